//! Passwords: changing one's own, and setting a new one with a code of the administrator.

use keamanan::JenisPeristiwa;
use masuk::{pemulihan, sandi, token};
use serde_json::json;
use store::akun;

use super::peristiwa::{self, Oleh};
use super::{AkunKini, AkunRefusal, Dari, Layanan};

/// Keeps a password with today's parameters.
pub(super) async fn simpan(l: &Layanan, rahasia: &str) -> Result<String, AkunRefusal> {
    let aturan = l.aturan()?.sandi;
    let rahasia = rahasia.to_owned();
    let mut garam = [0_u8; 16];
    l.acak(|r| r.isi(&mut garam));
    l.olah(move || sandi::simpan(&rahasia, aturan, &mut Garam(garam)))
        .await?
        .map_err(|e| AkunRefusal::Gangguan(e.to_string()))
}

/// Hands out the salt that was drawn before the work was given away.
struct Garam([u8; 16]);

impl dasar::waktu::Rng for Garam {
    fn isi(&mut self, buf: &mut [u8]) {
        for (b, g) in buf.iter_mut().zip(self.0) {
            *b = g;
        }
    }
}

/// A password entered twice.
#[derive(Clone, Copy)]
pub struct Baru<'a> {
    /// The password.
    pub sandi: &'a str,
    /// The same again.
    pub ulang: &'a str,
}

impl Baru<'_> {
    /// Refuses what differs or is not good enough.
    fn periksa(self, nama: &str) -> Result<(), AkunRefusal> {
        if self.sandi != self.ulang {
            return Err(AkunRefusal::UlanganBeda);
        }
        let buruk = sandi::periksa(self.sandi, nama);
        if buruk.is_empty() {
            Ok(())
        } else {
            Err(AkunRefusal::SandiBuruk(buruk))
        }
    }
}

/// Changes one's own password; every other session ends, this one gets a new token.
///
/// # Errors
/// The new one is not good enough; the present one is wrong.
pub async fn ganti(
    l: &Layanan,
    a: &AkunKini,
    (lama, baru): (&str, Baru<'_>),
    dari: &Dari,
) -> Result<String, AkunRefusal> {
    baru.periksa(&a.nama)?;
    let coba = l.mencoba(&a.nama, &dari.alamat).await?;
    let mut tx = l.db.tx(a.pemda).await?;
    let akun = akun::ambil(&mut tx, a.pemda, a.akun).await?;
    drop(tx);
    if !super::masuk::cocok(l, akun.as_ref(), lama).await? {
        return Err(AkunRefusal::TidakCocok);
    }
    l.berhasil(&coba).await?;
    let tersimpan = simpan(l, baru.sandi).await?;
    let mut tx = l.db.tx(a.pemda).await?;
    akun::ganti_sandi(&mut tx, (a.pemda, a.akun), &tersimpan, false, l.kini()).await?;
    akun::cabut_semua(&mut tx, (a.pemda, a.akun), Some(a.sesi), l.kini()).await?;
    let oleh = Oleh::kini(a, &dari.permintaan);
    let apa = (JenisPeristiwa::SandiDiganti, a.akun.to_string(), json!({}));
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    super::sesi::segarkan(l, a).await
}

/// Sets a new password with a one-time code of the administrator; every session ends, every
/// second factor stays.
///
/// # Errors
/// [`AkunRefusal::TidakCocok`] for an unknown name as for a wrong code.
pub async fn setel_ulang(
    l: &Layanan,
    (nama, kode): (&str, &str),
    baru: Baru<'_>,
    dari: &Dari,
) -> Result<(), AkunRefusal> {
    baru.periksa(nama)?;
    let coba = l.mencoba(nama, &dari.alamat).await?;
    let akun = super::masuk::cari(l, nama).await?;
    let (pemda, id) = akun
        .as_ref()
        .map_or((uuid::Uuid::nil(), uuid::Uuid::nil()), |a| {
            (a.pemda_id, a.id)
        });
    let sidik = pemulihan::sidik(kode, id.as_bytes());
    let mut tx = l.db.tx(pemda).await?;
    let benar = akun::kode_setel(&mut tx, (pemda, id), l.kini())
        .await?
        .is_some_and(|s| token::sama(s.as_bytes(), sidik.as_bytes()));
    // Hashed in either case: the answer for an unknown name takes as long.
    let tersimpan = simpan(l, baru.sandi).await?;
    let Some(a) = akun.filter(|a| benar && a.aktif) else {
        return Err(AkunRefusal::TidakCocok);
    };
    if !akun::pakai_kode_setel(&mut tx, (pemda, id), &sidik).await? {
        return Err(AkunRefusal::TidakCocok);
    }
    akun::ganti_sandi(&mut tx, (pemda, id), &tersimpan, false, l.kini()).await?;
    akun::cabut_semua(&mut tx, (pemda, id), None, l.kini()).await?;
    let oleh = Oleh::akun(&a, &dari.permintaan);
    peristiwa::catat(
        &mut tx,
        l,
        oleh,
        (JenisPeristiwa::SandiDisetel, id.to_string(), json!({})),
    )
    .await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    l.berhasil(&coba).await
}
