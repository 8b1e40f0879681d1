//! A sheet in one arena: no allocation per cell, text exactly as the file had it.

/// Rows of text cells with their spreadsheet row numbers.
#[derive(Debug, Clone, Default)]
pub struct Lembar {
    nama: String,
    teks: String,
    /// End offset of each cell in `teks`.
    ujung: Vec<usize>,
    /// Index into `ujung` one past the last cell of each row.
    akhir: Vec<usize>,
    nomor: Vec<u32>,
}

impl Lembar {
    /// An empty sheet.
    #[must_use]
    pub fn baru(nama: &str) -> Self {
        Self {
            nama: nama.to_owned(),
            ..Self::default()
        }
    }

    /// Sheet name; empty for CSV and JSON.
    #[must_use]
    pub fn nama(&self) -> &str {
        &self.nama
    }

    /// Number of rows held, heading rows included.
    #[must_use]
    pub fn jumlah_baris(&self) -> usize {
        self.nomor.len()
    }

    /// Appends a cell to the row being built.
    pub fn tambah_sel(&mut self, isi: &str) {
        self.teks.push_str(isi);
        self.ujung.push(self.teks.len());
    }

    /// Closes the row being built; `nomor` is the row number a spreadsheet shows.
    pub fn tutup_baris(&mut self, nomor: u32) {
        self.akhir.push(self.ujung.len());
        self.nomor.push(nomor);
    }

    /// Number of cells of the row under construction.
    #[must_use]
    pub fn sel_terbuka(&self) -> usize {
        self.ujung.len() - self.akhir.last().copied().unwrap_or(0)
    }

    /// Spreadsheet row number of row `i`.
    #[must_use]
    pub fn nomor(&self, i: usize) -> u32 {
        self.nomor.get(i).copied().unwrap_or(0)
    }

    /// Number of cells in row `i`.
    #[must_use]
    pub fn lebar(&self, i: usize) -> usize {
        let (awal, akhir) = self.rentang(i);
        akhir - awal
    }

    /// Cell `kolom` of row `i`, untrimmed; empty when the row is shorter.
    #[must_use]
    pub fn sel(&self, i: usize, kolom: usize) -> &str {
        let (awal, akhir) = self.rentang(i);
        let ke = awal + kolom;
        if ke >= akhir {
            return "";
        }
        let mulai = if ke == 0 {
            0
        } else {
            self.ujung.get(ke - 1).copied().unwrap_or(0)
        };
        let habis = self.ujung.get(ke).copied().unwrap_or(mulai);
        self.teks.get(mulai..habis).unwrap_or("")
    }

    /// All cells of row `i`.
    pub fn baris(&self, i: usize) -> impl Iterator<Item = &str> {
        (0..self.lebar(i)).map(move |k| self.sel(i, k))
    }

    /// Whether every cell of row `i` is blank.
    #[must_use]
    pub fn kosong(&self, i: usize) -> bool {
        self.baris(i).all(|sel| sel.trim().is_empty())
    }

    fn rentang(&self, i: usize) -> (usize, usize) {
        let akhir = self.akhir.get(i).copied().unwrap_or(0);
        let awal = if i == 0 {
            0
        } else {
            self.akhir.get(i - 1).copied().unwrap_or(0)
        };
        (awal.min(akhir), akhir)
    }
}
