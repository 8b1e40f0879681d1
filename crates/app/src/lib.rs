//! app.

pub mod ctx;
pub mod gulung;
pub mod lingkungan;
pub mod tampil;
pub mod impor;
