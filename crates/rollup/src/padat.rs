//! A dense table: owners × nodes.

/// Totals of provinces or of the nation over one tree, every cell in its place, with one bit that
/// tells whether a line lies at or below it (a total of zero is still a total).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Padat {
    lebar: usize,
    nilai: Vec<i64>,
    ada: Vec<bool>,
}

impl Padat {
    pub(crate) fn kosong(tinggi: usize, lebar: usize) -> Self {
        Self {
            lebar,
            nilai: vec![0; tinggi * lebar],
            ada: vec![false; tinggi * lebar],
        }
    }

    pub(crate) fn tambah(&mut self, pemilik: u16, simpul: u16, selisih: i64) {
        let i = usize::from(pemilik) * self.lebar + usize::from(simpul);
        if let (Some(n), Some(a)) = (self.nilai.get_mut(i), self.ada.get_mut(i)) {
            *n += selisih;
            *a = true;
        }
    }

    /// Adds up all owners into a table of one row.
    pub(crate) fn lipat(&self) -> Self {
        let mut atas = Self::kosong(1, self.lebar);
        if self.lebar == 0 {
            return atas;
        }
        for (baris, ada) in self
            .nilai
            .chunks_exact(self.lebar)
            .zip(self.ada.chunks(self.lebar))
        {
            for ((n, a), (x, y)) in atas
                .nilai
                .iter_mut()
                .zip(&mut atas.ada)
                .zip(baris.iter().zip(ada))
            {
                *n += *x;
                *a |= *y;
            }
        }
        atas
    }

    /// The total of an owner at a node; `None` when no line lies at or below it.
    pub fn nilai(&self, pemilik: u16, simpul: u16) -> Option<i64> {
        if usize::from(simpul) >= self.lebar {
            return None;
        }
        let i = usize::from(pemilik) * self.lebar + usize::from(simpul);
        let ada = self.ada.get(i).copied().unwrap_or(false);
        if ada {
            self.nilai.get(i).copied()
        } else {
            None
        }
    }

    /// All cells that exist: owner, node, total.
    pub fn iter(&self) -> impl Iterator<Item = (u16, u16, i64)> + '_ {
        let lebar = self.lebar.max(1);
        self.nilai
            .iter()
            .zip(&self.ada)
            .enumerate()
            .filter(|(_, (_, ada))| **ada)
            .filter_map(move |(i, (nilai, _))| {
                let pemilik = u16::try_from(i / lebar).ok()?;
                Some((pemilik, u16::try_from(i % lebar).ok()?, *nilai))
            })
    }
}
