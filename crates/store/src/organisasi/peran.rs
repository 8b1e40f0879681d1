//! Roles held, and their delegation.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Versi;
use crate::Result;

/// A role held by a person.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PeranRow {
    /// Id.
    pub id: Uuid,
    /// Person.
    pub orang_id: Uuid,
    /// Name without titles.
    pub orang: String,
    /// Code of the role.
    pub peran: String,
    /// Code of the kind of scope.
    pub lingkup: String,
    /// Top of the subtree.
    pub unit_id: Option<Uuid>,
    /// First day.
    pub mulai: NaiveDate,
    /// First day after.
    pub selesai: Option<NaiveDate>,
    /// Letter or decree.
    pub dasar: String,
    /// Version for optimistic locks.
    pub versi: i32,
}
catatan!(PeranRow: id orang_id peran lingkup unit_id mulai selesai dasar versi);

/// A delegation.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DelegasiRow {
    /// Id.
    pub id: Uuid,
    /// The role handed over.
    pub peran_id: Uuid,
    /// Its code.
    pub peran: String,
    /// Its scope.
    pub lingkup: String,
    /// Its unit.
    pub unit_id: Option<Uuid>,
    /// Giver.
    pub dari_id: Uuid,
    /// Name without titles.
    pub dari: String,
    /// Delegate.
    pub kepada_id: Uuid,
    /// Name without titles.
    pub kepada: String,
    /// First day.
    pub mulai: NaiveDate,
    /// First day after.
    pub selesai: NaiveDate,
    /// Number of the letter.
    pub nomor_surat: String,
    /// Why.
    pub alasan: String,
    /// Version for optimistic locks.
    pub versi: i32,
}
catatan!(DelegasiRow: id peran_id dari_id kepada_id mulai selesai nomor_surat alasan versi);

const PERAN: &str = "select p.id, p.orang_id, o.nama as orang, p.peran, p.lingkup, p.unit_id, \
     p.mulai, p.selesai, p.dasar, p.versi \
     from peran_orang p join orang o on o.pemda_id = p.pemda_id and o.id = p.orang_id \
     where p.pemda_id = $1";

const DELEGASI: &str = "select d.id, d.peran_id, p.peran, p.lingkup, p.unit_id, d.dari_id, \
     a.nama as dari, d.kepada_id, b.nama as kepada, d.mulai, d.selesai, d.nomor_surat, d.alasan, \
     d.versi \
     from delegasi d \
     join peran_orang p on p.pemda_id = d.pemda_id and p.id = d.peran_id \
     join orang a on a.pemda_id = d.pemda_id and a.id = d.dari_id \
     join orang b on b.pemda_id = d.pemda_id and b.id = d.kepada_id \
     where d.pemda_id = $1";

/// Roles of a person, ended ones included, oldest first.
///
/// # Errors
/// No connection.
pub async fn milik(conn: &mut PgConnection, pemda: Uuid, orang: Uuid) -> Result<Vec<PeranRow>> {
    let sql = format!("{PERAN} and p.orang_id = $2 order by p.mulai, p.id");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(pemda)
        .bind(orang)
        .fetch_all(conn)
        .await?)
}

/// Every role of a government, for imports and lists.
///
/// # Errors
/// No connection.
pub async fn semua(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<PeranRow>> {
    let sql = format!("{PERAN} order by p.mulai, p.id");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(pemda)
        .fetch_all(conn)
        .await?)
}

/// One role.
///
/// # Errors
/// No connection.
pub async fn satu(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<PeranRow>> {
    let sql = format!("{PERAN} and p.id = $2");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(pemda)
        .bind(id)
        .fetch_optional(conn)
        .await?)
}

/// One role; the row is held, so that two delegations of it wait for each other.
///
/// # Errors
/// No connection.
pub async fn kunci(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<PeranRow>> {
    let sql = format!("{PERAN} and p.id = $2 for update of p");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(pemda)
        .bind(id)
        .fetch_optional(conn)
        .await?)
}

/// Gives a role.
///
/// # Errors
/// No connection; it is held already (`peran_orang_kini`).
pub async fn beri(
    conn: &mut PgConnection,
    pemda: Uuid,
    p: &PeranRow,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into peran_orang (pemda_id, id, orang_id, peran, lingkup, unit_id, mulai, selesai,
             dasar, dicatat_pada)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(pemda)
    .bind(p.id)
    .bind(p.orang_id)
    .bind(&p.peran)
    .bind(&p.lingkup)
    .bind(p.unit_id)
    .bind(p.mulai)
    .bind(p.selesai)
    .bind(&p.dasar)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends a role over the version the caller saw; its delegations end with it.
///
/// # Errors
/// No connection.
pub async fn cabut(
    conn: &mut PgConnection,
    pemda: Uuid,
    (id, versi): (Uuid, i32),
    selesai: NaiveDate,
) -> Result<Versi> {
    let baru: Versi = sqlx::query_scalar(
        "update peran_orang set selesai = $4, versi = versi + 1
         where pemda_id = $1 and id = $2 and versi = $3 returning versi",
    )
    .bind(pemda)
    .bind(id)
    .bind(versi)
    .bind(selesai)
    .fetch_optional(&mut *conn)
    .await?;
    if baru.is_some() {
        sqlx::query(
            "update delegasi set selesai = greatest(mulai, $3), versi = versi + 1
             where pemda_id = $1 and peran_id = $2 and selesai > $3",
        )
        .bind(pemda)
        .bind(id)
        .bind(selesai)
        .execute(conn)
        .await?;
    }
    Ok(baru)
}

/// Delegations of a role.
///
/// # Errors
/// No connection.
pub async fn delegasi_peran(
    conn: &mut PgConnection,
    pemda: Uuid,
    peran: Uuid,
) -> Result<Vec<DelegasiRow>> {
    delegasi(conn, pemda, "and d.peran_id = $2", peran).await
}

/// Delegations from or to a person.
///
/// # Errors
/// No connection.
pub async fn delegasi_orang(
    conn: &mut PgConnection,
    pemda: Uuid,
    orang: Uuid,
) -> Result<Vec<DelegasiRow>> {
    delegasi(conn, pemda, "and $2 in (d.dari_id, d.kepada_id)", orang).await
}

/// One delegation.
///
/// # Errors
/// No connection.
pub async fn delegasi_satu(
    conn: &mut PgConnection,
    pemda: Uuid,
    id: Uuid,
) -> Result<Option<DelegasiRow>> {
    Ok(delegasi(conn, pemda, "and d.id = $2", id).await?.pop())
}

async fn delegasi(
    conn: &mut PgConnection,
    pemda: Uuid,
    syarat: &str,
    id: Uuid,
) -> Result<Vec<DelegasiRow>> {
    let sql = format!("{DELEGASI} {syarat} order by d.mulai, d.id");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(pemda)
        .bind(id)
        .fetch_all(conn)
        .await?)
}

/// Hands a role over.
///
/// # Errors
/// No connection.
pub async fn delegasikan(
    conn: &mut PgConnection,
    pemda: Uuid,
    d: &DelegasiRow,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into delegasi (pemda_id, id, peran_id, dari_id, kepada_id, mulai, selesai,
             nomor_surat, alasan, dicatat_pada)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(pemda)
    .bind(d.id)
    .bind(d.peran_id)
    .bind(d.dari_id)
    .bind(d.kepada_id)
    .bind(d.mulai)
    .bind(d.selesai)
    .bind(&d.nomor_surat)
    .bind(&d.alasan)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends a delegation over the version the caller saw.
///
/// # Errors
/// No connection.
pub async fn cabut_delegasi(
    conn: &mut PgConnection,
    pemda: Uuid,
    (id, versi): (Uuid, i32),
    selesai: NaiveDate,
) -> Result<Versi> {
    Ok(sqlx::query_scalar(
        "update delegasi set selesai = $4, versi = versi + 1
         where pemda_id = $1 and id = $2 and versi = $3 returning versi",
    )
    .bind(pemda)
    .bind(id)
    .bind(versi)
    .bind(selesai)
    .fetch_optional(conn)
    .await?)
}
