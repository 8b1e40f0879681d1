//! Codes on paper: recovery codes of a person, one-time codes of the local administrator.

use dasar::waktu::Rng;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// How many recovery codes a person gets.
pub const JUMLAH: usize = 10;

/// Without look-alikes and most vowels, so that no word appears by chance; read aloud without
/// misunderstanding.
const ABJAD: &[u8; 25] = b"23456789bcdfghjkmnpqrtvwx";

/// A code of `potong` groups of four: about 18.5 bits a group.
#[must_use]
pub fn kode(rng: &mut dyn Rng, potong: usize) -> String {
    let mut hasil = String::new();
    let mut huruf = 0;
    while huruf < potong * 4 {
        let mut b = [0_u8; 1];
        rng.isi(&mut b);
        let [b] = b;
        // 250 = 25 · 10: refusing the rest keeps every character equally likely.
        if b >= 250 {
            continue;
        }
        if huruf > 0 && huruf % 4 == 0 {
            hasil.push('-');
        }
        if let Some(c) = ABJAD.get(usize::from(b % 25)) {
            hasil.push(char::from(*c));
        }
        huruf += 1;
    }
    hasil
}

/// As typed: case, blanks and dashes do not matter.
#[must_use]
pub fn baku(kode: &str) -> String {
    kode.chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// What is stored of a code: a keyed digest, `garam` being the account's id.
///
/// # Why
/// A code has 55 bits and more from the random source and is used once, so one pass is enough; the
/// salt keeps equal codes of two people from showing.
#[must_use]
pub fn sidik(kode: &str, garam: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(garam) else {
        return String::new();
    };
    mac.update(b"kode|");
    mac.update(baku(kode).as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use dasar::waktu::RngTetap;
    use std::collections::BTreeMap;

    #[test]
    fn kode_dibaca_dengan_atau_tanpa_garis() {
        let k = kode(&mut RngTetap(5), 4);
        assert_eq!(k.len(), 19);
        let tanpa = k.replace('-', " ").to_uppercase();
        assert_eq!(sidik(&k, b"a"), sidik(&tanpa, b"a"));
        assert_ne!(sidik(&k, b"a"), sidik(&k, b"b"));
        assert_eq!(sidik(&k, b"a").len(), 64);
    }

    #[test]
    fn tiap_huruf_sama_mungkin() {
        let mut r = RngTetap(11);
        let mut cacah: BTreeMap<char, u32> = BTreeMap::new();
        for c in kode(&mut r, 5_000).chars().filter(|c| *c != '-') {
            *cacah.entry(c).or_default() += 1;
        }
        assert_eq!(cacah.len(), 25);
        // 20,000 characters, 800 each expected.
        assert!(cacah.values().all(|n| (680..920).contains(n)), "{cacah:?}");
    }
}
