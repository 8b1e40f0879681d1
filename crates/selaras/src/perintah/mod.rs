//! The commands, one file each: `Args` and `run`.

use clap::Subcommand;

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

pub mod akun;
pub mod anggaran;
pub mod cadangan;
pub mod demo;
pub mod dokter;
pub mod hukum;
pub mod impor;
pub mod insiden;
pub mod jalan;
pub mod kinerja;
mod kinerja_evaluasi;
mod kinerja_kepala;
mod kinerja_pohon;
pub mod kunci;
pub mod log;
mod log_saksi;
mod masukan;
pub mod periksa;
pub mod retensi;
pub mod sakip;
mod sakip_evaluasi;
mod sakip_jalan;
pub mod sakip_nasional;

/// Every command of Selaras.
#[derive(Debug, Subcommand)]
pub enum Perintah {
    /// Akun: admin pertama, banyak akun dari berkas, setel ulang sandi
    Akun(akun::Args),
    /// Anggaran semua pemerintah daerah
    Anggaran(anggaran::Args),
    /// Impor berkas dan paket data, lihat temuannya, tarik kembali
    Impor(impor::Args),
    /// Cadangan terenkripsi: buat, daftar, periksa, pulihkan
    Cadangan(cadangan::Args),
    /// Lihat dan periksa parameter hukum yang berlaku
    Hukum(hukum::Args),
    /// Muat contoh dan paket data, lalu jalankan peladen
    Demo(demo::Args),
    /// Periksa pemasangan: program server, folder, migrasi, isolasi, paket data
    Dokter(dokter::Args),
    /// Insiden data pribadi dan kewajibannya dalam 3 × 24 jam
    Insiden(insiden::Args),
    /// Kunci data pribadi: daftar, putar
    Kunci(kunci::Args),
    /// Masa simpan data pribadi: tunjukkan, jalankan
    Retensi(retensi::Args),
    /// Jalankan peladen web
    Jalan(jalan::Args),
    /// Catatan peristiwa dan buktinya
    Log(log::Args),
    /// Capaian kinerja
    Kinerja(kinerja::Args),
    /// Periksa keselarasan dokumen satu pemerintah daerah
    Periksa(periksa::Args),
    /// Evaluasi akuntabilitas kinerja (SAKIP)
    Sakip(sakip::Args),
}

impl Perintah {
    /// Servers stop in order at a signal; every other command is simply cut off.
    pub fn mengurus_sinyal(&self) -> bool {
        matches!(self, Self::Jalan(_) | Self::Demo(_))
    }
}

/// Runs one command.
pub async fn jalankan(perintah: Perintah, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    match perintah {
        Perintah::Akun(args) => akun::run(args, lingkungan).await,
        Perintah::Insiden(args) => insiden::run(args, lingkungan).await,
        Perintah::Kunci(args) => kunci::run(args, lingkungan).await,
        Perintah::Retensi(args) => retensi::run(args, lingkungan).await,
        Perintah::Anggaran(args) => anggaran::run(args, lingkungan).await,
        Perintah::Impor(args) => impor::run(args, lingkungan).await,
        Perintah::Cadangan(args) => cadangan::run(args, lingkungan).await,
        Perintah::Hukum(args) => hukum::run(args, lingkungan).await,
        Perintah::Demo(args) => demo::run(args, lingkungan).await,
        Perintah::Dokter(args) => dokter::run(args, lingkungan).await,
        Perintah::Jalan(args) => jalan::run(args, lingkungan).await,
        Perintah::Log(args) => log::run(args, lingkungan).await,
        Perintah::Kinerja(args) => kinerja::run(args, lingkungan).await,
        Perintah::Periksa(args) => periksa::run(args, lingkungan).await,
        Perintah::Sakip(args) => sakip::run(args, lingkungan).await,
    }
}
