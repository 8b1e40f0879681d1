//! Periods of things with history: no overlap, no end before the beginning.

use dasar::{Periode, Tanggal};
use std::fmt;

/// Why a period cannot be written or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MasaRefusal {
    /// It ends before it begins.
    Terbalik,
    /// It overlaps what is already written.
    Tumpang {
        /// The other period.
        dengan: Periode,
    },
    /// It has ended already.
    SudahBerakhir {
        /// The first day after it.
        pada: Tanggal,
    },
    /// The last day lies before the first.
    AkhirSebelumAwal {
        /// The first day.
        mulai: Tanggal,
    },
}

impl MasaRefusal {
    /// The stable code.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Terbalik => "ORG-020",
            Self::Tumpang { .. } => "ORG-021",
            Self::SudahBerakhir { .. } => "ORG-022",
            Self::AkhirSebelumAwal { .. } => "ORG-023",
        }
    }
}

impl fmt::Display for MasaRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Terbalik => f.write_str(
                "Tanggal akhir lebih dahulu daripada tanggal mulai. Perbaiki salah satunya.",
            ),
            Self::Tumpang { dengan } => {
                write!(
                    f,
                    "Masa ini bertumpang dengan yang sudah tercatat ({dengan})."
                )
            }
            Self::SudahBerakhir { pada } => {
                let akhir = pada.kemarin().unwrap_or(*pada);
                write!(f, "Sudah berakhir {akhir}; tidak dapat diakhiri lagi.")
            }
            Self::AkhirSebelumAwal { mulai } => {
                write!(f, "Tanggal akhir harus pada atau sesudah {mulai}.")
            }
        }
    }
}

/// A period from a first and an optional last day, both inclusive as people write them.
///
/// # Errors
/// [`MasaRefusal::Terbalik`].
pub fn masa(mulai: Tanggal, sampai: Option<Tanggal>) -> Result<Periode, MasaRefusal> {
    let selesai = sampai.and_then(|s| s.tambah_hari(1));
    Periode::baru(mulai, selesai).ok_or(MasaRefusal::Terbalik)
}

/// Adds a period to a history that must not overlap.
///
/// # Errors
/// [`MasaRefusal::Tumpang`] with the first it meets.
pub fn tambah(baru: Periode, riwayat: &[Periode]) -> Result<(), MasaRefusal> {
    match riwayat.iter().find(|p| p.beririsan(baru)) {
        Some(p) => Err(MasaRefusal::Tumpang { dengan: *p }),
        None => Ok(()),
    }
}

/// Ends a running period after its last day (inclusive). An end in the future may be moved
/// forward, never past one already written.
///
/// # Errors
/// [`MasaRefusal`].
pub fn akhiri(kini: Periode, terakhir: Tanggal) -> Result<Periode, MasaRefusal> {
    let mulai = kini.mulai();
    if terakhir < mulai {
        return Err(MasaRefusal::AkhirSebelumAwal { mulai });
    }
    let selesai = terakhir.tambah_hari(1).unwrap_or(terakhir);
    match kini.selesai() {
        Some(pada) if selesai >= pada => Err(MasaRefusal::SudahBerakhir { pada }),
        _ => Periode::baru(mulai, Some(selesai)).ok_or(MasaRefusal::Terbalik),
    }
}
