//! Acts and read models on a real database.
#![expect(clippy::unwrap_used, reason = "tests")]

mod gulung;
mod impor_berkas;
mod impor_paket;
mod log;
mod periksa;
