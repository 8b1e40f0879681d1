//! The store on a real database.
#![expect(clippy::unwrap_used, reason = "tests")]

mod gulung;
mod isolasi;
mod pembina;
mod pernyataan;
mod skema;
