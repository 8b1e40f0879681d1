//! The official codes, as parsed newtypes.
//!
//! Every type accepts the same dirt and writes one canonical form: surrounding blanks and a
//! leading apostrophe (spreadsheets) are dropped, blanks around points too, missing leading zeros
//! are added, trailing points removed, `x` raised to `X`. A segment that is too long is refused,
//! never cut. The caller keeps the source string for audit.

mod barang;
mod nomenklatur;
mod perangkat;
mod rekening;
mod ruas;
mod sumber_dana;
mod wilayah;

#[cfg(test)]
mod tests;

pub use barang::{KodeBarang, KodeFungsi};
pub use nomenklatur::{KodeNomenklatur, TingkatNomenklatur};
pub use perangkat::{CaraPerbaikan, KodePerangkat, Perbaikan};
pub use rekening::{Akun, KodeRekening};
pub use ruas::{AlasanKode, KodeError};
pub use sumber_dana::KodeSumberDana;
pub use wilayah::{KodeWilayah, TingkatWilayah};
