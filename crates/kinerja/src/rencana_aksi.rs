//! Quarterly plan of an agreement (Rencana Aksi): targets that come to the year's target.

use crate::angka;
use crate::capaian::{Agregasi, Polaritas, UkuranError, baca_angka, gabungkan};
use dasar::Rasio;
use std::fmt;

/// One promised indicator with its quarters.
#[derive(Clone, Debug)]
pub struct RencanaIndikator<'a> {
    /// Indicator.
    pub teks: &'a str,
    /// Target of the year.
    pub target: &'a str,
    /// Direction.
    pub polaritas: Polaritas,
    /// How quarters become the year.
    pub agregasi: Agregasi,
    /// Targets of the four quarters; empty where nothing is due.
    pub triwulan: [&'a str; 4],
}

/// What is wrong with the quarters of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SalahRencana {
    /// No quarter has a target.
    Kosong,
    /// The last quarter has none although the year ends with it.
    TanpaAkhir,
    /// A figure cannot be read.
    Tidakterbaca(UkuranError),
    /// The quarters come to another figure than the year.
    TidakSama {
        /// How they were joined.
        cara: &'static str,
        /// What they come to.
        hasil: Rasio,
        /// The year's target.
        target: Rasio,
    },
    /// A word or range that is not the year's.
    BukanTarget {
        /// Last quarter.
        akhir: String,
        /// The year's target.
        target: String,
    },
}

impl SalahRencana {
    /// Stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::Kosong => "RAK-001",
            Self::TanpaAkhir => "RAK-002",
            Self::Tidakterbaca(_) => "RAK-003",
            Self::TidakSama { .. } => "RAK-004",
            Self::BukanTarget { .. } => "RAK-005",
        }
    }
}

impl fmt::Display for SalahRencana {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kosong => f.write_str("belum ada target triwulan"),
            Self::TanpaAkhir => f.write_str("triwulan IV belum diisi"),
            Self::Tidakterbaca(e) => write!(f, "{}: {}", e.kolom, e.sebab),
            Self::TidakSama {
                cara,
                hasil,
                target,
            } => write!(
                f,
                "{cara} triwulan {} tidak sama dengan target setahun {}",
                angka::tampil(*hasil, 4),
                angka::tampil(*target, 4)
            ),
            Self::BukanTarget { akhir, target } => {
                write!(f, "triwulan IV “{akhir}” bukan target setahun “{target}”")
            }
        }
    }
}

/// Checks one indicator's quarters against its year.
///
/// # Errors
/// [`SalahRencana`].
///
/// # Why
/// A sum must add up, a mean must average out, and everything that is a level must end where the
/// year should end; only so can a quarter's achievement say something about the year.
pub fn periksa(r: &RencanaIndikator<'_>) -> Result<(), SalahRencana> {
    let isi: Vec<(usize, &str)> = r
        .triwulan
        .iter()
        .enumerate()
        .map(|(i, t)| (i + 1, t.trim()))
        .filter(|(_, t)| !t.is_empty())
        .collect();
    let Some((terakhir, akhir)) = isi.last().copied() else {
        return Err(SalahRencana::Kosong);
    };
    let tingkat = matches!(r.agregasi, Agregasi::Akhir | Agregasi::Predikat);
    if tingkat && terakhir != 4 {
        return Err(SalahRencana::TanpaAkhir);
    }
    if r.polaritas == Polaritas::Rentang || r.agregasi == Agregasi::Predikat {
        let padat = |t: &str| dasar::teks::padat(t);
        return if padat(akhir) == padat(r.target) {
            Ok(())
        } else {
            Err(SalahRencana::BukanTarget {
                akhir: akhir.to_owned(),
                target: r.target.trim().to_owned(),
            })
        };
    }
    let angka: Vec<Rasio> = isi
        .iter()
        .map(|(n, t)| baca_angka(&format!("triwulan {n}"), t))
        .collect::<Result<_, _>>()
        .map_err(SalahRencana::Tidakterbaca)?;
    let target = baca_angka("target", r.target).map_err(SalahRencana::Tidakterbaca)?;
    match gabungkan(r.agregasi, &angka) {
        Some((hasil, _)) if hasil == target => Ok(()),
        Some((hasil, cara)) => Err(SalahRencana::TidakSama {
            cara,
            hasil,
            target,
        }),
        None => Err(SalahRencana::Kosong),
    }
}

/// A first plan: a sum is spread evenly in whole steps with the rest at the end, a level stays
/// empty until the quarter that reaches it, a mean is the same everywhere.
#[must_use]
pub fn usul(target: &str, polaritas: Polaritas, agregasi: Agregasi) -> [String; 4] {
    let akhir = || {
        [
            String::new(),
            String::new(),
            String::new(),
            target.to_owned(),
        ]
    };
    if polaritas == Polaritas::Rentang {
        return akhir();
    }
    match agregasi {
        Agregasi::Akhir | Agregasi::Predikat => akhir(),
        Agregasi::RataRata => [(); 4].map(|()| target.to_owned()),
        Agregasi::Jumlah => bagi_empat(target).unwrap_or_else(akhir),
    }
}

fn bagi_empat(target: &str) -> Option<[String; 4]> {
    let t = angka::parse(target).ok()?;
    if t.penyebut() != 1 || t.pembilang() < 4 {
        return None;
    }
    let n = t.pembilang();
    let satu = n / 4;
    let kata = |x: i128| x.to_string();
    Some([kata(satu), kata(satu), kata(satu), kata(n - 3 * satu)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn r<'a>(target: &'a str, agregasi: Agregasi, triwulan: [&'a str; 4]) -> RencanaIndikator<'a> {
        RencanaIndikator {
            teks: "x",
            target,
            polaritas: Polaritas::Positif,
            agregasi,
            triwulan,
        }
    }

    #[test]
    fn quarters_come_to_the_year_by_their_type() {
        use Agregasi as A;
        let kode = |x: &RencanaIndikator<'_>| periksa(x).map_err(|e| e.kode());
        assert_eq!(kode(&r("10", A::Jumlah, ["2", "3", "", "5"])), Ok(()));
        assert_eq!(
            kode(&r("10", A::Jumlah, ["2", "3", "", "6"])),
            Err("RAK-004")
        );
        assert_eq!(kode(&r("78,5", A::Akhir, ["", "70", "75", "78.5"])), Ok(()));
        assert_eq!(
            kode(&r("78,5", A::Akhir, ["", "70", "78,5", ""])),
            Err("RAK-002")
        );
        assert_eq!(kode(&r("3", A::RataRata, ["2", "", "", "4"])), Ok(()));
        assert_eq!(kode(&r("3", A::RataRata, ["", "", "", ""])), Err("RAK-001"));
        assert_eq!(
            kode(&r("3", A::Jumlah, ["1.234", "", "", "1"])),
            Err("RAK-003")
        );
        assert_eq!(kode(&r("BB", A::Predikat, ["", "B", "", "bb"])), Ok(()));
        assert_eq!(
            kode(&r("BB", A::Predikat, ["", "B", "", "A"])),
            Err("RAK-005")
        );
        let rentang = RencanaIndikator {
            polaritas: Polaritas::Rentang,
            ..r("3-5", A::Akhir, ["", "", "", "3 - 5"])
        };
        assert_eq!(kode(&rentang), Ok(()));
    }

    #[test]
    fn what_is_proposed_passes_the_check() {
        use Agregasi as A;
        for a in [A::Jumlah, A::Akhir, A::RataRata, A::Predikat] {
            for target in ["1", "4", "10", "1970", "78,5", "0"] {
                let u = usul(target, Polaritas::Positif, a);
                let t = u.each_ref().map(String::as_str);
                assert_eq!(periksa(&r(target, a, t)), Ok(()), "{a:?} {target} {u:?}");
            }
        }
        assert_eq!(
            usul("10", Polaritas::Positif, A::Jumlah),
            ["2", "2", "2", "4"].map(str::to_owned)
        );
    }
}
