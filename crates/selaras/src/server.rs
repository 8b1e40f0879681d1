//! Listening, serving, and stopping in order: stop listening, drain, close the pool, stop the
//! database.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use hukum::Hukum;
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
    tokio::spawn(crate::perintah::cadangan::jaga(
        lingkungan.data.clone(),
        lingkungan.rng(),
    ));
    let db = lingkungan.db().await?;
    if !lingkungan.baca_saja() {
        let jam = Arc::clone(&lingkungan.clock);
        tokio::spawn(app::tampil::unggah::jaga(db.clone(), jam));
    }
    tokio::spawn(async move { db.jaga_utama().await });
    let (router, token) = susun(alamat, lingkungan).await?;
    lingkungan.cetak(&sambutan(alamat, token.as_deref()))?;
    axum::serve(pendengar, router)
        .with_graceful_shutdown(sinyal::berhenti())
        .await
        .map_err(Gagal::rusak)?;
    tracing::info!("peladen berhenti");
    Ok(())
}

/// The whole router for an address, and the one-time token when it is a loopback address.
pub async fn susun(
    alamat: SocketAddr,
    lingkungan: &Lingkungan,
) -> Result<(Router, Option<String>), Gagal> {
    let hukum = crate::perintah::hukum::muat(lingkungan)?;
    let db = lingkungan.db().await?;
    let token = alamat.ip().is_loopback().then(|| token(lingkungan));
    let keadaan = keadaan(db.clone(), lingkungan, hukum, token.clone());
    Ok((router(db, keadaan), token))
}

/// The answer of a server: where it is, and the way in for its administrator.
fn sambutan(alamat: SocketAddr, token: Option<&str>) -> Keluaran {
    let url = format!("http://{alamat}/");
    let tautan = token.map(|t| format!("{url}masuk?token={t}"));
    let mut keluaran = Keluaran::baru(json!({"alamat": url, "tautan_admin": tautan}))
        .pesan(format!("Selaras berjalan di {url}"));
    if let Some(tautan) = tautan {
        keluaran = keluaran.pesan(format!(
            "Masuk sebagai admin lokal (sekali pakai): {tautan}"
        ));
    }
    keluaran.pesan("Berhenti: Ctrl-C")
}

fn token(lingkungan: &Lingkungan) -> String {
    let mut bita = [0_u8; 24];
    lingkungan.acak(&mut bita);
    bita.iter().map(|b| format!("{b:02x}")).collect()
}

fn keadaan(db: Db, lingkungan: &Lingkungan, hukum: Hukum, token: Option<String>) -> web::Keadaan {
    let mut kunci = [0_u8; 32];
    lingkungan.acak(&mut kunci);
    let mut ling = web::Lingkungan::baru(db, Arc::clone(&lingkungan.clock));
    ling.hukum = Arc::new(hukum);
    let gulungan = Arc::clone(&ling.gulungan);
    tokio::spawn(async move { gulungan.jaga().await });
    let loopback = token.is_some();
    let mut keadaan = web::Keadaan::baru(ling, kunci, token, loopback);
    keadaan.beban = Arc::new(web::Beban::baru(lingkungan.baca_saja()));
    keadaan
}

/// The pages, and beside them the two addresses a supervisor asks.
fn router(db: Db, keadaan: web::Keadaan) -> Router {
    let pengawas = Router::new()
        .route("/livez", get(|| async { "hidup\n" }))
        .route("/readyz", get(siap))
        .with_state(db);
    web::buat(keadaan).merge(pengawas)
}

async fn siap(State(db): State<Db>) -> (StatusCode, &'static str) {
    if db.hidup().await {
        (StatusCode::OK, "siap\n")
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            "basis data tidak menjawab\n",
        )
    }
}
