//! Tables as people take them away: one plain model, written as CSV, XLSX or aligned text.
//!
//! - **Area**: output only. What stands in a table is decided by the caller.
//! - **Main nouns**: [`Tabel`], [`Kolom`], [`Sel`].
//! - **Laws**: none; UU 14/2008 (public information) is why every list can be taken away.
//! - **Does not** query, sum or round amounts; a total row is given, not computed.
//! - **Start reading** at [`Tabel`].

mod csv_tulis;
mod model;
mod nama;
mod teks;
#[cfg(test)]
mod tests;
mod xlsx;

pub use csv_tulis::csv;
pub use model::{JenisKolom, Kolom, Sel, Tabel};
pub use nama::nama_berkas;
pub use teks::teks;
pub use xlsx::{LaporanError, xlsx};
