//! Regions of the register.

use app::lingkungan::Lingkungan;
use app::wilayah::daftar;
use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Masalah;
use crate::galat::Tanya;
use crate::isi::{Daftar, Hal};

/// One region.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Wilayah {
    /// Kode Kemendagri.
    #[schema(example = "64.11")]
    kode: String,
    /// Nama.
    nama: String,
    /// 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan.
    tingkat: i16,
    /// Kode di atasnya.
    induk: Option<String>,
    /// Penduduk.
    penduduk: Option<i64>,
    /// Wilayah administratif tanpa APBD sendiri.
    administratif: bool,
}

impl From<daftar::WilayahRow> for Wilayah {
    fn from(w: daftar::WilayahRow) -> Self {
        Self {
            kode: w.kode,
            nama: w.nama,
            tingkat: w.tingkat,
            induk: w.induk,
            penduduk: w.penduduk,
            administratif: w.administratif,
        }
    }
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Saring {
    /// Kode di atasnya; tanpa ini, provinsi.
    induk: Option<String>,
}

/// Wilayah di bawah sebuah kode, atau semua provinsi.
#[utoipa::path(get, path = "/wilayah", operation_id = "wilayah_daftar", tag = "wilayah",
    params(Saring, Hal),
    responses((status = 200, body = Daftar<Wilayah>), (status = 400, body = Masalah,
        content_type = "application/problem+json")))]
pub async fn daftar(
    State(l): State<Lingkungan>,
    Tanya(s): Tanya<Saring>,
    Tanya(h): Tanya<Hal>,
) -> Result<Json<Daftar<Wilayah>>, Masalah> {
    let (halaman, per_halaman, lewati) = h.baca()?;
    let induk = s.induk.filter(|i| !i.is_empty());
    let (baris, jumlah) = daftar::bawah(&l.db, induk.as_deref(), lewati, per_halaman).await?;
    let data = baris.into_iter().map(Wilayah::from).collect();
    Ok(Json(Daftar {
        data,
        jumlah,
        halaman,
        per_halaman,
    }))
}

/// Satu wilayah.
#[utoipa::path(get, path = "/wilayah/{kode}", operation_id = "wilayah_kode_satu",
    tag = "wilayah", params(("kode" = String, Path, description = "Kode Kemendagri",
        example = "64.11")),
    responses((status = 200, body = Wilayah), (status = 404, body = Masalah,
        content_type = "application/problem+json")))]
pub async fn satu(
    State(l): State<Lingkungan>,
    Path(kode): Path<String>,
) -> Result<Json<Wilayah>, Masalah> {
    let w = daftar::wilayah(&l.db, &kode).await?;
    let w =
        w.ok_or_else(|| Masalah::tidak_ada(format!("Tidak ada wilayah dengan kode {kode}.")))?;
    Ok(Json(w.into()))
}
