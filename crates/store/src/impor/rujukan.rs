//! Lists that budget lines are checked against while they are imported.

use sqlx::PgConnection;

use crate::Result;

/// A standard price with the accounts it may be booked to.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct BarangRow {
    /// Code.
    pub kode: String,
    /// Accounts.
    pub rekening: Vec<String>,
    /// Price.
    pub harga_sen: i64,
}

/// A sub-activity of a unit and its ceiling.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PaguRow {
    /// Code of the unit, or of the OPD.
    pub unit: String,
    /// Code of the sub-activity.
    pub kode: String,
    /// Ceiling.
    pub nilai_sen: Option<i64>,
}

/// Fund sources of every edition.
pub async fn sumber_dana(conn: &mut PgConnection) -> Result<Vec<String>> {
    Ok(
        sqlx::query_scalar("select distinct kode from sumber_dana order by kode")
            .fetch_all(conn)
            .await?,
    )
}

/// Standard prices of a year.
pub async fn barang(conn: &mut PgConnection, tahun: u16) -> Result<Vec<BarangRow>> {
    Ok(sqlx::query_as(
        "select kode, rekening, harga_sen from standar_harga \
         where tahun = $1 and kode <> '' order by kode, id",
    )
    .bind(i32::from(tahun))
    .fetch_all(conn)
    .await?)
}

/// Sub-activities and ceilings of a year: of the budget policy in force, else of the work plan.
pub async fn pagu_berlaku(conn: &mut PgConnection, tahun: u16) -> Result<Vec<PaguRow>> {
    Ok(sqlx::query_as(
        "with pakai as (select e.pemda_id, e.id from edisi e \
            join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
            where e.status = 'berlaku' and d.tahun_mulai = $1 and d.jenis in ('ppas', 'rkpd') \
            order by d.jenis limit 1) \
         select o.kode as unit, s.kode, p.nilai_sen from pakai k \
         join simpul s on s.pemda_id = k.pemda_id and s.edisi_id = k.id \
            and s.tingkat = 'sub_kegiatan' \
         join perangkat_daerah o on o.pemda_id = s.pemda_id \
            and o.id = coalesce(s.unit_id, s.opd_id) \
         left join pagu p on p.pemda_id = s.pemda_id and p.edisi_id = s.edisi_id \
            and p.simpul_id = s.id and p.tahun = $1 and p.kolom = 'pagu' \
         order by 1, 2",
    )
    .bind(i32::from(tahun))
    .fetch_all(conn)
    .await?)
}
