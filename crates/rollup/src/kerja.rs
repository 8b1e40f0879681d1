//! The scratch array that the lines of one owner are added into.

use crate::{Hierarki, Sel};

/// One amount per node, and one bit per node that was touched.
///
/// The bits make the result come out sorted, and let the array be emptied by touching only what
/// was used.
pub(crate) struct Kerja {
    nilai: Vec<i64>,
    ada: Vec<u64>,
}

impl Kerja {
    pub(crate) fn baru(jumlah: usize) -> Self {
        Self {
            nilai: vec![0; jumlah],
            ada: vec![0; jumlah.div_ceil(64)],
        }
    }

    /// Adds an amount. The caller has proven that no sum can leave `i64`.
    #[inline]
    pub(crate) fn tambah(&mut self, simpul: u16, selisih: i64) {
        let i = usize::from(simpul);
        if let (Some(n), Some(bit)) = (self.nilai.get_mut(i), self.ada.get_mut(i / 64)) {
            *n += selisih;
            *bit |= 1 << (i % 64);
        }
    }

    /// Adds every touched node to its parent, children first, and hands the cells out.
    pub(crate) fn panen(&mut self, pohon: &Hierarki) -> Sel {
        let (dari, sampai) = self.terpakai();
        let dari = self.lipat(pohon, dari, sampai);
        let jumlah = self
            .ada
            .iter()
            .take(sampai)
            .skip(dari)
            .map(|w| w.count_ones())
            .sum::<u32>();
        let mut sel = Sel::berkapasitas(usize::try_from(jumlah).unwrap_or(0));
        for kata in dari..sampai {
            let Some(bit) = self.ada.get_mut(kata) else {
                break;
            };
            let mut sisa = std::mem::take(bit);
            while sisa != 0 {
                let i = kata * 64 + usize::try_from(sisa.trailing_zeros()).unwrap_or(0);
                sisa &= sisa - 1;
                if let (Some(n), Ok(simpul)) = (self.nilai.get_mut(i), u16::try_from(i)) {
                    sel.dorong(simpul, std::mem::take(n));
                }
            }
        }
        sel
    }

    /// First and one past the last word of bits in use.
    fn terpakai(&self) -> (usize, usize) {
        let dari = self.ada.iter().position(|w| *w != 0).unwrap_or(0);
        let sampai = self.ada.iter().rposition(|w| *w != 0).map_or(0, |i| i + 1);
        (dari, sampai)
    }

    /// Descending walk: a parent has a smaller number, so it is reached after all its children,
    /// also when it is in the same word. Returns the first word now in use.
    fn lipat(&mut self, pohon: &Hierarki, dari: usize, sampai: usize) -> usize {
        let mut terkecil = dari;
        let mut kata = sampai;
        while kata > terkecil {
            kata -= 1;
            let mut sudah = u64::MAX;
            loop {
                let sisa = self.ada.get(kata).copied().unwrap_or(0) & sudah;
                if sisa == 0 {
                    break;
                }
                let bit = 63 - sisa.leading_zeros();
                sudah = (1 << bit) - 1;
                let i = kata * 64 + usize::try_from(bit).unwrap_or(0);
                let Some(induk) = u16::try_from(i).ok().and_then(|s| pohon.induk(s)) else {
                    continue;
                };
                let nilai = self.nilai.get(i).copied().unwrap_or(0);
                self.tambah(induk, nilai);
                terkecil = terkecil.min(usize::from(induk) / 64);
            }
        }
        terkecil
    }
}
