//! Budgets across governments.

pub mod akun;
pub mod nasional;
pub mod terbit;
