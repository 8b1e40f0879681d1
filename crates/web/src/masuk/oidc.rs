//! `/masuk/oidc`: single sign-on, to sign in or to tie one's own account.

use app::akun::oidc::{self, Hasil as Akhir};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use super::{arahkan, gantikan, kalimat};
use crate::Keadaan;
use crate::galat::Hasil;
use crate::halaman::Sesi;
use crate::komponen::Warna;
use crate::lapis::sesi;

pub(super) async fn mulai(State(k): State<Keadaan>, s: Sesi, Path(n): Path<usize>) -> Hasil {
    ke_penyedia(&k, &s, n, false).await
}

/// To the provider; `taut` ties the identity to the account that is signed in.
pub(crate) async fn ke_penyedia(k: &Keadaan, s: &Sesi, n: usize, taut: bool) -> Hasil {
    let untuk = s.akun.as_deref().filter(|_| taut);
    match oidc::mulai(&k.akun, n, untuk).await {
        Ok((alamat, kue)) => {
            let mut jawab = Redirect::to(&alamat).into_response();
            sesi::beri_langkah(k, &mut jawab, &kue);
            Ok(jawab)
        }
        Err(app::akun::AkunRefusal::TidakAda) => Err(crate::Galat::tidak_ada(
            "Penyedia identitas ini tidak dikenal.",
        )),
        Err(e) => super::sandi::dengan_kabar(k, s, kalimat(e)?),
    }
}

/// What the provider sends back.
#[derive(Deserialize, Default)]
pub(super) struct Balasan {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

pub(super) async fn kembali(State(k): State<Keadaan>, s: Sesi, Query(b): Query<Balasan>) -> Hasil {
    let kue = s.langkah.clone().unwrap_or_default();
    let kini = s.akun.as_deref();
    let hasil = oidc::selesai(&k.akun, &kue, (&b.code, &b.state), kini, &s.dari).await;
    match hasil {
        Ok(Akhir::Masuk(kue)) => {
            gantikan(&k, &s).await?;
            let mut jawab = Redirect::to("/akun").into_response();
            sesi::beri_sesi(&k, &mut jawab, &kue);
            Ok(jawab)
        }
        Ok(Akhir::Tertaut) => {
            let kalimat = "Identitas Anda pada penyedia sudah ditautkan ke akun ini.";
            Ok(arahkan(&k, "/akun", Warna::Baik, kalimat))
        }
        Err(e) => super::sandi::dengan_kabar(&k, &s, kalimat(e)?),
    }
}
