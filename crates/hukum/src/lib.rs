//! hukum.
