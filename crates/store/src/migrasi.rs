//! Embedded migrations: numbered, forward only, each in its own transaction.

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, Connection as _};

use crate::akses::{PERAN_APLIKASI, PERAN_PEMILIK};
use crate::{Akses, Result};

static MIGRASI: Migrator = sqlx::migrate!("../../migrations");

/// One embedded migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrasiRow {
    /// Number at the head of the file name.
    pub versi: i64,
    /// Rest of the file name.
    pub nama: String,
    /// SHA-384 of the text.
    pub sidik: Vec<u8>,
}

/// All migrations this program carries, in order.
#[must_use]
pub fn daftar_migrasi() -> Vec<MigrasiRow> {
    MIGRASI
        .iter()
        .map(|m| MigrasiRow {
            versi: m.version,
            nama: m.description.to_string(),
            sidik: m.checksum.to_vec(),
        })
        .collect()
}

pub(crate) async fn jalankan(pemilik: &PgConnectOptions) -> Result<Vec<i64>> {
    let mut sambungan = PgConnection::connect_with(pemilik).await?;
    let sudah = terpasang(&mut sambungan).await?;
    let semua: Vec<(i64, Vec<u8>)> = MIGRASI
        .iter()
        .map(|m| (m.version, m.checksum.to_vec()))
        .collect();
    if sudah != semua {
        // Also tells a changed old migration, and a database newer than this program.
        MIGRASI.run_direct(None, &mut sambungan, false).await?;
        sqlx::query("comment on table _sqlx_migrations is 'referensi: riwayat migrasi'")
            .execute(&mut sambungan)
            .await?;
        sqlx::query("revoke insert, update, delete, truncate on _sqlx_migrations from selaras_app")
            .execute(&mut sambungan)
            .await?;
    }
    sambungan.close().await?;
    Ok(semua
        .iter()
        .map(|m| m.0)
        .filter(|v| sudah.iter().all(|s| s.0 != *v))
        .collect())
}

/// Version and checksum of what the database says is done; none on an empty database.
async fn terpasang(sambungan: &mut PgConnection) -> Result<Vec<(i64, Vec<u8>)>> {
    let ada: bool = sqlx::query_scalar("select to_regclass('_sqlx_migrations') is not null")
        .fetch_one(&mut *sambungan)
        .await?;
    if !ada {
        return Ok(Vec::new());
    }
    Ok(sqlx::query_as(
        "select version, checksum from _sqlx_migrations where success order by version",
    )
    .fetch_all(&mut *sambungan)
    .await?)
}

/// On a private cluster: the two roles and the database, when missing.
pub(crate) async fn siapkan_basis(akses: &Akses) -> Result<()> {
    let Some((induk, sandi)) = &akses.induk else {
        return Ok(());
    };
    let basis = akses.app.get_database().unwrap_or("selaras").to_owned();
    let mut sambungan = PgConnection::connect_with(induk).await?;
    let ada: bool =
        sqlx::query_scalar("select exists (select 1 from pg_database where datname = $1)")
            .bind(&basis)
            .fetch_one(&mut sambungan)
            .await?;
    if !ada {
        pasang_peran(&mut sambungan, PERAN_PEMILIK, &sandi.pemilik).await?;
        pasang_peran(&mut sambungan, PERAN_APLIKASI, &sandi.app).await?;
        let buat: String =
            sqlx::query_scalar("select format('create database %I owner %I', $1::text, $2::text)")
                .bind(&basis)
                .bind(PERAN_PEMILIK)
                .fetch_one(&mut sambungan)
                .await?;
        sqlx::raw_sql(AssertSqlSafe(buat))
            .execute(&mut sambungan)
            .await?;
    }
    sambungan.close().await?;
    Ok(())
}

/// Makes the login role, or gives it this password again after an interrupted first start.
async fn pasang_peran(sambungan: &mut PgConnection, peran: &str, sandi: &str) -> Result<()> {
    let perintah: String = sqlx::query_scalar(
        "select format(case when exists (select 1 from pg_roles where rolname = $1) \
         then 'alter role %I login nosuperuser nobypassrls password %L' \
         else 'create role %I login nosuperuser nobypassrls password %L' end, $1::text, $2::text)",
    )
    .bind(peran)
    .bind(sandi)
    .fetch_one(&mut *sambungan)
    .await?;
    sqlx::raw_sql(AssertSqlSafe(perintah))
        .execute(&mut *sambungan)
        .await?;
    Ok(())
}
