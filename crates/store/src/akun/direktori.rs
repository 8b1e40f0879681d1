//! The door: an account by its name or by its identity at a provider, before a government is
//! known. The database answers with two ids and nothing else.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// Government and account behind a key.
///
/// # Errors
/// No connection.
pub async fn cari(conn: &mut PgConnection, kunci: &str) -> Result<Option<(Uuid, Uuid)>> {
    Ok(
        sqlx::query_as("select pemda_id, akun_id from akun_cari($1)")
            .bind(kunci)
            .fetch_optional(conn)
            .await?,
    )
}

/// Enters a key for an account of the government of this transaction; false when it is taken.
///
/// # Errors
/// No connection; a transaction without a government.
pub async fn daftarkan(conn: &mut PgConnection, kunci: &str, akun: Uuid) -> Result<bool> {
    Ok(sqlx::query_scalar("select akun_daftarkan($1, $2)")
        .bind(kunci)
        .bind(akun)
        .fetch_one(conn)
        .await?)
}

/// Strikes a key of the government of this transaction.
///
/// # Errors
/// No connection.
pub async fn lepaskan(conn: &mut PgConnection, kunci: &str) -> Result<bool> {
    Ok(sqlx::query_scalar("select akun_lepaskan($1)")
        .bind(kunci)
        .fetch_one(conn)
        .await?)
}
