//! The 22 stages of a budget year and the steps allowed between them.
//!
//! Names, numbers and legal forms stay in the reference table `tahapan_anggaran`; here is only
//! what the code must know: the order and the transitions.

use std::fmt;

/// One of the eight documents a year goes through, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Siklus {
    /// RKPD.
    Rkpd,
    /// KUA-PPAS.
    Ppas,
    /// APBD.
    Apbd,
    /// Shift within the APBD.
    Pergeseran,
    /// Changed RKPD.
    RkpdPerubahan,
    /// Changed KUA-PPAS.
    PpasPerubahan,
    /// Changed APBD.
    ApbdPerubahan,
    /// Shift after the changed APBD.
    PergeseranPerubahan,
}

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Langkah {
    /// Draft; may repeat.
    Rancangan,
    /// Facilitation, debate or evaluation, by the document's law; may repeat. Shifts have none.
    Penelaahan,
    /// Enacted.
    Penetapan,
}

/// One stage of the year, for example `APBD_MURNI_PENETAPAN`.
///
/// # Legal basis
/// PP 12/2019 and Permendagri 77/2020; the codes are those of SIPD.
///
/// # Example
/// ```
/// use perencanaan::Tahap;
/// let apbd = Tahap::parse("APBD_MURNI_PENETAPAN").expect("one of the 22");
/// let geser = Tahap::parse("APBD_MURNI_PERGESERAN_RANCANGAN").expect("one of the 22");
/// assert!(apbd.boleh_ke(geser));
/// assert!(!geser.boleh_ke(apbd));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tahap {
    siklus: Siklus,
    langkah: Langkah,
}

impl Siklus {
    const SEMUA: [Self; 8] = [
        Self::Rkpd,
        Self::Ppas,
        Self::Apbd,
        Self::Pergeseran,
        Self::RkpdPerubahan,
        Self::PpasPerubahan,
        Self::ApbdPerubahan,
        Self::PergeseranPerubahan,
    ];

    const fn awalan(self) -> &'static str {
        match self {
            Self::Rkpd => "RKPD_MURNI",
            Self::Ppas => "PPAS_MURNI",
            Self::Apbd => "APBD_MURNI",
            Self::Pergeseran => "APBD_MURNI_PERGESERAN",
            Self::RkpdPerubahan => "RKPD_PERUBAHAN",
            Self::PpasPerubahan => "PPAS_PERUBAHAN",
            Self::ApbdPerubahan => "APBD_PERUBAHAN",
            Self::PergeseranPerubahan => "APBD_PERUBAHAN_PERGESERAN",
        }
    }

    /// The word for the middle step, if this document has one.
    const fn penelaahan(self) -> Option<&'static str> {
        match self {
            Self::Rkpd | Self::RkpdPerubahan => Some("FASILITASI"),
            Self::Ppas | Self::PpasPerubahan => Some("PEMBAHASAN"),
            Self::Apbd | Self::ApbdPerubahan => Some("EVALUASI"),
            Self::Pergeseran | Self::PergeseranPerubahan => None,
        }
    }

    /// The documents that may begin once this one is enacted.
    const fn sesudah(self) -> &'static [Self] {
        match self {
            Self::Rkpd => &[Self::Ppas],
            Self::Ppas => &[Self::Apbd],
            Self::Apbd | Self::Pergeseran => &[Self::Pergeseran, Self::RkpdPerubahan],
            Self::RkpdPerubahan => &[Self::PpasPerubahan],
            Self::PpasPerubahan => &[Self::ApbdPerubahan],
            Self::ApbdPerubahan | Self::PergeseranPerubahan => &[Self::PergeseranPerubahan],
        }
    }
}

impl Tahap {
    /// All 22 stages in order.
    #[must_use]
    pub fn semua() -> Vec<Self> {
        let langkah = [Langkah::Rancangan, Langkah::Penelaahan, Langkah::Penetapan];
        Siklus::SEMUA
            .into_iter()
            .flat_map(|siklus| langkah.map(|langkah| Self { siklus, langkah }))
            .filter(|t| t.langkah != Langkah::Penelaahan || t.siklus.penelaahan().is_some())
            .collect()
    }

    /// Reads a stage code; `None` for anything but the 22.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let s = s.trim().to_ascii_uppercase();
        Self::semua().into_iter().find(|t| t.kode() == s)
    }

    /// The code: `APBD_MURNI_PENETAPAN`.
    #[must_use]
    pub fn kode(self) -> String {
        let langkah = match self.langkah {
            Langkah::Rancangan => "RANCANGAN",
            Langkah::Penelaahan => self.siklus.penelaahan().unwrap_or(""),
            Langkah::Penetapan => "PENETAPAN",
        };
        format!("{}_{langkah}", self.siklus.awalan())
    }

    /// Position in the year, from 1 to 22.
    #[must_use]
    pub fn urut(self) -> usize {
        Self::semua().iter().take_while(|t| **t != self).count() + 1
    }

    /// Which document.
    #[must_use]
    pub const fn siklus(self) -> Siklus {
        self.siklus
    }

    /// Where it stands.
    #[must_use]
    pub const fn langkah(self) -> Langkah {
        self.langkah
    }

    /// True from the amended RKPD on: documents carry the mark P.
    #[must_use]
    pub fn perubahan(self) -> bool {
        self.siklus >= Siklus::RkpdPerubahan
    }

    /// Whether a new edition at stage `ke` may follow this one.
    ///
    /// # Shape and units
    /// Drafts and reviews may repeat; a review follows a draft; enactment follows a review (of a
    /// shift: the draft); what comes after enactment is the next document's draft.
    #[must_use]
    pub fn boleh_ke(self, ke: Self) -> bool {
        use Langkah::{Penelaahan, Penetapan, Rancangan};
        if self.siklus != ke.siklus {
            return self.langkah == Penetapan
                && ke.langkah == Rancangan
                && self.siklus.sesudah().contains(&ke.siklus);
        }
        match (self.langkah, ke.langkah) {
            (Rancangan, Rancangan | Penelaahan) | (Penelaahan, Penelaahan | Penetapan) => true,
            (Rancangan, Penetapan) => self.siklus.penelaahan().is_none(),
            // A shift may follow a shift any number of times.
            (Penetapan, Rancangan) => self.siklus.sesudah().contains(&self.siklus),
            _ => false,
        }
    }
}

impl fmt::Display for Tahap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.kode())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(s: &str) -> Tahap {
        Tahap::parse(s).unwrap_or_else(|| panic!("{s}"))
    }

    #[test]
    fn twenty_two_stages_with_distinct_codes_in_order() {
        let semua = Tahap::semua();
        assert_eq!(semua.len(), 22);
        for (i, t) in semua.iter().enumerate() {
            assert_eq!(t.urut(), i + 1);
            assert_eq!(Tahap::parse(&t.kode()), Some(*t));
        }
        assert!(semua.windows(2).all(|w| w[0] < w[1]));
        assert_eq!(semua.iter().filter(|t| t.perubahan()).count(), 11);
        for s in [
            "",
            "APBD",
            "APBD_MURNI_PERGESERAN_EVALUASI",
            "APBD_MURNI_FASILITASI",
        ] {
            assert_eq!(Tahap::parse(s), None, "{s}");
        }
    }

    #[test]
    fn drafts_and_reviews_repeat_and_nothing_runs_backwards() {
        let rancangan = t("RKPD_MURNI_RANCANGAN");
        let fasilitasi = t("RKPD_MURNI_FASILITASI");
        let penetapan = t("RKPD_MURNI_PENETAPAN");
        assert!(rancangan.boleh_ke(rancangan) && rancangan.boleh_ke(fasilitasi));
        assert!(fasilitasi.boleh_ke(fasilitasi) && fasilitasi.boleh_ke(penetapan));
        assert!(!rancangan.boleh_ke(penetapan), "enacted without review");
        assert!(!fasilitasi.boleh_ke(rancangan) && !penetapan.boleh_ke(penetapan));
        for a in Tahap::semua() {
            for b in Tahap::semua() {
                let geser = matches!(a.siklus, Siklus::Pergeseran | Siklus::PergeseranPerubahan);
                let ulang_geser = geser && a.siklus == b.siklus;
                assert!(!a.boleh_ke(b) || a <= b || ulang_geser, "{a} -> {b}");
            }
        }
    }

    #[test]
    fn the_year_can_be_walked_with_and_without_shifts() {
        let jalan = |kode: &[&str]| kode.windows(2).all(|w| t(w[0]).boleh_ke(t(w[1])));
        assert!(jalan(&[
            "RKPD_MURNI_PENETAPAN",
            "PPAS_MURNI_RANCANGAN",
            "PPAS_MURNI_PEMBAHASAN",
            "PPAS_MURNI_PENETAPAN",
            "APBD_MURNI_RANCANGAN",
            "APBD_MURNI_EVALUASI",
            "APBD_MURNI_PENETAPAN",
            "APBD_MURNI_PERGESERAN_RANCANGAN",
            "APBD_MURNI_PERGESERAN_PENETAPAN",
            "APBD_MURNI_PERGESERAN_RANCANGAN",
            "APBD_MURNI_PERGESERAN_PENETAPAN",
            "RKPD_PERUBAHAN_RANCANGAN"
        ]));
        assert!(jalan(&["APBD_MURNI_PENETAPAN", "RKPD_PERUBAHAN_RANCANGAN"]));
        assert!(jalan(&[
            "APBD_PERUBAHAN_PENETAPAN",
            "APBD_PERUBAHAN_PERGESERAN_RANCANGAN",
            "APBD_PERUBAHAN_PERGESERAN_PENETAPAN",
            "APBD_PERUBAHAN_PERGESERAN_RANCANGAN"
        ]));
        assert!(
            !jalan(&["RKPD_MURNI_PENETAPAN", "APBD_MURNI_RANCANGAN"]),
            "no KUA-PPAS"
        );
        assert!(
            !jalan(&["APBD_PERUBAHAN_PENETAPAN", "RKPD_PERUBAHAN_RANCANGAN"]),
            "only once a year"
        );
    }

    #[test]
    #[cfg_attr(not(paket), ignore = "the data pack is absent")]
    fn the_reference_table_has_exactly_these_stages() {
        #[cfg(paket)]
        {
            let path = std::path::Path::new(env!("PAKET_DIR")).join("tahapan-anggaran.csv");
            let baris = csv::Reader::from_path(path)
                .unwrap()
                .into_records()
                .map(Result::unwrap);
            let tabel: Vec<(usize, String)> = baris
                .map(|b| (b[0].parse().unwrap(), b[1].to_owned()))
                .collect();
            let kode: Vec<_> = Tahap::semua()
                .into_iter()
                .map(|t| (t.urut(), t.kode()))
                .collect();
            assert_eq!(kode, tabel);
        }
    }
}
