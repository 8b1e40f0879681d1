//! The cheapest way to a chosen grade: least total effort, control rules respected, proven.
//!
//! # Why
//! The question is an integer program: every answer may rise step by step, each step costs effort
//! and gives points, the points must reach the grade, and no control rule may be broken that the
//! present answers keep. [`soal`](self) turns it into whole numbers; the search walks the criteria
//! once, keeps for every combination of values that rules still ask about the best points per
//! effort, and drops what cannot end below the best plan known. What remains at the end is the
//! optimum, not an estimate.

mod cari;
mod soal;
mod urut;
mod usaha;

use std::collections::BTreeMap;

use dasar::Rasio;
use hukum::lke::SetLke;

use crate::nilai::{self, JawabanSalah};
use soal::Soal;
pub use usaha::Usaha;

/// One criterion to be raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Langkah {
    /// Key of the answer.
    pub kriteria: String,
    /// Present answer.
    pub dari: String,
    /// Answer to reach.
    pub ke: String,
    /// Effort of all its steps.
    pub usaha: u64,
    /// Points it adds, exact.
    pub tambah_poin: Rasio,
}

/// What is known about a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bukti {
    /// No plan costs less: the search was complete.
    Minimal,
    /// The search stopped at its limit; no plan costs less than this.
    Batas {
        /// Proven lower bound of the effort.
        paling_sedikit: u64,
    },
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jalan {
    /// What to raise, in the worksheet's order; empty when the grade is reached already.
    pub langkah: Vec<Langkah>,
    /// Total effort.
    pub usaha: u64,
    /// Final score afterwards, hundredths of a point.
    pub nilai_perseratus: u32,
    /// Grade afterwards.
    pub predikat: String,
    /// How good the plan is known to be.
    pub bukti: Bukti,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TolakJalan {
    /// The answers cannot be scored.
    Jawaban(JawabanSalah),
    /// The worksheet has no such grade; the ones it has.
    PredikatTakDikenal(Vec<String>),
    /// Effort given for keys the worksheet does not have, or outside 1–100.
    Usaha(Vec<String>),
    /// No allowed set of answers reaches the grade.
    TakTercapai,
    /// The worksheet's numbers are too large or too many for the search.
    TerlaluBesar,
}

/// How much work the search may do before it answers with a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anggaran {
    /// States kept per criterion while looking for a first good plan.
    pub lebar_awal: usize,
    /// States kept in all while proving.
    pub keadaan: usize,
}

impl Default for Anggaran {
    fn default() -> Self {
        Anggaran {
            lebar_awal: 2_000,
            keadaan: 12_000_000,
        }
    }
}

/// The plan of least total effort to a grade.
///
/// # Shape and units
/// `sasaran`: code of a grade, `B`. Effort is counted per step on the scale of an answer.
///
/// # Errors
/// [`TolakJalan`].
///
/// # Why
/// Answers only rise: a plan that lowers an answer is no improvement. Control rules that the
/// present answers break already do not bind the plan; the others do.
pub fn jalan(
    set: &SetLke,
    jawaban: &BTreeMap<String, String>,
    sasaran: &str,
    usaha: &Usaha,
    anggaran: Anggaran,
) -> Result<Jalan, TolakJalan> {
    nilai::hitung(set, jawaban).map_err(TolakJalan::Jawaban)?;
    let soal = Soal::susun(set, jawaban, sasaran, usaha)?;
    let (pilihan, bukti) = cari::cari(&soal, anggaran)?;
    let mut baru = jawaban.clone();
    let mut langkah = Vec::new();
    for (v, n) in soal.variabel.iter().zip(&pilihan) {
        let Some(l) = v.langkah.get(*n).filter(|_| *n > 0) else {
            continue;
        };
        baru.insert(v.kode.clone(), l.jawaban.clone());
        langkah.push(Langkah {
            kriteria: v.kode.clone(),
            dari: v
                .langkah
                .first()
                .map_or_else(String::new, |a| a.jawaban.clone()),
            ke: l.jawaban.clone(),
            usaha: u64::from(l.usaha),
            tambah_poin: soal.poin(l.poin),
        });
    }
    let hasil = nilai::hitung(set, &baru).map_err(TolakJalan::Jawaban)?;
    Ok(Jalan {
        usaha: langkah.iter().map(|l| l.usaha).sum(),
        langkah,
        nilai_perseratus: hasil.nilai_perseratus,
        predikat: hasil.predikat,
        bukti,
    })
}

#[cfg(test)]
mod tests;
