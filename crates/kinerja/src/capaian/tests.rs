use super::*;

fn u<'a>(target: &'a str, realisasi: &'a str, polaritas: Polaritas) -> Ukuran<'a> {
    Ukuran {
        target,
        realisasi,
        polaritas,
        agregasi: None,
        triwulan: Vec::new(),
        rumus_negatif: RumusNegatif::default(),
    }
}

fn check(target: &str, realisasi: &str, p: Polaritas, harap: Option<&str>) {
    let hasil = hitung(&u(target, realisasi, p)).unwrap();
    assert_eq!(
        hasil.mesin().as_deref(),
        harap,
        "{target} / {realisasi}: {}",
        hasil.penjelasan
    );
    assert!(!hasil.penjelasan.is_empty());
}

#[test]
fn positive_is_realisation_over_target_uncapped() {
    check("3.3", "3,53", Polaritas::Positif, Some("106.97"));
    check("30", "89.52", Polaritas::Positif, Some("298.40"));
    check("90.5", "85.41", Polaritas::Positif, Some("94.38"));
    check("0", "5", Polaritas::Positif, None);
    check("", "5", Polaritas::Positif, None);
    check("5", "", Polaritas::Positif, None);
}

#[test]
fn negative_has_its_floor_and_its_zero_cases() {
    check("10", "8", Polaritas::Negatif, Some("120.00"));
    check("10", "25", Polaritas::Negatif, Some("0.00"));
    check("10", "0", Polaritas::Negatif, Some("200.00"));
    check("0", "0", Polaritas::Negatif, Some("100.00"));
    check("0", "1", Polaritas::Negatif, None);
    let mut kebalikan = u("10", "8", Polaritas::Negatif);
    kebalikan.rumus_negatif = RumusNegatif::Kebalikan;
    assert_eq!(
        hitung(&kebalikan).unwrap().mesin().as_deref(),
        Some("125.00")
    );
}

#[test]
fn a_range_compares_with_the_nearer_bound() {
    check("3-5", "4", Polaritas::Rentang, Some("100.00"));
    check("3-5", "3", Polaritas::Rentang, Some("100.00"));
    check("3-5", "5", Polaritas::Rentang, Some("100.00"));
    check("3-5", "2.4", Polaritas::Rentang, Some("80.00"));
    check("3–5", "6", Polaritas::Rentang, Some("80.00"));
    assert!(hitung(&u("5-3", "4", Polaritas::Rentang)).is_err());
    assert!(hitung(&u("4", "4", Polaritas::Rentang)).is_err());
}

#[test]
fn a_missing_quarter_is_not_zero() {
    let mut x = u("100", "", Polaritas::Positif);
    x.triwulan = vec!["10", "", "30", "-"];
    for (jenis, harap) in [
        (Agregasi::Jumlah, "40.00"),
        (Agregasi::Akhir, "30.00"),
        (Agregasi::RataRata, "20.00"),
    ] {
        x.agregasi = Some(jenis);
        assert_eq!(
            hitung(&x).unwrap().mesin().as_deref(),
            Some(harap),
            "{jenis:?}"
        );
    }
}

#[test]
fn quarters_win_over_a_year_that_was_added_wrongly_and_say_so() {
    let mut x = u("100", "260", Polaritas::Positif);
    x.agregasi = Some(Agregasi::Akhir);
    x.triwulan = vec!["50", "60", "70", "80"];
    let hasil = hitung(&x).unwrap();
    assert_eq!(hasil.mesin().as_deref(), Some("80.00"));
    assert!(hasil.penjelasan.contains("260"), "{}", hasil.penjelasan);
}

#[test]
fn ordered_words_compare_by_step() {
    let mut x = u("BB", "B", Polaritas::Positif);
    x.agregasi = Some(Agregasi::Predikat);
    assert_eq!(hitung(&x).unwrap().mesin().as_deref(), Some("80.00"));
    x.target = "WTP";
    x.realisasi = "WTP";
    assert_eq!(hitung(&x).unwrap().mesin().as_deref(), Some("100.00"));
}

#[test]
fn unreadable_figures_are_refused_with_their_column() {
    let e = hitung(&u("1.234", "5", Polaritas::Positif)).unwrap_err();
    assert_eq!(e.kolom, "target");
    let e = hitung(&u("5", "banyak", Polaritas::Positif)).unwrap_err();
    assert_eq!(e.kolom, "realisasi");
    let mut x = u("5", "", Polaritas::Positif);
    x.agregasi = Some(Agregasi::Jumlah);
    x.triwulan = vec!["1", "12,345"];
    assert_eq!(hitung(&x).unwrap_err().kolom, "triwulan 2");
}
