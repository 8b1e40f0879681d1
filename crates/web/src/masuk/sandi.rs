//! `/masuk`: name and password.

use app::akun::masuk::{self, Langkah};
use app::akun::persona::Persona;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{ditolak, gantikan, kalimat, kembali, periksa_csrf};
use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::lapis::sesi;

#[derive(Template)]
#[template(path = "masuk/masuk.html")]
pub(crate) struct MasukHal {
    hal: Halaman,
    kabar: String,
    nama: String,
    kembali: String,
    kunci_sandi: bool,
    penyedia: Vec<(usize, String)>,
    lokal: bool,
    persona: Vec<Persona>,
}

impl MasukHal {
    fn baru(k: &Keadaan, s: &Sesi) -> Self {
        let semua = k.akun.penyedia.iter().enumerate();
        Self {
            hal: Halaman::baru(s, "Masuk").aktif("masuk"),
            kabar: String::new(),
            nama: String::new(),
            kembali: String::new(),
            kunci_sandi: k.akun.ada_kunci_sandi(),
            penyedia: semua.map(|(n, p)| (n, p.sebutan.clone())).collect(),
            lokal: k.loopback && k.token.lock().is_ok_and(|t| t.is_some()),
            persona: super::pilihan_persona(k),
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |kabar: &str| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Masuk"),
            kabar: kabar.to_owned(),
            nama: "siti.rahma".into(),
            kembali: "/akun".into(),
            kunci_sandi: true,
            penyedia: vec![(0, "Akun Contoh".into())],
            lokal: true,
            persona: app::akun::persona::SEMUA.to_vec(),
        };
        vec![baru(""), baru("Nama akun atau sandi tidak cocok.")]
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Tanya {
    token: Option<String>,
    #[serde(default)]
    kembali: String,
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Query(q): Query<Tanya>) -> Hasil {
    if let Some(token) = q.token {
        return super::lokal::lihat(&k, &s, token);
    }
    if s.akun.is_some() {
        return Ok(Redirect::to(&kembali(&q.kembali)).into_response());
    }
    html(&MasukHal {
        kembali: q.kembali,
        ..MasukHal::baru(&k, &s)
    })
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    kembali: String,
    #[serde(default)]
    nama: String,
    #[serde(default)]
    sandi: String,
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    match masuk::sandi(&k.akun, (&f.nama, &f.sandi), &s.dari).await {
        Ok(langkah) => {
            gantikan(&k, &s).await?;
            Ok(lanjut(&k, langkah, &f.kembali))
        }
        Err(e) => {
            let kabar = kalimat(e)?;
            // The name only, never the password.
            let hal = MasukHal {
                kabar,
                nama: masuk::nama_tampil(&f.nama),
                kembali: f.kembali,
                ..MasukHal::baru(&k, &s)
            };
            Ok(ditolak(html(&hal)?))
        }
    }
}

/// After a right step: the session, or the next step.
pub(super) fn lanjut(k: &Keadaan, langkah: Langkah, ke: &str) -> Response {
    match langkah {
        Langkah::Selesai { kue, harus_ganti } => {
            let ke = if harus_ganti {
                "/akun/sandi".to_owned()
            } else {
                kembali(ke)
            };
            let mut jawab = Redirect::to(&ke).into_response();
            sesi::beri_sesi(k, &mut jawab, &kue);
            jawab
        }
        Langkah::Kedua { kue, .. } => {
            let ke = format!("/masuk/kode?kembali={}", crate::url::sandi(ke));
            let mut jawab = Redirect::to(&ke).into_response();
            sesi::beri_langkah(k, &mut jawab, &kue);
            jawab
        }
    }
}

/// The sign-in page with a sentence above the form.
pub(super) fn dengan_kabar(k: &Keadaan, s: &Sesi, kabar: String) -> Hasil {
    Ok(ditolak(html(&MasukHal {
        kabar,
        ..MasukHal::baru(k, s)
    })?))
}
