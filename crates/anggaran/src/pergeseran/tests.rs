use super::*;
use proptest::prelude::*;

const DASAR: [&str; 4] = [
    "1.01.0.00.0.00.01.0000",
    "1.01.02.2.01.0001",
    "5.1.02.01.01.0001",
    "kertas",
];

/// A line that differs from the base line in one place.
fn baris(ganti: usize, dengan: &str, nilai: i64) -> BarisAnggaran {
    let mut k = DASAR;
    if ganti < 4 {
        k[ganti] = dengan;
    }
    BarisAnggaran {
        unit: KodePerangkat::parse(k[0]).unwrap(),
        sub_kegiatan: KodeNomenklatur::parse(k[1]).unwrap(),
        rekening: KodeRekening::parse(k[2]).unwrap(),
        uraian: k[3].to_owned(),
        nilai: Rupiah::dari_sen(nilai),
    }
}

/// Moves 40 from the base line to a second one; the level at which the snapshots differ.
fn geser(ganti: usize, ke: &str) -> Option<TingkatGeser> {
    let lama = [baris(9, "", 100), baris(ganti, ke, 50)];
    let baru = [baris(9, "", 60), baris(ganti, ke, 90)];
    bandingkan(&lama, &baru).unwrap().map(|p| p.tingkat)
}

use BentukGeser::{Dppa, PerdaPerubahan, PerkadaPenjabaran};
use Penyetuju::{PenggunaAnggaran, PerubahanApbd, Ppkd, SekretarisDaerah};
use TingkatGeser as T;

/// Which part of the base line changes, into what; the level, who approves, and how.
#[rustfmt::skip]
const TINGKAT: [(usize, &str, TingkatGeser, Penyetuju, BentukGeser); 12] = [
    (2, "4.1.01.01.01.0001", T::Total, PerubahanApbd, PerdaPerubahan),
    (0, "1.02.0.00.0.00.02.0000", T::Organisasi, PerubahanApbd, PerdaPerubahan),
    (0, "1.01.0.00.0.00.01.0001", T::Unit, PerubahanApbd, PerdaPerubahan),
    (1, "1.01.03.2.01.0001", T::Program, PerubahanApbd, PerdaPerubahan),
    (1, "1.01.02.2.02.0001", T::Kegiatan, PerubahanApbd, PerdaPerubahan),
    (1, "1.01.02.2.01.0002", T::SubKegiatan, PerubahanApbd, PerdaPerubahan),
    (2, "5.2.02.01.01.0001", T::Kelompok, PerubahanApbd, PerdaPerubahan),
    (2, "5.1.01.01.01.0001", T::Jenis, PerubahanApbd, PerdaPerubahan),
    (2, "5.1.02.02.01.0001", T::Objek, SekretarisDaerah, PerkadaPenjabaran),
    (2, "5.1.02.01.02.0001", T::RincianObjek, Ppkd, PerkadaPenjabaran),
    (2, "5.1.02.01.01.0002", T::SubRincianObjek, Ppkd, PerkadaPenjabaran),
    (3, "tinta", T::Uraian, PenggunaAnggaran, Dppa),
];

#[test]
fn every_level_is_recognised_and_has_its_approver() {
    for (ganti, ke, tingkat, penyetuju, bentuk) in TINGKAT {
        assert_eq!(geser(ganti, ke), Some(tingkat), "{ke}");
        assert_eq!(
            (tingkat.penyetuju(), tingkat.bentuk()),
            (penyetuju, bentuk),
            "{ke}"
        );
        assert!(!format!("{tingkat} {penyetuju}").contains("  "));
    }
    assert_eq!(TINGKAT.map(|t| t.2), TingkatGeser::SEMUA);
}

#[test]
fn levels_run_from_coarse_to_fine() {
    assert!(TingkatGeser::SEMUA.windows(2).all(|w| w[0] < w[1]));
    assert!(
        TingkatGeser::SEMUA
            .windows(2)
            .all(|w| w[0].penyetuju() <= w[1].penyetuju())
    );
}

#[test]
fn splitting_a_line_is_no_shift_and_growth_is_one_of_the_total() {
    let lama = [baris(9, "", 100)];
    assert_eq!(
        bandingkan(&lama, &[baris(9, "", 60), baris(9, "", 40)]).unwrap(),
        None
    );
    assert_eq!(bandingkan(&[], &[]).unwrap(), None);
    let tumbuh = bandingkan(&lama, &[baris(9, "", 101)]).unwrap().unwrap();
    assert_eq!(tumbuh.tingkat, TingkatGeser::Total);
    assert_eq!(
        tumbuh.selisih,
        [Selisih {
            kunci: "5".into(),
            sebelum: Rupiah::dari_sen(100),
            sesudah: Rupiah::dari_sen(101)
        }]
    );
    // Financing received and paid are separate totals although they share the akun.
    let lama = [
        baris(2, "6.1.01.01.01.0001", 5),
        baris(2, "6.2.02.01.01.0001", 5),
    ];
    let baru = [
        baris(2, "6.1.01.01.01.0001", 4),
        baris(2, "6.2.02.01.01.0001", 6),
    ];
    assert_eq!(
        bandingkan(&lama, &baru).unwrap().unwrap().tingkat,
        TingkatGeser::Total
    );
}

#[test]
fn each_sub_kegiatan_is_classified_on_its_own() {
    let lain = "1.01.02.2.02.0009";
    let lama = [baris(9, "", 100), baris(3, "tinta", 10), baris(1, lain, 50)];
    let baru = [baris(9, "", 90), baris(3, "tinta", 20), baris(1, lain, 70)];
    let p = per_sub_kegiatan(&lama, &baru).unwrap();
    let tingkat: Vec<_> = p.iter().map(|(k, v)| (k.as_str(), v.tingkat)).collect();
    assert_eq!(
        tingkat,
        [
            (
                "1.01.0.00.0.00.01.0000 1.01.02.2.01.0001",
                TingkatGeser::Uraian
            ),
            (
                "1.01.0.00.0.00.01.0000 1.01.02.2.02.0009",
                TingkatGeser::SubKegiatan
            ),
        ]
    );
    assert!(per_sub_kegiatan(&lama, &lama).unwrap().is_empty());
}

#[test]
fn sums_beyond_range_are_refused() {
    let besar = [baris(9, "", i64::MAX), baris(9, "", i64::MAX)];
    assert_eq!(bandingkan(&besar, &[]), Err(PergeseranError));
    assert_eq!(bandingkan(&besar, &besar), Ok(None));
}

proptest! {
    #[test]
    fn a_snapshot_never_differs_from_its_reordering(
        nilai in proptest::collection::vec(0_i64..1_000, 1..12),
    ) {
        let buat = |(i, n): (usize, &i64)| baris(3, &format!("u{}", i % 3), *n);
        let lama: Vec<_> = nilai.iter().enumerate().map(buat).collect();
        let mut baru = lama.clone();
        baru.reverse();
        prop_assert_eq!(bandingkan(&lama, &baru), Ok(None));
    }
}
