//! `/masuk`: signing in by password, passkey, provider, reset code; as local administrator; as a
//! persona of the demo; and leaving.

mod kode;
mod kunci;
mod lokal;
mod oidc;
mod persona;
mod sandi;
mod setel;

use app::akun::AkunRefusal;
use axum::response::{IntoResponse, Redirect, Response};

use crate::halaman::{Kilat, Sesi};
use crate::komponen::Warna;
use crate::lapis::{segel, sesi};
use crate::rute::Perute;
use crate::{Galat, Keadaan};

pub(crate) use kunci::tantangan;
pub(crate) use oidc::ke_penyedia;
pub(crate) use persona::pilihan as pilihan_persona;
#[cfg(test)]
pub(crate) use {kode::KodeHal, lokal::LokalHal, sandi::MasukHal, setel::SetelHal};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/masuk", sandi::lihat)
        .post("/masuk", lokal::kirim)
        .post("/masuk/sandi", sandi::kirim)
        .get("/masuk/kode", kode::lihat)
        .post("/masuk/kode", kode::kirim)
        .post("/masuk/kunci-sandi/mulai", kunci::mulai)
        .post("/masuk/kunci-sandi", kunci::kirim)
        .get("/masuk/setel-ulang", setel::lihat)
        .post("/masuk/setel-ulang", setel::kirim)
        .get("/masuk/oidc/kembali", oidc::kembali)
        .get("/masuk/oidc/{n}", oidc::mulai)
        .post("/masuk/persona", persona::kirim)
        .post("/keluar", lokal::keluar)
}

/// A path of ours to go to afterwards; none for anything that could lead elsewhere.
#[must_use]
pub fn tujuan(teks: &str) -> Option<String> {
    let aman = teks.starts_with('/')
        && !teks.starts_with("//")
        && teks.len() <= 300
        && !teks.contains(['\\', '\r', '\n', '\t', '\0'])
        && !teks.starts_with("/masuk")
        && !teks.starts_with("/keluar");
    aman.then(|| teks.to_owned())
}

/// Where to go after signing in: where somebody wanted to, else the account page.
pub(crate) fn kembali(teks: &str) -> String {
    tujuan(teks).unwrap_or_else(|| "/akun".to_owned())
}

/// To the sign-in page, and back afterwards.
#[must_use]
pub fn ke_masuk(dari: &str) -> Response {
    Redirect::to(&format!("/masuk?kembali={}", crate::url::sandi(dari))).into_response()
}

/// Refuses a form that does not carry the visitor's own token.
pub(crate) fn periksa_csrf(s: &Sesi, csrf: &str) -> Result<(), Galat> {
    if !s.csrf.is_empty() && segel::sama(csrf.as_bytes(), s.csrf.as_bytes()) {
        return Ok(());
    }
    Err(Galat::Ditolak(
        "Formulir ini sudah kedaluwarsa. Muat ulang halamannya lalu kirim lagi.".to_owned(),
    ))
}

/// A refusal to be shown beside the form; what is no refusal goes to the error page.
pub(crate) fn kalimat(e: AkunRefusal) -> Result<String, Galat> {
    match e {
        AkunRefusal::Tolak(t) => Err(t.into()),
        AkunRefusal::BukanDemo => Err(Galat::tidak_ada("Alamat ini tidak ada di Selaras.")),
        AkunRefusal::KunciSandi(ref sebab) => {
            tracing::info!(%sebab, "kunci sandi ditolak");
            Ok(e.to_string())
        }
        AkunRefusal::Oidc(ref sebab) => {
            tracing::warn!(%sebab, "masuk tunggal gagal");
            Ok(e.to_string())
        }
        // An operator can put the keys back; nothing secret stands in the sentence.
        AkunRefusal::Rahasia(
            ref r @ (app::rahasia::RahasiaGagal::TanpaKunci
            | app::rahasia::RahasiaGagal::KunciHilang { .. }),
        ) => {
            tracing::error!(sebab = %r, "kunci data pribadi tidak lengkap");
            Ok("Kunci data pribadi pada peladen ini tidak lengkap. Hubungi admin TI.".to_owned())
        }
        e if e.gangguan() => Err(Galat::Rusak(e.into())),
        e => Ok(e.to_string()),
    }
}

/// The same where there is no form to show it beside.
pub(crate) fn galat(e: AkunRefusal) -> Galat {
    match e {
        AkunRefusal::TidakAda => Galat::tidak_ada("Akun tidak ditemukan."),
        e => match kalimat(e) {
            Ok(k) => Galat::Masukan(k),
            Err(g) => g,
        },
    }
}

/// 303 with a sentence that is shown once.
pub(crate) fn arahkan(k: &Keadaan, url: &str, warna: Warna, kalimat: &str) -> Response {
    let kilat = Kilat {
        warna,
        kalimat: kalimat.to_owned(),
    };
    sesi::arahkan(k, url, &kilat)
}

/// A page whose form was refused.
pub(crate) fn ditolak(mut jawab: Response) -> Response {
    *jawab.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    jawab
}

/// A session replaces the one this browser had: the old token is worth nothing from then on.
pub(crate) async fn gantikan(k: &Keadaan, s: &Sesi) -> Result<(), Galat> {
    if let Some(a) = &s.akun {
        app::akun::sesi::cabut(&k.akun, a, a.sesi, &s.permintaan)
            .await
            .map_err(galat)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tujuan_hanya_halaman_sendiri() {
        assert_eq!(
            tujuan("/pemda/64.11?a=b").as_deref(),
            Some("/pemda/64.11?a=b")
        );
        for jahat in [
            "https://jahat.example",
            "//jahat.example",
            "/\\jahat.example",
            "javascript:alert(1)",
            "",
            "/a\r\nSet-Cookie: x",
            "/masuk",
            "/keluar",
        ] {
            assert_eq!(tujuan(jahat), None, "{jahat:?}");
        }
        assert_eq!(kembali("//jahat"), "/akun");
    }
}
