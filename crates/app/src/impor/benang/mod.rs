//! From checked files to one edition of a document.

mod belanja;
mod penyusun;
mod register;
mod renstra;
mod rpjmd;
mod tahunan;
pub(crate) mod target;
mod taut;

use store::benang::IsiEdisi;
use tabular::{Masalah, Tingkat};
use uuid::Uuid;

pub use penyusun::{NamaKode, Penyusun};
pub use register::Register;
pub use taut::tautkan;

use super::tabel::Tabel;
use super::tujuan::{Bagian, Dokumen};

/// One part of an edition: its role, its file and the checked table.
#[derive(Debug)]
pub struct BagianMasuk {
    /// Role.
    pub bagian: Bagian,
    /// File id.
    pub berkas: Uuid,
    /// Rows.
    pub tabel: Tabel,
}

/// Builds the whole edition; findings land on the tables they concern.
#[must_use]
pub fn susun(mut p: Penyusun<'_>, daftar: &mut [BagianMasuk]) -> IsiEdisi {
    daftar.sort_by_key(|b| b.bagian);
    let mut nama = tahunan::NamaDokumen::new();
    for b in daftar
        .iter()
        .filter(|b| b.bagian == Bagian::Indikator && p.dokumen != Dokumen::Rpjmd)
    {
        tahunan::nama_dari(&b.tabel, &mut nama);
    }
    for b in daftar.iter_mut() {
        let mut temuan = Vec::new();
        match (p.dokumen, b.bagian) {
            (Dokumen::Rpjmd, Bagian::Pohon) => rpjmd::pohon(&mut p, &b.tabel, b.berkas),
            (Dokumen::Rpjmd, _) => rpjmd::indikator(&mut p, &b.tabel, b.berkas, &mut temuan),
            (Dokumen::Renstra, Bagian::Program) => {
                renstra::program(&mut p, &b.tabel, b.berkas, &mut temuan)
            }
            (Dokumen::Renstra, Bagian::Pagu) => {
                renstra::pagu(&mut p, &b.tabel, b.berkas, &mut temuan)
            }
            (Dokumen::Renstra, _) => renstra::indikator(&mut p, &b.tabel, b.berkas, &mut temuan),
            (_, Bagian::Sub) => tahunan::sub(&mut p, &mut b.tabel, b.berkas, &nama),
            (_, Bagian::Anggaran) => tahunan::anggaran(&mut p, &mut b.tabel, b.berkas),
            (_, Bagian::Realisasi) => tahunan::realisasi(&mut p, &mut b.tabel, b.berkas),
            (_, Bagian::Indikator) => tahunan::indikator(&mut p, &b.tabel, b.berkas, &mut temuan),
            (_, Bagian::Lokasi) => tahunan::lokasi(&mut p, &b.tabel, b.berkas, &mut temuan),
            (_, Bagian::Prakiraan) => tahunan::prakiraan(&mut p, &b.tabel, b.berkas, &mut temuan),
            (_, Bagian::Rincian) => belanja::rka(&mut p, &mut b.tabel, b.berkas),
            (_, Bagian::RincianLembar) => belanja::rka_lembar(&mut p, &mut b.tabel, b.berkas),
            (_, Bagian::Penerima) => belanja::penerima(&mut p, &mut b.tabel, b.berkas),
            (_, Bagian::Akun) => belanja::akun(&mut p, &b.tabel, b.berkas),
            (_, Bagian::Lra) => belanja::lra(&mut p, &b.tabel, b.berkas),
            (_, Bagian::Pohon | Bagian::Program | Bagian::Pagu) => temuan.push(Masalah::baru(
                Tingkat::Tolak,
                "BAGIAN_SALAH",
                0,
                "Bagian ini bukan bagian dokumen tersebut.",
            )),
        }
        b.tabel.masalah.extend(temuan);
    }
    p.isi
}
