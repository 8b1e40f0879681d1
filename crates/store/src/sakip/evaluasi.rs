//! Worksheets pinned by digest, evaluations and their teams.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A worksheet as its text.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LkeSetRow {
    /// SHA-256 of the text.
    pub sidik: String,
    /// Key.
    pub kode: String,
    /// Title.
    pub judul: String,
    /// Regulation.
    pub dasar: String,
    /// First evaluated year.
    pub mulai_tahun: i16,
    /// Last evaluated year.
    pub sampai_tahun: Option<i16>,
    /// nasional or setempat.
    pub asal: String,
    /// The text.
    pub isi: String,
    /// When it was recorded.
    pub dicatat_pada: DateTime<Utc>,
    /// By whom.
    pub dicatat_oleh: String,
}

/// Keeps a worksheet; one that is there stays as it is. True when it is new.
///
/// # Errors
/// No connection.
pub async fn simpan_set(conn: &mut PgConnection, s: &LkeSetRow) -> Result<bool> {
    let n = sqlx::query(
        "insert into lke_set (pemda_id, sidik, kode, judul, dasar, mulai_tahun, sampai_tahun, \
         asal, isi, dicatat_pada, dicatat_oleh) \
         values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
    )
    .bind(&s.sidik)
    .bind(&s.kode)
    .bind(&s.judul)
    .bind(&s.dasar)
    .bind(s.mulai_tahun)
    .bind(s.sampai_tahun)
    .bind(&s.asal)
    .bind(&s.isi)
    .bind(s.dicatat_pada)
    .bind(&s.dicatat_oleh)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(n > 0)
}

/// Every worksheet of the government, the newest first.
///
/// # Errors
/// No connection.
pub async fn daftar_set(conn: &mut PgConnection) -> Result<Vec<LkeSetRow>> {
    Ok(sqlx::query_as(
        "select sidik, kode, judul, dasar, mulai_tahun, sampai_tahun, asal, isi, dicatat_pada, \
         dicatat_oleh from lke_set where pemda_id = selaras_pemda() \
         order by dicatat_pada desc, sidik",
    )
    .fetch_all(conn)
    .await?)
}

/// The worksheet with this digest.
///
/// # Errors
/// No connection.
pub async fn set(conn: &mut PgConnection, sidik: &str) -> Result<Option<LkeSetRow>> {
    Ok(sqlx::query_as(
        "select sidik, kode, judul, dasar, mulai_tahun, sampai_tahun, asal, isi, dicatat_pada, \
         dicatat_oleh from lke_set where pemda_id = selaras_pemda() and sidik = $1",
    )
    .bind(sidik)
    .fetch_optional(conn)
    .await?)
}

/// An evaluation with the names of its office and worksheet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EvaluasiRow {
    /// Id.
    pub id: Uuid,
    /// Evaluated year.
    pub tahun: i16,
    /// Office; none for the whole government.
    pub opd_id: Option<Uuid>,
    /// Its code.
    pub opd_kode: Option<String>,
    /// Its name.
    pub opd_nama: Option<String>,
    /// Worksheet.
    pub lke_sidik: String,
    /// Its key.
    pub lke_kode: String,
    /// Its title.
    pub lke_judul: String,
    /// Stage.
    pub tahap: String,
    /// The evaluation its first answers came from.
    pub dari_id: Option<Uuid>,
    /// Published score, hundredths.
    pub nilai_perseratus: Option<i32>,
    /// Published grade.
    pub predikat: Option<String>,
    /// When it was opened.
    pub dibuat_pada: DateTime<Utc>,
    /// By whom.
    pub dibuat_oleh: String,
    /// When the result came out.
    pub terbit_pada: Option<DateTime<Utc>>,
}

/// Opens an evaluation.
///
/// # Errors
/// No connection; one exists for this office and year.
pub async fn buka(conn: &mut PgConnection, e: &EvaluasiRow) -> Result<()> {
    sqlx::query(
        "insert into evaluasi (pemda_id, id, tahun, opd_id, lke_sidik, tahap, dari_id, \
         dibuat_pada, dibuat_oleh) values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(e.id)
    .bind(e.tahun)
    .bind(e.opd_id)
    .bind(&e.lke_sidik)
    .bind(&e.tahap)
    .bind(e.dari_id)
    .bind(e.dibuat_pada)
    .bind(&e.dibuat_oleh)
    .execute(conn)
    .await?;
    Ok(())
}

/// Evaluations of a year (or of all years), the government itself first.
///
/// # Errors
/// No connection.
pub async fn daftar(conn: &mut PgConnection, tahun: Option<i16>) -> Result<Vec<EvaluasiRow>> {
    Ok(sqlx::query_as(
        "select e.id, e.tahun, e.opd_id, o.kode as opd_kode, o.nama as opd_nama, e.lke_sidik, \
         s.kode as lke_kode, s.judul as lke_judul, e.tahap, e.dari_id, e.nilai_perseratus, \
         e.predikat, e.dibuat_pada, e.dibuat_oleh, e.terbit_pada \
         from evaluasi e join lke_set s on s.pemda_id = e.pemda_id and s.sidik = e.lke_sidik \
         left join perangkat_daerah o on o.pemda_id = e.pemda_id and o.id = e.opd_id \
         where e.pemda_id = selaras_pemda() and ($1::smallint is null or e.tahun = $1) \
         order by e.tahun desc, o.kode nulls first",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// One evaluation.
///
/// # Errors
/// No connection.
pub async fn satu(conn: &mut PgConnection, id: Uuid) -> Result<Option<EvaluasiRow>> {
    Ok(sqlx::query_as(
        "select e.id, e.tahun, e.opd_id, o.kode as opd_kode, o.nama as opd_nama, e.lke_sidik, \
         s.kode as lke_kode, s.judul as lke_judul, e.tahap, e.dari_id, e.nilai_perseratus, \
         e.predikat, e.dibuat_pada, e.dibuat_oleh, e.terbit_pada \
         from evaluasi e join lke_set s on s.pemda_id = e.pemda_id and s.sidik = e.lke_sidik \
         left join perangkat_daerah o on o.pemda_id = e.pemda_id and o.id = e.opd_id \
         where e.pemda_id = selaras_pemda() and e.id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// The same for writing: nobody else moves it until the transaction ends.
///
/// # Errors
/// No connection.
pub async fn kunci(conn: &mut PgConnection, id: Uuid) -> Result<bool> {
    let ada: Option<i32> = sqlx::query_scalar(
        "select 1 from evaluasi where pemda_id = selaras_pemda() and id = $1 for update",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?;
    Ok(ada.is_some())
}

/// The evaluation of an office in a year.
///
/// # Errors
/// No connection.
pub async fn milik(conn: &mut PgConnection, tahun: i16, opd: Option<Uuid>) -> Result<Option<Uuid>> {
    Ok(sqlx::query_scalar(
        "select id from evaluasi where pemda_id = selaras_pemda() and tahun = $1 \
         and opd_id is not distinct from $2",
    )
    .bind(tahun)
    .bind(opd)
    .fetch_optional(conn)
    .await?)
}

/// Moves an evaluation to a stage; with the result when it comes out.
///
/// # Errors
/// No connection.
pub async fn pindah(
    conn: &mut PgConnection,
    (id, tahap): (Uuid, &str),
    hasil: Option<(i32, &str, DateTime<Utc>)>,
) -> Result<()> {
    sqlx::query(
        "update evaluasi set tahap = $2, nilai_perseratus = coalesce($3, nilai_perseratus), \
         predikat = coalesce($4, predikat), terbit_pada = coalesce($5, terbit_pada) \
         where pemda_id = selaras_pemda() and id = $1",
    )
    .bind(id)
    .bind(tahap)
    .bind(hasil.map(|h| h.0))
    .bind(hasil.map(|h| h.1))
    .bind(hasil.map(|h| h.2))
    .execute(conn)
    .await?;
    Ok(())
}

/// A place in a team.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TimRow {
    /// Who.
    pub nama: String,
    /// Place.
    pub peran: String,
}

/// The team.
///
/// # Errors
/// No connection.
pub async fn tim(conn: &mut PgConnection, evaluasi: Uuid) -> Result<Vec<TimRow>> {
    Ok(sqlx::query_as(
        "select nama, peran from evaluasi_tim where pemda_id = selaras_pemda() \
         and evaluasi_id = $1 order by pada, nama, peran",
    )
    .bind(evaluasi)
    .fetch_all(conn)
    .await?)
}

/// Replaces the team.
///
/// # Errors
/// No connection.
pub async fn ganti_tim(
    conn: &mut PgConnection,
    evaluasi: Uuid,
    tim: &[TimRow],
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query("delete from evaluasi_tim where pemda_id = selaras_pemda() and evaluasi_id = $1")
        .bind(evaluasi)
        .execute(&mut *conn)
        .await?;
    for t in tim {
        sqlx::query(
            "insert into evaluasi_tim (pemda_id, evaluasi_id, nama, peran, pada) \
             values (selaras_pemda(), $1, $2, $3, $4) on conflict do nothing",
        )
        .bind(evaluasi)
        .bind(&t.nama)
        .bind(&t.peran)
        .bind(pada)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
