use super::*;
use hukum::lke::bawaan;

fn t(bulan: u32, hari: u32) -> Tanggal {
    Tanggal::baru(2026, bulan, hari).unwrap()
}

fn dok(ada: bool) -> FaktaDokumen {
    FaktaDokumen {
        ada,
        tautan: "/pk".into(),
        ..FaktaDokumen::default()
    }
}

fn cari<'u>(semua: &'u [UsulBukti], kode: &str) -> Option<&'u UsulBukti> {
    semua.iter().find(|u| u.kriteria == kode)
}

#[test]
fn nothing_known_proposes_nothing() {
    for kode in ["lke-2021", "lke-2015"] {
        let set = bawaan(kode).unwrap();
        assert_eq!(usulkan(&set, &FaktaBukti::default()), vec![]);
    }
}

#[test]
fn both_questions_of_a_criterion_must_hold() {
    let set = bawaan("lke-2021").unwrap();
    let mut f = FaktaBukti::default();
    f.dokumen.insert(Dokumen::Rpjmd, dok(true));
    assert_eq!(cari(&usulkan(&set, &f), "1.a.3"), None, "Renstra unknown");
    f.dokumen.insert(Dokumen::Renstra, dok(false));
    let u = usulkan(&set, &f);
    let satu = cari(&u, "1.a.3").unwrap();
    assert!(!satu.terpenuhi);
    assert_eq!(
        satu.kalimat,
        "RPJMD ada dalam sistem. Renstra belum ada dalam sistem."
    );
    f.dokumen.insert(Dokumen::Renstra, dok(true));
    assert!(cari(&usulkan(&set, &f), "1.a.3").unwrap().terpenuhi);
}

#[test]
fn on_time_needs_a_due_day_and_counts_the_day_itself() {
    let set = bawaan("lke-2021").unwrap();
    let coba = |terbit, tenggat| {
        let mut f = FaktaBukti::default();
        let d = FaktaDokumen {
            terbit,
            tenggat,
            ..dok(true)
        };
        f.dokumen.insert(Dokumen::Pk, d);
        cari(&usulkan(&set, &f), "1.b.2").map(|u| u.terpenuhi)
    };
    assert_eq!(coba(Some(t(2, 1)), None), None);
    assert_eq!(coba(Some(t(2, 1)), Some(t(2, 1))), Some(true));
    assert_eq!(coba(Some(t(2, 2)), Some(t(2, 1))), Some(false));
    assert_eq!(coba(None, Some(t(2, 1))), Some(false));
}

#[test]
fn a_count_is_met_at_its_share_and_says_so() {
    let set = bawaan("lke-2021").unwrap();
    let coba = |ada, semua| {
        let mut f = FaktaBukti::default();
        let c = Cacah {
            ada,
            semua,
            uraian: "sub kegiatan DPA sama dengan Renja".into(),
            tautan: "/pagu".into(),
        };
        f.cacah.insert(Ukuran::DpaSesuaiRenja, c);
        cari(&usulkan(&set, &f), "1.c.1").cloned()
    };
    assert_eq!(coba(0, 0), None, "nothing to count is not zero");
    assert!(!coba(899, 1000).unwrap().terpenuhi);
    let u = coba(900, 1000).unwrap();
    assert!(u.terpenuhi);
    assert_eq!(u.tautan, "/pagu");
    assert_eq!(
        u.kalimat,
        "900 dari 1000 sub kegiatan DPA sama dengan Renja (90 %; cukup bila 90 %)."
    );
}

#[test]
fn the_worksheet_of_2015_gets_its_own_letters() {
    let set = bawaan("lke-2015").unwrap();
    let mut f = FaktaBukti::default();
    f.dokumen.insert(Dokumen::Pk, dok(true));
    let c = |ada| Cacah {
        ada,
        semua: 100,
        ..Cacah::default()
    };
    f.cacah.insert(Ukuran::DpaSesuaiRenja, c(80));
    f.cacah.insert(Ukuran::LkjEfisiensi, c(100));
    let u = usulkan(&set, &f);
    let jawab = |k: &str| cari(&u, k).and_then(|u| u.jawaban.clone());
    assert_eq!(jawab("22").as_deref(), Some("Y"));
    assert_eq!(jawab("24").as_deref(), Some("T"), "not published");
    assert_eq!(jawab("18").as_deref(), Some("C"), "80 % of objects");
    assert_eq!(jawab("68").as_deref(), Some("A"));
}
