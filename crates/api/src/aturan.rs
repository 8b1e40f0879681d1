//! Rules of the check engine.

use app::tampil::aturan::{self, InfoAturan};
use axum::Json;
use axum::extract::Path;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Masalah;

/// One rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Aturan {
    /// Kode.
    #[schema(example = "BUD-03")]
    kode: &'static str,
    /// Satu baris.
    judul: &'static str,
    /// blokir, peringatan, atau informasi.
    tingkat: &'static str,
    /// Pasal.
    pasal: &'static str,
    /// Yang perlu dilakukan.
    saran: &'static str,
    /// Boleh dipertahankan dengan alasan tertulis.
    boleh_alasan: bool,
    /// Mengapa, apa yang dibandingkan, contohnya.
    penjelasan: &'static str,
}

impl From<InfoAturan> for Aturan {
    fn from(a: InfoAturan) -> Self {
        Self {
            kode: a.kode,
            judul: a.judul,
            tingkat: a.tingkat,
            pasal: a.pasal,
            saran: a.saran,
            boleh_alasan: a.boleh_alasan,
            penjelasan: a.penjelasan,
        }
    }
}

/// Semua aturan keselarasan.
#[utoipa::path(get, path = "/aturan", operation_id = "aturan_daftar", tag = "keselarasan",
    responses((status = 200, body = Vec<Aturan>)))]
pub async fn daftar() -> Json<Vec<Aturan>> {
    Json(aturan::semua().into_iter().map(Aturan::from).collect())
}

/// Satu aturan.
#[utoipa::path(get, path = "/aturan/{kode}", operation_id = "aturan_kode_satu",
    tag = "keselarasan", params(("kode" = String, Path, example = "BUD-03")),
    responses((status = 200, body = Aturan), (status = 404, body = Masalah,
        content_type = "application/problem+json")))]
pub async fn satu(Path(kode): Path<String>) -> Result<Json<Aturan>, Masalah> {
    let a = aturan::cari(&kode);
    let a = a.ok_or_else(|| Masalah::tidak_ada(format!("Tidak ada aturan {kode}.")))?;
    Ok(Json(a.into()))
}
