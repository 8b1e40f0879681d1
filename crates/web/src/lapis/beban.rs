//! Overload and read-only mode: a request that cannot be served is told so at once.
//!
//! So many requests run, so many more wait, each no longer than a few seconds; the next one is
//! refused before any work is done for it. Nobody hangs, and what is served stays quick.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::Keadaan;

/// Requests that run at once; more only wait for the same two cores and connections.
const BERJALAN: usize = 64;
/// Requests that may wait for them.
const MENUNGGU: usize = 192;
/// Longest wait.
const SABAR: Duration = Duration::from_secs(5);
/// When to come back, in seconds.
const KEMBALI: &str = "2";

/// The bounded queue of a server.
#[derive(Debug)]
pub struct Beban {
    tempat: Semaphore,
    antre: AtomicUsize,
    menunggu: usize,
    sabar: Duration,
    baca_saja: bool,
}

impl Beban {
    /// The usual bounds.
    #[must_use]
    pub fn baru(baca_saja: bool) -> Self {
        Self::dengan(BERJALAN, MENUNGGU, SABAR, baca_saja)
    }

    /// Other bounds, for tests.
    #[must_use]
    pub fn dengan(berjalan: usize, menunggu: usize, sabar: Duration, baca_saja: bool) -> Self {
        Self {
            tempat: Semaphore::new(berjalan),
            antre: AtomicUsize::new(0),
            menunggu,
            sabar,
            baca_saja,
        }
    }

    /// A place to run, or none when the queue is full or does not move.
    async fn masuk(&self) -> Option<tokio::sync::SemaphorePermit<'_>> {
        if let Ok(tempat) = self.tempat.try_acquire() {
            return Some(tempat);
        }
        if self.antre.fetch_add(1, Ordering::SeqCst) >= self.menunggu {
            self.antre.fetch_sub(1, Ordering::SeqCst);
            return None;
        }
        // Leaves the queue also when the visitor goes away meanwhile.
        let _keluar = Keluar(&self.antre);
        let tunggu = tokio::time::timeout(self.sabar, self.tempat.acquire()).await;
        tunggu.ok().and_then(Result::ok)
    }
}

struct Keluar<'a>(&'a AtomicUsize);

impl Drop for Keluar<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Lets a request in, or says why not.
pub async fn pasang(State(k): State<Keadaan>, minta: Request, lanjut: Next) -> Response {
    let api = minta.uri().path().starts_with("/api/");
    let membaca = matches!(
        *minta.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let masuk = matches!(minta.uri().path(), "/masuk" | "/keluar");
    if k.beban.baca_saja && !membaca && !masuk {
        return tolak(
            api,
            "baca_saja",
            "Selaras sedang dibuka untuk dibaca saja (pemeliharaan). Tidak ada yang disimpan; \
             kirim lagi setelah pemeliharaan selesai.",
            "600",
        );
    }
    match k.beban.masuk().await {
        Some(_tempat) => lanjut.run(minta).await,
        None => tolak(
            api,
            "penuh",
            "Server sedang penuh. Permintaan ini tidak dijalankan dan tidak ada yang berubah; \
             coba lagi sebentar lagi.",
            KEMBALI,
        ),
    }
}

/// Cheap on purpose: no template, no session, no query.
fn tolak(api: bool, kode: &str, kalimat: &str, kembali: &'static str) -> Response {
    let (jenis, isi) = if api {
        (
            "application/problem+json",
            serde_json::json!({"status": 503, "code": kode, "title": kalimat}).to_string(),
        )
    } else {
        (
            "text/html; charset=utf-8",
            format!(
                "<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\">\
                 <title>Selaras</title></head><body><main><h1>Coba lagi sebentar lagi</h1>\
                 <p>{kalimat}</p></main></body></html>"
            ),
        )
    };
    let kepala = [
        (header::CONTENT_TYPE, HeaderValue::from_static(jenis)),
        (header::RETRY_AFTER, HeaderValue::from_static(kembali)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, kepala, isi).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn yang_lebih_dari_antrean_ditolak_seketika() {
        let b = Beban::dengan(1, 1, Duration::from_millis(20), false);
        let satu = b.masuk().await;
        assert!(satu.is_some());
        let (dua, tiga) = tokio::join!(b.masuk(), b.masuk());
        assert!(dua.is_none(), "menunggu, lalu menyerah");
        assert!(tiga.is_none(), "antrean penuh");
        assert_eq!(b.antre.load(Ordering::SeqCst), 0);
        drop(satu);
        assert!(b.masuk().await.is_some(), "pulih seketika");
    }
}
