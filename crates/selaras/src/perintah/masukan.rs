//! Input files of commands that need no database.

use std::io::Read as _;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::keluaran::Gagal;

/// Larger than any honest worksheet; keeps a wrong file from filling the memory.
const TERBESAR: u64 = 16 * 1024 * 1024;

/// Reads one JSON document from a file, or from stdin for `-`.
///
/// # Errors
/// Usage (exit 2) for a file that cannot be read, is too large, or does not have the shape.
pub fn baca_json<T: DeserializeOwned>(berkas: &Path) -> Result<T, Gagal> {
    let nama = berkas.display();
    let gagal = |e: std::io::Error| Gagal::pakai(format!("{nama} tidak dapat dibaca: {e}"));
    let mut isi = Vec::new();
    if berkas.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .take(TERBESAR + 1)
            .read_to_end(&mut isi)
            .map_err(gagal)?;
    } else {
        let sumber = std::fs::File::open(berkas).map_err(gagal)?;
        sumber
            .take(TERBESAR + 1)
            .read_to_end(&mut isi)
            .map_err(gagal)?;
    }
    if u64::try_from(isi.len()).is_ok_and(|n| n > TERBESAR) {
        return Err(Gagal::pakai(format!("{nama} lebih besar dari 16 MB")));
    }
    let isi = isi.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&isi);
    serde_json::from_slice(isi)
        .map_err(|e| Gagal::pakai(format!("{nama} bukan masukan yang diharapkan: {e}")))
}
