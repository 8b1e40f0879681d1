//! The proof file of one event.

use bukti::berkas::{BENTUK, BerkasBukti};
use bukti::kanonik::Sidik;
use bukti::pohon::Pohon;
use store::{Db, StoreError, log};
use thiserror::Error;
use uuid::Uuid;

/// Why no proof could be made.
#[derive(Debug, Error)]
pub enum BuktiRefusal {
    /// No government of the register has this event.
    #[error("peristiwa {0} tidak ada di log mana pun; lihat `selaras log daftar`")]
    TidakAda(Uuid),
    /// The event has no signed head over it yet.
    #[error(
        "peristiwa {0} belum dicakup kepala yang ditandatangani; jalankan `selaras log verifikasi`"
    )]
    BelumDiurutkan(Uuid),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes the proof of one event under the newest head that covers it.
///
/// # Errors
/// [`BuktiRefusal`].
pub async fn bukti(db: &Db, peristiwa: Uuid) -> Result<BerkasBukti, BuktiRefusal> {
    let mut tx = db.tx_umum().await?;
    let semua = log::kode_berlog(&mut tx).await?;
    tx.commit().await.map_err(StoreError::from)?;
    for (pemda, _, _) in semua {
        let mut tx = db.tx_baca(pemda).await?;
        if let Some(p) = log::cari(&mut tx, pemda, peristiwa).await? {
            let entri = log::entri(&mut tx, pemda).await?;
            let kepala = log::kepala(&mut tx, pemda).await?;
            tx.commit().await.map_err(StoreError::from)?;
            return susun(pemda, p, &entri, kepala).ok_or(BuktiRefusal::BelumDiurutkan(peristiwa));
        }
    }
    Err(BuktiRefusal::TidakAda(peristiwa))
}

fn susun(
    pemda: Uuid,
    peristiwa: bukti::kanonik::Peristiwa,
    entri: &[log::EntriRow],
    kepala: Vec<log::KepalaRow>,
) -> Option<BerkasBukti> {
    let letak = entri
        .iter()
        .find(|e| e.peristiwa_id.to_string() == peristiwa.id)?
        .urut;
    let indeks = u64::try_from(letak).ok()?;
    let kepala = super::kepala_dari(pemda, kepala.into_iter().next_back()?);
    let ukuran = usize::try_from(kepala.ukuran).ok()?;
    let pohon: Pohon = entri
        .iter()
        .take(ukuran)
        .filter_map(|e| Sidik::parse(&e.daun))
        .collect();
    Some(BerkasBukti {
        bentuk: BENTUK.to_owned(),
        peristiwa,
        indeks,
        jalur: hex::encode(pohon.bukti_masuk(indeks)?),
        kepala,
    })
}
