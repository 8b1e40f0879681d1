//! Fingerprints: of files, and of things that must be found again under the same id.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// SHA-256 of bytes, hex.
#[must_use]
pub fn sidik(byte: &[u8]) -> String {
    hex::encode(Sha256::digest(byte))
}

/// An id that depends on its parts only.
#[must_use]
pub fn id(bagian: &[&str]) -> Uuid {
    let mut campur = Sha256::new();
    for b in bagian {
        campur.update(b.as_bytes());
        campur.update([0x1f]);
    }
    let hasil = campur.finalize();
    let mut enam_belas = [0u8; 16];
    for (ke, dari) in enam_belas.iter_mut().zip(hasil.iter()) {
        *ke = *dari;
    }
    dasar::id::Id::<dasar::id::Simpul>::dari_sidik(enam_belas).uuid()
}

/// Id of a perangkat daerah.
#[must_use]
pub fn id_perangkat(pemda: Uuid, kode: &str) -> Uuid {
    id(&[&pemda.to_string(), "perangkat_daerah", kode])
}

/// Id of the government with a Kemendagri code.
#[must_use]
pub fn id_pemda(kode: &str) -> Uuid {
    id(&["pemda", kode])
}
