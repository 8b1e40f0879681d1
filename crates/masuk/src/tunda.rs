//! Lock-out: each failure beyond a few costs twice the wait of the one before.
//!
//! # Why
//! A lock without end lets a stranger lock anybody out. Doubling waits stop guessing (a few dozen
//! tries a day) and let the right person in again soon.

/// The rule, as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AturanTunda {
    /// Failures without any wait.
    pub bebas: u32,
    /// Wait after the first failure beyond them, in seconds.
    pub awal_detik: u64,
    /// Longest wait, in seconds.
    pub paling_lama_detik: u64,
    /// After so many seconds without a failure the count starts anew.
    pub lupa_detik: u64,
}

impl AturanTunda {
    /// Of one account name: five tries, then 30 s, 60 s, 120 s … up to an hour.
    pub const AKUN: Self = Self {
        bebas: 5,
        awal_detik: 30,
        paling_lama_detik: 3_600,
        lupa_detik: 86_400,
    };

    /// Of one network address: an office shares one, so it may fail more often.
    pub const ALAMAT: Self = Self {
        bebas: 30,
        awal_detik: 30,
        paling_lama_detik: 900,
        lupa_detik: 3_600,
    };

    /// Seconds to wait after this many failures in a row.
    #[must_use]
    pub fn detik(&self, gagal: u32) -> u64 {
        let lewat = gagal.saturating_sub(self.bebas);
        if lewat == 0 {
            return 0;
        }
        let kali = 1_u64.checked_shl(lewat - 1).unwrap_or(u64::MAX);
        self.awal_detik
            .saturating_mul(kali)
            .min(self.paling_lama_detik)
    }

    /// The count after one more failure, `jeda_detik` after the last one.
    #[must_use]
    pub fn tambah(&self, gagal: u32, jeda_detik: u64) -> u32 {
        if jeda_detik >= self.lupa_detik {
            1
        } else {
            gagal.saturating_add(1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn berlipat_dua_sampai_batas() {
        let a = AturanTunda::AKUN;
        let tunggu: Vec<u64> = (4..=14).map(|n| a.detik(n)).collect();
        assert_eq!(
            tunggu,
            [0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]
        );
        assert_eq!(a.detik(u32::MAX), 3_600, "no overflow");
    }

    #[test]
    fn satu_hari_tanpa_gagal_dilupakan() {
        let a = AturanTunda::AKUN;
        assert_eq!(a.tambah(7, 86_399), 8);
        assert_eq!(a.tambah(7, 86_400), 1);
        assert_eq!(a.tambah(u32::MAX, 0), u32::MAX);
    }

    /// A year of guessing against one account, as fast as the lock lets.
    #[test]
    fn setahun_menebak_hanya_beberapa_ribu_kali() {
        let a = AturanTunda::AKUN;
        let (mut kini, mut gagal, mut coba) = (0_u64, 0_u32, 0_u32);
        while kini < 365 * 86_400 {
            gagal = a.tambah(gagal, a.detik(gagal));
            coba += 1;
            kini += a.detik(gagal).max(1);
        }
        assert!(coba < 9_000, "{coba}");
    }
}
