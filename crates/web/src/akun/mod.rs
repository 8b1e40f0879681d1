//! `/akun`: one's own account; `/pemda/{kode}/akun`: the accounts of a government, for its
//! administrator; `/pemda/{kode}/insiden`: failures of data protection.

mod buktikan;
mod impor;
mod insiden;
mod kelola;
mod kunci;
mod perangkat;
mod ringkas;
mod sandi;
mod satu;
mod totp;

use std::sync::Arc;

use app::akun::AkunKini;
use app::akun::kelola::Pengelola;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::galat::{Galat, Hasil};
use crate::halaman::Sesi;
use crate::rute::Perute;
use crate::{Keadaan, masuk};

#[cfg(test)]
pub(crate) use {
    buktikan::BuktikanHal, impor::ImporHal, insiden::InsidenHal, kelola::KelolaHal,
    ringkas::AkunHal, sandi::SandiHal, satu::SatuHal, totp::KodeHal, totp::TotpHal,
};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    let p = p
        .get("/akun", ringkas::lihat)
        .get("/akun/sandi", sandi::lihat)
        .post("/akun/sandi", sandi::kirim)
        .get("/akun/buktikan", buktikan::lihat)
        .post("/akun/buktikan", buktikan::kirim)
        .post("/akun/peran", perangkat::peran)
        .post("/akun/perangkat", perangkat::keluarkan)
        .post("/akun/totp", totp::mulai)
        .get("/akun/totp", totp::lihat)
        .post("/akun/totp/pasang", totp::pasang)
        .post("/akun/totp/lepas", totp::lepas)
        .post("/akun/pemulihan", totp::pemulihan)
        .post("/akun/kunci-sandi/mulai", kunci::mulai)
        .post("/akun/kunci-sandi", kunci::kirim)
        .post("/akun/kunci-sandi/hapus", kunci::hapus)
        .get("/akun/oidc/{n}", oidc);
    p.get("/pemda/{kode}/akun", kelola::lihat)
        .post("/pemda/{kode}/akun", kelola::buat)
        .get("/pemda/{kode}/akun/impor", impor::lihat)
        .post("/pemda/{kode}/akun/impor", impor::kirim)
        .get("/pemda/{kode}/akun/{id}", satu::lihat)
        .post("/pemda/{kode}/akun/{id}", satu::kirim)
        .get("/pemda/{kode}/insiden", insiden::lihat)
        .post("/pemda/{kode}/insiden", insiden::kirim)
        .post("/pemda/{kode}/insiden/{id}", insiden::tugas)
}

/// Who is signed in, or the way to the sign-in page.
fn pemilik(s: &Sesi, kembali: &str) -> Result<Arc<AkunKini>, Box<Response>> {
    s.akun
        .clone()
        .ok_or_else(|| Box::new(masuk::ke_masuk(kembali)))
}

/// Acts that change the ways to sign in want a fresh proof of identity.
fn segar(a: &AkunKini) -> Result<(), Box<Response>> {
    use axum::response::{IntoResponse, Redirect};
    if a.bukti_segar {
        return Ok(());
    }
    Err(Box::new(
        Redirect::to("/akun/buktikan?kembali=%2Fakun").into_response(),
    ))
}

/// Ties one's own account to a provider.
async fn oidc(State(k): State<Keadaan>, s: Sesi, Path(n): Path<usize>) -> Hasil {
    let a = match pemilik(&s, "/akun") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    if let Err(jawab) = segar(&a) {
        return Ok(*jawab);
    }
    masuk::ke_penyedia(&k, &s, n, true).await
}

/// A government of the address.
struct Daerah {
    id: uuid::Uuid,
    kode: String,
    nama: String,
}

async fn daerah(k: &Keadaan, kode: &str) -> Result<Daerah, Galat> {
    let p = k.ling.db.pemda(kode).await?;
    let p = p.ok_or_else(|| Galat::tidak_ada("Pemerintah daerah ini tidak dikenal."))?;
    Ok(Daerah {
        id: p.id,
        kode: p.kode,
        nama: p.nama,
    })
}

impl Daerah {
    fn pengelola<'a>(&self, s: &'a Sesi) -> Pengelola<'a> {
        Pengelola {
            pelaku: &s.pelaku,
            pemda: self.id,
            permintaan: &s.permintaan,
        }
    }

    fn url(&self, ekor: &str) -> String {
        format!("/pemda/{}{ekor}", self.kode)
    }
}

/// An instant for people.
fn saat(pada: chrono::DateTime<chrono::Utc>) -> String {
    dasar::waktu::Saat(pada).tampil(dasar::waktu::Zona::Wib)
}
