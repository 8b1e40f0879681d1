//! What the database says about itself, for monitors.

use sqlx::PgConnection;

use crate::Result;

/// Figures of one moment.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MetrikRow {
    /// Bytes on disk.
    pub ukuran_bita: i64,
    /// Open connections.
    pub sambungan: i64,
    /// Segments of the log that were archived.
    pub diarsipkan: i64,
    /// Attempts to archive that failed.
    pub gagal_diarsipkan: i64,
    /// Archiving is stuck: the last attempt failed.
    pub arsip_macet: bool,
    /// Seconds since the last failure of archiving, while it is stuck.
    pub macet_detik: i64,
    /// Migration the schema stands at.
    pub migrasi: i64,
}

/// The figures now.
///
/// # Errors
/// No connection.
pub async fn baca(conn: &mut PgConnection) -> Result<MetrikRow> {
    Ok(sqlx::query_as(
        "select pg_database_size(current_database()) as ukuran_bita, \
             (select count(*) from pg_stat_activity where datname = current_database()) \
                 as sambungan, \
             a.archived_count as diarsipkan, a.failed_count as gagal_diarsipkan, \
             coalesce(a.last_failed_time > coalesce(a.last_archived_time, 'epoch'), false) \
                 as arsip_macet, \
             case when a.last_failed_time > coalesce(a.last_archived_time, 'epoch') \
                 then extract(epoch from now() - coalesce(a.last_archived_time, \
                     a.stats_reset, a.last_failed_time))::bigint else 0 end as macet_detik, \
             (select coalesce(max(version), 0) from _sqlx_migrations) as migrasi \
         from pg_stat_archiver a",
    )
    .fetch_one(conn)
    .await?)
}
