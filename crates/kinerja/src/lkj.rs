//! Performance report (LKjIP): the comparisons it must show, efficiency, and its life.

use crate::angka;
use crate::capaian::{Capaian, RumusNegatif, Ukuran, UkuranError, hitung};
use crate::pk::kode;
use dasar::{Rasio, Rupiah};
use std::fmt;

kode! {
    /// State of a report.
    Keadaan {
        /// Being written.
        Draf = "draf", "draf";
        /// With the inspectorate.
        Reviu = "reviu", "sedang direviu";
        /// Reviewed.
        Direviu = "direviu", "sudah direviu";
        /// In force; its figures are frozen.
        Berlaku = "berlaku", "ditetapkan";
        /// Open to the public.
        Terbit = "terbit", "dibuka untuk umum";
    }
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Langkah {
    /// Write or change a section.
    Tulis,
    /// Hand over to the inspectorate.
    MintaReviu,
    /// The inspectorate states that it was reviewed.
    Nyatakan,
    /// The inspectorate sends it back.
    Kembalikan,
    /// Put into force.
    Tetapkan,
    /// Open to the public.
    Terbitkan,
}

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TolakLkj {
    /// Not in this state.
    BukanKeadaannya(Keadaan),
    /// Sections without text.
    BagianKosong(Vec<String>),
    /// Indicators without a realisation.
    TanpaRealisasi(Vec<String>),
    /// The review says nothing.
    TanpaCatatan,
}

impl TolakLkj {
    /// Stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::BukanKeadaannya(_) => "LKJ-001",
            Self::BagianKosong(_) => "LKJ-002",
            Self::TanpaRealisasi(_) => "LKJ-003",
            Self::TanpaCatatan => "LKJ-004",
        }
    }
}

impl fmt::Display for TolakLkj {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BukanKeadaannya(k) => write!(
                f,
                "Laporan Kinerja ini {}; langkah itu tidak dapat dilakukan.",
                k.nama()
            ),
            Self::BagianKosong(b) => write!(f, "Bagian belum ditulis: {}.", b.join(", ")),
            Self::TanpaRealisasi(i) => {
                write!(f, "Indikator tanpa realisasi setahun: {}.", i.join("; "))
            }
            Self::TanpaCatatan => f.write_str("Tulis pernyataan reviu, paling sedikit 10 huruf."),
        }
    }
}

/// What a step needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fakta {
    /// Obligatory sections without text.
    pub bagian_kosong: Vec<String>,
    /// Indicators without a realisation of the year.
    pub tanpa_realisasi: Vec<String>,
    /// Statement of the review.
    pub catatan: String,
}

/// The state after a step; refusals in this order: state, sections, realisations, statement.
///
/// # Errors
/// [`TolakLkj`].
///
/// # Legal basis
/// PermenPANRB 53/2014: the report is reviewed by the inspectorate before it is handed in.
pub fn langkah(kini: Keadaan, l: Langkah, f: &Fakta) -> Result<Keadaan, TolakLkj> {
    use Keadaan as K;
    use Langkah as L;
    let ke = match (kini, l) {
        (K::Draf, L::Tulis) => K::Draf,
        (K::Draf, L::MintaReviu) => K::Reviu,
        (K::Reviu, L::Nyatakan) => K::Direviu,
        (K::Reviu | K::Direviu, L::Kembalikan) => K::Draf,
        (K::Direviu, L::Tetapkan) => K::Berlaku,
        (K::Berlaku, L::Terbitkan) => K::Terbit,
        _ => return Err(TolakLkj::BukanKeadaannya(kini)),
    };
    if l == L::MintaReviu {
        if !f.bagian_kosong.is_empty() {
            return Err(TolakLkj::BagianKosong(f.bagian_kosong.clone()));
        }
        if !f.tanpa_realisasi.is_empty() {
            return Err(TolakLkj::TanpaRealisasi(f.tanpa_realisasi.clone()));
        }
    }
    let menulis = matches!(l, L::Nyatakan | L::Kembalikan);
    if menulis && dasar::teks::rapat(&f.catatan).chars().count() < 10 {
        return Err(TolakLkj::TanpaCatatan);
    }
    Ok(ke)
}

/// Sections of a report that people write; the figures come by themselves.
pub const BAGIAN: &[(&str, &str)] = &[
    ("ringkasan", "Ringkasan eksekutif"),
    ("organisasi", "Gambaran umum organisasi"),
    ("isu", "Isu strategis"),
    ("perencanaan", "Perencanaan kinerja"),
    ("capaian", "Analisis capaian kinerja"),
    ("efisiensi", "Efisiensi penggunaan sumber daya"),
    ("penutup", "Penutup"),
    ("perbaikan", "Rencana perbaikan"),
];

/// One figure set against others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banding {
    /// Against what: `target tahun ini`.
    pub terhadap: String,
    /// The other figure as written.
    pub angka: String,
    /// Achievement against it, or why there is none.
    pub capaian: Capaian,
}

/// Sets a realisation against the medium-term target, a benchmark, or any other target with the
/// indicator's own direction.
///
/// # Errors
/// [`UkuranError`] for a figure that cannot be read.
pub fn banding(terhadap: &str, angka: &str, u: &Ukuran<'_>) -> Result<Banding, UkuranError> {
    let capaian = hitung(&Ukuran {
        target: angka,
        rumus_negatif: u.rumus_negatif,
        triwulan: u.triwulan.clone(),
        ..*u
    })?;
    Ok(Banding {
        terhadap: terhadap.to_owned(),
        angka: angka.to_owned(),
        capaian,
    })
}

/// How a realisation moved since an earlier year, in words.
///
/// # Errors
/// [`UkuranError`] for a figure that cannot be read.
pub fn perubahan(lalu: &str, kini: &str, positif: bool) -> Result<Perubahan, UkuranError> {
    let a = crate::capaian::baca_angka("realisasi lalu", lalu)?;
    let b = crate::capaian::baca_angka("realisasi", kini)?;
    Ok(match (a.cmp(&b), positif) {
        (std::cmp::Ordering::Equal, _) => Perubahan::Tetap,
        (std::cmp::Ordering::Less, true) | (std::cmp::Ordering::Greater, false) => {
            Perubahan::Membaik
        }
        _ => Perubahan::Memburuk,
    })
}

/// Direction of a change, seen from what is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Perubahan {
    /// Better.
    Membaik,
    /// Same.
    Tetap,
    /// Worse.
    Memburuk,
}

impl Perubahan {
    /// For people.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Membaik => "membaik",
            Self::Tetap => "tetap",
            Self::Memburuk => "memburuk",
        }
    }
}

/// Use of money set against performance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Efisiensi {
    /// Spent ÷ budget.
    pub serapan: Rasio,
    /// Only where performance is reached: 1 − absorption.
    pub hemat: Option<Rasio>,
    /// Performance minus absorption.
    pub selisih: Rasio,
    /// `efisien`, `cukup efisien`, `tidak efisien`.
    pub golongan: &'static str,
    /// One Indonesian sentence.
    pub penjelasan: String,
}

/// Sets performance against absorption; `None` without budget.
///
/// # Shape and units
/// More than five points of performance above absorption is efficient, within five is fair.
///
/// # Why
/// Saved money counts only where the promise was kept: little spent and little done is not
/// efficiency.
#[must_use]
pub fn efisiensi(capaian: Rasio, anggaran: Rupiah, belanja: Rupiah) -> Option<Efisiensi> {
    let serapan = Rasio::dari(belanja, anggaran)?;
    let kurang = |a: Rasio, b: Rasio| b.kali(Rasio::baru(-1, 1)?).and_then(|m| a.tambah(m));
    let hemat = (capaian >= Rasio::SATU)
        .then(|| kurang(Rasio::SATU, serapan))
        .flatten();
    let selisih = kurang(capaian, serapan)?;
    let golongan = if selisih > Rasio::dari_persen(5) {
        "efisien"
    } else if selisih >= Rasio::dari_persen(-5) {
        "cukup efisien"
    } else {
        "tidak efisien"
    };
    let tambahan = hemat.map_or_else(
        || {
            "capaian di bawah 100 %, sehingga sisa anggaran tidak dihitung sebagai efisiensi"
                .to_owned()
        },
        |h| format!("efisiensi {}", h.persen(2)),
    );
    Some(Efisiensi {
        penjelasan: format!(
            "Capaian {} dengan serapan {} (selisih {} poin): {golongan}; {tambahan}.",
            capaian.persen(2),
            serapan.persen(2),
            angka::tampil(selisih.kali(Rasio::baru(100, 1)?)?, 2)
        ),
        serapan,
        hemat,
        selisih,
        golongan,
    })
}

/// Mean achievement of an objective or an office: every indicator capped, undefined ones left out.
///
/// # Why
/// A cap belongs where achievements are averaged, so that one indicator at 1.389 % cannot hide ten
/// that failed; nowhere else.
#[must_use]
pub fn rata_capaian(capaian: &[Option<Rasio>], batas: Rasio) -> Option<Rasio> {
    let ada: Vec<Rasio> = capaian.iter().flatten().map(|c| (*c).min(batas)).collect();
    let n = i128::try_from(ada.len()).ok().filter(|n| *n > 0)?;
    let jumlah = ada.iter().try_fold(Rasio::NOL, |a, c| a.tambah(*c))?;
    jumlah.kali(Rasio::baru(1, n)?)
}

/// The formula for falling indicators by its stored word.
#[must_use]
pub fn rumus(teks: &str) -> RumusNegatif {
    match teks {
        "kebalikan" => RumusNegatif::Kebalikan,
        _ => RumusNegatif::SelisihGanda,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn r(p: i128, q: i128) -> Rasio {
        Rasio::baru(p, q).unwrap()
    }

    #[test]
    fn a_report_is_reviewed_before_it_takes_effect() {
        let f = Fakta {
            catatan: "Sudah direviu sesuai kebutuhan".into(),
            ..Fakta::default()
        };
        let jalan = [
            Langkah::Tulis,
            Langkah::MintaReviu,
            Langkah::Kembalikan,
            Langkah::MintaReviu,
            Langkah::Nyatakan,
            Langkah::Tetapkan,
            Langkah::Terbitkan,
        ];
        let akhir = jalan
            .iter()
            .fold(Keadaan::Draf, |k, l| langkah(k, *l, &f).unwrap());
        assert_eq!(akhir, Keadaan::Terbit);
        for k in [Keadaan::Draf, Keadaan::Reviu] {
            assert!(langkah(k, Langkah::Tetapkan, &f).is_err(), "{k:?}");
        }
        for l in jalan {
            assert!(langkah(Keadaan::Terbit, l, &f).is_err());
        }
    }

    #[test]
    fn refusals_come_in_their_order() {
        let mut f = Fakta {
            bagian_kosong: vec!["isu".into()],
            tanpa_realisasi: vec!["IPM".into()],
            catatan: String::new(),
        };
        let minta =
            |f: &Fakta| langkah(Keadaan::Draf, Langkah::MintaReviu, f).map_err(|e| e.kode());
        assert_eq!(minta(&f), Err("LKJ-002"));
        f.bagian_kosong.clear();
        assert_eq!(minta(&f), Err("LKJ-003"));
        f.tanpa_realisasi.clear();
        assert_eq!(minta(&f), Ok(Keadaan::Reviu));
        let nyata = langkah(Keadaan::Reviu, Langkah::Nyatakan, &f).map_err(|e| e.kode());
        assert_eq!(nyata, Err("LKJ-004"));
    }

    #[test]
    fn saved_money_is_efficiency_only_where_the_promise_was_kept() {
        let rp = Rupiah::dari_sen;
        let e = efisiensi(r(100, 100), rp(1000), rp(900)).unwrap();
        assert_eq!((e.hemat, e.golongan), (Some(r(1, 10)), "efisien"));
        let e = efisiensi(r(40, 100), rp(1000), rp(300)).unwrap();
        assert_eq!((e.hemat, e.golongan), (None, "efisien"));
        let e = efisiensi(r(95, 100), rp(1000), rp(1000)).unwrap();
        assert_eq!(e.golongan, "cukup efisien", "exactly five points");
        let e = efisiensi(r(94, 100), rp(1000), rp(1000)).unwrap();
        assert_eq!(e.golongan, "tidak efisien");
        assert_eq!(efisiensi(r(1, 1), rp(0), rp(0)), None);
    }

    #[test]
    fn a_mean_is_capped_and_leaves_out_what_is_undefined() {
        let c = [Some(r(1389, 100)), Some(r(50, 100)), None];
        assert_eq!(rata_capaian(&c, Rasio::SATU), Some(r(75, 100)));
        assert_eq!(rata_capaian(&[None], Rasio::SATU), None);
    }

    #[test]
    fn better_depends_on_the_direction() {
        assert_eq!(perubahan("70", "72,5", true), Ok(Perubahan::Membaik));
        assert_eq!(perubahan("70", "72,5", false), Ok(Perubahan::Memburuk));
        assert_eq!(perubahan("70", "70", false), Ok(Perubahan::Tetap));
        assert!(perubahan("n/a", "70", true).is_err());
    }
}
