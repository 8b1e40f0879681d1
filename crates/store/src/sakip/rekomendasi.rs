//! Recommendations and their follow-up.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A recommendation with its state today.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RekomendasiRow {
    /// Evaluation.
    pub evaluasi_id: Uuid,
    /// Evaluated year.
    pub tahun: i16,
    /// Office.
    pub opd_nama: Option<String>,
    /// Number.
    pub nomor: i16,
    /// Criterion or sub-component it is about.
    pub kriteria: String,
    /// Words.
    pub teks: String,
    /// Due.
    pub tenggat: NaiveDate,
    /// Who is to do it.
    pub penanggung_jawab: String,
    /// State of the follow-up.
    pub status: String,
    /// What was reported last.
    pub uraian: String,
    /// Evidence of the last report.
    pub tautan: String,
    /// When.
    pub tindak_pada: Option<DateTime<Utc>>,
}

/// A new recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RekomendasiBaru<'a> {
    /// Criterion or sub-component.
    pub kriteria: &'a str,
    /// Words.
    pub teks: &'a str,
    /// Due.
    pub tenggat: NaiveDate,
    /// Who is to do it.
    pub penanggung_jawab: &'a str,
    /// By whom.
    pub oleh: &'a str,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Adds a recommendation; returns its number.
///
/// # Errors
/// No connection.
pub async fn tambah_rekomendasi(
    conn: &mut PgConnection,
    evaluasi: Uuid,
    r: &RekomendasiBaru<'_>,
) -> Result<i16> {
    Ok(sqlx::query_scalar(
        "insert into rekomendasi (pemda_id, evaluasi_id, nomor, kriteria, teks, tenggat, \
         penanggung_jawab, oleh, pada) select selaras_pemda(), $1, \
         (coalesce(max(nomor), 0) + 1)::smallint, $2, $3, $4, $5, $6, $7 from rekomendasi \
         where pemda_id = selaras_pemda() and evaluasi_id = $1 returning nomor",
    )
    .bind(evaluasi)
    .bind(r.kriteria)
    .bind(r.teks)
    .bind(r.tenggat)
    .bind(r.penanggung_jawab)
    .bind(r.oleh)
    .bind(r.pada)
    .fetch_one(conn)
    .await?)
}

/// Recommendations of one evaluation, or of all when none is named, by deadline.
///
/// # Errors
/// No connection.
pub async fn daftar_rekomendasi(
    conn: &mut PgConnection,
    evaluasi: Option<Uuid>,
) -> Result<Vec<RekomendasiRow>> {
    Ok(sqlx::query_as(
        "select r.evaluasi_id, e.tahun, o.nama as opd_nama, r.nomor, r.kriteria, r.teks, \
         r.tenggat, r.penanggung_jawab, coalesce(t.status, 'belum') as status, \
         coalesce(t.uraian, '') as uraian, coalesce(t.tautan, '') as tautan, \
         t.pada as tindak_pada from rekomendasi r \
         join evaluasi e on e.pemda_id = r.pemda_id and e.id = r.evaluasi_id \
         left join perangkat_daerah o on o.pemda_id = e.pemda_id and o.id = e.opd_id \
         left join lateral (select status, uraian, tautan, pada from rekomendasi_tindak x \
           where x.pemda_id = r.pemda_id and x.evaluasi_id = r.evaluasi_id and x.nomor = r.nomor \
           order by urut desc limit 1) t on true \
         where r.pemda_id = selaras_pemda() and ($1::uuid is null or r.evaluasi_id = $1) \
         order by r.tenggat, o.kode nulls first, r.nomor",
    )
    .bind(evaluasi)
    .fetch_all(conn)
    .await?)
}

/// A report on a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TindakRow {
    /// State.
    pub status: String,
    /// What was done.
    pub uraian: String,
    /// Evidence.
    pub tautan: String,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Adds a report.
///
/// # Errors
/// No connection.
pub async fn tindak(
    conn: &mut PgConnection,
    (evaluasi, nomor): (Uuid, i16),
    t: &TindakRow,
) -> Result<()> {
    sqlx::query(
        "insert into rekomendasi_tindak (pemda_id, evaluasi_id, nomor, urut, status, uraian, \
         tautan, oleh, pada) select selaras_pemda(), $1, $2, coalesce(max(urut), 0) + 1, $3, $4, \
         $5, $6, $7 from rekomendasi_tindak where pemda_id = selaras_pemda() \
         and evaluasi_id = $1 and nomor = $2",
    )
    .bind(evaluasi)
    .bind(nomor)
    .bind(&t.status)
    .bind(&t.uraian)
    .bind(&t.tautan)
    .bind(&t.oleh)
    .bind(t.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Reports on a recommendation, oldest first.
///
/// # Errors
/// No connection.
pub async fn riwayat_tindak(
    conn: &mut PgConnection,
    (evaluasi, nomor): (Uuid, i16),
) -> Result<Vec<TindakRow>> {
    Ok(sqlx::query_as(
        "select status, uraian, tautan, oleh, pada from rekomendasi_tindak \
         where pemda_id = selaras_pemda() and evaluasi_id = $1 and nomor = $2 order by urut",
    )
    .bind(evaluasi)
    .bind(nomor)
    .fetch_all(conn)
    .await?)
}
