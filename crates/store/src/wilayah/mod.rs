//! Regions: the register, their shapes, and finding one by name.

pub mod cari;
pub mod daftar;
pub mod peta;
