//! Errors of pages: what the reader may know, and the request id; the rest goes to the log once.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::halaman::{Halaman, Sesi};

/// Result of a handler.
pub type Hasil = Result<Response, Galat>;

/// Why a page could not be shown.
#[derive(Debug)]
pub enum Galat {
    /// Nothing there, or not visible.
    TidakAda(String),
    /// Not for this visitor.
    Ditolak(String),
    /// The request itself is wrong.
    Masukan(String),
    /// A fault: bug or broken environment. Never shown.
    Rusak(anyhow::Error),
}

impl Galat {
    /// "… tidak ditemukan".
    pub fn tidak_ada(kalimat: impl Into<String>) -> Self {
        Self::TidakAda(kalimat.into())
    }
}

impl<E> From<E> for Galat
where
    E: Into<anyhow::Error>,
{
    /// A refusal of `keamanan` stays a refusal wherever it was passed on; all else is a fault.
    fn from(e: E) -> Self {
        match e.into().downcast::<keamanan::Tolak>() {
            Ok(keamanan::Tolak::TidakTampak { .. }) => Self::TidakAda(String::new()),
            Ok(tolak) => Self::Ditolak(tolak.to_string()),
            Err(lain) => Self::Rusak(lain),
        }
    }
}

/// Travels with the response until the outer layer draws the page (it knows the request id).
#[derive(Clone, Debug)]
pub(crate) struct Kabar {
    pub status: StatusCode,
    pub kalimat: String,
}

impl IntoResponse for Galat {
    fn into_response(self) -> Response {
        let (status, kalimat) = match self {
            Self::TidakAda(k) => (StatusCode::NOT_FOUND, k),
            Self::Ditolak(k) => (StatusCode::FORBIDDEN, k),
            Self::Masukan(k) => (StatusCode::BAD_REQUEST, k),
            Self::Rusak(e) => {
                tracing::error!(sebab = format!("{e:#}"), "permintaan gagal");
                (StatusCode::INTERNAL_SERVER_ERROR, String::new())
            }
        };
        let mut r = status.into_response();
        r.extensions_mut().insert(Kabar { status, kalimat });
        r
    }
}

/// Answer for addresses that do not exist.
pub async fn tidak_ada() -> Galat {
    Galat::tidak_ada("Alamat ini tidak ada di Selaras.")
}

/// Page of an error.
#[derive(Template)]
#[template(path = "galat.html")]
pub struct GalatHal {
    hal: Halaman,
    judul: &'static str,
    kalimat: String,
    saran: &'static str,
    permintaan: String,
}

impl GalatHal {
    /// Page for a status.
    #[must_use]
    pub fn baru(sesi: &Sesi, status: StatusCode, kalimat: &str) -> Self {
        let (judul, umum, saran) = match status.as_u16() {
            404 => (
                "Tidak ditemukan",
                "Halaman atau data ini tidak ada.",
                "Periksa alamatnya, atau cari lewat kotak pencarian.",
            ),
            403 => (
                "Tidak diizinkan",
                "Halaman ini tidak untuk Anda.",
                "Halaman untuk admin lokal dibuka dengan tautan masuk yang dicetak saat server \
                 dijalankan.",
            ),
            413 => (
                "Terlalu besar",
                "Kiriman ini melewati batas ukuran.",
                "Pecah berkasnya, atau impor lewat perintah selaras impor.",
            ),
            400..=499 => (
                "Permintaan tidak dapat dibaca",
                "Ada bagian alamat atau isian yang tidak dimengerti.",
                "Kembali, lalu ulangi dari halaman sebelumnya.",
            ),
            503 => (
                "Server sedang penuh",
                "Terlalu banyak permintaan pada saat yang sama.",
                "Coba lagi sebentar lagi.",
            ),
            _ => (
                "Terjadi kesalahan",
                "Permintaan Anda tidak dapat diselesaikan. Tidak ada data yang berubah.",
                "Coba lagi; bila tetap gagal, sampaikan nomor permintaan di bawah kepada \
                 pengelola.",
            ),
        };
        let kalimat = if kalimat.is_empty() {
            umum.to_owned()
        } else {
            kalimat.to_owned()
        };
        Self {
            hal: Halaman::baru(sesi, judul),
            judul,
            kalimat,
            saran,
            permintaan: sesi.permintaan.clone(),
        }
    }

    /// For the render test.
    #[cfg(test)]
    pub fn sample() -> Vec<Self> {
        let s = Sesi::contoh();
        [400, 403, 404, 413, 500, 503]
            .into_iter()
            .filter_map(|n| StatusCode::from_u16(n).ok())
            .map(|k| Self::baru(&s, k, ""))
            .collect()
    }
}

/// Room for a usual page, so that it is written without moving it.
const AWAL: usize = 64 * 1024;

/// A finished page.
///
/// # Errors
/// A template that cannot be written is a fault.
pub fn html(t: &impl Template) -> Hasil {
    let mut isi = String::with_capacity(AWAL);
    t.render_into(&mut isi)?;
    Ok(Html(isi).into_response())
}
