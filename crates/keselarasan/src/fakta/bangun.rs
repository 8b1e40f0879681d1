//! Filling of facts, for the store and for tests.

use super::{DokumenPagu, Fakta, Organ, TAK_ADA, padat_ix};
use crate::kamus::Simbol;

impl Fakta {
    /// The symbol of a text; a new text is added.
    pub fn s(&mut self, teks: &str) -> Simbol {
        self.kamus.simbol(teks)
    }

    /// Adds a perangkat daerah of the register; a repeated code is counted on the first.
    pub fn tambah_organ(&mut self, kode: &str, nama: &str, induk: Option<u32>) -> u32 {
        let k = self.s(kode);
        if let Some(i) = self.organ.iter().position(|o| o.kode == k) {
            if let Some(o) = self.organ.get_mut(i) {
                o.muncul = o.muncul.saturating_add(1);
                if o.induk.is_none() {
                    o.induk = induk;
                    o.unit |= induk.is_some();
                }
            }
            return padat_ix(i);
        }
        let nama = self.s(nama);
        self.organ.push(Organ {
            id: 0,
            kode: k,
            kode_asli: k,
            nama,
            unit: induk.is_some(),
            induk,
            muncul: 1,
            terdaftar: true,
        });
        padat_ix(self.organ.len() - 1)
    }

    /// The perangkat daerah or unit of a code; one that only a document names is added as such.
    pub fn organ_dokumen(&mut self, kode: &str, nama: &str) -> u32 {
        let k = self.s(kode);
        if let Some(i) = self.organ.iter().position(|o| o.kode == k) {
            return padat_ix(i);
        }
        let n = self.tambah_organ(kode, nama, None);
        if let Some(o) = self.organ.last_mut() {
            o.terdaftar = false;
            o.muncul = 0;
        }
        n
    }

    /// Builds all indexes. Call it once, after the last part is filled.
    pub fn lengkapi(&mut self) {
        for d in [
            &mut self.rkpd,
            &mut self.ppas,
            &mut self.apbd,
            &mut self.dpa,
        ] {
            if let Some(d) = d.as_mut() {
                DokumenPagu::lengkapi(d);
            }
        }
        if let Some(r) = self.rincian.as_mut() {
            r.lengkapi();
        }
        self.tautkan_pembayaran();
        if let Some(t) = self.tautan.as_mut() {
            t.sort_unstable();
            t.dedup();
        }
    }

    /// Finds for each payment its ceiling row and its group of lines.
    fn tautkan_pembayaran(&mut self) {
        let Some(p) = self.pembayaran.as_mut() else {
            return;
        };
        let kosong = DokumenPagu::baru(super::Dok::Apbd);
        let apbd = self.apbd.as_ref().unwrap_or(&kosong);
        p.baris.clear();
        p.kelompok.clear();
        for ((unit, sub), rek) in p.unit.iter().zip(&p.sub).zip(&p.rekening) {
            let baris = apbd.posisi(*unit, *sub).unwrap_or(TAK_ADA);
            let kelompok = self
                .rincian
                .as_ref()
                .and_then(|r| r.peta_kelompok.get(&(baris, *rek)));
            p.baris.push(baris);
            p.kelompok.push(kelompok.copied().unwrap_or(TAK_ADA));
        }
    }
}
