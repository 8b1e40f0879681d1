//! `selaras jalan`: the web server.

use std::net::SocketAddr;

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;
use crate::server;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Alamat dan porta; porta 0 memilih yang kosong
    #[arg(long, default_value = "127.0.0.1:8090", value_name = "ALAMAT:PORTA")]
    pub listen: SocketAddr,
    /// Hanya melayani pembacaan: tidak ada yang dapat diubah (pemeliharaan, peladen cadangan)
    #[arg(long)]
    pub baca_saja: bool,
    /// Alamat yang dipakai peramban, misalnya `https://selaras.contoh.go.id`; perlu untuk kunci
    /// sandi, masuk tunggal, dan kue yang terikat https [bawaan: mesin ini]
    #[arg(long, value_name = "ALAMAT", value_parser = asal)]
    pub asal: Option<String>,
    /// Ada proksi di depan peladen ini; alamat pengunjung dibaca dari X-Forwarded-For
    #[arg(long)]
    pub di_balik_proksi: bool,
}

fn asal(teks: &str) -> Result<String, String> {
    let teks = teks.trim_end_matches('/');
    let (skema, sisa) = teks.split_once("://").unwrap_or_default();
    let baik =
        matches!(skema, "http" | "https") && !sisa.is_empty() && !sisa.contains(['/', '@', ' ']);
    if baik {
        Ok(teks.to_owned())
    } else {
        Err("tulis seperti https://selaras.contoh.go.id".to_owned())
    }
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    if args.baca_saja {
        lingkungan.pakai_baca_saja();
    }
    let pendengar = server::dengar(args.listen).await?;
    let cara = server::Cara {
        asal: args.asal,
        proksi: args.di_balik_proksi,
        demo: false,
    };
    server::layani(pendengar, lingkungan, &cara).await?;
    Ok(Keluaran::sudah_dicetak())
}
