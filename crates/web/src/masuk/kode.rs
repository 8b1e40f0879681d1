//! `/masuk/kode`: the second step, with a code of the app or a recovery code.

use app::akun::masuk::{self, Bukti};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use super::{ditolak, kalimat, periksa_csrf};
use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::lapis::sesi;

#[derive(Template)]
#[template(path = "masuk/kode.html")]
pub(crate) struct KodeHal {
    hal: Halaman,
    kabar: String,
    kembali: String,
}

impl KodeHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |kabar: &str| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Masukkan kode"),
            kabar: kabar.to_owned(),
            kembali: String::new(),
        };
        vec![baru(""), baru("Kode tidak cocok.")]
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    kembali: String,
    #[serde(default)]
    kode: String,
}

pub(super) async fn lihat(s: Sesi, Query(q): Query<Isian>) -> Hasil {
    if s.langkah.is_none() {
        return Ok(Redirect::to("/masuk").into_response());
    }
    html(&KodeHal {
        hal: Halaman::baru(&s, "Masukkan kode").aktif("masuk"),
        kabar: String::new(),
        kembali: q.kembali,
    })
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let kue = s.langkah.clone().unwrap_or_default();
    let angka = f.kode.chars().filter(char::is_ascii_digit).count() == 6
        && !f.kode.chars().any(char::is_alphabetic);
    let bukti = if angka {
        Bukti::Totp(&f.kode)
    } else {
        Bukti::Pemulihan(&f.kode)
    };
    match masuk::kedua(&k.akun, &kue, bukti, &s.dari).await {
        Ok(langkah) => Ok(super::sandi::lanjut(&k, langkah, &f.kembali)),
        Err(salah) => {
            let kabar = kalimat(salah.sebab)?;
            let Some((kue, _)) = salah.lanjut else {
                return super::sandi::dengan_kabar(&k, &s, kabar);
            };
            let mut jawab = ditolak(html(&KodeHal {
                hal: Halaman::baru(&s, "Masukkan kode").aktif("masuk"),
                kabar,
                kembali: f.kembali,
            })?);
            sesi::beri_langkah(&k, &mut jawab, &kue);
            Ok(jawab)
        }
    }
}
