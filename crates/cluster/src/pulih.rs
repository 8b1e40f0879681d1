//! Bringing a restored cluster to life: replaying archived segments up to a moment.

use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::layanan::{Layanan, tidur};
use crate::{Binari, GugusError, akun, izin, kunci, pid, soket};

/// Folder of the segments to replay, inside the restored data folder.
pub const WAL_PULIH: &str = "wal-pulih";
/// Present while a restored folder is not yet fit for use; opening such a folder is refused.
pub const BELUM: &str = "PEMULIHAN-BELUM-SELESAI";

/// Months of changes are replayed for hours.
const SABAR: Duration = Duration::from_secs(24 * 3600);

/// How long the server of a killed restore may take to end.
const SABAR_SISA: Duration = Duration::from_secs(30);

/// A data folder with `pg/`, `rahasia` and [`WAL_PULIH`], made ready by [`siapkan`].
pub struct Pemulihan<'a> {
    /// The data folder.
    pub data: &'a Path,
    /// Folder of the server programs, when configured.
    pub bin: Option<&'a Path>,
    /// Random bytes for a folder name.
    pub acak: &'a mut dyn FnMut(&mut [u8]),
    /// Replay no further than this moment (as PostgreSQL reads it), else all there is.
    pub sampai: Option<&'a str>,
}

/// Hands the unpacked files to the account that runs the server.
///
/// # Errors
/// The account cannot be given the files or the way to them.
pub fn siapkan(data: &Path, bin: Option<&Path>) -> Result<(), GugusError> {
    let data = izin::mutlak(data)?;
    let pg = data.join("pg");
    let bin = Binari::cari(bin, &data)?;
    if let Some(a) = akun::untuk(&pg)? {
        izin::buka_jalan(&data, &a)?;
        izin::buka_jalan(&izin::mutlak(&bin.folder)?, &a)?;
        for folder in [&pg, &data.join(WAL_PULIH)] {
            serahkan(folder, a.uid, a.gid)?;
        }
    }
    std::fs::set_permissions(&pg, std::fs::Permissions::from_mode(0o700))
        .map_err(GugusError::berkas(&pg))
}

/// Replays, then stops the server again and removes the segments.
///
/// # Errors
/// The server does not come up, or the moment lies behind the last archived change; the message
/// carries the end of its log.
pub fn putar_ulang(p: Pemulihan<'_>) -> Result<(), GugusError> {
    let data = izin::mutlak(p.data)?;
    let pg = data.join("pg");
    let _mulai = kunci::mulai(&data)?;
    let bin = Binari::cari(p.bin, &data)?;
    let akun = akun::untuk(&pg)?;
    let layanan = Layanan {
        data: &data,
        bin: &bin,
        akun: akun.as_ref(),
    };
    let soket = soket::folder(&data, akun.as_ref(), p.acak)?;
    layanan.atur(&soket, false)?;
    layanan.tambah_setelan(&setelan(p.sampai))?;
    layanan.tulis_milik_akun(&pg.join("recovery.signal"), "")?;
    let mut anak = layanan.mulai_sabar(&soket, SABAR)?;
    layanan.hentikan(Some(&mut anak))?;
    let wal = data.join(WAL_PULIH);
    std::fs::remove_dir_all(&wal).map_err(GugusError::berkas(&wal))
}

/// Ends the server that a killed restore left at work in its folder; without this it would write
/// on beside the next restore and take that one's files with it when it ends.
///
/// # Errors
/// It does not end.
pub fn hentikan_sisa(data: &Path) -> Result<(), GugusError> {
    let pg = data.join("pg");
    let batas = Instant::now() + SABAR_SISA;
    loop {
        let masih = pid::bekerja_di(&pg);
        if masih.is_empty() {
            return Ok(());
        }
        if Instant::now() > batas {
            let keluaran = format!("server sisa pemulihan tidak berhenti: {masih:?}");
            return Err(GugusError::Program {
                nama: "postgres",
                keluaran,
            });
        }
        for nomor in masih {
            let nomor = i32::try_from(nomor)
                .ok()
                .and_then(rustix::process::Pid::from_raw);
            if let Some(nomor) = nomor {
                // Its folder is about to be thrown away: no checkpoint is needed.
                let _ = rustix::process::kill_process(nomor, rustix::process::Signal::QUIT);
            }
        }
        tidur(Duration::from_millis(50));
    }
}

fn setelan(sampai: Option<&str>) -> String {
    let target = sampai.map_or_else(String::new, |s| {
        format!(
            "recovery_target_time = '{}'\nrecovery_target_inclusive = on\n",
            s.replace('\'', "")
        )
    });
    // Without hot standby "ready" means: replayed to the end and open for writing.
    format!(
        "archive_mode = off\nhot_standby = off\nrestore_command = 'cp ../{WAL_PULIH}/%f %p'\n\
         recovery_target_action = 'promote'\n{target}"
    )
}

fn serahkan(folder: &Path, uid: u32, gid: u32) -> Result<(), GugusError> {
    chown(folder, Some(uid), Some(gid)).map_err(GugusError::berkas(folder))?;
    for isi in std::fs::read_dir(folder).map_err(GugusError::berkas(folder))? {
        let jalur = isi.map_err(GugusError::berkas(folder))?.path();
        let jenis = std::fs::symlink_metadata(&jalur).map_err(GugusError::berkas(&jalur))?;
        if jenis.is_dir() {
            serahkan(&jalur, uid, gid)?;
        } else {
            chown(&jalur, Some(uid), Some(gid)).map_err(GugusError::berkas(&jalur))?;
        }
    }
    Ok(())
}

/// Outcome of a check by one of PostgreSQL's own tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pemeriksaan {
    /// The tool is not installed, or there is nothing it could check against.
    TidakAda,
    /// It found nothing wrong.
    Baik,
    /// What it said.
    Buruk(String),
}

/// Compares an unpacked, not yet started copy with the manifest of `pg_basebackup`.
///
/// # Errors
/// The tool does not start.
pub fn periksa_salinan(data: &Path, bin: Option<&Path>) -> Result<Pemeriksaan, GugusError> {
    let pg = data.join("pg");
    if !pg.join("backup_manifest").is_file() {
        return Ok(Pemeriksaan::TidakAda);
    }
    alat(data, bin, "pg_verifybackup", &["--no-parse-wal", "--quiet"])
}

/// Verifies the checksum of every page of a stopped cluster.
///
/// # Errors
/// The tool does not start.
pub fn periksa_halaman(data: &Path, bin: Option<&Path>) -> Result<Pemeriksaan, GugusError> {
    alat(data, bin, "pg_checksums", &["--check", "-D"])
}

fn alat(
    data: &Path,
    bin: Option<&Path>,
    nama: &'static str,
    kata: &[&str],
) -> Result<Pemeriksaan, GugusError> {
    let bin = Binari::cari(bin, data)?;
    let program = bin.program(nama);
    if !program.is_file() {
        return Ok(Pemeriksaan::TidakAda);
    }
    let pg = data.join("pg");
    let akun = akun::untuk(&pg)?;
    let keluaran = akun::sebagai(akun.as_ref(), &program)
        .args(kata)
        .arg(&pg)
        .current_dir("/")
        .output()
        .map_err(GugusError::berkas(&program))?;
    if keluaran.status.success() {
        return Ok(Pemeriksaan::Baik);
    }
    let mut teks = String::from_utf8_lossy(&keluaran.stdout).into_owned();
    teks.push_str(&String::from_utf8_lossy(&keluaran.stderr));
    Ok(Pemeriksaan::Buruk(teks.trim().to_owned()))
}
