//! Errors as `application/problem+json` (RFC 9457).

use axum::Json;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Masalah {
    /// Stable kind: `urn:selaras:galat:…`.
    #[serde(rename = "type")]
    jenis: &'static str,
    /// The kind in words.
    #[serde(rename = "title")]
    judul: &'static str,
    /// HTTP status.
    status: u16,
    /// What is wrong and what to do.
    #[serde(rename = "detail")]
    rincian: String,
}

impl Masalah {
    /// 404.
    pub fn tidak_ada(rincian: impl Into<String>) -> Self {
        Self {
            jenis: "urn:selaras:galat:tidak-ada",
            judul: "Tidak ditemukan",
            status: 404,
            rincian: rincian.into(),
        }
    }

    /// 400.
    pub fn masukan(rincian: impl Into<String>) -> Self {
        Self {
            jenis: "urn:selaras:galat:masukan",
            judul: "Permintaan tidak dapat dibaca",
            status: 400,
            rincian: rincian.into(),
        }
    }

    /// 405.
    pub fn cara_salah() -> Self {
        Self {
            jenis: "urn:selaras:galat:cara",
            judul: "Cara tidak didukung",
            status: 405,
            rincian: "API ini hanya baca: pakai GET.".into(),
        }
    }
}

/// A fault: logged whole, shown without detail.
impl<E: Into<anyhow::Error>> From<E> for Masalah {
    fn from(e: E) -> Self {
        tracing::error!(sebab = format!("{:#}", e.into()), "API gagal");
        Self {
            jenis: "urn:selaras:galat:gangguan",
            judul: "Terjadi kesalahan",
            status: 500,
            rincian: "Coba lagi; bila tetap gagal, sampaikan x-request-id kepada pengelola.".into(),
        }
    }
}

impl IntoResponse for Masalah {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut jawab = (status, Json(self)).into_response();
        jawab.headers_mut().insert(
            header::CONTENT_TYPE,
            header::HeaderValue::from_static("application/problem+json"),
        );
        jawab
    }
}

/// A query string; a bad one is a problem document, not plain text.
pub struct Tanya<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Tanya<T> {
    type Rejection = Masalah;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Masalah> {
        Query::<T>::try_from_uri(&parts.uri)
            .map(|Query(q)| Self(q))
            .map_err(|e| Masalah::masukan(e.body_text()))
    }
}
