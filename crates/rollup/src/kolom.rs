//! The lines as columns, clustered by perangkat daerah.

use std::ops::Range;

use crate::{Dimensi, RollupError};

/// One budget line in integer codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Baris {
    /// Perangkat daerah.
    pub opd: u32,
    /// Programme node, usually a sub kegiatan.
    pub program: u16,
    /// Account node, usually a sub rincian objek.
    pub akun: u16,
    /// Amount in the caller's unit (sen in the product).
    pub nilai: i64,
}

/// Lines as four columns: 12 bytes a line and one offset per perangkat daerah.
///
/// # Why
/// The perangkat daerah is not stored per line: its lines lie together, which lets one small dense
/// array take all of them while it stays in the processor's cache.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kolom {
    pub(crate) mulai: Vec<u32>,
    pub(crate) program: Vec<u16>,
    pub(crate) akun: Vec<u16>,
    pub(crate) nilai: Vec<i64>,
}

impl Kolom {
    /// Clusters lines of any order: one counting pass, one placing pass, stable.
    ///
    /// # Errors
    /// A line that names something outside the dimension; more than `u32::MAX` lines.
    pub fn susun(dimensi: &Dimensi, baris: &[Baris]) -> Result<Self, RollupError> {
        let batas = usize::try_from(u32::MAX).unwrap_or(usize::MAX);
        if baris.len() > batas {
            return Err(RollupError::TerlaluBanyak {
                apa: "baris",
                jumlah: baris.len(),
                batas,
            });
        }
        let mut mulai = vec![0_u32; dimensi.jumlah_opd() + 1];
        for b in baris {
            periksa(dimensi, b)?;
            if let Some(m) = mulai.get_mut(usize_dari(b.opd) + 1) {
                *m += 1;
            }
        }
        let mut jumlah = 0;
        for m in &mut mulai {
            jumlah += *m;
            *m = jumlah;
        }
        let mut kolom = Self {
            program: vec![0; baris.len()],
            akun: vec![0; baris.len()],
            nilai: vec![0; baris.len()],
            mulai,
        };
        let mut isi = kolom.mulai.clone();
        for b in baris {
            let Some(tempat) = isi.get_mut(usize_dari(b.opd)) else {
                continue;
            };
            kolom.taruh(usize_dari(*tempat), b);
            *tempat += 1;
        }
        Ok(kolom)
    }

    fn taruh(&mut self, tempat: usize, b: &Baris) {
        if let Some(x) = self.program.get_mut(tempat) {
            *x = b.program;
        }
        if let Some(x) = self.akun.get_mut(tempat) {
            *x = b.akun;
        }
        if let Some(x) = self.nilai.get_mut(tempat) {
            *x = b.nilai;
        }
    }

    /// Number of lines.
    pub fn jumlah(&self) -> usize {
        self.nilai.len()
    }

    /// Where the lines of a perangkat daerah lie; empty for an unknown one.
    pub fn letak(&self, opd: usize) -> Range<usize> {
        match (self.mulai.get(opd), self.mulai.get(opd + 1)) {
            (Some(dari), Some(sampai)) => usize_dari(*dari)..usize_dari(*sampai),
            _ => 0..0,
        }
    }

    /// The line at a place, with its perangkat daerah looked up.
    pub fn baris(&self, tempat: usize) -> Option<Baris> {
        let batas = u32::try_from(tempat).ok()?;
        let opd = self.mulai.partition_point(|m| *m <= batas).checked_sub(1)?;
        Some(Baris {
            opd: u32::try_from(opd).ok()?,
            program: *self.program.get(tempat)?,
            akun: *self.akun.get(tempat)?,
            nilai: *self.nilai.get(tempat)?,
        })
    }

    /// All lines in their stored order.
    pub fn semua(&self) -> impl Iterator<Item = Baris> + '_ {
        (0..self.jumlah()).filter_map(|i| self.baris(i))
    }
}

/// Refuses a line that names something outside the dimension.
pub(crate) fn periksa(dimensi: &Dimensi, b: &Baris) -> Result<(), RollupError> {
    let luar = |apa, kode| Err(RollupError::DiLuarDimensi { apa, kode });
    if usize_dari(b.opd) >= dimensi.jumlah_opd() {
        return luar("perangkat daerah", usize_dari(b.opd));
    }
    if usize::from(b.program) >= dimensi.program().jumlah() {
        return luar("program", usize::from(b.program));
    }
    if usize::from(b.akun) >= dimensi.akun().jumlah() {
        return luar("akun", usize::from(b.akun));
    }
    Ok(())
}

pub(crate) fn usize_dari(x: u32) -> usize {
    usize::try_from(x).unwrap_or(usize::MAX)
}
