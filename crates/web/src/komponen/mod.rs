//! Components: plain data with finished strings, one template each.
//!
//! A component implements [`std::fmt::Display`] through askama; in a template write `{{
//! tabel|safe }}`.
//! Each has a `contoh()` with every state, which `/gaya` and the render test use.

pub mod benang;
pub mod grafik;
pub mod kecil;
pub mod kolom;
pub mod penulis;
pub mod peta;
pub mod sebaran_tahun;
pub mod tabel;
pub mod temuan;

pub use benang::{BenangView, SimpulView};
pub use grafik::{Bagian, PetakView, TiangView};
pub use kecil::{Cip, Kosong, Mengapa, NilaiView, UangView, Warna};
pub use kolom::PilihKolom;
pub use penulis::Penulis;
pub use peta::PetaView;
pub use sebaran_tahun::SebaranTahunView;
pub use tabel::{Baris, Bidang, Halaman as NomorHalaman, Kolom, Saringan, Sel, TabelView, Tautan};
pub use temuan::TemuanView;
