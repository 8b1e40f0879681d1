//! The visitor: request id, administrator cookie, flash; and the page drawn for an error.

use std::sync::atomic::Ordering;

use askama::Template as _;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};

use dasar::{Id, id};
use keamanan::{Lingkup, Pelaku, Tindakan, pintu};

use super::segel;
use crate::galat::{GalatHal, Kabar};
use crate::halaman::Kilat;
use crate::komponen::Warna;
use crate::{Galat, Keadaan, Sesi};

const KUE_ADMIN: &str = "selaras_admin";
const KUE_KILAT: &str = "selaras_kilat";
/// A working day.
const UMUR_DETIK: u64 = 8 * 3600;

/// Finds out who asks, runs the page, draws the page of an error.
pub async fn pasang(State(k): State<Keadaan>, mut minta: Request, lanjut: Next) -> Response {
    let sesi = baca(&k, minta.headers());
    let api = minta.uri().path().starts_with("/api/");
    let ada_kilat = sesi.kilat.is_some();
    minta.extensions_mut().insert(sesi.clone());
    if !sesi.pelaku.tanpa_wewenang() {
        minta.extensions_mut().insert(Pintu(k.ling.clone()));
    }
    let mut jawab = lanjut.run(minta).await;
    if !api && perlu_halaman(&jawab) {
        jawab = halaman_galat(&sesi, &jawab);
    }
    if let Ok(nilai) = HeaderValue::from_str(&sesi.permintaan) {
        jawab.headers_mut().insert("x-request-id", nilai);
    }
    if ada_kilat {
        let hapus = format!("{KUE_KILAT}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        tambah_kue(&mut jawab, &hapus);
    }
    jawab
}

/// The address pattern of a guarded route says whose data it is about.
const DI_BAWAH_PEMDA: &str = "/pemda/{kode}";

/// Guards one route; mounted by `Perute`: the role must reach the government the address names.
/// Acts on parts of its data ask again with their subject.
pub async fn jaga(
    (tindakan, pola): (Tindakan, &'static str),
    minta: Request,
    lanjut: Next,
) -> Response {
    let pelaku = minta.extensions().get::<Sesi>().map(|s| s.pelaku.clone());
    let pelaku = pelaku.unwrap_or_else(Pelaku::publik);
    // Taken out first: a request cannot be held across a wait.
    let kode = minta.uri().path().split('/').nth(2).map(str::to_owned);
    let di = minta.extensions().get::<Pintu>().cloned();
    let kode = kode.filter(|_| pola.starts_with(DI_BAWAH_PEMDA));
    let pemda = match pemda_dari(&pelaku, kode, di).await {
        Ok(p) => p,
        Err(galat) => return galat.into_response(),
    };
    match pintu(&pelaku, tindakan, pemda) {
        Ok(()) => lanjut.run(minta).await,
        Err(tolak) => Galat::from(tolak).into_response(),
    }
}

/// The government of the address. Whoever has no role in any government gets the same answer for
/// all of them, so nothing is looked up.
async fn pemda_dari(
    pelaku: &Pelaku,
    kode: Option<String>,
    di: Option<Pintu>,
) -> Result<Option<Id<id::Pemda>>, Galat> {
    let terikat = pelaku.wewenang.iter().any(|w| w.lingkup != Lingkup::Mesin);
    let (Some(kode), true) = (kode, terikat) else {
        return Ok(None);
    };
    let Some(Pintu(ling)) = di else {
        return Err(Galat::Rusak(anyhow::anyhow!("session layer missing")));
    };
    let Some(pemda) = ling.db.pemda(&kode).await? else {
        return Err(Galat::tidak_ada("Pemerintah daerah ini tidak dikenal."));
    };
    Ok(Some(Id::dari_uuid(pemda.id)))
}

/// The register of governments, for the guard of a route.
#[derive(Clone)]
struct Pintu(crate::Lingkungan);

fn baca(k: &Keadaan, kepala: &HeaderMap) -> Sesi {
    let kini = k.ling.clock.kini().milidetik() / 1000;
    let nomor = k.penghitung.fetch_add(1, Ordering::Relaxed);
    let benih = segel::hmac(&k.kunci, format!("permintaan|{kini}|{nomor}").as_bytes());
    let permintaan = hex::encode(benih.get(..6).unwrap_or_default());
    let admin_kue = kue(kepala, KUE_ADMIN);
    let admin = admin_kue
        .as_deref()
        .and_then(|c| segel::buka(&k.kunci, c))
        .and_then(|p| p.strip_prefix("admin-"))
        .and_then(|s| s.parse::<u64>().ok())
        .is_some_and(|sampai| k.loopback && kini < sampai);
    let pemilik = admin_kue.unwrap_or_else(|| "publik".to_owned());
    let csrf = hex::encode(segel::hmac(&k.kunci, format!("csrf|{pemilik}").as_bytes()));
    let pelaku = if admin {
        Pelaku::admin_lokal("admin lokal")
    } else {
        Pelaku::publik()
    };
    let kilat = kue(kepala, KUE_KILAT).and_then(|c| buka_kilat(k, &c));
    Sesi {
        admin,
        pelaku,
        csrf,
        permintaan,
        kilat,
    }
}

fn buka_kilat(k: &Keadaan, c: &str) -> Option<Kilat> {
    let isi = hex::decode(segel::buka(&k.kunci, c)?).ok()?;
    let teks = String::from_utf8(isi).ok()?;
    let (w, kalimat) = teks.split_once('|')?;
    let warna = match w {
        "b" => Warna::Bahaya,
        "w" => Warna::Awas,
        "ok" => Warna::Baik,
        _ => Warna::Info,
    };
    Some(Kilat {
        warna,
        kalimat: kalimat.to_owned(),
    })
}

fn kue(kepala: &HeaderMap, nama: &str) -> Option<String> {
    kepala
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|p| p.trim().split_once('='))
        .find(|(n, _)| *n == nama)
        .map(|(_, v)| v.to_owned())
}

fn tambah_kue(jawab: &mut Response, kue: &str) {
    if let Ok(nilai) = HeaderValue::from_str(kue) {
        jawab.headers_mut().append(header::SET_COOKIE, nilai);
    }
}

/// Answers of a form: 303 to a page that shows the sentence once.
#[must_use]
pub fn arahkan(k: &Keadaan, url: &str, kilat: &Kilat) -> Response {
    let mut jawab = Redirect::to(url).into_response();
    let isi = hex::encode(format!("{}|{}", kilat.warna.kelas(), kilat.kalimat));
    let kue = format!(
        "{KUE_KILAT}={}; Path=/; Max-Age=60; HttpOnly; SameSite=Strict",
        segel::tutup(&k.kunci, &isi)
    );
    tambah_kue(&mut jawab, &kue);
    jawab
}

/// Makes the browser the local administrator's for a working day.
pub fn beri_admin(k: &Keadaan, jawab: &mut Response) {
    let sampai = k.ling.clock.kini().milidetik() / 1000 + UMUR_DETIK;
    let kue = format!(
        "{KUE_ADMIN}={}; Path=/; Max-Age={UMUR_DETIK}; HttpOnly; SameSite=Strict",
        segel::tutup(&k.kunci, &format!("admin-{sampai}"))
    );
    tambah_kue(jawab, &kue);
}

/// Ends the administrator's visit.
pub fn cabut_admin(jawab: &mut Response) {
    tambah_kue(
        jawab,
        &format!("{KUE_ADMIN}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"),
    );
}

/// An error without a body of its own: from a handler, a limit, or the router.
fn perlu_halaman(jawab: &Response) -> bool {
    let jenis = jawab
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok());
    let galat = jawab.status().is_client_error() || jawab.status().is_server_error();
    galat && (jenis.is_none() || jenis.is_some_and(|j| j.starts_with("text/plain")))
}

fn halaman_galat(sesi: &Sesi, jawab: &Response) -> Response {
    let kabar = jawab.extensions().get::<Kabar>().cloned();
    let status = kabar.as_ref().map_or(jawab.status(), |k| k.status);
    let kalimat = kabar.map(|k| k.kalimat).unwrap_or_default();
    if status.is_server_error() {
        tracing::warn!(
            permintaan = sesi.permintaan,
            status = status.as_u16(),
            "error page"
        );
    }
    match GalatHal::baru(sesi, status, &kalimat).render() {
        Ok(badan) => (status, Html(badan)).into_response(),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "Terjadi kesalahan.").into_response(),
    }
}
