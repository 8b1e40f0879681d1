//! Lint of a law set: what a legal officer should look at again.
use crate::hukum::Hukum;
use crate::parameter::Parameter;
use chrono::Months;
use dasar::waktu::Tanggal;
use std::fmt;

/// Months after which someone should read the source again.
pub const BULAN_PERIKSA_ULANG: u32 = 12;

/// One remark of the lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Key of the parameter.
    pub kunci: String,
    /// What is the matter.
    pub jenis: NoteKind,
    /// One Indonesian sentence.
    pub pesan: String,
}

/// Kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Nobody read the source for a year.
    PerluDiperiksaUlang,
    /// The source is said to be read in the future.
    DiperiksaDiMasaDepan,
    /// A value in force was never found in a source that was read.
    BelumTerverifikasi,
}

impl NoteKind {
    /// Word for tables and JSON.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::PerluDiperiksaUlang => "perlu_diperiksa_ulang",
            Self::DiperiksaDiMasaDepan => "diperiksa_di_masa_depan",
            Self::BelumTerverifikasi => "belum_terverifikasi",
        }
    }
}

impl fmt::Display for NoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kata().replace('_', " "))
    }
}

impl Hukum {
    /// What should be looked at again as of `hari`, by key.
    #[must_use]
    pub fn periksa(&self, hari: Tanggal) -> Vec<Note> {
        self.daftar().flat_map(|p| periksa_satu(p, hari)).collect()
    }
}

fn periksa_satu(parameter: &Parameter, hari: Tanggal) -> Vec<Note> {
    let mut hasil = Vec::new();
    let mut catat = |jenis, pesan| {
        hasil.push(Note {
            kunci: parameter.kunci.clone(),
            jenis,
            pesan,
        });
    };
    let diperiksa = parameter.diperiksa;
    let jatuh_tempo = diperiksa
        .0
        .checked_add_months(Months::new(BULAN_PERIKSA_ULANG));
    if diperiksa > hari {
        let pesan = format!("`diperiksa` {diperiksa} ada di masa depan; perbaiki tanggalnya.");
        catat(NoteKind::DiperiksaDiMasaDepan, pesan);
    } else if jatuh_tempo.is_some_and(|tempo| tempo <= hari.0) {
        let pesan = format!(
            "Sumber terakhir dibaca {diperiksa}, lebih dari {BULAN_PERIKSA_ULANG} bulan lalu; \
             baca lagi lalu perbarui `diperiksa`."
        );
        catat(NoteKind::PerluDiperiksaUlang, pesan);
    }
    if let Some(versi) = parameter.versi.iter().rev().find(|v| v.mulai <= hari)
        && !versi.terverifikasi
    {
        let pesan = format!(
            "Nilai sejak {} belum dicocokkan dengan sumbernya: {}.",
            versi.mulai, versi.dasar
        );
        catat(NoteKind::BelumTerverifikasi, pesan);
    }
    hasil
}
