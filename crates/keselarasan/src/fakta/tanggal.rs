//! A compact civil date.

/// A civil date as year, month, day: enough for the checks, compact and ordered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Tanggal {
    /// Year.
    pub tahun: u16,
    /// Month, 1–12.
    pub bulan: u8,
    /// Day, 1–31.
    pub hari: u8,
}

impl Tanggal {
    /// A date of its parts.
    pub fn baru(tahun: u16, bulan: u8, hari: u8) -> Self {
        Tanggal { tahun, bulan, hari }
    }

    /// Days since a fixed day, to subtract dates.
    ///
    /// # Why
    /// Years are counted from March, so that the leap day is the last one.
    fn urutan(self) -> i64 {
        let (bulan, hari) = (i64::from(self.bulan), i64::from(self.hari));
        let tahun = i64::from(self.tahun) - i64::from(bulan <= 2);
        let bulan = (bulan + 9) % 12;
        tahun * 365 + tahun / 4 - tahun / 100 + tahun / 400 + (bulan * 153 + 2) / 5 + hari
    }

    /// Days from another date to this one.
    pub fn hari_sejak(self, awal: Tanggal) -> i64 {
        self.urutan() - awal.urutan()
    }

    /// The same day some months later; the last day of the month when it has no such day.
    #[must_use]
    pub fn tambah_bulan(self, banyak: u8) -> Self {
        let n = u16::from(self.bulan.max(1)) - 1 + u16::from(banyak);
        let tahun = self.tahun + n / 12;
        let bulan = u8::try_from(n % 12 + 1).unwrap_or(12);
        let kabisat =
            tahun.is_multiple_of(4) && (!tahun.is_multiple_of(100) || tahun.is_multiple_of(400));
        let akhir = match bulan {
            2 => 28 + u8::from(kabisat),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        Tanggal::baru(tahun, bulan, self.hari.min(akhir))
    }
}

impl std::fmt::Display for Tanggal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}-{}", self.hari, self.bulan, self.tahun)
    }
}

#[cfg(test)]
mod tests {
    use super::Tanggal;

    #[test]
    fn days_between_dates_count_leap_days() {
        let t = Tanggal::baru;
        assert_eq!(t(2026, 3, 1).hari_sejak(t(2026, 2, 28)), 1);
        assert_eq!(t(2024, 3, 1).hari_sejak(t(2024, 2, 28)), 2);
        assert_eq!(t(2026, 1, 1).hari_sejak(t(2025, 1, 1)), 365);
        assert_eq!(t(2025, 7, 24).hari_sejak(t(2025, 5, 25)), 60);
    }

    #[test]
    fn a_month_later_stays_inside_the_month() {
        let t = Tanggal::baru;
        assert_eq!(t(2026, 1, 31).tambah_bulan(1), t(2026, 2, 28));
        assert_eq!(t(2024, 1, 31).tambah_bulan(1), t(2024, 2, 29));
        assert_eq!(t(2026, 12, 5).tambah_bulan(1), t(2027, 1, 5));
    }
}
