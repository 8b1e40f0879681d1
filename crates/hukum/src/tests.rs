//! Tests of the embedded law set and of the loader.
mod bawaan;
mod muat;
mod setempat;
mod sifat;
mod situasi;

use dasar::Tanggal;

fn hari(teks: &str) -> Tanggal {
    Tanggal::parse(teks).unwrap()
}
