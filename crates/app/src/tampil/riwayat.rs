//! The history of any record of a government.

use dasar::Id;
use keamanan::{Pelaku, Sumber, Tindakan, boleh};
use store::{Db, PemdaRow};

use crate::log::{Kalimat, riwayat};

/// Events about one record, newest first.
///
/// # Errors
/// Not allowed; no connection.
pub async fn satu(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    subjek: &str,
) -> anyhow::Result<Vec<Kalimat>> {
    let sumber = Sumber::dalam(Id::dari_uuid(pemda.id));
    boleh(pelaku, Tindakan::LihatCatatan, &sumber)?;
    let mut tx = db.tx_baca(pemda.id).await?;
    let semua = riwayat(&mut tx, pemda.id, &[subjek.to_owned()]).await?;
    tx.commit().await?;
    Ok(semua)
}
