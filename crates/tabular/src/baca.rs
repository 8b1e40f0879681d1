//! The door: bytes in, sheets out, whatever the bytes are.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{Lembar, Masalah, Penolakan, csv_baca, json_baca, xlsx_baca};

/// Recognised formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma, semicolon or tab separated text.
    Csv,
    /// Office Open XML spreadsheet.
    Xlsx,
    /// JSON array of objects.
    Json,
}

/// Limits of one read.
#[derive(Debug, Clone, Copy)]
pub struct Batas {
    /// Bytes of the file.
    pub byte: u64,
    /// Rows per sheet.
    pub baris: u32,
    /// Bytes of one cell; longer cells are cut and reported.
    pub sel: usize,
    /// Columns per row.
    pub kolom: usize,
    /// Bytes an XLSX may expand to.
    pub terurai: u64,
    /// Expansion ratio of an archive member beyond the first megabytes.
    pub rasio: u64,
    /// Members of an XLSX archive.
    pub entri: usize,
}

impl Default for Batas {
    fn default() -> Self {
        Self {
            byte: 256 << 20,
            baris: 1_500_000,
            sel: 32_768,
            kolom: 512,
            terurai: 768 << 20,
            rasio: 150,
            entri: 2_000,
        }
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct Isi {
    /// Its format.
    pub format: Format,
    /// Its sheets, in order; never empty.
    pub lembar: Vec<Lembar>,
    /// What was odd on the level of the file, its cells and its encoding.
    pub masalah: Vec<Masalah>,
}

/// Reads a file. `nama` is used only to tell formats apart when the bytes do not.
pub fn baca(nama: &str, byte: &[u8], batas: &Batas) -> Result<Isi, Penolakan> {
    let besar = u64::try_from(byte.len()).unwrap_or(u64::MAX);
    if besar > batas.byte {
        return Err(Penolakan::TerlaluBesar {
            byte: besar,
            batas: batas.byte,
        });
    }
    let format = kenali(nama, byte)?;
    let hasil = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Csv => csv_baca::baca_csv(byte, batas),
        Format::Xlsx => xlsx_baca::baca_xlsx(byte, batas),
        Format::Json => json_baca::baca_json(byte, batas),
    }));
    match hasil {
        Ok(isi) => isi,
        // A third-party reader tripped over damaged bytes: that is the file's fault, not ours.
        Err(_) => Err(Penolakan::XlsxRusak {
            sebab: "susunan isinya tidak dikenali".to_owned(),
        }),
    }
}

fn kenali(nama: &str, byte: &[u8]) -> Result<Format, Penolakan> {
    let inti = byte.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(byte);
    let awal = inti.iter().find(|b| !b.is_ascii_whitespace());
    if awal.is_none() {
        return Err(Penolakan::Kosong);
    }
    if byte.starts_with(b"PK\x03\x04") || byte.starts_with(b"PK\x05\x06") {
        return Ok(Format::Xlsx);
    }
    if byte.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Penolakan::BukanTabel {
            jenis: "lembar kerja XLS lama atau terkunci sandi",
        });
    }
    if byte.starts_with(b"%PDF") {
        return Err(Penolakan::BukanTabel { jenis: "PDF" });
    }
    let kecil = nama.to_lowercase();
    if kecil.ends_with(".json") || (matches!(awal, Some(b'[' | b'{')) && !kecil.ends_with(".csv")) {
        return Ok(Format::Json);
    }
    if kecil.ends_with(".xlsx") {
        return Err(Penolakan::XlsxRusak {
            sebab: "tidak diawali tanda arsip".to_owned(),
        });
    }
    Ok(Format::Csv)
}
