use super::*;
use proptest::prelude::*;

fn tampil(s: &str) -> String {
    baca_target(s).map_or_else(|e| format!("tolak: {e:?}"), |t| t.to_string())
}

/// Real cells of one region's documents and what they mean.
#[rustfmt::skip]
const NYATA: [(&str, &str); 50] = [
    ("73", "73"), ("71.07", "71,07"), ("73,37%", "73,37 %"), ("23,4", "23,4"), ("58 %", "58 %"),
    ("61%%", "61 %"), ("7,15 %", "7,15 %"), ("100 Persen", "100 %"), ("-3,5", "-3,5"),
    ("0,269", "0,269"), ("12345", "12.345"), ("1.234.567", "1.234.567"), ("1.234,5", "1.234,5"),
    ("1,234.5", "1.234,5"), ("0", "0"), ("0,269 - 0,281", "0,269–0,281"),
    ("0,225– 0,263", "0,225–0,263"), ("15 - 16", "15–16"), ("41 - 40,71", "40,71–41"),
    ("5% - 6%", "5–6 %"), ("169/100.000", "169/100.000"), ("2/10.000", "2/10.000"),
    ("1 : 70", "1/70"), ("61,92 (B)", "61,92 (B)"), ("65,25(B)", "65,25 (B)"),
    ("71,41 (MAJU)", "71,41 (MAJU)"), ("68 (Baik)", "68 (Baik)"),
    ("39,00(Tinggi)", "39,00 (Tinggi)"), ("52,50% (CC)", "52,50 (CC)"),
    ("BB (77,50)", "77,50 (BB)"), ("65,25/B", "65,25 (B)"), ("50,00 CC", "50,00 (CC)"),
    ("BB", "BB"), ("B", "B"), ("WTP", "WTP"), ("BBNilai", "BB"), ("BB Nilai", "BB"),
    ("A Predikat Sakip", "A"), ("CC undefined", "CC"), ("Sangat Baik", "Sangat Baik"),
    ("6 Poktan", "6 Poktan"), ("65,50 Ton", "65,50 Ton"), ("28.8 Ha", "28,8 Ha"),
    ("Level 3", "Level 3"), ("APredikatSakip", "A"), ("TepatWaktu", "TepatWaktu"),
    ("≥ 90", "≥ 90"), ("< 5%", "≤ 5 %"), ("minimal 80", "≥ 80"), ("100 undefined", "100"),
];

#[test]
fn real_cells_are_read() {
    for (s, harap) in NYATA {
        assert_eq!(tampil(s), harap, "{s}");
    }
    for s in [
        "", "  ", "-", "N/A", "NA", "n/a", "N/A N/A", "NA NA NA", "–", "Nihil",
    ] {
        assert_eq!(baca_target(s), Ok(TargetTerbaca::TidakAda), "{s}");
    }
}

#[test]
fn what_has_two_readings_or_none_is_refused_with_its_reason() {
    for s in [
        "1.234",
        "12,345",
        "100.000",
        "1.500 - 2.000",
        "1.500 Ton",
        "1.234/5",
    ] {
        assert!(
            matches!(baca_target(s), Err(TargetError::Rancu(_))),
            "{s}: {}",
            tampil(s)
        );
    }
    for s in [
        "#VALUE!",
        "#REF!",
        "[object Object]",
        "undefined undefined",
        "undefinedundefined",
        "NaN",
    ] {
        assert!(
            matches!(baca_target(s), Err(TargetError::Galat(_))),
            "{s}: {}",
            tampil(s)
        );
    }
    for s in ["8,4 8,2 8,0", "69, 35 (MAJU)", "1 2"] {
        assert!(
            matches!(baca_target(s), Err(TargetError::Banyak(_))),
            "{s}: {}",
            tampil(s)
        );
    }
    for s in [
        "(Sedang) N/A",
        "banyak",
        "A A",
        "B, B",
        "5/0",
        "1.23.4",
        "12..5",
        "%",
        "=1+1",
        "٣",
        "1e5",
        "Level x",
        "½",
    ] {
        assert!(
            matches!(baca_target(s), Err(TargetError::TidakTerbaca(_))),
            "{s}: {}",
            tampil(s)
        );
    }
    let besar = "9".repeat(1_000_000);
    assert!(matches!(baca_target(&besar), Err(TargetError::TidakTerbaca(s)) if s.len() == 60));
    for s in ["1.234", "#REF!", "1 2", "x"] {
        assert!(!baca_target(s).unwrap_err().to_string().is_empty());
    }
}

#[test]
fn targets_of_one_indicator_compare() {
    let b = |a: &str, c: &str| baca_target(a).unwrap().bandingkan(&baca_target(c).unwrap());
    assert_eq!(b("71,07", "71.33"), Some(Ordering::Less));
    assert_eq!(b("73,0", "73"), Some(Ordering::Equal));
    assert_eq!(b("40 - 42", "41"), Some(Ordering::Equal));
    assert_eq!(b("2/10.000", "3/10.000"), Some(Ordering::Less));
    assert_eq!(b("BB", "B"), Some(Ordering::Greater));
    assert_eq!(b("AA", "A"), Some(Ordering::Greater));
    assert_eq!(b("WDP", "WTP"), Some(Ordering::Less));
    assert_eq!(b("65 (B)", "BB"), Some(Ordering::Less));
    assert_eq!(
        b("65 (B)", "60 (BB)"),
        Some(Ordering::Greater),
        "scores decide before grades"
    );
    assert_eq!(b("BB", "WTP"), None, "different ladders");
    assert_eq!(b("BB", "80"), None);
    assert_eq!(b("-", "80"), None);
    assert!(baca_target("0,0%").unwrap().nol());
    assert!(!baca_target("-").unwrap().nol() && baca_target("-").unwrap().kosong());
}

proptest! {
    #[test]
    fn no_text_panics_and_every_target_equals_itself(
        s in "\\PC{0,30}", t in "[-0-9.,%/:() ABNx]{0,14}",
    ) {
        for x in [&s, &t] {
            if let Ok(a) = baca_target(x) {
                let _ = (a.angka(), a.bandingkan(&a), a.nol());
                prop_assert_ne!(a.bandingkan(&a), Some(Ordering::Less));
            }
        }
    }

    #[test]
    fn numbers_mean_their_value(n in -1_000_000_i64..1_000_000, d in 0_u32..100) {
        for pemisah in [',', '.'] {
            let t = baca_target(&format!("{n}{pemisah}{d:02}")).unwrap();
            let tanda = if n < 0 { -1 } else { 1 };
            let sen = i128::from(n) * 100 + tanda * i128::from(d);
            prop_assert_eq!(t.angka(), Rasio::baru(sen, 100));
        }
    }
}

#[test]
#[cfg_attr(not(paket), ignore = "the data pack is absent")]
fn nearly_every_target_of_a_real_region_is_read() {
    #[cfg(paket)]
    {
        let mut ditolak = std::collections::BTreeMap::<String, usize>::new();
        let mut jumlah = 0;
        for berkas in [
            "mahulu-rpjmd-indikator.csv",
            "mahulu-renstra-indikator.csv",
            "mahulu-rkpd-2026-indikator.csv",
            "mahulu-apbd-2026-indikator.csv",
        ] {
            let path = std::path::Path::new(env!("PAKET_DIR")).join(berkas);
            let mut r = csv::Reader::from_path(path).unwrap();
            let kolom: Vec<usize> = r
                .headers()
                .unwrap()
                .iter()
                .enumerate()
                .filter(|(_, h)| h.starts_with("target") || h.starts_with("baseline"))
                .map(|(i, _)| i)
                .collect();
            for b in r.records().map(Result::unwrap) {
                for i in &kolom {
                    jumlah += 1;
                    if let Err(e) = baca_target(&b[*i]) {
                        *ditolak.entry(format!("{e:?}")).or_default() += 1;
                    }
                }
            }
        }
        assert_eq!(jumlah, 14_884);
        assert_eq!(ditolak.values().sum::<usize>(), 24, "{ditolak:#?}");
    }
}
