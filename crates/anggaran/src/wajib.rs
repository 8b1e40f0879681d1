//! Mandatory shares: at least so much for education, at most so much for personnel.
//!
//! Every threshold is a dated parameter passed in; nothing here knows a percentage.

use crate::RingkasanApbd;
use dasar::{Pembulatan, Rasio, Rupiah};

/// The threshold of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batas {
    /// At least this share; exactly the share is enough.
    SekurangKurangnya(Rasio),
    /// At most this share; exactly the share is allowed.
    SebanyakBanyaknya(Rasio),
}

/// A judged share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Porsi {
    /// The part.
    pub bagian: Rupiah,
    /// The base.
    pub dasar: Rupiah,
    /// The exact share.
    pub rasio: Rasio,
    /// Whether the threshold is kept.
    pub terpenuhi: bool,
    /// How much is missing (or too much) at an unchanged base; zero when the threshold is kept.
    pub kurang_atau_lebih: Rupiah,
}

/// Judges one share against its threshold.
///
/// # Errors
/// `None` when the base is not above zero (no share can be told) or a sum leaves the range.
///
/// # Example
/// ```
/// use anggaran::wajib::{Batas, nilai};
/// use dasar::{Rasio, Rupiah};
/// let rp = |n| Rupiah::dari_rupiah(n).expect("in range");
/// let batas = Batas::SekurangKurangnya(Rasio::dari_persen(20));
/// let porsi = nilai(rp(113), rp(1_000), batas).expect("a base");
/// assert!(!porsi.terpenuhi);
/// assert_eq!(porsi.kurang_atau_lebih, rp(87));
/// ```
#[must_use]
pub fn nilai(bagian: Rupiah, dasar: Rupiah, batas: Batas) -> Option<Porsi> {
    if dasar <= Rupiah::NOL {
        return None;
    }
    let rasio = Rasio::dari(bagian, dasar)?;
    let (terpenuhi, ambang, cara) = match batas {
        Batas::SekurangKurangnya(b) => (rasio >= b, b, Pembulatan::Atas),
        Batas::SebanyakBanyaknya(b) => (rasio <= b, b, Pembulatan::Bawah),
    };
    let kurang_atau_lebih = if terpenuhi {
        Rupiah::NOL
    } else {
        dasar.kali_rasio(ambang, cara)?.kurang(bagian)?.mutlak()
    };
    Some(Porsi {
        bagian,
        dasar,
        rasio,
        terpenuhi,
        kurang_atau_lebih,
    })
}

/// Personnel spending without the teacher allowances paid from transfers, over all spending.
///
/// # Legal basis
/// UU 1/2022 art. 146. Without a figure for the allowances pass zero: the share is then gross and
/// must be shown as such.
#[must_use]
pub fn belanja_pegawai(
    apbd: &RingkasanApbd,
    tunjangan_guru: Rupiah,
    paling_banyak: Rasio,
) -> Option<Porsi> {
    let bersih = apbd.pegawai.kurang(tunjangan_guru)?;
    nilai(
        bersih,
        apbd.belanja,
        Batas::SebanyakBanyaknya(paling_banyak),
    )
}

/// Public-service infrastructure over spending without transfers to lower governments.
///
/// # Legal basis
/// UU 1/2022 art. 147.
#[must_use]
pub fn infrastruktur(
    infrastruktur: Rupiah,
    belanja: Rupiah,
    transfer: Rupiah,
    paling_sedikit: Rasio,
) -> Option<Porsi> {
    nilai(
        infrastruktur,
        belanja.kurang(transfer)?,
        Batas::SekurangKurangnya(paling_sedikit),
    )
}

/// Spending on a function or field (education, health, training) over all spending.
///
/// # Legal basis
/// UUD 1945 art. 31(4) and UU 20/2003 (education); the annual APBD guides (training, inspectorate).
#[must_use]
pub fn fungsi(bagian: Rupiah, belanja: Rupiah, paling_sedikit: Rasio) -> Option<Porsi> {
    nilai(bagian, belanja, Batas::SekurangKurangnya(paling_sedikit))
}

/// The village allocation (ADD) over the general and shared funds a kabupaten/kota receives.
///
/// # Legal basis
/// UU 6/2014 art. 72(4): at least a tenth of what the region receives apart from special funds.
#[must_use]
pub fn alokasi_dana_desa(
    add: Rupiah,
    dau: Rupiah,
    dbh: Rupiah,
    paling_sedikit: Rasio,
) -> Option<Porsi> {
    nilai(
        add,
        dau.tambah(dbh)?,
        Batas::SekurangKurangnya(paling_sedikit),
    )
}

/// One tier of a share that falls as budgets grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jenjang {
    /// Up to and including this base; `None` for the open last tier.
    pub sampai: Option<Rupiah>,
    /// The share owed in this tier.
    pub paling_sedikit: Rasio,
    /// The amount owed at least in this tier, so that a slightly larger budget never owes less.
    pub minimal: Rupiah,
}

/// The inspectorate's share by tiers of budget size.
///
/// # Preconditions
/// Tiers in rising order, the last one open.
///
/// # Errors
/// `None` when no tier fits, the base is not above zero, or a sum leaves the range.
///
/// # Legal basis
/// The annual guides for the APBD (Permendagri), supervision budget.
#[must_use]
pub fn pengawasan(bagian: Rupiah, belanja: Rupiah, jenjang: &[Jenjang]) -> Option<Porsi> {
    let j = jenjang
        .iter()
        .find(|j| j.sampai.is_none_or(|s| belanja <= s))?;
    let porsi = nilai(bagian, belanja, Batas::SekurangKurangnya(j.paling_sedikit))?;
    let perlu = belanja
        .kali_rasio(j.paling_sedikit, Pembulatan::Atas)?
        .max(j.minimal);
    let terpenuhi = bagian >= perlu;
    let kurang_atau_lebih = if terpenuhi {
        Rupiah::NOL
    } else {
        perlu.kurang(bagian)?
    };
    Some(Porsi {
        terpenuhi,
        kurang_atau_lebih,
        ..porsi
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rp(n: i64) -> Rupiah {
        Rupiah::dari_rupiah(n).unwrap()
    }

    fn persen(n: i32) -> Rasio {
        Rasio::dari_persen(n)
    }

    #[test]
    fn exactly_the_threshold_is_kept_on_both_sides() {
        let paling_sedikit = |b| {
            nilai(
                Rupiah::dari_sen(b),
                rp(100),
                Batas::SekurangKurangnya(persen(20)),
            )
            .unwrap()
        };
        assert!(paling_sedikit(2_000).terpenuhi);
        assert!(!paling_sedikit(1_999).terpenuhi);
        assert_eq!(paling_sedikit(1_999).kurang_atau_lebih.sen(), 1);
        let paling_banyak = |b| {
            nilai(
                Rupiah::dari_sen(b),
                rp(100),
                Batas::SebanyakBanyaknya(persen(30)),
            )
            .unwrap()
        };
        assert!(paling_banyak(3_000).terpenuhi);
        assert!(!paling_banyak(3_001).terpenuhi);
        assert_eq!(paling_banyak(3_001).kurang_atau_lebih.sen(), 1);
        assert_eq!(
            nilai(rp(1), Rupiah::NOL, Batas::SebanyakBanyaknya(persen(30))),
            None
        );
        assert_eq!(
            nilai(rp(1), rp(-5), Batas::SebanyakBanyaknya(persen(30))),
            None
        );
    }

    #[test]
    fn the_law_leaves_some_money_out_of_base_or_part() {
        let apbd = RingkasanApbd {
            pegawai: rp(380),
            belanja: rp(1_000),
            ..RingkasanApbd::default()
        };
        assert_eq!(
            belanja_pegawai(&apbd, Rupiah::NOL, persen(30))
                .unwrap()
                .kurang_atau_lebih,
            rp(80)
        );
        assert!(
            belanja_pegawai(&apbd, rp(80), persen(30))
                .unwrap()
                .terpenuhi
        );
        assert!(
            !infrastruktur(rp(320), rp(1_000), rp(100), persen(40))
                .unwrap()
                .terpenuhi
        );
        assert!(
            infrastruktur(rp(320), rp(1_000), rp(200), persen(40))
                .unwrap()
                .terpenuhi
        );
        assert!(
            alokasi_dana_desa(rp(60), rp(500), rp(100), persen(10))
                .unwrap()
                .terpenuhi
        );
        assert!(
            !alokasi_dana_desa(rp(59), rp(500), rp(100), persen(10))
                .unwrap()
                .terpenuhi
        );
        assert_eq!(
            fungsi(rp(113), rp(1_000), persen(20))
                .unwrap()
                .rasio
                .persen(1),
            "11,3 %"
        );
    }

    #[test]
    fn a_larger_budget_never_owes_its_inspectorate_less() {
        let jenjang = [
            Jenjang {
                sampai: Some(rp(1_000)),
                paling_sedikit: persen(10),
                minimal: Rupiah::NOL,
            },
            Jenjang {
                sampai: Some(rp(2_000)),
                paling_sedikit: persen(7),
                minimal: rp(100),
            },
            Jenjang {
                sampai: None,
                paling_sedikit: persen(5),
                minimal: rp(140),
            },
        ];
        let perlu = |b| {
            pengawasan(Rupiah::NOL, rp(b), &jenjang)
                .unwrap()
                .kurang_atau_lebih
        };
        assert_eq!(
            [
                perlu(1_000),
                perlu(1_001),
                perlu(2_000),
                perlu(2_001),
                perlu(4_000)
            ],
            [rp(100), rp(100), rp(140), rp(140), rp(200)]
        );
        assert!((1..4_000).all(|b| perlu(b) <= perlu(b + 1)));
        assert!(pengawasan(rp(100), rp(1_001), &jenjang).unwrap().terpenuhi);
        assert_eq!(pengawasan(rp(1), rp(5_000), &jenjang[..2]), None);
    }

    proptest! {
        #[test]
        fn adding_what_is_missing_keeps_the_threshold(
            b in 0_i64..1_000_000_000, d in 1_i64..1_000_000_000, p in 0_i32..=100,
        ) {
            let (b, d) = (Rupiah::dari_sen(b), Rupiah::dari_sen(d));
            let kurang = nilai(b, d, Batas::SekurangKurangnya(persen(p))).unwrap();
            let cukup = b.tambah(kurang.kurang_atau_lebih).unwrap();
            prop_assert!(nilai(cukup, d, Batas::SekurangKurangnya(persen(p))).unwrap().terpenuhi);
            let lebih = nilai(b, d, Batas::SebanyakBanyaknya(persen(p))).unwrap();
            let turun = b.kurang(lebih.kurang_atau_lebih).unwrap();
            prop_assert!(nilai(turun, d, Batas::SebanyakBanyaknya(persen(p))).unwrap().terpenuhi);
        }
    }
}
