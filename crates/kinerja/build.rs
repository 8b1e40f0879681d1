//! Tells the tests whether the data pack is there: absent packs skip, unless one is required.

use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rustc-check-cfg=cfg(paket)");
    println!("cargo::rerun-if-env-changed=SELARAS_PAKET");
    println!("cargo::rerun-if-env-changed=SELARAS_PAKET_WAJIB");
    let lokasi = std::env::var_os("SELARAS_PAKET").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let wajib = std::env::var_os("SELARAS_PAKET_WAJIB").is_some();
    if wajib || lokasi.join("capaian-banyuwangi-2020-2024.csv").exists() {
        println!("cargo::rustc-cfg=paket");
        println!("cargo::rustc-env=SELARAS_PAKET_UJI={}", lokasi.display());
    }
}
