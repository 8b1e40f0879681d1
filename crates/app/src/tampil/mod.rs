//! Read models of the pages, one file per page.

pub mod aturan;
pub mod benang;
pub mod beranda;
pub mod capaian;
pub mod cari;
pub mod daerah;
pub mod edisi;
pub mod nasional;
pub mod opd;
pub mod pagu;
pub mod pemda;
pub mod provinsi;
pub mod rencana;
pub mod riwayat;
pub mod sakip_klaim;
pub mod sakip_nasional;
pub mod temuan;
pub mod tentang;
pub mod ukuran;
pub mod unggah;
