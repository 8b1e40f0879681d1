//! Registers of other systems: bad rows are refused with a reason, a year replaces itself, and
//! taking back returns what was there.

use app::impor::bawaan::pemda_contoh;
use app::impor::jalankan::{Cara, berkas};
use app::impor::opsi::Opsi;
use app::impor::tujuan::{Daftar, Rujukan, Tujuan};
use app::impor::{Hasil, Masalah, batalkan, tata_letak};
use testkit::Basis;

use crate::impor_paket::jam;

async fn kirim(basis: &Basis, detik: i64, tata: &str, isi: &str) -> (Hasil, Vec<Masalah>) {
    let opsi = Opsi {
        tata_letak: tata.to_owned(),
        pemda: "99.01".to_owned(),
        tahun: Some(2026),
        terima_yang_baik: true,
        ..Opsi::default()
    };
    let masuk = (tata, isi.as_bytes().to_vec(), opsi);
    berkas(&basis.db, &jam(detik), "uji", masuk, Cara::default())
        .await
        .unwrap()
}

async fn basis() -> Basis {
    let basis = Basis::baru().await;
    app::impor::bawaan::pastikan(&basis.db).await.unwrap();
    pemda_contoh(&basis.db, "99.01", "Kabupaten Contoh", "kabupaten")
        .await
        .unwrap();
    basis
}

async fn hitung(basis: &Basis, sql: &'static str) -> i64 {
    let id = basis.db.pemda("99.01").await.unwrap().unwrap().id;
    let mut tx = basis.db.tx(id).await.unwrap();
    sqlx::query_scalar(sql).fetch_one(&mut *tx).await.unwrap()
}

#[tokio::test]
async fn bad_rows_are_refused_by_name() {
    let basis = basis().await;
    let opd = "1.01.2.22.0.00.01.0000";
    let kasus = [
        (
            "rekomendasi-bpk",
            format!(
                "kode_opd,tahun_periksa,nomor_lhp,nomor,tanggal_terima,temuan,status,keadaan\n\
                 {opd},2024,L,1,2025-05-26,Uang muka,proses,2026-03-31\n\
                 {opd},2024,L,2,2025-05-26,Uang muka,Sesuai,\n"
            ),
            vec!["STATUS_TAK_DIKENAL", "KEADAAN_TAK_ADA"],
        ),
        (
            "anggaran-kas",
            format!(
                "kode_unit,kode_sub_kegiatan,{}\n{opd},1.01.02.2.01.0001{}\n",
                (1..=12)
                    .map(|n| format!("bulan_{n}"))
                    .collect::<Vec<_>>()
                    .join(","),
                ",1".repeat(12)
            ),
            vec!["PERANGKAT_TAK_TERDAFTAR"],
        ),
        (
            "uang-persediaan",
            format!(
                "nomor,jenis,tanggal,kode_opd,nilai,nomor_lpj,tanggal_lpj\n\
                 1,LS,2026-01-05,{opd},100,,\n"
            ),
            vec!["JENIS_UP"],
        ),
        (
            "kemajuan",
            format!(
                "kode_unit,kode_sub_kegiatan,triwulan,fisik_persen,keluaran_persen\n\
                 {opd},1.01.02.2.01.0001,5,10,10\n"
            ),
            vec!["TRIWULAN"],
        ),
        (
            "saldo-anggaran",
            "silpa_tahun_lalu,sal_awal\n1,1\n2,2\n".to_owned(),
            vec!["SALDO_GANDA"],
        ),
        (
            "proyek-nasional",
            "kode,nama,program_pendukung\nP,Proyek,jalan tol\n".to_owned(),
            vec!["KODE_PENDUKUNG"],
        ),
    ];
    for (tata, isi, harap) in kasus {
        let (_, masalah) = kirim(&basis, 0, tata, &isi).await;
        let kode: Vec<&str> = masalah.iter().map(|m| m.kode).collect();
        assert_eq!(kode, harap, "{tata}: {masalah:?}");
        assert!(masalah.iter().all(|m| !m.saran.is_empty()));
    }
    let kas = hitung(&basis, "select count(*) from anggaran_kas").await;
    let lain = hitung(&basis, "select count(*) from daftar_uang_persediaan").await;
    assert_eq!((kas, lain), (0, 0));
}

const JUMLAH: &str = "select coalesce(sum(buku_kas_sen), 0)::bigint from daftar_kas_bulan";

#[tokio::test]
async fn a_new_file_replaces_the_year_and_can_be_taken_back() {
    let basis = basis().await;
    let kepala = "bulan,buku_kas,rekening_koran\n";
    let dua_bulan = format!("{kepala}1,100,100\n2,200,200\n");
    kirim(&basis, 0, "kas-bulan", &dua_bulan).await;
    let (kedua, _) = kirim(&basis, 1, "kas-bulan", &format!("{kepala}1,150,150\n")).await;
    assert_eq!(hitung(&basis, JUMLAH).await, 15_000);
    batalkan(&basis.db, &jam(2), "uji", kedua.impor.unwrap(), false)
        .await
        .unwrap();
    assert_eq!(hitung(&basis, JUMLAH).await, 30_000);
}

#[test]
fn every_register_has_a_layout_of_its_own() {
    let mut kode: Vec<&str> = Daftar::SEMUA
        .iter()
        .map(|d| {
            let cocok = |e: &&tata_letak::Entri| e.tujuan == Tujuan::Rujukan(Rujukan::Daftar(*d));
            tata_letak::DAFTAR.iter().find(cocok).unwrap().kode
        })
        .collect();
    kode.sort_unstable();
    kode.dedup();
    assert_eq!(kode.len(), Daftar::SEMUA.len());
}
