//! Lists every law file of `hukum/` so that the library can embed it.
//!
//! The order is the sorted path: the fingerprint of the law set must not depend on the machine.
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let akar = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
        .join("../../hukum")
        .canonicalize()?;
    println_cargo(&format!("cargo:rerun-if-changed={}", akar.display()))?;
    let mut berkas = Vec::new();
    kumpulkan(&akar, &mut berkas)?;
    berkas.sort();
    let mut kode = String::from("/// Relative path and text of every embedded law file.\n");
    kode.push_str("pub(crate) static BERKAS: &[(&str, &str)] = &[\n");
    for jalur in &berkas {
        let nama = nama_relatif(&akar, jalur);
        if nama.starts_with("uji/") {
            continue;
        }
        let _ = writeln!(
            kode,
            "    ({nama:?}, include_str!({:?})),",
            jalur.display().to_string()
        );
    }
    kode.push_str("];\n");
    let tujuan = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("berkas.rs");
    fs::write(tujuan, kode)
}

fn kumpulkan(folder: &Path, keluaran: &mut Vec<PathBuf>) -> io::Result<()> {
    println_cargo(&format!("cargo:rerun-if-changed={}", folder.display()))?;
    for isi in fs::read_dir(folder)? {
        let jalur = isi?.path();
        if jalur.is_dir() {
            kumpulkan(&jalur, keluaran)?;
        } else if jalur.extension().is_some_and(|akhiran| akhiran == "toml") {
            keluaran.push(jalur);
        }
    }
    Ok(())
}

fn nama_relatif(akar: &Path, jalur: &Path) -> String {
    let relatif = jalur.strip_prefix(akar).unwrap_or(jalur);
    relatif
        .components()
        .map(|c| c.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

/// Cargo reads directives from standard output; the workspace bans `println!`.
fn println_cargo(baris: &str) -> io::Result<()> {
    use std::io::Write as _;
    writeln!(io::stdout(), "{baris}")
}
