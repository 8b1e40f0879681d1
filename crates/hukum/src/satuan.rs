//! Units of parameters and the scalar values written in them.
use crate::desimal::Desimal;
use crate::tahunan::TanggalTahunan;
use dasar::uang::Rupiah;
use std::fmt;

/// How a unit's values are written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JenisSatuan {
    /// Percent, exact decimal.
    Persen,
    /// Exact decimal number.
    Desimal,
    /// Whole number, never negative.
    Bilangan,
    /// Rupiah, at most two decimals.
    Uang,
    /// One word; if the unit lists choices, one of them.
    Kata,
    /// Free text.
    Teks,
    /// Yes or no.
    YaTidak,
    /// A day of every year.
    TanggalTahunan,
}

impl JenisSatuan {
    /// Every kind with its word in `satuan.toml`.
    pub const DAFTAR: [(&str, Self); 8] = [
        ("persen", Self::Persen),
        ("desimal", Self::Desimal),
        ("bilangan", Self::Bilangan),
        ("uang", Self::Uang),
        ("kata", Self::Kata),
        ("teks", Self::Teks),
        ("ya_tidak", Self::YaTidak),
        ("tanggal_tahunan", Self::TanggalTahunan),
    ];
}

/// A unit declared in `hukum/satuan.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satuan {
    /// Name used by parameter files.
    pub kunci: String,
    /// What people read after the number; empty for none.
    pub judul: String,
    /// How values are written.
    pub jenis: JenisSatuan,
    /// Allowed words of a `kata` unit; empty means any word.
    pub pilihan: Vec<String>,
}

/// One value of a parameter, already checked against its unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Percent.
    Persen(Desimal),
    /// Decimal number.
    Desimal(Desimal),
    /// Whole number.
    Bilangan(i64),
    /// Money.
    Uang(Rupiah),
    /// Word, code or text.
    Kata(String),
    /// Yes or no.
    YaTidak(bool),
    /// Day of every year.
    TanggalTahunan(TanggalTahunan),
}

impl Satuan {
    /// Reads a number, word or date written as text in this unit.
    ///
    /// # Errors
    /// The Indonesian sentence that says what this unit expects.
    pub fn parse(&self, teks: &str) -> Result<Value, String> {
        let angka = || {
            Desimal::parse(teks).ok_or_else(|| {
                format!("tulis angka desimal dengan titik, misalnya 12.5, bukan \"{teks}\"")
            })
        };
        match self.jenis {
            JenisSatuan::Persen => angka().map(Value::Persen),
            JenisSatuan::Desimal => angka().map(Value::Desimal),
            JenisSatuan::Bilangan => angka()?
                .bulat()
                .filter(|b| *b >= 0)
                .map(Value::Bilangan)
                .ok_or_else(|| "tulis bilangan bulat yang tidak negatif".to_owned()),
            JenisSatuan::Uang => angka()?
                .bulat_geser(2)
                .map(|sen| Value::Uang(Rupiah::dari_sen(sen)))
                .ok_or_else(|| "tulis rupiah dengan paling banyak dua angka desimal".to_owned()),
            JenisSatuan::Kata => self.parse_kata(teks),
            JenisSatuan::Teks if teks.trim().is_empty() => {
                Err("teks ini tidak boleh kosong".to_owned())
            }
            JenisSatuan::Teks => Ok(Value::Kata(teks.to_owned())),
            JenisSatuan::YaTidak => match teks {
                "true" => Ok(Value::YaTidak(true)),
                "false" => Ok(Value::YaTidak(false)),
                _ => Err("tulis true atau false".to_owned()),
            },
            JenisSatuan::TanggalTahunan => TanggalTahunan::parse(teks)
                .map(Value::TanggalTahunan)
                .ok_or_else(|| "tulis \"11-30\", \"06-akhir\" atau \"07-minggu-2\"".to_owned()),
        }
    }

    fn parse_kata(&self, teks: &str) -> Result<Value, String> {
        if teks.is_empty() || teks.contains(char::is_whitespace) {
            return Err("tulis satu kata tanpa spasi".to_owned());
        }
        if self.pilihan.is_empty() || self.pilihan.iter().any(|p| p == teks) {
            return Ok(Value::Kata(teks.to_owned()));
        }
        Err(format!("pilih salah satu: {}", self.pilihan.join(", ")))
    }
}

impl Value {
    /// What the value is, in words, for error messages.
    #[must_use]
    pub const fn jenis(&self) -> &'static str {
        match self {
            Self::Persen(_) => "persen",
            Self::Desimal(_) => "desimal",
            Self::Bilangan(_) => "bilangan",
            Self::Uang(_) => "uang",
            Self::Kata(_) => "kata",
            Self::YaTidak(_) => "ya atau tidak",
            Self::TanggalTahunan(_) => "tanggal tahunan",
        }
    }

    /// The value as an exact number, for comparisons with bands and limits.
    #[must_use]
    pub fn angka(&self) -> Option<Desimal> {
        match self {
            Self::Persen(d) | Self::Desimal(d) => Some(*d),
            Self::Bilangan(b) => Some(Desimal::dari_bulat(*b)),
            Self::Uang(uang) => Desimal::parse(&uang.mesin()),
            Self::Kata(_) | Self::YaTidak(_) | Self::TanggalTahunan(_) => None,
        }
    }

    /// Machine form, stable, for JSON and comparison.
    #[must_use]
    pub fn mesin(&self) -> String {
        match self {
            Self::Persen(d) | Self::Desimal(d) => d.mesin(),
            Self::Bilangan(b) => b.to_string(),
            Self::Uang(uang) => uang.mesin(),
            Self::Kata(kata) => kata.clone(),
            Self::YaTidak(ya) => ya.to_string(),
            Self::TanggalTahunan(tanggal) => tanggal.to_string(),
        }
    }
}

/// Indonesian form for people.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Persen(d) => write!(f, "{d} %"),
            Self::Desimal(d) => write!(f, "{d}"),
            Self::Bilangan(b) => write!(f, "{b}"),
            Self::Uang(uang) => write!(f, "{uang}"),
            Self::Kata(kata) => f.write_str(kata),
            Self::YaTidak(ya) => f.write_str(if *ya { "ya" } else { "tidak" }),
            Self::TanggalTahunan(tanggal) => write!(f, "{tanggal}"),
        }
    }
}
