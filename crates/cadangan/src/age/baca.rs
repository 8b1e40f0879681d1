//! Reading an encrypted file.

use std::io::{self, BufRead, BufReader, Read};

use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::Aead as _;

use super::kepala::{self, rusak};
use super::{Identitas, POTONG, SEGEL, nonce, sandi, turunkan};

/// Decrypts and authenticates piece by piece; an error after some bytes means: use none of them.
pub struct Pembaca<R> {
    dari: BufReader<R>,
    sandi: ChaCha20Poly1305,
    urut: u64,
    isi: Vec<u8>,
    letak: usize,
    habis: bool,
}

impl<R: Read> Pembaca<R> {
    /// Reads the head.
    ///
    /// # Errors
    /// `PermissionDenied` when no identity fits, `InvalidData` when the head is damaged.
    pub fn baru(dari: R, identitas: &[Identitas]) -> io::Result<Self> {
        let mut dari = BufReader::with_capacity(POTONG + SEGEL, dari);
        let kunci = kepala::baca(&mut dari, identitas)?;
        let mut garam = [0_u8; 16];
        dari.read_exact(&mut garam)
            .map_err(|_| rusak("terpotong setelah kepala"))?;
        Ok(Self {
            dari,
            sandi: sandi(&turunkan(kunci.as_slice(), &garam, b"payload")),
            urut: 0,
            isi: Vec::new(),
            letak: 0,
            habis: false,
        })
    }

    fn berikut(&mut self) -> io::Result<()> {
        let mut potong = Vec::with_capacity(POTONG + SEGEL);
        let batas = u64::try_from(POTONG + SEGEL).unwrap_or(u64::MAX);
        (&mut self.dari).take(batas).read_to_end(&mut potong)?;
        let terakhir = self.dari.fill_buf()?.is_empty();
        let isi = self
            .sandi
            .decrypt(&nonce(self.urut, terakhir).into(), potong.as_slice())
            .map_err(|_| rusak("isi berubah atau terpotong"))?;
        if isi.is_empty() && self.urut > 0 {
            return Err(rusak("potongan terakhir kosong"));
        }
        self.urut += 1;
        self.isi = isi;
        self.letak = 0;
        self.habis = terakhir;
        Ok(())
    }
}

impl<R: Read> Read for Pembaca<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.letak == self.isi.len() {
            if self.habis {
                return Ok(0);
            }
            self.berikut()?;
        }
        let siap = self.isi.get(self.letak..).unwrap_or_default();
        let n = siap.len().min(buf.len());
        for (ke, dari) in buf.iter_mut().zip(siap) {
            *ke = *dari;
        }
        self.letak += n;
        Ok(n)
    }
}
