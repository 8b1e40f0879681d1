//! The account that runs the server when Selaras itself runs as root.

use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use crate::GugusError;

/// Accounts that may run the server for root, in order of preference.
const CALON: [&str; 3] = ["selaras", "postgres", "nobody"];

/// An account of the operating system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Akun {
    /// Name, or the number when there is no entry.
    pub nama: String,
    /// User number.
    pub uid: u32,
    /// Group number.
    pub gid: u32,
}

/// The account for a cluster: none when this program is an ordinary user and runs it itself.
pub(crate) fn untuk(pg: &Path) -> Result<Option<Akun>, GugusError> {
    use std::os::unix::fs::MetadataExt as _;
    let aku = rustix::process::geteuid().as_raw();
    let pemilik = std::fs::metadata(pg).ok().map(|m| (m.uid(), m.gid()));
    if aku != 0 {
        return match pemilik {
            Some((uid, _)) if uid != aku => Err(GugusError::BukanMilik {
                folder: pg.to_owned(),
                uid,
            }),
            _ => Ok(None),
        };
    }
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    match pemilik {
        Some((uid, gid)) if uid != 0 => {
            let nama = baca(&passwd)
                .into_iter()
                .find(|a| a.uid == uid)
                .map(|a| a.nama);
            Ok(Some(Akun {
                nama: nama.unwrap_or_else(|| uid.to_string()),
                uid,
                gid,
            }))
        }
        _ => pilih(&passwd).map(Some).ok_or(GugusError::TanpaAkun),
    }
}

fn pilih(passwd: &str) -> Option<Akun> {
    let semua = baca(passwd);
    CALON
        .iter()
        .find_map(|calon| semua.iter().find(|a| a.nama == *calon).cloned())
}

fn baca(passwd: &str) -> Vec<Akun> {
    passwd
        .lines()
        .filter_map(|baris| {
            let mut kolom = baris.split(':');
            let nama = kolom.next()?.to_owned();
            let uid = kolom.nth(1)?.parse().ok()?;
            let gid = kolom.next()?.parse().ok()?;
            (uid != 0).then_some(Akun { nama, uid, gid })
        })
        .collect()
}

/// A command that runs as the account, without this program's groups and PostgreSQL settings.
pub(crate) fn sebagai(akun: Option<&Akun>, program: &Path) -> Command {
    let mut perintah = Command::new(program);
    for (kunci, _) in std::env::vars_os() {
        if kunci.to_string_lossy().starts_with("PG") {
            perintah.env_remove(kunci);
        }
    }
    perintah.env("LC_ALL", "C").env("TZ", "UTC");
    if let Some(a) = akun {
        perintah.uid(a.uid).gid(a.gid);
    }
    perintah
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/bash\n\
        nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n\
        rusak\n\
        postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash\n";

    #[test]
    fn akun_pertama_yang_ada() {
        assert_eq!(pilih(PASSWD).unwrap().nama, "postgres");
        let dengan = format!("{PASSWD}selaras:x:997:996::/nonexistent:/usr/sbin/nologin\n");
        assert_eq!(
            pilih(&dengan).unwrap(),
            Akun {
                nama: "selaras".into(),
                uid: 997,
                gid: 996
            }
        );
        assert_eq!(pilih("root:x:0:0::/:/bin/sh\n"), None);
    }

    #[test]
    fn akun_bernomor_nol_tidak_pernah_dipilih() {
        assert_eq!(pilih("selaras:x:0:0::/:/bin/sh\n"), None);
    }
}
