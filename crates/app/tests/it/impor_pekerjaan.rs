//! Jobs that lose their program, and taking back over several governments.

use std::sync::Arc;

use app::impor::{Cara, Hasil, Opsi, batalkan, berkas, paket};
use app::lingkungan::Lingkungan;
use app::tampil::unggah::{self, OpsiForm, UnggahanRow};
use keamanan::Pelaku;
use store::Db;
use testkit::Basis;
use uuid::Uuid;

use crate::impor_paket::{jam, satu};

const RKPD: &str = "kode_skpd,kode_sub_unit,kode_sub_kegiatan,nama,pagu\n\
    1.01.2.22.5.04.01.0000,,1.01.02.2.01.0001,Sub satu,1000\n";
const BERLAKU: &str =
    "select string_agg(e.urut || '=' || e.status, ',' order by e.urut) from edisi e";

fn form() -> OpsiForm {
    OpsiForm {
        tata_letak: "rkpd".to_owned(),
        pemda: "64.11".to_owned(),
        tahun: "2026".to_owned(),
        ..OpsiForm::default()
    }
}

async fn unggah_satu(db: &Db, id: Uuid) {
    let u = UnggahanRow {
        id,
        nama: "rkpd.csv".to_owned(),
        isi: RKPD.as_bytes().to_vec(),
        opsi: serde_json::to_value(form()).unwrap(),
        dibuat_pada: dasar::waktu::Clock::kini(&jam(0)).0,
        ukuran: 0,
        tersegel: false,
    };
    unggah::simpan(db, u, "uji").await.unwrap();
}

#[tokio::test]
async fn a_job_whose_program_died_says_so_and_can_be_gone_on_with() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let id = Uuid::from_u128(7);
    unggah_satu(db, id).await;
    let tersimpan = "select (position('Sub satu'::bytea in isi))::text from unggahan";
    assert_eq!(
        satu(db, "00", tersimpan).await,
        "0",
        "a waiting file is sealed"
    );
    // Begun, and then nothing more: the program was killed.
    assert!(
        unggah::mulai(db, &jam(0), id, "rkpd.csv", false)
            .await
            .unwrap()
    );
    assert!(
        !unggah::mulai(db, &jam(1), id, "rkpd.csv", false)
            .await
            .unwrap()
    );
    assert_eq!(
        unggah::sapu(db, &jam(20)).await.unwrap(),
        0,
        "it may still be at work"
    );
    assert_eq!(unggah::sapu(db, &jam(60)).await.unwrap(), 1);
    let j = unggah::pekerjaan(db, id).await.unwrap().unwrap();
    assert_eq!(j.status, "gagal");
    assert_eq!(j.kemajuan["terputus"], true);
    assert!(j.kemajuan["tahap"].as_str().unwrap().contains("Lanjutkan"));
    assert!(
        unggah::mulai(db, &jam(61), id, "rkpd.csv", false)
            .await
            .unwrap()
    );
    let ling = Lingkungan::baru(db.clone(), Arc::new(jam(62)));
    let opsi = form().baca(false).unwrap();
    let pelaku = Pelaku::admin_lokal("uji");
    unggah::kerjakan(&ling, id, opsi, &pelaku).await.unwrap();
    let j = unggah::pekerjaan(db, id).await.unwrap().unwrap();
    assert_eq!(j.status, "selesai", "{:?}", j.kemajuan);
    assert_eq!(satu(db, "64.11", BERLAKU).await, "1=berlaku");
    assert_eq!(unggah::sapu(db, &jam(10_000)).await.unwrap(), 0);
    assert!(!unggah::ada(db, id).await.unwrap());
}

async fn tambah(db: &Db, detik: i64, pemda: &str) -> Hasil {
    let o = Opsi {
        tata_letak: "rkpd".to_owned(),
        pemda: pemda.to_owned(),
        tahun: Some(2026),
        ..Opsi::default()
    };
    let isi = RKPD.replace("1000", "1200").into_bytes();
    let masuk = ("rkpd.csv", isi, o);
    berkas(db, &jam(detik), "uji", masuk, Cara::default())
        .await
        .unwrap()
        .0
}

#[tokio::test]
async fn taking_back_over_several_governments_is_all_or_nothing() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    let folder = tempfile::tempdir().unwrap();
    let mut manifes = String::from("[umum]\ntahun = 2026\n");
    for (nama, pemda) in [("a.csv", "64.11"), ("b.csv", "64.02"), ("c.csv", "64.03")] {
        std::fs::write(folder.path().join(nama), RKPD).unwrap();
        manifes +=
            &format!("[[berkas]]\nnama = \"{nama}\"\ntata_letak = \"rkpd\"\npemda = \"{pemda}\"\n");
    }
    std::fs::write(folder.path().join("paket.toml"), manifes).unwrap();
    let run = paket(
        db,
        &jam(0),
        "uji",
        folder.path(),
        Cara::default(),
        &mut |_| (),
    )
    .await
    .unwrap();
    // The first in order, then the last, stands under a newer import.
    for (detik, pemda) in [(10, "64.02"), (20, "64.11")] {
        let baru = tambah(db, detik, pemda).await;
        let jawab = batalkan(db, &jam(detik + 1), "uji", run.impor.unwrap(), false).await;
        assert!(jawab.is_err(), "{pemda}");
        for lain in ["64.02", "64.03", "64.11"] {
            let harap = match (lain == pemda, lain, detik) {
                (true, ..) => "1=digantikan,2=berlaku",
                (_, "64.02", 20) => "1=berlaku,2=ditarik",
                _ => "1=berlaku",
            };
            assert_eq!(
                satu(db, lain, BERLAKU).await,
                harap,
                "{lain} beside {pemda}"
            );
        }
        batalkan(db, &jam(detik + 2), "uji", baru.impor.unwrap(), false)
            .await
            .unwrap();
    }
    let d = batalkan(db, &jam(30), "uji", run.impor.unwrap(), false)
        .await
        .unwrap();
    assert_eq!(d.edisi_ditarik, 3);
    assert_eq!(satu(db, "64.03", BERLAKU).await, "1=ditarik");
}
