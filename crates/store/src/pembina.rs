//! Supervisory views: the one way past the tenant barrier, and it returns named figures only.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// One figure about one government.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PandanganRow {
    /// Government.
    pub pemda_id: Uuid,
    /// Its code.
    pub kode: String,
    /// Its name.
    pub nama: String,
    /// What is counted: `temuan_blokir`, `anggaran_sen`, `realisasi_sen`, `jabatan_kepala`, …
    pub ukuran: String,
    /// The number; none when there is nothing to count.
    pub nilai: Option<i64>,
    /// A word that goes with it: period, kinds of documents.
    pub teks: Option<String>,
    /// When the newest part of it was written.
    pub pada: Option<DateTime<Utc>>,
}

/// What the government of the transaction may see as a supervisor: itself, a province also its
/// regencies and cities, the nation all.
///
/// # Errors
/// No connection.
pub async fn pandangan(conn: &mut PgConnection, tahun: i16) -> Result<Vec<PandanganRow>> {
    Ok(sqlx::query_as(
        "select pemda_id, kode, nama, ukuran, nilai, teks, pada from pandangan_pembina($1)",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}
