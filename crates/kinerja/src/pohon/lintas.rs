//! Crosscutting: a node needs the support of another unit, which agrees or refuses.

use std::fmt;

/// Who gives the support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pendukung<K> {
    /// A unit of the same government; its consent is given in the system.
    Opd(K),
    /// An institution outside; its consent is a letter that the asking side records.
    Luar,
}

/// State of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeadaanLintas {
    /// Asked, no answer yet.
    Diminta,
    /// Agreed.
    Disetujui,
    /// Refused.
    Ditolak,
    /// Taken back by the asking side.
    Ditarik,
}

impl KeadaanLintas {
    /// Every state.
    pub const SEMUA: [Self; 4] = [Self::Diminta, Self::Disetujui, Self::Ditolak, Self::Ditarik];

    /// The stable code, as stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Diminta => "diminta",
            Self::Disetujui => "disetujui",
            Self::Ditolak => "ditolak",
            Self::Ditarik => "ditarik",
        }
    }

    /// Reads a stable code.
    #[must_use]
    pub fn parse(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|k| k.kode() == kode.trim())
    }
}

impl fmt::Display for KeadaanLintas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Diminta => "menunggu jawaban",
            Self::Disetujui => "disetujui",
            Self::Ditolak => "ditolak",
            Self::Ditarik => "ditarik kembali",
        })
    }
}

/// Why a request or an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TolakLintas {
    /// A unit does not ask itself.
    DiriSendiri,
    /// Answered or taken back already.
    SudahDijawab(KeadaanLintas),
    /// What is asked for is not said.
    TanpaIsi,
    /// A refusal gives its reason.
    TanpaAlasan,
    /// Consent from outside names its letter.
    TanpaSurat,
}

impl TolakLintas {
    /// The stable code.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::DiriSendiri => "PHN-020",
            Self::SudahDijawab(_) => "PHN-021",
            Self::TanpaIsi => "PHN-022",
            Self::TanpaAlasan => "PHN-023",
            Self::TanpaSurat => "PHN-024",
        }
    }
}

impl fmt::Display for TolakLintas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DiriSendiri => f.write_str(
                "Simpul ini milik perangkat daerah itu sendiri. Pilih perangkat daerah lain.",
            ),
            Self::SudahDijawab(k) => write!(
                f,
                "Permintaan ini sudah {k}. Buat permintaan baru bila keadaannya berubah.",
            ),
            Self::TanpaIsi => {
                f.write_str("Tulis dukungan apa yang diminta, paling sedikit 10 huruf.")
            }
            Self::TanpaAlasan => f.write_str("Penolakan perlu alasan, paling sedikit 10 huruf."),
            Self::TanpaSurat => f.write_str(
                "Persetujuan lembaga luar dicatat dengan nomor suratnya. Isi nomor surat itu.",
            ),
        }
    }
}

impl std::error::Error for TolakLintas {}

/// Whether a unit (none: the government as a whole) may ask for a support.
///
/// # Errors
/// The unit itself first, then missing words.
pub fn minta<K: PartialEq>(
    pemilik: Option<K>,
    pendukung: &Pendukung<K>,
    isi: &str,
) -> Result<(), TolakLintas> {
    if let (Some(a), Pendukung::Opd(b)) = (pemilik, pendukung)
        && a == *b
    {
        return Err(TolakLintas::DiriSendiri);
    }
    cukup(isi).then_some(()).ok_or(TolakLintas::TanpaIsi)
}

/// The answer of the other side.
///
/// # Errors
/// Answered already, a refusal without reason, consent from outside without a letter.
pub fn jawab<K>(
    kini: KeadaanLintas,
    pendukung: &Pendukung<K>,
    setuju: bool,
    alasan: &str,
) -> Result<KeadaanLintas, TolakLintas> {
    if kini != KeadaanLintas::Diminta {
        return Err(TolakLintas::SudahDijawab(kini));
    }
    match (setuju, pendukung) {
        (false, _) if !cukup(alasan) => Err(TolakLintas::TanpaAlasan),
        (false, _) => Ok(KeadaanLintas::Ditolak),
        (true, Pendukung::Luar) if alasan.trim().is_empty() => Err(TolakLintas::TanpaSurat),
        (true, _) => Ok(KeadaanLintas::Disetujui),
    }
}

/// Taking a request back, agreed ones included.
///
/// # Errors
/// Refused or taken back already.
pub fn tarik(kini: KeadaanLintas) -> Result<KeadaanLintas, TolakLintas> {
    match kini {
        KeadaanLintas::Diminta | KeadaanLintas::Disetujui => Ok(KeadaanLintas::Ditarik),
        lain => Err(TolakLintas::SudahDijawab(lain)),
    }
}

fn cukup(teks: &str) -> bool {
    dasar::teks::rapat(teks).chars().count() >= 10
}
