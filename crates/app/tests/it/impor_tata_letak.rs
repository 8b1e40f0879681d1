//! Exchange layouts: each from a small file of its own, headings written as people write them.

use app::impor::{Cara, Hasil, Masalah, Opsi, batalkan, berkas, tebak};
use store::Db;
use testkit::Basis;

use crate::impor_paket::{jam, satu};

const OPD: &str = "1.01.2.22.5.04.01.0000";
const SUB: &str = "1.01.02.2.01.0001";
const AKUN: &str = "5.1.02.01.01.0024";

fn opsi(tata_letak: &str) -> Opsi {
    Opsi {
        tata_letak: tata_letak.to_owned(),
        pemda: "64.11".to_owned(),
        tahun: Some(2026),
        ..Opsi::default()
    }
}

fn status(h: &Hasil) -> &str {
    h.berkas.first().map_or("", |b| b.status.as_str())
}

async fn kirim_dengan(db: &Db, detik: i64, isi: &str, o: Opsi) -> (Hasil, Vec<Masalah>) {
    let nama = if isi.starts_with('[') {
        "uji.json"
    } else {
        "uji.csv"
    };
    let masuk = (nama, isi.as_bytes().to_vec(), o);
    berkas(db, &jam(detik), "uji", masuk, Cara::default())
        .await
        .unwrap()
}

async fn kirim(db: &Db, detik: i64, isi: &str, tata_letak: &str) -> (Hasil, Vec<Masalah>) {
    kirim_dengan(db, detik, isi, opsi(tata_letak)).await
}

async fn baik(db: &Db, detik: i64, isi: &str, tata_letak: &str) -> Hasil {
    let (h, m) = kirim(db, detik, isi, tata_letak).await;
    assert_eq!(status(&h), "diterapkan", "{tata_letak}: {m:?}");
    h
}

/// A DPA with one sub-activity, so that organisations and an edition exist.
async fn dasar(db: &Db) {
    let isi =
        format!("kode_opd,kode_sub_kegiatan,uraian,anggaran,realisasi\n{OPD},{SUB},Sub,1200,300\n");
    baik(db, 0, &isi, "realisasi").await;
}

const KAS: &str = "select string_agg(bulan_sen::text, ';' order by sub_kegiatan) from anggaran_kas";

#[tokio::test]
async fn a_cash_budget_adds_up_its_accounts_and_can_be_taken_back() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    dasar(db).await;
    let bulan =
        "Januari;FEBRUARI;Maret;April;Mei;Juni;Juli;Agustus;September;Oktober;November;Desember";
    let kepala =
        format!("Kode SKPD;KODE-SUB-UNIT;Kode Sub Kegiatan;Kode Rekening;{bulan};Total AKB\n");
    let garis = |akun: &str, total: &str| {
        format!("{OPD};;{SUB};{akun};100;;;50;0;0;0;0;0;0;0;10.5;{total}\n")
    };
    let isi = format!(
        "{kepala}{}{}",
        garis(AKUN, "160.5"),
        garis("5.1.02.01.01.0025", "999")
    );
    let (h, m) = kirim(db, 1, &isi, "anggaran-kas").await;
    assert_eq!(status(&h), "diterapkan", "{m:?}");
    assert_eq!(
        m.iter()
            .filter(|m| m.kode == "TOTAL_BEDA" && m.baris == 3)
            .count(),
        1,
        "{m:?}"
    );
    assert_eq!(
        satu(db, "64.11", KAS).await,
        "{20000,0,0,10000,0,0,0,0,0,0,0,2100}"
    );
    // The names SIPD gives the same columns.
    let json = format!(
        "[{{\"kode_skpd\": \"{OPD}\", \"kode_sub_giat\": \"{SUB}\", \"bulan_1\": 5, {} \"bulan_12\": 7}}]",
        (2..12)
            .map(|n| format!("\"bulan_{n}\": 0,"))
            .collect::<String>()
    );
    let kedua = baik(db, 2, &json, "anggaran-kas").await;
    assert_eq!(
        satu(db, "64.11", KAS).await,
        "{500,0,0,0,0,0,0,0,0,0,0,700}"
    );
    batalkan(db, &jam(3), "uji", kedua.impor.unwrap(), false)
        .await
        .unwrap();
    assert_eq!(
        satu(db, "64.11", KAS).await,
        "{20000,0,0,10000,0,0,0,0,0,0,0,2100}"
    );
    batalkan(db, &jam(4), "uji", h.impor.unwrap(), false)
        .await
        .unwrap();
    assert_eq!(satu(db, "64.11", KAS).await, "");
    // Unknown units and unfinished codes are refused with their row; nothing is written.
    let salah = format!(
        "{kepala}{}",
        garis(AKUN, "").replace(OPD, "1.09.0.00.0.00.01.0000")
    );
    let (h, m) = kirim(db, 5, &salah, "anggaran-kas").await;
    assert_eq!(status(&h), "ditolak");
    assert!(
        m.iter()
            .any(|m| m.kode == "PERANGKAT_TAK_TERDAFTAR" && m.baris == 2),
        "{m:?}"
    );
}

#[tokio::test]
async fn releases_add_up_per_number_and_must_have_one_date() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    dasar(db).await;
    let kepala = "Nomor SPD,TGL_SPD,Kode OPD,kode-sub-kegiatan,KODE REKENING,Nilai SPD\n";
    let isi = format!(
        "{kepala}SPD/1,5 Januari 2026,{OPD},{SUB},{AKUN},100\n\
         SPD/1,2026-01-05,{OPD},{SUB},5.1.02.01.01.0025,50\nSPD/2,2026-04-02,{OPD},{SUB},,7\n"
    );
    baik(db, 1, &isi, "spd").await;
    let spd = "select string_agg(nomor || ' ' || tanggal || ' ' || nilai_sen, ';' order by nomor) from spd";
    assert_eq!(
        satu(db, "64.11", spd).await,
        "SPD/1 2026-01-05 15000;SPD/2 2026-04-02 700"
    );
    let beda =
        format!("{kepala}SPD/1,2026-01-05,{OPD},{SUB},,1\nSPD/1,2026-01-06,{OPD},{SUB},,1\n");
    let (h, m) = kirim(db, 2, &beda, "spd").await;
    assert_eq!(status(&h), "ditolak");
    assert!(
        m.iter().any(|m| m.kode == "TANGGAL_BEDA" && m.baris == 3),
        "{m:?}"
    );
    assert_eq!(
        satu(db, "64.11", spd).await,
        "SPD/1 2026-01-05 15000;SPD/2 2026-04-02 700"
    );
}

#[tokio::test]
async fn an_lra_keeps_its_leaves() {
    let basis = Basis::baru().await;
    let isi = format!(
        "Laporan Realisasi Anggaran\n\
         Kode Rekening;Nama Rekening;LEVEL;Nominal;REALISASI;Persentase;Realisasi Tahun Lalu;s.d. Tanggal;Kode SKPD\n\
         5;BELANJA;1;1.000,00;400,00;40;;31/03/2026;{OPD}\n\
         5.1.02.01.01;Bahan;5;1.000,00;400,00;40;;31/03/2026;{OPD}\n\
         {AKUN};Alat tulis;6;1.000,00;400,50;40;;31/03/2026;{OPD}\n"
    );
    baik(&basis.db, 0, &isi, "lra").await;
    let akun = "select string_agg(a.rekening || ' ' || a.nilai_sen || ' ' || o.kode, ';') \
        from anggaran_akun a join perangkat_daerah o on o.id = a.opd_id";
    assert_eq!(
        satu(&basis.db, "64.11", akun).await,
        format!("{AKUN} 40050 {OPD}")
    );
}

const RINCIAN: &str = "select string_agg(rekening || '|' || uraian || '|' || coalesce(volume::text, '') \
    || '|' || coalesce(harga_sen::text, '') || '|' || jumlah_sen || '|' || penerima, ';' order by urut) \
    from rincian";

#[tokio::test]
async fn an_rka_sheet_is_placed_by_the_rows_above_its_table() {
    let basis = Basis::baru().await;
    let isi = format!(
        "SKPD;: {OPD} Dinas Contoh\nSub Kegiatan;: {SUB} Sub contoh\n\n\
         KODE REKENING;Jenis;URAIAN;Spek;Kode;Volume;Satuan;Harga Satuan;TOTAL;Ref\n\
         {AKUN};REK;Belanja alat tulis;;;;;;200;\n;SUB;[#] Paket satu;;;;;;200;\n\
         ;UR;Kertas;A4;x1;2;Rim;100;200;\n"
    );
    baik(&basis.db, 0, &isi, "apbd-rka-lembar").await;
    assert_eq!(
        satu(&basis.db, "64.11", RINCIAN).await,
        format!("{AKUN}|Kertas|2|10000|20000|")
    );
}

#[tokio::test]
async fn recipients_become_lines_at_the_place_the_options_name() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let o = |tata: &str| Opsi {
        kode_unit: OPD.to_owned(),
        sub_kegiatan: SUB.to_owned(),
        rekening: "5.4.02.05.02.0001".to_owned(),
        ..opsi(tata)
    };
    let bankeu = "No;DESA;Nama;Pagu;KETERANGAN;Kecamatan;Kabupaten;Provinsi\n\
        1;Desa Contoh;Pemerintah Desa Contoh;1.500,50;ADD;Kec Contoh;Kab Contoh;Prov Contoh\n";
    let (h, m) = kirim_dengan(db, 0, bankeu, o("apbd-penerima-bankeu")).await;
    assert_eq!(status(&h), "diterapkan", "{m:?}");
    assert_eq!(
        satu(db, "64.11", RINCIAN).await,
        "5.4.02.05.02.0001|Pemerintah Desa Contoh|||150050|Pemerintah Desa Contoh Kec Contoh"
    );
    let hibah = "no,ID-PROFIL,Penerima,VOLUME,Harga,PAGU,Keterangan,Jenis,NIK,Alamat,Kelurahan,Kecamatan,Kabupaten,Provinsi,TLP\n\
        1,9,Sanggar Contoh,2,50,100,,Lembaga,,Jalan Contoh,Kel Contoh,Kec Contoh,,,\n";
    let (h, m) = kirim_dengan(db, 1, hibah, o("apbd-penerima-hibah")).await;
    assert_eq!(status(&h), "diterapkan", "{m:?}");
    let berlaku = "select string_agg(r.uraian || ' ' || r.jumlah_sen || ' ' || r.penerima, ';') from rincian r \
        join edisi e on e.id = r.edisi_id and e.status = 'berlaku' where r.volume is not null";
    assert_eq!(
        satu(db, "64.11", berlaku).await,
        "Sanggar Contoh 10000 Sanggar Contoh Jalan Contoh Kel Contoh Kec Contoh"
    );
}

#[tokio::test]
async fn the_flat_form_of_the_treasury_fills_the_national_table() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let umum = |tata: &str| Opsi {
        pemda: String::new(),
        tahun: Some(2023),
        ..opsi(tata)
    };
    let kode = "kode_kemenkeu,nama,kode_bps,kode_kemendagri\n16.11,Contoh,6411,64.11\n";
    let (h, m) = kirim_dengan(db, 0, kode, umum("pemda-kode")).await;
    assert_eq!(status(&h), "diterapkan", "{m:?}");
    let kepala =
        "Wilayah(BPS),KodePemda,TAHUN,Standar Jenis,Nilai,versi,Satuan,Sumber,Keterangan\n";
    let isi = format!(
        "{kepala}6411,16.11,2023,4101,125.5,1,rupiah,contoh,\n6411,,2023,5102,7,1,rupiah,contoh,\n"
    );
    let (h, m) = kirim_dengan(db, 1, &isi, umum("sikd")).await;
    assert_eq!(status(&h), "ditolak", "a row without a code: {m:?}");
    let isi = isi.replace("6411,,", "6411,0,");
    let (h, m) = kirim_dengan(db, 2, &isi, umum("sikd")).await;
    assert_eq!(status(&h), "diterapkan", "{m:?}");
    let angka = "select string_agg(kode || ' ' || rekening || ' ' || nilai_sen, ';' order by rekening) \
        from publikasi_apbd";
    assert_eq!(
        satu(db, "00", angka).await,
        "64.11 4.1.01 12550;64.11 5.1.02 700"
    );
}

#[tokio::test]
async fn a_nomenclature_export_splits_code_and_name() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let isi = "Jenis Pemda;Bidang;PROGRAM;Kegiatan;SUB-KEGIATAN;Kinerja;INDIKATOR;Satuan;Tag;Definisi Operasional;Pelaksana;SPM;Jenis;Subkegiatan Sebelumnya\n\
        Kabupaten;1.01 BIDANG PENDIDIKAN;1.01.02 PROGRAM PENDIDIKAN;1.01.02.2.01 Kegiatan contoh;1.01.02.2.01.0001 Sub contoh;Kinerja;Jumlah;Unit;[null];Definisi;Dinas;1;;\n";
    let o = Opsi {
        pemda: String::new(),
        edisi: "2027".to_owned(),
        ..opsi("nomenklatur-sipd")
    };
    let (h, m) = kirim_dengan(db, 0, isi, o).await;
    assert_eq!(status(&h), "diterapkan", "{m:?}");
    let isi = "select string_agg(kode || ' ' || nama || ' ' || tingkat, ';' order by kode) from nomenklatur";
    assert_eq!(
        satu(db, "00", isi).await,
        "1.01 BIDANG PENDIDIKAN bidang;1.01.02 PROGRAM PENDIDIKAN program;\
         1.01.02.2.01 Kegiatan contoh kegiatan;1.01.02.2.01.0001 Sub contoh sub_kegiatan"
    );
}

#[test]
fn the_new_layouts_are_guessed_from_their_headings() {
    for (isi, kode) in [
        (
            "Nomor SPD,Tanggal SPD,Kode SKPD,Kode Sub Kegiatan,Nilai SPD\n",
            "spd",
        ),
        ("dokumen,nomor,tanggal\n", "pengesahan"),
        (
            "kode_skpd,kode_sub_kegiatan,jan,feb,mar,apr,mei,jun,jul,agt,sep,okt,nov,des\n",
            "anggaran-kas",
        ),
    ] {
        let teks = format!("{isi}1\n");
        assert_eq!(tebak(teks.as_bytes(), "a.csv").map(|e| e.kode), Some(kode));
    }
}
