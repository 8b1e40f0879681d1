//! SAKIP evaluation: from the answers of a worksheet to a score, a grade and what contradicts it.
//!
//! - **Area**: evaluation of performance accountability.
//! - **Main nouns**: the worksheet ([`hukum::lke::SetLke`]), [`Hasil`](nilai::Hasil),
//!   [`Pelanggaran`](kontrol::Pelanggaran), [`Tahap`](evaluasi::Tahap),
//!   [`Usulan`](usul::Usulan), [`FaktaBukti`](bukti::FaktaBukti).
//! - **Laws**: PermenPANRB 12/2015 (evaluated years to 2020), PermenPANRB 88/2021 (since 2021).
//! - **Does not** decide: what the facts suggest stands beside the answer a person gives.
//! - **Start reading** at [`nilai::hitung`].

pub mod bukti;
pub mod evaluasi;
pub mod hidup;
pub mod jalan;
pub mod kontrol;
pub mod nasional;
pub mod nilai;
pub mod rekomendasi;
pub mod usul;
