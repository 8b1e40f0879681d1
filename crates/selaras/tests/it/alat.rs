//! Starting the binary and talking to it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// The binary without the surroundings of this machine.
pub fn selaras(data: &Path) -> Command {
    let mut perintah = Command::new(env!("CARGO_BIN_EXE_selaras"));
    for kunci in ["DATABASE_URL", "RUST_LOG", "SELARAS_DATA"] {
        perintah.env_remove(kunci);
    }
    perintah.arg("--data").arg(data).stdin(Stdio::null());
    perintah
}

pub fn jalankan(data: &Path, kata: &[&str]) -> Output {
    selaras(data).args(kata).output().unwrap()
}

/// The one JSON document on stdout.
pub fn json(keluaran: &Output) -> Value {
    serde_json::from_slice(&keluaran.stdout).unwrap_or_else(|e| {
        panic!(
            "{e}: {:?}\n{}",
            keluaran.stdout,
            String::from_utf8_lossy(&keluaran.stderr)
        )
    })
}

/// A running server.
pub struct Peladen {
    pub anak: Child,
    pub alamat: String,
    pub masuk: String,
}

impl Peladen {
    pub fn mulai(data: &Path) -> Self {
        let mut anak = selaras(data)
            .args(["jalan", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut baris = BufReader::new(anak.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        let mut url = |tanda: &str| {
            let teks = baris
                .find(|b| b.contains(tanda))
                .unwrap_or_else(|| panic!("peladen tidak mulai"));
            teks[teks.find("http://").unwrap()..]
                .split_whitespace()
                .next()
                .unwrap()
                .to_owned()
        };
        let alamat = url("berjalan di").trim_matches('/').replace("http://", "");
        Self {
            alamat,
            masuk: url("masuk?token="),
            anak,
        }
    }

    /// Status and body of a page.
    pub fn ambil(&self, jalur: &str) -> (u16, String) {
        let mut s = TcpStream::connect(&self.alamat).unwrap();
        write!(
            s,
            "GET {jalur} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.alamat
        )
        .unwrap();
        let mut jawaban = Vec::new();
        s.read_to_end(&mut jawaban).unwrap();
        let jawaban = String::from_utf8_lossy(&jawaban).into_owned();
        let status = jawaban.split(' ').nth(1).unwrap().parse().unwrap();
        let isi = jawaban
            .split_once("\r\n\r\n")
            .map(|(_, isi)| isi.to_owned());
        (status, isi.unwrap_or_default())
    }

    pub fn sinyal(&self, sinyal: &str) {
        let nomor = self.anak.id().to_string();
        assert!(
            Command::new("kill")
                .args([sinyal, &nomor])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Exit code after a signal.
    pub fn berhenti(mut self, sinyal: &str) -> Option<i32> {
        self.sinyal(sinyal);
        self.anak.wait().unwrap().code()
    }
}

/// Process number of the private server, when it lives.
pub fn nomor_pg(data: &Path) -> Option<i32> {
    let teks = std::fs::read_to_string(data.join("pg/postmaster.pid")).ok()?;
    let nomor: i32 = teks.lines().next()?.parse().ok()?;
    let nama = std::fs::read_to_string(format!("/proc/{nomor}/comm")).ok()?;
    (nama.trim() == "postgres").then_some(nomor)
}
