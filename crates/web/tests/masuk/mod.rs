//! Signing in through the router: cookies, form tokens, proofs, who sees which page.

use std::sync::{Arc, Mutex};

use app::akun::kelola::{self, Pengelola};
use app::akun::{AcakTurunan, Layanan};
use app::rahasia::Brankas;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use dasar::waktu::{Clock, Saat};
use http_body_util::BodyExt;
use keamanan::Pelaku;
use testkit::Basis;
use tower::ServiceExt;
use web::{Keadaan, Lingkungan};

const SANDI: &str = "kapal tunda biru laut";

#[derive(Clone)]
struct Jam(Arc<Mutex<DateTime<Utc>>>);

impl Clock for Jam {
    fn kini(&self) -> Saat {
        Saat(*self.0.lock().unwrap())
    }
}

struct Uji {
    k: Keadaan,
    jam: Jam,
    _basis: Basis,
}

async fn siapkan(asal: &str, demo: bool) -> Uji {
    let basis = Basis::baru().await;
    app::impor::bawaan::pastikan(&basis.db).await.unwrap();
    for (kode, nama) in [("99.01", "Kabupaten Satu"), ("99.02", "Kabupaten Dua")] {
        app::impor::bawaan::pemda_contoh(&basis.db, kode, nama, "kabupaten")
            .await
            .unwrap();
    }
    let jam = Jam(Arc::new(Mutex::new(testkit::jam().0.0)));
    let ling = Lingkungan::baru(basis.db.clone(), Arc::new(jam.clone()));
    let mut k = Keadaan::baru(ling, [3; 32], Some("sekali".into()), true);
    let acak = Arc::new(Mutex::new(AcakTurunan::baru([9; 32])));
    let (db, hukum) = (basis.db.clone(), Arc::clone(&k.ling.hukum));
    let mut l = Layanan::baru(db, Arc::new(jam.clone()), hukum, acak, asal);
    l.brankas = Arc::new(Brankas::dengan(|| vec![vec![7; 32]]));
    l.demo = demo;
    k.akun = Arc::new(l);
    Uji {
        k,
        jam,
        _basis: basis,
    }
}

/// A browser: keeps cookies, sends what browsers send.
#[derive(Default)]
struct Peramban {
    kue: std::collections::BTreeMap<String, String>,
}

struct Jawaban {
    status: StatusCode,
    kepala: header::HeaderMap,
    isi: String,
}

impl Jawaban {
    fn ke(&self) -> &str {
        self.kepala
            .get(header::LOCATION)
            .map_or("", |v| v.to_str().unwrap())
    }
    fn csrf(&self) -> String {
        let (_, s) = self.isi.split_once("name=\"csrf\" value=\"").unwrap();
        s.split('"').next().unwrap().to_owned()
    }
    fn kue(&self) -> Vec<String> {
        let semua = self.kepala.get_all(header::SET_COOKIE);
        semua
            .iter()
            .map(|v| v.to_str().unwrap().to_owned())
            .collect()
    }
}

impl Peramban {
    async fn kirim(&mut self, u: &Uji, minta: Request<Body>) -> Jawaban {
        let r: Response = web::buat(u.k.clone()).oneshot(minta).await.unwrap();
        for v in r.headers().get_all(header::SET_COOKIE) {
            let v = v.to_str().unwrap();
            let (nama, nilai) = v.split(';').next().unwrap().split_once('=').unwrap();
            if v.contains("Max-Age=0") {
                self.kue.remove(nama);
            } else {
                self.kue.insert(nama.to_owned(), nilai.to_owned());
            }
        }
        let (status, kepala) = (r.status(), r.headers().clone());
        let b = r.into_body().collect().await.unwrap().to_bytes();
        Jawaban {
            status,
            kepala,
            isi: String::from_utf8_lossy(&b).into_owned(),
        }
    }

    fn minta(&self, metode: &str, url: &str) -> axum::http::request::Builder {
        let kue: Vec<String> = self.kue.iter().map(|(n, v)| format!("{n}={v}")).collect();
        Request::builder()
            .method(metode)
            .uri(url)
            .header(header::COOKIE, kue.join("; "))
            .header(header::USER_AGENT, "Firefox/130.0")
    }

    async fn ambil(&mut self, u: &Uji, url: &str) -> Jawaban {
        let m = self.minta("GET", url).body(Body::empty()).unwrap();
        self.kirim(u, m).await
    }

    async fn pos(&mut self, u: &Uji, url: &str, isi: &[(&str, &str)]) -> Jawaban {
        let m = self
            .minta("POST", url)
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, "http://localhost/pemda/99.01/akun?x=1")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(bungkus(isi)))
            .unwrap();
        self.kirim(u, m).await
    }

    async fn masuk(&mut self, u: &Uji, nama: &str, sandi: &str) -> Jawaban {
        let csrf = self.ambil(u, "/masuk").await.csrf();
        let isi = [("csrf", &*csrf), ("nama", nama), ("sandi", sandi)];
        self.pos(u, "/masuk/sandi", &isi).await
    }
}

fn bungkus(isi: &[(&str, &str)]) -> String {
    let satu = |(k, v): &(&str, &str)| format!("{k}={}", web::url::sandi(v));
    isi.iter().map(satu).collect::<Vec<_>>().join("&")
}

/// An administrator of 99.01 whose owner has chosen a password; signed out.
async fn admin(u: &Uji) {
    let pelaku = Pelaku::admin_lokal("uji");
    let pemda = u.k.ling.db.pemda("99.01").await.unwrap().unwrap().id;
    let p = Pengelola {
        pelaku: &pelaku,
        pemda,
        permintaan: "",
    };
    let d = kelola::admin_pertama(&u.k.akun, p, ("admin.satu", "Admin Contoh"))
        .await
        .unwrap();
    let mut b = Peramban::default();
    let j = b.masuk(u, "admin.satu", d.sandi.buka()).await;
    assert_eq!((j.status, j.ke()), (StatusCode::SEE_OTHER, "/akun/sandi"));
    // Nothing else opens before the first password is changed.
    for url in ["/", "/akun", "/pemda/99.01/akun", "/impor"] {
        assert_eq!(b.ambil(u, url).await.ke(), "/akun/sandi", "{url}");
    }
    let csrf = b.ambil(u, "/akun/sandi").await.csrf();
    let isi = [
        ("csrf", &*csrf),
        ("lama", d.sandi.buka()),
        ("sandi", SANDI),
        ("ulang", SANDI),
    ];
    let lama = b.kue["selaras_sesi"].clone();
    assert_eq!(b.pos(u, "/akun/sandi", &isi).await.ke(), "/akun");
    assert_ne!(b.kue["selaras_sesi"], lama, "a new token");
    let csrf = b.ambil(u, "/akun").await.csrf();
    assert_eq!(b.pos(u, "/keluar", &[("csrf", &csrf)]).await.ke(), "/");
}

#[tokio::test]
async fn kue_sesi_tertutup_dan_terikat_https() {
    let u = siapkan("http://localhost", false).await;
    admin(&u).await;
    let mut b = Peramban::default();
    let j = b.masuk(&u, "admin.satu", SANDI).await;
    let kue = j
        .kue()
        .into_iter()
        .find(|k| k.starts_with("selaras_sesi="))
        .unwrap();
    assert!(kue.contains("HttpOnly") && kue.contains("SameSite=Lax") && kue.contains("Path=/"));
    assert!(!kue.contains("Secure"), "http on this machine");
    let u = siapkan("https://selaras.contoh.go.id", true).await;
    app::akun::persona::siapkan(&u.k.akun, "99.01")
        .await
        .unwrap();
    let mut b = Peramban::default();
    let csrf = b.ambil(&u, "/masuk").await.csrf();
    let j = b
        .pos(
            &u,
            "/masuk/persona",
            &[("csrf", &csrf), ("persona", "tapd")],
        )
        .await;
    let kue = j
        .kue()
        .into_iter()
        .find(|k| k.contains("selaras_sesi="))
        .unwrap();
    assert!(
        kue.starts_with("__Host-selaras_sesi=") && kue.contains("; Secure"),
        "{kue}"
    );
    assert!(!kue.contains("Domain"), "{kue}");
}

#[tokio::test]
async fn formulir_tanpa_token_atau_dari_situs_lain_ditolak() {
    let u = siapkan("http://localhost", false).await;
    admin(&u).await;
    let mut b = Peramban::default();
    b.masuk(&u, "admin.satu", SANDI).await;
    let semua: Vec<&str> = web::rute::DAFTAR
        .iter()
        .filter(|r| r.metode == "POST" && (r.pola.starts_with("/akun") || r.pola == "/keluar"))
        .map(|r| r.pola)
        .collect();
    assert!(semua.len() >= 11, "{semua:?}");
    for pola in semua {
        let j = b.pos(&u, pola, &[("csrf", "bukan token")]).await;
        assert_eq!(j.status, StatusCode::FORBIDDEN, "{pola}");
        let lain = b
            .minta("POST", pola)
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::empty())
            .unwrap();
        assert_eq!(
            b.kirim(&u, lain).await.status,
            StatusCode::FORBIDDEN,
            "{pola}"
        );
    }
    assert_eq!(
        b.ambil(&u, "/akun").await.status,
        StatusCode::OK,
        "still signed in"
    );
}

#[tokio::test]
async fn halaman_yang_masuk_tidak_disimpan_dan_yang_asing_diarahkan() {
    let u = siapkan("http://localhost", false).await;
    admin(&u).await;
    let mut b = Peramban::default();
    for url in ["/akun", "/akun/sandi", "/akun/buktikan", "/akun/totp"] {
        let j = b.ambil(&u, url).await;
        assert!(j.ke().starts_with("/masuk?kembali="), "{url}: {}", j.ke());
    }
    for url in [
        "/pemda/99.01/akun",
        "/pemda/99.01/insiden",
        "/pemda/99.01/akun/impor",
    ] {
        assert_eq!(
            b.ambil(&u, url).await.status,
            StatusCode::NOT_FOUND,
            "{url}"
        );
    }
    b.masuk(&u, "admin.satu", SANDI).await;
    for url in [
        "/akun",
        "/akun/sandi",
        "/pemda/99.01/akun",
        "/pemda/99.01/insiden",
        "/tentang",
    ] {
        let j = b.ambil(&u, url).await;
        assert_eq!(j.status, StatusCode::OK, "{url}");
        assert_eq!(j.kepala[header::CACHE_CONTROL], "no-store", "{url}");
    }
    // Another government's accounts do not exist for this administrator.
    for url in ["/pemda/99.02/akun", "/pemda/99.02/insiden", "/impor"] {
        assert_eq!(
            b.ambil(&u, url).await.status,
            StatusCode::NOT_FOUND,
            "{url}"
        );
    }
}

#[tokio::test]
async fn tindakan_berakibat_hukum_minta_bukti_baru() {
    let u = siapkan("http://localhost", false).await;
    admin(&u).await;
    let mut b = Peramban::default();
    b.masuk(&u, "admin.satu", SANDI).await;
    *u.jam.0.lock().unwrap() += TimeDelta::minutes(16);
    let csrf = b.ambil(&u, "/pemda/99.01/akun").await.csrf();
    let baru = [
        ("csrf", &*csrf),
        ("nama", "pegawai.satu"),
        ("tampilan", "Pegawai Contoh"),
    ];
    let j = b.pos(&u, "/pemda/99.01/akun", &baru).await;
    let kembali = "/akun/buktikan?kembali=%2Fpemda%2F99.01%2Fakun%3Fx%3D1";
    assert_eq!((j.status, j.ke()), (StatusCode::SEE_OTHER, kembali));
    let hal = b.ambil(&u, kembali).await;
    let csrf = hal.csrf();
    let salah = [
        ("csrf", &*csrf),
        ("sandi", "salah"),
        ("kembali", "//jahat.example"),
    ];
    let j = b.pos(&u, "/akun/buktikan", &salah).await;
    assert_eq!(j.status, StatusCode::UNPROCESSABLE_ENTITY);
    let benar = [
        ("csrf", &*csrf),
        ("sandi", SANDI),
        ("kembali", "//jahat.example"),
    ];
    let j = b.pos(&u, "/akun/buktikan", &benar).await;
    assert_eq!(j.ke(), "/akun", "never to another site");
    let csrf = b.ambil(&u, "/pemda/99.01/akun").await.csrf();
    let baru = [
        ("csrf", &*csrf),
        ("nama", "pegawai.satu"),
        ("tampilan", "Pegawai Contoh"),
    ];
    let j = b.pos(&u, "/pemda/99.01/akun", &baru).await;
    assert_eq!(j.status, StatusCode::OK);
    assert!(j.isi.contains("Hanya ditampilkan sekali ini"));
    assert_eq!(j.kepala[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn sandi_yang_diketik_tidak_pernah_kembali() {
    let u = siapkan("http://localhost", false).await;
    let mut b = Peramban::default();
    let j = b.masuk(&u, "<b>siti", "sandi-yang-diketik").await;
    assert_eq!(j.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!j.isi.contains("sandi-yang-diketik") && !j.isi.contains("<b>siti"));
    assert!(j.isi.contains("tidak cocok"));
    let csrf = b.ambil(&u, "/masuk/setel-ulang").await.csrf();
    let isi = [
        ("csrf", &*csrf),
        ("nama", "siti"),
        ("kode", "kode-yang-diketik"),
        ("sandi", "sandi-yang-diketik"),
        ("ulang", "sandi-yang-diketik"),
    ];
    let j = b.pos(&u, "/masuk/setel-ulang", &isi).await;
    assert_eq!(j.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!j.isi.contains("yang-diketik"));
}

#[tokio::test]
async fn masuk_lagi_mencabut_sesi_lama_peramban_ini() {
    let u = siapkan("http://localhost", false).await;
    admin(&u).await;
    let mut b = Peramban::default();
    let mut penyerang = Peramban::default();
    b.masuk(&u, "admin.satu", SANDI).await;
    penyerang.kue = b.kue.clone();
    let csrf = b.ambil(&u, "/akun").await.csrf();
    // The form of somebody signed in carries another token than a stranger's.
    assert_ne!(csrf, Peramban::default().ambil(&u, "/masuk").await.csrf());
    let isi = [("csrf", &*csrf), ("nama", "admin.satu"), ("sandi", SANDI)];
    assert_eq!(b.pos(&u, "/masuk/sandi", &isi).await.ke(), "/akun");
    assert_eq!(b.ambil(&u, "/akun").await.status, StatusCode::OK);
    assert!(
        penyerang
            .ambil(&u, "/akun")
            .await
            .ke()
            .starts_with("/masuk"),
        "old token is dead"
    );
}

#[tokio::test]
async fn perangkat_lain_dikeluarkan() {
    let u = siapkan("http://localhost", false).await;
    admin(&u).await;
    let (mut satu, mut dua) = (Peramban::default(), Peramban::default());
    satu.masuk(&u, "admin.satu", SANDI).await;
    dua.masuk(&u, "admin.satu", SANDI).await;
    let hal = satu.ambil(&u, "/akun").await;
    assert!(hal.isi.contains("perangkat ini"));
    let csrf = hal.csrf();
    let j = satu
        .pos(&u, "/akun/perangkat", &[("csrf", &csrf), ("sesi", "lain")])
        .await;
    assert_eq!(j.ke(), "/akun");
    assert_eq!(satu.ambil(&u, "/akun").await.status, StatusCode::OK);
    assert!(dua.ambil(&u, "/akun").await.ke().starts_with("/masuk"));
}

#[tokio::test]
async fn persona_ada_di_demo_dan_tidak_di_luar() {
    let u = siapkan("http://localhost", true).await;
    app::akun::persona::siapkan(&u.k.akun, "99.01")
        .await
        .unwrap();
    let mut b = Peramban::default();
    let depan = b.ambil(&u, "/").await;
    // The head of an office needs an office; the worked example brings them.
    let semua = app::akun::persona::SEMUA.iter();
    for p in semua.filter(|p| p.nama != "kepala-opd") {
        assert!(
            depan.isi.contains(&format!("value=\"{}\"", p.nama)),
            "{}",
            p.nama
        );
        let mut b = Peramban::default();
        let csrf = b.ambil(&u, "/masuk").await.csrf();
        let j = b
            .pos(
                &u,
                "/masuk/persona",
                &[("csrf", &csrf), ("persona", p.nama)],
            )
            .await;
        assert_eq!(j.status, StatusCode::SEE_OTHER, "{}", p.nama);
        let hal = b.ambil(&u, j.ke()).await;
        assert_eq!(
            hal.status,
            StatusCode::OK,
            "{} mendarat di {}",
            p.nama,
            j.ke()
        );
        assert!(
            hal.isi.contains(&format!("{} (contoh)", p.sebutan)),
            "{}",
            p.nama
        );
    }
    let u = siapkan("http://localhost", false).await;
    let mut b = Peramban::default();
    for url in ["/", "/masuk"] {
        assert!(
            !b.ambil(&u, url).await.isi.contains("/masuk/persona"),
            "{url}"
        );
    }
    let csrf = b.ambil(&u, "/masuk").await.csrf();
    let j = b
        .pos(
            &u,
            "/masuk/persona",
            &[("csrf", &csrf), ("persona", "tapd")],
        )
        .await;
    assert_eq!(j.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn admin_lokal_membuat_admin_pertama_dari_tautan_sekali() {
    let u = siapkan("http://localhost", false).await;
    let mut b = Peramban::default();
    let csrf = b.ambil(&u, "/masuk?token=sekali").await.csrf();
    let j = b
        .pos(&u, "/masuk", &[("csrf", &csrf), ("token", "sekali")])
        .await;
    assert_eq!(j.ke(), "/impor");
    let mut lain = Peramban::default();
    let csrf = lain.ambil(&u, "/masuk?token=sekali").await.csrf();
    let j = lain
        .pos(&u, "/masuk", &[("csrf", &csrf), ("token", "sekali")])
        .await;
    assert_eq!(j.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    let hal = b.ambil(&u, "/pemda/99.01/akun").await;
    assert!(hal.isi.contains("Jadikan admin TI"));
    let csrf = hal.csrf();
    let isi = [
        ("csrf", &*csrf),
        ("nama", "admin.ti"),
        ("tampilan", "Admin Contoh"),
        ("pertama", "ya"),
    ];
    let j = b.pos(&u, "/pemda/99.01/akun", &isi).await;
    assert_eq!(j.status, StatusCode::OK);
    let (_, s) = j.isi.split_once("Sandi awal <code>").unwrap();
    let awal = s.split('<').next().unwrap().to_owned();
    let mut baru = Peramban::default();
    assert_eq!(baru.masuk(&u, "admin.ti", &awal).await.ke(), "/akun/sandi");
}

fn multipart(csrf: &str, isi: &str) -> (String, String) {
    let batas = "batasuji";
    let badan = format!(
        "--{batas}\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n\
         --{batas}\r\nContent-Disposition: form-data; name=\"bentuk\"\r\n\r\ncsv\r\n\
         --{batas}\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"../../akun.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{isi}\r\n--{batas}--\r\n"
    );
    (format!("multipart/form-data; boundary={batas}"), badan)
}

/// First passwords as a file: a name that looks like a formula stays text.
#[tokio::test]
async fn impor_akun_lewat_halaman_tanpa_rumus() {
    let u = siapkan("http://localhost", false).await;
    admin(&u).await;
    let mut b = Peramban::default();
    b.masuk(&u, "admin.satu", SANDI).await;
    let csrf = b.ambil(&u, "/pemda/99.01/akun/impor").await.csrf();
    let kirim = |isi: &str| {
        let (jenis, badan) = multipart(&csrf, isi);
        (jenis, badan)
    };
    let (jenis, badan) = kirim("nama_akun,nama\nbudi.satu,\"=HYPERLINK(1)\"\n");
    let minta = |b: &Peramban, jenis: &str, badan: String| {
        b.minta("POST", "/pemda/99.01/akun/impor")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, jenis)
            .body(Body::from(badan))
            .unwrap()
    };
    let m = minta(&b, &jenis, badan);
    let j = b.kirim(&u, m).await;
    assert_eq!(j.status, StatusCode::OK, "{}", j.isi);
    assert!(
        j.kepala[header::CONTENT_DISPOSITION]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
    assert!(!j.isi.contains(";=HYPER"), "{}", j.isi);
    let (jenis, badan) = kirim("nama_akun,nama\nX,\nbudi.satu,Lagi\n");
    let m = minta(&b, &jenis, badan);
    let j = b.kirim(&u, m).await;
    assert_eq!(j.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        j.isi.contains("baris 2") && j.isi.contains("baris 3"),
        "all at once"
    );
    // A file beyond the limit is refused before it is read whole.
    let (jenis, _) = multipart("", "");
    let m = minta(&b, &jenis, "x".repeat(65 * 1024 * 1024));
    let j = b.kirim(&u, m).await;
    assert!(j.status.is_client_error(), "{}", j.status);
}

#[tokio::test]
async fn basis_data_mati_menolak_bukan_menganggap_orang_asing() {
    let u = siapkan("http://localhost", false).await;
    admin(&u).await;
    let mut b = Peramban::default();
    b.masuk(&u, "admin.satu", SANDI).await;
    u.k.ling.db.tutup().await;
    let j = b.ambil(&u, "/gaya").await;
    assert!(j.status.is_server_error(), "{}", j.status);
    let mut asing = Peramban::default();
    assert_eq!(
        asing.ambil(&u, "/gaya").await.status,
        StatusCode::OK,
        "no cookie, no question"
    );
}

#[tokio::test]
async fn halaman_tidak_menyebut_versi_dan_https_diingat() {
    let u = siapkan("https://selaras.contoh.go.id", false).await;
    let mut b = Peramban::default();
    for url in ["/tentang", "/masuk", "/tidak-ada", "/api/v1/openapi.json"] {
        let j = b.ambil(&u, url).await;
        assert_eq!(
            j.kepala["strict-transport-security"], "max-age=31536000",
            "{url}"
        );
        assert_eq!(j.kepala["referrer-policy"], "same-origin", "{url}");
        assert_eq!(j.kepala["x-frame-options"], "DENY", "{url}");
        assert!(!j.kepala.contains_key("server") && !j.kepala.contains_key("x-powered-by"));
        let jenis = j.kepala[header::CONTENT_TYPE].to_str().unwrap();
        assert!(
            jenis.contains("charset=utf-8") || jenis.contains("json"),
            "{url}: {jenis}"
        );
    }
    for metode in ["PUT", "DELETE", "PATCH", "TRACE"] {
        let m = b
            .minta(metode, "/tentang")
            .header("sec-fetch-site", "same-origin")
            .body(Body::empty())
            .unwrap();
        assert_eq!(
            b.kirim(&u, m).await.status,
            StatusCode::METHOD_NOT_ALLOWED,
            "{metode}"
        );
    }
    let u = siapkan("http://localhost", false).await;
    let j = b.ambil(&u, "/tentang").await;
    assert!(!j.kepala.contains_key("strict-transport-security"));
}

/// Guessing from behind one proxy locks the guesser's address, not the proxy's; without the
/// operator's word the header is nobody's proof.
#[tokio::test]
async fn alamat_dari_proksi_hanya_bila_dinyatakan() {
    let mut u = siapkan("http://localhost", false).await;
    let coba = async |u: &Uji, alamat: &str, n: u32| {
        let mut b = Peramban::default();
        let csrf = b.ambil(u, "/masuk").await.csrf();
        let nama = format!("nama{n}");
        let isi = [("csrf", &*csrf), ("nama", &*nama), ("sandi", "x")];
        let m = b
            .minta("POST", "/masuk/sandi")
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", format!("1.1.1.1, {alamat}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(bungkus(&isi)))
            .unwrap();
        b.kirim(u, m).await.isi.contains("Terlalu banyak")
    };
    u.k.di_balik_proksi = true;
    for n in 0..31 {
        assert!(!coba(&u, "10.0.0.5", n).await, "{n}");
    }
    assert!(coba(&u, "10.0.0.5", 100).await, "this address waits");
    assert!(!coba(&u, "10.0.0.6", 101).await, "another one does not");
    u.k.di_balik_proksi = false;
    for n in 200..231 {
        coba(&u, &format!("10.0.1.{n}"), n).await;
    }
    assert!(
        coba(&u, "10.0.2.1", 300).await,
        "the header does not help the guesser"
    );
}
