//! The question in whole numbers.

use std::collections::{BTreeMap, BTreeSet};

use dasar::Rasio;
use hukum::lke::{AgregasiLke, SetLke, SubLke, TingkatJawaban};

use super::TolakJalan;
use super::usaha::{TERBESAR, Usaha};
use crate::nilai;

/// One answer a criterion may reach. The first of a criterion is its present one.
#[derive(Clone, Debug)]
pub(super) struct Pilihan {
    /// The letter.
    pub jawaban: String,
    /// Effort from the present answer.
    pub usaha: u32,
    /// Points added to the present ones, in units of `1 / penyebut`.
    pub poin: i64,
    /// Value for control rules, in a common unit.
    pub nilai: i64,
}

/// One answer of the worksheet, present and better ones by rising value.
#[derive(Clone, Debug)]
pub(super) struct Variabel {
    pub kode: String,
    pub langkah: Vec<Pilihan>,
}

/// "Not every one of these": a control rule over positions of variables.
#[derive(Clone, Debug)]
pub(super) struct Aturan {
    pub kiri: usize,
    /// Broken when `kiri` exceeds the mean of each group.
    pub kelompok: Vec<BTreeSet<usize>>,
}

/// The whole question.
#[derive(Clone, Debug)]
pub(super) struct Soal {
    pub variabel: Vec<Variabel>,
    pub aturan: Vec<Aturan>,
    /// Points still missing, in units of `1 / penyebut`; not above zero when nothing is missing.
    pub kurang: i64,
    penyebut: i64,
}

fn kelipatan(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x.checked_rem(y)?);
    }
    a.checked_div(x)?.checked_mul(b)
}

fn skala(r: Rasio, penyebut: i128) -> Option<i64> {
    let n = r
        .pembilang()
        .checked_mul(penyebut.checked_div(r.penyebut())?)?;
    i64::try_from(n).ok()
}

/// Points one answer is worth per unit of its value.
fn bobot(s: &SubLke) -> Option<Rasio> {
    match s.agregasi {
        AgregasiLke::Jumlah => Some(Rasio::SATU),
        AgregasiLke::Predikat => s.bobot.kali(Rasio::dari_persen(1)),
        AgregasiLke::RataRata => {
            let n = i128::try_from(s.kriteria.len()).ok()?;
            s.bobot.kali(Rasio::baru(1, n)?)
        }
    }
}

/// Key, points per unit of value, scale of every answer.
fn kunci(set: &SetLke) -> Option<Vec<(&str, Rasio, &str)>> {
    let mut hasil = Vec::new();
    for s in set.komponen.iter().flat_map(|k| &k.sub) {
        let b = bobot(s)?;
        match set.jawaban {
            TingkatJawaban::SubKomponen => hasil.push((s.kode.as_str(), b, s.skala.as_deref()?)),
            TingkatJawaban::Kriteria => {
                for k in &s.kriteria {
                    hasil.push((k.kode.as_str(), b, k.skala.as_deref()?));
                }
            }
        }
    }
    Some(hasil)
}

/// An answer before the common units are known.
struct Kasar<'a> {
    kode: &'a str,
    usaha: u32,
    /// Letter, value, points; the present answer first.
    isi: Vec<(&'a str, Rasio, Rasio)>,
}

fn kasar<'a>(
    set: &'a SetLke,
    jawaban: &BTreeMap<String, String>,
    usaha: &Usaha,
) -> Option<Vec<Kasar<'a>>> {
    let mut hasil = Vec::new();
    for (kode, bobot, skala) in kunci(set)? {
        let daftar = set.skala.get(skala)?;
        let kini = daftar.get(jawaban.get(kode)?.trim())?;
        let mut isi = Vec::new();
        for (huruf, nilai) in daftar.iter().filter(|(_, n)| *n >= kini) {
            // Letters of equal value are one answer: the present one stays.
            let sama = nilai == kini && jawaban.get(kode)?.trim() != huruf;
            if !sama {
                isi.push((huruf.as_str(), *nilai, nilai.kali(bobot)?));
            }
        }
        isi.sort_by_key(|(_, n, _)| *n);
        isi.dedup_by_key(|(_, n, _)| *n);
        hasil.push(Kasar {
            kode,
            usaha: usaha.satu(kode),
            isi,
        });
    }
    Some(hasil)
}

impl Soal {
    pub(super) fn susun(
        set: &SetLke,
        jawaban: &BTreeMap<String, String>,
        sasaran: &str,
        usaha: &Usaha,
    ) -> Result<Self, TolakJalan> {
        periksa_usaha(set, usaha)?;
        let batas = batas(set, sasaran)?;
        let kasar = kasar(set, jawaban, usaha).ok_or(TolakJalan::TerlaluBesar)?;
        Self::bulatkan(set, &kasar, batas).ok_or(TolakJalan::TerlaluBesar)
    }

    fn bulatkan(set: &SetLke, kasar: &[Kasar<'_>], batas: Option<Rasio>) -> Option<Self> {
        let mut penyebut = batas.map_or(1, Rasio::penyebut);
        let mut satuan = 1;
        for (_, nilai, poin) in kasar.iter().flat_map(|k| &k.isi) {
            penyebut = kelipatan(penyebut, poin.penyebut())?;
            satuan = kelipatan(satuan, nilai.penyebut())?;
        }
        let mut total = 0_i64;
        let mut variabel = Vec::new();
        for k in kasar {
            let awal = skala(k.isi.first()?.2, penyebut)?;
            total = total.checked_add(awal)?;
            let mut langkah = Vec::new();
            for (n, (huruf, nilai, poin)) in (0_u32..).zip(&k.isi) {
                langkah.push(Pilihan {
                    jawaban: (*huruf).to_owned(),
                    usaha: n.checked_mul(k.usaha)?,
                    poin: skala(*poin, penyebut)?.checked_sub(awal)?,
                    nilai: skala(*nilai, satuan)?,
                });
            }
            variabel.push(Variabel {
                kode: k.kode.to_owned(),
                langkah,
            });
        }
        let kurang = match batas {
            None => 0,
            Some(b) => skala(b, penyebut)?.checked_sub(total)?,
        };
        let mut soal = Soal {
            aturan: aturan(set, &variabel),
            variabel,
            kurang,
            penyebut: i64::try_from(penyebut).ok()?,
        };
        let kini: Vec<i64> = soal
            .variabel
            .iter()
            .filter_map(|v| v.langkah.first())
            .map(|l| l.nilai)
            .collect();
        soal.aturan.retain(|a| !a.dilanggar(&kini));
        Some(soal)
    }

    /// Points of a plan's unit as a fraction.
    pub(super) fn poin(&self, n: i64) -> Rasio {
        Rasio::baru(i128::from(n), i128::from(self.penyebut)).unwrap_or(Rasio::NOL)
    }
}

impl Aturan {
    /// True when the values break it.
    pub(super) fn dilanggar(&self, nilai: &[i64]) -> bool {
        let ambil = |n: usize| nilai.get(n).copied().unwrap_or(0);
        let kiri = ambil(self.kiri);
        self.kelompok.iter().all(|g| {
            let jumlah: i64 = g.iter().map(|n| ambil(*n)).sum();
            let banyak = i64::try_from(g.len()).unwrap_or(i64::MAX);
            kiri.saturating_mul(banyak) > jumlah
        })
    }
}

/// Rules over answers this worksheet has; a group of unknown codes counts them as nothing.
fn aturan(set: &SetLke, variabel: &[Variabel]) -> Vec<Aturan> {
    let letak: BTreeMap<&str, usize> = variabel
        .iter()
        .enumerate()
        .map(|(n, v)| (v.kode.as_str(), n))
        .collect();
    set.kontrol
        .iter()
        .filter_map(|k| {
            let kelompok: Option<Vec<BTreeSet<usize>>> = k
                .bila_semua
                .iter()
                .map(|g| g.iter().map(|x| letak.get(x.as_str()).copied()).collect())
                .collect();
            Some(Aturan {
                kiri: *letak.get(k.kriteria.as_str())?,
                kelompok: kelompok?,
            })
        })
        .collect()
}

fn periksa_usaha(set: &SetLke, usaha: &Usaha) -> Result<(), TolakJalan> {
    let dikenal: BTreeSet<&str> = nilai::kunci_jawaban(set)
        .into_iter()
        .map(|(k, _)| k)
        .collect();
    let salah: Vec<String> = usaha
        .per
        .iter()
        .filter(|(k, n)| !dikenal.contains(k.as_str()) || !(1..=TERBESAR).contains(*n))
        .map(|(k, _)| k.clone())
        .collect();
    if salah.is_empty() {
        Ok(())
    } else {
        Err(TolakJalan::Usaha(salah))
    }
}

/// The least exact points whose rounded score has the grade; none for the lowest grade.
///
/// # Why
/// The score is rounded half-up to hundredths before the band is read, so the exact points may
/// stay half a hundredth below the first hundredth above the bound.
fn batas(set: &SetLke, sasaran: &str) -> Result<Option<Rasio>, TolakJalan> {
    let pita = set.predikat.iter().find(|p| p.kode == sasaran);
    let pita = pita.ok_or_else(|| {
        TolakJalan::PredikatTakDikenal(set.predikat.iter().map(|p| p.kode.clone()).collect())
    })?;
    let Some(b) = pita.di_atas else {
        return Ok(None);
    };
    let perseratus = (b.pembilang() * 100).div_euclid(b.penyebut()) + 1;
    Ok(Rasio::baru(perseratus * 2 - 1, 200))
}
