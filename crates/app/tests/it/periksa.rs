//! Checks over the imported data pack: the figures reach the database unchanged, findings are
//! stable, reasons and tolerances obey the law.

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::impor::jalankan::{Cara, paket};
use app::periksa::{
    Alasan, Laporan, PeriksaRefusal, Permintaan, UbahToleransi, beri_alasan, jalankan,
    ubah_toleransi,
};
use dasar::waktu::{Clock, ClockTetap};
use hukum::Hukum;
use keamanan::Pelaku;
use testkit::Basis;

fn folder() -> PathBuf {
    std::env::var_os("SELARAS_PAKET").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    )
}

struct Panggung {
    basis: Basis,
    hukum: Hukum,
    jam: ClockTetap,
    admin: Pelaku,
}

impl Panggung {
    async fn paket() -> Self {
        let s = Self {
            basis: Basis::baru().await,
            hukum: Hukum::bawaan(),
            jam: testkit::jam(),
            admin: Pelaku::admin_lokal("uji"),
        };
        paket(
            &s.basis.db,
            &s.jam,
            "uji",
            &folder(),
            Cara::default(),
            &mut |_| {},
        )
        .await
        .unwrap();
        s
    }

    fn minta<'a>(&'a self, clock: &'a dyn Clock, pemda: &'a str, tahun: u16) -> Permintaan<'a> {
        Permintaan {
            db: &self.basis.db,
            hukum: &self.hukum,
            clock,
            pelaku: &self.admin,
            pemda,
            tahun,
        }
    }

    async fn jalan(&self, pemda: &str, tahun: u16) -> Laporan {
        jalankan(&self.minta(&self.jam, pemda, tahun))
            .await
            .unwrap()
    }

    async fn nilai(&self, pemda: &str, sql: &'static str) -> i64 {
        let id = self.basis.db.pemda(pemda).await.unwrap().unwrap().id;
        let mut tx = self.basis.db.tx(id).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut *tx).await.unwrap()
    }
}

fn beda(u: &BTreeMap<String, String>, harapan: &[(&str, &str)]) -> Vec<String> {
    harapan
        .iter()
        .filter(|(k, n)| u.get(*k).map(String::as_str) != Some(*n))
        .map(|(k, n)| format!("{k}: diharapkan {n}, didapat {:?}", u.get(*k)))
        .collect()
}

const MAHULU: &[(&str, &str)] = &[
    ("baris_apbd", "1283"),
    ("baris_rkpd", "1294"),
    ("hanya_rkpd", "11"),
    ("hanya_apbd", "0"),
    ("pagu_beda", "869"),
    ("pagu_naik", "185"),
    ("pagu_turun", "684"),
    ("pagu_naik_rupiah", "495761263061.02"),
    ("pagu_turun_rupiah", "491018271480.79"),
    ("pagu_beda_10_persen", "712"),
    ("jadi_nol", "71"),
    ("dari_nol", "18"),
    ("total_rkpd", "2326389359824.55"),
    ("total_apbd", "2330473507652.78"),
    ("pagu_nol_apbd", "199"),
    ("pagu_nol_rkpd", "149"),
    ("kode_tak_ada_2027_apbd", "68"),
    ("kode_tak_ada_2023_apbd", "97"),
    ("kode_tak_ada_keduanya_apbd", "41"),
    ("kode_tak_ada_2027_rkpd", "68"),
    ("kode_tak_ada_2023_rkpd", "97"),
    ("kode_tak_ada_keduanya_rkpd", "41"),
    ("nama_beda_apbd", "0"),
    ("nama_beda_rkpd", "0"),
    ("bidang_di_luar_apbd", "0"),
    ("bidang_di_luar_rkpd", "0"),
    ("tanpa_prioritas_apbd", "586"),
    ("tanpa_prioritas_rkpd", "598"),
    ("tanpa_sumber_dana_apbd", "2"),
    ("banyak_sumber_dana_apbd", "32"),
    ("sumber_dana_kasar_apbd", "1221"),
    ("tanpa_sumber_dana_rkpd", "1"),
    ("banyak_sumber_dana_rkpd", "31"),
    ("sumber_dana_kasar_rkpd", "1234"),
    ("rincian_beda_apbd", "0"),
    ("rincian_beda_rkpd", "0"),
    ("spm_seharusnya", "356"),
    ("spm_ada", "103"),
    ("spm_didanai", "86"),
    ("spm_nol", "17"),
    ("indikator_baris_apbd", "2483"),
    ("indikator_baris_rkpd", "2622"),
    ("indikator_tanpa_target_apbd", "0"),
    ("indikator_tanpa_target_rkpd", "34"),
    ("indikator_target_nol_apbd", "29"),
    ("indikator_target_nol_rkpd", "33"),
    ("indikator_tanpa_satuan_apbd", "377"),
    ("indikator_tanpa_satuan_rkpd", "422"),
    ("program_apbd", "145"),
    ("program_tanpa_indikator_apbd", "3"),
    ("program_rkpd", "147"),
    ("program_tanpa_indikator_rkpd", "3"),
    ("kegiatan_apbd", "402"),
    ("kegiatan_tanpa_indikator_apbd", "21"),
    ("kegiatan_rkpd", "407"),
    ("kegiatan_tanpa_indikator_rkpd", "21"),
    ("sub_kegiatan_tanpa_indikator_apbd", "2"),
    ("sub_kegiatan_tanpa_indikator_rkpd", "1"),
    ("satuan_beda_apbd", "53"),
    ("satuan_dibandingkan_apbd", "1449"),
    ("satuan_beda_rkpd", "47"),
    ("satuan_dibandingkan_rkpd", "1453"),
    ("renstra_program", "166"),
    ("renstra_rkpd_program", "147"),
    ("renstra_tidak_memuat", "11"),
    ("renstra_tidak_di_rkpd", "30"),
    ("renstra_terlampaui", "85"),
    ("renstra_bertemu", "136"),
    ("renstra_total", "1715955324558.00"),
    ("renstra_kode_rusak", "146"),
    ("dpa_baris", "1196"),
    ("dpa_cocok", "1082"),
    ("dpa_beda", "343"),
    ("dpa_hanya", "114"),
    ("dpa_hanya_apbd", "201"),
    ("dpa_hanya_apbd_didanai", "15"),
    ("realisasi_lebih", "0"),
    ("realisasi_nol", "863"),
    ("total_dpa", "2417413847404.10"),
    ("total_realisasi", "129018607246.00"),
    ("porsi_pendidikan", "11.3"),
    ("porsi_kesehatan", "7.2"),
];

#[tokio::test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
async fn every_figure_of_the_pack_survives_the_import() {
    let s = Panggung::paket().await;
    let l = s.jalan("64.11", 2026).await;
    let mut salah = beda(&l.ukuran, MAHULU);
    let aturan: BTreeMap<&str, Result<u32, &str>> = l
        .aturan
        .iter()
        .map(|a| {
            (
                a.kode.as_str(),
                a.sebab.as_deref().map_or(Ok(a.jumlah), Err),
            )
        })
        .collect();
    for (k, n) in [
        ("BUD-03", 869),
        ("REF-01", 41),
        ("ALN-01", 1184),
        ("PLN-10", 348),
        ("DOC-01", 472),
    ] {
        if aturan[k] != Ok(n) {
            salah.push(format!("{k}: {:?}", aturan[k]));
        }
    }
    eprintln!("{aturan:#?}");
    eprintln!("{:?} baru {} hilang {}", l.per_tingkat, l.baru, l.hilang);
    let n = s.jalan("00", 2023).await;
    salah.extend(beda(
        &n.ukuran,
        &[
            ("pemda_terbit", "546"),
            ("pemda_seimbang", "537"),
            ("pemda_tak_seimbang", "9"),
            ("pemda_pegawai_di_atas_30_persen", "445"),
            ("selisih_14.08", "100679397876.00"),
        ],
    ));
    let h = s.jalan("76.01", 2024).await;
    salah.extend(beda(
        &h.ukuran,
        &[
            ("ssh_baris", "14532"),
            ("ssh_ganda", "995"),
            ("ssh_ganda_beda_harga", "846"),
            ("sbu_ganda", "31"),
            ("sbu_ganda_beda_harga", "16"),
            ("asb_ganda", "73"),
            ("asb_ganda_beda_harga", "63"),
            ("ssh_rekening", "220"),
            ("sbu_rekening", "188"),
            ("asb_rekening", "66"),
            ("ssh_rekening_tak_dikenal", "0"),
            ("sbu_rekening_tak_dikenal", "0"),
            ("asb_rekening_tak_dikenal", "0"),
        ],
    ));
    assert!(salah.is_empty(), "{}", salah.join("\n"));
    assert!(aturan.values().filter(|x| x.is_ok()).count() >= 35);
    assert!(aturan["PRC-01"].is_err() && aturan["EXE-08"].is_err());
    kedua(&s, &l).await;
}

/// A second run computes nothing; reasons and tolerances follow the law.
#[expect(
    clippy::too_many_lines,
    reason = "one story told in order: run, reason, tolerance"
)]
async fn kedua(s: &Panggung, l: &Laporan) {
    let lagi = s.jalan("64.11", 2026).await;
    assert_eq!((lagi.dihitung, lagi.baru, lagi.hilang), (0, 0, 0));
    assert_eq!((&lagi.aturan, &lagi.ukuran), (&l.aturan, &l.ukuran));
    let jalan = s
        .nilai(
            "64.11",
            "select count(*) from peristiwa where tindakan = 'periksa.dijalankan'",
        )
        .await;
    assert_eq!(jalan, 2);

    let minta = s.minta(&s.jam, "64.11", 2026);
    let pilih = |aturan: &'static str| async move {
        let id = s.basis.db.pemda("64.11").await.unwrap().unwrap().id;
        let mut tx = s.basis.db.tx(id).await.unwrap();
        sqlx::query_scalar::<_, String>(
            "select id from temuan where aturan = $1 order by id limit 1",
        )
        .bind(aturan)
        .fetch_one(&mut *tx)
        .await
        .unwrap()
    };
    let beri = |temuan: String, teks: &str| Alasan {
        temuan,
        teks: teks.to_owned(),
    };
    let t = beri_alasan(
        &minta,
        &beri(
            pilih("BUD-03").await[..12].to_owned(),
            "Hasil pembahasan dengan DPRD.",
        ),
    )
    .await;
    assert_eq!(t.unwrap().aturan, "BUD-03");
    let blokir = beri_alasan(
        &minta,
        &beri(pilih("REF-01").await, "Hasil pembahasan dengan DPRD."),
    )
    .await;
    assert!(
        matches!(blokir, Err(PeriksaRefusal::TakDapatDialasankan { .. })),
        "{blokir:?}"
    );
    let pendek = beri_alasan(&minta, &beri(pilih("BUD-03").await, "ya")).await;
    assert!(
        matches!(pendek, Err(PeriksaRefusal::AlasanPendek)),
        "{pendek:?}"
    );
    let asing = beri_alasan(
        &minta,
        &beri("zzz".to_owned(), "Hasil pembahasan dengan DPRD."),
    )
    .await;
    assert!(
        matches!(asing, Err(PeriksaRefusal::TemuanTakAda(_))),
        "{asing:?}"
    );
    let publik = Pelaku::publik();
    let tolak = jalankan(&Permintaan {
        pelaku: &publik,
        ..minta
    })
    .await;
    assert!(matches!(tolak, Err(PeriksaRefusal::Tolak(_))), "{tolak:?}");

    let toleransi = |aturan: &str, persen: &str| UbahToleransi {
        aturan: aturan.to_owned(),
        persen: persen.to_owned(),
        alasan: "Pembulatan hasil pembahasan.".to_owned(),
    };
    let tetap = ubah_toleransi(&minta, &toleransi("REF-01", "5")).await;
    assert!(
        matches!(tetap, Err(PeriksaRefusal::ToleransiDitolak { .. })),
        "{tetap:?}"
    );
    ubah_toleransi(&minta, &toleransi("BUD-03", "10"))
        .await
        .unwrap();
    let longgar = s.jalan("64.11", 2026).await;
    assert_eq!(longgar.dihitung, 1);
    let bud = longgar.aturan.iter().find(|a| a.kode == "BUD-03").unwrap();
    // 712 beyond ten percent, and 18 whose RKPD ceiling is zero.
    assert_eq!(bud.jumlah, 712 + 18);
    assert_eq!(longgar.hilang, 869 - 730);
    let alasan = s.nilai("64.11", "select count(*) from temuan_alasan").await;
    assert_eq!(alasan, 1);
}
