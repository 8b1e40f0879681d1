//! The arrows between editions.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;
use crate::impor::{Salin, sisip};

/// A node as the linker sees it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SimpulTautRow {
    /// Kind of document.
    pub jenis: String,
    /// First year of the document.
    pub tahun_mulai: i16,
    /// Last year of the document.
    pub tahun_selesai: i16,
    /// Edition.
    pub edisi_id: Uuid,
    /// Node.
    pub id: Uuid,
    /// Level.
    pub tingkat: String,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// OPD.
    pub opd_id: Option<Uuid>,
    /// Unit.
    pub unit_id: Option<Uuid>,
    /// Flags.
    pub bendera: Vec<String>,
}

/// Every node of every edition in force.
pub async fn simpul_berlaku(conn: &mut PgConnection) -> Result<Vec<SimpulTautRow>> {
    Ok(sqlx::query_as(
        "select d.jenis, d.tahun_mulai, d.tahun_selesai, s.edisi_id, s.id, s.tingkat, s.kode, \
            s.nama, \
         s.opd_id, s.unit_id, s.bendera \
         from simpul s join edisi e on e.pemda_id = s.pemda_id and e.id = s.edisi_id \
         join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
         where e.status = 'berlaku' order by d.jenis, d.tahun_mulai, s.urut, s.id",
    )
    .fetch_all(conn)
    .await?)
}

/// Indicator texts of the nodes in force of one kind of document: (edition, node, text).
pub async fn indikator_berlaku(
    conn: &mut PgConnection,
    jenis: &str,
) -> Result<Vec<(Uuid, Uuid, String)>> {
    Ok(sqlx::query_as(
        "select i.edisi_id, i.simpul_id, i.teks from indikator i \
         join edisi e on e.pemda_id = i.pemda_id and e.id = i.edisi_id \
         join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
         where e.status = 'berlaku' and d.jenis = $1 order by i.edisi_id, i.urut",
    )
    .bind(jenis)
    .fetch_all(conn)
    .await?)
}

/// Removes the derived links between editions in force; links made by people stay.
pub async fn hapus_tautan(conn: &mut PgConnection) -> Result<()> {
    sqlx::query(
        "delete from tautan t using edisi a, edisi b where t.cara <> 'orang' \
         and a.id = t.atas_edisi_id and b.id = t.bawah_edisi_id \
         and a.status = 'berlaku' and b.status = 'berlaku'",
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes links. Rows: `pemda_id, atas_edisi_id, atas_id, bawah_edisi_id, bawah_id, cara`.
pub async fn tambah_tautan(conn: &mut PgConnection, isi: &Salin) -> Result<()> {
    sisip(
        conn,
        "tautan",
        "pemda_id, atas_edisi_id, atas_id, bawah_edisi_id, bawah_id, cara",
        isi,
        "on conflict do nothing",
    )
    .await
}
