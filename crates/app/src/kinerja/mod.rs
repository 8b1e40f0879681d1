//! Performance: agreements, quarterly plans, measurements, reports; reading forms.

pub mod baca;
pub mod berkas;
pub mod cetak;
pub mod evaluasi_renja;
pub mod lkj;
pub mod lkj_tindak;
pub mod pk;
pub mod rekap;
pub mod rencana_aksi;
pub mod ukur;

pub use crate::tindak::{Minta, TindakGalat};
