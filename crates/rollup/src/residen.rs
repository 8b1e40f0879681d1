//! Lines and totals kept together in memory.

use std::sync::Arc;

use crate::gulungan::tambah_di;
use crate::kolom::{periksa, usize_dari};
use crate::{Baris, Dimensi, Gulungan, Kolom, RollupError};

/// One change of the resident state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Perubahan {
    /// A new line.
    Tambah(Baris),
    /// A line (by its number, see [`Residen::baris`]) gets a new amount; 0 takes it out of every
    /// total but leaves the line.
    Ganti {
        /// The line.
        nomor: usize,
        /// Its new amount.
        nilai: i64,
    },
}

/// The columns, the lines that came later, and all totals, as of one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Residen {
    kolom: Kolom,
    ekor: Vec<Baris>,
    gulungan: Gulungan,
}

impl Residen {
    /// Takes columns and rolls them up.
    ///
    /// # Errors
    /// As [`Gulungan::hitung`].
    pub fn baru(dimensi: Arc<Dimensi>, kolom: Kolom, per: u64) -> Result<Self, RollupError> {
        let gulungan = Gulungan::hitung(dimensi, &kolom, per)?;
        Ok(Self {
            kolom,
            ekor: Vec::new(),
            gulungan,
        })
    }

    /// The totals.
    pub fn gulungan(&self) -> &Gulungan {
        &self.gulungan
    }

    /// Number of lines.
    pub fn jumlah(&self) -> usize {
        self.kolom.jumlah() + self.ekor.len()
    }

    /// A line by its number: clustered lines first, later ones in order of arrival.
    pub fn baris(&self, nomor: usize) -> Option<Baris> {
        match nomor.checked_sub(self.kolom.jumlah()) {
            None => self.kolom.baris(nomor),
            Some(ekor) => self.ekor.get(ekor).copied(),
        }
    }

    /// Applies one change to the line and to each of its ancestor cells: O(depth), no other line
    /// is looked at. Totals are as of `urut` afterwards.
    ///
    /// # Errors
    /// A number that is not newer, an unknown line or code, or a possible overflow; the state is
    /// then as before.
    pub fn terapkan(&mut self, urut: u64, perubahan: Perubahan) -> Result<(), RollupError> {
        let lama = self.gulungan.per;
        if urut <= lama {
            return Err(RollupError::UrutMundur { lama, baru: urut });
        }
        let (baris, selisih) = self.selisih(perubahan)?;
        self.gulungan.tambah(baris, selisih)?;
        self.gulungan.per = urut;
        match perubahan {
            Perubahan::Tambah(baris) => self.ekor.push(baris),
            Perubahan::Ganti { nomor, nilai } => self.ganti(nomor, nilai),
        }
        Ok(())
    }

    /// The line a change is about, and how much it moves.
    fn selisih(&self, perubahan: Perubahan) -> Result<(Baris, i128), RollupError> {
        match perubahan {
            Perubahan::Tambah(baris) => {
                periksa(self.gulungan.dimensi(), &baris)?;
                Ok((baris, i128::from(baris.nilai)))
            }
            Perubahan::Ganti { nomor, nilai } => {
                let lama = self.baris(nomor).ok_or(RollupError::DiLuarDimensi {
                    apa: "baris",
                    kode: nomor,
                })?;
                Ok((lama, i128::from(nilai) - i128::from(lama.nilai)))
            }
        }
    }

    fn ganti(&mut self, nomor: usize, nilai: i64) {
        let tempat = match nomor.checked_sub(self.kolom.jumlah()) {
            None => self.kolom.nilai.get_mut(nomor),
            Some(ekor) => self.ekor.get_mut(ekor).map(|b| &mut b.nilai),
        };
        if let Some(n) = tempat {
            *n = nilai;
        }
    }

    /// Columns with the later lines sorted in, ready for the file.
    ///
    /// # Errors
    /// As [`Kolom::susun`].
    pub fn kolom(&self) -> Result<Kolom, RollupError> {
        if self.ekor.is_empty() {
            return Ok(self.kolom.clone());
        }
        let semua: Vec<Baris> = self
            .kolom
            .semua()
            .chain(self.ekor.iter().copied())
            .collect();
        Kolom::susun(self.gulungan.dimensi(), &semua)
    }
}

impl Gulungan {
    /// Moves every ancestor cell of one line.
    fn tambah(&mut self, baris: Baris, selisih: i128) -> Result<(), RollupError> {
        let mutlak = u128::from(self.mutlak.unsigned_abs()) + selisih.unsigned_abs();
        let (Ok(mutlak), Ok(selisih)) = (i64::try_from(mutlak), i64::try_from(selisih)) else {
            return Err(RollupError::Luap(mutlak));
        };
        let dimensi = Arc::clone(&self.dimensi);
        let opd = usize_dari(baris.opd);
        let luar = RollupError::DiLuarDimensi {
            apa: "perangkat daerah",
            kode: opd,
        };
        let pemda = dimensi.pemda(opd).ok_or(luar)?;
        let provinsi = dimensi.provinsi(pemda).unwrap_or(0);
        self.mutlak = mutlak;
        for simpul in dimensi.program().leluhur(baris.program) {
            if let Some(sel) = self.opd_program.get_mut(opd) {
                sel.tambah(simpul, selisih);
            }
            self.provinsi_program.tambah(provinsi, simpul, selisih);
            self.nasional_program.tambah(0, simpul, selisih);
        }
        for simpul in dimensi.akun().leluhur(baris.akun) {
            if let Some(sel) = self.pemda_akun.get_mut(usize::from(pemda)) {
                sel.tambah(simpul, selisih);
            }
            self.provinsi_akun.tambah(provinsi, simpul, selisih);
            self.nasional_akun.tambah(0, simpul, selisih);
        }
        tambah_di(&mut self.opd, opd, selisih);
        tambah_di(&mut self.pemda, usize::from(pemda), selisih);
        tambah_di(&mut self.provinsi, usize::from(provinsi), selisih);
        self.nasional += selisih;
        Ok(())
    }
}
