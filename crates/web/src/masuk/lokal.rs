//! Becoming the local administrator: a one-time token printed by the server, on loopback only. And
//! leaving, for everybody.

use askama::Template;
use axum::extract::{Form, State};
use axum::response::Response;
use serde::Deserialize;

use super::{arahkan, ditolak, galat, periksa_csrf};
use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::Warna;
use crate::lapis::{segel, sesi};

/// Form: the token.
#[derive(Deserialize, Default)]
pub(super) struct TokenForm {
    #[serde(default)]
    token: String,
    #[serde(default)]
    csrf: String,
}

#[derive(Template)]
#[template(path = "masuk/lokal.html")]
pub(crate) struct LokalHal {
    hal: Halaman,
    token: String,
    salah: bool,
}

impl LokalHal {
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

/// The form, with the token of the printed address in it.
pub(super) fn lihat(k: &Keadaan, s: &Sesi, token: String) -> Hasil {
    ada(k)?;
    html(&LokalHal {
        hal: Halaman::baru(s, "Masuk sebagai admin lokal").aktif("masuk"),
        token,
        salah: false,
    })
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<TokenForm>) -> Hasil {
    ada(&k)?;
    if !segel::sama(f.csrf.as_bytes(), s.csrf.as_bytes()) || !pakai(&k, &f.token) {
        let hal = Halaman::baru(&s, "Masuk sebagai admin lokal").aktif("masuk");
        return Ok(ditolak(html(&LokalHal {
            hal,
            token: String::new(),
            salah: true,
        })?));
    }
    let kalimat = "Anda masuk sebagai admin lokal.";
    let mut jawab: Response = arahkan(&k, "/impor", Warna::Baik, kalimat);
    sesi::beri_admin(&k, &mut jawab);
    Ok(jawab)
}

/// Form of a button without fields.
#[derive(Deserialize, Default)]
pub(super) struct KeluarForm {
    #[serde(default)]
    csrf: String,
}

pub(super) async fn keluar(State(k): State<Keadaan>, s: Sesi, Form(f): Form<KeluarForm>) -> Hasil {
    if let Some(a) = &s.akun {
        periksa_csrf(&s, &f.csrf)?;
        app::akun::sesi::cabut(&k.akun, a, a.sesi, &s.permintaan)
            .await
            .map_err(galat)?;
    }
    let mut jawab = arahkan(&k, "/", Warna::Info, "Anda sudah keluar.");
    sesi::cabut_admin(&mut jawab);
    sesi::cabut_sesi(&k, &mut jawab);
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
