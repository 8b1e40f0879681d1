//! Pages of a government through the router, over a database of their own: filters, totals,
//! downloads that equal what is shown, refusals, and no row of another government.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod masuk;

use std::sync::Arc;

use app::impor::{Cara, Opsi};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt;
use testkit::Basis;
use tower::ServiceExt;
use web::{Keadaan, Lingkungan};

const SKPD: &str = "kode,nama,jenis,kode_induk\n\
     1.01.2.22.0.00.01.0000,Dinas Pendidikan NAMA,SKPD,\n\
     1.02.0.00.0.00.02.0000,Dinas Kesehatan NAMA,SKPD,\n";
const KEPALA: &str = "kode_skpd,kode_sub_unit,kode_sub_kegiatan,nama,kode_sumber_dana,\
     nama_sumber_dana,pagu,pagu_validasi,rincian,prioritas\n";

/// Sub-activities: office, code, name, RKPD, APBD.
const BARIS: [(&str, &str, &str, i64, i64); 5] = [
    (
        "1.01.2.22.0.00.01.0000",
        "1.01.02.2.01.0003",
        "Pembangunan Ruang Guru",
        4_000,
        3_000,
    ),
    (
        "1.01.2.22.0.00.01.0000",
        "1.01.02.2.01.0004",
        "Pembangunan Ruang UKS",
        2_000,
        0,
    ),
    (
        "1.01.2.22.0.00.01.0000",
        "1.01.02.2.01.0005",
        "=Pembangunan Perpustakaan",
        500,
        700,
    ),
    (
        "1.01.2.22.0.00.01.0000",
        "1.01.02.2.01.0029",
        "Pengelolaan Dana BOS",
        900,
        900,
    ),
    (
        "1.02.0.00.0.00.02.0000",
        "1.02.02.2.01.0003",
        "Pembangunan Puskesmas",
        0,
        100,
    ),
];

struct Uji {
    keadaan: Keadaan,
    _basis: Basis,
}

async fn siapkan() -> Uji {
    let basis = Basis::baru().await;
    app::impor::bawaan::pastikan(&basis.db).await.unwrap();
    for (kode, nama) in [("99.01", "Kabupaten Satu"), ("99.02", "Kabupaten Dua")] {
        app::impor::bawaan::pemda_contoh(&basis.db, kode, nama, "kabupaten")
            .await
            .unwrap();
        impor(
            &basis,
            kode,
            "perangkat-daerah",
            &SKPD.replace("NAMA", nama),
            1,
        )
        .await;
        let kali = if kode == "99.01" { 1 } else { 7 };
        let nama_lain = |n: &str| {
            if kali == 1 {
                n.to_owned()
            } else {
                n.replace("Pem", "Rahasia")
            }
        };
        for (dok, ambil) in [("rkpd", 0), ("apbd", 1)] {
            let mut isi = KEPALA.to_owned();
            for (opd, kode, nama, a, b) in BARIS {
                let pagu = if ambil == 0 { a } else { b } * kali;
                isi += &format!("{opd},{opd},{kode},{},,,{pagu},{pagu},,\n", nama_lain(nama));
            }
            impor(&basis, kode, dok, &isi, 1).await;
        }
    }
    let ling = Lingkungan::baru(basis.db.clone(), Arc::new(testkit::jam()));
    Uji {
        keadaan: Keadaan::baru(ling, [3; 32], Some("sekali".into()), true),
        _basis: basis,
    }
}

async fn impor(b: &Basis, pemda: &str, letak: &str, isi: &str, edisi: u8) {
    let opsi = Opsi {
        tata_letak: letak.into(),
        pemda: pemda.into(),
        tahun: Some(2026),
        terima_yang_baik: true,
        ..Opsi::default()
    };
    let nama = format!("{letak}-{edisi}.csv");
    let masuk = (nama.as_str(), isi.as_bytes().to_vec(), opsi);
    let (hasil, masalah) =
        app::impor::berkas(&b.db, &testkit::jam(), "uji", masuk, Cara::default())
            .await
            .unwrap();
    let satu = &hasil.berkas[0];
    assert_eq!(satu.status, "diterapkan", "{letak}: {masalah:?}");
}

async fn jawab(u: &Uji, r: Request<Body>) -> Response {
    web::buat(u.keadaan.clone()).oneshot(r).await.unwrap()
}

async fn buka(u: &Uji, url: &str) -> (StatusCode, String) {
    let r = jawab(u, Request::get(url).body(Body::empty()).unwrap()).await;
    let status = r.status();
    let b = r.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&b).into_owned())
}

fn sub(html: &str) -> Vec<&'static str> {
    BARIS
        .iter()
        .map(|b| b.1)
        .filter(|k| html.contains(*k))
        .collect()
}

#[tokio::test]
async fn filters_totals_and_downloads_agree() {
    let u = siapkan().await;
    let (s, html) = buka(&u, "/pemda/99.01/pagu").await;
    assert_eq!(s, StatusCode::OK);
    assert_eq!(sub(&html).len(), 5, "all rows without a filter");
    assert!(
        html.contains("7.400") && html.contains("4.700"),
        "totals of RKPD and APBD"
    );

    let (_, html) = buka(&u, "/pemda/99.01/pagu?status=berbeda").await;
    assert_eq!(sub(&html).len(), 4, "four ceilings differ");
    for (status, kode) in [
        ("turun", vec!["1.01.02.2.01.0003", "1.01.02.2.01.0004"]),
        ("naik", vec!["1.01.02.2.01.0005", "1.02.02.2.01.0003"]),
        ("jadi_nol", vec!["1.01.02.2.01.0004"]),
        ("dari_nol", vec!["1.02.02.2.01.0003"]),
        ("selaras", vec!["1.01.02.2.01.0029"]),
    ] {
        let (_, html) = buka(&u, &format!("/pemda/99.01/pagu?status={status}")).await;
        assert_eq!(sub(&html), kode, "{status}");
    }
    let (_, html) = buka(&u, "/pemda/99.01/pagu?q=pembangunan+ruang").await;
    assert_eq!(
        sub(&html),
        ["1.01.02.2.01.0003", "1.01.02.2.01.0004"],
        "every word must occur"
    );
    assert!(
        html.contains("6.000") && html.contains("3.000"),
        "totals follow the search"
    );
    let (_, html) = buka(&u, "/pemda/99.01/pagu?q=100%25").await;
    assert!(
        sub(&html).is_empty() && html.contains("Hapus semua saringan"),
        "a wildcard is text"
    );
}

#[tokio::test]
async fn a_download_holds_exactly_the_rows_shown() {
    let u = siapkan().await;
    let url = "/pemda/99.01/pagu?status=turun&urut=-rkpd&format=csv";
    let (s, csv) = buka(&u, url).await;
    assert_eq!(s, StatusCode::OK);
    assert_eq!(sub(&csv), ["1.01.02.2.01.0003", "1.01.02.2.01.0004"]);
    let pertama = csv.find("1.01.02.2.01.0003").unwrap();
    assert!(
        pertama < csv.find("1.01.02.2.01.0004").unwrap(),
        "in the order shown"
    );
    let (_, semua) = buka(&u, "/pemda/99.01/pagu?format=csv").await;
    assert!(semua.contains("'=Pembangunan"), "a formula is disarmed");
    let r = jawab(
        &u,
        Request::get("/pemda/99.01/pagu?format=xlsx")
            .body(Body::empty())
            .unwrap(),
    );
    let badan = r.await.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(&badan[..2], b"PK", "a workbook");
}

#[tokio::test]
async fn a_list_prints_and_a_file_has_the_total_and_the_chosen_columns() {
    let u = siapkan().await;
    let url = "/pemda/99.01/pagu?opd=1.01.2.22.0.00.01.0000&kolom=apbd&format=";
    let (_, csv) = buka(&u, &format!("{url}csv")).await;
    assert!(csv.contains(";APBD;") && !csv.contains("RKPD"), "{csv}");
    let akhir = csv.trim_end().lines().last().unwrap();
    assert!(
        akhir.starts_with("Jumlah;") && akhir.contains(";4600;"),
        "{akhir}"
    );
    let r = Request::get(format!("{url}pdf"))
        .body(Body::empty())
        .unwrap();
    let r = jawab(&u, r).await;
    assert_eq!(r.headers()["content-type"], "application/pdf");
    let badan = r.into_body().collect().await.unwrap().to_bytes();
    assert!(badan.starts_with(b"%PDF-"));
}

/// Signs in as the local administrator: cookie and form token.
async fn admin(u: &Uji) -> (String, String) {
    let token = |html: &str| {
        let isi = html.split("name=\"csrf\" value=\"").nth(1);
        isi.and_then(|s| s.split('"').next()).unwrap().to_owned()
    };
    let (_, html) = buka(u, "/masuk").await;
    let r = Request::post("/masuk")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("csrf={}&token=sekali", token(&html))))
        .unwrap();
    let r = jawab(u, r).await;
    let mut kue = r.headers().get_all("set-cookie").iter();
    let kue = kue
        .find_map(|c| c.to_str().ok().filter(|c| c.starts_with("selaras_admin=")))
        .unwrap();
    let kue = kue.split(';').next().unwrap().to_owned();
    let r = Request::get("/impor").header("cookie", &kue);
    let r = jawab(u, r.body(Body::empty()).unwrap()).await;
    let b = r.into_body().collect().await.unwrap().to_bytes();
    (kue, token(&String::from_utf8_lossy(&b)))
}

#[tokio::test]
async fn a_reason_is_given_and_taken_back_on_the_page() {
    let u = siapkan().await;
    let minta = app::periksa::Permintaan {
        db: &u.keadaan.ling.db,
        hukum: &u.keadaan.ling.hukum,
        clock: u.keadaan.ling.clock.as_ref(),
        pelaku: &keamanan::Pelaku::admin_lokal("uji"),
        pemda: "99.01",
        tahun: 2026,
    };
    app::periksa::jalankan(&minta).await.unwrap();
    let (kue, csrf) = admin(&u).await;
    let ambil = async |url: &str| {
        let r = Request::get(url).header("cookie", &kue);
        let r = jawab(&u, r.body(Body::empty()).unwrap()).await;
        let b = r.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8_lossy(&b).into_owned()
    };
    let kirim = async |url: &str, isi: String| {
        let r = Request::post(url)
            .header("cookie", &kue)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        let r = jawab(&u, r.body(Body::from(isi)).unwrap()).await;
        r.status()
    };
    let daftar = ambil("/pemda/99.01/temuan?tingkat=peringatan&alasan=belum").await;
    let mut url = String::new();
    for u in daftar.split("href=\"").filter_map(|s| s.split('"').next()) {
        if u.starts_with("/pemda/99.01/temuan/") && ambil(u).await.contains("/alasan\"") {
            u.clone_into(&mut url);
            break;
        }
    }
    assert!(!url.is_empty(), "a finding that may be kept with a reason");
    let (_, umum) = buka(&u, &url).await;
    assert!(!umum.contains("<form method=\"post\""), "not for everybody");
    let beri = format!("{url}/alasan");
    let isi = format!("csrf={csrf}&tahun=2026&alasan=Pagu+indikatif+berubah");
    assert_eq!(
        kirim(&beri, isi.replace(&csrf, "x")).await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(kirim(&beri, isi).await, StatusCode::SEE_OTHER);
    let html = ambil(&url).await;
    assert!(html.contains("Pagu indikatif berubah (") || html.contains("Pagu indikatif berubah <"));
    let cabut = format!("{beri}/1/cabut");
    assert!(html.contains(&format!("action=\"{cabut}\"")), "{html}");
    let beralasan = "/pemda/99.01/temuan?alasan=ya";
    assert!(ambil(beralasan).await.contains("sudah diberi alasan"));
    let isi = format!("csrf={csrf}&tahun=2026");
    assert_eq!(kirim(&cabut, isi.clone()).await, StatusCode::SEE_OTHER);
    let html = ambil(&url).await;
    assert!(html.contains("<s>Pagu indikatif berubah</s>") && html.contains("dicabut"));
    assert!(!html.contains("1/cabut\""), "only once");
    assert!(!ambil(beralasan).await.contains("sudah diberi alasan"));
    assert_eq!(kirim(&cabut, isi).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sums_hold_at_every_level_and_office() {
    let u = siapkan().await;
    let (_, html) = buka(&u, "/pemda/99.01/pagu?tingkat=program").await;
    assert!(
        html.contains("7.400"),
        "RKPD of both programmes: 4000 + 2000 + 500 + 900 + 0"
    );
    let (s, html) = buka(&u, "/pemda/99.01/opd/1.01.2.22.0.00.01.0000").await;
    assert_eq!(s, StatusCode::OK);
    assert_eq!(sub(&html).len(), 4, "only the office's rows");
    let (s, _) = buka(&u, "/pemda/99.01/opd/9.99").await;
    assert_eq!(s, StatusCode::NOT_FOUND);
    let (_, html) = buka(&u, "/pemda/99.01/rencana?dok=apbd").await;
    assert!(html.contains("4.700"), "sum of the tree's root");
}

#[tokio::test]
async fn a_row_of_an_office_has_a_short_address_and_the_old_one_still_works() {
    let u = siapkan().await;
    let opd = "/pemda/99.01/opd/1.01.2.22.0.00.01.0000";
    let (_, html) = buka(&u, opd).await;
    assert!(
        html.contains(r##"<a href="?pilih=1.01.02.2.01.0004#benang">Pembangunan Ruang UKS"##),
        "the code is the address"
    );
    let (s, html) = buka(&u, &format!("{opd}?pilih=1.01.02.2.01.0004")).await;
    assert_eq!(s, StatusCode::OK);
    let benang = html
        .split("/pemda/99.01/benang/")
        .nth(1)
        .and_then(|s| s.split('"').next())
        .unwrap();
    assert!(html.contains("jadi nol") && html.contains("<tr class=kini>"));
    let lama = format!("{opd}?pilih={}", benang.replace('/', "."));
    let (_, html) = buka(&u, &lama).await;
    assert!(html.contains(&format!("/pemda/99.01/benang/{benang}")));
    let (s, html) = buka(&u, &format!("{opd}?pilih=9.99~2")).await;
    assert_eq!(s, StatusCode::OK, "an unknown row is no row");
    assert!(!html.contains("/benang/"));
}

#[tokio::test]
async fn figures_are_short_or_in_full_and_columns_can_be_left_out() {
    let u = siapkan().await;
    let opd = "/pemda/99.01/opd/1.01.2.22.0.00.01.0000";
    let (_, html) = buka(&u, &format!("{opd}?kolom=apbd&kolom=status&angka=penuh")).await;
    assert!(html.contains("1.01.02.2.01.0003</small><td>3.000<td><b class=w>−25 %</b>"));
    assert!(html.contains("angka=penuh&amp;kolom=apbd.status&amp;pilih=1.01.02"));
    let label = html
        .split("href=\"")
        .find(|s| s.starts_with("/aset/label/"))
        .unwrap();
    let (s, css) = buka(&u, label.split('"').next().unwrap()).await;
    assert_eq!(s, StatusCode::OK);
    assert_eq!(
        css,
        r#"#baris-opd td:nth-child(2)::before{content:"APBD"}#baris-opd td:nth-child(3)::before{content:"Selaras?"}"#
    );
}

#[tokio::test]
async fn no_page_shows_a_row_of_another_government() {
    let u = siapkan().await;
    let (_, milik) = buka(&u, "/pemda/99.02/pagu").await;
    assert!(
        milik.contains("Rahasia"),
        "the other government has rows of its own"
    );
    let benang = milik
        .split("/pemda/99.02/benang/")
        .nth(1)
        .and_then(|s| s.split('"').next())
        .unwrap()
        .to_owned();
    for url in [
        "/pemda/99.01/pagu",
        "/pemda/99.01/pagu?q=rahasia",
        "/pemda/99.01/pagu?format=csv",
        "/pemda/99.01/opd",
        "/pemda/99.01/opd/1.01.2.22.0.00.01.0000",
        "/pemda/99.01/rencana?dok=rkpd&opd=1.01.2.22.0.00.01.0000",
        "/pemda/99.01/temuan",
        "/pemda/99.01/edisi",
    ] {
        let (s, isi) = buka(&u, url).await;
        assert_eq!(s, StatusCode::OK, "{url}");
        assert!(
            !isi.contains("RahasiaBangunan") && !isi.contains("Rahasiabangunan"),
            "{url}"
        );
        assert!(
            !isi.contains("Kabupaten Dua"),
            "{url} names the other government"
        );
    }
    let (s, _) = buka(&u, &format!("/pemda/99.02/benang/{benang}")).await;
    assert_eq!(s, StatusCode::OK);
    let (s, _) = buka(&u, &format!("/pemda/99.01/benang/{benang}")).await;
    assert_eq!(
        s,
        StatusCode::NOT_FOUND,
        "a node of another government is not there"
    );
}

#[tokio::test]
async fn a_thread_names_files_and_gaps() {
    let u = siapkan().await;
    let (_, html) = buka(&u, "/pemda/99.01/pagu?status=jadi_nol").await;
    let url = html
        .split("href=\"")
        .find(|s| s.contains("/benang/"))
        .unwrap();
    let url = url.split('"').next().unwrap();
    let (s, html) = buka(&u, url).await;
    assert_eq!(s, StatusCode::OK);
    for harap in [
        "rkpd-1.csv baris 3",
        "jadi nol",
        "Mengapa selisih",
        "putus",
        "BUD-03",
    ] {
        assert!(html.contains(harap), "missing: {harap}");
    }
}

#[tokio::test]
async fn reading_rows_follow_a_new_import() {
    let u = siapkan().await;
    let (_, html) = buka(&u, "/pemda/99.01/pagu").await;
    assert!(html.contains("4.700"));
    let isi = format!(
        "{KEPALA}{opd},{opd},1.01.02.2.01.0003,Pembangunan Ruang Guru,,,8000,8000,,\n",
        opd = "1.01.2.22.0.00.01.0000"
    );
    impor(&u._basis, "99.01", "apbd", &isi, 2).await;
    let (_, html) = buka(&u, "/pemda/99.01/pagu").await;
    assert!(
        html.contains("8.000") && !html.contains("4.700"),
        "the page shows the new edition"
    );
    let (_, html) = buka(&u, "/pemda/99.01/edisi").await;
    let url = html
        .split("href=\"")
        .find(|s| s.starts_with("/pemda/99.01/edisi/"))
        .unwrap();
    let (s, html) = buka(&u, url.split('"').next().unwrap()).await;
    assert_eq!(s, StatusCode::OK);
    assert!(
        html.contains("pagu berubah") && html.contains("hilang"),
        "what came and went"
    );
}

#[tokio::test]
async fn importing_is_for_the_local_administrator_only() {
    let u = siapkan().await;
    let id = "00000000-0000-8000-8000-000000000000";
    for url in [
        "/impor".to_owned(),
        format!("/impor/{id}"),
        format!("/impor/unggah/{id}"),
        format!("/impor/unggah/{id}/perbaikan"),
        format!("/impor/pekerjaan/{id}"),
        format!("/impor/{id}/perbaikan"),
    ] {
        let (s, html) = buka(&u, &url).await;
        assert!(
            s == StatusCode::FORBIDDEN || s == StatusCode::NOT_FOUND,
            "{url}: {s}"
        );
        assert!(!html.contains("csrf"), "{url} gives no form");
    }
    for url in ["/impor/unggah".to_owned(), format!("/impor/{id}/batalkan")] {
        let r = Request::post(&url)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("csrf=x"))
            .unwrap();
        let s = jawab(&u, r).await.status();
        assert!(
            s == StatusCode::FORBIDDEN || s == StatusCode::NOT_FOUND,
            "{url}: {s}"
        );
    }
}
