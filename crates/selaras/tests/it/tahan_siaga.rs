//! Past one machine: two servers, every acknowledgement waits for both, one of them dies.
//!
//! The promotion is driven by this test with `pg_ctl promote`, as an operator does; the same
//! with Patroni is `scripts/patroni-uji`.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use cluster::Binari;
use store::{Akses, Db};
use uuid::Uuid;

use crate::alat::{json, selaras};
use crate::tahan_alat::{Angka, bertindak, bunuh, detik, dilewati, nasib, sampai, siapkan_pemda};

const JANJI: &str = "peladen utama mati (siaga sinkron)";
const JANJI_PUTUS: &str = "jaringan ke siaga putus (siaga sinkron)";

/// The account of the servers: not root.
pub fn akun() -> Option<(u32, u32)> {
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap();
    let root = std::fs::metadata("/proc/self").is_ok_and(|m| {
        use std::os::unix::fs::MetadataExt as _;
        m.uid() == 0
    });
    root.then_some(())?;
    let baris = passwd
        .lines()
        .find(|b| b.starts_with("postgres:") || b.starts_with("nobody:"))?;
    let kolom: Vec<&str> = baris.split(':').collect();
    Some((kolom[2].parse().unwrap(), kolom[3].parse().unwrap()))
}

struct Dua {
    akar: tempfile::TempDir,
    bin: PathBuf,
}

impl Dua {
    fn perintah(&self, nama: &str) -> Command {
        let mut p = Command::new(self.bin.join(nama));
        if let Some((uid, gid)) = akun() {
            p.uid(uid).gid(gid);
        }
        p.current_dir("/").env("LC_ALL", "C").stdin(Stdio::null());
        p
    }

    fn jalankan(&self, nama: &str, kata: &[&str]) {
        let k = self.perintah(nama).args(kata).output().unwrap();
        assert!(
            k.status.success(),
            "{nama}: {}{}",
            String::from_utf8_lossy(&k.stdout),
            String::from_utf8_lossy(&k.stderr)
        );
    }

    fn di(&self, nama: &str) -> PathBuf {
        self.akar.path().join(nama)
    }

    fn kata(&self, nama: &str) -> String {
        self.di(nama).display().to_string()
    }

    fn atur(&self, nama: &str, isi: &str) {
        use std::io::Write as _;
        let mut f = std::fs::File::options()
            .append(true)
            .open(self.di(nama).join("postgresql.conf"))
            .unwrap();
        writeln!(f, "{isi}").unwrap();
    }

    fn mulai(&self, nama: &str) {
        let log = self.kata(&format!("soket-{nama}/log"));
        // The log goes to a file: nobody waits for the end of an inherited pipe.
        let status = self
            .perintah("pg_ctl")
            .args([
                "start",
                "-w",
                "-t",
                "60",
                "-D",
                &self.kata(nama),
                "-l",
                &log,
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        let isi = std::fs::read_to_string(&log).unwrap_or_default();
        assert!(status.success(), "{isi}");
    }

    fn nomor(&self, nama: &str) -> i32 {
        let teks = std::fs::read_to_string(self.di(nama).join("postmaster.pid")).unwrap();
        teks.lines().next().unwrap().parse().unwrap()
    }

    fn url(&self, nama: &str, akun: &str) -> String {
        let soket = self.kata(&format!("soket-{nama}")).replace('/', "%2F");
        format!("postgres://{akun}:x@{soket}/selaras")
    }

    /// Two servers; the primary acknowledges nothing that the standby has not written.
    fn siapkan(bin: PathBuf) -> Self {
        let dua = Self {
            akar: tempfile::tempdir().unwrap(),
            bin,
        };
        let buka = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(dua.akar.path(), buka).unwrap();
        for nama in ["utama", "siaga", "soket-utama", "soket-siaga"] {
            std::fs::create_dir(dua.di(nama)).unwrap();
            std::fs::set_permissions(dua.di(nama), std::fs::Permissions::from_mode(0o700)).unwrap();
            if let Some((uid, gid)) = akun() {
                std::os::unix::fs::chown(dua.di(nama), Some(uid), Some(gid)).unwrap();
            }
        }
        let utama = dua.kata("utama");
        dua.jalankan(
            "initdb",
            &[
                "-D",
                &utama,
                "-U",
                "induk",
                "--auth=trust",
                "--locale=C.UTF-8",
                "-E",
                "UTF8",
            ],
        );
        dua.atur("utama", &setelan(&dua.kata("soket-utama")));
        dua.mulai("utama");
        let soket = dua.kata("soket-utama");
        for sql in [
            "create role selaras login password 'x'",
            "create role selaras_app",
            "grant selaras_app to selaras",
            "create database selaras owner selaras",
        ] {
            dua.jalankan(
                "psql",
                &["-h", &soket, "-U", "induk", "-d", "postgres", "-c", sql],
            );
        }
        let siaga = dua.kata("siaga");
        dua.jalankan(
            "pg_basebackup",
            &[
                "-h", &soket, "-U", "induk", "-D", &siaga, "-c", "fast", "-X", "stream",
            ],
        );
        dua.atur(
            "siaga",
            &format!(
                "{}\nprimary_conninfo = 'host={soket} user=induk application_name=siaga'",
                setelan(&dua.kata("soket-siaga"))
            ),
        );
        let tanda = dua.di("siaga/standby.signal");
        std::fs::write(&tanda, "").unwrap();
        if let Some((uid, gid)) = akun() {
            std::os::unix::fs::chown(&tanda, Some(uid), Some(gid)).unwrap();
        }
        dua.mulai("siaga");
        dua.atur("utama", "synchronous_standby_names = 'siaga'");
        dua.jalankan("pg_ctl", &["reload", "-D", &utama]);
        dua
    }

    fn promosikan(&self) {
        // The new primary has no standby of its own yet; waiting for one would stop all writing.
        self.jalankan("pg_ctl", &["promote", "-w", "-D", &self.kata("siaga")]);
    }
}

impl Drop for Dua {
    fn drop(&mut self) {
        for nama in ["utama", "siaga"] {
            let data = self.kata(nama);
            let _ = self
                .perintah("pg_ctl")
                .args(["stop", "-m", "immediate", "-D", &data])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
        }
    }
}

fn setelan(soket: &str) -> String {
    format!(
        "listen_addresses = ''\nunix_socket_directories = '{soket}'\nmax_connections = 60\n\
         shared_buffers = 32MB\nwal_receiver_status_interval = 1\nhot_standby = on"
    )
}

/// Processes of a server: the postmaster and its children.
pub fn keluarga(nomor: i32) -> Vec<i32> {
    let mut semua = vec![nomor];
    for e in std::fs::read_dir("/proc").unwrap().flatten() {
        let stat = std::fs::read_to_string(e.path().join("stat")).unwrap_or_default();
        let induk = stat.rsplit(')').next().unwrap_or_default();
        let induk = induk.split_whitespace().nth(1).and_then(|s| s.parse().ok());
        if induk == Some(nomor)
            && let Ok(n) = e.file_name().to_string_lossy().parse()
        {
            semua.push(n);
        }
    }
    semua
}

pub fn sinyal(nomor: &[i32], sinyal: &str) {
    for n in nomor {
        let _ = Command::new("kill").args([sinyal, &n.to_string()]).status();
    }
}

/// Writers that repeat an act with the same id until it is acknowledged, and note when.
pub async fn tulis_terus(db: Db, awalan: u128, henti: Arc<AtomicBool>) -> Vec<(Uuid, Instant)> {
    let mut diakui = Vec::new();
    let mut urut = 0;
    while !henti.load(Ordering::Relaxed) {
        urut += 1;
        let id = Uuid::from_u128((awalan << 64) | urut);
        loop {
            let hasil = tokio::time::timeout(Duration::from_secs(4), bertindak(&db, id)).await;
            match hasil {
                // Written before the connection broke, acknowledged to nobody: it is there.
                Ok(Ok(()) | Err(store::StoreError::Batasan { .. })) => {
                    diakui.push((id, Instant::now()));
                    break;
                }
                _ if henti.load(Ordering::Relaxed) => break,
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }
    diakui
}

pub fn terpanjang(diakui: &mut [(Uuid, Instant)]) -> Duration {
    diakui.sort_by_key(|(_, kapan)| *kapan);
    diakui
        .windows(2)
        .map(|w| w[1].1 - w[0].1)
        .max()
        .unwrap_or_default()
}

pub fn binari() -> Option<PathBuf> {
    let atur = std::env::var_os("SELARAS_PG_BIN").map(PathBuf::from);
    let bin = Binari::cari(atur.as_deref(), Path::new("/tidak-ada"))
        .ok()?
        .folder;
    ["pg_basebackup", "psql"]
        .iter()
        .all(|p| bin.join(p).is_file())
        .then_some(bin)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_peladen_utama_mati_siaga_meneruskan() {
    let Some(bin) = binari() else {
        dilewati(JANJI, "pg_basebackup dan psql tidak terpasang");
        return;
    };
    let ulang = crate::tahan_alat::ulang().div_ceil(20).min(5);
    let (mut hilang, mut setengah, mut sela, mut jumlah) = (0, 0, Vec::new(), 0);
    for _ in 0..ulang {
        let dua = Dua::siapkan(bin.clone());
        let url = format!(
            "{},{}",
            dua.url("utama", "selaras"),
            dua.url("siaga", "selaras")
        );
        let akses = Akses::url(&url, None).unwrap();
        let (db, _) = Db::siapkan(&akses).await.unwrap();
        siapkan_pemda(&db).await;
        let penjaga = tokio::spawn({
            let db = db.clone();
            async move { db.jaga_utama().await }
        });
        putuskan_jaringan(&dua, &db).await;
        let henti = Arc::new(AtomicBool::new(false));
        let penulis: Vec<_> = (0..4)
            .map(|i| tokio::spawn(tulis_terus(db.clone(), 100 + i, Arc::clone(&henti))))
            .collect();
        tokio::time::sleep(Duration::from_millis(700)).await;
        sinyal(&keluarga(dua.nomor("utama")), "-KILL");
        dua.promosikan();
        tokio::time::sleep(Duration::from_secs(4)).await;
        henti.store(true, Ordering::Relaxed);
        let mut diakui = Vec::new();
        for p in penulis {
            diakui.extend(p.await.unwrap());
        }
        sela.push(terpanjang(&mut diakui));
        let id: Vec<Uuid> = diakui.iter().map(|(id, _)| *id).collect();
        let baru = Akses::url(&dua.url("siaga", "selaras"), None).unwrap();
        let lagi = Db::connect(&baru).await.unwrap();
        let n = nasib(&lagi, &id).await;
        hilang += n.hilang;
        setengah += n.setengah;
        jumlah += id.len();
        let akhir = diakui.last().unwrap().1;
        assert!(
            akhir.elapsed() < Duration::from_secs(3),
            "penulisan berlanjut"
        );
        lagi.tutup().await;
        penjaga.abort();
        db.tutup().await;
        // The program itself, on the server that took over.
        let k = selaras(&dua.di("data"))
            .args(["log", "verifikasi", "--format", "json"])
            .env("DATABASE_URL", &url)
            .output()
            .unwrap();
        assert_eq!(k.status.code(), Some(0), "{}", json(&k));
    }
    Angka {
        janji: JANJI,
        percobaan: usize::try_from(ulang).unwrap(),
        hilang,
        setengah,
        pulih: format!("terputus {}; {jumlah} tindakan diakui", detik(&mut sela)),
    }
    .cetak();
    assert_eq!((hilang, setengah), (0, 0));
}

/// The standby does not answer: nothing is acknowledged until it does.
async fn putuskan_jaringan(dua: &Dua, db: &Db) {
    let siaga = keluarga(dua.nomor("siaga"));
    bertindak(db, Uuid::from_u128(1 << 100)).await.unwrap();
    sinyal(&siaga, "-STOP");
    let id = Uuid::from_u128((1 << 100) + 1);
    let diam = tokio::spawn({
        let db = db.clone();
        async move { bertindak(&db, id).await }
    });
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let diakui_tanpa_siaga = diam.is_finished();
    let awal = Instant::now();
    sinyal(&siaga, "-CONT");
    let hasil = diam.await.unwrap();
    let n = nasib(db, &[id]).await;
    Angka {
        janji: JANJI_PUTUS,
        percobaan: 1,
        hilang: n.hilang,
        setengah: n.setengah,
        pulih: detik(&mut [awal.elapsed()]),
    }
    .cetak();
    assert!(
        !diakui_tanpa_siaga,
        "tidak diakui selama siaga tidak menjawab"
    );
    hasil.unwrap();
    assert_eq!(n.hilang, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_laporan_dibaca_dari_siaga() {
    let Some(bin) = binari() else {
        dilewati(
            "laporan dari peladen baca",
            "pg_basebackup dan psql tidak terpasang",
        );
        return;
    };
    let dua = Dua::siapkan(bin);
    let mut akses = Akses::url(&dua.url("utama", "selaras"), None).unwrap();
    akses.dengan_baca(&dua.url("siaga", "selaras")).unwrap();
    let (db, _) = Db::siapkan(&akses).await.unwrap();
    siapkan_pemda(&db).await;
    let pemda = crate::tahan_alat::PEMDA;
    let di_siaga = async || {
        let mut tx = db.tx_baca(pemda).await.unwrap();
        sqlx::query_scalar::<_, bool>("select pg_is_in_recovery()")
            .fetch_one(&mut *tx)
            .await
            .unwrap()
    };
    assert!(di_siaga().await, "dibaca dari siaga");
    let id = Uuid::from_u128(1);
    bertindak(&db, id).await.unwrap();
    let telat = sampai(async || {
        let mut tx = db.tx_baca(pemda).await.unwrap();
        let n: i64 = sqlx::query_scalar("select count(*) from peristiwa")
            .fetch_one(&mut *tx)
            .await
            .unwrap();
        n == 1
    })
    .await;
    // Without the standby (and without waiting for it) reports come from the primary.
    dua.atur("utama", "synchronous_standby_names = ''");
    dua.jalankan("pg_ctl", &["reload", "-D", &dua.kata("utama")]);
    let siaga = dua.nomor("siaga");
    sinyal(&keluarga(siaga), "-KILL");
    bunuh(siaga);
    sampai(async || !di_siaga().await).await;
    Angka {
        janji: "laporan dari peladen baca, lalu mati",
        percobaan: 1,
        hilang: 0,
        setengah: 0,
        pulih: format!("selisih baca {:.3} s; lalu dari utama", telat.as_secs_f64()),
    }
    .cetak();
    db.tutup().await;
}
