//! What reference data this installation holds.

use sqlx::PgConnection;

use crate::Result;

/// One edition of a national code list.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct EdisiRow {
    /// Title.
    pub judul: String,
    /// Edition.
    pub edisi: String,
    /// Decision behind it.
    pub dasar: String,
}

/// Editions by list and age.
///
/// # Errors
/// No connection.
pub async fn edisi(conn: &mut PgConnection) -> Result<Vec<EdisiRow>> {
    Ok(
        sqlx::query_as("select judul, edisi, dasar from referensi_edisi order by jenis, urut")
            .fetch_all(conn)
            .await?,
    )
}

/// Rows of the reference tables.
///
/// # Errors
/// No connection.
pub async fn isi(conn: &mut PgConnection) -> Result<Vec<(&'static str, i64)>> {
    let n: Vec<i64> = sqlx::query_scalar(
        "select count(*) from wilayah union all select count(*) from pemda where jenis <> \
         'nasional' \
         union all select count(*) from nomenklatur union all select count(*) from rekening \
         union all select count(*) from sumber_dana union all select count(*) from indikator_makro \
         union all select count(*) from publikasi_apbd union all select count(*) from peta",
    )
    .fetch_all(conn)
    .await?;
    let nama = [
        "Wilayah",
        "Pemerintah daerah",
        "Nomenklatur",
        "Rekening",
        "Sumber dana",
        "Indikator makro",
        "APBD terbit",
        "Bentuk peta",
    ];
    Ok(nama.into_iter().zip(n).collect())
}
