//! Performance reports: state, sections, benchmarks.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LkjRow {
    /// Id.
    pub id: Uuid,
    /// Year.
    pub tahun: i16,
    /// Office.
    pub opd_id: Option<Uuid>,
    /// Its code.
    pub opd_kode: Option<String>,
    /// Its name.
    pub opd_nama: Option<String>,
    /// State.
    pub keadaan: String,
    /// Figures as they were when it took effect.
    pub angka: Option<serde_json::Value>,
    /// Statement of the review.
    pub reviu_catatan: String,
    /// Who reviewed.
    pub reviu_oleh: String,
    /// When.
    pub reviu_pada: Option<DateTime<Utc>>,
    /// When it took effect.
    pub berlaku_pada: Option<DateTime<Utc>>,
    /// When it was published.
    pub terbit_pada: Option<DateTime<Utc>>,
    /// When it was begun.
    pub dibuat_pada: DateTime<Utc>,
    /// By whom.
    pub dibuat_oleh: String,
}

/// Begins a report.
///
/// # Errors
/// No connection; there is one.
pub async fn buat_lkj(
    conn: &mut PgConnection,
    (id, tahun, opd): (Uuid, i16, Option<Uuid>),
    (oleh, pada): (&str, DateTime<Utc>),
) -> Result<()> {
    sqlx::query(
        "insert into lkj (pemda_id, id, tahun, opd_id, keadaan, dibuat_pada, dibuat_oleh) \
         values (selaras_pemda(), $1, $2, $3, 'draf', $4, $5)",
    )
    .bind(id)
    .bind(tahun)
    .bind(opd)
    .bind(pada)
    .bind(oleh)
    .execute(conn)
    .await?;
    Ok(())
}

/// One report.
///
/// # Errors
/// No connection.
pub async fn lkj(conn: &mut PgConnection, id: Uuid) -> Result<Option<LkjRow>> {
    Ok(sqlx::query_as(
        "select l.id, l.tahun, l.opd_id, o.kode as opd_kode, o.nama as opd_nama, l.keadaan, \
         l.angka, l.reviu_catatan, l.reviu_oleh, l.reviu_pada, l.berlaku_pada, l.terbit_pada, \
         l.dibuat_pada, l.dibuat_oleh from lkj l \
         left join perangkat_daerah o on o.pemda_id = l.pemda_id and o.id = l.opd_id \
         where l.pemda_id = selaras_pemda() and l.id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// Reports of a year.
///
/// # Errors
/// No connection.
pub async fn daftar_lkj(conn: &mut PgConnection, tahun: i16) -> Result<Vec<LkjRow>> {
    Ok(sqlx::query_as(
        "select l.id, l.tahun, l.opd_id, o.kode as opd_kode, o.nama as opd_nama, l.keadaan, \
         l.angka, l.reviu_catatan, l.reviu_oleh, l.reviu_pada, l.berlaku_pada, l.terbit_pada, \
         l.dibuat_pada, l.dibuat_oleh from lkj l \
         left join perangkat_daerah o on o.pemda_id = l.pemda_id and o.id = l.opd_id \
         where l.pemda_id = selaras_pemda() and l.tahun = $1 order by o.kode nulls first",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// Writes the new state of a report whole.
///
/// # Errors
/// No connection.
pub async fn pindah_lkj(conn: &mut PgConnection, l: &LkjRow) -> Result<()> {
    sqlx::query(
        "update lkj set keadaan = $2, angka = $3, reviu_catatan = $4, reviu_oleh = $5, \
         reviu_pada = $6, berlaku_pada = $7, terbit_pada = $8 \
         where pemda_id = selaras_pemda() and id = $1",
    )
    .bind(l.id)
    .bind(&l.keadaan)
    .bind(&l.angka)
    .bind(&l.reviu_catatan)
    .bind(&l.reviu_oleh)
    .bind(l.reviu_pada)
    .bind(l.berlaku_pada)
    .bind(l.terbit_pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BagianRow {
    /// Which.
    pub kunci: String,
    /// Number of the change.
    pub urut: i32,
    /// Words.
    pub teks: String,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Writes a section after its earlier versions.
///
/// # Errors
/// No connection.
pub async fn simpan_bagian(
    conn: &mut PgConnection,
    lkj: Uuid,
    (kunci, teks): (&str, &str),
    (oleh, pada): (&str, DateTime<Utc>),
) -> Result<()> {
    sqlx::query(
        "insert into lkj_bagian (pemda_id, lkj_id, kunci, urut, teks, oleh, pada) \
         select selaras_pemda(), $1, $2, coalesce(max(urut), 0) + 1, $3, $4, $5 from lkj_bagian \
         where pemda_id = selaras_pemda() and lkj_id = $1 and kunci = $2",
    )
    .bind(lkj)
    .bind(kunci)
    .bind(teks)
    .bind(oleh)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// The last version of every section.
///
/// # Errors
/// No connection.
pub async fn bagian(conn: &mut PgConnection, lkj: Uuid) -> Result<Vec<BagianRow>> {
    Ok(sqlx::query_as(
        "select distinct on (kunci) kunci, urut, teks, oleh, pada from lkj_bagian \
         where pemda_id = selaras_pemda() and lkj_id = $1 order by kunci, urut desc",
    )
    .bind(lkj)
    .fetch_all(conn)
    .await?)
}

/// A benchmark.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PembandingRow {
    /// Indicator.
    pub indikator: i16,
    /// Whose figure.
    pub nama: String,
    /// Figure.
    pub nilai: String,
    /// Where it stands.
    pub sumber: String,
}

/// Adds a benchmark.
///
/// # Errors
/// No connection.
pub async fn tambah_pembanding(
    conn: &mut PgConnection,
    lkj: Uuid,
    p: &PembandingRow,
    (oleh, pada): (&str, DateTime<Utc>),
) -> Result<()> {
    sqlx::query(
        "insert into lkj_pembanding (pemda_id, lkj_id, indikator, urut, nama, nilai, sumber, \
         oleh, pada) select selaras_pemda(), $1, $2, coalesce(max(urut), 0) + 1, $3, $4, $5, $6, \
         $7 from lkj_pembanding where pemda_id = selaras_pemda() and lkj_id = $1 \
         and indikator = $2",
    )
    .bind(lkj)
    .bind(p.indikator)
    .bind(&p.nama)
    .bind(&p.nilai)
    .bind(&p.sumber)
    .bind(oleh)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// The last benchmark of every indicator.
///
/// # Errors
/// No connection.
pub async fn pembanding(conn: &mut PgConnection, lkj: Uuid) -> Result<Vec<PembandingRow>> {
    Ok(sqlx::query_as(
        "select distinct on (indikator) indikator, nama, nilai, sumber from lkj_pembanding \
         where pemda_id = selaras_pemda() and lkj_id = $1 order by indikator, urut desc",
    )
    .bind(lkj)
    .fetch_all(conn)
    .await?)
}
