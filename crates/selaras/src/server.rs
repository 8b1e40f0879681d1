//! Listening, serving, and stopping in order: stop listening, drain, close the pool, stop the
//! database.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use serde_json::json;
use store::Db;
use tokio::net::TcpListener;

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;
use crate::sinyal;

/// Takes the address first: a taken port is told before anything else starts.
pub async fn dengar(alamat: SocketAddr) -> Result<TcpListener, Gagal> {
    TcpListener::bind(alamat).await.map_err(|e| match e.kind() {
        std::io::ErrorKind::AddrInUse => Gagal::tolak(
            "porta_terpakai",
            format!(
                "porta {} di {} sudah dipakai program lain. Pilih porta lain, misalnya \
                 --listen {}:{}, atau --listen {}:0 untuk porta kosong mana pun.",
                alamat.port(),
                alamat.ip(),
                alamat.ip(),
                alamat.port().wrapping_add(1).max(1024),
                alamat.ip()
            ),
        ),
        std::io::ErrorKind::PermissionDenied => Gagal::tolak(
            "porta_terlarang",
            format!(
                "akun ini tidak boleh memakai porta {}; pilih porta ≥ 1024",
                alamat.port()
            ),
        ),
        _ => Gagal::tolak("alamat", format!("tidak dapat mendengar di {alamat}: {e}")),
    })
}

/// Serves until a signal; running requests are finished.
pub async fn layani(pendengar: TcpListener, lingkungan: &Lingkungan) -> Result<(), Gagal> {
    let alamat = pendengar.local_addr().map_err(Gagal::rusak)?;
    let db = lingkungan.db().await?;
    let jawaban = Keluaran::baru(json!({"alamat": format!("http://{alamat}/")})).pesan(format!(
        "Selaras berjalan di http://{alamat}/  (berhenti: Ctrl-C)"
    ));
    lingkungan.cetak(&jawaban)?;
    axum::serve(pendengar, router(db))
        .with_graceful_shutdown(sinyal::berhenti())
        .await
        .map_err(Gagal::rusak)?;
    tracing::info!("peladen berhenti");
    Ok(())
}

fn router(db: Db) -> Router {
    Router::new()
        .route("/livez", get(|| async { "hidup\n" }))
        .route("/readyz", get(siap))
        .with_state(db)
}

async fn siap(State(db): State<Db>) -> (StatusCode, &'static str) {
    match db.hidup().await {
        true => (StatusCode::OK, "siap\n"),
        false => (
            StatusCode::SERVICE_UNAVAILABLE,
            "basis data tidak menjawab\n",
        ),
    }
}
