//! The data key: what may lie in the database only closed is sealed and opened with it.

use std::fmt;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Result, StoreError};

/// First byte of everything sealed: how it was sealed.
const CARA: u8 = 1;
const NONCE: usize = 24;

/// A key of 32 bytes; never printed, wiped when the last holder goes.
#[derive(Clone)]
pub struct KunciData(Arc<Zeroizing<[u8; 32]>>);

impl fmt::Debug for KunciData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KunciData")
    }
}

impl KunciData {
    /// Takes the key.
    #[must_use]
    pub fn baru(isi: [u8; 32]) -> Self {
        Self(Arc::new(Zeroizing::new(isi)))
    }

    /// The number used once comes from key, place and content: two contents never share one, and
    /// no source of randomness is needed here.
    fn nonce(&self, tempat: &str, isi: &[u8]) -> Result<[u8; NONCE]> {
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(self.0.as_slice())
            .map_err(|_| rusak())?;
        for bagian in [&b"nonce"[..], tempat.as_bytes(), isi] {
            mac.update(
                &u64::try_from(bagian.len())
                    .unwrap_or(u64::MAX)
                    .to_be_bytes(),
            );
            mac.update(bagian);
        }
        let mut nonce = [0u8; NONCE];
        for (ke, dari) in nonce.iter_mut().zip(mac.finalize().into_bytes()) {
            *ke = dari;
        }
        Ok(nonce)
    }

    fn sandi(&self) -> Result<XChaCha20Poly1305> {
        XChaCha20Poly1305::new_from_slice(self.0.as_slice()).map_err(|_| rusak())
    }

    /// Seals content for one place: it opens nowhere else.
    ///
    /// # Errors
    /// The content is larger than the cipher takes.
    pub fn segel(&self, tempat: &str, isi: &[u8]) -> Result<Vec<u8>> {
        let nonce = self.nonce(tempat, isi)?;
        let muatan = Payload {
            msg: isi,
            aad: tempat.as_bytes(),
        };
        let tertutup = self
            .sandi()?
            .encrypt(&nonce.into(), muatan)
            .map_err(|_| rusak())?;
        let mut keluar = Vec::with_capacity(1 + NONCE + tertutup.len());
        keluar.push(CARA);
        keluar.extend_from_slice(&nonce);
        keluar.extend_from_slice(&tertutup);
        Ok(keluar)
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// Another key, another place, or damage.
    pub fn buka(&self, tempat: &str, tertutup: &[u8]) -> Result<Vec<u8>> {
        let (cara, sisa) = tertutup.split_first().ok_or_else(rusak)?;
        let (nonce, isi) = sisa.split_at_checked(NONCE).ok_or_else(rusak)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| rusak())?;
        if *cara != CARA {
            return Err(rusak());
        }
        let muatan = Payload {
            msg: isi,
            aad: tempat.as_bytes(),
        };
        self.sandi()?
            .decrypt(&nonce.into(), muatan)
            .map_err(|_| rusak())
    }
}

fn rusak() -> StoreError {
    StoreError::Segel
}

#[cfg(test)]
mod tests {
    use super::KunciData;

    #[test]
    fn what_is_sealed_opens_with_the_same_key_at_the_same_place_only() {
        let k = KunciData::baru([7; 32]);
        let tertutup = k.segel("a/1", b"3201010101010001").unwrap();
        assert!(!tertutup.windows(6).any(|w| w == b"320101"));
        assert_eq!(k.buka("a/1", &tertutup).unwrap(), b"3201010101010001");
        assert!(k.buka("a/2", &tertutup).is_err());
        assert!(KunciData::baru([8; 32]).buka("a/1", &tertutup).is_err());
        for i in 0..tertutup.len() {
            let mut rusak = tertutup.clone();
            rusak[i] ^= 1;
            assert!(k.buka("a/1", &rusak).is_err(), "byte {i}");
        }
        for n in 0..tertutup.len() {
            assert!(k.buka("a/1", &tertutup[..n]).is_err());
        }
        assert_ne!(tertutup, k.segel("a/1", b"3201010101010002").unwrap());
    }

    #[test]
    fn the_key_is_not_printed() {
        assert_eq!(format!("{:?}", KunciData::baru([7; 32])), "KunciData");
    }
}
