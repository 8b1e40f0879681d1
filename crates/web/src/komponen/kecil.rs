//! Small components: chip, grade, money, empty state, "Mengapa?".

use std::fmt;

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

/// Money: short with the exact amount on hover, or exact, which needs no hover.
///
/// # Why
/// A page of an office has a thousand of these: each is written straight to the page, and an
/// amount that stands there in full is not repeated in attributes.
#[derive(Clone, Copy, Debug)]
pub struct UangView {
    nilai: Rupiah,
    ringkas: bool,
}

impl UangView {
    /// "Rp1,2 T" with the exact value on hover.
    #[must_use]
    pub const fn ringkas(nilai: Rupiah) -> Self {
        Self {
            nilai,
            ringkas: true,
        }
    }

    /// "1.234.567"; the column says rupiah.
    #[must_use]
    pub const fn polos(nilai: Rupiah) -> Self {
        Self {
            nilai,
            ringkas: false,
        }
    }
}

impl fmt::Display for UangView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kurang = if self.nilai.sen() < 0 { " kurang" } else { "" };
        if self.ringkas {
            let (tepat, teks) = (self.nilai, self.nilai.ringkas());
            write!(
                f,
                "<span class=\"uang{kurang}\" title=\"{tepat}\">{teks}</span>"
            )
        } else if kurang.is_empty() {
            f.write_str(&self.nilai.polos())
        } else {
            write!(f, "<span class=\"kurang\">{}</span>", self.nilai.polos())
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
