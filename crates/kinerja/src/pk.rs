//! Performance agreements (Perjanjian Kinerja): drawn up from approved plans, signed, replaced.

use dasar::{Rupiah, Tanggal};
use std::fmt;

macro_rules! kode {
    ($(#[$doc:meta])* $nama:ident {
        $($(#[$d:meta])* $v:ident = $kode:literal, $kata:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $nama { $($(#[$d])* $v,)* }

        impl $nama {
            /// Every value, in order.
            pub const SEMUA: &'static [Self] = &[$(Self::$v),*];

            /// As stored.
            #[must_use]
            pub const fn kode(self) -> &'static str {
                match self { $(Self::$v => $kode,)* }
            }

            /// For people.
            #[must_use]
            pub const fn nama(self) -> &'static str {
                match self { $(Self::$v => $kata,)* }
            }

            /// Reads what `kode` writes.
            #[must_use]
            pub fn parse(teks: &str) -> Option<Self> {
                Self::SEMUA.iter().copied().find(|v| v.kode() == teks)
            }
        }
    };
}
pub(crate) use kode;

kode! {
    /// Level of the party that promises.
    Jenjang {
        /// Head of the region.
        KepalaDaerah = "kepala_daerah", "kepala daerah";
        /// Head of an office.
        EselonIi = "eselon_2", "kepala perangkat daerah";
        /// Head of a division.
        EselonIii = "eselon_3", "administrator";
        /// Head of a section, leader of a functional team.
        EselonIv = "eselon_4", "pengawas atau ketua tim";
        /// An employee.
        Individu = "individu", "pegawai";
    }
}

impl Jenjang {
    /// The level whose agreement must be in force first.
    #[must_use]
    pub const fn atasan(self) -> Option<Self> {
        match self {
            Self::KepalaDaerah => None,
            Self::EselonIi => Some(Self::KepalaDaerah),
            Self::EselonIii => Some(Self::EselonIi),
            Self::EselonIv => Some(Self::EselonIii),
            Self::Individu => Some(Self::EselonIv),
        }
    }

    /// Levels of the plan whose indicators this level promises.
    #[must_use]
    pub const fn tingkat_rencana(self) -> &'static [&'static str] {
        match self {
            Self::KepalaDaerah | Self::EselonIi => &["tujuan", "sasaran"],
            Self::EselonIii => &["program"],
            Self::EselonIv => &["kegiatan"],
            Self::Individu => &["sub_kegiatan"],
        }
    }
}

kode! {
    /// In what capacity a party signs.
    CaraJabat {
        /// Holds the post.
        Definitif = "definitif", "";
        /// Performs the duties of a vacant post.
        Plt = "plt", "Plt.";
        /// Performs the duties of an absent holder.
        Plh = "plh", "Plh.";
    }
}

kode! {
    /// State of an edition.
    Keadaan {
        /// Being drawn up.
        Draf = "draf", "draf";
        /// Waiting for the superior.
        Diajukan = "diajukan", "menunggu atasan";
        /// Signed by both.
        Berlaku = "berlaku", "berlaku";
        /// A later edition is in force.
        Digantikan = "digantikan", "digantikan";
        /// Withdrawn before it was signed.
        Dibatalkan = "dibatalkan", "dibatalkan";
    }
}

kode! {
    /// Why an edition was drawn up.
    Sebab {
        /// First of the year.
        Awal = "awal", "awal tahun";
        /// Another person holds the post.
        Rotasi = "rotasi", "pergantian pejabat";
        /// The budget changed.
        Anggaran = "anggaran", "perubahan anggaran";
        /// Strategy, programme or target changed.
        Strategi = "strategi", "perubahan strategi";
    }
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pihak {
    /// Name.
    pub nama: String,
    /// Post.
    pub jabatan: String,
    /// Capacity.
    pub cara: CaraJabat,
}

/// One promised indicator and what the plan says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JanjiIndikator {
    /// Objective.
    pub sasaran: String,
    /// Indicator.
    pub teks: String,
    /// Unit.
    pub satuan: String,
    /// Promised target.
    pub target: String,
    /// Target of the approved plan for the year; `None` when the plan has no such indicator.
    pub target_rencana: Option<String>,
}

/// One programme with its money and what the budget says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JanjiProgram {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Promised money.
    pub anggaran: Rupiah,
    /// Money of the budget in force; `None` when the budget has no such programme.
    pub anggaran_dokumen: Option<Rupiah>,
}

/// Everything the law asks about before an agreement goes on.
#[derive(Clone, Debug)]
pub struct FaktaPk {
    /// Level.
    pub jenjang: Jenjang,
    /// State now.
    pub keadaan: Keadaan,
    /// Why it was drawn up.
    pub sebab: Sebab,
    /// Written reason.
    pub alasan: String,
    /// Who promises.
    pub pihak_pertama: Pihak,
    /// Who receives the promise.
    pub pihak_kedua: Pihak,
    /// The plan it is drawn from is in force.
    pub rencana_berlaku: bool,
    /// The agreement of the level above is in force; `None` at the top.
    pub atasan_berlaku: Option<bool>,
    /// Indicators.
    pub indikator: Vec<JanjiIndikator>,
    /// Programmes.
    pub program: Vec<JanjiProgram>,
    /// Day of signing.
    pub tanggal: Option<Tanggal>,
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Langkah {
    /// The first party hands it to the second.
    Ajukan,
    /// The second party sends it back.
    Kembalikan,
    /// Both sign.
    Tandatangani,
    /// Withdrawn.
    Batalkan,
}

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TolakPk {
    /// Not in this state.
    BukanKeadaannya(Keadaan),
    /// The plan is not in force (any more).
    RencanaTidakBerlaku,
    /// The superior has none yet.
    AtasanBelum(Jenjang),
    /// Nothing is promised.
    TanpaIndikator,
    /// Name or post missing.
    PihakKosong(&'static str),
    /// One cannot promise to oneself.
    PihakSama(String),
    /// Indicators without target.
    TanpaTarget(Vec<String>),
    /// Indicators whose target is not that of the plan: text, promised, planned.
    TargetBerbeda(Vec<(String, String, String)>),
    /// Indicators that the plan does not have.
    BukanDariRencana(Vec<String>),
    /// Programmes whose money is not that of the budget.
    AnggaranBerbeda(Vec<String>),
    /// A change gives its reason.
    TanpaAlasan,
    /// No day of signing.
    TanpaTanggal,
}

impl TolakPk {
    /// Stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::BukanKeadaannya(_) => "PKJ-001",
            Self::RencanaTidakBerlaku => "PKJ-002",
            Self::AtasanBelum(_) => "PKJ-003",
            Self::TanpaIndikator => "PKJ-004",
            Self::PihakKosong(_) => "PKJ-005",
            Self::PihakSama(_) => "PKJ-006",
            Self::TanpaTarget(_) => "PKJ-007",
            Self::BukanDariRencana(_) => "PKJ-008",
            Self::TargetBerbeda(_) => "PKJ-009",
            Self::AnggaranBerbeda(_) => "PKJ-010",
            Self::TanpaAlasan => "PKJ-011",
            Self::TanpaTanggal => "PKJ-012",
        }
    }
}

impl fmt::Display for TolakPk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BukanKeadaannya(k) => write!(
                f,
                "Perjanjian Kinerja ini {}; langkah itu tidak dapat dilakukan.",
                k.nama()
            ),
            Self::RencanaTidakBerlaku => f.write_str(
                "Rencana yang menjadi sumbernya tidak berlaku lagi. Susun ulang dari rencana \
                 yang berlaku.",
            ),
            Self::AtasanBelum(j) => write!(
                f,
                "Perjanjian Kinerja {} belum berlaku. Tunggu atau dahulukan perjanjian itu.",
                j.nama()
            ),
            Self::TanpaIndikator => {
                f.write_str("Tidak ada indikator yang diperjanjikan. Lengkapi rencananya.")
            }
            Self::PihakKosong(p) => write!(f, "Nama dan jabatan {p} belum lengkap."),
            Self::PihakSama(n) => write!(f, "{n} tidak dapat berjanji kepada dirinya sendiri."),
            Self::TanpaTarget(i) => write!(f, "Indikator tanpa target: {}.", i.join("; ")),
            Self::BukanDariRencana(i) => write!(
                f,
                "Indikator ini tidak ada dalam rencana yang disetujui: {}.",
                i.join("; ")
            ),
            Self::TargetBerbeda(i) => {
                let isi: Vec<String> = i
                    .iter()
                    .map(|(t, a, b)| format!("{t}: {a}, rencana {b}"))
                    .collect();
                write!(
                    f,
                    "Target tidak sama dengan rencana yang disetujui ({}). Samakan, atau ubah \
                     rencananya lebih dahulu.",
                    isi.join("; ")
                )
            }
            Self::AnggaranBerbeda(p) => write!(
                f,
                "Anggaran program tidak sama dengan dokumen anggaran: {}.",
                p.join("; ")
            ),
            Self::TanpaAlasan => f.write_str(
                "Perubahan Perjanjian Kinerja memerlukan alasan, paling sedikit 10 huruf.",
            ),
            Self::TanpaTanggal => f.write_str("Tanggal penandatanganan belum diisi."),
        }
    }
}

/// The state after a step. Refusals in this order: state, plan, superior, content, parties,
/// targets, money, reason, day.
///
/// # Errors
/// [`TolakPk`].
///
/// # Legal basis
/// Perpres 29/2014 and PermenPANRB 53/2014: the agreement follows the approved plan and budget and
/// changes by a new edition on rotation, change of budget or of strategy.
pub fn langkah(f: &FaktaPk, l: Langkah) -> Result<Keadaan, TolakPk> {
    let ke = match (f.keadaan, l) {
        (Keadaan::Draf, Langkah::Ajukan) => Keadaan::Diajukan,
        (Keadaan::Diajukan, Langkah::Kembalikan) => Keadaan::Draf,
        (Keadaan::Diajukan, Langkah::Tandatangani) => Keadaan::Berlaku,
        (Keadaan::Draf | Keadaan::Diajukan, Langkah::Batalkan) => Keadaan::Dibatalkan,
        _ => return Err(TolakPk::BukanKeadaannya(f.keadaan)),
    };
    if matches!(l, Langkah::Ajukan | Langkah::Tandatangani) {
        periksa(f)?;
        if l == Langkah::Tandatangani && f.tanggal.is_none() {
            return Err(TolakPk::TanpaTanggal);
        }
    }
    Ok(ke)
}

fn periksa(f: &FaktaPk) -> Result<(), TolakPk> {
    if !f.rencana_berlaku {
        return Err(TolakPk::RencanaTidakBerlaku);
    }
    if let (Some(j), Some(false)) = (f.jenjang.atasan(), f.atasan_berlaku) {
        return Err(TolakPk::AtasanBelum(j));
    }
    if f.indikator.is_empty() {
        return Err(TolakPk::TanpaIndikator);
    }
    pihak(f)?;
    indikator(&f.indikator)?;
    let beda: Vec<String> = f
        .program
        .iter()
        .filter(|p| p.anggaran_dokumen != Some(p.anggaran))
        .map(|p| {
            let dokumen = p
                .anggaran_dokumen
                .map_or_else(|| "tidak ada".to_owned(), |a| a.to_string());
            format!("{} {}, dokumen {dokumen}", p.nama, p.anggaran)
        })
        .collect();
    if !beda.is_empty() {
        return Err(TolakPk::AnggaranBerbeda(beda));
    }
    if f.sebab != Sebab::Awal && dasar::teks::rapat(&f.alasan).chars().count() < 10 {
        return Err(TolakPk::TanpaAlasan);
    }
    Ok(())
}

fn pihak(f: &FaktaPk) -> Result<(), TolakPk> {
    for (p, kata) in [
        (&f.pihak_pertama, "pihak pertama"),
        (&f.pihak_kedua, "pihak kedua"),
    ] {
        // The head of the region promises to the public: there is no second signature.
        let publik = f.jenjang == Jenjang::KepalaDaerah && kata == "pihak kedua";
        if !publik && (p.nama.trim().is_empty() || p.jabatan.trim().is_empty()) {
            return Err(TolakPk::PihakKosong(kata));
        }
    }
    let (a, b) = (&f.pihak_pertama, &f.pihak_kedua);
    // One person may hold a post and stand in for the superior; not both in the same post.
    if !b.nama.is_empty() && a.nama == b.nama && a.jabatan == b.jabatan {
        return Err(TolakPk::PihakSama(a.nama.clone()));
    }
    Ok(())
}

fn indikator(isi: &[JanjiIndikator]) -> Result<(), TolakPk> {
    let kumpul = |saring: fn(&JanjiIndikator) -> bool| -> Vec<String> {
        isi.iter()
            .filter(|i| saring(i))
            .map(|i| i.teks.clone())
            .collect()
    };
    let kosong = kumpul(|i| i.target.trim().is_empty());
    if !kosong.is_empty() {
        return Err(TolakPk::TanpaTarget(kosong));
    }
    let asing = kumpul(|i| i.target_rencana.is_none());
    if !asing.is_empty() {
        return Err(TolakPk::BukanDariRencana(asing));
    }
    let beda: Vec<(String, String, String)> = isi
        .iter()
        .filter_map(|i| {
            let r = i.target_rencana.as_ref()?;
            (r.trim() != i.target.trim()).then(|| (i.teks.clone(), i.target.clone(), r.clone()))
        })
        .collect();
    if beda.is_empty() {
        Ok(())
    } else {
        Err(TolakPk::TargetBerbeda(beda))
    }
}

#[cfg(test)]
mod tests;
