//! The about page: law set and reference data of this installation.

use anyhow::Result;
use store::tampil::tentang::{self, EdisiRow};

use crate::lingkungan::Lingkungan;

/// What the about page shows.
#[derive(Clone, Debug)]
pub struct Tentang {
    /// Hash over the law set.
    pub sidik_hukum: String,
    /// How many parameters it holds.
    pub parameter: usize,
    /// Files of an overlay.
    pub tumpangan: Vec<String>,
    /// Editions of national code lists.
    pub edisi: Vec<EdisiRow>,
    /// Rows of reference tables.
    pub isi: Vec<(&'static str, i64)>,
}

/// Loads the about page.
///
/// # Errors
/// The database does not answer.
pub async fn muat(ling: &Lingkungan) -> Result<Tentang> {
    let mut tx = ling.db.tx_umum().await?;
    Ok(Tentang {
        sidik_hukum: ling.hukum.sidik().to_owned(),
        parameter: ling.hukum.daftar().count(),
        tumpangan: ling.hukum.tumpangan().to_vec(),
        edisi: tentang::edisi(&mut tx).await?,
        isi: tentang::isi(&mut tx).await?,
    })
}
