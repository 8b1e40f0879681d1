//! Assignments.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Versi;
use crate::Result;

/// An assignment with the names it is shown by.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TugasRow {
    /// Id.
    pub id: Uuid,
    /// Post.
    pub jabatan_id: Uuid,
    /// Its name.
    pub jabatan: String,
    /// Its unit.
    pub unit_id: Uuid,
    /// It heads its unit.
    pub kepala: bool,
    /// Its kind.
    pub jenis_jabatan: String,
    /// Person.
    pub orang_id: Uuid,
    /// Name without titles.
    pub orang: String,
    /// definitif, plt, plh.
    pub jenis: String,
    /// One holder at a time.
    pub tunggal: bool,
    /// First day.
    pub mulai: NaiveDate,
    /// First day after.
    pub selesai: Option<NaiveDate>,
    /// Number of the decree.
    pub nomor_sk: String,
    /// Its date.
    pub tanggal_sk: NaiveDate,
    /// Why it ended.
    pub sebab_akhir: String,
    /// Version for optimistic locks.
    pub versi: i32,
}
catatan!(TugasRow: id jabatan_id orang_id jenis tunggal mulai selesai nomor_sk tanggal_sk
    sebab_akhir versi);

const ISI: &str = "select p.id, p.jabatan_id, j.nama as jabatan, j.unit_id, j.kepala, \
     j.jenis as jenis_jabatan, p.orang_id, o.nama as orang, p.jenis, p.tunggal, p.mulai, \
     p.selesai, p.nomor_sk, p.tanggal_sk, p.sebab_akhir, p.versi \
     from penugasan p \
     join jabatan j on j.pemda_id = p.pemda_id and j.id = p.jabatan_id \
     join orang o on o.pemda_id = p.pemda_id and o.id = p.orang_id \
     where p.pemda_id = $1";

async fn ambil(
    conn: &mut PgConnection,
    pemda: Uuid,
    syarat: &str,
    id: Uuid,
) -> Result<Vec<TugasRow>> {
    let sql = format!("{ISI} {syarat} order by p.mulai, p.id");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(pemda)
        .bind(id)
        .fetch_all(conn)
        .await?)
}

/// Assignments to a post, oldest first.
///
/// # Errors
/// No connection.
pub async fn pada_jabatan(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Vec<TugasRow>> {
    ambil(conn, pemda, "and p.jabatan_id = $2", id).await
}

/// Assignments of a person, oldest first.
///
/// # Errors
/// No connection.
pub async fn milik(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Vec<TugasRow>> {
    ambil(conn, pemda, "and p.orang_id = $2", id).await
}

/// One assignment.
///
/// # Errors
/// No connection.
pub async fn satu(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<TugasRow>> {
    Ok(ambil(conn, pemda, "and p.id = $2", id).await?.pop())
}

/// Every assignment, for imports and trees.
///
/// # Errors
/// No connection.
pub async fn semua(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<TugasRow>> {
    let sql = format!("{ISI} order by p.mulai, p.id");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(pemda)
        .fetch_all(conn)
        .await?)
}

/// Adds an assignment.
///
/// # Errors
/// No connection; the post is taken (`penugasan_kini`).
pub async fn tambah(
    conn: &mut PgConnection,
    pemda: Uuid,
    t: &TugasRow,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into penugasan (pemda_id, id, jabatan_id, orang_id, jenis, tunggal, mulai, selesai,
             nomor_sk, tanggal_sk, dicatat_pada)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(pemda)
    .bind(t.id)
    .bind(t.jabatan_id)
    .bind(t.orang_id)
    .bind(&t.jenis)
    .bind(t.tunggal)
    .bind(t.mulai)
    .bind(t.selesai)
    .bind(&t.nomor_sk)
    .bind(t.tanggal_sk)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends an assignment over the version the caller saw.
///
/// # Errors
/// No connection.
pub async fn akhiri(
    conn: &mut PgConnection,
    pemda: Uuid,
    (id, versi): (Uuid, i32),
    (selesai, sebab): (NaiveDate, &str),
) -> Result<Versi> {
    Ok(sqlx::query_scalar(
        "update penugasan set selesai = $4, sebab_akhir = $5, versi = versi + 1
         where pemda_id = $1 and id = $2 and versi = $3 returning versi",
    )
    .bind(pemda)
    .bind(id)
    .bind(versi)
    .bind(selesai)
    .bind(sebab)
    .fetch_optional(conn)
    .await?)
}
