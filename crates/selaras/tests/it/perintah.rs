//! Exit codes, formats, attaching to a running cluster.

use std::net::TcpListener;

use crate::alat::{Peladen, jalankan, json, nomor_pg, selaras};

#[test]
fn versi_dan_bantuan() {
    let t = tempfile::tempdir().unwrap();
    let k = jalankan(t.path(), &["--version"]);
    assert_eq!(k.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&k.stdout).starts_with("selaras "));
    let bantuan = jalankan(t.path(), &["--help"]);
    assert_eq!(bantuan.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&bantuan.stdout).contains("dokter"));
}

#[test]
fn salah_pakai_berkode_dua_dan_tetap_satu_json() {
    let t = tempfile::tempdir().unwrap();
    let k = jalankan(
        t.path(),
        &["jalan", "--listen", "bukan-alamat", "--format", "json"],
    );
    assert_eq!(k.status.code(), Some(2));
    assert_eq!(json(&k)["galat"]["kode"], "salah_pakai");
    assert!(!k.stderr.is_empty());
    assert_eq!(jalankan(t.path(), &["entah"]).status.code(), Some(2));
}

#[test]
fn dokter_memulai_gugus_lalu_menghentikannya() {
    let t = tempfile::tempdir().unwrap();
    let k = jalankan(t.path(), &["dokter", "--format", "json"]);
    let isi = json(&k);
    assert_eq!(k.status.code(), Some(0), "{isi}");
    assert_eq!(isi["sehat"], true);
    let periksa: Vec<_> = isi["periksa"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["periksa"].clone())
        .collect();
    for kunci in [
        "program_server",
        "folder_data",
        "basis_data",
        "migrasi",
        "isolasi",
    ] {
        assert!(periksa.contains(&kunci.into()), "{kunci}");
    }
    assert_eq!(nomor_pg(t.path()), None, "gugus dihentikan pada akhirnya");
}

#[test]
fn perintah_menumpang_pada_gugus_yang_berjalan() {
    let t = tempfile::tempdir().unwrap();
    let peladen = Peladen::mulai(t.path());
    let nomor = nomor_pg(t.path()).unwrap();
    let k = jalankan(t.path(), &["dokter"]);
    assert_eq!(
        k.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&k.stderr)
    );
    assert!(String::from_utf8_lossy(&k.stdout).contains("isolasi"));
    assert_eq!(
        nomor_pg(t.path()),
        Some(nomor),
        "gugus yang dipakai orang lain dibiarkan"
    );
    assert_eq!(peladen.ambil("/readyz").0, 200);
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

#[test]
fn porta_terpakai_ditolak_dengan_jalan_keluar() {
    let t = tempfile::tempdir().unwrap();
    let orang_lain = TcpListener::bind("127.0.0.1:0").unwrap();
    let alamat = orang_lain.local_addr().unwrap().to_string();
    let k = jalankan(
        t.path(),
        &["jalan", "--listen", &alamat, "--format", "json"],
    );
    assert_eq!(k.status.code(), Some(1));
    assert_eq!(json(&k)["galat"]["kode"], "porta_terpakai");
    let pesan = String::from_utf8_lossy(&k.stderr).into_owned();
    assert!(
        pesan.contains("sudah dipakai") && pesan.contains("--listen"),
        "{pesan}"
    );
    assert!(
        !t.path().join("pg").exists(),
        "ditolak sebelum apa pun dimulai"
    );
}

#[test]
fn tanpa_program_server_ditolak_dengan_perintah_pasang() {
    let t = tempfile::tempdir().unwrap();
    let k = selaras(t.path())
        .args(["jalan", "--listen", "127.0.0.1:0"])
        .env("SELARAS_PG_BIN", "/tidak/ada")
        .output()
        .unwrap();
    assert_eq!(k.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&k.stderr).contains("sudo apt-get install"));
}

#[test]
fn server_dari_database_url() {
    let t = tempfile::tempdir().unwrap();
    let induk = t.path().join("server");
    let peladen = Peladen::mulai(&induk);
    let rahasia = std::fs::read_to_string(induk.join("rahasia")).unwrap();
    let sandi = |peran: &str| {
        rahasia
            .lines()
            .find_map(|b| b.strip_prefix(peran))
            .unwrap()
            .trim_matches('=')
            .to_owned()
    };
    let url = |akun: &str, sandi: &str| {
        let soket = induk
            .join("soket")
            .display()
            .to_string()
            .replace('/', "%2F");
        format!("postgres://{akun}:{sandi}@{soket}/selaras")
    };
    let lain = t.path().join("lain");
    let jalankan = |pemilik: &str, app: &str| {
        selaras(&lain)
            .args(["dokter", "--format", "json"])
            .env("DATABASE_URL", app)
            .env("DATABASE_URL_PEMILIK", pemilik)
            .output()
            .unwrap()
    };
    let pemilik = url("selaras_pemilik", &sandi("pemilik"));
    let k = jalankan(&pemilik, &url("selaras_app", &sandi("app")));
    assert_eq!(json(&k)["sehat"], true);
    assert!(!lain.join("pg").exists(), "tidak ada gugus sendiri");
    let k = jalankan(&pemilik, &url("selaras_induk", &sandi("induk")));
    assert!(
        json(&k).to_string().contains("superuser"),
        "akun yang terlalu kuat ditolak"
    );
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

#[test]
fn jalan_termurah_tanpa_basis_data() {
    let t = tempfile::tempdir().unwrap();
    let berkas = t.path().join("lke.json");
    let kunci = ["a", "b", "c"];
    let jawaban: Vec<String> = (1..=4)
        .flat_map(|n| kunci.map(|k| format!("\"{n}.{k}\": \"CC\"")))
        .collect();
    let tulis = |tambah: &str| {
        let isi = format!(
            "{{\"lke\": \"lke-2021\", \"jawaban\": {{{}}}{tambah}}}",
            jawaban.join(", ")
        );
        std::fs::write(&berkas, isi).unwrap();
    };
    let nama = berkas.to_str().unwrap();
    let cari = |ke: &str| {
        jalankan(
            t.path(),
            &["sakip", "jalan", nama, "--ke", ke, "--format", "json"],
        )
    };
    tulis(", \"usaha\": {\"1.c\": 5, \"2.c\": 5}");
    let k = cari("B");
    let isi = json(&k);
    assert_eq!(k.status.code(), Some(0), "{isi}");
    assert_eq!(isi["bukti_minimal"], true);
    assert_eq!((&isi["usaha"], &isi["predikat"]), (&1.into(), &"B".into()));
    assert_eq!(isi["langkah"][0]["kriteria"], "4.c");
    assert_eq!(isi["langkah"][0]["tambah_poin"], "1.25");
    assert_eq!(isi["nilai"], "61.25");
    let asing = cari("Z");
    assert_eq!(asing.status.code(), Some(1));
    assert_eq!(json(&asing)["galat"]["kode"], "SKP-010");
    tulis(", \"usaha\": {\"9.z\": 5}");
    assert_eq!(json(&cari("B"))["galat"]["kode"], "SKP-011");
}
