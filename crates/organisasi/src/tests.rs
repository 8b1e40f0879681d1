use crate::*;
use dasar::kode::{CaraPerbaikan, KodePerangkat};

fn register() -> Vec<Perangkat> {
    [
        ("1.01.2.22.5.04.01.0000", "Dinas Pendidikan dan Kebudayaan"),
        ("1.05.0.00.0.00.04.0000", "Satuan Polisi Pamong Praja"),
        ("7.01.0.00.0.00.16.0000", "Kecamatan Long Apari"),
        ("7.01.0.00.0.00.17.0000", "Kecamatan Long Bagun"),
        ("4.01.0.00.0.00.14.0004", "Bagian Umum"),
        ("4.02.0.00.0.00.15.0001", "Bagian Umum"),
        ("4.01.0.00.0.00.14.0004", "Bagian Umum"),
    ]
    .map(|(k, n)| Perangkat {
        kode: KodePerangkat::parse(k).unwrap(),
        nama: n.to_owned(),
    })
    .to_vec()
}

fn cari(kode: &str, nama: &str) -> Result<(usize, Cara), TakCocok> {
    cocokkan(&register(), kode, nama).map(|c| (c.indeks, c.cara))
}

#[test]
fn each_way_of_finding() {
    let diperbaiki = Cara::KodeDiperbaiki(CaraPerbaikan::TitikHilang);
    assert_eq!(
        cari("1.01.2.22.5.04.01.0000", "DinasPendidikandanKebudayaan"),
        Ok((0, Cara::Kode))
    );
    assert_eq!(
        cari("1.05.000.000.04.0000", "SatuanPolisiPamongPraja"),
        Ok((1, diperbaiki))
    );
    assert_eq!(cari("1.05.000.000.04.0000", ""), Ok((1, diperbaiki)));
    assert_eq!(
        cari("#N/A", "DINAS PENDIDIKAN & KEBUDAYAAN"),
        Ok((0, Cara::Nama))
    );
    assert_eq!(
        cari("", "KECAMATAN LONG APARAI"),
        Ok((2, Cara::NamaMirip { jarak: 1 }))
    );
    // An unknown code does not stop the name.
    assert_eq!(
        cari("1.01.0.00.0.00.99.0000", "Satuan Polisi Pamong Praja"),
        Ok((1, Cara::Nama))
    );
    // The code decides between equal names.
    assert_eq!(
        cari("4.02.0.00.0.00.15.0001", "Bagian Umum"),
        Ok((5, Cara::Kode))
    );
}

#[test]
fn each_way_of_not_finding() {
    assert_eq!(cari(" ", "-"), Err(TakCocok::Kosong));
    assert!(matches!(
        cari("#N/A", "Dinas Perpustakaan"),
        Err(TakCocok::TidakDikenal { .. })
    ));
    assert!(matches!(
        cari("#N/A", ""),
        Err(TakCocok::TidakDikenal { .. })
    ));
    assert!(matches!(cari("", "Bagian Umum"), Err(TakCocok::Ganda(n)) if n.len() == 3));
    assert!(
        matches!(cari("1.05.000.000.04.0000", "Kecamatan Long Bagun"),
        Err(TakCocok::Bertentangan { menurut_kode, menurut_nama })
        if menurut_kode == "Satuan Polisi Pamong Praja" && menurut_nama == "Kecamatan Long Bagun")
    );
    assert!(matches!(
        cari("", "Kecamatan"),
        Err(TakCocok::TidakDikenal { .. })
    ));
    assert!(matches!(cari("", &"x".repeat(1_000_000)),
            Err(TakCocok::TidakDikenal { nama, .. }) if nama.len() == 120));
    for e in [cari(" ", ""), cari("", "Bagian Umum"), cari("x", "y")] {
        assert!(!e.unwrap_err().to_string().is_empty());
    }
}

#[test]
fn two_equally_near_names_are_refused() {
    let dekat = [
        ("7.01.0.00.0.00.16.0000", "Kecamatan Muara Aman"),
        ("7.01.0.00.0.00.17.0000", "Kecamatan Muara Alan"),
    ]
    .map(|(k, n)| Perangkat {
        kode: KodePerangkat::parse(k).unwrap(),
        nama: n.to_owned(),
    });
    assert!(matches!(
        cocokkan(&dekat, "", "Kecamatan Muara Atan"),
        Err(TakCocok::Ganda(_))
    ));
    assert_eq!(
        cocokkan(&dekat, "", "Kecamatan Muara Alan").unwrap().indeks,
        1
    );
}

#[test]
fn a_code_with_an_unknown_name_is_found_and_marked() {
    let c = cocokkan(
        &register(),
        "1.05.000.000.04.0000",
        "Dinas Pemadam Kebakaran",
    )
    .unwrap();
    assert!(c.nama_beda);
    assert_eq!(c.indeks, 1);
    assert!(
        !cocokkan(&register(), "1.05.000.000.04.0000", "")
            .unwrap()
            .nama_beda
    );
}

#[test]
fn kinds_are_told_from_names_even_without_blanks() {
    use JenisPerangkat::*;
    for (nama, jenis) in [
        ("Dinas Kesehatan", Dinas),
        ("DinasPerhubungan", Dinas),
        ("Sekretariat DPRD", SekretariatDprd),
        ("SekretariatDaerah", SekretariatDaerah),
        ("Inspektorat", Inspektorat),
        ("Satuan Polisi Pamong Praja", SatuanPolisiPamongPraja),
        ("Badan Pendapatan Daerah", Badan),
        ("KecamatanLaham", Kecamatan),
        ("Rumah Sakit Pratama Nawacita Datah Dave", RumahSakit),
        ("Puskesmas Laham", Puskesmas),
        ("Bagian Hukum", Bagian),
        ("Kelurahan X", Kelurahan),
        ("UPTD Y", Upt),
        ("Kantor Z", Lain),
    ] {
        assert_eq!(JenisPerangkat::dari_nama(nama), jenis, "{nama}");
    }
}

/// Rows of a pack file as maps of the named columns.
#[cfg(paket)]
fn baris(berkas: &str, kolom: [&str; 3]) -> Vec<[String; 3]> {
    let path = std::path::Path::new(env!("PAKET_DIR")).join(berkas);
    let mut r = csv::Reader::from_path(&path).unwrap();
    let letak = kolom.map(|k| r.headers().unwrap().iter().position(|h| h == k).unwrap());
    r.records()
        .map(|b| {
            let b = b.unwrap();
            letak.map(|i| b[i].to_owned())
        })
        .collect()
}

#[test]
#[cfg_attr(not(paket), ignore = "the data pack is absent")]
fn the_real_renstra_finds_its_organisations() {
    #[cfg(paket)]
    {
        use std::collections::{BTreeMap, BTreeSet};
        let register: Vec<Perangkat> = baris("mahulu-skpd.csv", ["kode", "nama", "jenis"])
            .into_iter()
            .map(|[k, nama, _]| Perangkat {
                kode: KodePerangkat::parse(&k).unwrap(),
                nama,
            })
            .collect();
        let mut cara = BTreeMap::<String, usize>::new();
        let mut program = BTreeSet::new();
        for [kode, opd, prog] in baris(
            "mahulu-renstra-pagu.csv",
            ["kode_opd", "opd", "kode_program"],
        ) {
            match cocokkan(&register, &kode, &opd) {
                Ok(c) => {
                    assert!(!c.nama_beda, "{kode} {opd}");
                    *cara.entry(c.cara.to_string()).or_default() += 1;
                    program.insert((c.indeks, prog));
                    // The name alone gives the same answer.
                    assert_eq!(
                        cocokkan(&register, "", &opd).map(|n| n.indeks),
                        Ok(c.indeks)
                    );
                }
                Err(e) => {
                    assert_eq!(kode, "#N/A");
                    assert!(matches!(e, TakCocok::TidakDikenal { .. }), "{e}");
                    *cara.entry("tidak".to_owned()).or_default() += 1;
                }
            }
        }
        assert_eq!(program.len(), 166);
        let harap = [
            ("kode", 36),
            ("kode diperbaiki (titik di dalam kode hilang)", 131),
            ("tidak", 15),
        ];
        assert_eq!(
            cara.into_iter().collect::<Vec<_>>(),
            harap.map(|(k, n)| (k.to_owned(), n))
        );
    }
}
