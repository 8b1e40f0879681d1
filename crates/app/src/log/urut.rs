//! Giving recorded events their place, and signing the head over them.

use bukti::kanonik::Sidik;
use bukti::kepala::{KunciPublik, KunciTanda};
use bukti::pohon::Pohon;
use chrono::SecondsFormat;
use dasar::waktu::Clock;
use store::{Db, Result, log};
use uuid::Uuid;

/// The keys of a log: the one that signs, and every public one that ever did.
pub struct KunciLog {
    /// The signing key of today.
    pub tanda: KunciTanda,
    /// Public keys of today and before, for verification.
    pub publik: Vec<KunciPublik>,
}

/// Sequences what waits and signs the new head; returns the number of newly placed events.
///
/// # Errors
/// No connection.
///
/// # Why
/// Runs after commit, by one sequencer per government: an act never waits for another act's place.
pub async fn urutkan(db: &Db, clock: &dyn Clock, kunci: &KunciLog, pemda: Uuid) -> Result<u64> {
    let mut tx = db.tx(pemda).await?;
    let baru = log::urutkan(&mut tx, pemda).await?;
    if baru > 0 {
        let entri = log::entri(&mut tx, pemda).await?;
        let pohon: Pohon = entri.iter().filter_map(|e| Sidik::parse(&e.daun)).collect();
        let pada = clock.kini().0.to_rfc3339_opts(SecondsFormat::Secs, true);
        let kepala = kunci
            .tanda
            .tanda(&pemda.to_string(), pohon.ukuran(), pohon.akar(), &pada);
        log::catat_kepala(&mut tx, pemda, &super::kepala_simpan(&kepala)).await?;
    }
    tx.commit().await?;
    Ok(baru)
}
