//! The table model.

use dasar::{Rasio, Rupiah, Tanggal};

/// One table: title, columns, rows, an optional total row and notes below.
///
/// # Shape and units
/// Rows hold one [`Sel`] per column; missing cells read as empty, extra ones are ignored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tabel {
    /// Title, Indonesian.
    pub judul: String,
    /// Columns, left to right.
    pub kolom: Vec<Kolom>,
    /// Rows, top to bottom.
    pub baris: Vec<Vec<Sel>>,
    /// Total row, first cell usually "Jumlah".
    pub total: Option<Vec<Sel>>,
    /// Notes: state of the data, sources, legal basis.
    pub catatan: Vec<String>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kolom {
    /// Machine name (`pagu_apbd`), used by JSON.
    pub kunci: String,
    /// Heading, Indonesian.
    pub judul: String,
    /// What the cells are; decides alignment and number format.
    pub jenis: JenisKolom,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JenisKolom {
    /// Words and codes.
    Teks,
    /// Rupiah.
    Uang,
    /// Whole numbers.
    Bilangan,
    /// Percentages.
    Persen,
    /// Dates.
    Tanggal,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Sel {
    /// No value (not zero).
    Kosong,
    /// Words and codes; never interpreted.
    Teks(String),
    /// An amount.
    Uang(Rupiah),
    /// A whole number.
    Bilangan(i64),
    /// A share, written as a percentage.
    Persen(Rasio),
    /// A date.
    Tanggal(Tanggal),
}

impl Kolom {
    /// A column.
    #[must_use]
    pub fn baru(kunci: &str, judul: &str, jenis: JenisKolom) -> Self {
        Self {
            kunci: kunci.to_owned(),
            judul: judul.to_owned(),
            jenis,
        }
    }

    /// True for columns whose cells are set to the right.
    #[must_use]
    pub const fn kanan(&self) -> bool {
        matches!(
            self.jenis,
            JenisKolom::Uang | JenisKolom::Bilangan | JenisKolom::Persen
        )
    }
}

impl Sel {
    /// A text cell.
    #[must_use]
    pub fn teks(s: impl Into<String>) -> Self {
        Self::Teks(s.into())
    }

    /// A cell that is empty when there is no value.
    pub fn atau_kosong<T>(nilai: Option<T>, buat: impl FnOnce(T) -> Self) -> Self {
        nilai.map_or(Self::Kosong, buat)
    }

    /// For people: `Rp1.234`, `37,6 %`, `22 November 2026`.
    #[must_use]
    pub fn tampil(&self) -> String {
        match self {
            Self::Kosong => String::new(),
            Self::Teks(s) => s.clone(),
            Self::Uang(r) => r.to_string(),
            Self::Bilangan(n) => {
                let angka = dasar::uang::titik_ribuan(n.unsigned_abs());
                if *n < 0 { format!("-{angka}") } else { angka }
            }
            Self::Persen(r) => r.persen(1),
            Self::Tanggal(t) => t.to_string(),
        }
    }

    /// For machines (JSON): `1234.00`, `37.60`, `2026-11-22`; `None` for an empty cell.
    #[must_use]
    pub fn mesin(&self) -> Option<String> {
        match self {
            Self::Kosong => None,
            Self::Teks(s) => Some(s.clone()),
            Self::Uang(r) => Some(r.mesin()),
            Self::Bilangan(n) => Some(n.to_string()),
            Self::Persen(r) => Some(r.mesin_persen(2)),
            Self::Tanggal(t) => Some(t.iso()),
        }
    }
}

impl Tabel {
    /// An empty table.
    #[must_use]
    pub fn baru(judul: &str, kolom: Vec<Kolom>) -> Self {
        Self {
            judul: judul.to_owned(),
            kolom,
            ..Self::default()
        }
    }

    /// Appends a row.
    pub fn tambah(&mut self, baris: Vec<Sel>) {
        self.baris.push(baris);
    }

    /// Rows and then the total row, each cut or filled up to the number of columns.
    pub(crate) fn semua_baris(&self) -> impl Iterator<Item = Vec<&Sel>> {
        self.baris
            .iter()
            .chain(self.total.as_ref())
            .map(|b| self.lengkap(b))
    }

    pub(crate) fn lengkap<'a>(&'a self, baris: &'a [Sel]) -> Vec<&'a Sel> {
        (0..self.kolom.len())
            .map(|i| baris.get(i).unwrap_or(&Sel::Kosong))
            .collect()
    }
}
