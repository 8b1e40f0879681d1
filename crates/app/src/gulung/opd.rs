//! One perangkat daerah, ready to be shown.

use std::collections::BTreeMap;

use store::tampil::temuan::HitungRow;
use uuid::Uuid;

/// Level of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TingkatGulungan {
    /// Programme.
    Program,
    /// Activity.
    Kegiatan,
    /// Sub-activity of one unit.
    SubKegiatan,
}

impl TingkatGulungan {
    pub(super) fn dari(tingkat: usize) -> Option<Self> {
        match tingkat {
            3 => Some(Self::Program),
            4 => Some(Self::Kegiatan),
            5 => Some(Self::SubKegiatan),
            _ => None,
        }
    }

    /// The name that the tables use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Kegiatan => "kegiatan",
            Self::SubKegiatan => "sub_kegiatan",
        }
    }
}

/// Figures of one row, in sen; `None` when the document does not have the node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Jumlah {
    /// Renstra: the document's own figure, else the sum of its sub-activities.
    pub renstra_sen: Option<i64>,
    /// RKPD.
    pub rkpd_sen: Option<i64>,
    /// APBD.
    pub apbd_sen: Option<i64>,
    /// DPA.
    pub dpa_sen: Option<i64>,
    /// Paid so far.
    pub realisasi_sen: Option<i64>,
    /// Findings on the node and below it.
    pub temuan: i64,
    /// Of these, blocking.
    pub blokir: i64,
}

impl Jumlah {
    /// APBD minus RKPD; `None` when neither document has the node.
    #[must_use]
    pub fn selisih_sen(&self) -> Option<i64> {
        if self.rkpd_sen.is_none() && self.apbd_sen.is_none() {
            return None;
        }
        self.apbd_sen
            .unwrap_or(0)
            .checked_sub(self.rkpd_sen.unwrap_or(0))
    }

    /// selaras, naik, turun, jadi_nol, dari_nol, hanya_rkpd, hanya_apbd or hanya_lain.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match (self.rkpd_sen, self.apbd_sen) {
            (None, None) => "hanya_lain",
            (None, Some(_)) => "hanya_apbd",
            (Some(_), None) => "hanya_rkpd",
            (Some(a), Some(b)) if a == b => "selaras",
            (Some(_), Some(0)) => "jadi_nol",
            (Some(0), Some(_)) => "dari_nol",
            (Some(a), Some(b)) if b > a => "naik",
            _ => "turun",
        }
    }
}

/// A programme, activity or sub-activity of one perangkat daerah.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisGulungan {
    /// Level.
    pub tingkat: TingkatGulungan,
    /// Code.
    pub kode: String,
    /// Name in the APBD, else the RKPD, the DPA, the realisation, the Renstra.
    pub nama: String,
    /// Unit of a sub-activity; empty when it is the perangkat daerah itself.
    pub unit_nama: String,
    /// The node that the thread page opens: edition and id, by the same preference as the name.
    pub simpul: Option<(Uuid, Uuid)>,
    /// Figures.
    pub jumlah: Jumlah,
}

/// An account of one perangkat daerah.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AkunGulungan {
    /// Code.
    pub kode: String,
    /// Name in the newest edition; empty when no edition has the code.
    pub nama: String,
    /// 1 akun … 6 sub rincian objek.
    pub tingkat: u8,
    /// Lines of the APBD, sen.
    pub anggaran_sen: Option<i64>,
    /// Payments, sen.
    pub realisasi_sen: Option<i64>,
}

/// Everything resident about one perangkat daerah.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpdGulungan {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Totals.
    pub jumlah: Jumlah,
    /// Programmes, activities, sub-activities in document order.
    pub baris: Vec<BarisGulungan>,
    /// Accounts of all levels, by code.
    pub akun: Vec<AkunGulungan>,
    /// Findings by rule and severity.
    pub aturan: Vec<HitungRow>,
}

impl OpdGulungan {
    /// Number of rows of a level.
    #[must_use]
    pub fn cacah(&self, tingkat: TingkatGulungan) -> usize {
        self.baris.iter().filter(|b| b.tingkat == tingkat).count()
    }

    /// The accounts of the deepest level in use with the largest budget (then payments), largest
    /// first; equal ones by code.
    #[must_use]
    pub fn akun_terbesar(&self, paling: usize) -> Vec<&AkunGulungan> {
        let dalam = self.akun.iter().map(|a| a.tingkat).max().unwrap_or(0);
        let mut urut: BTreeMap<_, _> = BTreeMap::new();
        for a in self.akun.iter().filter(|a| a.tingkat == dalam) {
            let kunci = (a.anggaran_sen.unwrap_or(0), a.realisasi_sen.unwrap_or(0));
            urut.insert((std::cmp::Reverse(kunci), a.kode.as_str()), a);
        }
        urut.into_values().take(paling).collect()
    }
}
