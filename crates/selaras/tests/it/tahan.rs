//! Killing at random moments: what was acknowledged is there afterwards, whole. `make tahan`
//! repeats it two hundred times; the ordinary run a few.

use std::time::{Duration, Instant};

use app::idempoten::Giliran;
use store::Db;
use uuid::Uuid;

use crate::alat::{Peladen, jalankan, json, nomor_pg};
use crate::tahan_alat::{Angka, Penulis, akses, bunuh, catat, detik, nasib, siapkan_pemda, ulang};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_yang_diakui_tidak_hilang_walau_dibunuh() {
    let t = tempfile::tempdir().unwrap();
    let mut diakui: Vec<Uuid> = Vec::new();
    let (mut hilang, mut setengah, mut pulih) = (0, 0, Vec::new());
    let ulang = ulang();
    let mut peladen = Peladen::mulai(t.path());
    for putaran in 1..=ulang {
        let db = Db::connect(&akses(t.path())).await.unwrap();
        siapkan_pemda(&db).await;
        let penulis = Penulis::mulai(&db, putaran, 3);
        let jeda = u64::try_from(40 + (putaran * 37) % 160).unwrap();
        tokio::time::sleep(Duration::from_millis(jeda)).await;
        // The program, the database, or both, without a chance to say goodbye.
        if putaran % 3 != 1 {
            bunuh(nomor_pg(t.path()).unwrap());
        }
        peladen.sinyal("-KILL");
        peladen.anak.wait().unwrap();
        diakui.extend(penulis.berhenti().await);
        db.tutup().await;
        let awal = Instant::now();
        peladen = Peladen::mulai(t.path());
        pulih.push(awal.elapsed());
        let db = Db::connect(&akses(t.path())).await.unwrap();
        let n = nasib(&db, &diakui).await;
        hilang += n.hilang;
        setengah += n.setengah;
        db.tutup().await;
    }
    let k = jalankan(t.path(), &["log", "verifikasi", "--format", "json"]);
    assert_eq!(k.status.code(), Some(0), "{}", json(&k));
    Angka {
        janji: "kill -9 program, basis data, keduanya",
        percobaan: usize::try_from(ulang).unwrap(),
        hilang,
        setengah,
        pulih: format!("{}; {} tindakan diakui", detik(&mut pulih), diakui.len()),
    }
    .cetak();
    assert!(!diakui.is_empty());
    assert_eq!((hilang, setengah), (0, 0));
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

#[test]
fn tahan_gugus_yang_selamat_dipungut_program_berikutnya() {
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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tahan_kunci_yang_sama_bertindak_sekali() {
    let t = tempfile::tempdir().unwrap();
    let peladen = Peladen::mulai(t.path());
    let db = Db::connect(&akses(t.path())).await.unwrap();
    siapkan_pemda(&db).await;
    let ulang = ulang();
    let mut lebih = 0;
    for putaran in 1..=ulang {
        let kunci = format!("permintaan-{putaran}");
        let tugas: Vec<_> = (0..2 + putaran % 4)
            .map(|i| {
                let (db, kunci) = (db.clone(), kunci.clone());
                // Each request makes its own id, as a program does that does not know better.
                let id = Uuid::from_u128((putaran << 64) | (i + 1));
                tokio::spawn(async move { sekali(&db, &kunci, "sidik", id).await.unwrap() })
            })
            .collect();
        let mut hasil = Vec::new();
        for satu in tugas {
            hasil.push(satu.await.unwrap());
        }
        let yang_pertama = hasil.iter().filter(|(_, ulangan)| !ulangan).count();
        assert_eq!(yang_pertama, 1, "tepat satu yang bertindak");
        assert!(
            hasil.iter().all(|(id, _)| *id == hasil[0].0),
            "semua mendapat jawaban yang sama"
        );
        lebih += yang_pertama - 1;
        let lain = sekali(&db, &kunci, "sidik lain", Uuid::from_u128(1)).await;
        assert!(
            lain.unwrap_err().contains("sudah dipakai"),
            "kunci untuk isi lain"
        );
    }
    let n = nasib(&db, &[]).await;
    let mut tx = db.tx(crate::tahan_alat::PEMDA).await.unwrap();
    let peristiwa: i64 = sqlx::query_scalar("select count(*) from peristiwa")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    drop(tx);
    Angka {
        janji: "permintaan berulang (2–5 serentak)",
        percobaan: usize::try_from(ulang).unwrap(),
        hilang: lebih,
        setengah: n.setengah,
        pulih: "kolom hilang: peristiwa berlebih".to_owned(),
    }
    .cetak();
    assert_eq!(u128::try_from(peristiwa).unwrap(), ulang);
    db.tutup().await;
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

/// The id of the event that the key led to, and whether somebody else had made it.
async fn sekali(db: &Db, kunci: &str, sidik: &str, id: Uuid) -> Result<(String, bool), String> {
    let jam = dasar::waktu::ClockTetap(dasar::waktu::Saat("2026-11-22T05:00:00Z".parse().unwrap()));
    let kunci = store::idempoten::KunciRow {
        pemda: crate::tahan_alat::PEMDA,
        kunci,
        tindakan: "uji.tahan",
        sidik,
    };
    let teks = |e: &dyn std::fmt::Display| e.to_string();
    match app::idempoten::ambil(db, &jam, &kunci).await {
        Ok(Giliran::Sudah(id)) => Ok((id, true)),
        Ok(Giliran::Baru(mut tugas)) => {
            catat(tugas.tx(), id).await.map_err(|e| teks(&e))?;
            let id = id.to_string();
            tugas.selesai(&id).await.map_err(|e| teks(&e))?;
            Ok((id, false))
        }
        Err(e) => Err(teks(&e)),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tahan_impor_yang_sama_serentak_satu_peristiwa() {
    let t = tempfile::tempdir().unwrap();
    let peladen = Peladen::mulai(t.path());
    let berkas = t.path().join("wilayah.csv");
    std::fs::write(
        &berkas,
        "kode,nama\n64,Kalimantan Timur\n64.11,Mahakam Ulu\n",
    )
    .unwrap();
    let berkas = berkas.display().to_string();
    let kata = [
        "impor",
        "berkas",
        &berkas,
        "--tata-letak",
        "wilayah",
        "--format",
        "json",
    ];
    let hasil: Vec<_> = std::thread::scope(|s| {
        let semua: Vec<_> = (0..4)
            .map(|_| s.spawn(|| jalankan(t.path(), &kata)))
            .collect();
        semua.into_iter().map(|h| h.join().unwrap()).collect()
    });
    for h in &hasil {
        let kode = h.status.code();
        assert!(matches!(kode, Some(0 | 1)), "{kode:?} {}", json(h));
    }
    let lagi = jalankan(t.path(), &kata);
    let akhir = json(&lagi);
    let db = Db::connect(&akses(t.path())).await.unwrap();
    let nasional = db.pemda("00").await.unwrap();
    let mut peristiwa = 0_i64;
    if let Some(p) = nasional {
        let mut tx = db.tx(p.id).await.unwrap();
        let semua: Vec<(String, i64)> =
            sqlx::query_as("select tindakan, count(*) from peristiwa group by 1 order by 1")
                .fetch_all(&mut *tx)
                .await
                .unwrap();
        println!("peristiwa: {semua:?}");
        let impor = semua.iter().find(|(t, _)| t == "impor.diterapkan");
        peristiwa = impor.map_or(0, |(_, n)| *n);
    }
    println!(
        "impor serentak: {:?} → {akhir}",
        hasil.iter().map(|h| h.status.code()).collect::<Vec<_>>()
    );
    db.tutup().await;
    Angka {
        janji: "impor berkas yang sama, 4 serentak",
        percobaan: 4,
        hilang: usize::try_from((peristiwa - 1).max(0)).unwrap(),
        setengah: 0,
        pulih: format!("{peristiwa} peristiwa"),
    }
    .cetak();
    assert_eq!(peristiwa, 1, "satu berkas, satu peristiwa");
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}
