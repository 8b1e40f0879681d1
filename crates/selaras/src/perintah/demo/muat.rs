//! What a demonstration loads, step by step.

use std::path::Path;

use app::anggaran::nasional;
use store::Db;

use super::contoh;
use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;
use crate::paket;

/// One step and what came of it.
pub struct Langkah {
    pub nama: &'static str,
    pub hasil: String,
}

/// Loads, checks, publishes.
pub async fn semua(lingkungan: &Lingkungan, atur: Option<&Path>) -> Result<Vec<Langkah>, Gagal> {
    let paket = paket::cari(atur)?;
    let db = lingkungan.db().await?;
    let mut selesai = Vec::new();
    let mut catat = |nama: &'static str, hasil: String| {
        lingkungan.bicara(&format!("{nama}: {hasil}"));
        selesai.push(Langkah { nama, hasil });
    };
    match contoh::letakkan(lingkungan)? {
        Some(folder) => catat("contoh", impor(lingkungan, &db, &folder).await?),
        None => catat("contoh", "tidak dibawa program ini".to_owned()),
    }
    match &paket {
        Some(folder) => {
            catat("paket data", impor(lingkungan, &db, folder).await?);
            catat("peta", peta(&db, folder).await?);
        }
        None => catat("paket data", "tidak ada; halaman memakai contoh".to_owned()),
    }
    catat("APBD nasional", terbitkan(lingkungan, &db).await?);
    catat("pemeriksaan", periksa(lingkungan, &db).await?);
    Ok(selesai)
}
