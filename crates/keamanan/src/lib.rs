//! Who may do what: roles, actors, acts, and the one function that decides.
//!
//! - **Area**: the decision only. Sessions, cookies and tokens live at the edge.
//! - **Main nouns**: [`Peran`], [`Lingkup`], [`Wewenang`], [`Pelaku`], [`Tindakan`], [`Sumber`],
//!   [`Tolak`], [`JenisPeristiwa`].
//! - **Laws**: UU 14/2008 (public information is open, working material is not), UU 23/2014 (a
//!   government decides on its own affairs).
//! - **Does not** load anything: the caller brings the actor and the subject.
//! - **Start reading** at [`boleh`], then the table in `kebijakan.rs`.

mod kebijakan;
mod lingkup;
mod matriks;
mod pelaku;
mod peran;
mod peristiwa;
#[cfg(test)]
mod tests;
mod tindakan;

pub use lingkup::{JenisLingkup, Lingkup};
pub use matriks::{Izin, boleh, izin, kuasa, matriks_markdown, pintu, terdaftar, yang_boleh};
pub use pelaku::{AtasNama, Pelaku, Wewenang};
pub use peran::Peran;
pub use peristiwa::JenisPeristiwa;
pub use tindakan::{Keterbukaan, Sumber, Tindakan, Tolak};
