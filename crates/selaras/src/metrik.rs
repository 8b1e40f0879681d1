//! `/metrics`: the state of this program for Prometheus. Only for visitors on this machine, or with
//! the token of `SELARAS_METRIK_TOKEN`; nothing in it names a person.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use store::Db;
use web::lapis::segel;
use web::lapis::ukur::Ukuran;

/// What the address needs.
#[derive(Clone)]
pub struct Metrik {
    pub db: Db,
    pub ukuran: Arc<Ukuran>,
    pub token: Option<Arc<str>>,
}

pub async fn tampil(State(m): State<Metrik>, minta: Request) -> Response {
    let dari = minta.extensions().get::<ConnectInfo<SocketAddr>>().copied();
    if !boleh(m.token.as_deref(), minta.headers(), dari.map(|c| c.0)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let jenis = [(
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    )];
    (jenis, susun(&m).await).into_response()
}

/// With a token the token decides. Without one a visitor on this machine, asked for directly: a
/// proxy on this machine brings visitors from elsewhere.
fn boleh(token: Option<&str>, kepala: &HeaderMap, dari: Option<SocketAddr>) -> bool {
    if let Some(token) = token {
        let harap = format!("Bearer {token}");
        let ada = kepala.get(header::AUTHORIZATION).map(|v| v.as_bytes());
        return ada.is_some_and(|a| segel::sama(a, harap.as_bytes()));
    }
    let lewat_proksi = ["x-forwarded-for", "forwarded", "x-real-ip"]
        .iter()
        .any(|n| kepala.contains_key(*n));
    !lewat_proksi && dari.is_some_and(|a| a.ip().is_loopback())
}

async fn susun(m: &Metrik) -> String {
    let mut t = m.ukuran.teks();
    let _ = writeln!(
        t,
        "# HELP selaras_info Version of this program.\n# TYPE selaras_info gauge\n\
         selaras_info{{versi=\"{}\"}} 1",
        env!("CARGO_PKG_VERSION")
    );
    if let Some(bita) = memori() {
        ukur(&mut t, "selaras_memori_bita", "Resident memory.", bita);
    }
    match db(&m.db).await {
        Ok(r) => {
            let semua = [
                ("hidup", "The database answers.", 1),
                ("bita", "Size of the database.", r.ukuran_bita),
                ("sambungan", "Open connections.", r.sambungan),
                ("segmen_diarsipkan", "Archived segments.", r.diarsipkan),
                (
                    "arsip_gagal",
                    "Failed attempts to archive.",
                    r.gagal_diarsipkan,
                ),
                (
                    "arsip_macet",
                    "1 while archiving fails.",
                    i64::from(r.arsip_macet),
                ),
                ("migrasi", "Migration the schema stands at.", r.migrasi),
            ];
            for (nama, uraian, nilai) in semua {
                ukur(&mut t, &format!("selaras_basis_data_{nama}"), uraian, nilai);
            }
        }
        Err(e) => {
            tracing::warn!(galat = %e, "metrik basis data tidak terbaca");
            ukur(
                &mut t,
                "selaras_basis_data_hidup",
                "The database answers.",
                0,
            );
        }
    }
    t
}

fn ukur(t: &mut String, nama: &str, uraian: &str, nilai: i64) {
    let _ = writeln!(
        t,
        "# HELP {nama} {uraian}\n# TYPE {nama} gauge\n{nama} {nilai}"
    );
}

async fn db(db: &Db) -> store::Result<store::metrik::MetrikRow> {
    let mut tx = db.tx_umum().await?;
    store::metrik::baca(&mut tx).await
}

/// Resident memory of this process, from the kernel.
fn memori() -> Option<i64> {
    let teks = std::fs::read_to_string("/proc/self/status").ok()?;
    let baris = teks.lines().find(|b| b.starts_with("VmRSS:"))?;
    let kb: i64 = baris.split_whitespace().nth(1)?.parse().ok()?;
    Some(kb * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hanya_mesin_ini_atau_pemegang_token() {
        let lokal: SocketAddr = "127.0.0.1:5000".parse().unwrap();
        let luar: SocketAddr = "10.0.0.7:5000".parse().unwrap();
        let kosong = HeaderMap::new();
        assert!(boleh(None, &kosong, Some(lokal)));
        assert!(!boleh(None, &kosong, Some(luar)));
        assert!(!boleh(None, &kosong, None));
        let mut proksi = HeaderMap::new();
        proksi.insert("x-forwarded-for", "10.0.0.7".parse().unwrap());
        assert!(
            !boleh(None, &proksi, Some(lokal)),
            "a proxy on this machine"
        );
        let mut token = HeaderMap::new();
        token.insert(header::AUTHORIZATION, "Bearer rahasia".parse().unwrap());
        assert!(boleh(Some("rahasia"), &token, Some(luar)));
        assert!(!boleh(Some("lain"), &token, Some(luar)));
        assert!(
            !boleh(Some("rahasia"), &kosong, Some(lokal)),
            "then the token decides"
        );
    }
}
