use super::*;
use proptest::prelude::*;

fn f(s: &str) -> Faktor {
    Faktor {
        volume: baca_faktor(s).unwrap(),
        satuan: String::new(),
    }
}

fn rp(n: i64) -> Rupiah {
    Rupiah::dari_rupiah(n).unwrap()
}

fn baris(faktor: &[&str], harga: i64, pajak: i32, total: i64) -> BarisRka {
    BarisRka {
        faktor: faktor.iter().map(|s| f(s)).collect(),
        harga: rp(harga),
        pajak: Rasio::dari_persen(pajak),
        total: rp(total),
    }
}

#[test]
fn factors_price_and_tax_are_rounded_once() {
    assert_eq!(
        baris(&["2", "3", "1"], 150_000, 0, 0).hitung(),
        Some(rp(900_000))
    );
    assert_eq!(baris(&["2,5"], 1_001, 11, 0).hitung(), Some(rp(2_778))); // 2777,775
    assert_eq!(baris(&["0,5"], 1, 0, 0).hitung(), Some(rp(1)));
    assert_eq!(baris(&["1"], 9_009, 11, 0).hitung(), Some(rp(10_000))); // 9999,99
    assert_eq!(baris(&[], 500, 0, 0).hitung(), Some(rp(500)));
}

#[test]
fn every_fault_of_a_line_is_named_at_once() {
    assert_eq!(baris(&["2"], 500, 10, 1_100).periksa(), []);
    assert_eq!(
        baris(&["2"], 500, 10, 1_000).periksa(),
        [RkaError::TotalBeda {
            seharusnya: rp(1_100),
            tertulis: rp(1_000)
        }]
    );
    let mut sen = baris(&["2"], 500, 10, 1_100);
    sen.total = Rupiah::dari_sen(110_099);
    assert_eq!(sen.periksa(), [], "less than a rupiah is rounding");
    sen.total = Rupiah::dari_sen(110_100);
    assert_eq!(sen.periksa().len(), 1);
    assert_eq!(
        baris(&["0", "1", "1", "1", "0"], -5, 101, 0).periksa(),
        [
            RkaError::JumlahFaktor(5),
            RkaError::FaktorTidakPositif { ke: 1 },
            RkaError::FaktorTidakPositif { ke: 5 },
            RkaError::HargaNegatif,
            RkaError::PajakTidakWajar,
        ]
    );
    assert_eq!(baris(&[], 1, 0, 1).periksa(), [RkaError::JumlahFaktor(0)]);
    let besar = baris(
        &["99999999999", "99999999999", "99999999999"],
        999_999_999_999,
        0,
        0,
    );
    assert_eq!(besar.periksa(), [RkaError::TerlaluBesar]);
    for e in besar
        .periksa()
        .iter()
        .chain(&baris(&["0"], -1, -1, 0).periksa())
    {
        assert!(!e.to_string().is_empty());
    }
}

#[test]
fn coefficient_texts() {
    let baca = |s: &str| {
        baca_koefisien(s).map(|d| {
            d.iter()
                .map(|f| {
                    format!(
                        "{}/{}|{}",
                        f.volume.pembilang(),
                        f.volume.penyebut(),
                        f.satuan
                    )
                })
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(
        baca("2 Orang x 3 Hari x 1 Kali").unwrap(),
        ["2/1|Orang", "3/1|Hari", "1/1|Kali"]
    );
    assert_eq!(baca("2 orang×3,5 hari").unwrap(), ["2/1|orang", "7/2|hari"]);
    assert_eq!(baca("12").unwrap(), ["12/1|"]);
    assert_eq!(baca("2x3").unwrap(), ["2/1|", "3/1|"]);
    assert_eq!(baca("10 Box X 2 Tahun").unwrap(), ["10/1|Box", "2/1|Tahun"]);
    assert_eq!(baca("1 box 3").unwrap(), ["1/1|box 3"]);
    assert_eq!(baca("1 box x 3 bulan").unwrap(), ["1/1|box", "3/1|bulan"]);
    assert_eq!(baca("2 orangx3 hari").unwrap(), ["2/1|orang", "3/1|hari"]);
    assert_eq!(baca("5 kotak max").unwrap(), ["5/1|kotak max"]);
    assert_eq!(baca(""), Err(KoefisienError::Kosong));
    assert_eq!(baca("orang"), Err(KoefisienError::TanpaAngka(1)));
    assert_eq!(baca("2 orang x"), Err(KoefisienError::TanpaAngka(2)));
    assert_eq!(baca("2 orang x 1.500 hari"), Err(KoefisienError::Rancu(2)));
    assert_eq!(
        baca(&"1 x ".repeat(1_000)),
        Err(KoefisienError::TerlaluPanjang)
    );
}

#[test]
fn a_factor_is_read_only_when_it_has_one_reading() {
    let b = |s: &str| baca_faktor(s).map(|r| (r.pembilang(), r.penyebut()));
    for (s, r) in [
        ("3", (3, 1)),
        ("2,5", (5, 2)),
        ("2.5", (5, 2)),
        ("0.125", (1, 8)),
        ("0,125", (1, 8)),
        ("1.500.000", (1_500_000, 1)),
        ("1.500,25", (6_001, 4)),
        ("1,500", (3, 2)),
    ] {
        assert_eq!(b(s), Some(r), "{s}");
    }
    for s in [
        "",
        "1.500",
        "1,",
        ",5",
        ".5",
        "1.50.000",
        "1,2,3",
        "1,000.5",
        "a",
        "-1",
        "1.5000.000",
        "9".repeat(30).as_str(),
    ] {
        assert_eq!(b(s), None, "{s}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(s in "\\PC{0,40}", t in "[0-9.,xX× a]{0,30}") {
        let _ = (baca_koefisien(&s), baca_koefisien(&t), baca_faktor(&t));
    }

    #[test]
    fn order_of_factors_does_not_matter(
        a in 1_i64..10_000, b in 1_i64..1_000, c in 1_i64..100, h in 0_i64..1_000_000,
        p in 0_i32..100,
    ) {
        let [a, b, c] = [a, b, c].map(|n| n.to_string());
        let x = baris(&[&a, &b, &c], h, p, 0).hitung();
        prop_assert_eq!(x, baris(&[&c, &a, &b], h, p, 0).hitung());
        let mut baik = baris(&[&a, &b, &c], h, p, 0);
        if let Some(total) = x {
            baik.total = total;
            prop_assert_eq!(baik.periksa(), []);
        }
    }
}
