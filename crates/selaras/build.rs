//! Lists the files of the worked example so that the binary carries it.
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::{env, fs};

fn main() -> io::Result<()> {
    let peti = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let contoh = peti.join("../../contoh");
    writeln!(io::stdout(), "cargo:rerun-if-changed={}", contoh.display())?;
    let paket = contoh.join("paket");
    let mut berkas = Vec::new();
    if paket.is_dir() {
        writeln!(io::stdout(), "cargo:rerun-if-changed={}", paket.display())?;
        for isi in fs::read_dir(paket.canonicalize()?)? {
            berkas.push(isi?.path());
        }
    }
    berkas.sort();
    let mut kode = String::from("pub static BERKAS: &[(&str, &[u8])] = &[\n");
    for jalur in berkas.iter().filter(|j| j.is_file()) {
        let nama = jalur.file_name().unwrap_or_default().to_string_lossy();
        let isi = jalur.display().to_string();
        let _ = writeln!(kode, "    ({nama:?}, include_bytes!({isi:?})),");
    }
    kode.push_str("];\n");
    fs::write(
        PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("contoh.rs"),
        kode,
    )
}
