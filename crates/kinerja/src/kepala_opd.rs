//! Assessment of heads of OPD, and of regions by their province: weighted variables, each with a
//! verifier.
//!
//! What counts is verified; what does not apply is taken out and the other weights are stretched
//! to the whole. The same five words as for units of SE 3/2023 make the score the bridge to SKP.

use std::fmt;

use dasar::Rasio;
use dasar::nilai::Nilai;
use dasar::waktu::Tanggal;
use hukum::{Desimal, Error, Hukum};

use crate::skp::{CapaianUnit, angka, kolom};

pub mod peringkat;

pub use peringkat::{Posisi, peringkat};

/// State of one variable of one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeadaanIsian {
    /// Nothing yet.
    Belum,
    /// Filled in, waiting for its verifier.
    Verifikasi,
    /// Sent back.
    Pengembalian,
    /// Verified.
    Selesai,
}

impl KeadaanIsian {
    /// Every state.
    pub const SEMUA: [Self; 4] = [
        Self::Belum,
        Self::Verifikasi,
        Self::Pengembalian,
        Self::Selesai,
    ];

    /// The stable code, as stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Belum => "BELUM",
            Self::Verifikasi => "VERIFIKASI",
            Self::Pengembalian => "PENGEMBALIAN",
            Self::Selesai => "SELESAI",
        }
    }

    /// Reads a stable code.
    #[must_use]
    pub fn parse(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|k| k.kode() == kode.trim())
    }
}

impl fmt::Display for KeadaanIsian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Belum => "belum diisi",
            Self::Verifikasi => "menunggu verifikasi",
            Self::Pengembalian => "dikembalikan",
            Self::Selesai => "terverifikasi",
        })
    }
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variabel {
    /// Code within its set.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Weight; the weights of a set add up to 100.
    pub bobot: Rasio,
    /// Where the value comes from: `isian`, or a module of Selaras.
    pub sumber: String,
    /// What counts as full achievement, in the unit of the value.
    pub target: Rasio,
    /// Who verifies it.
    pub verifikator: String,
}

/// What is known about a variable of one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Isian {
    /// The value, in the unit of the target; none when it does not apply to this subject.
    pub nilai: Option<Rasio>,
    /// State.
    pub keadaan: KeadaanIsian,
}

/// One line of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RincianVariabel {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// The weight used, after others were taken out; zero when this one was.
    pub bobot_pakai: Rasio,
    /// Achievement, 0 to 1; none when it does not apply.
    pub capaian: Option<Rasio>,
    /// Points it brings, 0 to 1.
    pub sumbangan: Rasio,
    /// Why it is so.
    pub sebab: String,
}

/// The result of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penilaian {
    /// Score, rounded once; none when no variable applies.
    pub skor: Option<Nilai>,
    /// Predicate of the rounded score.
    pub predikat: Option<CapaianUnit>,
    /// One line per variable, in the order of the set.
    pub rincian: Vec<RincianVariabel>,
    /// Points for innovation and awards that were counted.
    pub bonus: Rasio,
    /// The cap cut the score.
    pub dipotong: bool,
}

/// The rules in force on a day.
///
/// # Legal basis
/// Parameters `kinerja.kepala_opd.*`; the bands meet the five levels of SE Menteri PANRB 3/2023.
#[derive(Clone, Debug)]
pub struct AturanKepala {
    pita: Vec<(Desimal, CapaianUnit)>,
    terendah: CapaianUnit,
    /// Where the bands stand.
    pub dasar: String,
}

impl AturanKepala {
    /// The bands in force on a day.
    ///
    /// # Errors
    /// A parameter is missing or has another shape.
    pub fn pada(hukum: &Hukum, hari: Tanggal) -> Result<Self, Error> {
        let berlaku = hukum.parameter("kinerja.kepala_opd.predikat")?.pada(hari)?;
        let mut pita = Vec::new();
        for b in berlaku.daftar()? {
            let batas = b.get("batas").and_then(hukum::Value::angka);
            if let (Some(d), Some(c)) = (batas, CapaianUnit::parse(kolom(b, "capaian"))) {
                pita.push((d, c));
            }
        }
        pita.sort_by_key(|b| std::cmp::Reverse(b.0));
        Ok(Self {
            pita,
            terendah: CapaianUnit::SangatKurang,
            dasar: berlaku.versi.dasar.clone(),
        })
    }

    /// The predicate of a score: lower bounds belong to their band.
    #[must_use]
    pub fn predikat(&self, skor: Nilai) -> CapaianUnit {
        let teks = format!("{}.{:02}", skor.ratusan() / 100, skor.ratusan() % 100);
        let Some(d) = Desimal::parse(&teks) else {
            return self.terendah;
        };
        self.pita
            .iter()
            .find(|(batas, _)| d >= *batas)
            .map_or(self.terendah, |(_, c)| *c)
    }
}

/// The default set of variables for OPDs (`variabel`) or for regions (`variabel_daerah`).
///
/// # Errors
/// The parameter is missing or has another shape.
pub fn bawaan(hukum: &Hukum, hari: Tanggal, daerah: bool) -> Result<Vec<Variabel>, Error> {
    let nama = if daerah {
        "variabel_daerah"
    } else {
        "variabel"
    };
    let berlaku = hukum
        .parameter(&format!("kinerja.kepala_opd.{nama}"))?
        .pada(hari)?;
    let persen = |b: &hukum::Baris, k: &str| {
        let n = angka(b, k).and_then(|n| i32::try_from(n).ok());
        Rasio::dari_persen(n.unwrap_or(0))
    };
    let daftar = berlaku.daftar()?;
    Ok(daftar
        .iter()
        .map(|b| Variabel {
            kode: kolom(b, "kode").to_owned(),
            nama: kolom(b, "nama").to_owned(),
            bobot: persen(b, "bobot"),
            sumber: kolom(b, "sumber").to_owned(),
            target: persen(b, "target"),
            verifikator: kolom(b, "verifikator").to_owned(),
        })
        .collect())
}

/// Why a set of variables cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TolakSet {
    /// The weights do not add up.
    BobotBukanSeratus(String),
    /// A code twice.
    KodeGanda(String),
    /// Without name, verifier or target.
    TakLengkap(String),
    /// Nothing in it.
    Kosong,
}

impl TolakSet {
    /// The stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::BobotBukanSeratus(_) => "KPD-010",
            Self::KodeGanda(_) => "KPD-011",
            Self::TakLengkap(_) => "KPD-012",
            Self::Kosong => "KPD-013",
        }
    }
}

impl fmt::Display for TolakSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BobotBukanSeratus(n) => {
                write!(
                    f,
                    "Jumlah bobot {n} %, harus tepat 100 %. Sesuaikan bobotnya."
                )
            }
            Self::KodeGanda(k) => write!(f, "Kode variabel {k} dipakai dua kali."),
            Self::TakLengkap(k) => write!(
                f,
                "Variabel {k} belum lengkap: isi nama, verifikator, dan target di atas nol.",
            ),
            Self::Kosong => f.write_str("Susunan ini belum berisi variabel."),
        }
    }
}

impl std::error::Error for TolakSet {}

/// Whether a set can be put into use.
///
/// # Errors
/// Empty, incomplete, a code twice, weights that are not 100; in this order.
pub fn periksa_set(set: &[Variabel]) -> Result<(), TolakSet> {
    if set.is_empty() {
        return Err(TolakSet::Kosong);
    }
    let nol = Rasio::dari_persen(0);
    let mut kode = std::collections::BTreeSet::new();
    for v in set {
        if v.nama.is_empty() || v.verifikator.is_empty() || v.target <= nol || v.bobot < nol {
            return Err(TolakSet::TakLengkap(v.kode.clone()));
        }
        if !kode.insert(&v.kode) {
            return Err(TolakSet::KodeGanda(v.kode.clone()));
        }
    }
    let jumlah = set
        .iter()
        .try_fold(nol, |a, v| a.tambah(v.bobot))
        .unwrap_or(nol);
    if jumlah == Rasio::dari_persen(100) {
        Ok(())
    } else {
        Err(TolakSet::BobotBukanSeratus(
            jumlah.persen(2).replace(" %", ""),
        ))
    }
}

/// Computes the result of one subject. `isian` answers for a code what is known.
///
/// # Shape and units
/// Every achievement is clamped to 0…100 %; a value that is not verified counts 0 but keeps its
/// weight; a value that does not apply gives its weight to the others; bonus points come on top
/// and the sum is capped at 100.
///
/// # Why
/// Not applicable and not verified are told apart: otherwise leaving a variable open would pay.
#[must_use]
pub fn hitung(
    set: &[Variabel],
    isian: impl Fn(&str) -> Option<Isian>,
    bonus: Rasio,
    aturan: &AturanKepala,
) -> Penilaian {
    let nol = Rasio::dari_persen(0);
    let berlaku =
        |v: &Variabel| isian(&v.kode).is_none_or(|i| i.nilai.is_some() || !tak_berlaku(&i));
    let jumlah = set
        .iter()
        .filter(|v| berlaku(v))
        .try_fold(nol, |a, v| a.tambah(v.bobot))
        .unwrap_or(nol);
    let rincian: Vec<RincianVariabel> = set
        .iter()
        .map(|v| satu(v, isian(&v.kode), jumlah))
        .collect();
    if jumlah <= nol {
        return Penilaian {
            skor: None,
            predikat: None,
            rincian,
            bonus: nol,
            dipotong: false,
        };
    }
    let dasar = rincian
        .iter()
        .try_fold(nol, |a, r| a.tambah(r.sumbangan))
        .unwrap_or(nol);
    let penuh = Rasio::dari_persen(100);
    let bonus = jepit(bonus);
    let total = dasar.tambah(bonus).unwrap_or(penuh);
    let skor = bulat(total.min(penuh));
    Penilaian {
        predikat: skor.map(|s| aturan.predikat(s)),
        skor,
        rincian,
        bonus,
        dipotong: total > penuh,
    }
}

/// Does not apply, and its verifier agreed to that.
fn tak_berlaku(i: &Isian) -> bool {
    i.nilai.is_none() && i.keadaan == KeadaanIsian::Selesai
}

fn satu(v: &Variabel, i: Option<Isian>, jumlah: Rasio) -> RincianVariabel {
    let nol = Rasio::dari_persen(0);
    let keluar = i.as_ref().is_some_and(tak_berlaku);
    let bobot_pakai = if keluar { nol } else { bagi(v.bobot, jumlah) };
    let nilai = i.and_then(|i| i.nilai);
    let capaian = nilai.map(|n| jepit(bagi(n, v.target)));
    let keadaan = i.map_or(KeadaanIsian::Belum, |i| i.keadaan);
    let (dihitung, sebab) = match (keluar, keadaan) {
        (true, _) => (
            nol,
            "tidak berlaku; bobotnya dibagikan ke variabel lain".to_owned(),
        ),
        (false, KeadaanIsian::Selesai) => (capaian.unwrap_or(nol), keadaan.to_string()),
        (false, lain) => (nol, format!("{lain}; dihitung 0")),
    };
    RincianVariabel {
        kode: v.kode.clone(),
        nama: v.nama.clone(),
        bobot_pakai,
        capaian,
        sumbangan: dihitung.kali(bobot_pakai).unwrap_or(nol),
        sebab,
    }
}

fn bagi(a: Rasio, b: Rasio) -> Rasio {
    Rasio::baru(b.penyebut(), b.pembilang())
        .and_then(|kebalikan| a.kali(kebalikan))
        .unwrap_or(Rasio::dari_persen(0))
}

fn jepit(r: Rasio) -> Rasio {
    r.clamp(Rasio::dari_persen(0), Rasio::dari_persen(100))
}

/// Half-up to hundredths of a point, once.
fn bulat(r: Rasio) -> Option<Nilai> {
    let ratusan = (r.pembilang() * 20_000 + r.penyebut()) / (r.penyebut() * 2);
    u16::try_from(ratusan).ok().and_then(Nilai::dari_ratusan)
}

#[cfg(test)]
mod tests;
