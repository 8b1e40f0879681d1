//! A repeated request acts once: the key is taken, the act done and its answer kept in one
//! transaction.
//!
//! ```text
//! match ambil(db, clock, kunci).await? {
//!     Giliran::Sudah(hasil) => hasil,               // an earlier request did it
//!     Giliran::Baru(mut tugas) => {
//!         let hasil = act(tugas.tx()).await?;       // dropping `tugas` undoes and frees the key
//!         tugas.selesai(&hasil).await?;
//!         hasil
//!     }
//! }
//! ```

use dasar::waktu::Clock;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::idempoten::{Klaim, KunciRow, catat, klaim};
use store::{Db, StoreError, Tx};
use uuid::Uuid;

/// Whose turn it is.
pub enum Giliran<T> {
    /// An earlier request acted: its answer.
    Sudah(T),
    /// This one acts.
    Baru(Tugas),
}

/// The right to act, and the transaction to do it in.
pub struct Tugas {
    tx: Tx<'static>,
    pemda: Uuid,
    kunci: String,
}

/// Why nobody acts.
#[derive(Debug, thiserror::Error)]
pub enum IdempotenRefusal {
    /// The key stands for another request.
    #[error(
        "kunci permintaan ini sudah dipakai untuk permintaan lain; ulangi dengan kunci baru, \
         atau kirim isi yang sama persis"
    )]
    KunciLain,
    /// The database.
    #[error(transparent)]
    Basis(#[from] StoreError),
}

/// Takes the key; a concurrent request with the same key is waited for.
///
/// # Errors
/// [`IdempotenRefusal`].
pub async fn ambil<T: DeserializeOwned>(
    db: &Db,
    clock: &dyn Clock,
    kunci: &KunciRow<'_>,
) -> Result<Giliran<T>, IdempotenRefusal> {
    let mut tx = db.tx(kunci.pemda).await?;
    let pada = clock.kini().0;
    match klaim(&mut tx, kunci, pada).await? {
        Klaim::Sudah(tindakan, sidik, hasil) => {
            if tindakan != kunci.tindakan || sidik != kunci.sidik {
                return Err(IdempotenRefusal::KunciLain);
            }
            let hasil = serde_json::from_value(hasil).map_err(|e| rusak(kunci.kunci, &e))?;
            Ok(Giliran::Sudah(hasil))
        }
        Klaim::Baru => Ok(Giliran::Baru(Tugas {
            tx,
            pemda: kunci.pemda,
            kunci: kunci.kunci.to_owned(),
        })),
    }
}

impl Tugas {
    /// The transaction that holds the key.
    pub fn tx(&mut self) -> &mut Tx<'static> {
        &mut self.tx
    }

    /// Keeps the answer and commits; every repeated request gets it.
    ///
    /// # Errors
    /// The database; nothing stays then.
    pub async fn selesai<T: Serialize + Sync>(mut self, hasil: &T) -> store::Result<()> {
        let isi = serde_json::to_value(hasil).map_err(|e| rusak(&self.kunci, &e))?;
        catat(&mut self.tx, (self.pemda, &self.kunci), &isi).await?;
        self.tx.commit().await?;
        Ok(())
    }
}

fn rusak(kunci: &str, sebab: &serde_json::Error) -> StoreError {
    StoreError::BarisRusak {
        tabel: "idempoten",
        id: kunci.to_owned(),
        sebab: sebab.to_string(),
    }
}
