//! Registers of the sound region, and the edges of the rules that read them.

use keselarasan::fakta::*;
use keselarasan::{Aturan, Fakta, HasilAturan, Simbol, periksa_semua};

use crate::berlaku;
use crate::contoh::{NILAI, SUB, patuh};

/// Fills every register so that no rule finds anything.
pub fn isi(f: &mut Fakta) {
    let sub = f.s(SUB);
    f.daftar.proyek = Some(vec![ProyekNasional {
        id: 0,
        kode: f.s("PSN-1"),
        nama: f.s("Sekolah rakyat"),
        pendukung: vec![f.s("1.01.02")],
    }]);
    f.daftar.kebutuhan = Some(vec![KebutuhanSpm {
        id: 0,
        sub,
        kebutuhan: 3_000_000,
        satuan: f.s("ruang"),
        biaya: Some(NILAI),
    }]);
    f.daftar.tpb = Some(vec![IndikatorTpb {
        id: 0,
        kode: f.s("4.1.1"),
        indikator: f.s("Rata-rata lama sekolah"),
        daerah: f.s("Rata-rata Lama Sekolah"),
    }]);
    f.daftar.kemajuan = Some(vec![Kemajuan {
        id: 0,
        unit: 0,
        sub,
        triwulan: 2,
        fisik: Some(1),
        keluaran: Some(5_000),
    }]);
    uang_persediaan(f);
    buku(f);
    pemeriksaan(f);
}

fn uang_persediaan(f: &mut Fakta) {
    let mut satu = |jenis: &str, lpj: &str, tanggal_lpj| UangPersediaan {
        id: 0,
        unit: 0,
        jenis: f.s(jenis),
        nomor: f.s(jenis),
        tanggal: Tanggal::baru(2026, 1, 31),
        nilai: 1_000_000,
        besaran: Some(1_000_000),
        lpj: f.s(lpj),
        tanggal_lpj,
        nilai_lpj: tanggal_lpj.map(|_| 1_000_000),
    };
    let lpj = Some(Tanggal::baru(2026, 2, 28));
    f.daftar.up = Some(vec![
        satu("UP", "", None),
        satu("GU", "L-1", lpj),
        satu("TU", "L-2", lpj),
    ]);
}

fn buku(f: &mut Fakta) {
    let mut jurnal = |rekening: &str, debit, kredit| BarisJurnal {
        id: 0,
        nomor: f.s("J-1"),
        rekening: f.s(rekening),
        debit,
        kredit,
    };
    f.daftar.jurnal = Some(vec![
        jurnal("5.1.02.01.01.0001", 500, 0),
        jurnal("3.1.02.05.01.0001", 0, 500),
        jurnal("8.1.02.01.01.0001", 500, 0),
        jurnal("1.1.01.03.01.0001", 0, 500),
    ]);
    let bulan = |bulan, n| KasBulan {
        id: 0,
        bulan,
        buku_kas: n,
        rekening_koran: n,
    };
    f.daftar.kas_bulan = Some(vec![bulan(6, 8_500_000), bulan(12, 500_000)]);
    let aset = |rekening, reklasifikasi, nilai| MutasiAset {
        id: 0,
        opd: 0,
        rekening,
        reklasifikasi,
        nilai,
    };
    let modal = f.s("5.2.02.05.01.0001");
    f.daftar.aset = Some(vec![aset(modal, false, 700), aset(modal, true, -700)]);
    f.daftar.saldo = Some(SaldoAnggaran {
        id: 0,
        silpa_lalu: 900,
        sal_awal: 900,
    });
}

fn pemeriksaan(f: &mut Fakta) {
    let mut satu = |tahun, nomor: &str, temuan: &str, status: &str| Rekomendasi {
        id: 0,
        opd: 0,
        tahun,
        lhp: f.s(if tahun == 2024 { "LHP-24" } else { "LHP-23" }),
        nomor: f.s(nomor),
        diterima: Tanggal::baru(2025, 5, 25),
        temuan: f.s(temuan),
        status: f.s(status),
        keadaan: Tanggal::baru(2025, 7, 24),
    };
    f.daftar.rekomendasi = Some(vec![
        satu(2024, "1", "Kekurangan volume pekerjaan", "belum_sesuai"),
        satu(2023, "2", "Aset belum dicatat", "sesuai"),
    ]);
    f.daftar.kerugian = Some(vec![Kerugian {
        id: 0,
        unit: 0,
        nomor: f.s("K-1"),
        nilai: 100,
        dibayar: 40,
        selesai: false,
        catatan: f.s("Angsuran sampai 2027"),
    }]);
}

/// Findings of one rule after a change of the sound region.
fn temuan(kode: &str, a: &Aturan, ubah: impl FnOnce(&mut Fakta)) -> Vec<String> {
    let mut f = patuh();
    ubah(&mut f);
    f.lengkapi();
    let hasil = periksa_semua(&f, a);
    let h = hasil.iter().find(|h| h.kode == kode).unwrap();
    assert!(
        matches!(h.hasil, HasilAturan::Dinilai(_)),
        "{kode}: {:?}",
        h.sebab()
    );
    h.temuan()
        .iter()
        .filter(|t| !t.catatan)
        .map(|t| t.subjek.clone())
        .collect()
}

fn jumlah(kode: &str, ubah: impl FnOnce(&mut Fakta)) -> usize {
    temuan(kode, &berlaku(), ubah).len()
}

#[test]
fn a_supporting_code_counts_only_as_a_whole_segment_and_with_money() {
    let dukung = |kode: &'static str| {
        move |f: &mut Fakta| {
            let s = f.s(kode);
            f.daftar.proyek.as_mut().unwrap()[0].pendukung = vec![s];
        }
    };
    assert_eq!(jumlah("ALN-03", dukung("1.01.02.2.01.0001")), 0);
    assert_eq!(jumlah("ALN-03", dukung("1.01.0")), 1);
    let nol = jumlah("ALN-03", |f| f.rkpd.as_mut().unwrap().baris[0].pagu = 0);
    assert_eq!(nol, 1);
}

#[test]
fn a_need_is_met_exactly_or_within_the_local_tolerance() {
    let kurang =
        |n: i64| move |f: &mut Fakta| f.daftar.kebutuhan.as_mut().unwrap()[0].kebutuhan = n;
    assert_eq!(jumlah("ALN-06", kurang(3_000_000)), 0);
    assert_eq!(jumlah("ALN-06", kurang(3_000_001)), 1);
    let mut longgar = berlaku();
    longgar.ubah("ALN-06", |p| p.toleransi = 25_000);
    assert_eq!(temuan("ALN-06", &longgar, kurang(4_000_000)).len(), 0);
    assert_eq!(temuan("ALN-06", &longgar, kurang(4_000_004)).len(), 1);
    let mahal = jumlah("ALN-06", |f| {
        f.daftar.kebutuhan.as_mut().unwrap()[0].biaya = Some(NILAI + 1);
    });
    assert_eq!(mahal, 1, "biaya di atas pagu");
    let satuan = jumlah("ALN-06", |f| {
        let s = f.s("orang");
        f.daftar.kebutuhan.as_mut().unwrap()[0].satuan = s;
    });
    assert_eq!(satuan, 1, "target bersatuan lain tidak dihitung");
}

#[test]
fn a_mapping_must_point_at_an_indicator_of_the_plan() {
    let salah = jumlah("ALN-08", |f| {
        let s = f.s("Indikator yang tidak ada");
        f.daftar.tpb.as_mut().unwrap()[0].daerah = s;
    });
    assert_eq!(salah, 1);
    let tanpa_padanan = jumlah("ALN-08", |f| {
        let s = f.s("Angka melek huruf");
        let x = &mut f.daftar.tpb.as_mut().unwrap()[0];
        x.indikator = s;
        x.daerah = Simbol::KOSONG;
    });
    assert_eq!(tanpa_padanan, 0, "hanya catatan");
}

#[test]
fn advances_are_judged_by_decree_account_and_month() {
    let up = |n: usize, ubah: fn(&mut UangPersediaan)| {
        jumlah("EXE-03", move |f| {
            ubah(&mut f.daftar.up.as_mut().unwrap()[n])
        })
    };
    assert_eq!(up(0, |x| x.nilai = 1_000_000), 0);
    assert_eq!(up(0, |x| x.nilai = 1_000_001), 1);
    assert_eq!(up(0, |x| x.besaran = None), 1);
    assert_eq!(up(1, |x| x.lpj = Simbol::KOSONG), 1);
    assert_eq!(up(1, |x| x.nilai_lpj = Some(999_999)), 1);
    assert_eq!(
        up(2, |x| x.tanggal_lpj = Some(Tanggal::baru(2026, 2, 28))),
        0
    );
    assert_eq!(
        up(2, |x| x.tanggal_lpj = Some(Tanggal::baru(2026, 3, 1))),
        1
    );
    assert_eq!(
        up(2, |x| x.tanggal_lpj = None),
        1,
        "pembayaran sampai Desember"
    );
}

#[test]
fn physical_progress_may_equal_the_money_but_not_trail_it() {
    let dibayar = |nilai: i64, fisik: i64| {
        move |f: &mut Fakta| {
            f.realisasi.as_mut().unwrap().baris[0].nilai = nilai;
            f.daftar.kemajuan.as_mut().unwrap()[0].fisik = Some(fisik);
        }
    };
    assert_eq!(jumlah("EXE-07", dibayar(NILAI / 2, 5_000)), 0);
    assert_eq!(jumlah("EXE-07", dibayar(NILAI / 2 + 1, 5_000)), 1);
    let mut longgar = berlaku();
    longgar.ubah("EXE-07", |p| p.toleransi = 10_000);
    assert_eq!(
        temuan("EXE-07", &longgar, dibayar(NILAI / 10 * 6, 5_000)).len(),
        0
    );
    let nanti = jumlah("EXE-07", |f| {
        f.realisasi.as_mut().unwrap().baris[0].nilai = NILAI;
        let k = f.daftar.kemajuan.as_mut().unwrap();
        let mut lanjut = k[0].clone();
        lanjut.triwulan = 3;
        lanjut.fisik = Some(10_000);
        k.push(lanjut);
    });
    assert_eq!(nanti, 1, "laporan triwulan yang belum tiba tidak dipakai");
}

#[test]
fn efficiency_has_two_ends() {
    let keadaan = |serapan: i64, keluaran: i64| {
        jumlah("PRF-02", move |f: &mut Fakta| {
            f.realisasi.as_mut().unwrap().baris[0].nilai = NILAI / 10_000 * serapan;
            f.daftar.kemajuan.as_mut().unwrap()[0].keluaran = Some(keluaran);
        })
    };
    assert_eq!(keadaan(9_000, 7_499), 1);
    assert_eq!(keadaan(9_000, 7_500), 0);
    assert_eq!(keadaan(8_999, 7_499), 0);
    assert_eq!(keadaan(4_999, 10_000), 1);
    assert_eq!(keadaan(5_000, 10_000), 0);
    assert_eq!(keadaan(4_999, 9_999), 0);
}

#[test]
fn a_budget_journal_needs_its_financial_leg() {
    let tanpa = temuan("ACC-01", &berlaku(), |f| {
        f.daftar.jurnal.as_mut().unwrap().truncate(2);
    });
    assert_eq!(tanpa, ["jurnal|J-1|finansial"]);
}

#[test]
fn the_three_books_are_compared_month_by_month() {
    let sp2d = temuan("ACC-02", &berlaku(), |f| {
        f.pembayaran.as_mut().unwrap().jumlah[0] += 1;
    });
    assert_eq!(sp2d, ["kas|06"]);
    let bulan_lain = jumlah("ACC-02", |f| {
        f.daftar.kas_bulan.as_mut().unwrap().pop();
    });
    assert_eq!(bulan_lain, 0, "bulan yang belum dibukukan tidak dinilai");
}

#[test]
fn capital_spending_becomes_an_asset_or_a_reclassification() {
    let modal = |f: &mut Fakta| {
        let rek = f.s("5.2.02.05.01.0009");
        let p = f.pembayaran.as_mut().unwrap();
        p.rekening[1] = rek;
    };
    assert_eq!(jumlah("ACC-04", modal), 1);
    let tercatat = jumlah("ACC-04", |f| {
        modal(f);
        f.daftar.aset.as_mut().unwrap()[0].nilai = 500_700;
    });
    assert_eq!(tercatat, 0);
}

#[test]
fn sixty_days_are_allowed_and_closed_cases_are_not_counted() {
    let pada = |hari: u8, status: &'static str| {
        jumlah("AUD-01", move |f| {
            let s = f.s(status);
            let r = &mut f.daftar.rekomendasi.as_mut().unwrap()[0];
            r.keadaan = Tanggal::baru(2025, 7, hari);
            r.status = s;
        })
    };
    assert_eq!(pada(24, "belum_ditindaklanjuti"), 0, "hari ke-60");
    assert_eq!(pada(25, "belum_ditindaklanjuti"), 1);
    assert_eq!(pada(25, "sesuai"), 0);
    assert_eq!(pada(25, "tidak_dapat_ditindaklanjuti"), 0);
}

#[test]
fn a_finding_repeats_only_in_the_following_year() {
    let tahun = |n: u16| {
        jumlah("AUD-02", move |f| {
            let d = f.daftar.rekomendasi.as_mut().unwrap();
            d[1].temuan = d[0].temuan;
            d[1].tahun = n;
        })
    };
    assert_eq!(tahun(2023), 1);
    assert_eq!(tahun(2022), 0);
    let mut f = patuh();
    f.daftar.rekomendasi.as_mut().unwrap().truncate(1);
    let hasil = periksa_semua(&f, &berlaku());
    let h = hasil.iter().find(|h| h.kode == "AUD-02").unwrap();
    assert!(h.sebab().is_some_and(|s| s.contains("satu tahun")));
}

#[test]
fn a_loss_that_is_recovered_needs_no_note() {
    let kasus = |ubah: fn(&mut Kerugian)| {
        jumlah("AUD-03", move |f| {
            let k = &mut f.daftar.kerugian.as_mut().unwrap()[0];
            k.catatan = Simbol::KOSONG;
            ubah(k);
        })
    };
    assert_eq!(kasus(|_| ()), 1);
    assert_eq!(kasus(|k| k.dibayar = 99), 1);
    assert_eq!(kasus(|k| k.dibayar = 100), 0);
    assert_eq!(kasus(|k| k.selesai = true), 0);
}

#[test]
fn every_register_that_is_missing_is_named() {
    let mut f = patuh();
    f.daftar = Daftar::default();
    let hasil = periksa_semua(&f, &berlaku());
    for kode in [
        "ALN-03", "ALN-06", "ALN-08", "EXE-03", "EXE-07", "ACC-01", "ACC-02", "ACC-04", "ACC-05",
        "AUD-01", "AUD-02", "AUD-03", "PRF-02",
    ] {
        let h = hasil.iter().find(|h| h.kode == kode).unwrap();
        assert!(
            h.sebab().is_some_and(|s| s.starts_with("Belum ada data ")),
            "{kode}: {:?}",
            h.hasil
        );
    }
}
