//! What an agreement is drawn from: indicators of the plan, programmes of the budget, money spent.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// An indicator of the plan with its targets around a year.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SumberIndikatorRow {
    /// Node.
    pub simpul_id: Uuid,
    /// Level of the node.
    pub tingkat: String,
    /// Code of the node.
    pub simpul_kode: String,
    /// Name of the node.
    pub simpul_nama: String,
    /// Indicator.
    pub indikator_id: Uuid,
    /// Its words.
    pub teks: String,
    /// Unit.
    pub satuan: String,
    /// Declared direction.
    pub polaritas: String,
    /// Value before the plan.
    pub baseline: String,
    /// Target of the year; empty when there is none.
    pub target: String,
    /// Target of the last year of the plan.
    pub target_akhir: String,
}

/// Indicators of some levels of an edition, of one office or of no office.
///
/// # Errors
/// No connection.
pub async fn indikator_sumber(
    conn: &mut PgConnection,
    (edisi, opd): (Uuid, Option<Uuid>),
    tingkat: &[&str],
    tahun: i16,
) -> Result<Vec<SumberIndikatorRow>> {
    Ok(sqlx::query_as(
        "select s.id as simpul_id, s.tingkat, s.kode as simpul_kode, s.nama as simpul_nama, \
         i.id as indikator_id, i.teks, i.satuan, i.polaritas, i.baseline, \
         coalesce(t.teks, '') as target, coalesce(a.teks, '') as target_akhir \
         from indikator i \
         join simpul s on s.pemda_id = i.pemda_id and s.edisi_id = i.edisi_id \
           and s.id = i.simpul_id \
         left join target t on t.pemda_id = i.pemda_id and t.edisi_id = i.edisi_id \
           and t.indikator_id = i.id and t.tahun = $4 \
         left join lateral (select teks from target x where x.pemda_id = i.pemda_id \
           and x.edisi_id = i.edisi_id and x.indikator_id = i.id order by tahun desc limit 1) a \
           on true \
         where i.pemda_id = selaras_pemda() and i.edisi_id = $1 and i.teks <> '' \
         and s.opd_id is not distinct from $2 and s.tingkat = any($3) \
         order by s.urut, i.urut",
    )
    .bind(edisi)
    .bind(opd)
    .bind(tingkat)
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// A programme of an edition with the money of its sub-activities.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SumberProgramRow {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Ceiling, sen.
    pub anggaran_sen: i64,
}

/// Programmes of an office (of the whole government without one) in an edition of a year.
///
/// # Errors
/// No connection.
pub async fn program_sumber(
    conn: &mut PgConnection,
    (edisi, opd): (Uuid, Option<Uuid>),
    (tahun, kolom): (i16, &str),
) -> Result<Vec<SumberProgramRow>> {
    Ok(sqlx::query_as(
        "with j as (select left(s.kode, 7) as kode, sum(g.nilai_sen)::bigint as nilai \
           from simpul s join pagu g on g.pemda_id = s.pemda_id and g.edisi_id = s.edisi_id \
             and g.simpul_id = s.id \
           where s.pemda_id = selaras_pemda() and s.edisi_id = $1 and s.tingkat = 'sub_kegiatan' \
           and ($2::uuid is null or s.opd_id = $2) and g.tahun = $3 and g.kolom = $4 \
           group by left(s.kode, 7)) \
         select j.kode, coalesce((select p.nama from simpul p where p.pemda_id = selaras_pemda() \
           and p.edisi_id = $1 and p.tingkat = 'program' and p.kode = j.kode \
           order by p.urut limit 1), j.kode) as nama, j.nilai as anggaran_sen \
         from j order by j.kode",
    )
    .bind(edisi)
    .bind(opd)
    .bind(tahun)
    .bind(kolom)
    .fetch_all(conn)
    .await?)
}

/// The edition in force of a kind of document that covers a year.
///
/// # Errors
/// No connection.
pub async fn edisi_berlaku(
    conn: &mut PgConnection,
    jenis: &str,
    tahun: i16,
) -> Result<Option<EdisiSumberRow>> {
    Ok(sqlx::query_as(
        "select e.id, d.jenis, d.judul, e.urut, d.tahun_mulai, d.tahun_selesai, e.keadaan, \
         e.dibuat_pada from edisi e \
         join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
         where e.pemda_id = selaras_pemda() and e.status = 'berlaku' and d.jenis = $1 \
         and $2 between d.tahun_mulai and d.tahun_selesai order by d.tahun_mulai desc limit 1",
    )
    .bind(jenis)
    .bind(tahun)
    .fetch_optional(conn)
    .await?)
}

/// An edition with its document.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EdisiSumberRow {
    /// Edition.
    pub id: Uuid,
    /// Kind.
    pub jenis: String,
    /// Title.
    pub judul: String,
    /// Number.
    pub urut: i32,
    /// First year.
    pub tahun_mulai: i16,
    /// Last year.
    pub tahun_selesai: i16,
    /// As-of.
    pub keadaan: Option<chrono::NaiveDate>,
    /// When it was recorded.
    pub dibuat_pada: chrono::DateTime<chrono::Utc>,
}

/// Whether an edition is in force.
///
/// # Errors
/// No connection.
pub async fn masih_berlaku(conn: &mut PgConnection, edisi: Uuid) -> Result<bool> {
    let ada: Option<i32> = sqlx::query_scalar(
        "select 1 from edisi where pemda_id = selaras_pemda() and id = $1 and status = 'berlaku'",
    )
    .bind(edisi)
    .fetch_optional(conn)
    .await?;
    Ok(ada.is_some())
}

/// An office by its code.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OpdRow {
    /// Id.
    pub id: Uuid,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
}

/// Offices (without their units), by code.
///
/// # Errors
/// No connection.
pub async fn daftar_opd(conn: &mut PgConnection) -> Result<Vec<OpdRow>> {
    Ok(sqlx::query_as(
        "select id, kode, nama from perangkat_daerah where pemda_id = selaras_pemda() \
         and jenis = 'skpd' order by kode collate \"C\"",
    )
    .fetch_all(conn)
    .await?)
}

/// The office or unit with this code.
///
/// # Errors
/// No connection.
pub async fn opd(conn: &mut PgConnection, kode: &str) -> Result<Option<OpdRow>> {
    Ok(sqlx::query_as(
        "select id, kode, nama from perangkat_daerah where pemda_id = selaras_pemda() \
         and kode = $1",
    )
    .bind(kode)
    .fetch_optional(conn)
    .await?)
}

/// The office and every office above it.
///
/// # Errors
/// No connection.
pub async fn jalur_opd(conn: &mut PgConnection, opd: Uuid) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar(
        "with recursive naik as (select id, induk_id, 1 as dalam from perangkat_daerah \
           where pemda_id = selaras_pemda() and id = $1 \
         union all select o.id, o.induk_id, n.dalam + 1 from perangkat_daerah o \
           join naik n on o.pemda_id = selaras_pemda() and o.id = n.induk_id where n.dalam < 8) \
         select id from naik order by dalam",
    )
    .bind(opd)
    .fetch_all(conn)
    .await?)
}
