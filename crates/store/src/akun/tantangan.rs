//! Half a sign-in that waits for its second request.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// What waits.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TantanganRow {
    /// Which ceremony.
    pub jenis: String,
    /// Account, when known.
    pub akun_id: Option<Uuid>,
    /// State of the ceremony.
    pub isi: serde_json::Value,
}

/// Keeps a state under the digest of its token; clears away what is too old.
///
/// # Errors
/// No connection.
pub async fn simpan_tantangan(
    conn: &mut PgConnection,
    (pemda, sidik): (Uuid, &str),
    t: &TantanganRow,
    (kini, kedaluwarsa): (DateTime<Utc>, DateTime<Utc>),
) -> Result<()> {
    sqlx::query("delete from tantangan where pemda_id = $1 and kedaluwarsa < $2")
        .bind(pemda)
        .bind(kini)
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "insert into tantangan (pemda_id, sidik, jenis, akun_id, isi, kedaluwarsa) \
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(pemda)
    .bind(sidik)
    .bind(&t.jenis)
    .bind(t.akun_id)
    .bind(&t.isi)
    .bind(kedaluwarsa)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a state away: it serves once.
///
/// # Errors
/// No connection.
pub async fn ambil_tantangan(
    conn: &mut PgConnection,
    (pemda, sidik): (Uuid, &str),
    jenis: &str,
    kini: DateTime<Utc>,
) -> Result<Option<TantanganRow>> {
    Ok(sqlx::query_as(
        "delete from tantangan where pemda_id = $1 and sidik = $2 and jenis = $3 \
             and kedaluwarsa >= $4 \
         returning jenis, akun_id, isi",
    )
    .bind(pemda)
    .bind(sidik)
    .bind(jenis)
    .bind(kini)
    .fetch_optional(conn)
    .await?)
}
