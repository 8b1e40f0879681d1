//! Price standards, payments and proposals of one government and year.

use std::collections::BTreeMap;

use dasar::kode::{KodeNomenklatur, KodePerangkat, KodeRekening};
use store::impor::Salin;
use store::referensi::tabel;
use tabular::{Masalah, Tingkat};

use super::{Ganda, Konteks, Salinan, satu};
use crate::impor::opsi::Opsi;
use crate::impor::sidik::id;
use crate::impor::tabel::Tabel;

/// Accounts of a comma list; unreadable ones are returned apart.
fn daftar_rekening(teks: &str) -> (Vec<String>, Vec<String>) {
    let (mut baik, mut rusak) = (Vec::new(), Vec::new());
    for bagian in teks
        .split([',', ';'])
        .map(str::trim)
        .filter(|b| !b.is_empty())
    {
        match KodeRekening::parse(bagian) {
            Ok(kode) => baik.push(kode.to_string()),
            Err(_) => rusak.push(bagian.to_owned()),
        }
    }
    (baik, rusak)
}

fn kelompok_harga(sel: &str, opsi: &Opsi) -> String {
    let pilih = if sel.is_empty() {
        opsi.kelompok.as_str()
    } else {
        sel
    };
    let kecil = pilih.to_lowercase();
    if matches!(kecil.as_str(), "ssh" | "sbu" | "hspk" | "asb") {
        kecil
    } else {
        "ssh".to_owned()
    }
}

pub(super) fn standar_harga(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let tahun = opsi.tahun.unwrap_or_default();
    let mut s = Salin::baru();
    // Repeated items are real dirt of price standards and stay; their ids carry an ordinal.
    let mut ulang: BTreeMap<String, u32> = BTreeMap::new();
    let mut kelompok_ada = std::collections::BTreeSet::new();
    let mut temuan = Vec::new();
    for b in t.baris() {
        let Some(harga) = b.uang("harga") else {
            continue;
        };
        let (rekening, rusak) = daftar_rekening(b.teks("kode_rekening"));
        if rekening.is_empty() || !rusak.is_empty() {
            temuan.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "STANDAR_TANPA_REKENING",
                    b.nomor(),
                    "Standar harga tanpa kode rekening yang terbaca.",
                )
                .di("kode_rekening", b.teks("kode_rekening"))
                .saran("Isi rekening belanja yang boleh memakai barang ini."),
            );
        }
        let kelompok = kelompok_harga(b.teks("jenis_standar"), opsi);
        let (nama, spek, satuan) = (b.rapat("nama"), b.rapat("spesifikasi"), b.rapat("satuan"));
        let kunci = format!(
            "{kelompok}|{}|{nama}|{spek}|{satuan}",
            b.teks("kode_kelompok")
        );
        let urut = ulang
            .entry(kunci.clone())
            .and_modify(|n| *n += 1)
            .or_insert(1);
        let kode_id = id(&[
            &k.pemda.to_string(),
            "standar_harga",
            &tahun.to_string(),
            &kunci,
            &urut.to_string(),
        ]);
        kelompok_ada.insert(kelompok.clone());
        s.nilai(k.pemda)
            .nilai(tahun)
            .teks(&kelompok)
            .nilai(kode_id)
            .teks(b.teks("kode_kelompok"))
            .teks(&b.rapat("kelompok"))
            .teks(&nama)
            .teks(&spek)
            .teks(&satuan)
            .nilai(harga.sen())
            .opsi(b.desimal("tkdn"))
            .larik(rekening.iter().map(String::as_str))
            .nilai(k.berkas)
            .nilai(b.nomor())
            .akhir();
    }
    t.masalah.extend(temuan);
    let mut lingkup = vec![tahun.to_string()];
    lingkup.extend(kelompok_ada);
    satu(tabel::STANDAR_HARGA, lingkup, s)
}

pub(super) fn pembayaran(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let tahun = opsi.tahun.unwrap_or_default();
    let mut s = Salin::baru();
    let mut ulang: BTreeMap<String, u32> = BTreeMap::new();
    for b in t.baris() {
        let opd = KodePerangkat::parse(b.teks("kode_opd"));
        let sub = KodeNomenklatur::parse(b.teks("kode_sub_kegiatan"));
        let rekening = KodeRekening::parse(b.teks("kode_rekening"));
        let tanggal = b.tanggal("tanggal");
        let (Ok(opd), Ok(sub), Ok(rekening), Some(tanggal), Some(nilai)) =
            (opd, sub, rekening, tanggal, b.uang("nilai"))
        else {
            continue;
        };
        let unit = KodePerangkat::parse(b.teks("kode_unit"))
            .map_or_else(|_| opd.to_string(), |u| u.to_string());
        let kunci = format!("{}|{unit}|{sub}|{rekening}", b.teks("nomor"));
        let urut = ulang
            .entry(kunci.clone())
            .and_modify(|n| *n += 1)
            .or_insert(1);
        s.nilai(k.pemda)
            .nilai(tahun)
            .nilai(id(&[
                &k.pemda.to_string(),
                "pembayaran",
                &tahun.to_string(),
                &kunci,
                &urut.to_string(),
            ]))
            .teks(b.teks("nomor"))
            .teks(b.teks("jenis"))
            .teks(&tanggal.iso())
            .teks(opd.as_str())
            .teks(&unit)
            .teks(sub.as_str())
            .teks(rekening.as_str())
            .teks(&b.rapat("uraian"))
            .teks(&b.rapat("penerima"))
            .teks(b.teks("kontrak"))
            .nilai(nilai.sen())
            .nilai(k.berkas)
            .nilai(b.nomor())
            .akhir();
    }
    satu(tabel::PEMBAYARAN, vec![tahun.to_string()], s)
}

pub(super) fn usulan(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let tahun = opsi.tahun.unwrap_or_default();
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    for b in t.baris() {
        if !ganda.baru(&b, b.teks("kode").to_owned()) {
            continue;
        }
        let sub = KodeNomenklatur::parse(b.teks("kode_sub_kegiatan"))
            .map(|k| k.to_string())
            .unwrap_or_default();
        s.nilai(k.pemda)
            .nilai(tahun)
            .nilai(id(&[
                &k.pemda.to_string(),
                "usulan",
                &tahun.to_string(),
                b.teks("kode"),
            ]))
            .teks(b.teks("kode"))
            .teks(&dasar::teks::normal(b.teks("asal")))
            .teks(&b.rapat("pengusul"))
            .teks(&b.rapat("kamus"))
            .teks(&b.rapat("uraian"))
            .teks(&b.rapat("lokasi"))
            .opsi(b.tanggal("tanggal").map(dasar::waktu::Tanggal::iso))
            .teks(&dasar::teks::normal(b.teks("status")))
            .teks(&sub)
            .opsi(b.uang("nilai").map(dasar::uang::Rupiah::sen))
            .nilai(k.berkas)
            .nilai(b.nomor())
            .akhir();
    }
    ganda.tolak(t);
    satu(tabel::USULAN, vec![tahun.to_string()], s)
}
