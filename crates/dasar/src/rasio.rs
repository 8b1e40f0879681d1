//! Exact fractions until the last display.

use crate::uang::{Pembulatan, Rupiah, bagi_bulat, titik_ribuan};
use std::cmp::Ordering;

/// An exact ratio in lowest terms, denominator above zero.
///
/// # Why
/// Shares decide obligations ("at most 30 %"); a rounded share can turn a breach into compliance.
/// Only display rounds.
///
/// # Example
/// ```
/// use dasar::{Rasio, Rupiah};
/// let r = Rasio::dari(Rupiah::dari_sen(1), Rupiah::dari_sen(3)).expect("denominator is not zero");
/// assert_eq!(r.persen(1), "33,3 %");
/// assert!(r > Rasio::dari_persen(33));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rasio {
    pembilang: i128,
    penyebut: i128,
}

impl Rasio {
    /// Zero.
    pub const NOL: Self = Self {
        pembilang: 0,
        penyebut: 1,
    };
    /// One, or 100 %.
    pub const SATU: Self = Self {
        pembilang: 1,
        penyebut: 1,
    };

    /// A ratio in lowest terms; `None` for a zero denominator (or the one unnegatable value).
    #[must_use]
    pub fn baru(pembilang: i128, penyebut: i128) -> Option<Self> {
        if penyebut == 0 {
            return None;
        }
        let g = fpb(pembilang, penyebut);
        let (mut p, mut q) = (pembilang.checked_div(g)?, penyebut.checked_div(g)?);
        if q < 0 {
            (p, q) = (p.checked_neg()?, q.checked_neg()?);
        }
        Some(Self {
            pembilang: p,
            penyebut: q,
        })
    }

    /// The share `a / b`; `None` when `b` is zero.
    #[must_use]
    pub fn dari(a: Rupiah, b: Rupiah) -> Option<Self> {
        Self::baru(i128::from(a.sen()), i128::from(b.sen()))
    }

    /// A whole number of percent.
    #[must_use]
    pub fn dari_persen(persen: i32) -> Self {
        Self::baru(i128::from(persen), 100).unwrap_or(Self::NOL)
    }

    /// Hundredths of a percent (basis points): 34 is 0,34 %.
    #[must_use]
    pub fn dari_basis_poin(bp: i32) -> Self {
        Self::baru(i128::from(bp), 10_000).unwrap_or(Self::NOL)
    }

    /// Numerator in lowest terms; carries the sign.
    #[must_use]
    pub const fn pembilang(self) -> i128 {
        self.pembilang
    }

    /// Denominator in lowest terms; above zero.
    #[must_use]
    pub const fn penyebut(self) -> i128 {
        self.penyebut
    }

    /// Product; `None` on overflow.
    #[must_use]
    pub fn kali(self, o: Self) -> Option<Self> {
        let g1 = fpb(self.pembilang, o.penyebut);
        let g2 = fpb(o.pembilang, self.penyebut);
        let p = self
            .pembilang
            .checked_div(g1)?
            .checked_mul(o.pembilang.checked_div(g2)?)?;
        let q = self
            .penyebut
            .checked_div(g2)?
            .checked_mul(o.penyebut.checked_div(g1)?)?;
        Self::baru(p, q)
    }

    /// Sum; `None` on overflow.
    #[must_use]
    pub fn tambah(self, o: Self) -> Option<Self> {
        let g = fpb(self.penyebut, o.penyebut);
        let (a, b) = (o.penyebut.checked_div(g)?, self.penyebut.checked_div(g)?);
        let p = self
            .pembilang
            .checked_mul(a)?
            .checked_add(o.pembilang.checked_mul(b)?)?;
        Self::baru(p, self.penyebut.checked_mul(a)?)
    }

    /// Indonesian percentage, half-up at `desimal` places: `37,6 %`.
    #[must_use]
    pub fn persen(self, desimal: u32) -> String {
        let (tanda, utuh, pecahan) = self.bagian_persen(desimal);
        let utuh = u64::try_from(utuh).map_or_else(|_| utuh.to_string(), titik_ribuan);
        if pecahan.is_empty() {
            format!("{tanda}{utuh} %")
        } else {
            format!("{tanda}{utuh},{pecahan} %")
        }
    }

    /// Machine percentage without the sign `%`, half-up at `desimal` places: `37.60`.
    #[must_use]
    pub fn mesin_persen(self, desimal: u32) -> String {
        let (tanda, utuh, pecahan) = self.bagian_persen(desimal);
        if pecahan.is_empty() {
            format!("{tanda}{utuh}")
        } else {
            format!("{tanda}{utuh}.{pecahan}")
        }
    }

    /// Sign, whole part and decimals of the percentage.
    fn bagian_persen(self, desimal: u32) -> (&'static str, u128, String) {
        let desimal = desimal.min(12);
        let skala = 10_i128.pow(desimal);
        // Beyond the range of i128 the last digits are meaningless anyway: divide first.
        let n = self
            .pembilang
            .checked_mul(100 * skala)
            .and_then(|p| bagi_bulat(p, self.penyebut, Pembulatan::SetengahNaik))
            .unwrap_or_else(|| (self.pembilang / self.penyebut).saturating_mul(100 * skala));
        let mutlak = n.unsigned_abs();
        let tanda = if n < 0 { "-" } else { "" };
        let skala = skala.unsigned_abs();
        let pecahan = match usize::try_from(desimal) {
            Ok(0) | Err(_) => String::new(),
            Ok(lebar) => format!("{:0lebar$}", mutlak % skala),
        };
        (tanda, mutlak / skala, pecahan)
    }
}

impl PartialOrd for Rasio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rasio {
    /// Compares by continued fractions, so that no product can overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (self.pembilang, self.penyebut);
        let (mut c, mut d) = (other.pembilang, other.penyebut);
        let mut terbalik = false;
        loop {
            let urut = a.div_euclid(b).cmp(&c.div_euclid(d));
            let (r1, r2) = (a.rem_euclid(b), c.rem_euclid(d));
            let hasil = match (urut, r1, r2) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    // r1/b ? r2/d  is the reverse of  b/r1 ? d/r2
                    (a, b, c, d) = (b, r1, d, r2);
                    terbalik = !terbalik;
                    continue;
                }
                (lain, _, _) => lain,
            };
            return if terbalik { hasil.reverse() } else { hasil };
        }
    }
}

/// Greatest common divisor, above zero; 1 when both are zero.
pub(crate) fn fpb(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    match i128::try_from(a) {
        Ok(0) | Err(_) => 1,
        Ok(g) => g,
    }
}

#[cfg(test)]
mod tests {
    use super::Rasio;
    use crate::Rupiah;
    use proptest::prelude::*;

    #[test]
    fn percentages_round_half_up_only_when_written() {
        let r = |a, b| Rasio::baru(a, b).unwrap();
        assert_eq!(r(376, 1000).persen(1), "37,6 %");
        assert_eq!(r(376, 1000).mesin_persen(2), "37.60");
        assert_eq!(r(2, 3).persen(0), "67 %");
        assert_eq!(r(-1, 3).persen(2), "-33,33 %");
        assert_eq!(r(1, 2000).persen(1), "0,1 %");
        assert_eq!(r(-1, 2000).persen(1), "-0,1 %");
        assert_eq!(r(1234, 1).persen(0), "123.400 %");
        assert_eq!(Rasio::dari(Rupiah::NOL, Rupiah::NOL), None);
        assert_eq!(Rasio::dari_basis_poin(34).persen(2), "0,34 %");
    }

    #[test]
    fn extreme_ratios_neither_panic_nor_lose_order() {
        let besar = Rasio::baru(i128::MAX, 1).unwrap();
        let kecil = Rasio::baru(1, i128::MAX).unwrap();
        assert!(besar > kecil);
        assert!(Rasio::baru(i128::MIN, 1).unwrap() < kecil);
        assert_eq!(Rasio::baru(1, i128::MIN), None);
        assert!(!besar.persen(2).is_empty());
        assert_eq!(besar.kali(besar), None);
        assert_eq!(besar.tambah(besar), None);
    }

    proptest! {
        #[test]
        fn order_is_that_of_cross_products(
            a in -9_999_999_999_i128..9_999_999_999, b in 1_i128..9_999_999,
            c in -9_999_999_999_i128..9_999_999_999, d in 1_i128..9_999_999,
        ) {
            let kiri = Rasio::baru(a, b).unwrap();
            let kanan = Rasio::baru(c, d).unwrap();
            prop_assert_eq!(kiri.cmp(&kanan), (a * d).cmp(&(c * b)));
            prop_assert_eq!(kiri == kanan, a * d == c * b);
        }

        #[test]
        fn lowest_terms_do_not_depend_on_scale(a in -999_999_i128..999_999, b in 1_i128..999_999,
            k in 1_i128..9_999) {
            prop_assert_eq!(Rasio::baru(a, b), Rasio::baru(a * k, b * k));
            prop_assert_eq!(Rasio::baru(a, b), Rasio::baru(-a, -b));
        }

        #[test]
        fn never_panics(
            a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), d in any::<i128>(),
            n in 0_u32..40,
        ) {
            if let (Some(x), Some(y)) = (Rasio::baru(a, b), Rasio::baru(c, d)) {
                let _ = (x.cmp(&y), x.kali(y), x.tambah(y), x.persen(n), x.mesin_persen(n));
                prop_assert_eq!(x.cmp(&y), y.cmp(&x).reverse());
            }
        }
    }
}
