//! The store: every SQL statement of Selaras, hand-written, one dialect (PostgreSQL ≥ 15).
//!
//! Tenant isolation belongs to the database. A transaction is opened for one government
//! ([`Db::tx`]) or for none ([`Db::tx_umum`], which sees reference tables only); row-level
//! security does the rest, also when a statement forgets its `where`. Functions of this crate
//! take `&mut sqlx::PgConnection` (write `&mut *tx`), so that one act is one transaction.

mod akses;
pub mod akun;
pub mod basis;
pub mod benang;
pub mod cadangan;
mod db;
pub mod fakta;
mod galat;
pub mod gulung;
pub mod idempoten;
pub mod impor;
pub mod kepala_opd;
pub mod kinerja;
mod kunci_data;
pub mod log;
pub mod metrik;
mod migrasi;
pub mod organisasi;
pub mod pelindungan;
pub mod pembina;
pub mod pohon;
pub mod publikasi;
pub mod rahasia;
pub mod referensi;
pub mod sakip;
pub mod skema;
pub mod skp;
pub mod tampil;
pub mod temuan;
mod utama;
pub mod wilayah;

pub use akses::{Akses, PERAN_APLIKASI, PERAN_PEMILIK, Sandi};
pub use db::{Db, PemdaRow, Tx, ganti_pemda};
pub use galat::{Result, StoreError};
pub use kunci_data::KunciData;
pub use migrasi::{MigrasiRow, daftar_migrasi};
