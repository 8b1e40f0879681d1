//! Rows of one government and year that the roll-up is built from.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A programme, activity or sub-activity of a document in force.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SimpulRow {
    /// renstra, rkpd, apbd, dpa or realisasi.
    pub jenis: String,
    /// Edition.
    pub edisi_id: Uuid,
    /// Node.
    pub id: Uuid,
    /// Parent in the same edition.
    pub induk_id: Option<Uuid>,
    /// program, kegiatan or sub_kegiatan.
    pub tingkat: String,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Code of the perangkat daerah; empty when the file names an unknown one.
    pub opd_kode: String,
    /// Its name.
    pub opd_nama: String,
    /// Code of the unit; the perangkat daerah itself where there is none.
    pub unit_kode: String,
    /// Name of the unit.
    pub unit_nama: String,
    /// Ceiling of the year (of a realisation: paid so far, newest period), sen.
    pub nilai_sen: Option<i64>,
}

/// Sum of the lines or payments of one perangkat daerah and account.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RincianRow {
    /// Code of the perangkat daerah.
    pub opd_kode: String,
    /// Account code, canonical.
    pub rekening: String,
    /// Sum, sen.
    pub jumlah_sen: i64,
}

/// An account and its name in the newest edition that has it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AkunRow {
    /// Account code.
    pub kode: String,
    /// Name.
    pub nama: String,
}

/// Findings on one node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TemuanRow {
    /// Node.
    pub simpul_id: Uuid,
    /// Findings.
    pub jumlah: i32,
    /// Of these, blocking.
    pub blokir: i32,
}

/// Nodes of every document in force of the year.
///
/// # Errors
/// No connection.
pub async fn daftar_simpul(conn: &mut PgConnection, tahun: i16) -> Result<Vec<SimpulRow>> {
    Ok(sqlx::query_as(include_str!("simpul.sql"))
        .bind(tahun)
        .fetch_all(conn)
        .await?)
}

/// Lines of the APBD in force, summed per perangkat daerah and account.
///
/// # Errors
/// No connection.
pub async fn daftar_rincian(conn: &mut PgConnection, tahun: i16) -> Result<Vec<RincianRow>> {
    Ok(sqlx::query_as(
        "select coalesce(o.kode, '') as opd_kode, r.rekening, sum(r.jumlah_sen)::bigint as \
         jumlah_sen \
         from dokumen d \
         join edisi e on e.pemda_id = d.pemda_id and e.dokumen_id = d.id and e.status = 'berlaku' \
         join rincian r on r.pemda_id = e.pemda_id and r.edisi_id = e.id \
         join simpul s on s.pemda_id = r.pemda_id and s.edisi_id = r.edisi_id and s.id = \
         r.simpul_id \
         left join perangkat_daerah o on o.pemda_id = s.pemda_id and o.id = s.opd_id \
         where d.jenis = 'apbd' and d.tahun_mulai = $1 \
         group by 1, 2 order by 1, 2",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// Payments of the year, summed per perangkat daerah and account.
///
/// # Errors
/// No connection.
pub async fn daftar_pembayaran(conn: &mut PgConnection, tahun: i16) -> Result<Vec<RincianRow>> {
    Ok(sqlx::query_as(
        "select opd_kode, rekening, sum(nilai_sen)::bigint as jumlah_sen \
         from pembayaran where tahun = $1 group by 1, 2 order by 1, 2",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// Names of accounts.
///
/// # Errors
/// No connection.
pub async fn daftar_akun(conn: &mut PgConnection, kode: &[String]) -> Result<Vec<AkunRow>> {
    Ok(sqlx::query_as(
        "select distinct on (r.kode) r.kode, r.nama from rekening r \
         left join referensi_edisi e on e.jenis = 'rekening' and e.edisi = r.edisi \
         where r.kode = any($1) order by r.kode, e.urut desc nulls last, r.edisi desc",
    )
    .bind(kode)
    .fetch_all(conn)
    .await?)
}

/// Findings of the year per node.
///
/// # Errors
/// No connection.
pub async fn daftar_temuan(conn: &mut PgConnection, tahun: i16) -> Result<Vec<TemuanRow>> {
    Ok(sqlx::query_as(
        "select simpul_id, count(*)::int as jumlah, \
                (count(*) filter (where tingkat = 'blokir'))::int as blokir \
         from temuan where tahun = $1 and simpul_id is not null group by simpul_id",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}
