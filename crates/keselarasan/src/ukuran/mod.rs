//! Figures: counts and sums that describe how far the documents agree.
//!
//! Keys are stable; amounts are machine texts in rupiah with two decimals, shares are percent
//! with one decimal, counts are plain numbers. A figure whose facts are absent has no key.

mod dokumen;
mod harga;
mod pelaksanaan;
mod rencana;

use std::collections::BTreeMap;

use crate::fakta::Fakta;
use crate::temuan::sempit;

/// Collector of figures.
#[derive(Default)]
pub(crate) struct Ukuran(BTreeMap<String, String>);

impl Ukuran {
    fn n(&mut self, kunci: impl Into<String>, n: usize) {
        self.0.insert(kunci.into(), n.to_string());
    }

    fn rp(&mut self, kunci: impl Into<String>, sen: i128) {
        self.0
            .insert(kunci.into(), dasar::Rupiah::dari_sen(sempit(sen)).mesin());
    }

    fn persen(&mut self, kunci: impl Into<String>, bagian: i128, seluruh: i128) {
        if let Some(r) = dasar::Rasio::baru(bagian, seluruh) {
            self.0.insert(kunci.into(), r.mesin_persen(1));
        }
    }
}

/// All figures of one government and year.
pub fn ukuran(f: &Fakta) -> BTreeMap<String, String> {
    let mut u = Ukuran::default();
    dokumen::isi(f, &mut u);
    rencana::isi(f, &mut u);
    pelaksanaan::isi(f, &mut u);
    harga::isi(f, &mut u);
    u.0
}
