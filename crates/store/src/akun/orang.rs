//! Accounts themselves.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// One account.
#[derive(Clone, sqlx::FromRow)]
pub struct AkunRow {
    /// Government.
    pub pemda_id: Uuid,
    /// Id.
    pub id: Uuid,
    /// Name to sign in with, lower case.
    pub nama: String,
    /// Name of the person as shown.
    pub tampilan: String,
    /// The person, when tied.
    pub orang_id: Option<Uuid>,
    /// Kept password (PHC); none when only other factors are used.
    pub sandi: Option<String>,
    /// When it was set.
    pub sandi_pada: Option<DateTime<Utc>>,
    /// The password must be changed before anything else.
    pub harus_ganti: bool,
    /// May sign in.
    pub aktif: bool,
    /// One-time codes of an app are asked for.
    pub totp_aktif: bool,
    /// Step of the last accepted code.
    pub totp_langkah: Option<i64>,
    /// A persona of the demo.
    pub contoh: bool,
    /// Made at.
    pub dibuat_pada: DateTime<Utc>,
}

impl std::fmt::Debug for AkunRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AkunRow")
            .field("id", &self.id)
            .field("nama", &self.nama)
            .finish_non_exhaustive()
    }
}

/// An account to be made.
pub struct AkunBaru<'a> {
    /// Government.
    pub pemda: Uuid,
    /// Id.
    pub id: Uuid,
    /// Name to sign in with.
    pub nama: &'a str,
    /// Name of the person.
    pub tampilan: &'a str,
    /// The person.
    pub orang: Option<Uuid>,
    /// Kept password.
    pub sandi: Option<&'a str>,
    /// Persona of the demo.
    pub contoh: bool,
    /// Now.
    pub pada: DateTime<Utc>,
}

/// Makes an account whose first password must be changed at its first use.
///
/// # Errors
/// The name is taken in this government; no connection.
pub async fn buat(conn: &mut PgConnection, a: &AkunBaru<'_>) -> Result<()> {
    sqlx::query(
        "insert into akun (pemda_id, id, nama, tampilan, orang_id, sandi, sandi_pada, \
             harus_ganti, contoh, dibuat_pada) \
         values ($1, $2, $3, $4, $5, $6, $8, $6::text is not null, $7, $8)",
    )
    .bind(a.pemda)
    .bind(a.id)
    .bind(a.nama)
    .bind(a.tampilan)
    .bind(a.orang)
    .bind(a.sandi)
    .bind(a.contoh)
    .bind(a.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// One account of this government.
///
/// # Errors
/// No connection.
pub async fn ambil(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<AkunRow>> {
    Ok(sqlx::query_as(
        "select pemda_id, id, nama, tampilan, orang_id, sandi, sandi_pada, harus_ganti, aktif, \
             totp_aktif, totp_langkah, contoh, dibuat_pada \
         from akun where pemda_id = $1 and id = $2",
    )
    .bind(pemda)
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// Accounts of this government whose name or person contains `cari`, by name, from `lewati` on.
///
/// # Errors
/// No connection.
pub async fn daftar(
    conn: &mut PgConnection,
    pemda: Uuid,
    cari: &str,
    (batas, lewati): (i64, i64),
) -> Result<(Vec<AkunRow>, i64)> {
    let baris = sqlx::query_as(
        "select pemda_id, id, nama, tampilan, orang_id, sandi, sandi_pada, harus_ganti, aktif, \
             totp_aktif, totp_langkah, contoh, dibuat_pada \
         from akun where pemda_id = $1 and ($2 = '' or strpos(nama, $2) > 0 \
             or strpos(lower(tampilan), $2) > 0) \
         order by nama limit $3 offset $4",
    )
    .bind(pemda)
    .bind(cari)
    .bind(batas)
    .bind(lewati)
    .fetch_all(&mut *conn)
    .await?;
    let jumlah = sqlx::query_scalar(
        "select count(*) from akun where pemda_id = $1 and ($2 = '' or strpos(nama, $2) > 0 \
             or strpos(lower(tampilan), $2) > 0)",
    )
    .bind(pemda)
    .bind(cari)
    .fetch_one(conn)
    .await?;
    Ok((baris, jumlah))
}

/// Sets the kept password; `harus_ganti` for one that somebody else knows.
///
/// # Errors
/// No connection.
pub async fn ganti_sandi(
    conn: &mut PgConnection,
    (pemda, id): (Uuid, Uuid),
    sandi: &str,
    harus_ganti: bool,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "update akun set sandi = $3, harus_ganti = $4, sandi_pada = $5, versi = versi + 1 \
         where pemda_id = $1 and id = $2",
    )
    .bind(pemda)
    .bind(id)
    .bind(sandi)
    .bind(harus_ganti)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Lets an account in or keeps it out; false when it was so already.
///
/// # Errors
/// No connection.
pub async fn aktifkan(
    conn: &mut PgConnection,
    (pemda, id): (Uuid, Uuid),
    aktif: bool,
) -> Result<bool> {
    let hasil = sqlx::query(
        "update akun set aktif = $3, versi = versi + 1 \
         where pemda_id = $1 and id = $2 and aktif <> $3",
    )
    .bind(pemda)
    .bind(id)
    .bind(aktif)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected() == 1)
}

/// Turns one-time codes on or off.
///
/// # Errors
/// No connection.
pub async fn pasang_totp(
    conn: &mut PgConnection,
    (pemda, id): (Uuid, Uuid),
    langkah: Option<i64>,
) -> Result<()> {
    sqlx::query(
        "update akun set totp_aktif = $3::bigint is not null, totp_langkah = $3, versi = versi + 1 \
         where pemda_id = $1 and id = $2",
    )
    .bind(pemda)
    .bind(id)
    .bind(langkah)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a step; false when it, or a later one, was taken meanwhile: the code was used already.
///
/// # Errors
/// No connection.
pub async fn pakai_langkah_totp(
    conn: &mut PgConnection,
    (pemda, id): (Uuid, Uuid),
    langkah: i64,
) -> Result<bool> {
    let hasil = sqlx::query(
        "update akun set totp_langkah = $3 \
         where pemda_id = $1 and id = $2 and totp_aktif \
             and (totp_langkah is null or totp_langkah < $3)",
    )
    .bind(pemda)
    .bind(id)
    .bind(langkah)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected() == 1)
}

/// People of this government by staff number.
///
/// # Errors
/// No connection.
pub async fn orang_dari_nip(
    conn: &mut PgConnection,
    pemda: Uuid,
    nip: &[String],
) -> Result<Vec<(String, Uuid)>> {
    Ok(
        sqlx::query_as("select nip, id from orang where pemda_id = $1 and nip = any($2)")
            .bind(pemda)
            .bind(nip)
            .fetch_all(conn)
            .await?,
    )
}

/// Code of a government.
///
/// # Errors
/// No connection.
pub async fn kode_pemda(conn: &mut PgConnection, pemda: Uuid) -> Result<Option<String>> {
    Ok(sqlx::query_scalar("select kode from pemda where id = $1")
        .bind(pemda)
        .fetch_optional(conn)
        .await?)
}

/// Code of the worked example's government, when it is loaded.
///
/// # Errors
/// No connection.
pub async fn pemda_contoh(conn: &mut PgConnection) -> Result<Option<String>> {
    Ok(
        sqlx::query_scalar("select kode from pemda where contoh order by kode limit 1")
            .fetch_optional(conn)
            .await?,
    )
}

/// Code of a perangkat daerah of this government.
///
/// # Errors
/// No connection.
pub async fn kode_opd(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<String>> {
    Ok(
        sqlx::query_scalar("select kode from perangkat_daerah where pemda_id = $1 and id = $2")
            .bind(pemda)
            .bind(id)
            .fetch_optional(conn)
            .await?,
    )
}

/// The first perangkat daerah of this government by code, as an example.
///
/// # Errors
/// No connection.
pub async fn opd_pertama(conn: &mut PgConnection, pemda: Uuid) -> Result<Option<Uuid>> {
    Ok(sqlx::query_scalar(
        "select id from perangkat_daerah where pemda_id = $1 and jenis = 'skpd' \
         order by kode limit 1",
    )
    .bind(pemda)
    .fetch_optional(conn)
    .await?)
}
