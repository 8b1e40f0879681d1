//! Why an act on checks was not done.

use keamanan::Tolak;

/// Refusals and faults of the checks.
#[derive(Debug, thiserror::Error)]
pub enum PeriksaRefusal {
    /// No such government.
    #[error("Pemerintah daerah {0} tidak dikenal. Tulis kode Kemendagri, misalnya 64.11.")]
    PemdaTakDikenal(String),
    /// No such rule.
    #[error("Aturan {0} tidak ada. Lihat daftarnya: selaras periksa aturan")]
    AturanTakAda(String),
    /// No such finding, or the first characters fit several.
    #[error(
        "Temuan {0} tidak ditemukan atau belum cukup jelas. Lihat daftarnya: selaras periksa temuan"
    )]
    TemuanTakAda(String),
    /// The law wants the difference removed.
    #[error("Temuan {aturan} tidak dapat dipertahankan dengan alasan: {pasal}. Perbaiki datanya.")]
    TakDapatDialasankan {
        /// Rule.
        aturan: String,
        /// Article.
        pasal: String,
    },
    /// No such reason, or it was taken back already.
    #[error("Alasan ini tidak ada, atau sudah dicabut.")]
    AlasanTakAda,
    /// A reason must say something.
    #[error("Alasan terlalu pendek; tulis paling sedikit 10 huruf.")]
    AlasanPendek,
    /// The law fixes the tolerance, or its limit.
    #[error("Toleransi {aturan} tidak dapat diubah menjadi {persen} %: {sebab}")]
    ToleransiDitolak {
        /// Rule.
        aturan: String,
        /// Asked value.
        persen: String,
        /// Limit.
        sebab: String,
    },
    /// The actor may not.
    #[error("{0}")]
    Tolak(Tolak),
    /// A law file has another shape than the rules need.
    #[error("Parameter hukum tidak terbaca: {0}")]
    Hukum(#[from] hukum::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

impl PeriksaRefusal {
    /// Stable code.
    #[must_use]
    pub fn kode(&self) -> &'static str {
        match self {
            Self::PemdaTakDikenal(_) => "PRK-001",
            Self::AturanTakAda(_) => "PRK-002",
            Self::TemuanTakAda(_) => "PRK-003",
            Self::TakDapatDialasankan { .. } => "PRK-004",
            Self::AlasanPendek => "PRK-005",
            Self::ToleransiDitolak { .. } => "PRK-006",
            Self::Tolak(_) => "PRK-007",
            Self::AlasanTakAda => "PRK-008",
            Self::Hukum(_) | Self::Store(_) => "PRK-900",
        }
    }

    /// True for a bug or a broken environment rather than a refusal.
    #[must_use]
    pub fn gangguan(&self) -> bool {
        matches!(self, Self::Hukum(_) | Self::Store(_))
    }
}

impl From<Tolak> for PeriksaRefusal {
    fn from(t: Tolak) -> Self {
        Self::Tolak(t)
    }
}
