//! Budgets: their arithmetic, the lines of an RKA, shifts between them, mandatory shares.
//!
//! - **Area**: e-budgeting as pure values and functions.
//! - **Main nouns**: [`RingkasanApbd`], [`rka::BarisRka`], [`pergeseran::Pergeseran`],
//!   [`wajib::Batas`].
//! - **Laws**: PP 12/2019 (structure of the APBD, shifts), Permendagri 77/2020 (RKA, DPA), UU
//!   1/2022 (shares); every number of a law is a parameter passed in.
//! - **Does not** load documents or law files.
//! - **Start reading** at [`RingkasanApbd`] and [`hitung_apbd`].

mod ringkasan;
mod susunan;

pub mod aturan;
pub mod pergeseran;
pub mod rka;
pub mod wajib;

pub use ringkasan::RingkasanApbd;
pub use susunan::{ApbdError, hitung_apbd};

#[cfg(test)]
mod uji_nasional;
