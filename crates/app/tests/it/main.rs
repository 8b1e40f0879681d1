//! Acts and read models on a real database.
#![expect(clippy::unwrap_used, reason = "tests")]

mod gulung;
mod impor_berkas;
mod impor_paket;
mod impor_pekerjaan;
mod impor_pribadi;
mod impor_tata_letak;
mod log;
mod periksa;
