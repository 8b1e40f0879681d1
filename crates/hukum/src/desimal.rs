//! Exact decimal numbers as regulations write them.
use std::cmp::Ordering;
use std::fmt;

/// A decimal number of a regulation, exact: `mantisa / 10^skala`.
///
/// # Shape and units
/// Any sign, at most 18 digits, at most 9 of them after the point. Trailing zeros are dropped, so
/// that `0.50` and `0.5` are the same value. Never a float: `0.34` is read from its source text.
///
/// # Example
/// ```
/// use hukum::Desimal;
/// let porsi = Desimal::parse("0.340").unwrap();
/// assert_eq!(porsi.to_string(), "0,34");
/// assert_eq!(porsi.mesin(), "0.34");
/// assert!(porsi < Desimal::dari_bulat(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Desimal {
    mantisa: i64,
    skala: u32,
}

const SKALA_TERBESAR: u32 = 9;
const DIGIT_TERBANYAK: usize = 18;

impl Desimal {
    /// A whole number.
    #[must_use]
    pub const fn dari_bulat(bilangan: i64) -> Self {
        Self {
            mantisa: bilangan,
            skala: 0,
        }
    }

    /// Reads `-12.5`; TOML's digit separator `_` is allowed, an exponent is not.
    ///
    /// # Errors
    /// `None` for anything that is not a plain decimal within the stated size.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        let bersih = teks.replace('_', "");
        let (negatif, angka) = match bersih.strip_prefix('-') {
            Some(sisa) => (true, sisa),
            None => (false, bersih.strip_prefix('+').unwrap_or(&bersih)),
        };
        let (bulat, pecahan) = angka.split_once('.').unwrap_or((angka, "0"));
        let sah = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !sah(bulat) || !sah(pecahan) {
            return None;
        }
        let pecahan = pecahan.trim_end_matches('0');
        let digit = format!("{bulat}{pecahan}");
        if digit.trim_start_matches('0').len() > DIGIT_TERBANYAK {
            return None;
        }
        let skala = u32::try_from(pecahan.len())
            .ok()
            .filter(|s| *s <= SKALA_TERBESAR)?;
        let mantisa: i64 = digit.parse().ok()?;
        Some(Self {
            mantisa: if negatif { -mantisa } else { mantisa },
            skala,
        })
    }

    /// Digits after the point.
    #[must_use]
    pub const fn skala(self) -> u32 {
        self.skala
    }

    /// Numerator and denominator of the same number.
    #[must_use]
    pub fn pecahan(self) -> (i128, i128) {
        (i128::from(self.mantisa), 10_i128.pow(self.skala))
    }

    /// The whole number, when there is nothing after the point.
    #[must_use]
    pub fn bulat(self) -> Option<i64> {
        (self.skala == 0).then_some(self.mantisa)
    }

    /// The number times 10^`geser`, when that is whole: `0.34` with 2 is 34.
    #[must_use]
    pub fn bulat_geser(self, geser: u32) -> Option<i64> {
        let naik = geser.checked_sub(self.skala)?;
        self.mantisa.checked_mul(10_i64.checked_pow(naik)?)
    }

    /// Machine form with a point: `0.34`.
    #[must_use]
    pub fn mesin(self) -> String {
        self.tulis('.')
    }

    fn tulis(self, koma: char) -> String {
        let tanda = if self.mantisa < 0 { "-" } else { "" };
        let lebar = usize::try_from(self.skala).unwrap_or(0);
        let digit = format!("{:0>1$}", self.mantisa.unsigned_abs(), lebar + 1);
        let (bulat, pecahan) = digit.split_at(digit.len() - lebar);
        if pecahan.is_empty() {
            format!("{tanda}{bulat}")
        } else {
            format!("{tanda}{bulat}{koma}{pecahan}")
        }
    }
}

impl Ord for Desimal {
    fn cmp(&self, lain: &Self) -> Ordering {
        let (a, b) = self.pecahan();
        let (c, d) = lain.pecahan();
        (a * d).cmp(&(c * b))
    }
}

impl PartialOrd for Desimal {
    fn partial_cmp(&self, lain: &Self) -> Option<Ordering> {
        Some(self.cmp(lain))
    }
}

/// Indonesian form with a comma: `0,34`.
impl fmt::Display for Desimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tulis(','))
    }
}
