//! What a region page lists of one government's own documents; runs in its transaction.

use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

use super::lolos_like;
use crate::Result;

/// A document with its edition in force.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DokumenRow {
    /// rpjmd, renstra, rkpd, apbd, dpa, realisasi, …
    pub jenis: String,
    /// Title.
    pub judul: String,
    /// First year.
    pub tahun_mulai: i16,
    /// Last year.
    pub tahun_selesai: i16,
    /// Edition in force.
    pub edisi_id: Uuid,
    /// Its number.
    pub urut: i32,
    /// Stage.
    pub tahap: String,
    /// State of its data.
    pub keadaan: Option<NaiveDate>,
    /// How many nodes it has.
    pub simpul: i64,
}

/// Documents of the transaction's government, in the order of the cycle.
///
/// # Errors
/// No connection.
pub async fn dokumen(conn: &mut PgConnection) -> Result<Vec<DokumenRow>> {
    Ok(sqlx::query_as(
        "select d.jenis, d.judul, d.tahun_mulai, d.tahun_selesai, e.id as edisi_id, e.urut, \
                e.tahap, e.keadaan, \
                (select count(*) from simpul s where s.pemda_id = e.pemda_id \
                  and s.edisi_id = e.id) as simpul \
         from dokumen d join edisi e on e.pemda_id = d.pemda_id and e.dokumen_id = d.id \
              and e.status = 'berlaku' \
         order by array_position(array['rpjmd','renstra','rkpd','ppas','apbd','dpa','realisasi', \
                  'pk'], d.jenis), d.tahun_mulai",
    )
    .fetch_all(conn)
    .await?)
}

/// A node found by code or words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SimpulRow {
    /// Edition.
    pub edisi_id: Uuid,
    /// Node.
    pub id: Uuid,
    /// visi … sub_kegiatan.
    pub tingkat: String,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Name of the organisation.
    pub opd: String,
    /// Kind of the document.
    pub dokumen: String,
    /// Year of the document.
    pub tahun: i16,
}

/// Nodes of the editions in force, best first; the same node of several documents once, the budget
/// before the plans.
///
/// # Errors
/// No connection.
pub async fn cari_simpul(
    conn: &mut PgConnection,
    kata: &str,
    sebanyak: i64,
) -> Result<Vec<SimpulRow>> {
    Ok(sqlx::query_as(
        "select edisi_id, id, tingkat, kode, nama, opd, dokumen, tahun from ( \
           select distinct on (s.kode, s.nama, o.nama) s.edisi_id, s.id, s.tingkat, s.kode, \
                  s.nama, coalesce(o.nama, '') as opd, d.jenis as dokumen, \
                  d.tahun_mulai as tahun \
           from simpul s join edisi e on e.pemda_id = s.pemda_id and e.id = s.edisi_id \
                and e.status = 'berlaku' \
           join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
           left join perangkat_daerah o on o.pemda_id = s.pemda_id and o.id = s.opd_id \
           where s.kode = $1 or s.kode like $3 || '.%' or lower(s.nama) like '%' || lower($3) || \
           '%' \
           order by s.kode, s.nama, o.nama, array_position(array['apbd','rkpd','renstra','rpjmd', \
                    'dpa','realisasi'], d.jenis), s.edisi_id, s.id) x \
         order by (kode = $1) desc, length(kode), kode, nama, opd limit $2",
    )
    .bind(kata)
    .bind(sebanyak)
    .bind(lolos_like(kata))
    .fetch_all(conn)
    .await?)
}
