//! Security headers of every answer.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::Keadaan;

/// Only our own files; no inline script or style, no frames, no foreign form targets.
pub const KEBIJAKAN: &str = "default-src 'self'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'";

const TETAP: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, KEBIJAKAN),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Sets the headers; pages are not kept by shared caches.
pub async fn pasang(State(k): State<Keadaan>, minta: Request, lanjut: Next) -> Response {
    let mut jawab = lanjut.run(minta).await;
    let kepala = jawab.headers_mut();
    if k.akun.https() {
        let setahun = HeaderValue::from_static("max-age=31536000");
        kepala.insert(header::STRICT_TRANSPORT_SECURITY, setahun);
    }
    for (nama, nilai) in TETAP {
        kepala.insert(nama, HeaderValue::from_static(nilai));
    }
    if !kepala.contains_key(header::CACHE_CONTROL) {
        kepala.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        );
    }
    jawab
}
