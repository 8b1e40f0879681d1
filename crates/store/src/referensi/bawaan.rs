//! What is there without any pack: the governments and regions of the nation.

use sqlx::PgConnection;

use super::tabel::WILAYAH_ATAS;
use crate::Result;
use crate::impor::Salin;

/// Adds governments that are missing; existing ones keep their data. Rows: id, kode, nama, jenis,
/// induk, contoh.
pub async fn pemda(conn: &mut PgConnection, isi: &Salin) -> Result<()> {
    crate::impor::sisip(
        conn,
        "pemda",
        "id, kode, nama, jenis, induk, contoh",
        isi,
        "on conflict do nothing",
    )
    .await
}

/// Adds regions that are missing. Rows: kode, nama, tingkat, induk, jenis, administratif.
pub async fn wilayah(conn: &mut PgConnection, isi: &Salin) -> Result<()> {
    crate::impor::sisip(
        conn,
        WILAYAH_ATAS.nama,
        "kode, nama, tingkat, induk, jenis, administratif",
        isi,
        "on conflict do nothing",
    )
    .await
}

/// Number of governments known.
pub async fn jumlah_pemda(conn: &mut PgConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("select count(*) from pemda")
        .fetch_one(conn)
        .await?)
}

/// Whether any edition of the nomenclature is loaded.
pub async fn ada_nomenklatur(conn: &mut PgConnection) -> Result<bool> {
    Ok(
        sqlx::query_scalar("select exists (select 1 from nomenklatur)")
            .fetch_one(conn)
            .await?,
    )
}

/// One edition of a code list.
#[derive(Debug, Clone)]
pub struct EdisiRujukan<'a> {
    /// `nomenklatur`, `rekening`, `sumber_dana`.
    pub jenis: &'a str,
    /// Edition key.
    pub edisi: &'a str,
    /// Title.
    pub judul: &'a str,
    /// Decision it rests on.
    pub dasar: &'a str,
    /// First fiscal year.
    pub mulai_tahun: Option<i16>,
    /// Order, oldest first.
    pub urut: i16,
}

/// Names an edition.
pub async fn edisi(conn: &mut PgConnection, e: &EdisiRujukan<'_>) -> Result<()> {
    sqlx::query(
        "insert into referensi_edisi (jenis, edisi, judul, dasar, mulai_tahun, urut) \
         values ($1, $2, $3, $4, $5, $6) on conflict (jenis, edisi) do update \
         set judul = excluded.judul, dasar = excluded.dasar, mulai_tahun = excluded.mulai_tahun, \
         urut = excluded.urut",
    )
    .bind(e.jenis)
    .bind(e.edisi)
    .bind(e.judul)
    .bind(e.dasar)
    .bind(e.mulai_tahun)
    .bind(e.urut)
    .execute(conn)
    .await?;
    Ok(())
}

/// Adds organisations a document named first. Columns as in [`super::tabel::PERANGKAT`].
pub async fn perangkat_baru(conn: &mut PgConnection, isi: &Salin) -> Result<()> {
    crate::impor::sisip(
        conn,
        "perangkat_daerah",
        "pemda_id, id, kode, kode_asli, nama, jenis, induk_id, berkas_id, baris",
        isi,
        "on conflict do nothing",
    )
    .await
}
