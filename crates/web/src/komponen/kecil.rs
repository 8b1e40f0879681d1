//! Small components: chip, grade, money, empty state, "Mengapa?".

use askama::Template;
use dasar::uang::Rupiah;

use super::tabel::Tautan;

/// Meaning of a colour; it always comes with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Warna {
    /// No judgement.
    #[default]
    Netral,
    /// Wrong, blocking.
    Bahaya,
    /// Needs attention.
    Awas,
    /// In order.
    Baik,
    /// Information.
    Info,
}

impl Warna {
    /// CSS class.
    #[must_use]
    pub const fn kelas(self) -> &'static str {
        match self {
            Self::Netral => "",
            Self::Bahaya => "b",
            Self::Awas => "w",
            Self::Baik => "ok",
            Self::Info => "i",
        }
    }
}

/// A short state in a pill.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<span class="cip {{ warna.kelas() }}">{{ teks }}</span>"#,
    ext = "html"
)]
pub struct Cip {
    /// The word.
    pub teks: String,
    /// Its meaning.
    pub warna: Warna,
}

impl Cip {
    /// A chip.
    pub fn baru(teks: impl Into<String>, warna: Warna) -> Self {
        Self {
            teks: teks.into(),
            warna,
        }
    }
}

/// A grade of the fixed scale AA … D; anything else is shown without colour.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<span class="nilai n-{{ kelas() }}"><span class="tersembunyi">Predikat </span>{{ huruf }}</span>"#,
    ext = "html"
)]
pub struct NilaiView {
    /// "AA", "A", "BB", "B", "CC", "C", "D" or "–".
    pub huruf: String,
}

impl NilaiView {
    fn kelas(&self) -> &'static str {
        match self.huruf.as_str() {
            "AA" => "aa",
            "A" => "a",
            "BB" => "bb",
            "B" => "b",
            "CC" => "cc",
            "C" => "c",
            "D" => "d",
            _ => "kosong",
        }
    }
}

/// Money: short on the page, exact on hover and in print.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<data class="uang{% if kurang %} kurang{% endif %}" value="{{ mesin }}" title="{{ tepat }}">{{ teks }}</data>"#,
    ext = "html"
)]
pub struct UangView {
    /// What is shown.
    pub teks: String,
    /// "Rp1.234.567,89".
    pub tepat: String,
    /// "1234567.89".
    pub mesin: String,
    /// Below zero.
    pub kurang: bool,
}

impl UangView {
    /// "Rp1,2 T" with the exact value on hover.
    #[must_use]
    pub fn ringkas(nilai: Rupiah) -> Self {
        Self {
            teks: nilai.ringkas(),
            ..Self::polos(nilai)
        }
    }

    /// "1.234.567" (the column says rupiah) with "Rp1.234.567" on hover.
    #[must_use]
    pub fn polos(nilai: Rupiah) -> Self {
        Self {
            teks: nilai.polos(),
            tepat: nilai.to_string(),
            mesin: nilai.mesin(),
            kurang: nilai.sen() < 0,
        }
    }
}

/// Says what a place is for, and the next step.
#[derive(Clone, Debug, Template)]
#[template(path = "components/kosong.html")]
pub struct Kosong {
    /// What is missing.
    pub judul: String,
    /// What it is for and what to do.
    pub kalimat: String,
    /// A command to copy, if the step is a command.
    pub perintah: Option<String>,
    /// Where to go.
    pub langkah: Vec<Tautan>,
}

impl Kosong {
    /// An empty state without steps.
    pub fn baru(judul: impl Into<String>, kalimat: impl Into<String>) -> Self {
        Self {
            judul: judul.into(),
            kalimat: kalimat.into(),
            perintah: None,
            langkah: vec![],
        }
    }

    /// Adds a place to go.
    #[must_use]
    pub fn langkah(mut self, teks: &str, url: impl Into<String>) -> Self {
        self.langkah.push(Tautan::baru(teks, url));
        self
    }

    /// Adds the command that helps.
    #[must_use]
    pub fn perintah(mut self, perintah: &str) -> Self {
        self.perintah = Some(perintah.to_owned());
        self
    }
}

/// "Mengapa?": inputs, formula, article, date of one figure.
#[derive(Clone, Debug, Template)]
#[template(path = "components/mengapa.html")]
pub struct Mengapa {
    /// Which figure, for the summary line: "Mengapa 37,6 %?"
    pub judul: String,
    /// Name and value of each input.
    pub masukan: Vec<(String, String)>,
    /// "belanja pegawai ÷ total belanja = …".
    pub rumus: String,
    /// "UU 1/2022 pasal 146".
    pub dasar: String,
    /// One sentence of the article or of the rule.
    pub kutipan: String,
    /// "berlaku sejak 5 Januari 2022".
    pub sejak: String,
}
