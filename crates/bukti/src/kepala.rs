//! Signed tree heads: the log's promise about its own past, checkable with the public key alone.

use crate::kanonik::Sidik;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePublicKey, EncodePublicKey};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

/// The head of a log at one size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kepala {
    /// Government whose log this is (uuid).
    pub pemda_id: String,
    /// Number of events.
    pub ukuran: u64,
    /// Root of the tree, hex.
    pub akar: String,
    /// Instant of signing, UTC.
    pub pada: String,
    /// Which key: first 16 hex digits of its SHA-256.
    pub kunci: String,
    /// Ed25519 signature, hex.
    pub tanda_tangan: String,
}

impl Kepala {
    fn pesan(&self) -> Vec<u8> {
        let bagian = [
            "selaras-kepala-1",
            &self.pemda_id,
            &self.akar,
            &self.pada,
            &self.kunci,
        ];
        let mut keluar = self.ukuran.to_be_bytes().to_vec();
        for b in bagian {
            keluar.extend_from_slice(&u64::try_from(b.len()).unwrap_or(u64::MAX).to_be_bytes());
            keluar.extend_from_slice(b.as_bytes());
        }
        keluar
    }

    /// Whether the signature is this key's over exactly this head.
    #[must_use]
    pub fn sah(&self, kunci: &KunciPublik) -> bool {
        let bytes: Option<[u8; 64]> = hex::decode(&self.tanda_tangan)
            .ok()
            .and_then(|b| b.try_into().ok());
        bytes.is_some_and(|b| {
            self.kunci == kunci.sebutan()
                && kunci
                    .0
                    .verify_strict(&self.pesan(), &Signature::from_bytes(&b))
                    .is_ok()
        })
    }

    /// The root, when it is a digest at all.
    #[must_use]
    pub fn akar_sidik(&self) -> Option<Sidik> {
        Sidik::parse(&self.akar)
    }
}

/// The key that signs heads. Its seed never leaves the key folder.
pub struct KunciTanda(SigningKey);

impl KunciTanda {
    /// A key from 32 secret bytes.
    #[must_use]
    pub fn dari_benih(benih: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(benih))
    }

    /// Its public half.
    #[must_use]
    pub fn publik(&self) -> KunciPublik {
        KunciPublik(self.0.verifying_key())
    }

    /// Signs the head of a log.
    #[must_use]
    pub fn tanda(&self, pemda_id: &str, ukuran: u64, akar: Sidik, pada: &str) -> Kepala {
        let mut k = Kepala {
            pemda_id: pemda_id.to_owned(),
            ukuran,
            akar: akar.to_string(),
            pada: pada.to_owned(),
            kunci: self.publik().sebutan(),
            tanda_tangan: String::new(),
        };
        k.tanda_tangan = hex::encode(self.0.sign(&k.pesan()).to_bytes());
        k
    }
}

/// The key an outsider verifies with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KunciPublik(VerifyingKey);

impl KunciPublik {
    /// Reads a PEM file (`BEGIN PUBLIC KEY`, RFC 8410).
    #[must_use]
    pub fn dari_pem(pem: &str) -> Option<Self> {
        VerifyingKey::from_public_key_pem(pem.trim()).ok().map(Self)
    }

    /// Writes a PEM file; `None` only if encoding fails, which Ed25519 keys do not.
    #[must_use]
    pub fn pem(&self) -> Option<String> {
        self.0.to_public_key_pem(LineEnding::LF).ok()
    }

    /// Short name of the key: first 16 hex digits of its SHA-256.
    #[must_use]
    pub fn sebutan(&self) -> String {
        Sidik::dari(self.0.as_bytes())
            .to_string()
            .chars()
            .take(16)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_verifies_with_its_key_only_and_unaltered() {
        let kunci = KunciTanda::dari_benih(&[7; 32]);
        let k = kunci.tanda("p", 3, Sidik::dari(b"akar"), "2026-01-01T00:00:00Z");
        assert!(k.sah(&kunci.publik()));
        assert!(!k.sah(&KunciTanda::dari_benih(&[8; 32]).publik()));
        for rusak in [
            Kepala {
                ukuran: 4,
                ..k.clone()
            },
            Kepala {
                akar: Sidik::dari(b"lain").to_string(),
                ..k.clone()
            },
            Kepala {
                pada: "2026-01-01T00:00:01Z".into(),
                ..k.clone()
            },
            Kepala {
                pemda_id: "q".into(),
                ..k.clone()
            },
            Kepala {
                tanda_tangan: String::new(),
                ..k.clone()
            },
        ] {
            assert!(!rusak.sah(&kunci.publik()), "{rusak:?}");
        }
    }

    #[test]
    fn public_keys_travel_as_pem() {
        let publik = KunciTanda::dari_benih(&[7; 32]).publik();
        let pem = publik.pem().unwrap();
        assert!(pem.starts_with("-----BEGIN PUBLIC KEY-----"));
        assert_eq!(KunciPublik::dari_pem(&pem), Some(publik));
        assert_eq!(KunciPublik::dari_pem("bukan kunci"), None);
    }
}
