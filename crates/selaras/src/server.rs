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

/// Longest wait for the last places and signatures when the server stops.
const TUNGGU_LOG: std::time::Duration = std::time::Duration::from_secs(10);

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

/// How the server is reached, and as what it runs.
#[derive(Clone, Debug, Default)]
pub struct Cara {
    /// Where browsers find it: `https://selaras.contoh.go.id`; this machine when not given.
    pub asal: Option<String>,
    /// A proxy stands before it and tells the visitor's address.
    pub proksi: bool,
    /// The demo: personas sign in with one click.
    pub demo: bool,
}

/// Serves until a signal; running requests are finished.
pub async fn layani(
    pendengar: TcpListener,
    lingkungan: &Lingkungan,
    cara: &Cara,
) -> Result<(), Gagal> {
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
    let (router, token) = susun(alamat, lingkungan, cara).await?;
    let pengurut = pengurut(lingkungan).await?;
    lingkungan.cetak(&sambutan(alamat, token.as_deref()))?;
    if !lingkungan.baca_saja() {
        tokio::spawn(lanjutkan_putar(
            lingkungan.data.clone(),
            lingkungan.db().await?,
            benih(lingkungan),
        ));
    }
    let layanan = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(pendengar, layanan)
        .with_graceful_shutdown(sinyal::berhenti())
        .await
        .map_err(Gagal::rusak)?;
    if let Some(p) = pengurut {
        p.berhenti(TUNGGU_LOG).await;
    }
    tracing::info!("peladen berhenti");
    Ok(())
}

/// The job that places and signs the log; a read-only server leaves that to the next one.
async fn pengurut(lingkungan: &Lingkungan) -> Result<Option<app::log::Pengurut>, Gagal> {
    if lingkungan.baca_saja() {
        return Ok(None);
    }
    let kunci = crate::kunci::log(lingkungan)?;
    let db = lingkungan.db().await?;
    let clock = Arc::clone(&lingkungan.clock);
    Ok(Some(app::log::Pengurut::mulai(db, clock, kunci)))
}

/// The whole router for an address, and the one-time token when it is a loopback address.
pub async fn susun(
    alamat: SocketAddr,
    lingkungan: &Lingkungan,
    cara: &Cara,
) -> Result<(Router, Option<String>), Gagal> {
    let hukum = crate::perintah::hukum::muat(lingkungan)?;
    let db = lingkungan.db().await?;
    let token = alamat.ip().is_loopback().then(|| token(lingkungan));
    let mut keadaan = keadaan(db.clone(), lingkungan, hukum, token.clone());
    let bawaan = || format!("http://localhost:{}", alamat.port());
    let asal = cara.asal.clone().unwrap_or_else(bawaan);
    let mut akun = crate::akun::layanan(lingkungan, &asal).await?;
    akun.demo = cara.demo;
    keadaan.akun = Arc::new(akun);
    keadaan.di_balik_proksi = cara.proksi;
    Ok((router(db, keadaan), token))
}

/// Finishes a turning-over of keys that was cut off; old fields stay readable meanwhile.
async fn lanjutkan_putar(
    data: std::path::PathBuf,
    db: Db,
    (benih, pada): ([u8; 32], chrono::DateTime<chrono::Utc>),
) {
    tokio::time::sleep(std::time::Duration::from_secs(20)).await;
    let brankas = crate::kunci_bidang::brankas(&data);
    let mut rng = app::akun::AcakTurunan::baru(benih);
    let mut maju = |_| true;
    let hasil = app::rahasia::putar_data(&db, &brankas, (&mut rng, pada), false, &mut maju).await;
    match hasil {
        Ok(0) => {}
        Ok(n) => tracing::info!(isian = n, "penyegelan ulang data pribadi diselesaikan"),
        Err(e) => tracing::error!(galat = %e, "penyegelan ulang data pribadi belum selesai"),
    }
}

/// A seed and the moment, for work that outlives its caller.
fn benih(l: &Lingkungan) -> ([u8; 32], chrono::DateTime<chrono::Utc>) {
    let mut benih = [0_u8; 32];
    l.acak(&mut benih);
    (benih, l.clock.kini().0)
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

/// The pages, and beside them the addresses a supervisor asks.
fn router(db: Db, keadaan: web::Keadaan) -> Router {
    let metrik = Router::new()
        .route("/metrics", get(crate::metrik::tampil))
        .with_state(crate::metrik::Metrik {
            db: db.clone(),
            ukuran: Arc::clone(&keadaan.ukuran),
            token: std::env::var("SELARAS_METRIK_TOKEN")
                .ok()
                .filter(|t| !t.is_empty())
                .map(Arc::from),
        });
    let pengawas = Router::new()
        .route("/livez", get(|| async { "hidup\n" }))
        .route("/readyz", get(siap))
        .with_state(db);
    web::buat(keadaan).merge(pengawas).merge(metrik)
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
