//! Single records for the answer of a form: shown only to those who see the person behind.

use dasar::Id;
use keamanan::{Pelaku, Sumber, Tindakan, boleh, pintu};
use store::organisasi::peran::{self, DelegasiRow, PeranRow};
use store::organisasi::tugas::{self, TugasRow};
use store::organisasi::unit;
use store::{Db, PemdaRow, Tx};
use uuid::Uuid;

use super::OrgRefusal;

async fn buka(db: &Db, pelaku: &Pelaku, pemda: &PemdaRow) -> Result<Tx<'static>, OrgRefusal> {
    pintu(pelaku, Tindakan::LihatOrang, Some(Id::dari_uuid(pemda.id)))?;
    Ok(db.tx_baca(pemda.id).await?)
}

/// One assignment; who holds a post is public.
///
/// # Errors
/// Not allowed; unknown; no connection.
pub async fn tugas_satu(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    id: Uuid,
) -> Result<TugasRow, OrgRefusal> {
    let sumber = Sumber::terbuka(Id::dari_uuid(pemda.id));
    boleh(pelaku, Tindakan::LihatOrganisasi, &sumber)?;
    let mut tx = db.tx_baca(pemda.id).await?;
    let t = tugas::satu(&mut tx, pemda.id, id).await?;
    t.ok_or(OrgRefusal::TidakAda("Penugasan ini"))
}

/// One role, without its person unless the actor gets past the door of people.
///
/// # Errors
/// Not allowed; unknown; no connection.
pub async fn peran_satu(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    id: Uuid,
) -> Result<PeranRow, OrgRefusal> {
    let mut tx = buka(db, pelaku, pemda).await?;
    let p = peran::satu(&mut tx, pemda.id, id).await?;
    p.ok_or(OrgRefusal::TidakAda("Peran ini"))
}

/// One delegation.
///
/// # Errors
/// Not allowed; unknown; no connection.
pub async fn delegasi_satu(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    id: Uuid,
) -> Result<DelegasiRow, OrgRefusal> {
    let mut tx = buka(db, pelaku, pemda).await?;
    let d = peran::delegasi_satu(&mut tx, pemda.id, id).await?;
    d.ok_or(OrgRefusal::TidakAda("Delegasi ini"))
}

/// Every unit by name, for a list to choose from.
///
/// # Errors
/// No connection.
pub async fn daftar_unit(db: &Db, pemda: &PemdaRow) -> Result<Vec<(String, String)>, OrgRefusal> {
    let mut tx = db.tx_baca(pemda.id).await?;
    let semua = unit::nama(&mut tx, pemda.id).await?;
    Ok(semua
        .into_iter()
        .map(|(id, n)| (id.to_string(), n))
        .collect())
}
