//! Reasons given for findings, and tolerances of a government.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// The finding a reason is about.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SasaranRow {
    /// Year.
    pub tahun: i16,
    /// Whole id.
    pub id: String,
    /// Rule.
    pub aturan: String,
    /// Severity.
    pub tingkat: String,
    /// The sentence.
    pub pesan: String,
}

/// Findings whose id starts with these characters; a person types the first ones.
pub async fn cari(conn: &mut PgConnection, awal: &str) -> Result<Vec<SasaranRow>> {
    Ok(sqlx::query_as(
        "select tahun, id, aturan, tingkat, pesan from temuan \
         where pemda_id = selaras_pemda() and starts_with(id, $1) order by tahun desc, id limit 2",
    )
    .bind(awal)
    .fetch_all(conn)
    .await?)
}

/// Writes a reason after the ones already given.
pub async fn beri_alasan(
    conn: &mut PgConnection,
    sasaran: &SasaranRow,
    alasan: &str,
    oleh: &str,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into temuan_alasan (pemda_id, tahun, temuan_id, urut, alasan, oleh, pada) \
         select selaras_pemda(), $1, $2, coalesce(max(urut), 0) + 1, $3, $4, $5 from temuan_alasan \
         where pemda_id = selaras_pemda() and tahun = $1 and temuan_id = $2",
    )
    .bind(sasaran.tahun)
    .bind(&sasaran.id)
    .bind(alasan)
    .bind(oleh)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a reason back; `None` when there is none with this number, or no more. Gives its words.
pub async fn cabut_alasan(
    conn: &mut PgConnection,
    sasaran: &SasaranRow,
    urut: i16,
    oleh: &str,
    pada: DateTime<Utc>,
) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "with c as (insert into temuan_alasan_dicabut \
             (pemda_id, tahun, temuan_id, urut, oleh, pada) \
             select pemda_id, tahun, temuan_id, urut, $4, $5 from temuan_alasan \
             where pemda_id = selaras_pemda() and tahun = $1 and temuan_id = $2 and urut = $3 \
             on conflict do nothing returning pemda_id, tahun, temuan_id, urut) \
         select a.alasan from c join temuan_alasan a on a.pemda_id = c.pemda_id \
             and a.tahun = c.tahun and a.temuan_id = c.temuan_id and a.urut = c.urut",
    )
    .bind(sasaran.tahun)
    .bind(&sasaran.id)
    .bind(urut)
    .bind(oleh)
    .bind(pada)
    .fetch_optional(conn)
    .await?)
}

/// A tolerance in force.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ToleransiRow {
    /// Rule.
    pub aturan: String,
    /// Thousandths of a percent.
    pub milipersen: i64,
    /// Why.
    pub alasan: String,
    /// Since.
    pub sejak: NaiveDate,
}

/// The tolerances of the government in force on a day.
pub async fn toleransi(conn: &mut PgConnection, hari: NaiveDate) -> Result<Vec<ToleransiRow>> {
    Ok(sqlx::query_as(
        "select distinct on (aturan) aturan, (persen * 1000)::bigint as milipersen, alasan, sejak \
         from toleransi where pemda_id = selaras_pemda() and sejak <= $1 order by aturan, sejak \
         desc",
    )
    .bind(hari)
    .fetch_all(conn)
    .await?)
}

/// Sets a tolerance from a day on.
pub async fn ubah_toleransi(conn: &mut PgConnection, pemda: Uuid, t: &ToleransiRow) -> Result<()> {
    sqlx::query(
        "insert into toleransi (pemda_id, aturan, persen, alasan, sejak) \
         values ($1, $2, $3::numeric / 1000, $4, $5) \
         on conflict (pemda_id, aturan, sejak) do update set persen = excluded.persen, alasan = \
         excluded.alasan",
    )
    .bind(pemda)
    .bind(&t.aturan)
    .bind(t.milipersen)
    .bind(&t.alasan)
    .bind(t.sejak)
    .execute(conn)
    .await?;
    Ok(())
}
