//! The resident roll-up of governments: what a page needs to show totals without asking the
//! database.
//!
//! [`Gulungan`] holds, per government and year, every perangkat daerah with its programmes,
//! activities and sub-activities (ceilings of Renstra, RKPD, APBD, DPA, realisation, findings) and
//! its accounts. It is loaded from the database at the first question ([`Gulungan::pemda`]) and
//! dropped when the database tells that the government changed ([`Gulungan::ikuti`]); the totals
//! come from [`rollup`], so that each level is the sum of the one below.
//!
//! A page that uses it shows its as-of: [`PemdaGulungan::urut`] (the number of the change) and
//! [`PemdaGulungan::keadaan`] (the date the documents speak of).
//!
//! ```text
//! let g = gulungan.pemda(pemda_id, 2026).await?;            // Arc, no query when resident
//! let Some(opd) = g.opd("1.01.0.00.0.00.01.0000") else { … };
//! for b in &opd.baris { b.tingkat, b.kode, b.nama, b.jumlah.rkpd_sen, … }
//! for a in opd.akun_terbesar(20) { a.kode, a.nama, a.anggaran_sen, a.realisasi_sen }
//! ```

mod bangun;
mod jalur;
mod opd;
mod pemda;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use store::{Db, StoreError};
use tokio::sync::{Mutex, RwLock};
use uuid::Uuid;

pub use opd::{AkunGulungan, BarisGulungan, Jumlah, OpdGulungan, TingkatGulungan};
pub use pemda::{Isi, PemdaGulungan};

/// Why there is no roll-up.
#[derive(Debug, thiserror::Error)]
pub enum GulungError {
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The figures cannot be added up.
    #[error("angka tidak dapat dijumlahkan: {0}")]
    Rollup(#[from] rollup::RollupError),
}

/// Pause before listening is tried again.
const ULANG: Duration = Duration::from_secs(1);

/// The resident roll-ups of this process.
#[derive(Debug)]
pub struct Gulungan {
    db: Db,
    isi: RwLock<BTreeMap<(Uuid, i16), Arc<PemdaGulungan>>>,
    memuat: Mutex<()>,
    /// Counts notices, so that a load knows whether one arrived while it ran.
    kabar: AtomicU64,
    mendengar: AtomicBool,
}

impl Gulungan {
    /// An empty holder; nothing is loaded yet.
    #[must_use]
    pub fn baru(db: Db) -> Self {
        Self {
            db,
            isi: RwLock::new(BTreeMap::new()),
            memuat: Mutex::new(()),
            kabar: AtomicU64::new(0),
            mendengar: AtomicBool::new(false),
        }
    }

    /// The roll-up of a government and year: resident, or loaded now.
    ///
    /// While [`Gulungan::ikuti`] listens, a resident roll-up is returned without a query. While it
    /// does not (a command, a lost connection), the as-of number is compared first.
    ///
    /// # Errors
    /// No connection, or figures that cannot be added up.
    pub async fn pemda(&self, pemda: Uuid, tahun: i16) -> Result<Arc<PemdaGulungan>, GulungError> {
        let ada = self.isi.read().await.get(&(pemda, tahun)).cloned();
        if let Some(ada) = ada
            && (self.mendengar.load(Ordering::Acquire) || self.masih(pemda, &ada).await?)
        {
            return Ok(ada);
        }
        self.muat(pemda, tahun).await
    }

    /// One perangkat daerah of a government and year; `None` when no document names it.
    ///
    /// # Errors
    /// As [`Gulungan::pemda`].
    pub async fn opd(
        &self,
        pemda: Uuid,
        tahun: i16,
        opd: &str,
    ) -> Result<Option<Arc<OpdGulungan>>, GulungError> {
        Ok(self.pemda(pemda, tahun).await?.opd(opd))
    }

    async fn masih(&self, pemda: Uuid, ada: &PemdaGulungan) -> Result<bool, GulungError> {
        let mut tx = self.db.tx(pemda).await?;
        let urut = store::gulung::urut(&mut tx).await?;
        Ok(urut == ada.urut())
    }

    /// Loads from one snapshot, one load at a time; pages of resident governments do not wait. What
    /// a notice has made old meanwhile is handed out (it says its as-of) but not kept.
    async fn muat(&self, pemda: Uuid, tahun: i16) -> Result<Arc<PemdaGulungan>, GulungError> {
        let _giliran = self.memuat.lock().await;
        let kabar = self.kabar.load(Ordering::Acquire);
        let mut tx = self.db.tx_baca(pemda).await?;
        let urut = store::gulung::urut(&mut tx).await?;
        let ada = self.isi.read().await.get(&(pemda, tahun)).cloned();
        if let Some(ada) = ada.filter(|ada| ada.urut() == urut) {
            return Ok(ada);
        }
        let isi = Isi::muat(&mut tx, tahun, urut).await?;
        let baru = Arc::new(PemdaGulungan::baru(isi)?);
        let mut semua = self.isi.write().await;
        if self.kabar.load(Ordering::Acquire) == kabar {
            semua.insert((pemda, tahun), Arc::clone(&baru));
        }
        Ok(baru)
    }

    /// Forgets a government; the next question loads it again.
    pub async fn buang(&self, pemda: Uuid) {
        let mut semua = self.isi.write().await;
        self.kabar.fetch_add(1, Ordering::AcqRel);
        semua.retain(|(p, _), _| *p != pemda);
    }

    async fn buang_semua(&self) {
        let mut semua = self.isi.write().await;
        self.kabar.fetch_add(1, Ordering::AcqRel);
        semua.clear();
    }

    /// Keeps following the notices until the pool closes; the task of a server.
    pub async fn jaga(&self) {
        loop {
            match self.ikuti().await {
                Err(GulungError::Store(g)) if store::gulung::sudah_tutup(&g) => return,
                Err(galat) => tracing::warn!(%galat, "kabar gulungan terputus"),
                Ok(()) => {}
            }
            tokio::time::sleep(ULANG).await;
        }
    }

    /// Follows the notices of the database until the pool closes: a changed government is dropped,
    /// and everything is when notices may have been missed.
    ///
    /// # Errors
    /// Listening cannot start, or the database cannot be reached again; the holder then compares
    /// as-of numbers itself.
    pub async fn ikuti(&self) -> Result<(), GulungError> {
        let hasil = self.dengar().await;
        self.mendengar.store(false, Ordering::Release);
        hasil
    }

    async fn dengar(&self) -> Result<(), GulungError> {
        let mut pendengar = store::gulung::dengarkan(&self.db).await?;
        self.buang_semua().await;
        self.mendengar.store(true, Ordering::Release);
        loop {
            match pendengar.berikut().await? {
                Some(pemda) => self.buang(pemda).await,
                None => self.buang_semua().await,
            }
        }
    }
}
