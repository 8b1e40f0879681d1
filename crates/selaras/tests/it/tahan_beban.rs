//! Overload, a database that freezes or runs out of disk, a clock that jumps, read-only mode.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dasar::waktu::{ClockTetap, Saat};
use store::Db;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use uuid::Uuid;

use crate::alat::{Peladen, jalankan, json, nomor_pg, selaras};
use crate::tahan_alat::{
    Angka, PEMDA, Penulis, akses, bertindak, bunuh, catat, detik, dilewati, nasib, sampai,
    siapkan_pemda,
};

/// Five times what runs and waits at once (64 + 192).
const SEREMPAK: usize = 5 * 256;

async fn minta(alamat: String, jalur: &str) -> std::io::Result<(u16, bool)> {
    let mut s = TcpStream::connect(&alamat).await?;
    let teks = format!("GET {jalur} HTTP/1.1\r\nHost: {alamat}\r\nConnection: close\r\n\r\n");
    s.write_all(teks.as_bytes()).await?;
    let mut isi = Vec::new();
    s.read_to_end(&mut isi).await?;
    let isi = String::from_utf8_lossy(&isi).into_owned();
    let status = isi.split(' ').nth(1).and_then(|s| s.parse().ok());
    Ok((
        status.unwrap_or(0),
        isi.to_lowercase().contains("\r\nretry-after: "),
    ))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_beban_lima_kali_ditolak_jelas_dan_pulih() {
    let t = tempfile::tempdir().unwrap();
    let peladen = Peladen::mulai(t.path());
    let awal = Instant::now();
    let tugas: Vec<_> = (0..SEREMPAK)
        .map(|_| {
            let alamat = peladen.alamat.clone();
            tokio::spawn(tokio::time::timeout(
                Duration::from_secs(120),
                minta(alamat, "/"),
            ))
        })
        .collect();
    let (mut dilayani, mut ditolak, mut lain, mut gantung) = (0, 0, 0, 0);
    for satu in tugas {
        match satu.await.unwrap() {
            Err(_) => gantung += 1,
            Ok(Ok((200, _))) => dilayani += 1,
            Ok(Ok((503, true))) => ditolak += 1,
            Ok(_) => lain += 1,
        }
    }
    let lama = awal.elapsed();
    let awal = Instant::now();
    assert_eq!(peladen.ambil("/").0, 200, "pulih seketika");
    Angka {
        janji: "beban 5×",
        percobaan: SEREMPAK,
        hilang: gantung,
        setengah: lain,
        pulih: format!(
            "{}; {dilayani} dilayani, {ditolak} ditolak 503 dalam {:.1} s (kolom: menggantung, \
             jawaban lain)",
            detik(&mut [awal.elapsed()]),
            lama.as_secs_f64()
        ),
    }
    .cetak();
    assert_eq!((gantung, lain), (0, 0));
    assert!(dilayani >= 64);
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

#[test]
fn baca_saja_melayani_tanpa_mengubah() {
    let t = tempfile::tempdir().unwrap();
    let mut anak = selaras(t.path())
        .args([
            "jalan",
            "--baca-saja",
            "--listen",
            "127.0.0.1:0",
            "--format",
            "json",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let sambutan = {
        use std::io::Read as _;
        let mut isi = Vec::new();
        let mut keluar = anak.stdout.take().unwrap();
        let mut satu = [0_u8; 1];
        while keluar.read(&mut satu).unwrap() == 1 {
            isi.push(satu[0]);
            if isi.ends_with(b"\n}\n") {
                break;
            }
        }
        serde_json::from_slice::<serde_json::Value>(&isi).unwrap()
    };
    let alamat = sambutan["alamat"].as_str().unwrap();
    let alamat = alamat.trim_start_matches("http://").trim_end_matches('/');
    let kirim = |cara: &str, jalur: &str| {
        use std::io::{Read as _, Write as _};
        let mut s = std::net::TcpStream::connect(alamat).unwrap();
        write!(
            s,
            "{cara} {jalur} HTTP/1.1\r\nHost: {alamat}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Length: 0\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut isi = String::new();
        s.read_to_string(&mut isi).unwrap();
        isi
    };
    assert!(kirim("GET", "/").starts_with("HTTP/1.1 200"));
    let tolak = kirim("POST", "/impor");
    assert!(tolak.starts_with("HTTP/1.1 503"), "{tolak}");
    assert!(
        tolak.contains("dibaca saja") && tolak.contains("retry-after: 600"),
        "{tolak}"
    );
    bunuh(i32::try_from(anak.id()).unwrap());
    anak.wait().unwrap();
    // The next ordinary program picks the database up and may write.
    assert_eq!(jalankan(t.path(), &["dokter"]).status.code(), Some(0));
}

fn anak_dari(nomor: i32) -> Vec<i32> {
    let mut semua = vec![nomor];
    for e in std::fs::read_dir("/proc").unwrap().flatten() {
        let stat = std::fs::read_to_string(e.path().join("stat")).unwrap_or_default();
        let induk = stat.rsplit(')').next().unwrap_or_default();
        let induk: Option<i32> = induk.split_whitespace().nth(1).and_then(|s| s.parse().ok());
        if induk == Some(nomor)
            && let Ok(n) = e.file_name().to_string_lossy().parse()
        {
            semua.push(n);
        }
    }
    semua
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_basis_data_membeku_seperti_cakram_lambat() {
    let t = tempfile::tempdir().unwrap();
    let peladen = Peladen::mulai(t.path());
    let db = Db::connect(&akses(t.path())).await.unwrap();
    siapkan_pemda(&db).await;
    let penulis = Penulis::mulai(&db, 1, 3);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let semua = anak_dari(nomor_pg(t.path()).unwrap());
    let sinyal = |s: &str| {
        for n in &semua {
            let _ = Command::new("kill").args([s, &n.to_string()]).status();
        }
    };
    sinyal("-STOP");
    let hidup = peladen.ambil("/livez").0;
    tokio::time::sleep(Duration::from_secs(2)).await;
    sinyal("-CONT");
    let awal = Instant::now();
    sampai(async || bertindak(&db, Uuid::from_u128(9)).await.is_ok()).await;
    let pulih = awal.elapsed();
    let diakui = penulis.berhenti().await;
    let n = nasib(&db, &diakui).await;
    Angka {
        janji: "cakram lambat (basis data membeku 2 s)",
        percobaan: 1,
        hilang: n.hilang,
        setengah: n.setengah,
        pulih: format!("{}; {} tindakan diakui", detik(&mut [pulih]), diakui.len()),
    }
    .cetak();
    assert_eq!((n.hilang, n.setengah, hidup), (0, 0, 200));
    db.tutup().await;
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_disk_basis_data_penuh() {
    const JANJI: &str = "disk penuh (basis data)";
    let t = tempfile::tempdir().unwrap();
    let data = t.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let pasang = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=220m", "tmpfs"])
        .arg(&data)
        .status();
    if !pasang.is_ok_and(|s| s.success()) {
        dilewati(JANJI, "akun ini tidak boleh memasang cakram (perlu root)");
        return;
    }
    let mut peladen = Peladen::mulai(&data);
    let db = Db::connect(&akses(&data)).await.unwrap();
    siapkan_pemda(&db).await;
    let penulis = Penulis::mulai(&db, 1, 3);
    tokio::time::sleep(Duration::from_millis(300)).await;
    // Everything that is left, in one file.
    let isi = data.join("pengisi");
    let _ = Command::new("dd")
        .args(["if=/dev/zero", "bs=64k"])
        .arg(format!("of={}", isi.display()))
        .stderr(Stdio::null())
        .status();
    tokio::time::sleep(Duration::from_secs(4)).await;
    let diakui = penulis.berhenti().await;
    let dokter = jalankan(&data, &["dokter", "--format", "json"]);
    std::fs::remove_file(&isi).unwrap();
    let awal = Instant::now();
    peladen.sinyal("-KILL");
    peladen.anak.wait().unwrap();
    db.tutup().await;
    let lagi = Peladen::mulai(&data);
    let db = Db::connect(&akses(&data)).await.unwrap();
    bertindak(&db, Uuid::from_u128(9)).await.unwrap();
    let pulih = awal.elapsed();
    let n = nasib(&db, &diakui).await;
    db.tutup().await;
    let v = jalankan(&data, &["log", "verifikasi", "--format", "json"]);
    let berhenti = lagi.berhenti("-TERM");
    let _ = Command::new("umount").arg("-l").arg(&data).status();
    assert_eq!(v.status.code(), Some(0));
    assert_eq!(
        dokter.status.code(),
        Some(1),
        "dokter menyebut ruang yang kurang"
    );
    assert!(json(&dokter).to_string().contains("MB kosong"));
    Angka {
        janji: JANJI,
        percobaan: 1,
        hilang: n.hilang,
        setengah: n.setengah,
        pulih: format!("{}; {} tindakan diakui", detik(&mut [pulih]), diakui.len()),
    }
    .cetak();
    assert_eq!((n.hilang, n.setengah, berhenti), (0, 0, Some(0)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_jam_melompat() {
    let t = tempfile::tempdir().unwrap();
    let peladen = Peladen::mulai(t.path());
    let db = Db::connect(&akses(t.path())).await.unwrap();
    siapkan_pemda(&db).await;
    let jam = |teks: &str| ClockTetap(Saat(teks.parse().unwrap()));
    let kunci = app::log::KunciLog {
        tanda: bukti::kepala::KunciTanda::dari_benih(&[7; 32]),
        publik: vec![bukti::kepala::KunciTanda::dari_benih(&[7; 32]).publik()],
    };
    let lompatan = [
        "2026-11-22T05:00:00Z",
        "2016-01-01T00:00:00Z",
        "2046-01-01T00:00:00Z",
        "2026-11-22T05:00:01Z",
    ];
    for (n, saat) in lompatan.iter().enumerate() {
        let clock = jam(saat);
        let id = dasar::id::Id::<dasar::id::Peristiwa>::baru(
            &clock,
            &mut dasar::waktu::RngTetap(u64::try_from(n).unwrap()),
        );
        let mut tx = db.tx(PEMDA).await.unwrap();
        catat(&mut tx, id.uuid()).await.unwrap();
        tx.commit().await.unwrap();
        app::log::urutkan(&db, &clock, &kunci, PEMDA).await.unwrap();
    }
    let v = app::log::verifikasi(&db, Some("00.07"), &kunci.publik)
        .await
        .unwrap();
    assert!(
        v[0].laporan.kerusakan.is_empty(),
        "{:?}",
        v[0].laporan.kerusakan
    );
    assert_eq!(v[0].laporan.diperiksa, 4);
    let n = nasib(&db, &[]).await;
    Angka {
        janji: "jam melompat (−10, +20 tahun, kembali)",
        percobaan: lompatan.len(),
        hilang: 0,
        setengah: n.setengah,
        pulih: "seketika; log terbukti utuh".to_owned(),
    }
    .cetak();
    db.tutup().await;
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}
