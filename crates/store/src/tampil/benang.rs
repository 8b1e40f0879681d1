//! One node with everything that hangs on it: file and row, ancestors, arrows, money, labels.

use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A node with its place, its document and where it was read from.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SimpulRow {
    /// Edition.
    pub edisi_id: Uuid,
    /// Node.
    pub id: Uuid,
    /// Parent.
    pub induk_id: Option<Uuid>,
    /// Level.
    pub tingkat: String,
    /// Code.
    pub kode: String,
    /// Code as typed in the file.
    pub kode_asli: String,
    /// Name.
    pub nama: String,
    /// Office.
    pub opd_id: Option<Uuid>,
    /// Code of the office.
    pub opd_kode: Option<String>,
    /// Name of the office.
    pub opd_nama: Option<String>,
    /// Unit.
    pub unit_id: Option<Uuid>,
    /// Code of the unit.
    pub unit_kode: Option<String>,
    /// Name of the unit.
    pub unit_nama: Option<String>,
    /// Kind of document.
    pub jenis: String,
    /// Title of the document.
    pub judul: String,
    /// First year of the document.
    pub tahun_mulai: i16,
    /// Last year of the document.
    pub tahun_selesai: i16,
    /// Status of the edition.
    pub status: String,
    /// Number of the edition.
    pub edisi_urut: i32,
    /// As-of of the edition.
    pub keadaan: Option<NaiveDate>,
    /// File the node was read from.
    pub berkas: Option<String>,
    /// Row in that file.
    pub baris: Option<i32>,
}

const SIMPUL: &str = "select s.edisi_id, s.id, s.induk_id, s.tingkat, s.kode, s.kode_asli, \
                      s.nama, s.opd_id, \
     o.kode as opd_kode, o.nama as opd_nama, s.unit_id, u.kode as unit_kode, u.nama as unit_nama, \
     d.jenis, d.judul, d.tahun_mulai, d.tahun_selesai, e.status, e.urut as edisi_urut, e.keadaan, \
     b.nama as berkas, s.baris \
     from simpul s join edisi e on e.pemda_id = s.pemda_id and e.id = s.edisi_id \
     join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
     left join perangkat_daerah o on o.pemda_id = s.pemda_id and o.id = s.opd_id \
     left join perangkat_daerah u on u.pemda_id = s.pemda_id and u.id = s.unit_id \
     left join impor_berkas b on b.pemda_id = s.pemda_id and b.id = s.berkas_id ";

fn simpul_sql(ekor: &str) -> sqlx::AssertSqlSafe<String> {
    // Both parts are constants of this file; values are bound.
    sqlx::AssertSqlSafe(format!("{SIMPUL}{ekor}"))
}

/// The node itself.
///
/// # Errors
/// No connection.
pub async fn simpul(conn: &mut PgConnection, edisi: Uuid, id: Uuid) -> Result<Option<SimpulRow>> {
    Ok(
        sqlx::query_as(simpul_sql("where s.edisi_id = $1 and s.id = $2"))
            .bind(edisi)
            .bind(id)
            .fetch_optional(conn)
            .await?,
    )
}

/// Nodes of editions in force, by id.
///
/// # Errors
/// No connection.
pub async fn simpul_berlaku(conn: &mut PgConnection, id: &[Uuid]) -> Result<Vec<SimpulRow>> {
    Ok(sqlx::query_as(simpul_sql(
        "where s.pemda_id = selaras_pemda() and e.status = 'berlaku' and s.id = any($1) \
         order by s.edisi_id, s.id",
    ))
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// The node and its ancestors in the same edition, lowest first.
///
/// # Errors
/// No connection.
pub async fn ke_atas(conn: &mut PgConnection, edisi: Uuid, id: Uuid) -> Result<Vec<SimpulRow>> {
    Ok(sqlx::query_as(simpul_sql(
        "join (with recursive naik as ( \
             select id, induk_id, 0 as jarak from simpul where edisi_id = $1 and id = $2 \
             union all select p.id, p.induk_id, n.jarak + 1 from naik n \
             join simpul p on p.edisi_id = $1 and p.id = n.induk_id where n.jarak < 12 \
         ) select id as naik_id, jarak from naik) n on n.naik_id = s.id \
         where s.edisi_id = $1 order by n.jarak",
    ))
    .bind(edisi)
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Children of a node in document order.
///
/// # Errors
/// No connection.
pub async fn anak(conn: &mut PgConnection, edisi: Uuid, id: Uuid) -> Result<Vec<SimpulRow>> {
    Ok(sqlx::query_as(simpul_sql(
        "where s.edisi_id = $1 and s.induk_id = $2 order by s.urut, s.kode collate \"C\", s.id",
    ))
    .bind(edisi)
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// One arrow that ends or begins at a node.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TautanRow {
    /// Edition of the other end.
    pub edisi_id: Uuid,
    /// The other end.
    pub id: Uuid,
    /// The end the question was about.
    pub dari_id: Uuid,
    /// kode, nama, kode_dan_nama or orang.
    pub cara: String,
}

/// Arrows upward from any of the nodes, into editions in force.
///
/// # Errors
/// No connection.
pub async fn tautan_atas(conn: &mut PgConnection, id: &[Uuid]) -> Result<Vec<TautanRow>> {
    Ok(sqlx::query_as(
        "select t.atas_edisi_id as edisi_id, t.atas_id as id, t.bawah_id as dari_id, t.cara \
         from edisi b join tautan t on t.pemda_id = b.pemda_id and t.bawah_edisi_id = b.id \
         join edisi a on a.pemda_id = t.pemda_id and a.id = t.atas_edisi_id \
         where b.pemda_id = selaras_pemda() and b.status = 'berlaku' and a.status = 'berlaku' \
           and t.bawah_id = any($1) order by t.atas_edisi_id, t.atas_id",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Arrows downward from a node, into editions in force.
///
/// # Errors
/// No connection.
pub async fn tautan_bawah(conn: &mut PgConnection, id: &[Uuid]) -> Result<Vec<TautanRow>> {
    Ok(sqlx::query_as(
        "select t.bawah_edisi_id as edisi_id, t.bawah_id as id, t.atas_id as dari_id, t.cara \
         from edisi a join tautan t on t.pemda_id = a.pemda_id and t.atas_edisi_id = a.id \
         join edisi b on b.pemda_id = t.pemda_id and b.id = t.bawah_edisi_id \
         where a.pemda_id = selaras_pemda() and a.status = 'berlaku' and b.status = 'berlaku' \
           and t.atas_id = any($1) order by t.bawah_edisi_id, t.bawah_id",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// An amount of a node and the source text when it was rounded.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NilaiRow {
    /// Node.
    pub simpul_id: Uuid,
    /// Year.
    pub tahun: i16,
    /// pagu, pagu_validasi, rincian, prakiraan_maju or realisasi.
    pub kolom: String,
    /// Period of a realisation.
    pub periode: String,
    /// Amount, sen.
    pub nilai_sen: i64,
    /// What the file said, when the amount was rounded.
    pub teks_asli: Option<String>,
}

/// Amounts of the given nodes in editions in force.
///
/// # Errors
/// No connection.
pub async fn nilai(conn: &mut PgConnection, edisi: Uuid, id: &[Uuid]) -> Result<Vec<NilaiRow>> {
    Ok(sqlx::query_as(
        "select p.simpul_id, p.tahun, p.kolom, p.periode, p.nilai_sen, \
                (select min(a.teks) from impor_nilai_asli a where a.berkas_id = s.berkas_id \
                 and a.baris = s.baris and a.nilai_sen = p.nilai_sen) as teks_asli \
         from pagu p join simpul s on s.edisi_id = p.edisi_id and s.id = p.simpul_id \
         where p.edisi_id = $1 and p.simpul_id = any($2) order by p.simpul_id, p.tahun, p.kolom, \
         p.periode",
    )
    .bind(edisi)
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// A label, fund source or place of a node.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct LabelRow {
    /// nasional, provinsi, daerah, dana or lokasi.
    pub jenis: String,
    /// Code of a fund source, else empty.
    pub kode: String,
    /// The words.
    pub teks: String,
}

/// Priority labels, fund sources and places of a node.
///
/// # Errors
/// No connection.
pub async fn label(conn: &mut PgConnection, edisi: Uuid, id: Uuid) -> Result<Vec<LabelRow>> {
    Ok(sqlx::query_as(
        "select jenis, kode, teks from ( \
            select jenjang as jenis, '' as kode, label as teks, urut from simpul_prioritas \
             where edisi_id = $1 and simpul_id = $2 \
            union all select 'dana', kode, nama, urut from simpul_sumber_dana \
             where edisi_id = $1 and simpul_id = $2 \
            union all select 'lokasi', '', teks, urut from simpul_lokasi \
             where edisi_id = $1 and simpul_id = $2) x order by jenis, urut",
    )
    .bind(edisi)
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// A payment.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PembayaranRow {
    /// Number of the document.
    pub nomor: String,
    /// Kind of payment.
    pub jenis: String,
    /// Day.
    pub tanggal: NaiveDate,
    /// What for.
    pub uraian: String,
    /// To whom.
    pub penerima: String,
    /// Amount, sen.
    pub nilai_sen: i64,
    /// Payments in all.
    pub dari: i64,
    /// Their sum, sen.
    pub jumlah_sen: i64,
}

/// The last payments of a sub-activity.
///
/// # Errors
/// No connection.
pub async fn pembayaran(
    conn: &mut PgConnection,
    tahun: i16,
    unit: &str,
    sub_kegiatan: &str,
) -> Result<Vec<PembayaranRow>> {
    Ok(sqlx::query_as(
        "select nomor, jenis, tanggal, uraian, penerima, nilai_sen, count(*) over () as dari, \
                (sum(nilai_sen) over ())::bigint as jumlah_sen \
         from pembayaran where pemda_id = selaras_pemda() and tahun = $1 and unit_kode = $2 \
           and sub_kegiatan = $3 order by tanggal desc, nomor limit 20",
    )
    .bind(tahun)
    .bind(unit)
    .bind(sub_kegiatan)
    .fetch_all(conn)
    .await?)
}
