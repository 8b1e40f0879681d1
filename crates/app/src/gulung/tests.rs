//! Rows of a small government against figures added by hand.

use store::gulung::{AkunRow, RincianRow, SimpulRow, TemuanRow};
use uuid::Uuid;

use super::{Isi, PemdaGulungan, TingkatGulungan};

const OPD: &str = "1.01.0.00.0.00.01.0000";

fn simpul(nomor: u128, jenis: &str, kode: &str, nilai: Option<i64>) -> SimpulRow {
    let tingkat = match kode.split('.').count() {
        3 => "program",
        5 => "kegiatan",
        _ => "sub_kegiatan",
    };
    SimpulRow {
        jenis: jenis.into(),
        edisi_id: Uuid::nil(),
        id: Uuid::from_u128(nomor),
        induk_id: None,
        tingkat: tingkat.into(),
        kode: kode.into(),
        nama: format!("{jenis} {kode}"),
        opd_kode: OPD.into(),
        opd_nama: "Dinas Pendidikan".into(),
        unit_kode: OPD.into(),
        unit_nama: "Dinas Pendidikan".into(),
        nilai_sen: nilai,
    }
}

fn isi() -> Isi {
    let akun = |rekening: &str, jumlah_sen| RincianRow {
        opd_kode: OPD.into(),
        rekening: rekening.into(),
        jumlah_sen,
    };
    Isi {
        urut: 7,
        simpul: vec![
            simpul(1, "rkpd", "1.01.02", None),
            simpul(2, "rkpd", "1.01.02.2.01", None),
            simpul(3, "rkpd", "1.01.02.2.01.0001", Some(100)),
            simpul(4, "rkpd", "1.01.02.2.01.0002", Some(50)),
            simpul(5, "apbd", "1.01.02.2.01.0001", Some(130)),
            simpul(6, "apbd", "1.01.02.2.02.0009", Some(0)),
            simpul(7, "realisasi", "1.01.02.2.01.0001", Some(30)),
            simpul(8, "renstra", "1.01.02", Some(999)),
            simpul(9, "renstra", "1.01.02.2.01.0001", Some(90)),
        ],
        rincian: vec![akun("5.1.02.01.01.0024", 70), akun("5.1.02.01.01.0025", 60)],
        pembayaran: vec![akun("5.1.02.01.01.0025", 30)],
        akun: vec![AkunRow {
            kode: "5.1".into(),
            nama: "BELANJA OPERASI".into(),
        }],
        temuan: vec![
            TemuanRow {
                simpul_id: Uuid::from_u128(5),
                jumlah: 2,
                blokir: 1,
            },
            TemuanRow {
                simpul_id: Uuid::from_u128(3),
                jumlah: 1,
                blokir: 0,
            },
        ],
        ..Isi::default()
    }
}

#[test]
fn every_level_is_the_sum_of_the_one_below() {
    let g = PemdaGulungan::baru(isi()).unwrap();
    let opd = g.opd(OPD).unwrap();
    let ringkas: Vec<_> = opd
        .baris
        .iter()
        .map(|b| {
            (
                b.kode.as_str(),
                b.jumlah.rkpd_sen,
                b.jumlah.apbd_sen,
                b.jumlah.temuan,
            )
        })
        .collect();
    assert_eq!(
        ringkas,
        [
            ("1.01.02", Some(150), Some(130), 3),
            ("1.01.02.2.01", Some(150), Some(130), 3),
            ("1.01.02.2.01.0001", Some(100), Some(130), 3),
            ("1.01.02.2.01.0002", Some(50), None, 0),
            ("1.01.02.2.02", None, Some(0), 0),
            ("1.01.02.2.02.0009", None, Some(0), 0),
        ]
    );
    assert_eq!(opd.jumlah.realisasi_sen, Some(30));
    assert_eq!(opd.jumlah.dpa_sen, None, "no DPA, no total");
    assert_eq!(
        (g.jumlah().apbd_sen, g.jumlah().blokir, g.urut()),
        (Some(130), 1, 7)
    );
}

#[test]
fn a_document_speaks_for_itself_where_it_gives_a_figure() {
    let g = PemdaGulungan::baru(isi()).unwrap();
    let opd = g.opd(OPD).unwrap();
    let [program, kegiatan, sub, ..] = opd.baris.as_slice() else {
        panic!("{opd:?}")
    };
    assert_eq!(program.jumlah.renstra_sen, Some(999));
    assert_eq!(kegiatan.jumlah.renstra_sen, Some(90));
    assert_eq!(
        sub.nama, "apbd 1.01.02.2.01.0001",
        "the APBD names before the RKPD"
    );
    assert_eq!(program.nama, "rkpd 1.01.02");
    assert_eq!(
        (sub.tingkat, sub.jumlah.status()),
        (TingkatGulungan::SubKegiatan, "naik")
    );
}

#[test]
fn accounts_fold_up_and_the_largest_leads() {
    let g = PemdaGulungan::baru(isi()).unwrap();
    let opd = g.opd(OPD).unwrap();
    assert_eq!(opd.akun.len(), 7);
    let dua = &opd.akun[1];
    assert_eq!(
        (dua.nama.as_str(), dua.anggaran_sen),
        ("BELANJA OPERASI", Some(130))
    );
    let terbesar: Vec<_> = opd
        .akun_terbesar(9)
        .iter()
        .map(|a| a.anggaran_sen)
        .collect();
    assert_eq!(terbesar, [Some(70), Some(60)]);
}

#[test]
fn nothing_gives_nothing() {
    let g = PemdaGulungan::baru(Isi::default()).unwrap();
    assert_eq!(g.daftar_opd().count(), 0);
    assert_eq!(g.jumlah().apbd_sen, None);
}
