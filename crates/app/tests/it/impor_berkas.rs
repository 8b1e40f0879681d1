//! Single files: fifty faults, editions with differences, taking back, corrected rows.

use app::impor::{Cara, Hasil, Masalah, Opsi, batalkan, berkas, pratinjau};
use store::Db;
use testkit::Basis;
use uuid::Uuid;

use crate::impor_paket::{jam, satu};

const KEPALA: &str = "kode_skpd,kode_sub_unit,kode_sub_kegiatan,nama,kode_sumber_dana,nama_sumber_dana,pagu,pagu_validasi,rincian,prioritas\n";
const OPD: &str = "1.01.2.22.5.04.01.0000";

fn opsi(tata_letak: &str) -> Opsi {
    Opsi {
        tata_letak: tata_letak.to_owned(),
        pemda: "64.11".to_owned(),
        tahun: Some(2026),
        ..Opsi::default()
    }
}

async fn kirim(db: &Db, detik: i64, isi: &[u8], o: Opsi, cara: Cara) -> (Hasil, Vec<Masalah>) {
    berkas(db, &jam(detik), "uji", ("rkpd.csv", isi.to_vec(), o), cara)
        .await
        .unwrap()
}

fn baris(sub: u32, pagu: &str) -> String {
    format!(
        "{OPD},{OPD},1.01.02.2.01.{sub:04},Sub {sub},1.1.01,Pajak Daerah,{pagu},,,1. Pendidikan\n"
    )
}

/// Fifty faults, each on a row of its own, among ten good rows.
fn lima_puluh_cacat() -> Vec<u8> {
    let mut isi = KEPALA.as_bytes().to_vec();
    for i in 1..=10u32 {
        isi.extend_from_slice(baris(i, "1000").as_bytes());
    }
    let salah_angka = [
        "seribu",
        "12O0",
        "1,2,3",
        "--5",
        "1.2.3,4,5",
        "5e",
        "Rp",
        "1 000x",
        "#REF!",
        "NaN",
    ];
    for (i, teks) in (100u32..).zip(salah_angka) {
        isi.extend_from_slice(baris(i, &format!("\"{teks}\"")).as_bytes());
    }
    let salah_kode = [
        "",
        "1.01.02.2.01",
        "abc",
        "1..02",
        "99.99.99.9.99.9999",
        "0.01.02.2.01.0001",
        "1.01.02.2.01.00011",
        "2.1",
        "X.01",
        "1.01.02.2.0A.0001",
    ];
    for (i, kode) in (200u32..).zip(salah_kode) {
        isi.extend_from_slice(format!("{OPD},{OPD},{kode},Sub {i},,,1,,,\n").as_bytes());
    }
    for i in 300..310u32 {
        isi.extend_from_slice(
            format!("1.01.2.22.5.04.{i},{OPD},1.01.02.2.01.0{i},Sub {i},,,1,,,\n").as_bytes(),
        );
    }
    for i in 1..=10u32 {
        isi.extend_from_slice(baris(i, "2000").as_bytes());
    }
    // Wrong encoding, decimal comma, a cell of ten megabytes, formula injection, a missing name.
    isi.extend_from_slice(format!("{OPD},{OPD},1.01.02.2.01.0401,Caf").as_bytes());
    isi.extend_from_slice(b"\xE9,,,1,,,\n");
    isi.extend_from_slice(baris(402, "\"1.234.567,89\"").as_bytes());
    isi.extend_from_slice(
        format!(
            "{OPD},{OPD},1.01.02.2.01.0403,{},,,1,,,\n",
            "x".repeat(10 << 20)
        )
        .as_bytes(),
    );
    for (i, teks) in (404u32..).zip(["=HYPERLINK(1)", "@SUM(A1)", "+1|cmd!A0"]) {
        isi.extend_from_slice(format!("{OPD},{OPD},1.01.02.2.01.0{i},{teks},,,1,,,\n").as_bytes());
    }
    isi.extend_from_slice(format!("{OPD},{OPD},1.01.02.2.01.0407,,,,1,,,\n").as_bytes());
    isi.extend_from_slice(format!("{OPD},{OPD},1.01.02.2.01.0408,Sub,,,,,,\n").as_bytes());
    isi.extend_from_slice(format!("{OPD},{OPD},1.01.02.2.01.0409,Sub,,,1,,,,,lebih\n").as_bytes());
    isi.extend_from_slice(format!("{OPD},{OPD},1.01.02.2.01.0410,Sub,,,1,abc,,\n").as_bytes());
    isi
}

#[tokio::test]
async fn fifty_faults_are_fifty_findings_and_nothing_is_written() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let isi = lima_puluh_cacat();
    let (hasil, masalah) = kirim(db, 0, &isi, opsi("rkpd"), Cara::default()).await;
    assert_eq!(hasil.berkas[0].status, "ditolak");
    let cacat: std::collections::BTreeSet<u32> = masalah
        .iter()
        .filter(|m| m.baris > 11)
        .map(|m| m.baris)
        .collect();
    assert_eq!(cacat.len(), 50, "{masalah:?}");
    assert!(masalah.iter().all(|m| !m.pesan.is_empty()));
    assert!(
        masalah
            .iter()
            .filter(|m| m.tingkat == app::impor::Tingkat::Tolak)
            .all(|m| !m.saran.is_empty())
    );
    for tabel in ["edisi", "simpul", "pagu", "perangkat_daerah", "peristiwa"] {
        let sql: &'static str =
            Box::leak(format!("select count(*)::text from {tabel}").into_boxed_str());
        assert_eq!(satu(db, "64.11", sql).await, "0", "{tabel}");
    }
    // The rejected rows come back with their reasons.
    let kembali = app::impor::daftar::perbaikan(db, &jam(0), "uji", hasil.impor.unwrap())
        .await
        .unwrap();
    let teks = String::from_utf8(kembali[0].1.clone()).unwrap();
    assert!(teks.lines().next().unwrap().ends_with("alasan_ditolak"));
    assert!(
        teks.contains("seribu") && teks.contains("baris 12:"),
        "{}",
        &teks[..400]
    );
    // Accepting the good rows keeps them and only them.
    let cara = Cara {
        terima_yang_baik: true,
        ..Cara::default()
    };
    let (hasil, _) = kirim(db, 1, &isi, opsi("rkpd"), cara).await;
    assert_eq!(hasil.berkas[0].status, "diterapkan");
    assert_eq!(
        satu(
            db,
            "64.11",
            "select count(*)::text from simpul where tingkat = 'sub_kegiatan'"
        )
        .await,
        hasil.berkas[0].diterima.to_string()
    );
}

#[tokio::test]
async fn refused_files_leave_only_their_finding() {
    let basis = Basis::baru().await;
    for (nama, isi, kode) in [
        ("a.xlsx", &b"PK\x03\x04terpotong"[..], "XLSX_RUSAK"),
        ("a.csv", &b""[..], "BERKAS_KOSONG"),
        ("a.csv", &b"%PDF-1.7"[..], "BUKAN_TABEL"),
        ("a.json", &b"[{"[..], "JSON_RUSAK"),
        ("a.csv", &b"x,y\n1,2\n"[..], "KOLOM_HILANG"),
    ] {
        let masuk = (nama, isi.to_vec(), opsi("rkpd"));
        let (hasil, masalah) = berkas(&basis.db, &jam(0), kode, masuk, Cara::default())
            .await
            .unwrap();
        assert_eq!(hasil.berkas[0].status, "ditolak");
        assert!(
            masalah.iter().any(|m| m.kode == kode),
            "{kode}: {masalah:?}"
        );
        let p = pratinjau(isi, nama, &opsi("rkpd"));
        assert!(p.temuan.iter().any(|m| m.kode == kode), "{kode}");
    }
    assert_eq!(
        satu(&basis.db, "64.11", "select count(*)::text from edisi").await,
        "0"
    );
}

const BERLAKU: &str =
    "select string_agg(e.urut || '=' || e.status, ',' order by e.urut) from edisi e";

#[tokio::test]
async fn a_changed_file_is_a_new_edition_that_can_be_taken_back() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let satu_isi = format!("{KEPALA}{}{}", baris(1, "1000"), baris(2, "500"));
    let dua_isi = format!("{KEPALA}{}{}", baris(1, "1200.50"), baris(3, "7"));
    let (a, _) = kirim(db, 0, satu_isi.as_bytes(), opsi("rkpd"), Cara::default()).await;
    let (ulang, _) = kirim(db, 1, satu_isi.as_bytes(), opsi("rkpd"), Cara::default()).await;
    assert!(ulang.sudah_ada);
    let (coba, _) = kirim(
        db,
        2,
        dua_isi.as_bytes(),
        opsi("rkpd"),
        Cara {
            coba: true,
            ..Cara::default()
        },
    )
    .await;
    assert_eq!(coba.berkas[0].status, "diperiksa");
    assert_eq!(satu(db, "64.11", BERLAKU).await, "1=berlaku");
    let (b, _) = kirim(db, 3, dua_isi.as_bytes(), opsi("rkpd"), Cara::default()).await;
    assert_eq!(satu(db, "64.11", BERLAKU).await, "1=digantikan,2=berlaku");
    let beda = "select string_agg(tabel || ' ' || jenis || ' ' || coalesce(sebelum->>'nilai_sen', '-') || ' ' || coalesce(sesudah->>'nilai_sen', '-'), ';' order by kunci) \
        from impor_beda where tabel = 'pagu'";
    assert_eq!(
        satu(db, "64.11", beda).await,
        "pagu ubah 100000 120050;pagu hapus 50000 -;pagu tambah - 700"
    );
    // The older import stands under the newer one.
    let id = |h: &Hasil| -> Uuid { h.impor.unwrap() };
    assert!(batalkan(db, &jam(4), "uji", id(&a), false).await.is_err());
    let d = batalkan(db, &jam(4), "uji", id(&b), false).await.unwrap();
    assert_eq!((d.edisi_ditarik, d.edisi_berlaku_lagi), (1, 1));
    assert_eq!(satu(db, "64.11", BERLAKU).await, "1=berlaku,2=ditarik");
    assert!(batalkan(db, &jam(5), "uji", id(&b), false).await.is_err());
    batalkan(db, &jam(6), "uji", id(&a), false).await.unwrap();
    assert_eq!(satu(db, "64.11", BERLAKU).await, "1=ditarik,2=ditarik");
    assert_eq!(
        satu(
            db,
            "64.11",
            "select count(*)::text from peristiwa where tindakan = 'impor.dibatalkan'"
        )
        .await,
        "2"
    );
}

#[tokio::test]
async fn a_reference_list_returns_to_what_it_was() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let o = Opsi {
        tata_letak: "fungsi".to_owned(),
        ..Opsi::default()
    };
    let isi = "select string_agg(kode || nama, ';' order by kode) from fungsi";
    let (a, _) = kirim(
        db,
        0,
        b"kode,nama\n01,Satu\n02,Dua\n",
        o.clone(),
        Cara::default(),
    )
    .await;
    let (b, _) = kirim(
        db,
        1,
        b"kode,nama\n01,Esa\n03,Tiga\n",
        o.clone(),
        Cara::default(),
    )
    .await;
    assert_eq!(satu(db, "00", isi).await, "01Esa;03Tiga");
    assert!(
        batalkan(db, &jam(2), "uji", a.impor.unwrap(), false)
            .await
            .is_err()
    );
    batalkan(db, &jam(3), "uji", b.impor.unwrap(), false)
        .await
        .unwrap();
    assert_eq!(satu(db, "00", isi).await, "01Satu;02Dua");
    batalkan(db, &jam(4), "uji", a.impor.unwrap(), false)
        .await
        .unwrap();
    assert_eq!(satu(db, "00", isi).await, "");
}

#[tokio::test]
async fn an_added_part_rebuilds_the_edition_from_its_kept_files() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let sub = format!("{KEPALA}{}", baris(1, "1000"));
    kirim(db, 0, sub.as_bytes(), opsi("rkpd"), Cara::default()).await;
    let indikator = format!(
        "kode_unit,kode,uraian,tingkat,indikator,target,satuan\n{OPD},1.01.02.2.01.0001,Sub 1,Sub Kegiatan,Jumlah ruang,\"12,5\",Ruang\n"
    );
    let (h, _) = kirim(
        db,
        1,
        indikator.as_bytes(),
        opsi("rkpd-indikator"),
        Cara::default(),
    )
    .await;
    assert_eq!(h.berkas[0].status, "diterapkan");
    assert_eq!(satu(db, "64.11", BERLAKU).await, "1=digantikan,2=berlaku");
    let nilai = "select string_agg(t.nilai::text || ' ' || (p.nilai_sen / 100)::text, ';') from target t \
        join indikator i on i.edisi_id = t.edisi_id and i.id = t.indikator_id \
        join edisi e on e.id = t.edisi_id and e.status = 'berlaku' \
        join pagu p on p.edisi_id = i.edisi_id and p.simpul_id = i.simpul_id and p.kolom = 'pagu'";
    assert_eq!(satu(db, "64.11", nilai).await, "12.5 1000");
}

#[tokio::test]
async fn the_planner_knows_the_nodes_of_a_first_import() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let mut isi = KEPALA.to_owned();
    isi.extend((1..=2_000).map(|i| baris(i, "1000")));
    kirim(db, 0, isi.as_bytes(), opsi("rkpd"), Cara::default()).await;
    // Without statistics every check of a foreign key reads the whole edition.
    let tahu = "select (reltuples >= 2000)::text from pg_class where oid = 'simpul'::regclass";
    assert_eq!(satu(db, "64.11", tahu).await, "true");
}
