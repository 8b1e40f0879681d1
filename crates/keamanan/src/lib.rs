//! keamanan.
