//! Law as data: dated, cited parameters.
//!
//! **Area.** Every number, date, list and threshold that a regulation sets and that the program
//! uses: mandatory spending, deadlines, approvers, severities and tolerances of the consistency
//! rules. The files are `hukum/**/*.toml`; the path is the key.
//!
//! **Main nouns.** [`Hukum`] (the law set), [`Parameter`], [`Versi`] (`[[sejak]]`), [`Berlaku`]
//! (a parameter on a day, with its citation), [`Trace`] (why a number is what it is),
//! [`Situasi`] (examples in text), [`AturanTemuan`] (typed view of a consistency rule).
//!
//! **Numbers.** Never a float. A decimal may be written as a TOML integer, float or text; it is
//! read from its source text into [`Desimal`], so `0.34` is exactly 34/100. Exponents, `inf` and
//! `nan` are refused.
//!
//! **What it does not do.** It decides nothing: typed views live in the domain crates
//! (`aturan.rs`), beside the rules that use them. It touches the disk only to read an overlay.
//!
//! **Start reading** at [`Hukum`], then `parameter.rs`; the loader is `muat/`.
mod beda;
mod desimal;
mod galat;
mod hukum;
pub mod keselarasan;
pub mod lke;
mod mirip;
mod muat;
mod parameter;
mod periksa;
mod satuan;
pub mod situasi;
mod tahunan;
mod trace;

pub use beda::Change;
pub use desimal::Desimal;
pub use galat::{Error, LoadError, LoadErrors};
pub use hukum::Hukum;
pub use keselarasan::{AturanTemuan, TingkatTemuan};
pub use parameter::{
    Baris, BatasSetempat, Berlaku, Cakupan, Isi, Kutipan, NILAI, Parameter, Pita, Tepi, Versi,
    baris_teks, isi_teks, pita_teks,
};
pub use periksa::{BULAN_PERIKSA_ULANG, Note, NoteKind};
pub use satuan::{JenisSatuan, Satuan, Value};
pub use situasi::Situasi;
pub use tahunan::TanggalTahunan;
pub use trace::{Trace, TraceStep};

#[cfg(test)]
mod tests;
