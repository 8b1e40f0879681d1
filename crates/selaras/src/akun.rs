//! Sign-in put together for this program: keys, providers, address.

use std::sync::Arc;

use app::akun::{AkunRefusal, Layanan};
use uuid::Uuid;

use crate::keluaran::Gagal;
use crate::kunci_bidang;
use crate::lingkungan::Lingkungan;

/// The file that names identity providers.
const PENYEDIA: &str = "penyedia-identitas.json";

/// Everything sign-in needs, from the data folder of this installation.
pub async fn layanan(l: &Lingkungan, asal: &str) -> Result<Layanan, Gagal> {
    let hukum = Arc::new(crate::perintah::hukum::muat(l)?);
    let db = l.db().await?;
    if !l.baca_saja() {
        // A fresh folder has no government at all; the nation keeps what belongs to none.
        app::impor::bawaan::pastikan(&db)
            .await
            .map_err(Gagal::rusak)?;
    }
    let mut layanan = Layanan::baru(db, Arc::clone(&l.clock), hukum, l.rng(), asal);
    layanan.brankas = Arc::new(kunci_bidang::siapkan(l).await?);
    layanan.baca_saja = l.baca_saja();
    layanan.penyedia = penyedia(l)?;
    Ok(layanan)
}

fn penyedia(l: &Lingkungan) -> Result<Vec<app::akun::oidc::Penyedia>, Gagal> {
    let berkas = l.data.join(PENYEDIA);
    if !berkas.exists() {
        return Ok(Vec::new());
    }
    let isi = std::fs::read(&berkas).map_err(Gagal::rusak)?;
    serde_json::from_slice(&isi)
        .map_err(|e| Gagal::pakai(format!("{} tidak terbaca: {e}", berkas.display())))
}

/// Id of a government by its code.
pub async fn pemda(l: &Lingkungan, kode: &str) -> Result<Uuid, Gagal> {
    let db = l.db().await?;
    let p = db.pemda(kode).await?;
    p.map(|p| p.id).ok_or_else(|| {
        Gagal::tolak(
            "AKN-010",
            format!("pemerintah daerah {kode} tidak dikenal; tulis kode, misalnya 64.11"),
        )
    })
}

/// A refusal of `app::akun` at the end of a command.
pub fn gagal(e: AkunRefusal) -> Gagal {
    if let AkunRefusal::Rahasia(r) = e {
        return kunci_bidang::gagal(r);
    }
    if e.gangguan() {
        Gagal::rusak(e)
    } else {
        Gagal::tolak(e.kode(), e.to_string())
    }
}
