//! Money: whole sen in an `i64`, never a float.
//!
//! An `i64` of sen reaches ±92 quadrillion rupiah, some twenty times one national budget; sums
//! run in `i128` and are narrowed with a check.

mod baca;
mod terbilang;
mod tulis;

#[cfg(test)]
mod tests;

pub use baca::UangError;
pub use tulis::titik_ribuan;

use crate::rasio::Rasio;
use std::cmp::Ordering;

/// An amount of rupiah, held as sen (1/100 rupiah).
///
/// # Shape and units
/// One `i64` of sen. `Display` writes `Rp1.234.567,89` and leaves `,00` out. There is no `+`:
/// every operation says what happens when the range is left.
///
/// # Why
/// Peers store `DOUBLE(20,2)` and carry noise such as `182888324.00000003`; realisation figures do
/// have sen, so whole rupiah would lose money.
///
/// # Example
/// ```
/// use dasar::Rupiah;
/// let pagu = Rupiah::parse("Rp1.234.567,89")?;
/// assert_eq!(pagu.sen(), 123_456_789);
/// assert_eq!(pagu.to_string(), "Rp1.234.567,89");
/// assert_eq!(pagu.mesin(), "1234567.89");
/// # Ok::<(), dasar::UangError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rupiah(i64);

/// How the remainder of a division is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pembulatan {
    /// Half or more goes away from zero: 0,5 → 1 and −0,5 → −1.
    SetengahNaik,
    /// Towards minus infinity.
    Bawah,
    /// Towards plus infinity.
    Atas,
    /// Half goes to the even neighbour.
    Bankir,
}

/// The result of reading an amount that may be finer than one sen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dibulatkan {
    /// The amount, rounded half-up (away from zero) to sen.
    pub nilai: Rupiah,
    /// True when rounding lost something: the importer then reports the source text.
    pub berubah: bool,
}

impl Rupiah {
    /// Zero rupiah.
    pub const NOL: Self = Self(0);

    /// An amount from a count of sen.
    #[must_use]
    pub const fn dari_sen(sen: i64) -> Self {
        Self(sen)
    }

    /// The amount as a count of sen.
    #[must_use]
    pub const fn sen(self) -> i64 {
        self.0
    }

    /// An amount from whole rupiah; `None` when it leaves the range.
    #[must_use]
    pub fn dari_rupiah(rupiah: i64) -> Option<Self> {
        rupiah.checked_mul(100).map(Self)
    }

    /// Sum of two amounts; `None` when it leaves the range.
    #[must_use]
    pub fn tambah(self, o: Self) -> Option<Self> {
        self.0.checked_add(o.0).map(Self)
    }

    /// Difference of two amounts; `None` when it leaves the range.
    #[must_use]
    pub fn kurang(self, o: Self) -> Option<Self> {
        self.0.checked_sub(o.0).map(Self)
    }

    /// The amount without its sign. The one value without a positive twin saturates.
    #[must_use]
    pub fn mutlak(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// The amount with the other sign. The one value without a positive twin saturates.
    #[must_use]
    pub fn balik(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// Whether the amount is below, at or above zero.
    #[must_use]
    pub fn tanda(self) -> Ordering {
        self.0.cmp(&0)
    }

    /// True for exactly zero.
    #[must_use]
    pub const fn nol(self) -> bool {
        self.0 == 0
    }

    /// Sum of many amounts, accumulated in `i128`.
    ///
    /// # Errors
    /// `None` only when the final sum does not fit; intermediate sums may leave the range.
    pub fn jumlah(daftar: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut total: i128 = 0;
        for r in daftar {
            total = total.checked_add(i128::from(r.0))?;
        }
        Self::dari_i128(total)
    }

    /// The amount divided by a whole number; `None` for a zero divisor or a result out of range.
    #[must_use]
    pub fn bagi(self, pembagi: i64, cara: Pembulatan) -> Option<Self> {
        bagi_bulat(i128::from(self.0), i128::from(pembagi), cara).and_then(Self::dari_i128)
    }

    /// The amount times an exact ratio; `None` when the result leaves the range.
    #[must_use]
    pub fn kali_rasio(self, rasio: Rasio, cara: Pembulatan) -> Option<Self> {
        // Reducing crosswise first keeps the product far inside i128.
        let sen = i128::from(self.0);
        let g = crate::rasio::fpb(sen, rasio.penyebut());
        let kiri = sen.checked_div(g)?;
        let bawah = rasio.penyebut().checked_div(g)?;
        bagi_bulat(kiri.checked_mul(rasio.pembilang())?, bawah, cara).and_then(Self::dari_i128)
    }

    /// Splits the amount by weights so that the parts add up to the whole (largest remainder).
    ///
    /// # Shape and units
    /// One part per weight, in their order. Equal remainders favour the earlier part. No weights
    /// give no parts; weights that are all zero count as equal.
    ///
    /// # Why
    /// Rounding every part on its own loses or invents sen, and a budget that does not add up is
    /// refused.
    ///
    /// # Example
    /// ```
    /// use dasar::Rupiah;
    /// let bagian = Rupiah::dari_sen(100).alokasi(&[1, 1, 1]);
    /// assert_eq!(bagian.iter().map(|r| r.sen()).collect::<Vec<_>>(), [34, 33, 33]);
    /// ```
    #[must_use]
    pub fn alokasi(self, bobot: &[u64]) -> Vec<Self> {
        let semua_nol = bobot.iter().all(|b| *b == 0);
        let bobot: Vec<u128> = bobot
            .iter()
            .map(|b| if semua_nol { 1 } else { u128::from(*b) })
            .collect();
        let total: u128 = bobot.iter().sum();
        if total == 0 {
            return Vec::new();
        }
        let utuh = u128::from(self.0.unsigned_abs());
        // (index, whole part, remainder)
        let mut bagian: Vec<(usize, u128, u128)> = bobot
            .iter()
            .enumerate()
            .map(|(i, b)| (i, utuh * b / total, utuh * b % total))
            .collect();
        let terbagi: u128 = bagian.iter().map(|(_, utuh, _)| utuh).sum();
        let sisa = usize::try_from(utuh - terbagi).unwrap_or(0);
        bagian.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
        for b in bagian.iter_mut().take(sisa) {
            b.1 += 1;
        }
        bagian.sort_by_key(|b| b.0);
        let negatif = self.0 < 0;
        bagian
            .into_iter()
            .filter_map(|(_, n, _)| i128::try_from(n).ok())
            .filter_map(|n| Self::dari_i128(if negatif { -n } else { n }))
            .collect()
    }

    /// Narrows a wide count of sen; `None` when it does not fit.
    #[must_use]
    pub fn dari_i128(sen: i128) -> Option<Self> {
        i64::try_from(sen).ok().map(Self)
    }
}

/// Divides and rounds; `None` for a zero divisor or overflow.
pub(crate) fn bagi_bulat(n: i128, d: i128, cara: Pembulatan) -> Option<i128> {
    let (n, d) = if d < 0 {
        (n.checked_neg()?, d.checked_neg()?)
    } else {
        (n, d)
    };
    let bawah = n.checked_div_euclid(d)?;
    let sisa = n.checked_rem_euclid(d)?;
    if sisa == 0 {
        return Some(bawah);
    }
    // `sisa` is in 1..d, so comparing it with the rest avoids doubling.
    let banding = sisa.cmp(&(d - sisa));
    let naik = match cara {
        Pembulatan::Bawah => false,
        Pembulatan::Atas => true,
        Pembulatan::SetengahNaik => match banding {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => n > 0,
        },
        Pembulatan::Bankir => match banding {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => bawah.rem_euclid(2) == 1,
        },
    };
    if naik {
        bawah.checked_add(1)
    } else {
        Some(bawah)
    }
}
