//! One encrypted, compressed file of the repository: written beside its place, moved there whole.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use crate::age::{Identitas, Pembaca, Penerima, Penyandi};
use crate::{Berkas, CadanganError, Result};

/// Counts and digests what passes.
pub(crate) struct Hitung<T> {
    isi: T,
    byte: u64,
    sidik: Sha256,
}

impl<T> Hitung<T> {
    pub(crate) fn baru(isi: T) -> Self {
        Self {
            isi,
            byte: 0,
            sidik: Sha256::new(),
        }
    }

    pub(crate) fn hasil(self) -> (T, u64, String) {
        (self.isi, self.byte, hex::encode(self.sidik.finalize()))
    }

    fn catat(&mut self, isi: &[u8]) {
        self.sidik.update(isi);
        self.byte += u64::try_from(isi.len()).unwrap_or(0);
    }
}

impl<W: Write> Write for Hitung<W> {
    fn write(&mut self, isi: &[u8]) -> io::Result<usize> {
        let n = self.isi.write(isi)?;
        self.catat(isi.get(..n).unwrap_or_default());
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.isi.flush()
    }
}

impl<R: Read> Read for Hitung<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.isi.read(buf)?;
        self.catat(buf.get(..n).unwrap_or_default());
        Ok(n)
    }
}

type Lapis = GzEncoder<Penyandi<Hitung<BufWriter<File>>>>;

/// A file that is being written; dropping it removes what was written.
pub struct Tulis {
    lapis: Option<Lapis>,
    sementara: PathBuf,
    tujuan: PathBuf,
}

impl Tulis {
    /// Starts writing `tujuan`.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn baru(
        tujuan: PathBuf,
        penerima: &[Penerima],
        acak: &mut dyn FnMut(&mut [u8]),
    ) -> Result<Self> {
        let mut nama = tujuan.clone().into_os_string();
        nama.push(".tmp");
        let sementara = PathBuf::from(nama);
        let berkas = File::create(&sementara).map_err(CadanganError::berkas(&sementara))?;
        let hitung = Hitung::baru(BufWriter::with_capacity(1 << 16, berkas));
        let penyandi =
            Penyandi::baru(hitung, penerima, acak).map_err(CadanganError::berkas(&sementara))?;
        Ok(Self {
            lapis: Some(GzEncoder::new(penyandi, Compression::fast())),
            sementara,
            tujuan,
        })
    }

    /// Ends the file: on the disk, then under its name.
    ///
    /// # Errors
    /// Writing fails; nothing stays.
    pub fn selesai(mut self) -> Result<Berkas> {
        let lapis = self.lapis.take();
        let tutup = || -> io::Result<(u64, String)> {
            let lapis = lapis.ok_or_else(|| io::Error::other("sudah selesai"))?;
            let (tulis, byte, sidik) = lapis.finish()?.selesai()?.hasil();
            let berkas = tulis.into_inner().map_err(|e| e.into_error())?;
            berkas.sync_all()?;
            std::fs::rename(&self.sementara, &self.tujuan)?;
            Ok((byte, sidik))
        };
        let (byte, sidik) = tutup().map_err(CadanganError::berkas(&self.tujuan))?;
        sinkron_folder(&self.tujuan)?;
        let nama = self.tujuan.file_name().unwrap_or_default();
        Ok(Berkas {
            nama: nama.to_string_lossy().into_owned(),
            byte,
            sidik,
        })
    }
}

impl Write for Tulis {
    fn write(&mut self, isi: &[u8]) -> io::Result<usize> {
        match &mut self.lapis {
            Some(l) => l.write(isi),
            None => Err(io::Error::other("sudah selesai")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Tulis {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.sementara);
    }
}

/// A file that is being read; its digest is checked at the end.
pub struct Buka {
    lapis: MultiGzDecoder<Pembaca<Hitung<BufReader<File>>>>,
    jalur: PathBuf,
}

impl Buka {
    /// Opens a file with one of the recovery keys.
    ///
    /// # Errors
    /// No key fits, or the head is damaged.
    pub fn baru(jalur: &Path, identitas: &[Identitas]) -> Result<Self> {
        let berkas = File::open(jalur).map_err(CadanganError::berkas(jalur))?;
        let pembaca = Pembaca::baru(Hitung::baru(BufReader::new(berkas)), identitas)
            .map_err(|e| galat_baca(jalur, e))?;
        Ok(Self {
            lapis: MultiGzDecoder::new(pembaca),
            jalur: jalur.to_owned(),
        })
    }

    /// Reads what is left, so that the last piece is authenticated too.
    ///
    /// # Errors
    /// The file is damaged.
    pub fn habiskan(mut self) -> Result<()> {
        io::copy(&mut self.lapis, &mut io::sink())
            .map(|_| ())
            .map_err(|e| galat_baca(&self.jalur, e))
    }

    /// Writes the whole content to a new file.
    ///
    /// # Errors
    /// The file is damaged, or the disk is full.
    pub fn ke_berkas(mut self, tujuan: &Path) -> Result<()> {
        let mut ke = File::create(tujuan).map_err(CadanganError::berkas(tujuan))?;
        let mut wadah = vec![0_u8; 1 << 16];
        loop {
            let n = self
                .lapis
                .read(&mut wadah)
                .map_err(|e| galat_baca(&self.jalur, e))?;
            if n == 0 {
                break;
            }
            ke.write_all(wadah.get(..n).unwrap_or_default())
                .map_err(CadanganError::berkas(tujuan))?;
        }
        ke.sync_all().map_err(CadanganError::berkas(tujuan))
    }
}

impl Read for Buka {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.lapis.read(buf)
    }
}

pub(crate) fn galat_baca(jalur: &Path, sebab: io::Error) -> CadanganError {
    match sebab.kind() {
        io::ErrorKind::PermissionDenied => CadanganError::tolak(
            "kunci_salah",
            format!(
                "{} tidak dapat dibuka dengan kunci pemulihan ini; tunjuk kunci yang berlaku saat \
                 cadangan dibuat (--kunci-pemulihan, boleh lebih dari satu)",
                jalur.display()
            ),
        ),
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => {
            CadanganError::rusak(jalur, sebab)
        }
        _ => CadanganError::berkas(jalur)(sebab),
    }
}

/// Writes a small file whole and durably.
pub(crate) fn tulis_utuh(tujuan: &Path, isi: &[u8]) -> Result<()> {
    let mut nama = tujuan.to_owned().into_os_string();
    nama.push(".tmp");
    let sementara = PathBuf::from(nama);
    let tulis = || {
        let mut berkas = File::create(&sementara)?;
        berkas.write_all(isi)?;
        berkas.sync_all()?;
        std::fs::rename(&sementara, tujuan)
    };
    tulis().map_err(|e| {
        let _ = std::fs::remove_file(&sementara);
        CadanganError::berkas(tujuan)(e)
    })?;
    sinkron_folder(tujuan)
}

/// Makes a new name in a folder durable.
pub(crate) fn sinkron_folder(berkas: &Path) -> Result<()> {
    let folder = berkas.parent().unwrap_or(Path::new("."));
    File::open(folder)
        .and_then(|f| f.sync_all())
        .map_err(CadanganError::berkas(folder))
}

/// SHA-256 of a file.
pub(crate) fn sidik_berkas(jalur: &Path) -> Result<(u64, String)> {
    let berkas = File::open(jalur).map_err(CadanganError::berkas(jalur))?;
    let mut hitung = Hitung::baru(BufReader::with_capacity(1 << 16, berkas));
    io::copy(&mut hitung, &mut io::sink()).map_err(CadanganError::berkas(jalur))?;
    let (_, byte, sidik) = hitung.hasil();
    Ok((byte, sidik))
}
