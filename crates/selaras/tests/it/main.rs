//! The real binary on real folders: what a person at a terminal sees.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first surprise"
)]

mod alat;
mod peladen;
mod perintah;
mod tahan;
