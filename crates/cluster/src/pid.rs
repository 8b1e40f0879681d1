//! Reading `postmaster.pid`: is there a server, is it ours, is it ready, where is its socket.

use std::path::{Path, PathBuf};

/// What the lock file of a data folder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pid {
    pub nomor: u32,
    pub soket: Option<PathBuf>,
    pub keadaan: Keadaan,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keadaan {
    Mulai,
    Siap,
    /// Still replaying; never the end of it.
    Siaga,
    Berhenti,
}

/// The living server of `pg`, if any; a lock file left by a dead one does not count.
pub(crate) fn hidup(pg: &Path) -> Option<Pid> {
    let pid = baca(&std::fs::read_to_string(pg.join("postmaster.pid")).ok()?)?;
    milik(pid.nomor, pg).then_some(pid)
}

fn baca(teks: &str) -> Option<Pid> {
    let baris: Vec<&str> = teks.lines().map(str::trim).collect();
    let nomor = baris.first()?.parse().ok()?;
    let soket = baris.get(4).filter(|s| !s.is_empty()).map(PathBuf::from);
    let keadaan = match baris.get(7).copied() {
        Some("ready") => Keadaan::Siap,
        Some("standby") => Keadaan::Siaga,
        Some("stopping") => Keadaan::Berhenti,
        _ => Keadaan::Mulai,
    };
    Some(Pid {
        nomor,
        soket,
        keadaan,
    })
}

/// True when the process is a PostgreSQL that works in this folder: numbers are reused.
fn milik(nomor: u32, pg: &Path) -> bool {
    let proc = PathBuf::from(format!("/proc/{nomor}"));
    let Ok(nama) = std::fs::read_to_string(proc.join("comm")) else {
        return false;
    };
    if nama.trim() != "postgres" {
        return false;
    }
    match (
        std::fs::read_link(proc.join("cwd")),
        std::fs::canonicalize(pg),
    ) {
        (Ok(di), Ok(pg)) => di == pg,
        // A dead process that nobody has buried yet has a name but works nowhere.
        (Err(e), _) => e.kind() == std::io::ErrorKind::PermissionDenied,
        _ => true,
    }
}

/// Removes the lock files of a server that is certainly dead, when its number cannot be free yet:
/// nobody has buried it (containers without an init), or another program took the number.
/// PostgreSQL itself handles every other case; here no process may still work in the folder,
/// because without the file the server could not check for the shared memory of an old one.
pub(crate) fn singkirkan_sisa(pg: &Path, soket: &Path) {
    if ada_yang_bekerja_di(pg) {
        return;
    }
    let sisa = [
        pg.join("postmaster.pid"),
        soket.join(".s.PGSQL.5432.lock"),
        soket.join(".s.PGSQL.5432"),
    ];
    for berkas in sisa {
        let _ = std::fs::remove_file(berkas);
    }
}

fn ada_yang_bekerja_di(pg: &Path) -> bool {
    semua_proses().is_none_or(|mut semua| semua.any(|n| milik(n, pg)))
}

fn semua_proses() -> Option<impl Iterator<Item = u32>> {
    let semua = std::fs::read_dir("/proc").ok()?;
    Some(
        semua
            .flatten()
            .filter_map(|e| e.file_name().to_str()?.parse::<u32>().ok()),
    )
}

/// Every PostgreSQL process that certainly works in this folder, with or without a lock file.
pub(crate) fn bekerja_di(pg: &Path) -> Vec<u32> {
    let Ok(pg) = std::fs::canonicalize(pg) else {
        return Vec::new();
    };
    let di_sini = |n: &u32| {
        let proc = PathBuf::from(format!("/proc/{n}"));
        std::fs::read_to_string(proc.join("comm")).is_ok_and(|nama| nama.trim() == "postgres")
            && std::fs::read_link(proc.join("cwd")).is_ok_and(|di| di == pg)
    };
    semua_proses()
        .into_iter()
        .flatten()
        .filter(di_sini)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isi_berkas_dibaca() {
        let teks = "42\n/d/pg\n1790000000\n5432\n/d/soket\n\n  5432001   3\nready   \n";
        let pid = baca(teks).unwrap();
        assert_eq!(pid.nomor, 42);
        assert_eq!(pid.soket.unwrap(), Path::new("/d/soket"));
        assert_eq!(pid.keadaan, Keadaan::Siap);
        assert_eq!(baca("42\n/d/pg\n").unwrap().keadaan, Keadaan::Mulai);
        assert_eq!(baca(""), None);
    }

    #[test]
    fn nomor_yang_dipakai_program_lain_bukan_server() {
        let t = tempfile::tempdir().unwrap();
        let aku = std::process::id();
        std::fs::write(t.path().join("postmaster.pid"), format!("{aku}\n")).unwrap();
        assert_eq!(hidup(t.path()), None);
    }
}
