//! Signing in with name and password, and the second step where the account has one.

use masuk::{pemulihan, sandi, token, totp};
use serde::{Deserialize, Serialize};
use store::akun::{self, AkunRow, TantanganRow};
use uuid::Uuid;

use super::percobaan::Percobaan;
use super::{AkunRefusal, Dari, Layanan, kunci_nama, nama_baku};
use crate::rahasia::Pemilik;

/// How long a half sign-in waits, in minutes.
const SABAR_MENIT: i64 = 10;
/// Kind of a waiting second step.
const LANGKAH_DUA: &str = "langkah_dua";

/// What comes after a right password.
#[derive(Debug)]
pub enum Langkah {
    /// Signed in: the cookie's value.
    Selesai {
        /// Value of the session cookie.
        kue: String,
        /// The password must be changed before anything else.
        harus_ganti: bool,
    },
    /// A second factor is needed.
    Kedua {
        /// Value of the cookie of the half sign-in.
        kue: String,
        /// Which ones this account has.
        cara: Cara,
    },
}

/// Second factors of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cara {
    /// One-time codes of an app.
    pub totp: bool,
    /// Passkeys.
    pub kunci_sandi: bool,
    /// Recovery codes that are left.
    pub pemulihan: bool,
}

/// What waits between password and second factor.
#[derive(Serialize, Deserialize)]
struct Menunggu {
    nama: String,
    cara: Cara,
}

/// First step.
///
/// # Errors
/// [`AkunRefusal::Terkunci`] before anything is looked at; [`AkunRefusal::TidakCocok`] for every
/// other reason, after the same work.
pub async fn sandi(
    l: &Layanan,
    (nama, rahasia): (&str, &str),
    dari: &Dari,
) -> Result<Langkah, AkunRefusal> {
    let coba = l.mencoba(nama, &dari.alamat).await?;
    let akun = cari(l, nama).await?;
    let benar = cocok(l, akun.as_ref(), rahasia).await?;
    let Some(akun) = akun.filter(|a| benar && a.aktif && !a.contoh) else {
        // The name may be a password typed into the wrong field: it is not written down.
        tracing::warn!(
            permintaan = dari.permintaan,
            alamat = dari.alamat,
            "masuk ditolak"
        );
        return Err(AkunRefusal::TidakCocok);
    };
    perbarui_sidik(l, &akun, rahasia).await?;
    let cara = cara(l, &akun).await?;
    if cara.totp || cara.kunci_sandi {
        // The failure stays counted until the second step is right.
        return menunggu(l, &akun, cara).await;
    }
    selesai(l, &akun, &["sandi"], (&coba, dari)).await
}

/// The account of a name, when there is one.
pub(super) async fn cari(l: &Layanan, nama: &str) -> Result<Option<AkunRow>, AkunRefusal> {
    let mut tx = l.db.tx_umum().await?;
    let pintu = akun::cari(&mut tx, &kunci_nama(nama)).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    // The second query is asked also for a name that does not exist.
    let (pemda, id) = pintu.unwrap_or((Uuid::nil(), Uuid::nil()));
    let mut tx = l.db.tx(pemda).await?;
    Ok(akun::ambil(&mut tx, pemda, id).await?)
}

/// Compares a password, or spends the same work.
pub(super) async fn cocok(
    l: &Layanan,
    akun: Option<&AkunRow>,
    rahasia: &str,
) -> Result<bool, AkunRefusal> {
    let tersimpan = akun.and_then(|a| a.sandi.clone());
    let aturan = l.aturan()?.sandi;
    let rahasia = rahasia.to_owned();
    l.olah(move || match tersimpan {
        Some(t) => sandi::cocok(&rahasia, &t),
        None => sandi::pura_pura(&rahasia, aturan),
    })
    .await
}

/// A password that was kept with lesser parameters is kept anew, now that it is known.
async fn perbarui_sidik(l: &Layanan, a: &AkunRow, rahasia: &str) -> Result<(), AkunRefusal> {
    let aturan = l.aturan()?.sandi;
    let Some(tersimpan) = &a.sandi else {
        return Ok(());
    };
    if a.harus_ganti || !sandi::perlu_ulang(tersimpan, aturan) {
        return Ok(());
    }
    let baru = super::sandi::simpan(l, rahasia).await?;
    let mut tx = l.db.tx(a.pemda_id).await?;
    let pada = a.sandi_pada.unwrap_or_else(|| l.kini());
    akun::ganti_sandi(&mut tx, (a.pemda_id, a.id), &baru, false, pada).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

async fn cara(l: &Layanan, a: &AkunRow) -> Result<Cara, AkunRefusal> {
    let mut tx = l.db.tx(a.pemda_id).await?;
    let kunci = akun::daftar_kunci_sandi(&mut tx, (a.pemda_id, a.id)).await?;
    let sisa = akun::sisa_pemulihan(&mut tx, (a.pemda_id, a.id)).await?;
    Ok(Cara {
        totp: a.totp_aktif,
        kunci_sandi: !kunci.is_empty() && l.ada_kunci_sandi(),
        pemulihan: sisa > 0,
    })
}

async fn menunggu(l: &Layanan, a: &AkunRow, cara: Cara) -> Result<Langkah, AkunRefusal> {
    let isi = Menunggu {
        nama: a.nama.clone(),
        cara,
    };
    let isi = serde_json::to_value(&isi).map_err(|e| AkunRefusal::Gangguan(e.to_string()))?;
    let kue = titip(l, a.pemda_id, LANGKAH_DUA, Some(a.id), isi).await?;
    Ok(Langkah::Kedua { kue, cara })
}

/// Keeps a state; returns the value of the cookie that finds it again.
pub(super) async fn titip(
    l: &Layanan,
    pemda: Uuid,
    jenis: &str,
    akun: Option<Uuid>,
    isi: serde_json::Value,
) -> Result<String, AkunRefusal> {
    let rahasia = l.acak(token::baru);
    let kini = l.kini();
    let t = TantanganRow {
        jenis: jenis.to_owned(),
        akun_id: akun,
        isi,
    };
    let sampai = kini + chrono::TimeDelta::minutes(SABAR_MENIT);
    let mut tx = l.db.tx(pemda).await?;
    akun::simpan_tantangan(
        &mut tx,
        (pemda, &token::sidik(&rahasia)),
        &t,
        (kini, sampai),
    )
    .await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(format!("{}.{rahasia}", pemda.simple()))
}

/// Takes a state away by its cookie.
pub(super) async fn tebus(
    l: &Layanan,
    kue: &str,
    jenis: &str,
) -> Result<Option<(Uuid, TantanganRow)>, AkunRefusal> {
    let Some((pemda, rahasia)) = pisah(kue) else {
        return Ok(None);
    };
    let mut tx = l.db.tx(pemda).await?;
    let sidik = token::sidik(rahasia);
    let t = akun::ambil_tantangan(&mut tx, (pemda, &sidik), jenis, l.kini()).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(t.map(|t| (pemda, t)))
}

/// Government and token of a cookie. The government only says where to look: a token of another
/// one is not found there.
pub(super) fn pisah(kue: &str) -> Option<(Uuid, &str)> {
    let (pemda, rahasia) = kue.split_once('.')?;
    (rahasia.len() == 43 && pemda.len() == 32)
        .then(|| Some((Uuid::try_parse(pemda).ok()?, rahasia)))?
}

/// What a person may enter as a second factor.
#[derive(Clone, Copy, Debug)]
pub enum Bukti<'a> {
    /// Code of the app.
    Totp(&'a str),
    /// Recovery code.
    Pemulihan(&'a str),
}

/// Second step with a code. A wrong code costs a try of the account; the half sign-in stays open.
///
/// # Errors
/// [`AkunRefusal::LangkahLewat`], [`AkunRefusal::Terkunci`], [`AkunRefusal::KodeSalah`].
pub async fn kedua(
    l: &Layanan,
    kue: &str,
    bukti: Bukti<'_>,
    dari: &Dari,
) -> Result<Langkah, SalahKode> {
    let lewat = || SalahKode::tutup(AkunRefusal::LangkahLewat);
    let (pemda, t) = tebus(l, kue, LANGKAH_DUA)
        .await
        .map_err(SalahKode::tutup)?
        .ok_or_else(lewat)?;
    let menunggu: Menunggu = serde_json::from_value(t.isi.clone()).map_err(|_| lewat())?;
    let hasil = periksa_kedua(l, (pemda, &t, &menunggu), bukti, dari).await;
    match hasil {
        Ok(langkah) => Ok(langkah),
        Err(sebab @ (AkunRefusal::KodeSalah | AkunRefusal::Terkunci { .. })) => {
            // A new token for the next try: the old one was used up.
            let kue = titip(l, pemda, LANGKAH_DUA, t.akun_id, t.isi)
                .await
                .map_err(SalahKode::tutup)?;
            Err(SalahKode {
                sebab,
                lanjut: Some((kue, menunggu.cara)),
            })
        }
        Err(lain) => Err(SalahKode::tutup(lain)),
    }
}

/// A refused second step, and the cookie for another try.
#[derive(Debug)]
pub struct SalahKode {
    /// Why.
    pub sebab: AkunRefusal,
    /// Cookie of the half sign-in and its factors, while it may be tried again.
    pub lanjut: Option<(String, Cara)>,
}

impl SalahKode {
    const fn tutup(sebab: AkunRefusal) -> Self {
        Self {
            sebab,
            lanjut: None,
        }
    }
}

async fn periksa_kedua(
    l: &Layanan,
    (pemda, t, m): (Uuid, &TantanganRow, &Menunggu),
    bukti: Bukti<'_>,
    dari: &Dari,
) -> Result<Langkah, AkunRefusal> {
    let coba = l.mencoba(&m.nama, &dari.alamat).await?;
    let id = t.akun_id.ok_or(AkunRefusal::LangkahLewat)?;
    let mut tx = l.db.tx(pemda).await?;
    let akun = akun::ambil(&mut tx, pemda, id)
        .await?
        .filter(|a| a.aktif)
        .ok_or(AkunRefusal::LangkahLewat)?;
    drop(tx);
    let faktor = match bukti {
        Bukti::Totp(kode) => {
            terima_totp(l, &akun, kode).await?;
            "totp"
        }
        Bukti::Pemulihan(kode) => {
            terima_pemulihan(l, &akun, kode).await?;
            "pemulihan"
        }
    };
    selesai(l, &akun, &["sandi", faktor], (&coba, dari)).await
}

/// Accepts a code of the app once.
pub(super) async fn terima_totp(l: &Layanan, a: &AkunRow, kode: &str) -> Result<(), AkunRefusal> {
    let mut tx = l.db.tx(a.pemda_id).await?;
    let pemilik = Pemilik::akun(a.pemda_id, a.id);
    let rahasia = l.brankas.baca(&mut tx, pemilik, "totp").await?;
    let terakhir = a.totp_langkah.and_then(|n| u64::try_from(n).ok());
    let langkah = rahasia
        .and_then(|r| hex::decode(r.buka()).ok())
        .and_then(|r| totp::cocok(&r, kode, dasar::waktu::Saat(l.kini()), terakhir))
        .and_then(|n| i64::try_from(n).ok())
        .ok_or(AkunRefusal::KodeSalah)?;
    // Two requests with one code: the database lets one pass.
    if !akun::pakai_langkah_totp(&mut tx, (a.pemda_id, a.id), langkah).await? {
        return Err(AkunRefusal::KodeSalah);
    }
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

async fn terima_pemulihan(l: &Layanan, a: &AkunRow, kode: &str) -> Result<(), AkunRefusal> {
    let sidik = pemulihan::sidik(kode, a.id.as_bytes());
    let mut tx = l.db.tx(a.pemda_id).await?;
    if !akun::pakai_pemulihan(&mut tx, (a.pemda_id, a.id), &sidik, l.kini()).await? {
        return Err(AkunRefusal::KodeSalah);
    }
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

/// Everything was right: opens the session.
async fn selesai(
    l: &Layanan,
    akun: &AkunRow,
    faktor: &[&str],
    (coba, dari): (&Percobaan, &Dari),
) -> Result<Langkah, AkunRefusal> {
    l.berhasil(coba).await?;
    let kue = super::sesi::buka(l, akun, faktor, dari).await?;
    Ok(Langkah::Selesai {
        kue,
        harus_ganti: akun.harus_ganti,
    })
}

/// The name as it was typed, for a form shown again.
#[must_use]
pub fn nama_tampil(nama: &str) -> String {
    nama_baku(nama).chars().take(60).collect()
}
