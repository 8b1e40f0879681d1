//! Import: files of officials become reference tables and editions of documents.
//!
//! One path for commands and pages: read → lay under a layout → check everything → build → write
//! in one transaction per document, with one event. Nothing is written before everything is known.

pub mod bawaan;
pub mod benang;
mod catat;
mod dokumen;
pub mod hasil;
pub mod jalankan;
pub mod manifes;
pub mod mesin;
pub mod opsi;
pub mod rujukan;
pub mod sidik;
pub mod tabel;
pub mod tata_letak;
pub mod tujuan;
