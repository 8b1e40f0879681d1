use crate::situasi::{self, Pokok, Situasi};
use crate::{Desimal, Hukum, Isi};
use std::collections::BTreeSet;
use std::path::Path;

/// Every situation below `hukum/uji`.
fn semua() -> Vec<Situasi> {
    let akar = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hukum/uji");
    match situasi::baca_folder(&akar) {
        Ok(situasi) if !situasi.is_empty() => situasi,
        Ok(_) => panic!("tidak ada situasi"),
        Err(galat) => panic!("{galat}"),
    }
}

#[test]
fn every_situation_holds() {
    let hukum = Hukum::bawaan();
    let salah: Vec<String> = semua()
        .iter()
        .filter(|s| matches!(s.pokok, Pokok::Parameter(_)))
        .filter_map(|s| s.uji(&hukum, &|_| None).err())
        .collect();
    assert!(salah.is_empty(), "{}", salah.join("\n"));
}

/// Rules are covered as a table; every other parameter has a situation of its own.
#[test]
fn every_parameter_has_a_situation() {
    let teruji: BTreeSet<String> = semua()
        .into_iter()
        .filter_map(|s| match s.pokok {
            Pokok::Parameter(kunci) => Some(kunci),
            Pokok::Rumus(_) => None,
        })
        .collect();
    let hukum = Hukum::bawaan();
    let tanpa: Vec<&str> = hukum
        .daftar()
        .map(|p| p.kunci.as_str())
        .filter(|k| !teruji.contains(*k))
        .collect();
    assert!(
        tanpa.is_empty(),
        "parameter tanpa situasi: {}",
        tanpa.join(", ")
    );
}

/// Both sides of every inner boundary of every band are asked.
#[test]
fn every_band_boundary_is_tested_on_both_sides() {
    let situasi = semua();
    for parameter in Hukum::bawaan().daftar() {
        let ditanya: BTreeSet<Desimal> = situasi
            .iter()
            .filter(|s| s.pokok == Pokok::Parameter(parameter.kunci.clone()))
            .filter_map(|s| Desimal::parse(s.masukan.get("angka")?))
            .collect();
        for versi in &parameter.versi {
            let Isi::Pita(pita) = &versi.isi else {
                continue;
            };
            for tepi in pita.iter().filter_map(|p| p.atas) {
                let sen = |geser: i64| {
                    let sen = tepi.angka.bulat_geser(2).unwrap() + geser;
                    Desimal::parse(&format!("{}.{:02}", sen / 100, sen % 100)).unwrap()
                };
                for angka in [sen(-1), sen(0), sen(1)] {
                    assert!(ditanya.contains(&angka), "{}: {angka}", parameter.kunci);
                }
            }
        }
    }
}

#[test]
fn a_wrong_expectation_is_told() {
    let hukum = Hukum::bawaan();
    let isi = "[[situasi]]\nnama = \"salah\"\nparameter = \"anggaran.wajib.pegawai\"\n\
               tanggal = 2026-01-01\nharap = 31\n";
    let situasi = situasi::baca("uji.toml", isi).unwrap();
    let galat = situasi[0].uji(&hukum, &|_| None).unwrap_err();
    assert_eq!(galat, "uji.toml: salah: nilai diharap 31, hasilnya 30");
    let rumus = isi.replace("parameter", "rumus");
    let situasi = situasi::baca("uji.toml", &rumus).unwrap();
    assert!(
        situasi[0]
            .uji(&hukum, &|_| None)
            .unwrap_err()
            .contains("tidak dikenal")
    );
    let hitung = |_: &Situasi| Some(Ok(situasi::Teks::from([("nilai".into(), "31".into())])));
    assert!(situasi[0].uji(&hukum, &hitung).is_ok());
}
