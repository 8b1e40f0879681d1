//! Documents, their editions and the offices of a government.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// One edition of one document.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EdisiRow {
    /// rpjmd, renstra, rkpd, ppas, apbd, dpa, realisasi or pk.
    pub jenis: String,
    /// Title of the document.
    pub judul: String,
    /// First year.
    pub tahun_mulai: i16,
    /// Last year.
    pub tahun_selesai: i16,
    /// Document.
    pub dokumen_id: Uuid,
    /// Edition.
    pub id: Uuid,
    /// Number of the edition.
    pub urut: i32,
    /// Stage of the budget year.
    pub tahap: String,
    /// As-of of its content.
    pub keadaan: Option<NaiveDate>,
    /// Label given at the import.
    pub label: String,
    /// berlaku, digantikan or ditarik.
    pub status: String,
    /// The import it came from.
    pub impor_id: Option<Uuid>,
    /// When it was recorded.
    pub dibuat_pada: DateTime<Utc>,
}

/// An office or unit.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PerangkatRow {
    /// Id.
    pub id: Uuid,
    /// Canonical code.
    pub kode: String,
    /// Code as typed in the file.
    pub kode_asli: String,
    /// Name.
    pub nama: String,
    /// skpd or unit.
    pub jenis: String,
    /// The office of a unit.
    pub induk_id: Option<Uuid>,
}

/// Every edition, newest document first, newest edition first.
///
/// # Errors
/// No connection.
pub async fn edisi(conn: &mut PgConnection) -> Result<Vec<EdisiRow>> {
    Ok(sqlx::query_as(
        "select d.jenis, d.judul, d.tahun_mulai, d.tahun_selesai, e.dokumen_id, e.id, e.urut, \
         e.tahap, \
                e.keadaan, e.label, e.status, e.impor_id, e.dibuat_pada \
         from edisi e join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
         order by d.tahun_mulai desc, d.jenis, e.urut desc",
    )
    .fetch_all(conn)
    .await?)
}

/// Every office and unit in code order.
///
/// # Errors
/// No connection.
pub async fn perangkat(conn: &mut PgConnection) -> Result<Vec<PerangkatRow>> {
    Ok(sqlx::query_as(
        "select id, kode, kode_asli, nama, jenis, induk_id from perangkat_daerah \
         order by kode collate \"C\", id",
    )
    .fetch_all(conn)
    .await?)
}

/// The newest year with an RKPD, APBD, DPA or realisation in force.
///
/// # Errors
/// No connection.
pub async fn tahun_terbaru(conn: &mut PgConnection) -> Result<Option<i16>> {
    Ok(sqlx::query_scalar(
        "select max(d.tahun_mulai) from dokumen d join edisi e \
         on e.pemda_id = d.pemda_id and e.dokumen_id = d.id and e.status = 'berlaku' \
         where d.tahun_mulai = d.tahun_selesai",
    )
    .fetch_one(conn)
    .await?)
}

/// One changed ceiling between two editions of a document.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct BedaRow {
    /// Level.
    pub tingkat: String,
    /// Code.
    pub kode: String,
    /// Name in the newer edition, else in the older.
    pub nama: String,
    /// Name before, when it changed.
    pub nama_lama: Option<String>,
    /// Office.
    pub opd_nama: String,
    /// Unit.
    pub unit_nama: String,
    /// Node, in the newer edition or the older.
    pub id: Uuid,
    /// Present in the older edition.
    pub ada_lama: bool,
    /// Present in the newer edition.
    pub ada_baru: bool,
    /// Ceiling before, sen.
    pub lama_sen: Option<i64>,
    /// Ceiling after, sen.
    pub baru_sen: Option<i64>,
    /// All changed rows of the comparison.
    pub dari: i64,
}

/// Changed nodes between two editions: come, gone, renamed or with another ceiling.
///
/// # Errors
/// No connection.
pub async fn beda(
    conn: &mut PgConnection,
    lama: Uuid,
    baru: Uuid,
    batas: i64,
    lewati: i64,
) -> Result<Vec<BedaRow>> {
    Ok(sqlx::query_as(include_str!("edisi_beda.sql"))
        .bind(lama)
        .bind(baru)
        .bind(batas)
        .bind(lewati)
        .fetch_all(conn)
        .await?)
}
