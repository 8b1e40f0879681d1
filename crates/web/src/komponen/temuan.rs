//! A finding: severity, sentence, article, next steps.

use askama::Template;

use super::kecil::{Cip, Warna};
use super::tabel::Tautan;

/// One finding as a sentence with the next step.
#[derive(Clone, Debug, Template)]
#[template(path = "components/temuan.html")]
pub struct TemuanView {
    /// "Menghalangi", "Perlu alasan", "Catatan".
    pub tingkat: Cip,
    /// What is wrong, short.
    pub judul: String,
    /// Rule code and its page.
    pub aturan: Option<Tautan>,
    /// The sentence.
    pub kalimat: String,
    /// What to do; may be empty.
    pub saran: String,
    /// The article; may be empty.
    pub pasal: String,
    /// "Lihat baris", "Beri alasan", …
    pub aksi: Vec<Tautan>,
}

impl TemuanView {
    /// Chip of a severity letter: B blocks, W needs a reason, I informs.
    #[must_use]
    pub fn tingkat(huruf: &str) -> Cip {
        match huruf {
            "B" => Cip::baru("Menghalangi", Warna::Bahaya),
            "W" => Cip::baru("Perlu alasan", Warna::Awas),
            _ => Cip::baru("Catatan", Warna::Info),
        }
    }

    /// One example per severity.
    #[must_use]
    pub fn contoh() -> Vec<Self> {
        let satu = |huruf: &str| Self {
            tingkat: Self::tingkat(huruf),
            judul: "13 sub kegiatan berbeda dari RKPD".into(),
            aturan: Some(Tautan::baru("BUD-03", "/aturan/BUD-03")),
            kalimat: "Pagu APBD tidak sama dengan pagu RKPD tahun yang sama; \
                      1 di antaranya menjadi nol."
                .into(),
            saran: "Samakan pagu, atau tulis alasan perubahan.".into(),
            pasal: "PP 12/2019 pasal 89".into(),
            aksi: vec![Tautan::baru("Lihat baris", "#tabel")],
        };
        ["B", "W", "I"].into_iter().map(satu).collect()
    }
}
