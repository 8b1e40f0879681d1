//! Help for tests: a fresh migrated database per test, a clock that stands still, seeded
//! randomness.
//!
//! All test processes of an account share one private cluster (the product's own code, fsync
//! off) in the folder of temporary files, under plain `cargo test` and under nextest alike. The
//! first process starts it; it stops itself a quarter of an hour after its last use, or by
//! `cargo xtask uji-henti`. A test gets a copy of a template database with all migrations; the
//! name of the template is the fingerprint of the migrations.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first surprise"
)]

mod basis;
mod gugus;

pub use basis::Basis;
pub use gugus::hentikan;

use dasar::waktu::{ClockTetap, RngTetap, Saat};

/// Noon of 22 November 2026, Jakarta.
#[must_use]
pub fn jam() -> ClockTetap {
    ClockTetap(Saat("2026-11-22T05:00:00Z".parse().unwrap()))
}

/// Seeded randomness; the same in every run.
#[must_use]
pub fn acak() -> RngTetap {
    RngTetap(20_261_122)
}
