//! National reference tables, and tables a government fills file by file.

mod baca;
mod bawaan;
mod ganti;
pub mod tabel;
pub mod tabel_daftar;
pub mod tabel_sakip;

pub use baca::*;
pub use bawaan::{
    EdisiRujukan, ada_nomenklatur, edisi, jumlah_pemda, pemda, perangkat_baru, wilayah,
};
pub use ganti::{JumlahBeda, Pemilik, ganti, kembalikan, perangkat_dipakai};
pub use tabel::{Cara, TabelRujukan};
