//! The generated passwords of a cluster.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::GugusError;

/// Passwords of the three roles; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Rahasia {
    /// Superuser of the cluster.
    pub induk: String,
    /// Owner of the schema.
    pub pemilik: String,
    /// Application role.
    pub app: String,
}

impl std::fmt::Debug for Rahasia {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rahasia(***)")
    }
}

impl Rahasia {
    fn buat(acak: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut satu = || {
            let mut bita = [0_u8; 24];
            acak(&mut bita);
            bita.iter().map(|b| format!("{b:02x}")).collect::<String>()
        };
        Self {
            induk: satu(),
            pemilik: satu(),
            app: satu(),
        }
    }

    fn teks(&self) -> String {
        format!(
            "induk={}\npemilik={}\napp={}\n",
            self.induk, self.pemilik, self.app
        )
    }

    fn dari_teks(teks: &str) -> Option<Self> {
        let ambil = |kunci: &str| {
            let isi = teks
                .lines()
                .find_map(|b| b.strip_prefix(kunci)?.strip_prefix('='))?;
            (!isi.is_empty()).then(|| isi.to_owned())
        };
        Some(Self {
            induk: ambil("induk")?,
            pemilik: ambil("pemilik")?,
            app: ambil("app")?,
        })
    }
}

/// Reads the passwords, or makes them when there is no cluster yet.
pub(crate) fn baca_atau_buat(
    data: &Path,
    gugus_ada: bool,
    acak: &mut dyn FnMut(&mut [u8]),
) -> Result<Rahasia, GugusError> {
    let jalur = data.join("rahasia");
    match std::fs::read_to_string(&jalur) {
        Ok(teks) => match Rahasia::dari_teks(&teks) {
            Some(r) => return Ok(r),
            // Cut short while it was written, before any cluster used it.
            None if !gugus_ada => {}
            None => return Err(GugusError::RahasiaRusak(jalur)),
        },
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && !gugus_ada => {}
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            return Err(GugusError::RahasiaRusak(jalur));
        }
        Err(sebab) => return Err(GugusError::Berkas { jalur, sebab }),
    }
    let baru = Rahasia::buat(acak);
    tulis_rahasia(&jalur, baru.teks().as_bytes())?;
    Ok(baru)
}

/// Writes a file that only its owner can read, durably.
pub(crate) fn tulis_rahasia(jalur: &Path, isi: &[u8]) -> Result<(), GugusError> {
    let _ = std::fs::remove_file(jalur);
    let tulis = || {
        let mut berkas = std::fs::File::options()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(jalur)?;
        berkas.write_all(isi)?;
        berkas.sync_all()
    };
    tulis().map_err(GugusError::berkas(jalur))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::MetadataExt as _;

    #[test]
    fn dibuat_sekali_dan_tertutup() {
        let t = tempfile::tempdir().unwrap();
        let mut n = 0_u8;
        let mut acak = |b: &mut [u8]| {
            n += 1;
            b.fill(n);
        };
        let satu = baca_atau_buat(t.path(), false, &mut acak).unwrap();
        let dua = baca_atau_buat(t.path(), true, &mut acak).unwrap();
        assert_eq!(satu, dua);
        assert_ne!(satu.app, satu.induk);
        assert_eq!(
            std::fs::metadata(t.path().join("rahasia")).unwrap().mode() & 0o777,
            0o600
        );
        assert!(!format!("{satu:?}").contains(&satu.app));
    }

    #[test]
    fn hilang_setelah_gugus_ada_ditolak() {
        let t = tempfile::tempdir().unwrap();
        let galat = baca_atau_buat(t.path(), true, &mut |_| {}).unwrap_err();
        assert!(matches!(galat, GugusError::RahasiaRusak(_)));
    }
}
