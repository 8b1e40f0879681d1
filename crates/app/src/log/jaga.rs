//! The sequencer as a job of the running server: places, signed heads, heads in the nation's log.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use dasar::waktu::Clock;
use store::{Db, Result, log};
use tokio::sync::watch;
use uuid::Uuid;

use super::kumpul::kumpulkan;
use super::{KunciLog, urutkan};

/// Shortest pause between two rounds.
const PENDEK: Duration = Duration::from_secs(2);
/// Longest pause, when nothing happens.
const PANJANG: Duration = Duration::from_secs(16);
/// A round may take this part of the time at most: the pause grows with the log.
const BAGIAN: u32 = 20;
/// Heads of governments go into the nation's log at most this often.
const KUMPUL: Duration = Duration::from_secs(60);

/// One round: every log that waits is sequenced and signed. Answers the governments it signed for.
///
/// # Errors
/// No connection.
pub async fn putaran(
    db: &Db,
    clock: &dyn Clock,
    kunci: &KunciLog,
    seluruhnya: bool,
) -> Result<BTreeSet<Uuid>> {
    let mut tx = db.tx_umum().await?;
    let daftar = log::menunggu(&mut tx, seluruhnya).await?;
    tx.commit().await?;
    let mut baru = BTreeSet::new();
    for pemda in daftar {
        if urutkan(db, clock, kunci, pemda).await? > 0 {
            baru.insert(pemda);
        }
    }
    Ok(baru)
}

/// The job and the way to end it.
pub struct Pengurut {
    henti: watch::Sender<bool>,
    tugas: tokio::task::JoinHandle<()>,
}

impl Pengurut {
    /// Starts the job.
    #[must_use]
    pub fn mulai(db: Db, clock: std::sync::Arc<dyn Clock>, kunci: KunciLog) -> Self {
        let (henti, dengar) = watch::channel(false);
        let tugas = tokio::spawn(async move { ikuti(&db, &*clock, &kunci, dengar).await });
        Self { henti, tugas }
    }

    /// Ends the job after one last round, so that what was acknowledged is signed too; waits for
    /// it no longer than `paling_lama`.
    pub async fn berhenti(self, paling_lama: Duration) {
        let _ = self.henti.send(true);
        if tokio::time::timeout(paling_lama, self.tugas).await.is_err() {
            tracing::warn!("pengurut log tidak selesai tepat waktu; sisanya diurutkan nanti");
        }
    }
}

async fn ikuti(db: &Db, clock: &dyn Clock, kunci: &KunciLog, mut henti: watch::Receiver<bool>) {
    let mut jeda = PENDEK;
    let mut seluruhnya = true;
    let mut belum: BTreeSet<Uuid> = BTreeSet::new();
    let mut terakhir = Instant::now();
    loop {
        let akhir = *henti.borrow();
        let mulai = Instant::now();
        match putaran(db, clock, kunci, seluruhnya).await {
            Ok(baru) => {
                jeda = if baru.is_empty() {
                    (jeda * 2).min(PANJANG)
                } else {
                    PENDEK
                };
                seluruhnya = false;
                belum.extend(baru);
            }
            // The next round tries again; nothing is lost, it only waits.
            Err(e) => tracing::warn!(galat = %e, "pengurut log tidak dapat bekerja"),
        }
        if akhir || terakhir.elapsed() >= KUMPUL {
            terakhir = Instant::now();
            match kumpulkan(db, clock, kunci, &belum).await {
                Ok(()) => belum.clear(),
                Err(e) => tracing::warn!(galat = %e, "kepala log belum masuk log nasional"),
            }
        }
        if akhir {
            return;
        }
        let tidur = jeda.max(mulai.elapsed() * BAGIAN);
        // Woken early to end; the sender is gone only when the server is.
        let _ = tokio::time::timeout(tidur, henti.changed()).await;
        if henti.has_changed().is_err() {
            return;
        }
    }
}
