// Shared by the build scripts of the crates whose tests read the data pack: says whether `kunci`
// is there (`cfg(paket)`), so that such tests are reported as ignored, not silently passed.

fn paket(kunci: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::path::PathBuf;

    let mut out = std::io::stdout().lock();
    writeln!(out, "cargo::rustc-check-cfg=cfg(paket)")?;
    writeln!(out, "cargo::rerun-if-changed=build.rs")?;
    writeln!(out, "cargo::rerun-if-changed=../paket.build.rs")?;
    writeln!(out, "cargo::rerun-if-env-changed=SELARAS_PAKET")?;
    writeln!(out, "cargo::rerun-if-env-changed=SELARAS_PAKET_WAJIB")?;
    let bawaan = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
        .join("../../../shared/data");
    let dir = std::env::var_os("SELARAS_PAKET").map_or(bawaan, PathBuf::from);
    let ada = dir.join(kunci);
    writeln!(out, "cargo::rerun-if-changed={}", ada.display())?;
    if ada.is_file() {
        writeln!(out, "cargo::rustc-cfg=paket")?;
        writeln!(out, "cargo::rustc-env=PAKET_DIR={}", dir.display())?;
    } else if std::env::var_os("SELARAS_PAKET_WAJIB").is_some_and(|v| v == "1") {
        return Err(std::io::Error::other(format!(
            "SELARAS_PAKET_WAJIB=1 but {kunci} is not in {}",
            dir.display()
        )));
    }
    Ok(())
}
