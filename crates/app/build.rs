//! Tells the tests whether the data pack is there (`cfg(paket)`), so that they are reported as
//! ignored, not silently passed, when it is not.

use std::io::Write;
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "cargo::rustc-check-cfg=cfg(paket)")?;
    writeln!(out, "cargo::rerun-if-env-changed=SELARAS_PAKET")?;
    writeln!(out, "cargo::rerun-if-env-changed=SELARAS_PAKET_WAJIB")?;
    let bawaan = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
        .join("../../../shared/data");
    let dir = std::env::var_os("SELARAS_PAKET").map_or(bawaan, PathBuf::from);
    let ada = dir.join("nomenklatur-2020.csv");
    writeln!(out, "cargo::rerun-if-changed={}", ada.display())?;
    if ada.is_file() {
        writeln!(out, "cargo::rustc-cfg=paket")?;
        writeln!(out, "cargo::rustc-env=PAKET_DIR={}", dir.display())?;
    } else if std::env::var_os("SELARAS_PAKET_WAJIB").is_some_and(|v| v == "1") {
        return Err(std::io::Error::other(format!(
            "SELARAS_PAKET_WAJIB=1 but there is no data pack in {}",
            dir.display()
        )));
    }
    Ok(())
}
