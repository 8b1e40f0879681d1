//! Witness exchange: a province keeps the heads of its regencies, any agency those of another.

use bukti::kepala::{Kepala, KunciPublik};
use dasar::waktu::Clock;
use store::{Db, StoreError, log};
use thiserror::Error;
use uuid::Uuid;

/// Why a head is not kept.
#[derive(Debug, Error)]
pub enum SaksiRefusal {
    /// Not signed by the key given.
    #[error("tanda tangan kepala tidak cocok dengan kunci; minta ulang kepala dan kunci publiknya")]
    TandaTangan,
    /// Another head of the same size and key has another root: history was rewritten.
    #[error(
        "kepala berukuran {ukuran} dari log yang sama pernah diterima dengan akar lain: \
             riwayat di sana ditulis ulang"
    )]
    Bercabang {
        /// Number of events both heads claim.
        ukuran: u64,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps another log's head; true when it is new.
///
/// # Errors
/// [`SaksiRefusal`]; two heads of one size with different roots are proof of rewriting.
pub async fn terima(
    db: &Db,
    clock: &dyn Clock,
    saksi: Uuid,
    kepala: &Kepala,
    kunci: &KunciPublik,
) -> Result<bool, SaksiRefusal> {
    if !kepala.sah(kunci) {
        return Err(SaksiRefusal::TandaTangan);
    }
    let mut tx = db.tx(saksi).await?;
    let ada = log::saksi(&mut tx, saksi, &kepala.pemda_id).await?;
    let baru = super::kepala_simpan(kepala);
    if ada
        .iter()
        .any(|s| s.kepala.ukuran == baru.ukuran && s.kepala.akar != baru.akar)
    {
        return Err(SaksiRefusal::Bercabang {
            ukuran: kepala.ukuran,
        });
    }
    let pada = clock.kini().0;
    let tertulis = log::catat_saksi(&mut tx, saksi, &kepala.pemda_id, &baru, pada).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(tertulis)
}
