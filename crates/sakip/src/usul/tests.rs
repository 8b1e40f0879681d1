use super::*;
use hukum::lke::bawaan;

fn sub<'s>(set: &'s SetLke, kode: &str) -> &'s SubLke {
    set.komponen
        .iter()
        .flat_map(|k| &k.sub)
        .find(|s| s.kode == kode)
        .unwrap()
}

fn centang(set: &SetLke, kode: &str, n: usize) -> BTreeMap<String, bool> {
    sub(set, kode)
        .kriteria
        .iter()
        .enumerate()
        .map(|(i, k)| (k.kode.clone(), i < n))
        .collect()
}

/// Every threshold of the rubric, on a sub-component of eight criteria.
#[test]
fn the_share_of_met_criteria_is_the_letter() {
    let set = bawaan("lke-2021").unwrap();
    let huruf: Vec<String> = (0..=8)
        .map(|n| {
            let u = usul(&set, sub(&set, "1.c"), &centang(&set, "1.c", n)).unwrap();
            u.jawaban
        })
        .collect();
    assert_eq!(
        huruf,
        ["E", "D", "D", "C", "C", "CC", "CC", "B", "BB"].map(str::to_owned)
    );
}

#[test]
fn a_criterion_nobody_judged_is_named_and_not_met() {
    let set = bawaan("lke-2021").unwrap();
    let mut c = centang(&set, "1.c", 8);
    c.remove("1.c.8");
    let u = usul(&set, sub(&set, "1.c"), &c).unwrap();
    assert_eq!(
        (u.jawaban.as_str(), u.terpenuhi, u.dinilai, u.jumlah),
        ("B", 7, 7, 8)
    );
    assert_eq!(
        u.penjelasan,
        "7 dari 8 kriteria terpenuhi (88 %); 1 belum dinilai."
    );
}

#[test]
fn decisions_are_refused_in_order() {
    let set = bawaan("lke-2021").unwrap();
    let u = usul(&set, sub(&set, "1.c"), &centang(&set, "1.c", 7)).unwrap();
    let kode = |k: &str, isi: &str, alasan: &str| {
        periksa_putusan(&set, k, (isi, alasan), Some(&u)).map_err(|e| e.kode())
    };
    assert_eq!(kode("9.z", "X", ""), Err("EVL-011"));
    assert_eq!(kode("1.c", "X", ""), Err("EVL-012"));
    assert_eq!(
        kode("1.c", "A", "alasan yang cukup panjang"),
        Err("EVL-013")
    );
    assert_eq!(kode("1.c", "BB", ""), Err("EVL-014"));
    assert_eq!(
        kode("1.c", "BB", "kriteria 8 dinilai lewat wawancara"),
        Ok(())
    );
    assert_eq!(kode("1.c", "B", ""), Ok(()));
    let penuh = usul(&set, sub(&set, "1.c"), &centang(&set, "1.c", 8)).unwrap();
    assert_eq!(
        periksa_putusan(
            &set,
            "1.c",
            ("AA", "menjadi percontohan nasional"),
            Some(&penuh)
        ),
        Ok(())
    );
}

#[test]
fn worksheets_answered_by_criterion_have_no_letter_for_the_group() {
    let set = bawaan("lke-2015").unwrap();
    assert_eq!(usul(&set, sub(&set, "A.I.a"), &BTreeMap::new()), None);
    let h = |p: i128| huruf(&set, Rasio::baru(p, 1000).unwrap()).unwrap();
    assert_eq!(
        [200, 201, 750, 751, 900, 901, 999, 1000].map(h),
        ["E", "D", "D", "C", "C", "B", "B", "A"]
    );
}
