//! The administrator's work on accounts: make, close, open, reset.

use chrono::{DateTime, Utc};
use dasar::Id;
use keamanan::{JenisPeristiwa, Pelaku, Sumber, Tindakan, boleh};
use masuk::{pemulihan, sandi};
use serde_json::json;
pub use store::akun::AkunRow;
use store::akun::{self, AkunBaru};
use uuid::Uuid;

use super::peristiwa::{self, Oleh};
use super::{AkunRefusal, Layanan, kunci_nama, nama_baku};

/// Accounts on one page.
pub const SEHALAMAN: i64 = 50;

/// Who asks, for which government, in which request.
#[derive(Clone, Copy)]
pub struct Pengelola<'a> {
    /// Who.
    pub pelaku: &'a Pelaku,
    /// Government.
    pub pemda: Uuid,
    /// Request id.
    pub permintaan: &'a str,
}

impl Pengelola<'_> {
    pub(crate) fn izin(&self, t: Tindakan) -> Result<(), AkunRefusal> {
        let sumber = Sumber::dalam(Id::dari_uuid(self.pemda));
        Ok(boleh(self.pelaku, t, &sumber)?)
    }
}

/// Accounts of the government, a page at a time, and how many there are.
///
/// # Errors
/// No permission.
pub async fn daftar(
    l: &Layanan,
    p: Pengelola<'_>,
    cari: &str,
    halaman: i64,
) -> Result<(Vec<AkunRow>, i64), AkunRefusal> {
    p.izin(Tindakan::LihatAkun)?;
    let mut tx = l.db.tx(p.pemda).await?;
    let cari = cari.trim().to_lowercase();
    let lewati = halaman.saturating_sub(1).max(0).saturating_mul(SEHALAMAN);
    Ok(akun::daftar(&mut tx, p.pemda, &cari, (SEHALAMAN, lewati)).await?)
}

/// One account of the government.
///
/// # Errors
/// No permission; no such account.
pub async fn satu(l: &Layanan, p: Pengelola<'_>, id: Uuid) -> Result<AkunRow, AkunRefusal> {
    p.izin(Tindakan::LihatAkun)?;
    let mut tx = l.db.tx(p.pemda).await?;
    akun::ambil(&mut tx, p.pemda, id)
        .await?
        .ok_or(AkunRefusal::TidakAda)
}

/// Whether a text may be an account name.
#[must_use]
pub fn nama_sah(nama: &str) -> bool {
    let n = nama.chars().count();
    (3..=60).contains(&n)
        && nama
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_@".contains(c))
}

/// An account that was made, and its first password, shown once.
#[derive(Clone, Debug)]
pub struct Dibuat {
    /// Id.
    pub id: Uuid,
    /// Name to sign in with.
    pub nama: String,
    /// Name of the person.
    pub tampilan: String,
    /// First password.
    pub sandi: crate::rahasia::Rahasia<String>,
}

/// Makes an account for a person; its first password must be changed at its first use.
///
/// # Errors
/// No permission; a name that is taken or cannot be one.
pub async fn buat(
    l: &Layanan,
    p: Pengelola<'_>,
    (nama, tampilan, orang): (&str, &str, Option<Uuid>),
) -> Result<Dibuat, AkunRefusal> {
    p.izin(Tindakan::KelolaAkun)?;
    let nama = nama_baku(nama);
    let tampilan = dasar::teks::rapat(tampilan);
    if !nama_sah(&nama) || tampilan.is_empty() {
        return Err(AkunRefusal::NamaBuruk(nama));
    }
    let rahasia = l.acak(sandi::awal);
    let tersimpan = super::sandi::simpan(l, &rahasia).await?;
    let id = l.id_baru();
    let mut tx = l.db.tx(p.pemda).await?;
    let baru = AkunBaru {
        pemda: p.pemda,
        id,
        nama: &nama,
        tampilan: &tampilan,
        orang,
        sandi: Some(&tersimpan),
        contoh: false,
        pada: l.kini(),
    };
    masukkan(&mut tx, &baru).await?;
    let oleh = Oleh::pengelola(p.pemda, p.pelaku, p.permintaan);
    let isi = json!({"nama": nama, "orang": tampilan});
    let apa = (JenisPeristiwa::AkunDibuat, id.to_string(), isi);
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(Dibuat {
        id,
        nama,
        tampilan,
        sandi: crate::rahasia::Rahasia::baru(rahasia),
    })
}

/// Enters the name, then the account; a name that is taken anywhere is refused.
pub(super) async fn masukkan(tx: &mut store::Tx<'_>, a: &AkunBaru<'_>) -> Result<(), AkunRefusal> {
    if !akun::daftarkan(tx, &kunci_nama(a.nama), a.id).await? {
        return Err(AkunRefusal::NamaTerpakai(a.nama.to_owned()));
    }
    Ok(akun::buat(tx, a).await?)
}

/// Closes an account (every session ends at once) or opens it again.
///
/// # Errors
/// No permission; no such account.
pub async fn aktifkan(
    l: &Layanan,
    p: Pengelola<'_>,
    id: Uuid,
    aktif: bool,
) -> Result<(), AkunRefusal> {
    p.izin(Tindakan::KelolaAkun)?;
    let mut tx = l.db.tx(p.pemda).await?;
    let a = akun::ambil(&mut tx, p.pemda, id)
        .await?
        .ok_or(AkunRefusal::TidakAda)?;
    if !akun::aktifkan(&mut tx, (p.pemda, id), aktif).await? {
        return Ok(());
    }
    if !aktif {
        akun::cabut_semua(&mut tx, (p.pemda, id), None, l.kini()).await?;
    }
    let jenis = if aktif {
        JenisPeristiwa::AkunDibuka
    } else {
        JenisPeristiwa::AkunDitutup
    };
    let oleh = Oleh::pengelola(p.pemda, p.pelaku, p.permintaan);
    let apa = (jenis, id.to_string(), json!({"nama": a.nama}));
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

/// A one-time code to set a new password, shown once, handed over in person; until when it is
/// valid.
///
/// # Errors
/// No permission; no such account.
pub async fn kode_setel(
    l: &Layanan,
    p: Pengelola<'_>,
    id: Uuid,
) -> Result<(AkunRow, String, DateTime<Utc>), AkunRefusal> {
    p.izin(Tindakan::KelolaAkun)?;
    let kode = l.acak(|r| pemulihan::kode(r, 3));
    let sampai = l.kini() + l.aturan()?.kode_setel;
    let mut tx = l.db.tx(p.pemda).await?;
    let a = akun::ambil(&mut tx, p.pemda, id)
        .await?
        .filter(|a| !a.contoh)
        .ok_or(AkunRefusal::TidakAda)?;
    let sidik = pemulihan::sidik(&kode, id.as_bytes());
    let oleh = (sidik.as_str(), p.pelaku.nama.as_str());
    akun::catat_kode_setel(&mut tx, (p.pemda, id), oleh, (l.kini(), sampai)).await?;
    let oleh = Oleh::pengelola(p.pemda, p.pelaku, p.permintaan);
    let apa = (
        JenisPeristiwa::KodeSetelDibuat,
        id.to_string(),
        json!({"nama": a.nama}),
    );
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok((a, kode, sampai))
}

/// Takes every second factor away from an account whose owner lost them; the password stays.
///
/// # Errors
/// No permission; no such account.
pub async fn lepas_faktor(l: &Layanan, p: Pengelola<'_>, id: Uuid) -> Result<(), AkunRefusal> {
    p.izin(Tindakan::KelolaAkun)?;
    let mut tx = l.db.tx(p.pemda).await?;
    let a = akun::ambil(&mut tx, p.pemda, id)
        .await?
        .ok_or(AkunRefusal::TidakAda)?;
    akun::pasang_totp(&mut tx, (p.pemda, id), None).await?;
    let pemilik = crate::rahasia::Pemilik::akun(p.pemda, id);
    l.brankas.hapus(&mut tx, pemilik, "totp").await?;
    akun::ganti_pemulihan(&mut tx, (p.pemda, id), &[]).await?;
    for k in akun::daftar_kunci_sandi(&mut tx, (p.pemda, id)).await? {
        akun::hapus_kunci_sandi(&mut tx, (p.pemda, id), &k.id).await?;
    }
    akun::cabut_semua(&mut tx, (p.pemda, id), None, l.kini()).await?;
    let oleh = Oleh::pengelola(p.pemda, p.pelaku, p.permintaan);
    let isi = json!({"faktor": "semua", "nama": a.nama});
    let apa = (JenisPeristiwa::FaktorDilepas, id.to_string(), isi);
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

/// The first administrator of a government: person, role and account in one act. For the local
/// administrator only; afterwards the administrators make each other.
///
/// # Errors
/// No permission; a name that is taken or cannot be one.
pub async fn admin_pertama(
    l: &Layanan,
    p: Pengelola<'_>,
    (nama, tampilan): (&str, &str),
) -> Result<Dibuat, AkunRefusal> {
    if !p.pelaku.memegang(keamanan::Peran::AdminLokal) {
        return Err(keamanan::Tolak::TidakTampak {
            tindakan: Tindakan::KelolaAkun,
        }
        .into());
    }
    let nama = nama_baku(nama);
    let tampilan = dasar::teks::rapat(tampilan);
    if !nama_sah(&nama) || tampilan.is_empty() {
        return Err(AkunRefusal::NamaBuruk(nama));
    }
    let rahasia = l.acak(sandi::awal);
    let tersimpan = super::sandi::simpan(l, &rahasia).await?;
    let id = l.id_baru();
    let mut tx = l.db.tx(p.pemda).await?;
    let peran = keamanan::Peran::AdminPemda;
    let orang = orang_berperan(&mut tx, l, p.pemda, (&tampilan, peran, "pemda", None)).await?;
    let baru = AkunBaru {
        pemda: p.pemda,
        id,
        nama: &nama,
        tampilan: &tampilan,
        orang: Some(orang),
        sandi: Some(&tersimpan),
        contoh: false,
        pada: l.kini(),
    };
    masukkan(&mut tx, &baru).await?;
    let oleh = Oleh::pengelola(p.pemda, p.pelaku, p.permintaan);
    let isi = json!({"nama": nama, "orang": tampilan, "peran": peran.kode()});
    let apa = (JenisPeristiwa::AkunDibuat, id.to_string(), isi);
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(Dibuat {
        id,
        nama,
        tampilan,
        sandi: crate::rahasia::Rahasia::baru(rahasia),
    })
}

/// A person who holds one role from today on; its id.
pub(super) async fn orang_berperan(
    tx: &mut store::Tx<'_>,
    l: &Layanan,
    pemda: Uuid,
    (nama, peran, lingkup, unit): (&str, keamanan::Peran, &str, Option<Uuid>),
) -> Result<Uuid, AkunRefusal> {
    let id = l.id_baru();
    let orang = store::organisasi::orang::OrangRow {
        id,
        nama: nama.to_owned(),
        gelar_depan: String::new(),
        gelar_belakang: String::new(),
        jenis: "lain".to_owned(),
        nip: None,
        surel: None,
        aktif: true,
        versi: 1,
    };
    store::organisasi::orang::tambah(tx, pemda, &orang, l.kini()).await?;
    let hari = dasar::waktu::Saat(l.kini())
        .tanggal(dasar::waktu::Zona::Wib)
        .0;
    let p = store::organisasi::peran::PeranRow {
        id: l.id_baru(),
        orang_id: id,
        orang: nama.to_owned(),
        peran: peran.kode().to_owned(),
        lingkup: lingkup.to_owned(),
        unit_id: unit,
        mulai: hari,
        selesai: None,
        dasar: String::new(),
        versi: 1,
    };
    store::organisasi::peran::beri(tx, pemda, &p, l.kini()).await?;
    Ok(id)
}
