//! Sessions: where an account is signed in.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A session to be opened.
pub struct SesiBaru<'a> {
    /// Government.
    pub pemda: Uuid,
    /// Id, shown on the list of devices.
    pub id: Uuid,
    /// Account.
    pub akun: Uuid,
    /// Digest of the token.
    pub sidik: &'a str,
    /// How the person proved itself.
    pub faktor: &'a [String],
    /// Network address.
    pub alamat: &'a str,
    /// What the browser calls itself.
    pub peramban: &'a str,
    /// Now.
    pub pada: DateTime<Utc>,
}

/// A session and whose it is.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SesiRow {
    /// Id.
    pub id: Uuid,
    /// Account.
    pub akun_id: Uuid,
    /// Name to sign in with.
    pub nama: String,
    /// Name of the person.
    pub tampilan: String,
    /// Person.
    pub orang_id: Option<Uuid>,
    /// The account may still sign in.
    pub aktif: bool,
    /// The password must be changed first.
    pub harus_ganti: bool,
    /// Persona of the demo.
    pub contoh: bool,
    /// Opened at.
    pub dibuat_pada: DateTime<Utc>,
    /// Last used at, to the minute.
    pub dipakai_pada: DateTime<Utc>,
    /// Last proof of identity.
    pub terbukti_pada: DateTime<Utc>,
    /// How the person proved itself.
    pub faktor: Vec<String>,
    /// Chosen role; empty: all.
    pub peran: String,
    /// Network address.
    pub alamat: String,
    /// What the browser calls itself.
    pub peramban: String,
}

/// Opens a session.
///
/// # Errors
/// No connection.
pub async fn buat_sesi(conn: &mut PgConnection, s: &SesiBaru<'_>) -> Result<()> {
    sqlx::query(
        "insert into sesi (pemda_id, id, akun_id, sidik, dibuat_pada, dipakai_pada, \
             terbukti_pada, faktor, alamat, peramban) \
         values ($1, $2, $3, $4, $5, $5, $5, $6, $7, $8)",
    )
    .bind(s.pemda)
    .bind(s.id)
    .bind(s.akun)
    .bind(s.sidik)
    .bind(s.pada)
    .bind(s.faktor)
    .bind(s.alamat)
    .bind(s.peramban)
    .execute(conn)
    .await?;
    Ok(())
}

/// The session of a token's digest, unless revoked.
///
/// # Errors
/// No connection.
pub async fn lihat_sesi(
    conn: &mut PgConnection,
    pemda: Uuid,
    sidik: &str,
) -> Result<Option<SesiRow>> {
    Ok(sqlx::query_as(
        "select s.id, s.akun_id, a.nama, a.tampilan, a.orang_id, a.aktif, a.harus_ganti, \
             a.contoh, s.dibuat_pada, s.dipakai_pada, s.terbukti_pada, s.faktor, s.peran, \
             s.alamat, s.peramban \
         from sesi s join akun a on a.pemda_id = s.pemda_id and a.id = s.akun_id \
         where s.pemda_id = $1 and s.sidik = $2 and s.dicabut_pada is null",
    )
    .bind(pemda)
    .bind(sidik)
    .fetch_optional(conn)
    .await?)
}

/// Sessions of an account that are not revoked and were used after `sejak`, last used first.
///
/// # Errors
/// No connection.
pub async fn daftar_sesi(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    sejak: DateTime<Utc>,
) -> Result<Vec<SesiRow>> {
    Ok(sqlx::query_as(
        "select s.id, s.akun_id, a.nama, a.tampilan, a.orang_id, a.aktif, a.harus_ganti, \
             a.contoh, s.dibuat_pada, s.dipakai_pada, s.terbukti_pada, s.faktor, s.peran, \
             s.alamat, s.peramban \
         from sesi s join akun a on a.pemda_id = s.pemda_id and a.id = s.akun_id \
         where s.pemda_id = $1 and s.akun_id = $2 and s.dicabut_pada is null \
             and s.dipakai_pada >= $3 \
         order by s.dipakai_pada desc, s.id",
    )
    .bind(pemda)
    .bind(akun)
    .bind(sejak)
    .fetch_all(conn)
    .await?)
}

/// Notes that a session was used.
///
/// # Errors
/// No connection.
pub async fn sentuh(
    conn: &mut PgConnection,
    (pemda, sesi): (Uuid, Uuid),
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query("update sesi set dipakai_pada = $3 where pemda_id = $1 and id = $2")
        .bind(pemda)
        .bind(sesi)
        .bind(pada)
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes a fresh proof of identity, and gives the session a new token: the old one is worth
/// nothing from then on.
///
/// # Errors
/// No connection.
pub async fn buktikan(
    conn: &mut PgConnection,
    (pemda, sesi): (Uuid, Uuid),
    sidik: &str,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "update sesi set terbukti_pada = $4, dipakai_pada = $4, sidik = $3 \
         where pemda_id = $1 and id = $2 and dicabut_pada is null",
    )
    .bind(pemda)
    .bind(sesi)
    .bind(sidik)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Chooses one of the held roles for this session; empty: all.
///
/// # Errors
/// No connection.
pub async fn pilih_peran(
    conn: &mut PgConnection,
    (pemda, sesi): (Uuid, Uuid),
    peran: &str,
) -> Result<()> {
    sqlx::query("update sesi set peran = $3 where pemda_id = $1 and id = $2")
        .bind(pemda)
        .bind(sesi)
        .bind(peran)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends one session of an account; false when it had ended or is not its own.
///
/// # Errors
/// No connection.
pub async fn cabut(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    sesi: Uuid,
    pada: DateTime<Utc>,
) -> Result<bool> {
    let hasil = sqlx::query(
        "update sesi set dicabut_pada = $4 \
         where pemda_id = $1 and akun_id = $2 and id = $3 and dicabut_pada is null",
    )
    .bind(pemda)
    .bind(akun)
    .bind(sesi)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected() == 1)
}

/// Ends every session of an account but `kecuali`; returns how many.
///
/// # Errors
/// No connection.
pub async fn cabut_semua(
    conn: &mut PgConnection,
    (pemda, akun): (Uuid, Uuid),
    kecuali: Option<Uuid>,
    pada: DateTime<Utc>,
) -> Result<u64> {
    let hasil = sqlx::query(
        "update sesi set dicabut_pada = $4 \
         where pemda_id = $1 and akun_id = $2 and dicabut_pada is null \
             and ($3::uuid is null or id <> $3)",
    )
    .bind(pemda)
    .bind(akun)
    .bind(kecuali)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected())
}
