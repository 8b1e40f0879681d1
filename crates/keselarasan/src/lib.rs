//! What must hold between documents: the consistency rules of planning and budget.
//!
//! - **Area**: RPJMD → Renstra → RKPD → KUA-PPAS → APBD → DPA → payments of one government and
//!   year, national lists beside them.
//! - **Main nouns**: [`Fakta`] (what is known), [`Finding`] (what does not agree), the rules of
//!   [`aturan`].
//! - **Laws**: UU 23/2014, UU 25/2004, UU 1/2022, PP 12/2019, Permendagri 86/2017, 90/2019,
//!   70/2019 and 77/2020; thresholds are parameters, not code.
//! - **Does not** read a database, a clock or a file, and decides nothing about who may see what.
//! - **Start reading** at [`periksa_semua`], then one family of rules under `aturan/`.

pub mod aturan;
pub mod bacaan;
pub mod fakta;
pub mod kamus;
pub mod kode;
pub mod periksa;
pub mod sintetis;
pub mod temuan;
pub mod ukuran;

pub use aturan::{Aturan, AturanParam, DefinisiAturan};
pub use fakta::Fakta;
pub use kamus::{Kamus, Simbol};
pub use periksa::{HasilPeriksa, periksa_berubah, periksa_satu, periksa_semua};
pub use temuan::{Finding, HasilAturan, Tingkat};
pub use ukuran::ukuran;
