//! Documents with one ceiling per unit and sub kegiatan: RKPD, KUA-PPAS, APBD, DPA.

use rustc_hash::FxHashMap;

use super::{Rujukan, padat_ix};
use crate::kamus::Simbol;

/// Kinds of documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dok {
    /// Five-year regional plan.
    Rpjmd,
    /// Five-year plan of a perangkat daerah.
    Renstra,
    /// Yearly regional plan.
    Rkpd,
    /// Budget policy and provisional ceilings.
    Ppas,
    /// Regional budget.
    Apbd,
    /// Budget execution document.
    Dpa,
    /// Realisation.
    Realisasi,
}

impl Dok {
    /// Name in texts.
    pub fn nama(self) -> &'static str {
        match self {
            Dok::Rpjmd => "RPJMD",
            Dok::Renstra => "Renstra",
            Dok::Rkpd => "RKPD",
            Dok::Ppas => "KUA-PPAS",
            Dok::Apbd => "APBD",
            Dok::Dpa => "DPA",
            Dok::Realisasi => "realisasi",
        }
    }

    /// Name in keys, equal to the kind kept in the database.
    pub fn kunci(self) -> &'static str {
        match self {
            Dok::Rpjmd => "rpjmd",
            Dok::Renstra => "renstra",
            Dok::Rkpd => "rkpd",
            Dok::Ppas => "ppas",
            Dok::Apbd => "apbd",
            Dok::Dpa => "dpa",
            Dok::Realisasi => "realisasi",
        }
    }
}

/// One fund source of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SumberBaris {
    /// Code.
    pub kode: Simbol,
    /// Name.
    pub nama: Simbol,
    /// Share of the ceiling in sen, when the document splits it.
    pub nilai: Option<i64>,
}

/// One ceiling row. Amounts in sen.
#[derive(Clone, Debug, Default, Hash)]
pub struct BarisPagu {
    /// Row id.
    pub simpul: Rujukan,
    /// Perangkat daerah.
    pub opd: u32,
    /// Unit: the perangkat daerah itself when it has no unit here.
    pub unit: u32,
    /// Sub kegiatan code.
    pub sub: Simbol,
    /// Name as typed.
    pub nama: Simbol,
    /// Ceiling.
    pub pagu: i64,
    /// Validated ceiling.
    pub validasi: Option<i64>,
    /// Sum of the lines as the document states it.
    pub rincian: Option<i64>,
    /// Forward estimate of the next year.
    pub maju: Option<i64>,
    /// Fund sources.
    pub sumber: Vec<SumberBaris>,
    /// Regional priority labels.
    pub prioritas: Vec<Simbol>,
    /// Number of provincial labels.
    pub prioritas_provinsi: u16,
    /// Number of national labels.
    pub prioritas_nasional: u16,
    /// Number of locations.
    pub lokasi: u16,
}

/// Level an indicator hangs on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TingkatKinerja {
    /// Outcome of a program.
    Program,
    /// Result of a kegiatan.
    Kegiatan,
    /// Output of a sub kegiatan.
    SubKegiatan,
    /// The file names no level that can carry an indicator.
    Lain,
}

/// One indicator of a yearly document.
#[derive(Clone, Debug, Hash)]
pub struct BarisIndikator {
    /// Row id of the node.
    pub simpul: Rujukan,
    /// Unit.
    pub unit: u32,
    /// Level.
    pub tingkat: TingkatKinerja,
    /// Code of the program, kegiatan or sub kegiatan.
    pub kode: Simbol,
    /// Text; empty when the file has a row without indicator.
    pub teks: Simbol,
    /// Target as typed.
    pub target: Simbol,
    /// Unit of measure as typed.
    pub satuan: Simbol,
}

/// An amount stated on a level above the rows, to be compared with their sum.
#[derive(Clone, Debug, Hash)]
pub struct PaguInduk {
    /// Row id of the node.
    pub simpul: Rujukan,
    /// Unit.
    pub unit: u32,
    /// Code of the program or kegiatan.
    pub kode: Simbol,
    /// Stated amount in sen.
    pub nilai: i64,
}

/// One edition of a yearly document.
#[derive(Clone, Debug)]
pub struct DokumenPagu {
    /// Kind.
    pub jenis: Dok,
    /// Edition id.
    pub edisi: Rujukan,
    /// Ceiling rows.
    pub baris: Vec<BarisPagu>,
    /// Indicators that have a text.
    pub indikator: Vec<BarisIndikator>,
    /// Rows of the indicator file, those without indicator included.
    pub baris_indikator: usize,
    /// Amounts stated on upper levels.
    pub induk: Vec<PaguInduk>,
    indeks: FxHashMap<(u32, Simbol), u32>,
}

impl DokumenPagu {
    /// An empty document.
    pub fn baru(jenis: Dok) -> Self {
        DokumenPagu {
            jenis,
            edisi: 0,
            baris: Vec::new(),
            indikator: Vec::new(),
            baris_indikator: 0,
            induk: Vec::new(),
            indeks: FxHashMap::default(),
        }
    }

    /// Builds the index (unit, sub kegiatan) → row; the first of equal rows wins.
    pub fn lengkapi(&mut self) {
        self.indeks.clear();
        for (i, b) in self.baris.iter().enumerate() {
            self.indeks.entry((b.unit, b.sub)).or_insert(padat_ix(i));
        }
        self.baris_indikator = self.baris_indikator.max(self.indikator.len());
    }

    /// The row of a unit and sub kegiatan.
    pub fn cari(&self, unit: u32, sub: Simbol) -> Option<&BarisPagu> {
        self.posisi(unit, sub)
            .and_then(|i| self.baris.get(super::ix(i)))
    }

    /// The position of the row of a unit and sub kegiatan.
    pub fn posisi(&self, unit: u32, sub: Simbol) -> Option<u32> {
        self.indeks.get(&(unit, sub)).copied()
    }

    /// Sum of the ceilings.
    pub fn total(&self) -> i128 {
        self.baris.iter().map(|b| i128::from(b.pagu)).sum()
    }
}
