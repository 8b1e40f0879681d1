//! The imported plan a first tree is drawn from.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A node of the plan.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RencanaRow {
    /// Id.
    pub id: Uuid,
    /// Node above in the same edition.
    pub induk_id: Option<Uuid>,
    /// Level.
    pub tingkat: String,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Office.
    pub opd_id: Option<Uuid>,
}

/// Nodes of some levels of an edition, in their order.
///
/// # Errors
/// No connection.
pub async fn rencana(
    conn: &mut PgConnection,
    edisi: Uuid,
    tingkat: &[&str],
) -> Result<Vec<RencanaRow>> {
    Ok(sqlx::query_as(
        "select id, induk_id, tingkat, kode, nama, opd_id from simpul \
         where pemda_id = selaras_pemda() and edisi_id = $1 and tingkat = any($2) \
         order by opd_id nulls first, kode collate \"C\", urut",
    )
    .bind(edisi)
    .bind(tingkat)
    .fetch_all(conn)
    .await?)
}

/// Indicators of an edition with their target of a year.
///
/// # Errors
/// No connection.
pub async fn rencana_indikator(
    conn: &mut PgConnection,
    edisi: Uuid,
    tahun: i16,
) -> Result<Vec<super::IndikatorRow>> {
    Ok(sqlx::query_as(
        "select i.simpul_id, i.teks, i.satuan, coalesce(t.teks, '') as target \
         from indikator i \
         join simpul s on s.pemda_id = i.pemda_id and s.edisi_id = i.edisi_id \
           and s.id = i.simpul_id and s.tingkat <> 'sub_kegiatan' \
         left join target t on t.pemda_id = i.pemda_id and t.edisi_id = i.edisi_id \
           and t.indikator_id = i.id and t.tahun = $2 \
         where i.pemda_id = selaras_pemda() and i.edisi_id = $1 and i.teks <> '' \
         order by i.simpul_id, i.urut",
    )
    .bind(edisi)
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// Links between a sasaran of the RPJMD and nodes of the Renstra: upper, lower node.
///
/// # Errors
/// No connection.
pub async fn taut_sasaran(
    conn: &mut PgConnection,
    (atas, bawah): (Uuid, Uuid),
) -> Result<Vec<(Uuid, Uuid)>> {
    Ok(sqlx::query_as(
        "select t.atas_id, t.bawah_id from tautan t \
         join simpul s on s.pemda_id = t.pemda_id and s.edisi_id = t.atas_edisi_id \
           and s.id = t.atas_id and s.tingkat in ('tujuan', 'sasaran') \
         where t.pemda_id = selaras_pemda() and t.atas_edisi_id = $1 and t.bawah_edisi_id = $2 \
         order by 2, 1",
    )
    .bind(atas)
    .bind(bawah)
    .fetch_all(conn)
    .await?)
}
