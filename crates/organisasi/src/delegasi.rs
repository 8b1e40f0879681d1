//! Handing a role over for a period.

use crate::AturanPenugasan;
use dasar::id;
use dasar::{Id, Periode, Tanggal};
use std::fmt;

/// A delegation to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delegasi {
    /// The held role that is handed over.
    pub peran: Id<id::PeranOrang>,
    /// Its holder.
    pub dari: Id<id::Orang>,
    /// The delegate.
    pub kepada: Id<id::Orang>,
    /// From when until when.
    pub masa: Periode,
}

/// Why a delegation is refused, in the order of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelegasiRefusal {
    /// To oneself.
    DiriSendiri,
    /// A role that is a person's own, not an office.
    PeranPribadi,
    /// It does not end.
    TanpaAkhir,
    /// Longer than allowed.
    TerlaluLama {
        /// The last day possible.
        paling_lambat: Tanggal,
    },
    /// The role is not held in the whole period.
    DiLuarMasaPeran {
        /// When it is held.
        masa: Periode,
    },
    /// The same role is delegated already in that period.
    SudahDidelegasikan {
        /// When.
        masa: Periode,
    },
}

impl DelegasiRefusal {
    /// The stable code.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::DiriSendiri => "ORG-040",
            Self::PeranPribadi => "ORG-041",
            Self::TanpaAkhir => "ORG-042",
            Self::TerlaluLama { .. } => "ORG-043",
            Self::DiLuarMasaPeran { .. } => "ORG-044",
            Self::SudahDidelegasikan { .. } => "ORG-045",
        }
    }
}

impl fmt::Display for DelegasiRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DiriSendiri => {
                f.write_str("Penerima delegasi sama dengan pemberinya. Pilih orang lain.")
            }
            Self::PeranPribadi => {
                f.write_str("Peran ini melekat pada orangnya dan tidak dapat didelegasikan.")
            }
            Self::TanpaAkhir => {
                f.write_str("Delegasi harus punya tanggal akhir. Isi tanggal akhirnya.")
            }
            Self::TerlaluLama { paling_lambat } => write!(
                f,
                "Delegasi terlalu lama. Tanggal akhir paling lambat {paling_lambat}."
            ),
            Self::DiLuarMasaPeran { masa } => write!(
                f,
                "Peran ini hanya dipegang {masa}. Sesuaikan masa delegasinya."
            ),
            Self::SudahDidelegasikan { masa } => write!(
                f,
                "Peran ini sudah didelegasikan {masa}. Cabut delegasi itu dahulu."
            ),
        }
    }
}

/// Whether a role may be handed over. A delegate cannot hand on: only a role held in one's own
/// name has an id to delegate.
///
/// # Errors
/// [`DelegasiRefusal`], the first that applies.
///
/// # Legal basis
/// UU 30/2014 Pasal 13; the limit from `organisasi.penugasan.delegasi_paling_lama`.
pub fn delegasikan(
    d: &Delegasi,
    masa_peran: Periode,
    pribadi: bool,
    lain: &[Periode],
    aturan: &AturanPenugasan,
) -> Result<(), DelegasiRefusal> {
    if d.dari == d.kepada {
        return Err(DelegasiRefusal::DiriSendiri);
    }
    if pribadi {
        return Err(DelegasiRefusal::PeranPribadi);
    }
    let mulai = d.masa.mulai();
    let Some(selesai) = d.masa.selesai() else {
        return Err(DelegasiRefusal::TanpaAkhir);
    };
    if let Some(b) = mulai
        .tambah_hari(aturan.delegasi_hari)
        .filter(|b| selesai > *b)
    {
        let paling_lambat = b.kemarin().unwrap_or(b);
        return Err(DelegasiRefusal::TerlaluLama { paling_lambat });
    }
    let sampai = masa_peran.selesai().is_none_or(|s| selesai <= s);
    if mulai < masa_peran.mulai() || !sampai {
        return Err(DelegasiRefusal::DiLuarMasaPeran { masa: masa_peran });
    }
    match lain.iter().find(|p| p.beririsan(d.masa)) {
        Some(masa) => Err(DelegasiRefusal::SudahDidelegasikan { masa: *masa }),
        None => Ok(()),
    }
}
