//! app.

pub mod lingkungan;
