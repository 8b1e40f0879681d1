//! Printed documents: report models and document facts typeset to PDF.
//!
//! - **Area**: output only. A document kind is one file here: a function over plain facts and its
//!   Typst source beside it (`tabel.rs`, `tabel.typ`).
//! - **Main nouns**: [`Data`] and [`Isi`] (what a source reads as `d`), [`susun`] (the engine),
//!   [`tabel`] (any list).
//! - **Laws**: none here; the form of a statutory document is cited in its own file.
//! - **Does not** query, sum, read a clock or a file: the date of the document is handed in, and
//!   the same data give the same bytes.
//! - **Start reading** at [`susun`].
//!
//! # A new kind of document
//! Write `<kind>.typ`, which begins with `#show: lembar.with(…)` of `rangka.typ` and reads its data
//! as `d`; write `<kind>.rs` with a struct of facts and a function that fills a [`Data`] and calls
//! [`susun`]. Text of users only ever travels as data, so nothing typed by anybody is run.

mod data;
mod lhe;
mod lkj;
mod mesin;
mod pk;
mod tabel;
#[cfg(test)]
mod tests;

pub use data::{Data, Isi};
pub use lhe::{Lhe, lhe};
pub use lkj::{IndikatorCetak, LkjCetak, lkj};
pub use mesin::{CetakError, susun};
pub use pk::{PihakCetak, PkCetak, pk};
pub use tabel::{BATAS_BARIS, Kop, tabel};
