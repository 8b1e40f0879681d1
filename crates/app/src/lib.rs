//! app.

pub mod ctx;
pub mod lingkungan;
pub mod tampil;
