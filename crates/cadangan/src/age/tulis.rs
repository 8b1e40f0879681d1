//! Writing an encrypted file.

use std::io::{self, Write};

use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::Aead as _;
use zeroize::Zeroizing;

use super::{POTONG, Penerima, kepala, nonce, sandi, turunkan};

/// Encrypts what is written to it; without [`Penyandi::selesai`] the file is not readable.
pub struct Penyandi<W> {
    ke: W,
    sandi: ChaCha20Poly1305,
    urut: u64,
    sisa: Vec<u8>,
}

impl<W: Write> Penyandi<W> {
    /// Writes the head.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn baru(
        mut ke: W,
        penerima: &[Penerima],
        acak: &mut dyn FnMut(&mut [u8]),
    ) -> io::Result<Self> {
        if penerima.is_empty() {
            return Err(kepala::rusak("tanpa penerima"));
        }
        let mut kunci = Zeroizing::new([0_u8; 16]);
        acak(kunci.as_mut());
        let mut garam = [0_u8; 16];
        acak(&mut garam);
        ke.write_all(kepala::susun(&kunci, penerima, acak)?.as_bytes())?;
        ke.write_all(&garam)?;
        Ok(Self {
            ke,
            sandi: sandi(&turunkan(kunci.as_slice(), &garam, b"payload")),
            urut: 0,
            sisa: Vec::with_capacity(POTONG),
        })
    }

    fn potong(&mut self, terakhir: bool) -> io::Result<()> {
        let n = nonce(self.urut, terakhir);
        let isi = self
            .sandi
            .encrypt(&n.into(), self.sisa.as_slice())
            .map_err(|_| io::Error::other("enkripsi gagal"))?;
        self.urut += 1;
        self.sisa.clear();
        self.ke.write_all(&isi)
    }

    /// Writes the last piece and hands the file back.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn selesai(mut self) -> io::Result<W> {
        self.potong(true)?;
        self.ke.flush()?;
        Ok(self.ke)
    }
}

impl<W: Write> Write for Penyandi<W> {
    fn write(&mut self, isi: &[u8]) -> io::Result<usize> {
        // A full piece is written only when more follows: the last one may be full too.
        if self.sisa.len() == POTONG && !isi.is_empty() {
            self.potong(false)?;
        }
        let muat = (POTONG - self.sisa.len()).min(isi.len());
        self.sisa.extend_from_slice(isi.get(..muat).unwrap_or(isi));
        Ok(muat)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
