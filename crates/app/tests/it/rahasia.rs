//! Personal data at rest: sealed, found, turned over, lost, shown with a reason; incidents and
//! retention.

use app::pelindungan::{insiden, retensi};
use app::rahasia::{self, Brankas, Pemilik, RahasiaGagal};
use chrono::TimeDelta;
use dasar::Id;
use keamanan::{Lingkup, Pelaku, Peran, Sumber, Wewenang};
use uuid::Uuid;

use crate::akun::{INDUK, Uji, siapkan};

const NIK: &str = "6411010101900001";

fn orang(u: &Uji, n: u128) -> Pemilik {
    Pemilik::orang(u.pemda, Uuid::from_u128(n))
}

async fn simpan(u: &Uji, n: u128, nilai: &str) {
    let mut r = u.l.acak_sendiri();
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let apa = (orang(u, n), "nik");
    u.l.brankas
        .simpan(&mut tx, apa, nilai, (&mut r, u.l.kini()))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn baca(u: &Uji, b: &Brankas, n: u128) -> Result<Option<String>, RahasiaGagal> {
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let v = b.baca(&mut tx, orang(u, n), "nik").await?;
    Ok(v.map(|v| v.buka().to_owned()))
}

#[tokio::test]
async fn tersegel_di_basis_data_dan_ditemukan_dengan_nilainya() {
    let u = siapkan().await;
    for n in 1..=5 {
        simpan(&u, n, &format!("641101010190000{n}")).await;
    }
    assert_eq!(
        baca(&u, &u.l.brankas, 1).await.unwrap().as_deref(),
        Some(NIK)
    );
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let isi: Vec<(Vec<u8>, String)> = sqlx::query_as("select segel, indeks from data_pribadi")
        .fetch_all(&mut *tx)
        .await
        .unwrap();
    for (segel, indeks) in &isi {
        assert!(!segel.windows(8).any(|w| w == &NIK.as_bytes()[..8]));
        assert_eq!(indeks.len(), 32);
    }
    let cari = |nilai: &'static str| {
        let b = &u.l.brankas;
        let (db, pemda) = (&u.basis.db, u.pemda);
        async move {
            let mut tx = db.tx(pemda).await.unwrap();
            b.cari(&mut tx, (pemda, "orang", "nik"), nilai)
                .await
                .unwrap()
        }
    };
    assert_eq!(cari(NIK).await, [Uuid::from_u128(1)]);
    assert_eq!(
        cari("6411 0101 0190 0001").await,
        [Uuid::from_u128(1)],
        "as typed"
    );
    assert!(cari("6411010101900009").await.is_empty());
}

/// A sealed value copied to another person, or a byte changed by SQL, does not open.
#[tokio::test]
async fn segel_yang_dipindah_atau_diubah_tidak_terbuka() {
    let u = siapkan().await;
    simpan(&u, 1, NIK).await;
    simpan(&u, 2, "6411010101900002").await;
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    sqlx::query(
        "update data_pribadi set segel = (select segel from data_pribadi where pemilik_id = $1) \
         where pemilik_id = $2",
    )
    .bind(Uuid::from_u128(1))
    .bind(Uuid::from_u128(2))
    .execute(&mut *tx)
    .await
    .unwrap();
    sqlx::query(
        "update data_pribadi set segel = set_byte(segel, 30, get_byte(segel, 30) # 1) \
                 where pemilik_id = $1",
    )
    .bind(Uuid::from_u128(1))
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    for n in [1, 2] {
        let e = baca(&u, &u.l.brankas, n).await.unwrap_err();
        assert!(matches!(e, RahasiaGagal::Rusak { .. }), "{n}: {e}");
    }
}

#[tokio::test]
async fn kunci_hilang_disebut_namanya_dan_pulih_dari_cadangan() {
    let u = siapkan().await;
    simpan(&u, 1, NIK).await;
    let e = baca(&u, &Brankas::kosong(), 1).await.unwrap_err();
    assert!(matches!(e, RahasiaGagal::TanpaKunci), "{e}");
    let lain = Brankas::dengan(|| vec![vec![8; 32]]);
    let e = baca(&u, &lain, 1).await.unwrap_err();
    let nama = rahasia::sebutan_kunci(&INDUK);
    assert!(
        e.to_string().contains(&format!("bidang-{nama}.kunci")),
        "{e}"
    );
    let semua = rahasia::daftar(&u.basis.db, &lain).await.unwrap();
    assert!(!semua[0].induk_ada && semua[0].induk == nama);
    // The file comes back from the backup, beside the other one.
    let pulih = Brankas::dengan(|| vec![vec![8; 32], INDUK.to_vec()]);
    assert_eq!(baca(&u, &pulih, 1).await.unwrap().as_deref(), Some(NIK));
}

#[tokio::test]
async fn putar_kunci_terputus_lalu_dilanjutkan_dan_selalu_terbaca() {
    let u = siapkan().await;
    for n in 1..=450 {
        simpan(&u, n, &format!("64110101{n:08}")).await;
    }
    let lama = rahasia::daftar(&u.basis.db, &u.l.brankas).await.unwrap();
    assert_eq!(lama.len(), 1);
    let baru = Brankas::dengan(|| vec![vec![8; 32], INDUK.to_vec()]);
    let mut r = u.l.acak_sendiri();
    assert_eq!(
        rahasia::putar_induk(&u.basis.db, &baru, &mut r)
            .await
            .unwrap(),
        1
    );
    // Cut off after the first two hundred.
    let mut putus = |_| false;
    let pada = u.l.kini();
    let n = rahasia::putar_data(&u.basis.db, &baru, (&mut r, pada), true, &mut putus)
        .await
        .unwrap();
    assert_eq!(n, 200);
    let tengah = rahasia::daftar(&u.basis.db, &baru).await.unwrap();
    let dipakai: Vec<i64> = tengah.iter().map(|k| k.dipakai).collect();
    assert_eq!(dipakai, [200, 250], "both keys seal something");
    for n in [1_u128, 200, 201, 450] {
        let ada = baca(&u, &baru, n).await.unwrap();
        assert_eq!(ada, Some(format!("64110101{n:08}")), "readable meanwhile");
        let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
        let apa = (u.pemda, "orang", "nik");
        let kena = baru
            .cari(&mut tx, apa, &format!("64110101{n:08}"))
            .await
            .unwrap();
        assert_eq!(kena, [Uuid::from_u128(n)], "found meanwhile");
    }
    let mut terus = |_| true;
    let n = rahasia::putar_data(&u.basis.db, &baru, (&mut r, pada), false, &mut terus)
        .await
        .unwrap();
    assert_eq!(n, 250);
    let akhir = rahasia::daftar(&u.basis.db, &baru).await.unwrap();
    assert_eq!(akhir.len(), 1, "the old key is gone");
    assert_eq!(akhir[0].dipakai, 450);
    // Now the new master key alone is enough, and the old one opens nothing.
    let hanya_baru = Brankas::dengan(|| vec![vec![8; 32]]);
    assert!(baca(&u, &hanya_baru, 450).await.unwrap().is_some());
    let hanya_lama = Brankas::dengan(|| vec![INDUK.to_vec()]);
    assert!(baca(&u, &hanya_lama, 450).await.is_err());
}

/// A server that runs while another program turns the keys over finds the new file by itself.
#[tokio::test]
async fn peladen_yang_berjalan_menemukan_kunci_baru() {
    let u = siapkan().await;
    simpan(&u, 1, NIK).await;
    let berkas = std::sync::Arc::new(std::sync::Mutex::new(vec![INDUK.to_vec()]));
    let b = {
        let berkas = std::sync::Arc::clone(&berkas);
        Brankas::dengan(move || berkas.lock().unwrap().clone())
    };
    assert!(baca(&u, &b, 1).await.unwrap().is_some());
    berkas.lock().unwrap().insert(0, vec![8; 32]);
    let lain = Brankas::dengan(|| vec![vec![8; 32], INDUK.to_vec()]);
    let mut r = u.l.acak_sendiri();
    let mut terus = |_| true;
    rahasia::putar_induk(&u.basis.db, &lain, &mut r)
        .await
        .unwrap();
    rahasia::putar_data(&u.basis.db, &lain, (&mut r, u.l.kini()), true, &mut terus)
        .await
        .unwrap();
    assert_eq!(baca(&u, &b, 1).await.unwrap().as_deref(), Some(NIK));
}

#[tokio::test]
async fn membuka_dicatat_dengan_alasan_dan_hanya_bagi_yang_berhak() {
    let u = siapkan().await;
    simpan(&u, 1, NIK).await;
    let sumber = Sumber::dalam(Id::dari_uuid(u.pemda)).milik(Id::dari_uuid(Uuid::from_u128(1)));
    let dengan = |p, l| {
        let siapa = Id::dari_uuid(Uuid::from_u128(9));
        Pelaku::orang("uji", siapa, vec![Wewenang::baru(p, l)])
    };
    let pemda = Id::dari_uuid(u.pemda);
    let bkpsdm = dengan(Peran::Bkpsdm, Lingkup::Pemda(pemda));
    let perencana = dengan(Peran::Perencana, Lingkup::Pemda(pemda));
    let apa = (orang(&u, 1), "nik");
    let buka = |pelaku: Pelaku, alasan: &'static str| {
        let (l, sumber) = (&u.l, &sumber);
        async move { rahasia::buka::buka(l, (&pelaku, sumber, "abc"), apa, alasan).await }
    };
    let e = buka(perencana, "ingin tahu saja dulu").await.unwrap_err();
    assert_eq!(e.kode(), "AKN-016");
    let e = buka(Pelaku::publik(), "ingin tahu saja dulu")
        .await
        .unwrap_err();
    assert_eq!(e.kode(), "AKN-016");
    let e = buka(bkpsdm.clone(), "kepo").await.unwrap_err();
    assert_eq!(e.kode(), "AKN-018");
    assert!(!u.peristiwa().await.contains(&"rahasia.dibuka".to_owned()));
    let v = buka(bkpsdm, "mencocokkan dengan KTP untuk SK")
        .await
        .unwrap();
    assert_eq!(v.buka(), NIK);
    assert_eq!(v.topeng(), "••••••••••••0001");
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let semua = store::log::peristiwa(&mut tx, u.pemda).await.unwrap();
    let (p, _) = semua
        .iter()
        .find(|(p, _)| p.tindakan == "rahasia.dibuka")
        .unwrap();
    assert!(p.alasan.contains("KTP") && p.isi.contains("nik"));
    assert!(
        !format!("{p:?}").contains(NIK),
        "the log never holds the value"
    );
}

#[tokio::test]
async fn insiden_dengan_tenggat_tiga_kali_dua_puluh_empat_jam() {
    let u = siapkan().await;
    let baru = insiden::InsidenBaru {
        judul: "Berkas terkirim ke alamat salah".into(),
        uraian: "Daftar penerima terkirim ke kantor lain.".into(),
        data_terdampak: "nama, NIK".into(),
        jumlah_orang: Some(12),
        diketahui_pada: Some(u.l.kini() - TimeDelta::hours(5)),
    };
    let depan = insiden::InsidenBaru {
        diketahui_pada: Some(u.l.kini() + TimeDelta::hours(1)),
        ..baru.clone()
    };
    let e = insiden::catat(&u.l, u.pengelola(), &depan)
        .await
        .unwrap_err();
    assert_eq!(e.kode(), "AKN-019");
    let id = insiden::catat(&u.l, u.pengelola(), &baru).await.unwrap();
    let (i, tugas) = insiden::daftar(&u.l, u.pengelola())
        .await
        .unwrap()
        .remove(0);
    assert_eq!(tugas.len(), 3);
    for t in &tugas {
        assert_eq!(
            t.tenggat - i.diketahui_pada,
            TimeDelta::hours(72),
            "{}",
            t.kode
        );
    }
    let kode: Vec<&str> = tugas.iter().map(|t| t.kode.as_str()).collect();
    for (n, k) in kode.iter().enumerate() {
        let selesai = insiden::selesaikan(&u.l, u.pengelola(), (id, k), "surat nomor 12 terkirim");
        assert_eq!(selesai.await.unwrap(), n == 2, "closed with the last one");
    }
    let lagi = insiden::selesaikan(
        &u.l,
        u.pengelola(),
        (id, kode[0]),
        "surat nomor 12 terkirim",
    );
    assert_eq!(lagi.await.unwrap_err().kode(), "AKN-009", "once");
    let p = u.peristiwa().await;
    assert_eq!(p.iter().filter(|x| x.starts_with("insiden.")).count(), 4);
}

#[tokio::test]
async fn masa_simpan_ditunjukkan_lalu_dijalankan() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    assert_eq!(
        u.masuk("tidak.ada", "x").await.unwrap_err().kode(),
        "AKN-001"
    );
    let jumlah =
        |b: &[retensi::Baris], j: &str| b.iter().find(|x| x.jenis == j).map(|x| x.jumlah).unwrap();
    let awal = retensi::lihat(&u.l).await.unwrap();
    assert_eq!(awal.len(), 5);
    assert_eq!(jumlah(&awal, "sesi_berakhir"), 0);
    u.jam.maju(TimeDelta::days(91));
    let lewat = retensi::lihat(&u.l).await.unwrap();
    assert!(jumlah(&lewat, "sesi_berakhir") >= 1);
    assert!(jumlah(&lewat, "masuk_gagal") >= 1);
    let hapus = retensi::jalankan(&u.l, &u.admin).await.unwrap();
    assert_eq!(
        jumlah(&hapus, "sesi_berakhir"),
        jumlah(&lewat, "sesi_berakhir")
    );
    let sisa = retensi::lihat(&u.l).await.unwrap();
    assert!(sisa.iter().all(|b| b.jumlah == 0), "{sisa:?}");
    assert!(
        u.peristiwa()
            .await
            .contains(&"retensi.dijalankan".to_owned())
    );
}
