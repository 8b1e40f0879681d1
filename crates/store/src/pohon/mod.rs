//! Performance trees: editions, nodes with what belongs to them, crosscutting.

mod lintas;
mod simpul;
mod sumber;

pub use lintas::*;
pub use simpul::*;
pub use sumber::*;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// One edition of a tree.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PohonRow {
    /// Id.
    pub id: Uuid,
    /// First year.
    pub tahun_mulai: i16,
    /// Last year.
    pub tahun_selesai: i16,
    /// Number.
    pub edisi: i16,
    /// draf, berlaku, digantikan.
    pub keadaan: String,
    /// rencana, edisi, kosong.
    pub asal: String,
    /// What it was drawn from, in words.
    pub dasar: String,
    /// Version for optimistic locks.
    pub versi: i32,
    /// When it began.
    pub dibuat_pada: DateTime<Utc>,
    /// Who began it.
    pub dibuat_oleh: String,
    /// When it took effect.
    pub ditetapkan_pada: Option<DateTime<Utc>>,
    /// Who approved it.
    pub ditetapkan_oleh: String,
}

/// Editions that cover a year, the newest first.
///
/// # Errors
/// No connection.
pub async fn daftar(conn: &mut PgConnection, tahun: i16) -> Result<Vec<PohonRow>> {
    Ok(sqlx::query_as(
        "select id, tahun_mulai, tahun_selesai, edisi, keadaan, asal, dasar, versi, dibuat_pada, \
         dibuat_oleh, ditetapkan_pada, ditetapkan_oleh from pohon \
         where pemda_id = selaras_pemda() and $1 between tahun_mulai and tahun_selesai \
         order by tahun_mulai desc, edisi desc",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// One edition; the row is held until the transaction ends.
///
/// # Errors
/// No connection.
pub async fn kunci(conn: &mut PgConnection, id: Uuid) -> Result<Option<PohonRow>> {
    Ok(sqlx::query_as(
        "select id, tahun_mulai, tahun_selesai, edisi, keadaan, asal, dasar, versi, dibuat_pada, \
         dibuat_oleh, ditetapkan_pada, ditetapkan_oleh from pohon \
         where pemda_id = selaras_pemda() and id = $1 for update",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// Begins an edition: the next number of its period.
///
/// # Errors
/// No connection; a draft exists (`pohon_satu_draf`).
pub async fn mulai(conn: &mut PgConnection, p: &PohonRow) -> Result<()> {
    sqlx::query(
        "insert into pohon (pemda_id, id, tahun_mulai, tahun_selesai, edisi, keadaan, asal, \
         dasar, dibuat_pada, dibuat_oleh) \
         select selaras_pemda(), $1, $2, $3, coalesce(max(edisi), 0) + 1, 'draf', $4, $5, $6, $7 \
         from pohon where pemda_id = selaras_pemda() and tahun_mulai = $2 and tahun_selesai = $3",
    )
    .bind(p.id)
    .bind(p.tahun_mulai)
    .bind(p.tahun_selesai)
    .bind(&p.asal)
    .bind(&p.dasar)
    .bind(p.dibuat_pada)
    .bind(&p.dibuat_oleh)
    .execute(conn)
    .await?;
    Ok(())
}

/// Raises the version the caller saw; false when somebody was faster.
///
/// # Errors
/// No connection.
pub async fn naik(conn: &mut PgConnection, (id, versi): (Uuid, i32)) -> Result<bool> {
    let h = sqlx::query(
        "update pohon set versi = versi + 1 \
         where pemda_id = selaras_pemda() and id = $1 and versi = $2",
    )
    .bind(id)
    .bind(versi)
    .execute(conn)
    .await?;
    Ok(h.rows_affected() == 1)
}

/// Puts a draft into force; the edition that was is replaced.
///
/// # Errors
/// No connection.
pub async fn tetapkan(
    conn: &mut PgConnection,
    p: &PohonRow,
    (oleh, pada): (&str, DateTime<Utc>),
) -> Result<()> {
    sqlx::query(
        "update pohon set keadaan = 'digantikan' where pemda_id = selaras_pemda() \
         and tahun_mulai = $1 and tahun_selesai = $2 and keadaan = 'berlaku'",
    )
    .bind(p.tahun_mulai)
    .bind(p.tahun_selesai)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "update pohon set keadaan = 'berlaku', ditetapkan_pada = $2, ditetapkan_oleh = $3 \
         where pemda_id = selaras_pemda() and id = $1",
    )
    .bind(p.id)
    .bind(pada)
    .bind(oleh)
    .execute(conn)
    .await?;
    Ok(())
}

/// Copies everything of an edition into another, ids kept; requests that were refused or taken back
/// stay behind.
///
/// # Errors
/// No connection.
pub async fn salin(conn: &mut PgConnection, dari: Uuid, ke: Uuid) -> Result<()> {
    sqlx::query(
        "insert into pohon_simpul (pemda_id, pohon_id, id, induk_id, urut, jenis, kode, \
         pernyataan, puncak, dari_rencana, opd_id, unit_id, jabatan_id, penanggung_jawab) \
         select pemda_id, $2, id, induk_id, urut, jenis, kode, pernyataan, puncak, dari_rencana, \
         opd_id, unit_id, jabatan_id, penanggung_jawab from pohon_simpul \
         where pemda_id = selaras_pemda() and pohon_id = $1",
    )
    .bind(dari)
    .bind(ke)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "insert into pohon_indikator (pemda_id, pohon_id, simpul_id, urut, teks, satuan, target) \
         select pemda_id, $2, simpul_id, urut, teks, satuan, target from pohon_indikator \
         where pemda_id = selaras_pemda() and pohon_id = $1",
    )
    .bind(dari)
    .bind(ke)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "insert into pohon_faktor (pemda_id, pohon_id, simpul_id, urut, teks) \
         select pemda_id, $2, simpul_id, urut, teks from pohon_faktor \
         where pemda_id = selaras_pemda() and pohon_id = $1",
    )
    .bind(dari)
    .bind(ke)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "insert into pohon_sub_kegiatan (pemda_id, pohon_id, opd_id, kode, simpul_id) \
         select pemda_id, $2, opd_id, kode, simpul_id from pohon_sub_kegiatan \
         where pemda_id = selaras_pemda() and pohon_id = $1",
    )
    .bind(dari)
    .bind(ke)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "insert into pohon_lintas (pemda_id, pohon_id, id, simpul_id, opd_id, lembaga, isi, \
         keadaan, jawaban, diminta_oleh, diminta_pada, dijawab_oleh, dijawab_pada) \
         select pemda_id, $2, id, simpul_id, opd_id, lembaga, isi, keadaan, jawaban, \
         diminta_oleh, diminta_pada, dijawab_oleh, dijawab_pada from pohon_lintas \
         where pemda_id = selaras_pemda() and pohon_id = $1 \
         and keadaan in ('diminta', 'disetujui')",
    )
    .bind(dari)
    .bind(ke)
    .execute(conn)
    .await?;
    Ok(())
}
