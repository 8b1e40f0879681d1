//! Keys and accounts with the real binary: lost keys, wrong modes, logs without secrets, metrics.

use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;

use crate::alat::{Peladen, jalankan, json, selaras};

fn pertama(data: &std::path::Path) -> String {
    let k = jalankan(
        data,
        &[
            "akun",
            "pertama",
            "--pemda",
            "00",
            "--nama",
            "admin.uji",
            "--orang",
            "Admin Contoh",
            "--format",
            "json",
        ],
    );
    assert!(k.status.success(), "{}", String::from_utf8_lossy(&k.stderr));
    json(&k)["sandi_awal"].as_str().unwrap().to_owned()
}

#[test]
fn kunci_hilang_jelas_dan_pulih_dari_salinan() {
    let t = tempfile::tempdir().unwrap();
    pertama(t.path());
    let k = json(&jalankan(
        t.path(),
        &["kunci", "daftar", "--format", "json"],
    ));
    let induk = k["kini"].as_str().unwrap().to_owned();
    let berkas = t.path().join(format!("kunci/bidang-{induk}.kunci"));
    assert_eq!(
        std::fs::metadata(&berkas).unwrap().permissions().mode() & 0o777,
        0o600
    );
    // Something sealed, so that the loss matters.
    tanam(t.path());
    let simpanan = std::fs::read(&berkas).unwrap();
    std::fs::remove_file(&berkas).unwrap();
    let k = jalankan(t.path(), &["kunci", "daftar", "--format", "json"]);
    assert_eq!(k.status.code(), Some(1));
    assert_eq!(json(&k)["hilang"][0], induk.as_str());
    let k = jalankan(t.path(), &["kunci", "putar", "--format", "json"]);
    assert_eq!(
        k.status.code(),
        Some(1),
        "nothing is begun that cannot be finished"
    );
    assert!(String::from_utf8_lossy(&k.stderr).contains("cadangan"));
    let d = json(&jalankan(t.path(), &["dokter", "--format", "json"]));
    assert_eq!(keadaan(&d, "kunci_data"), "gagal");
    std::fs::write(&berkas, simpanan).unwrap();
    let d = json(&jalankan(t.path(), &["dokter", "--format", "json"]));
    assert_eq!(
        keadaan(&d, "kunci_berkas"),
        "gagal",
        "restored readable by others"
    );
    std::fs::set_permissions(&berkas, std::fs::Permissions::from_mode(0o600)).unwrap();
    let d = json(&jalankan(t.path(), &["dokter", "--format", "json"]));
    assert_eq!(keadaan(&d, "kunci_berkas"), "baik");
    assert_eq!(keadaan(&d, "kunci_data"), "baik");
    assert_eq!(keadaan(&d, "arsip"), "baik");
    let k = jalankan(t.path(), &["kunci", "putar", "--format", "json"]);
    let j = json(&k);
    assert_eq!(
        (&j["disegel"], &j["dibungkus"]),
        (&1.into(), &1.into()),
        "{j}"
    );
    let k = json(&jalankan(
        t.path(),
        &["kunci", "daftar", "--format", "json"],
    ));
    assert_eq!(
        k["induk"].as_array().unwrap().len(),
        2,
        "the old one stays for old backups"
    );
    assert_eq!(k["data"].as_array().unwrap().len(), 1);
    assert_ne!(k["kini"], induk.as_str());
}

fn keadaan<'a>(d: &'a serde_json::Value, kunci: &str) -> &'a str {
    let semua = d["periksa"].as_array().unwrap();
    semua.iter().find(|x| x["periksa"] == kunci).unwrap()["keadaan"]
        .as_str()
        .unwrap()
}

/// Seals one field of a person through the product's own vault.
fn tanam(data: &std::path::Path) {
    let peladen = Peladen::mulai(data);
    let soket = std::fs::read_dir(data.join("kunci")).unwrap();
    let induk = soket
        .filter_map(|e| {
            let p = e.unwrap().path();
            p.extension()
                .is_some_and(|x| x == "kunci")
                .then(|| std::fs::read(p).unwrap())
        })
        .next()
        .unwrap();
    let rt = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    rt.block_on(async {
        let db = store::Db::connect(&crate::tahan_alat::akses(data))
            .await
            .unwrap();
        let pemda = db.pemda("00").await.unwrap().unwrap().id;
        let b = app::rahasia::Brankas::dengan(move || vec![induk.clone()]);
        let mut r = app::akun::AcakTurunan::baru([1; 32]);
        let mut tx = db.tx(pemda).await.unwrap();
        let p = app::rahasia::Pemilik::orang(pemda, uuid::Uuid::from_u128(1));
        let pada = "2026-11-22T05:00:00Z".parse().unwrap();
        b.simpan(&mut tx, (p, "nik"), "6411010101900001", (&mut r, pada))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        db.tutup().await;
    });
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

/// At the loudest level: no password, no token, no cookie, no key in the log of the server.
#[test]
fn catatan_kerja_tanpa_rahasia() {
    let t = tempfile::tempdir().unwrap();
    let awal = pertama(t.path());
    let log = t.path().join("log.txt");
    let mut anak = selaras(t.path())
        .args(["--log", "json", "jalan", "--listen", "127.0.0.1:0"])
        .env("RUST_LOG", "trace")
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let mut baris = std::io::BufRead::lines(std::io::BufReader::new(anak.stdout.take().unwrap()));
    let alamat = baris
        .find_map(|b| {
            let b = b.unwrap();
            let (_, u) = b.split_once("berjalan di http://")?;
            Some(u.trim().trim_matches('/').to_owned())
        })
        .unwrap();
    let token = baris
        .find_map(|b| {
            b.unwrap()
                .split_once("token=")
                .map(|(_, t)| t.trim().to_owned())
        })
        .unwrap();
    let (_, hal) = kirim(&alamat, "GET", "/masuk", "", "");
    let csrf = hal
        .split_once("name=\"csrf\" value=\"")
        .unwrap()
        .1
        .split('"')
        .next()
        .unwrap();
    let isi = |sandi: &str| format!("csrf={csrf}&nama=admin.uji&sandi={sandi}");
    let (kepala, _) = kirim(
        &alamat,
        "POST",
        "/masuk/sandi",
        "",
        &isi("sandi-salah-sekali"),
    );
    assert!(kepala.starts_with("HTTP/1.1 422"), "{kepala}");
    let (kepala, _) = kirim(&alamat, "POST", "/masuk/sandi", "", &isi(&awal));
    assert!(kepala.starts_with("HTTP/1.1 303"), "{kepala}");
    let kue = kepala
        .lines()
        .find_map(|b| b.strip_prefix("set-cookie: selaras_sesi="))
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let (kepala, _) = kirim(
        &alamat,
        "GET",
        "/akun/sandi",
        &format!("selaras_sesi={kue}"),
        "",
    );
    assert!(kepala.starts_with("HTTP/1.1 200"), "{kepala}");
    let nomor = anak.id().to_string();
    std::process::Command::new("kill")
        .args(["-TERM", &nomor])
        .status()
        .unwrap();
    assert!(anak.wait().unwrap().success());
    let teks = std::fs::read_to_string(&log).unwrap();
    assert!(
        teks.contains("masuk ditolak"),
        "the refusal is written down"
    );
    assert!(teks.len() > 10_000, "the loudest level was on");
    let rahasia_sesi = kue.split_once('.').unwrap().1;
    for (apa, rahasia) in [
        ("first password", awal.as_str()),
        ("typed password", "sandi-salah-sekali"),
        ("session token", rahasia_sesi),
        ("one-time token", token.as_str()),
        ("form token", csrf),
    ] {
        assert!(!teks.contains(rahasia), "{apa} in the log");
    }
}

/// A request over a socket; head and body of the answer.
fn kirim(alamat: &str, metode: &str, jalur: &str, kue: &str, isi: &str) -> (String, String) {
    use std::io::{Read as _, Write as _};
    let mut s = std::net::TcpStream::connect(alamat).unwrap();
    write!(
        s,
        "{metode} {jalur} HTTP/1.1\r\nHost: {alamat}\r\nCookie: {kue}\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{isi}",
        isi.len()
    )
    .unwrap();
    let mut b = Vec::new();
    s.read_to_end(&mut b).unwrap();
    let teks = String::from_utf8_lossy(&b).into_owned();
    let (kepala, isi) = teks.split_once("\r\n\r\n").unwrap();
    (kepala.to_owned(), isi.to_owned())
}

#[test]
fn metrik_untuk_mesin_ini() {
    let t = tempfile::tempdir().unwrap();
    let p = Peladen::mulai(t.path());
    assert_eq!(p.ambil("/tentang").0, 200);
    assert_eq!(p.ambil("/tidak-ada").0, 404);
    let (status, isi) = p.ambil("/metrics");
    assert_eq!(status, 200);
    for baris in [
        "selaras_permintaan_total{kelas=\"2xx\"} 1",
        "selaras_permintaan_total{kelas=\"4xx\"} 1",
        "selaras_basis_data_hidup 1",
        "selaras_basis_data_arsip_macet 0",
    ] {
        assert!(isi.contains(baris), "{baris}\n{isi}");
    }
    assert_eq!(p.berhenti("-TERM"), Some(0));
}

#[test]
fn perintah_akun_insiden_dan_retensi() {
    let t = tempfile::tempdir().unwrap();
    let awal = pertama(t.path());
    assert_eq!(awal.len(), 19);
    let berkas = t.path().join("akun.csv");
    std::fs::write(
        &berkas,
        "nama_akun,nama\nsatu.dua,Contoh Satu\nsatu.dua,Contoh Dua\n",
    )
    .unwrap();
    let keluar = t.path().join("sandi.csv");
    let impor = |b: &std::path::Path| {
        let kata = [
            "akun",
            "impor",
            b.to_str().unwrap(),
            "--pemda",
            "00",
            "--keluar",
            keluar.to_str().unwrap(),
            "--format",
            "json",
        ];
        jalankan(t.path(), &kata)
    };
    let k = impor(&berkas);
    assert_eq!(k.status.code(), Some(1));
    assert!(!keluar.exists());
    std::fs::write(&berkas, "nama_akun,nama\nsatu.dua,Contoh Satu\n").unwrap();
    assert_eq!(json(&impor(&berkas))["dibuat"], 1);
    assert_eq!(
        std::fs::metadata(&keluar).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let k = json(&jalankan(
        t.path(),
        &["akun", "daftar", "--pemda", "00", "--format", "json"],
    ));
    assert_eq!(k["jumlah"], 2);
    let kata = [
        "akun",
        "setel-ulang",
        "satu.dua",
        "--pemda",
        "00",
        "--format",
        "json",
    ];
    assert_eq!(
        json(&jalankan(t.path(), &kata))["kode"]
            .as_str()
            .unwrap()
            .len(),
        14
    );
    let kata = [
        "insiden",
        "catat",
        "--pemda",
        "00",
        "--judul",
        "Berkas salah kirim",
        "--uraian",
        "Terkirim ke kantor lain.",
        "--diketahui",
        "2020-01-01T00:00:00+07:00",
        "--format",
        "json",
    ];
    assert!(jalankan(t.path(), &kata).status.success());
    let k = json(&jalankan(
        t.path(),
        &["insiden", "daftar", "--pemda", "00", "--format", "json"],
    ));
    assert_eq!((&k["jumlah"], &k["lewat"]), (&1.into(), &3.into()));
    let k = json(&jalankan(t.path(), &["retensi", "--format", "json"]));
    assert_eq!(k["jadwal"].as_array().unwrap().len(), 5);
}
