//! Collects the nodes and values of one edition.

use std::collections::BTreeMap;

use dasar::kode::KodeNomenklatur;
use dasar::uang::Rupiah;
use store::benang::IsiEdisi;
use uuid::Uuid;

use super::register::Register;
use crate::impor::opsi::Opsi;
use crate::impor::sidik::id;
use crate::impor::tujuan::Dokumen;

/// Whose node it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Pemegang {
    /// OPD, none when it could not be recognised.
    pub opd: Option<Uuid>,
    /// Unit; the OPD itself when there is no sub-unit.
    pub unit: Option<Uuid>,
}

/// The file and row a value came from.
#[derive(Debug, Clone, Copy)]
pub struct Asal {
    /// File.
    pub berkas: Uuid,
    /// Spreadsheet row.
    pub baris: i32,
}

/// A node to be made.
#[derive(Debug, Clone)]
pub struct SimpulBaru<'a> {
    /// Level.
    pub tingkat: &'static str,
    /// Canonical code.
    pub kode: &'a str,
    /// Code as typed, when it differed.
    pub kode_asli: &'a str,
    /// Name.
    pub nama: &'a str,
    /// Parent.
    pub induk: Option<Uuid>,
    /// Whose.
    pub pemegang: Pemegang,
    /// Flags.
    pub bendera: Vec<&'a str>,
    /// Where from.
    pub asal: Asal,
}

type Kunci = (&'static str, String, Pemegang);

/// Names of nomenclature codes.
pub type NamaKode = BTreeMap<String, String>;

/// Builds one edition.
pub struct Penyusun<'a> {
    /// Government.
    pub pemda: Uuid,
    /// Edition.
    pub edisi: Uuid,
    /// Kind of document.
    pub dokumen: Dokumen,
    /// Options of the document.
    pub opsi: &'a Opsi,
    /// Organisations.
    pub register: &'a mut Register,
    /// Nomenclature names.
    pub nama_kode: &'a NamaKode,
    /// Rows so far.
    pub isi: IsiEdisi,
    simpul: BTreeMap<Kunci, Uuid>,
    urut: i32,
    urut_indikator: BTreeMap<(Uuid, String), u32>,
    pagu_ada: BTreeMap<(Uuid, u16, &'static str), ()>,
}

impl<'a> Penyusun<'a> {
    /// Nothing yet.
    pub fn baru(
        pemda: Uuid,
        edisi: Uuid,
        dokumen: Dokumen,
        opsi: &'a Opsi,
        register: &'a mut Register,
        nama_kode: &'a NamaKode,
    ) -> Self {
        Self {
            pemda,
            edisi,
            dokumen,
            opsi,
            register,
            nama_kode,
            isi: IsiEdisi::default(),
            simpul: BTreeMap::new(),
            urut: 0,
            urut_indikator: BTreeMap::new(),
            pagu_ada: BTreeMap::new(),
        }
    }

    /// First year of the document.
    #[must_use]
    pub fn tahun(&self) -> u16 {
        self.opsi.tahun.unwrap_or_default()
    }

    /// Next position.
    pub fn urut(&mut self) -> i32 {
        self.urut += 1;
        self.urut
    }

    /// The node with this key, if made.
    #[must_use]
    pub fn cari(&self, tingkat: &'static str, kode: &str, pemegang: Pemegang) -> Option<Uuid> {
        self.simpul
            .get(&(tingkat, kode.to_owned(), pemegang))
            .copied()
    }

    /// The node with the key of `s`, made when missing. The flag tells whether it is new.
    pub fn simpul(&mut self, s: &SimpulBaru<'_>) -> (Uuid, bool) {
        let kunci = (s.tingkat, s.kode.to_owned(), s.pemegang);
        if let Some(ada) = self.simpul.get(&kunci) {
            return (*ada, false);
        }
        let teks = |u: Option<Uuid>| u.map(|u| u.to_string()).unwrap_or_default();
        let id_simpul = id(&[
            &self.pemda.to_string(),
            self.dokumen.sebagai_str(),
            &self.tahun().to_string(),
            &teks(s.pemegang.opd),
            &teks(s.pemegang.unit),
            s.tingkat,
            s.kode,
        ]);
        let urut = self.urut();
        self.isi
            .simpul
            .nilai(self.pemda)
            .nilai(self.edisi)
            .nilai(id_simpul)
            .opsi(s.induk)
            .teks(s.tingkat)
            .teks(s.kode)
            .teks(if s.kode_asli == s.kode {
                ""
            } else {
                s.kode_asli
            })
            .teks(s.nama)
            .opsi(s.pemegang.opd)
            .opsi(s.pemegang.unit)
            .nilai(urut)
            .larik(s.bendera.iter().copied())
            .nilai(s.asal.berkas)
            .nilai(s.asal.baris)
            .akhir();
        self.simpul.insert(kunci, id_simpul);
        (id_simpul, true)
    }

    /// Best name of a code: the nomenclature's, else what the document says, else the code.
    #[must_use]
    pub fn nama_untuk(&self, kode: &KodeNomenklatur, dokumen: Option<&str>) -> String {
        if let Some(teks) = dokumen.filter(|t| t.contains(' ')) {
            return teks.to_owned();
        }
        let resmi = self.nama_kode.get(kode.as_str()).or_else(|| {
            kode.ke_generik()
                .and_then(|g| self.nama_kode.get(g.as_str()))
        });
        match (resmi, dokumen) {
            (Some(nama), _) => nama.clone(),
            (None, Some(teks)) if !teks.is_empty() => teks.to_owned(),
            _ => kode.to_string(),
        }
    }

    /// Programme and activity above a code, made when missing; returns the parent of the code.
    pub fn induk_dari(
        &mut self,
        kode: &KodeNomenklatur,
        pemegang: Pemegang,
        nama: &dyn Fn(&str) -> Option<String>,
        asal: Asal,
        bendera: &[&str],
    ) -> Option<Uuid> {
        let mut induk = None;
        for (tingkat, atas) in [("program", kode.program()), ("kegiatan", kode.kegiatan())] {
            let Some(atas) = atas.filter(|a| a != kode) else {
                continue;
            };
            let tulisan = nama(atas.as_str());
            let nama_atas = self.nama_untuk(&atas, tulisan.as_deref());
            induk = Some(
                self.simpul(&SimpulBaru {
                    tingkat,
                    kode: atas.as_str(),
                    kode_asli: "",
                    nama: &nama_atas,
                    induk,
                    pemegang,
                    bendera: bendera.to_vec(),
                    asal,
                })
                .0,
            );
        }
        induk
    }

    /// Sets an amount of a node; the first one wins.
    pub fn pagu(&mut self, simpul: Uuid, tahun: u16, kolom: &'static str, nilai: Rupiah) {
        if self.pagu_ada.insert((simpul, tahun, kolom), ()).is_some() {
            return;
        }
        let periode = if kolom == "realisasi" {
            self.opsi.periode.as_str()
        } else {
            ""
        };
        self.isi
            .pagu
            .nilai(self.pemda)
            .nilai(self.edisi)
            .nilai(simpul)
            .nilai(tahun)
            .teks(kolom)
            .teks(periode)
            .nilai(nilai.sen())
            .akhir();
    }

    /// Adds an indicator with its yearly targets.
    pub fn indikator(&mut self, simpul: Uuid, i: &IndikatorBaru<'_>) {
        let kunci = (simpul, dasar::teks::padat(i.teks));
        let ke = self
            .urut_indikator
            .entry(kunci.clone())
            .and_modify(|n| *n += 1)
            .or_insert(1);
        let id_indikator = id(&[
            &simpul.to_string(),
            "indikator",
            i.jenis,
            &kunci.1,
            &ke.to_string(),
        ]);
        let urut = self.urut();
        self.isi
            .indikator
            .nilai(self.pemda)
            .nilai(self.edisi)
            .nilai(id_indikator)
            .nilai(simpul)
            .nilai(urut)
            .teks(i.teks)
            .teks(i.satuan)
            .teks(i.jenis)
            .teks(i.polaritas)
            .teks(i.baseline)
            .nilai(i.asal.berkas)
            .nilai(i.asal.baris)
            .akhir();
        for (tahun, teks) in &i.target {
            if teks.is_empty() {
                continue;
            }
            self.isi
                .target
                .nilai(self.pemda)
                .nilai(self.edisi)
                .nilai(id_indikator)
                .nilai(tahun)
                .teks(teks)
                .opsi(super::target::angka(teks))
                .akhir();
        }
    }
}

/// An indicator to be added.
#[derive(Debug, Clone)]
pub struct IndikatorBaru<'a> {
    /// Text.
    pub teks: &'a str,
    /// Unit.
    pub satuan: &'a str,
    /// `iku`, `ikk` or blank.
    pub jenis: &'a str,
    /// Direction, where declared.
    pub polaritas: &'a str,
    /// Base value.
    pub baseline: &'a str,
    /// Year and text.
    pub target: Vec<(u16, &'a str)>,
    /// Where from.
    pub asal: Asal,
}
