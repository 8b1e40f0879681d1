//! app.

pub mod anggaran;
pub mod ctx;
pub mod gulung;
pub mod idempoten;
pub mod impor;
pub mod lingkungan;
pub mod log;
pub mod periksa;
pub mod tampil;
pub mod wilayah;
