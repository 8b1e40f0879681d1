//! Figures as performance documents write them: decimal point or comma, never guessed.

use dasar::Rasio;
use std::fmt;

/// Why a figure was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AngkaError {
    /// One separator followed by exactly three digits: thousands or decimals, nobody can tell.
    Rancu(String),
    /// Not a figure at all.
    BukanAngka(String),
    /// More digits than any indicator needs.
    TerlaluPanjang(String),
}

impl fmt::Display for AngkaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rancu(t) => write!(
                f,
                "“{t}” dapat berarti ribuan atau desimal; tulis tanpa pemisah ribuan, \
                 atau dengan jumlah desimal lain"
            ),
            Self::BukanAngka(t) => write!(f, "“{t}” bukan angka"),
            Self::TerlaluPanjang(t) => write!(f, "“{t}” terlalu panjang untuk sebuah angka"),
        }
    }
}

impl std::error::Error for AngkaError {}

const DIGIT_TERBANYAK: usize = 24;

/// Reads a figure exactly.
///
/// # Shape and units
/// `98.33`, `98,33`, `1.234.567,8`, `1,234,567.8`, `-3`, with an optional trailing `%`.
///
/// # Errors
/// [`AngkaError::Rancu`] for `1.234` and `12,345` (but not for `0.625`, which no one writes as
/// thousands); [`AngkaError::BukanAngka`] for text; [`AngkaError::TerlaluPanjang`] beyond 24
/// digits.
///
/// # Why
/// A guess turns 1.234 documents into one document and a bit; the person decides, not the reader.
///
/// # Example
/// ```
/// use kinerja::angka::parse;
/// assert_eq!(parse("98,50"), parse("98.5"));
/// assert!(parse("1.234").is_err());
/// assert!(parse("0.625").is_ok());
/// ```
pub fn parse(teks: &str) -> Result<Rasio, AngkaError> {
    let bersih = teks.trim().trim_end_matches('%').trim_end();
    let (negatif, badan) = match bersih.strip_prefix('-') {
        Some(sisa) => (true, sisa),
        None => (false, bersih.strip_prefix('+').unwrap_or(bersih)),
    };
    let bukan = || AngkaError::BukanAngka(teks.trim().to_owned());
    let (utuh, pecahan) = pisahkan(badan).map_err(|s| match s {
        Salah::Rancu => AngkaError::Rancu(teks.trim().to_owned()),
        Salah::Bukan => bukan(),
    })?;
    let digit = format!("{utuh}{pecahan}");
    if digit.is_empty() || !digit.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bukan());
    }
    if digit.len() > DIGIT_TERBANYAK {
        return Err(AngkaError::TerlaluPanjang(
            teks.trim().chars().take(40).collect(),
        ));
    }
    let mantisa: i128 = digit.parse().map_err(|_| bukan())?;
    let skala = u32::try_from(pecahan.len()).map_err(|_| bukan())?;
    let bertanda = if negatif { -mantisa } else { mantisa };
    Rasio::baru(bertanda, 10_i128.pow(skala)).ok_or_else(bukan)
}

enum Salah {
    Rancu,
    Bukan,
}

/// Splits into whole digits and decimals, deciding which separator is which.
fn pisahkan(badan: &str) -> Result<(String, String), Salah> {
    let titik = badan.matches('.').count();
    let koma = badan.matches(',').count();
    match (titik, koma) {
        (0, 0) => Ok((badan.to_owned(), String::new())),
        (1, 0) => satu(badan, '.'),
        (0, 1) => satu(badan, ','),
        (_, 0) => ribuan(badan, '.').map(|u| (u, String::new())),
        (0, _) => ribuan(badan, ',').map(|u| (u, String::new())),
        (_, 1) if badan.rfind(',') > badan.rfind('.') => dua(badan, ',', '.'),
        (1, _) if badan.rfind('.') > badan.rfind(',') => dua(badan, '.', ','),
        _ => Err(Salah::Bukan),
    }
}

/// One separator only: decimal, unless exactly three digits follow a plausible thousands group.
fn satu(badan: &str, pemisah: char) -> Result<(String, String), Salah> {
    let (utuh, pecahan) = badan.split_once(pemisah).ok_or(Salah::Bukan)?;
    if utuh.is_empty() || pecahan.is_empty() {
        return Err(Salah::Bukan);
    }
    let kelompok = utuh.len() <= 3 && !utuh.starts_with('0');
    if pecahan.len() == 3 && kelompok {
        return Err(Salah::Rancu);
    }
    Ok((utuh.to_owned(), pecahan.to_owned()))
}

fn dua(badan: &str, desimal: char, pemisah: char) -> Result<(String, String), Salah> {
    let (kiri, pecahan) = badan.rsplit_once(desimal).ok_or(Salah::Bukan)?;
    if pecahan.is_empty() {
        return Err(Salah::Bukan);
    }
    Ok((ribuan(kiri, pemisah)?, pecahan.to_owned()))
}

/// Joins groups of three; the first may be shorter.
fn ribuan(badan: &str, pemisah: char) -> Result<String, Salah> {
    let mut kelompok = badan.split(pemisah);
    let pertama = kelompok.next().unwrap_or_default();
    let sah = (1..=3).contains(&pertama.len()) && kelompok.all(|k| k.len() == 3);
    if sah {
        Ok(badan.replace(pemisah, ""))
    } else {
        Err(Salah::Bukan)
    }
}

/// A figure as Indonesian text, at most `desimal` places, half-up, no trailing zeros: `98,33`.
#[must_use]
pub fn tampil(r: Rasio, desimal: u32) -> String {
    let seratus = Rasio::baru(1, 100)
        .and_then(|s| r.kali(s))
        .unwrap_or(Rasio::NOL);
    let teks = seratus.mesin_persen(desimal);
    let polos = if teks.contains('.') {
        teks.trim_end_matches('0').trim_end_matches('.')
    } else {
        &teks
    };
    polos.replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn r(p: i128, q: i128) -> Rasio {
        Rasio::baru(p, q).unwrap()
    }

    #[test]
    fn reads_both_conventions() {
        for (teks, nilai) in [
            ("98.33", r(9833, 100)),
            ("98,33", r(9833, 100)),
            ("1.234.567,8", r(12_345_678, 10)),
            ("1,234,567.8", r(12_345_678, 10)),
            ("1.234.567", r(1_234_567, 1)),
            (" 40,5 % ", r(405, 10)),
            ("-3", r(-3, 1)),
            ("0.625", r(625, 1000)),
            ("1234.567", r(1_234_567, 1000)),
            ("12.3456", r(123_456, 10_000)),
        ] {
            assert_eq!(parse(teks), Ok(nilai), "{teks}");
        }
    }

    #[test]
    fn refuses_what_could_be_two_numbers_and_what_is_none() {
        for teks in ["1.234", "12,345", "123.456", "-1,000"] {
            assert!(matches!(parse(teks), Err(AngkaError::Rancu(_))), "{teks}");
        }
        for teks in [
            "",
            "-",
            "B",
            "1.2.3",
            "1,2,3",
            "1..2",
            ".5",
            "5.",
            "1.234,5.6",
            "٣",
        ] {
            assert!(
                matches!(parse(teks), Err(AngkaError::BukanAngka(_))),
                "{teks}"
            );
        }
        assert!(matches!(
            parse(&"9".repeat(25)),
            Err(AngkaError::TerlaluPanjang(_))
        ));
    }

    proptest! {
        #[test]
        fn never_panics(teks in ".{0,40}") {
            let _ = parse(&teks);
        }
    }
}
