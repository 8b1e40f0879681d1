//! organisasi.
