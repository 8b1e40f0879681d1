//! Opaque tokens: 256 random bits for the browser, their digest for the database.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dasar::waktu::Rng;
use sha2::{Digest, Sha256};

/// A new token, as text for a cookie or an address.
#[must_use]
pub fn baru(rng: &mut dyn Rng) -> String {
    let mut isi = [0_u8; 32];
    rng.isi(&mut isi);
    URL_SAFE_NO_PAD.encode(isi)
}

/// What is stored instead of a token: whoever reads the database cannot sign in with it.
#[must_use]
pub fn sidik(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// A value bound to a token that reveals nothing of it: form tokens, for instance.
#[must_use]
pub fn turunan(token: &str, guna: &str) -> String {
    let isi = Sha256::new()
        .chain_update(guna.as_bytes())
        .chain_update([0])
        .chain_update(token.as_bytes())
        .finalize();
    hex::encode(isi)
}

/// Compares without telling by its duration where the difference is.
#[must_use]
pub fn sama(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0_u8, |n, (x, y)| n | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use dasar::waktu::RngTetap;

    #[test]
    fn token_panjang_berbeda_dan_tidak_dapat_ditebak_dari_sidiknya() {
        let mut r = RngTetap(1);
        let (a, b) = (baru(&mut r), baru(&mut r));
        assert_eq!(a.len(), 43);
        assert_ne!(a, b);
        assert_eq!(sidik(&a).len(), 64);
        assert_ne!(sidik(&a), sidik(&b));
        assert_ne!(turunan(&a, "csrf"), turunan(&a, "lain"));
        assert_ne!(turunan(&a, "csrf"), sidik(&a));
        assert!(sama(b"abc", b"abc") && !sama(b"abc", b"abd") && !sama(b"abc", b"ab"));
    }
}
