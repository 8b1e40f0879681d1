//! Personal data at rest, as sealed bytes: this module never sees a plain value.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A data key, wrapped by a master key.
#[derive(Clone, sqlx::FromRow)]
pub struct KunciDataRow {
    /// Id.
    pub id: Uuid,
    /// Name of the master key.
    pub induk: String,
    /// The wrapped key.
    pub terbungkus: Vec<u8>,
    /// Made at.
    pub dibuat_pada: DateTime<Utc>,
    /// Only read from then on.
    pub pensiun_pada: Option<DateTime<Utc>>,
}

/// Which field of whom.
#[derive(Clone, Copy, Debug)]
pub struct Bidang<'a> {
    /// Government.
    pub pemda: Uuid,
    /// "orang", "akun".
    pub jenis: &'a str,
    /// Whose.
    pub id: Uuid,
    /// "nik", "nip", "rekening", "totp".
    pub bidang: &'a str,
}

/// A sealed field.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SegelRow {
    /// Kind of owner.
    pub pemilik_jenis: String,
    /// Owner.
    pub pemilik_id: Uuid,
    /// Field.
    pub bidang: String,
    /// Data key.
    pub kunci_id: Uuid,
    /// Sealed value.
    pub segel: Vec<u8>,
}

/// Every data key of a government, newest first.
///
/// # Errors
/// No connection.
pub async fn daftar_kunci(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<KunciDataRow>> {
    Ok(sqlx::query_as(
        "select id, induk, terbungkus, dibuat_pada, pensiun_pada from kunci_data \
         where pemda_id = $1 order by pensiun_pada nulls first, dibuat_pada desc, id desc",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}

/// One maker of keys per government at a time; the lock ends with the transaction.
///
/// # Errors
/// No connection.
pub async fn kunci_giliran(conn: &mut PgConnection, pemda: Uuid) -> Result<()> {
    sqlx::query("select pg_advisory_xact_lock(hashtextextended('kunci:' || $1::text, 0))")
        .bind(pemda)
        .execute(conn)
        .await?;
    Ok(())
}

/// Adds a data key; every other one of this government is only read from then on.
///
/// # Errors
/// No connection.
pub async fn tambah_kunci(conn: &mut PgConnection, pemda: Uuid, k: &KunciDataRow) -> Result<()> {
    sqlx::query(
        "update kunci_data set pensiun_pada = $2 where pemda_id = $1 and pensiun_pada is null",
    )
    .bind(pemda)
    .bind(k.dibuat_pada)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "insert into kunci_data (pemda_id, id, induk, terbungkus, dibuat_pada) \
         values ($1, $2, $3, $4, $5)",
    )
    .bind(pemda)
    .bind(k.id)
    .bind(&k.induk)
    .bind(&k.terbungkus)
    .bind(k.dibuat_pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Wraps a data key anew.
///
/// # Errors
/// No connection.
pub async fn bungkus_ulang(
    conn: &mut PgConnection,
    pemda: Uuid,
    id: Uuid,
    (induk, terbungkus): (&str, &[u8]),
) -> Result<()> {
    sqlx::query(
        "update kunci_data set induk = $3, terbungkus = $4 where pemda_id = $1 and id = $2",
    )
    .bind(pemda)
    .bind(id)
    .bind(induk)
    .bind(terbungkus)
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes retired data keys that seal nothing any more; returns how many.
///
/// # Errors
/// No connection.
pub async fn buang_kunci(conn: &mut PgConnection, pemda: Uuid) -> Result<u64> {
    let hasil = sqlx::query(
        "delete from kunci_data k where pemda_id = $1 and pensiun_pada is not null \
             and not exists (select 1 from data_pribadi d \
                 where d.pemda_id = k.pemda_id and d.kunci_id = k.id)",
    )
    .bind(pemda)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected())
}

/// Keeps a sealed field.
///
/// # Errors
/// No connection.
pub async fn simpan(
    conn: &mut PgConnection,
    b: Bidang<'_>,
    (kunci, segel, indeks): (Uuid, &[u8], &str),
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into data_pribadi (pemda_id, pemilik_jenis, pemilik_id, bidang, kunci_id, segel, \
             indeks, diubah_pada) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) \
         on conflict (pemda_id, pemilik_jenis, pemilik_id, bidang) do update \
         set kunci_id = excluded.kunci_id, segel = excluded.segel, indeks = excluded.indeks, \
             diubah_pada = excluded.diubah_pada",
    )
    .bind(b.pemda)
    .bind(b.jenis)
    .bind(b.id)
    .bind(b.bidang)
    .bind(kunci)
    .bind(segel)
    .bind(indeks)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// The sealed field, when there is one.
///
/// # Errors
/// No connection.
pub async fn ambil(conn: &mut PgConnection, b: Bidang<'_>) -> Result<Option<SegelRow>> {
    Ok(sqlx::query_as(
        "select pemilik_jenis, pemilik_id, bidang, kunci_id, segel from data_pribadi \
         where pemda_id = $1 and pemilik_jenis = $2 and pemilik_id = $3 and bidang = $4",
    )
    .bind(b.pemda)
    .bind(b.jenis)
    .bind(b.id)
    .bind(b.bidang)
    .fetch_optional(conn)
    .await?)
}

/// Every sealed field of one owner.
///
/// # Errors
/// No connection.
pub async fn milik(
    conn: &mut PgConnection,
    (pemda, jenis, id): (Uuid, &str, Uuid),
) -> Result<Vec<SegelRow>> {
    Ok(sqlx::query_as(
        "select pemilik_jenis, pemilik_id, bidang, kunci_id, segel from data_pribadi \
         where pemda_id = $1 and pemilik_jenis = $2 and pemilik_id = $3 order by bidang",
    )
    .bind(pemda)
    .bind(jenis)
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Owners whose field has one of these digests (one a key).
///
/// # Errors
/// No connection.
pub async fn cari(
    conn: &mut PgConnection,
    (pemda, jenis, bidang): (Uuid, &str, &str),
    indeks: &[String],
) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar(
        "select pemilik_id from data_pribadi where pemda_id = $1 and bidang = $3 \
             and indeks = any($4) and pemilik_jenis = $2 order by pemilik_id",
    )
    .bind(pemda)
    .bind(jenis)
    .bind(bidang)
    .bind(indeks)
    .fetch_all(conn)
    .await?)
}

/// Removes a field; false when there was none.
///
/// # Errors
/// No connection.
pub async fn hapus(conn: &mut PgConnection, b: Bidang<'_>) -> Result<bool> {
    let hasil = sqlx::query(
        "delete from data_pribadi \
         where pemda_id = $1 and pemilik_jenis = $2 and pemilik_id = $3 and bidang = $4",
    )
    .bind(b.pemda)
    .bind(b.jenis)
    .bind(b.id)
    .bind(b.bidang)
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected() == 1)
}

/// Some fields that an older key seals, locked: what a rotation has yet to do.
///
/// # Errors
/// No connection.
pub async fn belum_diputar(
    conn: &mut PgConnection,
    pemda: Uuid,
    kunci_kini: Uuid,
    batas: i64,
) -> Result<Vec<SegelRow>> {
    Ok(sqlx::query_as(
        "select pemilik_jenis, pemilik_id, bidang, kunci_id, segel from data_pribadi \
         where pemda_id = $1 and kunci_id <> $2 \
         order by pemilik_jenis, pemilik_id, bidang limit $3 for update skip locked",
    )
    .bind(pemda)
    .bind(kunci_kini)
    .bind(batas)
    .fetch_all(conn)
    .await?)
}

/// How many fields each key of a government seals.
///
/// # Errors
/// No connection.
pub async fn pemakaian(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<(Uuid, i64)>> {
    Ok(sqlx::query_as(
        "select k.id, count(d.kunci_id) from kunci_data k left join data_pribadi d \
             on d.pemda_id = k.pemda_id and d.kunci_id = k.id \
         where k.pemda_id = $1 group by k.id order by k.id",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}

/// Every government, by code: work that visits all tenants in turn.
///
/// # Errors
/// No connection.
pub async fn semua_pemda(conn: &mut PgConnection) -> Result<Vec<(Uuid, String)>> {
    Ok(sqlx::query_as("select id, kode from pemda order by kode")
        .fetch_all(conn)
        .await?)
}
