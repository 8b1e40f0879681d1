//! The JSON API: `/api/v1`, what the pages show, for programs.
//!
//! Amounts are text in rupiah with a point and two decimals; lists are paged; errors are
//! `application/problem+json` (RFC 9457). The document comes from the handlers ([`dokumen`]); a
//! test keeps `docs/openapi.json` equal to it and every path of it mounted.

mod aturan;
mod cari;
mod galat;
mod isi;
mod nasional;
mod pagu;
mod pemda;
mod temuan;
mod wilayah;

use app::lingkungan::Lingkungan;
use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use utoipa::OpenApi;

pub use galat::Masalah;

/// Budget year when the caller names none and the government has no document: of the clock.
pub(crate) fn tahun_ini(ling: &Lingkungan) -> i16 {
    i16::try_from(ling.clock.kini().tanggal(dasar::waktu::Zona::Wib).tahun()).unwrap_or_default()
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Selaras",
        description = "Rencana, anggaran, dan keselarasan pemerintah daerah, sampai ke baris \
                       terakhir. \
                       Hanya baca. Uang ditulis sebagai teks rupiah dengan titik dan dua desimal.",
        version = "1",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/api/v1")),
    tags(
        (name = "wilayah", description = "Wilayah dan pemerintah daerah"),
        (name = "nasional", description = "APBD terbit seluruh pemerintah daerah"),
        (name = "rencana", description = "Dokumen, pohon, dan pagu satu pemerintah daerah"),
        (name = "keselarasan", description = "Aturan dan temuan"),
        (name = "cari", description = "Pencarian"),
    ),
    paths(
        wilayah::daftar,
        wilayah::satu,
        pemda::daftar,
        pemda::satu,
        nasional::ringkasan,
        nasional::daftar,
        pemda::dokumen,
        pemda::pohon,
        pagu::daftar,
        temuan::daftar,
        aturan::daftar,
        aturan::satu,
        cari::cari,
    )
)]
struct Dokumen;

/// The OpenAPI document as indented JSON, with a line break at its end.
///
/// # Errors
/// None in practice; serialisation of a static document.
pub fn dokumen() -> serde_json::Result<String> {
    Dokumen::openapi().to_pretty_json().map(|j| j + "\n")
}

/// The document as a value, for the readable page.
#[must_use]
pub fn dokumen_nilai() -> serde_json::Value {
    serde_json::to_value(Dokumen::openapi()).unwrap_or_default()
}

/// Routes below `/api/v1`.
pub fn buat(ling: Lingkungan) -> Router {
    Router::new()
        .route("/openapi.json", get(openapi))
        .route("/wilayah", get(wilayah::daftar))
        .route("/wilayah/{kode}", get(wilayah::satu))
        .route("/pemda", get(pemda::daftar))
        .route("/pemda/{kode}", get(pemda::satu))
        .route("/pemda/{kode}/dokumen", get(pemda::dokumen))
        .route("/pemda/{kode}/pohon", get(pemda::pohon))
        .route("/pemda/{kode}/pagu", get(pagu::daftar))
        .route("/pemda/{kode}/temuan", get(temuan::daftar))
        .route("/nasional/{tahun}", get(nasional::ringkasan))
        .route("/nasional/{tahun}/pemda", get(nasional::daftar))
        .route("/aturan", get(aturan::daftar))
        .route("/aturan/{kode}", get(aturan::satu))
        .route("/cari", get(cari::cari))
        .fallback(|| async { Masalah::tidak_ada("Alamat ini tidak ada dalam API.") })
        .method_not_allowed_fallback(|| async { Masalah::cara_salah() })
        .with_state(ling)
}

async fn openapi() -> Result<Response, Masalah> {
    Ok(([(header::CONTENT_TYPE, "application/json")], dokumen()?).into_response())
}

#[cfg(test)]
mod tests;
