//! Planning: kinds of document, levels of objectives, stages of a year, and reading targets.
//!
//! - **Area**: what planning documents are made of, as values.
//! - **Main nouns**: [`JenisDokumen`], [`TingkatTujuan`], [`Tahap`], [`TargetTerbaca`],
//!   [`Polaritas`], [`satuan`].
//! - **Laws**: UU 25/2004, Permendagri 86/2017 (documents and their order), PP 12/2019 (KUA, PPAS,
//!   APBD), Permendagri 77/2020 (stages).
//! - **Does not** compare documents: that is `keselarasan`.
//! - **Start reading** at [`target`].

mod desimal;
mod dokumen;
mod polaritas;
pub mod satuan;
mod tahap;
pub mod target;

pub use desimal::Desimal;
pub use dokumen::{JenisDokumen, TingkatTujuan};
pub use polaritas::Polaritas;
pub use tahap::{Langkah, Siklus, Tahap};
pub use target::{TargetError, TargetTerbaca, baca_target};
