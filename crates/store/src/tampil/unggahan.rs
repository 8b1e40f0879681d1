//! Uploaded files that wait for a decision, and the jobs that apply them.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A file that waits.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct UnggahanRow {
    /// Id.
    pub id: Uuid,
    /// File name.
    pub nama: String,
    /// Content; empty in lists.
    pub isi: Vec<u8>,
    /// Chosen options.
    pub opsi: serde_json::Value,
    /// When it came.
    pub dibuat_pada: DateTime<Utc>,
    /// Its size.
    pub ukuran: i64,
}

/// A job.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct PekerjaanRow {
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub jenis: String,
    /// What it works on.
    pub isi: serde_json::Value,
    /// Where it is.
    pub kemajuan: serde_json::Value,
    /// antre, berjalan, selesai or gagal.
    pub status: String,
    /// When it was asked for.
    pub dibuat_pada: DateTime<Utc>,
    /// When it ended.
    pub selesai_pada: Option<DateTime<Utc>>,
}

/// Keeps a file.
///
/// # Errors
/// No connection.
pub async fn simpan(conn: &mut PgConnection, u: &UnggahanRow, oleh: &str) -> Result<()> {
    sqlx::query(
        "insert into unggahan (pemda_id, id, nama, isi, opsi, oleh, dibuat_pada) \
         values (selaras_pemda(), $1, $2, $3, $4, $5, $6)",
    )
    .bind(u.id)
    .bind(&u.nama)
    .bind(&u.isi)
    .bind(&u.opsi)
    .bind(oleh)
    .bind(u.dibuat_pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Changes the options of a waiting file; false when it is gone.
///
/// # Errors
/// No connection.
pub async fn ubah_opsi(
    conn: &mut PgConnection,
    id: Uuid,
    opsi: &serde_json::Value,
) -> Result<bool> {
    let r = sqlx::query("update unggahan set opsi = $2 where id = $1")
        .bind(id)
        .bind(opsi)
        .execute(conn)
        .await?;
    Ok(r.rows_affected() > 0)
}

/// One waiting file with its content.
///
/// # Errors
/// No connection.
pub async fn satu(conn: &mut PgConnection, id: Uuid) -> Result<Option<UnggahanRow>> {
    Ok(sqlx::query_as(
        "select id, nama, isi, opsi, dibuat_pada, length(isi)::bigint as ukuran \
         from unggahan where id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// Waiting files without content, newest first.
///
/// # Errors
/// No connection.
pub async fn daftar(conn: &mut PgConnection) -> Result<Vec<UnggahanRow>> {
    Ok(sqlx::query_as(
        "select id, nama, ''::bytea as isi, opsi, dibuat_pada, length(isi)::bigint as ukuran \
         from unggahan order by dibuat_pada desc limit 100",
    )
    .fetch_all(conn)
    .await?)
}

/// Throws a waiting file away; false when it is gone already.
///
/// # Errors
/// No connection.
pub async fn buang(conn: &mut PgConnection, id: Uuid) -> Result<bool> {
    let r = sqlx::query("delete from unggahan where id = $1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(r.rows_affected() > 0)
}

/// Begins a job; false when it was begun before (the same form sent twice).
///
/// # Errors
/// No connection.
pub async fn mulai(
    conn: &mut PgConnection,
    id: Uuid,
    jenis: &str,
    isi: &serde_json::Value,
    pada: DateTime<Utc>,
) -> Result<bool> {
    let r = sqlx::query(
        "insert into pekerjaan (pemda_id, id, jenis, isi, kemajuan, status, dibuat_pada, \
            mulai_pada, percobaan) \
         values (selaras_pemda(), $1, $2, $3, '{}', 'berjalan', $4, $4, 1) \
         on conflict (pemda_id, id) do update set status = 'berjalan', isi = excluded.isi, \
            kemajuan = '{}', mulai_pada = excluded.mulai_pada, selesai_pada = null, \
            percobaan = (pekerjaan.percobaan + 1)::smallint \
         where pekerjaan.status = 'gagal'",
    )
    .bind(id)
    .bind(jenis)
    .bind(isi)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(r.rows_affected() > 0)
}

/// Says how far a job is, or how it ended.
///
/// # Errors
/// No connection.
pub async fn kabar(
    conn: &mut PgConnection,
    id: Uuid,
    status: &str,
    kemajuan: &serde_json::Value,
    selesai: Option<DateTime<Utc>>,
) -> Result<()> {
    sqlx::query("update pekerjaan set status = $2, kemajuan = $3, selesai_pada = $4 where id = $1")
        .bind(id)
        .bind(status)
        .bind(kemajuan)
        .bind(selesai)
        .execute(conn)
        .await?;
    Ok(())
}

/// Jobs of a kind, newest first; one when `id` is given.
///
/// # Errors
/// No connection.
pub async fn pekerjaan(
    conn: &mut PgConnection,
    jenis: &str,
    id: Option<Uuid>,
) -> Result<Vec<PekerjaanRow>> {
    Ok(sqlx::query_as(
        "select id, jenis, isi, kemajuan, status, dibuat_pada, selesai_pada from pekerjaan \
         where pemda_id = selaras_pemda() and jenis = $1 and ($2::uuid is null or id = $2) \
         order by dibuat_pada desc limit 30",
    )
    .bind(jenis)
    .bind(id)
    .fetch_all(conn)
    .await?)
}
