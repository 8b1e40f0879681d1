//! Kinds of organisation.

use dasar::teks::normal;
use std::fmt;

/// The kind of a perangkat daerah or unit, told from its name.
///
/// # Legal basis
/// PP 18/2016 art. 5: sekretariat daerah, sekretariat DPRD, inspektorat, dinas, badan, kecamatan;
/// units below them by the same regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisPerangkat {
    /// Sekretariat daerah.
    SekretariatDaerah,
    /// Sekretariat DPRD.
    SekretariatDprd,
    /// Inspektorat.
    Inspektorat,
    /// Dinas.
    Dinas,
    /// Satuan polisi pamong praja: a dinas by law, but always named so.
    SatuanPolisiPamongPraja,
    /// Badan.
    Badan,
    /// Kecamatan or distrik.
    Kecamatan,
    /// Kelurahan.
    Kelurahan,
    /// Bagian or biro of a secretariat.
    Bagian,
    /// Regional hospital.
    RumahSakit,
    /// Puskesmas.
    Puskesmas,
    /// Other technical units.
    Upt,
    /// None of these.
    Lain,
}

impl JenisPerangkat {
    /// Tells the kind from the beginning of a name; blanks lost by a scan do not matter.
    #[must_use]
    pub fn dari_nama(nama: &str) -> Self {
        let n: String = normal(nama)
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let awal = |kata: &[&str]| kata.iter().any(|k| n.starts_with(k));
        if awal(&["sekretariatdprd", "sekretariatdewan", "setwan"]) {
            Self::SekretariatDprd
        } else if awal(&["sekretariatdaerah", "setda"]) {
            Self::SekretariatDaerah
        } else if awal(&["inspektorat"]) {
            Self::Inspektorat
        } else if awal(&["satuanpolisi", "satpolpp"]) {
            Self::SatuanPolisiPamongPraja
        } else if awal(&["rumahsakit", "rsud", "rsu", "rsj"]) {
            Self::RumahSakit
        } else if awal(&["puskesmas", "pusatkesehatanmasyarakat"]) {
            Self::Puskesmas
        } else if awal(&["upt", "unitpelaksana"]) {
            Self::Upt
        } else if awal(&["dinas"]) {
            Self::Dinas
        } else if awal(&["badan"]) {
            Self::Badan
        } else if awal(&["kecamatan", "distrik"]) {
            Self::Kecamatan
        } else if awal(&["kelurahan"]) {
            Self::Kelurahan
        } else if awal(&["bagian", "biro"]) {
            Self::Bagian
        } else {
            Self::Lain
        }
    }
}

impl fmt::Display for JenisPerangkat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::SekretariatDaerah => "sekretariat daerah",
            Self::SekretariatDprd => "sekretariat DPRD",
            Self::Inspektorat => "inspektorat",
            Self::Dinas => "dinas",
            Self::SatuanPolisiPamongPraja => "satuan polisi pamong praja",
            Self::Badan => "badan",
            Self::Kecamatan => "kecamatan",
            Self::Kelurahan => "kelurahan",
            Self::Bagian => "bagian",
            Self::RumahSakit => "rumah sakit",
            Self::Puskesmas => "puskesmas",
            Self::Upt => "unit pelaksana teknis",
            Self::Lain => "perangkat daerah lain",
        })
    }
}
