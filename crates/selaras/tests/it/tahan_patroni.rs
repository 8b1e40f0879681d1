//! The same failover driven by Patroni: two nodes and one etcd on loopback. `scripts/patroni-uji`
//! installs what is missing and runs it; an ordinary run only says so.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use store::{Akses, Db};
use uuid::Uuid;

use crate::tahan_alat::{Angka, bertindak, detik, dilewati, nasib, siapkan_pemda};
use crate::tahan_siaga::{akun, binari, keluarga, sinyal, terpanjang, tulis_terus};

const JANJI: &str = "peladen utama mati (Patroni, siaga sinkron)";

struct Simpul {
    nama: &'static str,
    rest: u16,
    pg: u16,
    anak: Child,
}

struct Gerombol {
    akar: tempfile::TempDir,
    bin: PathBuf,
    etcd: Option<Child>,
    simpul: Vec<Simpul>,
}

fn porta() -> u16 {
    let p = TcpListener::bind("127.0.0.1:0").unwrap();
    p.local_addr().unwrap().port()
}

/// Status of an address of Patroni's own interface.
fn tanya(porta: u16, jalur: &str) -> u16 {
    let Ok(mut s) = TcpStream::connect(("127.0.0.1", porta)) else {
        return 0;
    };
    let _ = s.set_read_timeout(Some(Duration::from_secs(3)));
    let _ = write!(s, "GET {jalur} HTTP/1.0\r\n\r\n");
    let mut isi = String::new();
    let _ = s.read_to_string(&mut isi);
    isi.split(' ')
        .nth(1)
        .and_then(|s| s.parse().ok())
        .unwrap_or(0)
}

fn sabar(apa: &str, mut siap: impl FnMut() -> bool) {
    let batas = Instant::now() + Duration::from_secs(120);
    while !siap() {
        assert!(Instant::now() < batas, "{apa} tidak kunjung siap");
        std::thread::yield_now();
    }
}

impl Gerombol {
    fn perintah(&self, program: &str, log: &str) -> Command {
        let mut p = Command::new(program);
        if let Some((uid, gid)) = akun() {
            p.uid(uid).gid(gid);
        }
        let log = std::fs::File::create(self.akar.path().join(log)).unwrap();
        p.current_dir(self.akar.path())
            .env("HOME", self.akar.path())
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log);
        p
    }

    fn mulai(bin: PathBuf) -> Self {
        let akar = tempfile::tempdir().unwrap();
        if let Some((uid, gid)) = akun() {
            std::os::unix::fs::chown(akar.path(), Some(uid), Some(gid)).unwrap();
        }
        let mut g = Self {
            akar,
            bin,
            etcd: None,
            simpul: Vec::new(),
        };
        let (klien, teman) = (porta(), porta());
        let (klien_url, teman_url) = (
            format!("http://127.0.0.1:{klien}"),
            format!("http://127.0.0.1:{teman}"),
        );
        let etcd = g
            .perintah("etcd", "etcd.log")
            .args(["--data-dir", "etcd", "--name", "e"])
            .args(["--listen-client-urls", &klien_url])
            .args(["--advertise-client-urls", &klien_url])
            .args(["--listen-peer-urls", &teman_url])
            .args(["--initial-advertise-peer-urls", &teman_url])
            .args(["--initial-cluster", &format!("e={teman_url}")])
            .spawn()
            .unwrap();
        g.etcd = Some(etcd);
        sabar("etcd", || tanya(klien, "/health") == 200);
        g.tambah("satu", klien);
        let utama = g.simpul[0].rest;
        sabar("simpul pertama", || tanya(utama, "/primary") == 200);
        g.tambah("dua", klien);
        let siaga = g.simpul[1].rest;
        sabar("siaga sinkron", || tanya(siaga, "/sync") == 200);
        g
    }

    fn tambah(&mut self, nama: &'static str, etcd: u16) {
        let (rest, pg) = (porta(), porta());
        let akar = self.akar.path().display();
        let bin = self.bin.display();
        let mut y = String::new();
        write!(
            y,
            "scope: uji\nname: {nama}\n\
             restapi: {{listen: '127.0.0.1:{rest}', connect_address: '127.0.0.1:{rest}'}}\n\
             etcd3: {{hosts: '127.0.0.1:{etcd}'}}\n\
             bootstrap:\n  dcs: {{ttl: 6, loop_wait: 1, retry_timeout: 2, synchronous_mode: true, \
             postgresql: {{parameters: {{max_connections: 60, shared_buffers: 32MB}}}}}}\n  \
             initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}, data-checksums]\n  \
             pg_hba: ['host all all 127.0.0.1/32 trust', \
             'host replication all 127.0.0.1/32 trust']\n\
             postgresql:\n  listen: '127.0.0.1:{pg}'\n  connect_address: '127.0.0.1:{pg}'\n  \
             data_dir: '{akar}/{nama}'\n  bin_dir: '{bin}'\n  pgpass: '{akar}/pgpass-{nama}'\n  \
             authentication: {{superuser: {{username: induk, password: x}}, \
             replication: {{username: salin, password: x}}}}\n  \
             parameters: {{unix_socket_directories: '{akar}'}}\n"
        )
        .unwrap();
        let berkas = self.akar.path().join(format!("{nama}.yml"));
        std::fs::write(&berkas, y).unwrap();
        let anak = self
            .perintah("patroni", &format!("{nama}.log"))
            .arg(&berkas)
            .spawn()
            .unwrap();
        self.simpul.push(Simpul {
            nama,
            rest,
            pg,
            anak,
        });
    }

    fn psql(&self, porta: u16, sql: &str) {
        let k = Command::new(self.bin.join("psql"))
            .args([
                "-h",
                "127.0.0.1",
                "-U",
                "induk",
                "-d",
                "postgres",
                "-c",
                sql,
            ])
            .args(["-p", &porta.to_string()])
            .output()
            .unwrap();
        assert!(k.status.success(), "{}", String::from_utf8_lossy(&k.stderr));
    }

    fn nomor(&self, s: &Simpul) -> Option<i32> {
        let jalur = self.akar.path().join(s.nama).join("postmaster.pid");
        let teks = std::fs::read_to_string(jalur).ok()?;
        teks.lines().next()?.parse().ok()
    }
}

impl Drop for Gerombol {
    fn drop(&mut self) {
        for s in &self.simpul {
            let mut semua = vec![i32::try_from(s.anak.id()).unwrap()];
            semua.extend(self.nomor(s).map(keluarga).unwrap_or_default());
            sinyal(&semua, "-KILL");
        }
        for s in &mut self.simpul {
            let _ = s.anak.wait();
        }
        if let Some(etcd) = &mut self.etcd {
            let _ = etcd.kill();
            let _ = etcd.wait();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_patroni_mengalihkan_peladen_utama() {
    let diminta = std::env::var_os("SELARAS_UJI_PATRONI").is_some();
    let Some(bin) = binari().filter(|_| diminta) else {
        dilewati(JANJI, "jalankan scripts/patroni-uji");
        return;
    };
    let g = Gerombol::mulai(bin);
    let (utama, siaga) = (&g.simpul[0], &g.simpul[1]);
    for sql in [
        "create role selaras login password 'x'",
        "create role selaras_app",
        "grant selaras_app to selaras",
        "create database selaras owner selaras",
    ] {
        g.psql(utama.pg, sql);
    }
    let url = |s: &Simpul| format!("postgres://selaras:x@127.0.0.1:{}/selaras", s.pg);
    let akses = Akses::url(&format!("{},{}", url(siaga), url(utama)), None).unwrap();
    let (db, _) = Db::siapkan(&akses).await.unwrap();
    siapkan_pemda(&db).await;
    bertindak(&db, Uuid::from_u128(1)).await.unwrap();
    let penjaga = tokio::spawn({
        let db = db.clone();
        async move { db.jaga_utama().await }
    });
    let henti = Arc::new(AtomicBool::new(false));
    let penulis: Vec<_> = (0..4)
        .map(|i| tokio::spawn(tulis_terus(db.clone(), 100 + i, Arc::clone(&henti))))
        .collect();
    tokio::time::sleep(Duration::from_secs(2)).await;
    // The node is gone: its Patroni and its server.
    let mut semua = vec![i32::try_from(utama.anak.id()).unwrap()];
    semua.extend(g.nomor(utama).map(keluarga).unwrap_or_default());
    sinyal(&semua, "-KILL");
    sabar("utama baru", || tanya(siaga.rest, "/primary") == 200);
    tokio::time::sleep(Duration::from_secs(6)).await;
    henti.store(true, Ordering::Relaxed);
    let mut diakui = Vec::new();
    for p in penulis {
        diakui.extend(p.await.unwrap());
    }
    let sela = terpanjang(&mut diakui);
    let id: Vec<Uuid> = diakui.iter().map(|(id, _)| *id).collect();
    let lagi = Db::connect(&Akses::url(&url(siaga), None).unwrap())
        .await
        .unwrap();
    let n = nasib(&lagi, &id).await;
    lagi.tutup().await;
    penjaga.abort();
    db.tutup().await;
    Angka {
        janji: JANJI,
        percobaan: 1,
        hilang: n.hilang,
        setengah: n.setengah,
        pulih: format!(
            "terputus {}; {} tindakan diakui",
            detik(&mut [sela]),
            id.len()
        ),
    }
    .cetak();
    assert_eq!((n.hilang, n.setengah), (0, 0));
    let akhir = diakui.last().unwrap().1;
    assert!(
        akhir.elapsed() < Duration::from_secs(10),
        "penulisan berlanjut"
    );
}
