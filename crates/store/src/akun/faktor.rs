//! Other factors: passkeys, recovery codes, reset codes, identities at a provider.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A passkey of an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KunciSandiRow {
    /// Its id, base64url.
    pub id: String,
    /// What its owner calls it.
    pub nama: String,
    /// The public key and counter, as `masuk::kunci_sandi` writes it.
    pub isi: String,
    /// Added at.
    pub dibuat_pada: DateTime<Utc>,
    /// Last used at.
    pub dipakai_pada: Option<DateTime<Utc>>,
}

/// The passkeys of an account, oldest first.
///
/// # Errors
/// No connection.
pub async fn daftar_kunci_sandi(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
) -> Result<Vec<KunciSandiRow>> {
    Ok(sqlx::query_as(
        "select id, nama, isi, dibuat_pada, dipakai_pada from kunci_sandi \
         where pemda_id = $1 and akun_id = $2 order by dibuat_pada, id",
    )
    .bind(pemda)
    .bind(akun)
    .fetch_all(conn)
    .await?)
}

/// Adds a passkey.
///
/// # Errors
/// The key belongs to an account already; no connection.
pub async fn tambah_kunci_sandi(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    k: &KunciSandiRow,
) -> Result<()> {
    sqlx::query(
        "insert into kunci_sandi (pemda_id, id, akun_id, nama, isi, dibuat_pada) \
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(pemda)
    .bind(&k.id)
    .bind(akun)
    .bind(&k.nama)
    .bind(&k.isi)
    .bind(k.dibuat_pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes the use of a passkey, and its new counter.
///
/// # Errors
/// No connection.
pub async fn pakai_kunci_sandi(
    conn: &mut PgConnection,
    pemda: Uuid,
    id: &str,
    isi: Option<&str>,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "update kunci_sandi set isi = coalesce($3, isi), dipakai_pada = $4 \
         where pemda_id = $1 and id = $2",
    )
    .bind(pemda)
    .bind(id)
    .bind(isi)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a passkey of an account; false when it is not its own.
///
/// # Errors
/// No connection.
pub async fn hapus_kunci_sandi(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    id: &str,
) -> Result<bool> {
    let hasil =
        sqlx::query("delete from kunci_sandi where pemda_id = $1 and akun_id = $2 and id = $3")
            .bind(pemda)
            .bind(akun)
            .bind(id)
            .execute(conn)
            .await?;
    Ok(hasil.rows_affected() == 1)
}

/// Replaces all recovery codes of an account; an empty list only removes them.
///
/// # Errors
/// No connection.
pub async fn ganti_pemulihan(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    sidik: &[String],
) -> Result<()> {
    sqlx::query("delete from kode_pemulihan where pemda_id = $1 and akun_id = $2")
        .bind(pemda)
        .bind(akun)
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "insert into kode_pemulihan (pemda_id, akun_id, sidik) \
         select $1, $2, s from unnest($3::text[]) s",
    )
    .bind(pemda)
    .bind(akun)
    .bind(sidik)
    .execute(conn)
    .await?;
    Ok(())
}

/// Uses up a recovery code; false when there is none such or it was used.
///
/// # Errors
/// No connection.
pub async fn pakai_pemulihan(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    sidik: &str,
    pada: DateTime<Utc>,
) -> Result<bool> {
    let hasil = sqlx::query(
        "update kode_pemulihan set dipakai_pada = $4 \
         where pemda_id = $1 and akun_id = $2 and sidik = $3 and dipakai_pada is null",
    )
    .bind(pemda)
    .bind(akun)
    .bind(sidik)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected() == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// No connection.
pub async fn sisa_pemulihan(conn: &mut PgConnection, (pemda, akun): (Uuid, Uuid)) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "select count(*) from kode_pemulihan \
         where pemda_id = $1 and akun_id = $2 and dipakai_pada is null",
    )
    .bind(pemda)
    .bind(akun)
    .fetch_one(conn)
    .await?)
}

/// Keeps the digest of a reset code; an earlier one is worth nothing from then on.
///
/// # Errors
/// No connection.
pub async fn catat_kode_setel(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    (sidik, oleh): (&str, &str),
    (pada, kedaluwarsa): (DateTime<Utc>, DateTime<Utc>),
) -> Result<()> {
    sqlx::query(
        "insert into kode_setel (pemda_id, akun_id, sidik, oleh, dibuat_pada, kedaluwarsa) \
         values ($1, $2, $3, $4, $5, $6) \
         on conflict (pemda_id, akun_id) do update set sidik = excluded.sidik, \
             oleh = excluded.oleh, dibuat_pada = excluded.dibuat_pada, \
             kedaluwarsa = excluded.kedaluwarsa",
    )
    .bind(pemda)
    .bind(akun)
    .bind(sidik)
    .bind(oleh)
    .bind(pada)
    .bind(kedaluwarsa)
    .execute(conn)
    .await?;
    Ok(())
}

/// Digest of the reset code of an account, when one is valid.
///
/// # Errors
/// No connection.
pub async fn kode_setel(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    kini: DateTime<Utc>,
) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "select sidik from kode_setel \
         where pemda_id = $1 and akun_id = $2 and kedaluwarsa >= $3",
    )
    .bind(pemda)
    .bind(akun)
    .bind(kini)
    .fetch_optional(conn)
    .await?)
}

/// Uses up the reset code; false when another request did.
///
/// # Errors
/// No connection.
pub async fn pakai_kode_setel(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    sidik: &str,
) -> Result<bool> {
    let hasil =
        sqlx::query("delete from kode_setel where pemda_id = $1 and akun_id = $2 and sidik = $3")
            .bind(pemda)
            .bind(akun)
            .bind(sidik)
            .execute(conn)
            .await?;
    Ok(hasil.rows_affected() == 1)
}

/// Ties an identity at a provider to an account.
///
/// # Errors
/// It is tied already; no connection.
pub async fn tambah_oidc(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    (penerbit, subjek): (&str, &str),
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into oidc_tautan (pemda_id, penerbit, subjek, akun_id, dibuat_pada) \
         values ($1, $2, $3, $4, $5)",
    )
    .bind(pemda)
    .bind(penerbit)
    .bind(subjek)
    .bind(akun)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Providers an account is tied to.
///
/// # Errors
/// No connection.
pub async fn tautan_oidc(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as(
        "select penerbit, subjek from oidc_tautan \
         where pemda_id = $1 and akun_id = $2 order by penerbit, subjek",
    )
    .bind(pemda)
    .bind(akun)
    .fetch_all(conn)
    .await?)
}
