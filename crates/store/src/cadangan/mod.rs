//! What a backup asks the server: its identity, the low-level backup interface, row counts.

use std::collections::BTreeMap;

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _};

use crate::{Akses, Result};

/// A connection as the superuser of a private cluster.
pub struct Induk {
    sambungan: PgConnection,
}

/// The server as a backup sees it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SistemRow {
    /// Identity of the cluster; never the same for two of them.
    pub sistem: String,
    /// Bytes of one log segment.
    pub segmen_byte: i64,
    /// Last migration.
    pub migrasi: i64,
}

/// How archiving goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct ArsiparisRow {
    /// Last segment that could not be archived.
    pub gagal: Option<String>,
    /// True when the last attempt failed.
    pub macet: bool,
}

impl Induk {
    /// Connects; `None` for a server that is not ours.
    ///
    /// # Errors
    /// No connection.
    pub async fn sambung(akses: &Akses) -> Result<Option<Self>> {
        let Some((induk, _)) = &akses.induk else {
            return Ok(None);
        };
        let basis = akses.app.get_database().unwrap_or("selaras").to_owned();
        let basis = induk.clone().database(&basis);
        Ok(Some(Self {
            sambungan: PgConnection::connect_with(&basis).await?,
        }))
    }

    /// Identity and sizes.
    ///
    /// # Errors
    /// No connection.
    pub async fn sistem(&mut self) -> Result<SistemRow> {
        Ok(sqlx::query_as(
            "select system_identifier::text as sistem, \
             (select setting::bigint from pg_settings where name = 'wal_segment_size') \
                 as segmen_byte, \
             coalesce((select max(version) from _sqlx_migrations where success), 0) as migrasi \
             from pg_control_system()",
        )
        .fetch_one(&mut self.sambungan)
        .await?)
    }

    /// Starts a base copy with a checkpoint at once; the connection must stay open.
    ///
    /// # Errors
    /// No connection.
    pub async fn mulai(&mut self, label: &str) -> Result<()> {
        sqlx::query("select pg_backup_start($1, fast => true)::text")
            .bind(label)
            .execute(&mut self.sambungan)
            .await?;
        Ok(())
    }

    /// Ends a base copy, once its log is archived; returns the text of `backup_label`.
    ///
    /// # Errors
    /// No connection; no copy was started on it.
    pub async fn selesai(&mut self) -> Result<String> {
        Ok(
            sqlx::query_scalar("select labelfile from pg_backup_stop(wait_for_archive => true)")
                .fetch_one(&mut self.sambungan)
                .await?,
        )
    }

    /// Ends the current segment; returns the name of the last one that holds a change.
    ///
    /// # Errors
    /// No connection.
    pub async fn ganti_segmen(&mut self) -> Result<String> {
        Ok(
            sqlx::query_scalar("select pg_walfile_name(pg_switch_wal())")
                .fetch_one(&mut self.sambungan)
                .await?,
        )
    }

    /// How archiving goes.
    ///
    /// # Errors
    /// No connection.
    pub async fn arsiparis(&mut self) -> Result<ArsiparisRow> {
        Ok(sqlx::query_as(
            "select last_failed_wal as gagal, \
             coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) \
                 as macet from pg_stat_archiver",
        )
        .fetch_one(&mut self.sambungan)
        .await?)
    }

    /// Rows of every table, over all governments.
    ///
    /// # Errors
    /// No connection.
    pub async fn hitung(&mut self) -> Result<BTreeMap<String, i64>> {
        let tabel: Vec<(String, String)> = sqlx::query_as(
            "select c.relname::text, format('select count(*) from %I', c.relname) \
             from pg_class c join pg_namespace n on n.oid = c.relnamespace \
             where n.nspname = 'public' and c.relkind = 'r' order by 1",
        )
        .fetch_all(&mut self.sambungan)
        .await?;
        let mut hasil = BTreeMap::new();
        // One snapshot for all of them.
        sqlx::raw_sql("begin isolation level repeatable read read only")
            .execute(&mut self.sambungan)
            .await?;
        for (nama, hitung) in tabel {
            let n = sqlx::query_scalar(AssertSqlSafe(hitung))
                .fetch_one(&mut self.sambungan)
                .await?;
            hasil.insert(nama, n);
        }
        sqlx::raw_sql("commit").execute(&mut self.sambungan).await?;
        Ok(hasil)
    }

    /// Rows of the tables that only grow: what any later copy must at least hold.
    ///
    /// # Errors
    /// No connection.
    pub async fn hitung_yang_hanya_bertambah(&mut self) -> Result<BTreeMap<String, i64>> {
        let baris: Vec<(String, i64)> = sqlx::query_as(
            "select 'peristiwa', count(*) from peristiwa \
             union all select 'log_daun', count(*) from log_daun \
             union all select 'log_entri', count(*) from log_entri \
             union all select 'log_kepala', count(*) from log_kepala",
        )
        .fetch_all(&mut self.sambungan)
        .await?;
        Ok(baris.into_iter().collect())
    }

    /// Closes the connection.
    ///
    /// # Errors
    /// The server went away.
    pub async fn tutup(self) -> Result<()> {
        Ok(self.sambungan.close().await?)
    }
}
