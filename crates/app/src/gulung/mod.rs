//! The resident roll-up of governments: what a page needs to show totals without asking the
//! database.
//!
//! [`Gulungan`] holds, per government and year, every perangkat daerah with its programmes,
//! activities and sub-activities (ceilings of Renstra, RKPD, APBD, DPA, realisation, findings) and
//! its accounts. It is loaded from the database at the first question ([`Gulungan::buka`]) and
//! dropped when the database tells that the government changed ([`Gulungan::jaga`]); the totals
//! come from [`rollup`], so that each level is the sum of the one below.
//!
//! A page that uses it shows its as-of: [`PemdaGulungan::urut`] (the number of the change) and
//! [`PemdaGulungan::keadaan`] (the date the documents speak of).
//!
//! ```text
//! let Some(r) = ling.gulungan.buka("64.11", Some(2026), 2026).await? else { 404 };  // no query
//! r.daerah.berlaku("apbd"), …                                  // as app::tampil::daerah::buka
//! let Some(opd) = r.gulungan.opd("1.01.0.00.0.00.01.0000") else { … };
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

use crate::tampil::daerah::Daerah;

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

/// Governments and years kept at once; a regency takes about one megabyte.
const PALING: usize = 64;

/// Government and year as asked: no year means the newest.
type Kunci = (String, Option<i16>);

/// A government in one year, with everything a page of totals shows.
#[derive(Clone, Debug)]
pub struct Residen {
    /// The government, its year and its editions.
    pub daerah: Daerah,
    /// Its totals.
    pub gulungan: PemdaGulungan,
}

/// The resident roll-ups of this process.
#[derive(Debug)]
pub struct Gulungan {
    db: Db,
    isi: RwLock<BTreeMap<Kunci, Arc<Residen>>>,
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

    /// A government by its Kemendagri code: resident, or loaded now; `None` when there is no such
    /// government. The year is the one asked for, else the newest with a yearly document, else
    /// `tahun_ini`.
    ///
    /// While [`Gulungan::jaga`] listens, a resident government is returned without a query. While
    /// it does not (a command, a lost connection), the as-of number is compared first.
    ///
    /// # Errors
    /// No connection, or figures that cannot be added up.
    pub async fn buka(
        &self,
        kode: &str,
        tahun: Option<i16>,
        tahun_ini: i16,
    ) -> Result<Option<Arc<Residen>>, GulungError> {
        let kunci = (kode.to_owned(), tahun);
        let ada = self.isi.read().await.get(&kunci).cloned();
        if let Some(ada) = ada
            && (self.mendengar.load(Ordering::Acquire) || self.masih(&ada).await?)
        {
            return Ok(Some(ada));
        }
        self.muat(kunci, tahun_ini).await
    }

    async fn masih(&self, ada: &Residen) -> Result<bool, GulungError> {
        let mut tx = self.db.tx_baca(ada.daerah.pemda.id).await?;
        Ok(store::gulung::urut(&mut tx).await? == ada.gulungan.urut())
    }

    /// Loads from one snapshot, one load at a time; pages of resident governments do not wait. What
    /// a notice has made old meanwhile is handed out (it says its as-of) but not kept.
    async fn muat(
        &self,
        kunci: Kunci,
        tahun_ini: i16,
    ) -> Result<Option<Arc<Residen>>, GulungError> {
        let _giliran = self.memuat.lock().await;
        let kabar = self.kabar.load(Ordering::Acquire);
        let Some(pemda) = self.db.pemda(&kunci.0).await? else {
            return Ok(None);
        };
        let mut tx = self.db.tx_baca(pemda.id).await?;
        let urut = store::gulung::urut(&mut tx).await?;
        let ada = self.isi.read().await.get(&kunci).cloned();
        if let Some(ada) = ada.filter(|ada| ada.gulungan.urut() == urut) {
            return Ok(Some(ada));
        }
        let edisi = store::tampil::dokumen::edisi(&mut tx).await?;
        let daerah = Daerah::baru(pemda, edisi, kunci.1, tahun_ini);
        let isi = Isi::muat(&mut tx, daerah.tahun, urut).await?;
        let baru = Arc::new(Residen {
            gulungan: PemdaGulungan::baru(isi)?,
            daerah,
        });
        // A year without documents is not worth a place: anyone may ask for any year.
        if !baru.daerah.kosong() {
            let mut semua = self.isi.write().await;
            if self.kabar.load(Ordering::Acquire) == kabar {
                if semua.len() >= PALING {
                    semua.pop_first();
                }
                semua.insert(kunci, Arc::clone(&baru));
            }
        }
        Ok(Some(baru))
    }

    /// Forgets a government; the next question loads it again.
    pub async fn buang(&self, pemda: Uuid) {
        let mut semua = self.isi.write().await;
        self.kabar.fetch_add(1, Ordering::AcqRel);
        semua.retain(|_, r| r.daerah.pemda.id != pemda);
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
