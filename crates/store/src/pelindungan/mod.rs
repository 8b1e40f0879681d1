//! Data protection: incidents with their duties, and what has passed its retention.

mod insiden;
mod retensi;

pub use insiden::{InsidenRow, TugasRow, catat, daftar, selesaikan, tugas, tutup};
pub use retensi::{hapus, hitung};
