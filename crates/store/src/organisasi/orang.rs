//! People.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Versi;
use crate::Result;

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OrangRow {
    /// Id.
    pub id: Uuid,
    /// Name without titles.
    pub nama: String,
    /// "Dr.".
    pub gelar_depan: String,
    /// "S.E., M.M.".
    pub gelar_belakang: String,
    /// pns, pppk, pejabat, lain.
    pub jenis: String,
    /// Employee number.
    pub nip: Option<String>,
    /// E-mail.
    pub surel: Option<String>,
    /// Still here.
    pub aktif: bool,
    /// Version for optimistic locks.
    pub versi: i32,
}
catatan!(OrangRow: id nama gelar_depan gelar_belakang jenis nip surel aktif versi);

impl OrangRow {
    /// The name with titles, as on letters.
    #[must_use]
    pub fn nama_lengkap(&self) -> String {
        let mut s = String::new();
        if !self.gelar_depan.is_empty() {
            s.push_str(&self.gelar_depan);
            s.push(' ');
        }
        s.push_str(&self.nama);
        if !self.gelar_belakang.is_empty() {
            s.push_str(", ");
            s.push_str(&self.gelar_belakang);
        }
        s
    }
}

/// Adds a person.
///
/// # Errors
/// No connection; the employee number is taken (`orang_nip`).
pub async fn tambah(
    conn: &mut PgConnection,
    pemda: Uuid,
    o: &OrangRow,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into orang (pemda_id, id, nama, gelar_depan, gelar_belakang, jenis, nip, surel,
             aktif, dicatat_pada)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(pemda)
    .bind(o.id)
    .bind(&o.nama)
    .bind(&o.gelar_depan)
    .bind(&o.gelar_belakang)
    .bind(&o.jenis)
    .bind(&o.nip)
    .bind(&o.surel)
    .bind(o.aktif)
    .bind(pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes a person over the version the caller saw.
///
/// # Errors
/// No connection; the employee number is taken.
pub async fn ubah(conn: &mut PgConnection, pemda: Uuid, o: &OrangRow) -> Result<Versi> {
    Ok(sqlx::query_scalar(
        "update orang set nama = $4, gelar_depan = $5, gelar_belakang = $6, jenis = $7, nip = $8,
             surel = $9, aktif = $10, versi = versi + 1
         where pemda_id = $1 and id = $2 and versi = $3 returning versi",
    )
    .bind(pemda)
    .bind(o.id)
    .bind(o.versi)
    .bind(&o.nama)
    .bind(&o.gelar_depan)
    .bind(&o.gelar_belakang)
    .bind(&o.jenis)
    .bind(&o.nip)
    .bind(&o.surel)
    .bind(o.aktif)
    .fetch_optional(conn)
    .await?)
}

/// One person.
///
/// # Errors
/// No connection.
pub async fn satu(conn: &mut PgConnection, pemda: Uuid, id: Uuid) -> Result<Option<OrangRow>> {
    Ok(sqlx::query_as(
        "select id, nama, gelar_depan, gelar_belakang, jenis, nip, surel, aktif, versi
         from orang where pemda_id = $1 and id = $2",
    )
    .bind(pemda)
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// People by name, those whose name or employee number contains the word; how many there are.
///
/// # Errors
/// No connection.
pub async fn daftar(
    conn: &mut PgConnection,
    pemda: Uuid,
    kata: &str,
    (batas, lewati): (i64, i64),
) -> Result<(Vec<OrangRow>, i64)> {
    let pola = format!("%{}%", crate::tampil::lolos_like(&kata.to_lowercase()));
    let baris = sqlx::query_as(
        "select id, nama, gelar_depan, gelar_belakang, jenis, nip, surel, aktif, versi
         from orang where pemda_id = $1 and (lower(nama) like $2 or nip like $2)
         order by lower(nama), id limit $3 offset $4",
    )
    .bind(pemda)
    .bind(&pola)
    .bind(batas)
    .bind(lewati)
    .fetch_all(&mut *conn)
    .await?;
    let jumlah = sqlx::query_scalar(
        "select count(*) from orang where pemda_id = $1 and (lower(nama) like $2 or nip like $2)",
    )
    .bind(pemda)
    .bind(&pola)
    .fetch_one(conn)
    .await?;
    Ok((baris, jumlah))
}

/// Everybody, for imports that find people again by number.
///
/// # Errors
/// No connection.
pub async fn semua(conn: &mut PgConnection, pemda: Uuid) -> Result<Vec<OrangRow>> {
    Ok(sqlx::query_as(
        "select id, nama, gelar_depan, gelar_belakang, jenis, nip, surel, aktif, versi
         from orang where pemda_id = $1 order by id",
    )
    .bind(pemda)
    .fetch_all(conn)
    .await?)
}
