use super::JenisSimpul::{DampakAkhir, DampakAntara, DampakSegera, Keluaran};
use super::lintas::{KeadaanLintas, Pendukung, TolakLintas, jawab, minta, tarik};
use super::*;

fn s(id: u32, induk: u32, jenis: JenisSimpul) -> SimpulPohon<u32> {
    SimpulPohon {
        id,
        induk: (induk > 0).then_some(induk),
        jenis,
        pernyataan: format!("Kondisi nomor {id}"),
        indikator: 1,
        berpic: true,
        puncak: induk == 0,
    }
}

fn sehat() -> Vec<SimpulPohon<u32>> {
    vec![
        s(1, 0, DampakAkhir),
        s(2, 1, DampakAntara),
        s(3, 2, DampakSegera),
        s(4, 3, Keluaran),
        s(5, 3, Keluaran),
    ]
}

fn sub(kode: &str, simpul: u32) -> SubBerpagu<u32> {
    SubBerpagu {
        kode: kode.into(),
        nama: format!("Sub {kode}"),
        simpul: (simpul > 0).then_some(simpul),
    }
}

fn temuan(p: &[SimpulPohon<u32>], b: &[SubBerpagu<u32>]) -> Vec<(JenisTemuanPohon, Option<u32>)> {
    periksa(p, b)
        .into_iter()
        .map(|t| (t.jenis, t.simpul))
        .collect()
}

#[test]
fn a_complete_tree_has_no_finding() {
    assert_eq!(temuan(&sehat(), &[sub("1.01", 4)]), vec![]);
}

#[test]
fn every_gap_is_told_with_its_node() {
    use JenisTemuanPohon as J;
    let mut p = sehat();
    p[1].indikator = 0;
    p[3].berpic = false;
    p[2].berpic = false; // not a leaf: nobody needs to answer for it alone
    assert_eq!(
        temuan(&p, &[]),
        vec![(J::TanpaIndikator, Some(2)), (J::TanpaPic, Some(4))]
    );

    let mut p = sehat();
    p[1].induk = None;
    assert_eq!(
        temuan(&p, &[]),
        vec![(J::DampakBuntu, Some(1)), (J::TanpaInduk, Some(2))]
    );

    let mut p = sehat();
    p[1].induk = Some(99);
    assert_eq!(temuan(&p, &[])[1], (J::IndukHilang, Some(2)));

    let mut p = sehat();
    p[4].jenis = DampakAntara;
    assert_eq!(
        temuan(&p, &[]),
        vec![(J::JenisTerbalik, Some(5)), (J::DampakBuntu, Some(5))]
    );
    assert_eq!(
        temuan(&sehat(), &[sub("1.01", 0), sub("1.02", 77)]),
        vec![(J::SubTanpaSimpul, None), (J::SubTanpaSimpul, None)]
    );
}

#[test]
fn an_outcome_with_money_on_it_is_no_dead_end() {
    let p = vec![s(1, 0, DampakAkhir), s(2, 1, DampakSegera)];
    assert_eq!(
        temuan(&p, &[]),
        vec![(JenisTemuanPohon::DampakBuntu, Some(2))]
    );
    assert_eq!(temuan(&p, &[sub("1.01", 2)]), vec![]);
}

#[test]
fn only_the_nodes_of_a_loop_are_in_it() {
    let mut p = sehat();
    p[1].induk = Some(3);
    let t = temuan(&p, &[]);
    assert!(t.contains(&(JenisTemuanPohon::Lingkar, Some(2))));
    assert!(t.contains(&(JenisTemuanPohon::Lingkar, Some(3))));
    assert!(
        !t.iter()
            .any(|(j, n)| *j == JenisTemuanPohon::Lingkar && *n == Some(4))
    );
    assert_eq!(jalur(&p, 4), vec![3, 2]);
}

#[test]
fn a_node_never_moves_below_itself_or_above_its_kind() {
    let p = sehat();
    assert!(matches!(
        pindah(&p, 2, Some(4)),
        Err(TolakPohon::Lingkar { .. })
    ));
    assert!(matches!(
        pindah(&p, 2, Some(2)),
        Err(TolakPohon::Lingkar { .. })
    ));
    assert_eq!(
        pindah(&[p.clone(), vec![s(9, 1, Keluaran)]].concat(), 3, Some(9)),
        Err(TolakPohon::JenisTerbalik {
            bawah: DampakSegera,
            atas: Keluaran
        })
    );
    assert_eq!(pindah(&p, 5, Some(1)), Ok(()));
    assert_eq!(pindah(&p, 5, None), Ok(()));
    assert_eq!(pindah(&p, 5, Some(4)), Ok(()));
}

#[test]
fn likely_parents_share_words_and_never_close_a_loop() {
    let mut p = vec![
        s(1, 0, DampakAkhir),
        s(2, 0, DampakAkhir),
        s(3, 0, DampakSegera),
        s(4, 3, Keluaran),
    ];
    p[0].pernyataan = "Meningkatnya kualitas infrastruktur".into();
    p[1].pernyataan = "Meningkatnya akses dan kualitas layanan kesehatan".into();
    p[2].pernyataan = "PROGRAM PEMENUHAN LAYANAN KESEHATAN PERORANGAN".into();
    let calon = calon_induk(&p, 3);
    assert_eq!(
        calon.iter().map(|(n, c)| (*n, c.id)).collect::<Vec<_>>(),
        vec![(2, 2), (0, 1)]
    );
}

#[test]
fn support_needs_the_consent_of_the_other_side() {
    use KeadaanLintas::{Diminta, Disetujui, Ditarik, Ditolak};
    let isi = "Data kunjungan antenatal";
    assert_eq!(
        minta(Some(1), &Pendukung::Opd(1), isi),
        Err(TolakLintas::DiriSendiri)
    );
    assert_eq!(
        minta(Some(1), &Pendukung::Opd(2), "data"),
        Err(TolakLintas::TanpaIsi)
    );
    assert_eq!(minta(Some(1), &Pendukung::Opd(2), isi), Ok(()));
    assert_eq!(minta(None, &Pendukung::Opd(2), isi), Ok(()));
    let opd = Pendukung::Opd(2);
    assert_eq!(jawab(Diminta, &opd, true, ""), Ok(Disetujui));
    assert_eq!(
        jawab(Diminta, &opd, false, "tidak"),
        Err(TolakLintas::TanpaAlasan)
    );
    assert_eq!(jawab(Diminta, &opd, false, "bukan tugas kami"), Ok(Ditolak));
    assert_eq!(
        jawab(Ditolak, &opd, true, ""),
        Err(TolakLintas::SudahDijawab(Ditolak))
    );
    let luar: Pendukung<u32> = Pendukung::Luar;
    assert_eq!(
        jawab(Diminta, &luar, true, " "),
        Err(TolakLintas::TanpaSurat)
    );
    assert_eq!(jawab(Diminta, &luar, true, "B-12/2026"), Ok(Disetujui));
    assert_eq!(tarik(Disetujui), Ok(Ditarik));
    assert_eq!(tarik(Ditolak), Err(TolakLintas::SudahDijawab(Ditolak)));
}

#[test]
fn every_node_has_one_place_and_parents_stand_between_their_children() {
    let l = letak::susun(&sehat());
    let di = |id| l.iter().find(|x| x.id == id).copied().unwrap();
    assert_eq!(l.len(), 5);
    assert_eq!((di(4).dalam, di(4).baris_ganda), (3, 0));
    assert_eq!((di(5).dalam, di(5).baris_ganda), (3, 2));
    assert_eq!((di(3).dalam, di(3).baris_ganda), (2, 1));
    assert_eq!(di(5).induk_baris, Some(1));
    assert_eq!(di(1).induk_baris, None);
    let mut p = sehat();
    p[0].induk = Some(2);
    assert_eq!(letak::susun(&p).len(), 5, "a loop is cut");
}

#[test]
fn codes_of_kinds_and_findings_are_read_back() {
    for j in JenisSimpul::SEMUA {
        assert_eq!(JenisSimpul::parse(j.kode()), Some(j));
    }
    for k in KeadaanLintas::SEMUA {
        assert_eq!(KeadaanLintas::parse(k.kode()), Some(k));
    }
    let kode: BTreeSet<&str> = JenisTemuanPohon::SEMUA.iter().map(|j| j.kode()).collect();
    assert_eq!(kode.len(), JenisTemuanPohon::SEMUA.len());
}
