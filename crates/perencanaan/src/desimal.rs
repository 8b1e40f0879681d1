//! Decimal numbers of targets, exact.

use dasar::Rasio;
use std::cmp::Ordering;
use std::fmt;

/// An exact decimal: `mantisa / 10^skala`.
///
/// # Shape and units
/// At most 18 digits and 9 decimals. Equality and order are by value: 7,0 equals 7.
#[derive(Clone, Copy, Debug)]
pub struct Desimal {
    mantisa: i64,
    skala: u32,
}

/// Why digits are not one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AngkaError {
    /// Not a number at all.
    Bukan,
    /// Thousands or decimals: "1.234".
    Rancu,
}

impl Desimal {
    /// A whole number.
    #[must_use]
    pub const fn utuh(n: i64) -> Self {
        Self {
            mantisa: n,
            skala: 0,
        }
    }

    /// The value as an exact ratio.
    #[must_use]
    pub fn rasio(self) -> Rasio {
        Rasio::baru(i128::from(self.mantisa), 10_i128.pow(self.skala)).unwrap_or(Rasio::NOL)
    }

    /// Machine form with the decimals as written: `71.07`, `12000`.
    #[must_use]
    pub fn mesin(self) -> String {
        let tanda = if self.mantisa < 0 { "-" } else { "" };
        let skala = 10_u64.pow(self.skala);
        let n = self.mantisa.unsigned_abs();
        match usize::try_from(self.skala) {
            Ok(0) | Err(_) => format!("{tanda}{n}"),
            Ok(lebar) => format!("{tanda}{}.{:0lebar$}", n / skala, n % skala),
        }
    }

    /// True for zero in any spelling.
    #[must_use]
    pub const fn nol(self) -> bool {
        self.mantisa == 0
    }

    /// Reads a number with point or comma, refusing what has two readings.
    pub(crate) fn baca(s: &str) -> Result<Self, AngkaError> {
        let (tanda, s) = match s.strip_prefix(['-', '−']) {
            Some(sisa) => (-1, sisa),
            None => (1, s),
        };
        let (utuh, desimal) = pisah(s)?;
        let digit = utuh.len() + desimal.len();
        if utuh.is_empty() || digit > 18 || desimal.len() > 9 {
            return Err(AngkaError::Bukan);
        }
        let mantisa: i64 = format!("{utuh}{desimal}")
            .parse()
            .map_err(|_| AngkaError::Bukan)?;
        let skala = u32::try_from(desimal.len()).map_err(|_| AngkaError::Bukan)?;
        Ok(Self {
            mantisa: mantisa * tanda,
            skala,
        })
    }

    /// Reads a denominator, where "100.000" can only be thousands.
    pub(crate) fn baca_penyebut(s: &str) -> Result<Self, AngkaError> {
        let ribuan = s.split('.').skip(1).all(|b| b == "000") && !s.starts_with('0');
        if s.contains('.') && !s.contains(',') && ribuan {
            Self::baca(&s.replace('.', ""))
        } else {
            Self::baca(s)
        }
    }
}

/// Splits digits into whole part (without grouping) and decimals.
fn pisah(s: &str) -> Result<(String, String), AngkaError> {
    if s.is_empty()
        || !s
            .bytes()
            .all(|c| c.is_ascii_digit() || c == b'.' || c == b',')
    {
        return Err(AngkaError::Bukan);
    }
    let letak = |c: char| s.rfind(c);
    let hitung = |c: char| s.matches(c).count();
    let (ribuan, desimal) = match (hitung('.'), hitung(',')) {
        (0, 0) => return Ok((s.to_owned(), String::new())),
        (1, 0) | (0, 1) => {
            let (u, d) = s.split_once(['.', ',']).unwrap_or((s, ""));
            if d.is_empty() || u.is_empty() {
                return Err(AngkaError::Bukan);
            }
            // Three decimals look like thousands, unless the whole part is a lone zero.
            if d.len() == 3 && u != "0" && u.len() <= 3 {
                return Err(AngkaError::Rancu);
            }
            return Ok((u.to_owned(), d.to_owned()));
        }
        (_, 0) => ('.', None),
        (0, _) => (',', None),
        (_, 1) if letak(',') > letak('.') => ('.', Some(',')),
        (1, _) if letak('.') > letak(',') => (',', Some('.')),
        _ => return Err(AngkaError::Bukan),
    };
    let (u, d) = match desimal {
        Some(c) => s.rsplit_once(c).unwrap_or((s, "")),
        None => (s, ""),
    };
    let mut bagian = u.split(ribuan);
    let pertama = bagian.next().unwrap_or("");
    let tertata = (1..=3).contains(&pertama.len()) && bagian.all(|b| b.len() == 3);
    if !tertata || (desimal.is_some() && d.is_empty()) {
        return Err(AngkaError::Bukan);
    }
    Ok((u.replace(ribuan, ""), d.to_owned()))
}

impl PartialEq for Desimal {
    fn eq(&self, o: &Self) -> bool {
        self.cmp(o) == Ordering::Equal
    }
}
impl Eq for Desimal {}
impl PartialOrd for Desimal {
    fn partial_cmp(&self, o: &Self) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}
impl Ord for Desimal {
    fn cmp(&self, o: &Self) -> Ordering {
        self.rasio().cmp(&o.rasio())
    }
}

/// Indonesian form with the decimals as written: `71,07`, `12.000`.
impl fmt::Display for Desimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tanda = if self.mantisa < 0 { "-" } else { "" };
        let skala = 10_u64.pow(self.skala);
        let n = self.mantisa.unsigned_abs();
        let utuh = dasar::uang::titik_ribuan(n / skala);
        match usize::try_from(self.skala) {
            Ok(0) | Err(_) => write!(f, "{tanda}{utuh}"),
            Ok(lebar) => write!(f, "{tanda}{utuh},{:0lebar$}", n % skala),
        }
    }
}
