//! Second factors of one's own account: the app with codes, and recovery codes.

use keamanan::JenisPeristiwa;
use masuk::totp::{self, Pasang};
use masuk::{pemulihan, token};
use serde_json::json;
use store::akun;
use zeroize::Zeroizing;

use super::peristiwa::{self, Oleh};
use super::{AkunKini, AkunRefusal, Layanan};
use crate::rahasia::Pemilik;

/// What the account page shows about factors.
#[derive(Clone, Debug, Default)]
pub struct Faktor {
    /// Codes of an app are asked for.
    pub totp: bool,
    /// Passkeys.
    pub kunci_sandi: Vec<akun::KunciSandiRow>,
    /// Recovery codes left.
    pub pemulihan: i64,
    /// Identities at providers.
    pub oidc: Vec<(String, String)>,
    /// A password is kept.
    pub sandi: bool,
}

/// The factors of one's own account.
///
/// # Errors
/// The database.
pub async fn lihat(l: &Layanan, a: &AkunKini) -> Result<Faktor, AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    let di = (a.pemda, a.akun);
    let akun = akun::ambil(&mut tx, a.pemda, a.akun).await?;
    let akun = akun.ok_or(AkunRefusal::TidakAda)?;
    Ok(Faktor {
        totp: akun.totp_aktif,
        sandi: akun.sandi.is_some(),
        kunci_sandi: akun::daftar_kunci_sandi(&mut tx, di).await?,
        pemulihan: akun::sisa_pemulihan(&mut tx, di).await?,
        oidc: akun::tautan_oidc(&mut tx, di).await?,
    })
}

/// Begins setting up the app: QR code and secret.
///
/// # Errors
/// The keys of personal data are missing: the secret could not be kept.
pub async fn mulai_totp(l: &Layanan, a: &AkunKini) -> Result<Pasang, AkunRefusal> {
    let rahasia = l.acak(totp::rahasia);
    let pasang = totp::pasang(&rahasia, &a.nama, "Selaras")
        .map_err(|e| AkunRefusal::Gangguan(e.to_string()))?;
    let mut tx = l.db.tx(a.pemda).await?;
    let p = Pemilik::akun(a.pemda, a.akun);
    let kini = l.kini();
    let hex = Zeroizing::new(hex::encode(rahasia.as_slice()));
    // Sealed at once; in force only after the first right code.
    let mut r = l.acak_sendiri();
    l.brankas
        .simpan(&mut tx, (p, "totp_baru"), &hex, (&mut r, kini))
        .await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(pasang)
}

/// The QR code of a set-up that was begun, again after a wrong code.
///
/// # Errors
/// Nothing was begun.
pub async fn lanjut_totp(l: &Layanan, a: &AkunKini) -> Result<Pasang, AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    let rahasia = baru(l, &mut tx, a).await?;
    totp::pasang(&rahasia, &a.nama, "Selaras").map_err(|e| AkunRefusal::Gangguan(e.to_string()))
}

async fn baru(
    l: &Layanan,
    tx: &mut store::Tx<'_>,
    a: &AkunKini,
) -> Result<Zeroizing<Vec<u8>>, AkunRefusal> {
    let p = Pemilik::akun(a.pemda, a.akun);
    let r = l.brankas.baca(tx, p, "totp_baru").await?;
    r.and_then(|r| hex::decode(r.buka()).ok())
        .map(Zeroizing::new)
        .ok_or(AkunRefusal::LangkahLewat)
}

/// Ends setting up: the first right code puts the app in force; returns fresh recovery codes when
/// the account has none.
///
/// # Errors
/// [`AkunRefusal::LangkahLewat`], [`AkunRefusal::KodeSalah`].
pub async fn selesai_totp(
    l: &Layanan,
    a: &AkunKini,
    kode: &str,
    permintaan: &str,
) -> Result<Vec<String>, AkunRefusal> {
    let kini = l.kini();
    let mut tx = l.db.tx(a.pemda).await?;
    let rahasia = baru(l, &mut tx, a).await?;
    let langkah = totp::cocok(&rahasia, kode, dasar::waktu::Saat(kini), None)
        .and_then(|n| i64::try_from(n).ok())
        .ok_or(AkunRefusal::KodeSalah)?;
    let p = Pemilik::akun(a.pemda, a.akun);
    let mut r = l.acak_sendiri();
    let hex = Zeroizing::new(hex::encode(rahasia.as_slice()));
    l.brankas
        .simpan(&mut tx, (p, "totp"), &hex, (&mut r, kini))
        .await?;
    l.brankas.hapus(&mut tx, p, "totp_baru").await?;
    akun::pasang_totp(&mut tx, (a.pemda, a.akun), Some(langkah)).await?;
    let kode = if akun::sisa_pemulihan(&mut tx, (a.pemda, a.akun)).await? == 0 {
        kode_baru(l, &mut tx, a).await?
    } else {
        Vec::new()
    };
    let oleh = Oleh::kini(a, permintaan);
    let apa = (
        JenisPeristiwa::FaktorDipasang,
        a.akun.to_string(),
        json!({"faktor": "totp"}),
    );
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(kode)
}

/// Takes the app away.
///
/// # Errors
/// The database.
pub async fn lepas_totp(l: &Layanan, a: &AkunKini, permintaan: &str) -> Result<(), AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    akun::pasang_totp(&mut tx, (a.pemda, a.akun), None).await?;
    let p = Pemilik::akun(a.pemda, a.akun);
    l.brankas.hapus(&mut tx, p, "totp").await?;
    let oleh = Oleh::kini(a, permintaan);
    let apa = (
        JenisPeristiwa::FaktorDilepas,
        a.akun.to_string(),
        json!({"faktor": "totp"}),
    );
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

/// Fresh recovery codes; the earlier ones are worth nothing from then on.
///
/// # Errors
/// The database.
pub async fn pemulihan_baru(
    l: &Layanan,
    a: &AkunKini,
    permintaan: &str,
) -> Result<Vec<String>, AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    let kode = kode_baru(l, &mut tx, a).await?;
    let oleh = Oleh::kini(a, permintaan);
    let apa = (
        JenisPeristiwa::PemulihanDibuat,
        a.akun.to_string(),
        json!({}),
    );
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(kode)
}

async fn kode_baru(
    l: &Layanan,
    tx: &mut store::Tx<'_>,
    a: &AkunKini,
) -> Result<Vec<String>, AkunRefusal> {
    let kode: Vec<String> = l.acak(|r| {
        (0..pemulihan::JUMLAH)
            .map(|_| pemulihan::kode(r, 3))
            .collect()
    });
    let sidik: Vec<String> = kode
        .iter()
        .map(|k| pemulihan::sidik(k, a.akun.as_bytes()))
        .collect();
    akun::ganti_pemulihan(tx, (a.pemda, a.akun), &sidik).await?;
    Ok(kode)
}

/// A value bound to a session's cookie, for its forms.
#[must_use]
pub fn csrf(kue: &str) -> String {
    token::turunan(kue, "csrf")
}
