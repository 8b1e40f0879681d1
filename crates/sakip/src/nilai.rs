//! From answers to a score and a grade.

use crate::kontrol::{self, Pelanggaran};
use dasar::Rasio;
use hukum::lke::{AgregasiLke, PitaPredikat, SetLke, SubLke, TingkatJawaban};
use std::collections::{BTreeMap, BTreeSet};

/// The outcome of one evaluation.
#[derive(Clone, Debug)]
pub struct Hasil {
    /// Exact points per sub-component, in the worksheet's order.
    pub sub: Vec<(String, Rasio)>,
    /// Exact points per component, in the worksheet's order.
    pub komponen: Vec<(String, Rasio)>,
    /// Final score in hundredths of a point, rounded half-up once.
    pub nilai_perseratus: u32,
    /// Grade of the rounded score.
    pub predikat: String,
    /// The grade in words.
    pub arti: String,
    /// Answers that contradict each other; they do not change the score.
    pub kontrol: Vec<Pelanggaran>,
}

impl Hasil {
    /// The final score as printed: `88.10`.
    #[must_use]
    pub fn nilai_mesin(&self) -> String {
        format!(
            "{}.{:02}",
            self.nilai_perseratus / 100,
            self.nilai_perseratus % 100
        )
    }
}

/// Why a set of answers cannot be scored; every offending key at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JawabanSalah {
    /// Keys of the worksheet without an answer.
    pub kurang: Vec<String>,
    /// Answered keys that the worksheet does not have.
    pub tak_dikenal: Vec<String>,
    /// Key, answer given, answers allowed.
    pub di_luar_skala: Vec<(String, String, Vec<String>)>,
}

impl JawabanSalah {
    fn kosong(&self) -> bool {
        self.kurang.is_empty() && self.tak_dikenal.is_empty() && self.di_luar_skala.is_empty()
    }
}

/// The keys that want an answer, with the scale of each, in the worksheet's order.
#[must_use]
pub fn kunci_jawaban(set: &SetLke) -> Vec<(&str, &str)> {
    let sub = set.komponen.iter().flat_map(|k| &k.sub);
    match set.jawaban {
        TingkatJawaban::SubKomponen => sub
            .filter_map(|s| Some((s.kode.as_str(), s.skala.as_deref()?)))
            .collect(),
        TingkatJawaban::Kriteria => sub
            .flat_map(|s| &s.kriteria)
            .filter_map(|k| Some((k.kode.as_str(), k.skala.as_deref()?)))
            .collect(),
    }
}

/// Scores a worksheet.
///
/// # Shape and units
/// Points, exact fractions until the final score, which is rounded half-up to two decimals once;
/// the grade is read from the rounded score, so that paper and system cannot disagree.
///
/// # Errors
/// [`JawabanSalah`] with every missing, unknown and out-of-scale answer.
///
/// # Legal basis
/// PermenPANRB 88/2021 and 12/2015, Lampiran: nominal ÷ 100 × weight, or mean × weight.
pub fn hitung(set: &SetLke, jawaban: &BTreeMap<String, String>) -> Result<Hasil, JawabanSalah> {
    let nilai = baca_jawaban(set, jawaban)?;
    let mut sub = Vec::new();
    let mut komponen = Vec::new();
    let mut total = Rasio::NOL;
    for k in &set.komponen {
        let mut jumlah = Rasio::NOL;
        for s in &k.sub {
            let poin = nilai_sub(s, &nilai);
            jumlah = tambah(jumlah, poin);
            sub.push((s.kode.clone(), poin));
        }
        total = tambah(total, jumlah);
        komponen.push((k.kode.clone(), jumlah));
    }
    let nilai_perseratus = perseratus(total);
    let pita = pita(&set.predikat, nilai_perseratus);
    Ok(Hasil {
        sub,
        komponen,
        nilai_perseratus,
        predikat: pita.map(|p| p.kode.clone()).unwrap_or_default(),
        arti: pita.map(|p| p.arti.clone()).unwrap_or_default(),
        kontrol: kontrol::periksa(set, &nilai),
    })
}

/// Answers as values; all faults at once.
fn baca_jawaban(
    set: &SetLke,
    jawaban: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, Rasio>, JawabanSalah> {
    let mut salah = JawabanSalah::default();
    let mut nilai = BTreeMap::new();
    let kunci = kunci_jawaban(set);
    for (kode, skala) in &kunci {
        let Some(isi) = jawaban.get(*kode) else {
            salah.kurang.push((*kode).to_owned());
            continue;
        };
        let daftar = set.skala.get(*skala);
        match daftar.and_then(|d| d.get(isi.trim())) {
            Some(v) => {
                nilai.insert((*kode).to_owned(), *v);
            }
            None => salah.di_luar_skala.push((
                (*kode).to_owned(),
                isi.clone(),
                daftar
                    .map(|d| d.keys().cloned().collect())
                    .unwrap_or_default(),
            )),
        }
    }
    let dikenal: BTreeSet<&str> = kunci.iter().map(|(k, _)| *k).collect();
    salah.tak_dikenal = jawaban
        .keys()
        .filter(|k| !dikenal.contains(k.as_str()))
        .cloned()
        .collect();
    if salah.kosong() {
        Ok(nilai)
    } else {
        Err(salah)
    }
}

fn nilai_sub(s: &SubLke, nilai: &BTreeMap<String, Rasio>) -> Rasio {
    let ambil = |k: &str| nilai.get(k).copied().unwrap_or(Rasio::NOL);
    let jumlah = || {
        s.kriteria
            .iter()
            .fold(Rasio::NOL, |a, k| tambah(a, ambil(&k.kode)))
    };
    match s.agregasi {
        AgregasiLke::Jumlah => jumlah(),
        AgregasiLke::Predikat => kali(kali(ambil(&s.kode), persen_satu()), s.bobot),
        AgregasiLke::RataRata => kali(rata(jumlah(), s.kriteria.len()), s.bobot),
    }
}

pub(crate) fn rata(jumlah: Rasio, n: usize) -> Rasio {
    i128::try_from(n)
        .ok()
        .and_then(|n| Rasio::baru(1, n))
        .map_or(Rasio::NOL, |r| kali(jumlah, r))
}

fn persen_satu() -> Rasio {
    Rasio::dari_persen(1)
}

/// Worksheet values have few digits: neither sum nor product can leave the range of i128.
pub(crate) fn tambah(a: Rasio, b: Rasio) -> Rasio {
    a.tambah(b).unwrap_or(a)
}

fn kali(a: Rasio, b: Rasio) -> Rasio {
    a.kali(b).unwrap_or(Rasio::NOL)
}

/// Points to hundredths, half-up; scores are never negative.
#[must_use]
pub fn perseratus(poin: Rasio) -> u32 {
    let (p, q) = (poin.pembilang(), poin.penyebut());
    u32::try_from((p * 200 + q).div_euclid(q * 2)).unwrap_or(0)
}

/// The band of a rounded score.
#[must_use]
pub fn pita(predikat: &[PitaPredikat], nilai_perseratus: u32) -> Option<&PitaPredikat> {
    let nilai = Rasio::baru(i128::from(nilai_perseratus), 100)?;
    predikat
        .iter()
        .find(|p| p.di_atas.is_none_or(|batas| nilai > batas))
}

#[cfg(test)]
mod tests;
