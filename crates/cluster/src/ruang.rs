//! Room on the disk of a folder.

use std::path::Path;

use crate::GugusError;

/// Free bytes for an ordinary account on the file system of `folder`.
///
/// # Errors
/// The folder cannot be asked.
pub fn ruang_kosong(folder: &Path) -> Result<u64, GugusError> {
    let s = rustix::fs::statvfs(folder).map_err(|e| GugusError::Berkas {
        jalur: folder.to_owned(),
        sebab: e.into(),
    })?;
    Ok(s.f_bavail.saturating_mul(s.f_frsize))
}

/// Everything written to the file system of `folder` reaches the disk.
///
/// # Errors
/// The folder cannot be opened, or the disk reports a fault.
pub fn sinkronkan(folder: &Path) -> Result<(), GugusError> {
    let berkas = std::fs::File::open(folder).map_err(GugusError::berkas(folder))?;
    rustix::fs::syncfs(&berkas).map_err(|e| GugusError::Berkas {
        jalur: folder.to_owned(),
        sebab: e.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ada_ruang_dan_folder_yang_tidak_ada() {
        assert!(ruang_kosong(Path::new("/tmp")).unwrap() > 0);
        assert!(ruang_kosong(Path::new("/tidak/ada")).is_err());
    }
}
