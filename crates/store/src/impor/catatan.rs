//! The bookkeeping of imports: runs, files, findings, source texts, differences.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Salin;
use crate::Result;

/// A run as it starts.
#[derive(Debug, Clone)]
pub struct ImporBaru<'a> {
    /// Id of the run.
    pub id: Uuid,
    /// Owning government.
    pub pemda: Uuid,
    /// Folder or file name.
    pub sumber: &'a str,
    /// Label of the data ("data uji").
    pub label: Option<&'a str>,
    /// State date of the data.
    pub keadaan: Option<NaiveDate>,
    /// Recording time.
    pub pada: DateTime<Utc>,
    /// Who.
    pub oleh: &'a str,
}

/// A file of a run.
#[derive(Debug, Clone)]
pub struct BerkasBaru<'a> {
    /// Id of the file row.
    pub id: Uuid,
    /// Owning government.
    pub pemda: Uuid,
    /// The run.
    pub impor: Uuid,
    /// File name without folders.
    pub nama: &'a str,
    /// Layout code.
    pub tata_letak: &'a str,
    /// What the file fills, e.g. `nomenklatur:2027` or `rkpd:2026:sub`.
    pub sasaran: &'a str,
    /// SHA-256 of the bytes, hex.
    pub sidik: &'a str,
    /// Data rows.
    pub baris: i32,
    /// Rows used.
    pub diterima: i32,
    /// Findings.
    pub temuan: i32,
    /// Status word.
    pub status: &'a str,
    /// Position in the run.
    pub urut: i32,
    /// Fiscal year, where one applies.
    pub tahun: Option<i16>,
    /// Budget stage.
    pub tahap: &'a str,
    /// Budget lines that break a rule were refused.
    pub ketat: bool,
    /// Recording time.
    pub pada: DateTime<Utc>,
}

/// A stored finding of a file.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct TemuanRow {
    /// Spreadsheet row, 0 for the file.
    pub baris: i32,
    /// Column heading.
    pub kolom: String,
    /// Quoted cell.
    pub nilai: String,
    /// Code.
    pub kode: String,
    /// tolak, periksa, catatan.
    pub tingkat: String,
    /// What is wrong.
    pub pesan: String,
    /// What to do.
    pub saran: String,
    /// The whole row, where it was dirty.
    pub isi: Option<serde_json::Value>,
}

/// A file as listed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct BerkasRow {
    /// Id.
    pub id: Uuid,
    /// The run.
    pub impor_id: Uuid,
    /// Name.
    pub nama: String,
    /// Layout.
    pub tata_letak: String,
    /// What it fills.
    pub sasaran: String,
    /// Hash.
    pub sidik: String,
    /// Data rows.
    pub baris: i32,
    /// Rows used.
    pub diterima: i32,
    /// Findings.
    pub temuan: i32,
    /// Status.
    pub status: String,
    /// Edition made by it.
    pub edisi_id: Option<Uuid>,
    /// Year.
    pub tahun: Option<i16>,
    /// Stage.
    pub tahap: String,
    /// First of its scope.
    pub pertama: bool,
    /// Scope values.
    pub lingkup: Vec<String>,
}

/// A run as listed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ImporRow {
    /// Id.
    pub id: Uuid,
    /// Folder or file.
    pub sumber: String,
    /// Label.
    pub label: Option<String>,
    /// State date.
    pub keadaan: Option<NaiveDate>,
    /// Status.
    pub status: String,
    /// Start.
    pub dimulai_pada: DateTime<Utc>,
    /// End.
    pub selesai_pada: Option<DateTime<Utc>>,
    /// Who.
    pub oleh: String,
    /// Number of files.
    pub jumlah_berkas: i64,
    /// Number of findings.
    pub jumlah_temuan: i64,
}

/// One line of a difference list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct BedaRow {
    /// Table.
    pub tabel: String,
    /// tambah, ubah, hapus.
    pub jenis: String,
    /// Readable key.
    pub kunci: String,
    /// Before.
    pub sebelum: Option<serde_json::Value>,
    /// After.
    pub sesudah: Option<serde_json::Value>,
}

/// Opens a run.
pub async fn mulai(conn: &mut PgConnection, i: &ImporBaru<'_>) -> Result<()> {
    sqlx::query(
        "insert into impor (pemda_id, id, sumber, label, keadaan, status, dimulai_pada, oleh) \
         values ($1, $2, $3, $4, $5, 'berjalan', $6, $7) on conflict do nothing",
    )
    .bind(i.pemda)
    .bind(i.id)
    .bind(i.sumber)
    .bind(i.label)
    .bind(i.keadaan)
    .bind(i.pada)
    .bind(i.oleh)
    .execute(conn)
    .await?;
    Ok(())
}

/// Closes a run with its final status.
pub async fn tutup(
    conn: &mut PgConnection,
    impor: Uuid,
    status: &str,
    pada: DateTime<Utc>,
) -> Result<()> {
    sqlx::query("update impor set status = $2, selesai_pada = $3 where id = $1")
        .bind(impor)
        .bind(status)
        .bind(pada)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes a file row.
pub async fn berkas(conn: &mut PgConnection, b: &BerkasBaru<'_>) -> Result<()> {
    sqlx::query(
        "insert into impor_berkas (pemda_id, id, impor_id, nama, tata_letak, sasaran, sidik, \
            baris, \
         diterima, temuan, status, urut, tahun, tahap, ketat, diterapkan_pada) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
    )
    .bind(b.pemda)
    .bind(b.id)
    .bind(b.impor)
    .bind(b.nama)
    .bind(b.tata_letak)
    .bind(b.sasaran)
    .bind(b.sidik)
    .bind(b.baris)
    .bind(b.diterima)
    .bind(b.temuan)
    .bind(b.status)
    .bind(b.urut)
    .bind(b.tahun)
    .bind(b.tahap)
    .bind(b.ketat)
    .bind(b.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Columns of [`temuan`]'s bulk rows.
const KOLOM_TEMUAN: &str =
    "pemda_id, berkas_id, urut, baris, kolom, nilai, kode, tingkat, pesan, saran, isi";
/// Columns of [`nilai_asli`]'s bulk rows.
const KOLOM_ASLI: &str = "pemda_id, berkas_id, baris, kolom, teks, nilai_sen";

/// Writes findings in bulk: rows of [`KOLOM_TEMUAN`].
pub async fn temuan(conn: &mut PgConnection, isi: &Salin) -> Result<()> {
    super::sisip(conn, "impor_temuan", KOLOM_TEMUAN, isi, "").await
}

/// Writes the source texts of rounded amounts in bulk: rows of [`KOLOM_ASLI`].
pub async fn nilai_asli(conn: &mut PgConnection, isi: &Salin) -> Result<()> {
    super::sisip(
        conn,
        "impor_nilai_asli",
        KOLOM_ASLI,
        isi,
        "on conflict do nothing",
    )
    .await
}

/// The latest applied file for what `sasaran` names, or none.
pub async fn terakhir(conn: &mut PgConnection, sasaran: &str) -> Result<Option<BerkasRow>> {
    Ok(sqlx::query_as(
        "select id, impor_id, nama, tata_letak, sasaran, sidik, baris, diterima, temuan, status, \
         edisi_id, tahun, tahap, pertama, lingkup from impor_berkas \
         where sasaran = $1 and status = 'diterapkan' order by diterapkan_pada desc,
             urut desc limit 1",
    )
    .bind(sasaran)
    .fetch_optional(conn)
    .await?)
}

/// Marks what a file changed: its edition and whether it was the first of its scope.
pub async fn tandai(
    conn: &mut PgConnection,
    berkas: Uuid,
    edisi: Option<Uuid>,
    pertama: bool,
    lingkup: &[String],
) -> Result<()> {
    sqlx::query("update impor_berkas set edisi_id = $2, pertama = $3, lingkup = $4 where id = $1")
        .bind(berkas)
        .bind(edisi)
        .bind(pertama)
        .bind(lingkup)
        .execute(conn)
        .await?;
    Ok(())
}

/// Sets the status of a file.
pub async fn status_berkas(conn: &mut PgConnection, berkas: Uuid, status: &str) -> Result<()> {
    sqlx::query("update impor_berkas set status = $2 where id = $1")
        .bind(berkas)
        .bind(status)
        .execute(conn)
        .await?;
    Ok(())
}

/// All runs of the government, newest first.
pub async fn daftar(conn: &mut PgConnection) -> Result<Vec<ImporRow>> {
    Ok(sqlx::query_as(
        "select i.id, i.sumber, i.label, i.keadaan, i.status, i.dimulai_pada, i.selesai_pada, \
            i.oleh, \
         count(b.id) as jumlah_berkas, coalesce(sum(b.temuan), 0)::bigint as jumlah_temuan \
         from impor i left join impor_berkas b on b.pemda_id = i.pemda_id and b.impor_id = i.id \
         group by i.pemda_id, i.id order by i.dimulai_pada desc, i.id",
    )
    .fetch_all(conn)
    .await?)
}

/// Whether the government holds rows of a run.
pub async fn ada(conn: &mut PgConnection, impor: Uuid) -> Result<bool> {
    Ok(
        sqlx::query_scalar("select exists (select 1 from impor where id = $1)")
            .bind(impor)
            .fetch_one(conn)
            .await?,
    )
}

/// One run.
pub async fn satu(conn: &mut PgConnection, impor: Uuid) -> Result<Option<ImporRow>> {
    Ok(daftar(conn).await?.into_iter().find(|i| i.id == impor))
}

/// The files of a run in order.
pub async fn berkas_dari(conn: &mut PgConnection, impor: Uuid) -> Result<Vec<BerkasRow>> {
    Ok(sqlx::query_as(
        "select id, impor_id, nama, tata_letak, sasaran, sidik, baris, diterima, temuan, status, \
         edisi_id, tahun, tahap, pertama,
             lingkup from impor_berkas where impor_id = $1 order by urut, nama",
    )
    .bind(impor)
    .fetch_all(conn)
    .await?)
}

/// One file.
pub async fn satu_berkas(conn: &mut PgConnection, berkas: Uuid) -> Result<Option<BerkasRow>> {
    Ok(sqlx::query_as(
        "select id, impor_id, nama, tata_letak, sasaran, sidik, baris, diterima, temuan, status, \
         edisi_id, tahun, tahap, pertama, lingkup from impor_berkas where id = $1",
    )
    .bind(berkas)
    .fetch_optional(conn)
    .await?)
}

/// The findings of a file, at most `batas`.
pub async fn temuan_dari(
    conn: &mut PgConnection,
    berkas: Uuid,
    batas: i64,
) -> Result<Vec<TemuanRow>> {
    Ok(sqlx::query_as(
        "select baris, kolom, nilai, kode, tingkat, pesan, saran, isi from impor_temuan \
         where berkas_id = $1 order by urut limit $2",
    )
    .bind(berkas)
    .bind(batas)
    .fetch_all(conn)
    .await?)
}

/// The difference list of a file, at most `batas` lines.
pub async fn beda_dari(conn: &mut PgConnection, berkas: Uuid, batas: i64) -> Result<Vec<BedaRow>> {
    Ok(sqlx::query_as(
        "select tabel, jenis, kunci, sebelum, sesudah from impor_beda \
         where berkas_id = $1 and kunci <> '*' order by urut limit $2",
    )
    .bind(berkas)
    .bind(batas)
    .fetch_all(conn)
    .await?)
}

/// One import at a time per government: the same file sent twice at once is imported once. The
/// lock ends with the transaction.
pub async fn antre(conn: &mut PgConnection, pemda: Uuid) -> Result<()> {
    sqlx::query("select pg_advisory_xact_lock(hashtextextended('impor:' || $1::text, 0))")
        .bind(pemda)
        .execute(conn)
        .await?;
    Ok(())
}
