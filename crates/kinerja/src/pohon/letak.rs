//! Where each node stands in a picture: depth across, leaves down.

use std::collections::{BTreeMap, BTreeSet};

use super::SimpulPohon;

/// A node's place on a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letak<K> {
    /// Node.
    pub id: K,
    /// Steps from its root.
    pub dalam: usize,
    /// Row, doubled: a parent stands between its first and last child, also on half rows.
    pub baris_ganda: usize,
    /// Row of the parent, doubled.
    pub induk_baris: Option<usize>,
}

/// Lays nodes out; the order of siblings is the order given. A loop is cut where it closes, so
/// every node has exactly one place.
#[must_use]
pub fn susun<K: Copy + Ord>(semua: &[SimpulPohon<K>]) -> Vec<Letak<K>> {
    let ada: BTreeSet<K> = semua.iter().map(|s| s.id).collect();
    let mut anak: BTreeMap<K, Vec<K>> = BTreeMap::new();
    let mut akar = Vec::new();
    for s in semua {
        match s.induk.filter(|i| ada.contains(i)) {
            Some(i) => anak.entry(i).or_default().push(s.id),
            None => akar.push(s.id),
        }
    }
    let mut p = Penata {
        anak,
        hasil: Vec::new(),
        dilewati: BTreeSet::new(),
        daun: 0,
    };
    for a in akar.into_iter().chain(semua.iter().map(|s| s.id)) {
        p.letakkan(a, 0);
    }
    p.hasil
}

struct Penata<K> {
    anak: BTreeMap<K, Vec<K>>,
    hasil: Vec<Letak<K>>,
    dilewati: BTreeSet<K>,
    daun: usize,
}

impl<K: Copy + Ord> Penata<K> {
    fn letakkan(&mut self, id: K, dalam: usize) -> Option<usize> {
        if !self.dilewati.insert(id) {
            return None;
        }
        let bawah = self.anak.get(&id).cloned().unwrap_or_default();
        let baris: Vec<(K, usize)> = bawah
            .into_iter()
            .filter_map(|a| Some((a, self.letakkan(a, dalam + 1)?)))
            .collect();
        let kini = match (baris.first(), baris.last()) {
            (Some((_, a)), Some((_, b))) => (a + b) / 2,
            _ => {
                self.daun += 1;
                (self.daun - 1) * 2
            }
        };
        for l in &mut self.hasil {
            if baris.iter().any(|(a, _)| *a == l.id) {
                l.induk_baris = Some(kini);
            }
        }
        self.hasil.push(Letak {
            id,
            dalam,
            baris_ganda: kini,
            induk_baris: None,
        });
        Some(kini)
    }
}
