//! Regional organisations (perangkat daerah): their kinds, and finding one again behind a broken
//! code or a scanned name.
//!
//! - **Area**: recognising organisations; no tree of offices yet.
//! - **Main nouns**: [`Perangkat`], [`JenisPerangkat`], [`Cocok`].
//! - **Laws**: PP 18/2016 (kinds of perangkat daerah), Permendagri 90/2019 (their codes).
//! - **Does not** load the register; the caller brings it.
//! - **Start reading** at [`cocokkan`].

mod cocok;
mod jenis;
#[cfg(test)]
mod tests;

pub use cocok::{Cara, Cocok, Perangkat, TakCocok, cocokkan, kunci_nama};
pub use jenis::JenisPerangkat;
