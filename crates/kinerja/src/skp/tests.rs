use std::collections::BTreeMap;

use super::proses::{HasilSkp, PenilaianSkp, nilai, sepakati, tetapkan_unit};
use super::*;
use PredikatSkp as P;
use Rating::{DiAtas, DiBawah, Sesuai};

fn hari() -> Tanggal {
    Tanggal::baru(2026, 12, 31).unwrap()
}

#[test]
fn every_cell_of_the_quadrant_is_the_one_of_the_regulation() {
    let k = Kuadran::pada(&Hukum::bawaan(), hari()).unwrap();
    let harap = [
        (DiAtas, DiAtas, P::SangatBaik, ""),
        (DiAtas, Sesuai, P::Baik, ""),
        (DiAtas, DiBawah, P::Kurang, "misconduct"),
        (Sesuai, DiAtas, P::Baik, ""),
        (Sesuai, Sesuai, P::Baik, ""),
        (Sesuai, DiBawah, P::Kurang, "misconduct"),
        (DiBawah, DiAtas, P::ButuhPerbaikan, ""),
        (DiBawah, Sesuai, P::ButuhPerbaikan, ""),
        (DiBawah, DiBawah, P::SangatKurang, ""),
    ];
    for (hasil, perilaku, predikat, sebutan) in harap {
        let sel = k.nilai(hasil, perilaku).unwrap();
        assert_eq!(
            (sel.predikat, sel.sebutan.as_str()),
            (predikat, sebutan),
            "{hasil} {perilaku}"
        );
    }
}

#[test]
fn the_quadrant_did_not_exist_before_its_regulation() {
    let sebelum = Tanggal::baru(2022, 1, 1).unwrap();
    assert!(Kuadran::pada(&Hukum::bawaan(), sebelum).is_err());
}

fn d(capaian: CapaianUnit) -> Distribusi {
    Distribusi::pada(&Hukum::bawaan(), hari(), capaian).unwrap()
}

fn jumlah(isi: [usize; 5]) -> BTreeMap<P, usize> {
    P::SEMUA.iter().copied().zip(isi).collect()
}

fn langgar(capaian: CapaianUnit, isi: [usize; 5]) -> Vec<String> {
    let p = d(capaian).periksa(&jumlah(isi));
    p.iter().map(|p| p.batas.to_string()).collect()
}

#[test]
fn each_limit_holds_exactly_at_its_percentage_and_not_beyond() {
    use CapaianUnit as C;
    let kosong: Vec<String> = vec![];
    assert_eq!(langgar(C::Istimewa, [70, 30, 0, 0, 0]), kosong);
    assert_eq!(
        langgar(C::Istimewa, [71, 29, 0, 0, 0]),
        ["predikat Sangat baik paling banyak 70 %"]
    );
    assert_eq!(langgar(C::Baik, [29, 70, 1, 0, 0]), kosong);
    assert_eq!(langgar(C::Baik, [29, 70, 0, 1, 0]), kosong);
    assert_eq!(
        langgar(C::Baik, [29, 71, 0, 0, 0]),
        [
            "predikat Baik paling banyak 70 %",
            "harus ada yang berpredikat Butuh perbaikan atau Kurang"
        ]
    );
    assert_eq!(langgar(C::ButuhPerbaikan, [10, 30, 60, 0, 0]), kosong);
    assert_eq!(
        langgar(C::ButuhPerbaikan, [11, 30, 59, 0, 0]).len(),
        2,
        "59 % and 11 % both leave the guide"
    );
    assert_eq!(langgar(C::Kurang, [10, 20, 10, 60, 0]), kosong);
    assert_eq!(
        langgar(C::Kurang, [10, 21, 9, 60, 0]),
        ["predikat Butuh perbaikan paling sedikit 10 %"]
    );
    assert_eq!(langgar(C::SangatKurang, [0, 30, 4, 6, 60]), kosong);
    assert_eq!(
        langgar(C::SangatKurang, [1, 30, 4, 5, 60]),
        [
            "predikat Kurang atau Butuh perbaikan paling sedikit 10 %",
            "tidak ada yang berpredikat Sangat baik"
        ]
    );
}

#[test]
fn small_units_are_told_that_percentages_say_little() {
    let di = |n| d(CapaianUnit::Istimewa).periksa(&jumlah([n, 0, 0, 0, 0]));
    assert!(di(3)[0].unit_kecil);
    assert!(!di(4)[0].unit_kecil);
    assert!(
        !d(CapaianUnit::Kurang).dapat_dipenuhi(1),
        "two predicates, one person"
    );
    assert!(d(CapaianUnit::Kurang).dapat_dipenuhi(3));
    assert_eq!(di(0), vec![]);
}

#[test]
fn the_head_follows_the_unit() {
    let h = Hukum::bawaan();
    let r = |c| rating_pimpinan(&h, hari(), c).unwrap();
    assert_eq!(r(CapaianUnit::Istimewa), Some(DiAtas));
    assert_eq!(r(CapaianUnit::Baik), Some(Sesuai));
    for c in [
        CapaianUnit::ButuhPerbaikan,
        CapaianUnit::Kurang,
        CapaianUnit::SangatKurang,
    ] {
        assert_eq!(r(c), Some(DiBawah));
    }
}

#[test]
fn seven_values_of_behaviour() {
    assert_eq!(perilaku(&Hukum::bawaan(), hari()).unwrap().len(), 7);
}

fn hasil(utama: bool, bertarget: usize) -> HasilSkp {
    HasilSkp {
        utama,
        teks: "Layanan".into(),
        bertarget,
    }
}

#[test]
fn an_agreement_needs_a_main_result_with_a_target() {
    use KeadaanSkp::{Disepakati, Draf};
    assert_eq!(
        sepakati(Disepakati, &[]),
        Err(TolakSkp::BukanKeadaannya(Disepakati))
    );
    assert_eq!(
        sepakati(Draf, &[hasil(false, 1)]),
        Err(TolakSkp::TanpaHasilUtama)
    );
    assert_eq!(
        sepakati(Draf, &[hasil(true, 0)]),
        Err(TolakSkp::HasilTanpaTarget("Layanan".into()))
    );
    assert_eq!(sepakati(Draf, &[hasil(true, 1)]), Ok(Disepakati));
}

#[test]
fn a_rating_is_refused_in_this_order() {
    let p = |hasil, alasan, dialog, pimpinan| PenilaianSkp {
        hasil,
        perilaku: Sesuai,
        alasan,
        dialog,
        pimpinan,
    };
    let k = KeadaanSkp::Disepakati;
    assert_eq!(
        nilai(KeadaanSkp::Draf, &p(DiAtas, "", 0, None)),
        Err(TolakSkp::BukanKeadaannya(KeadaanSkp::Draf))
    );
    assert_eq!(
        nilai(k, &p(DiAtas, "", 0, Some(Sesuai))),
        Err(TolakSkp::TanpaDialog)
    );
    assert_eq!(
        nilai(k, &p(DiAtas, "", 1, Some(Sesuai))),
        Err(TolakSkp::RatingPimpinan(Sesuai))
    );
    assert_eq!(
        nilai(k, &p(DiAtas, "baik", 1, None)),
        Err(TolakSkp::TanpaAlasan)
    );
    assert_eq!(
        nilai(k, &p(DiAtas, "melampaui target", 1, None)),
        Ok(KeadaanSkp::Dinilai)
    );
    assert_eq!(nilai(k, &p(Sesuai, "", 1, None)), Ok(KeadaanSkp::Dinilai));
}

#[test]
fn a_unit_closes_when_everybody_is_rated_and_departures_are_explained() {
    assert_eq!(
        tetapkan_unit(false, 1, 1, ""),
        Err(TolakSkp::CapaianUnitBelum)
    );
    assert_eq!(
        tetapkan_unit(true, 1, 1, ""),
        Err(TolakSkp::BelumDinilai(1))
    );
    assert_eq!(
        tetapkan_unit(true, 0, 1, ""),
        Err(TolakSkp::MenyimpangTanpaAlasan(1))
    );
    assert_eq!(tetapkan_unit(true, 0, 1, "unit baru dibentuk"), Ok(()));
    assert_eq!(tetapkan_unit(true, 0, 0, ""), Ok(()));
}
