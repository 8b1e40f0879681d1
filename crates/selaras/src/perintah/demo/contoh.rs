//! The worked example: a made-up regency, carried in the binary.

use std::path::PathBuf;

use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;

mod isi {
    include!(concat!(env!("OUT_DIR"), "/contoh.rs"));
}

/// Code, name and kind of the made-up government.
pub const PEMDA: (&str, &str, &str) = ("99.01", "Kabupaten Contoh", "kabupaten");

/// Writes the example below the data folder, where the importer reads it; none when this binary
/// was built without it.
pub fn letakkan(lingkungan: &Lingkungan) -> Result<Option<PathBuf>, Gagal> {
    tulis(lingkungan, "contoh", isi::PAKET)
}

/// The same for the code lists the example needs where no data pack brings larger ones.
pub fn letakkan_rujukan(lingkungan: &Lingkungan) -> Result<Option<PathBuf>, Gagal> {
    tulis(lingkungan, "contoh-rujukan", isi::RUJUKAN)
}

fn tulis(
    lingkungan: &Lingkungan,
    nama: &str,
    berkas: &[(&str, &[u8])],
) -> Result<Option<PathBuf>, Gagal> {
    if berkas.is_empty() {
        return Ok(None);
    }
    let folder = lingkungan.data.join(nama);
    std::fs::create_dir_all(&folder).map_err(Gagal::rusak)?;
    for (nama, bita) in berkas {
        std::fs::write(folder.join(nama), bita).map_err(Gagal::rusak)?;
    }
    Ok(Some(folder))
}
