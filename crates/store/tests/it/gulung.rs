//! What the resident roll-up is loaded from, its as-of number and its notices.

use sqlx::Executor as _;
use store::gulung;
use testkit::Basis;
use uuid::Uuid;

const PEMDA: Uuid = Uuid::from_u128(1);
const LAIN: Uuid = Uuid::from_u128(2);

async fn isi() -> Basis {
    let basis = Basis::baru().await;
    let mut tx = basis.db.tx_umum().await.unwrap();
    sqlx::raw_sql(include_str!("gulung.sql"))
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    basis
}

#[tokio::test]
async fn gulungan_dimuat_dari_dokumen_yang_berlaku() {
    let basis = isi().await;
    let mut tx = basis.db.tx_baca(PEMDA).await.unwrap();
    let simpul = gulung::daftar_simpul(&mut tx, 2026).await.unwrap();
    let nilai = |jenis: &str, tingkat: &str| -> Vec<Option<i64>> {
        let milik = |s: &&gulung::SimpulRow| s.jenis == jenis && s.tingkat == tingkat;
        simpul.iter().filter(milik).map(|s| s.nilai_sen).collect()
    };
    assert_eq!(nilai("apbd", "sub_kegiatan"), [Some(70_000); 2]);
    let terbaru = [Some(25_000); 2];
    assert_eq!(nilai("realisasi", "sub_kegiatan"), terbaru);
    assert_eq!(nilai("apbd", "program"), [None]);
    assert!(simpul.iter().all(|s| s.unit_kode == s.opd_kode));
    let rincian = gulung::daftar_rincian(&mut tx, 2026).await.unwrap();
    let jumlah: Vec<_> = rincian.iter().map(|r| r.jumlah_sen).collect();
    assert_eq!(jumlah, [60_008, 60_010]);
    let kode = ["5".to_owned(), "5.1".to_owned()];
    let akun = gulung::daftar_akun(&mut tx, &kode).await.unwrap();
    assert_eq!(akun.len(), 1);
    let temuan = gulung::daftar_temuan(&mut tx, 2026).await.unwrap();
    assert_eq!(
        temuan
            .iter()
            .map(|t| (t.jumlah, t.blokir))
            .collect::<Vec<_>>(),
        [(1, 1)]
    );
    let bayar = gulung::daftar_pembayaran(&mut tx, 2026).await.unwrap();
    assert!(bayar.is_empty());
    let keadaan = gulung::keadaan(&mut tx, 2026).await.unwrap();
    assert_eq!(
        keadaan.map(|k| k.to_string()).as_deref(),
        Some("2026-03-31")
    );
    assert!(
        gulung::daftar_simpul(&mut tx, 2027)
            .await
            .unwrap()
            .is_empty()
    );
    let mut lain = basis.db.tx_baca(LAIN).await.unwrap();
    assert!(
        gulung::daftar_simpul(&mut lain, 2026)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn tiap_perubahan_menaikkan_nomor_dan_memberi_kabar() {
    let basis = isi().await;
    let mut pendengar = gulung::dengarkan(&basis.db).await.unwrap();
    let mut tx = basis.db.tx(PEMDA).await.unwrap();
    let awal = gulung::urut(&mut tx).await.unwrap();
    assert!(awal > 0);
    tx.execute("update pagu set nilai_sen = nilai_sen + 1 where nilai_sen = 70000")
        .await
        .unwrap();
    assert_eq!(gulung::urut(&mut tx).await.unwrap(), awal + 1);
    tx.commit().await.unwrap();
    assert_eq!(pendengar.berikut().await.unwrap(), Some(PEMDA));
    let mut tx = basis.db.tx(PEMDA).await.unwrap();
    tx.execute("update edisi set label = 'x'").await.unwrap();
    tx.rollback().await.unwrap();
    let mut tx = basis.db.tx_baca(PEMDA).await.unwrap();
    assert_eq!(
        gulung::urut(&mut tx).await.unwrap(),
        awal + 1,
        "undone, not counted"
    );
}
