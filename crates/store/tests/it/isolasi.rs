//! The tenant barrier: what a transaction of one government, of another and of none can see.

use sqlx::Connection as _;
use store::{Akses, Db, StoreError, Tx};
use testkit::Basis;
use uuid::Uuid;

const SATU: Uuid = Uuid::from_u128(1);
const DUA: Uuid = Uuid::from_u128(2);

async fn isi(basis: &Basis) {
    let mut tx = basis.db.tx_umum().await.unwrap();
    for (id, kode) in [(SATU, "64.01"), (DUA, "64.02")] {
        sqlx::query("insert into pemda (id, kode, nama, jenis) values ($1, $2, $2, 'kabupaten')")
            .bind(id)
            .bind(kode)
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    for id in [SATU, DUA] {
        let mut tx = basis.db.tx(id).await.unwrap();
        tambah(&mut tx, id, id).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn tambah(tx: &mut Tx<'_>, pemda: Uuid, id: Uuid) -> Result<(), StoreError> {
    sqlx::query(
        "insert into dokumen (pemda_id, id, jenis, tahun_mulai, tahun_selesai, judul) \
         values ($1, $2, 'rkpd', 2026, 2026, 'RKPD')",
    )
    .bind(pemda)
    .bind(id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn terlihat(mut tx: Tx<'_>) -> Vec<Uuid> {
    sqlx::query_scalar("select pemda_id from dokumen")
        .fetch_all(&mut *tx)
        .await
        .unwrap()
}

#[tokio::test]
async fn tiap_pemda_melihat_miliknya_saja() {
    let basis = Basis::baru().await;
    isi(&basis).await;
    assert_eq!(terlihat(basis.db.tx(SATU).await.unwrap()).await, [SATU]);
    assert_eq!(terlihat(basis.db.tx_baca(DUA).await.unwrap()).await, [DUA]);
    assert!(terlihat(basis.db.tx_umum().await.unwrap()).await.is_empty());
    assert_eq!(basis.db.pemda("64.02").await.unwrap().unwrap().id, DUA);
}

#[tokio::test]
async fn menulis_untuk_pemda_lain_ditolak_basis_data() {
    let basis = Basis::baru().await;
    isi(&basis).await;
    let mut tx = basis.db.tx(SATU).await.unwrap();
    let galat = tambah(&mut tx, DUA, Uuid::from_u128(9)).await.unwrap_err();
    assert!(galat.to_string().contains("row-level security"), "{galat}");
}

#[tokio::test]
async fn penyewa_tidak_terbawa_ke_transaksi_berikut() {
    let basis = Basis::baru().await;
    isi(&basis).await;
    for _ in 0..8 {
        assert_eq!(terlihat(basis.db.tx(SATU).await.unwrap()).await, [SATU]);
        assert!(terlihat(basis.db.tx_umum().await.unwrap()).await.is_empty());
    }
}

#[tokio::test]
async fn batasan_bernama_dikenali() {
    let basis = Basis::baru().await;
    isi(&basis).await;
    let mut tx = basis.db.tx(SATU).await.unwrap();
    let galat = tambah(&mut tx, SATU, SATU).await.unwrap_err();
    assert!(matches!(galat, StoreError::Batasan { nama, .. } if nama == "dokumen_pkey"));
}

#[tokio::test]
async fn akun_yang_melewati_rls_ditolak() {
    let basis = Basis::baru().await;
    let (induk, _) = basis.akses.induk.clone().unwrap();
    let nama = basis.akses.app.get_database().unwrap();
    let akses = Akses {
        app: induk.database(nama),
        ..basis.akses.clone()
    };
    let galat = Db::connect(&akses).await.unwrap_err();
    assert!(matches!(galat, StoreError::AkunTerlaluKuat(_)));
}

#[tokio::test]
async fn peristiwa_dan_migrasi_tidak_dapat_diubah_aplikasi() {
    let basis = Basis::baru().await;
    let mut app = sqlx::PgConnection::connect_with(&basis.akses.app)
        .await
        .unwrap();
    for perintah in [
        "delete from peristiwa",
        "delete from _sqlx_migrations",
        "drop table pemda",
    ] {
        let galat = sqlx::query(perintah).execute(&mut app).await.unwrap_err();
        let kode = galat.as_database_error().and_then(|e| e.code()).unwrap();
        assert_eq!(kode, "42501", "{perintah}");
    }
}
