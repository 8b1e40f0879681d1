//! Failed sign-ins, by account name and by network address.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// Failures in a row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct GagalRow {
    /// Whose.
    pub kunci: String,
    /// How many.
    pub jumlah: i32,
    /// The last one.
    pub terakhir: DateTime<Utc>,
}

/// What failed under these keys, locked until the end of the transaction: tries at the same time
/// are counted one after the other.
///
/// # Errors
/// No connection.
pub async fn kunci_gagal(
    conn: &mut PgConnection,
    pemda: Uuid,
    kunci: &[String],
    pada: DateTime<Utc>,
) -> Result<Vec<GagalRow>> {
    sqlx::query(
        "insert into masuk_gagal (pemda_id, kunci, jumlah, terakhir) \
         select $1, k, 0, $3 from unnest($2::text[]) k order by k on conflict do nothing",
    )
    .bind(pemda)
    .bind(kunci)
    .bind(pada)
    .execute(&mut *conn)
    .await?;
    Ok(sqlx::query_as(
        "select kunci, jumlah, terakhir from masuk_gagal \
         where pemda_id = $1 and kunci = any($2) order by kunci for update",
    )
    .bind(pemda)
    .bind(kunci)
    .fetch_all(conn)
    .await?)
}

/// Sets the count of a key.
///
/// # Errors
/// No connection.
pub async fn catat_gagal(conn: &mut PgConnection, pemda: Uuid, g: &GagalRow) -> Result<()> {
    sqlx::query(
        "update masuk_gagal set jumlah = $3, terakhir = $4 where pemda_id = $1 and kunci = $2",
    )
    .bind(pemda)
    .bind(&g.kunci)
    .bind(g.jumlah)
    .bind(g.terakhir)
    .execute(conn)
    .await?;
    Ok(())
}

/// After a success: forgets the failures of `lupakan`, takes one try back from `kurangi`.
///
/// # Errors
/// No connection.
pub async fn lupakan_gagal(
    conn: &mut PgConnection,
    pemda: Uuid,
    (lupakan, kurangi): (&str, &str),
) -> Result<()> {
    sqlx::query("delete from masuk_gagal where pemda_id = $1 and kunci = $2")
        .bind(pemda)
        .bind(lupakan)
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "update masuk_gagal set jumlah = greatest(jumlah - 1, 0) \
         where pemda_id = $1 and kunci = $2",
    )
    .bind(pemda)
    .bind(kurangi)
    .execute(conn)
    .await?;
    Ok(())
}
