//! Renstra of all perangkat daerah: programmes, ceilings per year, indicators.

use std::collections::BTreeMap;

use dasar::kode::{KodeNomenklatur, TingkatNomenklatur};
use tabular::{Masalah, Tingkat};
use uuid::Uuid;

use super::penyusun::{Asal, IndikatorBaru, Pemegang, Penyusun, SimpulBaru};
use crate::impor::rujukan::kata_tingkat;
use crate::impor::tabel::{Baris, Tabel};

/// A programme code as it should read, and how it came about.
struct KodeProgram {
    kode: String,
    diperbaiki: bool,
}

/// Compact programme name within a bidang → code.
fn program_per_nama(p: &Penyusun<'_>) -> BTreeMap<(String, String), String> {
    p.nama_kode
        .iter()
        .filter_map(|(kode, nama)| {
            let bidang = kode.get(..4)?;
            (kode.len() == 7).then(|| ((bidang.to_owned(), dasar::teks::padat(nama)), kode.clone()))
        })
        .collect()
}

fn kode_program(
    teks: &str,
    nama: &str,
    per_nama: &BTreeMap<(String, String), String>,
) -> KodeProgram {
    if let Ok((kode, diperbaiki)) = KodeNomenklatur::perbaiki(teks) {
        return KodeProgram {
            kode: kode.to_string(),
            diperbaiki,
        };
    }
    let bidang = teks.get(..4).unwrap_or("").to_owned();
    match per_nama.get(&(bidang, dasar::teks::padat(nama))) {
        Some(kode) => KodeProgram {
            kode: kode.clone(),
            diperbaiki: true,
        },
        None => KodeProgram {
            kode: teks.to_owned(),
            diperbaiki: false,
        },
    }
}

struct Letak {
    simpul: Uuid,
    baru: bool,
}

fn simpul_program(
    p: &mut Penyusun<'_>,
    b: &Baris<'_>,
    kolom_opd: &str,
    per_nama: &BTreeMap<(String, String), String>,
    asal: Asal,
    temuan: &mut Vec<Masalah>,
) -> Letak {
    let kenal = p.register.kenali(
        b.teks(kolom_opd),
        b.teks("opd"),
        kolom_opd,
        b.nomor(),
        temuan,
    );
    let nama = b.rapat("nama");
    let asli = b.teks("kode_program");
    let kode = kode_program(asli, &nama, per_nama);
    if kode.diperbaiki {
        temuan.push(
            Masalah::baru(
                Tingkat::Periksa,
                "KODE_PROGRAM_DIPERBAIKI",
                b.nomor(),
                format!("Kode program dibaca sebagai {}.", kode.kode),
            )
            .di("kode_program", asli)
            .saran("Perbaiki kode pada berkas sumber."),
        );
    }
    let mut bendera = Vec::new();
    if !kenal.cara.is_empty() {
        bendera.push(kenal.cara);
    }
    if let Some(tanda) = tanda_prioritas(b.teks("prioritas")) {
        bendera.push(tanda);
    }
    let (simpul, baru) = p.simpul(&SimpulBaru {
        tingkat: "program",
        kode: &kode.kode,
        kode_asli: asli,
        nama: &nama,
        induk: None,
        pemegang: kenal.pemegang,
        bendera,
        asal,
    });
    Letak { simpul, baru }
}

fn tanda_prioritas(teks: &str) -> Option<&'static str> {
    match dasar::teks::padat(teks).as_str() {
        "" => None,
        "prioritas" | "1" | "ya" => Some("prioritas"),
        _ => Some("tidak_prioritas"),
    }
}

/// Programmes and their priority flag.
pub fn program(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid, temuan: &mut Vec<Masalah>) {
    let per_nama = program_per_nama(p);
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let letak = simpul_program(p, &b, "kode_skpd", &per_nama, asal, temuan);
        if !letak.baru {
            temuan.push(ganda(&b));
        }
    }
}

fn ganda(b: &Baris<'_>) -> Masalah {
    Masalah::baru(
        Tingkat::Periksa,
        "PROGRAM_GANDA",
        b.nomor(),
        "Program ini sudah ada untuk perangkat daerah yang sama; baris pertama yang dipakai.",
    )
    .di("kode_program", b.teks("kode_program"))
    .saran("Hapus baris gandanya atau perbaiki kodenya.")
}

/// Ceilings per year. A programme met twice keeps both rows: the second as a node of its own.
pub fn pagu(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid, temuan: &mut Vec<Masalah>) {
    let per_nama = program_per_nama(p);
    let mut terisi = std::collections::BTreeSet::new();
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let mut letak = simpul_program(p, &b, "kode_opd", &per_nama, asal, temuan);
        if !terisi.insert(letak.simpul) {
            temuan.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "PROGRAM_GANDA",
                    b.nomor(),
                    "Program ini punya \
                    pagu dua kali untuk perangkat daerah yang sama; keduanya disimpan.",
                )
                .di("kode_program", b.teks("kode_program"))
                .saran("Gabungkan kedua baris atau perbaiki kodenya."),
            );
            letak.simpul = simpul_kedua(p, &b, asal);
        }
        for (_, tahun, teks) in b.tahunan() {
            if let Ok(Some((nilai, ..))) = crate::impor::tabel::baca_uang(teks) {
                p.pagu(letak.simpul, tahun, "pagu", nilai);
            }
        }
    }
}

fn simpul_kedua(p: &mut Penyusun<'_>, b: &Baris<'_>, asal: Asal) -> Uuid {
    let mut diam = Vec::new();
    let kenal = p.register.kenali(
        b.teks("kode_opd"),
        b.teks("opd"),
        "kode_opd",
        b.nomor(),
        &mut diam,
    );
    let kode = format!("{} (baris {})", b.teks("kode_program"), b.nomor());
    p.simpul(&SimpulBaru {
        tingkat: "program",
        kode: &kode,
        kode_asli: b.teks("kode_program"),
        nama: &b.rapat("nama"),
        induk: None,
        pemegang: kenal.pemegang,
        bendera: vec!["kode_ganda"],
        asal,
    })
    .0
}

/// Indicators of sasaran (`1.01.0.1`), programmes and activities.
pub fn indikator(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid, temuan: &mut Vec<Masalah>) {
    let mulai = p.tahun();
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let kenal = p.register.kenali(
            b.teks("kode_opd"),
            b.teks("opd"),
            "kode_opd",
            b.nomor(),
            temuan,
        );
        let simpul = simpul_indikator(p, &b, kenal.pemegang, asal);
        let teks = b.rapat("indikator");
        if teks.is_empty() {
            temuan.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "INDIKATOR_KOSONG",
                    b.nomor(),
                    "Baris indikator tanpa teks indikator.",
                )
                .di("indikator", "")
                .saran("Isi indikatornya."),
            );
        }
        let baseline = b
            .tahunan()
            .filter(|(_, t, _)| *t < mulai)
            .last()
            .map_or("", |x| x.2);
        p.indikator(
            simpul,
            &IndikatorBaru {
                teks: &teks,
                satuan: b.teks("satuan"),
                jenis: "",
                polaritas: b.teks("polaritas"),
                baseline,
                target: b
                    .tahunan()
                    .filter(|(_, t, _)| *t >= mulai)
                    .map(|(_, t, v)| (t, v))
                    .collect(),
                asal,
            },
        );
    }
}

fn simpul_indikator(p: &mut Penyusun<'_>, b: &Baris<'_>, pemegang: Pemegang, asal: Asal) -> Uuid {
    let asli = b.teks("kode");
    let dibaca = KodeNomenklatur::parse(asli).ok().filter(|k| {
        matches!(
            k.tingkat(),
            TingkatNomenklatur::Program
                | TingkatNomenklatur::Kegiatan
                | TingkatNomenklatur::SubKegiatan
        )
    });
    let Some(kode) = dibaca else {
        let nama = b.teks("nama");
        let nama = if nama.is_empty() {
            format!("Sasaran {asli}")
        } else {
            nama.to_owned()
        };
        return p
            .simpul(&SimpulBaru {
                tingkat: "sasaran",
                kode: asli,
                kode_asli: "",
                nama: &nama,
                induk: None,
                pemegang,
                bendera: Vec::new(),
                asal,
            })
            .0;
    };
    let induk = p.induk_dari(&kode, pemegang, &|_| None, asal, &["hanya_indikator"]);
    let nama = p.nama_untuk(&kode, Some(b.teks("nama")));
    p.simpul(&SimpulBaru {
        tingkat: kata_tingkat(kode.tingkat()),
        kode: kode.as_str(),
        kode_asli: asli,
        nama: &nama,
        induk,
        pemegang,
        bendera: vec!["hanya_indikator"],
        asal,
    })
    .0
}
