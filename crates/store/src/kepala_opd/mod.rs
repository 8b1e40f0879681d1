//! Assessment of heads of OPD and of regions: sets of variables, values, bonus points, and the
//! figures of other modules they are drawn from.

mod sumber;

pub use sumber::*;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A set of variables of a year and period.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SetRow {
    /// Id.
    pub id: Uuid,
    /// Year.
    pub tahun: i16,
    /// tahunan, tw1 … tw4.
    pub periode: String,
    /// opd or daerah.
    pub subjek: String,
    /// draf, berlaku, ditutup.
    pub keadaan: String,
    /// bawaan or setempat.
    pub asal: String,
    /// Version for optimistic locks.
    pub versi: i32,
    /// When it began.
    pub dibuat_pada: DateTime<Utc>,
    /// By whom.
    pub dibuat_oleh: String,
}

/// The sets of a year for a kind of subject.
///
/// # Errors
/// No connection.
pub async fn daftar_set(conn: &mut PgConnection, tahun: i16, subjek: &str) -> Result<Vec<SetRow>> {
    Ok(sqlx::query_as(
        "select id, tahun, periode, subjek, keadaan, asal, versi, dibuat_pada, dibuat_oleh \
         from kpd_set where pemda_id = selaras_pemda() and tahun = $1 and subjek = $2 \
         order by periode",
    )
    .bind(tahun)
    .bind(subjek)
    .fetch_all(conn)
    .await?)
}

/// One set; the row is held until the transaction ends.
///
/// # Errors
/// No connection.
pub async fn kunci_set(conn: &mut PgConnection, id: Uuid) -> Result<Option<SetRow>> {
    Ok(sqlx::query_as(
        "select id, tahun, periode, subjek, keadaan, asal, versi, dibuat_pada, dibuat_oleh \
         from kpd_set where pemda_id = selaras_pemda() and id = $1 for update",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// Begins a set.
///
/// # Errors
/// No connection; the period has one (`kpd_set_pemda_id_tahun_periode_subjek_key`).
pub async fn mulai_set(conn: &mut PgConnection, s: &SetRow) -> Result<()> {
    sqlx::query(
        "insert into kpd_set (pemda_id, id, tahun, periode, subjek, keadaan, asal, dibuat_pada, \
         dibuat_oleh) values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(s.id)
    .bind(s.tahun)
    .bind(&s.periode)
    .bind(&s.subjek)
    .bind(&s.keadaan)
    .bind(&s.asal)
    .bind(s.dibuat_pada)
    .bind(&s.dibuat_oleh)
    .execute(conn)
    .await?;
    Ok(())
}

/// State and origin of a set over the version the caller saw; false when somebody was faster.
///
/// # Errors
/// No connection.
pub async fn ubah_set(
    conn: &mut PgConnection,
    (id, versi): (Uuid, i32),
    (keadaan, asal): (&str, &str),
) -> Result<bool> {
    let h = sqlx::query(
        "update kpd_set set keadaan = $3, asal = $4, versi = versi + 1 \
         where pemda_id = selaras_pemda() and id = $1 and versi = $2",
    )
    .bind(id)
    .bind(versi)
    .bind(keadaan)
    .bind(asal)
    .execute(conn)
    .await?;
    Ok(h.rows_affected() == 1)
}

/// A variable of a set.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VariabelRow {
    /// Code.
    pub kode: String,
    /// Order.
    pub urut: i16,
    /// Name.
    pub nama: String,
    /// Weight, hundredths of a percent.
    pub bobot_bp: i32,
    /// `isian` or a module.
    pub sumber: String,
    /// Full achievement, hundredths of a percent.
    pub target_bp: i32,
    /// Who verifies.
    pub verifikator: String,
}

/// Variables of a set in their order.
///
/// # Errors
/// No connection.
pub async fn variabel(conn: &mut PgConnection, set: Uuid) -> Result<Vec<VariabelRow>> {
    Ok(sqlx::query_as(
        "select kode, urut, nama, bobot_bp, sumber, target_bp, verifikator from kpd_variabel \
         where pemda_id = selaras_pemda() and set_id = $1 order by urut, kode",
    )
    .bind(set)
    .fetch_all(conn)
    .await?)
}

/// Replaces the variables of a set that has no values yet.
///
/// # Errors
/// No connection; values exist.
pub async fn ganti_variabel(conn: &mut PgConnection, set: Uuid, isi: &[VariabelRow]) -> Result<()> {
    sqlx::query("delete from kpd_variabel where pemda_id = selaras_pemda() and set_id = $1")
        .bind(set)
        .execute(&mut *conn)
        .await?;
    for v in isi {
        sqlx::query(
            "insert into kpd_variabel (pemda_id, set_id, kode, urut, nama, bobot_bp, sumber, \
             target_bp, verifikator) values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(set)
        .bind(&v.kode)
        .bind(v.urut)
        .bind(&v.nama)
        .bind(v.bobot_bp)
        .bind(&v.sumber)
        .bind(v.target_bp)
        .bind(&v.verifikator)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// A value of a subject.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct IsianRow {
    /// Office or government.
    pub subjek_id: Uuid,
    /// Variable.
    pub kode: String,
    /// Hundredths of a percent; none: does not apply.
    pub nilai_bp: Option<i32>,
    /// BELUM, VERIFIKASI, PENGEMBALIAN, SELESAI.
    pub keadaan: String,
    /// Where it was drawn from, in words.
    pub asal: String,
    /// Note of the one who filled in or verified.
    pub catatan: String,
    /// Who.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// The last value of every subject and variable of a set.
///
/// # Errors
/// No connection.
pub async fn isian(conn: &mut PgConnection, set: Uuid) -> Result<Vec<IsianRow>> {
    Ok(sqlx::query_as(
        "select distinct on (subjek_id, kode) subjek_id, kode, nilai_bp, keadaan, asal, catatan, \
         oleh, pada from kpd_isian where pemda_id = selaras_pemda() and set_id = $1 \
         order by subjek_id, kode, urut desc",
    )
    .bind(set)
    .fetch_all(conn)
    .await?)
}

/// Every value a subject ever had, the newest first.
///
/// # Errors
/// No connection.
pub async fn riwayat(
    conn: &mut PgConnection,
    (set, subjek): (Uuid, Uuid),
) -> Result<Vec<IsianRow>> {
    Ok(sqlx::query_as(
        "select subjek_id, kode, nilai_bp, keadaan, asal, catatan, oleh, pada from kpd_isian \
         where pemda_id = selaras_pemda() and set_id = $1 and subjek_id = $2 \
         order by pada desc, kode, urut desc",
    )
    .bind(set)
    .bind(subjek)
    .fetch_all(conn)
    .await?)
}

/// Appends a value.
///
/// # Errors
/// No connection; unknown variable.
pub async fn tambah_isian(conn: &mut PgConnection, set: Uuid, i: &IsianRow) -> Result<()> {
    sqlx::query(
        "insert into kpd_isian (pemda_id, set_id, subjek_id, kode, urut, nilai_bp, keadaan, asal, \
         catatan, oleh, pada) \
         select selaras_pemda(), $1, $2, $3, coalesce(max(urut), 0) + 1, $4, $5, $6, $7, $8, $9 \
         from kpd_isian where pemda_id = selaras_pemda() and set_id = $1 and subjek_id = $2 \
         and kode = $3",
    )
    .bind(set)
    .bind(i.subjek_id)
    .bind(&i.kode)
    .bind(i.nilai_bp)
    .bind(&i.keadaan)
    .bind(&i.asal)
    .bind(&i.catatan)
    .bind(&i.oleh)
    .bind(i.pada)
    .execute(conn)
    .await?;
    Ok(())
}

/// Bonus points of a subject.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BonusRow {
    /// Office or government.
    pub subjek_id: Uuid,
    /// Hundredths of a point.
    pub poin_bp: i32,
    /// Which innovation or award.
    pub alasan: String,
    /// Who.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
}

/// Bonus points in force: the last row of each subject.
///
/// # Errors
/// No connection.
pub async fn bonus(conn: &mut PgConnection, set: Uuid) -> Result<Vec<BonusRow>> {
    Ok(sqlx::query_as(
        "select distinct on (subjek_id) subjek_id, poin_bp, alasan, oleh, pada from kpd_bonus \
         where pemda_id = selaras_pemda() and set_id = $1 order by subjek_id, urut desc",
    )
    .bind(set)
    .fetch_all(conn)
    .await?)
}

/// Sets the bonus points of a subject.
///
/// # Errors
/// No connection.
pub async fn beri_bonus(conn: &mut PgConnection, set: Uuid, b: &BonusRow) -> Result<()> {
    sqlx::query(
        "insert into kpd_bonus (pemda_id, set_id, subjek_id, urut, poin_bp, alasan, oleh, pada) \
         select selaras_pemda(), $1, $2, coalesce(max(urut), 0) + 1, $3, $4, $5, $6 \
         from kpd_bonus where pemda_id = selaras_pemda() and set_id = $1 and subjek_id = $2",
    )
    .bind(set)
    .bind(b.subjek_id)
    .bind(b.poin_bp)
    .bind(&b.alasan)
    .bind(&b.oleh)
    .bind(b.pada)
    .execute(conn)
    .await?;
    Ok(())
}
