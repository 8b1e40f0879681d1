//! Published key indicators and past achievements of one government; runs in its transaction.

use sqlx::PgConnection;

use crate::Result;

/// One key indicator.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct IkuRow {
    /// Objective.
    pub sasaran: String,
    /// Indicator; empty where the source has none that can be read.
    pub indikator: String,
    /// Unit.
    pub satuan: String,
    /// positif, negatif, rentang or "".
    pub polaritas: String,
    /// Remark of the source.
    pub keterangan: String,
}

/// The register, in the order of the source.
///
/// # Errors
/// No connection.
pub async fn iku(conn: &mut PgConnection) -> Result<Vec<IkuRow>> {
    Ok(sqlx::query_as(
        "select sasaran, indikator, satuan, polaritas, keterangan from iku_terbit \
         where pemda_id = selaras_pemda() order by urut",
    )
    .fetch_all(conn)
    .await?)
}

/// One achievement as printed.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CapaianRow {
    /// Year, or number of a plan year below ten.
    pub tahun: i16,
    /// Office as the source names it.
    pub opd: String,
    /// Indicator.
    pub indikator: String,
    /// positif, negatif, rentang.
    pub polaritas: String,
    /// Target as printed.
    pub target: String,
    /// Realisation as printed.
    pub realisasi: String,
    /// Ratio as printed.
    pub rasio_cetak: String,
    /// Remark of the source.
    pub catatan: String,
}

/// Every achievement, in the order of the source.
///
/// # Errors
/// No connection.
pub async fn capaian(conn: &mut PgConnection) -> Result<Vec<CapaianRow>> {
    Ok(sqlx::query_as(
        "select tahun, opd, indikator, polaritas, target, realisasi, rasio_cetak, catatan \
         from capaian_terbit where pemda_id = selaras_pemda() order by baris, tahun",
    )
    .fetch_all(conn)
    .await?)
}

/// How many key indicators and achievements there are.
///
/// # Errors
/// No connection.
pub async fn jumlah(conn: &mut PgConnection) -> Result<(i64, i64)> {
    Ok(sqlx::query_as(
        "select (select count(*) from iku_terbit where pemda_id = selaras_pemda()), \
         (select count(*) from capaian_terbit where pemda_id = selaras_pemda())",
    )
    .fetch_one(conn)
    .await?)
}
