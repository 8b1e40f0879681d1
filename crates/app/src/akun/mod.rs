//! Accounts: signing in, staying signed in, factors, devices, and the administrator's work.
//!
//! Protocols and secrets are pure functions of `masuk`; here they meet the database, the clock
//! and the random source. Start reading at [`masuk`], then [`sesi`].

pub mod aturan;
pub mod faktor;
mod galat;
pub mod impor;
pub mod kelola;
pub mod kunci_sandi;
mod layanan;
pub mod masuk;
pub mod oidc;
mod percobaan;
mod peristiwa;
pub mod persona;
pub mod sandi;
pub mod sesi;
mod wewenang;

pub use galat::AkunRefusal;
pub use layanan::{Acak, AcakTurunan, Dari, Layanan};
pub use sesi::AkunKini;
pub use wewenang::kunci_wewenang;

/// The government that keeps what belongs to none: failures by address, ceremonies without account.
const BANGSA: &str = "00";

/// An account name as it is kept: lower case, without blanks around it.
#[must_use]
pub fn nama_baku(nama: &str) -> String {
    nama.trim().to_lowercase()
}

/// Key of an account name in the directory.
fn kunci_nama(nama: &str) -> String {
    format!("nama:{}", nama_baku(nama))
}
