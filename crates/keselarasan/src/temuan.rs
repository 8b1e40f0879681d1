//! Findings: what does not agree, where, by how much, and what to do.

use dasar::{Rasio, Rupiah};

use crate::fakta::{Rujukan, TAK_ADA};

/// Severity of a rule or a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tingkat {
    /// Blocks the next stage of the document.
    Blokir,
    /// Needs a written reason.
    Peringatan,
    /// For information.
    Informasi,
}

impl Tingkat {
    /// Word kept in the database and in JSON.
    pub fn kunci(self) -> &'static str {
        match self {
            Tingkat::Blokir => "blokir",
            Tingkat::Peringatan => "peringatan",
            Tingkat::Informasi => "informasi",
        }
    }

    /// Reads the word, or the letters B, W, I of the rule catalogue.
    pub fn parse(kata: &str) -> Option<Self> {
        match kata {
            "blokir" | "B" => Some(Tingkat::Blokir),
            "peringatan" | "W" => Some(Tingkat::Peringatan),
            "informasi" | "I" => Some(Tingkat::Informasi),
            _ => None,
        }
    }
}

/// One check result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable id; empty until the engine has filled it.
    pub id: String,
    /// Rule code; empty until the engine has filled it.
    pub aturan: &'static str,
    /// Severity; the engine sets the rule's unless the finding is a note.
    pub tingkat: Tingkat,
    /// A note is not counted by its rule.
    pub catatan: bool,
    /// Carries the rule's milder severity.
    pub kedua: bool,
    /// What the finding is about, independent of order and wording: `apbd|<unit>|<kode>`.
    pub subjek: String,
    /// Perangkat daerah or unit, [`TAK_ADA`] when none.
    pub organ: u32,
    /// Edition id, 0 when none.
    pub edisi: Rujukan,
    /// Node id, 0 when none.
    pub simpul: Rujukan,
    /// Sentence in Indonesian with names and amounts.
    pub pesan: String,
    /// What to do; the rule's advice when the finding has none of its own.
    pub saran: String,
    /// Numbers behind the sentence: key and machine text.
    pub angka: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding about a subject.
    pub fn baru(subjek: &[&str], pesan: String) -> Self {
        Finding {
            id: String::new(),
            aturan: "",
            tingkat: Tingkat::Peringatan,
            catatan: false,
            kedua: false,
            subjek: subjek.join("|"),
            organ: TAK_ADA,
            edisi: 0,
            simpul: 0,
            pesan,
            saran: String::new(),
            angka: Vec::new(),
        }
    }

    /// The perangkat daerah or unit it concerns.
    #[must_use]
    pub fn organ(mut self, n: u32) -> Self {
        self.organ = n;
        self
    }

    /// The edition and node it concerns.
    #[must_use]
    pub fn di(mut self, edisi: Rujukan, simpul: Rujukan) -> Self {
        self.edisi = edisi;
        self.simpul = simpul;
        self
    }

    /// Its own advice.
    #[must_use]
    pub fn saran(mut self, saran: impl Into<String>) -> Self {
        self.saran = saran.into();
        self
    }

    /// An amount in sen.
    #[must_use]
    pub fn uang(mut self, kunci: &'static str, sen: i64) -> Self {
        self.angka.push((kunci, Rupiah::dari_sen(sen).mesin()));
        self
    }

    /// Any other value.
    #[must_use]
    pub fn nilai(mut self, kunci: &'static str, nilai: impl ToString) -> Self {
        self.angka.push((kunci, nilai.to_string()));
        self
    }

    /// Gives it the rule's milder severity.
    #[must_use]
    pub fn lebih_ringan(mut self, ya: bool) -> Self {
        self.kedua = ya;
        self
    }

    /// Marks it as a note: shown, not counted.
    #[must_use]
    pub fn sebagai_catatan(mut self) -> Self {
        self.catatan = true;
        self.tingkat = Tingkat::Informasi;
        self
    }
}

/// What a rule answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HasilAturan {
    /// It could decide; these are the findings.
    Dinilai(Vec<Finding>),
    /// It could not; the reason in Indonesian.
    DataTidakAda(String),
}

/// The id of a finding: 128-bit FNV-1a over government, year, rule and subject, as hex.
///
/// # Why
/// The same disagreement keeps its id when rows are reordered, amounts move or the sentence is
/// rewritten, so that reasons and dates stay attached to it.
pub fn id_temuan(pemda: &str, tahun: u16, aturan: &str, subjek: &str) -> String {
    const AWAL: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const KALI: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut h = AWAL;
    let tahun = tahun.to_string();
    for bagian in [pemda, &tahun, aturan, subjek] {
        for b in bagian.bytes().chain(std::iter::once(0)) {
            h = (h ^ u128::from(b)).wrapping_mul(KALI);
        }
    }
    format!("{h:032x}")
}

/// An amount in sen as readers see it.
pub fn rp(sen: i64) -> String {
    Rupiah::dari_sen(sen).to_string()
}

/// A sum in sen as readers see it; sums beyond the range are cut at it.
pub fn rp_besar(sen: i128) -> String {
    rp(sempit(sen))
}

/// Narrows a sum to the range of an amount.
pub fn sempit(sen: i128) -> i64 {
    i64::try_from(sen).unwrap_or(if sen < 0 { i64::MIN } else { i64::MAX })
}

/// A share as readers see it, one decimal: "37,6 %".
pub fn persen(bagian: i128, seluruh: i128) -> String {
    Rasio::baru(bagian, seluruh).map_or_else(|| "–".to_owned(), |r| r.persen(1))
}

/// A share for machines, two decimals: "37.60".
pub fn persen_mesin(bagian: i128, seluruh: i128) -> String {
    Rasio::baru(bagian, seluruh).map_or_else(String::new, |r| r.mesin_persen(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_bergantung_pada_subjek_saja() {
        let a = id_temuan("64.11", 2026, "BUD-03", "apbd|1.01|x");
        assert_eq!(a.len(), 32);
        assert_eq!(a, id_temuan("64.11", 2026, "BUD-03", "apbd|1.01|x"));
        assert_ne!(a, id_temuan("64.11", 2026, "BUD-03", "apbd|1.01|y"));
        assert_ne!(a, id_temuan("64.11", 2027, "BUD-03", "apbd|1.01|x"));
        assert_ne!(id_temuan("a", 1, "bc", "d"), id_temuan("a", 1, "b", "cd"));
    }

    #[test]
    fn catatan_selalu_informasi() {
        let f = Finding::baru(&["a"], String::new()).sebagai_catatan();
        assert_eq!(f.tingkat, Tingkat::Informasi);
    }
}
