//! The resident roll-up: loaded once, dropped when the database tells.

use std::sync::Arc;

use app::gulung::{Gulungan, Residen};
use sqlx::Executor as _;
use testkit::Basis;
use uuid::Uuid;

const PEMDA: Uuid = Uuid::from_u128(1);
const OPD: &str = "1.01.0.00.0.00.01.0000";

async fn isi() -> Basis {
    let basis = Basis::baru().await;
    let mut tx = basis.db.tx_umum().await.unwrap();
    sqlx::raw_sql(include_str!("../../../store/tests/it/gulung.sql"))
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    basis
}

async fn buka(gulungan: &Gulungan) -> Arc<Residen> {
    gulungan.buka("64.01", None, 2020).await.unwrap().unwrap()
}

async fn naikkan(basis: &Basis) {
    let mut tx = basis.db.tx(PEMDA).await.unwrap();
    tx.execute("update pagu set nilai_sen = 80000 where nilai_sen = 70000")
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_page_sees_the_totals_and_a_change() {
    let basis = isi().await;
    let gulungan = Gulungan::baru(basis.db.clone());
    let awal = buka(&gulungan).await;
    let opd = awal.gulungan.opd(OPD).unwrap();
    assert_eq!(opd.jumlah.apbd_sen, Some(140_000));
    assert_eq!(opd.jumlah.realisasi_sen, Some(50_000));
    assert_eq!(
        (opd.baris.len(), opd.akun.len(), opd.jumlah.blokir),
        (4, 7, 1)
    );
    assert!(Arc::ptr_eq(&awal, &buka(&gulungan).await));
    naikkan(&basis).await;
    let baru = buka(&gulungan).await;
    assert!(baru.gulungan.urut() > awal.gulungan.urut());
    assert_eq!(baru.gulungan.jumlah().apbd_sen, Some(160_000));
    assert!(baru.gulungan.opd("9").is_none());
    assert_eq!(baru.daerah.tahun, 2026, "the newest year with a document");
    assert!(gulungan.buka("64.99", None, 2026).await.unwrap().is_none());
}

#[tokio::test]
async fn a_server_that_listens_follows_the_database() {
    let basis = isi().await;
    let gulungan = Arc::new(Gulungan::baru(basis.db.clone()));
    let penjaga = tokio::spawn({
        let gulungan = Arc::clone(&gulungan);
        async move { gulungan.jaga().await }
    });
    let awal = buka(&gulungan).await;
    naikkan(&basis).await;
    // The notice arrives by itself; until then the page may show the older as-of.
    let baru = loop {
        let kini = buka(&gulungan).await;
        if kini.gulungan.urut() != awal.gulungan.urut() {
            break kini;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(baru.gulungan.jumlah().apbd_sen, Some(160_000));
    basis.db.tutup().await;
    penjaga.await.unwrap();
}
