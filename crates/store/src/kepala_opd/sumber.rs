//! Figures of other modules, per office of a year.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// An office with what the system knows about its year.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AngkaOpdRow {
    /// Office.
    pub id: Uuid,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Ceiling in the budget in force; none without one.
    pub anggaran_sen: Option<i64>,
    /// Realisation in force; none without one.
    pub realisasi_sen: Option<i64>,
    /// Period of the realisation; may be empty.
    pub periode: String,
    /// Sub-activities in the budget.
    pub baris: i64,
    /// Of them, those with a blocking finding or a warning nobody gave a reason for.
    pub baris_bertemuan: i64,
}

/// Offices (units are part of their office) with budget, realisation and findings of a year.
///
/// # Errors
/// No connection.
pub async fn angka_opd(conn: &mut PgConnection, tahun: i16) -> Result<Vec<AngkaOpdRow>> {
    Ok(sqlx::query_as(
        "with berlaku as ( \
           select e.id, d.jenis from edisi e \
           join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
           where e.pemda_id = selaras_pemda() and e.status = 'berlaku' \
           and d.jenis in ('apbd', 'realisasi') and $1 between d.tahun_mulai and d.tahun_selesai), \
         akhir as ( \
           select max(g.periode) as periode from pagu g join berlaku b on b.id = g.edisi_id \
           where g.pemda_id = selaras_pemda() and b.jenis = 'realisasi' \
           and g.kolom = 'realisasi' and g.tahun = $1), \
         uang as ( \
           select s.opd_id, b.jenis, sum(g.nilai_sen)::bigint as sen, count(*) as baris \
           from berlaku b \
           join simpul s on s.pemda_id = selaras_pemda() and s.edisi_id = b.id \
             and s.tingkat = 'sub_kegiatan' \
           join pagu g on g.pemda_id = s.pemda_id and g.edisi_id = s.edisi_id \
             and g.simpul_id = s.id and g.tahun = $1 \
           where (b.jenis = 'apbd' and g.kolom = 'pagu') \
           or (b.jenis = 'realisasi' and g.kolom = 'realisasi' \
             and g.periode = (select periode from akhir)) \
           group by s.opd_id, b.jenis), \
         bertemuan as ( \
           select s.opd_id, count(distinct s.id) as baris from temuan t \
           join berlaku b on b.id = t.edisi_id and b.jenis = 'apbd' \
           join simpul s on s.pemda_id = t.pemda_id and s.edisi_id = t.edisi_id \
             and s.id = t.simpul_id and s.tingkat = 'sub_kegiatan' \
           where t.pemda_id = selaras_pemda() and t.tahun = $1 \
           and t.tingkat in ('blokir', 'peringatan') \
           and not exists (select 1 from temuan_alasan a where a.pemda_id = t.pemda_id \
             and a.tahun = t.tahun and a.temuan_id = t.id) \
           group by s.opd_id) \
         select o.id, o.kode, o.nama, p.sen as anggaran_sen, r.sen as realisasi_sen, \
           coalesce((select periode from akhir), '') as periode, \
           coalesce(p.baris, 0) as baris, coalesce(t.baris, 0) as baris_bertemuan \
         from perangkat_daerah o \
         left join uang p on p.opd_id = o.id and p.jenis = 'apbd' \
         left join uang r on r.opd_id = o.id and r.jenis = 'realisasi' \
         left join bertemuan t on t.opd_id = o.id \
         where o.pemda_id = selaras_pemda() and o.jenis = 'skpd' order by o.kode collate \"C\"",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}
