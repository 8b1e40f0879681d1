//! Passkeys of accounts: adding one, and signing in with one.

use keamanan::JenisPeristiwa;
use masuk::kunci_sandi::{KunciSandiGagal, Situs};
use serde_json::json;
use store::akun::{self, KunciSandiRow};

use super::masuk::{cari, tebus, titip};
use super::peristiwa::{self, Oleh};
use super::{AkunKini, AkunRefusal, Dari, Layanan};

const DAFTAR: &str = "kunci_sandi_daftar";
const MASUK: &str = "kunci_sandi_masuk";
/// Longest name a person gives a key.
const NAMA: usize = 60;

/// What the page hands to the browser, and the cookie that finds the state again.
#[derive(Debug)]
pub struct Upacara {
    /// JSON for `navigator.credentials`.
    pub tantangan: String,
    /// Value of the cookie.
    pub kue: String,
}

fn situs(l: &Layanan) -> Result<&Situs, AkunRefusal> {
    l.situs
        .as_ref()
        .ok_or_else(|| AkunRefusal::KunciSandi(KunciSandiGagal::Alamat(l.asal.clone())))
}

async fn kunci(l: &Layanan, pemda: uuid::Uuid, id: uuid::Uuid) -> Result<Vec<String>, AkunRefusal> {
    let mut tx = l.db.tx(pemda).await?;
    let semua = akun::daftar_kunci_sandi(&mut tx, (pemda, id)).await?;
    Ok(semua.into_iter().map(|k| k.isi).collect())
}

/// Begins adding a key to one's own account.
///
/// # Errors
/// This address cannot have passkeys.
pub async fn mulai_tambah(l: &Layanan, a: &AkunKini) -> Result<Upacara, AkunRefusal> {
    let ada = kunci(l, a.pemda, a.akun).await?;
    let m = situs(l)?
        .mulai_daftar(*a.akun.as_bytes(), &a.nama, &ada)
        .map_err(AkunRefusal::KunciSandi)?;
    let kue = titip(l, a.pemda, DAFTAR, Some(a.akun), json!(m.keadaan)).await?;
    Ok(Upacara {
        tantangan: m.tantangan,
        kue,
    })
}

/// Ends adding a key.
///
/// # Errors
/// [`AkunRefusal::LangkahLewat`], [`AkunRefusal::KunciSandi`].
pub async fn selesai_tambah(
    l: &Layanan,
    a: &AkunKini,
    (kue, jawaban): (&str, &str),
    (nama, permintaan): (&str, &str),
) -> Result<(), AkunRefusal> {
    let (_, t) = tebus(l, kue, DAFTAR)
        .await?
        .filter(|(p, t)| *p == a.pemda && t.akun_id == Some(a.akun))
        .ok_or(AkunRefusal::LangkahLewat)?;
    let keadaan = t.isi.as_str().ok_or(AkunRefusal::LangkahLewat)?;
    let (id, isi) = situs(l)?
        .selesai_daftar(jawaban, keadaan)
        .map_err(AkunRefusal::KunciSandi)?;
    let nama: String = dasar::teks::rapat(nama).chars().take(NAMA).collect();
    let k = KunciSandiRow {
        id,
        nama: if nama.is_empty() {
            "Kunci sandi".to_owned()
        } else {
            nama
        },
        isi,
        dibuat_pada: l.kini(),
        dipakai_pada: None,
    };
    let mut tx = l.db.tx(a.pemda).await?;
    akun::tambah_kunci_sandi(&mut tx, (a.pemda, a.akun), &k).await?;
    let oleh = Oleh::kini(a, permintaan);
    let apa = (
        JenisPeristiwa::FaktorDipasang,
        a.akun.to_string(),
        json!({"faktor": "kunci sandi", "nama": k.nama}),
    );
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

/// Takes a key away from one's own account.
///
/// # Errors
/// [`AkunRefusal::TidakAda`].
pub async fn hapus(
    l: &Layanan,
    a: &AkunKini,
    id: &str,
    permintaan: &str,
) -> Result<(), AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    if !akun::hapus_kunci_sandi(&mut tx, (a.pemda, a.akun), id).await? {
        return Err(AkunRefusal::TidakAda);
    }
    let oleh = Oleh::kini(a, permintaan);
    let isi = json!({"faktor": "kunci sandi"});
    let apa = (JenisPeristiwa::FaktorDilepas, a.akun.to_string(), isi);
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

/// Begins signing in by name and key. A name that does not exist, or has no key, is refused like a
/// wrong password and counted like one.
///
/// # Errors
/// [`AkunRefusal::Terkunci`], [`AkunRefusal::TidakCocok`].
pub async fn mulai_masuk(l: &Layanan, nama: &str, dari: &Dari) -> Result<Upacara, AkunRefusal> {
    let coba = l.mencoba(nama, &dari.alamat).await?;
    let akun = cari(l, nama)
        .await?
        .filter(|a| a.aktif && !a.contoh)
        .ok_or(AkunRefusal::TidakCocok)?;
    let ada = kunci(l, akun.pemda_id, akun.id).await?;
    if ada.is_empty() {
        return Err(AkunRefusal::TidakCocok);
    }
    let m = situs(l)?
        .mulai_masuk(&ada)
        .map_err(AkunRefusal::KunciSandi)?;
    l.berhasil(&coba).await?;
    let isi = json!({"keadaan": m.keadaan, "nama": akun.nama});
    let kue = titip(l, akun.pemda_id, MASUK, Some(akun.id), isi).await?;
    Ok(Upacara {
        tantangan: m.tantangan,
        kue,
    })
}

/// Ends signing in with a key; the session cookie. A key proves possession and person at once, so
/// no further factor is asked for.
///
/// # Errors
/// [`AkunRefusal::LangkahLewat`], [`AkunRefusal::KunciSandi`].
pub async fn selesai_masuk(
    l: &Layanan,
    (kue, jawaban): (&str, &str),
    dari: &Dari,
) -> Result<String, AkunRefusal> {
    let (pemda, t) = tebus(l, kue, MASUK)
        .await?
        .ok_or(AkunRefusal::LangkahLewat)?;
    let id = t.akun_id.ok_or(AkunRefusal::LangkahLewat)?;
    let teks = |k: &str| t.isi.get(k).and_then(serde_json::Value::as_str);
    let keadaan = teks("keadaan").ok_or(AkunRefusal::LangkahLewat)?;
    let coba = l
        .mencoba(teks("nama").unwrap_or_default(), &dari.alamat)
        .await?;
    let ada = kunci(l, pemda, id).await?;
    let bukti = situs(l)?
        .selesai_masuk(jawaban, keadaan, &ada)
        .map_err(AkunRefusal::KunciSandi)?;
    let mut tx = l.db.tx(pemda).await?;
    let baru = bukti.baru.as_deref();
    akun::pakai_kunci_sandi(&mut tx, pemda, &bukti.kunci, baru, l.kini()).await?;
    let akun = akun::ambil(&mut tx, pemda, id)
        .await?
        .filter(|a| a.aktif && !a.contoh)
        .ok_or(AkunRefusal::LangkahLewat)?;
    tx.commit().await.map_err(store::StoreError::from)?;
    l.berhasil(&coba).await?;
    super::sesi::buka(l, &akun, &["kunci_sandi"], dari).await
}
