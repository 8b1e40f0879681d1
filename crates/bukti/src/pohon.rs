//! The RFC 6962 tree over event digests; the tree itself is the `ct-merkle` library.

use crate::kanonik::Sidik;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, HashableLeaf, InclusionProof, RootHash};
use sha2::Sha256;
use sha2::digest::Update;

/// A leaf: the digest of one event.
#[derive(Clone)]
struct Daun(Sidik);

impl HashableLeaf for Daun {
    fn hash<H: Update>(&self, hasher: &mut H) {
        hasher.update(&self.0.0);
    }
}

/// A tree of a log's events in order.
pub struct Pohon {
    pohon: MemoryBackedTree<Sha256, Daun>,
}

impl Default for Pohon {
    fn default() -> Self {
        Self {
            pohon: MemoryBackedTree::new(),
        }
    }
}

impl FromIterator<Sidik> for Pohon {
    fn from_iter<I: IntoIterator<Item = Sidik>>(daun: I) -> Self {
        let mut p = Self::default();
        for d in daun {
            p.tambah(d);
        }
        p
    }
}

impl Pohon {
    /// Appends the digest of the next event.
    pub fn tambah(&mut self, daun: Sidik) {
        self.pohon.push(Daun(daun));
    }

    /// Number of events.
    #[must_use]
    pub fn ukuran(&self) -> u64 {
        self.pohon.len()
    }

    /// Root of the tree.
    #[must_use]
    pub fn akar(&self) -> Sidik {
        let akar = self.pohon.root();
        Sidik((*akar.as_bytes()).into())
    }

    /// Proof that the event at `indeks` (from 0) is in this tree; `None` beyond its size.
    #[must_use]
    pub fn bukti_masuk(&self, indeks: u64) -> Option<Vec<u8>> {
        if indeks >= self.ukuran() {
            return None;
        }
        let bukti = self.pohon.prove_inclusion(usize::try_from(indeks).ok()?);
        Some(bukti.as_bytes().to_vec())
    }

    /// Proof that this tree only appended to its own first `lama` events; `None` for zero or a
    /// size beyond its own.
    #[must_use]
    pub fn bukti_sambung(&self, lama: u64) -> Option<Vec<u8>> {
        let tambahan = self.ukuran().checked_sub(lama)?;
        if lama == 0 || tambahan == 0 {
            return None;
        }
        let bukti = self
            .pohon
            .prove_consistency(usize::try_from(tambahan).ok()?);
        Some(bukti.as_bytes().to_vec())
    }
}

fn akar_hash(akar: Sidik, ukuran: u64) -> RootHash<Sha256> {
    RootHash::new(akar.0.into(), ukuran)
}

/// Whether `bukti` shows the event `daun` at `indeks` below the root `akar` of `ukuran` events.
#[must_use]
pub fn termasuk(akar: Sidik, ukuran: u64, indeks: u64, daun: Sidik, bukti: &[u8]) -> bool {
    if indeks >= ukuran {
        return false;
    }
    InclusionProof::<Sha256>::try_from_bytes(bukti.to_vec()).is_ok_and(|b| {
        akar_hash(akar, ukuran)
            .verify_inclusion(&Daun(daun), indeks, &b)
            .is_ok()
    })
}

/// Whether `bukti` shows that the tree `baru` starts with all of the tree `lama`.
#[must_use]
pub fn bersambung(lama: (Sidik, u64), baru: (Sidik, u64), bukti: &[u8]) -> bool {
    if lama.1 == baru.1 {
        return lama.0 == baru.0;
    }
    if lama.1 == 0 || lama.1 > baru.1 {
        return false;
    }
    ConsistencyProof::<Sha256>::try_from_bytes(bukti.to_vec()).is_ok_and(|b| {
        akar_hash(baru.0, baru.1)
            .verify_consistency(&akar_hash(lama.0, lama.1), &b)
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sha2::Digest;

    fn daun(n: u64) -> Vec<Sidik> {
        (0..n).map(|i| Sidik::dari(&i.to_be_bytes())).collect()
    }

    #[test]
    fn the_root_is_that_of_rfc_6962() {
        // H(0x01 ‖ H(0x00 ‖ d0) ‖ H(0x00 ‖ d1)), computed here by hand.
        let d = daun(2);
        let hash = |bagian: &[&[u8]]| {
            let mut h = Sha256::new();
            for b in bagian {
                Update::update(&mut h, b);
            }
            h.finalize()
        };
        let (a, b) = (hash(&[&[0], &d[0].0]), hash(&[&[0], &d[1].0]));
        let akar = hash(&[&[1], &a, &b]);
        let pohon: Pohon = d.into_iter().collect();
        assert_eq!(pohon.akar().0, <[u8; 32]>::from(akar));
    }

    proptest! {
        #[test]
        fn every_leaf_is_provable_and_no_other(n in 1_u64..40, i in 0_u64..40) {
            let d = daun(n);
            let pohon: Pohon = d.iter().copied().collect();
            let bukti = pohon.bukti_masuk(i);
            prop_assert_eq!(bukti.is_some(), i < n);
            if let Some(b) = bukti {
                let ini = d[usize::try_from(i).unwrap()];
                prop_assert!(termasuk(pohon.akar(), n, i, ini, &b));
                prop_assert!(!termasuk(pohon.akar(), n, i, Sidik::dari(b"lain"), &b));
                prop_assert!(n == 1 || !termasuk(pohon.akar(), n, (i + 1) % n, ini, &b));
            }
        }

        #[test]
        fn growth_is_provable_and_rewriting_is_not(lama in 1_u64..30, tambah in 0_u64..30) {
            let semua = daun(lama + tambah);
            let n = usize::try_from(lama).unwrap();
            let a: Pohon = semua[..n].iter().copied().collect();
            let b: Pohon = semua.iter().copied().collect();
            let bukti = b.bukti_sambung(lama).unwrap_or_default();
            prop_assert!(bersambung((a.akar(), lama), (b.akar(), b.ukuran()), &bukti));
            let mut palsu = semua.clone();
            palsu[0] = Sidik::dari(b"palsu");
            let c: Pohon = palsu[..n].iter().copied().collect();
            prop_assert!(!bersambung((c.akar(), lama), (b.akar(), b.ukuran()), &bukti));
        }
    }
}
