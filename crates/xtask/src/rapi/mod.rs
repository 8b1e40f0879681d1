//! The tidy rules of STYLE.md that the compiler cannot check.
//!
//! Every exception is one line of `crates/xtask/rapi-izin.txt` (`rule | path | reason`); an
//! exception that nobody needs any more is itself a violation, so the list can only shrink.

mod berkas;
mod izin;
mod kata;
mod larangan;
mod panah;
mod tautan;
mod ukuran;

use std::fmt;
use std::path::Path;

pub use berkas::Berkas;

/// One violation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Langgar {
    /// Path from the root of the repository.
    pub berkas: String,
    /// Line, counted from 1; 0 for the whole file.
    pub baris: usize,
    /// Name of the rule, as in the list of exceptions.
    pub aturan: &'static str,
    /// What is wrong and what to do.
    pub pesan: String,
}

impl fmt::Display for Langgar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: [{}] {}",
            self.berkas, self.baris, self.aturan, self.pesan
        )
    }
}

/// Checks a whole repository.
#[must_use]
pub fn periksa(akar: &Path) -> Vec<Langgar> {
    let semua = berkas::kumpulkan(akar);
    let izin = std::fs::read_to_string(akar.join(izin::BERKAS)).unwrap_or_default();
    izin::terapkan(&izin, periksa_berkas(&semua))
}

/// Checks the given files, exceptions not applied.
#[must_use]
pub fn periksa_berkas(semua: &[Berkas]) -> Vec<Langgar> {
    let mut langgar = panah::periksa(semua);
    langgar.extend(ukuran::periksa(semua));
    langgar.extend(kata::periksa(semua));
    langgar.extend(larangan::periksa(semua));
    langgar.extend(tautan::periksa(semua));
    langgar.sort();
    langgar
}
