//! What the resident roll-up is loaded from, and the notice that it has become old.

mod isi;
mod urut;

pub use isi::{
    AkunRow, RincianRow, SimpulRow, TemuanRow, daftar_akun, daftar_pembayaran, daftar_rincian,
    daftar_simpul, daftar_temuan,
};
pub use urut::{Pendengar, dengarkan, keadaan, sudah_tutup, urut};
