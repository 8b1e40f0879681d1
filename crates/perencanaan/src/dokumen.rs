//! Kinds of planning and budget documents, and the levels of objectives in them.

use std::fmt;

/// A kind of document in the golden thread, earliest promise first.
///
/// # Legal basis
/// UU 25/2004 and Permendagri 86/2017 (RPJMD, Renstra, RKPD), PP 12/2019 (KUA-PPAS, APBD, DPA),
/// PermenPANRB 53/2014 (perjanjian kinerja).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisDokumen {
    /// Five-year plan of the region.
    Rpjmd,
    /// Five-year plan of an organisation.
    Renstra,
    /// Yearly plan of the region.
    Rkpd,
    /// Provisional priorities and ceilings.
    Ppas,
    /// Budget.
    Apbd,
    /// Budget execution document.
    Dpa,
    /// What was spent and done.
    Realisasi,
    /// Performance agreement.
    Pk,
}

impl JenisDokumen {
    /// Every kind, earliest promise first.
    pub const SEMUA: [Self; 8] = [
        Self::Rpjmd,
        Self::Renstra,
        Self::Rkpd,
        Self::Ppas,
        Self::Apbd,
        Self::Dpa,
        Self::Realisasi,
        Self::Pk,
    ];

    /// The word of the database and the interface: `rkpd`.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Rpjmd => "rpjmd",
            Self::Renstra => "renstra",
            Self::Rkpd => "rkpd",
            Self::Ppas => "ppas",
            Self::Apbd => "apbd",
            Self::Dpa => "dpa",
            Self::Realisasi => "realisasi",
            Self::Pk => "pk",
        }
    }

    /// Reads the word of the database.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let s = s.trim().to_ascii_lowercase();
        Self::SEMUA.into_iter().find(|j| j.kata() == s)
    }

    /// How many years one document covers: 5 or 1.
    #[must_use]
    pub const fn tahun(self) -> u8 {
        match self {
            Self::Rpjmd | Self::Renstra => 5,
            _ => 1,
        }
    }

    /// The document whose promises this one must keep.
    #[must_use]
    pub const fn acuan(self) -> Option<Self> {
        match self {
            Self::Rpjmd => None,
            Self::Renstra => Some(Self::Rpjmd),
            Self::Rkpd => Some(Self::Renstra),
            Self::Ppas => Some(Self::Rkpd),
            Self::Apbd => Some(Self::Ppas),
            Self::Dpa => Some(Self::Apbd),
            Self::Realisasi => Some(Self::Dpa),
            Self::Pk => Some(Self::Rkpd),
        }
    }
}

impl fmt::Display for JenisDokumen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Rpjmd => "RPJMD",
            Self::Renstra => "Renstra",
            Self::Rkpd => "RKPD",
            Self::Ppas => "KUA-PPAS",
            Self::Apbd => "APBD",
            Self::Dpa => "DPA",
            Self::Realisasi => "Realisasi",
            Self::Pk => "Perjanjian Kinerja",
        })
    }
}

/// A level of a document's tree, from vision to sub kegiatan.
///
/// # Legal basis
/// Permendagri 86/2017 (visi to strategi), Permendagri 90/2019 (urusan to sub kegiatan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TingkatTujuan {
    /// Visi.
    Visi,
    /// Misi.
    Misi,
    /// Tujuan.
    Tujuan,
    /// Sasaran.
    Sasaran,
    /// Strategi.
    Strategi,
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

impl TingkatTujuan {
    /// Every level, highest first.
    pub const SEMUA: [Self; 10] = [
        Self::Visi,
        Self::Misi,
        Self::Tujuan,
        Self::Sasaran,
        Self::Strategi,
        Self::Urusan,
        Self::Bidang,
        Self::Program,
        Self::Kegiatan,
        Self::SubKegiatan,
    ];

    /// The word of the database and the interface: `sub_kegiatan`.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Visi => "visi",
            Self::Misi => "misi",
            Self::Tujuan => "tujuan",
            Self::Sasaran => "sasaran",
            Self::Strategi => "strategi",
            Self::Urusan => "urusan",
            Self::Bidang => "bidang",
            Self::Program => "program",
            Self::Kegiatan => "kegiatan",
            Self::SubKegiatan => "sub_kegiatan",
        }
    }

    /// Reads the word of the database, or its spelling in exports ("Sub Kegiatan", "BIDANG
    /// URUSAN").
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        match dasar::teks::padat(s).as_str() {
            "bidangurusan" => Some(Self::Bidang),
            padat => Self::SEMUA
                .into_iter()
                .find(|t| t.kata().replace('_', "") == padat),
        }
    }

    /// What an indicator at this level must measure: a result (outcome) above kegiatan, an output
    /// below.
    #[must_use]
    pub const fn mengukur_hasil(self) -> bool {
        !matches!(self, Self::Kegiatan | Self::SubKegiatan)
    }
}

impl fmt::Display for TingkatTujuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.kata().replace('_', " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back_and_spellings_of_exports_too() {
        for j in JenisDokumen::SEMUA {
            assert_eq!(JenisDokumen::parse(j.kata()), Some(j));
            assert_eq!(JenisDokumen::parse(&j.kata().to_uppercase()), Some(j));
        }
        for t in TingkatTujuan::SEMUA {
            assert_eq!(TingkatTujuan::parse(t.kata()), Some(t));
            assert_eq!(TingkatTujuan::parse(&t.to_string()), Some(t));
        }
        assert_eq!(
            TingkatTujuan::parse("BIDANG URUSAN"),
            Some(TingkatTujuan::Bidang)
        );
        assert_eq!(
            TingkatTujuan::parse("SUB KEGIATAN"),
            Some(TingkatTujuan::SubKegiatan)
        );
        assert_eq!(TingkatTujuan::parse("SKPD"), None);
        assert_eq!(JenisDokumen::parse("rpjpd"), None);
    }

    #[test]
    fn every_document_leads_back_to_the_five_year_plan() {
        for j in JenisDokumen::SEMUA {
            let mut kini = j;
            let mut langkah = 0;
            while let Some(acuan) = kini.acuan() {
                assert!(acuan < kini);
                kini = acuan;
                langkah += 1;
            }
            assert_eq!(kini, JenisDokumen::Rpjmd, "{j} after {langkah}");
        }
        assert_eq!(JenisDokumen::Renstra.tahun(), 5);
        assert_eq!(JenisDokumen::Rkpd.tahun(), 1);
    }
}
