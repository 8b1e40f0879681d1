//! Regions: shapes for maps.

pub mod daftar;
pub mod peta;
