//! Which criterion asks what of the facts. The shares that suffice are the product's own choice,
//! not a regulation's; the evaluator decides in the end.

use super::Soal::{self, Ada, Direviu, Paling, Sah, TepatWaktu, Terbit};
use super::{Dokumen as D, Ukuran as U};
use hukum::lke::TingkatJawaban;

type Kaidah = (&'static str, &'static [Soal]);

/// PermenPANRB 88/2021.
const K2021: &[Kaidah] = &[
    ("1.a.3", &[Ada(D::Rpjmd), Ada(D::Renstra)]),
    ("1.a.4", &[Ada(D::Renja)]),
    ("1.a.5", &[Ada(D::RencanaAksi)]),
    ("1.a.6", &[Ada(D::Dpa)]),
    ("1.b.1", &[Sah(D::Renstra), Sah(D::Pk)]),
    ("1.b.2", &[TepatWaktu(D::Pk)]),
    ("1.b.5", &[Paling(U::IndikatorLengkap, 90)]),
    ("1.b.6", &[Paling(U::IkuTetap, 90)]),
    ("1.b.8", &[Paling(U::Cascading, 90)]),
    ("1.b.9", &[Paling(U::Crosscutting, 100)]),
    ("1.b.10", &[Paling(U::UnitBerpk, 100)]),
    ("1.c.1", &[Paling(U::DpaSesuaiRenja, 90)]),
    ("1.c.2", &[Paling(U::AktivitasTertaut, 90)]),
    ("1.c.3", &[Paling(U::TargetTercapai, 90)]),
    ("1.c.4", &[Paling(U::TriwulanDiukur, 100)]),
    ("2.a.2", &[Paling(U::DefinisiAda, 100)]),
    ("2.a.3", &[Paling(U::SumberData, 100)]),
    ("2.b.3", &[Paling(U::UkuranBerbukti, 90)]),
    ("2.b.4", &[Paling(U::TriwulanDiukur, 100)]),
    ("2.b.5", &[Paling(U::UkuranDiverifikasi, 100)]),
    ("2.b.6", &[Paling(U::TriwulanDiukur, 1)]),
    ("2.b.7", &[Paling(U::TriwulanDiukur, 1)]),
    ("2.c.6", &[Paling(U::HambatanDitindak, 90)]),
    ("2.c.8", &[Paling(U::Efisien, 50)]),
    ("3.a.1", &[Ada(D::Lkj)]),
    ("3.a.2", &[Ada(D::Lkj), Paling(U::TriwulanDiukur, 100)]),
    ("3.a.3", &[Sah(D::Lkj)]),
    ("3.a.4", &[Direviu(D::Lkj)]),
    ("3.a.5", &[Terbit(D::Lkj)]),
    ("3.a.6", &[TepatWaktu(D::Lkj)]),
    ("3.b.2", &[Paling(U::LkjTarget, 100)]),
    ("3.b.3", &[Paling(U::LkjTarget, 100)]),
    ("3.b.4", &[Paling(U::LkjMenengah, 90)]),
    ("3.b.5", &[Paling(U::LkjTahunLalu, 90)]),
    ("3.b.6", &[Paling(U::LkjPembanding, 50)]),
    ("3.b.7", &[Paling(U::LkjSebab, 90)]),
    ("3.b.8", &[Paling(U::LkjEfisiensi, 90)]),
    ("3.b.9", &[Paling(U::LkjSaran, 100)]),
    ("3.c.3", &[Paling(U::HambatanDitindak, 90)]),
    ("4.a.2", &[Paling(U::OpdDievaluasi, 100)]),
    ("4.a.3", &[Paling(U::TimLengkap, 100)]),
    ("4.b.4", &[Paling(U::OpdDievaluasi, 100)]),
    ("4.b.5", &[Ada(D::Lhe)]),
    ("4.c.1", &[Paling(U::RekomendasiTuntas, 100)]),
    ("4.c.2", &[Paling(U::NilaiNaik, 100)]),
    ("4.c.5", &[Paling(U::CapaianMembaik, 50)]),
];

/// PermenPANRB 12/2015.
const K2015: &[Kaidah] = &[
    ("1", &[Ada(D::Renstra)]),
    ("6", &[Paling(U::IndikatorLengkap, 100)]),
    ("9", &[Terbit(D::Renstra)]),
    ("18", &[Paling(U::DpaSesuaiRenja, 90)]),
    ("21", &[Ada(D::Renja)]),
    ("22", &[Ada(D::Pk)]),
    ("24", &[Terbit(D::Pk)]),
    ("26", &[Paling(U::IndikatorLengkap, 90)]),
    ("32", &[Ada(D::RencanaAksi)]),
    ("35", &[Paling(U::DpaSesuaiRenja, 90)]),
    ("37", &[Paling(U::TriwulanDiukur, 100)]),
    ("39", &[Paling(U::UnitBerpk, 100)]),
    ("42", &[Paling(U::SumberData, 100)]),
    ("50", &[Paling(U::UkuranDiverifikasi, 100)]),
    ("52", &[Paling(U::TriwulanDiukur, 100)]),
    ("53", &[Paling(U::TriwulanDiukur, 1)]),
    ("60", &[Ada(D::Lkj)]),
    ("61", &[TepatWaktu(D::Lkj)]),
    ("62", &[Terbit(D::Lkj)]),
    ("65", &[Paling(U::LkjTarget, 100)]),
    ("67", &[Paling(U::LkjTahunLalu, 90)]),
    ("68", &[Paling(U::LkjEfisiensi, 90)]),
    ("75", &[Paling(U::TriwulanDiukur, 100)]),
    ("85", &[Paling(U::RekomendasiTuntas, 100)]),
    ("90", &[Paling(U::TargetTercapai, 100)]),
    ("91", &[Paling(U::CapaianMembaik, 100)]),
];

/// The questions of a criterion; `None` when only people can tell.
pub(super) fn soal(tingkat: TingkatJawaban, kriteria: &str) -> Option<&'static [Soal]> {
    let daftar = match tingkat {
        TingkatJawaban::SubKomponen => K2021,
        TingkatJawaban::Kriteria => K2015,
    };
    daftar.iter().find(|(k, _)| *k == kriteria).map(|(_, s)| *s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_about_a_criterion_of_its_worksheet() {
        for (set, daftar) in [("lke-2021", K2021), ("lke-2015", K2015)] {
            let set = hukum::lke::bawaan(set).unwrap();
            for (kode, soal) in daftar {
                assert!(!soal.is_empty());
                let ada = set
                    .komponen
                    .iter()
                    .flat_map(|k| &k.sub)
                    .flat_map(|s| &s.kriteria)
                    .any(|k| k.kode == *kode);
                assert!(ada, "{} {kode}", set.kode);
            }
        }
    }
}
