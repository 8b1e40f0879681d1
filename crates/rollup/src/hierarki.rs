//! A tree as an array of parents.

use crate::RollupError;

/// Marks a root.
pub(crate) const AKAR: u16 = u16::MAX;

/// A tree of codes: node `n` has a parent with a smaller number, or none.
///
/// # Why
/// With parents before children one descending walk folds the whole tree: when a node is reached,
/// everything below it has been added already. No nested sets: adding a node renumbers nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hierarki {
    induk: Vec<u16>,
    tingkat: Vec<u8>,
}

impl Hierarki {
    /// Builds the tree from each node's parent.
    ///
    /// # Errors
    /// More than 65,535 nodes, or a parent that does not stand before its child.
    pub fn baru(induk: &[Option<usize>]) -> Result<Self, RollupError> {
        let batas = usize::from(AKAR);
        if induk.len() > batas {
            return Err(RollupError::TerlaluBanyak {
                apa: "simpul",
                jumlah: induk.len(),
                batas,
            });
        }
        let mut kode = Vec::with_capacity(induk.len());
        let mut tingkat: Vec<u8> = Vec::with_capacity(induk.len());
        for (simpul, induk) in induk.iter().enumerate() {
            let Some(induk) = *induk else {
                kode.push(AKAR);
                tingkat.push(1);
                continue;
            };
            // `tingkat` holds the nodes before this one only.
            let atas = tingkat
                .get(induk)
                .copied()
                .ok_or(RollupError::IndukSesudahAnak { simpul, induk })?;
            kode.push(u16::try_from(induk).unwrap_or(AKAR));
            tingkat.push(atas.saturating_add(1));
        }
        Ok(Self {
            induk: kode,
            tingkat,
        })
    }

    /// Number of nodes.
    pub fn jumlah(&self) -> usize {
        self.induk.len()
    }

    /// Number of levels; 0 for an empty tree.
    pub fn kedalaman(&self) -> u8 {
        self.tingkat.iter().copied().max().unwrap_or(0)
    }

    /// Level of a node, roots at 1.
    pub fn tingkat(&self, simpul: u16) -> Option<u8> {
        self.tingkat.get(usize::from(simpul)).copied()
    }

    /// Parent of a node; `None` for a root and for an unknown node.
    pub fn induk(&self, simpul: u16) -> Option<u16> {
        self.induk
            .get(usize::from(simpul))
            .copied()
            .filter(|induk| *induk != AKAR)
    }

    /// The node itself, its parent, and so on up to its root. Empty for an unknown node.
    pub fn leluhur(&self, simpul: u16) -> impl Iterator<Item = u16> + '_ {
        let awal = Some(simpul).filter(|s| usize::from(*s) < self.induk.len());
        std::iter::successors(awal, |s| self.induk(*s))
    }

    pub(crate) fn kode_induk(&self) -> &[u16] {
        &self.induk
    }

    pub(crate) fn dari_kode(kode: &[u16]) -> Result<Self, RollupError> {
        let induk: Vec<Option<usize>> = kode
            .iter()
            .map(|k| {
                if *k == AKAR {
                    None
                } else {
                    Some(usize::from(*k))
                }
            })
            .collect();
        Self::baru(&induk)
    }
}
