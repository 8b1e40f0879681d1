//! Time: civil dates for legal effect, UTC instants for recording, budget years, periods; and the
//! two injected sources, clock and randomness.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Timelike, Utc};
use std::fmt;

#[cfg(test)]
mod tests;

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

/// A civil date: the time of legal effect, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tanggal(pub NaiveDate);

impl Tanggal {
    /// A date from its parts; `None` when there is no such day.
    #[must_use]
    pub fn baru(tahun: i32, bulan: u32, hari: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(tahun, bulan, hari).map(Self)
    }

    /// Reads `2026-11-22`, `22 November 2026` (case does not matter) or, day first, `22/11/2026`;
    /// `None` otherwise.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let s = s.trim();
        let angka = |t: &str, lebar: usize| {
            (t.len() == lebar && t.bytes().all(|c| c.is_ascii_digit()))
                .then(|| t.parse::<u32>().ok())
                .flatten()
        };
        if let [t, b, h] = s.split('-').collect::<Vec<_>>().as_slice() {
            return Self::baru(
                i32::try_from(angka(t, 4)?).ok()?,
                angka(b, 2)?,
                angka(h, 2)?,
            );
        }
        if let [h, b, t] = s.split('/').map(str::trim).collect::<Vec<_>>().as_slice() {
            let dua = |t: &str| angka(t, 1).or_else(|| angka(t, 2));
            return Self::baru(i32::try_from(angka(t, 4)?).ok()?, dua(b)?, dua(h)?);
        }
        let [h, b, t] = <[&str; 3]>::try_from(s.split_whitespace().collect::<Vec<_>>()).ok()?;
        let hari = angka(h, 1).or_else(|| angka(h, 2))?;
        let bulan = BULAN.iter().position(|n| n.eq_ignore_ascii_case(b))?;
        Self::baru(
            i32::try_from(angka(t, 4)?).ok()?,
            u32::try_from(bulan + 1).ok()?,
            hari,
        )
    }

    /// Machine form `2026-11-22`.
    #[must_use]
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// The calendar year.
    #[must_use]
    pub fn tahun(self) -> i32 {
        self.0.year()
    }

    /// So many days later; `None` beyond the calendar.
    #[must_use]
    pub fn tambah_hari(self, n: u32) -> Option<Self> {
        let n = chrono::Days::new(u64::from(n));
        self.0.checked_add_days(n).map(Self)
    }

    /// The same day so many months later, or the last day of that month.
    #[must_use]
    pub fn tambah_bulan(self, n: u32) -> Option<Self> {
        self.0.checked_add_months(chrono::Months::new(n)).map(Self)
    }

    /// The month, 1–12.
    #[must_use]
    pub fn bulan(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    #[must_use]
    pub fn hari(self) -> u32 {
        self.0.day()
    }

    /// The day before; `None` before the first day there is.
    #[must_use]
    pub fn kemarin(self) -> Option<Self> {
        self.0.pred_opt().map(Self)
    }
}

/// Indonesian long form: `22 November 2026`.
impl fmt::Display for Tanggal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bulan = usize::try_from(self.0.month0())
            .ok()
            .and_then(|i| BULAN.get(i))
            .unwrap_or(&"");
        write!(f, "{} {bulan} {}", self.0.day(), self.0.year())
    }
}

/// A UTC instant: the time something was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Saat(pub DateTime<Utc>);

/// The three zones of Indonesia, for display and deadlines only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zona {
    /// Western time, UTC+7.
    Wib,
    /// Central time, UTC+8.
    Wita,
    /// Eastern time, UTC+9.
    Wit,
}

impl Zona {
    const fn geser_jam(self) -> i64 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }

    const fn nama(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }
}

impl Saat {
    /// Machine form with seconds: `2026-11-22T17:06:13Z`.
    #[must_use]
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The civil date in a zone.
    #[must_use]
    pub fn tanggal(self, zona: Zona) -> Tanggal {
        Tanggal(self.setempat(zona).date())
    }

    /// Indonesian form in a zone: `23 November 2026 00.06 WIB`.
    #[must_use]
    pub fn tampil(self, zona: Zona) -> String {
        let t = self.setempat(zona);
        format!(
            "{} {:02}.{:02} {}",
            Tanggal(t.date()),
            t.hour(),
            t.minute(),
            zona.nama()
        )
    }

    /// Milliseconds since 1970; zero for earlier instants.
    #[must_use]
    pub fn milidetik(self) -> u64 {
        u64::try_from(self.0.timestamp_millis()).unwrap_or(0)
    }

    fn setempat(self, zona: Zona) -> NaiveDateTime {
        let utc = self.0.naive_utc();
        utc.checked_add_signed(Duration::hours(zona.geser_jam()))
            .unwrap_or(utc)
    }
}

/// A budget year (1 January to 31 December).
///
/// # Legal basis
/// PP 12/2019 art. 23: the budget year is the calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TahunAnggaran(u16);

impl TahunAnggaran {
    /// A year between 1945 and 2199; `None` otherwise.
    #[must_use]
    pub const fn baru(tahun: u16) -> Option<Self> {
        if tahun >= 1945 && tahun <= 2199 {
            Some(Self(tahun))
        } else {
            None
        }
    }

    /// Reads four digits.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let s = s.trim();
        let angka = s.len() == 4 && s.bytes().all(|c| c.is_ascii_digit());
        angka.then(|| s.parse().ok()).flatten().and_then(Self::baru)
    }

    /// The year as a number.
    #[must_use]
    pub const fn tahun(self) -> u16 {
        self.0
    }

    /// 1 January to 31 December.
    #[must_use]
    pub fn periode(self) -> Option<Periode> {
        let t = i32::from(self.0);
        Periode::baru(Tanggal::baru(t, 1, 1)?, Tanggal::baru(t + 1, 1, 1))
    }
}

impl fmt::Display for TahunAnggaran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A half-open period `[mulai, selesai)`; without an end it is still in force.
///
/// # Shape and units
/// Civil dates. Shown inclusively: the last day is the day before `selesai`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Periode {
    mulai: Tanggal,
    selesai: Option<Tanggal>,
}

impl Periode {
    /// A period; `None` when it would be empty or run backwards.
    #[must_use]
    pub fn baru(mulai: Tanggal, selesai: Option<Tanggal>) -> Option<Self> {
        match selesai {
            Some(s) if s <= mulai => None,
            _ => Some(Self { mulai, selesai }),
        }
    }

    /// First day.
    #[must_use]
    pub const fn mulai(self) -> Tanggal {
        self.mulai
    }

    /// First day after the period.
    #[must_use]
    pub const fn selesai(self) -> Option<Tanggal> {
        self.selesai
    }

    /// Whether a day lies in the period.
    #[must_use]
    pub fn memuat(self, t: Tanggal) -> bool {
        self.mulai <= t && self.selesai.is_none_or(|s| t < s)
    }

    /// Whether two periods share a day.
    #[must_use]
    pub fn beririsan(self, o: Self) -> bool {
        self.selesai.is_none_or(|s| o.mulai < s) && o.selesai.is_none_or(|s| self.mulai < s)
    }
}

/// Shown inclusively: `1 Januari 2026 s.d. 31 Desember 2026`.
impl fmt::Display for Periode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.selesai.and_then(|s| s.0.pred_opt()) {
            Some(akhir) => write!(f, "{} s.d. {}", self.mulai, Tanggal(akhir)),
            None => write!(f, "sejak {}", self.mulai),
        }
    }
}

/// The clock everything but the binary's entry point must be given.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn kini(&self) -> Saat;
}

/// A clock that stands still, for tests and reproducible output.
#[derive(Clone, Copy, Debug)]
pub struct ClockTetap(pub Saat);

impl Clock for ClockTetap {
    fn kini(&self) -> Saat {
        self.0
    }
}

/// The random source everything but the binary's entry point must be given.
pub trait Rng: Send {
    /// Fills the buffer.
    fn isi(&mut self, buf: &mut [u8]);
}

/// A seeded source (SplitMix64) for tests and reproducible output; never for secrets.
#[derive(Clone, Debug)]
pub struct RngTetap(pub u64);

impl Rng for RngTetap {
    fn isi(&mut self, buf: &mut [u8]) {
        for potong in buf.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^= z >> 31;
            for (b, n) in potong.iter_mut().zip(z.to_le_bytes()) {
                *b = n;
            }
        }
    }
}
