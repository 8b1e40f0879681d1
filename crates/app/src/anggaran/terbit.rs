//! The publication job: what an import changed becomes readable to everybody.

use std::collections::BTreeSet;

use anyhow::Result;
use dasar::waktu::Clock;
use store::Db;
use uuid::Uuid;

use super::nasional;

/// Publishes the budgets of every imported year and the documents of the governments an import
/// touched. Running it again changes nothing.
///
/// # Errors
/// The database does not answer.
pub async fn sesudah_impor(db: &Db, clock: &dyn Clock, pemda: &BTreeSet<Uuid>) -> Result<()> {
    let mut tx = db.tx_umum().await?;
    let tahun = store::publikasi::apbd::tahun_usang(&mut tx).await?;
    let kode = store::wilayah::daftar::kode(&mut tx, pemda).await?;
    drop(tx);
    for t in tahun {
        nasional::terbitkan(db, clock, t).await?;
    }
    for k in kode {
        nasional::terbitkan_dokumen(db, clock, &k).await?;
    }
    Ok(())
}
