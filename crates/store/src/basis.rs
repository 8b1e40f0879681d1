//! Databases of a private cluster as a whole: templates and their copies, for tests.

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _};

use crate::{Akses, Result, StoreError};

async fn induk(akses: &Akses) -> Result<PgConnection> {
    let Some((induk, _)) = &akses.induk else {
        return Err(StoreError::Alamat("bukan gugus milik sendiri".to_owned()));
    };
    Ok(PgConnection::connect_with(induk).await?)
}

/// Names of all databases that begin with `awalan`.
///
/// # Errors
/// No connection as superuser.
pub async fn daftar(akses: &Akses, awalan: &str) -> Result<Vec<String>> {
    let mut sambungan = induk(akses).await?;
    let nama = sqlx::query_scalar(
        "select datname::text from pg_database where starts_with(datname::text, $1) order by 1",
    )
    .bind(awalan)
    .fetch_all(&mut sambungan)
    .await?;
    sambungan.close().await?;
    Ok(nama)
}

/// Copies a database that nobody is connected to.
///
/// # Errors
/// No connection, or the template is in use.
pub async fn salin(akses: &Akses, dari: &str, ke: &str) -> Result<()> {
    jalankan(
        akses,
        "select format('create database %I template %I strategy wal_log owner selaras_pemilik', \
         $1::text, $2::text)",
        ke,
        dari,
    )
    .await
}

/// Renames a database that nobody is connected to.
///
/// # Errors
/// No connection, or the database is in use.
pub async fn ganti_nama(akses: &Akses, dari: &str, ke: &str) -> Result<()> {
    jalankan(
        akses,
        "select format('alter database %I rename to %I', $1::text, $2::text)",
        dari,
        ke,
    )
    .await
}

/// Drops a database and whoever is connected to it.
///
/// # Errors
/// No connection.
pub async fn hapus(akses: &Akses, nama: &str) -> Result<()> {
    jalankan(
        akses,
        "select format('drop database if exists %I with (force)', $1::text, $2::text)",
        nama,
        "",
    )
    .await
}

/// Lets the database quote the names, then runs what it made.
async fn jalankan(akses: &Akses, bentuk: &'static str, satu: &str, dua: &str) -> Result<()> {
    let mut sambungan = induk(akses).await?;
    let perintah: String = sqlx::query_scalar(bentuk)
        .bind(satu)
        .bind(dua)
        .fetch_one(&mut sambungan)
        .await?;
    sqlx::raw_sql(AssertSqlSafe(perintah))
        .execute(&mut sambungan)
        .await?;
    sambungan.close().await?;
    Ok(())
}
