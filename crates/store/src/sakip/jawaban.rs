//! Answers in two layers, evidence, what the facts propose, questions.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct JawabanRow {
    /// mandiri or evaluator.
    pub lapis: String,
    /// Key or criterion.
    pub kunci: String,
    /// Number of the change.
    pub urut: i32,
    /// The answer, or Y and T for a tick.
    pub isi: String,
    /// Reason.
    pub alasan: String,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Writes an answer after the ones before it.
///
/// # Errors
/// No connection.
pub async fn jawab(conn: &mut PgConnection, evaluasi: Uuid, j: &JawabanRow) -> Result<()> {
    sqlx::query(
        "insert into evaluasi_jawaban (pemda_id, evaluasi_id, lapis, kunci, urut, isi, alasan, \
         oleh, pada) select selaras_pemda(), $1, $2, $3, coalesce(max(urut), 0) + 1, $4, $5, $6, \
         $7 from evaluasi_jawaban where pemda_id = selaras_pemda() and evaluasi_id = $1 \
         and lapis = $2 and kunci = $3",
    )
    .bind(evaluasi)
    .bind(&j.lapis)
    .bind(&j.kunci)
    .bind(&j.isi)
    .bind(&j.alasan)
    .bind(&j.oleh)
    .bind(j.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// The last answer per layer and key.
///
/// # Errors
/// No connection.
pub async fn jawaban(conn: &mut PgConnection, evaluasi: Uuid) -> Result<Vec<JawabanRow>> {
    Ok(sqlx::query_as(
        "select distinct on (lapis, kunci) lapis, kunci, urut, isi, alasan, oleh, pada \
         from evaluasi_jawaban where pemda_id = selaras_pemda() and evaluasi_id = $1 \
         order by lapis, kunci, urut desc",
    )
    .bind(evaluasi)
    .fetch_all(conn)
    .await?)
}

/// Every answer of one key, oldest first.
///
/// # Errors
/// No connection.
pub async fn riwayat(
    conn: &mut PgConnection,
    evaluasi: Uuid,
    kunci: &str,
) -> Result<Vec<JawabanRow>> {
    Ok(sqlx::query_as(
        "select lapis, kunci, urut, isi, alasan, oleh, pada from evaluasi_jawaban \
         where pemda_id = selaras_pemda() and evaluasi_id = $1 and kunci = $2 \
         order by pada, lapis, urut",
    )
    .bind(evaluasi)
    .bind(kunci)
    .fetch_all(conn)
    .await?)
}

/// A piece of evidence given by a person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BuktiRow {
    /// Criterion.
    pub kriteria: String,
    /// Number.
    pub urut: i32,
    /// What it is.
    pub judul: String,
    /// Where it is.
    pub tautan: String,
    /// The file, when it was uploaded.
    pub berkas_id: Option<Uuid>,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Adds evidence.
///
/// # Errors
/// No connection.
pub async fn tambah_bukti(conn: &mut PgConnection, evaluasi: Uuid, b: &BuktiRow) -> Result<()> {
    sqlx::query(
        "insert into evaluasi_bukti (pemda_id, evaluasi_id, kriteria, urut, judul, tautan, \
         berkas_id, oleh, pada) select selaras_pemda(), $1, $2, coalesce(max(urut), 0) + 1, $3, \
         $4, $5, $6, $7 from evaluasi_bukti where pemda_id = selaras_pemda() \
         and evaluasi_id = $1 and kriteria = $2",
    )
    .bind(evaluasi)
    .bind(&b.kriteria)
    .bind(&b.judul)
    .bind(&b.tautan)
    .bind(b.berkas_id)
    .bind(&b.oleh)
    .bind(b.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Evidence of an evaluation.
///
/// # Errors
/// No connection.
pub async fn bukti(conn: &mut PgConnection, evaluasi: Uuid) -> Result<Vec<BuktiRow>> {
    Ok(sqlx::query_as(
        "select kriteria, urut, judul, tautan, berkas_id, oleh, pada from evaluasi_bukti \
         where pemda_id = selaras_pemda() and evaluasi_id = $1 order by kriteria, urut",
    )
    .bind(evaluasi)
    .fetch_all(conn)
    .await?)
}

/// An uploaded file.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BerkasRow {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub nama: String,
    /// Media type by its first bytes.
    pub jenis_isi: String,
    /// SHA-256.
    pub sidik: String,
    /// Content.
    pub isi: Vec<u8>,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Keeps a file; the same content under the same id is kept once.
///
/// # Errors
/// No connection.
pub async fn simpan_berkas(conn: &mut PgConnection, b: &BerkasRow) -> Result<()> {
    sqlx::query(
        "insert into berkas_bukti (pemda_id, id, nama, jenis_isi, sidik, isi, oleh, pada) \
         values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
    )
    .bind(b.id)
    .bind(&b.nama)
    .bind(&b.jenis_isi)
    .bind(&b.sidik)
    .bind(&b.isi)
    .bind(&b.oleh)
    .bind(b.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// A kept file.
///
/// # Errors
/// No connection.
pub async fn berkas(conn: &mut PgConnection, id: Uuid) -> Result<Option<BerkasRow>> {
    Ok(sqlx::query_as(
        "select id, nama, jenis_isi, sidik, isi, oleh, pada from berkas_bukti \
         where pemda_id = selaras_pemda() and id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// What the facts propose for a criterion.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UsulRow {
    /// Criterion.
    pub kriteria: String,
    /// Met by the facts.
    pub terpenuhi: bool,
    /// Answer, where the criterion is answered by itself.
    pub jawaban: Option<String>,
    /// Sentence.
    pub kalimat: String,
    /// Where to look.
    pub tautan: String,
    /// When the facts were drawn.
    pub dihitung_pada: DateTime<Utc>,
}

/// Replaces what the facts propose.
///
/// # Errors
/// No connection.
pub async fn ganti_usul(conn: &mut PgConnection, evaluasi: Uuid, usul: &[UsulRow]) -> Result<()> {
    sqlx::query("delete from evaluasi_usul where pemda_id = selaras_pemda() and evaluasi_id = $1")
        .bind(evaluasi)
        .execute(&mut *conn)
        .await?;
    for u in usul {
        sqlx::query(
            "insert into evaluasi_usul (pemda_id, evaluasi_id, kriteria, terpenuhi, jawaban, \
             kalimat, tautan, dihitung_pada) values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(evaluasi)
        .bind(&u.kriteria)
        .bind(u.terpenuhi)
        .bind(&u.jawaban)
        .bind(&u.kalimat)
        .bind(&u.tautan)
        .bind(u.dihitung_pada)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// What the facts proposed last.
///
/// # Errors
/// No connection.
pub async fn usul(conn: &mut PgConnection, evaluasi: Uuid) -> Result<Vec<UsulRow>> {
    Ok(sqlx::query_as(
        "select kriteria, terpenuhi, jawaban, kalimat, tautan, dihitung_pada from evaluasi_usul \
         where pemda_id = selaras_pemda() and evaluasi_id = $1 order by kriteria",
    )
    .bind(evaluasi)
    .fetch_all(conn)
    .await?)
}

/// A question of the team or an answer of the office.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KlarifikasiRow {
    /// What it is about.
    pub kunci: String,
    /// Number.
    pub urut: i32,
    /// evaluator or dievaluasi.
    pub sisi: String,
    /// Words.
    pub teks: String,
    /// By whom.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Adds a question or an answer.
///
/// # Errors
/// No connection.
pub async fn tambah_klarifikasi(
    conn: &mut PgConnection,
    evaluasi: Uuid,
    k: &KlarifikasiRow,
) -> Result<()> {
    sqlx::query(
        "insert into evaluasi_klarifikasi (pemda_id, evaluasi_id, kunci, urut, sisi, teks, oleh, \
         pada) select selaras_pemda(), $1, $2, coalesce(max(urut), 0) + 1, $3, $4, $5, $6 \
         from evaluasi_klarifikasi where pemda_id = selaras_pemda() and evaluasi_id = $1 \
         and kunci = $2",
    )
    .bind(evaluasi)
    .bind(&k.kunci)
    .bind(&k.sisi)
    .bind(&k.teks)
    .bind(&k.oleh)
    .bind(k.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Questions and answers of an evaluation.
///
/// # Errors
/// No connection.
pub async fn klarifikasi(conn: &mut PgConnection, evaluasi: Uuid) -> Result<Vec<KlarifikasiRow>> {
    Ok(sqlx::query_as(
        "select kunci, urut, sisi, teks, oleh, pada from evaluasi_klarifikasi \
         where pemda_id = selaras_pemda() and evaluasi_id = $1 order by kunci, urut",
    )
    .bind(evaluasi)
    .fetch_all(conn)
    .await?)
}
