//! Seals for cookies and tokens: HMAC-SHA-256 with the key of this run.

use sha2::{Digest, Sha256};

/// HMAC-SHA-256 (RFC 2104) for a 32-byte key.
#[must_use]
pub fn hmac(kunci: &[u8; 32], pesan: &[u8]) -> [u8; 32] {
    let mut dalam = [0x36_u8; 64];
    let mut luar = [0x5c_u8; 64];
    for ((d, l), k) in dalam.iter_mut().zip(luar.iter_mut()).zip(kunci) {
        *d ^= k;
        *l ^= k;
    }
    let isi = Sha256::new()
        .chain_update(dalam)
        .chain_update(pesan)
        .finalize();
    Sha256::new()
        .chain_update(luar)
        .chain_update(isi)
        .finalize()
        .into()
}

/// `pesan.segel`, to be given to a browser.
#[must_use]
pub fn tutup(kunci: &[u8; 32], pesan: &str) -> String {
    format!("{pesan}.{}", hex::encode(hmac(kunci, pesan.as_bytes())))
}

/// The message, if its seal is ours.
#[must_use]
pub fn buka<'a>(kunci: &[u8; 32], teks: &'a str) -> Option<&'a str> {
    let (pesan, segel) = teks.rsplit_once('.')?;
    sama(
        hex::encode(hmac(kunci, pesan.as_bytes())).as_bytes(),
        segel.as_bytes(),
    )
    .then_some(pesan)
}

/// Compares without leaking where the difference is.
#[must_use]
pub fn sama(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0_u8, |n, (x, y)| n | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hmac_agrees_with_a_published_vector() {
        // RFC 4231 test case 1, its 20-byte key padded with zeros to 32 (HMAC pads the same way).
        let mut kunci = [0_u8; 32];
        kunci[..20].fill(0x0b);
        assert_eq!(
            hex::encode(hmac(&kunci, b"Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
    }

    #[test]
    fn a_changed_message_or_seal_does_not_open() {
        let k = [7; 32];
        let s = tutup(&k, "admin|123");
        assert_eq!(buka(&k, &s), Some("admin|123"));
        assert_eq!(buka(&[8; 32], &s), None);
        assert_eq!(buka(&k, &s.replace("123", "124")), None);
        assert_eq!(buka(&k, "tanpa-titik"), None);
    }
}
