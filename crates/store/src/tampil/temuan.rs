//! Findings for the list, one finding, and the state of every rule.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

use crate::Result;

/// One finding.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct TemuanRow {
    /// Stable id.
    pub id: String,
    /// Rule code.
    pub aturan: String,
    /// blokir, peringatan or informasi.
    pub tingkat: String,
    /// What it is about.
    pub subjek: String,
    /// Code of the office.
    pub opd_kode: Option<String>,
    /// Name of the office.
    pub opd_nama: Option<String>,
    /// Edition of the node.
    pub edisi_id: Option<Uuid>,
    /// Node.
    pub simpul_id: Option<Uuid>,
    /// Code of the node.
    pub simpul_kode: Option<String>,
    /// Name of the node.
    pub simpul_nama: Option<String>,
    /// Kind of document of the node.
    pub dokumen: Option<String>,
    /// The sentence.
    pub pesan: String,
    /// What to do.
    pub saran: String,
    /// Figures behind it.
    pub angka: Option<serde_json::Value>,
    /// When it was first seen.
    pub pertama_pada: DateTime<Utc>,
    /// Reasons given.
    pub alasan: i64,
}

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct Saring {
    /// Year.
    pub tahun: i16,
    /// Only these rules.
    pub aturan: Vec<String>,
    /// Only these severities.
    pub tingkat: Vec<String>,
    /// Only this office, its units included.
    pub opd: Option<String>,
    /// Only findings with (true) or without (false) a reason.
    pub beralasan: Option<bool>,
    /// Words that must all occur.
    pub kata: Vec<String>,
    /// Only these nodes.
    pub simpul: Option<Vec<Uuid>>,
    /// Only this finding.
    pub id: Option<String>,
}

const ISI: &str = "select t.id, t.aturan, t.tingkat, t.subjek, o.kode as opd_kode, o.nama as \
                   opd_nama, \
     t.edisi_id, t.simpul_id, s.kode as simpul_kode, s.nama as simpul_nama, d.jenis as dokumen, \
     t.pesan, \
     t.saran, t.angka, t.pertama_pada, \
     (select count(*) from temuan_alasan a where a.tahun = t.tahun and a.temuan_id = t.id \
      and not exists (select 1 from temuan_alasan_dicabut c where c.tahun = a.tahun \
      and c.temuan_id = a.temuan_id and c.urut = a.urut)) as alasan";

const DARI: &str = " left join perangkat_daerah w on w.pemda_id = t.pemda_id and w.id = t.opd_id \
     left join perangkat_daerah o on o.pemda_id = t.pemda_id and o.id = coalesce(w.induk_id, w.id) \
     left join simpul s on s.pemda_id = t.pemda_id and s.edisi_id = t.edisi_id and s.id = \
     t.simpul_id \
     left join edisi e on e.pemda_id = t.pemda_id and e.id = t.edisi_id \
     left join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id";

fn syarat(q: &mut QueryBuilder<Postgres>, s: &Saring) {
    q.push(" where t.pemda_id = selaras_pemda() and t.tahun = ")
        .push_bind(s.tahun);
    if !s.aturan.is_empty() {
        q.push(" and t.aturan = any(")
            .push_bind(s.aturan.clone())
            .push(")");
    }
    if !s.tingkat.is_empty() {
        q.push(" and t.tingkat = any(")
            .push_bind(s.tingkat.clone())
            .push(")");
    }
    if let Some(o) = &s.opd {
        q.push(
            " and t.opd_id in (select w.id from perangkat_daerah w left join perangkat_daerah i ",
        );
        q.push("on i.id = w.induk_id where coalesce(i.kode, w.kode) = ")
            .push_bind(o.clone())
            .push(")");
    }
    if let Some(ya) = s.beralasan {
        q.push(if ya { " and exists" } else { " and not exists" })
            .push(
                " (select 1 from temuan_alasan a where a.tahun = t.tahun and a.temuan_id = t.id \
                 and not exists (select 1 from temuan_alasan_dicabut c where c.tahun = a.tahun \
                 and c.temuan_id = a.temuan_id and c.urut = a.urut))",
            );
    }
    if let Some(id) = &s.simpul {
        q.push(" and t.simpul_id = any(")
            .push_bind(id.clone())
            .push(")");
    }
    if let Some(id) = &s.id {
        q.push(" and t.id = ").push_bind(id.clone());
    }
    for k in &s.kata {
        let pola = format!("%{}%", super::lolos_like(k));
        q.push(" and (lower(t.pesan) like ").push_bind(pola.clone());
        q.push(" or lower(t.subjek) like ").push_bind(pola.clone());
        q.push(
            " or exists (select 1 from simpul c where c.pemda_id = t.pemda_id and c.edisi_id \
                = t.edisi_id ",
        );
        q.push("and c.id = t.simpul_id and lower(c.nama) like ")
            .push_bind(pola)
            .push("))");
    }
}

/// Column the list is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Urut {
    /// Severity, then rule.
    #[default]
    Tingkat,
    /// Rule.
    Aturan,
    /// Office.
    Opd,
    /// First seen.
    Pertama,
}

fn urutkan(q: &mut QueryBuilder<Postgres>, urut: (Urut, bool), opd: &str) {
    let arah = if urut.1 { " desc" } else { "" };
    q.push(" order by ");
    match urut.0 {
        // 'blokir' < 'informasi' < 'peringatan' in the alphabet: the weight puts them in order.
        Urut::Tingkat => {
            q.push("case t.tingkat when 'blokir' then 0 when 'peringatan' then 1 else 2 end")
        }
        Urut::Aturan => q.push("t.aturan"),
        Urut::Opd => q.push(opd).push(" collate \"C\""),
        Urut::Pertama => q.push("t.pertama_pada"),
    };
    for k in ["t.aturan", "t.subjek", "t.id"] {
        q.push(arah).push(", ").push(k);
    }
    q.push(arah);
}

/// One page of findings.
///
/// # Errors
/// No connection.
pub async fn daftar(
    conn: &mut PgConnection,
    s: &Saring,
    urut: (Urut, bool),
    batas: i64,
    lewati: i64,
) -> Result<Vec<TemuanRow>> {
    // The page is cut out of the findings before anything is joined to its rows.
    let mut q = QueryBuilder::new(ISI);
    q.push(" from (select t.*").push(if urut.0 == Urut::Opd {
        ", uo.kode as urut_opd"
    } else {
        ""
    });
    q.push(" from temuan t");
    if urut.0 == Urut::Opd {
        q.push(" left join perangkat_daerah uw on uw.id = t.opd_id");
        q.push(" left join perangkat_daerah uo on uo.id = coalesce(uw.induk_id, uw.id)");
    }
    syarat(&mut q, s);
    urutkan(&mut q, urut, "uo.kode");
    q.push(" limit ")
        .push_bind(batas)
        .push(" offset ")
        .push_bind(lewati)
        .push(") t");
    q.push(DARI);
    urutkan(&mut q, urut, "t.urut_opd");
    Ok(q.build_query_as().fetch_all(conn).await?)
}

/// How many findings of one rule, severity and office pass the filter.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct HitungRow {
    /// Rule.
    pub aturan: String,
    /// Severity.
    pub tingkat: String,
    /// Office.
    pub opd_kode: Option<String>,
    /// Name of the office.
    pub opd_nama: Option<String>,
    /// Findings.
    pub jumlah: i64,
}

/// Counts over every finding of the filter, by rule, severity and office.
///
/// # Errors
/// No connection.
pub async fn hitung(conn: &mut PgConnection, s: &Saring) -> Result<Vec<HitungRow>> {
    let mut q = QueryBuilder::new(
        "select x.aturan, x.tingkat, o.kode as opd_kode, o.nama as opd_nama, \
         sum(x.jumlah)::bigint as jumlah from ( \
         select t.aturan, t.tingkat, t.opd_id, count(*) as jumlah from temuan t",
    );
    syarat(&mut q, s);
    q.push(" group by 1, 2, 3) x left join perangkat_daerah w on w.id = x.opd_id ");
    q.push("left join perangkat_daerah o on o.id = coalesce(w.induk_id, w.id) ");
    q.push("group by 1, 2, 3, 4 order by 1, 2, 3");
    Ok(q.build_query_as().fetch_all(conn).await?)
}

/// State of a rule in a year.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AturanRow {
    /// Rule.
    pub aturan: String,
    /// dinilai or data_tidak_ada.
    pub status: String,
    /// Why it could not be decided.
    pub sebab: String,
    /// Findings, as the rule counts them.
    pub jumlah: i32,
    /// When it was computed.
    pub dihitung_pada: DateTime<Utc>,
}

/// State of every rule of the year.
///
/// # Errors
/// No connection.
pub async fn aturan(conn: &mut PgConnection, tahun: i16) -> Result<Vec<AturanRow>> {
    Ok(sqlx::query_as(
        "select aturan, status, sebab, jumlah, dihitung_pada from periksa_aturan \
         where tahun = $1 order by aturan",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// A reason given for a finding.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AlasanRow {
    /// Its number among the reasons of the finding.
    pub urut: i16,
    /// The reason.
    pub alasan: String,
    /// Who.
    pub oleh: String,
    /// When.
    pub pada: DateTime<Utc>,
    /// Who took it back.
    pub dicabut_oleh: Option<String>,
    /// When it was taken back.
    pub dicabut_pada: Option<DateTime<Utc>>,
}

/// Reasons of a finding, oldest first; those taken back too.
///
/// # Errors
/// No connection.
pub async fn alasan(conn: &mut PgConnection, tahun: i16, id: &str) -> Result<Vec<AlasanRow>> {
    Ok(sqlx::query_as(
        "select a.urut, a.alasan, a.oleh, a.pada, c.oleh as dicabut_oleh, c.pada as dicabut_pada \
         from temuan_alasan a left join temuan_alasan_dicabut c on c.pemda_id = a.pemda_id \
             and c.tahun = a.tahun and c.temuan_id = a.temuan_id and c.urut = a.urut \
         where a.tahun = $1 and a.temuan_id = $2 order by a.urut",
    )
    .bind(tahun)
    .bind(id)
    .fetch_all(conn)
    .await?)
}
