//! `/akun/buktikan`: a fresh proof of identity before an act of legal effect.

use app::akun::{AkunRefusal, faktor, sesi as bukti};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use super::pemilik;
use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::lapis::sesi;
use crate::masuk::{ditolak, galat, kalimat, kembali, periksa_csrf};

#[derive(Template)]
#[template(path = "akun/buktikan.html")]
pub(crate) struct BuktikanHal {
    hal: Halaman,
    kembali: String,
    totp: bool,
    kabar: String,
}

impl BuktikanHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |totp, kabar: &str| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Buktikan diri"),
            kembali: "/akun".into(),
            totp,
            kabar: kabar.to_owned(),
        };
        vec![baru(true, ""), baru(false, "Sandi tidak cocok.")]
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    kembali: String,
    #[serde(default)]
    sandi: String,
    #[serde(default)]
    kode: String,
}

async fn halaman(
    k: &Keadaan,
    s: &Sesi,
    ke: String,
    kabar: String,
) -> Result<BuktikanHal, crate::Galat> {
    let totp = match &s.akun {
        Some(a) => faktor::lihat(&k.akun, a).await.map_err(galat)?.totp,
        None => false,
    };
    Ok(BuktikanHal {
        hal: Halaman::baru(s, "Buktikan diri").aktif("akun"),
        kembali: ke,
        totp,
        kabar,
    })
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Query(q): Query<Isian>) -> Hasil {
    if let Err(jawab) = pemilik(&s, "/akun") {
        return Ok(*jawab);
    }
    html(&halaman(&k, &s, q.kembali, String::new()).await?)
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = match pemilik(&s, "/akun") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    periksa_csrf(&s, &f.csrf)?;
    match bukti::buktikan(&k.akun, &a, (&f.sandi, &f.kode), &s.dari).await {
        Ok(kue) => {
            let mut jawab = Redirect::to(&kembali(&f.kembali)).into_response();
            sesi::beri_sesi(&k, &mut jawab, &kue);
            Ok(jawab)
        }
        Err(e) => {
            let kabar = match e {
                AkunRefusal::TidakCocok => "Sandi tidak cocok.".to_owned(),
                e => kalimat(e)?,
            };
            Ok(ditolak(html(&halaman(&k, &s, f.kembali, kabar).await?)?))
        }
    }
}
