//! Selaras: server, commands and worker in one program.
//!
//! The only place that reads the wall clock and the random source ([`waktu`]); everything below
//! is handed both. A command is one file in [`perintah`] with `Args` and `run`.

mod akun;
mod argumen;
mod basis;
mod jejak;
mod keluaran;
mod kunci;
mod kunci_bidang;
mod lingkungan;
mod metrik;
mod paket;
mod perintah;
mod server;
mod sinyal;
mod waktu;

use std::process::ExitCode;

use argumen::Argumen;
use keluaran::Gagal;
use lingkungan::Lingkungan;

fn main() -> ExitCode {
    let argumen = match argumen::baca() {
        Ok(argumen) => argumen,
        Err(salah) => return salah.cetak(),
    };
    let format = argumen.format;
    jejak::pasang(&argumen);
    let hasil = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Gagal::rusak)
        .and_then(|rt| rt.block_on(jalankan(argumen)));
    let kode = match hasil {
        Ok(kode) => kode,
        Err(gagal) => {
            gagal.cetak(format);
            gagal.kode()
        }
    };
    ExitCode::from(kode)
}

/// Runs the command, then lets go of the database whatever happened.
async fn jalankan(argumen: Argumen) -> Result<u8, Gagal> {
    let lingkungan = Lingkungan::baru(&argumen)?;
    let sendiri = argumen.perintah.mengurus_sinyal();
    let hasil = tokio::select! {
        hasil = perintah::jalankan(argumen.perintah, &lingkungan) => hasil,
        () = sinyal::berhenti(), if !sendiri => Err(Gagal::Terputus),
    };
    let tutup = lingkungan.tutup().await;
    let keluaran = hasil?;
    tutup?;
    lingkungan.cetak(&keluaran)?;
    Ok(keluaran.kode)
}
