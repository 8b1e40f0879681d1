//! Side-by-side reading rows of programmes, activities and sub-activities (`tampil_baris`).
//!
//! The rows are rebuildable from the thread. Writers mark them stale by a statement trigger; the
//! first reader afterwards rebuilds them, others meanwhile read the previous rows.

use sqlx::{PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

use crate::{Db, Result, Tx};

/// One row: a node of one level with its ceilings in every document of the year.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct BarisRow {
    /// Position in the order office, programme, activity, sub-activity.
    pub nomor: i32,
    /// program, kegiatan or sub_kegiatan.
    pub tingkat: String,
    /// Code of the office; empty when the file names an unknown one.
    pub opd_kode: String,
    /// Name of the office.
    pub opd_nama: String,
    /// Name of the unit; only sub-activities have one.
    pub unit_nama: String,
    /// Programme code.
    pub program_kode: String,
    /// Activity code; empty on programmes.
    pub kegiatan_kode: String,
    /// Code of the node.
    pub kode: String,
    /// Name of the node.
    pub nama: String,
    /// Ceiling of the Renstra in this year, sen.
    pub renstra_sen: Option<i64>,
    /// Ceiling of the RKPD, sen.
    pub rkpd_sen: Option<i64>,
    /// Ceiling of the APBD, sen.
    pub apbd_sen: Option<i64>,
    /// Ceiling of the DPA, sen.
    pub dpa_sen: Option<i64>,
    /// Paid so far, sen.
    pub realisasi_sen: Option<i64>,
    /// APBD minus RKPD, sen; none when neither document has the node.
    pub selisih_sen: Option<i64>,
    /// selaras, naik, turun, jadi_nol, dari_nol, hanya_rkpd, hanya_apbd or hanya_lain.
    pub status: String,
    /// Findings on the node and below it.
    pub temuan: i32,
    /// Of these, blocking.
    pub blokir: i32,
    /// Node in the Renstra.
    pub renstra_id: Option<Uuid>,
    /// Node in the RKPD.
    pub rkpd_id: Option<Uuid>,
    /// Node in the APBD.
    pub apbd_id: Option<Uuid>,
    /// Node in the DPA.
    pub dpa_id: Option<Uuid>,
    /// Node in the realisation.
    pub realisasi_id: Option<Uuid>,
    /// Edition of `simpul_id`.
    pub edisi_id: Option<Uuid>,
    /// The node the thread page opens: APBD, else RKPD, DPA, realisation, Renstra.
    pub simpul_id: Option<Uuid>,
}

const KOLOM: &str = "nomor, tingkat, opd_kode, opd_nama, unit_nama, program_kode, kegiatan_kode, \
     kode, nama, renstra_sen, rkpd_sen, apbd_sen, dpa_sen, realisasi_sen, selisih_sen, status, \
     temuan, blokir, renstra_id, rkpd_id, apbd_id, dpa_id, realisasi_id, edisi_id, simpul_id";

/// Totals over rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct JumlahRow {
    /// Rows.
    pub baris: i64,
    /// Σ Renstra, sen.
    pub renstra_sen: i64,
    /// Σ RKPD, sen.
    pub rkpd_sen: i64,
    /// Σ APBD, sen.
    pub apbd_sen: i64,
    /// Σ DPA, sen.
    pub dpa_sen: i64,
    /// Σ realisation, sen.
    pub realisasi_sen: i64,
    /// Σ difference, sen.
    pub selisih_sen: i64,
    /// Findings.
    pub temuan: i64,
}

/// Totals of one office and status, for the numbers on the filter chips.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FacetRow {
    /// Office code.
    pub opd_kode: String,
    /// Status of the rows.
    pub status: String,
    /// Rows with findings, or those without.
    pub ada_temuan: bool,
    /// Totals.
    #[sqlx(flatten)]
    pub jumlah: JumlahRow,
}

/// What a list shows.
#[derive(Clone, Debug, Default)]
pub struct Saring {
    /// Budget year.
    pub tahun: i16,
    /// program, kegiatan or sub_kegiatan.
    pub tingkat: String,
    /// Only this office.
    pub opd: Option<String>,
    /// Only this programme.
    pub program: Option<String>,
    /// Only this activity.
    pub kegiatan: Option<String>,
    /// Only these states; empty means all.
    pub status: Vec<String>,
    /// Only rows with findings.
    pub temuan: bool,
    /// Words that must all occur in code, name, office or unit.
    pub kata: Vec<String>,
}

impl Saring {
    /// True when the stored totals answer the filter without reading rows.
    fn terjumlah(&self) -> bool {
        self.kata.is_empty() && self.program.is_none() && self.kegiatan.is_none()
    }
}

/// Column a list is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Urut {
    /// Order of the document.
    #[default]
    Nomor,
    /// Name.
    Nama,
    /// Renstra ceiling.
    Renstra,
    /// RKPD ceiling.
    Rkpd,
    /// APBD ceiling.
    Apbd,
    /// DPA ceiling.
    Dpa,
    /// Paid.
    Realisasi,
    /// Size of the difference, whatever its sign.
    Selisih,
    /// Findings.
    Temuan,
}

impl Urut {
    const fn sql(self) -> &'static str {
        match self {
            Self::Nomor => "nomor",
            Self::Nama => "nama",
            Self::Renstra => "coalesce(renstra_sen, 0)",
            Self::Rkpd => "coalesce(rkpd_sen, 0)",
            Self::Apbd => "coalesce(apbd_sen, 0)",
            Self::Dpa => "coalesce(dpa_sen, 0)",
            Self::Realisasi => "coalesce(realisasi_sen, 0)",
            Self::Selisih => "abs(coalesce(selisih_sen, 0))",
            Self::Temuan => "temuan",
        }
    }
}

/// A page of a list.
#[derive(Clone, Copy, Debug)]
pub struct Halaman {
    /// Order.
    pub urut: Urut,
    /// Descending.
    pub turun: bool,
    /// Most rows.
    pub batas: i64,
    /// Rows before the first.
    pub lewati: i64,
}

/// A read transaction whose reading rows of the year are fresh.
///
/// # Errors
/// No connection, or a rebuild that fails.
pub async fn baca(db: &Db, pemda: Uuid, tahun: i16) -> Result<Tx<'static>> {
    let mut tx = db.tx_baca(pemda).await?;
    if segar(&mut tx, tahun).await? {
        return Ok(tx);
    }
    tx.rollback().await?;
    let mut tulis = db.tx(pemda).await?;
    bangun(&mut tulis, tahun).await?;
    tulis.commit().await?;
    db.tx_baca(pemda).await
}

/// True when the reading rows of the year are built and nothing changed since.
///
/// # Errors
/// No connection.
pub async fn segar(conn: &mut PgConnection, tahun: i16) -> Result<bool> {
    let usang: Option<bool> = sqlx::query_scalar("select usang from tampil_segar where tahun = $1")
        .bind(tahun)
        .fetch_optional(conn)
        .await?;
    Ok(usang == Some(false))
}

/// Rebuilds the reading rows of a year when they are stale and nobody else is at it.
///
/// # Errors
/// No connection.
pub async fn bangun(conn: &mut PgConnection, tahun: i16) -> Result<()> {
    sqlx::query(
        "insert into tampil_segar (pemda_id, tahun, usang) values (selaras_pemda(), $1, true) \
         on conflict do nothing",
    )
    .bind(tahun)
    .execute(&mut *conn)
    .await?;
    let usang: Option<bool> = sqlx::query_scalar(
        "select usang from tampil_segar where tahun = $1 for update skip locked",
    )
    .bind(tahun)
    .fetch_optional(&mut *conn)
    .await?;
    if usang != Some(true) {
        return Ok(());
    }
    // Right after a bulk load the tables have no statistics yet: a nested loop over "empty" tables
    // would take seconds.
    sqlx::query("set local enable_nestloop = off")
        .execute(&mut *conn)
        .await?;
    for sql in [
        "delete from tampil_baris where tahun = $1",
        "delete from tampil_jumlah where tahun = $1",
        include_str!("baris_bangun.sql"),
        include_str!("baris_jumlah.sql"),
        "update tampil_segar set usang = false where tahun = $1",
    ] {
        sqlx::query(sql).bind(tahun).execute(&mut *conn).await?;
    }
    Ok(())
}

fn syarat(q: &mut QueryBuilder<Postgres>, s: &Saring) {
    q.push(" where pemda_id = selaras_pemda() and tahun = ")
        .push_bind(s.tahun);
    q.push(" and tingkat = ").push_bind(s.tingkat.clone());
    for (kolom, nilai) in [
        ("opd_kode", &s.opd),
        ("program_kode", &s.program),
        ("kegiatan_kode", &s.kegiatan),
    ] {
        if let Some(n) = nilai {
            q.push(" and ").push(kolom).push(" = ").push_bind(n.clone());
        }
    }
    if !s.status.is_empty() {
        q.push(" and status = any(")
            .push_bind(s.status.clone())
            .push(")");
    }
    if s.temuan {
        q.push(" and temuan > 0");
    }
    for k in &s.kata {
        q.push(" and cari like ")
            .push_bind(format!("%{}%", super::lolos_like(k)));
    }
}

/// The rows of one page.
///
/// # Errors
/// No connection.
pub async fn daftar(conn: &mut PgConnection, s: &Saring, h: Halaman) -> Result<Vec<BarisRow>> {
    let mut q = QueryBuilder::new("select ");
    q.push(KOLOM).push(" from tampil_baris");
    syarat(&mut q, s);
    let arah = if h.turun { " desc" } else { "" };
    q.push(" order by ").push(h.urut.sql()).push(arah);
    if h.urut != Urut::Nomor {
        q.push(", nomor").push(arah);
    }
    q.push(" limit ")
        .push_bind(h.batas)
        .push(" offset ")
        .push_bind(h.lewati);
    Ok(q.build_query_as().fetch_all(conn).await?)
}

/// Totals over every row of the filter.
///
/// # Errors
/// No connection.
pub async fn jumlah(conn: &mut PgConnection, s: &Saring) -> Result<JumlahRow> {
    let hitung = if s.terjumlah() {
        "sum(baris)"
    } else {
        "count(*)"
    };
    let mut q = QueryBuilder::new("select coalesce(");
    q.push(hitung).push(", 0)::bigint as baris");
    for k in ["renstra", "rkpd", "apbd", "dpa", "realisasi", "selisih"] {
        q.push(format!(", coalesce(sum({k}_sen), 0)::bigint as {k}_sen"));
    }
    q.push(", coalesce(sum(temuan), 0)::bigint as temuan from ");
    q.push(if s.terjumlah() {
        "tampil_jumlah"
    } else {
        "tampil_baris"
    });
    let mut s = s.clone();
    let hanya_temuan = s.terjumlah() && std::mem::take(&mut s.temuan);
    syarat(&mut q, &s);
    if hanya_temuan {
        q.push(" and ada_temuan");
    }
    Ok(q.build_query_as().fetch_one(conn).await?)
}

/// Totals per office, status and "has findings" of one level, for chips and overviews.
///
/// # Errors
/// No connection.
pub async fn facet(conn: &mut PgConnection, tahun: i16, tingkat: &str) -> Result<Vec<FacetRow>> {
    Ok(sqlx::query_as(
        "select opd_kode, status, ada_temuan, baris::bigint as baris, renstra_sen, rkpd_sen, \
         apbd_sen, \
                dpa_sen, realisasi_sen, selisih_sen, temuan::bigint as temuan \
         from tampil_jumlah where pemda_id = selaras_pemda() and tahun = $1 and tingkat = $2 \
         order by opd_kode, status, ada_temuan",
    )
    .bind(tahun)
    .bind(tingkat)
    .fetch_all(conn)
    .await?)
}

/// Every row of one office in document order: programmes, activities, sub-activities.
///
/// # Errors
/// No connection.
pub async fn opd(conn: &mut PgConnection, tahun: i16, opd: &str) -> Result<Vec<BarisRow>> {
    let mut q = QueryBuilder::new("select ");
    q.push(KOLOM)
        .push(" from tampil_baris where pemda_id = selaras_pemda() and tahun = ")
        .push_bind(tahun)
        .push(" and opd_kode = ")
        .push_bind(opd.to_owned())
        .push(" order by nomor");
    Ok(q.build_query_as().fetch_all(conn).await?)
}

/// The reading row of a node, found by its key in any document.
///
/// # Errors
/// No connection.
pub async fn oleh_kunci(conn: &mut PgConnection, k: &Kunci<'_>) -> Result<Option<BarisRow>> {
    let mut q = QueryBuilder::new("select ");
    q.push(KOLOM)
        .push(" from tampil_baris where pemda_id = selaras_pemda() and tahun = ")
        .push_bind(k.tahun)
        .push(" and tingkat = ")
        .push_bind(k.tingkat.to_owned())
        .push(" and opd_id is not distinct from ")
        .push_bind(k.opd_id)
        .push(" and kode = ")
        .push_bind(k.kode.to_owned());
    if k.tingkat == "sub_kegiatan" {
        q.push(" and unit_id is not distinct from ")
            .push_bind(k.unit_id);
    }
    q.push(" order by nomor limit 1");
    Ok(q.build_query_as().fetch_optional(conn).await?)
}

/// Key of a reading row.
#[derive(Clone, Copy, Debug)]
pub struct Kunci<'a> {
    /// Budget year.
    pub tahun: i16,
    /// Level.
    pub tingkat: &'a str,
    /// Office.
    pub opd_id: Option<Uuid>,
    /// Unit; the office itself where there is none.
    pub unit_id: Option<Uuid>,
    /// Code.
    pub kode: &'a str,
}
