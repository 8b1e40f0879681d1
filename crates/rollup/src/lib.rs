//! The resident roll-up: budget lines of a government or of the nation as dense integer columns,
//! and every total above them.
//!
//! Two trees cross one organisation: programme (urusan … sub kegiatan) and account (akun … sub
//! rincian) over perangkat daerah, government, province, nation. [`Gulungan::hitung`] fills all
//! result tables in one pass over the lines; [`Residen`] keeps lines and totals together, so that
//! one changed line moves every ancestor cell without looking at another line.
//!
//! Start reading at [`Dimensi`] (what the codes mean), then [`Kolom`] (the lines), then
//! [`Gulungan`] (the totals). [`berkas`] is the rebuildable file of the columns.
//!
//! What it does not do: it knows no database, no code texts, no clock. Amounts are plain integers
//! of the caller's unit (sen in the product). A total that could leave `i64` is refused, exactly
//! and independently of the order of the lines; nothing wraps, nothing is rounded.

pub mod berkas;
mod dimensi;
mod galat;
mod gulungan;
mod hierarki;
mod kerja;
mod kolom;
mod padat;
mod residen;
mod sel;
mod sidik;

#[cfg(test)]
#[expect(clippy::as_conversions, reason = "test numbers are small")]
mod tests;

pub use dimensi::Dimensi;
pub use galat::RollupError;
pub use gulungan::{Gulungan, Ringkas};
pub use hierarki::Hierarki;
pub use kolom::{Baris, Kolom};
pub use padat::Padat;
pub use residen::{Perubahan, Residen};
pub use sel::Sel;
