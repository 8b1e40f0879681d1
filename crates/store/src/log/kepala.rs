//! Signed heads of this log, and heads kept for others.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A signed head.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct KepalaRow {
    /// Number of events.
    pub ukuran: i64,
    /// Root, hex.
    pub akar: String,
    /// Instant of signing.
    pub pada: String,
    /// Short name of the key.
    pub kunci: String,
    /// Signature, hex.
    pub tanda_tangan: String,
}

/// A head kept for another log.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SaksiRow {
    /// Government whose head it is (uuid as text).
    pub asal: String,
    /// The head itself.
    #[sqlx(flatten)]
    pub kepala: KepalaRow,
    /// When it was received.
    pub diterima_pada: DateTime<Utc>,
}

/// Stores a head; a head of the same size by the same key is stored once.
///
/// # Errors
/// No connection.
pub async fn catat_kepala(conn: &mut PgConnection, pemda: Uuid, k: &KepalaRow) -> Result<()> {
    sqlx::query(
        "insert into log_kepala (pemda_id, ukuran, akar, pada, kunci, tanda_tangan)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
    )
    .bind(pemda)
    .bind(k.ukuran)
    .bind(&k.akar)
    .bind(&k.pada)
    .bind(&k.kunci)
    .bind(&k.tanda_tangan)
    .execute(conn)
    .await?;
    Ok(())
}

/// Every signed head, smallest first.
///
/// # Errors
/// No connection.
pub async fn kepala(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<KepalaRow>> {
    Ok(sqlx::query_as(
        "select ukuran, akar, pada, kunci, tanda_tangan from log_kepala
         where pemda_id = $1 order by ukuran",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}

/// Stores another log's head; false when it was already there.
///
/// # Errors
/// No connection.
pub async fn catat_saksi(
    conn: &mut PgConnection,
    pemda: Uuid,
    asal: &str,
    k: &KepalaRow,
    pada: DateTime<Utc>,
) -> Result<bool> {
    let hasil = sqlx::query(
        "insert into log_saksi (pemda_id, asal, ukuran, akar, pada, kunci, tanda_tangan,
             diterima_pada)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
    )
    .bind(pemda)
    .bind(asal)
    .bind(k.ukuran)
    .bind(&k.akar)
    .bind(&k.pada)
    .bind(&k.kunci)
    .bind(&k.tanda_tangan)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected() == 1)
}

/// Heads kept for one other log, smallest first.
///
/// # Errors
/// No connection.
pub async fn saksi(conn: &mut PgConnection, pemda: Uuid, asal: &str) -> Result<Vec<SaksiRow>> {
    Ok(sqlx::query_as(
        "select asal, ukuran, akar, pada, kunci, tanda_tangan, diterima_pada from log_saksi
         where pemda_id = $1 and asal = $2 order by ukuran",
    )
    .bind(pemda)
    .bind(asal)
    .fetch_all(conn)
    .await?)
}

/// The newest signed head.
///
/// # Errors
/// No connection.
pub async fn kepala_akhir(conn: &mut PgConnection, pemda: Uuid) -> Result<Option<KepalaRow>> {
    Ok(sqlx::query_as(
        "select ukuran, akar, pada, kunci, tanda_tangan from log_kepala
         where pemda_id = $1 order by ukuran desc, pada desc limit 1",
    )
    .bind(pemda)
    .fetch_optional(conn)
    .await?)
}

/// Every head kept for other logs.
///
/// # Errors
/// No connection.
pub async fn saksi_semua(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<SaksiRow>> {
    Ok(sqlx::query_as(
        "select asal, ukuran, akar, pada, kunci, tanda_tangan, diterima_pada from log_saksi
         where pemda_id = $1 order by asal, ukuran",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}
