//! Days of the year that a regulation names without a year.
use chrono::{Days, NaiveDate};
use dasar::waktu::Tanggal;
use std::fmt;

/// A deadline that returns every year: "31 Maret", "akhir Juni", "minggu kedua Juli".
///
/// # Shape and units
/// Written `03-31`, `06-akhir`, `07-minggu-2` in law files. The n-th week of a month ends on its
/// day 7·n; this is the reading used by planning calendars and is the latest one in favour of the
/// region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TanggalTahunan {
    /// A fixed day of a month.
    Hari {
        /// Month 1–12.
        bulan: u32,
        /// Day of the month; must exist in a common year.
        hari: u32,
    },
    /// The last day of a month.
    Akhir {
        /// Month 1–12.
        bulan: u32,
    },
    /// The end of the n-th week of a month.
    Minggu {
        /// Month 1–12.
        bulan: u32,
        /// Week 1–4.
        minggu: u32,
    },
}

const BULAN: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

impl TanggalTahunan {
    /// Reads the written form of law files.
    ///
    /// # Errors
    /// `None` when the text is none of the three forms or names a day that no common year has.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        let (bulan, sisa) = teks.split_once('-')?;
        let bulan: u32 = dua_angka(bulan)?;
        if sisa == "akhir" {
            return (1..=12).contains(&bulan).then_some(Self::Akhir { bulan });
        }
        if let Some(minggu) = sisa.strip_prefix("minggu-") {
            let minggu: u32 = minggu.parse().ok()?;
            let sah = (1..=4).contains(&minggu) && (1..=12).contains(&bulan);
            return sah.then_some(Self::Minggu { bulan, minggu });
        }
        let hari = dua_angka(sisa)?;
        NaiveDate::from_ymd_opt(2023, bulan, hari)?;
        Some(Self::Hari { bulan, hari })
    }

    /// The last day on which the deadline is kept in `tahun`.
    #[must_use]
    pub fn dalam(self, tahun: i32) -> Option<Tanggal> {
        let hari = match self {
            Self::Hari { bulan, hari } => NaiveDate::from_ymd_opt(tahun, bulan, hari)?,
            Self::Minggu { bulan, minggu } => NaiveDate::from_ymd_opt(tahun, bulan, minggu * 7)?,
            Self::Akhir { bulan } => {
                let (tahun, bulan) = if bulan == 12 {
                    (tahun + 1, 1)
                } else {
                    (tahun, bulan + 1)
                };
                NaiveDate::from_ymd_opt(tahun, bulan, 1)?.checked_sub_days(Days::new(1))?
            }
        };
        Some(Tanggal(hari))
    }
}

fn dua_angka(teks: &str) -> Option<u32> {
    (teks.len() == 2).then(|| teks.parse().ok()).flatten()
}

impl fmt::Display for TanggalTahunan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nama = |bulan: u32| {
            let urut = usize::try_from(bulan.saturating_sub(1)).unwrap_or(0);
            BULAN.get(urut).copied().unwrap_or("?")
        };
        match *self {
            Self::Hari { bulan, hari } => write!(f, "{hari} {}", nama(bulan)),
            Self::Akhir { bulan } => write!(f, "akhir {}", nama(bulan)),
            Self::Minggu { bulan, minggu } => write!(f, "minggu ke-{minggu} {}", nama(bulan)),
        }
    }
}
