//! What every command is handed: folder, format, clock, randomness, database, and where to talk.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use dasar::waktu::{Clock, Rng};
use store::Db;
use tokio::sync::OnceCell;

use crate::argumen::Argumen;
use crate::basis::{self, Basis};
use crate::keluaran::{Format, Gagal, Keluaran};
use crate::waktu::{AcakSistem, JamSistem};

/// The surroundings of one command.
pub struct Lingkungan {
    /// `--data`.
    pub data: PathBuf,
    /// `--format`.
    pub format: Format,
    /// The wall clock.
    pub clock: Arc<dyn Clock>,
    rng: Arc<Mutex<dyn Rng>>,
    basis: OnceCell<Basis>,
    baca_saja: AtomicBool,
}

impl Lingkungan {
    pub fn baru(argumen: &Argumen) -> Result<Self, Gagal> {
        Ok(Self {
            data: match &argumen.data {
                Some(folder) => folder.clone(),
                None => folder_bawaan()?,
            },
            format: argumen.format,
            clock: Arc::new(JamSistem),
            rng: Arc::new(Mutex::new(AcakSistem::buka().map_err(Gagal::rusak)?)),
            basis: OnceCell::new(),
            baca_saja: AtomicBool::new(false),
        })
    }

    /// The database, opened at first use: the private cluster of `--data`, or `DATABASE_URL`.
    pub async fn db(&self) -> Result<Db, Gagal> {
        Ok(self.basis().await?.db.clone())
    }

    /// The opened database and how it was opened.
    pub async fn basis(&self) -> Result<&Basis, Gagal> {
        self.basis.get_or_try_init(|| basis::buka(self)).await
    }

    /// From now on the database is opened so that it refuses every change.
    pub fn pakai_baca_saja(&self) {
        self.baca_saja.store(true, Ordering::Relaxed);
    }

    /// True after [`Self::pakai_baca_saja`].
    pub fn baca_saja(&self) -> bool {
        self.baca_saja.load(Ordering::Relaxed)
    }

    /// Random bytes of the kernel.
    pub fn acak(&self, buf: &mut [u8]) {
        self.rng
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .isi(buf);
    }

    /// The random source itself, for tasks that outlive this command.
    pub fn rng(&self) -> Arc<Mutex<dyn Rng>> {
        Arc::clone(&self.rng)
    }

    /// A line of talk on stderr; stdout is for the answer.
    pub fn bicara(&self, teks: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{teks}");
    }

    /// Writes the answer to stdout, unless the command has done so. A reader that went away is
    /// no fault of ours.
    pub fn cetak(&self, keluaran: &Keluaran) -> Result<(), Gagal> {
        if keluaran.sudah_dicetak {
            return Ok(());
        }
        let mut keluar = std::io::stdout().lock();
        let tulis = keluaran
            .tulis(self.format, &mut keluar)
            .and_then(|()| keluar.flush());
        match tulis {
            Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Gagal::rusak(e)),
            _ => Ok(()),
        }
    }

    /// Lets go of the database; stops the private cluster when nobody else uses it.
    pub async fn tutup(&self) -> Result<(), Gagal> {
        match self.basis.get() {
            Some(basis) => basis.tutup().await,
            None => Ok(()),
        }
    }
}

fn folder_bawaan() -> Result<PathBuf, Gagal> {
    let env = |kunci: &str| {
        std::env::var_os(kunci)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    env("SELARAS_DATA")
        .or_else(|| env("XDG_DATA_HOME").map(|p| p.join("selaras")))
        .or_else(|| env("HOME").map(|p| p.join(".local/share/selaras")))
        .ok_or_else(|| Gagal::pakai("folder data tidak diketahui; beri --data FOLDER"))
}
