//! Finding the server programs: configured → beside the data → distribution → PATH.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::GugusError;

/// Oldest major version that Selaras runs on.
pub const MAYOR_TERENDAH: u32 = 15;

/// Programs that must lie in one folder.
const PROGRAM: [&str; 3] = ["postgres", "initdb", "pg_ctl"];

/// A folder with server programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binari {
    /// The folder.
    pub folder: PathBuf,
    /// Major version.
    pub mayor: u32,
    /// Version as printed, for example "15.18".
    pub versi: String,
}

impl Binari {
    /// Finds programs for the data folder `data`; `atur` is the configured folder, if any.
    ///
    /// # Errors
    /// None found, all too old, or none of the major version the cluster was made with.
    pub fn cari(atur: Option<&Path>, data: &Path) -> Result<Self, GugusError> {
        let perlu = versi_gugus(&data.join("pg"));
        cari_di(&calon(atur, data), perlu)
    }

    pub(crate) fn program(&self, nama: &str) -> PathBuf {
        self.folder.join(nama)
    }
}

/// What to type to get the server programs on this machine.
#[must_use]
pub fn saran_pasang() -> String {
    "Pasang, lalu jalankan lagi:\n  sudo apt-get update\n  sudo apt-get install -y \
     --no-install-recommends postgresql\natau tunjuk foldernya dengan SELARAS_PG_BIN, atau pakai \
     server lain dengan DATABASE_URL."
        .to_owned()
}

fn calon(atur: Option<&Path>, data: &Path) -> Vec<PathBuf> {
    if let Some(folder) = atur {
        return vec![folder.to_owned()];
    }
    let mut semua = vec![data.join("pg-runtime/bin")];
    if let Some(dekat) = std::env::current_exe()
        .ok()
        .and_then(|p| p.parent().map(Path::to_owned))
    {
        semua.push(dekat.join("pg-runtime/bin"));
    }
    let mut distribusi: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| Some((e.file_name().to_str()?.parse().ok()?, e.path().join("bin"))))
        .collect();
    distribusi.sort_by_key(|(mayor, _)| std::cmp::Reverse(*mayor));
    semua.extend(distribusi.into_iter().map(|(_, p)| p));
    semua.extend(
        std::env::var_os("PATH")
            .iter()
            .flat_map(std::env::split_paths),
    );
    semua
}

fn cari_di(calon: &[PathBuf], perlu: Option<u32>) -> Result<Binari, GugusError> {
    let mut terbaik: Option<Binari> = None;
    let mut tua = None;
    for folder in calon {
        if !PROGRAM.iter().all(|p| folder.join(p).is_file()) {
            continue;
        }
        let Some(ini) = periksa(folder) else { continue };
        match perlu {
            _ if ini.mayor < MAYOR_TERENDAH => tua = tua.or(Some(ini)),
            None => return Ok(ini),
            Some(p) if p == ini.mayor => return Ok(ini),
            Some(_) => terbaik = terbaik.or(Some(ini)),
        }
    }
    Err(match (terbaik, tua, perlu) {
        (Some(b), _, Some(perlu)) => GugusError::BedaMayor {
            perlu,
            ada: b.mayor,
        },
        (_, Some(b), _) => GugusError::TerlaluTua {
            bin: b.folder,
            versi: b.versi,
        },
        _ => GugusError::TanpaBinari,
    })
}

fn periksa(folder: &Path) -> Option<Binari> {
    let keluaran = Command::new(folder.join("postgres"))
        .arg("--version")
        .output()
        .ok()?;
    let versi = baca_versi(&String::from_utf8_lossy(&keluaran.stdout))?;
    let mayor = versi
        .split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()?;
    Some(Binari {
        folder: folder.to_owned(),
        mayor,
        versi,
    })
}

/// "postgres (PostgreSQL) 15.18 (Debian …)" → "15.18".
fn baca_versi(teks: &str) -> Option<String> {
    let mut kata = teks
        .split_whitespace()
        .skip_while(|k| *k != "(PostgreSQL)")
        .skip(1);
    kata.next().map(str::to_owned)
}

fn versi_gugus(pg: &Path) -> Option<u32> {
    std::fs::read_to_string(pg.join("PG_VERSION"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    fn palsu(akar: &Path, versi: &str) -> PathBuf {
        let bin = akar.join(versi).join("bin");
        std::fs::create_dir_all(&bin).unwrap();
        for p in PROGRAM {
            let jalur = bin.join(p);
            std::fs::write(
                &jalur,
                format!("#!/bin/sh\necho 'postgres (PostgreSQL) {versi}'\n"),
            )
            .unwrap();
            std::fs::set_permissions(&jalur, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        bin
    }

    #[test]
    fn versi_dibaca() {
        let teks = "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n";
        assert_eq!(baca_versi(teks).unwrap(), "15.18");
        assert_eq!(
            baca_versi("postgres (PostgreSQL) 18beta1").unwrap(),
            "18beta1"
        );
        assert_eq!(baca_versi("entah"), None);
    }

    #[test]
    fn versi_tua_ditolak_dengan_perintah_pasang() {
        let t = tempfile::tempdir().unwrap();
        let bin = palsu(t.path(), "13.4");
        let galat = cari_di(&[bin], None).unwrap_err();
        assert!(matches!(&galat, GugusError::TerlaluTua { versi, .. } if versi == "13.4"));
        let pesan = galat.to_string();
        assert!(pesan.contains("versi 15 atau lebih baru"), "{pesan}");
        assert!(pesan.contains("sudo apt-get install -y --no-install-recommends postgresql"));
    }

    #[test]
    fn tidak_ada_sama_sekali() {
        let t = tempfile::tempdir().unwrap();
        let galat = cari_di(&[t.path().to_owned()], None).unwrap_err();
        assert!(matches!(galat, GugusError::TanpaBinari));
        assert!(galat.to_string().contains("sudo apt-get update"));
    }

    #[test]
    fn yang_pertama_cukup_baru_dipakai() {
        let t = tempfile::tempdir().unwrap();
        let urut = [
            palsu(t.path(), "14.1"),
            palsu(t.path(), "17.2"),
            palsu(t.path(), "16.9"),
        ];
        assert_eq!(cari_di(&urut, None).unwrap().mayor, 17);
    }

    #[test]
    fn gugus_lama_menuntut_versinya() {
        let t = tempfile::tempdir().unwrap();
        let urut = [palsu(t.path(), "17.2"), palsu(t.path(), "16.9")];
        assert_eq!(cari_di(&urut, Some(16)).unwrap().mayor, 16);
        let galat = cari_di(&urut, Some(15)).unwrap_err();
        assert!(matches!(
            galat,
            GugusError::BedaMayor { perlu: 15, ada: 17 }
        ));
        assert!(galat.to_string().contains("postgresql-15"));
    }
}
