//! SAKIP evaluation: from the answers of a worksheet to a score, a grade and what contradicts it.
//!
//! - **Area**: evaluation of performance accountability.
//! - **Main nouns**: the worksheet ([`hukum::lke::SetLke`]), [`Hasil`](nilai::Hasil),
//!   [`Pelanggaran`](kontrol::Pelanggaran).
//! - **Laws**: PermenPANRB 12/2015 (evaluated years to 2020), PermenPANRB 88/2021 (since 2021).
//! - **Does not** judge evidence: an answer is a person's.
//! - **Start reading** at [`nilai::hitung`].

pub mod kontrol;
pub mod nilai;
