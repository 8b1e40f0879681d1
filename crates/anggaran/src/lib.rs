//! anggaran.

mod ringkasan;
pub use ringkasan::RingkasanApbd;
