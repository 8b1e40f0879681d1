//! XLSX with typed cells.

use crate::{JenisKolom, Sel, Tabel};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::fmt;

/// Longest text an XLSX cell can hold.
const SEL_MAKS: usize = 32_767;
/// From here on a spreadsheet's number no longer holds every sen.
const SEN_TEPAT: u64 = 9_007_199_254_740_992;

/// An XLSX file could not be written.
#[derive(Debug)]
pub enum LaporanError {
    /// More rows or columns than a sheet has.
    TerlaluBesar,
    /// The writer failed.
    Penulis(XlsxError),
}

impl fmt::Display for LaporanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TerlaluBesar => f.write_str(
                "tabel melebihi 1.048.576 baris atau 16.384 kolom lembar XLSX; unduh sebagai CSV",
            ),
            Self::Penulis(_) => f.write_str("berkas XLSX gagal ditulis"),
        }
    }
}

impl std::error::Error for LaporanError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::TerlaluBesar => None,
            Self::Penulis(e) => Some(e),
        }
    }
}

impl From<XlsxError> for LaporanError {
    fn from(e: XlsxError) -> Self {
        match e {
            XlsxError::RowColumnLimitError => Self::TerlaluBesar,
            lain => Self::Penulis(lain),
        }
    }
}

struct Gaya {
    judul: Format,
    kepala: Format,
    teks: Format,
    utuh: Format,
    sen: Format,
    persen: Format,
    tanggal: Format,
}

/// Writes a table as one sheet: title, heading (frozen, with filter), rows, total, notes.
///
/// # Shape and units
/// Amounts are real numbers in rupiah, shares real percentages, dates real dates; texts are never
/// formulas. A spreadsheet number has 15 to 16 digits: where an amount is beyond that, a note says
/// so and CSV is exact.
///
/// # Errors
/// [`LaporanError`] when the table exceeds a sheet.
pub fn xlsx(tabel: &Tabel) -> Result<Vec<u8>, LaporanError> {
    let mut buku = Workbook::new();
    // A fixed creation date: the same table gives the same bytes.
    let saat = ExcelDateTime::from_ymd(2000, 1, 1)?;
    buku.set_properties(
        &DocProperties::new()
            .set_title(&tabel.judul)
            .set_creation_datetime(&saat),
    );
    let gaya = gaya();
    let lembar = buku.add_worksheet();
    lembar.set_name(nama_lembar(&tabel.judul))?;
    lembar.write_string_with_format(0, 0, potong(&tabel.judul), &gaya.judul)?;
    let mut baris: u32 = 2;
    for (i, k) in tabel.kolom.iter().enumerate() {
        let kolom = kolom(i)?;
        lembar.write_string_with_format(baris, kolom, potong(&k.judul), &gaya.kepala)?;
        lembar.set_column_width(kolom, lebar(tabel, i))?;
    }
    lembar.set_freeze_panes(baris + 1, 0)?;
    let kepala = baris;
    for isi in &tabel.baris {
        baris = maju(baris)?;
        tulis_baris(lembar, baris, &tabel.lengkap(isi), &gaya, false)?;
    }
    if let (Some(akhir), true) = (tabel.kolom.len().checked_sub(1), baris > kepala) {
        lembar.autofilter(kepala, 0, baris, kolom(akhir)?)?;
    }
    if let Some(total) = &tabel.total {
        baris = maju(baris)?;
        tulis_baris(lembar, baris, &tabel.lengkap(total), &gaya, true)?;
    }
    baris = maju(baris)?;
    let kasar = tabel
        .semua_baris()
        .flatten()
        .any(|s| matches!(s, Sel::Uang(r) if r.sen().unsigned_abs() > SEN_TEPAT));
    let peringatan = kasar.then_some(
        "Lembar kerja menyimpan paling banyak 15 angka: sen pada jumlah yang sangat besar dapat \
         bergeser; berkas CSV tepat.",
    );
    for c in tabel.catatan.iter().map(String::as_str).chain(peringatan) {
        baris = maju(baris)?;
        lembar.write_string(baris, 0, potong(c))?;
    }
    Ok(buku.save_to_buffer()?)
}

fn gaya() -> Gaya {
    let atas = Format::new().set_align(FormatAlign::Top);
    Gaya {
        judul: Format::new().set_bold().set_font_size(14),
        kepala: atas
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Thin),
        teks: atas.clone().set_text_wrap(),
        utuh: atas.clone().set_num_format("#,##0"),
        sen: atas.clone().set_num_format("#,##0.00"),
        persen: atas.clone().set_num_format("0.0%"),
        tanggal: atas.set_num_format("d mmmm yyyy"),
    }
}

fn tulis_baris(
    lembar: &mut Worksheet,
    baris: u32,
    sel: &[&Sel],
    gaya: &Gaya,
    total: bool,
) -> Result<(), LaporanError> {
    let tebal = |f: &Format| {
        if total {
            f.clone().set_bold().set_border_top(FormatBorder::Thin)
        } else {
            f.clone()
        }
    };
    for (i, s) in sel.iter().enumerate() {
        let k = kolom(i)?;
        match s {
            Sel::Kosong => {
                lembar.write_blank(baris, k, &tebal(&gaya.teks))?;
            }
            Sel::Teks(t) => {
                lembar.write_string_with_format(baris, k, potong(t), &tebal(&gaya.teks))?;
            }
            Sel::Uang(r) => {
                let f = if r.sen() % 100 == 0 {
                    &gaya.utuh
                } else {
                    &gaya.sen
                };
                angka(lembar, (baris, k), &r.mesin(), &tebal(f))?;
            }
            Sel::Bilangan(n) => angka(lembar, (baris, k), &n.to_string(), &tebal(&gaya.utuh))?,
            Sel::Persen(r) => {
                // Twelve places of percent, so that the sheet's own arithmetic stays exact enough.
                angka(
                    lembar,
                    (baris, k),
                    &format!("{}e-2", r.mesin_persen(12)),
                    &tebal(&gaya.persen),
                )?;
            }
            Sel::Tanggal(t) => match ExcelDateTime::parse_from_str(&t.iso()) {
                Ok(d) => {
                    lembar.write_datetime_with_format(baris, k, d, &tebal(&gaya.tanggal))?;
                }
                // Spreadsheets know no dates before 1900.
                Err(_) => {
                    lembar.write_string_with_format(baris, k, t.to_string(), &tebal(&gaya.teks))?;
                }
            },
        }
    }
    Ok(())
}

/// The format stores numbers as doubles: the decimal text is converted once, correctly rounded.
fn angka(
    lembar: &mut Worksheet,
    (baris, kolom): (u32, u16),
    teks: &str,
    f: &Format,
) -> Result<(), LaporanError> {
    match teks.parse::<f64>() {
        Ok(n) => lembar.write_number_with_format(baris, kolom, n, f)?,
        Err(_) => lembar.write_string_with_format(baris, kolom, teks, f)?,
    };
    Ok(())
}

fn maju(baris: u32) -> Result<u32, LaporanError> {
    baris.checked_add(1).ok_or(LaporanError::TerlaluBesar)
}

fn kolom(i: usize) -> Result<u16, LaporanError> {
    u16::try_from(i).map_err(|_| LaporanError::TerlaluBesar)
}

/// Width in characters from the heading and the first rows, between 8 and 60.
fn lebar(tabel: &Tabel, i: usize) -> u8 {
    let isi = tabel
        .baris
        .iter()
        .take(200)
        .chain(tabel.total.as_ref())
        .filter_map(|b| b.get(i))
        .map(|s| s.tampil().chars().count());
    let judul = tabel.kolom.get(i).map_or(0, |k| match k.jenis {
        JenisKolom::Teks => k.judul.chars().count(),
        // Headings of number columns wrap.
        _ => k.judul.chars().count().min(16),
    });
    u8::try_from(isi.max().unwrap_or(0).max(judul) + 2)
        .unwrap_or(60)
        .clamp(8, 60)
}

fn potong(s: &str) -> String {
    if s.encode_utf16().count() <= SEL_MAKS {
        return s.to_owned();
    }
    let mut sisa = SEL_MAKS - 1;
    let mut hasil = String::new();
    for c in s.chars() {
        match sisa.checked_sub(c.len_utf16()) {
            Some(n) => sisa = n,
            None => break,
        }
        hasil.push(c);
    }
    hasil.push('…');
    hasil
}

fn nama_lembar(judul: &str) -> String {
    let bersih: String = judul
        .chars()
        .map(|c| {
            if "[]:*?/\\'".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let mut nama = String::new();
    for c in bersih
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
    {
        if nama.encode_utf16().count() + c.len_utf16() > 31 {
            break;
        }
        nama.push(c);
    }
    let nama = nama.trim().to_owned();
    if nama.is_empty() || nama.eq_ignore_ascii_case("history") {
        "Tabel".to_owned()
    } else {
        nama
    }
}
