//! The worked example: a made-up regency, carried in the binary.

use std::path::PathBuf;

use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;

mod isi {
    include!(concat!(env!("OUT_DIR"), "/contoh.rs"));
}

/// Writes the example below the data folder, where the importer reads it; none when this binary
/// was built without it.
pub fn letakkan(lingkungan: &Lingkungan) -> Result<Option<PathBuf>, Gagal> {
    if isi::BERKAS.is_empty() {
        return Ok(None);
    }
    let folder = lingkungan.data.join("contoh");
    std::fs::create_dir_all(&folder).map_err(Gagal::rusak)?;
    for (nama, bita) in isi::BERKAS {
        std::fs::write(folder.join(nama), bita).map_err(Gagal::rusak)?;
    }
    Ok(Some(folder))
}
