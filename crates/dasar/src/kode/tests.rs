use super::*;
use proptest::prelude::*;

/// Reads one text with every code type; the canonical forms of those that accept it.
fn semua(s: &str) -> Vec<(usize, Result<String, KodeError>)> {
    vec![
        (0, KodeWilayah::parse(s).map(|k| k.to_string())),
        (1, KodeNomenklatur::parse(s).map(|k| k.to_string())),
        (2, KodePerangkat::parse(s).map(|k| k.to_string())),
        (3, KodeRekening::parse(s).map(|k| k.to_string())),
        (4, KodeSumberDana::parse(s).map(|k| k.to_string())),
        (5, KodeBarang::parse(s).map(|k| k.to_string())),
        (6, KodeFungsi::parse(s).map(|k| k.to_string())),
    ]
}

fn nom(s: &str) -> KodeNomenklatur {
    KodeNomenklatur::parse(s).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn dirt_around_a_code_is_dropped() {
    for s in [
        "1.01.02.2.01.0003",
        " 1.01.02.2.01.0003. ",
        "'1.1.2.2.1.0003",
        "1. 01 .02.2.01.0003..",
        "\u{feff}1.01.02.2.01.003\u{a0}",
    ] {
        assert_eq!(nom(s).as_str(), "1.01.02.2.01.0003", "{s}");
    }
    assert_eq!(nom("x.xx.01").as_str(), "X.XX.01");
    assert_eq!(
        KodeRekening::parse("5.1.1.01.01").unwrap().as_str(),
        "5.1.01.01.01"
    );
    assert_eq!(
        KodeRekening::parse("5.1.2.88.88.8888").unwrap().as_str(),
        "5.1.02.88.88.8888"
    );
}

#[test]
fn levels_parents_and_parts_of_the_nomenclature() {
    let k = nom("1.01.02.2.01.0003");
    assert_eq!(k.tingkat(), TingkatNomenklatur::SubKegiatan);
    let mut rantai = vec![k.to_string()];
    let mut kini = k.clone();
    while let Some(induk) = kini.induk() {
        assert!(induk.tingkat() < kini.tingkat());
        rantai.push(induk.to_string());
        kini = induk;
    }
    assert_eq!(
        rantai,
        ["1.01.02.2.01.0003", "1.01.02.2.01", "1.01.02", "1.01", "1"]
    );
    assert_eq!(k.kegiatan().unwrap().as_str(), "1.01.02.2.01");
    assert_eq!(k.program().unwrap().as_str(), "1.01.02");
    assert_eq!(k.bidang().unwrap().as_str(), "1.01");
    assert_eq!(k.urusan().as_str(), "1");
    assert_eq!(k.kewenangan(), Some(2));
    assert_eq!(nom("1.01").kegiatan(), None);
    assert_eq!(nom("1").bidang(), None);
    assert_eq!(nom("1.01.02").kewenangan(), None);
}

#[test]
fn the_generic_form_maps_both_ways_for_support_activities_only() {
    let k = nom("5.01.01.2.01.0001");
    let g = k.ke_generik().unwrap();
    assert_eq!(g.as_str(), "X.XX.01.2.01.0001");
    assert!(g.generik() && !k.generik());
    assert_eq!(g.dengan_bidang("5.01"), Some(k));
    assert_eq!(g.ke_generik(), None);
    assert_eq!(nom("1.01.02.2.01.0001").ke_generik(), None);
    assert_eq!(nom("1.01").ke_generik(), None);
    assert_eq!(g.dengan_bidang("5"), None);
    assert_eq!(g.dengan_bidang("5.01.01"), None);
    assert_eq!(nom("X").dengan_bidang("5.01"), None);
    assert_eq!(
        nom("X.XX.01").dengan_bidang("7.01").unwrap().as_str(),
        "7.01.01"
    );
}

#[test]
fn both_tails_stay_apart() {
    assert!(nom("1.01.02.2.01.01").ekor_2020());
    assert!(!nom("1.01.02.2.01.0001").ekor_2020());
    assert_ne!(nom("1.01.02.2.01.01"), nom("1.01.02.2.01.0001"));
    assert!(!nom("1.01.02.2.01").ekor_2020());
}

#[test]
fn broken_programme_numbers_are_repaired_only_when_there_is_one_reading() {
    for (rusak, baik) in [
        ("1.03.1.2", "1.03.12"),
        ("1.03.1.0", "1.03.10"),
        ("1.01.0.1", "1.01.01"),
    ] {
        assert!(KodeNomenklatur::parse(rusak).is_err());
        let (kode, diperbaiki) = KodeNomenklatur::perbaiki(rusak).unwrap();
        assert_eq!((kode.as_str(), diperbaiki), (baik, true));
    }
    assert_eq!(
        KodeNomenklatur::perbaiki("1.03.12").unwrap(),
        (nom("1.03.12"), false)
    );
    for s in ["2.08.067", "2.08.0.67", "2.1", "1.03.1.", "1.03.12.2", "a"] {
        if s != "1.03.1." {
            assert!(KodeNomenklatur::perbaiki(s).is_err(), "{s}");
        }
    }
}

#[test]
fn nomenclature_refusals_name_the_segment() {
    for (s, alasan) in [
        ("", AlasanKode::Kosong),
        ("...", AlasanKode::Kosong),
        ("1..02", AlasanKode::RuasKosong(2)),
        (".1.01", AlasanKode::RuasKosong(1)),
        (
            "0.01",
            AlasanKode::RuasSalah {
                ke: 1,
                harus: "1 sampai 9 atau X",
            },
        ),
        (
            "X.01",
            AlasanKode::RuasSalah {
                ke: 2,
                harus: "XX bila urusannya X",
            },
        ),
        (
            "5.XX",
            AlasanKode::RuasSalah {
                ke: 2,
                harus: "angka",
            },
        ),
        (
            "1.01.XX",
            AlasanKode::RuasSalah {
                ke: 3,
                harus: "angka",
            },
        ),
        ("2.08.067", AlasanKode::RuasPanjang { ke: 3, lebar: 2 }),
        (
            "1.01.02.0.01",
            AlasanKode::RuasSalah {
                ke: 4,
                harus: "kewenangan 1 sampai 9",
            },
        ),
        ("2.1", AlasanKode::Rancu),
        ("1.01.0O", AlasanKode::Karakter('O')),
        ("1.0 1", AlasanKode::Karakter(' ')),
        ("#N/A", AlasanKode::Karakter('#')),
        ("=1.01", AlasanKode::Karakter('=')),
    ] {
        assert_eq!(
            KodeNomenklatur::parse(s).map_err(|e| e.alasan),
            Err(alasan),
            "{s}"
        );
    }
    let besar = "1".repeat(10_000_000);
    let e = KodeNomenklatur::parse(&besar).unwrap_err();
    assert_eq!(e.alasan, AlasanKode::TerlaluPanjang);
    assert!(e.to_string().len() < 200);
    let e = KodeNomenklatur::parse("1.03.1.2").unwrap_err();
    assert_eq!(
        e.to_string(),
        "kode nomenklatur \"1.03.1.2\" terdiri atas 4 ruas, seharusnya 1 (urusan), \
         2 (bidang), 3 (program), 5 (kegiatan), atau 6 (sub kegiatan); \
         periksa titik yang hilang atau berlebih"
    );
}

#[test]
fn broken_organisation_codes_of_a_real_renstra_are_repaired() {
    use CaraPerbaikan::*;
    for (rusak, baik, cara) in [
        ("1.01.2.22.5.04.01.0000", "1.01.2.22.5.04.01.0000", Utuh),
        ("1.1.2.22.5.4.1.0", "1.01.2.22.5.04.01.0000", Utuh),
        (
            "1.03.1.04.000.03.0000",
            "1.03.1.04.0.00.03.0000",
            TitikHilang,
        ),
        (
            "1.05.000.000.04.0000",
            "1.05.0.00.0.00.04.0000",
            TitikHilang,
        ),
        ("105000000040000", "1.05.0.00.0.00.04.0000", TitikHilang),
        (
            "1.05.0.00.04.0000",
            "1.05.0.00.0.00.04.0000",
            PasanganHilang,
        ),
        (
            "1.01.2.22.04.0000",
            "1.01.2.22.0.00.04.0000",
            PasanganHilang,
        ),
        ("1.01.2.22.5.04.01", "1.01.2.22.5.04.01.0000", EkorHilang),
    ] {
        let p = KodePerangkat::perbaiki(rusak).unwrap_or_else(|| panic!("{rusak}"));
        assert_eq!((p.kode.as_str(), p.cara), (baik, cara), "{rusak}");
    }
    for s in [
        "#N/A",
        "",
        "1.05.00.00.04.0000",
        "0.00.0.00.0.00.04.0000",
        "1.05",
        "1.05.000.000.04.00000",
        "1.05.0.00.2.22.04.0000",
        "1.00.0.00.0.00.04.0000",
        "X.XX.0.00.0.00.04.0000",
    ] {
        assert_eq!(KodePerangkat::perbaiki(s), None, "{s}");
    }
}

#[test]
fn an_organisation_code_tells_its_fields_and_its_units() {
    let k = KodePerangkat::parse("4.01.2.16.2.10.14.0001").unwrap();
    assert_eq!(k.bidang(), ["4.01", "2.16", "2.10"]);
    assert_eq!(k.bidang_pertama(), "4.01");
    assert!(k.sub_unit());
    assert_eq!((k.nomor(), k.unit()), ("14", "0001"));
    assert_eq!(k.skpd().as_str(), "4.01.2.16.2.10.14.0000");
    assert!(!k.skpd().sub_unit());
    assert_eq!(
        KodePerangkat::parse("7.01.0.00.0.00.16.0000")
            .unwrap()
            .bidang(),
        ["7.01"]
    );
}

#[test]
fn regions_climb_to_the_nation() {
    let mut kini = KodeWilayah::parse("64.11.01.2001").unwrap();
    let mut rantai = vec![(kini.to_string(), kini.tingkat())];
    while let Some(induk) = kini.induk() {
        rantai.push((induk.to_string(), induk.tingkat()));
        kini = induk;
    }
    use TingkatWilayah::*;
    let harap = [
        ("64.11.01.2001", Desa),
        ("64.11.01", Kecamatan),
        ("64.11", KabupatenKota),
        ("64", Provinsi),
        ("00", Nasional),
    ];
    assert_eq!(rantai, harap.map(|(k, t)| (k.to_owned(), t)));
    for s in ["64.1", "00.01", "6411", "64.11.01.2001.1", "64-11"] {
        assert!(KodeWilayah::parse(s).is_err(), "{s}");
    }
}

#[test]
fn accounts_climb_and_compare_by_whole_segments() {
    let k = KodeRekening::parse("5.1.02.01.01.0024").unwrap();
    assert_eq!((k.tingkat(), k.daun(), k.akun()), (6, true, Akun::Belanja));
    assert_eq!(k.induk().unwrap().as_str(), "5.1.02.01.01");
    assert_eq!(k.pada_tingkat(3).unwrap().as_str(), "5.1.02");
    assert_eq!(k.pada_tingkat(7), None);
    assert_eq!(k.pada_tingkat(0), None);
    assert!(k.di_bawah("5") && k.di_bawah("5.1.02") && k.di_bawah(k.as_str()));
    assert!(!k.di_bawah("5.1.0") && !k.di_bawah("") && !k.di_bawah("5.2"));
    assert_eq!(KodeRekening::parse("6").unwrap().induk(), None);
    for s in [
        "9.1",
        "0",
        "5.12",
        "5.1.02.01.01.00245",
        "5.1.02.01.01.0024.1",
        "Belanja",
    ] {
        assert!(KodeRekening::parse(s).is_err(), "{s}");
    }
}

#[test]
fn fund_sources_keep_both_shapes() {
    let lama = KodeSumberDana::parse("1.1.1.1.1.1").unwrap();
    assert_eq!(
        (lama.as_str(), lama.bentuk_2026()),
        ("1.1.01.01.01.0001", false)
    );
    let baru = KodeSumberDana::parse("2.2.01.08.002.00004").unwrap();
    assert_eq!(
        (baru.as_str(), baru.bentuk_2026(), baru.tingkat()),
        ("2.2.01.08.002.00004", true, 6)
    );
    assert_eq!(baru.induk().unwrap().as_str(), "2.2.01.08.002");
    assert!(KodeSumberDana::parse("2.2.01.08.02.00004").is_err());
    assert!(KodeSumberDana::parse("3.1").is_err());
    let daftar = KodeSumberDana::daftar("1.2.01.07, 2.2.01.05.001.00001,");
    assert_eq!(daftar.iter().filter(|d| d.is_ok()).count(), 2);
    assert_eq!(daftar.len(), 3);
    assert!(KodeSumberDana::daftar("  ").is_empty());
}

#[test]
fn goods_and_functions() {
    let b = KodeBarang::parse("1.1.12.01.01.0001.00002").unwrap();
    assert_eq!(b.kelompok().unwrap().as_str(), "1.1.12.01.01.0001");
    assert_eq!(KodeBarang::parse("1.1.12").unwrap().kelompok(), None);
    assert_eq!(KodeFungsi::parse("8").unwrap().as_str(), "08");
    assert_eq!(
        KodeFungsi::parse("08.01")
            .unwrap()
            .induk()
            .unwrap()
            .as_str(),
        "08"
    );
    assert!(KodeFungsi::parse("8.1").is_err() && KodeFungsi::parse("08.01.01").is_err());
}

proptest! {
    #[test]
    fn canonical_codes_are_fixed_points_and_no_text_panics(
        s in "\\PC{0,40}", t in "[ .xX0-9']{0,30}",
    ) {
        for x in [&s, &t] {
            for (i, hasil) in semua(x) {
                if let Ok(kanonik) = hasil {
                    let lagi = semua(&kanonik).swap_remove(i).1;
                    prop_assert_eq!(lagi, Ok(kanonik));
                } else if let Err(e) = hasil {
                    prop_assert!(!e.to_string().is_empty());
                }
            }
            let _ = (KodePerangkat::perbaiki(x), KodeNomenklatur::perbaiki(x));
            let _ = KodeSumberDana::daftar(x);
        }
    }

    #[test]
    fn the_short_path_decides_like_the_full_one(s in "[0-9X]{1,2}(\\.[0-9]{1,4}){0,7}",
        t in "[0-9]\\.[0-9]{2}\\.[0-9]\\.[0-9]{2}\\.[0-9]\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}",
        u in "[0-9](\\.[0-9]{2}){0,2}(\\.[0-9]\\.[0-9]{2}(\\.[0-9]{2}|\\.[0-9]{4})?)?") {
        for x in [&s, &t, &u] {
            // A leading blank is dirt, and dirt takes the full reading.
            for ((_, singkat), (_, penuh)) in semua(x).into_iter().zip(semua(&format!(" {x}"))) {
                prop_assert_eq!(singkat, penuh);
            }
        }
    }

    #[test]
    fn dropping_zeros_never_changes_a_long_code(
        u in 1_u8..10, b in 1_u8..100, p in 1_u8..100, l in 1_u8..10,
        g in 1_u8..100, s in 100_u16..10_000,
    ) {
        let penuh = format!("{u}.{b:02}.{p:02}.{l}.{g:02}.{s:04}");
        let ringkas = nom(&format!("{u}.{b}.{p}.{l}.{g}.{s}"));
        prop_assert_eq!(ringkas.as_str(), penuh.as_str());
        prop_assert_eq!(nom(&penuh).induk().and_then(|i| i.induk()), nom(&penuh).program());
    }

    #[test]
    fn the_fifteen_digits_of_an_organisation_are_enough(
        b1 in 1_u8..100, u2 in 0_u8..10, b2 in 1_u8..100,
        nn in 0_u8..100, ssss in 0_u16..10_000, buang in any::<u8>(),
    ) {
        let kedua = if u2 == 0 { "0.00".to_owned() } else { format!("{u2}.{b2:02}") };
        let penuh = format!("1.{b1:02}.{kedua}.0.00.{nn:02}.{ssss:04}");
        let kode = KodePerangkat::parse(&penuh).unwrap();
        // Any subset of points may be lost.
        let mut titik = 0;
        let rusak: String = penuh
            .chars()
            .filter(|c| {
                if *c == '.' {
                    titik += 1;
                    buang >> (titik - 1) & 1 == 0
                } else {
                    true
                }
            })
            .collect();
        prop_assert_eq!(KodePerangkat::perbaiki(&rusak).map(|p| p.kode), Some(kode));
    }
}

/// Reads one column of a pack file.
#[cfg(paket)]
fn kolom(berkas: &str, nama: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("PAKET_DIR")).join(berkas);
    let mut r = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let kolom = r
        .headers()
        .unwrap()
        .iter()
        .position(|h| h.trim_start_matches('\u{feff}') == nama);
    let kolom = kolom.unwrap_or_else(|| panic!("{berkas} has no column {nama}"));
    r.records()
        .map(|b| b.unwrap()[kolom].to_owned())
        .filter(|k| !k.is_empty())
        .collect()
}

/// Every official code of a column must parse to itself.
#[cfg(paket)]
fn kanonik(berkas: &str, nama: &str, baca: impl Fn(&str) -> Result<String, KodeError>) -> usize {
    let semua = kolom(berkas, nama);
    for k in &semua {
        assert_eq!(baca(k).as_deref(), Ok(k.as_str()), "{berkas}");
    }
    semua.len()
}

#[test]
#[cfg_attr(not(paket), ignore = "the data pack is absent")]
fn every_official_code_of_the_pack_is_canonical() {
    #[cfg(paket)]
    {
        let nomen = |k: &str| KodeNomenklatur::parse(k).map(|k| k.to_string());
        let rek = |k: &str| KodeRekening::parse(k).map(|k| k.to_string());
        let barang = |k: &str| KodeBarang::parse(k).map(|k| k.to_string());
        let opd = |k: &str| KodePerangkat::parse(k).map(|k| k.to_string());
        let wil = |k: &str| KodeWilayah::parse(k).map(|k| k.to_string());
        let dana = |k: &str| KodeSumberDana::parse(k).map(|k| k.to_string());
        assert_eq!(kanonik("nomenklatur-2020.csv", "kode", nomen), 6_580);
        assert_eq!(
            kanonik("nomenklatur-2023-kabkota.csv", "kode", nomen),
            4_367
        );
        assert_eq!(
            kanonik("nomenklatur-2027-subkegiatan.csv", "kode", nomen),
            7_581
        );
        assert_eq!(
            kanonik("nomenklatur-2027-subkegiatan.csv", "kode_sebelumnya", nomen),
            346
        );
        assert_eq!(
            kanonik("nomenklatur-2027-tingkat.csv", "kode", nomen),
            2_146
        );
        assert_eq!(
            kanonik("nomenklatur-2027-definisi.csv", "kode", nomen),
            7_263
        );
        assert_eq!(kanonik("rekening.csv", "kode", rek), 28_128);
        assert_eq!(kanonik("rekening-2020.csv", "kode", rek), 15_746);
        assert_eq!(kanonik("sumber-dana.csv", "kode", dana), 443);
        assert_eq!(kanonik("sumber-dana-sipd-2026.csv", "kode", dana), 9);
        assert_eq!(
            kanonik("fungsi.csv", "kode", |k| KodeFungsi::parse(k)
                .map(|k| k.to_string())),
            56
        );
        assert_eq!(
            kanonik("mapping-barang-rekening.csv", "kode_barang", barang),
            2_896
        );
        assert_eq!(
            kanonik("ssh-pasangkayu-2024.csv", "kode_kelompok", barang),
            14_532
        );
        assert_eq!(kanonik("wilayah-full.csv", "code", wil), 91_599);
        assert_eq!(kanonik("mahulu-skpd.csv", "kode", opd), 56);
        assert_eq!(
            kanonik("mahulu-apbd-2026-subkegiatan.csv", "kode_sub_unit", opd),
            1_283
        );
        assert_eq!(
            kanonik(
                "mahulu-rkpd-2026-subkegiatan.csv",
                "kode_sub_kegiatan",
                nomen
            ),
            1_294
        );
        assert_eq!(kanonik("mahulu-realisasi.csv", "kode_opd", opd), 1_196);
        for daftar in kolom("mahulu-apbd-2026-subkegiatan.csv", "kode_sumber_dana") {
            assert!(
                KodeSumberDana::daftar(&daftar).iter().all(Result::is_ok),
                "{daftar}"
            );
        }
    }
}

#[test]
#[cfg_attr(not(paket), ignore = "the data pack is absent")]
fn unpadded_accounts_give_the_official_code_again() {
    #[cfg(paket)]
    for k in kolom("rekening.csv", "kode") {
        let telanjang: Vec<&str> = k.split('.').map(|r| r.trim_start_matches('0')).collect();
        if telanjang.iter().all(|r| !r.is_empty()) {
            assert_eq!(
                KodeRekening::parse(&telanjang.join(".")).unwrap().as_str(),
                k
            );
        }
    }
}

#[test]
#[cfg_attr(not(paket), ignore = "the data pack is absent")]
fn the_real_renstra_is_repaired_as_far_as_one_reading_goes() {
    #[cfg(paket)]
    {
        let mut hitung = std::collections::BTreeMap::<Option<CaraPerbaikan>, usize>::new();
        for k in kolom("mahulu-renstra-pagu.csv", "kode_opd") {
            *hitung
                .entry(KodePerangkat::perbaiki(&k).map(|p| p.cara))
                .or_default() += 1;
        }
        let harap = [
            (None, 15),
            (Some(CaraPerbaikan::Utuh), 36),
            (Some(CaraPerbaikan::TitikHilang), 131),
        ];
        assert_eq!(hitung.into_iter().collect::<Vec<_>>(), harap);
        let program = kolom("mahulu-renstra-pagu.csv", "kode_program");
        let rusak: Vec<&String> = program
            .iter()
            .filter(|k| KodeNomenklatur::perbaiki(k).is_err())
            .collect();
        assert_eq!(rusak, ["2.08.067"]);
        assert_eq!(
            program
                .iter()
                .filter(|k| KodeNomenklatur::parse(k).is_err())
                .count(),
            6
        );
    }
}

#[test]
#[cfg_attr(not(paket), ignore = "the data pack is absent")]
fn every_amount_of_the_pack_is_read() {
    #[cfg(paket)]
    {
        use crate::Rupiah;
        let total = |berkas| {
            let semua = kolom(berkas, "pagu");
            Rupiah::jumlah(semua.iter().map(|a| Rupiah::parse_bulat(a).unwrap().nilai))
                .unwrap()
                .mesin()
        };
        assert_eq!(
            total("mahulu-rkpd-2026-subkegiatan.csv"),
            "2326389359824.55"
        );
        assert_eq!(
            total("mahulu-apbd-2026-subkegiatan.csv"),
            "2330473507652.78"
        );
    }
}
