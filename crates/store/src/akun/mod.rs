//! Accounts: the directory of names, the accounts themselves, their factors and sessions.

mod direktori;
mod faktor;
mod gagal;
mod orang;
mod sesi;
mod tantangan;

pub use direktori::{cari, daftarkan, lepaskan};
pub use faktor::{
    KunciSandiRow, catat_kode_setel, daftar_kunci_sandi, ganti_pemulihan, hapus_kunci_sandi,
    kode_setel, pakai_kode_setel, pakai_kunci_sandi, pakai_pemulihan, sisa_pemulihan,
    tambah_kunci_sandi, tambah_oidc, tautan_oidc,
};
pub use gagal::{GagalRow, catat_gagal, kunci_gagal, lupakan_gagal};
pub use orang::{
    AkunBaru, AkunRow, aktifkan, ambil, buat, daftar, ganti_sandi, kode_opd, kode_pemda,
    opd_pertama, orang_dari_nip, pakai_langkah_totp, pasang_totp, pemda_contoh,
};
pub use sesi::{
    SesiBaru, SesiRow, buat_sesi, buktikan, cabut, cabut_semua, daftar_sesi, lihat_sesi,
    pilih_peran, sentuh,
};
pub use tantangan::{TantanganRow, ambil_tantangan, simpan_tantangan};
