//! Lists the files of the worked example so that the binary carries it.
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> io::Result<()> {
    let peti = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let contoh = peti.join("../../contoh");
    writeln!(io::stdout(), "cargo:rerun-if-changed={}", contoh.display())?;
    let mut kode = String::new();
    for (tetap, folder) in [("PAKET", "paket"), ("RUJUKAN", "rujukan")] {
        kode.push_str(&daftar(tetap, &contoh.join(folder))?);
    }
    fs::write(
        PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("contoh.rs"),
        kode,
    )
}

/// One constant with the files of a folder; empty when the folder is not there.
fn daftar(tetap: &str, folder: &Path) -> io::Result<String> {
    let mut berkas = Vec::new();
    if folder.is_dir() {
        writeln!(io::stdout(), "cargo:rerun-if-changed={}", folder.display())?;
        for isi in fs::read_dir(folder.canonicalize()?)? {
            berkas.push(isi?.path());
        }
    }
    berkas.sort();
    let mut kode = format!("pub static {tetap}: &[(&str, &[u8])] = &[\n");
    for jalur in berkas.iter().filter(|j| j.is_file()) {
        let nama = jalur.file_name().unwrap_or_default().to_string_lossy();
        let isi = jalur.display().to_string();
        let _ = writeln!(kode, "    ({nama:?}, include_bytes!({isi:?})),");
    }
    kode.push_str("];\n");
    Ok(kode)
}
