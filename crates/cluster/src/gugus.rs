//! One cluster from the view of one process: open it, use it, let go of it.

use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::Child;

use crate::akun::{self, Akun};
use crate::binari::Binari;
use crate::kunci::{self, Kunci};
use crate::layanan::Layanan;
use crate::{GugusError, Rahasia, izin, rahasia, soket};

/// Name of the superuser of a private cluster.
pub const INDUK: &str = "selaras_induk";

/// How to open a cluster.
pub struct Opsi<'a> {
    /// The data folder (`--data DIR`).
    pub data: &'a Path,
    /// Folder of the server programs, when configured.
    pub bin: Option<&'a Path>,
    /// Source of random bytes for passwords and folder names.
    pub acak: &'a mut dyn FnMut(&mut [u8]),
    /// Tests only: trades durability for speed.
    pub uji: bool,
}

/// How the cluster was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asal {
    /// It was made now.
    Baru,
    /// It was there and was started now.
    Dimulai,
    /// It was running already.
    Berjalan,
}

/// A running cluster, in use by this process.
#[derive(Debug)]
pub struct Gugus {
    data: PathBuf,
    bin: Binari,
    akun: Option<Akun>,
    soket: PathBuf,
    rahasia: Rahasia,
    asal: Asal,
    catatan: Vec<String>,
    anak: Option<Child>,
    pakai: Option<Kunci>,
}

impl Gugus {
    /// Finds, makes, starts or adopts the cluster of a data folder.
    ///
    /// # Errors
    /// See [`GugusError`]; each message says what to do.
    pub fn buka(opsi: Opsi<'_>) -> Result<Self, GugusError> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(opsi.data)
            .map_err(GugusError::berkas(opsi.data))?;
        let data = izin::mutlak(opsi.data)?;
        if data.join(crate::BELUM).exists() {
            return Err(GugusError::BelumPulih(data));
        }
        let _mulai = kunci::mulai(&data)?;
        let bin = Binari::cari(opsi.bin, &data)?;
        let akun = akun::untuk(&data.join("pg"))?;
        let catatan = match &akun {
            Some(a) => {
                let mut semua = izin::buka_jalan(&data, a)?;
                semua.extend(izin::buka_jalan(&izin::mutlak(&bin.folder)?, a)?);
                semua
            }
            None => Vec::new(),
        };
        let ada = data.join("pg/PG_VERSION").exists();
        let rahasia = rahasia::baca_atau_buat(&data, ada, opsi.acak)?;
        let layanan = Layanan {
            data: &data,
            bin: &bin,
            akun: akun.as_ref(),
        };
        if !ada {
            layanan.buat(&rahasia)?;
        }
        let (soket, anak) = match layanan.tunggu_yang_hidup() {
            Some(pid) => (pid.soket.unwrap_or_else(|| data.join("soket")), None),
            None => {
                let soket = soket::folder(&data, akun.as_ref(), opsi.acak)?;
                layanan.atur(&soket, opsi.uji)?;
                let anak = layanan.mulai(&soket)?;
                (soket, Some(anak))
            }
        };
        let asal = match (&anak, ada) {
            (None, _) => Asal::Berjalan,
            (Some(_), false) => Asal::Baru,
            (Some(_), true) => Asal::Dimulai,
        };
        let pakai = Some(kunci::pakai(&data)?);
        Ok(Self {
            data,
            bin,
            akun,
            soket,
            rahasia,
            asal,
            catatan,
            anak,
            pakai,
        })
    }

    /// Folder of the Unix socket.
    #[must_use]
    pub fn soket(&self) -> &Path {
        &self.soket
    }

    /// Passwords of the roles.
    #[must_use]
    pub fn rahasia(&self) -> &Rahasia {
        &self.rahasia
    }

    /// How it was found.
    #[must_use]
    pub fn asal(&self) -> Asal {
        self.asal
    }

    /// The server programs.
    #[must_use]
    pub fn binari(&self) -> &Binari {
        &self.bin
    }

    /// The account that runs the server, when it is not this program's.
    #[must_use]
    pub fn akun(&self) -> Option<&Akun> {
        self.akun.as_ref()
    }

    /// What was changed on the machine, to be told.
    #[must_use]
    pub fn catatan(&self) -> &[String] {
        &self.catatan
    }

    /// The data folder, absolute.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Folder of the cluster itself.
    #[must_use]
    pub fn pg(&self) -> PathBuf {
        self.data.join("pg")
    }

    pub(crate) fn layanan(&self) -> Layanan<'_> {
        Layanan {
            data: &self.data,
            bin: &self.bin,
            akun: self.akun.as_ref(),
        }
    }

    /// Lets go; the last user stops the server. True when it was stopped.
    ///
    /// # Errors
    /// The server does not stop.
    pub fn tutup(mut self) -> Result<bool, GugusError> {
        let _mulai = kunci::mulai(&self.data)?;
        self.pakai = None;
        let Some(_sendiri) = kunci::pakai_sendiri(&self.data)? else {
            return Ok(false);
        };
        let mut anak = self.anak.take();
        self.layanan().hentikan(anak.as_mut())?;
        Ok(true)
    }
}
