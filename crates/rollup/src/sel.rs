//! The cells of one owner over one tree.

/// Totals of one perangkat daerah or government, one per node that has lines at or below it,
/// ordered by node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sel {
    simpul: Vec<u16>,
    nilai: Vec<i64>,
}

impl Sel {
    pub(crate) fn berkapasitas(jumlah: usize) -> Self {
        Self {
            simpul: Vec::with_capacity(jumlah),
            nilai: Vec::with_capacity(jumlah),
        }
    }

    /// Appends a cell; nodes must come in ascending order.
    pub(crate) fn dorong(&mut self, simpul: u16, nilai: i64) {
        self.simpul.push(simpul);
        self.nilai.push(nilai);
    }

    /// Adds to a cell, opening it when it is not there yet.
    pub(crate) fn tambah(&mut self, simpul: u16, selisih: i64) {
        match self.simpul.binary_search(&simpul) {
            Ok(i) => {
                if let Some(n) = self.nilai.get_mut(i) {
                    *n += selisih;
                }
            }
            Err(i) => {
                self.simpul.insert(i, simpul);
                self.nilai.insert(i, selisih);
            }
        }
    }

    /// Number of cells.
    pub fn jumlah(&self) -> usize {
        self.simpul.len()
    }

    /// The total at a node; `None` when no line lies at or below it.
    pub fn nilai(&self, simpul: u16) -> Option<i64> {
        let i = self.simpul.binary_search(&simpul).ok()?;
        self.nilai.get(i).copied()
    }

    /// All cells by ascending node.
    pub fn iter(&self) -> impl Iterator<Item = (u16, i64)> + '_ {
        self.simpul.iter().copied().zip(self.nilai.iter().copied())
    }
}
