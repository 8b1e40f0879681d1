//! Agreements: editions, indicators, programmes.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PkRow {
    /// Id.
    pub id: Uuid,
    /// Year.
    pub tahun: i16,
    /// Office.
    pub opd_id: Option<Uuid>,
    /// Its code.
    pub opd_kode: Option<String>,
    /// Its name.
    pub opd_nama: Option<String>,
    /// Level.
    pub jenjang: String,
    /// Unit or post below the office.
    pub unit: String,
    /// Number of the edition.
    pub edisi: i16,
    /// State.
    pub keadaan: String,
    /// Why it was drawn up.
    pub sebab: String,
    /// Reason.
    pub alasan: String,
    /// First party.
    pub pihak1_nama: String,
    /// Its post.
    pub pihak1_jabatan: String,
    /// Its capacity.
    pub pihak1_cara: String,
    /// Second party.
    pub pihak2_nama: String,
    /// Its post.
    pub pihak2_jabatan: String,
    /// Its capacity.
    pub pihak2_cara: String,
    /// Place of signing.
    pub tempat: String,
    /// Day of signing.
    pub tanggal: Option<NaiveDate>,
    /// Edition of the plan.
    pub rencana_edisi_id: Uuid,
    /// Edition of the budget.
    pub anggaran_edisi_id: Option<Uuid>,
    /// When it was published.
    pub terbit_pada: Option<DateTime<Utc>>,
    /// When it was drawn up.
    pub dibuat_pada: DateTime<Utc>,
    /// By whom.
    pub dibuat_oleh: String,
}

/// Draws up an agreement.
///
/// # Errors
/// No connection; one is being drawn up already.
pub async fn simpan_pk(conn: &mut PgConnection, p: &PkRow) -> Result<()> {
    sqlx::query(
        "insert into pk (pemda_id, id, tahun, opd_id, jenjang, unit, edisi, keadaan, sebab, \
         alasan, pihak1_nama, pihak1_jabatan, pihak1_cara, pihak2_nama, pihak2_jabatan, \
         pihak2_cara, tempat, tanggal, rencana_edisi_id, anggaran_edisi_id, dibuat_pada, \
         dibuat_oleh) values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
         $13, $14, $15, $16, $17, $18, $19, $20, $21)",
    )
    .bind(p.id)
    .bind(p.tahun)
    .bind(p.opd_id)
    .bind(&p.jenjang)
    .bind(&p.unit)
    .bind(p.edisi)
    .bind(&p.keadaan)
    .bind(&p.sebab)
    .bind(&p.alasan)
    .bind(&p.pihak1_nama)
    .bind(&p.pihak1_jabatan)
    .bind(&p.pihak1_cara)
    .bind(&p.pihak2_nama)
    .bind(&p.pihak2_jabatan)
    .bind(&p.pihak2_cara)
    .bind(&p.tempat)
    .bind(p.tanggal)
    .bind(p.rencana_edisi_id)
    .bind(p.anggaran_edisi_id)
    .bind(p.dibuat_pada)
    .bind(&p.dibuat_oleh)
    .execute(conn)
    .await?;
    Ok(())
}

/// Agreements of a year; of one office when it is named.
///
/// # Errors
/// No connection.
pub async fn daftar_pk(
    conn: &mut PgConnection,
    tahun: i16,
    opd: Option<Uuid>,
) -> Result<Vec<PkRow>> {
    Ok(sqlx::query_as(
        "select p.id, p.tahun, p.opd_id, o.kode as opd_kode, o.nama as opd_nama, p.jenjang, \
         p.unit, p.edisi, p.keadaan, p.sebab, p.alasan, p.pihak1_nama, p.pihak1_jabatan, \
         p.pihak1_cara, p.pihak2_nama, p.pihak2_jabatan, p.pihak2_cara, p.tempat, p.tanggal, \
         p.rencana_edisi_id, p.anggaran_edisi_id, p.terbit_pada, p.dibuat_pada, p.dibuat_oleh \
         from pk p left join perangkat_daerah o on o.pemda_id = p.pemda_id and o.id = p.opd_id \
         where p.pemda_id = selaras_pemda() and p.tahun = $1 \
         and ($2::uuid is null or p.opd_id = $2) \
         order by o.kode nulls first, p.jenjang, p.unit, p.edisi desc",
    )
    .bind(tahun)
    .bind(opd)
    .fetch_all(conn)
    .await?)
}

/// One agreement.
///
/// # Errors
/// No connection.
pub async fn pk(conn: &mut PgConnection, id: Uuid) -> Result<Option<PkRow>> {
    Ok(sqlx::query_as(
        "select p.id, p.tahun, p.opd_id, o.kode as opd_kode, o.nama as opd_nama, p.jenjang, \
         p.unit, p.edisi, p.keadaan, p.sebab, p.alasan, p.pihak1_nama, p.pihak1_jabatan, \
         p.pihak1_cara, p.pihak2_nama, p.pihak2_jabatan, p.pihak2_cara, p.tempat, p.tanggal, \
         p.rencana_edisi_id, p.anggaran_edisi_id, p.terbit_pada, p.dibuat_pada, p.dibuat_oleh \
         from pk p left join perangkat_daerah o on o.pemda_id = p.pemda_id and o.id = p.opd_id \
         where p.pemda_id = selaras_pemda() and p.id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?)
}

/// Holds an agreement for the rest of the transaction.
///
/// # Errors
/// No connection.
pub async fn kunci_pk(conn: &mut PgConnection, id: Uuid) -> Result<bool> {
    let ada: Option<i32> = sqlx::query_scalar(
        "select 1 from pk where pemda_id = selaras_pemda() and id = $1 for update",
    )
    .bind(id)
    .fetch_optional(conn)
    .await?;
    Ok(ada.is_some())
}

/// Parties, place, day and reason of an agreement that is being drawn up.
///
/// # Errors
/// No connection.
pub async fn ubah_pk(conn: &mut PgConnection, p: &PkRow) -> Result<()> {
    sqlx::query(
        "update pk set alasan = $2, pihak1_nama = $3, pihak1_jabatan = $4, pihak1_cara = $5, \
         pihak2_nama = $6, pihak2_jabatan = $7, pihak2_cara = $8, tempat = $9, tanggal = $10 \
         where pemda_id = selaras_pemda() and id = $1 and keadaan in ('draf', 'diajukan')",
    )
    .bind(p.id)
    .bind(&p.alasan)
    .bind(&p.pihak1_nama)
    .bind(&p.pihak1_jabatan)
    .bind(&p.pihak1_cara)
    .bind(&p.pihak2_nama)
    .bind(&p.pihak2_jabatan)
    .bind(&p.pihak2_cara)
    .bind(&p.tempat)
    .bind(p.tanggal)
    .execute(conn)
    .await?;
    Ok(())
}

/// Moves an agreement; one that comes into force replaces the edition before it.
///
/// # Errors
/// No connection.
pub async fn pindah_pk(conn: &mut PgConnection, p: &PkRow, keadaan: &str) -> Result<()> {
    if keadaan == "berlaku" {
        sqlx::query(
            "update pk set keadaan = 'digantikan' where pemda_id = selaras_pemda() \
             and tahun = $1 and opd_id is not distinct from $2 and jenjang = $3 and unit = $4 \
             and keadaan = 'berlaku'",
        )
        .bind(p.tahun)
        .bind(p.opd_id)
        .bind(&p.jenjang)
        .bind(&p.unit)
        .execute(&mut *conn)
        .await?;
    }
    sqlx::query("update pk set keadaan = $2 where pemda_id = selaras_pemda() and id = $1")
        .bind(p.id)
        .bind(keadaan)
        .execute(conn)
        .await?;
    Ok(())
}

/// Publishes an agreement in force; false when it was published before.
///
/// # Errors
/// No connection.
pub async fn terbitkan_pk(conn: &mut PgConnection, id: Uuid, pada: DateTime<Utc>) -> Result<bool> {
    let n = sqlx::query(
        "update pk set terbit_pada = $2 where pemda_id = selaras_pemda() and id = $1 \
         and terbit_pada is null",
    )
    .bind(id)
    .bind(pada)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(n > 0)
}

/// A promised indicator.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PkIndikatorRow {
    /// Number.
    pub urut: i16,
    /// Objective.
    pub sasaran: String,
    /// Node of the plan.
    pub simpul_id: Uuid,
    /// Indicator of the plan.
    pub indikator_id: Uuid,
    /// Words.
    pub teks: String,
    /// Unit.
    pub satuan: String,
    /// Target.
    pub target: String,
    /// Direction.
    pub polaritas: String,
    /// Quarters to year.
    pub agregasi: String,
    /// Formula for falling indicators.
    pub rumus_negatif: String,
    /// Main indicator.
    pub utama: bool,
    /// Operational definition.
    pub definisi: String,
    /// Where the figures come from.
    pub sumber_data: String,
}

/// Replaces the indicators of an agreement.
///
/// # Errors
/// No connection.
pub async fn simpan_pk_indikator(
    conn: &mut PgConnection,
    pk: Uuid,
    isi: &[PkIndikatorRow],
) -> Result<()> {
    sqlx::query("delete from pk_indikator where pemda_id = selaras_pemda() and pk_id = $1")
        .bind(pk)
        .execute(&mut *conn)
        .await?;
    for i in isi {
        sqlx::query(
            "insert into pk_indikator (pemda_id, pk_id, urut, sasaran, simpul_id, indikator_id, \
             teks, satuan, target, polaritas, agregasi, rumus_negatif, utama, definisi, \
             sumber_data) values (selaras_pemda(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
             $12, $13, $14)",
        )
        .bind(pk)
        .bind(i.urut)
        .bind(&i.sasaran)
        .bind(i.simpul_id)
        .bind(i.indikator_id)
        .bind(&i.teks)
        .bind(&i.satuan)
        .bind(&i.target)
        .bind(&i.polaritas)
        .bind(&i.agregasi)
        .bind(&i.rumus_negatif)
        .bind(i.utama)
        .bind(&i.definisi)
        .bind(&i.sumber_data)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// How one indicator is measured.
///
/// # Errors
/// No connection.
pub async fn ubah_pk_indikator(
    conn: &mut PgConnection,
    pk: Uuid,
    i: &PkIndikatorRow,
) -> Result<()> {
    sqlx::query(
        "update pk_indikator set polaritas = $3, agregasi = $4, rumus_negatif = $5, utama = $6, \
         definisi = $7, sumber_data = $8 where pemda_id = selaras_pemda() and pk_id = $1 \
         and urut = $2",
    )
    .bind(pk)
    .bind(i.urut)
    .bind(&i.polaritas)
    .bind(&i.agregasi)
    .bind(&i.rumus_negatif)
    .bind(i.utama)
    .bind(&i.definisi)
    .bind(&i.sumber_data)
    .execute(conn)
    .await?;
    Ok(())
}

/// Indicators of an agreement.
///
/// # Errors
/// No connection.
pub async fn pk_indikator(conn: &mut PgConnection, pk: Uuid) -> Result<Vec<PkIndikatorRow>> {
    Ok(sqlx::query_as(
        "select urut, sasaran, simpul_id, indikator_id, teks, satuan, target, polaritas, \
         agregasi, rumus_negatif, utama, definisi, sumber_data from pk_indikator \
         where pemda_id = selaras_pemda() and pk_id = $1 order by urut",
    )
    .bind(pk)
    .fetch_all(conn)
    .await?)
}

/// A promised programme.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PkProgramRow {
    /// Number.
    pub urut: i16,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Money, sen.
    pub anggaran_sen: i64,
}

/// Replaces the programmes of an agreement.
///
/// # Errors
/// No connection.
pub async fn simpan_pk_program(
    conn: &mut PgConnection,
    pk: Uuid,
    isi: &[PkProgramRow],
) -> Result<()> {
    sqlx::query("delete from pk_program where pemda_id = selaras_pemda() and pk_id = $1")
        .bind(pk)
        .execute(&mut *conn)
        .await?;
    for p in isi {
        sqlx::query(
            "insert into pk_program (pemda_id, pk_id, urut, kode, nama, anggaran_sen) \
             values (selaras_pemda(), $1, $2, $3, $4, $5)",
        )
        .bind(pk)
        .bind(p.urut)
        .bind(&p.kode)
        .bind(&p.nama)
        .bind(p.anggaran_sen)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Programmes of an agreement.
///
/// # Errors
/// No connection.
pub async fn pk_program(conn: &mut PgConnection, pk: Uuid) -> Result<Vec<PkProgramRow>> {
    Ok(sqlx::query_as(
        "select urut, kode, nama, anggaran_sen from pk_program \
         where pemda_id = selaras_pemda() and pk_id = $1 order by urut",
    )
    .bind(pk)
    .fetch_all(conn)
    .await?)
}

/// Whether an agreement of a level is in force in a year, for an office or the government.
///
/// # Errors
/// No connection.
pub async fn ada_pk_berlaku(
    conn: &mut PgConnection,
    tahun: i16,
    (opd, jenjang): (Option<Uuid>, &str),
) -> Result<bool> {
    let ada: Option<i32> = sqlx::query_scalar(
        "select 1 from pk where pemda_id = selaras_pemda() and tahun = $1 and jenjang = $3 \
         and opd_id is not distinct from $2 and keadaan = 'berlaku' limit 1",
    )
    .bind(tahun)
    .bind(opd)
    .bind(jenjang)
    .fetch_optional(conn)
    .await?;
    Ok(ada.is_some())
}
