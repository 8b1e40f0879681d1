//! perencanaan.
