//! A small region where everything agrees, and for every rule one change that breaks it.

use dasar::JenisPemda;
use keselarasan::aturan::SEMUA;
use keselarasan::fakta::*;
use keselarasan::{Fakta, HasilAturan, Simbol, periksa_semua};

use crate::berlaku;

pub const OPD: &str = "1.01.0.00.0.00.01.0000";
pub const SUB: &str = "1.01.02.2.01.0001";
pub const REK: &str = "5.1.02.01.01.0001";
pub const DANA: &str = "2.2.01.08.002.00004";
pub const NILAI: i64 = 10_000_000;

/// A region in which no rule finds anything.
pub fn patuh() -> Fakta {
    let mut f = Fakta::baru("64.11", "Kabupaten Contoh", JenisPemda::Kabupaten, 2026);
    f.tambah_organ(OPD, "Dinas Pendidikan", None);
    rujukan(&mut f);
    for jenis in [Dok::Rkpd, Dok::Ppas, Dok::Apbd, Dok::Dpa] {
        let d = Some(dokumen(&mut f, jenis));
        match jenis {
            Dok::Rkpd => f.rkpd = d,
            Dok::Ppas => f.ppas = d,
            Dok::Apbd => f.apbd = d,
            _ => f.dpa = d,
        }
    }
    rencana(&mut f);
    belanja(&mut f);
    kas(&mut f);
    crate::contoh_daftar::isi(&mut f);
    f.lengkapi();
    f
}

fn rujukan(f: &mut Fakta) {
    use TingkatNomenklatur::*;
    let isi = [
        (Bidang, "1.01"),
        (Program, "1.01.02"),
        (Kegiatan, "1.01.02.2.01"),
        (SubKegiatan, SUB),
    ];
    let isi = isi.map(|(tingkat, kode)| ButirNomenklatur {
        kode: f.s(kode),
        tingkat,
        nama: f.s("Pembangunan Ruang"),
        indikator: f.s("Jumlah Ruang yang Dibangun"),
        satuan: f.s("Ruang"),
        spm: tingkat == SubKegiatan,
        tag: if tingkat == SubKegiatan {
            vec![f.s("STUNTING")]
        } else {
            vec![]
        },
        sebelumnya: Simbol::KOSONG,
    });
    f.nomenklatur = vec![EdisiNomenklatur::baru("2027", true, isi.to_vec())];
    let mut rek = DaftarKode::default();
    for k in [REK, "4.1.01.01.01.0001"] {
        let (s, atas) = (f.s(k), f.s(k.rsplit_once('.').unwrap().0));
        rek.tambah(s, s, Some(atas));
        rek.tambah(atas, atas, None);
    }
    f.rekening = Some(rek);
    let mut dana = DaftarKode::default();
    let s = f.s(DANA);
    dana.tambah(s, s, None);
    f.sumber_dana = Some(dana);
    let mut b = BarangRekening::default();
    let (k, r) = (f.s("1.1.12.01"), f.s(REK));
    b.tambah(k, r);
    f.barang = Some(b);
    let standar = [("ssh", "Kertas"), ("asb", "Rapat")];
    let standar = standar.map(|(kelompok, nama)| StandarHarga {
        id: 0,
        kelompok: f.s(kelompok),
        kode: f.s("1.1.12.01"),
        nama: f.s(nama),
        spesifikasi: f.s("A4"),
        satuan: f.s("rim"),
        harga: 6_000_000,
        rekening: vec![f.s(REK)],
    });
    f.standar = Some(standar.to_vec());
    f.makro = Some(vec![Makro {
        nomor: 5,
        nama: f.s("IPM"),
        periode: f.s("202600"),
        rkpd: Some(72_000_000),
        rkp: Some(71_000_000),
        rpjmn: None,
        kewilayahan: None,
    }]);
}

fn dokumen(f: &mut Fakta, jenis: Dok) -> DokumenPagu {
    let mut d = DokumenPagu::baru(jenis);
    let sub = f.s(SUB);
    d.baris.push(BarisPagu {
        sub,
        nama: f.s("Pembangunan Ruang"),
        pagu: NILAI,
        validasi: Some(NILAI),
        rincian: Some(NILAI),
        maju: Some(NILAI),
        sumber: vec![SumberBaris {
            kode: f.s(DANA),
            nama: f.s("DAU yang Ditentukan Penggunaannya Bidang Pendidikan"),
            nilai: Some(NILAI),
        }],
        prioritas: vec![f.s("1. Pendidikan")],
        prioritas_provinsi: 1,
        prioritas_nasional: 1,
        lokasi: 1,
        ..BarisPagu::default()
    });
    let indikator = [
        (
            TingkatKinerja::Program,
            "1.01.02",
            "Persentase ruang baik",
            "75",
            "%",
        ),
        (
            TingkatKinerja::SubKegiatan,
            SUB,
            "Jumlah Ruang yang Dibangun",
            "3",
            "Ruang",
        ),
    ];
    for (tingkat, kode, teks, target, satuan) in indikator {
        d.indikator.push(BarisIndikator {
            simpul: 0,
            unit: 0,
            tingkat,
            kode: f.s(kode),
            teks: f.s(teks),
            target: f.s(target),
            satuan: f.s(satuan),
        });
    }
    d.induk.push(PaguInduk {
        simpul: 0,
        unit: 0,
        kode: f.s("1.01.02"),
        nilai: NILAI,
    });
    d
}

fn indikator(f: &mut Fakta, induk: u32, teks: &str, opd: Option<u32>) -> IndikatorRencana {
    IndikatorRencana {
        simpul: 0,
        induk: Some(induk),
        opd,
        kode: f.s("k"),
        jenis: f.s("sasaran"),
        teks: f.s(teks),
        satuan: f.s("%"),
        baseline: f.s("60"),
        polaritas: Simbol::KOSONG,
        target: vec![(2026, f.s("75")), (2027, f.s("80"))],
    }
}

fn rencana(f: &mut Fakta) {
    use TingkatRencana::*;
    let simpul: Vec<SimpulRencana> = [(Visi, 1), (Misi, 2), (Tujuan, 3), (Sasaran, 4)]
        .into_iter()
        .enumerate()
        .map(|(n, (tingkat, id))| SimpulRencana {
            id,
            tingkat,
            kode: f.s(tingkat.nama()),
            nama: f.s(tingkat.nama()),
            induk: n.checked_sub(1).map(|i| u32::try_from(i).unwrap()),
            opd: None,
        })
        .collect();
    let indikator_rpjmd = vec![
        indikator(f, 2, "Indeks pendidikan", None),
        indikator(f, 3, "Rata-rata lama sekolah", None),
    ];
    f.rpjmd = Some(Rpjmd {
        edisi: 0,
        simpul,
        indikator: indikator_rpjmd,
    });
    let sasaran = SimpulRencana {
        id: 11,
        tingkat: Sasaran,
        kode: f.s("s1"),
        nama: f.s("Sasaran"),
        induk: None,
        opd: Some(0),
    };
    let program = RenstraProgram {
        id: 10,
        opd: Some(0),
        kode: f.s("1.01.02"),
        kode_asli: f.s("1.01.02"),
        nama: f.s("Pembangunan Ruang"),
        pagu: vec![(2026, NILAI)],
    };
    let sub = f.s(SUB);
    let i = indikator(f, 0, "Persentase ruang baik", Some(0));
    f.renstra = Some(Renstra {
        program: vec![program],
        simpul: vec![sasaran],
        indikator: vec![i],
        sub: vec![(0, sub)],
        ..Renstra::default()
    });
    f.tautan = Some(vec![(4, 10), (4, 11)]);
}

fn garis(f: &mut Fakta) -> RincianBaru {
    RincianBaru {
        id: 0,
        baris: 0,
        rekening: f.s(REK),
        standar: f.s("1.1.12.01"),
        uraian: f.s("Kertas"),
        spesifikasi: f.s("A4"),
        satuan: f.s("rim"),
        volume: 2_000_000,
        koefisien: f.s("2 rim"),
        harga: NILAI / 2,
        pajak: 0,
        jumlah: NILAI,
        sumber: f.s(DANA),
        penerima: Simbol::KOSONG,
        usulan: f.s("P-1"),
    }
}

fn bayar(f: &mut Fakta, nomor: &str, bulan: u8, jumlah: i64) -> BayarBaru {
    BayarBaru {
        id: 0,
        unit: 0,
        sub: f.s(SUB),
        rekening: f.s(REK),
        jenis: f.s("LS"),
        nomor: f.s(nomor),
        tanggal: Tanggal::baru(2026, bulan, 5),
        penerima: f.s("CV Maju"),
        kontrak: f.s("K-1"),
        uraian: f.s(nomor),
        jumlah,
    }
}

fn belanja(f: &mut Fakta) {
    let mut r = Rincian::default();
    r.tambah(garis(f));
    f.rincian = Some(r);
    f.akun = Some(vec![BarisAkun {
        id: 0,
        rekening: f.s("4.1.01.01.01.0001"),
        sumber: f.s(DANA),
        nilai: NILAI,
    }]);
    let mut p = Pembayaran::default();
    p.tambah(bayar(f, "1", 6, 8_500_000));
    p.tambah(bayar(f, "2", 12, 500_000));
    f.pembayaran = Some(p);
    let sub = f.s(SUB);
    f.realisasi = Some(Realisasi {
        edisi: 0,
        triwulan: 2,
        baris: vec![BarisRealisasi {
            simpul: 0,
            unit: 0,
            sub,
            nilai: 500,
        }],
    });
    f.usulan = Some(vec![Usulan {
        id: 0,
        kode: f.s("P-1"),
        asal: f.s("pokir"),
        kamus: f.s("jalan"),
        uraian: f.s("Jalan desa"),
        lokasi: f.s("Desa A"),
        tanggal: Some(Tanggal::baru(2025, 2, 1)),
        status: f.s("diterima"),
        sub,
        nilai: None,
    }]);
}

fn kas(f: &mut Fakta) {
    let sub = f.s(SUB);
    let mut bulan = [0; 12];
    bulan[0] = NILAI;
    f.kas = Some(Kas {
        rak: vec![Rak {
            unit: 0,
            sub,
            bulan,
        }],
        spd: vec![Spd {
            unit: 0,
            sub,
            tanggal: Tanggal::baru(2026, 1, 5),
            nilai: 1_000,
        }],
    });
    f.pengesahan = Some(vec![
        Pengesahan {
            dok: Dok::Apbd,
            nomor: f.s("10/2025"),
            tanggal: Some(Tanggal::baru(2025, 12, 20)),
        },
        Pengesahan {
            dok: Dok::Dpa,
            nomor: f.s("1/2026"),
            tanggal: Some(Tanggal::baru(2026, 1, 2)),
        },
    ]);
}

/// A change of the sound region.
type Langgar = fn(&mut Fakta);

macro_rules! ubah {
    ($f:ident, $kode:literal, $isi:expr) => {{
        fn langgar($f: &mut Fakta) {
            $isi;
        }
        let langgar: Langgar = langgar;
        ($kode, langgar)
    }};
}

fn b(f: &mut Fakta, dok: Dok) -> &mut BarisPagu {
    let d = match dok {
        Dok::Rkpd => f.rkpd.as_mut(),
        Dok::Ppas => f.ppas.as_mut(),
        Dok::Dpa => f.dpa.as_mut(),
        _ => f.apbd.as_mut(),
    };
    &mut d.unwrap().baris[0]
}

fn ganti_sub(f: &mut Fakta, kode: &str) {
    let s = f.s(kode);
    b(f, Dok::Apbd).sub = s;
}

fn rinci(f: &mut Fakta) -> &mut Rincian {
    f.rincian.as_mut().unwrap()
}

/// One way to break each rule.
fn langgar() -> Vec<(&'static str, Langgar)> {
    vec![
        ubah!(f, "REF-01", ganti_sub(f, "1.01.02.2.01.0099")),
        ubah!(f, "REF-02", {
            let s = f.s("Ruang lain");
            b(f, Dok::Apbd).nama = s
        }),
        ubah!(f, "REF-03", ganti_sub(f, "1.01.99.2.01.0001")),
        ubah!(f, "REF-04", ganti_sub(f, "1.01.02.1.01.0001")),
        ubah!(f, "REF-05", ganti_sub(f, "1.02.02.2.01.0001")),
        ubah!(f, "REF-06", {
            let s = f.s("5.1.02.01.01");
            rinci(f).rekening[0] = s
        }),
        ubah!(f, "REF-07", {
            let s = f.s("1.2.01.08");
            b(f, Dok::Apbd).sumber[0].kode = s
        }),
        ubah!(f, "REF-08", f.organ[0].muncul = 2),
        ubah!(f, "OBJ-01", f.rpjmd.as_mut().unwrap().indikator.clear()),
        ubah!(
            f,
            "OBJ-02",
            f.rpjmd.as_mut().unwrap().indikator[0].satuan = Simbol::KOSONG
        ),
        ubah!(f, "OBJ-03", {
            let s = f.s("#VALUE!");
            f.rpjmd.as_mut().unwrap().indikator[0].target[0].1 = s
        }),
        ubah!(f, "OBJ-04", {
            let r = f.rpjmd.as_mut().unwrap();
            let s = SimpulRencana {
                id: 5,
                ..r.simpul[3].clone()
            };
            r.simpul.push(s);
        }),
        ubah!(f, "OBJ-05", {
            let r = f.renstra.as_mut().unwrap();
            let p = RenstraProgram {
                id: 12,
                ..r.program[0].clone()
            };
            r.program.push(p);
        }),
        ubah!(f, "OBJ-06", {
            let s = f.s("Jumlah dokumen");
            f.rkpd.as_mut().unwrap().indikator[0].teks = s
        }),
        ubah!(f, "OBJ-07", {
            let s = f.s("90");
            f.rpjmd.as_mut().unwrap().indikator[0].baseline = s
        }),
        ubah!(f, "OBJ-08", {
            let s = f.s("76");
            let r = f.rpjmd.as_mut().unwrap();
            let mut i = r.indikator[0].clone();
            i.target[0].1 = s;
            r.indikator.push(i);
        }),
        ubah!(f, "OBJ-09", {
            let r = f.renstra.as_mut().unwrap();
            let s = SimpulRencana {
                id: 13,
                ..r.simpul[0].clone()
            };
            r.simpul.push(s);
        }),
        ubah!(f, "OBJ-10", f.rpjmd.as_mut().unwrap().simpul.truncate(3)),
        ubah!(f, "PLN-01", {
            let s = f.s("1.01.03");
            f.renstra.as_mut().unwrap().program[0].kode = s
        }),
        ubah!(f, "PLN-02", {
            let s = f.s("x");
            f.renstra.as_mut().unwrap().sub[0].1 = s
        }),
        // Tolerance 5 %: one sen beyond it.
        ubah!(f, "PLN-03", b(f, Dok::Rkpd).pagu = NILAI / 100 * 105 + 1),
        ubah!(f, "PLN-04", {
            let s = f.s("70");
            f.rkpd.as_mut().unwrap().indikator[0].target = s
        }),
        ubah!(f, "PLN-05", {
            let s = f.s("1.01.04");
            let r = f.renstra.as_mut().unwrap();
            let p = RenstraProgram {
                kode: s,
                ..r.program[0].clone()
            };
            r.program.push(p);
        }),
        ubah!(f, "PLN-06", {
            let s = f.s("0");
            f.rkpd.as_mut().unwrap().indikator[1].target = s
        }),
        ubah!(f, "PLN-07", {
            let s = f.s("Unit");
            f.rkpd.as_mut().unwrap().indikator[1].satuan = s
        }),
        ubah!(f, "PLN-08", {
            let s = f.s("Jumlah gedung");
            f.rkpd.as_mut().unwrap().indikator[1].teks = s
        }),
        ubah!(f, "PLN-09", {
            b(f, Dok::Rkpd).lokasi = 0;
            let mut lain = b(f, Dok::Rkpd).clone();
            lain.lokasi = 1;
            f.rkpd.as_mut().unwrap().baris.push(lain);
        }),
        ubah!(f, "PLN-10", b(f, Dok::Rkpd).pagu = 0),
        ubah!(f, "PLN-11", {
            let lain = b(f, Dok::Rkpd).clone();
            b(f, Dok::Rkpd).maju = None;
            f.rkpd.as_mut().unwrap().baris.push(lain);
        }),
        ubah!(f, "ALN-01", b(f, Dok::Rkpd).prioritas.clear()),
        ubah!(f, "ALN-02", b(f, Dok::Rkpd).prioritas_nasional = 0),
        ubah!(
            f,
            "ALN-03",
            f.daftar.proyek.as_mut().unwrap()[0].pendukung.clear()
        ),
        ubah!(
            f,
            "ALN-04",
            f.makro.as_mut().unwrap()[0].rkpd = Some(70_999_999)
        ),
        ubah!(f, "ALN-05", b(f, Dok::Apbd).pagu = 0),
        ubah!(
            f,
            "ALN-06",
            f.daftar.kebutuhan.as_mut().unwrap()[0].kebutuhan += 1
        ),
        ubah!(f, "ALN-07", b(f, Dok::Apbd).pagu = 0),
        ubah!(
            f,
            "ALN-08",
            f.daftar.tpb.as_mut().unwrap()[0].daerah = Simbol::KOSONG
        ),
        ubah!(
            f,
            "USL-01",
            f.usulan.as_mut().unwrap()[0].sub = Simbol::KOSONG
        ),
        ubah!(f, "USL-02", {
            let s = f.s("ditolak");
            f.usulan.as_mut().unwrap()[0].status = s
        }),
        ubah!(f, "USL-03", {
            let s = f.s("musrenbang");
            let u = Usulan {
                asal: s,
                ..f.usulan.as_ref().unwrap()[0].clone()
            };
            f.usulan.as_mut().unwrap().push(u);
        }),
        ubah!(
            f,
            "USL-04",
            f.usulan.as_mut().unwrap()[0].tanggal = Some(Tanggal::baru(2025, 4, 1))
        ),
        ubah!(f, "USL-05", {
            let s = f.s("1.01.02.1.01.0001");
            f.usulan.as_mut().unwrap()[0].sub = s
        }),
        ubah!(f, "BUD-01", f.rkpd.as_mut().unwrap().baris.clear()),
        ubah!(f, "BUD-02", f.ppas.as_mut().unwrap().baris.clear()),
        // Tolerance 0: one sen is a difference.
        ubah!(f, "BUD-03", b(f, Dok::Apbd).pagu = NILAI + 1),
        ubah!(f, "BUD-04", b(f, Dok::Apbd).rincian = Some(NILAI + 1)),
        ubah!(f, "BUD-05", b(f, Dok::Ppas).pagu = NILAI - 1),
        ubah!(f, "BUD-06", {
            let s = f.s("5.2.02");
            rinci(f).rekening[0] = s
        }),
        ubah!(f, "BUD-07", {
            let s = f.s("5.1.05.01.01.0001");
            rinci(f).rekening[0] = s
        }),
        ubah!(f, "BUD-08", {
            let s = f.s("5.2.02.01.01.0001");
            rinci(f).rekening[0] = s
        }),
        // Balanced means less than one rupiah, so a hundred sen is too much.
        ubah!(f, "BUD-09", f.akun.as_mut().unwrap()[0].nilai = NILAI + 100),
        ubah!(
            f,
            "BUD-10",
            b(f, Dok::Apbd).sumber[0].nilai = Some(NILAI - 1)
        ),
        ubah!(f, "BUD-11", ganti_sub(f, "2.22.02.2.01.0001")),
        ubah!(f, "BUD-12", ganti_sub(f, "1.02.02.2.01.0001")),
        ubah!(f, "BUD-13", {
            let s = f.s("5.1.02.04.01.0001");
            rinci(f).rekening[0] = s
        }),
        ubah!(f, "BUD-14", {
            let g = garis(f);
            rinci(f).tambah(g)
        }),
        ubah!(f, "PRC-01", rinci(f).harga[0] = 6_000_001),
        ubah!(f, "PRC-02", {
            let s = f.s("Drone");
            rinci(f).uraian[0] = s
        }),
        ubah!(f, "PRC-03", {
            let s = f.s("Rapat");
            rinci(f).uraian[0] = s;
            rinci(f).jumlah[0] = 12_000_001;
        }),
        ubah!(f, "PRC-04", {
            let s = StandarHarga {
                harga: 1,
                ..f.standar.as_ref().unwrap()[0].clone()
            };
            f.standar.as_mut().unwrap().push(s);
        }),
        ubah!(f, "PRC-05", {
            for _ in 0..20 {
                let g = RincianBaru {
                    harga: 6_000_000,
                    ..garis(f)
                };
                rinci(f).tambah(g);
            }
        }),
        ubah!(f, "PRC-06", rinci(f).jumlah[0] = NILAI + 101),
        ubah!(f, "DOC-01", b(f, Dok::Dpa).pagu = NILAI + 1),
        ubah!(
            f,
            "DOC-02",
            f.pengesahan.as_mut().unwrap()[0].nomor = Simbol::KOSONG
        ),
        ubah!(f, "DOC-03", f.kas.as_mut().unwrap().rak[0].bulan[3] = 1),
        ubah!(
            f,
            "DOC-04",
            f.kas.as_mut().unwrap().spd[0].nilai = NILAI + 1
        ),
        ubah!(f, "DOC-05", {
            b(f, Dok::Dpa).pagu = 400;
        }),
        ubah!(
            f,
            "EXE-01",
            f.pembayaran.as_mut().unwrap().jumlah[0] = NILAI
        ),
        ubah!(
            f,
            "EXE-02",
            f.realisasi.as_mut().unwrap().baris[0].nilai = NILAI + 1
        ),
        ubah!(
            f,
            "EXE-03",
            f.daftar.up.as_mut().unwrap()[0].nilai = 1_000_001
        ),
        ubah!(f, "EXE-04", {
            let p = f.pembayaran.as_mut().unwrap();
            p.kontrak[0] = Simbol::KOSONG;
            p.jumlah[0] = 5_000_000_001;
        }),
        ubah!(f, "EXE-05", {
            let s = f.s("1");
            f.pembayaran.as_mut().unwrap().nomor[1] = s
        }),
        ubah!(
            f,
            "EXE-06",
            f.pembayaran.as_mut().unwrap().jumlah[1] = 8_500_000
        ),
        ubah!(
            f,
            "EXE-07",
            f.daftar.kemajuan.as_mut().unwrap()[0].fisik = Some(0)
        ),
        ubah!(
            f,
            "EXE-08",
            f.realisasi.as_mut().unwrap().baris[0].nilai = 0
        ),
        ubah!(
            f,
            "EXE-09",
            f.pembayaran.as_mut().unwrap().tanggal[0] = Tanggal::baru(2027, 1, 3)
        ),
        ubah!(f, "ACC-01", f.daftar.jurnal.as_mut().unwrap()[0].debit += 1),
        ubah!(
            f,
            "ACC-02",
            f.daftar.kas_bulan.as_mut().unwrap()[0].rekening_koran += 1
        ),
        ubah!(
            f,
            "ACC-03",
            f.apbd.as_mut().unwrap().induk[0].nilai = NILAI - 1
        ),
        ubah!(f, "ACC-04", f.daftar.aset.as_mut().unwrap()[0].nilai += 1),
        ubah!(f, "ACC-05", f.daftar.saldo.as_mut().unwrap().sal_awal += 1),
        ubah!(f, "AUD-01", {
            f.daftar.rekomendasi.as_mut().unwrap()[0].keadaan = Tanggal::baru(2025, 7, 25);
        }),
        ubah!(f, "AUD-02", {
            let d = f.daftar.rekomendasi.as_mut().unwrap();
            d[1].temuan = d[0].temuan;
        }),
        ubah!(
            f,
            "AUD-03",
            f.daftar.kerugian.as_mut().unwrap()[0].catatan = Simbol::KOSONG
        ),
        ubah!(f, "PRF-01", {
            let s = f.s("4");
            f.apbd.as_mut().unwrap().indikator[1].target = s
        }),
        ubah!(f, "PRF-02", {
            f.realisasi.as_mut().unwrap().baris[0].nilai = NILAI / 10 * 9;
            f.daftar.kemajuan.as_mut().unwrap()[0].keluaran = Some(7_499);
        }),
        ubah!(f, "PRF-03", {
            let s = f.s("1.01.02.2.01.0002");
            let d = f.apbd.as_mut().unwrap();
            let baris = BarisPagu {
                sub: s,
                ..d.baris[0].clone()
            };
            let indikator = BarisIndikator {
                kode: s,
                ..d.indikator[1].clone()
            };
            d.baris.push(baris);
            d.indikator.push(indikator);
        }),
    ]
}

#[test]
fn wilayah_patuh_tanpa_temuan() {
    let hasil = periksa_semua(&patuh(), &berlaku());
    assert_eq!(hasil.len(), SEMUA.len());
    let salah: Vec<String> = hasil
        .iter()
        .filter(|h| h.hasil != HasilAturan::Dinilai(vec![]))
        .map(|h| format!("{}: {:?}", h.kode, h.hasil))
        .collect();
    assert!(salah.is_empty(), "{}", salah.join("\n"));
}

#[test]
fn setiap_aturan_menangkap_pelanggarannya() {
    let contoh = langgar();
    let kode: Vec<&str> = contoh.iter().map(|(k, _)| *k).collect();
    assert_eq!(
        kode,
        SEMUA.iter().map(|d| d.kode).collect::<Vec<_>>(),
        "setiap aturan punya contoh"
    );
    let mut salah = Vec::new();
    for (kode, ubah) in contoh {
        let mut f = patuh();
        ubah(&mut f);
        f.lengkapi();
        let hasil = periksa_semua(&f, &berlaku());
        let h = hasil.iter().find(|h| h.kode == kode).unwrap();
        if h.jumlah() == 0 {
            salah.push(format!("{kode}: {:?}", h.hasil));
        }
        for t in h.temuan() {
            assert!(
                t.id.len() == 32 && t.pesan.len() > 10 && !t.saran.is_empty(),
                "{t:?}"
            );
        }
    }
    assert!(salah.is_empty(), "{}", salah.join("\n"));
}

#[test]
fn tepi_toleransi() {
    let jumlah = |rkpd: i64, apbd: i64, toleransi: i64| {
        let mut f = patuh();
        b(&mut f, Dok::Rkpd).pagu = rkpd;
        b(&mut f, Dok::Apbd).pagu = apbd;
        f.lengkapi();
        let mut a = berlaku();
        a.ubah("BUD-03", |p| p.toleransi = toleransi);
        periksa_semua(&f, &a)
            .iter()
            .find(|h| h.kode == "BUD-03")
            .unwrap()
            .jumlah()
    };
    assert_eq!(
        jumlah(1000, 1100, 10_000),
        0,
        "tepat sepuluh persen masih boleh"
    );
    assert_eq!(jumlah(1000, 1101, 10_000), 1);
    assert_eq!(jumlah(1000, 900, 10_000), 0);
    assert_eq!(jumlah(1000, 899, 10_000), 1);
    assert_eq!(jumlah(0, 1, 100_000), 1, "dari nol selalu temuan");
    assert_eq!(jumlah(0, 0, 0), 0);
}
