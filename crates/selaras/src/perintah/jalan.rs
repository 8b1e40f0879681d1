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
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    if args.baca_saja {
        lingkungan.pakai_baca_saja();
    }
    let pendengar = server::dengar(args.listen).await?;
    server::layani(pendengar, lingkungan).await?;
    Ok(Keluaran::sudah_dicetak())
}
