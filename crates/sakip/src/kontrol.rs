//! Control rules: a criterion may not score above the document it depends on.

use crate::nilai::{rata, tambah};
use dasar::Rasio;
use hukum::lke::SetLke;
use std::collections::BTreeMap;

/// One contradiction between answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pelanggaran {
    /// The criterion that is too high.
    pub kriteria: String,
    /// What it exceeds: criteria codes; a mean is written `rata-rata(a, b)`.
    pub melebihi: String,
    /// An Indonesian sentence.
    pub pesan: String,
}

/// Every broken control rule, in the worksheet's order.
///
/// # Shape and units
/// `nilai`: answers as values, 0–1. A rule with several conditions is broken when all of them are.
#[must_use]
pub fn periksa(set: &SetLke, nilai: &BTreeMap<String, Rasio>) -> Vec<Pelanggaran> {
    let teks: BTreeMap<&str, &str> = set
        .komponen
        .iter()
        .flat_map(|k| &k.sub)
        .flat_map(|s| &s.kriteria)
        .map(|k| (k.kode.as_str(), k.teks.as_str()))
        .collect();
    let ambil = |k: &String| nilai.get(k).copied().unwrap_or(Rasio::NOL);
    set.kontrol
        .iter()
        .filter(|k| {
            let kiri = ambil(&k.kriteria);
            k.bila_semua.iter().all(|kelompok| {
                let jumlah = kelompok.iter().fold(Rasio::NOL, |a, x| tambah(a, ambil(x)));
                kiri > rata(jumlah, kelompok.len())
            })
        })
        .map(|k| {
            let melebihi: Vec<String> = k.bila_semua.iter().map(|g| sebut(g)).collect();
            let melebihi = melebihi.join("; ");
            let nama = |kode: &str| teks.get(kode).copied().unwrap_or_default().to_owned();
            let dasar = match k.bila_semua.as_slice() {
                [satu] if satu.len() == 1 => satu
                    .first()
                    .map(|x| format!(" “{}”", nama(x)))
                    .unwrap_or_default(),
                _ => String::new(),
            };
            Pelanggaran {
                pesan: format!(
                    "Kriteria {} “{}” dinilai lebih tinggi daripada {melebihi}{dasar}.",
                    k.kriteria,
                    nama(&k.kriteria)
                ),
                kriteria: k.kriteria.clone(),
                melebihi,
            }
        })
        .collect()
}

fn sebut(kelompok: &[String]) -> String {
    match kelompok {
        [satu] => satu.clone(),
        banyak => format!("rata-rata({})", banyak.join(", ")),
    }
}
