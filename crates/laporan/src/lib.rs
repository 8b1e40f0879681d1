//! laporan.
