//! Where a node stands in the programme tree, and an account in its own.

use std::collections::BTreeMap;

use rollup::{Hierarki, RollupError};

/// Segments of a code that name its urusan, bidang, program, kegiatan, sub kegiatan.
const RUAS: [usize; 5] = [1, 2, 3, 5, 6];

/// The first `banyak` segments of a code; the whole code when it has fewer.
fn awal(kode: &str, banyak: usize) -> &str {
    match kode.match_indices('.').nth(banyak.saturating_sub(1)) {
        Some((i, _)) => kode.get(..i).unwrap_or(kode),
        None => kode,
    }
}

/// Key of a node: the codes of its levels, then the unit of a sub-activity. Orders parents before
/// children and siblings by code.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Jalur {
    ruas: Vec<String>,
    unit: String,
}

impl Jalur {
    /// The place of a code at a level (1 urusan … 5 sub kegiatan); level 0 is "not in the tree".
    pub(super) fn baru(kode: &str, tingkat: usize, unit: &str) -> Self {
        let mut ruas: Vec<String> = RUAS
            .iter()
            .take(tingkat)
            .map(|banyak| awal(kode, *banyak).to_owned())
            .collect();
        // The node itself keeps its whole code, also when it has an unusual number of segments.
        if let Some(akhir) = ruas.last_mut() {
            kode.clone_into(akhir);
        }
        let unit = if tingkat == RUAS.len() {
            unit.to_owned()
        } else {
            String::new()
        };
        Self { ruas, unit }
    }

    pub(super) fn tingkat(&self) -> usize {
        self.ruas.len()
    }

    pub(super) fn kode(&self) -> &str {
        self.ruas.last().map_or("", String::as_str)
    }

    fn induk(&self) -> Option<Self> {
        let (_, atas) = self.ruas.split_last()?;
        Some(Self {
            ruas: atas.to_vec(),
            unit: String::new(),
        })
        .filter(|i| i.tingkat() > 0)
    }
}

/// A tree of keys numbered in their order, key 0 being "not detailed".
#[derive(Debug)]
pub(super) struct Pohon<K> {
    nomor: BTreeMap<K, u16>,
    pub(super) hierarki: Hierarki,
}

impl<K: Ord + Clone + Default> Pohon<K> {
    /// Closes a set of keys over their parents and numbers it.
    pub(super) fn baru(
        kunci: impl IntoIterator<Item = K>,
        induk: impl Fn(&K) -> Option<K>,
    ) -> Result<Self, RollupError> {
        let mut semua = BTreeMap::from([(K::default(), ())]);
        for k in kunci {
            let mut kini = Some(k);
            while let Some(k) = kini.filter(|k| !semua.contains_key(k)) {
                kini = induk(&k);
                semua.insert(k, ());
            }
        }
        let urut: BTreeMap<&K, usize> = semua.keys().zip(0..).collect();
        let atas: Vec<Option<usize>> = semua
            .keys()
            .map(|k| induk(k).and_then(|i| urut.get(&i).copied()))
            .collect();
        let hierarki = Hierarki::baru(&atas)?;
        let nomor = semua.into_keys().zip(0..).collect();
        Ok(Self { nomor, hierarki })
    }

    pub(super) fn nomor(&self, kunci: &K) -> u16 {
        self.nomor.get(kunci).copied().unwrap_or(0)
    }

    pub(super) fn semua(&self) -> impl Iterator<Item = (&K, u16)> {
        self.nomor.iter().map(|(k, n)| (k, *n))
    }
}

/// The programme tree of a government.
pub(super) fn pohon_program(
    jalur: impl IntoIterator<Item = Jalur>,
) -> Result<Pohon<Jalur>, RollupError> {
    Pohon::baru(jalur, Jalur::induk)
}

/// The account tree over the codes in use; a code's parent is the code without its last segment.
pub(super) fn pohon_akun(
    kode: impl IntoIterator<Item = String>,
) -> Result<Pohon<String>, RollupError> {
    Pohon::baru(kode, |k| {
        k.rsplit_once('.').map(|(atas, _)| atas.to_owned())
    })
}
