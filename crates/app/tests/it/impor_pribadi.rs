//! Personal data of recipient lists: masked in everything shown, sealed in everything kept.

use app::impor::{Cara, ImporError, Opsi, berkas, pratinjau};
use store::Db;
use testkit::Basis;

use crate::impor_paket::{jam, satu};

const NIK: &str = "3201010101010007";
const HP: &str = "081234567890";

fn opsi() -> Opsi {
    Opsi {
        tata_letak: "apbd-penerima-hibah".to_owned(),
        pemda: "64.11".to_owned(),
        tahun: Some(2026),
        kode_unit: "1.01.2.22.5.04.01.0000".to_owned(),
        sub_kegiatan: "1.01.02.2.01.0001".to_owned(),
        rekening: "5.1.05.05.01.0001".to_owned(),
        ..Opsi::default()
    }
}

/// One good row, one without an amount, one with a number in the wrong column and a stray cell.
fn isi() -> String {
    format!(
        "no;Penerima;N I K;PAGU;Keterangan;alamat;No. HP\n\
         1;Kelompok Tani Contoh;{NIK};1000;;Desa Contoh;{HP}\n\
         2;Sanggar Contoh;{NIK};;;Desa Contoh;{HP}\n\
         3;Yayasan Contoh;=A1;NIK {NIK};;Desa Contoh;{HP};{NIK}\n"
    )
}

async fn kirim(db: &Db, detik: i64, isi: &str, baik: bool) -> app::impor::Hasil {
    let cara = Cara {
        terima_yang_baik: baik,
        ..Cara::default()
    };
    let masuk = ("penerima.csv", isi.as_bytes().to_vec(), opsi());
    let (hasil, masalah) = berkas(db, &jam(detik), "uji", masuk, cara).await.unwrap();
    let teks = format!("{masalah:?}");
    assert!(!teks.contains(NIK) && !teks.contains(HP), "{teks}");
    hasil
}

/// Every table of the government that holds a text, as one text.
const SEMUA: &str = "select string_agg(t, ' ') from ( \
    select row_to_json(x)::text as t from impor_temuan x union all \
    select row_to_json(x)::text from rincian x union all \
    select row_to_json(x)::text from impor_beda x union all \
    select encode(isi, 'escape') from impor_isi union all \
    select row_to_json(x)::text from peristiwa x) y";

#[tokio::test]
async fn identity_numbers_are_nowhere_in_the_clear() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let ditolak = kirim(db, 0, &isi(), false).await;
    assert_eq!(ditolak.berkas[0].status, "ditolak");
    let diterima = kirim(db, 1, &isi(), true).await;
    assert_eq!(diterima.berkas[0].status, "diterapkan");
    let semua = satu(db, "64.11", SEMUA).await;
    assert!(
        semua.contains("Kelompok Tani Contoh") && semua.contains("0007"),
        "{semua}"
    );
    for rahasia in [NIK, HP] {
        assert!(!semua.contains(rahasia), "{semua}");
    }
    assert_eq!(
        satu(db, "64.11", "select string_agg(bentuk, ',') from impor_isi").await,
        "sandi"
    );
}

#[tokio::test]
async fn the_rows_to_correct_come_back_whole_with_the_right_key_only() {
    let basis = Basis::baru().await;
    let h = kirim(&basis.db, 0, &isi(), false).await;
    let kembali = app::impor::daftar::perbaikan(&basis.db, &jam(1), "uji", h.impor.unwrap())
        .await
        .unwrap();
    let teks = String::from_utf8(kembali[0].1.clone()).unwrap();
    assert!(teks.contains(NIK) && teks.contains(HP), "{teks}");
    let dibuka = "select string_agg(pelaku || ' ' || (isi->>'baris'), ';') from peristiwa \
        where tindakan = 'impor.pribadi.dibuka'";
    assert_eq!(satu(&basis.db, "64.11", dibuka).await, "uji 2");
    let tampil = app::impor::daftar::tampil(&basis.db, h.impor.unwrap(), 100)
        .await
        .unwrap();
    assert!(!format!("{tampil:?}").contains(NIK));
    let lain = basis
        .db
        .clone()
        .dengan_kunci(store::KunciData::baru([9; 32]));
    assert!(
        app::impor::daftar::perbaikan(&lain, &jam(2), "uji", h.impor.unwrap())
            .await
            .is_err()
    );
}

#[tokio::test]
async fn sealed_files_still_rebuild_an_edition_and_need_their_key() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let baik = isi().lines().take(2).collect::<Vec<_>>().join("\n");
    kirim(db, 0, &baik, false).await;
    let tambahan = Opsi {
        tata_letak: "apbd-akun".to_owned(),
        ..opsi()
    };
    let akun = |nilai: &str| {
        format!("kode_akun,nama_akun,kode_opd,pagu\n4.1.01.01.01.0001,Pajak,,{nilai}\n")
            .into_bytes()
    };
    let lain = db.clone().dengan_kunci(store::KunciData::baru([9; 32]));
    let masuk = ("akun.csv", akun("5"), tambahan.clone());
    let galat = berkas(&lain, &jam(1), "uji", masuk, Cara::default())
        .await
        .unwrap_err();
    assert!(
        matches!(galat, ImporError::Store(store::StoreError::Segel)),
        "{galat}"
    );
    let masuk = ("akun.csv", akun("7"), tambahan);
    berkas(db, &jam(2), "uji", masuk, Cara::default())
        .await
        .unwrap();
    let baris = "select count(*)::text from rincian r join edisi e on e.id = r.edisi_id \
        where e.status = 'berlaku'";
    assert_eq!(satu(db, "64.11", baris).await, "1");
}

#[test]
fn a_preview_shows_masked_cells_and_gives_the_rows_to_correct_whole() {
    let p = pratinjau(isi().as_bytes(), "penerima.csv", &opsi());
    let tampak = format!("{:?} {:?}", p.contoh, p.temuan);
    assert!(tampak.contains("Kelompok Tani Contoh"));
    assert!(!tampak.contains(NIK) && !tampak.contains(HP), "{tampak}");
    let perbaikan = String::from_utf8(p.perbaikan.unwrap()).unwrap();
    assert!(perbaikan.contains(NIK));
}
