//! Search over governments, nomenclature, places, and the documents of one government.

use anyhow::Result;
pub use store::tampil::pemda::SimpulRow;
use store::tampil::pemda::cari_simpul;
use store::wilayah::cari;
pub use store::wilayah::cari::HasilRow;
use store::wilayah::daftar::{self, PemdaWilayahRow};

use crate::lingkungan::Lingkungan;

/// Most hits per kind.
pub const BATAS: i64 = 20;
/// Shorter words find too much.
pub const PENDEK: usize = 2;

/// Hits by kind, best first.
#[derive(Clone, Debug, Default)]
pub struct Hasil {
    /// Governments.
    pub pemda: Vec<HasilRow>,
    /// Nomenclature.
    pub nomenklatur: Vec<HasilRow>,
    /// Districts and villages.
    pub desa: Vec<HasilRow>,
    /// Nodes of the chosen government.
    pub simpul: Vec<SimpulRow>,
    /// The chosen government.
    pub pilihan: Option<PemdaWilayahRow>,
}

impl Hasil {
    /// How many hits in all.
    #[must_use]
    pub fn jumlah(&self) -> usize {
        self.pemda.len() + self.nomenklatur.len() + self.desa.len() + self.simpul.len()
    }
}

/// Searches; words shorter than [`PENDEK`] find nothing. `pemda` also searches its documents.
///
/// # Errors
/// The database does not answer.
pub async fn muat(ling: &Lingkungan, kata: &str, pemda: Option<&str>) -> Result<Hasil> {
    let kata = kata.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut hasil = Hasil::default();
    let mut tx = ling.db.tx_umum().await?;
    if let Some(kode) = pemda {
        hasil.pilihan = daftar::satu(&mut tx, kode).await?;
    }
    if kata.chars().count() < PENDEK {
        return Ok(hasil);
    }
    hasil.pemda = cari::pemda(&mut tx, &kata, BATAS).await?;
    hasil.nomenklatur = cari::nomenklatur(&mut tx, &kata, BATAS).await?;
    hasil.desa = cari::desa(&mut tx, &kata, BATAS).await?;
    drop(tx);
    if let Some(p) = &hasil.pilihan
        && let Some(p) = ling.db.pemda(&p.kode).await?
    {
        hasil.simpul = cari_simpul(&mut *ling.db.tx_baca(p.id).await?, &kata, BATAS).await?;
    }
    Ok(hasil)
}
