//! Cash budget and SPD: one row per unit and sub kegiatan, lines of accounts added up.

use std::collections::BTreeMap;

use dasar::kode::KodePerangkat;
use dasar::uang::Rupiah;
use dasar::waktu::Tanggal;
use store::referensi::tabel_daftar as tabel;
use tabular::{Masalah, Tingkat};
use uuid::Uuid;

use super::daftar::{Penulis, sub};
use super::{Konteks, Salinan};
use crate::impor::opsi::Opsi;
use crate::impor::sidik::id_perangkat;
use crate::impor::tabel::{Baris, Tabel};

const BULAN: [&str; 12] = [
    "bulan_1", "bulan_2", "bulan_3", "bulan_4", "bulan_5", "bulan_6", "bulan_7", "bulan_8",
    "bulan_9", "bulan_10", "bulan_11", "bulan_12",
];

/// The unit of a row, else its OPD, in the register of organisations; the row is refused without
/// one.
fn terdaftar(p: &mut Penulis<'_>, b: &Baris<'_>) -> Option<Uuid> {
    let kolom = match b.teks("kode_unit") {
        "" => "kode_skpd",
        _ => "kode_unit",
    };
    let id = KodePerangkat::parse(b.teks(kolom))
        .ok()
        .map(|kode| id_perangkat(p.k.pemda, kode.as_str()))
        .filter(|id| p.k.perangkat.contains(id));
    if id.is_none() {
        let isi = (
            kolom,
            "Perangkat daerah atau unit ini tidak terdaftar.",
            "Impor daftar perangkat daerah lebih dahulu, atau perbaiki kodenya.",
        );
        p.tolak(b, "PERANGKAT_TAK_TERDAFTAR", isi);
    }
    id
}

fn terlalu_besar(p: &mut Penulis<'_>, b: &Baris<'_>) {
    let isi = (
        "kode_sub_kegiatan",
        "Jumlah seluruh baris sub kegiatan ini melampaui angka yang dapat disimpan.",
        "Periksa satuan angkanya: rupiah, bukan sen.",
    );
    p.tolak(b, "JUMLAH_TERLALU_BESAR", isi);
}

pub(super) fn anggaran_kas(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let mut p = Penulis::baru(tabel::ANGGARAN_KAS, opsi, k);
    let mut jumlah: BTreeMap<(Uuid, String), ([Rupiah; 12], u32)> = BTreeMap::new();
    let mut temuan = Vec::new();
    for b in t.baris() {
        let Some(unit) = terdaftar(&mut p, &b) else {
            continue;
        };
        let bulan = BULAN.map(|kolom| b.uang(kolom).unwrap_or(Rupiah::NOL));
        temuan.extend(total_beda(&b, &bulan));
        let isi = jumlah
            .entry((unit, sub(&b)))
            .or_insert(([Rupiah::NOL; 12], b.nomor()));
        let tambah: Option<Vec<Rupiah>> =
            isi.0.iter().zip(bulan).map(|(a, n)| a.tambah(n)).collect();
        match tambah.and_then(|n| <[Rupiah; 12]>::try_from(n).ok()) {
            Some(baru) => isi.0 = baru,
            None => terlalu_besar(&mut p, &b),
        }
    }
    let tahun = p.tahun;
    for ((unit, sub), (bulan, baris)) in jumlah {
        let sen = bulan.map(|n| n.sen().to_string());
        p.salin()
            .uuid(k.pemda)
            .nilai(tahun)
            .uuid(unit)
            .teks(&sub)
            .larik(sen.iter().map(String::as_str))
            .uuid(k.berkas)
            .nilai(baris)
            .akhir();
    }
    t.masalah.extend(temuan);
    p.selesai(t)
}

/// The file's own total, where it has one, says something else than its months.
fn total_beda(b: &Baris<'_>, bulan: &[Rupiah; 12]) -> Option<Masalah> {
    let total = b.uang("total")?;
    let jumlah: i128 = bulan.iter().map(|n| i128::from(n.sen())).sum();
    if jumlah == i128::from(total.sen()) {
        return None;
    }
    Some(
        Masalah::baru(
            Tingkat::Periksa,
            "TOTAL_BEDA",
            b.nomor(),
            "Jumlah dua belas bulan tidak sama dengan kolom totalnya; bulannya yang dipakai.",
        )
        .di("total", b.teks("total"))
        .saran("Hitung ulang bulan atau totalnya."),
    )
}

pub(super) fn spd(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let mut p = Penulis::baru(tabel::SPD, opsi, k);
    let mut jumlah: BTreeMap<(String, Uuid, String), (Tanggal, Rupiah, u32)> = BTreeMap::new();
    let mut bertanggal: BTreeMap<String, Tanggal> = BTreeMap::new();
    for b in t.baris() {
        let (Some(tanggal), Some(nilai)) = (b.tanggal("tanggal"), b.uang("nilai")) else {
            continue;
        };
        let Some(unit) = terdaftar(&mut p, &b) else {
            continue;
        };
        let nomor = b.rapat("nomor");
        if *bertanggal.entry(nomor.clone()).or_insert(tanggal) != tanggal {
            let isi = (
                "tanggal",
                "SPD dengan nomor ini bertanggal lain pada baris di atasnya.",
                "Samakan tanggal semua baris satu SPD.",
            );
            p.tolak(&b, "TANGGAL_BEDA", isi);
            continue;
        }
        let isi = jumlah
            .entry((nomor, unit, sub(&b)))
            .or_insert((tanggal, Rupiah::NOL, b.nomor()));
        match isi.1.tambah(nilai) {
            Some(baru) => isi.1 = baru,
            None => terlalu_besar(&mut p, &b),
        }
    }
    let tahun = p.tahun;
    for ((nomor, unit, sub), (tanggal, nilai, baris)) in jumlah {
        p.salin()
            .uuid(k.pemda)
            .nilai(tahun)
            .teks(&nomor)
            .uuid(unit)
            .teks(&sub)
            .teks(&tanggal.iso())
            .nilai(nilai.sen())
            .uuid(k.berkas)
            .nilai(baris)
            .akhir();
    }
    p.selesai(t)
}
