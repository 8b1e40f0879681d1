//! Opening the database: a private cluster below `--data`, or the server of `DATABASE_URL`.

use std::path::PathBuf;
use std::sync::Mutex;

use cluster::{Gugus, INDUK, Opsi};
use store::{Akses, Db, Sandi};

use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;

/// An opened database.
pub struct Basis {
    pub db: Db,
    /// What the server is, for people.
    pub uraian: String,
    gugus: Mutex<Option<Gugus>>,
}

/// The server that replaces the private cluster.
pub fn url() -> Option<String> {
    env("DATABASE_URL")
}

/// Configured folder of the server programs.
pub fn folder_binari() -> Option<PathBuf> {
    env("SELARAS_PG_BIN").map(PathBuf::from)
}

fn env(kunci: &str) -> Option<String> {
    std::env::var(kunci).ok().filter(|v| !v.is_empty())
}

/// Opens, makes roles and migrates.
pub async fn buka(lingkungan: &Lingkungan) -> Result<Basis, Gagal> {
    let (mut akses, uraian, gugus) = match url() {
        Some(url) => {
            let mut akses = Akses::url(&url, env("DATABASE_URL_PEMILIK").as_deref())
                .map_err(|e| Gagal::pakai(e.to_string()))?;
            if let Some(baca) = env("SELARAS_DB_BACA") {
                akses
                    .dengan_baca(&baca)
                    .map_err(|e| Gagal::pakai(e.to_string()))?;
            }
            (akses, "server dari DATABASE_URL".to_owned(), None)
        }
        None => {
            let gugus = buka_gugus(lingkungan)?;
            let versi = &gugus.binari().versi;
            let uraian = format!("PostgreSQL {versi} di {}", lingkungan.data.display());
            (akses_gugus(&gugus), uraian, Some(gugus))
        }
    };
    if lingkungan.baca_saja() {
        akses.jadikan_baca_saja();
    }
    match Db::siapkan(&akses).await {
        Ok((db, baru)) => {
            let db = match crate::kunci::data(lingkungan)? {
                Some(kunci) => db.dengan_kunci(kunci),
                None => db,
            };
            tracing::info!(migrasi_baru = baru.len(), basis = uraian, "basis data siap");
            Ok(Basis {
                db,
                uraian,
                gugus: Mutex::new(gugus),
            })
        }
        Err(galat) => {
            if let Some(gugus) = gugus {
                gugus.tutup().map_err(Gagal::rusak)?;
            }
            Err(galat.into())
        }
    }
}

fn buka_gugus(lingkungan: &Lingkungan) -> Result<Gugus, Gagal> {
    let bin = folder_binari();
    let gugus = Gugus::buka(Opsi {
        data: &lingkungan.data,
        bin: bin.as_deref(),
        acak: &mut |b| lingkungan.acak(b),
        uji: false,
    });
    // Whoever runs Selaras can do something about it: a refusal, not a fault.
    let gugus = gugus.map_err(|e| Gagal::tolak("basis_data", e.to_string()))?;
    for catatan in gugus.catatan() {
        tracing::warn!("{catatan}");
    }
    tracing::debug!(asal = ?gugus.asal(), soket = %gugus.soket().display(), "gugus dibuka");
    Ok(gugus)
}

pub(crate) fn akses_gugus(gugus: &Gugus) -> Akses {
    let r = gugus.rahasia();
    let sandi = Sandi {
        induk: r.induk.clone(),
        pemilik: r.pemilik.clone(),
        app: r.app.clone(),
    };
    Akses::soket(gugus.soket(), INDUK, "selaras", &sandi)
}

impl Basis {
    /// Works on the private cluster; `None` when the server is somebody else's.
    pub fn dengan_gugus<T>(&self, kerja: impl FnOnce(&Gugus) -> T) -> Option<T> {
        self.gugus.lock().ok().and_then(|g| g.as_ref().map(kerja))
    }

    /// Closes the pool, then lets go of the cluster.
    pub async fn tutup(&self) -> Result<(), Gagal> {
        self.db.tutup().await;
        let gugus = self.gugus.lock().map_or(None, |mut g| g.take());
        if let Some(gugus) = gugus {
            let berhenti = gugus.tutup().map_err(Gagal::rusak)?;
            tracing::debug!(berhenti, "gugus dilepas");
        }
        Ok(())
    }
}
