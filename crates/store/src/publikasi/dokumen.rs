//! Published list of documents, one line per document in force of each government.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use crate::Result;
use crate::tampil::pemda::DokumenRow;

/// One published document.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TerbitRow {
    /// Government.
    pub kode: String,
    /// Its name.
    pub nama: String,
    /// Worked example.
    pub contoh: bool,
    /// rpjmd … realisasi.
    pub jenis: String,
    /// First year.
    pub tahun_mulai: i16,
    /// Last year.
    pub tahun_selesai: i16,
    /// Title.
    pub judul: String,
    /// State of its data.
    pub keadaan: Option<NaiveDate>,
    /// How many nodes.
    pub simpul: i64,
}

/// Replaces the published documents of a government.
///
/// # Errors
/// No connection.
pub async fn ganti(
    conn: &mut PgConnection,
    kode: &str,
    baris: &[DokumenRow],
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query("delete from publikasi_dokumen where kode = $1")
        .bind(kode)
        .execute(&mut *conn)
        .await?;
    for b in baris {
        sqlx::query(
            "insert into publikasi_dokumen (kode, jenis, tahun_mulai, tahun_selesai, judul, \
             keadaan, simpul, dihitung_pada) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(kode)
        .bind(&b.jenis)
        .bind(b.tahun_mulai)
        .bind(b.tahun_selesai)
        .bind(&b.judul)
        .bind(b.keadaan)
        .bind(b.simpul)
        .bind(pada)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// All published documents, by government and the order of the cycle.
///
/// # Errors
/// No connection.
pub async fn semua(conn: &mut PgConnection) -> Result<Vec<TerbitRow>> {
    Ok(sqlx::query_as(
        "select d.kode, p.nama, p.contoh, d.jenis, d.tahun_mulai, d.tahun_selesai, d.judul, \
                d.keadaan, d.simpul \
         from publikasi_dokumen d join pemda p on p.kode = d.kode \
         order by p.contoh, d.kode, array_position(array['rpjmd','renstra','rkpd','ppas','apbd', \
                  'dpa','realisasi','pk'], d.jenis), d.tahun_mulai",
    )
    .fetch_all(conn)
    .await?)
}
