//! Small look-ups the importer needs while it reads.

use sqlx::PgConnection;

use crate::Result;

/// A code and its name.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct KodeNamaRow {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
}

/// Names of programmes, activities and sub-activities of one kind of government, oldest edition
/// first, so that a later name wins when collected into a map.
pub async fn nama_nomenklatur(conn: &mut PgConnection, jenis: &str) -> Result<Vec<KodeNamaRow>> {
    Ok(sqlx::query_as(
        "select kode, nama from nomenklatur where jenis_pemda = $1 and tingkat <> 'urusan' order \
            by edisi, kode",
    )
    .bind(jenis)
    .fetch_all(conn)
    .await?)
}

/// Kemendagri code by Kemenkeu code.
pub async fn kode_kemenkeu(conn: &mut PgConnection) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as(
        "select kode_kemenkeu, kode from pemda where kode_kemenkeu is not null order by 1",
    )
    .fetch_all(conn)
    .await?)
}

/// Kemendagri code by BPS code.
pub async fn kode_bps(conn: &mut PgConnection) -> Result<Vec<(String, String)>> {
    Ok(
        sqlx::query_as("select kode_bps, kode from pemda where kode_bps is not null order by 1")
            .fetch_all(conn)
            .await?,
    )
}

/// Leaf account codes of every edition, sorted, for fast membership tests.
pub async fn kode_rekening(conn: &mut PgConnection) -> Result<Vec<String>> {
    Ok(
        sqlx::query_scalar("select distinct kode from rekening where tingkat = 6 order by kode")
            .fetch_all(conn)
            .await?,
    )
}

/// Kind of a government.
pub async fn jenis_pemda(conn: &mut PgConnection, pemda: uuid::Uuid) -> Result<String> {
    Ok(sqlx::query_scalar("select jenis from pemda where id = $1")
        .bind(pemda)
        .fetch_one(conn)
        .await?)
}

/// Every government, by code.
pub async fn semua_pemda(conn: &mut PgConnection) -> Result<Vec<crate::PemdaRow>> {
    Ok(
        sqlx::query_as("select id, kode, nama, jenis, induk, contoh from pemda order by kode")
            .fetch_all(conn)
            .await?,
    )
}
