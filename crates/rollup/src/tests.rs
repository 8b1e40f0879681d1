//! The fold against the naive definition: every cell is the sum of the lines at or below it.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use crate::berkas::{self, Asal, BerkasError};
use crate::{Baris, Dimensi, Gulungan, Hierarki, Kolom, Perubahan, Residen, RollupError};

/// Table, owner, node (0 for tables without a tree).
type Kunci = (&'static str, usize, u16);

fn naif(dimensi: &Dimensi, baris: &[Baris]) -> BTreeMap<Kunci, i128> {
    let mut sel = BTreeMap::new();
    for b in baris {
        let opd = b.opd as usize;
        let pemda = dimensi.pemda(opd).unwrap();
        let provinsi = usize::from(dimensi.provinsi(pemda).unwrap());
        let pemda = usize::from(pemda);
        let mut tambah = |tabel, pemilik, simpul| {
            *sel.entry((tabel, pemilik, simpul)).or_insert(0) += i128::from(b.nilai);
        };
        for s in dimensi.program().leluhur(b.program) {
            tambah("opd_program", opd, s);
            tambah("provinsi_program", provinsi, s);
            tambah("nasional_program", 0, s);
        }
        for s in dimensi.akun().leluhur(b.akun) {
            tambah("pemda_akun", pemda, s);
            tambah("provinsi_akun", provinsi, s);
            tambah("nasional_akun", 0, s);
        }
        tambah("opd", opd, 0);
        tambah("pemda", pemda, 0);
        tambah("provinsi", provinsi, 0);
        tambah("nasional", 0, 0);
    }
    sel
}

/// Every cell of a roll-up, in the naive shape.
fn sel(g: &Gulungan) -> BTreeMap<Kunci, i128> {
    let mut hasil = BTreeMap::new();
    let mut ambil = |k: Kunci, n: i64| assert_eq!(hasil.insert(k, i128::from(n)), None);
    let d = Arc::clone(g.dimensi());
    let mut pemda_ada = vec![false; d.jumlah_pemda()];
    for opd in 0..d.jumlah_opd() {
        let sel = g.opd_program(opd).unwrap();
        for (s, n) in sel.iter() {
            assert_eq!(sel.nilai(s), Some(n));
            ambil(("opd_program", opd, s), n);
        }
        if sel.jumlah() > 0 {
            ambil(("opd", opd, 0), g.opd(opd).unwrap());
            pemda_ada[usize::from(d.pemda(opd).unwrap())] = true;
        }
    }
    let mut provinsi_ada = vec![false; d.jumlah_provinsi()];
    for pemda in (0..d.jumlah_pemda()).filter(|p| pemda_ada[*p]) {
        g.pemda_akun(pemda)
            .unwrap()
            .iter()
            .for_each(|(s, n)| ambil(("pemda_akun", pemda, s), n));
        ambil(("pemda", pemda, 0), g.pemda(pemda).unwrap());
        provinsi_ada[usize::from(d.provinsi(pemda as u16).unwrap())] = true;
    }
    for p in (0..d.jumlah_provinsi()).filter(|p| provinsi_ada[*p]) {
        ambil(("provinsi", p, 0), g.provinsi(p).unwrap());
    }
    if provinsi_ada.contains(&true) {
        ambil(("nasional", 0, 0), g.nasional());
    }
    for (nama, tabel) in [
        ("provinsi_program", g.provinsi_program()),
        ("nasional_program", g.nasional_program()),
        ("provinsi_akun", g.provinsi_akun()),
        ("nasional_akun", g.nasional_akun()),
    ] {
        for (p, s, n) in tabel.iter() {
            assert_eq!(tabel.nilai(p, s), Some(n));
            ambil((nama, usize::from(p), s), n);
        }
    }
    hasil
}

fn pohon(paling: usize) -> impl Strategy<Value = Hierarki> {
    proptest::collection::vec(any::<prop::sample::Index>(), 1..paling).prop_map(|acak| {
        // Node i picks any earlier node, or (when it picks itself) is a root.
        let induk: Vec<Option<usize>> = acak
            .iter()
            .enumerate()
            .map(|(i, acak)| Some(acak.index(i + 1)).filter(|induk| *induk < i))
            .collect();
        Hierarki::baru(&induk).unwrap()
    })
}

prop_compose! {
    fn dimensi()(
        program in pohon(200),
        akun in pohon(90),
        mut pemda_opd in proptest::collection::vec(0_u16..4, 1..9),
        provinsi_pemda in proptest::collection::vec(0_u16..3, 4),
    ) -> Dimensi {
        pemda_opd.sort_unstable();
        Dimensi::baru(program, akun, pemda_opd, provinsi_pemda).unwrap()
    }
}

prop_compose! {
    fn baris_dari(opd: usize, program: usize, akun: usize)(
        opd in 0..opd as u32,
        program in 0..program as u16,
        akun in 0..akun as u16,
        nilai in prop_oneof![Just(0), -9_000_000_000_000_000_i64..9_000_000_000_000_000],
    ) -> Baris {
        Baris { opd, program, akun, nilai }
    }
}

fn soal() -> impl Strategy<Value = (Arc<Dimensi>, Vec<Baris>)> {
    dimensi().prop_flat_map(|d| {
        let satu = baris_dari(d.jumlah_opd(), d.program().jumlah(), d.akun().jumlah());
        (Just(Arc::new(d)), proptest::collection::vec(satu, 0..120))
    })
}

fn hitung(dimensi: &Arc<Dimensi>, baris: &[Baris]) -> Gulungan {
    let kolom = Kolom::susun(dimensi, baris).unwrap();
    Gulungan::hitung(Arc::clone(dimensi), &kolom, 1).unwrap()
}

proptest! {
    #[test]
    fn every_cell_equals_the_naive_sum((dimensi, baris) in soal()) {
        let g = hitung(&dimensi, &baris);
        prop_assert_eq!(sel(&g), naif(&dimensi, &baris));
        let total: i128 = baris.iter().map(|b| i128::from(b.nilai)).sum();
        prop_assert_eq!(i128::from(g.nasional()), total);
    }

    #[test]
    fn order_of_lines_does_not_matter((dimensi, baris) in soal(), acak in any::<u64>()) {
        let mut lain = baris.clone();
        let n = lain.len().max(1);
        for i in 0..lain.len() {
            lain.swap(i, (acak as usize).wrapping_mul(i + 7) % n);
        }
        prop_assert_eq!(hitung(&dimensi, &baris), hitung(&dimensi, &lain));
    }

    #[test]
    fn a_change_equals_a_rebuild(
        (dimensi, baris) in soal(),
        ubah in proptest::collection::vec((any::<bool>(), any::<prop::sample::Index>(), -1_000_000_i64..1_000_000), 1..20),
    ) {
        let mut kini = baris.clone();
        let kolom = Kolom::susun(&dimensi, &baris).unwrap();
        let mut residen = Residen::baru(Arc::clone(&dimensi), kolom, 1).unwrap();
        for (i, (tambah, mana, nilai)) in ubah.iter().enumerate() {
            let urut = i as u64 + 2;
            let perubahan = if *tambah || kini.is_empty() {
                let baru = Baris { opd: 0, program: 0, akun: 0, nilai: *nilai };
                kini.push(baru);
                Perubahan::Tambah(baru)
            } else {
                let nomor = mana.index(residen.jumlah());
                let lama = residen.baris(nomor).unwrap();
                let tempat = kini.iter().position(|b| *b == lama).unwrap();
                kini[tempat].nilai = *nilai;
                Perubahan::Ganti { nomor, nilai: *nilai }
            };
            residen.terapkan(urut, perubahan).unwrap();
            prop_assert_eq!(residen.gulungan().per(), urut);
        }
        prop_assert_eq!(sel(residen.gulungan()), naif(&dimensi, &kini));
        let kolom = residen.kolom().unwrap();
        let ulang = Gulungan::hitung(Arc::clone(&dimensi), &kolom, 9).unwrap();
        prop_assert_eq!(sel(&ulang), naif(&dimensi, &kini));
    }

    #[test]
    fn the_file_gives_back_what_was_written((dimensi, baris) in soal(), per in any::<u64>()) {
        let folder = tempfile::tempdir().unwrap();
        let letak = folder.path().join("gulungan");
        let kolom = Kolom::susun(&dimensi, &baris).unwrap();
        let asal = Asal { per, sumber: 7 };
        berkas::simpan(&letak, &dimensi, &kolom, asal).unwrap();
        let (d, k, a) = berkas::muat(&letak, 7).unwrap();
        prop_assert_eq!((&d, &k, a), (dimensi.as_ref(), &kolom, asal));
    }
}

/// Two provinces, three governments; programme 0 > 1 > {2, 3}; account 0 > {1, 2}.
fn kecil() -> Arc<Dimensi> {
    let program = Hierarki::baru(&[None, Some(0), Some(1), Some(1)]).unwrap();
    let akun = Hierarki::baru(&[None, Some(0), Some(0)]).unwrap();
    Arc::new(Dimensi::baru(program, akun, vec![0, 0, 1, 2], vec![0, 0, 1]).unwrap())
}

const BARIS: [Baris; 3] = [
    Baris {
        opd: 3,
        program: 3,
        akun: 2,
        nilai: 500,
    },
    Baris {
        opd: 0,
        program: 2,
        akun: 1,
        nilai: 100,
    },
    Baris {
        opd: 1,
        program: 3,
        akun: 1,
        nilai: -30,
    },
];

#[test]
fn all_tables_of_one_pass_sum_to_the_same_total() {
    let g = hitung(&kecil(), &BARIS);
    let tabel = g.ringkas();
    // Trees of three and two levels: 3×3 + 3×2 + 4.
    assert_eq!(tabel.len(), 19);
    assert!(tabel.iter().all(|(_, r)| r.jumlah == 570), "{tabel:?}");
    assert_eq!(g.provinsi(0), Some(70));
    assert_eq!(g.nasional_program().nilai(0, 3), Some(470));
    assert_eq!(g.provinsi_akun().nilai(1, 1), None, "no line, no cell");
}

#[test]
fn refusals_leave_the_state_alone() {
    let kolom = Kolom::susun(&kecil(), &BARIS).unwrap();
    let mut residen = Residen::baru(kecil(), kolom, 4).unwrap();
    let awal = residen.clone();
    let luar = Baris {
        opd: 0,
        program: 4,
        akun: 0,
        nilai: 1,
    };
    let besar = Perubahan::Ganti {
        nomor: 0,
        nilai: i64::MAX,
    };
    assert_eq!(
        residen.terapkan(4, Perubahan::Tambah(BARIS[0])),
        Err(RollupError::UrutMundur { lama: 4, baru: 4 })
    );
    assert_eq!(
        residen.terapkan(5, Perubahan::Tambah(luar)),
        Err(RollupError::DiLuarDimensi {
            apa: "program",
            kode: 4
        })
    );
    assert!(matches!(
        residen.terapkan(5, besar),
        Err(RollupError::Luap(_))
    ));
    let tiada = Perubahan::Ganti { nomor: 3, nilai: 1 };
    assert!(matches!(
        residen.terapkan(5, tiada),
        Err(RollupError::DiLuarDimensi { .. })
    ));
    assert_eq!(residen, awal);
}

#[test]
fn a_sum_that_leaves_64_bits_is_refused_in_any_order() {
    let besar = |nilai| Baris { nilai, ..BARIS[0] };
    for baris in [[i64::MAX, 1, -1], [1, -1, i64::MAX], [i64::MIN, 0, 0]] {
        let kolom = Kolom::susun(&kecil(), &baris.map(besar)).unwrap();
        let hasil = Gulungan::hitung(kecil(), &kolom, 1);
        assert!(matches!(hasil, Err(RollupError::Luap(_))), "{baris:?}");
    }
    let kolom = Kolom::susun(&kecil(), &[besar(i64::MAX)]).unwrap();
    assert_eq!(
        Gulungan::hitung(kecil(), &kolom, 1).unwrap().nasional(),
        i64::MAX
    );
}

#[test]
fn dimensions_that_cannot_be_folded_are_refused() {
    let sesudah = Hierarki::baru(&[Some(1), None]);
    assert_eq!(
        sesudah,
        Err(RollupError::IndukSesudahAnak {
            simpul: 0,
            induk: 1
        })
    );
    let terlalu = vec![None; 65_536];
    assert!(matches!(
        Hierarki::baru(&terlalu),
        Err(RollupError::TerlaluBanyak { .. })
    ));
    let pohon = Hierarki::baru(&[None]).unwrap();
    let acak = Dimensi::baru(pohon.clone(), pohon.clone(), vec![1, 0], vec![0, 0]);
    assert_eq!(acak, Err(RollupError::OpdTidakUrut(1)));
    let luar = Dimensi::baru(pohon.clone(), pohon, vec![1], vec![0]);
    assert!(matches!(luar, Err(RollupError::DiLuarDimensi { .. })));
}

#[test]
fn any_damaged_byte_and_any_cut_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let letak = folder.path().join("gulungan");
    let kolom = Kolom::susun(&kecil(), &BARIS).unwrap();
    berkas::simpan(&letak, &kecil(), &kolom, Asal { per: 1, sumber: 7 }).unwrap();
    let utuh = std::fs::read(&letak).unwrap();
    assert!(matches!(
        berkas::muat(&letak, 8),
        Err(BerkasError::SumberLain)
    ));
    for i in 0..utuh.len() {
        let mut rusak = utuh.clone();
        rusak[i] ^= 0x10;
        std::fs::write(&letak, &rusak).unwrap();
        assert!(berkas::muat(&letak, 7).is_err(), "byte {i}");
        std::fs::write(&letak, &utuh[..i]).unwrap();
        assert!(berkas::muat(&letak, 7).is_err(), "cut at {i}");
    }
    std::fs::write(&letak, [utuh.as_slice(), b"x"].concat()).unwrap();
    assert!(berkas::muat(&letak, 7).is_err());
    std::fs::write(&letak, &utuh).unwrap();
    assert!(berkas::muat(&letak, 7).is_ok());
}
