//! Rule parameters from the law files: severity, tolerance, article, thresholds by date.

use dasar::waktu::Tanggal;
use hukum::{AturanTemuan, Error, Hukum};

use super::{Aturan, AturanParam, SEMUA};
use crate::temuan::Tingkat;

/// Where a threshold of a rule stands in the law files.
///
/// Rule, threshold, key of the law file (empty: the rule's own file), column, decimal shift.
const AMBANG: [(&str, &str, &str, &str, u32); 6] = [
    ("PRC-05", "bagian_basis_poin", "", "batas_persen", 2),
    ("EXE-06", "maks_basis_poin", "", "batas_persen", 2),
    ("EXE-08", "mulai_triwulan", "", "triwulan_mulai", 0),
    (
        "BUD-12",
        "pendidikan_min_basis_poin",
        "anggaran.wajib.pendidikan",
        hukum::NILAI,
        2,
    ),
    (
        "BUD-12",
        "pegawai_maks_basis_poin",
        "anggaran.wajib.pegawai",
        hukum::NILAI,
        2,
    ),
    (
        "BUD-09",
        "seimbang_di_bawah_sen",
        "anggaran.selisih_seimbang",
        hukum::NILAI,
        2,
    ),
];

impl Aturan {
    /// The parameters in force on a day, for one government.
    ///
    /// # Errors
    /// A law file has another shape than the rule needs.
    ///
    /// # Why
    /// A rule whose article starts later keeps its built-in parameters: documents of an older
    /// year are still worth comparing, and the page says that the article was not in force.
    pub fn pada(hukum: &Hukum, wilayah: &str, tanggal: Tanggal) -> Result<Self, Error> {
        let mut aturan = Aturan::default();
        for d in SEMUA {
            match AturanTemuan::pada(hukum, d.kode, Some(wilayah), tanggal) {
                Ok(t) => {
                    let isi = hukum::keselarasan::berlaku(hukum, d.kode, None, tanggal)?;
                    let kasar = isi.kata("tingkat_kasar").ok();
                    aturan.ubah(d.kode, |p| pasang(p, &t, kasar));
                }
                Err(Error::BelumBerlaku { .. } | Error::Dicabut { .. }) => {}
                Err(lain) => return Err(lain),
            }
        }
        for (kode, ambang, kunci, kolom, geser) in AMBANG {
            let kunci = match kunci {
                "" => format!("{}.{}", hukum::keselarasan::AREA, kode.to_lowercase()),
                k => k.to_owned(),
            };
            match hukum.parameter(&kunci)?.pada(tanggal) {
                Ok(b) => {
                    if let Some(n) = b.angka(kolom)?.bulat_geser(geser) {
                        aturan.ubah(kode, |p| {
                            p.angka.insert(ambang.to_owned(), n);
                        });
                    }
                }
                Err(Error::BelumBerlaku { .. } | Error::Dicabut { .. }) => {}
                Err(lain) => return Err(lain),
            }
        }
        Ok(aturan)
    }
}

fn pasang(p: &mut AturanParam, t: &AturanTemuan, kasar: Option<&str>) {
    if let Some(x) = Tingkat::parse(t.tingkat.kata()) {
        p.tingkat = x;
    }
    if let Some(x) = kasar.and_then(Tingkat::parse) {
        p.tingkat_kedua = x;
    }
    if let Some(n) = t.toleransi_persen.bulat_geser(3) {
        p.toleransi = n;
    }
    p.pasal.clone_from(&t.dasar);
    p.terverifikasi = t.terverifikasi;
    p.boleh_setempat = t.boleh_setempat;
}
