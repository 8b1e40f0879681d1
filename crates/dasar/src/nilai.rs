//! Scores.

use std::fmt;

/// A score from 0,00 to 100,00.
///
/// # Shape and units
/// Hundredths of a point; a score outside the range cannot be constructed.
///
/// # Legal basis
/// PermenPANRB 88/2021 (SAKIP evaluation scores have two decimals).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nilai(u16);

impl Nilai {
    /// A score from hundredths of a point; `None` above 100,00.
    #[must_use]
    pub const fn dari_ratusan(n: u16) -> Option<Self> {
        if n <= 10_000 { Some(Self(n)) } else { None }
    }

    /// The score in hundredths of a point.
    #[must_use]
    pub const fn ratusan(self) -> u16 {
        self.0
    }

    /// Reads "80", "80,01" or "80.01"; `None` for anything else, more than two decimals or a
    /// value above 100.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let s = s.trim();
        let (utuh, desimal) = s.split_once([',', '.']).unwrap_or((s, "0"));
        let angka = |t: &str| !t.is_empty() && t.bytes().all(|c| c.is_ascii_digit());
        if !angka(utuh) || !angka(desimal) || desimal.len() > 2 || utuh.len() > 3 {
            return None;
        }
        let utuh: u16 = utuh.parse().ok()?;
        let d: u16 = desimal.parse().ok()?;
        let d = if desimal.len() == 1 { d * 10 } else { d };
        utuh.checked_mul(100)?
            .checked_add(d)
            .and_then(Self::dari_ratusan)
    }
}

impl fmt::Display for Nilai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{:02}", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::Nilai;

    #[test]
    fn every_score_survives_writing_and_reading() {
        for n in 0..=10_000 {
            let nilai = Nilai::dari_ratusan(n).unwrap();
            assert_eq!(Nilai::parse(&nilai.to_string()), Some(nilai));
        }
    }

    #[test]
    fn outside_the_range_or_too_fine_is_refused() {
        for s in [
            "100,01", "101", "-1", "80,123", "", "80,", ",5", "8O", "1.000", "65536",
        ] {
            assert_eq!(Nilai::parse(s), None, "{s}");
        }
        assert_eq!(Nilai::parse("80,1").map(Nilai::ratusan), Some(8_010));
        assert_eq!(Nilai::parse("100").map(Nilai::ratusan), Some(10_000));
    }
}
