//! Regional organisations (perangkat daerah), their units and posts, and who holds them when.
//!
//! - **Area**: recognising organisations behind a broken code or a scanned name; units, posts,
//!   assignments and delegations with their periods.
//! - **Main nouns**: [`Perangkat`], [`JenisPerangkat`], [`Cocok`]; [`Jabatan`], [`Penugasan`],
//!   [`Delegasi`].
//! - **Laws**: PP 18/2016 (kinds of perangkat daerah), Permendagri 90/2019 (their codes), UU
//!   30/2014 (PLT, PLH, delegation), UU 20/2023 (kinds of posts).
//! - **Does not** load the register or know roles; the caller brings what is held.
//! - **Start reading** at [`cocokkan`] and [`tugaskan`].

mod aturan;
mod cocok;
pub mod delegasi;
mod jenis;
pub mod masa;
mod penugasan;
pub mod susunan;
#[cfg(test)]
mod tests;

pub use aturan::AturanPenugasan;
pub use cocok::{Cara, Cocok, Perangkat, TakCocok, cocokkan, kunci_nama};
pub use delegasi::{Delegasi, DelegasiRefusal, delegasikan};
pub use jenis::JenisPerangkat;
pub use masa::MasaRefusal;
pub use penugasan::{Jabatan, JenisPenugasan, Penugasan, TugasRefusal, pejabat_pada, tugaskan};
