//! The as-of number of a government, and the notice of its changes.

use chrono::NaiveDate;
use sqlx::PgConnection;
use sqlx::postgres::PgListener;
use uuid::Uuid;

use crate::{Db, Result, StoreError};

/// Number of the newest change of what the roll-up contains; 0 before the first.
///
/// # Errors
/// No connection.
pub async fn urut(conn: &mut PgConnection) -> Result<i64> {
    let urut: Option<i64> = sqlx::query_scalar("select urut from gulung_urut")
        .fetch_optional(conn)
        .await?;
    Ok(urut.unwrap_or(0))
}

/// Newest date that an edition in force of this year says its figures are of.
///
/// # Errors
/// No connection.
pub async fn keadaan(conn: &mut PgConnection, tahun: i16) -> Result<Option<NaiveDate>> {
    Ok(sqlx::query_scalar(
        "select max(e.keadaan) from edisi e \
         join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
         where e.status = 'berlaku' and d.tahun_mulai = $1 \
           and d.jenis in ('rkpd', 'apbd', 'dpa', 'realisasi')",
    )
    .bind(tahun)
    .fetch_one(conn)
    .await?)
}

/// Receives the notices of changed governments.
#[derive(Debug)]
pub struct Pendengar(PgListener);

/// Starts listening; notices sent before this are not seen.
///
/// # Errors
/// No connection.
pub async fn dengarkan(db: &Db) -> Result<Pendengar> {
    let mut pendengar = PgListener::connect_with(db.kolam()).await?;
    pendengar.listen("selaras_gulung").await?;
    Ok(Pendengar(pendengar))
}

impl Pendengar {
    /// The next government that changed; `None` when notices may have been missed because the
    /// connection was lost, so that everything resident is in doubt.
    ///
    /// # Errors
    /// The pool is closed or the database cannot be reached again.
    pub async fn berikut(&mut self) -> Result<Option<Uuid>> {
        let Some(kabar) = self.0.try_recv().await? else {
            return Ok(None);
        };
        Ok(kabar.payload().parse().ok())
    }
}

/// True when an error means that the pool was closed: the program is ending.
#[must_use]
pub fn sudah_tutup(galat: &StoreError) -> bool {
    matches!(galat, StoreError::Sqlx(sqlx::Error::PoolClosed))
}
