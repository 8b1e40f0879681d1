//! The append-only log: events, their noted digests, their places, signed heads.

mod baca;
mod catat;
mod kepala;

pub use baca::{EntriRow, cari, entri, kode_berlog, menurut, peristiwa, riwayat, terakhir};
pub use catat::{PeristiwaBaru, catat, menunggu, urutkan};
pub use kepala::{
    KepalaRow, SaksiRow, catat_kepala, catat_saksi, kepala, kepala_akhir, saksi, saksi_semua,
};
