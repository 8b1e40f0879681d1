//! What the fault tests share: acts to write, ways to kill, a line of figures for each promise.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use store::log::PeristiwaBaru;
use store::{Akses, Db, Sandi};
use uuid::Uuid;

/// The government of these tests.
pub const PEMDA: Uuid = Uuid::from_u128(7);

/// Tries of every random test: 5, or `ULANG`.
pub fn ulang() -> u128 {
    let ulang = std::env::var("ULANG").ok();
    ulang.and_then(|u| u.parse().ok()).unwrap_or(5)
}

/// The figures of one promise, as `scripts/tahan` collects them.
pub struct Angka {
    pub janji: &'static str,
    pub percobaan: usize,
    pub hilang: usize,
    pub setengah: usize,
    pub pulih: String,
}

impl Angka {
    pub fn cetak(&self) {
        println!(
            "TAHAN|{}|{}|{}|{}|{}",
            self.janji, self.percobaan, self.hilang, self.setengah, self.pulih
        );
    }
}

pub fn dilewati(janji: &str, sebab: &str) {
    println!("TAHAN|{janji}|0|-|-|dilewati: {sebab}");
}

/// Median and largest of some times, in seconds.
pub fn detik(lama: &mut [Duration]) -> String {
    lama.sort();
    let tengah = lama.get(lama.len() / 2).copied().unwrap_or_default();
    let akhir = lama.last().copied().unwrap_or_default();
    format!(
        "{:.2} s (terlama {:.2} s)",
        tengah.as_secs_f64(),
        akhir.as_secs_f64()
    )
}

pub fn akses(data: &Path) -> Akses {
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
    let soket = std::fs::read_to_string(data.join("soket.jalur"))
        .map_or_else(|_| data.join("soket"), |s| s.trim_end().into());
    let mut akses = Akses::soket(&soket, "selaras_induk", "selaras", &semua);
    akses.maks = 6;
    akses
}

pub fn bunuh(nomor: i32) {
    let _ = Command::new("kill")
        .args(["-KILL", &nomor.to_string()])
        .status();
}

/// Makes the government of these tests.
pub async fn siapkan_pemda(db: &Db) {
    let mut tx = db.tx(PEMDA).await.unwrap();
    sqlx::query(
        "insert into pemda (id, kode, nama, jenis) values ($1, '00.07', 'Uji', 'kota') \
         on conflict do nothing",
    )
    .bind(PEMDA)
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// One act: an event and its digest, two tables in one transaction.
pub async fn bertindak(db: &Db, id: Uuid) -> store::Result<()> {
    let mut tx = db.tx(PEMDA).await?;
    catat(&mut tx, id).await?;
    tx.commit().await?;
    Ok(())
}

pub async fn catat(tx: &mut store::Tx<'static>, id: Uuid) -> store::Result<()> {
    let kosong = String::new;
    let p = PeristiwaBaru {
        pemda: PEMDA,
        id,
        pada: "2026-11-22T05:00:00Z".parse().unwrap(),
        pelaku: "uji",
        peran: "admin_lokal",
        unit: "",
        tindakan: "uji.tahan",
        subjek: id.to_string(),
        sebelum_sesudah: (kosong(), kosong()),
        permintaan: "",
        alasan: "",
        isi: serde_json::json!({"isi": "x".repeat(400)}),
    };
    store::log::catat(tx, &p).await
}

/// Writers that go on until told to stop, or until the connection breaks.
pub struct Penulis {
    henti: Arc<AtomicBool>,
    tugas: Vec<tokio::task::JoinHandle<Vec<Uuid>>>,
}

impl Penulis {
    /// `n` writers; ids are unique per `putaran`.
    pub fn mulai(db: &Db, putaran: u128, n: u128) -> Self {
        let henti = Arc::new(AtomicBool::new(false));
        let tugas = (0..n)
            .map(|i| {
                let (db, henti) = (db.clone(), Arc::clone(&henti));
                tokio::spawn(async move {
                    let mut diakui = Vec::new();
                    let mut urut = 0;
                    while !henti.load(Ordering::Relaxed) {
                        urut += 1;
                        let id = Uuid::from_u128((putaran << 80) | (i << 64) | urut);
                        let tindakan = bertindak(&db, id);
                        match tokio::time::timeout(Duration::from_secs(30), tindakan).await {
                            Ok(Ok(())) => diakui.push(id),
                            Ok(Err(_)) => break,
                            Err(_) => panic!("tindakan menggantung lebih dari 30 detik"),
                        }
                    }
                    diakui
                })
            })
            .collect();
        Self { henti, tugas }
    }

    /// Everything that was acknowledged.
    pub async fn berhenti(self) -> Vec<Uuid> {
        self.henti.store(true, Ordering::Relaxed);
        let mut semua = Vec::new();
        for t in self.tugas {
            semua.extend(t.await.unwrap());
        }
        semua
    }
}

/// What became of the acts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Nasib {
    pub hilang: usize,
    pub setengah: usize,
}

/// Acknowledged acts that are gone, and events without digest or digests without event.
pub async fn nasib(db: &Db, diakui: &[Uuid]) -> Nasib {
    let mut tx = db.tx(PEMDA).await.unwrap();
    let ada: Vec<Uuid> = sqlx::query_scalar("select id from peristiwa")
        .fetch_all(&mut *tx)
        .await
        .unwrap();
    let ada: BTreeSet<Uuid> = ada.into_iter().collect();
    let setengah: i64 = sqlx::query_scalar(
        "select count(*) from peristiwa p full join log_daun d \
         on d.pemda_id = p.pemda_id and d.peristiwa_id = p.id \
         where p.id is null or d.peristiwa_id is null",
    )
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    Nasib {
        hilang: diakui.iter().filter(|id| !ada.contains(id)).count(),
        setengah: usize::try_from(setengah).unwrap(),
    }
}

/// Waits for something, at most half a minute.
pub async fn sampai(mut siap: impl AsyncFnMut() -> bool) -> Duration {
    let awal = Instant::now();
    while !siap().await {
        assert!(
            awal.elapsed() < Duration::from_secs(60),
            "tidak kunjung siap"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    awal.elapsed()
}
