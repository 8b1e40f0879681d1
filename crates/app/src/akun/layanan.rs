//! What the acts on accounts need, put together once by the program.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use dasar::waktu::{Clock, Rng, Saat, Zona};
use hukum::Hukum;
use masuk::kunci_sandi::Situs;
use masuk::oidc::Penyedia;
use masuk::tunda::AturanTunda;
use sha2::{Digest as _, Sha256};
use store::Db;
use tokio::sync::{RwLock, Semaphore};
use uuid::Uuid;

use super::AkunRefusal;
use super::aturan::AturanAkun;
use crate::rahasia::Brankas;

/// The random source, shared.
pub type Acak = Arc<Mutex<dyn Rng>>;

/// How many passwords are hashed at the same time: each takes 19 MiB.
const HITUNG_SANDI: usize = 4;

/// A random source made of one secret seed: block `n` is SHA-256 of seed and `n`.
///
/// For servers that were handed a seed of the kernel's randomness, and for tests.
#[derive(Debug)]
pub struct AcakTurunan {
    benih: [u8; 32],
    nomor: u64,
}

impl AcakTurunan {
    /// A source from 32 secret random bytes.
    #[must_use]
    pub const fn baru(benih: [u8; 32]) -> Self {
        Self { benih, nomor: 0 }
    }
}

impl Rng for AcakTurunan {
    fn isi(&mut self, buf: &mut [u8]) {
        for potong in buf.chunks_mut(32) {
            self.nomor = self.nomor.wrapping_add(1);
            let blok = Sha256::new()
                .chain_update(b"selaras acak\0")
                .chain_update(self.benih)
                .chain_update(self.nomor.to_be_bytes())
                .finalize();
            for (b, n) in potong.iter_mut().zip(blok) {
                *b = n;
            }
        }
    }
}

/// Where a request comes from, for the list of devices and the lock-out.
#[derive(Clone, Debug)]
pub struct Dari {
    /// Network address; may be empty.
    pub alamat: String,
    /// What the browser calls itself.
    pub peramban: String,
    /// Request id.
    pub permintaan: String,
}

/// Everything that sign-in needs.
pub struct Layanan {
    /// The database as the application role.
    pub db: Db,
    /// The injected clock.
    pub clock: Arc<dyn Clock>,
    /// Keys of personal data.
    pub brankas: Arc<Brankas>,
    /// Lock-out of an account name.
    pub tunda_akun: AturanTunda,
    /// Lock-out of a network address.
    pub tunda_alamat: AturanTunda,
    /// Where browsers find this installation: `https://selaras.contoh.go.id`.
    pub asal: String,
    /// Personas may sign in.
    pub demo: bool,
    /// The database takes no changes: the use of a session is not written down.
    pub baca_saja: bool,
    /// Identity providers.
    pub penyedia: Vec<Penyedia>,
    pub(super) hukum: Arc<Hukum>,
    pub(super) acak: Acak,
    pub(super) situs: Option<Situs>,
    pub(super) oidc: RwLock<Vec<Option<Arc<masuk::oidc::Oidc>>>>,
    pub(super) sandi: Semaphore,
}

impl Layanan {
    /// Puts the parts together; no demo, no identity provider, no keys of personal data.
    #[must_use]
    pub fn baru(db: Db, clock: Arc<dyn Clock>, hukum: Arc<Hukum>, acak: Acak, asal: &str) -> Self {
        Self {
            db,
            clock,
            brankas: Arc::new(Brankas::kosong()),
            tunda_akun: AturanTunda::AKUN,
            tunda_alamat: AturanTunda::ALAMAT,
            asal: asal.trim_end_matches('/').to_owned(),
            demo: false,
            baca_saja: false,
            penyedia: Vec::new(),
            hukum,
            acak,
            situs: Situs::baru(asal).ok(),
            oidc: RwLock::default(),
            sandi: Semaphore::new(HITUNG_SANDI),
        }
    }

    /// True when browsers reach this installation by https: cookies are then bound to it.
    #[must_use]
    pub fn https(&self) -> bool {
        self.asal.starts_with("https://")
    }

    /// The law set in force.
    #[must_use]
    pub fn hukum(&self) -> &Hukum {
        &self.hukum
    }

    /// True when passkeys can be used at this address.
    #[must_use]
    pub const fn ada_kunci_sandi(&self) -> bool {
        self.situs.is_some()
    }

    /// Now.
    #[must_use]
    pub fn kini(&self) -> DateTime<Utc> {
        self.clock.kini().0
    }

    /// Works with the random source.
    pub fn acak<T>(&self, kerja: impl FnOnce(&mut dyn Rng) -> T) -> T {
        let mut r = self.acak.lock().unwrap_or_else(PoisonError::into_inner);
        kerja(&mut *r)
    }

    /// A random source of its own for one act that waits in between.
    #[must_use]
    pub fn acak_sendiri(&self) -> AcakTurunan {
        let mut benih = [0_u8; 32];
        self.acak(|r| r.isi(&mut benih));
        AcakTurunan::baru(benih)
    }

    /// A new id.
    #[must_use]
    pub fn id_baru(&self) -> Uuid {
        self.acak(|r| dasar::Id::<dasar::id::Pelaku>::baru(&*self.clock, r).uuid())
    }

    /// Parameters in force today.
    ///
    /// # Errors
    /// A parameter that is missing or has another shape.
    pub fn aturan(&self) -> Result<AturanAkun, hukum::Error> {
        AturanAkun::pada(&self.hukum, Saat(self.kini()).tanggal(Zona::Wib))
    }

    /// Hashes a password away from the threads that answer requests, a few at a time.
    pub(super) async fn olah<T: Send + 'static>(
        &self,
        kerja: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AkunRefusal> {
        let gagal = |e: &dyn std::fmt::Display| AkunRefusal::Gangguan(e.to_string());
        let _tempat = self.sandi.acquire().await.map_err(|e| gagal(&e))?;
        tokio::task::spawn_blocking(kerja)
            .await
            .map_err(|e| gagal(&e))
    }

    /// The government that keeps what belongs to none.
    pub(super) async fn bangsa(&self) -> Result<Uuid, AkunRefusal> {
        self.db
            .pemda(super::BANGSA)
            .await?
            .map(|p| p.id)
            .ok_or_else(|| AkunRefusal::Gangguan("pemda 00 belum ada".to_owned()))
    }
}
