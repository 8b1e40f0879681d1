//! Kinds of government.

use std::fmt;

/// The kind of government a document or a code list belongs to.
///
/// # Legal basis
/// UU 23/2014 art. 2: provinces, divided into kabupaten and kota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisPemda {
    /// The nation: owner of reference lists.
    Nasional,
    /// A province.
    Provinsi,
    /// A regency.
    Kabupaten,
    /// A city.
    Kota,
}

impl JenisPemda {
    /// The letter of the nomenclature lists: `P` province, `K` kabupaten/kota. The nation has none
    /// of its own and reads the province list.
    #[must_use]
    pub const fn huruf_nomenklatur(self) -> &'static str {
        match self {
            Self::Nasional | Self::Provinsi => "P",
            Self::Kabupaten | Self::Kota => "K",
        }
    }

    /// Reads the lower-case word used in data files and the database.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        match s.trim().to_lowercase().as_str() {
            "nasional" => Some(Self::Nasional),
            "provinsi" => Some(Self::Provinsi),
            "kabupaten" => Some(Self::Kabupaten),
            "kota" => Some(Self::Kota),
            _ => None,
        }
    }

    /// The lower-case word used in data files and the database.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Nasional => "nasional",
            Self::Provinsi => "provinsi",
            Self::Kabupaten => "kabupaten",
            Self::Kota => "kota",
        }
    }
}

impl fmt::Display for JenisPemda {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Nasional => "Nasional",
            Self::Provinsi => "Provinsi",
            Self::Kabupaten => "Kabupaten",
            Self::Kota => "Kota",
        })
    }
}
