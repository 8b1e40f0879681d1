//! app.

pub mod lingkungan;
pub mod tampil;
