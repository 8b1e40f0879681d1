//! Documents and their editions: a new one supersedes, a withdrawn one gives way again.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A perangkat daerah as the importer needs it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PerangkatRow {
    /// Id.
    pub id: Uuid,
    /// Canonical code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Parent id of a unit.
    pub induk_id: Option<Uuid>,
}

/// All of the government, by code.
pub async fn perangkat(conn: &mut PgConnection) -> Result<Vec<PerangkatRow>> {
    Ok(
        sqlx::query_as("select id, kode, nama, induk_id from perangkat_daerah order by kode")
            .fetch_all(conn)
            .await?,
    )
}

/// A document to be made when missing.
#[derive(Debug, Clone)]
pub struct DokumenBaru<'a> {
    /// Government.
    pub pemda: Uuid,
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub jenis: &'a str,
    /// First year.
    pub tahun_mulai: i16,
    /// Last year.
    pub tahun_selesai: i16,
    /// Title.
    pub judul: &'a str,
}

/// Makes the document when missing.
pub async fn dokumen(conn: &mut PgConnection, d: &DokumenBaru<'_>) -> Result<()> {
    sqlx::query(
        "insert into dokumen (pemda_id, id, jenis, tahun_mulai, tahun_selesai, judul) \
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
    )
    .bind(d.pemda)
    .bind(d.id)
    .bind(d.jenis)
    .bind(d.tahun_mulai)
    .bind(d.tahun_selesai)
    .bind(d.judul)
    .execute(conn)
    .await?;
    Ok(())
}

/// The edition in force of a document, with its parts.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct BagianRow {
    /// Edition in force.
    pub edisi_id: Uuid,
    /// Role of the part.
    pub peran: String,
    /// File.
    pub berkas_id: Uuid,
    /// Hash of its bytes.
    pub sidik: String,
    /// Its layout.
    pub tata_letak: String,
    /// Its name.
    pub nama: String,
    /// Lines that break a rule were refused.
    pub ketat: bool,
}

/// Parts of the edition in force.
pub async fn bagian_berlaku(conn: &mut PgConnection, dokumen: Uuid) -> Result<Vec<BagianRow>> {
    Ok(sqlx::query_as(
        "select e.id as edisi_id, eb.peran, eb.berkas_id, b.sidik, b.tata_letak, b.nama, \
         b.ketat \
         from edisi e join edisi_berkas eb on eb.pemda_id = e.pemda_id and eb.edisi_id = e.id \
         join impor_berkas b on b.pemda_id = eb.pemda_id and b.id = eb.berkas_id \
         where e.dokumen_id = $1 and e.status = 'berlaku' order by eb.peran",
    )
    .bind(dokumen)
    .fetch_all(conn)
    .await?)
}

/// An edition to be written.
#[derive(Debug, Clone)]
pub struct EdisiBaru<'a> {
    /// Government.
    pub pemda: Uuid,
    /// Id.
    pub id: Uuid,
    /// Document.
    pub dokumen: Uuid,
    /// Stage.
    pub tahap: &'a str,
    /// State date.
    pub keadaan: Option<NaiveDate>,
    /// Label.
    pub label: &'a str,
    /// Run.
    pub impor: Uuid,
    /// Hash over the parts.
    pub sidik: &'a str,
    /// Recording time.
    pub pada: DateTime<Utc>,
}

/// Writes the edition row as the one in force; returns the edition it supersedes.
pub async fn edisi_baru(conn: &mut PgConnection, e: &EdisiBaru<'_>) -> Result<Option<Uuid>> {
    let lama: Option<Uuid> = sqlx::query_scalar(
        "update edisi set status = 'digantikan' where dokumen_id = $1 and status = 'berlaku' \
         returning id",
    )
    .bind(e.dokumen)
    .fetch_optional(&mut *conn)
    .await?;
    sqlx::query(
        "insert into edisi (pemda_id, id, dokumen_id, urut, tahap, keadaan, label, status, \
         impor_id, sidik, dibuat_pada) \
         select $1, $2, $3, coalesce(max(urut), 0) + 1, $4, $5, $6, 'berlaku', $7, $8, $9 \
         from edisi where dokumen_id = $3",
    )
    .bind(e.pemda)
    .bind(e.id)
    .bind(e.dokumen)
    .bind(e.tahap)
    .bind(e.keadaan)
    .bind(e.label)
    .bind(e.impor)
    .bind(e.sidik)
    .bind(e.pada)
    .execute(conn)
    .await?;
    Ok(lama)
}

/// Ties a file to the part of the edition it fills.
pub async fn edisi_berkas(
    conn: &mut PgConnection,
    pemda: Uuid,
    edisi: Uuid,
    peran: &str,
    berkas: Uuid,
) -> Result<()> {
    sqlx::query(
        "insert into edisi_berkas (pemda_id, edisi_id, peran, berkas_id) values ($1, $2, $3, $4)",
    )
    .bind(pemda)
    .bind(edisi)
    .bind(peran)
    .bind(berkas)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes what changed between two editions of a document into the difference list of a file.
pub async fn beda_edisi(
    conn: &mut PgConnection,
    pemda: Uuid,
    berkas: Uuid,
    lama: Uuid,
    baru: Uuid,
) -> Result<i64> {
    let mut jumlah = 0;
    for sql in [BEDA_PAGU, BEDA_SIMPUL, BEDA_TARGET] {
        let hasil = sqlx::query(sql)
            .bind(pemda)
            .bind(berkas)
            .bind(lama)
            .bind(baru)
            .execute(&mut *conn)
            .await?;
        jumlah += i64::try_from(hasil.rows_affected()).unwrap_or(0);
    }
    Ok(jumlah)
}

const BEDA_SIMPUL: &str = "insert into impor_beda (pemda_id, berkas_id, tabel, jenis, kunci, \
                           sebelum, sesudah) \
    select $1, $2, 'simpul', \
      case when a.id is null then 'tambah' when b.id is null then 'hapus' else 'ubah' end, \
      coalesce(b.tingkat, a.tingkat) || ' ' || coalesce(b.kode, a.kode), \
      case when a.id is not null then jsonb_build_object('kode', a.kode, 'nama', a.nama, \
      'tingkat', a.tingkat) end, \
      case when b.id is not null then jsonb_build_object('kode', b.kode, 'nama', b.nama, \
      'tingkat', b.tingkat) end \
    from (select * from simpul where edisi_id = $3) a \
    full join (select * from simpul where edisi_id = $4) b on a.id = b.id \
    where (a.id is null or b.id is null or a.nama <> b.nama) \
    order by coalesce(b.urut, a.urut)";

const BEDA_PAGU: &str = "insert into impor_beda (pemda_id, berkas_id, tabel, jenis, kunci, \
                         sebelum, sesudah) \
    select $1, $2, 'pagu', \
      case when a.simpul_id is null then 'tambah' when b.simpul_id is null then 'hapus' else \
      'ubah' end, \
      s.kode || ' ' || coalesce(b.kolom, a.kolom) || ' ' || coalesce(b.tahun, a.tahun)::text, \
      case when a.simpul_id is not null then jsonb_build_object('nilai_sen', a.nilai_sen) end, \
      case when b.simpul_id is not null then jsonb_build_object('nilai_sen', b.nilai_sen) end \
    from (select * from pagu where edisi_id = $3) a \
    full join (select * from pagu where edisi_id = $4) b \
      on a.simpul_id = b.simpul_id and a.tahun = b.tahun and a.kolom = b.kolom and a.periode = \
      b.periode \
    join simpul s on s.id = coalesce(b.simpul_id, a.simpul_id) \
      and s.edisi_id = case when b.simpul_id is not null then $4 else $3 end \
    where a.nilai_sen is distinct from b.nilai_sen order by s.urut";

const BEDA_TARGET: &str = "insert into impor_beda (pemda_id, berkas_id, tabel, jenis, kunci, \
                           sebelum, sesudah) \
    select $1, $2, 'target', \
      case when a.indikator_id is null then 'tambah' when b.indikator_id is null then 'hapus' \
      else 'ubah' end, \
      i.teks || ' ' || coalesce(b.tahun, a.tahun)::text, \
      case when a.indikator_id is not null then jsonb_build_object('teks', a.teks) end, \
      case when b.indikator_id is not null then jsonb_build_object('teks', b.teks) end \
    from (select * from target where edisi_id = $3) a \
    full join (select * from target where edisi_id = $4) b \
      on a.indikator_id = b.indikator_id and a.tahun = b.tahun \
    join indikator i on i.id = coalesce(b.indikator_id, a.indikator_id) \
      and i.edisi_id = case when b.indikator_id is not null then $4 else $3 end \
    where a.teks is distinct from b.teks order by i.urut";

/// The editions a run made that are still in force, with their documents.
pub async fn edisi_dari_impor(
    conn: &mut PgConnection,
    impor: Uuid,
) -> Result<Vec<(Uuid, Uuid, String)>> {
    Ok(sqlx::query_as(
        "select id, dokumen_id, status from edisi where impor_id = $1 order by \
                       dibuat_pada desc, urut desc",
    )
    .bind(impor)
    .fetch_all(conn)
    .await?)
}

/// Withdraws an edition; its newest superseded predecessor is in force again.
pub async fn tarik(conn: &mut PgConnection, dokumen: Uuid, edisi: Uuid) -> Result<Option<Uuid>> {
    sqlx::query("update edisi set status = 'ditarik' where id = $1")
        .bind(edisi)
        .execute(&mut *conn)
        .await?;
    Ok(sqlx::query_scalar(
        "update edisi set status = 'berlaku' where id = (select id from edisi \
         where dokumen_id = $1 and status = 'digantikan' order by urut desc limit 1) returning id",
    )
    .bind(dokumen)
    .fetch_optional(conn)
    .await?)
}
