//! How the predicates of a unit's employees may be spread, given what the unit achieved.
//!
//! The limits are a guide: whoever departs from them says why. Units too small for percentages
//! are told so.

use std::collections::BTreeMap;
use std::fmt;

use dasar::waktu::Tanggal;
use hukum::{Error, Hukum};

use super::{CapaianUnit, PredikatSkp, angka, kolom};

/// One limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Batas {
    /// At most this share of the employees.
    PalingBanyak(PredikatSkp, i64),
    /// At least this share, of these predicates together.
    PalingSedikit(Vec<PredikatSkp>, i64),
    /// At least one employee of these.
    AdaSalahSatu(Vec<PredikatSkp>),
}

impl Batas {
    fn baca(arah: &str, predikat: &str, persen: Option<i64>) -> Option<Self> {
        let daftar: Vec<PredikatSkp> = predikat.split('+').filter_map(PredikatSkp::parse).collect();
        let pertama = *daftar.first()?;
        match (arah, persen) {
            ("maks", Some(p)) if daftar.len() == 1 => Some(Self::PalingBanyak(pertama, p)),
            ("min", Some(p)) => Some(Self::PalingSedikit(daftar, p)),
            ("ada", _) => Some(Self::AdaSalahSatu(daftar)),
            _ => None,
        }
    }

    fn dilanggar(&self, jumlah: &BTreeMap<PredikatSkp, usize>, n: usize) -> bool {
        let hitung =
            |daftar: &[PredikatSkp]| -> usize { daftar.iter().filter_map(|p| jumlah.get(p)).sum() };
        // Compared as whole numbers: count / n against percent / 100.
        let persen = |p: i64| usize::try_from(p).unwrap_or(0) * n;
        match self {
            Self::PalingBanyak(p, batas) => hitung(&[*p]) * 100 > persen(*batas),
            Self::PalingSedikit(d, batas) => hitung(d) * 100 < persen(*batas),
            Self::AdaSalahSatu(d) => hitung(d) == 0,
        }
    }

    /// Employees this limit needs at least in a unit of `n`.
    fn perlu(&self, n: usize) -> usize {
        match self {
            Self::PalingBanyak(..) => 0,
            Self::PalingSedikit(_, p) => (usize::try_from(*p).unwrap_or(0) * n).div_ceil(100),
            Self::AdaSalahSatu(_) => 1,
        }
    }
}

fn gabung(daftar: &[PredikatSkp]) -> String {
    let kata: Vec<String> = daftar.iter().map(ToString::to_string).collect();
    kata.join(" atau ")
}

impl fmt::Display for Batas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PalingBanyak(p, 0) => write!(f, "tidak ada yang berpredikat {p}"),
            Self::PalingBanyak(p, n) => write!(f, "predikat {p} paling banyak {n} %"),
            Self::PalingSedikit(d, n) => write!(f, "predikat {} paling sedikit {n} %", gabung(d)),
            Self::AdaSalahSatu(d) => write!(f, "harus ada yang berpredikat {}", gabung(d)),
        }
    }
}

/// A limit that is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pelanggaran {
    /// The limit.
    pub batas: Batas,
    /// The unit is too small for percentages to say much.
    pub unit_kecil: bool,
}

/// The limits in force on a day for what a unit achieved.
///
/// # Legal basis
/// SE Menteri PANRB 3/2023; parameters `kinerja.skp.distribusi`, `kinerja.skp.unit_kecil`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribusi {
    /// What the unit achieved.
    pub capaian: CapaianUnit,
    /// The limits.
    pub batas: Vec<Batas>,
    /// Units up to this size are called small.
    pub unit_kecil: usize,
    /// Where the limits stand.
    pub dasar: String,
}

impl Distribusi {
    /// The limits in force on a day.
    ///
    /// # Errors
    /// A parameter is missing or has another shape.
    pub fn pada(hukum: &Hukum, hari: Tanggal, capaian: CapaianUnit) -> Result<Self, Error> {
        let berlaku = hukum.parameter("kinerja.skp.distribusi")?.pada(hari)?;
        let kecil = hukum.parameter("kinerja.skp.unit_kecil")?.pada(hari)?;
        let batas = berlaku
            .daftar()?
            .iter()
            .filter(|b| kolom(b, "capaian") == capaian.kode())
            .filter_map(|b| Batas::baca(kolom(b, "arah"), kolom(b, "predikat"), angka(b, "persen")))
            .collect();
        Ok(Self {
            capaian,
            batas,
            unit_kecil: usize::try_from(kecil.bilangan(hukum::NILAI)?).unwrap_or(0),
            dasar: berlaku.versi.dasar.clone(),
        })
    }

    /// The limits that these predicates do not keep; none for a unit without employees.
    #[must_use]
    pub fn periksa(&self, jumlah: &BTreeMap<PredikatSkp, usize>) -> Vec<Pelanggaran> {
        let n: usize = jumlah.values().sum();
        if n == 0 {
            return Vec::new();
        }
        let unit_kecil = n <= self.unit_kecil || !self.dapat_dipenuhi(n);
        self.batas
            .iter()
            .filter(|b| b.dilanggar(jumlah, n))
            .map(|b| Pelanggaran {
                batas: b.clone(),
                unit_kecil,
            })
            .collect()
    }

    /// Whether any spread over so many employees can keep all limits.
    #[must_use]
    pub fn dapat_dipenuhi(&self, n: usize) -> bool {
        let perlu: usize = self.batas.iter().map(|b| b.perlu(n)).sum();
        perlu <= n
    }
}
