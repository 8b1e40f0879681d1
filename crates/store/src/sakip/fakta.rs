//! Counts behind evidence: what the documents of a government and year show.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct CacahRow {
    /// That fulfil it.
    pub ada: i64,
    /// All.
    pub semua: i64,
}

/// Indicators of a plan (of one office, or all) with unit and a target in the year.
///
/// # Errors
/// No connection.
pub async fn indikator_lengkap(
    conn: &mut PgConnection,
    (edisi, opd): (Uuid, Option<Uuid>),
    tahun: i16,
) -> Result<CacahRow> {
    Ok(sqlx::query_as(
        "select count(*) filter (where i.satuan <> '' and coalesce(t.teks, '') <> '') as ada, \
         count(*) as semua from indikator i \
         join simpul s on s.pemda_id = i.pemda_id and s.edisi_id = i.edisi_id \
           and s.id = i.simpul_id \
         left join target t on t.pemda_id = i.pemda_id and t.edisi_id = i.edisi_id \
           and t.indikator_id = i.id and t.tahun = $3 \
         where i.pemda_id = selaras_pemda() and i.edisi_id = $1 and i.teks <> '' \
         and ($2::uuid is null or s.opd_id = $2)",
    )
    .bind(edisi)
    .bind(opd)
    .bind(tahun)
    .fetch_one(conn)
    .await?)
}

/// Sub-activities of a budget edition whose ceiling is the same in another edition.
///
/// # Errors
/// No connection.
pub async fn pagu_sama(
    conn: &mut PgConnection,
    (anggaran, rencana): (Uuid, Uuid),
    (opd, tahun): (Option<Uuid>, i16),
) -> Result<CacahRow> {
    Ok(sqlx::query_as(
        "with a as (select s.opd_id, s.kode, sum(g.nilai_sen) as nilai from simpul s \
           join pagu g on g.pemda_id = s.pemda_id and g.edisi_id = s.edisi_id \
             and g.simpul_id = s.id and g.kolom = 'pagu' and g.tahun = $4 \
           where s.pemda_id = selaras_pemda() and s.edisi_id = $1 \
           and s.tingkat = 'sub_kegiatan' and ($3::uuid is null or s.opd_id = $3) \
           group by s.opd_id, s.kode), \
         b as (select s.opd_id, s.kode, sum(g.nilai_sen) as nilai from simpul s \
           join pagu g on g.pemda_id = s.pemda_id and g.edisi_id = s.edisi_id \
             and g.simpul_id = s.id and g.kolom = 'pagu' and g.tahun = $4 \
           where s.pemda_id = selaras_pemda() and s.edisi_id = $2 \
           and s.tingkat = 'sub_kegiatan' group by s.opd_id, s.kode) \
         select count(b.kode) as ada, count(*) as semua from a \
         left join b on b.opd_id is not distinct from a.opd_id and b.kode = a.kode \
           and b.nilai = a.nilai",
    )
    .bind(anggaran)
    .bind(rencana)
    .bind(opd)
    .bind(tahun)
    .fetch_one(conn)
    .await?)
}

/// Sub-activities of a budget edition whose programme stands in the strategic plan.
///
/// # Errors
/// No connection.
pub async fn aktivitas_tertaut(
    conn: &mut PgConnection,
    (anggaran, renstra): (Uuid, Uuid),
    opd: Option<Uuid>,
) -> Result<CacahRow> {
    Ok(sqlx::query_as(
        "select count(*) filter (where exists (select 1 from simpul r \
           where r.pemda_id = s.pemda_id and r.edisi_id = $2 and r.tingkat = 'program' \
           and r.opd_id is not distinct from s.opd_id and r.kode = left(s.kode, 7))) as ada, \
         count(*) as semua from simpul s where s.pemda_id = selaras_pemda() and s.edisi_id = $1 \
         and s.tingkat = 'sub_kegiatan' and ($3::uuid is null or s.opd_id = $3)",
    )
    .bind(anggaran)
    .bind(renstra)
    .bind(opd)
    .fetch_one(conn)
    .await?)
}

/// Main indicators of this year's agreements in force that last year's had, too.
///
/// # Errors
/// No connection.
pub async fn iku_tetap(conn: &mut PgConnection, tahun: i16, opd: Option<Uuid>) -> Result<CacahRow> {
    Ok(sqlx::query_as(
        "with p as (select p.tahun, p.opd_id, lower(i.teks) as teks from pk p \
           join pk_indikator i on i.pemda_id = p.pemda_id and i.pk_id = p.id and i.utama \
           where p.pemda_id = selaras_pemda() and p.keadaan in ('berlaku', 'digantikan') \
           and p.tahun in ($1, $1 - 1) and ($2::uuid is null or p.opd_id = $2)) \
         select count(*) filter (where exists (select 1 from p l where l.tahun = $1 - 1 \
           and l.opd_id is not distinct from k.opd_id and l.teks = k.teks)) as ada, \
         count(*) filter (where exists (select 1 from p l where l.tahun = $1 - 1 \
           and l.opd_id is not distinct from k.opd_id)) as semua \
         from (select distinct opd_id, teks from p where tahun = $1) k",
    )
    .bind(tahun)
    .bind(opd)
    .fetch_one(conn)
    .await?)
}

/// Offices with an agreement in force, of all; for one office: itself.
///
/// # Errors
/// No connection.
pub async fn unit_berpk(
    conn: &mut PgConnection,
    tahun: i16,
    opd: Option<Uuid>,
) -> Result<CacahRow> {
    Ok(sqlx::query_as(
        "select count(*) filter (where exists (select 1 from pk p where p.pemda_id = o.pemda_id \
           and p.opd_id = o.id and p.tahun = $1 and p.jenjang = 'eselon_2' \
           and p.keadaan = 'berlaku')) as ada, count(*) as semua from perangkat_daerah o \
         where o.pemda_id = selaras_pemda() and o.jenis = 'skpd' \
         and ($2::uuid is null or o.id = $2)",
    )
    .bind(tahun)
    .bind(opd)
    .fetch_one(conn)
    .await?)
}

/// Offices with an evaluation past self-assessment in a year, of all.
///
/// # Errors
/// No connection.
pub async fn opd_dievaluasi(conn: &mut PgConnection, tahun: i16) -> Result<CacahRow> {
    Ok(sqlx::query_as(
        "select count(*) filter (where exists (select 1 from evaluasi e \
           where e.pemda_id = o.pemda_id and e.opd_id = o.id and e.tahun = $1 \
           and e.tahap <> 'mandiri')) as ada, count(*) as semua from perangkat_daerah o \
         where o.pemda_id = selaras_pemda() and o.jenis = 'skpd'",
    )
    .bind(tahun)
    .fetch_one(conn)
    .await?)
}

/// Roles filled in the team of the last evaluation up to a year, of the four there are.
///
/// # Errors
/// No connection.
pub async fn tim_lengkap(
    conn: &mut PgConnection,
    tahun: i16,
    opd: Option<Uuid>,
) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar(
        "select count(distinct t.peran) from evaluasi e \
         join evaluasi_tim t on t.pemda_id = e.pemda_id and t.evaluasi_id = e.id \
         where e.pemda_id = selaras_pemda() and e.tahun <= $1 \
         and e.opd_id is not distinct from $2 group by e.tahun order by e.tahun desc limit 1",
    )
    .bind(tahun)
    .bind(opd)
    .fetch_optional(conn)
    .await?)
}

/// Recommendations of earlier years that are settled, of all.
///
/// # Errors
/// No connection.
pub async fn rekomendasi_tuntas(
    conn: &mut PgConnection,
    tahun: i16,
    opd: Option<Uuid>,
) -> Result<CacahRow> {
    Ok(sqlx::query_as(
        "select count(*) filter (where t.status in ('selesai', 'tidak_dapat')) as ada, \
         count(*) as semua from rekomendasi r \
         join evaluasi e on e.pemda_id = r.pemda_id and e.id = r.evaluasi_id \
         left join lateral (select status from rekomendasi_tindak x \
           where x.pemda_id = r.pemda_id and x.evaluasi_id = r.evaluasi_id and x.nomor = r.nomor \
           order by urut desc limit 1) t on true \
         where r.pemda_id = selaras_pemda() and e.tahun < $1 \
         and ($2::uuid is null or e.opd_id = $2)",
    )
    .bind(tahun)
    .bind(opd)
    .fetch_one(conn)
    .await?)
}

/// The published scores of an office before a year, newest first: year and hundredths.
///
/// # Errors
/// No connection.
pub async fn nilai_terbit(
    conn: &mut PgConnection,
    sebelum: i16,
    opd: Option<Uuid>,
) -> Result<Vec<(i16, i32)>> {
    Ok(sqlx::query_as(
        "select tahun, nilai_perseratus from evaluasi where pemda_id = selaras_pemda() \
         and tahun < $1 and opd_id is not distinct from $2 and tahap = 'terbit' \
         and nilai_perseratus is not null order by tahun desc",
    )
    .bind(sebelum)
    .bind(opd)
    .fetch_all(conn)
    .await?)
}
