//! Recommendations of a result and what became of them.

use dasar::Tanggal;
use std::fmt;

/// State of the follow-up of one recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusTindak {
    /// Nothing reported.
    Belum,
    /// Reported as under way.
    Proses,
    /// Reported as done, not yet confirmed.
    Dilaporkan,
    /// Confirmed by the inspectorate.
    Selesai,
    /// Cannot be done, accepted by the inspectorate with its reason.
    TidakDapat,
}

impl StatusTindak {
    /// Every state.
    pub const SEMUA: [Self; 5] = [
        Self::Belum,
        Self::Proses,
        Self::Dilaporkan,
        Self::Selesai,
        Self::TidakDapat,
    ];

    /// As stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Belum => "belum",
            Self::Proses => "proses",
            Self::Dilaporkan => "dilaporkan",
            Self::Selesai => "selesai",
            Self::TidakDapat => "tidak_dapat",
        }
    }

    /// For people.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Belum => "belum ditindaklanjuti",
            Self::Proses => "dalam proses",
            Self::Dilaporkan => "dilaporkan selesai",
            Self::Selesai => "selesai",
            Self::TidakDapat => "tidak dapat ditindaklanjuti",
        }
    }

    /// Reads what [`StatusTindak::kode`] writes.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|s| s.kode() == teks)
    }

    /// Nothing more is expected.
    #[must_use]
    pub const fn tuntas(self) -> bool {
        matches!(self, Self::Selesai | Self::TidakDapat)
    }
}

/// Why a follow-up is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TolakTindak {
    /// Already settled.
    SudahTuntas,
    /// Only the inspectorate settles.
    PerluInspektorat,
    /// Nothing to settle: nothing was reported.
    BelumDilaporkan,
    /// The report says nothing.
    UraianPendek,
    /// Done needs evidence.
    TanpaBukti,
}

impl TolakTindak {
    /// Stable code.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::SudahTuntas => "TLR-001",
            Self::PerluInspektorat => "TLR-002",
            Self::BelumDilaporkan => "TLR-003",
            Self::UraianPendek => "TLR-004",
            Self::TanpaBukti => "TLR-005",
        }
    }
}

impl fmt::Display for TolakTindak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SudahTuntas => "Rekomendasi ini sudah tuntas; tidak ada yang perlu dilaporkan.",
            Self::PerluInspektorat => {
                "Hanya inspektorat yang menyatakan rekomendasi tuntas. Laporkan selesai, lalu \
                 tunggu pernyataannya."
            }
            Self::BelumDilaporkan => {
                "Belum ada laporan selesai untuk rekomendasi ini. Tunggu laporan pelaksananya."
            }
            Self::UraianPendek => "Uraian terlalu pendek; tulis paling sedikit 10 huruf.",
            Self::TanpaBukti => "Laporan selesai memerlukan bukti. Sertakan tautan atau berkasnya.",
        })
    }
}

/// What is reported.
#[derive(Clone, Copy, Debug)]
pub struct Laporan<'a> {
    /// State asked for.
    pub ke: StatusTindak,
    /// What was done.
    pub uraian: &'a str,
    /// A link or file goes with it.
    pub berbukti: bool,
    /// Reported by the inspectorate.
    pub inspektorat: bool,
}

/// The state after a report.
///
/// # Errors
/// In this order: settled already, not the inspectorate, nothing reported, too short, no evidence.
pub fn tindak(kini: StatusTindak, l: &Laporan<'_>) -> Result<StatusTindak, TolakTindak> {
    if kini.tuntas() {
        return Err(TolakTindak::SudahTuntas);
    }
    if l.ke.tuntas() && !l.inspektorat {
        return Err(TolakTindak::PerluInspektorat);
    }
    if l.ke == StatusTindak::Selesai && kini != StatusTindak::Dilaporkan {
        return Err(TolakTindak::BelumDilaporkan);
    }
    if dasar::teks::rapat(l.uraian).chars().count() < crate::usul::PANJANG_ALASAN {
        return Err(TolakTindak::UraianPendek);
    }
    if l.ke == StatusTindak::Dilaporkan && !l.berbukti {
        return Err(TolakTindak::TanpaBukti);
    }
    Ok(l.ke)
}

/// Past its deadline and not settled.
#[must_use]
pub fn terlambat(status: StatusTindak, tenggat: Tanggal, hari: Tanggal) -> bool {
    !status.tuntas() && hari > tenggat
}

#[cfg(test)]
mod tests {
    use super::*;

    fn l(ke: StatusTindak, inspektorat: bool) -> Laporan<'static> {
        Laporan {
            ke,
            uraian: "SK IKU baru ditetapkan",
            berbukti: true,
            inspektorat,
        }
    }

    #[test]
    fn only_the_inspectorate_settles_and_only_what_was_reported() {
        use StatusTindak as S;
        assert_eq!(tindak(S::Belum, &l(S::Proses, false)), Ok(S::Proses));
        assert_eq!(
            tindak(S::Proses, &l(S::Selesai, false)),
            Err(TolakTindak::PerluInspektorat)
        );
        assert_eq!(
            tindak(S::Proses, &l(S::Selesai, true)),
            Err(TolakTindak::BelumDilaporkan)
        );
        assert_eq!(
            tindak(S::Proses, &l(S::Dilaporkan, false)),
            Ok(S::Dilaporkan)
        );
        assert_eq!(tindak(S::Dilaporkan, &l(S::Selesai, true)), Ok(S::Selesai));
        assert_eq!(tindak(S::Dilaporkan, &l(S::Proses, true)), Ok(S::Proses));
        assert_eq!(tindak(S::Belum, &l(S::TidakDapat, true)), Ok(S::TidakDapat));
        for s in [S::Selesai, S::TidakDapat] {
            for ke in S::SEMUA {
                assert_eq!(tindak(s, &l(ke, true)), Err(TolakTindak::SudahTuntas));
            }
        }
    }

    #[test]
    fn a_report_says_something_and_done_shows_evidence() {
        use StatusTindak as S;
        let pendek = Laporan {
            uraian: "sudah",
            ..l(S::Proses, false)
        };
        assert_eq!(tindak(S::Belum, &pendek), Err(TolakTindak::UraianPendek));
        let kosong = Laporan {
            berbukti: false,
            ..l(S::Dilaporkan, false)
        };
        assert_eq!(tindak(S::Belum, &kosong), Err(TolakTindak::TanpaBukti));
    }

    #[test]
    fn late_means_after_the_day() {
        let t = |h| Tanggal::baru(2026, 6, h).unwrap();
        assert!(!terlambat(StatusTindak::Proses, t(30), t(30)));
        assert!(terlambat(StatusTindak::Dilaporkan, t(29), t(30)));
        assert!(!terlambat(StatusTindak::Selesai, t(1), t(30)));
    }
}
