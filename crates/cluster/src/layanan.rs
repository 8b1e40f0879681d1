//! Making, starting and stopping the server of one folder.

use std::fs::File;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::akun::{Akun, sebagai};
use crate::binari::Binari;
use crate::gugus::INDUK;
use crate::pid::{self, Keadaan, Pid};
use crate::rahasia::tulis_rahasia;
use crate::{GugusError, Rahasia};

/// A server whose processes were killed may need this long to vanish.
const SABAR_KUNCI_LAMA: Duration = Duration::from_secs(15);
/// Recovery after a crash under load takes seconds, on a slow disk minutes.
const SABAR_SIAP: Duration = Duration::from_secs(300);
const JEDA: Duration = Duration::from_millis(10);
/// Who may log in: over the socket, with a password; also for copying the cluster.
const HBA: &str = "local all all scram-sha-256\nlocal replication all scram-sha-256\n";
const LOG_TERBESAR: u64 = 16 << 20;

/// Everything the steps need to know.
pub(crate) struct Layanan<'a> {
    pub data: &'a Path,
    pub bin: &'a Binari,
    pub akun: Option<&'a Akun>,
}

impl Layanan<'_> {
    pub(crate) fn pg(&self) -> PathBuf {
        self.data.join("pg")
    }

    fn log(&self) -> PathBuf {
        self.data.join("pg.log")
    }

    /// Makes the cluster beside its place and moves it there whole: a half-made one is never used.
    pub(crate) fn buat(&self, rahasia: &Rahasia) -> Result<(), GugusError> {
        let baru = self.data.join("pg.baru");
        if baru.exists() {
            std::fs::remove_dir_all(&baru).map_err(GugusError::berkas(&baru))?;
        }
        self.folder_akun(&baru)?;
        let sandi = self.data.join("sandi.tmp");
        tulis_rahasia(&sandi, rahasia.induk.as_bytes())?;
        self.beri(&sandi)?;
        let hasil = self.initdb(&baru, &sandi);
        let _ = std::fs::remove_file(&sandi);
        hasil?;
        let hba = baru.join("pg_hba.conf");
        std::fs::write(&hba, HBA).map_err(GugusError::berkas(&hba))?;
        std::fs::rename(&baru, self.pg()).map_err(GugusError::berkas(self.pg()))
    }

    fn initdb(&self, baru: &Path, sandi: &Path) -> Result<(), GugusError> {
        let mut perintah = sebagai(self.akun, &self.bin.program("initdb"));
        perintah
            .args([
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
            ])
            .arg("--locale=C.UTF-8")
            .arg(format!("--username={INDUK}"))
            .arg("--pwfile")
            .arg(sandi)
            .arg("-D")
            .arg(baru)
            .current_dir("/");
        if self.bin.mayor >= 17 {
            perintah.arg("--locale-provider=builtin");
        }
        let keluaran = perintah
            .stdin(Stdio::null())
            .output()
            .map_err(GugusError::berkas("initdb"))?;
        if keluaran.status.success() {
            return Ok(());
        }
        let mut teks = String::from_utf8_lossy(&keluaran.stdout).into_owned();
        teks.push_str(&String::from_utf8_lossy(&keluaran.stderr));
        Err(GugusError::Program {
            nama: "initdb",
            keluaran: ekor(&teks),
        })
    }

    pub(crate) fn folder_akun(&self, folder: &Path) -> Result<(), GugusError> {
        std::fs::create_dir(folder).map_err(GugusError::berkas(folder))?;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
            .map_err(GugusError::berkas(folder))?;
        self.beri(folder)
    }

    fn beri(&self, jalur: &Path) -> Result<(), GugusError> {
        match self.akun {
            Some(a) => chown(jalur, Some(a.uid), Some(a.gid)).map_err(GugusError::berkas(jalur)),
            None => Ok(()),
        }
    }

    /// Our settings, written whole at each start.
    pub(crate) fn atur(&self, soket: &Path, uji: bool) -> Result<(), GugusError> {
        let arsip = crate::arsip::setelan();
        let biasa = format!("max_connections = 100\nshared_buffers = 128MB\n{arsip}");
        let tahan = if uji {
            "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nmax_connections = 400\n\
             shared_buffers = 64MB\n"
        } else {
            &biasa
        };
        let isi = format!(
            "# Ditulis oleh Selaras pada setiap mulai; perubahan di sini hilang.\n\
             listen_addresses = ''\n\
             unix_socket_directories = '{}'\n\
             unix_socket_permissions = 0700\n\
             password_encryption = scram-sha-256\n\
             max_wal_size = 2GB\n\
             min_wal_size = 128MB\n\
             checkpoint_timeout = 15min\n\
             random_page_cost = 1.1\n\
             jit = off\n\
             timezone = 'UTC'\n\
             log_timezone = 'UTC'\n\
             datestyle = 'iso, dmy'\n\
             lc_messages = 'C'\n\
             log_min_messages = warning\n\
             log_line_prefix = '%m [%p] '\n{tahan}",
            soket.display()
        );
        self.tulis_milik_akun(&self.pg().join("postgresql.conf"), &isi)?;
        // Older folders lack the line for copying.
        self.tulis_milik_akun(&self.pg().join("pg_hba.conf"), HBA)
    }

    /// Adds settings for this one start; the next start writes the file anew.
    pub(crate) fn tambah_setelan(&self, isi: &str) -> Result<(), GugusError> {
        let jalur = self.pg().join("postgresql.conf");
        let lama = std::fs::read_to_string(&jalur).map_err(GugusError::berkas(&jalur))?;
        self.tulis_milik_akun(&jalur, &format!("{lama}{isi}"))
    }

    /// Writes a file of the server's account whole: a cut never leaves a half one.
    pub(crate) fn tulis_milik_akun(&self, jalur: &Path, isi: &str) -> Result<(), GugusError> {
        let sementara = jalur.with_extension("baru");
        std::fs::write(&sementara, isi).map_err(GugusError::berkas(&sementara))?;
        self.beri(&sementara)?;
        std::fs::rename(&sementara, jalur).map_err(GugusError::berkas(jalur))
    }

    /// The living server once it is ready; none when there is none or it just went away.
    pub(crate) fn tunggu_yang_hidup(&self) -> Option<Pid> {
        let batas = Instant::now() + SABAR_SIAP;
        loop {
            let pid = pid::hidup(&self.pg())?;
            let siap = matches!(pid.keadaan, Keadaan::Siap | Keadaan::Siaga);
            if siap || Instant::now() > batas {
                return Some(pid);
            }
            tidur(JEDA);
        }
    }

    /// Starts the server, patient with the remains of a killed one.
    pub(crate) fn mulai(&self, soket: &Path) -> Result<Child, GugusError> {
        self.mulai_sabar(soket, SABAR_SIAP)
    }

    /// As [`Self::mulai`], with another patience until it is open for writing.
    pub(crate) fn mulai_sabar(&self, soket: &Path, sabar: Duration) -> Result<Child, GugusError> {
        let batas = Instant::now() + SABAR_KUNCI_LAMA;
        loop {
            let awal = self.siapkan_log()?;
            let mut anak = self.luncurkan()?;
            if self.tunggu_siap(&mut anak, sabar) {
                return Ok(anak);
            }
            let pesan = self.isi_log(awal);
            if !sementara(&pesan) || Instant::now() > batas {
                return Err(GugusError::Program {
                    nama: "postgres",
                    keluaran: ekor(&pesan),
                });
            }
            pid::singkirkan_sisa(&self.pg(), soket);
            tidur(Duration::from_millis(300));
        }
    }

    fn luncurkan(&self) -> Result<Child, GugusError> {
        let log = self.log();
        let buka = || File::options().append(true).create(true).open(&log);
        let keluar = buka().map_err(GugusError::berkas(&log))?;
        let galat = buka().map_err(GugusError::berkas(&log))?;
        sebagai(self.akun, &self.bin.program("postgres"))
            .arg("-D")
            .arg(self.pg())
            .current_dir("/")
            .process_group(0) // Ctrl-C on the terminal is for Selaras, which then stops it
            .stdin(Stdio::null())
            .stdout(keluar)
            .stderr(galat)
            .spawn()
            .map_err(GugusError::berkas(self.bin.program("postgres")))
    }

    /// False when the process ended instead.
    fn tunggu_siap(&self, anak: &mut Child, sabar: Duration) -> bool {
        let batas = Instant::now() + sabar;
        while Instant::now() < batas {
            if !matches!(anak.try_wait(), Ok(None)) {
                return false;
            }
            let milik = pid::hidup(&self.pg()).filter(|p| p.nomor == anak.id());
            if milik.is_some_and(|p| p.keadaan == Keadaan::Siap) {
                return true;
            }
            tidur(JEDA);
        }
        let _ = anak.kill();
        let _ = anak.wait();
        false
    }

    fn siapkan_log(&self) -> Result<u64, GugusError> {
        let log = self.log();
        let besar = std::fs::metadata(&log).map_or(0, |m| m.len());
        if besar <= LOG_TERBESAR {
            return Ok(besar);
        }
        std::fs::rename(&log, self.data.join("pg.log.1")).map_err(GugusError::berkas(&log))?;
        Ok(0)
    }

    fn isi_log(&self, awal: u64) -> String {
        let bita = std::fs::read(self.log()).unwrap_or_default();
        let awal = usize::try_from(awal).unwrap_or(0);
        String::from_utf8_lossy(bita.get(awal..).unwrap_or_default()).into_owned()
    }

    /// Fast stop; the server's own checkpoint first, so the next start needs no recovery.
    pub(crate) fn hentikan(&self, anak: Option<&mut Child>) -> Result<(), GugusError> {
        let Some(pid) = pid::hidup(&self.pg()) else {
            return Ok(());
        };
        let nomor = i32::try_from(pid.nomor)
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        let Some(nomor) = nomor else { return Ok(()) };
        rustix::process::kill_process(nomor, rustix::process::Signal::INT).map_err(|e| {
            GugusError::Program {
                nama: "kill",
                keluaran: e.to_string(),
            }
        })?;
        if let Some(anak) = anak.filter(|a| a.id() == pid.nomor) {
            let _ = anak.wait();
            return Ok(());
        }
        let batas = Instant::now() + SABAR_SIAP;
        while pid::hidup(&self.pg()).is_some_and(|p| p.nomor == pid.nomor) {
            if Instant::now() > batas {
                let keluaran = format!("server {} tidak berhenti", pid.nomor);
                return Err(GugusError::Program {
                    nama: "postgres",
                    keluaran,
                });
            }
            tidur(JEDA);
        }
        Ok(())
    }
}

/// Messages that go away by themselves once the processes of a killed server are gone.
fn sementara(pesan: &str) -> bool {
    ["already exists", "is still in use", "Is another postmaster"]
        .iter()
        .any(|p| pesan.contains(p))
}

fn ekor(teks: &str) -> String {
    let baris: Vec<&str> = teks.trim_end().lines().collect();
    baris
        .get(baris.len().saturating_sub(15)..)
        .unwrap_or_default()
        .join("\n")
}

#[expect(
    clippy::disallowed_methods,
    reason = "a process has no event to wait for; ten milliseconds"
)]
pub(crate) fn tidur(lama: Duration) {
    std::thread::sleep(lama);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hanya_sisa_server_lama_yang_ditunggu() {
        assert!(sementara(
            "FATAL:  lock file \"postmaster.pid\" already exists"
        ));
        assert!(sementara(
            "pre-existing shared memory block (key 1, ID 2) is still in use"
        ));
        assert!(!sementara("FATAL:  could not open file: Permission denied"));
    }
}
