//! The register of regions and governments, read.

use anyhow::Result;
use store::Db;
use store::publikasi::dokumen;
pub use store::publikasi::dokumen::TerbitRow;
use store::wilayah::daftar;
pub use store::wilayah::daftar::{PemdaWilayahRow, WilayahRow};

/// Governments but the nation, by code.
///
/// # Errors
/// The database does not answer.
pub async fn pemda(db: &Db) -> Result<Vec<PemdaWilayahRow>> {
    Ok(daftar::pemda(&mut *db.tx_umum().await?).await?)
}

/// One government.
///
/// # Errors
/// The database does not answer.
pub async fn satu_pemda(db: &Db, kode: &str) -> Result<Option<PemdaWilayahRow>> {
    Ok(daftar::satu(&mut *db.tx_umum().await?, kode).await?)
}

/// One region of the register.
///
/// # Errors
/// The database does not answer.
pub async fn wilayah(db: &Db, kode: &str) -> Result<Option<WilayahRow>> {
    Ok(daftar::wilayah(&mut *db.tx_umum().await?, kode).await?)
}

/// Regions directly below a code (provinces for none), and how many there are.
///
/// # Errors
/// The database does not answer.
pub async fn bawah(
    db: &Db,
    induk: Option<&str>,
    lewati: i64,
    sebanyak: i64,
) -> Result<(Vec<WilayahRow>, i64)> {
    let mut tx = db.tx_umum().await?;
    let baris = daftar::bawah(&mut tx, induk, lewati, sebanyak).await?;
    let jumlah = daftar::jumlah_bawah(&mut tx, induk).await?;
    Ok((baris, jumlah))
}

/// Published documents of one government.
///
/// # Errors
/// The database does not answer.
pub async fn dokumen(db: &Db, kode: &str) -> Result<Vec<TerbitRow>> {
    let mut semua = dokumen::semua(&mut *db.tx_umum().await?).await?;
    semua.retain(|d| d.kode == kode);
    Ok(semua)
}
