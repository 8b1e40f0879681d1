//! The private PostgreSQL cluster of a data folder.
//!
//! Selaras creates, starts, adopts and stops its own PostgreSQL, so that nobody needs to install
//! or run a database. Everything lives in one folder (`--data DIR`):
//!
//! | path | what |
//! |---|---|
//! | `pg/` | the cluster: checksums on, C.UTF-8, no TCP, owned by the server account |
//! | `pg.log` | log of the server |
//! | `rahasia` | generated passwords, mode 0600 |
//! | `arsip/` | full write-ahead log segments on their way to the backup (once there is one) |
//! | `soket/` or the folder named in `soket.jalur` | the Unix socket, mode 0700 |
//! | `kunci.mulai`, `kunci.pakai` | locks: one start or stop at a time; who still uses it |
//!
//! PostgreSQL refuses to run as root. Then an account without rights runs it (`selaras`,
//! `postgres` or `nobody`), and that account is given the way to its folder in a step that is
//! tested as that account ([`izin`]). The last user of a cluster stops it.
//!
//! This crate knows no SQL and nothing else of Selaras.

mod akun;
mod arsip;
mod binari;
mod galat;
mod gugus;
mod izin;
mod kunci;
mod layanan;
mod pid;
mod pulih;
mod rahasia;
mod ruang;
mod soket;

pub use akun::Akun;
pub use arsip::{ARSIP, Salinan};
pub use binari::{Binari, MAYOR_TERENDAH, saran_pasang};
pub use galat::GugusError;
pub use gugus::{Asal, Gugus, INDUK, Opsi};
pub use pulih::{
    BELUM, Pemeriksaan, Pemulihan, WAL_PULIH, hentikan_sisa, periksa_halaman, periksa_salinan,
    putar_ulang, siapkan,
};
pub use rahasia::Rahasia;
pub use ruang::{ruang_kosong, sinkronkan};
