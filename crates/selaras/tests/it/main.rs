//! The real binary on real folders: what a person at a terminal sees.
#![expect(clippy::unwrap_used, reason = "tests")]

mod alat;
mod peladen;
mod perintah;
mod tahan;
