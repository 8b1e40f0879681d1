//! From files to a checked law set.
pub(crate) mod baca;
mod parameter;
mod pita;
mod satuan;
mod tumpangan;
mod versi;

pub(crate) use tumpangan::kumpulkan;

use crate::galat::LoadError;
use crate::parameter::Parameter;
use crate::satuan::Satuan;
use std::collections::BTreeMap;
use std::path::Path;

/// Name of the file that declares units.
const SATUAN: &str = "satuan.toml";

/// Folder of worksheets: long structured annexes that their domain crate reads itself. They
/// belong to the law set and its fingerprint, but are no parameters.
const LEMBAR: &str = "lke";

pub(crate) fn lembar(nama: &str) -> bool {
    nama.split('/').any(|bagian| bagian == LEMBAR)
}

/// A law set being assembled.
#[derive(Default)]
pub(crate) struct Rakitan {
    pub(crate) satuan: BTreeMap<String, Satuan>,
    pub(crate) parameter: BTreeMap<String, Parameter>,
    pub(crate) galat: Vec<LoadError>,
    /// Origin, path and text of every file that was read.
    pub(crate) berkas: Vec<(&'static str, String, String)>,
}

impl Rakitan {
    /// Reads files of one origin: units first, then parameters, then local values.
    pub(crate) fn tambah<'b>(
        &mut self,
        asal: &'static str,
        berkas: impl Iterator<Item = (&'b str, &'b str)> + Clone,
    ) {
        for (nama, teks) in berkas.clone().filter(|(nama, _)| *nama == SATUAN) {
            self.galat
                .extend(satuan::baca(nama, teks, &mut self.satuan));
        }
        let setempat = |nama: &str| nama.starts_with("setempat/");
        for (nama, teks) in berkas.clone().filter(|(nama, _)| lembar(nama)) {
            self.galat.extend(baca::sintaks_saja(nama, teks));
        }
        let biasa = |nama: &str| nama != SATUAN && !setempat(nama) && !lembar(nama);
        for (nama, teks) in berkas.clone().filter(|(nama, _)| biasa(nama)) {
            match parameter::baca(nama, teks, &self.satuan) {
                Ok(isi) => {
                    self.parameter.insert(isi.kunci.clone(), isi);
                }
                Err(galat) => self.galat.extend(galat),
            }
        }
        for (nama, teks) in berkas.clone().filter(|(nama, _)| setempat(nama)) {
            self.galat
                .extend(tumpangan::baca_setempat(nama, teks, &mut self.parameter));
        }
        self.berkas
            .extend(berkas.map(|(n, t)| (asal, n.to_owned(), t.to_owned())));
    }

    /// Reads an overlay directory on top.
    pub(crate) fn tambah_folder(&mut self, folder: &Path) {
        match tumpangan::kumpulkan(folder) {
            Ok(berkas) => {
                self.tambah(
                    "tumpangan",
                    berkas.iter().map(|(n, t)| (n.as_str(), t.as_str())),
                );
            }
            Err(galat) => self.galat.extend(galat),
        }
    }
}

/// `anggaran/wajib/pendidikan.toml` → `anggaran.wajib.pendidikan`.
pub(crate) fn kunci_berkas(berkas: &str) -> Option<String> {
    let tanpa = berkas.strip_suffix(".toml")?;
    let sah = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    let bagian_sah = |bagian: &str| !bagian.is_empty() && bagian.bytes().all(sah);
    tanpa
        .split('/')
        .all(bagian_sah)
        .then(|| tanpa.replace('/', "."))
}
