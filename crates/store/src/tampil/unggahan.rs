//! Uploaded files that wait for a decision, and the jobs that apply them.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{KunciData, Result};

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
    /// The stored content is sealed.
    pub tersegel: bool,
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
    /// When it was begun, the last time.
    pub mulai_pada: Option<DateTime<Utc>>,
    /// When it ended.
    pub selesai_pada: Option<DateTime<Utc>>,
}

fn tempat(id: Uuid) -> String {
    format!("unggahan/{id}")
}

/// Keeps a file, sealed: what is in it is not known yet.
///
/// # Errors
/// No connection.
pub async fn simpan(
    conn: &mut PgConnection,
    u: &UnggahanRow,
    oleh: &str,
    kunci: &KunciData,
) -> Result<()> {
    sqlx::query(
        "insert into unggahan (pemda_id, id, nama, isi, opsi, oleh, dibuat_pada, tersegel) \
         values (selaras_pemda(), $1, $2, $3, $4, $5, $6, true)",
    )
    .bind(u.id)
    .bind(&u.nama)
    .bind(kunci.segel(&tempat(u.id), &u.isi)?)
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
/// No connection, or no key for what is sealed.
pub async fn satu(
    conn: &mut PgConnection,
    id: Uuid,
    kunci: Result<&KunciData>,
) -> Result<Option<UnggahanRow>> {
    let baris: Option<UnggahanRow> = sqlx::query_as(
        "select id, nama, isi, opsi, dibuat_pada, length(isi)::bigint as ukuran, tersegel \
         from unggahan where id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?;
    let Some(mut u) = baris else {
        return Ok(None);
    };
    if u.tersegel {
        u.isi = kunci?.buka(&tempat(id), &u.isi)?;
    }
    Ok(Some(u))
}

/// Whether a file waits.
///
/// # Errors
/// No connection.
pub async fn ada(conn: &mut PgConnection, id: Uuid) -> Result<bool> {
    Ok(
        sqlx::query_scalar("select exists (select 1 from unggahan where id = $1)")
            .bind(id)
            .fetch_one(conn)
            .await?,
    )
}

/// Waiting files without content, newest first.
///
/// # Errors
/// No connection.
pub async fn daftar(conn: &mut PgConnection) -> Result<Vec<UnggahanRow>> {
    Ok(sqlx::query_as(
        "select id, nama, ''::bytea as isi, opsi, dibuat_pada, length(isi)::bigint as ukuran, \
            tersegel \
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
            mulai_pada, denyut_pada, percobaan) \
         values (selaras_pemda(), $1, $2, $3, '{}', 'berjalan', $4, $4, $4, 1) \
         on conflict (pemda_id, id) do update set status = 'berjalan', isi = excluded.isi, \
            kemajuan = '{}', mulai_pada = excluded.mulai_pada, selesai_pada = null, \
            denyut_pada = excluded.denyut_pada, \
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

/// Says how far a job is, or how it ended; both are signs of life.
///
/// # Errors
/// No connection.
pub async fn kabar(
    conn: &mut PgConnection,
    id: Uuid,
    status: &str,
    kemajuan: &serde_json::Value,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "update pekerjaan set status = $2, kemajuan = $3, \
            denyut_pada = $4::timestamptz, \
            selesai_pada = case when $2 <> 'berjalan' then $4::timestamptz end where id = $1",
    )
    .bind(id)
    .bind(status)
    .bind(kemajuan)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends the running jobs without a sign of life since `sejak`; how many there were.
///
/// # Errors
/// No connection.
pub async fn sapu(
    conn: &mut PgConnection,
    jenis: &str,
    sejak: DateTime<Utc>,
    kemajuan: &serde_json::Value,
    pada: DateTime<Utc>,
) -> Result<u64> {
    let r = sqlx::query(
        "update pekerjaan set status = 'gagal', kemajuan = kemajuan || $3, selesai_pada = $4 \
         where jenis = $1 and status = 'berjalan' \
            and coalesce(denyut_pada, mulai_pada, dibuat_pada) < $2",
    )
    .bind(jenis)
    .bind(sejak)
    .bind(kemajuan)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(r.rows_affected())
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
        "select id, jenis, isi, kemajuan, status, dibuat_pada, mulai_pada, selesai_pada \
         from pekerjaan \
         where pemda_id = selaras_pemda() and jenis = $1 and ($2::uuid is null or id = $2) \
         order by dibuat_pada desc limit 30",
    )
    .bind(jenis)
    .bind(id)
    .fetch_all(conn)
    .await?)
}
