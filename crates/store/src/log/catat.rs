//! Writing: the event with its digest in the act's transaction, its place afterwards.

use bukti::kanonik::{self, Peristiwa};
use chrono::{DateTime, SecondsFormat, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// One event to be recorded.
#[derive(Debug, Clone)]
pub struct PeristiwaBaru<'a> {
    /// Government whose log this is.
    pub pemda: Uuid,
    /// Event id.
    pub id: Uuid,
    /// Instant of recording.
    pub pada: DateTime<Utc>,
    /// Who.
    pub pelaku: &'a str,
    /// In which role.
    pub peran: &'a str,
    /// For which unit; empty when none.
    pub unit: &'a str,
    /// Act: `impor.diterapkan`.
    pub tindakan: &'a str,
    /// Record the act is about.
    pub subjek: String,
    /// SHA-256 (hex) of the record before and after; empty when there is none.
    pub sebelum_sesudah: (String, String),
    /// Request id.
    pub permintaan: &'a str,
    /// Reason given.
    pub alasan: &'a str,
    /// Details.
    pub isi: serde_json::Value,
}

/// The canonical text of an instant: microseconds, as PostgreSQL keeps it.
pub(super) fn saat(pada: DateTime<Utc>) -> String {
    pada.to_rfc3339_opts(SecondsFormat::Micros, true)
}

impl PeristiwaBaru<'_> {
    fn kanonik(&self) -> Peristiwa {
        Peristiwa {
            pemda_id: self.pemda.to_string(),
            id: self.id.to_string(),
            pada: saat(self.pada),
            pelaku: self.pelaku.to_owned(),
            peran: self.peran.to_owned(),
            unit: self.unit.to_owned(),
            tindakan: self.tindakan.to_owned(),
            subjek: self.subjek.clone(),
            sebelum: self.sebelum_sesudah.0.clone(),
            sesudah: self.sebelum_sesudah.1.clone(),
            permintaan: self.permintaan.to_owned(),
            alasan: self.alasan.to_owned(),
            isi: kanonik::json(&self.isi),
        }
    }
}

/// Records one event and notes its digest; call it in the transaction of the act.
///
/// # Errors
/// No connection; the event id is taken.
pub async fn catat(conn: &mut PgConnection, p: &PeristiwaBaru<'_>) -> Result<()> {
    let daun = p.kanonik().sidik().to_string();
    sqlx::query(
        "with baru as (
             insert into peristiwa (pemda_id, id, pada, pelaku, peran, unit, tindakan, subjek,
                 sebelum, sesudah, permintaan, alasan, isi)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             returning pemda_id, id
         )
         insert into log_daun (pemda_id, peristiwa_id, daun) select pemda_id, id, $14 from baru",
    )
    .bind(p.pemda)
    .bind(p.id)
    .bind(p.pada)
    .bind(p.pelaku)
    .bind(p.peran)
    .bind(p.unit)
    .bind(p.tindakan)
    .bind(&p.subjek)
    .bind(&p.sebelum_sesudah.0)
    .bind(&p.sebelum_sesudah.1)
    .bind(p.permintaan)
    .bind(p.alasan)
    .bind(&p.isi)
    .bind(daun)
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives every recorded event without a place the next places, oldest first; returns how many.
///
/// One sequencer at a time per government: the lock ends with the transaction.
///
/// # Errors
/// No connection.
pub async fn urutkan(conn: &mut PgConnection, pemda: Uuid) -> Result<u64> {
    sqlx::query("select pg_advisory_xact_lock(hashtextextended('log:' || $1::text, 0))")
        .bind(pemda)
        .execute(&mut *conn)
        .await?;
    let hasil = sqlx::query(
        "insert into log_entri (pemda_id, urut, peristiwa_id, daun)
         select d.pemda_id,
                coalesce((select max(urut) + 1 from log_entri where pemda_id = $1), 0)
                    + row_number() over (order by p.pada, p.id) - 1,
                d.peristiwa_id, d.daun
         from log_daun d
         join peristiwa p on p.pemda_id = d.pemda_id and p.id = d.peristiwa_id
         where d.pemda_id = $1
           and not exists (select 1 from log_entri e
                           where e.pemda_id = d.pemda_id and e.peristiwa_id = d.peristiwa_id)",
    )
    .bind(pemda)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected())
}

/// Governments whose log has events without a place. `seluruhnya` looks at every event, else only
/// at recent ones.
///
/// # Errors
/// No connection.
pub async fn menunggu(conn: &mut PgConnection, seluruhnya: bool) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar("select log_menunggu($1)")
        .bind(seluruhnya)
        .fetch_all(conn)
        .await?)
}
