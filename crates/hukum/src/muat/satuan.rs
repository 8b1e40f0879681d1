//! Reading `satuan.toml`.
use super::baca::{Pembaca, Tabel, tabel};
use crate::galat::LoadError;
use crate::satuan::{JenisSatuan, Satuan};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// Adds the units of a file to those already known; a unit cannot be declared differently.
pub(super) fn baca(
    berkas: &str,
    teks: &str,
    satuan: &mut BTreeMap<String, Satuan>,
) -> Vec<LoadError> {
    let mut p = Pembaca::baru(berkas, teks);
    let (dokumen, galat) = DeTable::parse_recoverable(teks);
    if !galat.is_empty() {
        p.sintaks(&galat);
        return p.selesai();
    }
    let akar = tabel(dokumen.get_ref());
    for (nama, isian) in &akar {
        let Some(isi) = p.tabel_dalam(isian, nama) else {
            continue;
        };
        let Some(baru) = satu(&mut p, nama, isian.posisi, &isi) else {
            continue;
        };
        match satuan.get(*nama) {
            Some(lama) if *lama != baru => p.salah(
                isian.posisi,
                format!("satuan \"{nama}\" dinyatakan lain daripada sebelumnya"),
                "pakai nama lain untuk satuan baru",
            ),
            _ => {
                satuan.insert((*nama).to_owned(), baru);
            }
        }
    }
    p.selesai()
}

fn satu(p: &mut Pembaca<'_>, nama: &str, posisi: usize, tabel: &Tabel<'_>) -> Option<Satuan> {
    p.tolak_asing(tabel, &["judul", "jenis", "pilihan"]);
    let judul = p.teks_wajib(tabel, "judul", posisi, "tambahkan judul = \"…\"");
    let jenis = p.pilihan(tabel, "jenis", posisi, &JenisSatuan::DAFTAR);
    let mut pilihan = Vec::new();
    if let Some(isian) = tabel.get("pilihan") {
        let DeValue::Array(larik) = isian.nilai else {
            p.salah(
                isian.posisi,
                "`pilihan` bukan larik",
                "tulis [\"a\", \"b\"]",
            );
            return None;
        };
        for unsur in larik.iter() {
            match unsur.get_ref() {
                DeValue::String(kata) => pilihan.push(kata.to_string()),
                _ => p.salah(unsur.span().start, "pilihan bukan teks", "tulis \"kata\""),
            }
        }
    }
    Some(Satuan {
        kunci: nama.to_owned(),
        judul: judul?,
        jenis: jenis?,
        pilihan,
    })
}
