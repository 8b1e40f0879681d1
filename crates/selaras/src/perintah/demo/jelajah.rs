//! Opening pages over loopback as a browser without JavaScript would: from the front page along
//! its links.

use std::collections::{BTreeSet, VecDeque};
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;
use crate::server;

/// Links of one kind lead to thousands of like pages; this many of each are opened.
const PER_JENIS: usize = 3;
/// The front page is for slow lines.
const BERANDA_TERBESAR: usize = 100_000;

/// What the walk found.
#[derive(Debug, Default)]
pub struct Hasil {
    pub dibuka: usize,
    pub salah: Vec<String>,
}

struct Jawaban {
    status: u16,
    html: bool,
    isi: String,
}

/// Serves, walks, stops.
pub async fn periksa(pendengar: TcpListener, lingkungan: &Lingkungan) -> Result<Hasil, Gagal> {
    let alamat = pendengar.local_addr().map_err(Gagal::rusak)?;
    let router = server::susun(alamat, lingkungan, &server::Cara::default())
        .await?
        .0;
    let layanan = tokio::spawn(async move { axum::serve(pendengar, router).await });
    let hasil = jelajahi(alamat).await;
    layanan.abort();
    hasil.map_err(Gagal::rusak)
}

async fn jelajahi(alamat: SocketAddr) -> std::io::Result<Hasil> {
    let mut hasil = Hasil::default();
    let mut antre: VecDeque<String> = ["/", "/readyz", "/api/v1/openapi.json"]
        .map(str::to_owned)
        .into();
    let mut dikenal: BTreeSet<String> = antre.iter().cloned().collect();
    let mut per_jenis: std::collections::BTreeMap<String, usize> = Default::default();
    while let Some(jalur) = antre.pop_front() {
        let jawaban = ambil(alamat, &jalur).await?;
        hasil.dibuka += 1;
        hasil
            .salah
            .extend(nilai(&jalur, &jawaban).map(|s| format!("{jalur}: {s}")));
        if !jawaban.html {
            continue;
        }
        for tautan in tautan(&jawaban.isi) {
            let cacah = per_jenis.entry(jenis(&tautan)).or_default();
            if *cacah < PER_JENIS && dikenal.insert(tautan.clone()) {
                *cacah += 1;
                antre.push_back(tautan);
            }
        }
    }
    Ok(hasil)
}

/// What is wrong with a page.
fn nilai(jalur: &str, j: &Jawaban) -> Option<String> {
    if j.status != 200 {
        return Some(format!("status {}", j.status));
    }
    if jalur == "/" && j.isi.len() > BERANDA_TERBESAR {
        return Some(format!("{} bita; batas {BERANDA_TERBESAR}", j.isi.len()));
    }
    if !j.html {
        return None;
    }
    let kepala = j.isi.matches("<h1").count();
    let kurang = ["lang=\"id\"", "<title", "<main"]
        .into_iter()
        .find(|k| !j.isi.contains(k));
    match kurang {
        _ if kepala != 1 => Some(format!("{kepala} judul h1")),
        Some(k) => Some(format!("tanpa {k}")),
        None => None,
    }
}

/// Addresses of this server in `href="…"`, without fragments.
fn tautan(isi: &str) -> Vec<String> {
    isi.split("href=\"")
        .skip(1)
        .filter_map(|s| s.split('"').next())
        .filter(|s| s.starts_with('/') && !s.starts_with("//"))
        .filter_map(|s| s.split('#').next())
        .map(|s| s.replace("&amp;", "&").replace("&#38;", "&"))
        .collect()
}

/// `/pemda/64.11/opd/1.01` and `/pemda/64.12/opd/1.02` are of one kind: digits do not count.
fn jenis(tautan: &str) -> String {
    let (jalur, tanya) = tautan.split_once('?').unwrap_or((tautan, ""));
    let bagian: Vec<&str> = jalur
        .split('/')
        .map(|b| {
            if b.chars().any(|c| c.is_ascii_digit()) {
                "*"
            } else {
                b
            }
        })
        .collect();
    let kunci: Vec<&str> = tanya
        .split('&')
        .filter_map(|t| t.split('=').next())
        .collect();
    format!("{}?{}", bagian.join("/"), kunci.join("&"))
}

async fn ambil(alamat: SocketAddr, jalur: &str) -> std::io::Result<Jawaban> {
    let mut s = TcpStream::connect(alamat).await?;
    let minta = format!("GET {jalur} HTTP/1.1\r\nHost: {alamat}\r\nConnection: close\r\n\r\n");
    s.write_all(minta.as_bytes()).await?;
    let mut bita = Vec::new();
    s.read_to_end(&mut bita).await?;
    let teks = String::from_utf8_lossy(&bita).into_owned();
    let (kepala, isi) = teks.split_once("\r\n\r\n").unwrap_or((&teks, ""));
    Ok(Jawaban {
        status: kepala
            .split(' ')
            .nth(1)
            .and_then(|s| s.parse().ok())
            .unwrap_or(0),
        html: kepala.to_lowercase().contains("content-type: text/html"),
        isi: isi.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tautan_milik_sendiri_saja() {
        let isi = "<a href=\"/a?b=1&amp;c=2#d\">x</a> <a href=\"https://x\"> <a href=\"//y\">";
        assert_eq!(tautan(isi), ["/a?b=1&c=2"]);
    }

    #[test]
    fn halaman_sejenis_dikenali() {
        assert_eq!(
            jenis("/pemda/64.11/opd/1.01"),
            jenis("/pemda/12.01/opd/2.22")
        );
        assert_ne!(jenis("/pemda/64.11"), jenis("/provinsi/64"));
        assert_eq!(jenis("/cari?q=a"), jenis("/cari?q=b"));
    }

    #[test]
    fn halaman_yang_salah_ketahuan() {
        let j = |status, isi: &str| Jawaban {
            status,
            html: true,
            isi: isi.to_owned(),
        };
        let baik = "<html lang=\"id\"><title>a</title><main><h1>a</h1></main>";
        assert_eq!(nilai("/a", &j(200, baik)), None);
        assert!(nilai("/a", &j(404, baik)).is_some());
        assert!(nilai("/a", &j(200, "<h1>")).is_some());
        assert!(nilai("/", &j(200, &format!("{baik}{}", " ".repeat(100_000)))).is_some());
    }
}
