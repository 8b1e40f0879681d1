//! Nodes of one edition for the plan tree, with their yearly ceilings, indicators and targets.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// One node.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PohonRow {
    /// Node.
    pub id: Uuid,
    /// Parent in the same edition.
    pub induk_id: Option<Uuid>,
    /// Level.
    pub tingkat: String,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Unit below the office; empty when the node is the office's own.
    pub unit_nama: String,
    /// Findings on this node.
    pub temuan: i64,
}

/// The ceiling of a node in one year.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PaguRow {
    /// Node.
    pub simpul_id: Uuid,
    /// Year.
    pub tahun: i16,
    /// Amount, sen.
    pub nilai_sen: i64,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct IndikatorRow {
    /// Indicator.
    pub id: Uuid,
    /// Node it measures.
    pub simpul_id: Uuid,
    /// Its words.
    pub teks: String,
    /// Unit.
    pub satuan: String,
    /// Starting point.
    pub baseline: String,
    /// File it came from.
    pub berkas: Option<String>,
    /// Row in that file.
    pub baris: Option<i32>,
}

/// A yearly target of an indicator, as the document says it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TargetRow {
    /// Indicator.
    pub indikator_id: Uuid,
    /// Year.
    pub tahun: i16,
    /// Words of the document.
    pub teks: String,
}

/// Sum of one office in an edition.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OpdRow {
    /// Office; none where the file names an unknown one.
    pub opd_id: Option<Uuid>,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Programmes.
    pub program: i64,
    /// Sub-activities.
    pub sub_kegiatan: i64,
    /// Sum of the ceilings of the year, sen.
    pub nilai_sen: i64,
    /// Findings on the office's nodes of this edition.
    pub temuan: i64,
}

/// Nodes of an edition in document order; of one office when `opd` is given, of none when `None`
/// (the objective tree of an RPJMD).
///
/// # Errors
/// No connection.
pub async fn simpul(
    conn: &mut PgConnection,
    edisi: Uuid,
    opd: Option<Uuid>,
    tahun: i16,
) -> Result<Vec<PohonRow>> {
    Ok(sqlx::query_as(
        "select s.id, s.induk_id, s.tingkat, s.kode, s.nama, \
                case when s.unit_id <> s.opd_id then coalesce(u.nama, '') else '' end as \
                unit_nama, \
                coalesce(t.jumlah, 0) as temuan \
         from simpul s left join perangkat_daerah u on u.id = s.unit_id \
         left join (select simpul_id, count(*) as jumlah from temuan \
                    where tahun = $3 and edisi_id = $1 group by simpul_id) t on t.simpul_id = s.id \
         where s.edisi_id = $1 and s.opd_id is not distinct from $2 \
         order by s.urut, s.kode collate \"C\", s.id",
    )
    .bind(edisi)
    .bind(opd)
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// Ceilings of the nodes [`simpul`] returns, every year.
///
/// # Errors
/// No connection.
pub async fn pagu(conn: &mut PgConnection, edisi: Uuid, opd: Option<Uuid>) -> Result<Vec<PaguRow>> {
    Ok(sqlx::query_as(
        "select distinct on (p.simpul_id, p.tahun) p.simpul_id, p.tahun, p.nilai_sen \
         from pagu p join simpul s on s.edisi_id = p.edisi_id and s.id = p.simpul_id \
         where p.edisi_id = $1 and s.opd_id is not distinct from $2 and p.kolom in ('pagu', \
         'realisasi') \
         order by p.simpul_id, p.tahun, p.periode desc, p.kolom",
    )
    .bind(edisi)
    .bind(opd)
    .fetch_all(conn)
    .await?)
}

/// Indicators of the given nodes.
///
/// # Errors
/// No connection.
pub async fn indikator(
    conn: &mut PgConnection,
    edisi: Uuid,
    simpul: &[Uuid],
) -> Result<Vec<IndikatorRow>> {
    Ok(sqlx::query_as(
        "select i.id, i.simpul_id, i.teks, i.satuan, i.baseline, b.nama as berkas, i.baris \
         from indikator i left join impor_berkas b on b.pemda_id = i.pemda_id and b.id = \
         i.berkas_id \
         where i.edisi_id = $1 and i.simpul_id = any($2) order by i.urut, i.id",
    )
    .bind(edisi)
    .bind(simpul)
    .fetch_all(conn)
    .await?)
}

/// Yearly targets of the indicators of the given nodes.
///
/// # Errors
/// No connection.
pub async fn target(
    conn: &mut PgConnection,
    edisi: Uuid,
    simpul: &[Uuid],
) -> Result<Vec<TargetRow>> {
    Ok(sqlx::query_as(
        "select t.indikator_id, t.tahun, t.teks from target t \
         join indikator i on i.edisi_id = t.edisi_id and i.id = t.indikator_id \
         where t.edisi_id = $1 and i.simpul_id = any($2) order by t.indikator_id, t.tahun",
    )
    .bind(edisi)
    .bind(simpul)
    .fetch_all(conn)
    .await?)
}

/// Offices of an edition with their sums of the year.
///
/// # Errors
/// No connection.
pub async fn opd(conn: &mut PgConnection, edisi: Uuid, tahun: i16) -> Result<Vec<OpdRow>> {
    Ok(sqlx::query_as(
        "with s as (select * from simpul where edisi_id = $1 and tingkat in ('program', \
         'kegiatan', 'sub_kegiatan')), \
         daun as (select s.* from s where not exists (select 1 from s a where a.induk_id = s.id)), \
         p as (select distinct on (simpul_id) simpul_id, nilai_sen from pagu \
               where edisi_id = $1 and tahun = $2 and kolom in ('pagu', 'realisasi') \
               order by simpul_id, periode desc, kolom), \
         t as (select s.opd_id, count(*) as jumlah from temuan t join s on s.id = t.simpul_id \
               where t.tahun = $2 and t.edisi_id = $1 group by s.opd_id) \
         select s.opd_id, coalesce(o.kode, '') as kode, coalesce(o.nama, 'Perangkat daerah tidak \
         dikenal') as nama, \
                count(distinct s.kode) filter (where s.tingkat = 'program') as program, \
                count(*) filter (where s.tingkat = 'sub_kegiatan') as sub_kegiatan, \
                coalesce((select sum(p.nilai_sen) from daun d join p on p.simpul_id = d.id \
                          where d.opd_id is not distinct from s.opd_id), 0)::bigint as nilai_sen, \
                coalesce(max(t.jumlah), 0)::bigint as temuan \
         from s left join perangkat_daerah o on o.id = s.opd_id \
         left join t on t.opd_id is not distinct from s.opd_id \
         group by s.opd_id, o.kode, o.nama order by o.kode collate \"C\" nulls last",
    )
    .bind(edisi)
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}
