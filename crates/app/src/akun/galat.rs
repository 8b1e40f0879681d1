//! Why an act on accounts was not done.

use keamanan::Tolak;

/// Refusals and faults.
#[derive(Debug, thiserror::Error)]
pub enum AkunRefusal {
    /// Wrong name, wrong password, account closed: never told apart.
    #[error("Nama akun atau sandi tidak cocok. Periksa keduanya, lalu coba lagi.")]
    TidakCocok,
    /// Too many tries.
    #[error(
        "Terlalu banyak percobaan yang gagal. Coba lagi {}.", tunggu(*.detik)
    )]
    Terkunci {
        /// Seconds to wait.
        detik: u64,
    },
    /// The second factor is wrong.
    #[error("Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.")]
    KodeSalah,
    /// The half sign-in waited too long, or was finished before.
    #[error("Langkah masuk ini sudah kedaluwarsa. Mulai lagi dari nama akun.")]
    LangkahLewat,
    /// The chosen password is not good enough: every reason.
    #[error("{}", .0.iter().map(|b| b.kalimat()).collect::<Vec<_>>().join(" "))]
    SandiBuruk(Vec<::masuk::sandi::SandiBuruk>),
    /// Both entries of the new password differ.
    #[error("Sandi baru dan ulangannya berbeda. Ketik keduanya sekali lagi.")]
    UlanganBeda,
    /// The account name is taken or cannot be one.
    #[error("Nama akun {0} sudah dipakai. Pilih yang lain.")]
    NamaTerpakai(String),
    /// Not a name for an account.
    #[error(
        "Nama akun {0:?} tidak dapat dipakai: 3 sampai 60 huruf kecil, angka, titik, garis, atau @."
    )]
    NamaBuruk(String),
    /// No such account, or not of this government.
    #[error("Akun tidak ditemukan.")]
    TidakAda,
    /// No such government.
    #[error("Pemerintah daerah {0} tidak dikenal. Tulis kode Kemendagri, misalnya 64.11.")]
    PemdaTakDikenal(String),
    /// A passkey ceremony failed.
    #[error("Kunci sandi tidak diterima. Coba lagi, atau masuk dengan cara lain.")]
    KunciSandi(#[source] ::masuk::kunci_sandi::KunciSandiGagal),
    /// Single sign-on failed.
    #[error("Masuk tunggal tidak berhasil. Coba lagi, atau masuk dengan sandi.")]
    Oidc(#[source] ::masuk::oidc::OidcGagal),
    /// The identity is known to the provider, but tied to no account here.
    #[error(
        "Identitas Anda pada penyedia belum ditautkan ke akun Selaras. Masuk dengan sandi, lalu \
         tautkan pada halaman Akun, atau minta admin menautkannya."
    )]
    BelumTertaut,
    /// Only in the demo.
    #[error("Halaman ini tidak ada.")]
    BukanDemo,
    /// The rows of an import have errors; nothing was changed.
    #[error("{0} baris belum dapat diterima; tidak ada akun yang dibuat.")]
    BarisSalah(usize),
    /// A reason must say something.
    #[error("Alasan terlalu pendek; tulis paling sedikit 10 huruf.")]
    AlasanPendek,
    /// A moment that has not come.
    #[error("Saat diketahui tidak boleh di masa depan.")]
    SaatDepan,
    /// The actor may not.
    #[error("{0}")]
    Tolak(Tolak),
    /// The keys of personal data are missing or wrong.
    #[error(transparent)]
    Rahasia(#[from] crate::rahasia::RahasiaGagal),
    /// A law file has another shape than needed.
    #[error("Parameter hukum tidak terbaca: {0}")]
    Hukum(#[from] hukum::Error),
    /// Something broke.
    #[error("gangguan: {0}")]
    Gangguan(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

fn tunggu(detik: u64) -> String {
    match detik {
        0..=90 => format!("{detik} detik lagi"),
        91..=5_400 => format!("{} menit lagi", detik.div_ceil(60)),
        _ => format!("{} jam lagi", detik.div_ceil(3_600)),
    }
}

impl AkunRefusal {
    /// Stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::TidakCocok => "AKN-001",
            Self::Terkunci { .. } => "AKN-002",
            Self::KodeSalah => "AKN-003",
            Self::LangkahLewat => "AKN-004",
            Self::SandiBuruk(_) => "AKN-005",
            Self::UlanganBeda => "AKN-006",
            Self::NamaTerpakai(_) => "AKN-007",
            Self::NamaBuruk(_) => "AKN-008",
            Self::TidakAda => "AKN-009",
            Self::PemdaTakDikenal(_) => "AKN-010",
            Self::KunciSandi(_) => "AKN-011",
            Self::Oidc(_) => "AKN-012",
            Self::BelumTertaut => "AKN-013",
            Self::BukanDemo => "AKN-014",
            Self::BarisSalah(_) => "AKN-015",
            Self::Tolak(_) => "AKN-016",
            Self::Rahasia(_) => "AKN-017",
            Self::AlasanPendek => "AKN-018",
            Self::SaatDepan => "AKN-019",
            Self::Hukum(_) | Self::Gangguan(_) | Self::Store(_) => "AKN-900",
        }
    }

    /// True for a bug or a broken environment rather than a refusal.
    #[must_use]
    pub const fn gangguan(&self) -> bool {
        matches!(
            self,
            Self::Hukum(_) | Self::Gangguan(_) | Self::Store(_) | Self::Rahasia(_)
        )
    }
}

impl From<Tolak> for AkunRefusal {
    fn from(t: Tolak) -> Self {
        Self::Tolak(t)
    }
}
