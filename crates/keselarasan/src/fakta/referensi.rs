//! National lists and price standards.

use rustc_hash::FxHashMap;

use super::{Rujukan, padat_ix};
use crate::kamus::Simbol;

/// Level of a nomenclature entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TingkatNomenklatur {
    /// Urusan.
    Urusan,
    /// Bidang urusan.
    Bidang,
    /// Program.
    Program,
    /// Kegiatan.
    Kegiatan,
    /// Sub kegiatan.
    SubKegiatan,
}

/// One entry of the nomenclature.
#[derive(Clone, Debug, Hash)]
pub struct ButirNomenklatur {
    /// Code.
    pub kode: Simbol,
    /// Level.
    pub tingkat: TingkatNomenklatur,
    /// Official name.
    pub nama: Simbol,
    /// Official indicator.
    pub indikator: Simbol,
    /// Official unit of measure.
    pub satuan: Simbol,
    /// Counts towards a minimum service.
    pub spm: bool,
    /// Thematic tags.
    pub tag: Vec<Simbol>,
    /// Code in the edition before.
    pub sebelumnya: Simbol,
}

/// One edition of the nomenclature, for one kind of government.
#[derive(Clone, Debug)]
pub struct EdisiNomenklatur {
    /// Name of the edition, `2027`.
    pub nama: String,
    /// Uses the same code shape as the documents (four-digit tail).
    pub sebanding: bool,
    /// Entries.
    pub butir: Vec<ButirNomenklatur>,
    cari: FxHashMap<Simbol, u32>,
    penerus: FxHashMap<Simbol, u32>,
}

impl EdisiNomenklatur {
    /// An edition of these entries.
    pub fn baru(nama: &str, sebanding: bool, butir: Vec<ButirNomenklatur>) -> Self {
        let mut cari = FxHashMap::default();
        let mut penerus = FxHashMap::default();
        for (i, b) in butir.iter().enumerate() {
            cari.entry(b.kode).or_insert(padat_ix(i));
            if !b.sebelumnya.kosong() {
                penerus.entry(b.sebelumnya).or_insert(padat_ix(i));
            }
        }
        EdisiNomenklatur {
            nama: nama.to_owned(),
            sebanding,
            butir,
            cari,
            penerus,
        }
    }

    /// The entry of a code, exactly as written.
    pub fn butir(&self, kode: Simbol) -> Option<&ButirNomenklatur> {
        self.cari
            .get(&kode)
            .and_then(|&i| self.butir.get(super::ix(i)))
    }

    /// The entry that names this code as its previous one.
    pub fn penerus(&self, kode: Simbol) -> Option<&ButirNomenklatur> {
        self.penerus
            .get(&kode)
            .and_then(|&i| self.butir.get(super::ix(i)))
    }
}

/// A flat list of codes: accounts or fund sources.
#[derive(Clone, Debug, Default)]
pub struct DaftarKode {
    nama: FxHashMap<Simbol, Simbol>,
    induk: rustc_hash::FxHashSet<Simbol>,
}

impl DaftarKode {
    /// Adds a code, its name and the code above it.
    pub fn tambah(&mut self, kode: Simbol, nama: Simbol, induk: Option<Simbol>) {
        self.nama.insert(kode, nama);
        if let Some(i) = induk {
            self.induk.insert(i);
        }
    }

    /// The name of a code.
    pub fn nama(&self, kode: Simbol) -> Option<Simbol> {
        self.nama.get(&kode).copied()
    }

    /// True when other codes of the list hang below this one.
    pub fn punya_anak(&self, kode: Simbol) -> bool {
        self.induk.contains(&kode)
    }

    /// How many codes.
    pub fn jumlah(&self) -> usize {
        self.nama.len()
    }
}

/// Accounts permitted per goods or service code.
#[derive(Clone, Debug, Default)]
pub struct BarangRekening {
    boleh: FxHashMap<Simbol, Vec<Simbol>>,
    jumlah: usize,
}

impl BarangRekening {
    /// Permits an account for a goods code.
    pub fn tambah(&mut self, barang: Simbol, rekening: Simbol) {
        let isi = self.boleh.entry(barang).or_default();
        if !rekening.kosong() && !isi.contains(&rekening) {
            isi.push(rekening);
        }
        self.jumlah += 1;
    }

    /// The accounts permitted for a goods code; none when the list does not know the code.
    pub fn boleh(&self, barang: Simbol) -> Option<&[Simbol]> {
        self.boleh.get(&barang).map(Vec::as_slice)
    }

    /// Rows of the list.
    pub fn jumlah(&self) -> usize {
        self.jumlah
    }
}

/// Revenue or financing of an account. Amount in sen.
#[derive(Clone, Debug, Hash)]
pub struct BarisAkun {
    /// Row id.
    pub id: Rujukan,
    /// Account.
    pub rekening: Simbol,
    /// Fund source it feeds; empty when unknown.
    pub sumber: Simbol,
    /// Amount.
    pub nilai: i64,
}

/// One item of a price standard. Price in sen.
#[derive(Clone, Debug, Hash)]
pub struct StandarHarga {
    /// Row id.
    pub id: Rujukan,
    /// `ssh`, `sbu`, `hspk` or `asb`.
    pub kelompok: Simbol,
    /// Goods group code.
    pub kode: Simbol,
    /// Item.
    pub nama: Simbol,
    /// Specification.
    pub spesifikasi: Simbol,
    /// Unit of measure.
    pub satuan: Simbol,
    /// Price.
    pub harga: i64,
    /// Accounts it may be charged to.
    pub rekening: Vec<Simbol>,
}

/// A macro indicator of the government in the year; values in millionths.
#[derive(Clone, Debug, Hash)]
pub struct Makro {
    /// National number of the indicator.
    pub nomor: u16,
    /// Name.
    pub nama: Simbol,
    /// Period, `202103`.
    pub periode: Simbol,
    /// Own target of the RKPD.
    pub rkpd: Option<i64>,
    /// National yearly target.
    pub rkp: Option<i64>,
    /// National five-year target for the area.
    pub rpjmn: Option<i64>,
    /// Regional breakdown of the national target.
    pub kewilayahan: Option<i64>,
}

/// Published budget of one government by account. Amounts in sen.
#[derive(Clone, Debug, Hash)]
pub struct PemdaTerbit {
    /// Kemendagri code.
    pub kode: Simbol,
    /// Name.
    pub nama: Simbol,
    /// Account and amount.
    pub akun: Vec<(Simbol, i64)>,
}
