//! Result of an evaluation (LHE): score, table per sub-component, control, recommendations.
//!
//! Form: PermenPANRB 88/2021, Lampiran (result of the evaluation with score, comparison with the
//! year before and recommendations).

use dasar::Tanggal;

use crate::{CetakError, Data, Isi, susun};

pub(crate) const SUMBER: &str = include_str!("lhe.typ");

/// What an LHE shows; finished strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lhe {
    /// Title.
    pub judul: String,
    /// Government.
    pub pemda: String,
    /// Who was evaluated.
    pub untuk: String,
    /// Worksheet and the digest of its text.
    pub lke: String,
    /// "LHE terbit 3 Maret 2026", or that it is a draft.
    pub keadaan: String,
    /// Score.
    pub nilai: String,
    /// Grade with its meaning.
    pub predikat: String,
    /// Last year's, when there is one.
    pub lalu: String,
    /// Rows: code, name, weight, answer of the office, decision, points, reason.
    pub baris: Vec<[String; 7]>,
    /// Answers that contradict each other.
    pub kontrol: Vec<String>,
    /// Number and words, criterion, deadline, owner.
    pub rekomendasi: Vec<[String; 4]>,
    /// Place and name of each member.
    pub tim: Vec<[String; 2]>,
}

/// Typesets it.
///
/// # Errors
/// [`CetakError`].
pub fn lhe(l: &Lhe, tanggal: Tanggal) -> Result<Vec<u8>, CetakError> {
    let sel = |b: &[String]| Isi::daftar(b.iter().cloned());
    let data = Data::baru(&l.judul, tanggal)
        .dengan("pemda", l.pemda.as_str())
        .dengan("untuk", l.untuk.as_str())
        .dengan("lke", l.lke.as_str())
        .dengan("keadaan", l.keadaan.as_str())
        .dengan("nilai", l.nilai.as_str())
        .dengan("predikat", l.predikat.as_str())
        .dengan("lalu", l.lalu.as_str())
        .dengan("baris", Isi::daftar(l.baris.iter().map(|b| sel(b))))
        .dengan("kontrol", Isi::daftar(l.kontrol.clone()))
        .dengan(
            "rekomendasi",
            Isi::daftar(l.rekomendasi.iter().map(|b| sel(b))),
        )
        .dengan("tim", Isi::daftar(l.tim.iter().map(|b| sel(b))));
    susun(SUMBER, data)
}
