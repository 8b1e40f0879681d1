//! Reading of targets as officials type them: numbers, ranges, predicates, dirt.

/// One millionth; readings are whole numbers of it, never floats.
pub const SATU: i64 = 1_000_000;

/// What a typed target says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bacaan {
    /// Nothing: empty, a dash, "N/A".
    Kosong,
    /// A number, in millionths.
    Angka(i64),
    /// A range, both ends in millionths.
    Rentang(i64, i64),
    /// A predicate or words that can be compared as text ("BB", "Tepat Waktu", "WTP").
    Predikat(String),
    /// Leftovers of software: `#VALUE!`, `[object Object]`, `undefined`.
    Rusak,
}

impl Bacaan {
    /// The number to compare: the number itself, or the upper end of a range.
    pub fn angka(&self) -> Option<i64> {
        match self {
            Bacaan::Angka(n) | Bacaan::Rentang(_, n) => Some(*n),
            _ => None,
        }
    }
}

/// Reads a target.
///
/// # Shape and units
/// Decimal point or decimal comma, thousands with the other sign, a trailing unit or percent
/// sign is ignored ("36,2 Ha" is 36.2). "0,280 – 0,285" is a range. "1 : 70" is a predicate.
///
/// # Example
/// ```
/// use keselarasan::bacaan::{baca, Bacaan};
/// assert_eq!(baca("69,84%"), Bacaan::Angka(69_840_000));
/// assert_eq!(baca("#VALUE!"), Bacaan::Rusak);
/// assert_eq!(baca("N/A"), Bacaan::Kosong);
/// ```
pub fn baca(teks: &str) -> Bacaan {
    let t = teks.trim();
    let kecil = t.to_lowercase();
    if t.is_empty() || matches!(kecil.as_str(), "-" | "–" | "n/a" | "na" | "#n/a" | "n") {
        return Bacaan::Kosong;
    }
    let rusak = [
        "[object",
        "undefined",
        "#value",
        "#ref",
        "#div",
        "#name",
        "nan",
    ];
    if rusak
        .iter()
        .any(|r| kecil.starts_with(r) || (*r == "undefined" && kecil.contains(r)))
    {
        return Bacaan::Rusak;
    }
    if let Some(r) = rentang(t) {
        return r;
    }
    match angka_awal(t) {
        Some((n, sisa)) if satuan_saja(sisa) => Bacaan::Angka(n),
        _ => Bacaan::Predikat(t.to_owned()),
    }
}

/// True when what follows a number is only a unit ("%", " Ha"), no second number.
fn satuan_saja(sisa: &str) -> bool {
    !sisa.contains(|c: char| c.is_ascii_digit() || c == ':')
}

fn rentang(t: &str) -> Option<Bacaan> {
    let (a, sisa) = angka_awal(t)?;
    let sisa = sisa.trim_start().trim_start_matches('%').trim_start();
    let sisa = sisa
        .strip_prefix(['-', '–', '—'])
        .or_else(|| sisa.strip_prefix("s/d"))?;
    let (b, ekor) = angka_awal(sisa.trim_start())?;
    satuan_saja(ekor).then_some(Bacaan::Rentang(a, b))
}

/// Reads a number at the start; gives it in millionths and what follows it.
fn angka_awal(t: &str) -> Option<(i64, &str)> {
    let (minus, badan) = match t.strip_prefix('-') {
        Some(b) => (true, b),
        None => (false, t),
    };
    let panjang = badan
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .unwrap_or(badan.len());
    let (angka, sisa) = (badan.get(..panjang)?, badan.get(panjang..)?);
    let angka = angka.trim_end_matches(['.', ',']);
    if !angka.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let n = angka_polos(angka)?;
    Some((if minus { -n } else { n }, sisa))
}

/// Digits with points and commas: the last sign is the decimal one unless it repeats or
/// separates exactly three digits from a non-zero head with another sign before it.
fn angka_polos(t: &str) -> Option<i64> {
    let koma = t.matches(',').count();
    let titik = t.matches('.').count();
    let desimal = match (koma, titik) {
        (0, 0) => None,
        (1, 0) => Some(','),
        (0, 1) => Some('.'),
        (0, _) | (_, 0) => None,
        _ => t.chars().rev().find(|c| *c == ',' || *c == '.'),
    };
    let (bulat, pecahan) = match desimal {
        Some(d) => t.rsplit_once(d)?,
        None => (t, ""),
    };
    let bulat: String = bulat.chars().filter(char::is_ascii_digit).collect();
    let bulat: i64 = if bulat.is_empty() {
        0
    } else {
        bulat.parse().ok()?
    };
    let mut mikro = 0_i64;
    let mut bobot = SATU / 10;
    for c in pecahan.chars().take(6) {
        mikro += i64::from(c.to_digit(10)?) * bobot;
        bobot /= 10;
    }
    bulat.checked_mul(SATU)?.checked_add(mikro)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(teks: &str, b: Bacaan) {
        assert_eq!(baca(teks), b, "{teks:?}");
    }

    #[test]
    fn angka_dan_satuan() {
        check("100.9", Bacaan::Angka(100_900_000));
        check("36,2 Ha", Bacaan::Angka(36_200_000));
        check("1.234.567", Bacaan::Angka(1_234_567 * SATU));
        check("1.234,5", Bacaan::Angka(1_234_500_000));
        check("-2", Bacaan::Angka(-2 * SATU));
        check("0", Bacaan::Angka(0));
    }

    #[test]
    fn rentang_dan_predikat() {
        check("0,280 – 0,285", Bacaan::Rentang(280_000, 285_000));
        check("BB", Bacaan::Predikat("BB".into()));
        check("1 : 70", Bacaan::Predikat("1 : 70".into()));
        check("Tepat Waktu", Bacaan::Predikat("Tepat Waktu".into()));
    }

    #[test]
    fn kosong_dan_rusak() {
        for t in ["", " - ", "N/A", "#N/A"] {
            check(t, Bacaan::Kosong);
        }
        for t in [
            "#VALUE!",
            "[object Object]",
            "undefined undefined",
            "CC undefined",
        ] {
            check(t, Bacaan::Rusak);
        }
    }
}
