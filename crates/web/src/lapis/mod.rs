//! Layers around every page: request id, visitor, same-origin check, headers, compression.

pub mod beban;
pub mod kepala;
pub mod segel;
pub mod sesi;
pub mod ukur;

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::timeout::TimeoutLayer;

use crate::{Galat, Keadaan};

/// Largest upload; the importer has its own, finer limits.
pub const BATAS_KIRIMAN: usize = 64 * 1024 * 1024;

/// Puts the layers on, innermost first.
pub fn pasang(router: Router<Keadaan>, keadaan: &Keadaan) -> Router<Keadaan> {
    // Fonts and workbooks are compressed already.
    let padat = SizeAbove::new(256)
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::const_new(
            "application/vnd.openxmlformats",
        ));
    router
        .layer(DefaultBodyLimit::max(BATAS_KIRIMAN))
        .layer(CatchPanicLayer::custom(
            |_: Box<dyn std::any::Any + Send>| {
                Galat::Rusak(anyhow::anyhow!("a handler panicked")).into_response()
            },
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(120),
        ))
        .layer(middleware::from_fn(asal_sama))
        .layer(middleware::from_fn_with_state(
            keadaan.clone(),
            sesi::pasang,
        ))
        .layer(middleware::from_fn_with_state(
            keadaan.clone(),
            beban::pasang,
        ))
        .layer(middleware::from_fn_with_state(
            keadaan.clone(),
            kepala::pasang,
        ))
        .layer(middleware::from_fn_with_state(
            keadaan.clone(),
            ukur::pasang,
        ))
        .layer(CompressionLayer::new().compress_when(padat))
}

/// Refuses writing requests that do not come from our own pages.
///
/// Browsers of the last years send `Sec-Fetch-Site`; older ones send `Origin` with POST. A
/// request with neither is refused: our forms always carry one of them.
async fn asal_sama(minta: Request, lanjut: Next) -> Response {
    if matches!(
        *minta.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    ) || dari_sendiri(minta.headers())
    {
        return lanjut.run(minta).await;
    }
    Galat::Ditolak(
        "Kiriman ini tidak datang dari halaman Selaras sendiri, jadi tidak dijalankan.".to_owned(),
    )
    .into_response()
}

fn dari_sendiri(kepala: &HeaderMap) -> bool {
    let ambil = |nama: header::HeaderName| kepala.get(nama).and_then(|v| v.to_str().ok());
    if let Some(situs) = ambil(header::HeaderName::from_static("sec-fetch-site")) {
        return situs == "same-origin";
    }
    match (ambil(header::ORIGIN), ambil(header::HOST)) {
        (Some(asal), Some(host)) => asal.split_once("://").is_some_and(|(_, a)| a == host),
        _ => false,
    }
}
