//! Proof instead of trust: canonical events, a Merkle tree over them, signed heads, proof files.
//!
//! - **Area**: the append-only log (RFC 6962 tree, Ed25519 heads).
//! - **Main nouns**: [`Peristiwa`](kanonik::Peristiwa), [`Pohon`](pohon::Pohon),
//!   [`Kepala`](kepala::Kepala), [`BerkasBukti`](berkas::BerkasBukti),
//!   [`BerkasKepala`](tukar::BerkasKepala).
//! - **Does not** read clocks, files, databases or random sources: key seeds are handed in.
//! - **Start reading** at [`berkas::periksa`], what an outsider runs.

pub mod berkas;
pub mod kanonik;
pub mod kepala;
pub mod periksa;
pub mod pohon;
pub mod tukar;
