//! Units with their history; organisations known from an import stand beside them until something
//! is said about them.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Versi;
use crate::Result;

/// A unit as of a day.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct UnitRow {
    /// Id; that of the perangkat daerah where there is one.
    pub id: Uuid,
    /// Official code; may be empty.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Kind.
    pub jenis: String,
    /// Unit above.
    pub induk_id: Option<Uuid>,
    /// First day of this shape; none: since before the records.
    pub mulai: Option<NaiveDate>,
    /// First day after it.
    pub selesai: Option<NaiveDate>,
    /// Legal basis.
    pub dasar: String,
    /// Version; 0 when only known from an import.
    pub versi: i32,
}
catatan!(UnitRow: id kode nama jenis induk_id mulai selesai dasar versi);

/// Units that exist on a day, by code and name.
///
/// # Errors
/// No connection.
pub async fn pohon(conn: &mut PgConnection, pemda: Uuid, hari: NaiveDate) -> Result<Vec<UnitRow>> {
    Ok(sqlx::query_as(
        "select u.id, u.kode, m.nama, m.jenis, m.induk_id, nullif(m.mulai, '0001-01-01') as mulai,
             m.selesai, m.dasar, u.versi
         from unit_kerja u join unit_masa m on m.pemda_id = u.pemda_id and m.unit_id = u.id
         where u.pemda_id = $1 and m.mulai <= $2 and (m.selesai is null or m.selesai > $2)
         union all
         select p.id, p.kode, p.nama,
             case p.jenis when 'skpd' then 'perangkat_daerah' else 'unit' end, p.induk_id, null,
             null, '', 0
         from perangkat_daerah p
         where p.pemda_id = $1
           and not exists (select 1 from unit_kerja u
                           where u.pemda_id = p.pemda_id and u.id = p.id)
         order by kode, nama, id",
    )
    .bind(pemda)
    .bind(hari)
    .fetch_all(conn)
    .await?)
}

/// Every shape a unit had, oldest first.
///
/// # Errors
/// No connection.
pub async fn riwayat(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Vec<UnitRow>> {
    Ok(sqlx::query_as(
        "select u.id, u.kode, m.nama, m.jenis, m.induk_id, nullif(m.mulai, '0001-01-01') as mulai,
             m.selesai, m.dasar, u.versi
         from unit_kerja u join unit_masa m on m.pemda_id = u.pemda_id and m.unit_id = u.id
         where u.pemda_id = $1 and u.id = $2
         union all
         select p.id, p.kode, p.nama,
             case p.jenis when 'skpd' then 'perangkat_daerah' else 'unit' end, p.induk_id, null,
             null, '', 0
         from perangkat_daerah p
         where p.pemda_id = $1 and p.id = $2
           and not exists (select 1 from unit_kerja u
                           where u.pemda_id = p.pemda_id and u.id = p.id)
         order by mulai nulls first",
    )
    .bind(pemda)
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Gives a perangkat daerah or unit known from an import, and those above it, their rows here.
///
/// # Errors
/// No connection.
pub async fn pastikan(
    conn: &mut PgConnection,
    pemda: Uuid,
    id: Uuid,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "with recursive naik as (
             select p.id, p.kode, p.nama, p.jenis, p.induk_id from perangkat_daerah p
             where p.pemda_id = $1 and p.id = $2
             union
             select p.id, p.kode, p.nama, p.jenis, p.induk_id from perangkat_daerah p
             join naik n on p.id = n.induk_id where p.pemda_id = $1
         ), baru as (
             insert into unit_kerja (pemda_id, id, kode) select $1, n.id, n.kode from naik n
             on conflict do nothing returning id
         )
         insert into unit_masa (pemda_id, unit_id, mulai, nama, jenis, induk_id, dicatat_pada)
         select $1, n.id, '0001-01-01', n.nama,
             case n.jenis when 'skpd' then 'perangkat_daerah' else 'unit' end, n.induk_id, $3
         from naik n join baru b on b.id = n.id",
    )
    .bind(pemda)
    .bind(id)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Adds a unit with its first shape.
///
/// # Errors
/// No connection; the code is taken (`unit_kerja_kode`).
pub async fn tambah(
    conn: &mut PgConnection,
    pemda: Uuid,
    u: &UnitRow,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query("insert into unit_kerja (pemda_id, id, kode) values ($1, $2, $3)")
        .bind(pemda)
        .bind(u.id)
        .bind(&u.kode)
        .execute(&mut *conn)
        .await?;
    masa(conn, pemda, u, pada).await
}

/// Ends the running shape of a unit before a day; the unit's new version, none when it was changed
/// since.
///
/// # Errors
/// No connection.
pub async fn akhiri(
    conn: &mut PgConnection,
    pemda: Uuid,
    (id, versi): (Uuid, i32),
    selesai: NaiveDate,
) -> Result<Versi> {
    let baru: Versi = sqlx::query_scalar(
        "update unit_kerja set versi = versi + 1
         where pemda_id = $1 and id = $2 and versi = $3 returning versi",
    )
    .bind(pemda)
    .bind(id)
    .bind(versi)
    .fetch_optional(&mut *conn)
    .await?;
    if baru.is_some() {
        sqlx::query(
            "update unit_masa set selesai = $3
             where pemda_id = $1 and unit_id = $2 and selesai is null",
        )
        .bind(pemda)
        .bind(id)
        .bind(selesai)
        .execute(conn)
        .await?;
    }
    Ok(baru)
}

/// Adds a shape to a unit.
///
/// # Errors
/// No connection; there is a running shape (`unit_masa_kini`).
pub async fn masa(
    conn: &mut PgConnection,
    pemda: Uuid,
    u: &UnitRow,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into unit_masa (pemda_id, unit_id, mulai, selesai, nama, jenis, induk_id, dasar,
             dicatat_pada)
         values ($1, $2, coalesce($3, date '0001-01-01'), $4, $5, $6, $7, $8, $9)",
    )
    .bind(pemda)
    .bind(u.id)
    .bind(u.mulai)
    .bind(u.selesai)
    .bind(&u.nama)
    .bind(&u.jenis)
    .bind(u.induk_id)
    .bind(&u.dasar)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// The latest name of every unit, imported ones included.
///
/// # Errors
/// No connection.
pub async fn nama(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<(Uuid, String)>> {
    Ok(sqlx::query_as(
        "select distinct on (m.unit_id) m.unit_id, m.nama from unit_masa m where m.pemda_id = $1
         order by m.unit_id, m.mulai desc",
    )
    .bind(pemda)
    .fetch_all(&mut *conn)
    .await?
    .into_iter()
    .chain(
        sqlx::query_as(
            "select p.id, p.nama from perangkat_daerah p where p.pemda_id = $1
               and not exists (select 1 from unit_kerja u
                               where u.pemda_id = p.pemda_id and u.id = p.id)",
        )
        .bind(pemda)
        .fetch_all(conn)
        .await?,
    )
    .collect())
}
