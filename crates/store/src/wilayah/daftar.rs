//! The register of regions and governments.

use std::collections::BTreeSet;

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// A government with what is known of its region.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PemdaWilayahRow {
    /// Kemendagri code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// provinsi, kabupaten or kota.
    pub jenis: String,
    /// Code of the province; none for provinces.
    pub induk: Option<String>,
    /// Code of BPS.
    pub kode_bps: Option<String>,
    /// Worked example.
    pub contoh: bool,
    /// Population.
    pub penduduk: Option<i64>,
    /// Area in square kilometres, two decimals with a point.
    pub luas_km2: Option<String>,
}

/// All governments but the nation, by code.
///
/// # Errors
/// No connection.
pub async fn pemda(conn: &mut PgConnection) -> Result<Vec<PemdaWilayahRow>> {
    Ok(sqlx::query_as(
        "select p.kode, p.nama, p.jenis, p.induk, p.kode_bps, p.contoh, w.penduduk, \
                round(w.luas_km2, 2)::text as luas_km2 \
         from pemda p left join wilayah w on w.kode = p.kode \
         where p.jenis <> 'nasional' order by p.kode",
    )
    .fetch_all(conn)
    .await?)
}

/// One government.
///
/// # Errors
/// No connection.
pub async fn satu(conn: &mut PgConnection, kode: &str) -> Result<Option<PemdaWilayahRow>> {
    Ok(sqlx::query_as(
        "select p.kode, p.nama, p.jenis, p.induk, p.kode_bps, p.contoh, w.penduduk, \
                round(w.luas_km2, 2)::text as luas_km2 \
         from pemda p left join wilayah w on w.kode = p.kode \
         where p.kode = $1 and p.jenis <> 'nasional'",
    )
    .bind(kode)
    .fetch_optional(conn)
    .await?)
}

/// One region of the register, also one without a government of its own.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WilayahRow {
    /// Kemendagri code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// 1 province … 4 village.
    pub tingkat: i16,
    /// Code above.
    pub induk: Option<String>,
    /// Population.
    pub penduduk: Option<i64>,
    /// Administrative city or regency without a budget of its own.
    pub administratif: bool,
}

/// Regions directly below a code; provinces for none.
///
/// # Errors
/// No connection.
pub async fn bawah(
    conn: &mut PgConnection,
    induk: Option<&str>,
    lewati: i64,
    sebanyak: i64,
) -> Result<Vec<WilayahRow>> {
    Ok(sqlx::query_as(
        "select kode, nama, tingkat, induk, penduduk, administratif from wilayah \
         where case when $1::text is null then tingkat = 1 else induk = $1 end \
         order by kode offset $2 limit $3",
    )
    .bind(induk)
    .bind(lewati)
    .bind(sebanyak)
    .fetch_all(conn)
    .await?)
}

/// One region of the register.
///
/// # Errors
/// No connection.
pub async fn wilayah(conn: &mut PgConnection, kode: &str) -> Result<Option<WilayahRow>> {
    Ok(sqlx::query_as(
        "select kode, nama, tingkat, induk, penduduk, administratif from wilayah where kode = $1",
    )
    .bind(kode)
    .fetch_optional(conn)
    .await?)
}

/// One macro indicator of an area with its targets; figures as text, as the source gives them.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MakroRow {
    /// Number of the indicator.
    pub indikator: i16,
    /// Its name.
    pub nama: String,
    /// Year.
    pub tahun: i16,
    /// "201500", or half years "202103".
    pub periode: String,
    /// Value.
    pub nilai: String,
    /// Target of the national work plan.
    pub target_rkp: Option<String>,
    /// Target of the national medium-term plan.
    pub target_rpjmn: Option<String>,
    /// Target of the region's own work plan.
    pub target_rkpd: Option<String>,
    /// Target the national work plan sets for the region.
    pub target_kewilayahan: Option<String>,
    /// Unit.
    pub satuan: String,
}

/// Macro indicators of an area, by indicator and period.
///
/// # Errors
/// No connection.
pub async fn makro(conn: &mut PgConnection, kode_bps: &str) -> Result<Vec<MakroRow>> {
    Ok(sqlx::query_as(
        "select distinct on (i.indikator, i.periode) i.indikator, coalesce(n.nama, 'Indikator ' \
         || i.indikator) as nama, i.tahun, \
                i.periode, i.nilai::text as nilai, i.target_rkp::text as target_rkp, \
                i.target_rpjmn::text as target_rpjmn, i.target_rkpd::text as target_rkpd, \
                i.target_kewilayahan::text as target_kewilayahan, i.satuan \
         from indikator_makro i left join indikator_makro_nama n on n.nomor = i.indikator \
         where i.kode_bps = $1 order by i.indikator, i.periode, i.versi desc, i.sumber",
    )
    .bind(kode_bps)
    .fetch_all(conn)
    .await?)
}

/// Codes of governments by id, the nation left out.
///
/// # Errors
/// No connection.
pub async fn kode(conn: &mut PgConnection, id: &BTreeSet<Uuid>) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "select kode from pemda where id = any($1) and jenis <> 'nasional' order by kode",
    )
    .bind(id.iter().copied().collect::<Vec<_>>())
    .fetch_all(conn)
    .await?)
}

/// How many regions stand directly below a code; provinces for none.
///
/// # Errors
/// No connection.
pub async fn jumlah_bawah(conn: &mut PgConnection, induk: Option<&str>) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "select count(*) from wilayah \
         where case when $1::text is null then tingkat = 1 else induk = $1 end",
    )
    .bind(induk)
    .fetch_one(conn)
    .await?)
}
