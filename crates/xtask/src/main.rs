//! `cargo xtask …` (`cargo run -p xtask -- …`): tasks of the project.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Pekerjaan rumah proyek.
#[derive(Debug, Parser)]
enum Tugas {
    /// Periksa kerapian: arah panah, ukuran, kata, larangan
    Tidy,
}

fn main() -> ExitCode {
    match Tugas::parse() {
        Tugas::Tidy => tidy(),
    }
}

fn tidy() -> ExitCode {
    let akar = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let langgar = xtask::rapi::periksa(&akar);
    let mut keluar = std::io::stderr().lock();
    for l in &langgar {
        let _ = writeln!(keluar, "{l}");
    }
    let _ = writeln!(keluar, "tidy: {} pelanggaran", langgar.len());
    if langgar.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
