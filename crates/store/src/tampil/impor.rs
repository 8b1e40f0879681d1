//! Imports of a government for their list and their page.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// One import.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ImporRow {
    /// Id.
    pub id: Uuid,
    /// Where it came from.
    pub sumber: String,
    /// Label.
    pub label: Option<String>,
    /// As-of.
    pub keadaan: Option<NaiveDate>,
    /// berjalan, diterapkan, ditolak or dibatalkan.
    pub status: String,
    /// Start.
    pub dimulai_pada: DateTime<Utc>,
    /// End.
    pub selesai_pada: Option<DateTime<Utc>>,
    /// Who.
    pub oleh: String,
    /// Files.
    pub berkas: i64,
    /// Rows read.
    pub baris: i64,
    /// Rows taken.
    pub diterima: i64,
    /// Findings.
    pub temuan: i64,
}

/// One file of an import.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct BerkasRow {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub nama: String,
    /// Layout.
    pub tata_letak: String,
    /// Rows.
    pub baris: i32,
    /// Taken.
    pub diterima: i32,
    /// Findings.
    pub temuan: i32,
    /// Status.
    pub status: String,
    /// Edition it made.
    pub edisi_id: Option<Uuid>,
}

/// One finding of a file.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ImporTemuanRow {
    /// Row.
    pub baris: i32,
    /// Column.
    pub kolom: String,
    /// Value.
    pub nilai: String,
    /// Code.
    pub kode: String,
    /// tolak, periksa or catatan.
    pub tingkat: String,
    /// Reason.
    pub pesan: String,
    /// What to do.
    pub saran: String,
    /// Findings in all.
    pub dari: i64,
}

/// Imports, newest first.
///
/// # Errors
/// No connection.
pub async fn daftar(conn: &mut PgConnection, id: Option<Uuid>) -> Result<Vec<ImporRow>> {
    Ok(sqlx::query_as(
        "select i.id, i.sumber, i.label, i.keadaan, i.status, i.dimulai_pada, i.selesai_pada, \
         i.oleh, \
                count(b.id) as berkas, coalesce(sum(b.baris), 0)::bigint as baris, \
                coalesce(sum(b.diterima), 0)::bigint as diterima, coalesce(sum(b.temuan), \
                0)::bigint as temuan \
         from impor i left join impor_berkas b on b.pemda_id = i.pemda_id and b.impor_id = i.id \
         where $1::uuid is null or i.id = $1 \
         group by i.pemda_id, i.id order by i.dimulai_pada desc, i.id desc limit 500",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Files of an import.
///
/// # Errors
/// No connection.
pub async fn berkas(conn: &mut PgConnection, impor: Uuid) -> Result<Vec<BerkasRow>> {
    Ok(sqlx::query_as(
        "select id, nama, tata_letak, baris, diterima, temuan, status, edisi_id from impor_berkas \
         where impor_id = $1 order by nama, id",
    )
    .bind(impor)
    .fetch_all(conn)
    .await?)
}

/// Findings of a file, one page.
///
/// # Errors
/// No connection.
pub async fn temuan(
    conn: &mut PgConnection,
    berkas: Uuid,
    batas: i64,
    lewati: i64,
) -> Result<Vec<ImporTemuanRow>> {
    Ok(sqlx::query_as(
        "select baris, kolom, nilai, kode, tingkat, pesan, saran, count(*) over () as dari \
         from impor_temuan where berkas_id = $1 order by urut limit $2 offset $3",
    )
    .bind(berkas)
    .bind(batas)
    .bind(lewati)
    .fetch_all(conn)
    .await?)
}
