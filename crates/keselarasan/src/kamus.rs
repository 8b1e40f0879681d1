//! Interned texts: codes and names become small numbers, so that rules compare integers.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

/// A text of a [`Kamus`]. Equal texts of one `Kamus` have equal symbols.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Simbol(pub u32);

impl Simbol {
    /// The empty text; every [`Kamus`] holds it first.
    pub const KOSONG: Simbol = Simbol(0);

    /// True for the empty text.
    pub fn kosong(self) -> bool {
        self.0 == 0
    }

    /// Position in the [`Kamus`], for dense vectors indexed by symbol.
    pub fn urutan(self) -> usize {
        crate::fakta::ix(self.0)
    }
}

/// The texts of one set of facts.
#[derive(Clone, Debug)]
pub struct Kamus {
    teks: Vec<Box<str>>,
    sidik: Vec<u64>,
    cari: FxHashMap<Box<str>, u32>,
}

impl Default for Kamus {
    fn default() -> Self {
        let mut cari = FxHashMap::default();
        cari.insert(Box::from(""), 0);
        Kamus {
            teks: vec![Box::from("")],
            sidik: vec![sidik_teks("")],
            cari,
        }
    }
}

impl Kamus {
    /// The symbol of a text; a new text is added.
    pub fn simbol(&mut self, teks: &str) -> Simbol {
        if let Some(&n) = self.cari.get(teks) {
            return Simbol(n);
        }
        let n = u32::try_from(self.teks.len()).unwrap_or(u32::MAX);
        self.teks.push(Box::from(teks));
        self.sidik.push(sidik_teks(teks));
        self.cari.insert(Box::from(teks), n);
        Simbol(n)
    }

    /// The symbol of a text that is already known.
    pub fn cari(&self, teks: &str) -> Option<Simbol> {
        self.cari.get(teks).map(|&n| Simbol(n))
    }

    /// The text of a symbol; an unknown symbol reads as the empty text.
    pub fn teks(&self, s: Simbol) -> &str {
        self.teks.get(s.urutan()).map_or("", |t| t)
    }

    /// A fingerprint of the text of a symbol, independent of the order of interning.
    pub fn sidik(&self, s: Simbol) -> u64 {
        self.sidik.get(s.urutan()).copied().unwrap_or(0)
    }

    /// How many texts are known.
    pub fn jumlah(&self) -> usize {
        self.teks.len()
    }
}

fn sidik_teks(teks: &str) -> u64 {
    let mut h = FxHasher::default();
    teks.hash(&mut h);
    h.finish()
}
