//! The registry is complete, documented, and agrees with the law files.

use dasar::waktu::Tanggal;
use keselarasan::aturan::{SEMUA, cari};
use keselarasan::{Aturan, Tingkat};

/// The catalogue as promised: removing a rule from the registry fails here.
const KATALOG: &str = "REF-01 REF-02 REF-03 REF-04 REF-05 REF-06 REF-07 REF-08 \
    OBJ-01 OBJ-02 OBJ-03 OBJ-04 OBJ-05 OBJ-06 OBJ-07 OBJ-08 OBJ-09 OBJ-10 \
    PLN-01 PLN-02 PLN-03 PLN-04 PLN-05 PLN-06 PLN-07 PLN-08 PLN-09 PLN-10 PLN-11 \
    ALN-01 ALN-02 ALN-04 ALN-05 ALN-07 USL-01 USL-02 USL-03 USL-04 USL-05 \
    BUD-01 BUD-02 BUD-03 BUD-04 BUD-05 BUD-06 BUD-07 BUD-08 BUD-09 BUD-10 BUD-11 BUD-12 BUD-13 \
    BUD-14 PRC-01 PRC-02 PRC-03 PRC-04 PRC-05 PRC-06 DOC-01 DOC-02 DOC-03 DOC-04 DOC-05 \
    EXE-01 EXE-02 EXE-04 EXE-05 EXE-06 EXE-08 EXE-09 ACC-03 PRF-01 PRF-03";

#[test]
fn katalog_lengkap_dan_berurutan() {
    let kode: Vec<&str> = SEMUA.iter().map(|d| d.kode).collect();
    assert_eq!(kode, KATALOG.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn setiap_aturan_berdokumen() {
    for d in SEMUA {
        for bagian in [
            "# Mengapa",
            "# Yang dibandingkan",
            "# Cara memperbaiki",
            "# Contoh",
        ] {
            assert!(d.penjelasan.contains(bagian), "{}: tanpa {bagian}", d.kode);
        }
        for (apa, teks) in [("judul", d.judul), ("pasal", d.pasal), ("saran", d.saran)] {
            assert!(teks.len() > 5, "{}: {apa} kosong", d.kode);
        }
        assert!(!d.butuh.is_empty(), "{}: tidak menyebut data", d.kode);
        assert!(
            d.tingkat != Tingkat::Blokir || !d.boleh_alasan,
            "{}: temuan yang memblokir tidak dapat dialasankan",
            d.kode
        );
        assert_eq!(cari(d.kode).map(|x| x.judul), Some(d.judul));
        assert_eq!(d.keluarga(), &d.kode[..3]);
    }
}

#[test]
fn setiap_aturan_punya_parameter_hukum() {
    let hukum = hukum::Hukum::bawaan();
    let hari = Tanggal::baru(2026, 1, 1).unwrap();
    let a = Aturan::pada(&hukum, "64.11", hari).unwrap();
    for d in SEMUA {
        let p = a.param(d.kode).unwrap();
        assert_eq!(
            p.tingkat, d.tingkat,
            "{}: tingkat bawaan berbeda dari hukum",
            d.kode
        );
        if d.toleransi.is_some() {
            assert_eq!(Some(p.toleransi), d.toleransi, "{}", d.kode);
        }
    }
    let bawaan = |kode, kunci| Aturan::default().param(kode).unwrap().ambang(kunci);
    assert_eq!(bawaan("BUD-12", "pegawai_maks_basis_poin"), 3000);
    assert_eq!(
        a.param("BUD-12").unwrap().ambang("pegawai_maks_basis_poin"),
        3000
    );
    assert_eq!(
        a.param("BUD-09").unwrap().ambang("seimbang_di_bawah_sen"),
        100
    );
    assert_eq!(a.param("EXE-08").unwrap().ambang("mulai_triwulan"), 2);
    assert_eq!(a.param("EXE-06").unwrap().ambang("maks_basis_poin"), 2000);
    assert!(!a.param("BUD-03").unwrap().terverifikasi);
    assert!(a.param("BUD-03").unwrap().pasal.contains("12/2019"));
}
