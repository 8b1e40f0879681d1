//! Completeness of a tree: what is missing, node by node.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{JenisSimpul, SimpulPohon, SubBerpagu, per_id};

/// Kinds of findings about a tree; severity and article stand in the law set under
/// `kinerja.pohon.periksa`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisTemuanPohon {
    /// A node below itself.
    Lingkar,
    /// The node above is not part of the tree.
    IndukHilang,
    /// An outcome below an output.
    JenisTerbalik,
    /// A node below the top without a node above.
    TanpaInduk,
    /// No measure of success.
    TanpaIndikator,
    /// A leaf nobody answers for.
    TanpaPic,
    /// An outcome nothing leads to.
    DampakBuntu,
    /// Money that serves no node.
    SubTanpaSimpul,
}

impl JenisTemuanPohon {
    /// Every kind.
    pub const SEMUA: [Self; 8] = [
        Self::Lingkar,
        Self::IndukHilang,
        Self::JenisTerbalik,
        Self::TanpaInduk,
        Self::TanpaIndikator,
        Self::TanpaPic,
        Self::DampakBuntu,
        Self::SubTanpaSimpul,
    ];

    /// The stable code, as in the law set.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Lingkar => "PHN-01",
            Self::IndukHilang => "PHN-02",
            Self::JenisTerbalik => "PHN-03",
            Self::TanpaInduk => "PHN-04",
            Self::TanpaIndikator => "PHN-05",
            Self::TanpaPic => "PHN-06",
            Self::DampakBuntu => "PHN-07",
            Self::SubTanpaSimpul => "PHN-08",
        }
    }
}

impl fmt::Display for JenisTemuanPohon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Lingkar => "berada di bawah dirinya sendiri",
            Self::IndukHilang => "induknya tidak ada dalam pohon",
            Self::JenisTerbalik => "jenisnya lebih tinggi daripada induknya",
            Self::TanpaInduk => "belum berinduk",
            Self::TanpaIndikator => "belum berindikator",
            Self::TanpaPic => "belum ada penanggung jawab",
            Self::DampakBuntu => "belum ada yang menghasilkannya",
            Self::SubTanpaSimpul => "berpagu tetapi tidak bergantung pada simpul",
        })
    }
}

/// One finding: what, about which node or which sub-activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemuanPohon<K> {
    /// Kind.
    pub jenis: JenisTemuanPohon,
    /// Node; none for a sub-activity that hangs nowhere.
    pub simpul: Option<K>,
    /// Code of the sub-activity; empty for a node.
    pub kode: String,
    /// Words of the node or name of the sub-activity.
    pub subjek: String,
}

/// Checks a tree and the budgeted sub-activities; findings in the order of the nodes, then of the
/// sub-activities.
///
/// # Legal basis
/// PermenPANRB 89/2021 (pohon kinerja); criteria 1.b.8 and 1.b.9 of PermenPANRB 88/2021 ask for it.
#[must_use]
pub fn periksa<K: Copy + Ord>(
    simpul: &[SimpulPohon<K>],
    sub: &[SubBerpagu<K>],
) -> Vec<TemuanPohon<K>> {
    let peta = per_id(simpul);
    let mut anak: BTreeMap<K, usize> = BTreeMap::new();
    for i in simpul.iter().filter_map(|s| s.induk) {
        *anak.entry(i).or_default() += 1;
    }
    let bersub: BTreeSet<K> = sub.iter().filter_map(|s| s.simpul).collect();
    let mut hasil = Vec::new();
    for s in simpul {
        let daun = !anak.contains_key(&s.id);
        let ada = [
            letak(s, &peta),
            (s.indikator == 0).then_some(JenisTemuanPohon::TanpaIndikator),
            (daun && !s.berpic).then_some(JenisTemuanPohon::TanpaPic),
            (daun && s.jenis != JenisSimpul::Keluaran && !bersub.contains(&s.id))
                .then_some(JenisTemuanPohon::DampakBuntu),
        ];
        hasil.extend(ada.into_iter().flatten().map(|jenis| TemuanPohon {
            jenis,
            simpul: Some(s.id),
            kode: String::new(),
            subjek: s.pernyataan.clone(),
        }));
    }
    let lepas = |s: &&SubBerpagu<K>| s.simpul.is_none_or(|k| !peta.contains_key(&k));
    hasil.extend(sub.iter().filter(lepas).map(|s| TemuanPohon {
        jenis: JenisTemuanPohon::SubTanpaSimpul,
        simpul: None,
        kode: s.kode.clone(),
        subjek: s.nama.clone(),
    }));
    hasil
}

/// Where the node stands: at most one finding, the gravest.
fn letak<K: Copy + Ord>(
    s: &SimpulPohon<K>,
    peta: &BTreeMap<K, &SimpulPohon<K>>,
) -> Option<JenisTemuanPohon> {
    let Some(induk) = s.induk else {
        return (!s.puncak).then_some(JenisTemuanPohon::TanpaInduk);
    };
    if melingkar(s.id, peta) {
        return Some(JenisTemuanPohon::Lingkar);
    }
    match peta.get(&induk) {
        None => Some(JenisTemuanPohon::IndukHilang),
        Some(a) if s.jenis < a.jenis => Some(JenisTemuanPohon::JenisTerbalik),
        Some(_) => None,
    }
}

/// Whether the way up from a node comes back to it.
fn melingkar<K: Copy + Ord>(id: K, peta: &BTreeMap<K, &SimpulPohon<K>>) -> bool {
    let mut dilewati = BTreeSet::new();
    let mut kini = peta.get(&id).and_then(|s| s.induk);
    while let Some(k) = kini {
        if k == id {
            return true;
        }
        if !dilewati.insert(k) {
            return false;
        }
        kini = peta.get(&k).and_then(|s| s.induk);
    }
    false
}
