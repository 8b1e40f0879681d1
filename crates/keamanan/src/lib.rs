//! Who may do what: roles, actors, acts, and the one function that decides.
//!
//! - **Area**: the decision only. Sessions, cookies and tokens live at the edge.
//! - **Main nouns**: [`Peran`], [`Pelaku`], [`Tindakan`], [`Sumber`], [`Tolak`].
//! - **Laws**: UU 14/2008 (public information is open, working material is not), UU 23/2014 (a
//!   government decides on its own affairs).
//! - **Does not** load anything: the caller brings the actor and the subject.
//! - **Start reading** at [`boleh`].

mod matriks;
mod pelaku;
#[cfg(test)]
mod tests;
mod tindakan;

pub use matriks::{Izin, boleh, izin, matriks_markdown};
pub use pelaku::{Pelaku, Peran};
pub use tindakan::{Keterbukaan, Sumber, Tindakan, Tolak};
