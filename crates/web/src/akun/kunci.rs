//! `/akun/kunci-sandi`: adding and removing passkeys.

use app::akun::kunci_sandi;
use axum::Json;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::json;

use super::{pemilik, segar};
use crate::Keadaan;
use crate::galat::Hasil;
use crate::halaman::Sesi;
use crate::komponen::Warna;
use crate::masuk::{arahkan, galat, kalimat, periksa_csrf, tantangan};

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    jawaban: String,
    #[serde(default)]
    nama: String,
    #[serde(default)]
    id: String,
}

/// For the script: errors as JSON, because nobody follows a redirect there.
pub(super) async fn mulai(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let tolak = |kabar: String| {
        (
            StatusCode::UNPROCESSABLE_ENTITY,
            Json(json!({"kabar": kabar})),
        )
            .into_response()
    };
    let Some(a) = s.akun.clone() else {
        return Ok(tolak("Masuk dahulu.".to_owned()));
    };
    if !a.bukti_segar {
        let kabar = "Buktikan diri Anda lagi: buka halaman Ganti sandi atau keluar lalu masuk.";
        return Ok(tolak(kabar.to_owned()));
    }
    match kunci_sandi::mulai_tambah(&k.akun, &a).await {
        Ok(u) => tantangan(&k, &u),
        Err(e) => Ok(tolak(kalimat(e)?)),
    }
}

pub(super) async fn kirim(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = match pemilik(&s, "/akun") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    periksa_csrf(&s, &f.csrf)?;
    let kue = s.langkah.clone().unwrap_or_default();
    let apa = (kue.as_str(), f.jawaban.as_str());
    let hasil = kunci_sandi::selesai_tambah(&k.akun, &a, apa, (&f.nama, &s.permintaan)).await;
    match hasil {
        Ok(()) => Ok(arahkan(
            &k,
            "/akun",
            Warna::Baik,
            "Kunci sandi ditambahkan.",
        )),
        Err(e) => Ok(arahkan(&k, "/akun", Warna::Bahaya, &kalimat(e)?)),
    }
}

pub(super) async fn hapus(State(k): State<Keadaan>, s: Sesi, Form(f): Form<Isian>) -> Hasil {
    let a = match pemilik(&s, "/akun") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    periksa_csrf(&s, &f.csrf)?;
    if let Err(jawab) = segar(&a) {
        return Ok(*jawab);
    }
    kunci_sandi::hapus(&k.akun, &a, &f.id, &s.permintaan)
        .await
        .map_err(galat)?;
    Ok(arahkan(&k, "/akun", Warna::Info, "Kunci sandi dihapus."))
}
