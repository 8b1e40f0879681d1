//! app.

pub mod ctx;
pub mod gulung;
pub mod impor;
pub mod lingkungan;
pub mod tampil;
