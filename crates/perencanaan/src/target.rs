//! Reading targets as officials type them: numbers, percentages, ranges, ratios, predicates.

mod baca;
#[cfg(test)]
mod tests;

pub use baca::baca_target;

use crate::Desimal;
use dasar::Rasio;
use std::cmp::Ordering;
use std::fmt;

/// A target that could be read. The source text is kept by the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetTerbaca {
    /// A number, with the unit typed behind it if any ("60 Ton").
    Angka {
        /// The number.
        nilai: Desimal,
        /// True for "73,37%".
        persen: bool,
        /// Unit typed in the same cell; empty when none.
        satuan: String,
    },
    /// From–to: "40,71 - 41".
    Rentang {
        /// Lower end.
        bawah: Desimal,
        /// Upper end.
        atas: Desimal,
        /// True when given in percent.
        persen: bool,
    },
    /// One in so many: "2/10.000", "1 : 70".
    Perbandingan {
        /// First number.
        pembilang: Desimal,
        /// Second number, above zero.
        penyebut: Desimal,
    },
    /// A bound: "≥ 90", "< 5".
    Batas {
        /// True for at least.
        sekurangnya: bool,
        /// The number.
        nilai: Desimal,
        /// True when given in percent.
        persen: bool,
    },
    /// A grade in words or letters: "B", "WTP", "Baik".
    Predikat(String),
    /// A score with its grade: "65,25/B", "68,25(B)".
    NilaiPredikat {
        /// The score.
        nilai: Desimal,
        /// The grade.
        predikat: String,
    },
    /// A step of a ladder: "Level 3".
    Jenjang(u32),
    /// Said to have no value: empty, "-", "N/A".
    TidakAda,
}

/// Why a target could not be read. `Display` is Indonesian and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetError {
    /// An error value of a spreadsheet or program: "#VALUE!", "[object Object]".
    Galat(String),
    /// Two readings: "1.234".
    Rancu(String),
    /// Several numbers in one cell.
    Banyak(String),
    /// Nothing known.
    TidakTerbaca(String),
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Galat(s) => {
                write!(
                    f,
                    "target \"{s}\" adalah pesan galat aplikasi; isi ulang nilai targetnya"
                )
            }
            Self::Rancu(s) => write!(
                f,
                "target \"{s}\" rancu antara ribuan dan desimal; tulis tanpa titik ribuan \
                 dan pakai koma untuk desimal"
            ),
            Self::Banyak(s) => {
                write!(
                    f,
                    "target \"{s}\" memuat beberapa angka; pisahkan per tahun atau per indikator"
                )
            }
            Self::TidakTerbaca(s) => write!(
                f,
                "target \"{s}\" tidak terbaca sebagai angka, rentang, perbandingan, atau predikat; \
                 tulis salah satunya"
            ),
        }
    }
}

impl std::error::Error for TargetError {}

impl TargetTerbaca {
    /// The number to compare by; the middle of a range; `None` for grades and missing values.
    #[must_use]
    pub fn angka(&self) -> Option<Rasio> {
        match self {
            Self::Angka { nilai, .. }
            | Self::Batas { nilai, .. }
            | Self::NilaiPredikat { nilai, .. } => Some(nilai.rasio()),
            Self::Rentang { bawah, atas, .. } => {
                bawah.rasio().tambah(atas.rasio())?.kali(Rasio::baru(1, 2)?)
            }
            Self::Perbandingan {
                pembilang,
                penyebut,
            } => {
                let p = penyebut.rasio();
                pembilang
                    .rasio()
                    .kali(Rasio::baru(p.penyebut(), p.pembilang())?)
            }
            Self::Jenjang(n) => Rasio::baru(i128::from(*n), 1),
            Self::Predikat(_) | Self::TidakAda => None,
        }
    }

    /// True for a value that is a zero.
    #[must_use]
    pub fn nol(&self) -> bool {
        self.angka() == Some(Rasio::NOL)
    }

    /// True when no value is promised.
    #[must_use]
    pub const fn kosong(&self) -> bool {
        matches!(self, Self::TidakAda)
    }

    /// Compares two targets of one indicator: numbers with numbers, grades with grades of the same
    /// ladder; `None` when they cannot be compared.
    #[must_use]
    pub fn bandingkan(&self, o: &Self) -> Option<Ordering> {
        match (self.angka(), o.angka()) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            _ => {
                let (tangga_a, a) = self.peringkat()?;
                let (tangga_b, b) = o.peringkat()?;
                (tangga_a == tangga_b).then(|| a.cmp(&b))
            }
        }
    }

    /// Ladder and step of the grade, higher is better.
    fn peringkat(&self) -> Option<(usize, usize)> {
        let p = match self {
            Self::Predikat(p) | Self::NilaiPredikat { predikat: p, .. } => p,
            _ => return None,
        };
        let p = dasar::teks::padat(p);
        let tangga = |t: &&[&str]| t.iter().position(|k| *k == p);
        baca::TANGGA
            .iter()
            .enumerate()
            .find_map(|(i, t)| tangga(t).map(|n| (i, n)))
    }
}

/// Indonesian form: `73,37 %`, `40,71–41`, `2/10.000`, `65,25 (B)`.
impl fmt::Display for TargetTerbaca {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tanda = |p: &bool| if *p { " %" } else { "" };
        match self {
            Self::Angka {
                nilai,
                persen,
                satuan,
            } if satuan.is_empty() => {
                write!(f, "{nilai}{}", tanda(persen))
            }
            Self::Angka {
                nilai,
                persen,
                satuan,
            } => write!(f, "{nilai}{} {satuan}", tanda(persen)),
            Self::Rentang {
                bawah,
                atas,
                persen,
            } => write!(f, "{bawah}–{atas}{}", tanda(persen)),
            Self::Perbandingan {
                pembilang,
                penyebut,
            } => write!(f, "{pembilang}/{penyebut}"),
            Self::Batas {
                sekurangnya,
                nilai,
                persen,
            } => {
                write!(
                    f,
                    "{} {nilai}{}",
                    if *sekurangnya { "≥" } else { "≤" },
                    tanda(persen)
                )
            }
            Self::Predikat(p) => f.write_str(p),
            Self::NilaiPredikat { nilai, predikat } => write!(f, "{nilai} ({predikat})"),
            Self::Jenjang(n) => write!(f, "Level {n}"),
            Self::TidakAda => f.write_str("–"),
        }
    }
}
