//! Giving recorded events their place, and signing the head over them.

use bukti::kanonik::Sidik;
use bukti::kepala::{KunciPublik, KunciTanda};
use bukti::pohon::Pohon;
use chrono::SecondsFormat;
use dasar::waktu::Clock;
use store::{Db, Result, StoreError, log};
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
/// A log that no longer contains its own last head is not signed: that would bless the damage.
pub async fn urutkan(db: &Db, clock: &dyn Clock, kunci: &KunciLog, pemda: Uuid) -> Result<u64> {
    let mut tx = db.tx(pemda).await?;
    let baru = log::urutkan(&mut tx, pemda).await?;
    if baru > 0 {
        let entri = log::entri(&mut tx, pemda).await?;
        let lama = log::kepala_akhir(&mut tx, pemda).await?;
        let pohon = tumbuh(pemda, &entri, lama.as_ref())?;
        let pada = clock.kini().0.to_rfc3339_opts(SecondsFormat::Secs, true);
        let kepala = kunci
            .tanda
            .tanda(&pemda.to_string(), pohon.ukuran(), pohon.akar(), &pada);
        log::catat_kepala(&mut tx, pemda, &super::kepala_simpan(&kepala)).await?;
    }
    tx.commit().await?;
    Ok(baru)
}

/// The tree over all places, provided that it grew out of the last signed head.
fn tumbuh(pemda: Uuid, entri: &[log::EntriRow], lama: Option<&log::KepalaRow>) -> Result<Pohon> {
    let mut pohon = Pohon::default();
    let mut cocok = lama.is_none_or(|k| k.ukuran == 0);
    for d in entri.iter().filter_map(|e| Sidik::parse(&e.daun)) {
        pohon.tambah(d);
        if let Some(k) = lama
            && i64::try_from(pohon.ukuran()) == Ok(k.ukuran)
        {
            cocok = pohon.akar().to_string() == k.akar;
        }
    }
    if cocok {
        return Ok(pohon);
    }
    Err(StoreError::BarisRusak {
        tabel: "log_entri",
        id: pemda.to_string(),
        sebab: "log tidak lagi memuat kepala terakhirnya; jalankan selaras log verifikasi"
            .to_owned(),
    })
}
