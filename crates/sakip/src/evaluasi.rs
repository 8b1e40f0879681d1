//! The life of one evaluation: self-assessment, desk, clarification, review, result.

use std::fmt;

/// Where an evaluation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tahap {
    /// The evaluated office answers for itself.
    Mandiri,
    /// The team judges on paper.
    Meja,
    /// The office answers the team's questions.
    Klarifikasi,
    /// Technical control and quality assurance look at the whole.
    Reviu,
    /// The result (LHE) is out; nothing changes any more.
    Terbit,
}

impl Tahap {
    /// Every stage in order.
    pub const SEMUA: [Self; 5] = [
        Self::Mandiri,
        Self::Meja,
        Self::Klarifikasi,
        Self::Reviu,
        Self::Terbit,
    ];

    /// As stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Mandiri => "mandiri",
            Self::Meja => "meja",
            Self::Klarifikasi => "klarifikasi",
            Self::Reviu => "reviu",
            Self::Terbit => "terbit",
        }
    }

    /// For people.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Mandiri => "penilaian mandiri",
            Self::Meja => "evaluasi meja",
            Self::Klarifikasi => "klarifikasi",
            Self::Reviu => "reviu",
            Self::Terbit => "LHE terbit",
        }
    }

    /// Reads what [`Tahap::kode`] writes.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|t| t.kode() == teks)
    }
}

/// A place in the evaluation team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeranTim {
    /// Judges criteria.
    Anggota,
    /// Judges and leads.
    Ketua,
    /// Reviews the work of the team.
    PengendaliTeknis,
    /// Answers for the quality of the result.
    PenjaminMutu,
}

impl PeranTim {
    /// Every place, lowest first.
    pub const SEMUA: [Self; 4] = [
        Self::Anggota,
        Self::Ketua,
        Self::PengendaliTeknis,
        Self::PenjaminMutu,
    ];

    /// As stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Anggota => "anggota",
            Self::Ketua => "ketua",
            Self::PengendaliTeknis => "pengendali_teknis",
            Self::PenjaminMutu => "penjamin_mutu",
        }
    }

    /// For people.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Anggota => "anggota tim",
            Self::Ketua => "ketua tim",
            Self::PengendaliTeknis => "pengendali teknis",
            Self::PenjaminMutu => "penjamin mutu",
        }
    }

    /// Reads what [`PeranTim::kode`] writes.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|p| p.kode() == teks)
    }
}

/// Who acts on an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pihak {
    /// Somebody of the evaluated office.
    Dievaluasi,
    /// A member of the team with every place held in it.
    Tim(Vec<PeranTim>),
}

impl Pihak {
    fn punya(&self, perlu: &[PeranTim]) -> bool {
        match self {
            Self::Dievaluasi => false,
            Self::Tim(p) => p.iter().any(|x| perlu.contains(x)),
        }
    }
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Langkah {
    /// The office answers a key for itself.
    IsiMandiri,
    /// The office hands its self-assessment over.
    Serahkan,
    /// A member decides an answer.
    Putuskan,
    /// The leader opens the round of questions.
    BukaKlarifikasi,
    /// The office answers a question.
    Tanggapi,
    /// The leader ends the round.
    TutupKlarifikasi,
    /// The leader hands the worksheet to review.
    AjukanReviu,
    /// Review sends it back.
    Kembalikan,
    /// Quality assurance publishes the result.
    Terbitkan,
}

impl Langkah {
    const fn nama(self) -> &'static str {
        match self {
            Self::IsiMandiri => "mengisi penilaian mandiri",
            Self::Serahkan => "menyerahkan penilaian mandiri",
            Self::Putuskan => "memutus jawaban",
            Self::BukaKlarifikasi => "membuka klarifikasi",
            Self::Tanggapi => "menanggapi klarifikasi",
            Self::TutupKlarifikasi => "menutup klarifikasi",
            Self::AjukanReviu => "mengajukan reviu",
            Self::Kembalikan => "mengembalikan kepada tim",
            Self::Terbitkan => "menerbitkan LHE",
        }
    }
}

/// What a step needs to know besides stage and actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fakta {
    /// Keys without an answer in the layer the step closes.
    pub belum_dijawab: Vec<String>,
    /// Questions the office has not answered.
    pub belum_ditanggapi: usize,
    /// Recommendations written.
    pub rekomendasi: usize,
    /// Who led and who reviews are the same person.
    pub ketua_juga_penjamin: bool,
    /// The highest grade needs no recommendation.
    pub tertinggi: bool,
}

/// Why a step is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TolakLangkah {
    /// Not at this stage.
    BukanTahapnya {
        /// The step.
        langkah: Langkah,
        /// The stage.
        tahap: Tahap,
    },
    /// Not by this party.
    BukanPihaknya {
        /// The step.
        langkah: Langkah,
        /// Who may.
        perlu: &'static str,
    },
    /// Answers missing.
    BelumLengkap(Vec<String>),
    /// Questions still open.
    KlarifikasiTerbuka(usize),
    /// A result below the highest grade must say what to improve.
    TanpaRekomendasi,
    /// Nobody reviews the own work.
    ReviuSendiri,
}

impl TolakLangkah {
    /// Stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::BukanTahapnya { .. } => "EVL-001",
            Self::BukanPihaknya { .. } => "EVL-002",
            Self::BelumLengkap(_) => "EVL-003",
            Self::KlarifikasiTerbuka(_) => "EVL-004",
            Self::TanpaRekomendasi => "EVL-005",
            Self::ReviuSendiri => "EVL-006",
        }
    }
}

impl fmt::Display for TolakLangkah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BukanTahapnya { langkah, tahap } => write!(
                f,
                "Evaluasi ini berada pada tahap {}; {} tidak dapat dilakukan sekarang.",
                tahap.nama(),
                langkah.nama()
            ),
            Self::BukanPihaknya { langkah, perlu } => {
                write!(f, "Hanya {perlu} yang dapat {}.", langkah.nama())
            }
            Self::BelumLengkap(k) => write!(
                f,
                "Belum dijawab: {}. Lengkapi dahulu, lalu ulangi.",
                k.join(", ")
            ),
            Self::KlarifikasiTerbuka(n) => write!(
                f,
                "{n} pertanyaan klarifikasi belum ditanggapi. Tunggu tanggapannya atau tutup \
                 klarifikasi lebih dahulu."
            ),
            Self::TanpaRekomendasi => f.write_str(
                "LHE tanpa rekomendasi tidak dapat terbit. Tulis paling sedikit satu rekomendasi \
                 dengan tenggat dan penanggung jawab.",
            ),
            Self::ReviuSendiri => f.write_str(
                "Ketua tim tidak dapat menjamin mutu pekerjaannya sendiri. Minta penjamin mutu \
                 lain menerbitkannya.",
            ),
        }
    }
}

const PENILAI: &[PeranTim] = &[PeranTim::Anggota, PeranTim::Ketua];
const KETUA: &[PeranTim] = &[PeranTim::Ketua];
const PENGENDALI: &[PeranTim] = &[PeranTim::PengendaliTeknis, PeranTim::PenjaminMutu];
const PENJAMIN: &[PeranTim] = &[PeranTim::PenjaminMutu];

/// The stage after a step; refusals in this order: stage, party, completeness, open questions,
/// own review, recommendations.
///
/// # Errors
/// [`TolakLangkah`].
///
/// # Why
/// The office never decides, the team never answers for the office, and who led the work does not
/// publish it: the three mix-ups that make a grade worthless.
pub fn langkah(
    tahap: Tahap,
    langkah: Langkah,
    pihak: &Pihak,
    fakta: &Fakta,
) -> Result<Tahap, TolakLangkah> {
    use Langkah as L;
    use Tahap as T;
    let ke = match (tahap, langkah) {
        (T::Mandiri, L::IsiMandiri) => T::Mandiri,
        (T::Mandiri, L::Serahkan) => T::Meja,
        (T::Meja, L::Putuskan) => T::Meja,
        (T::Meja, L::BukaKlarifikasi) => T::Klarifikasi,
        (T::Klarifikasi, L::Tanggapi | L::Putuskan) => T::Klarifikasi,
        (T::Klarifikasi, L::TutupKlarifikasi) => T::Meja,
        (T::Meja, L::AjukanReviu) => T::Reviu,
        (T::Reviu, L::Kembalikan) => T::Meja,
        (T::Reviu, L::Terbitkan) => T::Terbit,
        _ => return Err(TolakLangkah::BukanTahapnya { langkah, tahap }),
    };
    let (boleh, perlu) = match langkah {
        L::IsiMandiri | L::Serahkan | L::Tanggapi => {
            (*pihak == Pihak::Dievaluasi, "pihak yang dievaluasi")
        }
        L::Putuskan => (pihak.punya(PENILAI), "anggota atau ketua tim"),
        L::BukaKlarifikasi | L::TutupKlarifikasi | L::AjukanReviu => {
            (pihak.punya(KETUA), "ketua tim")
        }
        L::Kembalikan => (
            pihak.punya(PENGENDALI),
            "pengendali teknis atau penjamin mutu",
        ),
        L::Terbitkan => (pihak.punya(PENJAMIN), "penjamin mutu"),
    };
    if !boleh {
        return Err(TolakLangkah::BukanPihaknya { langkah, perlu });
    }
    let menutup = matches!(langkah, L::Serahkan | L::AjukanReviu | L::Terbitkan);
    if menutup && !fakta.belum_dijawab.is_empty() {
        return Err(TolakLangkah::BelumLengkap(fakta.belum_dijawab.clone()));
    }
    if langkah == L::AjukanReviu && fakta.belum_ditanggapi > 0 {
        return Err(TolakLangkah::KlarifikasiTerbuka(fakta.belum_ditanggapi));
    }
    if langkah == L::Terbitkan {
        if fakta.ketua_juga_penjamin {
            return Err(TolakLangkah::ReviuSendiri);
        }
        if fakta.rekomendasi == 0 && !fakta.tertinggi {
            return Err(TolakLangkah::TanpaRekomendasi);
        }
    }
    Ok(ke)
}

#[cfg(test)]
mod tests;
