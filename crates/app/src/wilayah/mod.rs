//! Regions: shapes for maps.

pub mod peta;
