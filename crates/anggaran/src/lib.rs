//! anggaran.
