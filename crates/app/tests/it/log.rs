//! The log on a real database: healthy, tampered with by a superuser, proven to an outsider.

use app::log::{KunciLog, bukti, terima, urutkan, verifikasi};
use bukti::berkas;
use bukti::kepala::KunciTanda;
use bukti::periksa::Jenis;
use serde_json::json;
use sqlx::{Connection as _, PgConnection};
use store::log::{PeristiwaBaru, catat};
use testkit::Basis;
use uuid::Uuid;

const PEMDA: Uuid = Uuid::from_u128(1);
const LAIN: Uuid = Uuid::from_u128(2);

fn kunci() -> KunciLog {
    let tanda = KunciTanda::dari_benih(&[5; 32]);
    KunciLog {
        publik: vec![tanda.publik()],
        tanda,
    }
}

async fn isi(n: u128) -> Basis {
    let basis = Basis::baru().await;
    let mut tx = basis.db.tx_umum().await.unwrap();
    for (id, kode) in [(PEMDA, "64.01"), (LAIN, "64")] {
        sqlx::query("insert into pemda (id, kode, nama, jenis) values ($1, $2, $2, 'kabupaten')")
            .bind(id)
            .bind(kode)
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    for i in 0..n {
        catat_satu(&basis, i).await;
    }
    basis
}

async fn catat_satu(basis: &Basis, i: u128) {
    let mut tx = basis.db.tx(PEMDA).await.unwrap();
    let p = PeristiwaBaru {
        pemda: PEMDA,
        id: Uuid::from_u128(100 + i),
        pada: testkit::jam().0.0 + chrono::Duration::microseconds(i64::try_from(i).unwrap()),
        pelaku: "contoh",
        peran: "admin_lokal",
        unit: "",
        tindakan: "uji.dicatat",
        subjek: format!("subjek {i}"),
        sebelum_sesudah: (String::new(), String::new()),
        permintaan: "",
        alasan: "",
        isi: json!({"z": i.to_string(), "a": [1, 2]}),
    };
    catat(&mut tx, &p).await.unwrap();
    tx.commit().await.unwrap();
}

async fn urut(basis: &Basis) -> u64 {
    urutkan(&basis.db, &testkit::jam(), &kunci(), PEMDA)
        .await
        .unwrap()
}

/// As the owner of the whole cluster, past every right and policy.
async fn rusak(basis: &Basis, sql: &'static str) {
    let (induk, _) = basis.akses.induk.clone().unwrap();
    let nama = basis.akses.app.get_database().unwrap().to_owned();
    let mut super_ = PgConnection::connect_with(&induk.database(&nama))
        .await
        .unwrap();
    let n = sqlx::raw_sql(sql)
        .execute(&mut super_)
        .await
        .unwrap()
        .rows_affected();
    assert!(n > 0, "{sql}");
}

async fn temuan(basis: &Basis) -> Vec<(String, Jenis)> {
    let hasil = verifikasi(&basis.db, Some("64.01"), &kunci().publik)
        .await
        .unwrap();
    let kerusakan = hasil.into_iter().flat_map(|h| h.laporan.kerusakan);
    kerusakan.map(|k| (k.peristiwa, k.jenis)).collect()
}

fn id(i: u128) -> String {
    Uuid::from_u128(100 + i).to_string()
}

#[tokio::test]
async fn a_healthy_log_is_proven_whole() {
    let basis = isi(7).await;
    assert!(
        temuan(&basis).await.is_empty(),
        "noted digests hold before sequencing"
    );
    assert_eq!(urut(&basis).await, 7);
    assert_eq!(urut(&basis).await, 0, "nothing is placed twice");
    catat_satu(&basis, 9).await;
    assert_eq!(urut(&basis).await, 1);
    let hasil = verifikasi(&basis.db, None, &kunci().publik).await.unwrap();
    assert_eq!(hasil.len(), 1);
    let l = &hasil[0].laporan;
    assert_eq!((l.diperiksa, l.kepala_sah, l.kerusakan.len()), (8, 2, 0));
}

#[tokio::test]
async fn one_changed_byte_names_its_event_sequenced_or_not() {
    let basis = isi(5).await;
    rusak(
        &basis,
        "update peristiwa set alasan = 'x' where subjek = 'subjek 3'",
    )
    .await;
    assert_eq!(temuan(&basis).await, [(id(3), Jenis::Isi)]);
    rusak(
        &basis,
        "update peristiwa set alasan = '' where subjek = 'subjek 3'",
    )
    .await;
    urut(&basis).await;
    assert!(temuan(&basis).await.is_empty());
    rusak(
        &basis,
        r#"update peristiwa set isi = '{"z": "2", "a": [1, 3]}' where subjek = 'subjek 2'"#,
    )
    .await;
    assert_eq!(temuan(&basis).await, [(id(2), Jenis::Isi)]);
}

#[tokio::test]
async fn removed_and_exchanged_events_are_located() {
    let basis = isi(5).await;
    urut(&basis).await;
    rusak(&basis, "delete from peristiwa where subjek = 'subjek 1'").await;
    assert_eq!(temuan(&basis).await, [(id(1), Jenis::Celah)]);
    let basis = isi(5).await;
    urut(&basis).await;
    rusak(
        &basis,
        "alter table log_entri drop constraint log_entri_pemda_id_peristiwa_id_key;
         update log_entri e set peristiwa_id = case urut
             when 1 then (select peristiwa_id from log_entri where urut = 3)
             else (select peristiwa_id from log_entri where urut = 1) end
         where urut in (1, 3)",
    )
    .await;
    assert_eq!(
        temuan(&basis).await,
        [(id(3), Jenis::Urutan), (id(1), Jenis::Urutan)]
    );
}

#[tokio::test]
async fn a_proof_holds_offline_and_only_unaltered() {
    let basis = isi(6).await;
    assert!(
        bukti(&basis.db, Uuid::from_u128(102)).await.is_err(),
        "no head yet"
    );
    urut(&basis).await;
    let b = bukti(&basis.db, Uuid::from_u128(102)).await.unwrap();
    let publik = kunci().tanda.publik();
    assert_eq!(berkas::periksa(&b, &publik), Ok(()));
    let mut palsu = b.clone();
    palsu.peristiwa.subjek.push('x');
    assert!(berkas::periksa(&palsu, &publik).is_err());
    assert!(bukti(&basis.db, Uuid::from_u128(999)).await.is_err());
}

#[tokio::test]
async fn a_witness_refuses_a_rewritten_past() {
    let basis = isi(3).await;
    urut(&basis).await;
    let k = bukti(&basis.db, Uuid::from_u128(100)).await.unwrap().kepala;
    let publik = kunci().tanda.publik();
    let jam = testkit::jam();
    assert!(terima(&basis.db, &jam, LAIN, &k, &publik).await.unwrap());
    assert!(
        !terima(&basis.db, &jam, LAIN, &k, &publik).await.unwrap(),
        "kept once"
    );
    let lain = bukti::kanonik::Sidik::dari(b"lain");
    let palsu = kunci().tanda.tanda(&k.pemda_id, k.ukuran, lain, &k.pada);
    let galat = terima(&basis.db, &jam, LAIN, &palsu, &publik)
        .await
        .unwrap_err();
    assert!(galat.to_string().contains("ditulis ulang"), "{galat}");
    let asing = KunciTanda::dari_benih(&[6; 32]).publik();
    assert!(terima(&basis.db, &jam, LAIN, &k, &asing).await.is_err());
}

#[tokio::test]
async fn the_application_cannot_rewrite_the_log() {
    let basis = isi(1).await;
    for sql in [
        "update log_daun set daun = ''",
        "delete from log_daun",
        "update log_entri set urut = 9",
        "delete from log_entri",
        "update log_kepala set akar = ''",
        "delete from log_saksi",
        "update peristiwa set alasan = ''",
    ] {
        let mut tx = basis.db.tx(PEMDA).await.unwrap();
        let galat = sqlx::query(sql).execute(&mut *tx).await.unwrap_err();
        let kode = galat.as_database_error().and_then(|e| e.code()).unwrap();
        assert_eq!(kode, "42501", "{sql}");
    }
}

async fn nasional(basis: &Basis) {
    let mut tx = basis.db.tx_umum().await.unwrap();
    sqlx::query(
        "insert into pemda (id, kode, nama, jenis) values ($1, '00', 'Nasional', 'nasional')",
    )
    .bind(Uuid::from_u128(9))
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_job_places_and_signs_what_waits_and_ends_in_order() {
    let basis = isi(3).await;
    nasional(&basis).await;
    let jam = std::sync::Arc::new(testkit::jam());
    let p = app::log::Pengurut::mulai(basis.db.clone(), jam, kunci());
    p.berhenti(std::time::Duration::from_secs(30)).await;
    let mut tx = basis.db.tx(PEMDA).await.unwrap();
    let kepala = store::log::kepala(&mut tx, PEMDA).await.unwrap();
    assert_eq!(kepala.iter().map(|k| k.ukuran).collect::<Vec<_>>(), [3]);
    drop(tx);
    // The nation's log holds the head, signed in its turn, and verification uses it.
    let hasil = verifikasi(&basis.db, None, &kunci().publik).await.unwrap();
    let kode: Vec<_> = hasil
        .iter()
        .map(|h| (h.kode.as_str(), h.laporan.kepala_sah))
        .collect();
    assert_eq!(kode, [("00", 1), ("64.01", 1)]);
    assert!(hasil.iter().all(|h| h.laporan.kerusakan.is_empty()));
    // Nothing waits: nothing is placed, nothing signed.
    let lagi = app::log::putaran(&basis.db, &testkit::jam(), &kunci(), true)
        .await
        .unwrap();
    assert!(lagi.is_empty());
    catat_satu(&basis, 7).await;
    let lagi = app::log::putaran(&basis.db, &testkit::jam(), &kunci(), false)
        .await
        .unwrap();
    assert_eq!(lagi, [PEMDA].into());
}

/// Whoever owns the database can drop the tail of a log with its heads; the nation's log remembers.
#[tokio::test]
async fn a_log_cut_off_with_its_heads_is_found_by_the_nations_log() {
    let basis = isi(5).await;
    nasional(&basis).await;
    urut(&basis).await;
    app::log::kumpulkan(&basis.db, &testkit::jam(), &kunci(), &[PEMDA].into())
        .await
        .unwrap();
    assert_eq!(temuan(&basis).await, []);
    rusak(
        &basis,
        "delete from log_kepala where pemda_id = '00000000-0000-0000-0000-000000000001';
         delete from log_daun d using log_entri e where e.peristiwa_id = d.peristiwa_id
             and e.urut = 4
             and e.pemda_id = '00000000-0000-0000-0000-000000000001';
         delete from peristiwa p using log_entri e where e.peristiwa_id = p.id and e.urut = 4
             and e.pemda_id = '00000000-0000-0000-0000-000000000001';
         delete from log_entri where urut = 4
             and pemda_id = '00000000-0000-0000-0000-000000000001'",
    )
    .await;
    let jenis: Vec<_> = temuan(&basis).await.into_iter().map(|(_, j)| j).collect();
    assert!(jenis.contains(&Jenis::Celah), "{jenis:?}");
}

/// Signing over damage would bless it.
#[tokio::test]
async fn a_rewritten_log_is_not_signed_again() {
    let basis = isi(4).await;
    urut(&basis).await;
    rusak(
        &basis,
        "update log_entri set daun = repeat('ab', 32) where urut = 1",
    )
    .await;
    catat_satu(&basis, 9).await;
    let hasil = urutkan(&basis.db, &testkit::jam(), &kunci(), PEMDA).await;
    assert!(hasil.unwrap_err().to_string().contains("log verifikasi"));
}

#[tokio::test]
async fn a_witness_keeps_heads_by_file_and_names_what_was_rewritten() {
    use app::log::{TukarRefusal, ekspor, periksa_saksi, terima_berkas};
    let basis = isi(4).await;
    urut(&basis).await;
    let saksi = basis.db.pemda("64").await.unwrap().unwrap();
    let admin = keamanan::Pelaku::admin_lokal("uji");
    let publik_ = keamanan::Pelaku::publik();
    let publik = kunci().publik;
    let jam = testkit::jam();
    let b = ekspor(&basis.db, Some("64.01"), &[]).await.unwrap();
    let kosong = periksa_saksi(&basis.db, &admin, &saksi, &b, &publik).await;
    assert!(matches!(kosong, Err(TukarRefusal::BelumAda(_))));
    let tolak = terima_berkas(&basis.db, (&jam, &publik_), &saksi, &b, &publik);
    assert!(matches!(tolak.await, Err(TukarRefusal::Tolak(_))));
    let terima = terima_berkas(&basis.db, (&jam, &admin), &saksi, &b, &publik)
        .await
        .unwrap();
    assert_eq!((terima[0].baru, terima[0].rusak.len()), (1, 0));
    catat_satu(&basis, 8).await;
    urut(&basis).await;
    let b = ekspor(&basis.db, Some("64.01"), &[]).await.unwrap();
    let sah = periksa_saksi(&basis.db, &admin, &saksi, &b, &publik)
        .await
        .unwrap();
    assert_eq!((sah[0].disimpan, sah[0].rusak.clone()), (1, vec![]));
    // The whole log is replaced by another one and signed by the same key.
    rusak(
        &basis,
        "delete from log_kepala; update log_entri set daun = repeat('cd', 32) where urut = 0",
    )
    .await;
    catat_satu(&basis, 11).await;
    urut(&basis).await;
    let b = ekspor(&basis.db, Some("64.01"), &[4]).await.unwrap();
    let palsu = periksa_saksi(&basis.db, &admin, &saksi, &b, &publik)
        .await
        .unwrap();
    let jenis: Vec<_> = palsu[0].rusak.iter().map(|r| r.jenis).collect();
    assert!(
        jenis.contains(&bukti::tukar::JenisRusak::Bercabang),
        "{jenis:?}"
    );
    // And such heads are not taken into keeping.
    let lagi = terima_berkas(&basis.db, (&jam, &admin), &saksi, &b, &publik)
        .await
        .unwrap();
    assert_eq!(lagi[0].baru, 0);
}
