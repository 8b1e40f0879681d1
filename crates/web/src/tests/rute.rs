//! Every route × every role × own and foreign government, expected from the policy table: nothing
//! leaks, and refusals are 404 or 403 as designed.
//!
//! The routes come from [`crate::rute::DAFTAR`] and the API's own document, the roles from
//! [`Peran::SEMUA`], each in every scope it may be held in: nobody has to remember to add one here.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::Response;
use dasar::kode::KodeWilayah;
use dasar::{Id, id};
use http_body_util::BodyExt as _;
use keamanan::{JenisLingkup, Lingkup, Pelaku, Peran, Sumber, Wewenang, boleh, pintu};
use testkit::Basis;
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::lapis::sesi::Pintu;
use crate::rute::{DAFTAR, Rute};
use crate::{Keadaan, Lingkungan, Sesi};

const SENDIRI: (Uuid, &str) = (Uuid::from_u128(0x6401), "64.01");
const ASING: (Uuid, &str) = (Uuid::from_u128(0x6402), "64.02");
const NOL: &str = "00000000-0000-0000-0000-000000000000";
/// Stands in the working material of the foreign government and must never be seen from here.
const RAHASIA: &str = "RAHASIA-DAERAH-LAIN";

async fn isi() -> Basis {
    let basis = Basis::baru().await;
    let mut tx = basis.db.tx_umum().await.unwrap();
    // A running program always has the nation: it keeps what belongs to no region.
    sqlx::query(
        "insert into pemda (id, kode, nama, jenis) values ($1, '00', 'Indonesia', 'nasional')",
    )
    .bind(Uuid::from_u128(0x1))
    .execute(&mut *tx)
    .await
    .unwrap();
    for (id, kode) in [SENDIRI, ASING] {
        sqlx::query(
            "insert into pemda (id, kode, nama, jenis, induk)
             values ($1, $2, 'Kabupaten Contoh ' || $2, 'kabupaten', '64')",
        )
        .bind(id)
        .bind(kode)
        .execute(&mut *tx)
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    let mut tx = basis.db.tx(ASING.0).await.unwrap();
    // The record all addresses of this test ask for exists over there.
    for sql in [
        "insert into orang (pemda_id, id, nama, jenis, surel, dicatat_pada)
         values ($1, $2::uuid, $3, 'pns', $3, now())",
        "insert into peristiwa (pemda_id, id, pada, pelaku, peran, tindakan, subjek)
         values ($1, $2::uuid, now(), $3, 'admin_pemda', 'orang.ditambah', $2)",
        "insert into unit_kerja (pemda_id, id, kode) values ($1, $2::uuid, left($3, 3))",
    ] {
        sqlx::query(sql)
            .bind(ASING.0)
            .bind(NOL)
            .bind(RAHASIA)
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    basis
}

/// Each role in each scope it may be held in, in the own government; and the public.
fn semua_pelaku() -> Vec<Pelaku> {
    let pemda: Id<id::Pemda> = Id::dari_uuid(SENDIRI.0);
    let mut semua = vec![Pelaku::publik(), Pelaku::admin_lokal("admin lokal")];
    for p in Peran::SEMUA {
        for l in p.lingkup_sah() {
            let l = match l {
                JenisLingkup::Mesin => continue,
                JenisLingkup::Bangsa => Lingkup::Bangsa,
                JenisLingkup::Provinsi => Lingkup::Provinsi(KodeWilayah::parse("16").unwrap()),
                JenisLingkup::Pemda => Lingkup::Pemda(pemda),
                JenisLingkup::Opd => Lingkup::Opd {
                    pemda,
                    opd: Id::dari_uuid(Uuid::from_u128(7)),
                },
                JenisLingkup::Diri => Lingkup::Diri {
                    pemda,
                    orang: Id::dari_uuid(Uuid::from_u128(8)),
                },
            };
            let w = vec![Wewenang::baru(*p, l)];
            semua.push(Pelaku::orang(
                "contoh",
                Id::dari_uuid(Uuid::from_u128(8)),
                w,
            ));
        }
    }
    semua
}

/// The routes with their guards, and a visitor instead of the session layer.
fn router(k: &Keadaan, pelaku: &Pelaku) -> Router {
    let perute = crate::rangkai(crate::rute::Perute::default());
    let router = crate::antarmuka::pasang(perute.router, k.ling.clone());
    let sesi = Sesi {
        pelaku: pelaku.clone(),
        kilat: None,
        ..Sesi::contoh()
    };
    let ling = k.ling.clone();
    let pasang = move |mut minta: Request, lanjut: axum::middleware::Next| {
        minta.extensions_mut().insert(sesi.clone());
        minta.extensions_mut().insert(Pintu(ling.clone()));
        lanjut.run(minta)
    };
    router
        .layer(axum::middleware::from_fn(pasang))
        .with_state(k.clone())
}

async fn kirim(r: &Router, metode: &str, url: &str) -> (StatusCode, String) {
    let minta = Request::builder()
        .method(metode)
        .uri(url)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("csrf=contoh"))
        .unwrap();
    let jawab: Response = r.clone().oneshot(minta).await.unwrap();
    let status = jawab.status();
    let isi = jawab.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&isi).into_owned())
}

fn alamat(pola: &str, kode: &str) -> String {
    let ruas = pola.split('/').enumerate().map(|(n, r)| match r {
        "{kode}" if n == 2 => kode,
        r if r.starts_with('{') => NOL,
        r => r,
    });
    ruas.collect::<Vec<_>>().join("/")
}

fn sebut(p: &Pelaku) -> String {
    format!(
        "{} {:?}",
        p.peran_utama(),
        p.wewenang.first().map(|w| w.lingkup.jenis())
    )
}

async fn satu(
    r: &Router,
    (rute, pelaku): (&Rute, &Pelaku),
    (pemda, kode): (Option<Uuid>, &str),
) -> (StatusCode, String) {
    let url = alamat(rute.pola, kode);
    let (status, isi) = kirim(r, rute.metode, &url).await;
    let apa = format!("{} {url} as {}: {status}", rute.metode, sebut(pelaku));
    match pintu(pelaku, rute.tindakan, pemda.map(Id::dari_uuid)) {
        Err(tolak) => assert_eq!(status.as_u16(), tolak.status(), "{apa}"),
        Ok(()) => {
            assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{apa}: {isi}");
            // What the table allows on the whole government is never forbidden further inside.
            let seluruhnya = pemda.map(|p| Sumber::dalam(Id::dari_uuid(p)));
            let boleh = seluruhnya.is_some_and(|s| boleh(pelaku, rute.tindakan, &s).is_ok());
            assert!(!boleh || status != StatusCode::FORBIDDEN, "{apa}: {isi}");
        }
    }
    (status, isi)
}

#[tokio::test]
async fn every_route_for_every_role_at_home_and_abroad() {
    let basis = isi().await;
    let ling = Lingkungan::baru(basis.db.clone(), std::sync::Arc::new(testkit::jam()));
    let k = Keadaan::baru(ling, [7; 32], None, true);
    let mut banyak = 0;
    for pelaku in semua_pelaku() {
        let r = router(&k, &pelaku);
        let mesin = pelaku.memegang(Peran::AdminLokal);
        for rute in DAFTAR {
            if !rute.pola.starts_with("/pemda/{kode}") {
                let (_, isi) = satu(&r, (rute, &pelaku), (None, "00")).await;
                assert!(
                    mesin || !isi.contains(RAHASIA),
                    "{} {}",
                    rute.pola,
                    sebut(&pelaku)
                );
                banyak += 1;
                continue;
            }
            for (id, kode) in [SENDIRI, ASING] {
                // The public and the machine get the same door for every government.
                let terikat = !pelaku.tanpa_wewenang() && !mesin;
                let (status, isi) = satu(&r, (rute, &pelaku), (terikat.then_some(id), kode)).await;
                assert!(
                    mesin || !isi.contains(RAHASIA),
                    "{} {}",
                    rute.pola,
                    sebut(&pelaku)
                );
                let ubah = rute.metode == "POST" && id == ASING.0;
                assert!(
                    !ubah || mesin || !status.is_success() && status != StatusCode::SEE_OTHER,
                    "{} {} changed a foreign government: {status}",
                    rute.pola,
                    sebut(&pelaku)
                );
                banyak += 1;
            }
        }
        banyak += antarmuka(&r, &pelaku).await;
    }
    let paling_sedikit = semua_pelaku().len() * DAFTAR.len();
    assert!(banyak > paling_sedikit, "{banyak}");
}

/// The JSON interface shows what is published, to everybody the same.
async fn antarmuka(r: &Router, pelaku: &Pelaku) -> usize {
    let dokumen = api::dokumen_nilai();
    let jalur = dokumen["paths"].as_object().unwrap();
    for pola in jalur.keys() {
        for (_, kode) in [SENDIRI, ASING] {
            let url = format!("/api/v1{}", alamat(pola, kode).replace(NOL, "2026"));
            let (status, isi) = kirim(r, "GET", &url).await;
            let apa = format!("{url} as {}: {status}", sebut(pelaku));
            assert!(!isi.contains(RAHASIA), "{apa}");
            let salah = [
                StatusCode::FORBIDDEN,
                StatusCode::UNAUTHORIZED,
                StatusCode::INTERNAL_SERVER_ERROR,
            ];
            assert!(!salah.contains(&status), "{apa}: {isi}");
        }
    }
    jalur.len() * 2
}

/// The table as a file of the manual; `REKAM=1` writes it.
#[test]
fn the_matrix_in_the_manual_is_that_of_the_program() {
    use std::fmt::Write as _;
    let berkas = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/WEWENANG.md");
    let mut kini = String::from(
        "# Peran dan wewenang\n\nGenerated from `crates/keamanan/src/kebijakan.rs`; \
         `REKAM=1 cargo test -p web --lib matrix` rewrites it. The same table is the page \
         `/wewenang`.\n\n## Peran\n\n| Peran | Kode | Lingkup | Uraian |\n|---|---|---|---|\n",
    );
    for p in Peran::SEMUA {
        let l: Vec<_> = p.lingkup_sah().iter().map(ToString::to_string).collect();
        let _ = writeln!(
            kini,
            "| {p} | `{}` | {} | {} |",
            p.kode(),
            l.join("; "),
            p.uraian()
        );
    }
    kini.push_str("\n## Tindakan\n\n");
    kini.push_str(&keamanan::matriks_markdown());
    kini.push_str("\n## Alamat\n\n| Cara | Alamat | Tindakan |\n|---|---|---|\n");
    for r in DAFTAR {
        let _ = writeln!(
            kini,
            "| {} | `{}` | `{}` |",
            r.metode,
            r.pola,
            r.tindakan.kode()
        );
    }
    if std::env::var_os("REKAM").is_some() {
        std::fs::write(berkas, &kini).unwrap();
    }
    let tercatat = std::fs::read_to_string(berkas).unwrap_or_default();
    let beda = kini.lines().zip(tercatat.lines()).find(|(a, b)| a != b);
    assert!(
        kini == tercatat,
        "docs/WEWENANG.md is stale, REKAM=1 rewrites it: {beda:?}"
    );
}
