use super::*;
use proptest::prelude::*;

fn sen(n: i64) -> Rupiah {
    Rupiah::dari_sen(n)
}

#[test]
fn the_indonesian_form_is_read_in_all_its_spellings() {
    for (teks, n) in [
        ("Rp1.234.567,89", 123_456_789),
        ("1.234.567", 123_456_700),
        ("1234567", 123_456_700),
        ("Rp. 5.000,-", 500_000),
        ("rp 5.000,5", 500_050),
        ("-Rp5.000", -500_000),
        ("Rp-5.000", -500_000),
        ("−5.000", -500_000),
        ("(5.000,25)", -500_025),
        ("(Rp5.000)", -500_000),
        ("0", 0),
        ("0,01", 1),
        ("007", 700),
        (" 12 ", 1_200),
        ("Rp92.233.720.368.547.758,07", i64::MAX),
        ("-92.233.720.368.547.758,08", i64::MIN),
    ] {
        assert_eq!(Rupiah::parse(teks).map(Rupiah::sen), Ok(n), "{teks}");
    }
}

#[test]
fn other_forms_are_refused_with_the_reason() {
    use UangError::*;
    for (teks, salah) in [
        ("", Kosong),
        ("  ", Kosong),
        ("1,234.56", Karakter('.')),
        ("1.23", TitikRibuan),
        ("12.34.567", TitikRibuan),
        ("1234.567", TitikRibuan),
        (".500", TitikRibuan),
        ("1,234", TerlaluTeliti),
        ("5.000,", Bentuk),
        (",50", Bentuk),
        ("Rp", Bentuk),
        ("-", Bentuk),
        ("--5", Karakter('-')),
        ("-(5)", Karakter('(')),
        ("5 000", Karakter(' ')),
        ("1e9", Karakter('e')),
        ("=1+1", Karakter('=')),
        ("٣", Karakter('٣')),
        ("92.233.720.368.547.758,08", TerlaluBesar),
        ("999999999999999999999999", TerlaluBesar),
    ] {
        assert_eq!(Rupiah::parse(teks), Err(salah), "{teks}");
    }
    assert_eq!(Rupiah::parse(&"9".repeat(10_000_000)), Err(TerlaluBesar));
}

#[test]
fn the_machine_form_is_strict() {
    for (teks, n) in [
        ("-1234567.89", -123_456_789),
        ("0.5", 50),
        ("12", 1_200),
        ("-0.00", 0),
    ] {
        assert_eq!(Rupiah::parse_mesin(teks).map(Rupiah::sen), Ok(n), "{teks}");
    }
    for teks in [
        "1.234", "1,5", "1.", ".5", "+1", "1e3", "--1", "-", "", "1 000", "NaN", "inf",
    ] {
        assert!(Rupiah::parse_mesin(teks).is_err(), "{teks}");
    }
}

#[test]
fn noise_of_doubles_is_rounded_half_away_from_zero_and_told() {
    for (teks, n, berubah) in [
        ("182888324.00000003", 18_288_832_400, true),
        ("771506815.3499999", 77_150_681_535, true),
        ("62383231773.5063", 6_238_323_177_351, true),
        ("0.005", 1, true),
        ("-0.005", -1, true),
        ("0.00499999999999999999", 0, true),
        ("0.004", 0, true),
        ("0.0001", 0, true),
        ("1.500000", 150, false),
        ("1.2E+9", 120_000_000_000, false),
        ("1.2345e2", 12_345, false),
        ("12345E-3", 1_235, true),
        ("5e-3", 1, true),
        ("5e-999", 0, true),
        ("0e999", 0, false),
        ("+7", 700, false),
        ("0000000000000000000000000000000000000001", 100, false),
        ("92233720368547758.07", i64::MAX, false),
        ("92233720368547758.074", i64::MAX, true),
    ] {
        let d = Rupiah::parse_bulat(teks).unwrap_or_else(|e| panic!("{teks}: {e}"));
        assert_eq!((d.nilai.sen(), d.berubah), (n, berubah), "{teks}");
    }
    for teks in [
        "",
        ".",
        "e5",
        "1e",
        "1e5000",
        "1e30",
        "1,5",
        "NaN",
        "92233720368547758.075",
        "1.2.3",
    ] {
        assert!(Rupiah::parse_bulat(teks).is_err(), "{teks}");
    }
}

#[test]
fn amounts_are_written_for_people_machines_and_charts() {
    let r = sen(-123_456_789);
    assert_eq!(r.to_string(), "-Rp1.234.567,89");
    assert_eq!(r.polos(), "-1.234.567,89");
    assert_eq!(r.mesin(), "-1234567.89");
    assert_eq!(sen(100).to_string(), "Rp1");
    assert_eq!(sen(5).mesin(), "0.05");
    assert_eq!(sen(232_638_935_982_455).mesin(), "2326389359824.55");
    assert_eq!(format!("{:>8}", sen(100)), "     Rp1");
    for (n, teks) in [
        (0, "Rp0"),
        (49, "Rp0"),
        (-49, "Rp0"),
        (-50, "-Rp1"),
        (99_999_900, "Rp999.999"),
        (99_999_950, "Rp1,0 jt"),
        (94_999_900, "Rp949.999"),
        (560_000_000, "Rp5,6 jt"),
        (99_995_000_000, "Rp1,0 M"),
        (99_994_999_999, "Rp999,9 jt"),
        (340_000_000_000, "Rp3,4 M"),
        (120_000_000_000_000, "Rp1,2 T"),
        (-122_330_000_000_000_000, "-Rp1.223,3 T"),
    ] {
        assert_eq!(sen(n).ringkas(), teks, "{n}");
    }
    assert!(sen(i64::MIN).ringkas().starts_with("-Rp92.233,7 T"));
}

#[test]
fn words_follow_indonesian_number_names() {
    for (n, teks) in [
        (0, "nol rupiah"),
        (5, "lima sen"),
        (100, "satu rupiah"),
        (1_000, "sepuluh rupiah"),
        (1_100, "sebelas rupiah"),
        (1_900, "sembilan belas rupiah"),
        (2_000, "dua puluh rupiah"),
        (10_000, "seratus rupiah"),
        (11_100, "seratus sebelas rupiah"),
        (100_000, "seribu rupiah"),
        (1_100_000, "sebelas ribu rupiah"),
        (10_100_000, "seratus satu ribu rupiah"),
        (100_000_000, "satu juta rupiah"),
        (100_100_000, "satu juta seribu rupiah"),
        (
            -123_456_789,
            "minus satu juta dua ratus tiga puluh empat ribu lima ratus enam puluh tujuh \
            rupiah delapan puluh sembilan sen",
        ),
        (100_000_000_000_000, "satu triliun rupiah"),
        (200_000_000_000_000_000, "dua kuadriliun rupiah"),
    ] {
        assert_eq!(sen(n).terbilang(), teks, "{n}");
    }
    assert!(
        sen(i64::MIN)
            .terbilang()
            .starts_with("minus sembilan puluh dua kuadriliun")
    );
}

#[test]
fn rounding_modes_differ_exactly_where_they_should() {
    use Pembulatan::*;
    for (n, d, setengah, bawah, atas, bankir) in [
        (5, 2, 3, 2, 3, 2),
        (7, 2, 4, 3, 4, 4),
        (-5, 2, -3, -3, -2, -2),
        (-7, 2, -4, -4, -3, -4),
        (5, -2, -3, -3, -2, -2),
        (4, 3, 1, 1, 2, 1),
        (-4, 3, -1, -2, -1, -1),
        (6, 3, 2, 2, 2, 2),
    ] {
        for (cara, hasil) in [
            (SetengahNaik, setengah),
            (Bawah, bawah),
            (Atas, atas),
            (Bankir, bankir),
        ] {
            assert_eq!(sen(n).bagi(d, cara), Some(sen(hasil)), "{n}/{d} {cara:?}");
        }
    }
    assert_eq!(sen(1).bagi(0, Bawah), None);
    assert_eq!(sen(i64::MIN).bagi(-1, Bawah), None);
    let sepertiga = Rasio::baru(1, 3).unwrap();
    assert_eq!(sen(100).kali_rasio(sepertiga, SetengahNaik), Some(sen(33)));
    assert_eq!(sen(100).kali_rasio(sepertiga, Atas), Some(sen(34)));
    assert_eq!(sen(0).kali_rasio(sepertiga, Atas), Some(sen(0)));
    assert_eq!(
        sen(i64::MAX).kali_rasio(Rasio::baru(2, 1).unwrap(), Atas),
        None
    );
}

#[test]
fn the_ends_of_the_range_are_refused_not_wrapped() {
    assert_eq!(sen(i64::MAX).tambah(sen(1)), None);
    assert_eq!(sen(i64::MIN).kurang(sen(1)), None);
    assert_eq!(Rupiah::dari_rupiah(i64::MAX), None);
    assert_eq!(sen(i64::MIN).mutlak(), sen(i64::MAX));
    assert_eq!(sen(i64::MIN).balik(), sen(i64::MAX));
    assert_eq!(Rupiah::jumlah([sen(i64::MAX), sen(1)]), None);
    // The sum passes through values no i64 could hold.
    assert_eq!(
        Rupiah::jumlah([sen(i64::MAX), sen(i64::MAX), sen(i64::MIN), sen(i64::MIN)]),
        Some(sen(-2))
    );
    assert_eq!(Rupiah::jumlah([]), Some(Rupiah::NOL));
}

#[test]
fn shares_follow_the_largest_remainder() {
    let alokasi = |n, b: &[u64]| {
        sen(n)
            .alokasi(b)
            .iter()
            .map(|r| r.sen())
            .collect::<Vec<_>>()
    };
    assert_eq!(alokasi(100, &[1, 1, 1]), [34, 33, 33]);
    assert_eq!(alokasi(-100, &[1, 1, 1]), [-34, -33, -33]);
    assert_eq!(alokasi(100, &[0, 3, 7]), [0, 30, 70]);
    assert_eq!(alokasi(10, &[0, 0, 0]), [4, 3, 3]);
    assert_eq!(alokasi(10, &[]), Vec::<i64>::new());
    assert_eq!(alokasi(101, &[70, 20, 10]), [71, 20, 10]);
    assert_eq!(
        alokasi(i64::MIN, &[u64::MAX, u64::MAX]),
        [i64::MIN / 2, i64::MIN / 2]
    );
}

proptest! {
    #[test]
    fn writing_and_reading_give_the_same_amount(n in any::<i64>()) {
        let r = sen(n);
        prop_assert_eq!(Rupiah::parse(&r.to_string()), Ok(r));
        prop_assert_eq!(Rupiah::parse(&r.polos()), Ok(r));
        prop_assert_eq!(Rupiah::parse_mesin(&r.mesin()), Ok(r));
        let tepat = Dibulatkan { nilai: r, berubah: false };
        prop_assert_eq!(Rupiah::parse_bulat(&r.mesin()), Ok(tepat));
    }

    #[test]
    fn parts_add_up_and_stay_within_a_sen_of_their_share(n in any::<i64>(),
        bobot in proptest::collection::vec(0_u64..1_000_000, 1..40)) {
        let r = sen(n);
        let bagian = r.alokasi(&bobot);
        prop_assert_eq!(bagian.len(), bobot.len());
        prop_assert_eq!(Rupiah::jumlah(bagian.iter().copied()), Some(r));
        let total: i128 = bobot.iter().map(|b| i128::from(*b)).sum();
        if total > 0 {
            for (b, w) in bagian.iter().zip(&bobot) {
                let beda = i128::from(b.sen()) * total - i128::from(n) * i128::from(*w);
                prop_assert!(beda.abs() < total, "{} of {:?}", n, bobot);
            }
        }
    }

    #[test]
    fn half_up_is_within_half_a_unit_and_symmetric(n in any::<i64>(), d in 1_i64..1_000_000) {
        let hasil = sen(n).bagi(d, Pembulatan::SetengahNaik).unwrap();
        let beda = (i128::from(hasil.sen()) * i128::from(d) - i128::from(n)).abs() * 2;
        prop_assert!(beda <= i128::from(d));
        if let Some(lawan) = n.checked_neg() {
            prop_assert_eq!(sen(lawan).bagi(d, Pembulatan::SetengahNaik).unwrap(), hasil.balik());
        }
        let b = sen(n).bagi(d, Pembulatan::Bawah).unwrap();
        let a = sen(n).bagi(d, Pembulatan::Atas).unwrap();
        prop_assert!(b <= hasil && hasil <= a && a.sen() - b.sen() <= 1);
    }

    #[test]
    fn rounding_a_fine_number_agrees_with_exact_arithmetic(
        n in 0_i64..1_000_000_000, ekor in "[0-9]{0,12}",
    ) {
        let d = Rupiah::parse_bulat(&format!("{n}.{ekor}")).unwrap();
        let penuh = format!("{n}{ekor:0<12}");
        let tepat: i128 = penuh.parse().unwrap();
        let skala = 10_i128.pow(10);
        prop_assert_eq!(i128::from(d.nilai.sen()), (tepat + skala / 2) / skala);
        prop_assert_eq!(d.berubah, tepat % skala != 0);
    }

    #[test]
    fn the_short_path_reads_like_the_full_one(s in "[0-9]{1,18}(\\.[0-9]{0,3})?") {
        // A leading zero past sixteen digits or a plus sign takes the full reading.
        prop_assert_eq!(Rupiah::parse_bulat(&s), Rupiah::parse_bulat(&format!("+{s}")));
    }

    #[test]
    fn order_is_the_order_of_amounts(a in any::<i64>(), b in any::<i64>()) {
        prop_assert_eq!(sen(a).cmp(&sen(b)), a.cmp(&b));
        prop_assert_eq!(sen(a).tanda(), a.cmp(&0));
    }

    #[test]
    fn no_text_makes_the_readers_panic(s in "\\PC{0,80}", t in "[-+()Rp.,0-9eE ]{0,30}") {
        for x in [&s, &t] {
            let _ = (Rupiah::parse(x), Rupiah::parse_mesin(x), Rupiah::parse_bulat(x));
        }
    }

    #[test]
    fn words_end_with_a_unit_and_have_no_double_blank(n in any::<i64>()) {
        let t = sen(n).terbilang();
        prop_assert!(t.ends_with("rupiah") || t.ends_with("sen"));
        prop_assert!(!t.contains("  ") && !t.contains("satu ratus") && !t.contains("satu puluh"));
        prop_assert!(!t.contains("satu belas"));
    }
}
