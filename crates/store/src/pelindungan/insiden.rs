//! Incidents and their duties.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A failure of data protection.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct InsidenRow {
    /// Id.
    pub id: Uuid,
    /// What, in a line.
    pub judul: String,
    /// What happened.
    pub uraian: String,
    /// Which data.
    pub data_terdampak: String,
    /// How many people, when known.
    pub jumlah_orang: Option<i64>,
    /// Known since: the clock starts here.
    pub diketahui_pada: DateTime<Utc>,
    /// Registered at.
    pub dicatat_pada: DateTime<Utc>,
    /// By whom.
    pub dicatat_oleh: String,
    /// Closed at.
    pub ditutup_pada: Option<DateTime<Utc>>,
}

/// One duty.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TugasRow {
    /// Incident.
    pub insiden_id: Uuid,
    /// Which duty.
    pub kode: String,
    /// Until when.
    pub tenggat: DateTime<Utc>,
    /// Done at.
    pub selesai_pada: Option<DateTime<Utc>>,
    /// By whom.
    pub oleh: String,
    /// What was done, where the proof is.
    pub catatan: String,
}

/// Registers an incident with its duties.
///
/// # Errors
/// No connection.
pub async fn catat(
    conn: &mut PgConnection,
    pemda: Uuid,
    i: &InsidenRow,
    tugas: &[TugasRow],
) -> Result<()> {
    sqlx::query(
        "insert into insiden (pemda_id, id, judul, uraian, data_terdampak, jumlah_orang, \
             diketahui_pada, dicatat_pada, dicatat_oleh) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(pemda)
    .bind(i.id)
    .bind(&i.judul)
    .bind(&i.uraian)
    .bind(&i.data_terdampak)
    .bind(i.jumlah_orang)
    .bind(i.diketahui_pada)
    .bind(i.dicatat_pada)
    .bind(&i.dicatat_oleh)
    .execute(&mut *conn)
    .await?;
    for t in tugas {
        sqlx::query(
            "insert into insiden_tugas (pemda_id, insiden_id, kode, tenggat) \
             values ($1, $2, $3, $4)",
        )
        .bind(pemda)
        .bind(i.id)
        .bind(&t.kode)
        .bind(t.tenggat)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Incidents of a government, newest first.
///
/// # Errors
/// No connection.
pub async fn daftar(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<InsidenRow>> {
    Ok(sqlx::query_as(
        "select id, judul, uraian, data_terdampak, jumlah_orang, diketahui_pada, dicatat_pada, \
             dicatat_oleh, ditutup_pada \
         from insiden where pemda_id = $1 order by diketahui_pada desc, id",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}

/// Duties of a government's incidents, the earliest deadline first.
///
/// # Errors
/// No connection.
pub async fn tugas(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<TugasRow>> {
    Ok(sqlx::query_as(
        "select insiden_id, kode, tenggat, selesai_pada, oleh, catatan \
         from insiden_tugas where pemda_id = $1 order by tenggat, insiden_id, kode",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}

/// Marks a duty as done; false when it was, or does not exist.
///
/// # Errors
/// No connection.
pub async fn selesaikan(
    conn: &mut PgConnection,
    (pemda, insiden, kode): (Uuid, Uuid, &str),
    (oleh, catatan): (&str, &str),
    pada: DateTime<Utc>,
) -> Result<bool> {
    let hasil = sqlx::query(
        "update insiden_tugas set selesai_pada = $4, oleh = $5, catatan = $6 \
         where pemda_id = $1 and insiden_id = $2 and kode = $3 and selesai_pada is null",
    )
    .bind(pemda)
    .bind(insiden)
    .bind(kode)
    .bind(pada)
    .bind(oleh)
    .bind(catatan)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected() == 1)
}

/// Closes an incident whose duties are all done; false otherwise.
///
/// # Errors
/// No connection.
pub async fn tutup(
    conn: &mut PgConnection,
    pemda: Uuid,
    insiden: Uuid,
    pada: DateTime<Utc>,
) -> Result<bool> {
    let hasil = sqlx::query(
        "update insiden i set ditutup_pada = $3 \
         where pemda_id = $1 and id = $2 and ditutup_pada is null \
             and not exists (select 1 from insiden_tugas t where t.pemda_id = i.pemda_id \
                 and t.insiden_id = i.id and t.selesai_pada is null)",
    )
    .bind(pemda)
    .bind(insiden)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected() == 1)
}
