use super::*;
use hukum::lke::bawaan;
use proptest::prelude::*;

fn sama(set: &SetLke, huruf: &str) -> BTreeMap<String, String> {
    kunci_jawaban(set)
        .iter()
        .map(|(k, _)| ((*k).to_owned(), huruf.to_owned()))
        .collect()
}

#[test]
fn a_worksheet_of_one_letter_scores_its_nominal() {
    let set = bawaan("lke-2021").unwrap();
    for (huruf, nilai, predikat) in [
        ("AA", "100.00", "AA"),
        ("A", "90.00", "A"),
        ("BB", "80.00", "BB"),
        ("B", "70.00", "B"),
        ("CC", "60.00", "CC"),
        ("C", "50.00", "C"),
        ("D", "30.00", "D"),
        ("E", "0.00", "D"),
    ] {
        let h = hitung(&set, &sama(&set, huruf)).unwrap();
        assert_eq!(
            (h.nilai_mesin().as_str(), h.predikat.as_str()),
            (nilai, predikat)
        );
    }
}

#[test]
fn one_step_above_all_cc_is_a_b() {
    let set = bawaan("lke-2021").unwrap();
    let mut j = sama(&set, "CC");
    j.insert("3.a".into(), "B".into());
    let h = hitung(&set, &j).unwrap();
    assert_eq!(
        (h.nilai_mesin().as_str(), h.predikat.as_str()),
        ("60.30", "B")
    );
    let sub: BTreeMap<_, _> = h.sub.into_iter().collect();
    assert_eq!(sub["3.a"], Rasio::baru(21, 10).unwrap());
}

#[test]
fn criteria_of_2015_average_and_points_add() {
    let set = bawaan("lke-2015").unwrap();
    let mut j: BTreeMap<String, String> = kunci_jawaban(&set)
        .iter()
        .map(|(k, s)| {
            (
                (*k).to_owned(),
                if *s == "YT" { "Y" } else { "A" }.to_owned(),
            )
        })
        .collect();
    let h = hitung(&set, &j).unwrap();
    assert_eq!(
        (h.nilai_mesin().as_str(), h.predikat.as_str()),
        ("100.00", "AA")
    );
    assert!(h.kontrol.is_empty());
    // 3 of 9 criteria of A.I.a at half: 2 × (1 − 1.5/9) = 1.6667.
    for k in ["3", "4", "5"] {
        j.insert(k.into(), "C".into());
    }
    j.insert("91".into(), "B".into());
    let h = hitung(&set, &j).unwrap();
    // 100 − 0.3333… − 0.625 = 99.041666…
    assert_eq!(h.nilai_mesin(), "99.04");
}

#[test]
fn every_fault_is_named_at_once() {
    let set = bawaan("lke-2021").unwrap();
    let mut j = sama(&set, "B");
    j.remove("1.a");
    j.remove("4.c");
    j.insert("9.z".into(), "B".into());
    j.insert("2.b".into(), "F".into());
    let e = hitung(&set, &j).unwrap_err();
    assert_eq!(e.kurang, ["1.a", "4.c"]);
    assert_eq!(e.tak_dikenal, ["9.z"]);
    assert_eq!(e.di_luar_skala[0].0, "2.b");
}

#[test]
fn the_grade_is_read_from_the_printed_score() {
    let set = bawaan("lke-2021").unwrap();
    for (nilai, predikat) in [
        (9000, "A"),
        (9001, "AA"),
        (8000, "BB"),
        (8001, "A"),
        (7000, "B"),
        (7001, "BB"),
        (6000, "CC"),
        (6001, "B"),
        (5000, "C"),
        (5001, "CC"),
        (3000, "D"),
        (3001, "C"),
        (0, "D"),
    ] {
        assert_eq!(
            pita(&set.predikat, nilai).unwrap().kode,
            predikat,
            "{nilai}"
        );
    }
}

#[test]
fn a_letter_above_its_document_is_reported_and_changes_nothing() {
    let set = bawaan("lke-2015").unwrap();
    let mut j: BTreeMap<String, String> = kunci_jawaban(&set)
        .iter()
        .map(|(k, s)| {
            (
                (*k).to_owned(),
                if *s == "YT" { "Y" } else { "A" }.to_owned(),
            )
        })
        .collect();
    j.insert("60".into(), "T".into());
    let h = hitung(&set, &j).unwrap();
    let kriteria: Vec<_> = h.kontrol.iter().map(|k| k.kriteria.as_str()).collect();
    assert!(
        kriteria.contains(&"61") && kriteria.contains(&"70"),
        "{kriteria:?}"
    );
    assert!(h.kontrol.iter().all(|k| k.melebihi == "60"));
    // Only criterion 60 itself is lost: 3 points ÷ 4 criteria.
    assert_eq!(h.nilai_mesin(), "99.25");
}

proptest! {
    #[test]
    fn a_better_letter_never_lowers_the_score(
        awal in prop::collection::vec(0_usize..8, 12), naik in 0_usize..12,
    ) {
        let huruf = ["E", "D", "C", "CC", "B", "BB", "A", "AA"];
        let set = bawaan("lke-2021").unwrap();
        let kunci = kunci_jawaban(&set);
        let susun = |v: &[usize]| -> BTreeMap<String, String> {
            kunci.iter().zip(v).map(|((k, _), i)| ((*k).to_owned(), huruf[*i].to_owned())).collect()
        };
        let a = hitung(&set, &susun(&awal)).unwrap().nilai_perseratus;
        let mut lebih = awal.clone();
        lebih[naik] = (lebih[naik] + 1).min(7);
        let b = hitung(&set, &susun(&lebih)).unwrap().nilai_perseratus;
        prop_assert!(b >= a && a.is_multiple_of(5));
    }
}
