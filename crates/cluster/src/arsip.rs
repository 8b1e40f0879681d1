//! Archiving the write-ahead log: full segments are copied to a folder beside the cluster, from
//! which the backup takes them.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Stdio};

use crate::akun::sebagai;
use crate::gugus::INDUK;
use crate::{Gugus, GugusError};

/// Name of the folder of archived segments, inside the data folder.
pub const ARSIP: &str = "arsip";

/// What the server runs for each full segment (`%p` path, `%f` name), in the cluster's folder.
///
/// Without the folder there is no backup yet and nothing to keep. A copy gets its name only when
/// it lies on the disk whole, so a segment is there complete or not at all; an equal one is
/// accepted again, a different one of the same name never replaced.
const PERINTAH: &str = "test ! -d ../arsip || cmp -s %p ../arsip/%f || \
    { test ! -e ../arsip/%f && cp %p ../arsip/.%f.tmp && sync ../arsip/.%f.tmp && \
    mv ../arsip/.%f.tmp ../arsip/%f && sync ../arsip; }";

/// The settings of a cluster that can be backed up while it runs.
pub(crate) fn setelan() -> String {
    format!(
        "wal_level = replica\n\
         archive_mode = on\n\
         archive_command = '{PERINTAH}'\n\
         archive_timeout = 60\n\
         max_wal_senders = 4\n"
    )
}

/// A running `pg_basebackup`: its output is one tar archive.
#[derive(Debug)]
pub struct Salinan {
    anak: Child,
}

impl Salinan {
    /// Where the archive comes out.
    ///
    /// # Errors
    /// It was taken already.
    pub fn keluaran(&mut self) -> Result<ChildStdout, GugusError> {
        self.anak.stdout.take().ok_or_else(|| GugusError::Program {
            nama: "pg_basebackup",
            keluaran: "tanpa keluaran".to_owned(),
        })
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// It failed; what it read is worthless then.
    pub fn tunggu(mut self) -> Result<(), GugusError> {
        let mut pesan = String::new();
        if let Some(mut galat) = self.anak.stderr.take() {
            let _ = galat.read_to_string(&mut pesan);
        }
        let status = self
            .anak
            .wait()
            .map_err(GugusError::berkas("pg_basebackup"))?;
        if status.success() {
            return Ok(());
        }
        Err(GugusError::Program {
            nama: "pg_basebackup",
            keluaran: pesan,
        })
    }
}

impl Gugus {
    /// Folder of the archived segments; the first call turns archiving on.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn nyalakan_arsip(&self) -> Result<PathBuf, GugusError> {
        let folder = self.data().join(ARSIP);
        if !folder.is_dir() {
            self.layanan().folder_akun(&folder)?;
        }
        Ok(folder)
    }

    /// Starts `pg_basebackup` where the server programs have it; a checkpoint at once, because
    /// a spread one takes minutes.
    ///
    /// # Errors
    /// The program does not start.
    pub fn salin_dasar(&self, label: &str) -> Result<Option<Salinan>, GugusError> {
        let program = self.binari().program("pg_basebackup");
        if !program.is_file() {
            return Ok(None);
        }
        let anak = sebagai(self.akun(), &program)
            .args(["-c", "fast", "-X", "none", "-F", "tar", "-D", "-"])
            .args(["--manifest-checksums=SHA256", "--no-password", "-U", INDUK])
            .args(["-l", label, "-p", "5432", "-h"])
            .arg(self.soket())
            .env("PGPASSWORD", &self.rahasia().induk)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(GugusError::berkas(program))?;
        Ok(Some(Salinan { anak }))
    }
}
