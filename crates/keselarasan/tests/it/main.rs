//! Rules and figures, on made-up examples and on the data pack.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    reason = "tests fail loudly; expectation tables are long"
)]

mod contoh;
mod contoh_daftar;
mod kebenaran;
mod paket;
mod paket_data;
mod registri;
mod sifat;

use dasar::waktu::Tanggal;
use keselarasan::Aturan;

/// The rules as the law files have them for 2026.
fn berlaku() -> Aturan {
    let hari = Tanggal::baru(2026, 1, 1).unwrap();
    Aturan::pada(&hukum::Hukum::bawaan(), "64.11", hari).unwrap()
}
