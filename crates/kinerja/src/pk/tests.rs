use super::*;

fn pihak(nama: &str) -> Pihak {
    Pihak {
        nama: nama.into(),
        jabatan: format!("Jabatan {nama}"),
        cara: CaraJabat::Definitif,
    }
}

fn sah() -> FaktaPk {
    FaktaPk {
        jenjang: Jenjang::EselonIi,
        keadaan: Keadaan::Draf,
        sebab: Sebab::Awal,
        alasan: String::new(),
        pihak_pertama: pihak("A"),
        pihak_kedua: pihak("B"),
        rencana_berlaku: true,
        atasan_berlaku: Some(true),
        indikator: vec![JanjiIndikator {
            sasaran: "Meningkatnya mutu".into(),
            teks: "Angka Partisipasi Sekolah".into(),
            satuan: "%".into(),
            target: "78".into(),
            target_rencana: Some("78".into()),
        }],
        program: vec![JanjiProgram {
            kode: "1.01.02".into(),
            nama: "Pengelolaan Pendidikan".into(),
            anggaran: Rupiah::dari_sen(100),
            anggaran_dokumen: Some(Rupiah::dari_sen(100)),
        }],
        tanggal: Tanggal::baru(2026, 1, 30),
    }
}

#[test]
fn a_sound_agreement_is_handed_over_and_signed() {
    let mut f = sah();
    f.keadaan = langkah(&f, Langkah::Ajukan).unwrap();
    assert_eq!(langkah(&f, Langkah::Kembalikan), Ok(Keadaan::Draf));
    f.keadaan = langkah(&f, Langkah::Tandatangani).unwrap();
    assert_eq!(f.keadaan, Keadaan::Berlaku);
    for l in [
        Langkah::Ajukan,
        Langkah::Kembalikan,
        Langkah::Tandatangani,
        Langkah::Batalkan,
    ] {
        assert_eq!(langkah(&f, l).map_err(|e| e.kode()), Err("PKJ-001"));
    }
}

/// Everything is wrong at first; each repair uncovers the next refusal.
#[test]
fn refusals_come_in_their_order() {
    let mut f = FaktaPk {
        keadaan: Keadaan::Berlaku,
        sebab: Sebab::Rotasi,
        rencana_berlaku: false,
        atasan_berlaku: Some(false),
        indikator: vec![],
        pihak_kedua: pihak("A"),
        tanggal: None,
        ..sah()
    };
    f.pihak_pertama.jabatan = String::new();
    if let Some(p) = f.program.first_mut() {
        p.anggaran_dokumen = None;
    }
    let tolak = |f: &FaktaPk| langkah(f, Langkah::Tandatangani).map_err(|e| e.kode());
    assert_eq!(tolak(&f), Err("PKJ-001"));
    f.keadaan = Keadaan::Diajukan;
    assert_eq!(tolak(&f), Err("PKJ-002"));
    f.rencana_berlaku = true;
    assert_eq!(tolak(&f), Err("PKJ-003"));
    f.atasan_berlaku = Some(true);
    assert_eq!(tolak(&f), Err("PKJ-004"));
    f.indikator = sah().indikator;
    f.indikator[0].target = " ".into();
    f.indikator[0].target_rencana = None;
    assert_eq!(tolak(&f), Err("PKJ-005"));
    f.pihak_pertama = pihak("A");
    assert_eq!(tolak(&f), Err("PKJ-006"));
    f.pihak_kedua = pihak("B");
    assert_eq!(tolak(&f), Err("PKJ-007"));
    f.indikator[0].target = "80".into();
    assert_eq!(tolak(&f), Err("PKJ-008"));
    f.indikator[0].target_rencana = Some("78".into());
    assert_eq!(tolak(&f), Err("PKJ-009"));
    f.indikator[0].target = "78".into();
    assert_eq!(tolak(&f), Err("PKJ-010"));
    f.program[0].anggaran_dokumen = Some(Rupiah::dari_sen(100));
    assert_eq!(tolak(&f), Err("PKJ-011"));
    f.alasan = "Pejabat baru dilantik".into();
    assert_eq!(tolak(&f), Err("PKJ-012"));
    f.tanggal = Tanggal::baru(2026, 2, 1);
    assert_eq!(tolak(&f), Ok(Keadaan::Berlaku));
}

#[test]
fn the_head_of_the_region_promises_to_the_public() {
    let mut f = sah();
    f.jenjang = Jenjang::KepalaDaerah;
    f.atasan_berlaku = None;
    f.pihak_kedua = Pihak {
        nama: String::new(),
        jabatan: String::new(),
        cara: CaraJabat::Definitif,
    };
    assert_eq!(langkah(&f, Langkah::Ajukan), Ok(Keadaan::Diajukan));
}

#[test]
fn one_person_may_stand_in_for_the_superior() {
    let mut f = sah();
    f.pihak_kedua = Pihak {
        cara: CaraJabat::Plh,
        jabatan: "Sekretaris Daerah".into(),
        ..pihak("A")
    };
    assert_eq!(langkah(&f, Langkah::Ajukan), Ok(Keadaan::Diajukan));
}

#[test]
fn the_level_above_is_one_step_up() {
    let urut: Vec<_> = std::iter::successors(Some(Jenjang::Individu), |j| j.atasan()).collect();
    assert_eq!(urut.len(), Jenjang::SEMUA.len());
    for j in Jenjang::SEMUA {
        assert_eq!(Jenjang::parse(j.kode()), Some(*j));
    }
}
