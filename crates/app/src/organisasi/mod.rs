//! Acts on people, units, posts, assignments, roles and delegations, and their read models.
//!
//! Every act: takes its idempotency key, loads the facts, asks [`keamanan::kuasa`], lets the pure
//! rules of [`organisasi`] decide, saves, writes one event. Doors: the functions of the modules;
//! what they are handed is [`Minta`], what they answer is [`Jawab`] or [`OrgRefusal`].

pub mod delegasi;
mod galat;
pub mod jabatan;
mod minta;
pub mod orang;
pub mod pembina;
pub mod peran;
pub mod tampil;
mod tampil_satu;
pub mod tugas;
pub mod unit;
mod wewenang;

pub use ::organisasi::JenisPenugasan;
pub use galat::OrgRefusal;
pub use minta::{Jawab, Minta};
pub use store::organisasi::jabatan::JabatanRow;
pub use store::organisasi::orang::OrangRow;
pub use store::organisasi::peran::{DelegasiRow, PeranRow};
pub use store::organisasi::tugas::TugasRow;
pub use wewenang::wewenang_pada;
