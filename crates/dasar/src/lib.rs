//! The ground every other crate stands on: money, scores, ratios, time, identity and the
//! official codes of Indonesian regional planning and budgeting.
//!
//! - **Area**: values only. No document, no rule, no storage.
//! - **Main nouns**: [`Rupiah`](uang::Rupiah), [`Nilai`](nilai::Nilai), [`Rasio`](rasio::Rasio),
//!   [`Tanggal`](waktu::Tanggal), [`TahunAnggaran`](waktu::TahunAnggaran), [`Id`](id::Id) and the
//!   code newtypes of [`kode`].
//! - **Laws**: PP 12/2019 (regional finance), Permendagri 90/2019 and the codification decisions
//!   after it (shape of codes), Permendagri 77/2020 (documents that spell amounts out).
//! - **Does not** read clocks, random sources, files or law parameters; the binary injects those.
//! - **Start reading** at [`uang`] and [`kode`].

pub mod id;
pub mod kode;
pub mod nilai;
pub mod pemda;
pub mod rasio;
pub mod teks;
pub mod uang;
pub mod waktu;

pub use id::Id;
pub use kode::KodeError;
pub use nilai::Nilai;
pub use pemda::JenisPemda;
pub use rasio::Rasio;
pub use uang::{Dibulatkan, Pembulatan, Rupiah, UangError};
pub use waktu::{Clock, ClockTetap, Periode, Rng, RngTetap, Saat, TahunAnggaran, Tanggal, Zona};
