//! The private cluster on real processes and folders.
#![expect(clippy::unwrap_used, reason = "tests")]

mod hidup;
