//! Backups: their folder, their encryption, taking them apart again.
//!
//! A repository (*gudang*) is a folder anywhere: a second disk, a mounted share. It holds base
//! copies of the cluster, the write-ahead log since, and the keys of the installation; all of it
//! encrypted for recovery keys whose secret half is **not** on the machine that makes backups.
//!
//! | path | what |
//! |---|---|
//! | `gudang.json` | recipients, identity of the cluster |
//! | `dasar/<id>/pg.tar.gz.age` | base copy |
//! | `dasar/<id>/manifes.json` | written last: without it the copy does not exist |
//! | `wal/<segment>.gz.age`, `.json` | archived log; the small file is written last |
//! | `kunci/<id>.tar.gz.age` | `kunci/` and `rahasia` of the data folder |
//!
//! The encryption is the age v1 format ([`age`]), so standard tools open everything without
//! Selaras. This crate knows neither SQL nor PostgreSQL's programs.

pub mod age;
mod bungkus;
mod galat;
mod gudang;
mod kunci;
mod manifes;
mod tar_pg;
mod wal;

pub use bungkus::{Buka, Tulis};
pub use galat::{CadanganError, Result};
pub use gudang::{Gudang, GudangInfo, TERKUNCI};
pub use kunci::{baca_identitas, tulis_identitas};
pub use manifes::{Berkas, Manifes};
pub use tar_pg::{SalinanPg, bongkar, salin_pg};
pub use wal::{Celah, Disapu, Riwayat, Segmen, WalTercatat, baca_riwayat, cari_riwayat, celah};
