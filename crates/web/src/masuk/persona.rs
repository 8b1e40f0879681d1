//! One click into the demo. Outside the demo neither the buttons nor the address exist.

use app::akun::persona::{self, Persona};
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use super::{galat, gantikan, periksa_csrf};
use crate::Keadaan;
use crate::galat::{Galat, Hasil};
use crate::halaman::Sesi;
use crate::lapis::sesi;

/// The personas to offer: all in the demo, none elsewhere.
pub(crate) fn pilihan(k: &Keadaan) -> Vec<Persona> {
    if k.akun.demo {
        persona::SEMUA.to_vec()
    } else {
        Vec::new()
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    persona: String,
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let ada = pilihan(&k).into_iter().find(|p| p.nama == f.persona);
    let Some(p) = ada else {
        return Err(Galat::tidak_ada("Alamat ini tidak ada di Selaras."));
    };
    periksa_csrf(&s, &f.csrf)?;
    let kue = persona::masuk(&k.akun, p.nama, &s.dari)
        .await
        .map_err(galat)?;
    gantikan(&k, &s).await?;
    let ke = persona::mendarat(&k.akun, &p).await.map_err(galat)?;
    let mut jawab = Redirect::to(&ke).into_response();
    sesi::cabut_admin(&mut jawab);
    sesi::beri_sesi(&k, &mut jawab, &kue);
    Ok(jawab)
}
