//! Rules and figures, on made-up examples and on the data pack.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    reason = "tests fail loudly; expectation tables are long"
)]

mod contoh;
mod paket;
mod paket_data;
mod registri;
mod sifat;
