//! The document and what is mounted agree; errors are problem documents.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use dasar::waktu::{ClockTetap, Saat};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// Without a database: whatever needs data answers with a fault, which is enough to know a route.
fn router() -> Router {
    let saat = chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap();
    let db = store::Db::malas(
        sqlx::postgres::PgConnectOptions::new_without_pgpass().socket("/nonexistent"),
    );
    let ling = app::lingkungan::Lingkungan::baru(db, Arc::new(ClockTetap(Saat(saat))));
    crate::buat(ling)
}

async fn minta(metode: &str, url: &str) -> (StatusCode, String, Value) {
    let r = Request::builder()
        .method(metode)
        .uri(url)
        .body(Body::empty())
        .unwrap();
    let j = router().oneshot(r).await.unwrap();
    let jenis = j.headers()[header::CONTENT_TYPE]
        .to_str()
        .unwrap()
        .to_owned();
    let status = j.status();
    let badan = j.into_body().collect().await.unwrap().to_bytes();
    (status, jenis, serde_json::from_slice(&badan).unwrap())
}

fn berkas() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json")
}

#[test]
fn the_committed_document_is_the_one_served() {
    let kini = crate::dokumen().unwrap();
    if std::env::var_os("REKAM").is_some() {
        std::fs::create_dir_all(berkas().parent().unwrap()).unwrap();
        std::fs::write(berkas(), &kini).unwrap();
    }
    let simpan = std::fs::read_to_string(berkas()).unwrap_or_default();
    assert!(
        kini == simpan,
        "docs/openapi.json usang; jalankan REKAM=1 cargo test -p api"
    );
    let nilai = crate::dokumen_nilai();
    assert_eq!(nilai["openapi"], "3.1.0");
}

#[tokio::test]
async fn every_path_of_the_document_is_mounted() {
    let nilai = crate::dokumen_nilai();
    let jalur = nilai["paths"].as_object().unwrap();
    assert!(jalur.len() >= 13);
    let id: std::collections::BTreeSet<&str> = jalur
        .values()
        .map(|c| c["get"]["operationId"].as_str().unwrap())
        .collect();
    assert_eq!(id.len(), jalur.len(), "operation ids must be unique");
    for (pola, cara) in jalur {
        assert_eq!(
            cara.as_object().unwrap().keys().collect::<Vec<_>>(),
            ["get"],
            "{pola}"
        );
        let url = pola.replace("{kode}", "BUD-03").replace("{tahun}", "2023");
        let url = if pola == "/cari" {
            format!("{url}?q=ab")
        } else {
            url
        };
        let (status, _, isi) = minta("GET", &url).await;
        let tak_terpasang = status == StatusCode::NOT_FOUND
            && isi["detail"]
                .as_str()
                .is_some_and(|d| d.contains("tidak ada dalam API"));
        assert!(!tak_terpasang, "{pola} is documented but not mounted");
        for r in cara["get"]["responses"].as_object().unwrap().keys() {
            assert!(["200", "400", "404"].contains(&r.as_str()), "{pola} {r}");
        }
    }
}

#[tokio::test]
async fn errors_are_problem_documents() {
    for (metode, url, harap) in [
        ("GET", "/tidak-ada", 404),
        ("POST", "/pemda", 405),
        ("GET", "/aturan/XXX-99", 404),
        ("GET", "/nasional/dua-ribu", 400),
        ("GET", "/wilayah?halaman=0", 400),
        ("GET", "/wilayah?per_halaman=501", 400),
        ("GET", "/wilayah?halaman=abc", 400),
        (
            "GET",
            "/wilayah?halaman=9223372036854775807&per_halaman=500",
            400,
        ),
        ("GET", "/cari", 400),
        ("GET", "/pemda/64.11/pagu?tingkat=desa", 400),
        ("GET", "/pemda", 500),
    ] {
        let (status, jenis, isi) = minta(metode, url).await;
        assert_eq!(status.as_u16(), harap, "{metode} {url} {isi}");
        assert_eq!(jenis, "application/problem+json", "{url}");
        assert_eq!(isi["status"], harap, "{url}");
        assert!(
            !isi.to_string().contains("nonexistent"),
            "{url} leaks {isi}"
        );
    }
}

#[tokio::test]
async fn rules_need_no_database() {
    let (status, _, isi) = minta("GET", "/aturan").await;
    assert_eq!(status, StatusCode::OK);
    assert!(isi.as_array().unwrap().len() >= 35);
    let (_, _, satu) = minta("GET", "/aturan/BUD-03").await;
    assert_eq!(satu["kode"], "BUD-03");
}
