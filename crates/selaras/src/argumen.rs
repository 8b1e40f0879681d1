//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::keluaran::{Format, Gagal};
use crate::perintah::Perintah;

/// Selaras: rencana, anggaran, dan kinerja pemerintah daerah dalam satu benang.
#[derive(Debug, Parser)]
#[command(
    name = "selaras",
    version,
    disable_help_subcommand = true,
    help_template = "{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}",
    after_help = "Kode keluar: 0 selesai, 1 ditolak, 2 salah pakai atau masukan tidak terbaca, \
                  70 gangguan, 130 diputus."
)]
pub struct Argumen {
    /// Folder data: basis data dan rahasianya [bawaan: SELARAS_DATA, lalu folder data akun ini]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// Bentuk keluaran; dengan json, stdout tepat satu dokumen JSON
    #[arg(long, global = true, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Bentuk catatan kerja di stderr
    #[arg(long, global = true, value_enum, default_value_t = BentukLog::Teks)]
    #[arg(value_name = "BENTUK")]
    pub log: BentukLog,
    #[command(subcommand)]
    pub perintah: Perintah,
}

/// Shape of the log on stderr.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum BentukLog {
    /// Lines for people.
    Teks,
    /// One JSON object a line.
    Json,
}

/// A command line that clap answered itself: help, version, or a usage error.
pub struct SalahPakai {
    clap: clap::Error,
    format: Format,
}

/// Reads the command line of this process.
pub fn baca() -> Result<Argumen, SalahPakai> {
    Argumen::try_parse().map_err(|clap| {
        let kata: Vec<String> = std::env::args().collect();
        let json = kata.iter().any(|k| k == "--format=json")
            || kata.windows(2).any(|w| w == ["--format", "json"]);
        SalahPakai {
            clap,
            format: if json { Format::Json } else { Format::Table },
        }
    })
}

impl SalahPakai {
    /// Help and version to stdout with 0; anything else as a usage error with 2.
    pub fn cetak(self) -> ExitCode {
        if self.clap.use_stderr() {
            let gagal = Gagal::Pakai(self.clap.render().to_string().trim_end().to_owned());
            gagal.cetak(self.format);
            return ExitCode::from(gagal.kode());
        }
        match self.clap.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(70),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn susunan_perintah_sah() {
        Argumen::command().debug_assert();
    }

    #[test]
    fn bendera_umum_boleh_setelah_perintah() {
        let a = Argumen::try_parse_from(["selaras", "jalan", "--format", "json", "--data", "/d"]);
        let a = a.unwrap();
        assert_eq!(a.format, Format::Json);
        assert_eq!(a.data.unwrap(), PathBuf::from("/d"));
    }
}
