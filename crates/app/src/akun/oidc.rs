//! Single sign-on for accounts: signing in, and tying one's own account to a provider.
//!
//! An identity signs in when it was tied before, or when the configured claim (for instance the
//! staff number) equals an account name that the administrator marked so by its name. Accounts are
//! never made by a provider.

use std::sync::Arc;

use keamanan::JenisPeristiwa;
pub use masuk::oidc::Penyedia;
use masuk::oidc::{Dikenali, Menunggu, Oidc};
use masuk::token;
use serde_json::json;
use store::akun::{self, AkunRow};

use super::masuk::{cari, tebus, titip};
use super::peristiwa::{self, Oleh};
use super::{AkunKini, AkunRefusal, Dari, Layanan};

const MENUNGGU: &str = "oidc";

/// The address of our side that providers answer to.
#[must_use]
pub fn kembali(asal: &str) -> String {
    format!("{asal}/masuk/oidc/kembali")
}

/// Key of an identity in the directory.
fn kunci(d: &Dikenali) -> String {
    format!("oidc:{}", token::turunan(&d.subjek, &d.penerbit))
}

/// The provider, fetched at first use.
async fn penyedia(l: &Layanan, n: usize) -> Result<Arc<Oidc>, AkunRefusal> {
    if let Some(Some(ada)) = l.oidc.read().await.get(n) {
        return Ok(Arc::clone(ada));
    }
    let p = l.penyedia.get(n).ok_or(AkunRefusal::TidakAda)?.clone();
    let baru = Oidc::temukan(p, &kembali(&l.asal))
        .await
        .map_err(AkunRefusal::Oidc)?;
    let baru = Arc::new(baru);
    let mut semua = l.oidc.write().await;
    if semua.len() <= n {
        semua.resize(n + 1, None);
    }
    if let Some(tempat) = semua.get_mut(n) {
        *tempat = Some(Arc::clone(&baru));
    }
    Ok(baru)
}

/// Begins: the provider's address, and the cookie that finds the state again. With an account it
/// is to be tied, without one it is to sign in.
///
/// # Errors
/// No such provider; no answer.
pub async fn mulai(
    l: &Layanan,
    n: usize,
    untuk: Option<&AkunKini>,
) -> Result<(String, String), AkunRefusal> {
    let p = penyedia(l, n).await?;
    let (alamat, menunggu) = l.acak(|r| p.mulai(r));
    let isi = json!({
        "penyedia": n,
        "menunggu": menunggu,
        "sesi": untuk.map(|a| a.sesi.to_string()),
    });
    let pemda = match untuk {
        Some(a) => a.pemda,
        None => l.bangsa().await?,
    };
    let kue = titip(l, pemda, MENUNGGU, untuk.map(|a| a.akun), isi).await?;
    Ok((alamat, kue))
}

/// How it ended.
#[derive(Debug)]
pub enum Hasil {
    /// Signed in: the session cookie.
    Masuk(String),
    /// The identity is tied to the account of this session.
    Tertaut,
}

/// Ends. `kini` is who is signed in, when the identity is to be tied.
///
/// # Errors
/// [`AkunRefusal::LangkahLewat`], [`AkunRefusal::Oidc`], [`AkunRefusal::BelumTertaut`].
pub async fn selesai(
    l: &Layanan,
    kue: &str,
    (kode, state): (&str, &str),
    kini: Option<&AkunKini>,
    dari: &Dari,
) -> Result<Hasil, AkunRefusal> {
    let (_, t) = tebus(l, kue, MENUNGGU)
        .await?
        .ok_or(AkunRefusal::LangkahLewat)?;
    let lewat = || AkunRefusal::LangkahLewat;
    let n = t.isi.get("penyedia").and_then(serde_json::Value::as_u64);
    let n = n.and_then(|n| usize::try_from(n).ok()).ok_or_else(lewat)?;
    let menunggu = t.isi.get("menunggu").cloned().ok_or_else(lewat)?;
    let menunggu: Menunggu = serde_json::from_value(menunggu).map_err(|_| lewat())?;
    let p = penyedia(l, n).await?;
    let d = p
        .selesai(&menunggu, (kode, state), dasar::waktu::Saat(l.kini()))
        .await
        .map_err(AkunRefusal::Oidc)?;
    match t.akun_id {
        // Tied only to the account that began it, in the session that began it.
        Some(akun) => {
            let sesi = t.isi.get("sesi").and_then(serde_json::Value::as_str);
            let a = kini
                .filter(|a| a.akun == akun && sesi == Some(&a.sesi.to_string()))
                .ok_or_else(lewat)?;
            tautkan(l, a, &d, dari).await?;
            Ok(Hasil::Tertaut)
        }
        None => {
            let akun = dikenal(l, &d).await?.filter(|a| a.aktif && !a.contoh);
            let akun = akun.ok_or(AkunRefusal::BelumTertaut)?;
            Ok(Hasil::Masuk(
                super::sesi::buka(l, &akun, &["oidc"], dari).await?,
            ))
        }
    }
}

async fn dikenal(l: &Layanan, d: &Dikenali) -> Result<Option<AkunRow>, AkunRefusal> {
    let mut tx = l.db.tx_umum().await?;
    let pintu = akun::cari(&mut tx, &kunci(d)).await?;
    drop(tx);
    if let Some((pemda, id)) = pintu {
        let mut tx = l.db.tx(pemda).await?;
        return Ok(akun::ambil(&mut tx, pemda, id).await?);
    }
    match &d.klaim {
        Some(klaim) => cari(l, klaim).await,
        None => Ok(None),
    }
}

async fn tautkan(l: &Layanan, a: &AkunKini, d: &Dikenali, dari: &Dari) -> Result<(), AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    if !akun::daftarkan(&mut tx, &kunci(d), a.akun).await? {
        return Err(AkunRefusal::NamaTerpakai("pada penyedia ini".to_owned()));
    }
    let identitas = (d.penerbit.as_str(), d.subjek.as_str());
    akun::tambah_oidc(&mut tx, (a.pemda, a.akun), identitas, l.kini()).await?;
    let oleh = Oleh::kini(a, &dari.permintaan);
    let isi = json!({"faktor": "masuk tunggal", "penerbit": d.penerbit});
    let apa = (JenisPeristiwa::FaktorDipasang, a.akun.to_string(), isi);
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}
