//! Worksheets, evaluations, their answers and evidence, recommendations.

mod evaluasi;
mod fakta;
mod jawaban;
mod rekomendasi;

pub use evaluasi::*;
pub use fakta::*;
pub use jawaban::*;
pub use rekomendasi::*;
