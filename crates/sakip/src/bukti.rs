//! Evidence drawn from the system: facts → proposed answer with a sentence and links.
//!
//! A criterion has a rule here only when the facts can tell. What only people can judge stays
//! without a proposal: silence is not a "no".

mod daftar;

use dasar::{Rasio, Tanggal};
use hukum::lke::{SetLke, TingkatJawaban};
use std::collections::BTreeMap;

/// Documents of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dokumen {
    /// Medium-term plan of the government.
    Rpjmd,
    /// Strategic plan of the office.
    Renstra,
    /// Yearly plan (RKPD, and the Renja of the office in it).
    Renja,
    /// Approved budget document.
    Dpa,
    /// Performance agreement.
    Pk,
    /// Quarterly plan of the agreement.
    RencanaAksi,
    /// Performance report.
    Lkj,
    /// Result of the last evaluation.
    Lhe,
}

impl Dokumen {
    /// For people.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Rpjmd => "RPJMD",
            Self::Renstra => "Renstra",
            Self::Renja => "Renja",
            Self::Dpa => "DPA",
            Self::Pk => "Perjanjian Kinerja",
            Self::RencanaAksi => "Rencana Aksi",
            Self::Lkj => "Laporan Kinerja",
            Self::Lhe => "LHE",
        }
    }
}

/// What is known about one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaktaDokumen {
    /// The system holds it.
    pub ada: bool,
    /// Day it took legal effect, when that is known.
    pub sah: Option<Tanggal>,
    /// Day it was published, when it was.
    pub terbit: Option<Tanggal>,
    /// Day by which it was due.
    pub tenggat: Option<Tanggal>,
    /// Somebody reviewed it before it took effect.
    pub direviu: bool,
    /// Where it can be read.
    pub tautan: String,
}

/// What can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ukuran {
    /// Indicators with unit and target.
    IndikatorLengkap,
    /// Main indicators kept from the previous year's agreement.
    IkuTetap,
    /// Nodes of the performance tree with parent, indicator and owner.
    Cascading,
    /// Crosscutting links consented to.
    Crosscutting,
    /// Units with an agreement of their own.
    UnitBerpk,
    /// Sub-activities of the budget that agree with the yearly plan.
    DpaSesuaiRenja,
    /// Sub-activities of the budget below a node of the plan.
    AktivitasTertaut,
    /// Indicators at or above the agreed target.
    TargetTercapai,
    /// Quarters due that were measured.
    TriwulanDiukur,
    /// Measurements confirmed by the superior.
    UkuranDiverifikasi,
    /// Indicators with a definition.
    DefinisiAda,
    /// Indicators with a named data source.
    SumberData,
    /// Measurements with evidence.
    UkuranBerbukti,
    /// Hindrances answered by a follow-up.
    HambatanDitindak,
    /// Sections of the report against the yearly target.
    LkjTarget,
    /// … against the medium-term target.
    LkjMenengah,
    /// … against the years before.
    LkjTahunLalu,
    /// … against a benchmark.
    LkjPembanding,
    /// … with cause, effort and hindrance.
    LkjSebab,
    /// … with efficiency.
    LkjEfisiensi,
    /// … with recommendations.
    LkjSaran,
    /// Objectives reached with no more money than planned.
    Efisien,
    /// Offices with a result for the year evaluated.
    OpdDievaluasi,
    /// Team roles filled: member, leader, control, quality.
    TimLengkap,
    /// Recommendations settled.
    RekomendasiTuntas,
    /// Score above that of the year before (1 of 1).
    NilaiNaik,
    /// Indicators better than the year before.
    CapaianMembaik,
}

/// A count: so many of so many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cacah {
    /// That fulfil it.
    pub ada: u64,
    /// All.
    pub semua: u64,
    /// What is counted, in Indonesian: `sub kegiatan DPA sama dengan Renja`.
    pub uraian: String,
    /// Where the rows can be seen.
    pub tautan: String,
}

impl Cacah {
    /// The share; `None` when there is nothing to count.
    #[must_use]
    pub fn bagian(&self) -> Option<Rasio> {
        (self.semua > 0)
            .then(|| Rasio::baru(i128::from(self.ada), i128::from(self.semua)))
            .flatten()
    }
}

/// Everything the rules may ask about one office (or the whole government) and year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaktaBukti {
    /// Documents; one that is not listed was not looked for.
    pub dokumen: BTreeMap<Dokumen, FaktaDokumen>,
    /// Counts; one that is not listed is not known.
    pub cacah: BTreeMap<Ukuran, Cacah>,
}

/// What the facts say about one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsulBukti {
    /// Criterion.
    pub kriteria: String,
    /// Met, by the facts.
    pub terpenuhi: bool,
    /// Share behind it: 0 or 1 for documents.
    pub bagian: Rasio,
    /// Answer in the scale of the criterion, when it is answered by itself.
    pub jawaban: Option<String>,
    /// One Indonesian sentence per fact.
    pub kalimat: String,
    /// Where to look.
    pub tautan: String,
}

/// What a rule asks of the facts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Soal {
    /// The document is there.
    Ada(Dokumen),
    /// It took effect.
    Sah(Dokumen),
    /// It was published.
    Terbit(Dokumen),
    /// Published, and not after its due day.
    TepatWaktu(Dokumen),
    /// Reviewed.
    Direviu(Dokumen),
    /// At least this share, per cent.
    Paling(Ukuran, i32),
}

/// Share (0 or 1 for documents), whether it suffices, sentence, link.
struct Jawab {
    bagian: Rasio,
    cukup: bool,
    kalimat: String,
    tautan: String,
}

fn tanya(soal: Soal, f: &FaktaBukti) -> Option<Jawab> {
    match soal {
        Soal::Paling(u, persen) => {
            let c = f.cacah.get(&u)?;
            let bagian = c.bagian()?;
            Some(Jawab {
                bagian,
                cukup: bagian >= Rasio::dari_persen(persen),
                kalimat: format!(
                    "{} dari {} {} ({}; cukup bila {persen} %).",
                    c.ada,
                    c.semua,
                    c.uraian,
                    bagian.persen(0)
                ),
                tautan: c.tautan.clone(),
            })
        }
        Soal::Ada(d) | Soal::Sah(d) | Soal::Terbit(d) | Soal::TepatWaktu(d) | Soal::Direviu(d) => {
            dokumen(soal, d, f.dokumen.get(&d)?)
        }
    }
}

fn dokumen(soal: Soal, d: Dokumen, f: &FaktaDokumen) -> Option<Jawab> {
    let nama = d.nama();
    let (cukup, kalimat) = if !f.ada {
        (false, format!("{nama} belum ada dalam sistem."))
    } else {
        match soal {
            Soal::Ada(_) | Soal::Paling(..) => (true, format!("{nama} ada dalam sistem.")),
            Soal::Sah(_) => match f.sah {
                Some(t) => (true, format!("{nama} berlaku sejak {t}.")),
                None => (false, format!("{nama} belum ditetapkan.")),
            },
            Soal::Terbit(_) => match f.terbit {
                Some(t) => (true, format!("{nama} dibuka untuk umum {t}.")),
                None => (false, format!("{nama} belum dibuka untuk umum.")),
            },
            Soal::TepatWaktu(_) => tepat_waktu(nama, f)?,
            Soal::Direviu(_) if f.direviu => (true, format!("{nama} sudah direviu.")),
            Soal::Direviu(_) => (false, format!("{nama} belum direviu.")),
        }
    };
    Some(Jawab {
        bagian: if cukup { Rasio::SATU } else { Rasio::NOL },
        cukup,
        kalimat,
        tautan: f.tautan.clone(),
    })
}

/// Undecidable without a due day.
fn tepat_waktu(nama: &str, f: &FaktaDokumen) -> Option<(bool, String)> {
    let tenggat = f.tenggat?;
    Some(match f.terbit {
        Some(t) if t <= tenggat => (
            true,
            format!("{nama} dibuka untuk umum {t}, tidak lewat dari {tenggat}."),
        ),
        Some(t) => (
            false,
            format!("{nama} dibuka untuk umum {t}, lewat dari {tenggat}."),
        ),
        None => (
            false,
            format!("{nama} belum dibuka untuk umum (tenggat {tenggat})."),
        ),
    })
}

/// What the facts say, criterion by criterion, in the worksheet's order.
///
/// # Why
/// Several questions about one criterion must all be fulfilled; if one of them cannot be answered
/// the whole criterion stays without a proposal.
#[must_use]
pub fn usulkan(set: &SetLke, f: &FaktaBukti) -> Vec<UsulBukti> {
    set.komponen
        .iter()
        .flat_map(|k| &k.sub)
        .flat_map(|s| &s.kriteria)
        .filter_map(|k| {
            let soal = daftar::soal(set.jawaban, &k.kode)?;
            satu(set, (&k.kode, k.skala.as_deref()), soal, f)
        })
        .collect()
}

/// Criteria that have a rule, whatever the facts are.
#[must_use]
pub fn berkaidah(set: &SetLke, kriteria: &str) -> bool {
    daftar::soal(set.jawaban, kriteria).is_some()
}

fn satu(
    set: &SetLke,
    (kode, skala): (&str, Option<&str>),
    soal: &[Soal],
    f: &FaktaBukti,
) -> Option<UsulBukti> {
    let jawab: Vec<Jawab> = soal
        .iter()
        .map(|s| tanya(*s, f))
        .collect::<Option<Vec<_>>>()?;
    let bagian = jawab.iter().map(|j| j.bagian).min()?;
    let terpenuhi = jawab.iter().all(|j| j.cukup);
    let jawaban = match (set.jawaban, skala) {
        (TingkatJawaban::Kriteria, Some(s)) => jawaban(set, s, bagian, terpenuhi),
        _ => None,
    };
    let kalimat: Vec<String> = jawab.iter().map(|j| j.kalimat.clone()).collect();
    let tautan = jawab
        .iter()
        .map(|j| j.tautan.clone())
        .find(|t| !t.is_empty())
        .unwrap_or_default();
    Some(UsulBukti {
        kriteria: kode.to_owned(),
        terpenuhi,
        bagian,
        jawaban,
        kalimat: kalimat.join(" "),
        tautan,
    })
}

/// The answer of a scale for a share: yes/no, the rubric where its letters are in the scale, else
/// the best or the worst.
fn jawaban(set: &SetLke, skala: &str, bagian: Rasio, terpenuhi: bool) -> Option<String> {
    let isi = set.skala.get(skala)?;
    if let (Some(_), Some(_)) = (isi.get("Y"), isi.get("T")) {
        return Some(if terpenuhi { "Y" } else { "T" }.to_owned());
    }
    if let Some(h) = crate::usul::huruf(set, bagian)
        && isi.contains_key(h)
    {
        return Some(h.to_owned());
    }
    let urut = crate::usul::urut_skala(isi);
    if terpenuhi { urut.first() } else { urut.last() }.cloned()
}

#[cfg(test)]
mod tests;
