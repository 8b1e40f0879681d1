//! The files of the repository.

use std::path::Path;

use crate::sumber::{self, Token};

/// A text file.
#[derive(Clone, Debug)]
pub struct Berkas {
    /// Path from the root, with `/`.
    pub jalur: String,
    /// Its text.
    pub teks: String,
    /// Its pieces, when it is Rust; without `#[cfg(test)]` items.
    pub token: Vec<Token>,
}

/// Folders that hold no source of ours.
const LEWATI: [&str; 6] = [
    ".git",
    "target",
    "node_modules",
    ".alat",
    "vendor",
    "pg-runtime",
];
/// Endings that are text.
const TEKS: [&str; 15] = [
    "rs", "toml", "sql", "sh", "mjs", "js", "css", "html", "md", "txt", "yml", "yaml", "json",
    "svg", "csv",
];

impl Berkas {
    /// A file; Rust is split into pieces.
    #[must_use]
    pub fn baru(jalur: &str, teks: &str) -> Self {
        let token = match jalur.ends_with(".rs") {
            true => sumber::tanpa_uji(sumber::urai(teks)),
            false => Vec::new(),
        };
        Self {
            jalur: jalur.to_owned(),
            teks: teks.to_owned(),
            token,
        }
    }

    /// Name of the crate it belongs to.
    #[must_use]
    pub fn peti(&self) -> Option<&str> {
        self.jalur.strip_prefix("crates/")?.split('/').next()
    }

    /// Test code, wherever it lies.
    #[must_use]
    pub fn uji(&self) -> bool {
        ["/tests/", "/benches/", "/examples/"]
            .iter()
            .any(|f| self.jalur.contains(f))
            || self.jalur.ends_with("/tests.rs")
    }

    /// Source of a crate that is not a test.
    #[must_use]
    pub fn produk(&self) -> bool {
        self.jalur.ends_with(".rs") && self.jalur.contains("/src/") && !self.uji()
    }
}

/// Reads every text file below the root, in order of path.
pub(super) fn kumpulkan(akar: &Path) -> Vec<Berkas> {
    let mut jalur = Vec::new();
    telusuri(akar, "", &mut jalur);
    jalur.sort();
    jalur
        .iter()
        .filter_map(|j| {
            Some(Berkas::baru(
                j,
                &std::fs::read_to_string(akar.join(j)).ok()?,
            ))
        })
        .collect()
}

fn telusuri(akar: &Path, di: &str, hasil: &mut Vec<String>) {
    for entri in std::fs::read_dir(akar.join(di))
        .into_iter()
        .flatten()
        .flatten()
    {
        let Ok(nama) = entri.file_name().into_string() else {
            continue;
        };
        let jalur = if di.is_empty() {
            nama.clone()
        } else {
            format!("{di}/{nama}")
        };
        match entri.file_type() {
            Ok(j) if j.is_dir() && !LEWATI.contains(&nama.as_str()) => {
                telusuri(akar, &jalur, hasil)
            }
            Ok(j) if j.is_file() && teks(&nama) => hasil.push(jalur),
            _ => {}
        }
    }
}

fn teks(nama: &str) -> bool {
    match nama.rsplit_once('.') {
        Some((_, akhir)) => TEKS.contains(&akhir),
        None => matches!(nama, "Makefile" | "run" | "siapkan"),
    }
}
