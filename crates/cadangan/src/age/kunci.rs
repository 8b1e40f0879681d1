//! Recipients (public) and identities (secret), in the text form of age.

use bech32::{Bech32, Hrp};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

const UMUM: &str = "age";
const RAHASIA: &str = "age-secret-key-";

/// A public key: who can open the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Penerima(pub(super) PublicKey);

impl Penerima {
    /// Reads `age1…`.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        let isi = urai(UMUM, teks.trim())?;
        Some(Self(PublicKey::from(isi)))
    }
}

impl std::fmt::Display for Penerima {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&rangkai(UMUM, self.0.as_bytes()))
    }
}

impl std::fmt::Debug for Penerima {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

/// A secret key.
#[derive(Clone)]
pub struct Identitas(pub(super) StaticSecret);

impl std::fmt::Debug for Identitas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identitas(***)")
    }
}

impl Identitas {
    /// From 32 random bytes.
    #[must_use]
    pub fn dari_acak(bita: [u8; 32]) -> Self {
        Self(StaticSecret::from(bita))
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        urai(RAHASIA, teks.trim()).map(Self::dari_acak)
    }

    /// The public half.
    #[must_use]
    pub fn penerima(&self) -> Penerima {
        Penerima(PublicKey::from(&self.0))
    }

    /// The text to be kept safe.
    #[must_use]
    pub fn teks(&self) -> Zeroizing<String> {
        let kecil = Zeroizing::new(rangkai(RAHASIA, &self.0.to_bytes()));
        Zeroizing::new(kecil.to_uppercase())
    }
}

fn urai(awalan: &str, teks: &str) -> Option<[u8; 32]> {
    let (hrp, isi) = bech32::decode(teks).ok()?;
    (hrp == Hrp::parse(awalan).ok()?).then_some(())?;
    isi.try_into().ok()
}

fn rangkai(awalan: &str, isi: &[u8; 32]) -> String {
    Hrp::parse(awalan)
        .ok()
        .and_then(|hrp| bech32::encode::<Bech32>(hrp, isi).ok())
        .unwrap_or_default()
}
