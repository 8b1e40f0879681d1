//! Structure of all pages at once, the layers, the registry.

mod rute;

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use dasar::waktu::{ClockTetap, Saat};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::{Keadaan, Lingkungan, galat::GalatHal};

/// State without data: pages that need the database answer with a fault.
fn keadaan() -> Keadaan {
    let saat = chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap();
    let db = store::Db::malas(
        sqlx::postgres::PgConnectOptions::new_without_pgpass().socket("/nonexistent"),
    );
    let ling = Lingkungan::baru(db, Arc::new(ClockTetap(Saat(saat))));
    Keadaan::baru(ling, [3; 32], Some("sekali".into()), true)
}

async fn minta(k: &Keadaan, r: Request<Body>) -> Response {
    crate::buat(k.clone()).oneshot(r).await.unwrap()
}

fn ambil(url: &str) -> Request<Body> {
    Request::get(url).body(Body::empty()).unwrap()
}

async fn teks(r: Response) -> String {
    String::from_utf8(r.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

/// What must hold for every page.
pub(crate) fn periksa_struktur(nama: &str, html: &str) {
    assert!(
        html.starts_with("<!doctype html>\n<html lang=\"id\">"),
        "{nama}: doctype, lang"
    );
    assert_eq!(html.matches("<h1").count(), 1, "{nama}: exactly one h1");
    assert_eq!(html.matches("<main").count(), 1, "{nama}: exactly one main");
    assert_eq!(
        html.matches(" id=\"isi\"").count(),
        1,
        "{nama}: skip link target"
    );
    for larangan in [
        " style=\"",
        "<style",
        " onclick",
        " onload",
        "javascript:",
        "hx-on",
    ] {
        assert!(!html.contains(larangan), "{nama}: contains {larangan}");
    }
    for s in html.split("<script").skip(1) {
        assert!(
            s.starts_with(" src=\"/aset/"),
            "{nama}: inline or foreign script"
        );
    }
    for larangan in ["http://", "https://"] {
        for (i, _) in html.match_indices(larangan) {
            let sekitar = &html[i.saturating_sub(20)..i];
            assert!(
                !sekitar.ends_with("src=\"") && !sekitar.ends_with("url("),
                "{nama}: loads something foreign"
            );
        }
    }
    label(nama, html);
    id_tunggal(nama, html);
    judul_urut(nama, html);
}

/// Every visible field has a label or a name of its own.
fn label(nama: &str, html: &str) {
    for unsur in ["<input", "<select", "<textarea"] {
        for (i, _) in html.match_indices(unsur) {
            let tag = &html[i..i + html[i..].find('>').unwrap()];
            if tag.contains("type=\"hidden\"") || tag.contains("aria-label") {
                continue;
            }
            let sebelum = &html[..i];
            let dalam_label = sebelum
                .rfind("<label")
                .is_some_and(|b| !html[b..i].contains("</label>"));
            let punya_for = tag
                .split(" id=\"")
                .nth(1)
                .and_then(|s| s.split('"').next())
                .is_some_and(|id| html.contains(&format!("for=\"{id}\"")));
            assert!(
                dalam_label || punya_for,
                "{nama}: field without label: {tag}"
            );
        }
    }
}

fn id_tunggal(nama: &str, html: &str) {
    let mut ada = std::collections::BTreeSet::new();
    for s in html.split(" id=\"").skip(1) {
        let id = s.split('"').next().unwrap();
        assert!(ada.insert(id), "{nama}: id {id} twice");
    }
    for s in html.split("href=\"#").skip(1) {
        let id = s.split('"').next().unwrap();
        let contoh = nama.starts_with("/gaya");
        assert!(contoh || ada.contains(id), "{nama}: link to missing #{id}");
    }
}

/// No heading level is skipped downward.
fn judul_urut(nama: &str, html: &str) {
    let mut lalu = 1;
    for (i, _) in html.match_indices("<h") {
        let Some(n) = html[i + 2..].chars().next().and_then(|c| c.to_digit(10)) else {
            continue;
        };
        assert!(
            n <= lalu + 1 || n == 1 || lalu == 1 && n == 2,
            "{nama}: h{lalu} then h{n}"
        );
        lalu = n;
    }
}

fn teks_semua<T: Template>(isi: impl IntoIterator<Item = T>) -> Vec<String> {
    isi.into_iter().map(|t| t.render().unwrap()).collect()
}

#[test]
fn every_template_renders_with_its_sample() {
    for (i, g) in GalatHal::sample().iter().enumerate() {
        periksa_struktur(&format!("galat {i}"), &g.render().unwrap());
    }
    let semua = [
        ("/masuk", teks_semua(crate::masuk::MasukHal::sample())),
        ("/masuk?token", teks_semua(crate::masuk::LokalHal::sample())),
        ("/masuk/kode", teks_semua(crate::masuk::KodeHal::sample())),
        (
            "/masuk/setel-ulang",
            teks_semua(crate::masuk::SetelHal::sample()),
        ),
        ("/akun", teks_semua(crate::akun::AkunHal::sample())),
        ("/akun/sandi", teks_semua(crate::akun::SandiHal::sample())),
        (
            "/akun/buktikan",
            teks_semua(crate::akun::BuktikanHal::sample()),
        ),
        ("/akun/totp", teks_semua(crate::akun::TotpHal::sample())),
        (
            "/akun/pemulihan",
            teks_semua([crate::akun::KodeHal::sample()]),
        ),
        ("/pemda/akun", teks_semua(crate::akun::KelolaHal::sample())),
        ("/pemda/akun/id", teks_semua(crate::akun::SatuHal::sample())),
        (
            "/pemda/akun/impor",
            teks_semua(crate::akun::ImporHal::sample()),
        ),
        (
            "/pemda/insiden",
            teks_semua(crate::akun::InsidenHal::sample()),
        ),
        ("/", teks_semua(crate::beranda::BerandaHal::sample())),
        (
            "/nasional",
            teks_semua(crate::beranda::NasionalHal::sample()),
        ),
        (
            "/provinsi",
            teks_semua(crate::provinsi::ProvinsiHal::sample()),
        ),
        ("/pemda", teks_semua(crate::pemda::PemdaHal::sample())),
        (
            "/sakip",
            teks_semua(crate::sakip_nasional::SakipHal::sample()),
        ),
        (
            "/pemda/capaian",
            teks_semua(crate::capaian::CapaianHal::sample()),
        ),
        ("/cari", teks_semua(crate::cari::CariHal::sample())),
        (
            "/tentang",
            teks_semua([crate::tentang::TentangHal::sample()]),
        ),
    ];
    for (nama, isi) in semua {
        for (i, html) in isi.iter().enumerate() {
            periksa_struktur(&format!("{nama} {i}"), html);
        }
    }
    periksa_struktur(
        "/api",
        &crate::antarmuka::ApiHal::sample().render().unwrap(),
    );
    periksa_struktur("/gaya", &crate::gaya::GayaHal::sample().render().unwrap());
}

#[test]
fn every_route_stands_in_the_registry_and_is_mounted() {
    let p = crate::rangkai(crate::rute::Perute::default());
    assert!(
        p.tak_terdaftar.is_empty(),
        "no entry in rute::DAFTAR for {:?}",
        p.tak_terdaftar
    );
    let mut hilang: Vec<_> = crate::rute::DAFTAR.iter().collect();
    hilang.retain(|r| !p.terpasang.contains(r));
    assert!(hilang.is_empty(), "entries without a page: {hilang:?}");
}

#[tokio::test]
async fn headers_forbid_everything_foreign() {
    let r = minta(&keadaan(), ambil("/gaya")).await;
    assert_eq!(r.status(), StatusCode::OK);
    let csp = r.headers()[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap();
    assert!(csp.contains("default-src 'self'") && !csp.contains("unsafe"));
    assert_eq!(r.headers()["x-content-type-options"], "nosniff");
    assert_eq!(r.headers()["x-request-id"].len(), 12);
}

#[tokio::test]
async fn an_unknown_address_gets_a_page_with_the_request_id_only() {
    let k = keadaan();
    let r = minta(&k, ambil("/tidak-ada")).await;
    assert_eq!(r.status(), StatusCode::NOT_FOUND);
    let id = r.headers()["x-request-id"].to_str().unwrap().to_owned();
    let html = teks(r).await;
    periksa_struktur("404", &html);
    assert!(html.contains(&id));
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let k = keadaan();
    let kirim = |kepala: &[(&str, &str)]| {
        let mut r =
            Request::post("/keluar").header("content-type", "application/x-www-form-urlencoded");
        for (n, v) in kepala {
            r = r.header(*n, *v);
        }
        r.body(Body::empty()).unwrap()
    };
    for asing in [
        &[][..],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[
            ("origin", "https://jahat.example"),
            ("host", "127.0.0.1:8080"),
        ],
        &[("origin", "null"), ("host", "127.0.0.1:8080")],
    ] {
        assert_eq!(
            minta(&k, kirim(asing)).await.status(),
            StatusCode::FORBIDDEN,
            "{asing:?}"
        );
    }
    for sendiri in [
        &[("sec-fetch-site", "same-origin")][..],
        &[
            ("origin", "http://127.0.0.1:8080"),
            ("host", "127.0.0.1:8080"),
        ],
    ] {
        assert_eq!(
            minta(&k, kirim(sendiri)).await.status(),
            StatusCode::SEE_OTHER
        );
    }
}

async fn masuk(k: &Keadaan, token: &str) -> Response {
    let html = teks(minta(k, ambil("/masuk")).await).await;
    let csrf = html
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let r = Request::post("/masuk")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("csrf={csrf}&token={token}")))
        .unwrap();
    minta(k, r).await
}

#[tokio::test]
async fn the_token_works_once_and_only_on_loopback() {
    let k = keadaan();
    assert_eq!(
        masuk(&k, "salah").await.status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let r = masuk(&k, "sekali").await;
    assert_eq!(r.status(), StatusCode::SEE_OTHER);
    let kue = r
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .find(|c| c.to_str().unwrap().starts_with("selaras_admin="));
    let kue = kue.unwrap().to_str().unwrap();
    assert!(kue.contains("HttpOnly") && kue.contains("SameSite=Strict"));
    assert_eq!(
        masuk(&k, "sekali").await.status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let luar = Keadaan {
        loopback: false,
        ..keadaan()
    };
    assert_eq!(
        minta(&luar, ambil("/masuk?token=sekali")).await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn assets_are_kept_for_a_year_under_their_hash() {
    let k = keadaan();
    for (nama, jenis) in [
        ("selaras.css", "text/css; charset=utf-8"),
        ("huruf/plus-jakarta-sans.woff2", "font/woff2"),
    ] {
        let r = minta(&k, ambil(&crate::aset::url(nama))).await;
        assert_eq!(r.status(), StatusCode::OK, "{nama}");
        assert_eq!(r.headers()[header::CONTENT_TYPE], jenis);
        assert!(
            r.headers()[header::CACHE_CONTROL]
                .to_str()
                .unwrap()
                .contains("immutable")
        );
    }
    assert_eq!(
        minta(&k, ambil("/aset/abc/../Cargo.toml")).await.status(),
        StatusCode::NOT_FOUND
    );
}

/// Route × role: what the policy table says is what each route does, for every entry.
#[tokio::test]
async fn every_route_answers_each_role_as_the_policy_says() {
    use keamanan::{Pelaku, pintu};
    let k = keadaan();
    let kue = {
        let r = masuk(&k, "sekali").await;
        let c = r.headers().get_all(header::SET_COOKIE).iter();
        let c = c
            .map(|c| c.to_str().unwrap().to_owned())
            .find(|c| c.starts_with("selaras_admin="));
        c.unwrap().split(';').next().unwrap().to_owned()
    };
    for rute in crate::rute::DAFTAR {
        let url: String = rute
            .pola
            .split('/')
            .map(|b| {
                if b.starts_with('{') {
                    "00000000-0000-0000-0000-000000000000"
                } else {
                    b
                }
            })
            .collect::<Vec<_>>()
            .join("/");
        for (pelaku, kue) in [
            (Pelaku::publik(), None),
            (Pelaku::admin_lokal("admin lokal"), Some(&kue)),
        ] {
            let mut r = Request::builder().method(rute.metode).uri(&url);
            r = r.header("sec-fetch-site", "same-origin");
            if let Some(c) = kue {
                r = r.header(header::COOKIE, c);
            }
            let status = minta(&k, r.body(Body::empty()).unwrap())
                .await
                .status()
                .as_u16();
            match pintu(&pelaku, rute.tindakan, None) {
                Err(t) => assert_eq!(
                    status,
                    t.status(),
                    "{} {url} as {:?}",
                    rute.metode,
                    pelaku.peran_utama()
                ),
                // Without a database a page that is allowed fails later, but is never refused.
                Ok(()) => assert!(
                    ![401, 403].contains(&status),
                    "{} {url} as {:?}",
                    rute.metode,
                    pelaku.peran_utama()
                ),
            }
        }
    }
}

#[tokio::test]
async fn the_api_stands_behind_the_same_headers() {
    let r = minta(&keadaan(), ambil("/api/v1/openapi.json")).await;
    assert_eq!(r.status(), StatusCode::OK);
    assert!(r.headers().contains_key(header::CONTENT_SECURITY_POLICY));
    let r = minta(&keadaan(), ambil("/api/v1/tidak-ada")).await;
    assert_eq!(
        r.headers()[header::CONTENT_TYPE],
        "application/problem+json"
    );
}

/// Everything a first visit to any page loads besides its HTML.
#[test]
fn shared_assets_leave_room_for_the_page() {
    let n: usize = [
        "selaras.css",
        "js/selaras.js",
        "ikon.svg",
        "huruf/plus-jakarta-sans.woff2",
    ]
    .into_iter()
    .map(|a| crate::aset::isi(a).unwrap().len())
    .sum();
    assert!(n < 70_000, "assets of {n} bytes uncompressed");
}
