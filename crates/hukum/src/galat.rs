//! What can go wrong: in a law file (for its author) and in a lookup (for a caller).
use dasar::waktu::Tanggal;
use std::fmt;

/// One mistake in one law file, told so that its author can repair it.
///
/// # Shape and units
/// `baris` counts from 1; 0 means the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LoadError {
    /// Path of the file, relative to the law folder or to the overlay.
    pub berkas: String,
    /// Line of the mistake.
    pub baris: usize,
    /// What is wrong.
    pub apa: String,
    /// What to write instead.
    pub saran: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.baris {
            0 => write!(f, "{}: {}", self.berkas, self.apa)?,
            baris => write!(f, "{}:{baris}: {}", self.berkas, self.apa)?,
        }
        write!(f, "\n    Perbaikan: {}", self.saran)
    }
}

/// All mistakes of a law set at once, sorted by file and line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadErrors(pub Vec<LoadError>);

impl fmt::Display for LoadErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} kesalahan dalam berkas hukum:", self.0.len())?;
        self.0.iter().try_for_each(|galat| writeln!(f, "{galat}"))
    }
}

impl std::error::Error for LoadErrors {}

/// A lookup that the law set cannot answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// No file has this key.
    TidakDikenal {
        /// The key that was asked for.
        kunci: String,
        /// The nearest existing key.
        mirip: Option<String>,
    },
    /// The parameter starts later.
    BelumBerlaku {
        /// Key of the parameter.
        kunci: String,
        /// The day that was asked for.
        tanggal: Tanggal,
        /// First day with a value.
        mulai: Tanggal,
    },
    /// The norm was repealed.
    Dicabut {
        /// Key of the parameter.
        kunci: String,
        /// First day without the norm.
        sejak: Tanggal,
        /// The regulation that repealed it.
        dasar: String,
    },
    /// The parameter has another shape or column than the caller expects.
    SalahBentuk {
        /// Key of the parameter.
        kunci: String,
        /// What the caller asked for.
        diminta: String,
        /// What the law file has.
        tersedia: String,
    },
    /// No band holds the number.
    DiLuarPita {
        /// Key of the parameter.
        kunci: String,
        /// The number.
        nilai: String,
    },
    /// A local value lies outside what the national norm leaves free.
    DiLuarBatas {
        /// Key of the parameter.
        kunci: String,
        /// The local value.
        nilai: String,
        /// The limits in words.
        batas: String,
        /// The national norm.
        dasar: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TidakDikenal { kunci, mirip } => {
                write!(f, "Parameter hukum \"{kunci}\" tidak ada.")?;
                match mirip {
                    Some(mirip) => write!(f, " Maksud Anda \"{mirip}\"?"),
                    None => write!(f, " Lihat `selaras hukum daftar`."),
                }
            }
            Self::BelumBerlaku {
                kunci,
                tanggal,
                mulai,
            } => write!(
                f,
                "Parameter hukum \"{kunci}\" belum berlaku pada {tanggal}; mulai berlaku {mulai}."
            ),
            Self::Dicabut {
                kunci,
                sejak,
                dasar,
            } => {
                write!(
                    f,
                    "Parameter hukum \"{kunci}\" dicabut sejak {sejak} ({dasar})."
                )
            }
            Self::SalahBentuk {
                kunci,
                diminta,
                tersedia,
            } => write!(
                f,
                "Parameter hukum \"{kunci}\" diminta sebagai {diminta}, padahal berisi {tersedia}."
            ),
            Self::DiLuarPita { kunci, nilai } => {
                write!(f, "Tidak ada pita \"{kunci}\" yang memuat {nilai}.")
            }
            Self::DiLuarBatas {
                kunci,
                nilai,
                batas,
                dasar,
            } => write!(
                f,
                "Nilai setempat {nilai} untuk \"{kunci}\" di luar batas {batas} ({dasar})."
            ),
        }
    }
}

impl std::error::Error for Error {}
