//! Published budgets: one amount per government and account kind, and their summary.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use crate::Result;

/// One published amount.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ApbdRow {
    /// Kemendagri code of the government.
    pub kode: String,
    /// Account kind ("5.1.01").
    pub rekening: String,
    /// Amount in sen.
    pub nilai_sen: i64,
}

/// One published summary.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RingkasRow {
    /// Kemendagri code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// provinsi, kabupaten or kota.
    pub jenis: String,
    /// Code of the province; a province names itself.
    pub provinsi: String,
    /// Revenue.
    pub pendapatan_sen: i64,
    /// Own revenue.
    pub pad_sen: i64,
    /// Expenditure.
    pub belanja_sen: i64,
    /// Personnel expenditure.
    pub pegawai_sen: i64,
    /// Capital expenditure.
    pub modal_sen: i64,
    /// Financing received.
    pub pembiayaan_masuk_sen: i64,
    /// Financing paid.
    pub pembiayaan_keluar_sen: i64,
    /// State of the source.
    pub keadaan: NaiveDate,
    /// When the job ran.
    pub dihitung_pada: DateTime<Utc>,
}

/// Summary to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RingkasBaru {
    /// Kemendagri code.
    pub kode: String,
    /// Revenue, own revenue, expenditure, personnel, capital, financing in, financing out; sen.
    pub sen: [i64; 7],
}

/// Years with published summaries, newest first.
///
/// # Errors
/// No connection.
pub async fn tahun(conn: &mut PgConnection) -> Result<Vec<i16>> {
    Ok(
        sqlx::query_scalar("select distinct tahun from publikasi_apbd_ringkas order by tahun desc")
            .fetch_all(conn)
            .await?,
    )
}

/// All published amounts of a year with their state, by government and account.
///
/// # Errors
/// No connection.
pub async fn rincian(
    conn: &mut PgConnection,
    tahun: i16,
) -> Result<(Vec<ApbdRow>, Option<NaiveDate>)> {
    let baris = sqlx::query_as(
        "select kode, rekening, nilai_sen from publikasi_apbd where tahun = $1 \
         order by kode, rekening",
    )
    .bind(tahun)
    .fetch_all(&mut *conn)
    .await?;
    let keadaan = sqlx::query_scalar("select max(keadaan) from publikasi_apbd where tahun = $1")
        .bind(tahun)
        .fetch_one(conn)
        .await?;
    Ok((baris, keadaan))
}

/// One account kind of one government, with its official name where the chart is loaded.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PosRow {
    /// Account kind.
    pub rekening: String,
    /// Official name.
    pub nama: Option<String>,
    /// Amount in sen.
    pub nilai_sen: i64,
}

/// Published amounts of one government.
///
/// # Errors
/// No connection.
pub async fn pos(conn: &mut PgConnection, tahun: i16, kode: &str) -> Result<Vec<PosRow>> {
    Ok(sqlx::query_as(
        "select p.rekening, r.nama, p.nilai_sen from publikasi_apbd p \
         left join lateral (select nama from rekening where rekening.kode = p.rekening \
                            order by edisi desc limit 1) r on true \
         where p.tahun = $1 and p.kode = $2 order by p.rekening",
    )
    .bind(tahun)
    .bind(kode)
    .fetch_all(conn)
    .await?)
}

/// Replaces the summaries of a year.
///
/// # Errors
/// A code that is not a government, or no connection.
pub async fn ganti_ringkas(
    conn: &mut PgConnection,
    tahun: i16,
    keadaan: NaiveDate,
    dihitung_pada: DateTime<Utc>,
    baris: &[RingkasBaru],
) -> Result<u64> {
    sqlx::query("delete from publikasi_apbd_ringkas where tahun = $1")
        .bind(tahun)
        .execute(&mut *conn)
        .await?;
    let kode: Vec<&str> = baris.iter().map(|b| b.kode.as_str()).collect();
    let lajur =
        |i: usize| -> Vec<i64> { baris.iter().filter_map(|b| b.sen.get(i).copied()).collect() };
    let hasil = sqlx::query(
        "insert into publikasi_apbd_ringkas (tahun, kode, nama, pendapatan_sen, pad_sen, \
         belanja_sen, pegawai_sen, modal_sen, pembiayaan_masuk_sen, pembiayaan_keluar_sen, \
         keadaan, dihitung_pada) \
         select $1, b.kode, coalesce(p.nama, b.kode), b.a, b.b, b.c, b.d, b.e, b.f, b.g, $2, $3 \
         from unnest($4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], \
                     $9::bigint[], $10::bigint[], $11::bigint[]) as b(kode, a, b, c, d, e, f, g) \
         left join pemda p on p.kode = b.kode",
    )
    .bind(tahun)
    .bind(keadaan)
    .bind(dihitung_pada)
    .bind(kode)
    .bind(lajur(0))
    .bind(lajur(1))
    .bind(lajur(2))
    .bind(lajur(3))
    .bind(lajur(4))
    .bind(lajur(5))
    .bind(lajur(6))
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected())
}

/// Published summaries of a year, by code.
///
/// # Errors
/// No connection.
pub async fn ringkas(conn: &mut PgConnection, tahun: i16) -> Result<Vec<RingkasRow>> {
    Ok(sqlx::query_as(
        "select r.kode, \
                case when p.jenis = 'provinsi' and r.nama not like 'Provinsi %' \
                     then 'Provinsi ' || r.nama else r.nama end as nama, coalesce(p.jenis, \
                     'kabupaten') as jenis, \
                split_part(r.kode, '.', 1) as provinsi, r.pendapatan_sen, r.pad_sen, \
                r.belanja_sen, r.pegawai_sen, r.modal_sen, r.pembiayaan_masuk_sen, \
                r.pembiayaan_keluar_sen, r.keadaan, r.dihitung_pada \
         from publikasi_apbd_ringkas r left join pemda p on p.kode = r.kode \
         where r.tahun = $1 order by r.kode",
    )
    .bind(tahun)
    .fetch_all(conn)
    .await?)
}

/// Years whose amounts are not, or not fully, in the summary: a government is missing, one is
/// there no more, or the state differs.
///
/// # Errors
/// No connection.
pub async fn tahun_usang(conn: &mut PgConnection) -> Result<Vec<i16>> {
    Ok(sqlx::query_scalar(
        "select tahun from ( \
           select coalesce(a.tahun, r.tahun) as tahun, \
                  a.belanja is distinct from r.belanja_sen::numeric \
                    or a.pendapatan is distinct from r.pendapatan_sen::numeric \
                    or a.keadaan > r.keadaan as beda \
           from (select tahun, kode, max(keadaan) as keadaan, \
                        coalesce(sum(nilai_sen) filter (where rekening like '5%'), 0) as belanja, \
                        coalesce(sum(nilai_sen) filter (where rekening like '4%'), 0) as \
                        pendapatan \
                 from publikasi_apbd group by tahun, kode) a \
           full join publikasi_apbd_ringkas r on r.tahun = a.tahun and r.kode = a.kode) x \
         group by tahun having bool_or(coalesce(beda, true)) order by tahun",
    )
    .fetch_all(conn)
    .await?)
}
