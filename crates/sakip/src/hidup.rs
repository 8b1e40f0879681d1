//! The grade of today: what the facts carry, what is assumed, and how sure that is.

use crate::bukti::{FaktaBukti, usulkan};
use crate::nilai::{self, Hasil, JawabanSalah};
use crate::usul;
use dasar::Rasio;
use hukum::lke::{SetLke, SubLke, TingkatJawaban};
use std::collections::BTreeMap;

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asal {
    /// From the facts of the system.
    Otomatis,
    /// Decided or filled in by a person for this year.
    Orang,
    /// Carried over from the last evaluation.
    TahunLalu,
    /// Nobody knows: the lowest answer is assumed.
    Anggapan,
}

impl Asal {
    /// For people.
    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Otomatis => "dari data",
            Self::Orang => "diisi orang",
            Self::TahunLalu => "dari tahun lalu",
            Self::Anggapan => "anggapan terendah",
        }
    }
}

/// What people and last year say, by criterion (2021) or key.
#[derive(Clone, Debug, Default)]
pub struct Masukan {
    /// This year's answers: key → answer.
    pub jawaban: BTreeMap<String, String>,
    /// This year's ticks: criterion → met.
    pub centang: BTreeMap<String, bool>,
    /// Last year's answers: key → answer.
    pub tahun_lalu: BTreeMap<String, String>,
}

/// The grade of today.
#[derive(Clone, Debug)]
pub struct Hidup {
    /// Score and grade.
    pub hasil: Hasil,
    /// Answer used per key.
    pub jawaban: BTreeMap<String, String>,
    /// Origin of each key's answer.
    pub asal: BTreeMap<String, Asal>,
    /// Share of the weight that rests on facts or on people's answers of this year.
    pub keyakinan: Rasio,
}

/// Computes the grade of today.
///
/// # Errors
/// [`JawabanSalah`] when an answer of the input is not in its scale.
///
/// # Why
/// A person's answer goes before the facts, the facts before last year, and what nobody knows is
/// the lowest answer: the figure can surprise only upward. With the 2021 worksheet a letter rests
/// on facts in the share of its criteria that facts or people judged.
pub fn hitung(set: &SetLke, f: &FaktaBukti, m: &Masukan) -> Result<Hidup, JawabanSalah> {
    let fakta: BTreeMap<String, crate::bukti::UsulBukti> = usulkan(set, f)
        .into_iter()
        .map(|u| (u.kriteria.clone(), u))
        .collect();
    let mut h = Kumpul::default();
    for sub in set.komponen.iter().flat_map(|k| &k.sub) {
        match set.jawaban {
            TingkatJawaban::SubKomponen => {
                let centang: BTreeMap<String, bool> = sub
                    .kriteria
                    .iter()
                    .filter_map(|k| {
                        let orang = m.centang.get(&k.kode).copied();
                        let data = fakta.get(&k.kode).map(|u| u.terpenuhi);
                        Some((k.kode.clone(), orang.or(data)?))
                    })
                    .collect();
                h.sub(set, sub, &centang, m);
            }
            TingkatJawaban::Kriteria => {
                for k in &sub.kriteria {
                    let data = fakta.get(&k.kode).and_then(|u| u.jawaban.clone());
                    h.kriteria(set, sub, &k.kode, data, m);
                }
            }
        }
    }
    let hasil = nilai::hitung(set, &h.jawaban)?;
    let keyakinan = bagi(h.yakin, h.bobot);
    Ok(Hidup {
        hasil,
        jawaban: h.jawaban,
        asal: h.asal,
        keyakinan,
    })
}

#[derive(Default)]
struct Kumpul {
    jawaban: BTreeMap<String, String>,
    asal: BTreeMap<String, Asal>,
    yakin: Rasio0,
    bobot: Rasio0,
}

/// A sum that starts at zero.
#[derive(Clone, Copy)]
struct Rasio0(Rasio);

impl Default for Rasio0 {
    fn default() -> Self {
        Self(Rasio::NOL)
    }
}

impl Rasio0 {
    fn tambah(&mut self, r: Option<Rasio>) {
        self.0 = nilai::tambah(self.0, r.unwrap_or(Rasio::NOL));
    }
}

fn bagi(a: Rasio0, b: Rasio0) -> Rasio {
    Rasio::baru(b.0.penyebut(), b.0.pembilang())
        .and_then(|k| a.0.kali(k))
        .unwrap_or(Rasio::NOL)
}

fn bagian(a: usize, b: usize) -> Option<Rasio> {
    Rasio::baru(i128::try_from(a).ok()?, i128::try_from(b).ok()?)
}

impl Kumpul {
    fn taruh(&mut self, kunci: &str, jawaban: String, asal: Asal) {
        self.jawaban.insert(kunci.to_owned(), jawaban);
        self.asal.insert(kunci.to_owned(), asal);
    }

    fn sub(&mut self, set: &SetLke, s: &SubLke, centang: &BTreeMap<String, bool>, m: &Masukan) {
        self.bobot.tambah(Some(s.bobot));
        if let Some(j) = m.jawaban.get(&s.kode) {
            self.yakin.tambah(Some(s.bobot));
            return self.taruh(&s.kode, j.clone(), Asal::Orang);
        }
        let u = usul::usul(set, s, centang).filter(|u| u.dinilai > 0);
        let tertinggi = u.as_ref().is_some_and(|u| u.dinilai == u.jumlah);
        if let Some(lalu) = m.tahun_lalu.get(&s.kode).filter(|_| !tertinggi) {
            let sebagian = u.as_ref().and_then(|u| bagian(u.dinilai, u.jumlah));
            self.yakin.tambah(sebagian.and_then(|b| b.kali(s.bobot)));
            return self.taruh(&s.kode, lalu.clone(), Asal::TahunLalu);
        }
        match u {
            Some(u) => {
                let b = bagian(u.dinilai, u.jumlah).and_then(|b| b.kali(s.bobot));
                self.yakin.tambah(b);
                self.taruh(&s.kode, u.jawaban, Asal::Otomatis);
            }
            None => self.terendah(set, &s.kode),
        }
    }

    fn kriteria(
        &mut self,
        set: &SetLke,
        s: &SubLke,
        kode: &str,
        data: Option<String>,
        m: &Masukan,
    ) {
        let bobot = bagian(1, s.kriteria.len()).and_then(|b| b.kali(s.bobot));
        self.bobot.tambah(bobot);
        let (jawaban, asal) = if let Some(j) = m.jawaban.get(kode) {
            (j.clone(), Asal::Orang)
        } else if let Some(j) = data {
            (j, Asal::Otomatis)
        } else if let Some(j) = m.tahun_lalu.get(kode) {
            (j.clone(), Asal::TahunLalu)
        } else {
            return self.terendah(set, kode);
        };
        if matches!(asal, Asal::Orang | Asal::Otomatis) {
            self.yakin.tambah(bobot);
        }
        self.taruh(kode, jawaban, asal);
    }

    fn terendah(&mut self, set: &SetLke, kunci: &str) {
        let skala = usul::skala(set, kunci);
        if let Some(j) = skala.and_then(|s| usul::urut_skala(s).pop()) {
            self.taruh(kunci, j, Asal::Anggapan);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bukti::{Dokumen, FaktaDokumen};
    use hukum::lke::bawaan;

    #[test]
    fn without_anything_the_grade_is_the_lowest_and_nothing_is_sure() {
        for kode in ["lke-2021", "lke-2015"] {
            let set = bawaan(kode).unwrap();
            let h = hitung(&set, &FaktaBukti::default(), &Masukan::default()).unwrap();
            assert_eq!(h.hasil.nilai_mesin(), "0.00", "{kode}");
            assert_eq!(h.hasil.predikat, "D");
            assert_eq!(h.keyakinan, Rasio::NOL);
            assert!(h.asal.values().all(|a| *a == Asal::Anggapan));
        }
    }

    #[test]
    fn people_go_before_facts_and_facts_before_last_year() {
        let set = bawaan("lke-2015").unwrap();
        let mut f = FaktaBukti::default();
        let ada = FaktaDokumen {
            ada: true,
            ..FaktaDokumen::default()
        };
        f.dokumen.insert(Dokumen::Pk, ada);
        let mut m = Masukan::default();
        m.tahun_lalu.insert("22".into(), "T".into());
        m.tahun_lalu.insert("23".into(), "B".into());
        let h = hitung(&set, &f, &m).unwrap();
        assert_eq!((&*h.jawaban["22"], h.asal["22"]), ("Y", Asal::Otomatis));
        assert_eq!((&*h.jawaban["23"], h.asal["23"]), ("B", Asal::TahunLalu));
        m.jawaban.insert("22".into(), "T".into());
        let h = hitung(&set, &f, &m).unwrap();
        assert_eq!((&*h.jawaban["22"], h.asal["22"]), ("T", Asal::Orang));
    }

    #[test]
    fn confidence_is_the_share_of_the_weight_that_was_judged() {
        let set = bawaan("lke-2021").unwrap();
        let mut m = Masukan::default();
        // 1.c weighs 15 of 100; half of its eight criteria were judged, all met.
        for n in 1..=4 {
            m.centang.insert(format!("1.c.{n}"), true);
        }
        let h = hitung(&set, &FaktaBukti::default(), &m).unwrap();
        assert_eq!(h.keyakinan, Rasio::baru(75, 1000).unwrap());
        assert_eq!(&*h.jawaban["1.c"], "C");
        m.jawaban.insert("1.c".into(), "A".into());
        let h = hitung(&set, &FaktaBukti::default(), &m).unwrap();
        assert_eq!(h.keyakinan, Rasio::baru(15, 100).unwrap());
        assert_eq!(h.hasil.nilai_mesin(), "13.50");
    }

    #[test]
    fn a_letter_of_last_year_stands_until_every_criterion_is_judged() {
        let set = bawaan("lke-2021").unwrap();
        let mut m = Masukan::default();
        m.tahun_lalu.insert("2.a".into(), "B".into());
        m.centang.insert("2.a.1".into(), true);
        let h = hitung(&set, &FaktaBukti::default(), &m).unwrap();
        assert_eq!((&*h.jawaban["2.a"], h.asal["2.a"]), ("B", Asal::TahunLalu));
        m.centang.insert("2.a.2".into(), true);
        m.centang.insert("2.a.3".into(), true);
        let h = hitung(&set, &FaktaBukti::default(), &m).unwrap();
        assert_eq!((&*h.jawaban["2.a"], h.asal["2.a"]), ("BB", Asal::Otomatis));
    }
}
