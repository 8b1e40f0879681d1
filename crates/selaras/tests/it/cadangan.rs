//! Backups: taken under load, restored elsewhere, opened with the right key only.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, Instant};

use serde_json::Value;
use store::Db;
use store::cadangan::Induk;
use uuid::Uuid;

use crate::alat::{Peladen, jalankan, json, nomor_pg, selaras};
use crate::tahan_alat::{Angka, Penulis, akses, bertindak, bunuh, detik, nasib, siapkan_pemda};

/// A data folder, a repository and a recovery key, apart from each other.
struct Tempat {
    akar: tempfile::TempDir,
}

impl Tempat {
    fn baru() -> Self {
        Self {
            akar: tempfile::tempdir().unwrap(),
        }
    }

    fn di(&self, nama: &str) -> PathBuf {
        self.akar.path().join(nama)
    }

    fn kata(&self, nama: &str) -> String {
        self.di(nama).display().to_string()
    }

    fn data(&self) -> PathBuf {
        self.di("data")
    }

    fn buat(&self, lagi: &[&str]) -> Output {
        let (gudang, kunci) = (self.kata("gudang"), self.kata("pemulihan.txt"));
        let mut kata = vec!["cadangan", "buat", "--format", "json", "--gudang", &gudang];
        kata.extend(["--kunci-pemulihan", &kunci]);
        kata.extend(lagi);
        jalankan(&self.data(), &kata)
    }

    fn tambahan(&self) -> Value {
        let kata = ["cadangan", "buat", "--tambahan", "--format", "json"];
        baik(&jalankan(&self.data(), &kata))
    }

    fn pulihkan(&self, ke: &str, lagi: &[&str]) -> Output {
        let (gudang, kunci) = (self.kata("gudang"), self.kata("pemulihan.txt"));
        let mut kata = vec![
            "cadangan", "pulihkan", "--format", "json", "--gudang", &gudang,
        ];
        kata.extend(["--kunci-pemulihan", &kunci]);
        kata.extend(lagi);
        jalankan(&self.di(ke), &kata)
    }
}

fn baik(k: &Output) -> Value {
    let isi = json(k);
    assert_eq!(
        k.status.code(),
        Some(0),
        "{isi}\n{}",
        String::from_utf8_lossy(&k.stderr)
    );
    isi
}

fn ditolak(k: &Output, kode: &str) {
    let isi = json(k);
    assert_eq!(k.status.code(), Some(1), "{isi}");
    assert_eq!(isi["galat"]["kode"], kode, "{isi}");
}

async fn hitung(data: &Path) -> std::collections::BTreeMap<String, i64> {
    let mut induk = Induk::sambung(&akses(data)).await.unwrap().unwrap();
    let semua = induk.hitung().await.unwrap();
    induk.tutup().await.unwrap();
    semua
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_pulih_dari_cadangan_yang_dibuat_di_bawah_beban() {
    let t = Tempat::baru();
    let mut peladen = Peladen::mulai(&t.data());
    let db = Db::connect(&akses(&t.data())).await.unwrap();
    siapkan_pemda(&db).await;
    let penulis = Penulis::mulai(&db, 1, 3);
    let dasar = baik(&t.buat(&[]));
    assert_eq!(dasar["jenis"], "dasar");
    t.tambahan();
    let diakui = penulis.berhenti().await;
    assert!(!diakui.is_empty());
    baik(&jalankan(
        &t.data(),
        &["log", "verifikasi", "--format", "json"],
    ));
    t.tambahan();
    let asli = hitung(&t.data()).await;
    db.tutup().await;
    // The machine is gone: nothing of it is used below but the repository and the key.
    peladen.sinyal("-KILL");
    bunuh(nomor_pg(&t.data()).unwrap());
    peladen.anak.wait().unwrap();
    std::fs::remove_dir_all(t.data()).unwrap();

    let awal = Instant::now();
    baik(&t.pulihkan("baru", &[]));
    let lama = awal.elapsed();
    let pulih = Peladen::mulai(&t.di("baru"));
    assert_eq!(
        hitung(&t.di("baru")).await,
        asli,
        "jumlah baris setiap tabel"
    );
    let db = Db::connect(&akses(&t.di("baru"))).await.unwrap();
    let n = nasib(&db, &diakui).await;
    db.tutup().await;
    let v = baik(&jalankan(
        &t.di("baru"),
        &["log", "verifikasi", "--format", "json"],
    ));
    let terbukti = v["log"][0]["peristiwa"].as_u64().unwrap();
    assert_eq!(usize::try_from(terbukti).unwrap(), diakui.len());
    Angka {
        janji: "pulih dari cadangan di bawah beban",
        percobaan: 1,
        hilang: n.hilang,
        setengah: n.setengah,
        pulih: format!(
            "{}; {terbukti} peristiwa terbukti, {} tabel sama",
            detik(&mut [lama]),
            asli.len()
        ),
    }
    .cetak();
    assert_eq!((n.hilang, n.setengah), (0, 0));
    assert_eq!(pulih.berhenti("-TERM"), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_pulih_ke_satu_saat() {
    let t = Tempat::baru();
    let peladen = Peladen::mulai(&t.data());
    let db = Db::connect(&akses(&t.data())).await.unwrap();
    siapkan_pemda(&db).await;
    baik(&t.buat(&["--salin-berkas"]));
    let (satu, dua) = (Uuid::from_u128(1), Uuid::from_u128(2));
    bertindak(&db, satu).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let saat: String = {
        let mut tx = db.tx_umum().await.unwrap();
        sqlx::query_scalar(
            "select to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.MSTZH:TZM')",
        )
        .fetch_one(&mut *tx)
        .await
        .unwrap()
    };
    tokio::time::sleep(Duration::from_millis(300)).await;
    bertindak(&db, dua).await.unwrap();
    t.tambahan();
    db.tutup().await;
    assert_eq!(peladen.berhenti("-TERM"), Some(0));

    let awal = Instant::now();
    baik(&t.pulihkan("saat", &["--sampai", &saat]));
    let lama = awal.elapsed();
    let pulih = Peladen::mulai(&t.di("saat"));
    let db = Db::connect(&akses(&t.di("saat"))).await.unwrap();
    assert_eq!(nasib(&db, &[satu]).await.hilang, 0, "sebelum saat itu: ada");
    assert_eq!(
        nasib(&db, &[dua]).await.hilang,
        1,
        "sesudah saat itu: belum"
    );
    db.tutup().await;
    assert_eq!(pulih.berhenti("-TERM"), Some(0));
    ditolak(
        &t.pulihkan("jauh", &["--sampai", "2099-01-01T00:00:00Z"]),
        "saat_di_luar",
    );
    assert!(!t.di("jauh").exists());
    ditolak(
        &t.pulihkan("dini", &["--sampai", "2020-01-01T00:00:00Z"]),
        "tanpa_cadangan",
    );
    Angka {
        janji: "pulih ke satu saat (--sampai)",
        percobaan: 1,
        hilang: 0,
        setengah: 0,
        pulih: detik(&mut [lama]),
    }
    .cetak();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn yang_salah_ditolak_dan_tidak_ada_yang_setengah_sah() {
    let t = Tempat::baru();
    let peladen = Peladen::mulai(&t.data());
    let gudang = t.kata("gudang");
    let tanpa = jalankan(
        &t.data(),
        &["cadangan", "buat", "--format", "json", "--gudang", &gudang],
    );
    assert_eq!(tanpa.status.code(), Some(2), "tanpa kunci");
    baik(&t.buat(&[]));
    ditolak(&t.pulihkan("data", &[]), "folder_tidak_kosong");

    // A backup that is killed is no backup, and the next one clears it away.
    let mut anak = selaras(&t.data())
        .args(["cadangan", "buat"])
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let dasar = t.di("gudang/dasar");
    let jumlah = || std::fs::read_dir(&dasar).unwrap().count();
    crate::tahan_alat::sampai(async || jumlah() == 2 || anak.try_wait().unwrap().is_some()).await;
    let terpotong = anak.try_wait().unwrap().is_none();
    bunuh(i32::try_from(anak.id()).unwrap());
    anak.wait().unwrap();
    let sah = if terpotong { 1 } else { 2 };
    let daftar = |n: usize| {
        let k = baik(&jalankan(
            &t.data(),
            &["cadangan", "daftar", "--format", "json"],
        ));
        assert_eq!(k["cadangan"].as_array().unwrap().len(), n, "{k}");
        k
    };
    daftar(sah);
    baik(&t.buat(&["--simpan", "1"]));
    assert_eq!(daftar(1)["cadangan"][0]["celah"], Value::Null);
    assert_eq!(jumlah(), 1, "sisa yang terpotong ikut dibersihkan");

    let periksa = |kunci: &str| {
        let kunci = t.kata(kunci);
        jalankan(
            &t.data(),
            &[
                "cadangan",
                "periksa",
                "--format",
                "json",
                "--kunci-pemulihan",
                &kunci,
            ],
        )
    };
    let hasil = baik(&periksa("pemulihan.txt"));
    assert_eq!(hasil["baik"], true, "{hasil}");
    assert_eq!(periksa("tidak-ada.txt").status.code(), Some(2));

    // Another key: made by another installation.
    std::fs::write(
        t.di("lain.txt"),
        ::cadangan::age::Identitas::dari_acak([9; 32])
            .teks()
            .as_str(),
    )
    .unwrap();
    ditolak(&periksa("lain.txt"), "kunci_salah");
    ditolak(
        &jalankan(
            &t.data(),
            &[
                "cadangan",
                "buat",
                "--format",
                "json",
                "--kunci-pemulihan",
                &t.kata("lain.txt"),
            ],
        ),
        "penerima_lain",
    );

    // Rotation: the new key opens what is new, the old one what is old.
    let k = jalankan(
        &t.data(),
        &[
            "cadangan",
            "buat",
            "--format",
            "json",
            "--ganti-kunci",
            "--kunci-pemulihan",
            &t.kata("lain.txt"),
        ],
    );
    baik(&k);
    assert_eq!(baik(&periksa("lain.txt"))["baik"], true);
    ditolak(&periksa("pemulihan.txt"), "kunci_salah");

    // One changed byte, one missing segment.
    let id = daftar(2)["cadangan"][1]["id"].as_str().unwrap().to_owned();
    let isi = dasar.join(&id).join("pg.tar.gz.age");
    let mut bita = std::fs::read(&isi).unwrap();
    let tengah = bita.len() / 2;
    bita[tengah] ^= 1;
    std::fs::write(&isi, &bita).unwrap();
    ditolak(&periksa("lain.txt"), "cadangan_rusak");
    bita[tengah] ^= 1;
    std::fs::write(&isi, &bita).unwrap();
    baik(&jalankan(
        &t.data(),
        &["cadangan", "buat", "--tambahan", "--format", "json"],
    ));
    let manifes: Value =
        serde_json::from_slice(&std::fs::read(dasar.join(&id).join("manifes.json")).unwrap())
            .unwrap();
    let hilang = manifes["wal_selesai"].as_str().unwrap();
    for ekor in ["json", "gz.age"] {
        std::fs::remove_file(t.di("gudang/wal").join(format!("{hilang}.{ekor}"))).unwrap();
    }
    let k = jalankan(
        &t.di("celah"),
        &[
            "cadangan",
            "pulihkan",
            "--format",
            "json",
            "--gudang",
            &gudang,
            "--kunci-pemulihan",
            &t.kata("lain.txt"),
            "--kunci-pemulihan",
            &t.kata("pemulihan.txt"),
        ],
    );
    ditolak(&k, "celah");
    assert!(!t.di("celah").exists() && !t.di("celah.pemulihan").exists());
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

/// Kills a restore once it has begun to unpack; false when it was faster.
fn potong_pemulihan(t: &Tempat, sisa: &std::path::Path) -> bool {
    let mut anak = selaras(&t.di("baru"))
        .args(["cadangan", "pulihkan", "--gudang", &t.kata("gudang")])
        .args(["--kunci-pemulihan", &t.kata("pemulihan.txt")])
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let batas = Instant::now() + Duration::from_secs(60);
    while !sisa.join("pg/PG_VERSION").exists()
        && anak.try_wait().unwrap().is_none()
        && Instant::now() < batas
    {
        std::thread::yield_now();
    }
    let masih = anak.try_wait().unwrap().is_none();
    if masih {
        bunuh(i32::try_from(anak.id()).unwrap());
    }
    anak.wait().unwrap();
    if masih && sisa.exists() {
        return true;
    }
    // It got as far as its place, or past it: cleared for the next try.
    let _ = std::fs::remove_dir_all(t.di("baru"));
    false
}

#[test]
fn pemulihan_yang_terpotong_tidak_dapat_dipakai_lalu_diulang() {
    let t = Tempat::baru();
    let peladen = Peladen::mulai(&t.data());
    baik(&t.buat(&[]));
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
    let sisa = t.di("baru.pemulihan");
    // A restore may be over before this test sees it begin: then once more.
    let terpotong = (0..20).any(|_| potong_pemulihan(&t, &sisa));
    assert!(terpotong, "tidak pernah terpotong di tengah");
    assert!(!t.di("baru").exists(), "belum ada apa pun di tempatnya");
    let k = jalankan(&sisa, &["log", "verifikasi", "--format", "json"]);
    ditolak(&k, "basis_data");
    assert!(json(&k).to_string().contains("terpotong"));
    baik(&t.pulihkan("baru", &[]));
    assert!(!sisa.exists());
    baik(&jalankan(&t.di("baru"), &["dokter", "--format", "json"]));
}

#[test]
fn tahan_disk_penuh_ditolak_jelas_dan_tidak_merusak() {
    const JANJI: &str = "disk penuh (gudang)";
    let t = Tempat::baru();
    let kecil = t.di("kecil");
    std::fs::create_dir(&kecil).unwrap();
    let pasang = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
        .arg(&kecil)
        .status();
    if !pasang.is_ok_and(|s| s.success()) {
        crate::tahan_alat::dilewati(JANJI, "akun ini tidak boleh memasang cakram (perlu root)");
        return;
    }
    let peladen = Peladen::mulai(&t.data());
    let gudang = kecil.join("gudang").display().to_string();
    let kunci = t.kata("pemulihan.txt");
    let k = jalankan(
        &t.data(),
        &[
            "cadangan",
            "buat",
            "--format",
            "json",
            "--gudang",
            &gudang,
            "--kunci-pemulihan",
            &kunci,
        ],
    );
    let siap = peladen.ambil("/readyz").0;
    let daftar = jalankan(
        &t.data(),
        &[
            "cadangan", "daftar", "--format", "json", "--gudang", &gudang,
        ],
    );
    let lepas = std::process::Command::new("umount").arg(&kecil).status();
    assert!(lepas.unwrap().success());
    ditolak(&k, "disk_penuh");
    assert_eq!(baik(&daftar)["cadangan"], serde_json::json!([]));
    assert_eq!(siap, 200, "peladen tetap melayani");
    // With room again the same command works.
    baik(&t.buat(&[]));
    Angka {
        janji: JANJI,
        percobaan: 1,
        hilang: 0,
        setengah: 0,
        pulih: "seketika; pesan jelas, kode keluar 1".to_owned(),
    }
    .cetak();
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

#[test]
fn dibuka_alat_umum_tanpa_selaras() {
    let ada = std::process::Command::new("age").arg("--version").output();
    if !ada.is_ok_and(|o| o.status.success()) {
        println!("dilewati: alat age tidak terpasang");
        return;
    }
    let t = Tempat::baru();
    let peladen = Peladen::mulai(&t.data());
    let id = baik(&t.buat(&[]))["id"].as_str().unwrap().to_owned();
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
    let isi = t.di("gudang/dasar").join(id).join("pg.tar.gz.age");
    let perintah = format!(
        "age -d -i '{}' '{}' | tar tz",
        t.kata("pemulihan.txt"),
        isi.display()
    );
    let k = std::process::Command::new("sh")
        .args(["-c", &perintah])
        .output()
        .unwrap();
    let daftar = String::from_utf8_lossy(&k.stdout).into_owned();
    assert!(daftar.contains("global/pg_control"), "{daftar}");
    assert!(daftar.contains("backup_label"), "{daftar}");
}

#[test]
fn kunci_log_diputar_bukti_lama_tetap_sah() {
    let t = Tempat::baru();
    let data = t.data();
    let bawaan = jalankan(&data, &["impor", "tata-letak", "--format", "json"]);
    assert_eq!(bawaan.status.code(), Some(0));
    let kunci = |putar: bool| {
        let mut kata = vec!["log", "kunci", "--format", "json"];
        if putar {
            kata.push("--putar");
        }
        baik(&jalankan(&data, &kata))["kunci"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let lama = kunci(false);
    let baru = kunci(true);
    assert_ne!(lama, baru);
    assert_eq!(kunci(false), baru, "tetap yang baru");
    for satu in [&lama, &baru] {
        assert!(data.join(format!("kunci/log-{satu}.pem")).is_file());
    }
    baik(&jalankan(&data, &["log", "verifikasi", "--format", "json"]));
    // The seed is lost with no backup of it: a new one signs on, old heads stay verifiable.
    std::fs::remove_file(data.join("kunci/log.benih")).unwrap();
    let ketiga = kunci(false);
    assert!(ketiga != baru && ketiga != lama);
    baik(&jalankan(&data, &["log", "verifikasi", "--format", "json"]));
}
