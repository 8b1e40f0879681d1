//! Reading: events in canonical form, places, the history of a record.

use bukti::kanonik::{self, Peristiwa};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::catat::saat;
use crate::Result;

/// A place in the log.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EntriRow {
    /// Position from 0.
    pub urut: i64,
    /// Event at this position.
    pub peristiwa_id: Uuid,
    /// Digest noted when it was sequenced, hex.
    pub daun: String,
}

#[derive(sqlx::FromRow)]
struct PeristiwaRow {
    pemda_id: Uuid,
    id: Uuid,
    pada: DateTime<Utc>,
    pelaku: String,
    peran: String,
    unit: String,
    tindakan: String,
    subjek: String,
    sebelum: String,
    sesudah: String,
    permintaan: String,
    alasan: String,
    isi: serde_json::Value,
}

impl From<PeristiwaRow> for Peristiwa {
    fn from(r: PeristiwaRow) -> Self {
        Self {
            pemda_id: r.pemda_id.to_string(),
            id: r.id.to_string(),
            pada: saat(r.pada),
            pelaku: r.pelaku,
            peran: r.peran,
            unit: r.unit,
            tindakan: r.tindakan,
            subjek: r.subjek,
            sebelum: r.sebelum,
            sesudah: r.sesudah,
            permintaan: r.permintaan,
            alasan: r.alasan,
            isi: kanonik::json(&r.isi),
        }
    }
}

/// Places in order.
///
/// # Errors
/// No connection.
pub async fn entri(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<EntriRow>> {
    Ok(sqlx::query_as(
        "select urut, peristiwa_id, daun from log_entri where pemda_id = $1 order by urut",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}

/// Every event of a government, oldest first, with the digest noted beside it where there is one.
///
/// # Errors
/// No connection.
pub async fn peristiwa(
    conn: &mut PgConnection,
    pemda: Uuid,
) -> Result<Vec<(Peristiwa, Option<String>)>> {
    let baris: Vec<PeristiwaRow> = sqlx::query_as(
        "select pemda_id, id, pada, pelaku, peran, unit, tindakan, subjek, sebelum, sesudah,
             permintaan, alasan, isi
         from peristiwa where pemda_id = $1 order by pada, id",
    )
    .bind(pemda)
    .fetch_all(&mut *conn)
    .await?;
    let daun: Vec<(Uuid, String)> =
        sqlx::query_as("select peristiwa_id, daun from log_daun where pemda_id = $1")
            .bind(pemda)
            .fetch_all(conn)
            .await?;
    let daun: std::collections::HashMap<Uuid, String> = daun.into_iter().collect();
    Ok(baris
        .into_iter()
        .map(|r| {
            let noted = daun.get(&r.id).cloned();
            (r.into(), noted)
        })
        .collect())
}

/// The history of a record and of what belongs to it, newest first.
///
/// # Errors
/// No connection.
pub async fn riwayat(
    conn: &mut PgConnection,
    pemda: Uuid,
    subjek: &[String],
) -> Result<Vec<Peristiwa>> {
    let baris: Vec<PeristiwaRow> = sqlx::query_as(
        "select pemda_id, id, pada, pelaku, peran, unit, tindakan, subjek, sebelum, sesudah,
             permintaan, alasan, isi
         from peristiwa where pemda_id = $1 and subjek = any($2)
         order by pada desc, id desc limit 500",
    )
    .bind(pemda)
    .bind(subjek)
    .fetch_all(conn)
    .await?;
    Ok(baris.into_iter().map(Into::into).collect())
}

/// One event.
///
/// # Errors
/// No connection.
pub async fn cari(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<Peristiwa>> {
    let baris: Option<PeristiwaRow> = sqlx::query_as(
        "select pemda_id, id, pada, pelaku, peran, unit, tindakan, subjek, sebelum, sesudah,
             permintaan, alasan, isi
         from peristiwa where pemda_id = $1 and id = $2",
    )
    .bind(pemda)
    .bind(id)
    .fetch_optional(conn)
    .await?;
    Ok(baris.map(Into::into))
}

/// Governments of the register, by code.
///
/// # Errors
/// No connection.
pub async fn kode_berlog(conn: &mut PgConnection) -> Result<Vec<(Uuid, String, String)>> {
    Ok(
        sqlx::query_as("select id, kode, nama from pemda order by kode")
            .fetch_all(conn)
            .await?,
    )
}

/// Who last acted on a record, and when.
///
/// # Errors
/// No connection.
pub async fn terakhir(
    conn: &mut PgConnection,
    pemda: Uuid,
    subjek: &str,
) -> Result<Option<(String, DateTime<Utc>)>> {
    Ok(sqlx::query_as(
        "select pelaku, pada from peristiwa where pemda_id = $1 and subjek = $2
         order by pada desc, id desc limit 1",
    )
    .bind(pemda)
    .bind(subjek)
    .fetch_optional(conn)
    .await?)
}

/// Every event of one kind, oldest first.
///
/// # Errors
/// No connection.
pub async fn menurut(
    conn: &mut PgConnection,
    pemda: Uuid,
    tindakan: &str,
) -> Result<Vec<Peristiwa>> {
    let baris: Vec<PeristiwaRow> = sqlx::query_as(
        "select pemda_id, id, pada, pelaku, peran, unit, tindakan, subjek, sebelum, sesudah,
             permintaan, alasan, isi
         from peristiwa where pemda_id = $1 and tindakan = $2 order by pada, id",
    )
    .bind(pemda)
    .bind(tindakan)
    .fetch_all(conn)
    .await?;
    Ok(baris.into_iter().map(Into::into).collect())
}
