//! A look before the leap: what a file would do, without a database.

use serde::Serialize;
use tabular::{Batas, Masalah};

use super::opsi::Opsi;
use super::perbaikan;
use super::tabel::Tabel;
use super::tata_letak::{DAFTAR, Entri, cari};

/// What a file looks like under a layout.
#[derive(Debug)]
pub struct Pratinjau {
    /// Layout used.
    pub tata_letak: &'static str,
    /// Its title.
    pub judul: &'static str,
    /// Headings of the file.
    pub kolom: Vec<String>,
    /// The first rows.
    pub contoh: Vec<Vec<String>>,
    /// Everything found so far; matching against what is stored comes when it is applied.
    pub temuan: Vec<Masalah>,
    /// Figures.
    pub jumlah: JumlahPratinjau,
    /// Refused rows as a file, when there are any.
    pub perbaikan: Option<Vec<u8>>,
}

/// Figures of a preview.
#[derive(Debug, Clone, Copy, Default, Serialize, PartialEq, Eq)]
pub struct JumlahPratinjau {
    /// Data rows.
    pub baris: usize,
    /// Rows that can be used.
    pub diterima: usize,
    /// Rows that cannot.
    pub ditolak: usize,
    /// Findings.
    pub temuan: usize,
}

/// Rows shown.
const CONTOH: usize = 20;

/// Reads and checks a file. With an empty layout the one that explains most columns is taken.
/// Also a file that cannot be read at all gives a preview: one with that one finding.
#[must_use]
pub fn pratinjau(byte: &[u8], nama: &str, opsi: &Opsi) -> Pratinjau {
    let pilihan: Option<&'static Entri> = match cari(&opsi.tata_letak) {
        Some(e) => Some(e),
        None => tebak(byte, nama),
    };
    let Some(entri) = pilihan else {
        return kosong(byte, nama);
    };
    match Tabel::baca(nama, byte, entri.tata) {
        Ok(mut t) => {
            t.samarkan();
            isi(entri, &t)
        }
        Err(p) => Pratinjau {
            temuan: vec![p.masalah()],
            jumlah: JumlahPratinjau {
                temuan: 1,
                ..JumlahPratinjau::default()
            },
            ..hampa(entri.kode, entri.tata.judul)
        },
    }
}

fn hampa(kode: &'static str, judul: &'static str) -> Pratinjau {
    Pratinjau {
        tata_letak: kode,
        judul,
        kolom: Vec::new(),
        contoh: Vec::new(),
        temuan: Vec::new(),
        jumlah: JumlahPratinjau::default(),
        perbaikan: None,
    }
}

fn isi(entri: &'static Entri, t: &Tabel) -> Pratinjau {
    let contoh = t
        .semua_baris()
        .take(CONTOH)
        .filter_map(|b| t.isi_tersamar(b.nomor()))
        .map(|sel| {
            sel.into_iter()
                .map(|(_, v)| v.chars().take(200).collect())
                .collect()
        })
        .collect();
    let ditolak = if t.gagal_seluruhnya() {
        t.jumlah()
    } else {
        t.ditolak.len()
    };
    Pratinjau {
        kolom: t.kepala(),
        contoh,
        jumlah: JumlahPratinjau {
            baris: t.jumlah(),
            diterima: t.jumlah().saturating_sub(ditolak),
            ditolak,
            temuan: t.masalah.len(),
        },
        temuan: t.masalah.clone(),
        perbaikan: perbaikan::dari_tabel(t),
        ..hampa(entri.kode, entri.tata.judul)
    }
}

/// The layout that explains the largest share of its own columns; none below one half.
#[must_use]
pub fn tebak(byte: &[u8], nama: &str) -> Option<&'static Entri> {
    let isi = tabular::baca(nama, byte, &Batas::default()).ok()?;
    let mut terbaik: Option<(usize, usize, &'static Entri)> = None;
    for entri in DAFTAR {
        for lembar in &isi.lembar {
            let cocok = tabular::cocokkan(lembar, entri.tata);
            let wajib = entri
                .tata
                .kolom
                .iter()
                .zip(&cocok.kolom)
                .filter(|(k, _)| k.ada);
            let (ada, perlu) = wajib.fold((0, 0), |(a, p), (_, l)| {
                (a + usize::from(l.is_some()), p + 1)
            });
            let lebih = cocok
                .masalah
                .iter()
                .filter(|m| m.kode == "KOLOM_TAK_DIKENAL")
                .count();
            let nilai = (cocok.ditemukan * 4).saturating_sub(lebih);
            if ada == perlu
                && terbaik.is_none_or(|(n, l, _)| (nilai, usize::MAX - lebih) > (n, usize::MAX - l))
            {
                terbaik = Some((nilai, lebih, entri));
            }
        }
    }
    terbaik.map(|(_, _, e)| e)
}

fn kosong(byte: &[u8], nama: &str) -> Pratinjau {
    let temuan = match tabular::baca(nama, byte, &Batas::default()) {
        Err(p) => p.masalah(),
        Ok(_) => Masalah::baru(
            tabular::Tingkat::Tolak,
            "TATA_LETAK_TAK_DIKENAL",
            0,
            "Susunan kolom berkas ini tidak dikenali.",
        )
        .saran("Pilih tata letaknya, atau samakan nama kolom dengan salah satu tata letak."),
    };
    Pratinjau {
        temuan: vec![temuan],
        jumlah: JumlahPratinjau {
            temuan: 1,
            ..JumlahPratinjau::default()
        },
        ..hampa("", "")
    }
}
