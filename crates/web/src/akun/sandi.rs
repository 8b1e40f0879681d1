//! `/akun/sandi`: changing one's own password.

use app::akun::AkunRefusal;
use app::akun::sandi::{self, Baru};
use askama::Template;
use axum::extract::{Form, State};
use serde::Deserialize;

use super::pemilik;
use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::Warna;
use crate::lapis::sesi;
use crate::masuk::{arahkan, ditolak, kalimat, periksa_csrf};

#[derive(Template)]
#[template(path = "akun/sandi.html")]
pub(crate) struct SandiHal {
    hal: Halaman,
    nama: String,
    harus: bool,
    kabar: String,
}

impl SandiHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |harus, kabar: &str| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Ganti sandi"),
            nama: "siti.rahma".into(),
            harus,
            kabar: kabar.to_owned(),
        };
        vec![baru(true, ""), baru(false, "Sandi terlalu pendek.")]
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    lama: String,
    #[serde(default)]
    sandi: String,
    #[serde(default)]
    ulang: String,
}

pub(super) async fn lihat(s: Sesi) -> Hasil {
    match pemilik(&s, "/akun/sandi") {
        Ok(a) => html(&halaman(&s, &a, String::new())),
        Err(jawab) => Ok(*jawab),
    }
}

fn halaman(s: &Sesi, a: &app::akun::AkunKini, kabar: String) -> SandiHal {
    SandiHal {
        hal: Halaman::baru(s, "Ganti sandi")
            .aktif("akun")
            .remah("Akun Anda", "/akun"),
        nama: a.nama.clone(),
        harus: a.harus_ganti,
        kabar,
    }
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = match pemilik(&s, "/akun/sandi") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    periksa_csrf(&s, &f.csrf)?;
    let baru = Baru {
        sandi: &f.sandi,
        ulang: &f.ulang,
    };
    match sandi::ganti(&k.akun, &a, (&f.lama, baru), &s.dari).await {
        Ok(kue) => {
            let kalimat = "Sandi baru tersimpan. Perangkat lain sudah dikeluarkan.";
            let mut jawab = arahkan(&k, "/akun", Warna::Baik, kalimat);
            sesi::beri_sesi(&k, &mut jawab, &kue);
            Ok(jawab)
        }
        Err(e) => {
            let kabar = match e {
                AkunRefusal::TidakCocok => "Sandi sekarang tidak cocok.".to_owned(),
                e => kalimat(e)?,
            };
            Ok(ditolak(html(&halaman(&s, &a, kabar))?))
        }
    }
}
