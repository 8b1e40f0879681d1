//! Splitting, padding and refusing code segments; shared by all code types.

use crate::teks::tak_terlihat;
use std::fmt;

/// Longest text that can be a code; longer cells are refused unread.
const PANJANG_MAKS: usize = 64;

/// Why a text is not the expected code. `Display` is Indonesian and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KodeError {
    /// The kind of code that was expected, in Indonesian.
    pub jenis: &'static str,
    /// The text as given (cut when absurdly long).
    pub masukan: String,
    /// What is wrong with it.
    pub alasan: AlasanKode,
}

/// What is wrong with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlasanKode {
    /// Nothing was written.
    Kosong,
    /// Longer than any code.
    TerlaluPanjang,
    /// A character that belongs to no code.
    Karakter(char),
    /// Two points in a row, or a leading point. The number counts from 1.
    RuasKosong(usize),
    /// A number of segments that no level of this code has.
    JumlahRuas {
        /// Segments found.
        ada: usize,
        /// The segment counts that exist.
        boleh: &'static str,
    },
    /// A segment with too many digits.
    RuasPanjang {
        /// Which segment, from 1.
        ke: usize,
        /// How many digits it may have.
        lebar: usize,
    },
    /// A segment whose value is not allowed, with the reason.
    RuasSalah {
        /// Which segment, from 1.
        ke: usize,
        /// What it must be, in Indonesian.
        harus: &'static str,
    },
    /// A one-digit last segment that a spreadsheet may have shortened: `2.1` is 2.01 or 2.10.
    Rancu,
}

impl fmt::Display for KodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { jenis, masukan, .. } = self;
        let masukan: String = masukan.chars().flat_map(char::escape_default).collect();
        match &self.alasan {
            AlasanKode::Kosong => write!(f, "{jenis} kosong; isi kodenya"),
            AlasanKode::TerlaluPanjang => {
                write!(
                    f,
                    "{jenis} \"{masukan}…\" terlalu panjang untuk sebuah kode"
                )
            }
            AlasanKode::Karakter(c) => write!(
                f,
                "{jenis} \"{masukan}\" memuat karakter \"{}\"; pakai angka dan titik saja",
                c.escape_default()
            ),
            AlasanKode::RuasKosong(ke) => write!(
                f,
                "{jenis} \"{masukan}\": ruas ke-{ke} kosong; hapus titik ganda atau isi angkanya"
            ),
            AlasanKode::JumlahRuas { ada, boleh } => write!(
                f,
                "{jenis} \"{masukan}\" terdiri atas {ada} ruas, seharusnya {boleh}; \
                 periksa titik yang hilang atau berlebih"
            ),
            AlasanKode::RuasPanjang { ke, lebar } => write!(
                f,
                "{jenis} \"{masukan}\": ruas ke-{ke} paling banyak {lebar} angka; \
                 periksa titik yang hilang"
            ),
            AlasanKode::RuasSalah { ke, harus } => {
                write!(f, "{jenis} \"{masukan}\": ruas ke-{ke} harus {harus}")
            }
            AlasanKode::Rancu => write!(
                f,
                "{jenis} \"{masukan}\" rancu: nol di belakang mungkin hilang karena sel dibaca \
                 sebagai angka; jadikan kolomnya teks dan tulis dua angka"
            ),
        }
    }
}

impl std::error::Error for KodeError {}

/// Builds the error of one code kind.
pub(super) fn salah(jenis: &'static str, masukan: &str, alasan: AlasanKode) -> KodeError {
    KodeError {
        jenis,
        masukan: masukan.trim().chars().take(PANJANG_MAKS).collect(),
        alasan,
    }
}

/// Drops what people and spreadsheets add around a code, and splits it at its points.
///
/// Only ASCII digits remain, and `X` where `boleh_x`; blanks inside a segment are refused.
pub(super) fn ruas(
    masukan: &str,
    jenis: &'static str,
    boleh_x: bool,
) -> Result<Vec<String>, KodeError> {
    let gagal = |alasan| salah(jenis, masukan, alasan);
    let kosong = |c: char| c.is_whitespace() || tak_terlihat(c);
    let s = masukan.trim_matches(kosong);
    let s = s.strip_prefix('\'').unwrap_or(s);
    let s = s
        .trim_end_matches(|c: char| c == '.' || kosong(c))
        .trim_start_matches(kosong);
    if s.is_empty() {
        return Err(gagal(AlasanKode::Kosong));
    }
    if s.len() > PANJANG_MAKS {
        return Err(gagal(AlasanKode::TerlaluPanjang));
    }
    let mut hasil = Vec::with_capacity(8);
    for (i, r) in s.split('.').enumerate() {
        let r = r.trim_matches(kosong);
        if r.is_empty() {
            return Err(gagal(AlasanKode::RuasKosong(i + 1)));
        }
        let boleh = |c: char| c.is_ascii_digit() || (boleh_x && c.eq_ignore_ascii_case(&'x'));
        if let Some(c) = r.chars().find(|c| !boleh(*c)) {
            return Err(gagal(AlasanKode::Karakter(c)));
        }
        hasil.push(r.to_ascii_uppercase());
    }
    Ok(hasil)
}

/// The number of segments of a text that is canonical already: every segment has exactly its
/// width, only digits and points. `None` sends the text through the full reading.
///
/// # Why
/// Imports read millions of codes and nearly all of them are clean; this path allocates nothing.
pub(super) fn sudah_kanonik(s: &str, lebar: &[usize]) -> Option<usize> {
    let mut sisa = s.as_bytes();
    for (i, l) in lebar.iter().enumerate() {
        let (ruas, ekor) = sisa.split_at_checked(*l)?;
        if !ruas.iter().all(u8::is_ascii_digit) {
            return None;
        }
        match ekor.split_first() {
            None => return Some(i + 1),
            Some((b'.', lanjut)) => sisa = lanjut,
            Some(_) => return None,
        }
    }
    None
}

/// Pads every segment to its width, refusing longer ones, and joins them with points.
pub(super) fn susun(
    ruas: &[String],
    lebar: &[usize],
    jenis: &'static str,
    masukan: &str,
) -> Result<String, KodeError> {
    let mut hasil = String::with_capacity(24);
    for (i, (r, lebar)) in ruas.iter().zip(lebar).enumerate() {
        let lebar = *lebar;
        if r.len() > lebar {
            return Err(salah(
                jenis,
                masukan,
                AlasanKode::RuasPanjang { ke: i + 1, lebar },
            ));
        }
        if i > 0 {
            hasil.push('.');
        }
        for _ in r.len()..lebar {
            hasil.push('0');
        }
        hasil.push_str(r);
    }
    Ok(hasil)
}

/// True when a spreadsheet may have read the code as a number and cut a trailing zero: exactly
/// two segments, the second of one digit although it should have two.
pub(super) fn rancu(ruas: &[String]) -> bool {
    matches!(ruas, [_, b] if b.len() == 1 && b != "X")
}

/// The first `n` segments of a canonical code.
pub(super) fn kepala(kode: &str, n: usize) -> &str {
    match kode.match_indices('.').nth(n.saturating_sub(1)) {
        Some((i, _)) if n > 0 => kode.get(..i).unwrap_or(kode),
        _ => kode,
    }
}

/// How many segments a canonical code has.
pub(super) fn banyak(kode: &str) -> usize {
    kode.split('.').count()
}

/// The traits and accessors that every code newtype shares.
macro_rules! kode_umum {
    ($tipe:ident) => {
        impl $tipe {
            /// The canonical text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $tipe {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
        impl std::str::FromStr for $tipe {
            type Err = crate::kode::KodeError;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Self::parse(s)
            }
        }
        impl AsRef<str> for $tipe {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl std::borrow::Borrow<str> for $tipe {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}
pub(super) use kode_umum;
