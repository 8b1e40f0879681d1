//! Nodes of a tree, their indicators, success factors and sub-activities.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A node with the names it is shown by.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct SimpulRow {
    /// Id, kept through the editions.
    pub id: Uuid,
    /// Node above.
    pub induk_id: Option<Uuid>,
    /// Order among siblings.
    pub urut: i32,
    /// akhir, antara, segera, keluaran.
    pub jenis: String,
    /// Code of the plan it came from; may be empty.
    pub kode: String,
    /// The condition.
    pub pernyataan: String,
    /// Top of the tree.
    pub puncak: bool,
    /// Its words are still those of the plan.
    pub dari_rencana: bool,
    /// Office.
    pub opd_id: Option<Uuid>,
    /// Unit.
    pub unit_id: Option<Uuid>,
    /// Post.
    pub jabatan_id: Option<Uuid>,
    /// Name of the post, or who answers for it in words.
    pub penanggung_jawab: String,
    /// Code of the office.
    pub opd_kode: String,
    /// Name of the office.
    pub opd_nama: String,
    /// Name of the post.
    pub jabatan: String,
}

/// Nodes of an edition in their order.
///
/// # Errors
/// No connection.
pub async fn simpul(conn: &mut PgConnection, pohon: Uuid) -> Result<Vec<SimpulRow>> {
    Ok(sqlx::query_as(
        "select s.id, s.induk_id, s.urut, s.jenis, s.kode, s.pernyataan, s.puncak, \
         s.dari_rencana, s.opd_id, s.unit_id, s.jabatan_id, s.penanggung_jawab, \
         coalesce(o.kode, '') as opd_kode, coalesce(o.nama, '') as opd_nama, \
         coalesce(j.nama, '') as jabatan \
         from pohon_simpul s \
         left join perangkat_daerah o on o.pemda_id = s.pemda_id and o.id = s.opd_id \
         left join jabatan j on j.pemda_id = s.pemda_id and j.id = s.jabatan_id \
         where s.pemda_id = selaras_pemda() and s.pohon_id = $1 order by s.urut, s.id",
    )
    .bind(pohon)
    .fetch_all(conn)
    .await?)
}

/// Adds a node, or writes over it.
///
/// # Errors
/// No connection; unknown parent, office, unit or post.
pub async fn simpan_simpul(conn: &mut PgConnection, pohon: Uuid, s: &SimpulRow) -> Result<()> {
    sqlx::query(
        "insert into pohon_simpul (pemda_id, pohon_id, id, induk_id, urut, jenis, kode, \
         pernyataan, puncak, dari_rencana, opd_id, unit_id, jabatan_id, penanggung_jawab) \
         values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         on conflict (pemda_id, pohon_id, id) do update set induk_id = excluded.induk_id, \
         urut = excluded.urut, jenis = excluded.jenis, kode = excluded.kode, \
         pernyataan = excluded.pernyataan, puncak = excluded.puncak, \
         dari_rencana = excluded.dari_rencana, opd_id = excluded.opd_id, \
         unit_id = excluded.unit_id, jabatan_id = excluded.jabatan_id, \
         penanggung_jawab = excluded.penanggung_jawab",
    )
    .bind(pohon)
    .bind(s.id)
    .bind(s.induk_id)
    .bind(s.urut)
    .bind(&s.jenis)
    .bind(&s.kode)
    .bind(&s.pernyataan)
    .bind(s.puncak)
    .bind(s.dari_rencana)
    .bind(s.opd_id)
    .bind(s.unit_id)
    .bind(s.jabatan_id)
    .bind(&s.penanggung_jawab)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a node of a draft out with everything that belongs to it.
///
/// # Errors
/// No connection; nodes hang on it.
pub async fn hapus_simpul(conn: &mut PgConnection, pohon: Uuid, id: Uuid) -> Result<()> {
    sqlx::query(
        "delete from pohon_simpul where pemda_id = selaras_pemda() and pohon_id = $1 and id = $2",
    )
    .bind(pohon)
    .bind(id)
    .execute(conn)
    .await?;
    Ok(())
}

/// An indicator of a node.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct IndikatorRow {
    /// Node.
    pub simpul_id: Uuid,
    /// Its words.
    pub teks: String,
    /// Unit.
    pub satuan: String,
    /// Target as written.
    pub target: String,
}

/// Indicators of an edition, by node and order.
///
/// # Errors
/// No connection.
pub async fn indikator(conn: &mut PgConnection, pohon: Uuid) -> Result<Vec<IndikatorRow>> {
    Ok(sqlx::query_as(
        "select simpul_id, teks, satuan, target from pohon_indikator \
         where pemda_id = selaras_pemda() and pohon_id = $1 order by simpul_id, urut",
    )
    .bind(pohon)
    .fetch_all(conn)
    .await?)
}

/// Replaces the indicators of a node.
///
/// # Errors
/// No connection.
pub async fn ganti_indikator(
    conn: &mut PgConnection,
    (pohon, simpul): (Uuid, Uuid),
    isi: &[IndikatorRow],
) -> Result<()> {
    sqlx::query(
        "delete from pohon_indikator \
         where pemda_id = selaras_pemda() and pohon_id = $1 and simpul_id = $2",
    )
    .bind(pohon)
    .bind(simpul)
    .execute(&mut *conn)
    .await?;
    let kolom = |f: fn(&IndikatorRow) -> &str| -> Vec<String> {
        isi.iter().map(|i| f(i).to_owned()).collect()
    };
    sqlx::query(
        "insert into pohon_indikator (pemda_id, pohon_id, simpul_id, urut, teks, satuan, target) \
         select selaras_pemda(), $1, $2, u.urut::smallint, u.teks, u.satuan, u.target \
         from unnest($3::text[], $4::text[], $5::text[]) with ordinality \
           as u (teks, satuan, target, urut)",
    )
    .bind(pohon)
    .bind(simpul)
    .bind(kolom(|i| &i.teks))
    .bind(kolom(|i| &i.satuan))
    .bind(kolom(|i| &i.target))
    .execute(conn)
    .await?;
    Ok(())
}

/// Success factors of an edition: node, words.
///
/// # Errors
/// No connection.
pub async fn faktor(conn: &mut PgConnection, pohon: Uuid) -> Result<Vec<(Uuid, String)>> {
    Ok(sqlx::query_as(
        "select simpul_id, teks from pohon_faktor \
         where pemda_id = selaras_pemda() and pohon_id = $1 order by simpul_id, urut",
    )
    .bind(pohon)
    .fetch_all(conn)
    .await?)
}

/// Replaces the success factors of a node.
///
/// # Errors
/// No connection.
pub async fn ganti_faktor(
    conn: &mut PgConnection,
    (pohon, simpul): (Uuid, Uuid),
    isi: &[String],
) -> Result<()> {
    sqlx::query(
        "delete from pohon_faktor \
         where pemda_id = selaras_pemda() and pohon_id = $1 and simpul_id = $2",
    )
    .bind(pohon)
    .bind(simpul)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "insert into pohon_faktor (pemda_id, pohon_id, simpul_id, urut, teks) \
         select selaras_pemda(), $1, $2, u.urut::smallint, u.teks \
         from unnest($3::text[]) with ordinality as u (teks, urut)",
    )
    .bind(pohon)
    .bind(simpul)
    .bind(isi)
    .execute(conn)
    .await?;
    Ok(())
}

/// A sub-activity with money in the budget of a year, and the node it hangs on.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SubRow {
    /// Office.
    pub opd_id: Uuid,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Ceiling, sen.
    pub pagu_sen: i64,
    /// Node.
    pub simpul_id: Option<Uuid>,
}

/// Sub-activities of an edition of the budget that have money, one row per office and code.
///
/// # Errors
/// No connection.
pub async fn sub_kegiatan(
    conn: &mut PgConnection,
    pohon: Uuid,
    (anggaran, tahun): (Uuid, i16),
) -> Result<Vec<SubRow>> {
    Ok(sqlx::query_as(
        "select s.opd_id, s.kode, min(s.nama) as nama, sum(g.nilai_sen)::bigint as pagu_sen, \
         t.simpul_id \
         from simpul s \
         join pagu g on g.pemda_id = s.pemda_id and g.edisi_id = s.edisi_id \
           and g.simpul_id = s.id and g.kolom = 'pagu' and g.tahun = $3 \
         left join pohon_sub_kegiatan t on t.pemda_id = s.pemda_id and t.pohon_id = $1 \
           and t.opd_id = s.opd_id and t.kode = s.kode \
         where s.pemda_id = selaras_pemda() and s.edisi_id = $2 and s.tingkat = 'sub_kegiatan' \
         and s.opd_id is not null \
         group by s.opd_id, s.kode, t.simpul_id having sum(g.nilai_sen) > 0 \
         order by s.opd_id, s.kode collate \"C\"",
    )
    .bind(pohon)
    .bind(anggaran)
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// Hangs a sub-activity of an office on a node; without a node it is taken off.
///
/// # Errors
/// No connection.
pub async fn gantung_sub(
    conn: &mut PgConnection,
    pohon: Uuid,
    (opd, kode): (Uuid, &str),
    simpul: Option<Uuid>,
) -> Result<()> {
    sqlx::query(
        "delete from pohon_sub_kegiatan \
         where pemda_id = selaras_pemda() and pohon_id = $1 and opd_id = $2 and kode = $3",
    )
    .bind(pohon)
    .bind(opd)
    .bind(kode)
    .execute(&mut *conn)
    .await?;
    if let Some(s) = simpul {
        sqlx::query(
            "insert into pohon_sub_kegiatan (pemda_id, pohon_id, opd_id, kode, simpul_id) \
             values (selaras_pemda(), $1, $2, $3, $4)",
        )
        .bind(pohon)
        .bind(opd)
        .bind(kode)
        .bind(s)
        .execute(conn)
        .await?;
    }
    Ok(())
}
