//! dasar.
