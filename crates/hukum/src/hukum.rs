//! The law set: every parameter, found by key.
use crate::galat::{Error, LoadErrors};
use crate::muat::Rakitan;
use crate::parameter::Parameter;
use crate::satuan::Satuan;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/berkas.rs"));

/// All parameters of the law, embedded or overlaid, checked when they were loaded.
///
/// # Example
/// ```
/// use dasar::Tanggal;
/// use hukum::Hukum;
/// let hukum = Hukum::bawaan();
/// let hari = Tanggal::baru(2026, 1, 1).unwrap();
/// let wajib = hukum.parameter("anggaran.wajib.pegawai")?.pada(hari)?;
/// assert_eq!(wajib.nilai()?.to_string(), "30 %");
/// assert!(wajib.versi.dasar.starts_with("UU 1/2022"));
/// # Ok::<(), hukum::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Hukum {
    satuan: BTreeMap<String, Satuan>,
    parameter: BTreeMap<String, Parameter>,
    lembar: BTreeMap<String, String>,
    tumpangan: Vec<String>,
    sidik: String,
}

impl Hukum {
    /// The law set embedded in the program.
    ///
    /// # Errors
    /// None. That every embedded file is in order is proven by this crate's tests; a file with a
    /// mistake would be left out here, and looking its key up would be refused by name.
    #[must_use]
    pub fn bawaan() -> Self {
        let mut rakitan = Rakitan::default();
        rakitan.tambah("bawaan", BERKAS.iter().copied());
        Self::dari(rakitan)
    }

    /// The embedded law set with an overlay directory on top.
    ///
    /// # Preconditions
    /// A file of the overlay replaces the embedded file with the same path, adds a new key, or,
    /// below `setempat/<kode wilayah>/`, gives the value of one government.
    ///
    /// # Errors
    /// Every mistake in every file at once.
    pub fn muat(tumpangan: Option<&Path>) -> Result<Self, LoadErrors> {
        let mut rakitan = Rakitan::default();
        rakitan.tambah("bawaan", BERKAS.iter().copied());
        if let Some(folder) = tumpangan {
            rakitan.tambah_folder(folder);
        }
        Self::selesai(rakitan)
    }

    /// A law set out of given files only, for tests of typed views.
    ///
    /// # Errors
    /// Every mistake in every file at once.
    pub fn dari_berkas(berkas: &[(&str, &str)]) -> Result<Self, LoadErrors> {
        let mut rakitan = Rakitan::default();
        rakitan.tambah("bawaan", berkas.iter().copied());
        Self::selesai(rakitan)
    }

    fn selesai(mut rakitan: Rakitan) -> Result<Self, LoadErrors> {
        if rakitan.galat.is_empty() {
            return Ok(Self::dari(rakitan));
        }
        rakitan.galat.sort();
        Err(LoadErrors(rakitan.galat))
    }

    fn dari(mut rakitan: Rakitan) -> Self {
        rakitan.berkas.sort();
        let mut sidik = Sha256::new();
        for (asal, nama, teks) in &rakitan.berkas {
            for bagian in [*asal, nama, teks] {
                sidik.update(bagian.len().to_string());
                sidik.update(":");
                sidik.update(bagian);
            }
        }
        let lembar = rakitan
            .berkas
            .iter()
            .filter(|(_, nama, _)| crate::muat::lembar(nama));
        let lembar = lembar
            .map(|(_, nama, teks)| (nama.clone(), teks.clone()))
            .collect();
        let tumpangan = rakitan
            .berkas
            .into_iter()
            .filter(|(asal, ..)| *asal == "tumpangan");
        Self {
            satuan: rakitan.satuan,
            parameter: rakitan.parameter,
            lembar,
            tumpangan: tumpangan.map(|(_, nama, _)| nama).collect(),
            sidik: hex::encode(sidik.finalize()),
        }
    }

    /// The parameter with this key.
    ///
    /// # Errors
    /// [`Error::TidakDikenal`], with the nearest key if there is one.
    pub fn parameter(&self, kunci: &str) -> Result<&Parameter, Error> {
        self.parameter
            .get(kunci)
            .ok_or_else(|| Error::TidakDikenal {
                kunci: kunci.to_owned(),
                mirip: crate::mirip::terdekat(kunci, self.parameter.keys().map(String::as_str))
                    .map(str::to_owned),
            })
    }

    /// Every parameter, by key.
    pub fn daftar(&self) -> impl Iterator<Item = &Parameter> {
        self.parameter.values()
    }

    /// The parameters below an area: `anggaran.wajib` has `anggaran.wajib.pegawai` and others.
    pub fn area<'h>(&'h self, area: &'h str) -> impl Iterator<Item = &'h Parameter> {
        let di_bawah = move |kunci: &str| {
            kunci
                .strip_prefix(area)
                .is_some_and(|sisa| sisa.starts_with('.'))
        };
        self.parameter.values().filter(move |p| di_bawah(&p.kunci))
    }

    /// The text of a worksheet, by its path such as `sakip/lke/lke_2021.toml`. An overlay's
    /// worksheet replaces the embedded one.
    #[must_use]
    pub fn lembar(&self, jalur: &str) -> Option<&str> {
        self.lembar.get(jalur).map(String::as_str)
    }

    /// Every unit, by name.
    pub fn satuan(&self) -> impl Iterator<Item = &Satuan> {
        self.satuan.values()
    }

    /// Paths of the overlay's files; empty when the law set is the embedded one.
    #[must_use]
    pub fn tumpangan(&self) -> &[String] {
        &self.tumpangan
    }

    /// SHA-256 over every file in order: two equal fingerprints decide alike.
    ///
    /// # Why
    /// It is stored with every computed result, so that an old result can be explained with the
    /// law text of its day.
    #[must_use]
    pub fn sidik(&self) -> &str {
        &self.sidik
    }
}
