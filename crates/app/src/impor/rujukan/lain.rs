//! The smaller national lists, and the organisation of one government.

use std::collections::BTreeMap;

use dasar::kode::{KodePerangkat, KodeRekening};
use store::impor::Salin;
use store::referensi::tabel;
use tabular::{Masalah, Tingkat};

use super::{Ganda, Konteks, Salinan, satu, tiap_kunci};
use crate::impor::sidik::id_perangkat;
use crate::impor::tabel::{Baris, Tabel};

pub(super) fn fungsi(t: &mut Tabel) -> Vec<Salinan> {
    let kunci = |b: &Baris<'_>| Some(b.teks("kode").to_owned());
    tiap_kunci(t, (tabel::FUNGSI, Vec::new()), kunci, |s, b, kode| {
        s.teks(kode).teks(&b.rapat("nama"));
    })
}

pub(super) fn spm(t: &mut Tabel) -> Vec<Salinan> {
    let kunci = |b: &Baris<'_>| {
        let bagian = ["kode_bidang", "no", "jenis_pemda"].map(|k| b.teks(k));
        Some(bagian.join("."))
    };
    tiap_kunci(t, (tabel::SPM, Vec::new()), kunci, |s, b, kode| {
        s.teks(kode)
            .teks(b.teks("kode_bidang"))
            .teks(&b.rapat("bidang"))
            .teks(b.teks("no"))
            .teks(&b.rapat("jenis_layanan"))
            .teks(b.teks("jenis_pemda"));
    })
}

pub(super) fn tahapan(t: &mut Tabel) -> Vec<Salinan> {
    let kunci = |b: &Baris<'_>| Some(b.teks("kode").to_owned());
    tiap_kunci(t, (tabel::TAHAPAN, Vec::new()), kunci, |s, b, kode| {
        s.teks(kode)
            .teks(b.teks("urut"))
            .teks(b.teks("id_sipd"))
            .teks(&b.rapat("nama"))
            .nilai(b.bendera("perkada"))
            .nilai(b.bendera("perda"));
    })
}

pub(super) fn program_nasional(t: &mut Tabel) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    let mut tahun = std::collections::BTreeSet::new();
    for b in t.baris() {
        if ganda.baru(&b, format!("{} {}", b.teks("tahun"), b.teks("no"))) {
            tahun.insert(b.teks("tahun").to_owned());
            s.teks(b.teks("tahun"))
                .teks(b.teks("no"))
                .teks(&b.rapat("uraian"))
                .akhir();
        }
    }
    ganda.tolak(t);
    satu(tabel::PROGRAM_NASIONAL, tahun.into_iter().collect(), s)
}

pub(super) fn barang_rekening(t: &mut Tabel) -> Vec<Salinan> {
    // An unreadable account was reported; the row stays, without an account.
    let rekening = |b: &Baris<'_>| {
        KodeRekening::parse(b.teks("kode_rekening"))
            .map_or_else(|_| String::new(), |k| k.to_string())
    };
    let kunci = |b: &Baris<'_>| {
        let (barang, kelompok) = (b.teks("kode_barang"), b.teks("kelompok"));
        Some(format!("{barang} {} {kelompok}", rekening(b)))
    };
    tiap_kunci(t, (tabel::BARANG_REKENING, Vec::new()), kunci, |s, b, _| {
        s.teks(b.teks("kode_barang"))
            .teks(&rekening(b))
            .teks(&b.rapat("nama_barang"))
            .teks(&b.rapat("nama_rekening"))
            .teks(b.teks("kelompok"));
    })
}

/// One organisation after its rows were merged.
struct Satuan<'a> {
    baris: Baris<'a>,
    kode: KodePerangkat,
    induk: Option<KodePerangkat>,
}

/// An organisation listed twice (once as OPD, once as unit) is one; the row naming its parent
/// wins and the other is reported.
type Gabungan<'a> = (BTreeMap<String, Satuan<'a>>, Vec<(u32, u32, String)>);

fn gabung(t: &Tabel) -> Gabungan<'_> {
    let mut peta: BTreeMap<String, Satuan<'_>> = BTreeMap::new();
    let mut ulang = Vec::new();
    for b in t.baris() {
        let Ok(kode) = KodePerangkat::parse(b.teks("kode")) else {
            continue;
        };
        let induk = KodePerangkat::parse(b.teks("kode_induk")).ok();
        let kunci = kode.to_string();
        let baru = Satuan {
            baris: b,
            kode,
            induk,
        };
        match peta.get(&kunci) {
            None => {
                peta.insert(kunci, baru);
            }
            Some(lama) if lama.induk.is_none() && baru.induk.is_some() => {
                ulang.push((lama.baris.nomor(), baru.baris.nomor(), kunci.clone()));
                peta.insert(kunci, baru);
            }
            Some(lama) => ulang.push((baru.baris.nomor(), lama.baris.nomor(), kunci)),
        }
    }
    (peta, ulang)
}

pub(super) fn perangkat(t: &mut Tabel, k: &Konteks) -> Vec<Salinan> {
    let (peta, ulang) = gabung(t);
    let mut induk_dahulu = Salin::baru();
    let mut temuan = Vec::new();
    let mut urutan: Vec<&Satuan<'_>> = peta.values().collect();
    // Parents first: a unit's foreign key needs its OPD.
    urutan.sort_by_key(|s| (s.induk.is_some(), s.baris.nomor()));
    for s in urutan {
        let induk = s.induk.as_ref().filter(|i| peta.contains_key(i.as_str()));
        if s.kode.sub_unit() && induk.is_none() {
            temuan.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "UNIT_TANPA_INDUK",
                    s.baris.nomor(),
                    "Unit tidak menunjuk perangkat daerah induknya.",
                )
                .di("kode_induk", s.baris.teks("kode_induk"))
                .saran("Isi kode induk unit ini."),
            );
        }
        let jenis = if induk.is_some() { "unit" } else { "skpd" };
        induk_dahulu
            .nilai(k.pemda)
            .nilai(id_perangkat(k.pemda, s.kode.as_str()))
            .teks(s.kode.as_str())
            .teks(s.baris.teks("kode"))
            .teks(&s.baris.rapat("nama"))
            .teks(jenis)
            .opsi(induk.map(|i| id_perangkat(k.pemda, i.as_str())))
            .nilai(k.berkas)
            .nilai(s.baris.nomor())
            .akhir();
    }
    for (baris, dipakai, kode) in ulang {
        temuan.push(
            Masalah::baru(
                Tingkat::Periksa,
                "PERANGKAT_GANDA",
                baris,
                format!("Perangkat daerah ini terdaftar dua kali; baris {dipakai} yang dipakai."),
            )
            .di("kode", &kode)
            .saran("Hapus salah satu baris."),
        );
    }
    t.masalah.extend(temuan);
    satu(tabel::PERANGKAT, Vec::new(), induk_dahulu)
}
