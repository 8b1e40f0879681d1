//! Scope: how far a role reaches.

use crate::{Keterbukaan, Sumber, Tindakan};
use dasar::Id;
use dasar::id;
use dasar::kode::KodeWilayah;
use std::fmt;

/// The kinds of scope, widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisLingkup {
    /// The machine.
    Mesin,
    /// The nation.
    Bangsa,
    /// A province over its regencies.
    Provinsi,
    /// One government.
    Pemda,
    /// One unit and everything below it.
    Opd,
    /// One person's own record.
    Diri,
}

impl JenisLingkup {
    /// Every kind, widest first.
    pub const SEMUA: [Self; 6] = [
        Self::Mesin,
        Self::Bangsa,
        Self::Provinsi,
        Self::Pemda,
        Self::Opd,
        Self::Diri,
    ];

    /// The stable code, as stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Mesin => "mesin",
            Self::Bangsa => "bangsa",
            Self::Provinsi => "provinsi",
            Self::Pemda => "pemda",
            Self::Opd => "opd",
            Self::Diri => "diri",
        }
    }

    /// Reads a stable code.
    #[must_use]
    pub fn parse(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|j| j.kode() == kode.trim())
    }
}

impl fmt::Display for JenisLingkup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Mesin => "komputer ini",
            Self::Bangsa => "seluruh Indonesia (pandangan pembina)",
            Self::Provinsi => "kabupaten/kota di provinsinya (pandangan pembina)",
            Self::Pemda => "satu pemerintah daerah",
            Self::Opd => "satu perangkat daerah atau unit dan bawahannya",
            Self::Diri => "catatan sendiri",
        })
    }
}

/// How far one held role reaches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lingkup {
    /// Everything on this machine; the command line only.
    Mesin,
    /// Every government, through supervisory views only.
    Bangsa,
    /// The regencies and cities of this province, through supervisory views only.
    Provinsi(KodeWilayah),
    /// Everything of one government.
    Pemda(Id<id::Pemda>),
    /// One unit of a government and everything below it.
    Opd {
        /// The government.
        pemda: Id<id::Pemda>,
        /// The unit at the top of the subtree.
        opd: Id<id::PerangkatDaerah>,
    },
    /// One person's own record.
    Diri {
        /// The government that keeps the record.
        pemda: Id<id::Pemda>,
        /// The person.
        orang: Id<id::Orang>,
    },
}

impl Lingkup {
    /// Its kind.
    #[must_use]
    pub const fn jenis(&self) -> JenisLingkup {
        match self {
            Self::Mesin => JenisLingkup::Mesin,
            Self::Bangsa => JenisLingkup::Bangsa,
            Self::Provinsi(_) => JenisLingkup::Provinsi,
            Self::Pemda(_) => JenisLingkup::Pemda,
            Self::Opd { .. } => JenisLingkup::Opd,
            Self::Diri { .. } => JenisLingkup::Diri,
        }
    }

    /// The one government it lies in, if it does.
    #[must_use]
    pub const fn pemda(&self) -> Option<Id<id::Pemda>> {
        match self {
            Self::Pemda(p) | Self::Opd { pemda: p, .. } | Self::Diri { pemda: p, .. } => Some(*p),
            Self::Mesin | Self::Bangsa | Self::Provinsi(_) => None,
        }
    }

    /// Whether an act on a subject lies within.
    ///
    /// # Why
    /// A supervisor reaches another government's data only as a defined view: the act must be
    /// marked as one and the subject must be what such a view returns.
    #[must_use]
    pub fn mencakup(&self, tindakan: Tindakan, s: &Sumber) -> bool {
        let pandangan = tindakan.pandangan() && s.keterbukaan == Keterbukaan::Pembinaan;
        match self {
            Self::Mesin => true,
            Self::Bangsa => pandangan,
            Self::Provinsi(kode) => {
                pandangan && s.wilayah.as_ref().is_some_and(|w| w.provinsi() == *kode)
            }
            Self::Pemda(p) => s.pemda == Some(*p),
            Self::Opd { pemda, opd } => s.pemda == Some(*pemda) && s.opd.contains(opd),
            Self::Diri { pemda, orang } => s.pemda == Some(*pemda) && s.orang == Some(*orang),
        }
    }

    /// Whether some subject of the government could lie within; the door of a page asks this
    /// before the subject is loaded.
    #[must_use]
    pub fn menyentuh(&self, tindakan: Tindakan, pemda: Option<Id<id::Pemda>>) -> bool {
        match self.pemda() {
            Some(p) => pemda.is_none_or(|q| p == q),
            None => *self == Self::Mesin || tindakan.pandangan(),
        }
    }

    /// Whether the other scope adds nothing to this one. A subtree is compared by its top only.
    #[must_use]
    pub fn memuat(&self, lain: &Self) -> bool {
        match self {
            Self::Mesin => true,
            Self::Bangsa => matches!(lain, Self::Bangsa | Self::Provinsi(_)),
            Self::Pemda(p) => lain.pemda() == Some(*p),
            Self::Provinsi(_) | Self::Opd { .. } | Self::Diri { .. } => self == lain,
        }
    }
}
