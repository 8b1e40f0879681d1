use super::*;
use proptest::prelude::*;

fn tim(p: PeranTim) -> Pihak {
    Pihak::Tim(vec![p])
}

fn siap() -> Fakta {
    Fakta {
        rekomendasi: 1,
        ..Fakta::default()
    }
}

#[test]
fn the_usual_way_leads_to_a_result() {
    use Langkah as L;
    let jalan = [
        (L::IsiMandiri, Pihak::Dievaluasi),
        (L::Serahkan, Pihak::Dievaluasi),
        (L::Putuskan, tim(PeranTim::Anggota)),
        (L::BukaKlarifikasi, tim(PeranTim::Ketua)),
        (L::Tanggapi, Pihak::Dievaluasi),
        (L::TutupKlarifikasi, tim(PeranTim::Ketua)),
        (L::AjukanReviu, tim(PeranTim::Ketua)),
        (L::Kembalikan, tim(PeranTim::PengendaliTeknis)),
        (L::Putuskan, tim(PeranTim::Ketua)),
        (L::AjukanReviu, tim(PeranTim::Ketua)),
        (L::Terbitkan, tim(PeranTim::PenjaminMutu)),
    ];
    let akhir = jalan.iter().fold(Tahap::Mandiri, |t, (l, p)| {
        langkah(t, *l, p, &siap()).unwrap()
    });
    assert_eq!(akhir, Tahap::Terbit);
}

#[test]
fn refusals_come_in_their_order() {
    use Langkah as L;
    let kode = |t, l, p: &Pihak, f: &Fakta| langkah(t, l, p, f).map_err(|e| e.kode());
    let buruk = Fakta {
        belum_dijawab: vec!["1.a".into()],
        belum_ditanggapi: 2,
        rekomendasi: 0,
        ketua_juga_penjamin: true,
        tertinggi: false,
    };
    let opd = Pihak::Dievaluasi;
    assert_eq!(
        kode(Tahap::Meja, L::Terbitkan, &opd, &buruk),
        Err("EVL-001")
    );
    assert_eq!(
        kode(Tahap::Reviu, L::Terbitkan, &opd, &buruk),
        Err("EVL-002")
    );
    let mutu = tim(PeranTim::PenjaminMutu);
    assert_eq!(
        kode(Tahap::Reviu, L::Terbitkan, &mutu, &buruk),
        Err("EVL-003")
    );
    let mut f = Fakta {
        belum_dijawab: vec![],
        ..buruk
    };
    let ketua = tim(PeranTim::Ketua);
    assert_eq!(
        kode(Tahap::Meja, L::AjukanReviu, &ketua, &f),
        Err("EVL-004")
    );
    f.belum_ditanggapi = 0;
    assert_eq!(kode(Tahap::Reviu, L::Terbitkan, &mutu, &f), Err("EVL-006"));
    f.ketua_juga_penjamin = false;
    assert_eq!(kode(Tahap::Reviu, L::Terbitkan, &mutu, &f), Err("EVL-005"));
    f.tertinggi = true;
    assert_eq!(
        kode(Tahap::Reviu, L::Terbitkan, &mutu, &f),
        Ok(Tahap::Terbit)
    );
}

const LANGKAH: [Langkah; 9] = [
    Langkah::IsiMandiri,
    Langkah::Serahkan,
    Langkah::Putuskan,
    Langkah::BukaKlarifikasi,
    Langkah::Tanggapi,
    Langkah::TutupKlarifikasi,
    Langkah::AjukanReviu,
    Langkah::Kembalikan,
    Langkah::Terbitkan,
];

#[test]
fn nothing_moves_after_the_result() {
    for l in LANGKAH {
        for p in PeranTim::SEMUA
            .map(tim)
            .into_iter()
            .chain([Pihak::Dievaluasi])
        {
            assert!(
                langkah(Tahap::Terbit, l, &p, &siap()).is_err(),
                "{l:?} {p:?}"
            );
        }
    }
}

proptest! {
    /// However the parties act, a result is reached only past a review.
    #[test]
    fn no_result_without_review(urut in proptest::collection::vec((0usize..9, 0usize..5), 0..60)) {
        let pihak = |n: usize| match n {
            4 => Pihak::Dievaluasi,
            n => tim(PeranTim::SEMUA[n]),
        };
        let mut t = Tahap::Mandiri;
        let mut lewat = false;
        for (l, p) in urut {
            if let Ok(ke) = langkah(t, LANGKAH[l], &pihak(p), &siap()) {
                lewat |= ke == Tahap::Reviu;
                prop_assert!(ke != Tahap::Terbit || (lewat && t == Tahap::Reviu && p == 3));
                t = ke;
            }
        }
    }
}

#[test]
fn codes_survive_storage() {
    for t in Tahap::SEMUA {
        assert_eq!(Tahap::parse(t.kode()), Some(t));
    }
    for p in PeranTim::SEMUA {
        assert_eq!(PeranTim::parse(p.kode()), Some(p));
    }
}
