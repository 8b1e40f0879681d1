//! Any list as a document: A4 landscape, heading on every page, totals, notes, page x of y.

use dasar::Tanggal;
use laporan::{Sel, Tabel};

use crate::{CetakError, Data, Isi, susun};

pub(crate) const SUMBER: &str = include_str!("tabel.typ");

/// Most rows: about eighty pages. A longer list is a file for a spreadsheet.
pub const BATAS_BARIS: usize = 3_000;

/// What stands above a printed list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kop {
    /// Whose list; may be empty.
    pub pemda: String,
    /// Active filters in words; none means the whole list.
    pub saringan: Vec<String>,
    /// "APBD 2026 edisi 1 · keadaan 12 Mei 2026"; may be empty.
    pub keadaan: String,
}

/// Typesets a table: title, filters, state of the data, rows, total, notes.
///
/// # Shape and units
/// Amounts in rupiah in Indonesian form, set to the right. `dicetak` is the date of the document.
///
/// # Errors
/// [`CetakError::TerlaluPanjang`] beyond [`BATAS_BARIS`].
pub fn tabel(t: &Tabel, kop: &Kop, dicetak: Tanggal) -> Result<Vec<u8>, CetakError> {
    susun(SUMBER, data(t, kop, dicetak)?)
}

/// What `tabel.typ` reads.
pub(crate) fn data(t: &Tabel, kop: &Kop, dicetak: Tanggal) -> Result<Data, CetakError> {
    if t.baris.len() > BATAS_BARIS {
        return Err(CetakError::TerlaluPanjang {
            baris: t.baris.len(),
            batas: BATAS_BARIS,
        });
    }
    let lebar: Vec<i64> = (0..t.kolom.len()).map(|i| lebar(t, i)).collect();
    let baris = |b: &[Sel]| -> Vec<Isi> {
        (0..t.kolom.len())
            .map(|i| Isi::teks(b.get(i).map(tampil).unwrap_or_default()))
            .collect()
    };
    let n = i64::try_from(t.baris.len()).unwrap_or(i64::MAX);
    Ok(Data::baru(&t.judul, dicetak)
        .dengan("pemda", kop.pemda.as_str())
        .dengan("saringan", Isi::daftar(kop.saringan.clone()))
        .dengan("keadaan", kop.keadaan.as_str())
        .dengan("jumlah", format!("{} baris", Sel::Bilangan(n).tampil()))
        .dengan("ukuran_desipt", ukuran(lebar.iter().sum()))
        .dengan("lebar", Isi::daftar(lebar))
        .dengan("kanan", Isi::daftar(t.kolom.iter().map(|k| k.kanan())))
        .dengan(
            "kolom",
            Isi::daftar(t.kolom.iter().map(|k| k.judul.clone())),
        )
        .dengan(
            "sel",
            t.baris.iter().flat_map(|b| baris(b)).collect::<Vec<_>>(),
        )
        .dengan(
            "total",
            t.total.as_deref().map_or(Isi::Kosong, |b| baris(b).into()),
        )
        .dengan("catatan", Isi::daftar(t.catatan.clone())))
}

/// As on the page; amounts without "Rp", which the whole column is.
fn tampil(s: &Sel) -> String {
    let teks = match s {
        Sel::Uang(r) => r.polos(),
        lain => lain.tampil(),
    };
    match (s, teks.strip_prefix('-')) {
        (Sel::Uang(_) | Sel::Bilangan(_) | Sel::Persen(_), Some(angka)) => format!("−{angka}"),
        _ => teks,
    }
}

/// Share of the line for a column, in characters: figures are never broken, words wrap.
fn lebar(t: &Tabel, i: usize) -> i64 {
    let kanan = t.kolom.get(i).is_some_and(|k| k.kanan());
    let judul = t.kolom.get(i).map(|k| k.judul.as_str()).unwrap_or_default();
    let isi = t.baris.iter().chain(t.total.as_ref());
    let mut perlu = panjang_kata(judul);
    for s in isi.filter_map(|b| b.get(i)) {
        let teks = tampil(s);
        let n = if kanan {
            teks.chars().count()
        } else {
            panjang_kata(&teks)
                .min(26)
                .max(teks.chars().count().min(24))
        };
        perlu = perlu.max(n);
    }
    i64::try_from(perlu).unwrap_or(24).max(3) + 2
}

fn panjang_kata(teks: &str) -> usize {
    teks.split_whitespace()
        .map(|k| k.chars().count())
        .max()
        .unwrap_or(0)
}

/// Type size in tenths of a point so that the widest row fits: a character of the house type is
/// about 0.6 of its size wide, the line of A4 landscape 757 points.
fn ukuran(huruf: i64) -> i64 {
    (757_i64 * 10 * 10)
        .checked_div(huruf * 6)
        .unwrap_or(90)
        .clamp(52, 90)
}
