//! Why a backup cannot be made or used, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

/// Result of this crate.
pub type Result<T> = std::result::Result<T, CadanganError>;

/// Every message says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum CadanganError {
    /// The state says no.
    #[error("{pesan}")]
    Tolak {
        /// Stable code.
        kode: &'static str,
        /// For people.
        pesan: String,
    },
    /// A file that a person gave cannot be read as what it must be.
    #[error("{0}")]
    Masukan(String),
    /// The disk is full.
    #[error(
        "disk penuh saat menulis {}. Tidak ada cadangan setengah jadi yang dianggap sah; \
         kosongkan ruang lalu ulangi", .0.display()
    )]
    Penuh(PathBuf),
    /// A file of the repository or of the data folder cannot be read or written.
    #[error("{}: {sebab}", jalur.display())]
    Berkas {
        /// The file.
        jalur: PathBuf,
        /// Why.
        #[source]
        sebab: io::Error,
    },
}

impl CadanganError {
    pub(crate) fn tolak(kode: &'static str, pesan: impl Into<String>) -> Self {
        Self::Tolak {
            kode,
            pesan: pesan.into(),
        }
    }

    pub(crate) fn rusak(jalur: &Path, apa: impl std::fmt::Display) -> Self {
        Self::tolak(
            "cadangan_rusak",
            format!(
                "{} rusak: {apa}. Pakai cadangan lain (`selaras cadangan daftar`)",
                jalur.display()
            ),
        )
    }

    pub(crate) fn berkas(jalur: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let jalur = jalur.to_owned();
        move |sebab| match sebab.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Penuh(jalur),
            _ => Self::Berkas { jalur, sebab },
        }
    }
}
