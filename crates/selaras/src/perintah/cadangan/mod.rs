//! `selaras cadangan`: encrypted backups of everything a data folder holds.

mod buat;
mod daftar;
mod periksa;
mod pulihkan;
mod sapu;

use std::path::{Path, PathBuf};

use cadangan::age::Identitas;
use cadangan::{CadanganError, Gudang, baca_identitas};
use clap::Subcommand;
use dasar::waktu::Clock;
use serde::{Deserialize, Serialize};

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

pub use sapu::jaga;

/// Cadangan terenkripsi
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub tindakan: Tindakan,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Buat cadangan dasar, atau simpan perubahan sejak itu (--tambahan)
    Buat(buat::Args),
    /// Daftar cadangan dan sampai saat mana masing-masing dapat dipulihkan
    Daftar(daftar::Args),
    /// Pulihkan ke folder coba, jalankan, dan periksa isinya
    Periksa(periksa::Args),
    /// Pulihkan ke folder --data yang kosong
    Pulihkan(pulihkan::Args),
}

/// Which repository.
#[derive(Debug, clap::Args)]
pub struct PilihGudang {
    /// Folder gudang cadangan; sebaiknya cakram atau mesin lain [bawaan: yang terakhir dipakai]
    #[arg(long, value_name = "FOLDER")]
    pub gudang: Option<PathBuf>,
}

/// Which copy, opened with what, up to when.
#[derive(Debug, clap::Args)]
pub struct PilihCadangan {
    #[command(flatten)]
    pub gudang: PilihGudang,
    /// Berkas kunci pemulihan; boleh lebih dari satu bila kunci pernah diganti [bawaan:
    /// SELARAS_KUNCI_PEMULIHAN]
    #[arg(long, value_name = "BERKAS")]
    pub kunci_pemulihan: Vec<PathBuf>,
    /// Keadaan pada saat ini, misalnya 2026-11-22T09:30:00+07:00 [bawaan: yang terakhir]
    #[arg(long, value_name = "SAAT", value_parser = saat)]
    pub sampai: Option<chrono::DateTime<chrono::Utc>>,
    /// Mulai dari cadangan dasar ini [bawaan: yang terakhir sebelum --sampai]
    #[arg(long, value_name = "ID")]
    pub dari: Option<String>,
}

fn saat(teks: &str) -> Result<chrono::DateTime<chrono::Utc>, String> {
    chrono::DateTime::parse_from_rfc3339(teks)
        .map(|s| s.to_utc())
        .map_err(|_| "tulis seperti 2026-11-22T09:30:00+07:00".to_owned())
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    match args.tindakan {
        Tindakan::Buat(a) => buat::run(a, l).await,
        Tindakan::Daftar(a) => daftar::run(&a, l),
        Tindakan::Periksa(a) => periksa::run(a, l).await,
        Tindakan::Pulihkan(a) => pulihkan::run(&a, l),
    }
}

/// What `DATA/cadangan.json` remembers.
#[derive(Debug, Serialize, Deserialize)]
struct Atur {
    gudang: PathBuf,
}

fn baca_atur(data: &Path) -> Option<Atur> {
    serde_json::from_slice(&std::fs::read(data.join("cadangan.json")).ok()?).ok()
}

impl PilihGudang {
    /// The repository that was named, or the one used last.
    fn folder(&self, l: &Lingkungan) -> Result<PathBuf, Gagal> {
        if let Some(g) = &self.gudang {
            return Ok(g.clone());
        }
        baca_atur(&l.data).map(|a| a.gudang).ok_or_else(|| {
            Gagal::pakai(
                "belum ada gudang cadangan; tunjuk foldernya dengan --gudang FOLDER, sebaiknya \
                 cakram atau mesin lain",
            )
        })
    }
}

impl PilihCadangan {
    fn identitas(&self) -> Result<Vec<Identitas>, Gagal> {
        let mut berkas = self.kunci_pemulihan.clone();
        let bawaan = std::env::var_os("SELARAS_KUNCI_PEMULIHAN").filter(|v| !v.is_empty());
        if berkas.is_empty() {
            berkas.extend(bawaan.map(PathBuf::from));
        }
        if berkas.is_empty() {
            return Err(Gagal::pakai(
                "cadangan terenkripsi; tunjuk kunci pemulihannya dengan --kunci-pemulihan BERKAS",
            ));
        }
        let mut semua = Vec::new();
        for satu in &berkas {
            semua.extend(baca_identitas(satu).map_err(gagal)?);
        }
        Ok(semua)
    }

    fn buka(&self, l: &Lingkungan) -> Result<Gudang, Gagal> {
        Gudang::baca(&self.gudang.folder(l)?).map_err(gagal)
    }
}

/// Errors of the backup crate at the command's end.
fn gagal(e: CadanganError) -> Gagal {
    match e {
        CadanganError::Tolak { kode, pesan } => Gagal::tolak(kode, pesan),
        CadanganError::Masukan(pesan) => Gagal::pakai(pesan),
        CadanganError::Penuh(_) => Gagal::tolak("disk_penuh", e.to_string()),
        CadanganError::Berkas { .. } => Gagal::rusak(e),
    }
}

/// A name that sorts by time.
fn id(clock: &dyn Clock) -> String {
    clock.kini().0.format("%Y%m%dT%H%M%S%3fZ").to_string()
}

fn rfc(clock: &dyn Clock) -> String {
    clock
        .kini()
        .0
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
