use super::*;
use KeadaanIsian::{Belum, Pengembalian, Selesai, Verifikasi};

fn aturan() -> AturanKepala {
    AturanKepala::pada(&Hukum::bawaan(), hari()).unwrap()
}

fn hari() -> Tanggal {
    Tanggal::baru(2026, 12, 31).unwrap()
}

fn p(n: i32) -> Rasio {
    Rasio::dari_persen(n)
}

fn set(bobot: &[i32]) -> Vec<Variabel> {
    bobot
        .iter()
        .zip(["a", "b", "c"])
        .map(|(b, k)| Variabel {
            kode: k.into(),
            nama: format!("Variabel {k}"),
            bobot: p(*b),
            sumber: "isian".into(),
            target: p(100),
            verifikator: "Inspektorat".into(),
        })
        .collect()
}

fn nilai(isi: &[(Option<i32>, KeadaanIsian)], bobot: &[i32], bonus: i32) -> Penilaian {
    let cari = |k: &str| {
        let i = ["a", "b", "c"].iter().position(|x| *x == k)?;
        isi.get(i).map(|(n, keadaan)| Isian {
            nilai: n.map(p),
            keadaan: *keadaan,
        })
    };
    hitung(&set(bobot), cari, p(bonus), &aturan())
}

fn skor(isi: &[(Option<i32>, KeadaanIsian)], bobot: &[i32], bonus: i32) -> Option<String> {
    nilai(isi, bobot, bonus).skor.map(|s| s.to_string())
}

#[test]
fn every_edge_of_the_bands_belongs_to_the_better_word() {
    use CapaianUnit as C;
    let a = aturan();
    let k = |n: u16| a.predikat(Nilai::dari_ratusan(n).unwrap());
    for (batas, atas, bawah) in [
        (9000, C::Istimewa, C::Baik),
        (8000, C::Baik, C::ButuhPerbaikan),
        (7000, C::ButuhPerbaikan, C::Kurang),
        (6000, C::Kurang, C::SangatKurang),
    ] {
        assert_eq!(k(batas), atas);
        assert_eq!(k(batas - 1), bawah);
    }
    assert_eq!((k(10_000), k(0)), (C::Istimewa, C::SangatKurang));
}

#[test]
fn what_is_not_verified_counts_nothing_but_keeps_its_weight() {
    for keadaan in [Belum, Verifikasi, Pengembalian] {
        assert_eq!(
            skor(&[(Some(100), Selesai), (Some(100), keadaan)], &[60, 40], 0),
            Some("60,00".into())
        );
    }
    assert_eq!(
        skor(&[(Some(100), Selesai)], &[60, 40], 0),
        Some("60,00".into()),
        "not filled in"
    );
    assert_eq!(
        skor(&[(Some(100), Selesai), (None, Verifikasi)], &[60, 40], 0),
        Some("60,00".into()),
        "not applicable counts only once the verifier agreed"
    );
}

#[test]
fn what_does_not_apply_gives_its_weight_to_the_others() {
    let isi = [(Some(80), Selesai), (None, Selesai), (Some(50), Selesai)];
    // (80 × 40 + 50 × 20) / 60
    assert_eq!(skor(&isi, &[40, 40, 20], 0), Some("70,00".into()));
    let n = nilai(&isi, &[40, 40, 20], 0);
    assert_eq!(n.rincian[0].bobot_pakai, Rasio::baru(2, 3).unwrap());
    assert_eq!(n.rincian[1].bobot_pakai, p(0));
}

#[test]
fn nothing_applicable_is_no_score_instead_of_a_division_by_zero() {
    let n = nilai(&[(None, Selesai), (None, Selesai)], &[60, 40], 5);
    assert_eq!((n.skor, n.predikat), (None, None));
}

#[test]
fn achievements_are_clamped_and_the_sum_is_capped() {
    assert_eq!(
        skor(&[(Some(250), Selesai), (Some(0), Selesai)], &[50, 50], 0),
        Some("50,00".into())
    );
    assert_eq!(
        skor(&[(Some(-20), Selesai), (Some(100), Selesai)], &[50, 50], 0),
        Some("50,00".into())
    );
    let n = nilai(&[(Some(100), Selesai), (Some(96), Selesai)], &[50, 50], 5);
    assert_eq!(
        (n.skor.unwrap().to_string().as_str(), n.dipotong),
        ("100,00", true)
    );
    let n = nilai(&[(Some(100), Selesai), (Some(90), Selesai)], &[50, 50], 5);
    assert_eq!(
        (n.skor.unwrap().to_string().as_str(), n.dipotong),
        ("100,00", false)
    );
}

#[test]
fn the_score_is_rounded_once_and_the_word_is_taken_from_it() {
    // 1/3 of the weight at 99.985 %: 89.995 rounds to 90.00, and that is istimewa.
    let v = set(&[100]);
    let isi = |n: i128| {
        move |_: &str| {
            Some(Isian {
                nilai: Rasio::baru(n, 100_000),
                keadaan: Selesai,
            })
        }
    };
    let n = hitung(&v, isi(89_995), p(0), &aturan());
    assert_eq!(
        (n.skor.unwrap().to_string().as_str(), n.predikat),
        ("90,00", Some(CapaianUnit::Istimewa))
    );
    let n = hitung(&v, isi(89_994), p(0), &aturan());
    assert_eq!(
        (n.skor.unwrap().to_string().as_str(), n.predikat),
        ("89,99", Some(CapaianUnit::Baik))
    );
}

#[test]
fn a_value_is_measured_against_its_target() {
    let mut v = set(&[100]);
    v[0].target = p(80);
    let n = hitung(
        &v,
        |_| {
            Some(Isian {
                nilai: Some(p(60)),
                keadaan: Selesai,
            })
        },
        p(0),
        &aturan(),
    );
    assert_eq!(n.skor.unwrap().to_string(), "75,00");
}

#[test]
fn default_sets_can_be_used_as_they_are() {
    for daerah in [false, true] {
        let v = bawaan(&Hukum::bawaan(), hari(), daerah).unwrap();
        assert_eq!(periksa_set(&v), Ok(()));
    }
}

#[test]
fn a_set_is_refused_in_this_order() {
    assert_eq!(periksa_set(&[]), Err(TolakSet::Kosong));
    let mut v = set(&[50, 60]);
    assert_eq!(
        periksa_set(&v),
        Err(TolakSet::BobotBukanSeratus("110,00".into()))
    );
    v[1].kode = "a".into();
    assert_eq!(periksa_set(&v), Err(TolakSet::KodeGanda("a".into())));
    v[1].target = p(0);
    assert_eq!(periksa_set(&v), Err(TolakSet::TakLengkap("a".into())));
}

#[test]
fn equal_scores_share_a_place_and_every_place_says_why() {
    let s = |a, b| nilai(&[(Some(a), Selesai), (Some(b), Selesai)], &[50, 50], 0);
    let kosong = nilai(&[(None, Selesai), (None, Selesai)], &[50, 50], 0);
    let semua = vec![
        (1, "Dinas B".to_owned(), s(80, 80)),
        (2, "Dinas A".to_owned(), s(90, 70)),
        (3, "Dinas C".to_owned(), s(100, 90)),
        (4, "Dinas D".to_owned(), s(60, 70)),
        (5, "Dinas E".to_owned(), kosong),
    ];
    let p = peringkat(&semua);
    let tempat: Vec<_> = p.iter().map(|x| (x.id, x.peringkat, x.seri)).collect();
    assert_eq!(
        tempat,
        vec![
            (3, Some(1), 0),
            (2, Some(2), 1),
            (1, Some(2), 1),
            (4, Some(4), 0),
            (5, None, 0)
        ]
    );
    assert_eq!(
        p[0].alasan,
        "Di atas Dinas A (15,00 poin), terutama unggul 10,00 poin pada Variabel b."
    );
    assert!(
        p[1].alasan
            .starts_with("Seri dengan 1 lainnya pada skor 80,00.")
    );
    assert_eq!(
        p[3].alasan,
        "Di bawah Dinas B (15,00 poin), terutama tertinggal 10,00 poin pada Variabel a."
    );
}
