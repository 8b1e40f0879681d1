//! Minimality against brute force on small worksheets, and the two real ones.

use std::collections::BTreeMap;

use dasar::Rasio;
use hukum::lke::{
    self, AgregasiLke, KomponenLke, KontrolLke, KriteriaLke, PitaPredikat, SetLke, SubLke,
    TingkatJawaban,
};
use proptest::prelude::*;

use super::soal::Soal;
use super::*;

fn satu() -> Usaha {
    Usaha {
        baku: 1,
        per: BTreeMap::new(),
    }
}

fn kecil(skala: &[(&str, i128, i128)]) -> BTreeMap<String, Rasio> {
    skala
        .iter()
        .map(|(k, a, b)| ((*k).to_owned(), Rasio::baru(*a, *b).unwrap()))
        .collect()
}

/// A worksheet of one or two sub-components over mixed scales.
fn set(kriteria: &[usize], batas: i128, kontrol: Vec<KontrolLke>) -> SetLke {
    let nama = ["YT", "AE", "A3"];
    let butir: Vec<KriteriaLke> = kriteria
        .iter()
        .enumerate()
        .map(|(n, s)| KriteriaLke {
            kode: (n + 1).to_string(),
            skala: Some(nama[s % 3].to_owned()),
            teks: String::new(),
        })
        .collect();
    let belah = butir.len() / 2;
    let sub = |kode: &str, bobot: i128, isi: &[KriteriaLke]| SubLke {
        kode: kode.to_owned(),
        nama: String::new(),
        bobot: Rasio::baru(bobot, 1).unwrap(),
        agregasi: AgregasiLke::RataRata,
        skala: None,
        kriteria: isi.to_vec(),
    };
    SetLke {
        kode: "uji".to_owned(),
        judul: String::new(),
        dasar: String::new(),
        mulai_tahun: 2015,
        sampai_tahun: None,
        jawaban: TingkatJawaban::Kriteria,
        terverifikasi: false,
        predikat: vec![
            PitaPredikat {
                kode: "X".to_owned(),
                di_atas: Rasio::baru(batas, 1),
                sampai: Rasio::baru(100, 1).unwrap(),
                arti: String::new(),
            },
            PitaPredikat {
                kode: "Y".to_owned(),
                di_atas: None,
                sampai: Rasio::baru(batas, 1).unwrap(),
                arti: String::new(),
            },
        ],
        skala: BTreeMap::from([
            ("YT".to_owned(), kecil(&[("Y", 1, 1), ("T", 0, 1)])),
            (
                "AE".to_owned(),
                kecil(&[("A", 1, 1), ("B", 3, 4), ("C", 1, 2), ("D", 0, 1)]),
            ),
            (
                "A3".to_owned(),
                kecil(&[("A", 1, 1), ("B", 67, 100), ("C", 33, 100)]),
            ),
        ]),
        komponen: vec![KomponenLke {
            kode: "A".to_owned(),
            nama: String::new(),
            bobot: Rasio::baru(100, 1).unwrap(),
            sub: vec![
                sub("A.1", 35, &butir[..belah]),
                sub("A.2", 65, &butir[belah..]),
            ],
        }],
        kontrol,
        rubrik: Vec::new(),
        rubrik_penuh: None,
    }
}

/// Every combination of present and better answers: the least effort that is allowed.
fn paksa(soal: &Soal) -> Option<u32> {
    let mut terbaik = None;
    let mut pilih = vec![0_usize; soal.variabel.len()];
    loop {
        let langkah: Vec<_> = soal
            .variabel
            .iter()
            .zip(&pilih)
            .map(|(v, n)| &v.langkah[*n])
            .collect();
        let nilai: Vec<i64> = langkah.iter().map(|l| l.nilai).collect();
        let poin: i64 = langkah.iter().map(|l| l.poin).sum();
        let usaha: u32 = langkah.iter().map(|l| l.usaha).sum();
        if poin >= soal.kurang && soal.aturan.iter().all(|a| !a.dilanggar(&nilai)) {
            terbaik = Some(terbaik.map_or(usaha, |t: u32| t.min(usaha)));
        }
        let mut n = 0;
        loop {
            let Some(p) = pilih.get_mut(n) else {
                return terbaik;
            };
            *p += 1;
            if *p < soal.variabel[n].langkah.len() {
                break;
            }
            *p = 0;
            n += 1;
        }
    }
}

/// What a random case is made of: scales, present answers, effort, bound, rules.
type Kasus = (
    Vec<(usize, usize, u32)>,
    i128,
    Vec<(usize, Vec<Vec<usize>>)>,
);

fn kasus() -> impl Strategy<Value = Kasus> {
    let kriteria = prop::collection::vec((0..3_usize, 0..4_usize, 1..4_u32), 2..7);
    let kelompok = prop::collection::vec(prop::collection::vec(0..7_usize, 1..4), 1..3);
    let aturan = prop::collection::vec((0..7_usize, kelompok), 0..8);
    (kriteria, 1..99_i128, aturan)
}

fn bangun((kriteria, batas, aturan): &Kasus) -> (SetLke, BTreeMap<String, String>, Usaha) {
    let n = kriteria.len();
    let kode = |i: &usize| (i % n + 1).to_string();
    let kontrol = aturan
        .iter()
        .map(|(k, g)| KontrolLke {
            kriteria: kode(k),
            bila_semua: g
                .iter()
                .map(|g| {
                    let mut isi: Vec<String> = g.iter().map(kode).collect();
                    isi.sort();
                    isi.dedup();
                    isi
                })
                .collect(),
        })
        .collect();
    let skala: Vec<usize> = kriteria.iter().map(|(s, ..)| *s).collect();
    let set = set(&skala, *batas, kontrol);
    let mut jawaban = BTreeMap::new();
    let mut per = BTreeMap::new();
    for (i, (s, j, u)) in kriteria.iter().enumerate() {
        let pilihan: Vec<&String> = set.skala[["YT", "AE", "A3"][s % 3]].keys().collect();
        jawaban.insert((i + 1).to_string(), pilihan[j % pilihan.len()].clone());
        per.insert((i + 1).to_string(), *u);
    }
    (set, jawaban, Usaha { baku: 1, per })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_combination_is_cheaper(k in kasus()) {
        let (set, jawaban, usaha) = bangun(&k);
        let soal = Soal::susun(&set, &jawaban, "X", &usaha).unwrap();
        let harap = if soal.kurang <= 0 { Some(0) } else { paksa(&soal) };
        match jalan(&set, &jawaban, "X", &usaha, Anggaran::default()) {
            Ok(j) => {
                prop_assert_eq!(Some(j.usaha), harap.map(u64::from));
                prop_assert_eq!(j.bukti, Bukti::Minimal);
                prop_assert_eq!(j.predikat.as_str(), "X");
            }
            Err(e) => prop_assert!(harap.is_none() && e == TolakJalan::TakTercapai, "{:?}", e),
        }
    }

    /// Without room to prove, the answer is still a plan, and its bound still holds.
    #[test]
    fn a_limit_never_lies(k in kasus()) {
        let (set, jawaban, usaha) = bangun(&k);
        let soal = Soal::susun(&set, &jawaban, "X", &usaha).unwrap();
        let sempit = Anggaran { lebar_awal: 3, keadaan: 4 };
        if let Ok(j) = jalan(&set, &jawaban, "X", &usaha, sempit) {
            let harap = if soal.kurang <= 0 { 0 } else { paksa(&soal).unwrap() };
            match j.bukti {
                Bukti::Minimal => prop_assert_eq!(j.usaha, u64::from(harap)),
                Bukti::Batas { paling_sedikit } => {
                    prop_assert!(paling_sedikit <= u64::from(harap));
                    prop_assert!(u64::from(harap) <= j.usaha);
                }
            }
        }
    }
}

fn jawaban(set: &SetLke, pilih: impl Fn(usize, usize) -> usize) -> BTreeMap<String, String> {
    nilai::kunci_jawaban(set)
        .into_iter()
        .enumerate()
        .map(|(n, (kode, skala))| {
            let mut isi: Vec<(&String, &Rasio)> = set.skala[skala].iter().collect();
            isi.sort_by_key(|(_, r)| **r);
            let letak = pilih(n, isi.len()).min(isi.len() - 1);
            (kode.to_owned(), isi[letak].0.clone())
        })
        .collect()
}

/// The plan keeps what it promises: grade, points, and no rule newly broken.
fn tepati(set: &SetLke, kini: &BTreeMap<String, String>, j: &Jalan, sasaran: &str) {
    let mut baru = kini.clone();
    for l in &j.langkah {
        assert_eq!(
            baru.insert(l.kriteria.clone(), l.ke.clone()),
            Some(l.dari.clone())
        );
    }
    let (dulu, nanti) = (
        nilai::hitung(set, kini).unwrap(),
        nilai::hitung(set, &baru).unwrap(),
    );
    assert_eq!(nanti.predikat, sasaran);
    let rusak: Vec<_> = nanti
        .kontrol
        .iter()
        .filter(|p| !dulu.kontrol.contains(p))
        .collect();
    assert!(rusak.is_empty(), "{rusak:?}");
}

#[test]
fn an_office_of_cc_throughout_needs_one_letter() {
    let set = lke::bawaan("lke-2021").unwrap();
    let kini: BTreeMap<String, String> = nilai::kunci_jawaban(&set)
        .into_iter()
        .map(|(k, _)| (k.to_owned(), "CC".to_owned()))
        .collect();
    let j = jalan(&set, &kini, "B", &satu(), Anggaran::default()).unwrap();
    assert_eq!((j.langkah.len(), j.usaha, j.bukti), (1, 1, Bukti::Minimal));
    assert!(
        ["1.c", "2.c"].contains(&j.langkah[0].kriteria.as_str()),
        "one of the two heaviest levers"
    );
    assert_eq!(j.langkah[0].tambah_poin, Rasio::baru(3, 2).unwrap());
    tepati(&set, &kini, &j, "B");
}

#[test]
fn effort_moves_the_plan_to_cheaper_criteria() {
    let set = lke::bawaan("lke-2021").unwrap();
    let kini: BTreeMap<String, String> = nilai::kunci_jawaban(&set)
        .into_iter()
        .map(|(k, _)| (k.to_owned(), "CC".to_owned()))
        .collect();
    let per = BTreeMap::from([("1.c".to_owned(), 9), ("2.c".to_owned(), 9)]);
    let j = jalan(
        &set,
        &kini,
        "B",
        &Usaha { baku: 1, per },
        Anggaran::default(),
    )
    .unwrap();
    assert_eq!((j.usaha, j.langkah[0].kriteria.as_str()), (1, "4.c"));
}

#[test]
fn a_reached_grade_needs_nothing_and_unknown_things_are_refused() {
    let set = lke::bawaan("lke-2021").unwrap();
    let kini = jawaban(&set, |_, n| n);
    let j = jalan(&set, &kini, "B", &satu(), Anggaran::default()).unwrap();
    assert_eq!(
        (j.langkah.len(), j.usaha, j.predikat.as_str()),
        (0, 0, "AA")
    );
    let tolak = |kini: &BTreeMap<String, String>, sasaran: &str, per: &[(&str, u32)]| {
        let per = per.iter().map(|(k, n)| ((*k).to_owned(), *n)).collect();
        jalan(
            &set,
            kini,
            sasaran,
            &Usaha { baku: 1, per },
            Anggaran::default(),
        )
        .unwrap_err()
    };
    assert!(matches!(
        tolak(&BTreeMap::new(), "B", &[]),
        TolakJalan::Jawaban(_)
    ));
    assert!(matches!(tolak(&kini, "E", &[]), TolakJalan::PredikatTakDikenal(p) if p.len() == 7));
    assert_eq!(
        tolak(&kini, "AA", &[("9.z", 1), ("1.a", 0), ("1.b", 5)]),
        TolakJalan::Usaha(vec!["1.a".to_owned(), "9.z".to_owned()])
    );
}

/// Which of so many answers the n-th criterion has.
type Pilih = fn(usize, usize) -> usize;

/// The worksheet of 2015 with its 129 control rules, from several starts to every grade.
#[test]
fn the_worksheet_of_2015_is_solved_to_the_end() {
    let set = lke::bawaan("lke-2015").unwrap();
    let mulai: [(&str, Pilih); 4] = [
        ("terendah", |_, _| 0),
        ("seperempat", |n, banyak| {
            usize::from(n % 3 == 0 || banyak == 2)
        }),
        ("tengah", |_, banyak| banyak / 2),
        ("acak", |n, banyak| (n * 7 + 3) % banyak),
    ];
    for (nama, pilih) in mulai {
        let kini = jawaban(&set, pilih);
        for sasaran in ["C", "CC", "B", "BB", "A", "AA"] {
            let j = jalan(&set, &kini, sasaran, &satu(), Anggaran::default()).unwrap();
            if j.usaha > 0 {
                tepati(&set, &kini, &j, sasaran);
            }
            assert_eq!(j.bukti, Bukti::Minimal, "{nama} {sasaran}");
        }
    }
}

/// Effort that differs from criterion to criterion, and answers that break rules already.
#[test]
fn uneven_effort_is_solved_too() {
    let set = lke::bawaan("lke-2015").unwrap();
    let kini = jawaban(&set, |n, banyak| (n * 7 + 3) % banyak);
    assert!(!nilai::hitung(&set, &kini).unwrap().kontrol.is_empty());
    let per: BTreeMap<String, u32> = nilai::kunci_jawaban(&set)
        .into_iter()
        .zip([3, 1, 8, 5, 2, 13, 1, 21].into_iter().cycle())
        .map(|((k, _), n)| (k.to_owned(), n))
        .collect();
    let usaha = Usaha { baku: 1, per };
    let mut dulu = 0;
    for sasaran in ["CC", "B", "BB", "A"] {
        let j = jalan(&set, &kini, sasaran, &usaha, Anggaran::default()).unwrap();
        assert_eq!(j.bukti, Bukti::Minimal, "{sasaran}");
        assert!(j.usaha > dulu, "{sasaran}");
        dulu = j.usaha;
        tepati(&set, &kini, &j, sasaran);
    }
}
