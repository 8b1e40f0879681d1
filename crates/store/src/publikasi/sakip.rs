//! Published SAKIP grades, claims about them, and points per component.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::Result;

/// The grade of one government in one year.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NilaiRow {
    /// Evaluated year.
    pub tahun: i16,
    /// Kemendagri code.
    pub kode: String,
    /// Score in hundredths; none where only the grade was published.
    pub nilai_perseratus: Option<i32>,
    /// Grade as published.
    pub predikat: String,
    /// Remark of the source.
    pub keterangan: String,
}

/// Every published grade, by code and year.
///
/// # Errors
/// No connection.
pub async fn semua(conn: &mut PgConnection) -> Result<Vec<NilaiRow>> {
    Ok(sqlx::query_as(
        "select tahun, kode, nilai_perseratus, predikat, keterangan from publikasi_sakip \
         order by kode, tahun",
    )
    .fetch_all(conn)
    .await?)
}

/// The grades of one government, oldest first.
///
/// # Errors
/// No connection.
pub async fn riwayat(conn: &mut PgConnection, kode: &str) -> Result<Vec<NilaiRow>> {
    Ok(sqlx::query_as(
        "select tahun, kode, nilai_perseratus, predikat, keterangan from publikasi_sakip \
         where kode = $1 order by tahun",
    )
    .bind(kode)
    .fetch_all(conn)
    .await?)
}

/// A figure claimed about many governments together.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct KlaimRow {
    /// Year.
    pub tahun: i16,
    /// About whom.
    pub cakupan: String,
    /// What.
    pub ukuran: String,
    /// The figure, with a point.
    pub nilai: String,
}

/// Every claim, newest year first.
///
/// # Errors
/// No connection.
pub async fn klaim(conn: &mut PgConnection) -> Result<Vec<KlaimRow>> {
    Ok(sqlx::query_as(
        "select tahun, cakupan, ukuran, nilai::text as nilai from publikasi_sakip_agregat \
         order by tahun desc, cakupan, ukuran",
    )
    .fetch_all(conn)
    .await?)
}

/// Points of a component over the governments of a year.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct KomponenRow {
    /// Component.
    pub komponen: String,
    /// Its name.
    pub nama: String,
    /// Governments.
    pub pemda: i64,
    /// Sum of weights, hundredths of points.
    pub bobot_perseratus: i64,
    /// Sum of points, hundredths.
    pub nilai_perseratus: i64,
}

/// Components of the published results of a year, in the order of the worksheet.
///
/// # Errors
/// No connection.
pub async fn komponen(conn: &mut PgConnection, tahun: i16) -> Result<Vec<KomponenRow>> {
    Ok(sqlx::query_as(
        "select komponen, min(nama) as nama, count(*) as pemda, \
                sum(bobot_perseratus)::bigint as bobot_perseratus, \
                sum(nilai_perseratus)::bigint as nilai_perseratus \
         from publikasi_sakip_komponen where tahun = $1 group by komponen, urut order by urut",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// One component of a result that is being published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KomponenBaru {
    /// Component.
    pub komponen: String,
    /// Its name.
    pub nama: String,
    /// Weight, hundredths.
    pub bobot_perseratus: i32,
    /// Points, hundredths.
    pub nilai_perseratus: i32,
}

/// A result that is being published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HasilBaru<'a> {
    /// Evaluated year.
    pub tahun: i16,
    /// Kemendagri code.
    pub kode: &'a str,
    /// Worksheet.
    pub lke: &'a str,
    /// When.
    pub pada: DateTime<Utc>,
    /// Components in order.
    pub komponen: &'a [KomponenBaru],
}

/// Makes the components of a result public; a later result of the same year replaces them. The
/// grade list is the ministry's and stays as it is.
///
/// # Errors
/// No connection.
pub async fn terbitkan(conn: &mut PgConnection, h: &HasilBaru<'_>) -> Result<()> {
    sqlx::query("delete from publikasi_sakip_komponen where tahun = $1 and kode = $2")
        .bind(h.tahun)
        .bind(h.kode)
        .execute(&mut *conn)
        .await?;
    for (urut, k) in (1_i16..).zip(h.komponen) {
        sqlx::query(
            "insert into publikasi_sakip_komponen (tahun, kode, lke, komponen, nama, urut, \
             bobot_perseratus, nilai_perseratus, diterbitkan_pada) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(h.tahun)
        .bind(h.kode)
        .bind(h.lke)
        .bind(&k.komponen)
        .bind(&k.nama)
        .bind(urut)
        .bind(k.bobot_perseratus)
        .bind(k.nilai_perseratus)
        .bind(h.pada)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
