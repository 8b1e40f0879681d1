//! Lists of agreements, progress of quarters and reports, and kept files, for pages.

use store::kinerja as gudang;
pub use store::kinerja::{KemajuanRow, LkjRow, PembandingRow, PkRow, TargetRow};
use store::sakip::BerkasRow;
use uuid::Uuid;

use crate::tindak::TindakGalat;

/// Agreements of a year.
///
/// # Errors
/// No connection.
pub async fn daftar_pk(tx: &mut store::Tx<'_>, tahun: i16) -> Result<Vec<PkRow>, TindakGalat> {
    Ok(gudang::daftar_pk(tx, tahun, None).await?)
}

/// Reports of a year.
///
/// # Errors
/// No connection.
pub async fn daftar_lkj(tx: &mut store::Tx<'_>, tahun: i16) -> Result<Vec<LkjRow>, TindakGalat> {
    Ok(gudang::daftar_lkj(tx, tahun).await?)
}

/// Where a quarter stands, and whether it is locked.
///
/// # Errors
/// No connection.
pub async fn kemajuan(
    tx: &mut store::Tx<'_>,
    tahun: i16,
    triwulan: i16,
) -> Result<(Vec<KemajuanRow>, bool), TindakGalat> {
    let isi = gudang::kemajuan(tx, tahun, triwulan).await?;
    Ok((isi, gudang::terkunci(tx, tahun, triwulan).await?))
}

/// Locked quarters of a year.
///
/// # Errors
/// No connection.
pub async fn terkunci(tx: &mut store::Tx<'_>, tahun: i16) -> Result<[bool; 4], TindakGalat> {
    let mut hasil = [false; 4];
    for (t, h) in (1_i16..).zip(&mut hasil) {
        *h = gudang::terkunci(tx, tahun, t).await?;
    }
    Ok(hasil)
}

/// A kept file of evidence.
///
/// # Errors
/// No such file, no connection.
pub async fn berkas(tx: &mut store::Tx<'_>, id: Uuid) -> Result<BerkasRow, TindakGalat> {
    store::sakip::berkas(tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Berkas bukti ini tidak ada.".to_owned()))
}

/// The report of an office and year, when it was begun.
///
/// # Errors
/// No connection.
pub async fn lkj_milik(
    tx: &mut store::Tx<'_>,
    tahun: i16,
    opd: Option<Uuid>,
) -> Result<Option<Uuid>, TindakGalat> {
    let semua = gudang::daftar_lkj(tx, tahun).await?;
    Ok(semua.into_iter().find(|l| l.opd_id == opd).map(|l| l.id))
}
