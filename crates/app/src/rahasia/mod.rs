//! Personal data at rest: sealed on the way in, opened on the way out, shown masked unless somebody
//! gives a reason.
//!
//! A field belongs to an owner ([`Pemilik`]) and has a name (`nik`, `nip`, `rekening`, `totp`). It
//! is sealed with the data key of its government, which is wrapped by the master key of the
//! installation ([`Brankas`]). The master key lies in the data folder, not in the database: whoever
//! has only the database, or only a copy of it, reads nothing.

mod brankas;
pub mod buka;
mod putar;

pub use brankas::{Brankas, Pemilik, Rahasia, RahasiaGagal};
pub use putar::{KunciPemda, daftar, putar_data, putar_induk};

/// Public name of a master key: says which, reveals nothing of it.
#[must_use]
pub fn sebutan_kunci(isi: &[u8]) -> String {
    masuk::amplop::Kunci::dari(isi).map_or_else(String::new, |k| k.sebutan())
}
