//! Regions: shapes for maps.

pub mod daftar;
pub mod garis;
pub mod peta;
