//! Headings: matched without regard to case, blanks and separators, wherever the row stands.

use std::collections::BTreeMap;

use crate::{Kolom, Lembar, Masalah, TataLetak, Tingkat};

/// A layout laid over a sheet.
#[derive(Debug, Clone)]
pub struct Cocok {
    /// Index of the heading row in the sheet.
    pub baris_kepala: usize,
    /// For each layout column, the sheet column that carries it.
    pub kolom: Vec<Option<usize>>,
    /// Yearly columns found: (index of the stem, year, sheet column).
    pub tahunan: Vec<(usize, u16, usize)>,
    /// How many layout columns were found.
    pub ditemukan: usize,
    /// Missing, doubled and unknown columns.
    pub masalah: Vec<Masalah>,
}

/// Heading rows are looked for in this many opening rows.
const CARI_KEPALA: usize = 25;

/// A heading reduced to its letters and digits, lower case.
#[must_use]
pub fn kunci_kepala(teks: &str) -> String {
    teks.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Lays a layout over a sheet: finds the heading row and each column in it.
#[must_use]
pub fn cocokkan(lembar: &Lembar, tata_letak: &TataLetak) -> Cocok {
    let nama = nama_kolom(tata_letak);
    let mut terbaik = Cocok {
        baris_kepala: 0,
        kolom: vec![None; tata_letak.kolom.len()],
        tahunan: Vec::new(),
        ditemukan: 0,
        masalah: Vec::new(),
    };
    for i in 0..lembar.jumlah_baris().min(CARI_KEPALA) {
        let calon = lihat_baris(lembar, i, &nama, tata_letak);
        if calon.ditemukan > terbaik.ditemukan {
            terbaik = calon;
        }
    }
    kolom_hilang(&mut terbaik, lembar, tata_letak.kolom);
    terbaik
}

fn nama_kolom(tata_letak: &TataLetak) -> BTreeMap<String, usize> {
    let mut nama = BTreeMap::new();
    for (posisi, kolom) in tata_letak.kolom.iter().enumerate() {
        nama.insert(kunci_kepala(kolom.kunci), posisi);
    }
    for (posisi, kolom) in tata_letak.kolom.iter().enumerate() {
        for alias in kolom.alias {
            nama.entry(kunci_kepala(alias)).or_insert(posisi);
        }
    }
    nama
}

fn lihat_baris(
    lembar: &Lembar,
    i: usize,
    nama: &BTreeMap<String, usize>,
    tata_letak: &TataLetak,
) -> Cocok {
    let mut kolom = vec![None; tata_letak.kolom.len()];
    let mut tahunan = Vec::new();
    let mut masalah = Vec::new();
    let mut ditemukan = 0;
    let nomor = lembar.nomor(i);
    for (ke, sel) in lembar.baris(i).enumerate() {
        let kunci = kunci_kepala(sel);
        if kunci.is_empty() {
            continue;
        }
        if let Some((batang, tahun)) = kolom_tahunan(&kunci, tata_letak.tahunan) {
            tahunan.push((batang, tahun, ke));
            ditemukan += 1;
            continue;
        }
        let Some(tempat) = nama.get(&kunci).and_then(|p| kolom.get_mut(*p)) else {
            masalah.push(
                Masalah::baru(
                    Tingkat::Catatan,
                    "KOLOM_TAK_DIKENAL",
                    nomor,
                    "Kolom tidak dikenal dan dilewati.",
                )
                .di(sel.trim(), ""),
            );
            continue;
        };
        if tempat.is_some() {
            masalah.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "KOLOM_GANDA",
                    nomor,
                    "Kolom muncul dua kali; yang pertama dipakai.",
                )
                .di(sel.trim(), "")
                .saran("Hapus kolom yang tidak dipakai."),
            );
            continue;
        }
        *tempat = Some(ke);
        ditemukan += 1;
    }
    Cocok {
        baris_kepala: i,
        kolom,
        tahunan,
        ditemukan,
        masalah,
    }
}

fn kolom_hilang(cocok: &mut Cocok, lembar: &Lembar, daftar: &[Kolom]) {
    let nomor = lembar.nomor(cocok.baris_kepala);
    for (kolom, letak) in daftar.iter().zip(&cocok.kolom) {
        if kolom.ada && letak.is_none() {
            cocok.masalah.push(
                Masalah::baru(
                    Tingkat::Tolak,
                    "KOLOM_HILANG",
                    nomor,
                    format!("Kolom wajib \"{}\" tidak ada.", kolom.kunci),
                )
                .di(kolom.kunci, "")
                .saran(format!(
                    "Tambahkan kolom \"{}\" pada baris kepala.",
                    kolom.kunci
                )),
            );
        }
    }
}

/// `target2026`, `targettahun2026`: index of the stem and the year.
fn kolom_tahunan(kunci: &str, batang: &[(&str, crate::Jenis)]) -> Option<(usize, u16)> {
    let tahun = kunci
        .get(kunci.len().checked_sub(4)?..)?
        .parse::<u16>()
        .ok()?;
    let awalan = kunci.get(..kunci.len() - 4)?;
    let awalan = awalan.strip_suffix("tahun").unwrap_or(awalan);
    if !(1945..=2200).contains(&tahun) {
        return None;
    }
    batang
        .iter()
        .position(|(b, _)| kunci_kepala(b) == awalan)
        .map(|i| (i, tahun))
}
