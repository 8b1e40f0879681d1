//! Performance agreement (Perjanjian Kinerja): statement of both parties, then the table of
//! objectives, indicators and targets, then programmes and money.
//!
//! Form: PermenPANRB 53/2014, Lampiran I (from general knowledge; not compared with the gazette).

use dasar::Tanggal;

use crate::{CetakError, Data, Isi, susun};

pub(crate) const SUMBER: &str = include_str!("pk.typ");

/// A party: name, post with its capacity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PihakCetak {
    /// Name.
    pub nama: String,
    /// Post.
    pub jabatan: String,
}

/// What an agreement shows; finished strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PkCetak {
    /// Title.
    pub judul: String,
    /// Government.
    pub pemda: String,
    /// Office.
    pub untuk: String,
    /// Year.
    pub tahun: String,
    /// Who promises.
    pub pertama: PihakCetak,
    /// Who receives; empty for the head of the region.
    pub kedua: PihakCetak,
    /// "Ujoh Bilang, 30 Januari 2026".
    pub tempat: String,
    /// Edition and state.
    pub keadaan: String,
    /// Rows: number, objective, indicator, target with unit.
    pub indikator: Vec<[String; 4]>,
    /// Rows: number, programme, money.
    pub program: Vec<[String; 3]>,
    /// Total.
    pub jumlah: String,
}

/// Typesets it.
///
/// # Errors
/// [`CetakError`].
pub fn pk(p: &PkCetak, tanggal: Tanggal) -> Result<Vec<u8>, CetakError> {
    let pihak = |x: &PihakCetak| {
        Isi::peta([
            ("nama", Isi::teks(x.nama.as_str())),
            ("jabatan", Isi::teks(x.jabatan.as_str())),
        ])
    };
    let sel = |b: &[String]| Isi::daftar(b.iter().cloned());
    let data = Data::baru(&p.judul, tanggal)
        .dengan("pemda", p.pemda.as_str())
        .dengan("untuk", p.untuk.as_str())
        .dengan("tahun", p.tahun.as_str())
        .dengan("pertama", pihak(&p.pertama))
        .dengan("kedua", pihak(&p.kedua))
        .dengan("tempat", p.tempat.as_str())
        .dengan("keadaan", p.keadaan.as_str())
        .dengan("indikator", Isi::daftar(p.indikator.iter().map(|b| sel(b))))
        .dengan("program", Isi::daftar(p.program.iter().map(|b| sel(b))))
        .dengan("jumlah", p.jumlah.as_str());
    susun(SUMBER, data)
}
