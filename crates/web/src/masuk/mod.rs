//! Becoming the local administrator: a one-time token printed by the server, on loopback only.

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Kilat, Sesi};
use crate::komponen::Warna;
use crate::lapis::{segel, sesi};
use crate::rute::Perute;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/masuk", lihat)
        .post("/masuk", kirim)
        .post("/keluar", keluar)
}

/// Query or form: the token.
#[derive(Deserialize, Default)]
pub struct TokenForm {
    #[serde(default)]
    token: String,
    #[serde(default)]
    csrf: String,
}

#[derive(Template)]
#[template(path = "masuk/masuk.html")]
pub(crate) struct MasukHal {
    hal: Halaman,
    token: String,
    salah: bool,
}

impl MasukHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |salah| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Masuk sebagai admin lokal"),
            token: "abc".into(),
            salah,
        };
        vec![baru(false), baru(true)]
    }
}

async fn lihat(State(k): State<Keadaan>, s: Sesi, Query(q): Query<TokenForm>) -> Hasil {
    ada(&k)?;
    let hal = Halaman::baru(&s, "Masuk sebagai admin lokal");
    html(&MasukHal {
        hal,
        token: q.token,
        salah: false,
    })
}

async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<TokenForm>) -> Hasil {
    ada(&k)?;
    if !segel::sama(f.csrf.as_bytes(), s.csrf.as_bytes()) || !pakai(&k, &f.token) {
        let hal = Halaman::baru(&s, "Masuk sebagai admin lokal");
        let mut jawab = html(&MasukHal {
            hal,
            token: String::new(),
            salah: true,
        })?;
        *jawab.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(jawab);
    }
    let kilat = Kilat {
        warna: Warna::Baik,
        kalimat: "Anda masuk sebagai admin lokal.".into(),
    };
    let mut jawab: Response = sesi::arahkan(&k, "/impor", &kilat);
    sesi::beri_admin(&k, &mut jawab);
    Ok(jawab)
}

async fn keluar(State(k): State<Keadaan>) -> Hasil {
    let kilat = Kilat {
        warna: Warna::Info,
        kalimat: "Anda sudah keluar.".into(),
    };
    let mut jawab = sesi::arahkan(&k, "/", &kilat);
    sesi::cabut_admin(&mut jawab);
    Ok(jawab)
}

fn ada(k: &Keadaan) -> Result<(), Galat> {
    if k.loopback {
        Ok(())
    } else {
        Err(Galat::tidak_ada("Alamat ini tidak ada di Selaras."))
    }
}

/// True once: the token is taken away with its first right use.
fn pakai(k: &Keadaan, token: &str) -> bool {
    let Ok(mut simpan) = k.token.lock() else {
        return false;
    };
    let cocok = simpan
        .as_deref()
        .is_some_and(|t| !t.is_empty() && segel::sama(t.as_bytes(), token.as_bytes()));
    if cocok {
        *simpan = None;
    }
    cocok
}
