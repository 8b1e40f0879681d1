//! The personas of the demo, made where they are missing.

use super::contoh;
use crate::akun::{gagal, layanan};
use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;

/// Persons, roles and accounts of the worked example; nothing where it is not loaded.
pub async fn siapkan(l: &Lingkungan) -> Result<(), Gagal> {
    let (kode, _, _) = contoh::PEMDA;
    if l.db().await?.pemda(kode).await?.is_none() {
        return Ok(());
    }
    let akun = layanan(l, "http://localhost").await?;
    app::akun::persona::siapkan(&akun, kode)
        .await
        .map_err(gagal)?;
    Ok(())
}
