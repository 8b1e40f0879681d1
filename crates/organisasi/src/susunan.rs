//! Trees that must stay trees: units below units, posts below superiors.

use std::collections::{BTreeMap, BTreeSet};

/// The chain from a thing upwards, itself first. A chain that bites its own tail ends where it
/// would repeat.
#[must_use]
pub fn jalur<K: Ord + Copy>(dari: K, induk: &BTreeMap<K, K>) -> Vec<K> {
    let mut dilihat = BTreeSet::new();
    let mut hasil = Vec::new();
    let mut kini = Some(dari);
    while let Some(k) = kini.filter(|k| dilihat.insert(*k)) {
        hasil.push(k);
        kini = induk.get(&k).copied();
    }
    hasil
}

/// Whether putting `anak` below `induk_baru` would make it its own superior.
///
/// # Example
/// ```
/// use organisasi::susunan::melingkar;
/// let induk = [(2, 1), (3, 2)].into();
/// assert!(melingkar(1, 3, &induk), "1 is above 3 already");
/// assert!(!melingkar(3, 1, &induk));
/// ```
#[must_use]
pub fn melingkar<K: Ord + Copy>(anak: K, induk_baru: K, induk: &BTreeMap<K, K>) -> bool {
    jalur(induk_baru, induk).contains(&anak)
}

/// Every thing that is its own superior, by whatever way round; for files that bring many at once.
#[must_use]
pub fn daftar_melingkar<K: Ord + Copy>(induk: &BTreeMap<K, K>) -> BTreeSet<K> {
    induk
        .iter()
        .filter(|(anak, di)| melingkar(**anak, **di, induk))
        .map(|(anak, _)| *anak)
        .collect()
}
