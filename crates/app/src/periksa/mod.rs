//! Checks: run them, read their state, give a reason, set a tolerance.

mod alasan;
mod cabut;
mod galat;
mod jalankan;
mod toleransi;

pub use alasan::{Alasan, beri_alasan};
pub use cabut::cabut_alasan;
pub use galat::PeriksaRefusal;
pub use jalankan::{Laporan, Permintaan, StatusAturan, aturan_berlaku, jalankan};
pub use toleransi::{UbahToleransi, ubah_toleransi};
