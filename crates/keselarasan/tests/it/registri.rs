//! The registry is complete, documented, and agrees with the law files.

use dasar::waktu::Tanggal;
use keselarasan::aturan::{SEMUA, cari};
use keselarasan::{Aturan, Tingkat};

use crate::berlaku;

/// The catalogue as promised: removing a rule from the registry fails here.
const KATALOG: &str = "REF-01 REF-02 REF-03 REF-04 REF-05 REF-06 REF-07 REF-08 \
    OBJ-01 OBJ-02 OBJ-03 OBJ-04 OBJ-05 OBJ-06 OBJ-07 OBJ-08 OBJ-09 OBJ-10 \
    PLN-01 PLN-02 PLN-03 PLN-04 PLN-05 PLN-06 PLN-07 PLN-08 PLN-09 PLN-10 PLN-11 \
    ALN-01 ALN-02 ALN-03 ALN-04 ALN-05 ALN-06 ALN-07 ALN-08 USL-01 USL-02 USL-03 USL-04 USL-05 \
    BUD-01 BUD-02 BUD-03 BUD-04 BUD-05 BUD-06 BUD-07 BUD-08 BUD-09 BUD-10 BUD-11 BUD-12 BUD-13 \
    BUD-14 PRC-01 PRC-02 PRC-03 PRC-04 PRC-05 PRC-06 DOC-01 DOC-02 DOC-03 DOC-04 DOC-05 \
    EXE-01 EXE-02 EXE-03 EXE-04 EXE-05 EXE-06 EXE-07 EXE-08 EXE-09 \
    ACC-01 ACC-02 ACC-03 ACC-04 ACC-05 AUD-01 AUD-02 AUD-03 PRF-01 PRF-02 PRF-03";

#[test]
fn katalog_lengkap_dan_berurutan() {
    let kode: Vec<&str> = SEMUA.iter().map(|d| d.kode).collect();
    assert_eq!(kode, KATALOG.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn setiap_aturan_berdokumen() {
    let a = berlaku();
    for d in SEMUA {
        for bagian in [
            "# Mengapa",
            "# Yang dibandingkan",
            "# Cara memperbaiki",
            "# Contoh",
        ] {
            assert!(d.penjelasan.contains(bagian), "{}: tanpa {bagian}", d.kode);
        }
        let p = a.param(d.kode).unwrap();
        for (apa, teks) in [("judul", d.judul), ("pasal", &p.pasal), ("saran", d.saran)] {
            assert!(teks.len() > 5, "{}: {apa} kosong", d.kode);
        }
        assert!(!d.butuh.is_empty(), "{}: tidak menyebut data", d.kode);
        assert!(
            p.tingkat != Tingkat::Blokir || !d.boleh_alasan,
            "{}: temuan yang memblokir tidak dapat dialasankan",
            d.kode
        );
        assert_eq!(cari(d.kode).map(|x| x.judul), Some(d.judul));
        assert_eq!(d.keluarga(), &d.kode[..3]);
    }
}

#[test]
fn parameter_hanya_dari_hukum() {
    let a = berlaku();
    let ambang = |kode, kunci| a.param(kode).unwrap().ambang(kunci);
    let harap = [
        ("REF-07", "ruas_terinci", 5),
        ("USL-04", "batas_hari", 7),
        ("USL-04", "kabkota_bulan", 3),
        ("USL-04", "kabkota_hari", 31),
        ("USL-04", "provinsi_bulan", 4),
        ("BUD-09", "seimbang_di_bawah_sen", 100),
        ("BUD-12", "pendidikan_min_basis_poin", 2_000),
        ("BUD-12", "pegawai_maks_basis_poin", 3_000),
        ("BUD-13", "maks_basis_poin", 2_500),
        ("PRC-05", "bagian_basis_poin", 9_500),
        ("PRC-05", "baris_minimum", 20),
        ("PRC-06", "selisih_sen", 100),
        ("EXE-03", "batas_bulan", 1),
        ("EXE-04", "di_atas_sen", 5_000_000_000),
        ("EXE-06", "maks_basis_poin", 2_000),
        ("EXE-08", "mulai_triwulan", 2),
        ("AUD-01", "batas_hari", 60),
        ("PRF-02", "serapan_tinggi_bp", 9_000),
        ("PRF-02", "keluaran_rendah_bp", 7_500),
        ("PRF-02", "keluaran_penuh_bp", 10_000),
        ("PRF-02", "serapan_rendah_bp", 5_000),
    ];
    for (kode, kunci, n) in harap {
        assert_eq!(ambang(kode, kunci), n, "{kode} {kunci}");
    }
    let banyak: usize = SEMUA
        .iter()
        .map(|d| a.param(d.kode).unwrap().angka.len())
        .sum();
    assert_eq!(banyak, harap.len() + 1, "ambang lain tidak dijaga");
    assert_eq!(a.param("PLN-03").unwrap().toleransi, 5_000);
    assert!(!a.param("BUD-03").unwrap().terverifikasi);
    assert!(a.param("BUD-03").unwrap().pasal.contains("12/2019"));
}

#[test]
fn aturan_yang_belum_berlaku_dibaca_dari_versi_pertamanya() {
    let hukum = hukum::Hukum::bawaan();
    let lama = Aturan::pada(&hukum, "64.11", Tanggal::baru(2010, 1, 1).unwrap()).unwrap();
    assert_eq!(
        lama.param("EXE-06").unwrap().ambang("maks_basis_poin"),
        2_000
    );
    let baru = Aturan::terbaru(&hukum).unwrap();
    let kedua = |a: &Aturan| a.param("REF-07").unwrap().tingkat_kedua;
    assert_eq!(
        (kedua(&lama), kedua(&baru)),
        (Tingkat::Informasi, Tingkat::Peringatan)
    );
}
