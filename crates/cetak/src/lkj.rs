//! Performance report (LKjIP): four chapters with comparisons, bars and money.
//!
//! Form: PermenPANRB 53/2014, Lampiran II (chapters I–IV; from general knowledge).

use dasar::Tanggal;

use crate::{CetakError, Data, Isi, susun};

pub(crate) const SUMBER: &str = include_str!("lkj.typ");

/// One indicator; finished strings, the bar in thousandths of full width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndikatorCetak {
    /// Number.
    pub no: String,
    /// Objective.
    pub sasaran: String,
    /// Indicator with unit.
    pub nama: String,
    /// Target.
    pub target: String,
    /// Realisation.
    pub realisasi: String,
    /// Achievement.
    pub capaian: String,
    /// Category.
    pub kategori: String,
    /// How the achievement came about.
    pub penjelasan: String,
    /// Bar, 0–1000.
    pub batang: i64,
    /// Reached.
    pub tercapai: bool,
    /// Comparisons: against what, figure, outcome.
    pub banding: Vec<[String; 3]>,
    /// Causes, efforts, hindrances.
    pub sebab: String,
}

/// What a report shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LkjCetak {
    /// Title.
    pub judul: String,
    /// Government.
    pub pemda: String,
    /// Office.
    pub untuk: String,
    /// State, review.
    pub keadaan: String,
    /// Key → words of the sections.
    pub bagian: Vec<(String, String)>,
    /// Indicators.
    pub indikator: Vec<IndikatorCetak>,
    /// Rows: programme, budget, spent, absorption.
    pub program: Vec<[String; 4]>,
    /// Total row of the same.
    pub jumlah: [String; 4],
    /// Sentence about efficiency.
    pub efisiensi: String,
    /// Statement of the review.
    pub reviu: String,
}

/// Typesets it.
///
/// # Errors
/// [`CetakError`].
pub fn lkj(l: &LkjCetak, tanggal: Tanggal) -> Result<Vec<u8>, CetakError> {
    let sel = |b: &[String]| Isi::daftar(b.iter().cloned());
    let bagian = l
        .bagian
        .iter()
        .map(|(k, t)| (k.clone(), Isi::teks(t.as_str())))
        .collect();
    let data = Data::baru(&l.judul, tanggal)
        .dengan("pemda", l.pemda.as_str())
        .dengan("untuk", l.untuk.as_str())
        .dengan("keadaan", l.keadaan.as_str())
        .dengan("bagian", Isi::Peta(bagian))
        .dengan("indikator", Isi::daftar(l.indikator.iter().map(indikator)))
        .dengan("program", Isi::daftar(l.program.iter().map(|b| sel(b))))
        .dengan("jumlah", sel(&l.jumlah))
        .dengan("efisiensi", l.efisiensi.as_str())
        .dengan("reviu", l.reviu.as_str());
    susun(SUMBER, data)
}

fn indikator(i: &IndikatorCetak) -> Isi {
    let t = |s: &str| Isi::teks(s);
    let sel = |b: &[String]| Isi::daftar(b.iter().cloned());
    Isi::peta([
        ("no", t(&i.no)),
        ("sasaran", t(&i.sasaran)),
        ("nama", t(&i.nama)),
        ("target", t(&i.target)),
        ("realisasi", t(&i.realisasi)),
        ("capaian", t(&i.capaian)),
        ("kategori", t(&i.kategori)),
        ("penjelasan", t(&i.penjelasan)),
        ("batang", Isi::Bilangan(i.batang.clamp(0, 1000))),
        ("tercapai", Isi::Ya(i.tercapai)),
        ("banding", Isi::daftar(i.banding.iter().map(|b| sel(b)))),
        ("sebab", t(&i.sebab)),
    ])
}
