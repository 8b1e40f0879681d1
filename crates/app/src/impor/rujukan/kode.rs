//! Code lists: nomenclature, accounts, fund sources.

use std::collections::BTreeSet;

use dasar::kode::{KodeNomenklatur, KodeRekening, KodeSumberDana, TingkatNomenklatur};
use store::impor::Salin;
use store::referensi::tabel;
use tabular::{Masalah, Tingkat};

use super::{Ganda, Salinan, satu, tiap_kunci};
use crate::impor::opsi::Opsi;
use crate::impor::tabel::{Baris, Tabel};

/// The stored word of a level.
#[must_use]
pub(crate) fn kata_tingkat(t: TingkatNomenklatur) -> &'static str {
    match t {
        TingkatNomenklatur::Urusan => "urusan",
        TingkatNomenklatur::Bidang => "bidang",
        TingkatNomenklatur::Program => "program",
        TingkatNomenklatur::Kegiatan => "kegiatan",
        TingkatNomenklatur::SubKegiatan => "sub_kegiatan",
    }
}

/// `P` or `K`; a list without the column is of regencies and cities.
fn jenis_pemda(teks: &str) -> &'static str {
    if teks.to_lowercase().starts_with('p') {
        "P"
    } else {
        "K"
    }
}

pub(super) fn nomenklatur(t: &mut Tabel, opsi: &Opsi, semua: bool) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    for b in t.baris() {
        let Ok(kode) = KodeNomenklatur::parse(b.teks("kode")) else {
            continue;
        };
        let jenis = jenis_pemda(b.teks("jenis_pemda"));
        if !ganda.baru(&b, format!("{jenis} {kode}")) {
            continue;
        }
        s.teks(&opsi.edisi)
            .teks(jenis)
            .teks(kode.as_str())
            .teks(kata_tingkat(kode.tingkat()))
            .teks(&b.rapat("nama"));
        if semua {
            s.isi_atau_nol(&b.rapat("kinerja"))
                .isi_atau_nol(&b.rapat("indikator"))
                .isi_atau_nol(&b.rapat("satuan"));
        }
        s.akhir();
    }
    ganda.tolak(t);
    let bagian = if semua {
        tabel::NOMENKLATUR_SEMUA
    } else {
        tabel::NOMENKLATUR_TINGKAT
    };
    satu(bagian, vec![opsi.edisi.clone()], s)
}

pub(super) fn nomenklatur_sub(t: &mut Tabel, opsi: &Opsi) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    for b in t.baris() {
        let Ok(kode) = KodeNomenklatur::parse(b.teks("kode")) else {
            continue;
        };
        let jenis = jenis_pemda(b.teks("jenis_pemda"));
        if !ganda.baru(&b, format!("{jenis} {kode}")) {
            continue;
        }
        let tag = b
            .teks("tag")
            .split([';', ','])
            .map(str::trim)
            .filter(|t| !t.is_empty());
        s.teks(&opsi.edisi)
            .teks(jenis)
            .teks(kode.as_str())
            .teks(kata_tingkat(kode.tingkat()))
            .teks(&b.rapat("nama"))
            .isi_atau_nol(&b.rapat("kinerja"))
            .isi_atau_nol(&b.rapat("indikator"))
            .isi_atau_nol(&b.rapat("satuan"))
            .larik(tag)
            .isi_atau_nol(&b.rapat("pelaksana"))
            .nilai(b.bendera("spm"))
            .isi_atau_nol(b.teks("jenis"))
            .isi_atau_nol(b.teks("kode_sebelumnya"))
            .akhir();
    }
    ganda.tolak(t);
    satu(tabel::NOMENKLATUR_SUB, vec![opsi.edisi.clone()], s)
}

pub(super) fn definisi(t: &mut Tabel, opsi: &Opsi) -> Vec<Salinan> {
    let ke = (tabel::NOMENKLATUR_DEFINISI, vec![opsi.edisi.clone()]);
    let kunci = |b: &Baris<'_>| {
        let kode = KodeNomenklatur::parse(b.teks("kode")).ok()?;
        Some(format!("{} {kode}", jenis_pemda(b.teks("jenis_pemda"))))
    };
    tiap_kunci(t, ke, kunci, |s, b, kunci| {
        let (jenis, kode) = kunci.split_once(' ').unwrap_or_default();
        s.teks(&opsi.edisi)
            .teks(jenis)
            .teks(kode)
            .teks(b.teks("definisi_operasional"));
    })
}

/// `1.01.02 PROGRAM X` → code and name.
fn kode_dan_nama(sel: &str) -> Option<(KodeNomenklatur, String)> {
    let (kode, nama) = sel.trim().split_once(char::is_whitespace)?;
    Some((KodeNomenklatur::parse(kode).ok()?, dasar::teks::rapat(nama)))
}

/// Levels above a row that were not met yet.
fn sipd_atas(
    b: &Baris<'_>,
    jenis: &'static str,
    edisi: &str,
    sudah: &mut BTreeSet<(&'static str, String)>,
    atas: &mut Salin,
) {
    for kolom in ["BIDANG", "PROGRAM", "KEGIATAN"] {
        if let Some((kode, nama)) = kode_dan_nama(b.teks(kolom))
            && sudah.insert((jenis, kode.to_string()))
        {
            atas.teks(edisi)
                .teks(jenis)
                .teks(kode.as_str())
                .teks(kata_tingkat(kode.tingkat()))
                .teks(&nama)
                .akhir();
        }
    }
}

fn sipd_sub(
    b: &Baris<'_>,
    jenis: &str,
    edisi: &str,
    kode: &KodeNomenklatur,
    nama: &str,
    sub: &mut Salin,
) {
    let tag: Vec<String> = serde_json::from_str::<Vec<Option<String>>>(b.teks("TAG"))
        .map(|daftar| daftar.into_iter().flatten().collect())
        .unwrap_or_default();
    let sebelum = kode_dan_nama(b.teks("SUBKEGIATAN SEBELUMNYA")).map(|k| k.0);
    let spm = b.teks("SPM").to_lowercase();
    sub.teks(edisi)
        .teks(jenis)
        .teks(kode.as_str())
        .teks("sub_kegiatan")
        .teks(nama)
        .isi_atau_nol(&b.rapat("KINERJA"))
        .isi_atau_nol(&b.rapat("INDIKATOR"))
        .isi_atau_nol(&b.rapat("SATUAN"))
        .larik(tag.iter().map(String::as_str))
        .isi_atau_nol(&b.rapat("PELAKSANA"))
        .nilai(matches!(spm.as_str(), "1" | "ya" | "spm" | "true"))
        .isi_atau_nol(b.teks("JENIS"))
        .opsi(sebelum)
        .akhir();
}

pub(super) fn sipd(t: &mut Tabel, opsi: &Opsi) -> Vec<Salinan> {
    let (mut sub, mut atas) = (Salin::baru(), Salin::baru());
    let mut ganda = Ganda::default();
    let mut sudah = BTreeSet::new();
    let mut salah = Vec::new();
    for b in t.baris() {
        let jenis = jenis_pemda(b.teks("JENIS PEMDA"));
        sipd_atas(&b, jenis, &opsi.edisi, &mut sudah, &mut atas);
        let Some((kode, nama)) = kode_dan_nama(b.teks("SUBKEGIATAN")) else {
            salah.push(
                Masalah::baru(
                    Tingkat::Tolak,
                    "KODE_SALAH",
                    b.nomor(),
                    "Sel tidak diawali kode lalu nama.",
                )
                .di("SUBKEGIATAN", b.teks("SUBKEGIATAN"))
                .saran("Tulis kode, satu spasi, lalu nama."),
            );
            continue;
        };
        if ganda.baru(&b, format!("{jenis} {kode}")) {
            sipd_sub(&b, jenis, &opsi.edisi, &kode, &nama, &mut sub);
        }
    }
    ganda.tolak(t);
    for m in salah {
        t.ditolak.insert(m.baris);
        t.masalah.push(m);
    }
    let lingkup = || vec![opsi.edisi.clone()];
    vec![
        Salinan {
            tabel: tabel::NOMENKLATUR_TINGKAT,
            lingkup: lingkup(),
            isi: atas,
        },
        Salinan {
            tabel: tabel::NOMENKLATUR_SUB,
            lingkup: lingkup(),
            isi: sub,
        },
    ]
}

/// Edition of an account row: the edition of the file, or for codes known only from 2020 its rest.
fn edisi_rekening<'a>(status: &str, edisi: &'a str) -> &'a str {
    if status == "2020" { "2020-sisa" } else { edisi }
}

pub(super) fn rekening(t: &mut Tabel, opsi: &Opsi) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    let mut ada_sisa = false;
    for b in t.baris() {
        let Ok(kode) = KodeRekening::parse(b.teks("kode")) else {
            continue;
        };
        let edisi = edisi_rekening(b.teks("status"), &opsi.edisi);
        ada_sisa |= edisi == "2020-sisa";
        if ganda.baru(&b, format!("{edisi} {kode}")) {
            s.teks(edisi)
                .teks(kode.as_str())
                .teks(&b.rapat("nama"))
                .nilai(kode.tingkat())
                .isi_atau_nol(b.teks("laporan"))
                .nilai(b.bendera("beda_nama_2020"))
                .akhir();
        }
    }
    ganda.tolak(t);
    let mut lingkup = vec![opsi.edisi.clone()];
    if ada_sisa {
        lingkup.push("2020-sisa".to_owned());
    }
    satu(tabel::REKENING, lingkup, s)
}

pub(super) fn keterangan(t: &mut Tabel, opsi: &Opsi) -> Vec<Salinan> {
    let ke = (tabel::REKENING_KETERANGAN, vec![opsi.edisi.clone()]);
    let kunci = |b: &Baris<'_>| KodeRekening::parse(b.teks("kode")).ok();
    tiap_kunci(t, ke, kunci, |s, b, kode| {
        s.teks(&opsi.edisi)
            .teks(kode.as_str())
            .teks(b.teks("keterangan"));
    })
}

pub(super) fn sumber_dana(t: &mut Tabel, opsi: &Opsi) -> Vec<Salinan> {
    let ke = (tabel::SUMBER_DANA, vec![opsi.edisi.clone()]);
    let kunci = |b: &Baris<'_>| KodeSumberDana::parse(b.teks("kode")).ok();
    tiap_kunci(t, ke, kunci, |s, b, kode| {
        s.teks(&opsi.edisi)
            .teks(kode.as_str())
            .teks(&b.rapat("nama"))
            .nilai(kode.tingkat());
    })
}
