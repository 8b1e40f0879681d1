use super::*;
use Predikat::{A, Aa, B, Bb, C, Cc, D};

fn n(teks: &str) -> Nilai {
    Nilai::parse(teks).unwrap()
}

#[test]
fn every_worksheet_grades_with_these_letters_in_this_order() {
    for (kode, _) in lke::BAWAAN {
        let set = lke::bawaan(kode).unwrap();
        let huruf: Vec<Predikat> = set
            .predikat
            .iter()
            .map(|p| Predikat::parse(&p.kode).unwrap())
            .collect();
        assert_eq!(huruf, Predikat::SEMUA, "{kode}");
    }
}

#[test]
fn a_year_is_graded_by_its_own_worksheet() {
    let kode = |t| set_tahun(t).unwrap().map(|s| s.kode);
    assert_eq!(kode(2014), None);
    assert_eq!(kode(2015).as_deref(), Some("lke-2015"));
    assert_eq!(kode(2020).as_deref(), Some("lke-2015"));
    assert_eq!(kode(2021).as_deref(), Some("lke-2021"));
}

#[test]
fn a_boundary_belongs_to_the_lower_band() {
    let set = set_tahun(2016).unwrap().unwrap();
    for (teks, harap) in [
        ("90,01", Aa),
        ("90", A),
        ("80,01", A),
        ("80", Bb),
        ("70", B),
        ("60,01", B),
        ("60", Cc),
        ("50", C),
        ("30,01", C),
        ("30", D),
        ("0", D),
    ] {
        assert_eq!(predikat(&set, n(teks)), Some(harap), "{teks}");
    }
}

#[test]
fn only_governments_known_in_both_years_move() {
    let peta = |isi: &[(&str, Predikat)]| -> BTreeMap<String, Predikat> {
        isi.iter().map(|(k, p)| ((*k).to_owned(), *p)).collect()
    };
    let dari = peta(&[("1", C), ("2", Cc), ("3", B), ("4", D)]);
    let ke = peta(&[("1", B), ("2", Cc), ("3", Cc), ("5", A)]);
    let h = perpindahan(&dari, &ke);
    assert_eq!((h.naik, h.tetap, h.turun), (1, 1, 1));
    assert_eq!(h.sel[C.urut()][B.urut()], 1);
    assert_eq!(h.sel[B.urut()][Cc.urut()], 1);
    assert_eq!(h.sel.iter().flatten().sum::<usize>(), 3);
    let kode: Vec<&str> = h.langkah.iter().map(|l| l.kode.as_str()).collect();
    assert_eq!(kode, ["1", "2", "3"]);
}

#[test]
fn claims_are_read_and_counted_again() {
    assert_eq!(UkuranKlaim::parse("jumlah CC"), UkuranKlaim::Jumlah(Cc));
    assert_eq!(UkuranKlaim::parse("jumlah daerah"), UkuranKlaim::Lain);
    let u = UkuranKlaim::parse("persen bernilai >= B");
    let isi = [(Some(n("60,49")), B), (Some(n("50,05")), Cc), (None, A)];
    let (persen, dari) = hitung_klaim(u, &isi).unwrap();
    assert_eq!((persen, dari), (Rasio::baru(200, 3).unwrap(), 3));
    // The mean counts scores only: a grade alone has none.
    let (rata, dari) = hitung_klaim(UkuranKlaim::RataRata, &isi).unwrap();
    assert_eq!((rata, dari), (Rasio::baru(11_054, 200).unwrap(), 2));
    let (n, dari) = hitung_klaim(UkuranKlaim::Jumlah(Cc), &isi).unwrap();
    assert_eq!((n, dari), (Rasio::SATU, 3));
    assert_eq!(hitung_klaim(UkuranKlaim::Lain, &isi), None);
    assert_eq!(hitung_klaim(UkuranKlaim::RataRata, &[(None, A)]), None);
    assert_eq!(hitung_klaim(UkuranKlaim::Jumlah(A), &[]), None);
    assert_eq!(sebaran([B, Cc, B]), [0, 0, 0, 2, 1, 0, 0]);
}
