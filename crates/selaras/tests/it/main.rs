//! The real binary on real folders: what a person at a terminal sees.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::too_many_lines,
    reason = "tests: they stop at a surprise, print figures, and tell one story each"
)]

mod akun;
mod alat;
mod cadangan;
mod peladen;
mod perintah;
mod tahan;
mod tahan_alat;
mod tahan_beban;
mod tahan_naik;
mod tahan_patroni;
mod tahan_siaga;
