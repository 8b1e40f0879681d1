//! Why a private cluster cannot be had, and what to do about it.

use std::io;
use std::path::PathBuf;

use crate::binari::saran_pasang;

/// Every message says what to do next.
#[derive(Debug)]
pub enum GugusError {
    /// No PostgreSQL server programs anywhere.
    TanpaBinari,
    /// Server programs, but too old.
    TerlaluTua {
        /// Folder of the programs.
        bin: PathBuf,
        /// What they print as version.
        versi: String,
    },
    /// The cluster was made by another major version than any that is installed.
    BedaMayor {
        /// Version of the cluster.
        perlu: u32,
        /// Best installed version.
        ada: u32,
    },
    /// Running as root and none of the accounts exists.
    TanpaAkun,
    /// The server account cannot reach a folder and could not be let in.
    TanpaJalan {
        /// Folder that stays closed.
        folder: PathBuf,
        /// Account that must pass.
        akun: String,
    },
    /// The cluster belongs to another account than the one that runs.
    BukanMilik {
        /// Folder of the cluster.
        folder: PathBuf,
        /// Its owner.
        uid: u32,
    },
    /// No folder is short enough for a Unix socket.
    TanpaSoket(PathBuf),
    /// A program of PostgreSQL failed.
    Program {
        /// Which one.
        nama: &'static str,
        /// What it said, and the end of the server's log.
        keluaran: String,
    },
    /// A file of the data folder cannot be read or written.
    Berkas {
        /// The file.
        jalur: PathBuf,
        /// Why.
        sebab: io::Error,
    },
    /// The folder is a restore that was cut off.
    BelumPulih(PathBuf),
    /// The file of passwords is not ours.
    RahasiaRusak(PathBuf),
}

impl GugusError {
    pub(crate) fn berkas(jalur: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let jalur = jalur.into();
        move |sebab| Self::Berkas { jalur, sebab }
    }
}

impl std::fmt::Display for GugusError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TanpaBinari => write!(
                f,
                "program server PostgreSQL (≥ 15) tidak ditemukan.\n{}",
                saran_pasang()
            ),
            Self::TerlaluTua { bin, versi } => write!(
                f,
                "PostgreSQL di {} terlalu tua ({versi}); Selaras memerlukan versi 15 atau lebih \
                 baru.\n{}",
                bin.display(),
                saran_pasang()
            ),
            Self::BedaMayor { perlu, ada } => write!(
                f,
                "folder data ini dibuat dengan PostgreSQL {perlu}, yang terpasang hanya versi \
                 {ada}.\nPasang versi itu kembali:\n  sudo apt-get install -y \
                 --no-install-recommends postgresql-{perlu}"
            ),
            Self::TanpaAkun => write!(
                f,
                "PostgreSQL tidak mau berjalan sebagai root dan tidak ada akun selaras, postgres, \
                 atau nobody.\nBuat satu akun:\n  useradd --system --home-dir /nonexistent \
                 --shell /usr/sbin/nologin selaras"
            ),
            Self::TanpaJalan { folder, akun } => write!(
                f,
                "akun {akun} tidak dapat melewati folder {0}.\nBeri jalan, atau pilih folder \
                 lain dengan --data:\n  setfacl -m u:{akun}:x '{0}'   (atau: chmod o+x '{0}')",
                folder.display()
            ),
            Self::BukanMilik { folder, uid } => write!(
                f,
                "{} milik akun nomor {uid}; jalankan Selaras sebagai akun itu, atau pilih folder \
                 lain dengan --data",
                folder.display()
            ),
            Self::TanpaSoket(p) => write!(
                f,
                "tidak ada folder untuk soket basis data (dicoba terakhir: {}); pastikan /tmp \
                 dapat ditulisi",
                p.display()
            ),
            Self::Program { nama, keluaran } => {
                write!(f, "{nama} gagal:\n{}", keluaran.trim_end())
            }
            Self::Berkas { jalur, sebab } => write!(f, "{}: {sebab}", jalur.display()),
            Self::BelumPulih(p) => write!(
                f,
                "{} adalah sisa pemulihan yang terpotong; hapus folder itu dan ulangi `selaras \
                 cadangan pulihkan`",
                p.display()
            ),
            Self::RahasiaRusak(p) => write!(
                f,
                "{} tidak terbaca; pulihkan dari cadangan, karena sandi basis data ada di sana",
                p.display()
            ),
        }
    }
}

impl std::error::Error for GugusError {}
