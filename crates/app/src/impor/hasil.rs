//! What an import tells its caller.

use serde::Serialize;
use store::StoreError;
use uuid::Uuid;

/// One file of a run. Exactly these fields make the JSON of the command.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct HasilBerkas {
    /// File name.
    pub nama: String,
    /// Data rows.
    pub baris: usize,
    /// Rows used.
    pub diterima: usize,
    /// Findings.
    pub temuan: usize,
    /// `diterapkan`, `sudah_ada`, `ditolak`, `belum_dipakai`, `diperiksa` (dry run).
    pub status: String,
}

/// A whole run.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Hasil {
    /// Files in order.
    pub berkas: Vec<HasilBerkas>,
    /// Findings of all files.
    pub jumlah_temuan: usize,
    /// Every used file was there already.
    pub sudah_ada: bool,
    /// Id of the run, when one was written.
    #[serde(skip)]
    pub impor: Option<Uuid>,
}

impl Hasil {
    /// Sums up.
    #[must_use]
    pub fn dari(berkas: Vec<HasilBerkas>, impor: Option<Uuid>) -> Self {
        let dipakai = |b: &&HasilBerkas| b.status != "belum_dipakai";
        let ada = berkas.iter().filter(dipakai).count() > 0;
        let sudah_ada = ada
            && berkas
                .iter()
                .filter(dipakai)
                .all(|b| b.status == "sudah_ada");
        Self {
            jumlah_temuan: berkas.iter().map(|b| b.temuan).sum(),
            sudah_ada,
            berkas,
            impor,
        }
    }
}

/// Why an import or its withdrawal did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ImporError {
    /// The request cannot be carried out as it is; the text says what to do.
    #[error("{0}")]
    Tolak(String),
    /// Files could not be read from disk.
    #[error("berkas {0} tidak dapat dibaca: {1}")]
    Berkas(String, #[source] std::io::Error),
    /// The pack is not one.
    #[error(transparent)]
    Manifes(#[from] super::manifes::ManifesError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Progress of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kabar<'a> {
    /// File at hand.
    pub nama: &'a str,
    /// What is done with it.
    pub tahap: &'static str,
    /// Files done.
    pub selesai: usize,
    /// Files in all.
    pub jumlah: usize,
}

/// Receiver of progress.
pub type Penerima<'a> = &'a mut (dyn FnMut(Kabar<'_>) + Send);
