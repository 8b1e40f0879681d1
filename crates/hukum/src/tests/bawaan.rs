use super::hari;
use crate::{AturanTemuan, Error, Hukum, Isi, NoteKind, TingkatTemuan};
use dasar::{Rasio, Rupiah};

fn hukum() -> Hukum {
    match Hukum::muat(None) {
        Ok(hukum) => hukum,
        Err(galat) => panic!("{galat}"),
    }
}

/// The one test that makes `Hukum::bawaan` infallible.
#[test]
fn every_embedded_file_is_in_order() {
    let hukum = hukum();
    assert_eq!(hukum.sidik(), Hukum::bawaan().sidik());
    assert!(hukum.daftar().count() > 130);
    assert!(hukum.tumpangan().is_empty());
}

#[test]
fn all_87_rules_have_severity_and_citation() {
    let aturan = AturanTemuan::semua(&hukum(), None, hari("2026-01-01")).unwrap();
    assert_eq!(aturan.len(), 87);
    let jumlah = |tingkat| aturan.iter().filter(|a| a.tingkat == tingkat).count();
    assert_eq!(jumlah(TingkatTemuan::Blokir), 43);
    assert_eq!(jumlah(TingkatTemuan::Peringatan), 41);
    assert_eq!(jumlah(TingkatTemuan::Informasi), 3);
    assert!(
        aturan
            .iter()
            .all(|a| !a.dasar.is_empty() && a.kutipan.ends_with('.'))
    );
}

#[test]
fn numbers_are_exact() {
    let hukum = hukum();
    let pada = |kunci: &str| {
        hukum
            .parameter(kunci)
            .unwrap()
            .pada(hari("2026-01-01"))
            .unwrap()
    };
    let latihan = pada("anggaran.wajib.pelatihan_asn_provinsi")
        .rasio("nilai")
        .unwrap();
    assert_eq!(latihan, Rasio::baru(34, 10_000).unwrap());
    let seimbang = pada("anggaran.selisih_seimbang").uang("nilai").unwrap();
    assert_eq!(seimbang, Rupiah::dari_sen(100));
}

#[test]
fn a_repealed_norm_says_by_what() {
    let hukum = hukum();
    let kesehatan = hukum.parameter("anggaran.wajib.kesehatan").unwrap();
    assert_eq!(
        kesehatan
            .pada(hari("2023-12-31"))
            .unwrap()
            .bilangan_persen(),
        "10"
    );
    let galat = kesehatan.pada(hari("2024-01-01")).unwrap_err();
    assert!(
        matches!(&galat, Error::Dicabut { dasar, .. } if dasar == "UU 17/2023"),
        "{galat}"
    );
}

#[test]
fn severity_changes_with_the_date() {
    let hukum = hukum();
    let kasar = |tanggal| {
        let berlaku = crate::keselarasan::berlaku(&hukum, "REF-07", None, hari(tanggal)).unwrap();
        berlaku.kata("tingkat_kasar").unwrap().to_owned()
    };
    assert_eq!(kasar("2025-12-31"), "informasi");
    assert_eq!(kasar("2026-01-01"), "peringatan");
}

#[test]
fn lookups_teach() {
    let hukum = hukum();
    let galat = hukum
        .parameter("anggaran.wajib.pendidkan")
        .unwrap_err()
        .to_string();
    assert_eq!(
        galat,
        "Parameter hukum \"anggaran.wajib.pendidkan\" tidak ada. \
         Maksud Anda \"anggaran.wajib.pendidikan\"?"
    );
    let add = hukum.parameter("anggaran.wajib.alokasi_dana_desa").unwrap();
    let galat = add.pada(hari("2010-01-01")).unwrap_err().to_string();
    assert!(galat.contains("mulai berlaku 15 Januari 2014"), "{galat}");
    let galat = add
        .pada(hari("2020-01-01"))
        .unwrap()
        .daftar()
        .unwrap_err()
        .to_string();
    assert!(
        galat.contains("diminta sebagai daftar, padahal berisi nilai (persen)"),
        "{galat}"
    );
}

#[test]
fn the_lint_asks_for_a_second_reading_after_a_year() {
    let hukum = hukum();
    let jenis = |tanggal: &str| {
        hukum
            .periksa(hari(tanggal))
            .into_iter()
            .map(|n| n.jenis)
            .collect::<Vec<_>>()
    };
    let segar = jenis("2026-11-22");
    assert!(segar.iter().all(|j| *j == NoteKind::BelumTerverifikasi));
    assert!(!segar.is_empty());
    let basi = jenis("2027-11-22")
        .into_iter()
        .filter(|j| *j == NoteKind::PerluDiperiksaUlang);
    assert_eq!(basi.count(), hukum.daftar().count());
    assert!(jenis("2026-11-21").contains(&NoteKind::DiperiksaDiMasaDepan));
}

#[test]
fn difference_between_two_days() {
    let hukum = hukum();
    assert!(
        hukum
            .beda(hari("2026-06-01"), hari("2026-06-02"))
            .is_empty()
    );
    let beda = hukum.beda(hari("2023-12-31"), hari("2024-01-01"));
    assert_eq!(beda.len(), 1);
    assert_eq!(beda[0].kunci, "anggaran.wajib.kesehatan");
    assert_eq!(beda[0].sebelum.as_deref(), Some("10 %"));
    assert_eq!(beda[0].sesudah.as_deref(), Some("dicabut"));
    let sama = hukum.beda(hari("2003-07-07"), hari("2003-07-08"));
    assert!(
        sama.iter()
            .any(|b| b.kunci == "anggaran.wajib.pendidikan" && b.hanya_dasar)
    );
}

#[test]
fn the_22_stages_follow_one_another() {
    let hukum = hukum();
    let daftar = |kunci: &str| {
        let berlaku = hukum
            .parameter(kunci)
            .unwrap()
            .pada(hari("2026-01-01"))
            .unwrap();
        berlaku.daftar().unwrap().to_vec()
    };
    let tahap: Vec<String> = daftar("anggaran.tahapan")
        .iter()
        .map(|b| b["kode"].mesin())
        .collect();
    assert_eq!(tahap.len(), 22);
    for lanjutan in daftar("anggaran.tahapan_lanjutan") {
        assert!(tahap.contains(&lanjutan["dari"].mesin()), "{lanjutan:?}");
        assert!(tahap.contains(&lanjutan["ke"].mesin()), "{lanjutan:?}");
    }
}

#[test]
fn worksheets_belong_to_the_law_set_but_are_no_parameters() {
    let hukum = hukum();
    assert!(
        hukum
            .lembar("sakip/lke/lke_2021.toml")
            .unwrap()
            .contains("PermenPANRB 88/2021")
    );
    assert!(hukum.daftar().all(|p| !p.kunci.contains("lke")));
    let rusak = Hukum::dari_berkas(&[("sakip/lke/x.toml", "judul = ")]).unwrap_err();
    assert_eq!(rusak.0[0].berkas, "sakip/lke/x.toml");
}

#[test]
fn no_value_from_memory_claims_a_quotation() {
    for parameter in hukum().daftar() {
        for versi in &parameter.versi {
            let harfiah = matches!(versi.kutipan, crate::Kutipan::Harfiah(_));
            assert!(!harfiah || versi.terverifikasi, "{}", parameter.kunci);
            assert!(versi.isi != Isi::Dicabut || !versi.dasar.is_empty());
        }
    }
}

impl crate::Berlaku<'_> {
    fn bilangan_persen(&self) -> String {
        self.nilai().unwrap().mesin()
    }
}
