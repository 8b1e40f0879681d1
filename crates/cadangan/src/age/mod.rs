//! The age v1 file format with X25519 recipients: `age -d` opens what is written here.
//!
//! The format's text is <https://age-encryption.org/v1>. A random file key is wrapped for each
//! recipient; the body is a STREAM of 64 KiB pieces, each authenticated with its number and
//! whether it is the last, so that cutting, swapping and lengthening are all detected.

mod baca;
mod kepala;
mod kunci;
mod tulis;

pub use baca::Pembaca;
pub use kunci::{Identitas, Penerima};
pub use tulis::Penyandi;

use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Size of a piece of the body.
const POTONG: usize = 64 * 1024;
/// Added to each piece: its authentication.
const SEGEL: usize = 16;

type Kunci = Zeroizing<[u8; 32]>;

fn turunkan(bahan: &[u8], garam: &[u8], guna: &[u8]) -> Kunci {
    let mut hasil = Zeroizing::new([0_u8; 32]);
    // 32 bytes is always a valid length; a zero key would fail every authentication.
    let _ = Hkdf::<Sha256>::new(Some(garam), bahan).expand(guna, hasil.as_mut());
    hasil
}

fn sandi(kunci: &Kunci) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new((&**kunci).into())
}

/// Eleven bytes of counting, one that marks the last piece.
fn nonce(urut: u64, terakhir: bool) -> [u8; 12] {
    let mut n = [0_u8; 12];
    if let Some(tengah) = n.get_mut(3..11) {
        tengah.copy_from_slice(&urut.to_be_bytes());
    }
    if let Some(ujung) = n.last_mut() {
        *ujung = u8::from(terakhir);
    }
    n
}

#[cfg(test)]
mod tests;
