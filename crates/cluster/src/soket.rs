//! The folder of the Unix socket. The kernel allows 107 bytes for the whole path, so a data
//! folder with a long path gets a short folder elsewhere, remembered in `soket.jalur`.

use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use crate::{Akun, GugusError};

/// `sun_path` less its closing zero, less "/.s.PGSQL.5432.lock" (the longest name beside it).
const TERPANJANG: usize = 107 - 19;

/// A closed folder for the socket, owned by the server account.
pub(crate) fn folder(
    data: &Path,
    akun: Option<&Akun>,
    acak: &mut dyn FnMut(&mut [u8]),
) -> Result<PathBuf, GugusError> {
    let catatan = data.join("soket.jalur");
    let di_dalam = data.join("soket");
    if muat(&di_dalam) && siapkan(&di_dalam, akun) {
        let _ = std::fs::remove_file(&catatan);
        return Ok(di_dalam);
    }
    let tercatat = std::fs::read_to_string(&catatan)
        .ok()
        .map(|s| PathBuf::from(s.trim_end()));
    let tercatat = tercatat.filter(|p| p.is_absolute() && muat(p) && siapkan(p, akun));
    if let Some(p) = tercatat {
        return Ok(p);
    }
    let mut terakhir = PathBuf::new();
    for akar in ["/run", "/tmp", "/var/tmp"] {
        for _ in 0..4 {
            let mut bita = [0_u8; 6];
            acak(&mut bita);
            let ekor: String = bita.iter().map(|b| format!("{b:02x}")).collect();
            terakhir = Path::new(akar).join(format!("selaras-{ekor}"));
            // A new name only: somebody else's folder is never taken over.
            if !terakhir.exists() && siapkan(&terakhir, akun) {
                let isi = format!("{}\n", terakhir.display());
                std::fs::write(&catatan, isi).map_err(GugusError::berkas(&catatan))?;
                return Ok(terakhir);
            }
        }
    }
    Err(GugusError::TanpaSoket(terakhir))
}

fn muat(folder: &Path) -> bool {
    let bita = folder.as_os_str().as_bytes();
    // A list of folders in the server's settings is split at commas and quotes.
    bita.len() <= TERPANJANG
        && bita
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"/._- ".contains(b))
}

/// Makes the folder, or accepts it when it is a real folder of the right owner; mode 0700.
fn siapkan(folder: &Path, akun: Option<&Akun>) -> bool {
    let aku = rustix::process::geteuid().as_raw();
    let mut pembuat = std::fs::DirBuilder::new();
    let dibuat = pembuat.mode(0o700).create(folder).is_ok();
    let Ok(ada) = std::fs::symlink_metadata(folder) else {
        return false;
    };
    let pemilik = akun.map_or(aku, |a| a.uid);
    if !ada.is_dir() || (!dibuat && ada.uid() != pemilik && ada.uid() != aku) {
        return false;
    }
    let milik_akun =
        akun.is_none_or(|a| std::os::unix::fs::chown(folder, Some(a.uid), Some(a.gid)).is_ok());
    milik_akun && tertutup(folder, ada.mode())
}

fn tertutup(folder: &Path, mode: u32) -> bool {
    mode & 0o777 == 0o700
        || std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jalur_pendek_tinggal_di_folder_data() {
        let t = tempfile::tempdir().unwrap();
        let f = folder(t.path(), None, &mut |b| b.fill(1)).unwrap();
        assert_eq!(f, t.path().join("soket"));
        assert_eq!(std::fs::metadata(f).unwrap().mode() & 0o777, 0o700);
    }

    #[test]
    fn jalur_panjang_pindah_ke_folder_pendek_dan_diingat() {
        let t = tempfile::tempdir().unwrap();
        let data = t.path().join("panjang".repeat(14));
        std::fs::create_dir(&data).unwrap();
        let mut n = u8::try_from(std::process::id() % 200).unwrap();
        let mut acak = |b: &mut [u8]| {
            n += 1;
            b.fill(n);
        };
        let satu = folder(&data, None, &mut acak).unwrap();
        let dua = folder(&data, None, &mut acak).unwrap();
        std::fs::remove_dir(&satu).unwrap();
        assert!(muat(&satu) && !satu.starts_with(t.path()));
        assert_eq!(satu, dua);
    }

    #[test]
    fn berkas_atau_tautan_tidak_diterima() {
        let t = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/tmp", t.path().join("tautan")).unwrap();
        assert!(!siapkan(&t.path().join("tautan"), None));
    }
}
