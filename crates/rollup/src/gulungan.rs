//! All totals of a set of lines.

use std::sync::Arc;

use crate::kerja::Kerja;
use crate::{Dimensi, Kolom, Padat, RollupError, Sel};

/// Every total above a set of lines: 37 result tables for trees of five and six levels.
///
/// | table | levels |
/// |---|---|
/// | perangkat daerah × programme, government × account | 5, 6 |
/// | perangkat daerah, government, province, nation | 4 |
/// | province × programme, nation × programme | 5, 5 |
/// | province × account, nation × account | 6, 6 |
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gulungan {
    pub(crate) dimensi: Arc<Dimensi>,
    pub(crate) per: u64,
    /// Sum of absolute amounts ever added: no cell can be larger.
    pub(crate) mutlak: i64,
    pub(crate) opd_program: Vec<Sel>,
    pub(crate) pemda_akun: Vec<Sel>,
    pub(crate) opd: Vec<i64>,
    pub(crate) pemda: Vec<i64>,
    pub(crate) provinsi: Vec<i64>,
    pub(crate) nasional: i64,
    pub(crate) provinsi_program: Padat,
    pub(crate) nasional_program: Padat,
    pub(crate) provinsi_akun: Padat,
    pub(crate) nasional_akun: Padat,
}

/// Count and sum of one result table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ringkas {
    /// Cells that have lines at or below them.
    pub sel: u64,
    /// Their sum.
    pub jumlah: i128,
}

impl Gulungan {
    /// Rolls all lines up: one pass at leaf level, then each level from the one below.
    ///
    /// `per` is the number of the newest change that the lines contain ("as of").
    ///
    /// # Errors
    /// [`RollupError::Luap`] when the absolute amounts together leave `i64`. Below that bound no
    /// partial sum can overflow, whatever the order of the lines, so the loops add plainly.
    pub fn hitung(dimensi: Arc<Dimensi>, kolom: &Kolom, per: u64) -> Result<Self, RollupError> {
        let mutlak = jumlah_mutlak(&kolom.nilai)?;
        let mut hasil = Self::kosong(dimensi, per);
        hasil.mutlak = mutlak;
        let dimensi = Arc::clone(&hasil.dimensi);
        let mut program = Kerja::baru(dimensi.program().jumlah());
        let mut akun = Kerja::baru(dimensi.akun().jumlah());
        let mut pemda_kini = None;
        for opd in 0..dimensi.jumlah_opd() {
            let pemda = dimensi.pemda(opd);
            if pemda != pemda_kini {
                hasil.tutup_pemda(pemda_kini, &mut akun);
                pemda_kini = pemda;
            }
            tambah_baris(kolom, opd, &mut program, &mut akun);
            hasil.tutup_opd(opd, &mut program);
        }
        hasil.tutup_pemda(pemda_kini, &mut akun);
        hasil.nasional_program = hasil.provinsi_program.lipat();
        hasil.nasional_akun = hasil.provinsi_akun.lipat();
        Ok(hasil)
    }

    /// A roll-up without lines.
    pub fn kosong(dimensi: Arc<Dimensi>, per: u64) -> Self {
        let (program, akun) = (dimensi.program().jumlah(), dimensi.akun().jumlah());
        let (opd, pemda) = (dimensi.jumlah_opd(), dimensi.jumlah_pemda());
        let provinsi = dimensi.jumlah_provinsi();
        Self {
            per,
            mutlak: 0,
            opd_program: vec![Sel::default(); opd],
            pemda_akun: vec![Sel::default(); pemda],
            opd: vec![0; opd],
            pemda: vec![0; pemda],
            provinsi: vec![0; provinsi],
            nasional: 0,
            provinsi_program: Padat::kosong(provinsi, program),
            nasional_program: Padat::kosong(1, program),
            provinsi_akun: Padat::kosong(provinsi, akun),
            nasional_akun: Padat::kosong(1, akun),
            dimensi,
        }
    }

    fn tutup_opd(&mut self, opd: usize, kerja: &mut Kerja) {
        let dimensi = Arc::clone(&self.dimensi);
        let sel = kerja.panen(dimensi.program());
        let Some(pemda) = dimensi.pemda(opd) else {
            return;
        };
        let Some(provinsi) = dimensi.provinsi(pemda) else {
            return;
        };
        let mut total = 0;
        for (simpul, nilai) in sel.iter() {
            self.provinsi_program.tambah(provinsi, simpul, nilai);
            if dimensi.program().tingkat(simpul) == Some(1) {
                total += nilai;
            }
        }
        tambah_di(&mut self.opd, opd, total);
        tambah_di(&mut self.pemda, usize::from(pemda), total);
        tambah_di(&mut self.provinsi, usize::from(provinsi), total);
        self.nasional += total;
        if let Some(tempat) = self.opd_program.get_mut(opd) {
            *tempat = sel;
        }
    }

    fn tutup_pemda(&mut self, pemda: Option<u16>, kerja: &mut Kerja) {
        let Some(pemda) = pemda else { return };
        let dimensi = Arc::clone(&self.dimensi);
        let sel = kerja.panen(dimensi.akun());
        let Some(provinsi) = dimensi.provinsi(pemda) else {
            return;
        };
        for (simpul, nilai) in sel.iter() {
            self.provinsi_akun.tambah(provinsi, simpul, nilai);
        }
        if let Some(tempat) = self.pemda_akun.get_mut(usize::from(pemda)) {
            *tempat = sel;
        }
    }

    /// Number of the newest change contained ("as of").
    pub fn per(&self) -> u64 {
        self.per
    }

    /// What the codes mean.
    pub fn dimensi(&self) -> &Arc<Dimensi> {
        &self.dimensi
    }

    /// Programme totals of a perangkat daerah.
    pub fn opd_program(&self, opd: usize) -> Option<&Sel> {
        self.opd_program.get(opd)
    }

    /// Account totals of a government.
    pub fn pemda_akun(&self, pemda: usize) -> Option<&Sel> {
        self.pemda_akun.get(pemda)
    }

    /// Total of a perangkat daerah.
    pub fn opd(&self, opd: usize) -> Option<i64> {
        self.opd.get(opd).copied()
    }

    /// Total of a government.
    pub fn pemda(&self, pemda: usize) -> Option<i64> {
        self.pemda.get(pemda).copied()
    }

    /// Total of a province with all its governments.
    pub fn provinsi(&self, provinsi: usize) -> Option<i64> {
        self.provinsi.get(provinsi).copied()
    }

    /// Total of the nation.
    pub fn nasional(&self) -> i64 {
        self.nasional
    }

    /// Programme totals of the provinces.
    pub fn provinsi_program(&self) -> &Padat {
        &self.provinsi_program
    }

    /// Programme totals of the nation (owner 0).
    pub fn nasional_program(&self) -> &Padat {
        &self.nasional_program
    }

    /// Account totals of the provinces.
    pub fn provinsi_akun(&self) -> &Padat {
        &self.provinsi_akun
    }

    /// Account totals of the nation (owner 0).
    pub fn nasional_akun(&self) -> &Padat {
        &self.nasional_akun
    }

    /// Count and sum of every result table, in a fixed order; equal sums prove the fold when all
    /// lines lie on leaves of the deepest level.
    pub fn ringkas(&self) -> Vec<(String, Ringkas)> {
        let mut hasil = Vec::new();
        let (program, akun) = (self.dimensi.program(), self.dimensi.akun());
        let opd = self.opd_program.iter().flat_map(Sel::iter);
        per_tingkat(&mut hasil, "opd_program", program, opd);
        let pemda = self.pemda_akun.iter().flat_map(Sel::iter);
        per_tingkat(&mut hasil, "pemda_akun", akun, pemda);
        self.ringkas_organisasi(&mut hasil);
        let padat = [
            ("provinsi_program", program, &self.provinsi_program),
            ("nasional_program", program, &self.nasional_program),
            ("provinsi_akun", akun, &self.provinsi_akun),
            ("nasional_akun", akun, &self.nasional_akun),
        ];
        for (nama, pohon, tabel) in padat {
            per_tingkat(
                &mut hasil,
                nama,
                pohon,
                tabel.iter().map(|(_, s, n)| (s, n)),
            );
        }
        hasil
    }

    /// An owner without any line has no cell, as in the tables above it.
    fn ringkas_organisasi(&self, hasil: &mut Vec<(String, Ringkas)>) {
        let mut opd = Ringkas::default();
        let mut pemda = vec![false; self.pemda.len()];
        for (i, sel) in self
            .opd_program
            .iter()
            .enumerate()
            .filter(|(_, s)| s.jumlah() > 0)
        {
            opd.tambah(self.opd(i).unwrap_or(0));
            let milik = self.dimensi.pemda(i).map(usize::from);
            if let Some(ada) = milik.and_then(|m| pemda.get_mut(m)) {
                *ada = sel.jumlah() > 0;
            }
        }
        let mut per_pemda = Ringkas::default();
        let mut provinsi = vec![false; self.provinsi.len()];
        for (i, _) in pemda.iter().enumerate().filter(|(_, ada)| **ada) {
            per_pemda.tambah(self.pemda(i).unwrap_or(0));
            let milik = u16::try_from(i).ok().and_then(|p| self.dimensi.provinsi(p));
            if let Some(ada) = milik.and_then(|m| provinsi.get_mut(usize::from(m))) {
                *ada = true;
            }
        }
        let mut per_provinsi = Ringkas::default();
        for (i, _) in provinsi.iter().enumerate().filter(|(_, ada)| **ada) {
            per_provinsi.tambah(self.provinsi(i).unwrap_or(0));
        }
        let ada = u64::from(opd.sel > 0);
        let nasional = Ringkas {
            sel: ada,
            jumlah: i128::from(self.nasional),
        };
        let tabel = [
            ("opd", opd),
            ("pemda", per_pemda),
            ("provinsi", per_provinsi),
            ("nasional", nasional),
        ];
        hasil.extend(tabel.map(|(nama, r)| (nama.to_owned(), r)));
    }
}

impl Ringkas {
    fn tambah(&mut self, nilai: i64) {
        self.sel += 1;
        self.jumlah += i128::from(nilai);
    }
}

fn per_tingkat(
    hasil: &mut Vec<(String, Ringkas)>,
    nama: &str,
    pohon: &crate::Hierarki,
    sel: impl Iterator<Item = (u16, i64)>,
) {
    let mut tingkat = vec![Ringkas::default(); usize::from(pohon.kedalaman())];
    for (simpul, nilai) in sel {
        let t = pohon.tingkat(simpul).map_or(0, |t| usize::from(t) - 1);
        if let Some(r) = tingkat.get_mut(t) {
            r.tambah(nilai);
        }
    }
    hasil.extend(
        tingkat
            .into_iter()
            .enumerate()
            .map(|(t, r)| (format!("{nama}_{}", t + 1), r)),
    );
}

/// The hot loop. Lines of one sub kegiatan usually follow each other: their sum stays in a
/// register until the node changes.
fn tambah_baris(kolom: &Kolom, opd: usize, program: &mut Kerja, akun: &mut Kerja) {
    let letak = kolom.letak(opd);
    let (Some(p), Some(a), Some(n)) = (
        kolom.program.get(letak.clone()),
        kolom.akun.get(letak.clone()),
        kolom.nilai.get(letak),
    ) else {
        return;
    };
    let Some(mut kini) = p.first().copied() else {
        return;
    };
    let mut jumlah = 0;
    for ((p, a), n) in p.iter().zip(a).zip(n) {
        if *p != kini {
            program.tambah(kini, jumlah);
            kini = *p;
            jumlah = 0;
        }
        jumlah += *n;
        akun.tambah(*a, *n);
    }
    program.tambah(kini, jumlah);
}

/// Sum of absolute values, refused when it leaves `i64`.
fn jumlah_mutlak(nilai: &[i64]) -> Result<i64, RollupError> {
    let jumlah: u128 = nilai.iter().map(|n| u128::from(n.unsigned_abs())).sum();
    i64::try_from(jumlah).map_err(|_| RollupError::Luap(jumlah))
}

pub(crate) fn tambah_di(nilai: &mut [i64], di: usize, selisih: i64) {
    if let Some(n) = nilai.get_mut(di) {
        *n += selisih;
    }
}
