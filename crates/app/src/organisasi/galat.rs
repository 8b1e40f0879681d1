//! Why an act on people and posts was not done.

use keamanan::Tolak;
use organisasi::{DelegasiRefusal, MasaRefusal, TugasRefusal};
use store::StoreError;

use crate::idempoten::IdempotenRefusal;

/// Refusals and faults.
#[derive(Debug, thiserror::Error)]
pub enum OrgRefusal {
    /// The actor may not.
    #[error("{0}")]
    Tolak(Tolak),
    /// There is no such record, or not for this actor.
    #[error("{0} tidak ditemukan. Periksa alamat atau pilih dari daftar.")]
    TidakAda(&'static str),
    /// Fields that cannot be read or are missing: field, reason and advice.
    #[error("{}", .0.iter().map(|(_, p)| p.as_str()).collect::<Vec<_>>().join(" "))]
    Masukan(Vec<(&'static str, String)>),
    /// Somebody was faster.
    #[error(
        "Sudah diubah oleh {oleh} pada {pada}. Muat ulang halamannya, lalu ulangi bila masih perlu."
    )]
    Basi {
        /// Who.
        oleh: String,
        /// When, as text.
        pada: String,
    },
    /// The law about assignments says no.
    #[error("{0}")]
    Tugas(TugasRefusal),
    /// A period does not fit.
    #[error("{0}")]
    Masa(MasaRefusal),
    /// The rules about delegation say no.
    #[error("{0}")]
    Delegasi(DelegasiRefusal),
    /// A unit or post would be its own superior.
    #[error("{0} akan menjadi atasan dirinya sendiri. Pilih atasan lain.")]
    Melingkar(&'static str),
    /// A role cannot be held in this scope here, or its giver does not have it to give.
    #[error("{0}")]
    PeranTakSah(String),
    /// The same thing exists already.
    #[error("{0}")]
    SudahAda(&'static str),
    /// The idempotency key stands for something else.
    #[error("{0}")]
    Kunci(IdempotenRefusal),
    /// A law file has another shape than the rules need.
    #[error("Parameter hukum tidak terbaca: {0}")]
    Hukum(#[from] hukum::Error),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl OrgRefusal {
    /// The stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::Tolak(t) => t.kode(),
            Self::TidakAda(_) => "ORG-404",
            Self::Masukan(_) => "ORG-400",
            Self::Basi { .. } => "ORG-409",
            Self::Tugas(t) => t.kode(),
            Self::Masa(m) => m.kode(),
            Self::Delegasi(d) => d.kode(),
            Self::Melingkar(_) => "ORG-060",
            Self::PeranTakSah(_) => "ORG-061",
            Self::SudahAda(_) => "ORG-062",
            Self::Kunci(_) => "ORG-410",
            Self::Hukum(_) | Self::Store(_) => "ORG-500",
        }
    }

    /// The HTTP status; 500 is a fault.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Tolak(t) => t.status(),
            Self::TidakAda(_) => 404,
            Self::Basi { .. } | Self::Kunci(IdempotenRefusal::KunciLain) => 409,
            Self::Kunci(IdempotenRefusal::Basis(_)) | Self::Hukum(_) | Self::Store(_) => 500,
            Self::Masukan(_)
            | Self::Tugas(_)
            | Self::Masa(_)
            | Self::Delegasi(_)
            | Self::Melingkar(_)
            | Self::PeranTakSah(_)
            | Self::SudahAda(_) => 422,
        }
    }
}

impl From<Tolak> for OrgRefusal {
    fn from(t: Tolak) -> Self {
        Self::Tolak(t)
    }
}
impl From<TugasRefusal> for OrgRefusal {
    fn from(t: TugasRefusal) -> Self {
        Self::Tugas(t)
    }
}
impl From<MasaRefusal> for OrgRefusal {
    fn from(m: MasaRefusal) -> Self {
        Self::Masa(m)
    }
}
impl From<DelegasiRefusal> for OrgRefusal {
    fn from(d: DelegasiRefusal) -> Self {
        Self::Delegasi(d)
    }
}
impl From<IdempotenRefusal> for OrgRefusal {
    fn from(k: IdempotenRefusal) -> Self {
        Self::Kunci(k)
    }
}

/// Constraints by name: what two people did at the same time.
impl From<StoreError> for OrgRefusal {
    fn from(galat: StoreError) -> Self {
        let StoreError::Batasan { nama, .. } = &galat else {
            return Self::Store(galat);
        };
        let pesan = match nama.as_str() {
            "orang_nip" => "NIP ini sudah dipakai orang lain di daerah ini. Periksa NIP-nya.",
            "unit_kerja_kode" => "Kode unit ini sudah dipakai. Pakai kode lain.",
            "unit_masa_kini" => "Unit ini sudah punya masa yang berjalan. Akhiri dahulu.",
            "unit_masa_pkey" => {
                "Unit ini sudah berubah pada tanggal yang sama. Pilih tanggal lain."
            }
            "jabatan_kode" => "Kode jabatan ini sudah dipakai. Pakai kode lain.",
            "jabatan_kepala" => "Unit ini sudah punya jabatan kepala. Tutup yang lama dahulu.",
            "penugasan_kini" => {
                "Jabatan ini baru saja diisi orang lain. Muat ulang halamannya untuk melihatnya."
            }
            "peran_orang_kini" => "Orang ini sudah memegang peran itu. Tidak perlu diberi lagi.",
            _ => return Self::Store(galat),
        };
        Self::SudahAda(pesan)
    }
}
