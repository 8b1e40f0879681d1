//! What a document's source reads: plain values under names.

use dasar::Tanggal;
use typst::foundations::{Array, Dict, Value};

/// One value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Isi {
    /// Nothing (`none` in the source).
    Kosong,
    /// Words; never interpreted as markup.
    Teks(String),
    /// A whole number.
    Bilangan(i64),
    /// A condition.
    Ya(bool),
    /// Values in order.
    Daftar(Vec<Isi>),
    /// Named values.
    Peta(Vec<(String, Isi)>),
}

impl Isi {
    /// Words.
    pub fn teks(s: impl Into<String>) -> Self {
        Self::Teks(s.into())
    }

    /// Words, or nothing.
    pub fn teks_atau_kosong(s: Option<impl Into<String>>) -> Self {
        s.map_or(Self::Kosong, Self::teks)
    }

    /// Values in order.
    pub fn daftar<T: Into<Self>>(isi: impl IntoIterator<Item = T>) -> Self {
        Self::Daftar(isi.into_iter().map(Into::into).collect())
    }

    /// Named values.
    pub fn peta<const N: usize>(isi: [(&str, Self); N]) -> Self {
        Self::Peta(isi.map(|(k, v)| (k.to_owned(), v)).into())
    }

    pub(crate) fn nilai(self) -> Value {
        match self {
            Self::Kosong => Value::None,
            Self::Teks(s) => Value::Str(s.into()),
            Self::Bilangan(n) => Value::Int(n),
            Self::Ya(y) => Value::Bool(y),
            Self::Daftar(d) => Value::Array(d.into_iter().map(Self::nilai).collect::<Array>()),
            Self::Peta(p) => Value::Dict(kamus(p)),
        }
    }
}

impl From<String> for Isi {
    fn from(s: String) -> Self {
        Self::Teks(s)
    }
}

impl From<&str> for Isi {
    fn from(s: &str) -> Self {
        Self::Teks(s.to_owned())
    }
}

impl From<i64> for Isi {
    fn from(n: i64) -> Self {
        Self::Bilangan(n)
    }
}

impl From<bool> for Isi {
    fn from(y: bool) -> Self {
        Self::Ya(y)
    }
}

impl From<Vec<Isi>> for Isi {
    fn from(d: Vec<Isi>) -> Self {
        Self::Daftar(d)
    }
}

fn kamus(isi: Vec<(String, Isi)>) -> Dict {
    isi.into_iter()
        .map(|(k, v)| (k.into(), v.nilai()))
        .collect()
}

/// Everything a document's source reads as `d`: always its title and date, then what its
/// kind needs.
#[derive(Clone, Debug)]
pub struct Data {
    isi: Vec<(String, Isi)>,
}

impl Data {
    /// Data of a document with this title and date (both also stand in the file's properties).
    #[must_use]
    pub fn baru(judul: &str, tanggal: Tanggal) -> Self {
        let iso = tanggal.iso();
        let angka = iso.split('-').filter_map(|b| b.parse::<i64>().ok());
        let isi = vec![
            ("judul".to_owned(), Isi::teks(judul)),
            ("tanggal".to_owned(), Isi::teks(tanggal.to_string())),
            ("tanggal_angka".to_owned(), Isi::daftar(angka)),
        ];
        Self { isi }
    }

    /// Adds a value under a name.
    #[must_use]
    pub fn dengan(mut self, kunci: &str, isi: impl Into<Isi>) -> Self {
        self.isi.push((kunci.to_owned(), isi.into()));
        self
    }

    pub(crate) fn kamus(self) -> Dict {
        kamus(self.isi)
    }
}
