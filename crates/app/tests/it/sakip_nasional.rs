//! Published grades: what an import keeps and refuses, and what the nation's page makes of it.

use app::impor::{Cara, Hasil, Masalah, Opsi, batalkan, berkas};
use app::tampil::sakip_nasional::{Pilih, SakipNasional, Saring, muat, riwayat_pemda};
use hukum::Hukum;
use sakip::nasional::Predikat;
use store::Db;
use testkit::Basis;

use crate::impor_paket::jam;

const KEPALA: &str = "tahun,kode_kemendagri,daerah,nilai,predikat,keterangan\n";

async fn kirim(db: &Db, letak: &str, isi: &str, detik: i64) -> (Hasil, Vec<Masalah>) {
    let opsi = Opsi {
        tata_letak: letak.to_owned(),
        terima_yang_baik: true,
        ..Opsi::default()
    };
    let nama = format!("{letak}.csv");
    berkas(
        db,
        &jam(detik),
        "uji",
        (&nama, isi.as_bytes().to_vec(), opsi),
        Cara::default(),
    )
    .await
    .unwrap()
}

async fn lihat(db: &Db, tahun: u16) -> Option<SakipNasional> {
    let pilih = Pilih {
        tahun: Some(tahun),
        dari: None,
    };
    muat(db, &Hukum::bawaan(), pilih).await.unwrap()
}

fn kode_temuan(m: &[Masalah]) -> Vec<(u32, &'static str)> {
    let mut k: Vec<_> = m.iter().map(|m| (m.baris, m.kode)).collect();
    k.sort_unstable();
    k
}

#[tokio::test]
async fn rows_that_say_nothing_are_refused_and_contradictions_are_told() {
    let basis = Basis::baru().await;
    let isi = format!(
        "# sumber: uji\n{KEPALA}2016,14,Provinsi Riau,60.49,B,\n2016,14.08,Kabupaten \
         Siak,64.50,CC,\n2016,14.10,Kabupaten Bengkalis,25.58,D,\n2016,97,Provinsi \
         Tiada,50,C,\n2016,14.01,Kabupaten Kampar,101,A,\n2016,14.03,Kabupaten \
         Bengkalis,,E,\n2016,14.02,Kabupaten Indragiri Hulu,,,\n2016,14,Riau,60.49,B,\n\
         2014,14,Provinsi Riau,76,A,\n"
    );
    let (hasil, masalah) = kirim(&basis.db, "nilai-sakip", &isi, 1).await;
    assert_eq!(
        kode_temuan(&masalah),
        [
            (4, "PREDIKAT_BEDA"),
            (5, "NAMA_BEDA"),
            (6, "PEMDA_TAK_DIKENAL"),
            (7, "NILAI_SALAH"),
            (8, "PREDIKAT_SALAH"),
            (9, "NILAI_KOSONG"),
            (10, "KUNCI_GANDA"),
            (11, "LKE_TAK_ADA"),
        ]
    );
    assert_eq!((hasil.berkas[0].baris, hasil.berkas[0].diterima), (9, 4));
    let n = lihat(&basis.db, 2016).await.unwrap();
    assert_eq!(n.bernilai(), 3);
    // The score decides by the worksheet of its year, not the printed letters.
    let siak = n.pemda.iter().find(|p| p.kode == "14.08").unwrap();
    assert_eq!(siak.kini.as_ref().unwrap().predikat, Predikat::B);
    assert!(siak.kini.as_ref().unwrap().lke.contains("12/2015"));
    // No worksheet of 2014 is kept: the letters stand as printed.
    let lama = riwayat_pemda(&basis.db, "14").await.unwrap();
    assert_eq!((lama[0].tahun, lama[0].predikat), (2014, Predikat::A));
    assert_eq!(lama[1].predikat, Predikat::B);
}

#[tokio::test]
async fn movement_counts_governments_known_in_both_years_and_an_import_can_be_taken_back() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let dua = format!(
        "{KEPALA}2015,14,Riau,54.73,CC,\n2015,14.08,Kabupaten Siak,60.26,B,\n2016,14,Riau,60.49,\
         B,\n2016,14.08,Kabupaten Siak,59.99,CC,\n2016,14.01,Kabupaten Kampar,55.01,CC,\n"
    );
    kirim(db, "nilai-sakip", &dua, 1).await;
    let n = lihat(db, 2016).await.unwrap();
    assert_eq!(n.pasangan, Some((2015, 2016)));
    assert_eq!((n.perpindahan.naik, n.perpindahan.turun), (1, 1));
    assert_eq!(n.perpindahan.langkah.len(), 2);
    assert_eq!(n.sebaran[0], (2016, [0, 0, 0, 1, 2, 0, 0]));
    assert!(lihat(db, 2017).await.is_none());
    let dua_ribu_lima_belas = lihat(db, 2015).await.unwrap();
    assert_eq!(dua_ribu_lima_belas.pasangan, None);
    // Another file of the same year leaves the other regions alone, and goes away alone.
    let lain = format!("{KEPALA}2016,32,Jawa Barat,,A,\n");
    let (hasil, _) = kirim(db, "nilai-sakip", &lain, 2).await;
    assert_eq!(lihat(db, 2016).await.unwrap().bernilai(), 4);
    batalkan(db, &jam(3), "uji", hasil.impor.unwrap(), false)
        .await
        .unwrap();
    let kini = lihat(db, 2016).await.unwrap();
    assert_eq!(kini.bernilai(), 3);
    assert!(
        kini.pemda
            .iter()
            .all(|p| p.kode != "32" || p.kini.is_none())
    );
}

#[tokio::test]
async fn the_list_filters_and_sorts_with_ungraded_governments_last() {
    let basis = Basis::baru().await;
    let isi = format!(
        "{KEPALA}2016,14,Riau,60.49,B,\n2016,14.08,Kabupaten Siak,64.50,B,\n2016,32.73,Kota \
         Bandung,,A,\n2016,14.10,Kabupaten Kepulauan Meranti,25.58,D,\n"
    );
    kirim(&basis.db, "nilai-sakip", &isi, 1).await;
    let n = lihat(&basis.db, 2016).await.unwrap();
    let kode = |s: Saring, k: usize| -> Vec<String> {
        let semua = s.terapkan(&n);
        semua.iter().take(k).map(|p| p.kode.clone()).collect()
    };
    assert_eq!(
        kode(Saring::default(), 4),
        ["32.73", "14.08", "14", "14.10"]
    );
    let urut = |u: &str| Saring {
        urut: u.into(),
        ..Saring::default()
    };
    assert_eq!(kode(urut("nilai"), 4), ["14.10", "14", "14.08", "32.73"]);
    let riau = Saring {
        provinsi: "14".into(),
        predikat: "tanpa".into(),
        ..Saring::default()
    };
    assert_eq!(riau.terapkan(&n).len(), 13 - 3);
    let meranti = Saring {
        kata: "meranti".into(),
        ..Saring::default()
    };
    assert_eq!(kode(meranti, 9), ["14.10"]);
}

/// The rows of the data pack, and the claims beside them.
#[tokio::test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
async fn published_claims_stand_beside_what_the_rows_give() {
    let basis = Basis::baru().await;
    let folder = crate::impor_paket::folder();
    for (detik, letak) in [(1, "nilai-sakip"), (2, "nilai-sakip-agregat")] {
        let isi = std::fs::read_to_string(folder.join(format!("{letak}.csv"))).unwrap();
        let (hasil, masalah) = kirim(&basis.db, letak, &isi, detik).await;
        assert_eq!(hasil.berkas[0].status, "diterapkan", "{masalah:?}");
        assert!(masalah.is_empty(), "{masalah:?}");
    }
    let n = lihat(&basis.db, 2016).await.unwrap();
    assert_eq!((n.pemda.len(), n.bernilai()), (546, 15));
    assert_eq!(n.sebaran.len(), 3);
    let p = &n.perpindahan;
    assert_eq!((p.naik, p.tetap, p.turun), (1, 6, 0));
    let klaim = |tahun: u16, cakupan: &str, ukuran: &str| {
        n.klaim
            .iter()
            .find(|k| k.tahun == tahun && k.cakupan == cakupan && k.ukuran == ukuran)
            .unwrap()
    };
    // 13 of the rows of 2016 lie in Wilayah I and carry a score; Bandung has a grade only.
    let rata = klaim(2016, "Wilayah I", "rata-rata");
    let (r, dari) = rata.dihitung.as_ref().unwrap();
    assert_eq!((r.mesin_persen(2), *dari), ("4896.62".to_owned(), 13));
    assert_eq!((rata.nilai.as_str(), rata.anggota), ("49.87", Some(201)));
    let b = klaim(2016, "pemda nasional", "persen bernilai >= B");
    assert_eq!((b.dihitung.as_ref().unwrap().1, b.anggota), (15, Some(546)));
    assert!(klaim(2017, "Wilayah I", "jumlah CC").dihitung.is_none());
    assert!(
        klaim(2015, "Wilayah III", "rata-rata")
            .sebab
            .contains("tidak diketahui")
    );
    assert!(
        klaim(2016, "kementerian/lembaga", "rata-rata")
            .sebab
            .contains("Bukan")
    );
}

async fn kirim_untuk(
    db: &Db,
    (letak, pemda, nama): (&str, &str, &str),
    detik: i64,
) -> (Hasil, Vec<Masalah>) {
    let isi = std::fs::read(crate::impor_paket::folder().join(nama)).unwrap();
    let opsi = Opsi {
        tata_letak: letak.to_owned(),
        pemda: pemda.to_owned(),
        terima_yang_baik: true,
        ..Opsi::default()
    };
    berkas(db, &jam(detik), "uji", (nama, isi, opsi), Cara::default())
        .await
        .unwrap()
}

/// The published achievements keep their printed ratios, and the seven without one stay undefined.
#[tokio::test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
async fn published_achievements_and_indicators_keep_their_real_defects() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let (hasil, masalah) = kirim_untuk(
        db,
        ("capaian", "35.10", "capaian-banyuwangi-2020-2024.csv"),
        1,
    )
    .await;
    assert_eq!(
        (hasil.berkas[0].baris, hasil.berkas[0].diterima),
        (122, 122)
    );
    let jumlah = |kode: &str| masalah.iter().filter(|m| m.kode == kode).count();
    assert_eq!(jumlah("CAPAIAN_TAK_TENTU"), 7);
    assert_eq!(jumlah("RASIO_TANPA_TARGET"), 3);
    assert_eq!(jumlah("RASIO_DIBATASI"), 8);
    assert_eq!(jumlah("TAHUN_KE"), 10);
    assert!(jumlah("RASIO_MENYALIN_REALISASI") >= 8);
    assert!(masalah.iter().all(|m| !m.saran.is_empty()));
    let ling = app::lingkungan::Lingkungan::baru(db.clone(), std::sync::Arc::new(jam(9)));
    let lihat = |kode: &'static str| app::tampil::capaian::muat(&ling, kode);
    let t = lihat("35.10").await.unwrap().unwrap();
    assert_eq!((t.capaian.len(), t.tak_tentu().count()), (122, 7));
    let kopi = t
        .capaian
        .iter()
        .find(|c| c.baris.rasio_cetak == "89.52" && c.baris.target == "30")
        .unwrap();
    assert_eq!(kopi.nilai.unwrap().mesin_persen(2), "298.40");
    assert_eq!(kopi.kategori, "sangat tinggi");
    let saring = app::tampil::capaian::Saring {
        hasil: "tak_tentu".into(),
        ..Default::default()
    };
    assert_eq!(saring.terapkan(&t).len(), 7);

    let (hasil, masalah) = kirim_untuk(db, ("iku", "14.10", "iku-meranti.csv"), 2).await;
    assert_eq!(hasil.berkas[0].diterima, 9);
    let kode: Vec<&str> = masalah.iter().map(|m| m.kode).collect();
    assert_eq!(kode, ["IKU_TANPA_INDIKATOR"; 4]);
    let m = lihat("14.10").await.unwrap().unwrap();
    assert_eq!(m.iku.iter().filter(|i| i.indikator.is_empty()).count(), 4);
    let miskin = m.iku.iter().find(|i| i.indikator == "Angka kemiskinan");
    assert_eq!(miskin.unwrap().polaritas, "negatif");
    // Each government has its own only.
    assert!(m.capaian.is_empty() && t.iku.is_empty());
    assert!(lihat("00").await.unwrap().is_none());
}

/// Components of results that were published with the program, weakest share of the weight seen.
#[tokio::test]
async fn components_come_from_published_results_only() {
    use store::publikasi::sakip::{HasilBaru, KomponenBaru, terbitkan};
    let basis = Basis::baru().await;
    let db = &basis.db;
    kirim(
        db,
        "nilai-sakip",
        &format!("{KEPALA}2024,14,Riau,60.49,B,\n"),
        1,
    )
    .await;
    assert!(lihat(db, 2024).await.unwrap().komponen.is_empty());
    for (kode, nilai) in [("14.01", 1500), ("14.02", 2100), ("14.01", 1200)] {
        let komponen = [KomponenBaru {
            komponen: "1".into(),
            nama: "Perencanaan Kinerja".into(),
            bobot_perseratus: 3000,
            nilai_perseratus: nilai,
        }];
        let mut tx = db.tx_umum().await.unwrap();
        let h = HasilBaru {
            tahun: 2024,
            kode,
            lke: "lke-2021",
            pada: dasar::waktu::Clock::kini(&jam(2)).0,
            komponen: &komponen,
        };
        terbitkan(&mut tx, &h).await.unwrap();
        tx.commit().await.unwrap();
    }
    let n = lihat(db, 2024).await.unwrap();
    let k = &n.komponen[0];
    assert_eq!(
        (k.pemda, k.bobot_perseratus, k.nilai_perseratus),
        (2, 6000, 3300)
    );
    // The ministry's grades are not touched by it.
    assert_eq!(n.bernilai(), 1);
}
