//! `selaras demo`: from nothing to a region on screen.
//!
//! Loads the worked example that the binary carries, the data pack when one is found, checks,
//! publishes, and serves. Everything is recognised on the second start and not done twice.

use std::net::SocketAddr;
use std::path::PathBuf;

use serde_json::json;

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;
use crate::server;

mod contoh;
mod jelajah;
mod muat;
mod persona;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Alamat dan porta; porta 0 memilih yang kosong
    #[arg(long, default_value = "127.0.0.1:8090", value_name = "ALAMAT:PORTA")]
    pub listen: SocketAddr,
    /// Folder paket data [bawaan: SELARAS_PAKET, lalu ../shared/data bila ada]
    #[arg(long, value_name = "FOLDER")]
    pub paket: Option<PathBuf>,
    /// Muat semuanya, buka semua halaman utama satu kali, lapor, lalu berhenti
    #[arg(long)]
    pub periksa: bool,
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    let alamat = if args.periksa {
        SocketAddr::from(([127, 0, 0, 1], 0))
    } else {
        args.listen
    };
    let pendengar = server::dengar(alamat).await?;
    let selesai = tokio::select! {
        hasil = muat::semua(lingkungan, args.paket.as_deref()) => hasil?,
        () = crate::sinyal::berhenti() => return Err(Gagal::Terputus),
    };
    if !args.periksa {
        let cara = server::Cara {
            demo: true,
            ..server::Cara::default()
        };
        persona::siapkan(lingkungan).await?;
        server::layani(pendengar, lingkungan, &cara).await?;
        return Ok(Keluaran::sudah_dicetak());
    }
    let hasil = jelajah::periksa(pendengar, lingkungan).await?;
    Ok(laporan(&selesai, &hasil))
}

fn laporan(langkah: &[muat::Langkah], halaman: &jelajah::Hasil) -> Keluaran {
    let lulus = halaman.salah.is_empty();
    let langkah_json: Vec<_> = langkah
        .iter()
        .map(|l| json!({"langkah": l.nama, "hasil": l.hasil}))
        .collect();
    let mut keluaran = Keluaran::baru(json!({
        "lulus": lulus,
        "langkah": langkah_json,
        "halaman": halaman.dibuka,
        "salah": halaman.salah,
    }));
    keluaran.kode = u8::from(!lulus);
    for l in langkah {
        keluaran = keluaran.pesan(format!("{}: {}", l.nama, l.hasil));
    }
    for s in &halaman.salah {
        keluaran = keluaran.pesan(format!("SALAH {s}"));
    }
    keluaran.pesan(format!(
        "{} halaman dibuka, {} salah.",
        halaman.dibuka,
        halaman.salah.len()
    ))
}
