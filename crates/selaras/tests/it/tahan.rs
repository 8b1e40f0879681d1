//! Killing at random moments: what was acknowledged is there afterwards. `make tahan` repeats it
//! two hundred times; the ordinary run a few.

use std::path::Path;
use std::process::Command;

use store::{Akses, Db, Sandi};
use uuid::Uuid;

use crate::alat::{Peladen, nomor_pg};

fn akses(data: &Path) -> Akses {
    let rahasia = std::fs::read_to_string(data.join("rahasia")).unwrap();
    let sandi = |peran: &str| {
        rahasia
            .lines()
            .find_map(|b| b.strip_prefix(peran))
            .unwrap()
            .trim_matches('=')
            .to_owned()
    };
    let semua = Sandi {
        induk: sandi("induk"),
        pemilik: sandi("pemilik"),
        app: sandi("app"),
    };
    let mut akses = Akses::soket(&data.join("soket"), "selaras_induk", "selaras", &semua);
    akses.maks = 4;
    akses
}

fn bunuh(nomor: i32) {
    let _ = Command::new("kill")
        .args(["-KILL", &nomor.to_string()])
        .status();
}

/// Writes events until the connection dies; the ids of those that were acknowledged.
async fn tulis_sampai_putus(db: Db, pemda: Uuid, putaran: u128) -> Vec<Uuid> {
    let mut diakui = Vec::new();
    for n in 1..u128::MAX {
        let id = Uuid::from_u128((putaran << 64) | n);
        let hasil: store::Result<()> = async {
            let mut tx = db.tx(pemda).await?;
            sqlx::query(
                "insert into peristiwa (pemda_id, id, pada, pelaku, peran, tindakan, subjek) \
                 values ($1, $2, 'epoch', 'uji', 'admin_lokal', 'uji.tahan', 'uji')",
            )
            .bind(pemda)
            .bind(id)
            .execute(&mut *tx)
            .await?;
            tx.commit().await?;
            Ok(())
        }
        .await;
        match hasil {
            Ok(()) => diakui.push(id),
            Err(_) => break,
        }
    }
    diakui
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn yang_diakui_tidak_hilang_walau_semuanya_dibunuh() {
    let ulang: u128 = std::env::var("ULANG")
        .ok()
        .and_then(|u| u.parse().ok())
        .unwrap_or(3);
    let t = tempfile::tempdir().unwrap();
    let pemda = Uuid::from_u128(7);
    let mut semua: Vec<Uuid> = Vec::new();
    for putaran in 1..=ulang {
        let mut peladen = Peladen::mulai(t.path());
        let db = Db::connect(&akses(t.path())).await.unwrap();
        let mut tx = db.tx(pemda).await.unwrap();
        sqlx::query(
            "insert into pemda (id, kode, nama, jenis) values ($1, '00.07', 'Uji', 'kota') \
             on conflict do nothing",
        )
        .bind(pemda)
        .execute(&mut *tx)
        .await
        .unwrap();
        let ada: Vec<Uuid> = sqlx::query_scalar("select id from peristiwa")
            .fetch_all(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let hilang = semua.iter().filter(|id| !ada.contains(id)).count();
        assert_eq!(
            hilang,
            0,
            "putaran {putaran}: {hilang} dari {} hilang",
            semua.len()
        );

        let penulis: Vec<_> = (0..3)
            .map(|i| tokio::spawn(tulis_sampai_putus(db.clone(), pemda, putaran * 10 + i)))
            .collect();
        let jeda = 40 + (putaran * 37) % 160;
        tokio::time::sleep(std::time::Duration::from_millis(
            u64::try_from(jeda).unwrap(),
        ))
        .await;
        // Program first, then the database: both without a chance to say goodbye.
        peladen.sinyal("-KILL");
        bunuh(nomor_pg(t.path()).unwrap());
        for p in penulis {
            semua.extend(p.await.unwrap());
        }
        peladen.anak.wait().unwrap();
        db.tutup().await;
    }
    let akhir = Peladen::mulai(t.path());
    let db = Db::connect(&akses(t.path())).await.unwrap();
    let mut tx = db.tx(pemda).await.unwrap();
    let ada: Vec<Uuid> = sqlx::query_scalar("select id from peristiwa")
        .fetch_all(&mut *tx)
        .await
        .unwrap();
    drop(tx);
    db.tutup().await;
    assert!(!semua.is_empty());
    assert!(
        semua.iter().all(|id| ada.contains(id)),
        "{} diakui",
        semua.len()
    );
    assert_eq!(akhir.berhenti("-TERM"), Some(0));
}

#[test]
fn gugus_yang_selamat_dipungut_program_berikutnya() {
    let t = tempfile::tempdir().unwrap();
    let mut peladen = Peladen::mulai(t.path());
    let nomor = nomor_pg(t.path()).unwrap();
    peladen.sinyal("-KILL");
    peladen.anak.wait().unwrap();
    assert_eq!(nomor_pg(t.path()), Some(nomor), "basis data selamat");
    let lagi = Peladen::mulai(t.path());
    assert_eq!(nomor_pg(t.path()), Some(nomor), "dipungut, bukan dilawan");
    assert_eq!(lagi.ambil("/readyz").0, 200);
    assert_eq!(lagi.berhenti("-TERM"), Some(0));
    assert_eq!(nomor_pg(t.path()), None);
}
