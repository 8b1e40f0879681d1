//! SAKIP: worksheets, evaluations, evidence from the system, recommendations, the grade of today.

pub mod buka;
pub mod cetak;
pub mod fakta;
mod fakta_lapor;
pub mod hidup;
pub mod jawab;
pub mod langkah;
pub mod lembar;
pub mod rekomendasi;
pub mod set;
mod umum;
pub mod varian;

pub use crate::tindak::{Minta, TindakGalat};
pub use store::sakip::EvaluasiRow;

/// Every evaluation, the newest year first.
///
/// # Errors
/// No connection.
pub async fn daftar(tx: &mut store::Tx<'_>) -> Result<Vec<EvaluasiRow>, TindakGalat> {
    Ok(store::sakip::daftar(tx, None).await?)
}
