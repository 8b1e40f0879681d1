//! Tables as officials send them: CSV, XLSX and JSON of uncertain origin, read into one shape.
//!
//! The reader never trusts a file: containers are measured before they are opened, encodings
//! are recognised and named, formulas are reported instead of computed, cells and rows have
//! limits. What is merely odd becomes a [`Masalah`] with row, column and advice; what cannot be
//! read safely becomes a [`Penolakan`]. Nothing here panics, whatever the bytes are.
//!
//! Reading order: [`baca`] → [`Isi`] of [`Lembar`] → [`cocokkan`] against a [`TataLetak`].

mod baca;
mod csv_baca;
mod json_baca;
mod kepala;
mod lembar;
mod masalah;
mod pengodean;
mod sel;
mod tata_letak;
mod xlsx_baca;
mod zip_periksa;

pub use baca::{Batas, Format, Isi, baca};
pub use csv_baca::{cari_pemisah, lewati_komentar};
pub use kepala::{Cocok, cocokkan, kunci_kepala};
pub use lembar::Lembar;
pub use masalah::{Masalah, Penolakan, Tingkat};
pub use pengodean::{Terurai, urai_teks};
pub use sel::{BentukUang, bentuk_uang, mirip_rumus};
pub use tata_letak::{Jenis, Kolom, TataLetak};

#[cfg(test)]
mod tests;
