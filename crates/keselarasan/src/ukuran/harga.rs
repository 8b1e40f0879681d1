//! Figures of price standards.

use std::collections::{BTreeMap, BTreeSet};

use super::Ukuran;
use crate::aturan::{harga_beda, standar_ganda};
use crate::fakta::Fakta;
use crate::kamus::Simbol;

pub(super) fn isi(f: &Fakta, u: &mut Ukuran) {
    let Some(s) = &f.standar else { return };
    let mut per: BTreeMap<&str, (usize, BTreeSet<Simbol>)> = BTreeMap::new();
    for x in s {
        let e = per.entry(f.t(x.kelompok)).or_default();
        e.0 += 1;
        e.1.extend(x.rekening.iter().copied());
    }
    let ganda = standar_ganda(f);
    for (k, (n, rekening)) in per {
        let kelompok = |v: &Simbol| f.t(*v) == k;
        u.n(format!("{k}_baris"), n);
        u.n(
            format!("{k}_ganda"),
            ganda.keys().filter(|x| kelompok(&x.0)).count(),
        );
        let beda = ganda
            .iter()
            .filter(|(x, v)| kelompok(&x.0) && harga_beda(v));
        u.n(format!("{k}_ganda_beda_harga"), beda.count());
        u.n(format!("{k}_rekening"), rekening.len());
        if let Some(l) = &f.rekening {
            let asing = rekening.iter().filter(|r| l.nama(**r).is_none());
            u.n(format!("{k}_rekening_tak_dikenal"), asing.count());
        }
    }
}
