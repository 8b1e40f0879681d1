//! Envelopes for personal data: a key per government, wrapped by the master key of the
//! installation; equality search over a keyed digest.
//!
//! ```text
//! master key (DATA/kunci) ── wraps ──▶ data key of a government (database) ── seals ──▶ field
//!                                                └─ derives ─▶ index key ─▶ digest for search
//! ```
//!
//! # Legal basis
//! UU 27/2022 articles 35 and 39: personal data are protected against unlawful access.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use dasar::waktu::Rng;
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Bytes of a key.
pub const PANJANG: usize = 32;
/// Bytes of a nonce; long enough to be drawn at random for ever.
const NONCE: usize = 24;

/// A seal that does not open: another key, another place, or a changed byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("data terenkripsi tidak dapat dibuka: kunci lain, tempat lain, atau isinya berubah")]
pub struct TidakTerbuka;

/// A key; wiped from memory at the end, never printed.
#[derive(Clone)]
pub struct Kunci(Zeroizing<[u8; PANJANG]>);

impl std::fmt::Debug for Kunci {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kunci({})", self.sebutan())
    }
}

impl Kunci {
    /// A new key.
    #[must_use]
    pub fn baru(rng: &mut dyn Rng) -> Self {
        let mut isi = Zeroizing::new([0_u8; PANJANG]);
        rng.isi(isi.as_mut());
        Self(isi)
    }

    /// A stored key; `None` when the length is wrong.
    #[must_use]
    pub fn dari(isi: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(isi.try_into().ok()?)))
    }

    /// The bytes, for the file that keeps a master key.
    #[must_use]
    pub fn bita(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// A public name: says which key, reveals nothing of it.
    #[must_use]
    pub fn sebutan(&self) -> String {
        let sidik = Sha256::new()
            .chain_update(b"selaras kunci\0")
            .chain_update(self.0.as_slice())
            .finalize();
        hex::encode(sidik.get(..6).unwrap_or_default())
    }

    /// A key for one use; uses do not know each other's.
    fn turunan(&self, guna: &[u8]) -> Self {
        let mut hasil = Zeroizing::new([0_u8; PANJANG]);
        // 32 bytes never exceed what HKDF can give.
        let _ = Hkdf::<Sha256>::new(None, self.0.as_slice()).expand(guna, hasil.as_mut());
        Self(hasil)
    }

    /// Seals `isi` for the place `tempat`: opened elsewhere it does not open.
    ///
    /// # Errors
    /// Content beyond what the cipher can hold.
    pub fn segel(
        &self,
        isi: &[u8],
        tempat: &[u8],
        rng: &mut dyn Rng,
    ) -> Result<Vec<u8>, TidakTerbuka> {
        let mut nonce = [0_u8; NONCE];
        rng.isi(&mut nonce);
        let kunci = self.turunan(b"selaras segel 1");
        let sandi = XChaCha20Poly1305::new_from_slice(kunci.bita()).map_err(|_| TidakTerbuka)?;
        let muatan = Payload {
            msg: isi,
            aad: tempat,
        };
        let mut hasil = nonce.to_vec();
        let tertutup = sandi
            .encrypt(&XNonce::from(nonce), muatan)
            .map_err(|_| TidakTerbuka)?;
        hasil.extend(tertutup);
        Ok(hasil)
    }

    /// Opens what [`Self::segel`] sealed for the same place.
    ///
    /// # Errors
    /// [`TidakTerbuka`].
    pub fn buka(&self, segel: &[u8], tempat: &[u8]) -> Result<Zeroizing<Vec<u8>>, TidakTerbuka> {
        let (nonce, isi) = segel.split_at_checked(NONCE).ok_or(TidakTerbuka)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| TidakTerbuka)?;
        let kunci = self.turunan(b"selaras segel 1");
        let sandi = XChaCha20Poly1305::new_from_slice(kunci.bita()).map_err(|_| TidakTerbuka)?;
        let muatan = Payload {
            msg: isi,
            aad: tempat,
        };
        sandi
            .decrypt(&XNonce::from(nonce), muatan)
            .map(Zeroizing::new)
            .map_err(|_| TidakTerbuka)
    }

    /// The blind index of a value: equal values of one field have equal digests under one key, and
    /// without the key the digest says nothing, although NIK and NIP are few enough to try.
    #[must_use]
    pub fn indeks(&self, bidang: &str, nilai: &str) -> String {
        let kunci = self.turunan(b"selaras indeks 1");
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(kunci.bita()) else {
            return String::new();
        };
        mac.update(bidang.as_bytes());
        mac.update(&[0]);
        mac.update(nilai.as_bytes());
        let hasil = mac.finalize().into_bytes();
        hex::encode(hasil.get(..16).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dasar::waktu::RngTetap;
    use proptest::prelude::*;

    fn kunci(n: u64) -> Kunci {
        Kunci::baru(&mut RngTetap(n))
    }

    #[test]
    fn dibuka_hanya_dengan_kunci_dan_tempat_yang_sama() {
        let mut r = RngTetap(9);
        let k = kunci(1);
        let s = k.segel(b"6411010101900001", b"pemda1|nik", &mut r).unwrap();
        assert_eq!(
            k.buka(&s, b"pemda1|nik").unwrap().as_slice(),
            b"6411010101900001"
        );
        assert_eq!(k.buka(&s, b"pemda2|nik"), Err(TidakTerbuka));
        assert_eq!(kunci(2).buka(&s, b"pemda1|nik"), Err(TidakTerbuka));
        assert_eq!(k.buka(&s[..10], b"pemda1|nik"), Err(TidakTerbuka));
        assert_eq!(k.buka(&[], b"pemda1|nik"), Err(TidakTerbuka));
        let lagi = k.segel(b"6411010101900001", b"pemda1|nik", &mut r).unwrap();
        assert_ne!(s, lagi, "equal values must not look equal");
    }

    #[test]
    fn kunci_tidak_pernah_tercetak() {
        let k = kunci(1);
        assert_eq!(format!("{k:?}"), format!("Kunci({})", k.sebutan()));
        assert!(!format!("{k:?}").contains(&hex::encode(k.bita())[..8]));
    }

    #[test]
    fn indeks_sama_hanya_untuk_bidang_kunci_dan_nilai_yang_sama() {
        let (a, b) = (kunci(1), kunci(2));
        assert_eq!(a.indeks("nik", "1"), a.indeks("nik", "1"));
        assert_ne!(a.indeks("nik", "1"), a.indeks("nip", "1"));
        assert_ne!(a.indeks("nik", "1"), b.indeks("nik", "1"));
        assert_ne!(a.indeks("nik", "1"), a.indeks("nik", "2"));
        assert_ne!(a.indeks("n", "ik1"), a.indeks("ni", "k1"));
    }

    proptest! {
        #[test]
        fn tiap_bita_yang_berubah_ketahuan(
            isi in prop::collection::vec(any::<u8>(), 0..64),
            di in any::<prop::sample::Index>(),
            x in 1_u8..,
        ) {
            let k = kunci(3);
            let mut s = k.segel(&isi, b"t", &mut RngTetap(4)).unwrap();
            prop_assert_eq!(&k.buka(&s, b"t").unwrap()[..], &isi[..]);
            let n = di.index(s.len());
            s[n] ^= x;
            prop_assert_eq!(k.buka(&s, b"t"), Err(TidakTerbuka));
        }
    }
}
