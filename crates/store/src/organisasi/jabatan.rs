//! Posts.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Versi;
use crate::Result;

/// A post.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct JabatanRow {
    /// Id.
    pub id: Uuid,
    /// Unit it belongs to.
    pub unit_id: Uuid,
    /// Code; may be empty.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Kind.
    pub jenis: String,
    /// Heads its unit.
    pub kepala: bool,
    /// Superior post.
    pub atasan_id: Option<Uuid>,
    /// First day.
    pub mulai: NaiveDate,
    /// First day after.
    pub selesai: Option<NaiveDate>,
    /// Version for optimistic locks.
    pub versi: i32,
}
catatan!(JabatanRow: id unit_id kode nama jenis kepala atasan_id mulai selesai versi);

impl JabatanRow {
    /// Held by one person at a time.
    #[must_use]
    pub fn tunggal(&self) -> bool {
        self.kepala || !matches!(self.jenis.as_str(), "fungsional" | "pelaksana")
    }
}

/// Every post, closed ones included.
///
/// # Errors
/// No connection.
pub async fn semua(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<JabatanRow>> {
    Ok(sqlx::query_as(
        "select id, unit_id, kode, nama, jenis, kepala, atasan_id, mulai, selesai, versi
         from jabatan where pemda_id = $1 order by not kepala, nama, id",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}

/// One post; the row is held until the transaction ends, so that two assignments to it wait for
/// each other.
///
/// # Errors
/// No connection.
pub async fn kunci(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<JabatanRow>> {
    Ok(sqlx::query_as(
        "select id, unit_id, kode, nama, jenis, kepala, atasan_id, mulai, selesai, versi
         from jabatan where pemda_id = $1 and id = $2 for update",
    )
    .bind(pemda)
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// One post.
///
/// # Errors
/// No connection.
pub async fn satu(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<JabatanRow>> {
    Ok(sqlx::query_as(
        "select id, unit_id, kode, nama, jenis, kepala, atasan_id, mulai, selesai, versi
         from jabatan where pemda_id = $1 and id = $2",
    )
    .bind(pemda)
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// Adds a post.
///
/// # Errors
/// No connection; the code is taken, or the unit has a head already (`jabatan_kepala`).
pub async fn tambah(
    conn: &mut PgConnection,
    pemda: Uuid,
    j: &JabatanRow,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into jabatan (pemda_id, id, unit_id, kode, nama, jenis, kepala, atasan_id, mulai,
             selesai, dicatat_pada)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(pemda)
    .bind(j.id)
    .bind(j.unit_id)
    .bind(&j.kode)
    .bind(&j.nama)
    .bind(&j.jenis)
    .bind(j.kepala)
    .bind(j.atasan_id)
    .bind(j.mulai)
    .bind(j.selesai)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes name, superior and end of a post over the version the caller saw.
///
/// # Errors
/// No connection.
pub async fn ubah(conn: &mut PgConnection, pemda: Uuid, j: &JabatanRow) -> Result<Versi> {
    Ok(sqlx::query_scalar(
        "update jabatan set nama = $4, atasan_id = $5, selesai = $6, versi = versi + 1
         where pemda_id = $1 and id = $2 and versi = $3 returning versi",
    )
    .bind(pemda)
    .bind(j.id)
    .bind(j.versi)
    .bind(&j.nama)
    .bind(j.atasan_id)
    .bind(j.selesai)
    .fetch_optional(conn)
    .await?)
}
