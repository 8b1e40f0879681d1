//! Measurements, their evidence, locked periods.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A measurement as it stands.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UkurRow {
    /// Indicator.
    pub indikator: i16,
    /// Quarter.
    pub triwulan: i16,
    /// Number of the change.
    pub urut: i32,
    /// State.
    pub keadaan: String,
    /// Realisation.
    pub realisasi: String,
    /// Money spent, sen.
    pub anggaran_sen: i64,
    /// What hindered.
    pub hambatan: String,
    /// What is done about it.
    pub tindak_lanjut: String,
    /// Note of the superior.
    pub catatan: String,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Writes a measurement after the ones before it.
///
/// # Errors
/// No connection.
pub async fn simpan_ukur(conn: &mut PgConnection, pk: Uuid, u: &UkurRow) -> Result<()> {
    sqlx::query(
        "insert into pengukuran (pemda_id, pk_id, indikator, triwulan, urut, keadaan, realisasi, \
         anggaran_sen, hambatan, tindak_lanjut, catatan, oleh, pada) \
         select selaras_pemda(), $1, $2, $3, coalesce(max(urut), 0) + 1, $4, $5, $6, $7, $8, $9, \
         $10, $11 from pengukuran where pemda_id = selaras_pemda() and pk_id = $1 \
         and indikator = $2 and triwulan = $3",
    )
    .bind(pk)
    .bind(u.indikator)
    .bind(u.triwulan)
    .bind(&u.keadaan)
    .bind(&u.realisasi)
    .bind(u.anggaran_sen)
    .bind(&u.hambatan)
    .bind(&u.tindak_lanjut)
    .bind(&u.catatan)
    .bind(&u.oleh)
    .bind(u.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// The last state of every measurement of an agreement.
///
/// # Errors
/// No connection.
pub async fn daftar_ukur(conn: &mut PgConnection, pk: Uuid) -> Result<Vec<UkurRow>> {
    Ok(sqlx::query_as(
        "select distinct on (indikator, triwulan) indikator, triwulan, urut, keadaan, realisasi, \
         anggaran_sen, hambatan, tindak_lanjut, catatan, oleh, pada from pengukuran \
         where pemda_id = selaras_pemda() and pk_id = $1 \
         order by indikator, triwulan, urut desc",
    )
    .bind(pk)
    .fetch_all(conn)
    .await?)
}

/// Evidence of a measurement.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UkurBuktiRow {
    /// Indicator.
    pub indikator: i16,
    /// Quarter.
    pub triwulan: i16,
    /// What it is.
    pub judul: String,
    /// Where it is.
    pub tautan: String,
    /// The file, when it was uploaded.
    pub berkas_id: Option<Uuid>,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Adds evidence.
///
/// # Errors
/// No connection.
pub async fn tambah_ukur_bukti(conn: &mut PgConnection, pk: Uuid, b: &UkurBuktiRow) -> Result<()> {
    sqlx::query(
        "insert into pengukuran_bukti (pemda_id, pk_id, indikator, triwulan, urut, judul, tautan, \
         berkas_id, oleh, pada) select selaras_pemda(), $1, $2, $3, coalesce(max(urut), 0) + 1, \
         $4, $5, $6, $7, $8 from pengukuran_bukti where pemda_id = selaras_pemda() \
         and pk_id = $1 and indikator = $2 and triwulan = $3",
    )
    .bind(pk)
    .bind(b.indikator)
    .bind(b.triwulan)
    .bind(&b.judul)
    .bind(&b.tautan)
    .bind(b.berkas_id)
    .bind(&b.oleh)
    .bind(b.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Evidence of an agreement's measurements.
///
/// # Errors
/// No connection.
pub async fn daftar_ukur_bukti(conn: &mut PgConnection, pk: Uuid) -> Result<Vec<UkurBuktiRow>> {
    Ok(sqlx::query_as(
        "select indikator, triwulan, judul, tautan, berkas_id, oleh, pada from pengukuran_bukti \
         where pemda_id = selaras_pemda() and pk_id = $1 order by indikator, triwulan, urut",
    )
    .bind(pk)
    .fetch_all(conn)
    .await?)
}

/// Whether a quarter is locked.
///
/// # Errors
/// No connection.
pub async fn terkunci(conn: &mut PgConnection, tahun: i16, triwulan: i16) -> Result<bool> {
    let t: Option<bool> = sqlx::query_scalar(
        "select terkunci from triwulan_kunci where pemda_id = selaras_pemda() and tahun = $1 \
         and triwulan = $2 order by urut desc limit 1",
    )
    .bind(tahun)
    .bind(triwulan)
    .fetch_optional(conn)
    .await?;
    Ok(t.unwrap_or(false))
}

/// Locks or opens a quarter.
///
/// # Errors
/// No connection.
pub async fn kunci_triwulan(
    conn: &mut PgConnection,
    (tahun, triwulan): (i16, i16),
    (kunci, alasan): (bool, &str),
    (oleh, pada): (&str, DateTime<Utc>),
) -> Result<()> {
    sqlx::query(
        "insert into triwulan_kunci (pemda_id, tahun, triwulan, urut, terkunci, alasan, oleh, \
         pada) select selaras_pemda(), $1, $2, coalesce(max(urut), 0) + 1, $3, $4, $5, $6 \
         from triwulan_kunci where pemda_id = selaras_pemda() and tahun = $1 and triwulan = $2",
    )
    .bind(tahun)
    .bind(triwulan)
    .bind(kunci)
    .bind(alasan)
    .bind(oleh)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Where the measurements of an agreement stand in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KemajuanRow {
    /// Agreement.
    pub pk_id: Uuid,
    /// Office.
    pub opd_nama: Option<String>,
    /// Level.
    pub jenjang: String,
    /// Unit.
    pub unit: String,
    /// Who promised.
    pub pihak1_nama: String,
    /// Indicators with a target in the quarter.
    pub perlu: i64,
    /// Of these filled in.
    pub diisi: i64,
    /// Handed over or accepted.
    pub diajukan: i64,
    /// Accepted.
    pub terverifikasi: i64,
}

/// The state of a quarter, agreement by agreement in force.
///
/// # Errors
/// No connection.
pub async fn kemajuan(
    conn: &mut PgConnection,
    tahun: i16,
    triwulan: i16,
) -> Result<Vec<KemajuanRow>> {
    Ok(sqlx::query_as(
        "select p.id as pk_id, o.nama as opd_nama, p.jenjang, p.unit, p.pihak1_nama, \
         count(*) as perlu, count(u.keadaan) as diisi, \
         count(*) filter (where u.keadaan in ('diajukan', 'terverifikasi')) as diajukan, \
         count(*) filter (where u.keadaan = 'terverifikasi') as terverifikasi \
         from pk p join rencana_aksi_target t on t.pemda_id = p.pemda_id and t.pk_id = p.id \
           and t.triwulan = $2 and t.target <> '' \
         left join perangkat_daerah o on o.pemda_id = p.pemda_id and o.id = p.opd_id \
         left join lateral (select keadaan from pengukuran x where x.pemda_id = p.pemda_id \
           and x.pk_id = p.id and x.indikator = t.indikator and x.triwulan = $2 \
           order by urut desc limit 1) u on true \
         where p.pemda_id = selaras_pemda() and p.tahun = $1 and p.keadaan = 'berlaku' \
         group by p.id, o.kode, o.nama, p.jenjang, p.unit, p.pihak1_nama \
         order by o.kode nulls first, p.jenjang, p.unit",
    )
    .bind(tahun)
    .bind(triwulan)
    .fetch_all(conn)
    .await?)
}
