//! `/masuk/kunci-sandi`: signing in with a passkey. A small script of ours talks to the browser;
//! the answer comes back as an ordinary form.

use app::akun::kunci_sandi;
use axum::Json;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use serde_json::json;

use super::{gantikan, kalimat, kembali, periksa_csrf};
use crate::Keadaan;
use crate::galat::Hasil;
use crate::halaman::Sesi;
use crate::lapis::sesi;

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    nama: String,
    #[serde(default)]
    kembali: String,
    #[serde(default)]
    jawaban: String,
}

pub(super) async fn mulai(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    match kunci_sandi::mulai_masuk(&k.akun, &f.nama, &s.dari).await {
        Ok(u) => tantangan(&k, &u),
        Err(e) => {
            let kabar = kalimat(e)?;
            Ok((
                StatusCode::UNPROCESSABLE_ENTITY,
                Json(json!({"kabar": kabar})),
            )
                .into_response())
        }
    }
}

/// The ceremony for the script, and the cookie of its state.
pub(crate) fn tantangan(k: &Keadaan, u: &kunci_sandi::Upacara) -> Hasil {
    let isi: serde_json::Value = serde_json::from_str(&u.tantangan)?;
    let mut jawab = Json(isi).into_response();
    sesi::beri_langkah(k, &mut jawab, &u.kue);
    Ok(jawab)
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let kue = s.langkah.clone().unwrap_or_default();
    match kunci_sandi::selesai_masuk(&k.akun, (&kue, &f.jawaban), &s.dari).await {
        Ok(sesi_baru) => {
            gantikan(&k, &s).await?;
            let mut jawab = Redirect::to(&kembali(&f.kembali)).into_response();
            sesi::beri_sesi(&k, &mut jawab, &sesi_baru);
            Ok(jawab)
        }
        Err(e) => {
            let kabar = kalimat(e)?;
            super::sandi::dengan_kabar(&k, &s, kabar)
        }
    }
}
