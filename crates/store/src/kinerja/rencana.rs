//! Quarterly plans.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// State of a quarterly plan.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RencanaRow {
    /// draf or berlaku.
    pub keadaan: String,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// The quarterly plan of an agreement.
///
/// # Errors
/// No connection.
pub async fn rencana(conn: &mut PgConnection, pk: Uuid) -> Result<Option<RencanaRow>> {
    Ok(sqlx::query_as(
        "select keadaan, oleh, pada from rencana_aksi where pemda_id = selaras_pemda() \
         and pk_id = $1",
    )
    .bind(pk)
    .fetch_optional(conn)
    .await?)
}

/// Keeps the state of a quarterly plan.
///
/// # Errors
/// No connection.
pub async fn simpan_rencana(conn: &mut PgConnection, pk: Uuid, r: &RencanaRow) -> Result<()> {
    sqlx::query(
        "insert into rencana_aksi (pemda_id, pk_id, keadaan, oleh, pada) \
         values (selaras_pemda(), $1, $2, $3, $4) on conflict (pemda_id, pk_id) do update \
         set keadaan = excluded.keadaan, oleh = excluded.oleh, pada = excluded.pada",
    )
    .bind(pk)
    .bind(&r.keadaan)
    .bind(&r.oleh)
    .bind(r.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// One quarter of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TargetRow {
    /// Indicator.
    pub indikator: i16,
    /// Quarter.
    pub triwulan: i16,
    /// Target.
    pub target: String,
    /// What is done.
    pub kegiatan: String,
    /// Money, sen.
    pub anggaran_sen: i64,
    /// Who does it.
    pub penanggung_jawab: String,
}

/// Keeps one quarter.
///
/// # Errors
/// No connection.
pub async fn simpan_target(conn: &mut PgConnection, pk: Uuid, t: &TargetRow) -> Result<()> {
    sqlx::query(
        "insert into rencana_aksi_target (pemda_id, pk_id, indikator, triwulan, target, kegiatan, \
         anggaran_sen, penanggung_jawab) values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7) \
         on conflict (pemda_id, pk_id, indikator, triwulan) do update set \
         target = excluded.target, kegiatan = excluded.kegiatan, \
         anggaran_sen = excluded.anggaran_sen, penanggung_jawab = excluded.penanggung_jawab",
    )
    .bind(pk)
    .bind(t.indikator)
    .bind(t.triwulan)
    .bind(&t.target)
    .bind(&t.kegiatan)
    .bind(t.anggaran_sen)
    .bind(&t.penanggung_jawab)
    .execute(conn)
    .await?;
    Ok(())
}

/// Quarters of an agreement.
///
/// # Errors
/// No connection.
pub async fn daftar_target(conn: &mut PgConnection, pk: Uuid) -> Result<Vec<TargetRow>> {
    Ok(sqlx::query_as(
        "select indikator, triwulan, target, kegiatan, anggaran_sen, penanggung_jawab \
         from rencana_aksi_target where pemda_id = selaras_pemda() and pk_id = $1 \
         order by indikator, triwulan",
    )
    .bind(pk)
    .fetch_all(conn)
    .await?)
}
