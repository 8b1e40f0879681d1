//! Supervisory views: a province sees the figures of its regencies, nothing else of them, and
//! nothing of anybody else's.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, PgConnection};
use store::pembina::pandangan;
use store::{Db, Tx};
use testkit::Basis;
use uuid::Uuid;

const BANGSA: Uuid = Uuid::from_u128(0x100);
const KALTIM: Uuid = Uuid::from_u128(0x64);
const SATU: Uuid = Uuid::from_u128(0x6401);
const DUA: Uuid = Uuid::from_u128(0x6402);
const SUMSEL: Uuid = Uuid::from_u128(0x16);
const LAIN: Uuid = Uuid::from_u128(0x1671);
/// A word that must never leave its government.
const RAHASIA: &str = "rahasia-daerah";

async fn isi() -> Basis {
    let basis = Basis::baru().await;
    let mut tx = basis.db.tx_umum().await.unwrap();
    for (id, kode, jenis, induk) in [
        (BANGSA, "00", "nasional", None),
        (KALTIM, "64", "provinsi", Some("00")),
        (SATU, "64.01", "kabupaten", Some("64")),
        (DUA, "64.02", "kota", Some("64")),
        (SUMSEL, "16", "provinsi", Some("00")),
        (LAIN, "16.71", "kota", Some("16")),
    ] {
        sqlx::query("insert into pemda (id, kode, nama, jenis, induk) values ($1, $2, $2, $3, $4)")
            .bind(id)
            .bind(kode)
            .bind(jenis)
            .bind(induk)
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    for (n, id) in [KALTIM, SATU, DUA, SUMSEL, LAIN].into_iter().enumerate() {
        temuan(&basis.db, id, n + 1).await;
        orang(&basis.db, id).await;
    }
    basis
}

async fn temuan(db: &Db, pemda: Uuid, banyak: usize) {
    let mut tx = db.tx(pemda).await.unwrap();
    for n in 0..banyak {
        sqlx::query(
            "insert into temuan (pemda_id, tahun, id, aturan, tingkat, subjek, pesan, pertama_pada)
             values ($1, 2026, $2, 'BUD-03', 'blokir', $3, $3, now())",
        )
        .bind(pemda)
        .bind(format!("t{n}"))
        .bind(RAHASIA)
        .execute(&mut *tx)
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
}

async fn orang(db: &Db, pemda: Uuid) {
    let mut tx = db.tx(pemda).await.unwrap();
    sqlx::query(
        "insert into orang (pemda_id, id, nama, jenis, nip, dicatat_pada)
         values ($1, $1, $2, 'pns', $2, now())",
    )
    .bind(pemda)
    .bind(RAHASIA)
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

async fn blokir(db: &Db, pemda: Uuid) -> Vec<(String, i64)> {
    let mut tx = db.tx(pemda).await.unwrap();
    let baris = pandangan(&mut tx, 2026).await.unwrap();
    let blokir = baris.into_iter().filter(|b| b.ukuran == "temuan_blokir");
    blokir.map(|b| (b.kode, b.nilai.unwrap())).collect()
}

fn kode(isi: &[(&str, i64)]) -> Vec<(String, i64)> {
    isi.iter().map(|(k, n)| ((*k).to_owned(), *n)).collect()
}

#[tokio::test]
async fn tiap_pembina_melihat_binaannya_saja() {
    let basis = isi().await;
    let db = &basis.db;
    assert_eq!(
        blokir(db, KALTIM).await,
        kode(&[("64", 1), ("64.01", 2), ("64.02", 3)])
    );
    assert_eq!(blokir(db, SUMSEL).await, kode(&[("16", 4), ("16.71", 5)]));
    assert_eq!(blokir(db, SATU).await, kode(&[("64.01", 2)]));
    assert_eq!(
        blokir(db, BANGSA).await,
        kode(&[
            ("16", 4),
            ("16.71", 5),
            ("64", 1),
            ("64.01", 2),
            ("64.02", 3)
        ])
    );
    let mut tx = db.tx_umum().await.unwrap();
    assert!(pandangan(&mut tx, 2026).await.unwrap().is_empty());
}

async fn tabel(conn: &mut PgConnection) -> Vec<String> {
    sqlx::query_scalar(
        "select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
         where a.attname = 'pemda_id' and c.relkind = 'r' and not a.attisdropped
           and c.relnamespace = 'public'::regnamespace",
    )
    .fetch_all(conn)
    .await
    .unwrap()
}

async fn pemilik_baris(tx: &mut Tx<'_>, nama: &str) -> BTreeSet<Uuid> {
    let sql = format!("select distinct pemda_id from {nama}");
    let isi: Vec<Uuid> = sqlx::query_scalar(AssertSqlSafe(sql))
        .fetch_all(&mut **tx)
        .await
        .unwrap();
    isi.into_iter().collect()
}

/// After a view, and after a view that failed, the transaction belongs to the supervisor as
/// before: no table of another government can be read, and no figure carries its words.
#[tokio::test]
async fn selain_angka_itu_tidak_ada_yang_terbaca() {
    let basis = isi().await;
    for pembina in [KALTIM, BANGSA, SATU] {
        let mut tx = basis.db.tx(pembina).await.unwrap();
        let semua = pandangan(&mut tx, 2026).await.unwrap();
        assert!(!semua.is_empty());
        assert!(!format!("{semua:?}").contains(RAHASIA));
        let dikenal = [
            "temuan_blokir",
            "temuan_beralasan",
            "aturan_dinilai",
            "dokumen_berlaku",
            "jabatan_kepala",
        ];
        for b in &semua {
            assert!(dikenal.contains(&b.ukuran.as_str()), "{}", b.ukuran);
        }
        for nama in tabel(&mut tx).await {
            let asing = pemilik_baris(&mut tx, &nama).await;
            assert!(asing.iter().all(|p| *p == pembina), "{nama}: {asing:?}");
        }
        // A statement that fails: the savepoint takes the switched tenant back.
        sqlx::query("savepoint s").execute(&mut *tx).await.unwrap();
        let gagal = sqlx::query(
            "select 1 / (count(*) filter (where kode = '64.01') * 0) from pandangan_pembina(2026::smallint)",
        );
        assert!(gagal.execute(&mut *tx).await.is_err());
        sqlx::query("rollback to s")
            .execute(&mut *tx)
            .await
            .unwrap();
        for nama in tabel(&mut tx).await {
            let asing = pemilik_baris(&mut tx, &nama).await;
            assert!(asing.iter().all(|p| *p == pembina), "{nama}: {asing:?}");
        }
    }
}
