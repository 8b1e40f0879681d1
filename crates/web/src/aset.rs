//! Vendored assets, embedded, under a URL that carries their content hash.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

static BERKAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// The one stylesheet: the component files in name order.
static GAYA: LazyLock<String> = LazyLock::new(|| {
    let mut bagian: Vec<_> = BERKAS
        .get_dir("css")
        .into_iter()
        .flat_map(Dir::files)
        .collect();
    bagian.sort_by_key(|f| f.path().to_path_buf());
    bagian.iter().filter_map(|f| f.contents_utf8()).collect()
});

/// One hash over everything, so that relative addresses inside the stylesheet hold too.
static SIDIK: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    hash.update(GAYA.as_bytes());
    for nama in [
        "js/selaras.js",
        "js/kunci-sandi.js",
        "ikon.svg",
        "huruf/plus-jakarta-sans.woff2",
    ] {
        hash.update(
            BERKAS
                .get_file(nama)
                .map(include_dir::File::contents)
                .unwrap_or_default(),
        );
    }
    hex::encode(hash.finalize().get(..6).unwrap_or_default())
});

/// Address of an asset, e.g. `url("selaras.css")`.
#[must_use]
pub fn url(nama: &str) -> String {
    format!("/aset/{}/{nama}", *SIDIK)
}

/// Body of an asset by name; the stylesheet is composed.
#[must_use]
pub fn isi(nama: &str) -> Option<&'static [u8]> {
    match nama {
        "selaras.css" => Some(GAYA.as_bytes()),
        lain => BERKAS.get_file(lain).map(include_dir::File::contents),
    }
}

fn jenis(nama: &str) -> &'static str {
    match nama.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Longest address of a label sheet.
const BATAS_LABEL: usize = 1_000;

/// `GET /aset/label/{id}/{*judul}`: the heads of a table as labels of its cells on phones. The
/// address is the content, so it is kept for good; the page carries no label per cell.
pub async fn label(Path((id, judul)): Path<(String, String)>) -> Response {
    let aman = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !id.chars().all(aman) || judul.len() > BATAS_LABEL {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut css = String::new();
    for (i, j) in (2..).zip(judul.split('/')).filter(|(_, j)| *j != "-") {
        let _ = write!(css, "#{id} td:nth-child({i})::before{{content:\"");
        for c in j.chars().filter(|c| !c.is_control()) {
            if matches!(c, '"' | '\\' | '<' | '>') {
                let _ = write!(css, "\\{:x} ", u32::from(c));
            } else {
                css.push(c);
            }
        }
        css.push_str("\"}");
    }
    let kepala = [
        (header::CONTENT_TYPE, jenis(".css")),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (kepala, css).into_response()
}

/// `GET /aset/{sidik}/{*nama}`
pub async fn tampil(Path((sidik, nama)): Path<(String, String)>) -> Response {
    let Some(badan) = isi(&nama) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // An old hash still answers (a page may be cached), but is not kept.
    let simpan = if sidik == *SIDIK {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    (
        [
            (header::CONTENT_TYPE, jenis(&nama)),
            (header::CACHE_CONTROL, simpan),
        ],
        badan,
    )
        .into_response()
}
