//! The visitor: request id, session, administrator cookie, flash; and the page drawn for an error.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use app::akun::Dari;
use askama::Template as _;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
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
const KUE_LANGKAH: &str = "selaras_langkah";
/// A working day.
const UMUR_DETIK: u64 = 8 * 3600;

/// Finds out who asks, runs the page, draws the page of an error.
pub async fn pasang(State(k): State<Keadaan>, mut minta: Request, lanjut: Next) -> Response {
    let dari_mana = (alamat(&k, &minta), minta.uri().path().starts_with("/aset/"));
    let sesi = match baca(&k, minta.headers(), dari_mana).await {
        Ok(s) => s,
        // Whoever cannot be recognised is refused, not served as a stranger.
        Err(galat) => {
            let jawab = galat.into_response();
            return halaman_galat(&Sesi::publik("-"), &jawab);
        }
    };
    if let Some(ke) = harus_dahulu(&sesi, minta.uri().path()) {
        return Redirect::to(ke).into_response();
    }
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
    if sesi.akun.is_some() || sesi.admin {
        // Pages of somebody signed in stay in no cache, not even the browser's own.
        let simpan = HeaderValue::from_static("no-store");
        if jawab.headers().get(header::CACHE_CONTROL).is_none() {
            jawab.headers_mut().insert(header::CACHE_CONTROL, simpan);
        }
    }
    if ada_kilat {
        let hapus = format!("{KUE_KILAT}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        tambah_kue(&mut jawab, &hapus);
    }
    jawab
}

/// A first password is changed before anything else.
fn harus_dahulu(s: &Sesi, jalur: &str) -> Option<&'static str> {
    let boleh = matches!(jalur, SANDI | "/keluar") || jalur.starts_with("/aset/");
    let harus = s.akun.as_ref().is_some_and(|a| a.harus_ganti);
    (harus && !boleh).then_some(SANDI)
}

/// The page to change the password.
const SANDI: &str = "/akun/sandi";

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
    if let Err(tolak) = pintu(&pelaku, tindakan, pemda) {
        return Galat::from(tolak).into_response();
    }
    if tindakan.perlu_bukti_ulang() && *minta.method() == Method::POST && bukti_basi(&minta) {
        let asal = url_asal(minta.headers());
        return Redirect::to(&format!("/akun/buktikan?kembali={asal}")).into_response();
    }
    lanjut.run(minta).await
}

/// Signed in with an account, but the last proof of identity is too old for an act of legal effect.
fn bukti_basi(minta: &Request) -> bool {
    let akun = minta
        .extensions()
        .get::<Sesi>()
        .and_then(|s| s.akun.clone());
    akun.is_some_and(|a| !a.bukti_segar && !a.persona)
}

/// The page a form stood on, as a path of ours; the account page when it is not known.
fn url_asal(kepala: &HeaderMap) -> String {
    kepala
        .get(header::REFERER)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.split_once("://"))
        .and_then(|(_, sisa)| sisa.split_once('/'))
        .and_then(|(_, jalur)| crate::masuk::tujuan(&format!("/{jalur}")))
        .map_or_else(|| "/akun".to_owned(), |j| crate::url::sandi(&j))
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
pub(crate) struct Pintu(pub(crate) crate::Lingkungan);

async fn baca(
    k: &Keadaan,
    kepala: &HeaderMap,
    (alamat, aset): (String, bool),
) -> Result<Sesi, Galat> {
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
    let sesi_kue = kue(kepala, nama_kue(k)).filter(|_| !admin);
    // Public files and pages without a cookie never ask the database.
    let akun = match &sesi_kue {
        Some(c) if !aset => app::akun::sesi::kenali(&k.akun, c).await?,
        _ => None,
    };
    let csrf = match (&akun, &sesi_kue) {
        (Some(_), Some(c)) => app::akun::faktor::csrf(c),
        _ => {
            let pemilik = admin_kue.unwrap_or_else(|| "publik".to_owned());
            hex::encode(segel::hmac(&k.kunci, format!("csrf|{pemilik}").as_bytes()))
        }
    };
    let pelaku = match &akun {
        _ if admin => Pelaku::admin_lokal("admin lokal"),
        Some(a) => a.pelaku.clone(),
        None => Pelaku::publik(),
    };
    let dari = Dari {
        alamat,
        peramban: teks_kepala(kepala, header::USER_AGENT),
        permintaan: permintaan.clone(),
    };
    Ok(Sesi {
        admin,
        pelaku,
        csrf,
        permintaan,
        kilat: kue(kepala, KUE_KILAT).and_then(|c| buka_kilat(k, &c)),
        akun: akun.map(Arc::new),
        dari,
        langkah: kue(kepala, KUE_LANGKAH),
    })
}

fn teks_kepala(kepala: &HeaderMap, nama: header::HeaderName) -> String {
    let teks = kepala.get(nama).and_then(|v| v.to_str().ok());
    teks.unwrap_or_default().chars().take(200).collect()
}

/// Network address of the visitor. A proxy's word counts only when the operator said that there is
/// one, and then only the last address it added.
fn alamat(k: &Keadaan, minta: &Request) -> String {
    if k.di_balik_proksi {
        let semua = teks_kepala(
            minta.headers(),
            header::HeaderName::from_static("x-forwarded-for"),
        );
        let akhir = semua.rsplit(',').next().unwrap_or_default().trim();
        if let Ok(ip) = akhir.parse::<std::net::IpAddr>() {
            return ip.to_string();
        }
    }
    minta
        .extensions()
        .get::<ConnectInfo<std::net::SocketAddr>>()
        .map_or_else(String::new, |c| c.0.ip().to_string())
}

/// Name of the session cookie; with https the browser itself binds it to this host.
fn nama_kue(k: &Keadaan) -> &'static str {
    if k.akun.https() {
        "__Host-selaras_sesi"
    } else {
        "selaras_sesi"
    }
}

/// Gives the browser a session. Lax, because the answer of an identity provider comes from its
/// site; changing anything needs the form token and our own origin as well.
pub fn beri_sesi(k: &Keadaan, jawab: &mut Response, isi: &str) {
    let aman = if k.akun.https() { "; Secure" } else { "" };
    let kue = format!(
        "{}={isi}; Path=/; HttpOnly; SameSite=Lax{aman}",
        nama_kue(k)
    );
    tambah_kue(jawab, &kue);
    cabut_langkah(jawab);
}

/// Ends the visit of an account in this browser.
pub fn cabut_sesi(k: &Keadaan, jawab: &mut Response) {
    let aman = if k.akun.https() { "; Secure" } else { "" };
    let kue = format!(
        "{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{aman}",
        nama_kue(k)
    );
    tambah_kue(jawab, &kue);
}

/// Gives the browser the token of a half sign-in.
pub fn beri_langkah(k: &Keadaan, jawab: &mut Response, isi: &str) {
    let aman = if k.akun.https() { "; Secure" } else { "" };
    let kue = format!("{KUE_LANGKAH}={isi}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax{aman}");
    tambah_kue(jawab, &kue);
}

fn cabut_langkah(jawab: &mut Response) {
    tambah_kue(
        jawab,
        &format!("{KUE_LANGKAH}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
    );
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
