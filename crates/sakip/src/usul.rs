//! The letter the facts suggest, beside the letter a person decides.

use dasar::Rasio;
use hukum::lke::{SetLke, SubLke, TingkatJawaban};
use std::collections::BTreeMap;

/// A proposed answer and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usulan {
    /// The answer, e.g. `BB`.
    pub jawaban: String,
    /// Criteria met.
    pub terpenuhi: usize,
    /// Criteria judged.
    pub dinilai: usize,
    /// Criteria of the sub-component.
    pub jumlah: usize,
    /// One Indonesian sentence.
    pub penjelasan: String,
}

/// The letter of a share by the worksheet's own rubric.
///
/// # Shape and units
/// `bagian` is a share 0–1. `None` when the worksheet has no rubric.
#[must_use]
pub fn huruf(set: &SetLke, bagian: Rasio) -> Option<&str> {
    let penuh = set.rubrik_penuh.as_deref()?;
    if bagian >= Rasio::SATU {
        return Some(penuh);
    }
    set.rubrik
        .iter()
        .find(|r| bagian <= r.sampai)
        .map(|r| r.huruf.as_str())
}

/// Proposes the letter of one sub-component that is answered as a whole.
///
/// # Shape and units
/// `centang`: criterion → met. A criterion nobody has judged counts as not met, and the sentence
/// says how many those are.
///
/// # Legal basis
/// PermenPANRB 88/2021, Lampiran (share of the criteria that are met).
#[must_use]
pub fn usul(set: &SetLke, sub: &SubLke, centang: &BTreeMap<String, bool>) -> Option<Usulan> {
    if set.jawaban != TingkatJawaban::SubKomponen {
        return None;
    }
    let jumlah = sub.kriteria.len();
    let dinilai = sub
        .kriteria
        .iter()
        .filter(|k| centang.contains_key(&k.kode))
        .count();
    let terpenuhi = sub
        .kriteria
        .iter()
        .filter(|k| centang.get(&k.kode) == Some(&true))
        .count();
    let bagian = Rasio::baru(
        i128::try_from(terpenuhi).ok()?,
        i128::try_from(jumlah).ok()?,
    )?;
    let jawaban = huruf(set, bagian)?.to_owned();
    let mut penjelasan = format!(
        "{terpenuhi} dari {jumlah} kriteria terpenuhi ({})",
        bagian.persen(0)
    );
    if dinilai < jumlah {
        penjelasan.push_str(&format!("; {} belum dinilai", jumlah - dinilai));
    }
    penjelasan.push('.');
    Some(Usulan {
        jawaban,
        terpenuhi,
        dinilai,
        jumlah,
        penjelasan,
    })
}

/// Why a decided letter cannot stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TolakPutusan {
    /// Not an answer of this scale.
    DiLuarSkala {
        /// Key.
        kunci: String,
        /// What was written.
        isi: String,
        /// The answers there are.
        pilihan: Vec<String>,
    },
    /// The worksheet has no such key.
    KunciTakDikenal(String),
    /// Differs from the proposal and gives no reason.
    TanpaAlasan {
        /// Key.
        kunci: String,
        /// Proposed.
        usulan: String,
        /// Decided.
        putusan: String,
    },
    /// Above "all criteria met" although some are not.
    BelumPenuh {
        /// Key.
        kunci: String,
        /// Decided.
        putusan: String,
        /// Criteria met and all.
        terpenuhi: (usize, usize),
    },
}

impl TolakPutusan {
    /// Stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::KunciTakDikenal(_) => "EVL-011",
            Self::DiLuarSkala { .. } => "EVL-012",
            Self::BelumPenuh { .. } => "EVL-013",
            Self::TanpaAlasan { .. } => "EVL-014",
        }
    }
}

impl std::fmt::Display for TolakPutusan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::KunciTakDikenal(k) => write!(
                f,
                "Kriteria {k} tidak ada dalam LKE ini. Pilih kriteria dari lembar kerjanya."
            ),
            Self::DiLuarSkala {
                kunci,
                isi,
                pilihan,
            } => write!(
                f,
                "Jawaban “{isi}” untuk {kunci} tidak dikenal; pilih {}.",
                pilihan.join(", ")
            ),
            Self::BelumPenuh {
                kunci,
                putusan,
                terpenuhi: (ada, semua),
            } => write!(
                f,
                "{kunci} tidak dapat dinilai {putusan}: baru {ada} dari {semua} kriteria \
                 terpenuhi. Penuhi semua kriteria atau pilih nilai yang lebih rendah."
            ),
            Self::TanpaAlasan {
                kunci,
                usulan,
                putusan,
            } => write!(
                f,
                "{kunci} diputus {putusan}, sedangkan usulannya {usulan}. Tulis alasannya, \
                 paling sedikit {PANJANG_ALASAN} huruf."
            ),
        }
    }
}

/// Shortest reason that says something.
pub const PANJANG_ALASAN: usize = 10;

/// Checks a decided answer against scale and proposal; refusals in this order: unknown key,
/// unknown answer, above full without being full, no reason.
///
/// # Errors
/// [`TolakPutusan`].
pub fn periksa_putusan(
    set: &SetLke,
    kunci: &str,
    (isi, alasan): (&str, &str),
    usulan: Option<&Usulan>,
) -> Result<(), TolakPutusan> {
    let skala = skala(set, kunci).ok_or_else(|| TolakPutusan::KunciTakDikenal(kunci.to_owned()))?;
    let Some(nilai) = skala.get(isi) else {
        return Err(TolakPutusan::DiLuarSkala {
            kunci: kunci.to_owned(),
            isi: isi.to_owned(),
            pilihan: urut_skala(skala),
        });
    };
    let Some(u) = usulan else {
        return Ok(());
    };
    let penuh = set.rubrik_penuh.as_ref().and_then(|p| skala.get(p));
    if penuh.is_some_and(|p| nilai > p) && u.terpenuhi < u.jumlah {
        return Err(TolakPutusan::BelumPenuh {
            kunci: kunci.to_owned(),
            putusan: isi.to_owned(),
            terpenuhi: (u.terpenuhi, u.jumlah),
        });
    }
    if u.jawaban != isi && dasar::teks::rapat(alasan).chars().count() < PANJANG_ALASAN {
        return Err(TolakPutusan::TanpaAlasan {
            kunci: kunci.to_owned(),
            usulan: u.jawaban.clone(),
            putusan: isi.to_owned(),
        });
    }
    Ok(())
}

/// The scale of a key, when it wants an answer.
#[must_use]
pub fn skala<'s>(set: &'s SetLke, kunci: &str) -> Option<&'s BTreeMap<String, Rasio>> {
    let nama = crate::nilai::kunci_jawaban(set)
        .into_iter()
        .find(|(k, _)| *k == kunci)
        .map(|(_, s)| s)?;
    set.skala.get(nama)
}

/// Answers of a scale, best first.
#[must_use]
pub fn urut_skala(skala: &BTreeMap<String, Rasio>) -> Vec<String> {
    let mut isi: Vec<(&String, &Rasio)> = skala.iter().collect();
    isi.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    isi.into_iter().map(|(k, _)| k.clone()).collect()
}

#[cfg(test)]
mod tests;
