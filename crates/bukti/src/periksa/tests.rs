use super::*;
use crate::kepala::KunciTanda;

struct Log {
    entri: Vec<Entri>,
    peristiwa: BTreeMap<String, Tercatat>,
    kepala: Vec<Kepala>,
    kunci: KunciTanda,
}

fn log(n: u64) -> Log {
    let kunci = KunciTanda::dari_benih(&[3; 32]);
    let mut l = Log {
        entri: vec![],
        peristiwa: BTreeMap::new(),
        kepala: vec![],
        kunci,
    };
    let mut pohon = Pohon::default();
    for urut in 0..n {
        let p = Peristiwa {
            pemda_id: "p".into(),
            id: format!("e{urut:02}"),
            tindakan: "uji".into(),
            ..Default::default()
        };
        pohon.tambah(p.sidik());
        l.entri.push(Entri {
            urut,
            peristiwa_id: p.id.clone(),
            daun: p.sidik(),
        });
        let daun = Some(p.sidik());
        l.peristiwa
            .insert(p.id.clone(), Tercatat { peristiwa: p, daun });
        if urut % 3 == 2 {
            l.kepala.push(
                l.kunci
                    .tanda("p", urut + 1, pohon.akar(), "2026-01-01T00:00:00Z"),
            );
        }
    }
    l
}

fn check(l: &Log) -> Laporan {
    periksa(&l.entri, &l.peristiwa, &l.kepala, &[l.kunci.publik()])
}

fn jenis(l: &Log) -> Vec<(String, Jenis)> {
    check(l)
        .kerusakan
        .into_iter()
        .map(|k| (k.peristiwa, k.jenis))
        .collect()
}

#[test]
fn a_healthy_log_says_what_it_proved() {
    let laporan = check(&log(10));
    assert_eq!(
        (
            laporan.diperiksa,
            laporan.kepala_sah,
            laporan.belum_diurutkan
        ),
        (10, 3, 0)
    );
    assert!(laporan.kerusakan.is_empty());
}

#[test]
fn a_changed_byte_names_its_event() {
    let mut l = log(10);
    l.peristiwa
        .get_mut("e04")
        .unwrap()
        .peristiwa
        .alasan
        .push('x');
    assert_eq!(jenis(&l), [("e04".to_owned(), Jenis::Isi)]);
    // Also when the noted digest is changed along.
    l.entri[4].daun = l.peristiwa["e04"].peristiwa.sidik();
    let laporan = check(&l);
    assert_eq!(laporan.kerusakan[0].jenis, Jenis::Kepala);
    assert_eq!(laporan.kepala_sah, 1);
}

#[test]
fn exchanged_events_are_an_order_damage() {
    let mut l = log(10);
    l.entri[2].peristiwa_id = "e06".into();
    l.entri[6].peristiwa_id = "e02".into();
    assert_eq!(
        jenis(&l),
        [
            ("e06".to_owned(), Jenis::Urutan),
            ("e02".to_owned(), Jenis::Urutan)
        ]
    );
}

#[test]
fn a_missing_event_or_position_is_a_gap() {
    let mut l = log(10);
    l.peristiwa.remove("e05");
    assert_eq!(jenis(&l), [("e05".to_owned(), Jenis::Celah)]);
    let mut l = log(10);
    l.entri.remove(5);
    assert_eq!(jenis(&l)[0], ("posisi 5".to_owned(), Jenis::Celah));
    let mut l = log(9);
    l.entri.truncate(7);
    assert_eq!(jenis(&l)[0], ("posisi 7".to_owned(), Jenis::Celah));
}

#[test]
fn a_forged_head_is_named() {
    let mut l = log(6);
    let palsu = KunciTanda::dari_benih(&[9; 32]);
    l.kepala
        .push(palsu.tanda("p", 6, Sidik::dari(b"x"), "2026-01-01T00:00:00Z"));
    assert_eq!(jenis(&l), [("kepala 6".to_owned(), Jenis::Kepala)]);
}

#[test]
fn events_not_yet_sequenced_are_counted() {
    let mut l = log(6);
    let p = Peristiwa {
        id: "baru".into(),
        ..Default::default()
    };
    let daun = Some(p.sidik());
    l.peristiwa
        .insert("baru".into(), Tercatat { peristiwa: p, daun });
    let laporan = check(&l);
    assert_eq!(laporan.belum_diurutkan, 1);
    assert!(laporan.kerusakan.is_empty());
    l.peristiwa
        .get_mut("baru")
        .unwrap()
        .peristiwa
        .pelaku
        .push('x');
    assert_eq!(jenis(&l), [("baru".to_owned(), Jenis::Isi)]);
    l.peristiwa.get_mut("baru").unwrap().daun = None;
    assert_eq!(jenis(&l), [("baru".to_owned(), Jenis::Isi)]);
}
