//! Devices and the chosen role.

use app::akun::sesi as kini;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use super::pemilik;
use crate::Keadaan;
use crate::galat::{Galat, Hasil};
use crate::halaman::Sesi;
use crate::komponen::Warna;
use crate::masuk::{arahkan, galat, periksa_csrf};

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    sesi: String,
    #[serde(default)]
    peran: String,
}

pub(super) async fn keluarkan(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = match pemilik(&s, "/akun") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    periksa_csrf(&s, &f.csrf)?;
    let kalimat = if f.sesi == "lain" {
        let n = kini::cabut_semua(&k.akun, &a, false, &s.permintaan)
            .await
            .map_err(galat)?;
        format!("{n} perangkat dikeluarkan.")
    } else {
        let id = uuid::Uuid::parse_str(&f.sesi)
            .map_err(|_| Galat::Masukan("Perangkat ini tidak dikenal.".to_owned()))?;
        match kini::cabut(&k.akun, &a, id, &s.permintaan)
            .await
            .map_err(galat)?
        {
            true => "Perangkat dikeluarkan.".to_owned(),
            false => "Perangkat ini sudah keluar.".to_owned(),
        }
    };
    Ok(arahkan(&k, "/akun", Warna::Baik, &kalimat))
}

pub(super) async fn peran(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = match pemilik(&s, "/akun") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    periksa_csrf(&s, &f.csrf)?;
    kini::pilih_peran(&k.akun, &a, &f.peran)
        .await
        .map_err(galat)?;
    Ok(Redirect::to("/akun").into_response())
}
