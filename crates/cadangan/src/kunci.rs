//! Files of recovery keys.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::age::Identitas;
use crate::bungkus::sinkron_folder;
use crate::{CadanganError, Result};

/// Writes a new secret key; never over an existing file.
///
/// # Errors
/// The file exists or cannot be written.
pub fn tulis_identitas(jalur: &Path, identitas: &Identitas) -> Result<()> {
    if jalur.exists() {
        return Err(CadanganError::tolak(
            "kunci_sudah_ada",
            format!(
                "{} sudah ada dan tidak ditimpa: isinya mungkin satu-satunya kunci cadangan lama",
                jalur.display()
            ),
        ));
    }
    let teks = identitas.teks();
    let tulis = || {
        let mut berkas = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(jalur)?;
        writeln!(
            berkas,
            "# Kunci pemulihan Selaras. Pemegangnya dapat membuka cadangan; tanpanya cadangan\n\
             # tidak dapat dibuka siapa pun. Cetak, simpan di brankas, jauh dari peladen.\n\
             # public key: {}",
            identitas.penerima()
        )?;
        writeln!(berkas, "{}", teks.as_str())?;
        berkas.sync_all()
    };
    tulis().map_err(CadanganError::berkas(jalur))?;
    sinkron_folder(jalur)
}

/// Reads every secret key of a file; lines with `#` are remarks.
///
/// # Errors
/// Usage: the file cannot be read or holds no key.
pub fn baca_identitas(jalur: &Path) -> Result<Vec<Identitas>> {
    let teks = std::fs::read_to_string(jalur).map_err(|e| {
        CadanganError::Masukan(format!(
            "kunci pemulihan {} tidak dapat dibaca: {e}",
            jalur.display()
        ))
    })?;
    let teks = zeroize::Zeroizing::new(teks);
    let kunci: Option<Vec<Identitas>> = teks
        .lines()
        .map(str::trim)
        .filter(|b| !b.is_empty() && !b.starts_with('#'))
        .map(Identitas::parse)
        .collect();
    kunci.filter(|k| !k.is_empty()).ok_or_else(|| {
        CadanganError::Masukan(format!(
            "{} tidak berisi kunci pemulihan (baris AGE-SECRET-KEY-1…)",
            jalur.display()
        ))
    })
}
