//! The organisations of one government while a document is read: known ones are recognised, new
//! ones are noted.

use std::collections::BTreeMap;

use dasar::kode::KodePerangkat;
use organisasi::{Cara, Perangkat, cocokkan};
use store::benang::PerangkatRow;
use store::impor::Salin;
use tabular::{Masalah, Tingkat};
use uuid::Uuid;

use super::penyusun::{Asal, Pemegang};
use crate::impor::sidik::id_perangkat;

/// Known organisations of one government.
#[derive(Debug, Default)]
pub struct Register {
    pemda: Uuid,
    daftar: Vec<Perangkat>,
    rinci: BTreeMap<String, (Uuid, Option<Uuid>)>,
    sudah: BTreeMap<(String, String), (Option<usize>, &'static str)>,
    baru: Salin,
}

/// A recognised organisation.
#[derive(Debug, Clone)]
pub struct Kenal {
    /// OPD and unit.
    pub pemegang: Pemegang,
    /// Flag word telling how it was recognised; blank for an exact code.
    pub cara: &'static str,
}

impl Register {
    /// What the database knows.
    #[must_use]
    pub fn dari(pemda: Uuid, baris: Vec<PerangkatRow>) -> Self {
        let mut r = Self {
            pemda,
            baru: Salin::baru(),
            ..Self::default()
        };
        for b in baris {
            r.rinci.insert(b.kode.clone(), (b.id, b.induk_id));
            if let Ok(kode) = KodePerangkat::parse(&b.kode) {
                r.daftar.push(Perangkat { kode, nama: b.nama });
            }
        }
        r
    }

    /// Rows of organisations met first in a document.
    #[must_use]
    pub fn baru(&self) -> &Salin {
        &self.baru
    }

    /// Codes known before the document was read.
    pub fn semua_kode(&self) -> impl Iterator<Item = &str> {
        self.rinci.keys().map(String::as_str)
    }

    /// Name of a known code.
    #[must_use]
    pub fn nama(&self, kode: &str) -> Option<&str> {
        self.daftar
            .iter()
            .find(|p| p.kode.as_str() == kode)
            .map(|p| p.nama.as_str())
    }

    fn pemegang(&self, kode: &str) -> Pemegang {
        match self.rinci.get(kode) {
            Some((unit, Some(opd))) => Pemegang {
                opd: Some(*opd),
                unit: Some(*unit),
            },
            Some((opd, None)) => Pemegang {
                opd: Some(*opd),
                unit: Some(*opd),
            },
            None => Pemegang::default(),
        }
    }

    /// The organisation with this exact code, added when unknown.
    pub fn tepat(
        &mut self,
        kode: &KodePerangkat,
        nama: &str,
        opd: Option<Uuid>,
        asal: Asal,
    ) -> Pemegang {
        if !self.rinci.contains_key(kode.as_str()) {
            let nama = if nama.is_empty() { kode.as_str() } else { nama };
            let id = id_perangkat(self.pemda, kode.as_str());
            self.baru
                .nilai(self.pemda)
                .nilai(id)
                .teks(kode.as_str())
                .teks(kode.as_str())
                .teks(nama)
                .teks(if opd.is_some() { "unit" } else { "skpd" })
                .opsi(opd)
                .nilai(asal.berkas)
                .nilai(asal.baris)
                .akhir();
            self.rinci.insert(kode.to_string(), (id, opd));
            self.daftar.push(Perangkat {
                kode: kode.clone(),
                nama: nama.to_owned(),
            });
        }
        self.pemegang(kode.as_str())
    }

    /// OPD and unit of a row of a yearly document; both codes were checked before.
    pub fn opd_unit(
        &mut self,
        opd: (&str, &str),
        unit: (&str, &str),
        asal: Asal,
    ) -> Option<Pemegang> {
        let kode_opd = KodePerangkat::parse(opd.0).ok()?;
        let induk = self.tepat(&kode_opd, opd.1, None, asal);
        let Ok(kode_unit) = KodePerangkat::parse(unit.0) else {
            return Some(induk);
        };
        if kode_unit == kode_opd {
            return Some(Pemegang {
                opd: induk.unit,
                unit: induk.unit,
            });
        }
        let p = self.tepat(&kode_unit, unit.1, induk.unit, asal);
        Some(Pemegang {
            opd: induk.unit,
            unit: p.unit,
        })
    }

    /// Recognises a possibly broken code with the help of a name; what was repaired or stays
    /// unknown is reported.
    pub fn kenali(
        &mut self,
        kode: &str,
        nama: &str,
        kolom: &str,
        baris: u32,
        temuan: &mut Vec<Masalah>,
    ) -> Kenal {
        let kunci = (kode.to_owned(), nama.to_owned());
        let (indeks, cara) = match self.sudah.get(&kunci) {
            Some(ada) => *ada,
            None => {
                let hasil = match cocokkan(&self.daftar, kode, nama) {
                    Ok(c) => (
                        Some(c.indeks),
                        match c.cara {
                            Cara::Kode => "",
                            Cara::KodeDiperbaiki(_) => "opd_kode_diperbaiki",
                            Cara::Nama | Cara::NamaMirip { .. } => "opd_dari_nama",
                        },
                    ),
                    Err(_) => (None, "opd_tak_dikenal"),
                };
                self.sudah.insert(kunci, hasil);
                hasil
            }
        };
        let resmi = indeks
            .and_then(|i| self.daftar.get(i))
            .map(|p| p.kode.to_string());
        let pesan = match (cara, &resmi) {
            ("", _) => None,
            ("opd_tak_dikenal", _) => Some((
                "OPD_TAK_DIKENAL",
                "Perangkat daerah tidak dikenali dari kode maupun namanya; baris disimpan tanpa \
                 perangkat daerah."
                    .to_owned(),
                "Perbaiki kodenya atau daftarkan perangkat daerahnya.",
            )),
            ("opd_dari_nama", Some(k)) => Some((
                "OPD_DARI_NAMA",
                format!("Kode tidak terbaca; perangkat daerah dikenali dari namanya sebagai {k}."),
                "Perbaiki kode pada berkas sumber.",
            )),
            (_, Some(k)) => Some((
                "KODE_OPD_DIPERBAIKI",
                format!("Kode salah ketik; dibaca sebagai {k}."),
                "Perbaiki kode pada berkas sumber.",
            )),
            _ => None,
        };
        if let Some((kode_temuan, pesan, saran)) = pesan {
            temuan.push(
                Masalah::baru(Tingkat::Periksa, kode_temuan, baris, pesan)
                    .di(kolom, kode)
                    .saran(saran),
            );
        }
        Kenal {
            pemegang: resmi.map(|k: String| self.pemegang(&k)).unwrap_or_default(),
            cara,
        }
    }
}
