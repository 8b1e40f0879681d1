//! Support asked from other units.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LintasRow {
    /// Id.
    pub id: Uuid,
    /// Node that needs it.
    pub simpul_id: Uuid,
    /// Office asked.
    pub opd_id: Option<Uuid>,
    /// Its code; empty for an institution outside.
    pub opd_kode: String,
    /// Name of the office or the institution.
    pub nama: String,
    /// What is asked for.
    pub isi: String,
    /// diminta, disetujui, ditolak, ditarik.
    pub keadaan: String,
    /// Reason or letter.
    pub jawaban: String,
    /// Who asked.
    pub diminta_oleh: String,
    /// When.
    pub diminta_pada: DateTime<Utc>,
    /// Who answered.
    pub dijawab_oleh: String,
    /// When.
    pub dijawab_pada: Option<DateTime<Utc>>,
}

/// Requests of an edition, the oldest first.
///
/// # Errors
/// No connection.
pub async fn lintas(conn: &mut PgConnection, pohon: Uuid) -> Result<Vec<LintasRow>> {
    Ok(sqlx::query_as(
        "select l.id, l.simpul_id, l.opd_id, coalesce(o.kode, '') as opd_kode, \
         coalesce(o.nama, l.lembaga) as nama, l.isi, l.keadaan, l.jawaban, l.diminta_oleh, \
         l.diminta_pada, l.dijawab_oleh, l.dijawab_pada \
         from pohon_lintas l \
         left join perangkat_daerah o on o.pemda_id = l.pemda_id and o.id = l.opd_id \
         where l.pemda_id = selaras_pemda() and l.pohon_id = $1 order by l.diminta_pada, l.id",
    )
    .bind(pohon)
    .fetch_all(conn)
    .await?)
}

/// Asks for support.
///
/// # Errors
/// No connection.
pub async fn minta_lintas(conn: &mut PgConnection, pohon: Uuid, l: &LintasRow) -> Result<()> {
    let lembaga = if l.opd_id.is_some() { "" } else { &l.nama };
    sqlx::query(
        "insert into pohon_lintas (pemda_id, pohon_id, id, simpul_id, opd_id, lembaga, isi, \
         keadaan, diminta_oleh, diminta_pada) \
         values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(pohon)
    .bind(l.id)
    .bind(l.simpul_id)
    .bind(l.opd_id)
    .bind(lembaga)
    .bind(&l.isi)
    .bind(&l.keadaan)
    .bind(&l.diminta_oleh)
    .bind(l.diminta_pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes an answer, or that a request was taken back.
///
/// # Errors
/// No connection.
pub async fn jawab_lintas(
    conn: &mut PgConnection,
    (pohon, id): (Uuid, Uuid),
    (keadaan, jawaban): (&str, &str),
    (oleh, pada): (&str, DateTime<Utc>),
) -> Result<()> {
    sqlx::query(
        "update pohon_lintas set keadaan = $3, jawaban = $4, dijawab_oleh = $5, dijawab_pada = $6 \
         where pemda_id = selaras_pemda() and pohon_id = $1 and id = $2",
    )
    .bind(pohon)
    .bind(id)
    .bind(keadaan)
    .bind(jawaban)
    .bind(oleh)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}
