//! Acts and read models on a real database.
#![expect(clippy::unwrap_used, reason = "tests")]

mod akun;
mod contoh;
mod gulung;
mod impor_berkas;
mod impor_daftar;
mod impor_paket;
mod impor_pekerjaan;
mod impor_pribadi;
mod impor_tata_letak;
#[path = "../../../keselarasan/tests/it/kebenaran.rs"]
mod kebenaran;
mod kinerja_form;
mod log;
mod organisasi;
mod periksa;
mod pohon;
mod rahasia;
mod sakip_alur;
mod sakip_nasional;
