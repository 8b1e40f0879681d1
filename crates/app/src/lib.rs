//! app.

pub mod akun;
pub mod anggaran;
pub mod ctx;
pub mod gulung;
pub mod idempoten;
pub mod impor;
pub mod kepala_opd;
pub mod kinerja;
pub mod lingkungan;
pub mod log;
pub mod organisasi;
pub mod pelindungan;
pub mod periksa;
pub mod pohon;
pub mod rahasia;
pub mod sakip;
pub mod tampil;
pub mod tindak;
pub mod wilayah;
