//! `/masuk/setel-ulang`: a new password with a one-time code of the administrator.

use app::akun::masuk::nama_tampil;
use app::akun::sandi::{self, Baru};
use askama::Template;
use axum::extract::{Form, State};
use serde::Deserialize;

use super::{arahkan, ditolak, kalimat, periksa_csrf};
use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::Warna;

#[derive(Template)]
#[template(path = "masuk/setel.html")]
pub(crate) struct SetelHal {
    hal: Halaman,
    kabar: String,
    nama: String,
}

impl SetelHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |kabar: &str| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Setel ulang sandi"),
            kabar: kabar.to_owned(),
            nama: "siti.rahma".into(),
        };
        vec![baru(""), baru("Sandi terlalu pendek.")]
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    nama: String,
    #[serde(default)]
    kode: String,
    #[serde(default)]
    sandi: String,
    #[serde(default)]
    ulang: String,
}

pub(super) async fn lihat(s: Sesi) -> Hasil {
    html(&SetelHal {
        hal: Halaman::baru(&s, "Setel ulang sandi").aktif("masuk"),
        kabar: String::new(),
        nama: String::new(),
    })
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let baru = Baru {
        sandi: &f.sandi,
        ulang: &f.ulang,
    };
    match sandi::setel_ulang(&k.akun, (&f.nama, &f.kode), baru, &s.dari).await {
        Ok(()) => {
            let kalimat =
                "Sandi baru tersimpan dan semua perangkat sudah dikeluarkan. Silakan masuk.";
            Ok(arahkan(&k, "/masuk", Warna::Baik, kalimat))
        }
        Err(e) => {
            let kabar = match e {
                app::akun::AkunRefusal::TidakCocok => {
                    "Nama akun atau kode tidak cocok, atau kode sudah dipakai atau kedaluwarsa."
                        .to_owned()
                }
                e => kalimat(e)?,
            };
            Ok(ditolak(html(&SetelHal {
                hal: Halaman::baru(&s, "Setel ulang sandi").aktif("masuk"),
                kabar,
                nama: nama_tampil(&f.nama),
            })?))
        }
    }
}
