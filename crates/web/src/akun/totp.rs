//! `/akun/totp`: the app with codes, and recovery codes.

use app::akun::{AkunRefusal, faktor};
use askama::Template;
use axum::extract::{Form, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use super::{pemilik, segar};
use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::Warna;
use crate::masuk::{arahkan, ditolak, galat, kalimat, periksa_csrf};

#[derive(Template)]
#[template(path = "akun/totp.html")]
pub(crate) struct TotpHal {
    hal: Halaman,
    svg: String,
    ketik: String,
    kabar: String,
}

#[derive(Template)]
#[template(path = "akun/kode.html")]
pub(crate) struct KodeHal {
    hal: Halaman,
    kode: Vec<String>,
}

impl TotpHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        vec![Self {
            hal: Halaman::baru(&Sesi::contoh(), "Pasang aplikasi kode"),
            svg: "<svg viewBox=\"0 0 1 1\"></svg>".into(),
            ketik: "ABCD EFGH".into(),
            kabar: "Kode tidak cocok.".into(),
        }]
    }
}

impl KodeHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        Self {
            hal: Halaman::baru(&Sesi::contoh(), "Kode pemulihan"),
            kode: vec!["abcd-efgh-jkmn".into()],
        }
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    kode: String,
}

/// Signed in, form token right, proof fresh; or the answer that leads there.
macro_rules! siap {
    ($s:expr, $csrf:expr) => {{
        let a = match pemilik(&$s, "/akun") {
            Ok(a) => a,
            Err(jawab) => return Ok(*jawab),
        };
        periksa_csrf(&$s, $csrf)?;
        if let Err(jawab) = segar(&a) {
            return Ok(*jawab);
        }
        a
    }};
}

pub(super) async fn mulai(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = siap!(s, &f.csrf);
    match faktor::mulai_totp(&k.akun, &a).await {
        Ok(_) => Ok(Redirect::to("/akun/totp").into_response()),
        Err(e) => Ok(arahkan(&k, "/akun", Warna::Bahaya, &kalimat(e)?)),
    }
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi) -> Hasil {
    tampil(&k, &s, String::new()).await
}

async fn tampil(k: &Keadaan, s: &Sesi, kabar: String) -> Hasil {
    let a = match pemilik(s, "/akun") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    match faktor::lanjut_totp(&k.akun, &a).await {
        Ok(p) => html(&TotpHal {
            hal: Halaman::baru(s, "Pasang aplikasi kode")
                .aktif("akun")
                .remah("Akun Anda", "/akun"),
            svg: p.svg,
            ketik: p.ketik,
            kabar,
        }),
        Err(AkunRefusal::LangkahLewat) => Ok(Redirect::to("/akun").into_response()),
        Err(e) => Err(galat(e)),
    }
}

pub(super) async fn pasang(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = siap!(s, &f.csrf);
    match faktor::selesai_totp(&k.akun, &a, &f.kode, &s.permintaan).await {
        Ok(kode) if kode.is_empty() => {
            Ok(arahkan(&k, "/akun", Warna::Baik, "Aplikasi kode aktif."))
        }
        Ok(kode) => sekali(&s, kode),
        Err(AkunRefusal::KodeSalah) => {
            let kabar = "Kode tidak cocok. Periksa jam ponsel Anda, lalu ketik kode berikutnya.";
            Ok(ditolak(tampil(&k, &s, kabar.to_owned()).await?))
        }
        Err(e) => Err(galat(e)),
    }
}

pub(super) async fn lepas(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = siap!(s, &f.csrf);
    faktor::lepas_totp(&k.akun, &a, &s.permintaan)
        .await
        .map_err(galat)?;
    Ok(arahkan(&k, "/akun", Warna::Info, "Aplikasi kode dilepas."))
}

pub(super) async fn pemulihan(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = siap!(s, &f.csrf);
    let kode = faktor::pemulihan_baru(&k.akun, &a, &s.permintaan)
        .await
        .map_err(galat)?;
    sekali(&s, kode)
}

/// Codes, once: no cache keeps the page.
fn sekali(s: &Sesi, kode: Vec<String>) -> Hasil {
    let mut jawab = html(&KodeHal {
        hal: Halaman::baru(s, "Kode pemulihan").aktif("akun"),
        kode,
    })?;
    let simpan = HeaderValue::from_static("no-store");
    jawab.headers_mut().insert(header::CACHE_CONTROL, simpan);
    Ok(jawab)
}
