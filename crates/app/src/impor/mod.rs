//! Import: files of officials become reference tables and editions of documents.
//!
//! One path for commands and pages: read → lay under a layout → check everything → build → write
//! in one transaction per document, with one event. Nothing is written before everything is known.
//!
//! Doors: [`paket`] and [`berkas`] import, [`pratinjau`] looks, [`batalkan`] takes back,
//! [`daftar`] and its neighbours look back.

mod batalkan;
pub mod bawaan;
pub mod benang;
mod catat;
pub mod daftar;
mod dokumen;
pub mod hasil;
pub mod jalankan;
pub mod kemajuan;
pub mod manifes;
pub mod mesin;
pub mod opsi;
pub mod perbaikan;
mod pratinjau;
mod pribadi;
pub mod rincian;
pub mod rujukan;
pub mod sidik;
pub mod tabel;
pub mod tata_letak;
pub mod tujuan;

pub use batalkan::{Dibatalkan, batalkan};
pub use hasil::{Hasil, HasilBerkas, ImporError, Kabar};
pub use jalankan::{Cara, berkas, berkas_dilihat, paket};
pub use kemajuan::{Kemajuan, Potret};
pub use opsi::Opsi;
pub use pratinjau::{JumlahPratinjau, Pratinjau, pratinjau, tebak};
pub use tabular::{Masalah, Tingkat};
