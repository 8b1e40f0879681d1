//! Grades of many governments over the years: the grade a score had in its own year, how grades
//! are distributed, how they moved, and whether a claim about all of them can be counted again.

use crate::nilai;
use dasar::{Nilai, Rasio};
use hukum::lke::{self, LkeError, SetLke};
use std::collections::BTreeMap;
use std::fmt;

/// The grades of SAKIP from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Predikat {
    /// Sangat memuaskan.
    Aa,
    /// Memuaskan.
    A,
    /// Sangat baik.
    Bb,
    /// Baik.
    B,
    /// Cukup.
    Cc,
    /// Kurang.
    C,
    /// Sangat kurang.
    D,
}

impl Predikat {
    /// Every grade, best first.
    pub const SEMUA: [Self; 7] = [
        Self::Aa,
        Self::A,
        Self::Bb,
        Self::B,
        Self::Cc,
        Self::C,
        Self::D,
    ];

    /// The letters as regulations write them.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Aa => "AA",
            Self::A => "A",
            Self::Bb => "BB",
            Self::B => "B",
            Self::Cc => "CC",
            Self::C => "C",
            Self::D => "D",
        }
    }

    /// Reads the letters, in any case.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        let teks = teks.trim();
        Self::SEMUA
            .into_iter()
            .find(|p| p.kode().eq_ignore_ascii_case(teks))
    }

    /// Place from the best, 0 is AA.
    #[must_use]
    pub fn urut(self) -> usize {
        Self::SEMUA.iter().position(|p| *p == self).unwrap_or(0)
    }
}

impl fmt::Display for Predikat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.kode())
    }
}

/// The worksheet that was in force for an evaluated year; none before the first one kept here.
///
/// # Errors
/// [`LkeError`] when a worksheet of the binary is broken.
///
/// # Why
/// A 2016 score is graded by the bands of 2015, whatever came later.
pub fn set_tahun(tahun: u16) -> Result<Option<SetLke>, LkeError> {
    for (kode, _) in lke::BAWAAN {
        let set = lke::bawaan(kode)?;
        if set.mulai_tahun <= tahun && set.sampai_tahun.is_none_or(|s| tahun <= s) {
            return Ok(Some(set));
        }
    }
    Ok(None)
}

/// The grade of a score by the bands of a worksheet.
#[must_use]
pub fn predikat(set: &SetLke, n: Nilai) -> Option<Predikat> {
    nilai::pita(&set.predikat, u32::from(n.ratusan())).and_then(|p| Predikat::parse(&p.kode))
}

/// How many governments have each grade, best first.
#[must_use]
pub fn sebaran(isi: impl IntoIterator<Item = Predikat>) -> [usize; 7] {
    let mut hasil = [0; 7];
    for p in isi {
        if let Some(n) = hasil.get_mut(p.urut()) {
            *n += 1;
        }
    }
    hasil
}

/// One government that is known in both years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Langkah {
    /// Region code.
    pub kode: String,
    /// Grade in the earlier year.
    pub dari: Predikat,
    /// Grade in the later year.
    pub ke: Predikat,
}

/// Movement between two years, only among governments known in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Perpindahan {
    /// Rows: earlier grade, columns: later grade, best first.
    pub sel: [[usize; 7]; 7],
    /// Every government counted, by code.
    pub langkah: Vec<Langkah>,
    /// Better grade than before.
    pub naik: usize,
    /// Same grade.
    pub tetap: usize,
    /// Worse grade.
    pub turun: usize,
}

/// Counts the movement between two years.
#[must_use]
pub fn perpindahan(
    dari: &BTreeMap<String, Predikat>,
    ke: &BTreeMap<String, Predikat>,
) -> Perpindahan {
    let mut h = Perpindahan::default();
    for (kode, a) in dari {
        let Some(b) = ke.get(kode) else { continue };
        if let Some(n) = h.sel.get_mut(a.urut()).and_then(|r| r.get_mut(b.urut())) {
            *n += 1;
        }
        match b.urut().cmp(&a.urut()) {
            std::cmp::Ordering::Less => h.naik += 1,
            std::cmp::Ordering::Equal => h.tetap += 1,
            std::cmp::Ordering::Greater => h.turun += 1,
        }
        h.langkah.push(Langkah {
            kode: kode.clone(),
            dari: *a,
            ke: *b,
        });
    }
    h
}

/// What a published aggregate measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UkuranKlaim {
    /// Mean score.
    RataRata,
    /// How many governments have this grade.
    Jumlah(Predikat),
    /// Share of governments with at least this grade, per cent.
    PersenMinimal(Predikat),
    /// Something that does not follow from grades.
    Lain,
}

impl UkuranKlaim {
    /// Reads "rata-rata", "jumlah CC", "persen bernilai >= B"; anything else is
    /// [`UkuranKlaim::Lain`].
    #[must_use]
    pub fn parse(teks: &str) -> Self {
        let teks = teks.trim();
        if teks == "rata-rata" {
            return Self::RataRata;
        }
        let satu = |awal: &str| teks.strip_prefix(awal).and_then(Predikat::parse);
        if let Some(p) = satu("jumlah ") {
            return Self::Jumlah(p);
        }
        satu("persen bernilai >= ").map_or(Self::Lain, Self::PersenMinimal)
    }
}

/// One government of a claim's scope: score where it is known, grade.
pub type Terhitung = (Option<Nilai>, Predikat);

/// The same measure over the rows that are there; `None` when none of them says anything about it.
///
/// # Shape and units
/// Points, governments or per cent, as the claim; exact.
#[must_use]
pub fn hitung_klaim(ukuran: UkuranKlaim, isi: &[Terhitung]) -> Option<(Rasio, usize)> {
    let bagi = |a: i128, b: usize| Rasio::baru(a, i128::try_from(b).ok()?);
    let hitung = |boleh: &dyn Fn(Predikat) -> bool| isi.iter().filter(|(_, p)| boleh(*p)).count();
    if isi.is_empty() {
        return None;
    }
    match ukuran {
        UkuranKlaim::RataRata => {
            let nilai: Vec<i128> = isi
                .iter()
                .filter_map(|(n, _)| n.map(|n| i128::from(n.ratusan())))
                .collect();
            let jumlah: i128 = nilai.iter().sum();
            let rata = bagi(jumlah, nilai.len())?.kali(Rasio::baru(1, 100)?)?;
            Some((rata, nilai.len()))
        }
        UkuranKlaim::Jumlah(p) => {
            let n = hitung(&|q| q == p);
            Some((bagi(i128::try_from(n).ok()?, 1)?, isi.len()))
        }
        UkuranKlaim::PersenMinimal(p) => {
            let n = hitung(&|q| q <= p);
            Some((bagi(i128::try_from(n).ok()? * 100, isi.len())?, isi.len()))
        }
        UkuranKlaim::Lain => None,
    }
}

#[cfg(test)]
mod tests;
