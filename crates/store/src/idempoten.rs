//! Keys of repeated requests: the first one acts, the others get its answer.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// What a key stands for.
#[derive(Debug, Clone, Copy)]
pub struct KunciRow<'a> {
    /// Government.
    pub pemda: Uuid,
    /// The key that the caller chose.
    pub kunci: &'a str,
    /// Act.
    pub tindakan: &'a str,
    /// SHA-256 (hex) of what was asked: the same key for something else is a mistake.
    pub sidik: &'a str,
}

/// Who has the key.
#[derive(Debug, Clone, PartialEq)]
pub enum Klaim {
    /// This transaction; go on and [`catat`] the answer.
    Baru,
    /// An earlier request: its act, the digest of its input, its answer.
    Sudah(String, String, serde_json::Value),
}

/// Takes the key. A concurrent transaction with the same key is waited for.
///
/// # Errors
/// No connection.
pub async fn klaim(
    conn: &mut PgConnection,
    k: &KunciRow<'_>,
    pada: DateTime<Utc>,
) -> Result<Klaim> {
    let baru = sqlx::query(
        "insert into idempoten (pemda_id, kunci, tindakan, sidik, hasil, pada) \
         values ($1, $2, $3, $4, 'null', $5) on conflict do nothing",
    )
    .bind(k.pemda)
    .bind(k.kunci)
    .bind(k.tindakan)
    .bind(k.sidik)
    .bind(pada)
    .execute(&mut *conn)
    .await?;
    if baru.rows_affected() == 1 {
        return Ok(Klaim::Baru);
    }
    let (tindakan, sidik, hasil) = sqlx::query_as(
        "select tindakan, sidik, hasil from idempoten where pemda_id = $1 and kunci = $2",
    )
    .bind(k.pemda)
    .bind(k.kunci)
    .fetch_one(conn)
    .await?;
    Ok(Klaim::Sudah(tindakan, sidik, hasil))
}

/// Keeps the answer for repeated requests, in the transaction of the act.
///
/// # Errors
/// No connection.
pub async fn catat(
    conn: &mut PgConnection,
    (pemda, kunci): (Uuid, &str),
    hasil: &serde_json::Value,
) -> Result<()> {
    sqlx::query("update idempoten set hasil = $3 where pemda_id = $1 and kunci = $2")
        .bind(pemda)
        .bind(kunci)
        .bind(hasil)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets keys older than `sebelum`.
///
/// # Errors
/// No connection.
pub async fn lupakan(conn: &mut PgConnection, pemda: Uuid, sebelum: DateTime<Utc>) -> Result<u64> {
    Ok(
        sqlx::query("delete from idempoten where pemda_id = $1 and pada < $2")
            .bind(pemda)
            .bind(sebelum)
            .execute(conn)
            .await?
            .rows_affected(),
    )
}
