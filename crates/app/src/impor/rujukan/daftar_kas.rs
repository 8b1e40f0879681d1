//! Cash budget and SPD: one row per unit and sub kegiatan, lines of accounts added up.

use std::collections::BTreeMap;

use dasar::uang::Rupiah;
use dasar::waktu::Tanggal;
use store::referensi::tabel_daftar as tabel;
use uuid::Uuid;

use super::daftar::{Penulis, sub, unit};
use super::{Konteks, Salinan};
use crate::impor::opsi::Opsi;
use crate::impor::sidik::id_perangkat;
use crate::impor::tabel::{Baris, Tabel};

const BULAN: [&str; 12] = [
    "bulan_1", "bulan_2", "bulan_3", "bulan_4", "bulan_5", "bulan_6", "bulan_7", "bulan_8",
    "bulan_9", "bulan_10", "bulan_11", "bulan_12",
];

/// The unit of a row in the register of organisations; the row is refused without one.
fn terdaftar(p: &mut Penulis<'_>, b: &Baris<'_>) -> Option<Uuid> {
    let id = id_perangkat(p.k.pemda, &unit(b));
    if p.k.perangkat.contains(&id) {
        return Some(id);
    }
    let isi = (
        "kode_unit",
        "Perangkat daerah atau unit ini tidak terdaftar.",
        "Impor daftar perangkat daerah lebih dahulu, atau perbaiki kodenya.",
    );
    p.tolak(b, "PERANGKAT_TAK_TERDAFTAR", isi);
    None
}

pub(super) fn anggaran_kas(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let mut p = Penulis::baru(tabel::ANGGARAN_KAS, opsi, k);
    let mut jumlah: BTreeMap<(Uuid, String), ([Rupiah; 12], u32)> = BTreeMap::new();
    for b in t.baris() {
        let Some(unit) = terdaftar(&mut p, &b) else {
            continue;
        };
        let isi = jumlah
            .entry((unit, sub(&b)))
            .or_insert(([Rupiah::NOL; 12], b.nomor()));
        for (n, kolom) in isi.0.iter_mut().zip(BULAN) {
            let tambah = b.uang(kolom).unwrap_or(Rupiah::NOL);
            *n = n.tambah(tambah).unwrap_or(*n);
        }
    }
    let tahun = p.tahun;
    for ((unit, sub), (bulan, baris)) in jumlah {
        let sen: Vec<String> = bulan.iter().map(|n| n.sen().to_string()).collect();
        p.salin()
            .nilai(k.pemda)
            .nilai(tahun)
            .nilai(unit)
            .teks(&sub)
            .larik(sen.iter().map(String::as_str))
            .nilai(k.berkas)
            .nilai(baris)
            .akhir();
    }
    p.selesai(t)
}

pub(super) fn spd(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let mut p = Penulis::baru(tabel::SPD, opsi, k);
    let mut jumlah: BTreeMap<(String, Uuid, String), (Tanggal, Rupiah, u32)> = BTreeMap::new();
    for b in t.baris() {
        let (Some(tanggal), Some(nilai)) = (Tanggal::parse(b.teks("tanggal")), b.uang("nilai"))
        else {
            continue;
        };
        let Some(unit) = terdaftar(&mut p, &b) else {
            continue;
        };
        let isi = jumlah
            .entry((b.teks("nomor").to_owned(), unit, sub(&b)))
            .or_insert((tanggal, Rupiah::NOL, b.nomor()));
        isi.1 = isi.1.tambah(nilai).unwrap_or(isi.1);
    }
    let tahun = p.tahun;
    for ((nomor, unit, sub), (tanggal, nilai, baris)) in jumlah {
        p.salin()
            .nilai(k.pemda)
            .nilai(tahun)
            .teks(&nomor)
            .nilai(unit)
            .teks(&sub)
            .teks(&tanggal.iso())
            .nilai(nilai.sen())
            .nilai(k.berkas)
            .nilai(baris)
            .akhir();
    }
    p.selesai(t)
}
