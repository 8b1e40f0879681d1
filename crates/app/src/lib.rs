//! app.

pub mod anggaran;
pub mod ctx;
pub mod gulung;
pub mod idempoten;
pub mod impor;
pub mod kinerja;
pub mod lingkungan;
pub mod log;
pub mod organisasi;
pub mod periksa;
pub mod sakip;
pub mod tampil;
pub mod tindak;
pub mod wilayah;
