//! Writing amounts.

use super::Rupiah;
use std::fmt;

impl Rupiah {
    /// Machine form with two decimals always: `2326389359824.55`, `-5.00`.
    #[must_use]
    pub fn mesin(self) -> String {
        let (rupiah, sen) = self.pecah();
        let tanda = if self.sen() < 0 { "-" } else { "" };
        format!("{tanda}{rupiah}.{sen:02}")
    }

    /// Indonesian form without `Rp`: `1.234.567`, or `1.234.567,89` when there are sen.
    #[must_use]
    pub fn polos(self) -> String {
        let (rupiah, sen) = self.pecah();
        let tanda = if self.sen() < 0 { "-" } else { "" };
        let utuh = titik_ribuan(rupiah);
        if sen == 0 {
            format!("{tanda}{utuh}")
        } else {
            format!("{tanda}{utuh},{sen:02}")
        }
    }

    /// Short form for charts and summaries: `Rp1,2 T`, `Rp3,4 M`, `Rp5,6 jt`; below a million the
    /// whole rupiah are written.
    #[must_use]
    pub fn ringkas(self) -> String {
        let sen = self.sen().unsigned_abs();
        let tanda = if self.sen() < 0 { "-" } else { "" };
        // Per unit: a tenth of it in sen, and half of the last place of the next smaller form, so
        // that 999,95 jt becomes 1,0 M while 999,94 jt stays.
        for (satuan, persepuluh, setengah_bawah) in [
            ("T", 10_000_000_000_000_u64, 5_000_000_000),
            ("M", 10_000_000_000, 5_000_000),
            ("jt", 10_000_000, 50),
        ] {
            if sen >= persepuluh * 10 - setengah_bawah {
                let n = sen / persepuluh + u64::from(sen % persepuluh >= persepuluh / 2);
                return format!("{tanda}Rp{},{} {satuan}", titik_ribuan(n / 10), n % 10);
            }
        }
        let rupiah = sen / 100 + u64::from(sen % 100 >= 50);
        let tanda = if rupiah == 0 { "" } else { tanda };
        format!("{tanda}Rp{}", titik_ribuan(rupiah))
    }

    /// Whole rupiah and remaining sen, both without sign.
    pub(super) fn pecah(self) -> (u64, u64) {
        let n = self.sen().unsigned_abs();
        (n / 100, n % 100)
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let polos = self.polos();
        match polos.strip_prefix('-') {
            Some(angka) => f.pad(&format!("-Rp{angka}")),
            None => f.pad(&format!("Rp{polos}")),
        }
    }
}

/// Writes a whole number with a point between every three digits: `1.234.567`.
#[must_use]
pub fn titik_ribuan(n: u64) -> String {
    let angka = n.to_string();
    let mut hasil = String::with_capacity(angka.len() + angka.len() / 3);
    for (i, c) in angka.chars().enumerate() {
        if i > 0 && (angka.len() - i).is_multiple_of(3) {
            hasil.push('.');
        }
        hasil.push(c);
    }
    hasil
}
