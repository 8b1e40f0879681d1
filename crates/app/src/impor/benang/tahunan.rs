//! Yearly documents: sub-activities with ceilings, fund sources, labels, indicators, locations.

use std::collections::{BTreeMap, BTreeSet};

use dasar::kode::{KodeNomenklatur, TingkatNomenklatur};
use tabular::{Masalah, Tingkat};
use uuid::Uuid;

use super::penyusun::{Asal, IndikatorBaru, Pemegang, Penyusun, SimpulBaru};
use crate::impor::rujukan::{Ganda, kata_tingkat};
use crate::impor::tabel::{Baris, Tabel};

/// Names of programmes and activities as the document writes them: code → text.
pub type NamaDokumen = BTreeMap<String, String>;

/// Collects names from an indicator file.
pub fn nama_dari(t: &Tabel, nama: &mut NamaDokumen) {
    for b in t.baris() {
        if let Ok(kode) = KodeNomenklatur::parse(b.teks("kode")) {
            let teks = b.rapat("uraian");
            if !teks.is_empty() {
                nama.entry(kode.to_string()).or_insert(teks);
            }
        }
    }
}

/// Columns of a sub-activity file.
struct KolomSub {
    opd: &'static str,
    nama_opd: &'static str,
    unit: &'static str,
    nama_unit: &'static str,
    nama: &'static str,
}

const SUB: KolomSub = KolomSub {
    opd: "kode_skpd",
    nama_opd: "nama_skpd",
    unit: "kode_sub_unit",
    nama_unit: "nama_sub_unit",
    nama: "nama",
};

const ANGGARAN: KolomSub = KolomSub {
    opd: "kode_opd",
    nama_opd: "",
    unit: "",
    nama_unit: "",
    nama: "uraian",
};

/// Sub-activities of RKPD, PPAS, APBD or DPA.
pub fn sub(p: &mut Penyusun<'_>, t: &mut Tabel, berkas: Uuid, nama: &NamaDokumen) {
    isi_sub(
        p,
        t,
        berkas,
        nama,
        &SUB,
        &[
            ("pagu", "pagu"),
            ("pagu_validasi", "pagu_validasi"),
            ("rincian", "rincian"),
        ],
    );
}

/// Budget column of a realisation file: the DPA.
pub fn anggaran(p: &mut Penyusun<'_>, t: &mut Tabel, berkas: Uuid) {
    isi_sub(
        p,
        t,
        berkas,
        &NamaDokumen::new(),
        &ANGGARAN,
        &[("pagu", "anggaran")],
    );
}

/// Realisation column of a realisation file.
pub fn realisasi(p: &mut Penyusun<'_>, t: &mut Tabel, berkas: Uuid) {
    isi_sub(
        p,
        t,
        berkas,
        &NamaDokumen::new(),
        &ANGGARAN,
        &[("realisasi", "realisasi")],
    );
}

fn isi_sub(
    p: &mut Penyusun<'_>,
    t: &mut Tabel,
    berkas: Uuid,
    nama: &NamaDokumen,
    k: &KolomSub,
    uang: &[(&'static str, &str)],
) {
    let mut ganda = Ganda::default();
    let mut temuan = Vec::new();
    let mut lewat = 0usize;
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let Ok(kode) = KodeNomenklatur::parse(b.teks("kode_sub_kegiatan")) else {
            continue;
        };
        if kode.tingkat() != TingkatNomenklatur::SubKegiatan {
            temuan.push(bukan_sub(&b));
            lewat += 1;
            continue;
        }
        let opd = (b.teks(k.opd), b.teks(k.nama_opd));
        let unit = (b.teks(k.unit), b.teks(k.nama_unit));
        let Some(pemegang) = pemegang(p, opd, unit, asal) else {
            continue;
        };
        if !ganda.baru(&b, format!("{} {kode}", pemegang.unit.unwrap_or_default())) {
            continue;
        }
        let induk = p.induk_dari(&kode, pemegang, &|k| nama.get(k).cloned(), asal, &[]);
        let simpul = p
            .simpul(&SimpulBaru {
                tingkat: "sub_kegiatan",
                kode: kode.as_str(),
                kode_asli: b.teks("kode_sub_kegiatan"),
                nama: &b.rapat(k.nama),
                induk,
                pemegang,
                bendera: Vec::new(),
                asal,
            })
            .0;
        for (kolom, dari) in uang {
            if let Some(nilai) = b.uang(dari) {
                p.pagu(simpul, p.tahun(), kolom, nilai);
            }
        }
        if let Some(nilai) = b.uang("prakiraan_maju") {
            p.pagu(simpul, p.tahun() + 1, "prakiraan_maju", nilai);
        }
        sumber_dana(
            p,
            simpul,
            b.teks("kode_sumber_dana"),
            b.teks("nama_sumber_dana"),
        );
        label(p, simpul, &b);
        lokasi_sel(p, simpul, b.teks("lokasi"));
    }
    ganda.tolak(t);
    t.lewat = lewat;
    t.masalah.extend(temuan);
}

/// A file may name only the unit; its OPD is then the parent the register knows.
fn pemegang(
    p: &mut Penyusun<'_>,
    opd: (&str, &str),
    unit: (&str, &str),
    asal: Asal,
) -> Option<Pemegang> {
    if unit.0.is_empty() {
        let kode = dasar::kode::KodePerangkat::parse(opd.0).ok()?;
        return Some(p.register.tepat(&kode, opd.1, None, asal));
    }
    p.register.opd_unit(opd, unit, asal)
}

fn bukan_sub(b: &Baris<'_>) -> Masalah {
    Masalah::baru(
        Tingkat::Catatan,
        "BARIS_JUMLAH",
        b.nomor(),
        "Baris urusan, program, atau kegiatan dilewati; hanya sub kegiatan yang diimpor.",
    )
    .di("kode_sub_kegiatan", b.teks("kode_sub_kegiatan"))
}

/// Comma-joined codes and names; names may hold commas themselves, so they pair only when the
/// counts agree.
fn sumber_dana(p: &mut Penyusun<'_>, simpul: Uuid, kode: &str, nama: &str) {
    let daftar: Vec<&str> = kode
        .split([',', ';'])
        .map(str::trim)
        .filter(|k| !k.is_empty())
        .collect();
    let nama_pisah: Vec<&str> = nama.split([',', ';']).map(str::trim).collect();
    for (i, k) in daftar.iter().enumerate() {
        let teks = dasar::kode::KodeSumberDana::parse(k)
            .map_or_else(|_| (*k).to_owned(), |k| k.to_string());
        let n = if nama_pisah.len() == daftar.len() {
            nama_pisah.get(i).copied().unwrap_or("")
        } else if daftar.len() == 1 {
            nama
        } else {
            ""
        };
        p.isi
            .dana
            .nilai(p.pemda)
            .nilai(p.edisi)
            .nilai(simpul)
            .nilai(i + 1)
            .teks(&teks)
            .teks(n)
            .nol()
            .akhir();
    }
}

/// `2. Stunting,4. Ekonomi` → two labels; a comma inside a label does not split it.
#[must_use]
pub fn pisah_label(teks: &str) -> Vec<String> {
    let mut hasil: Vec<String> = Vec::new();
    for bagian in teks.split([',', ';']) {
        let bagian = bagian.trim();
        let bernomor = bagian
            .split_once('.')
            .is_some_and(|(n, _)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        match hasil.last_mut() {
            Some(akhir) if !bernomor && akhir.starts_with(|c: char| c.is_ascii_digit()) => {
                akhir.push_str(", ");
                akhir.push_str(bagian);
            }
            _ if !bagian.is_empty() => hasil.push(bagian.to_owned()),
            _ => {}
        }
    }
    hasil
}

fn label(p: &mut Penyusun<'_>, simpul: Uuid, b: &Baris<'_>) {
    for (jenjang, kolom) in [
        ("daerah", "prioritas"),
        ("provinsi", "prioritas_provinsi"),
        ("nasional", "prioritas_nasional"),
    ] {
        for (i, l) in pisah_label(b.teks(kolom)).iter().enumerate() {
            p.isi
                .prioritas
                .nilai(p.pemda)
                .nilai(p.edisi)
                .nilai(simpul)
                .teks(jenjang)
                .nilai(i + 1)
                .teks(l)
                .akhir();
        }
    }
}

fn lokasi_sel(p: &mut Penyusun<'_>, simpul: Uuid, teks: &str) {
    for (i, l) in teks
        .split(';')
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .enumerate()
    {
        p.isi
            .lokasi
            .nilai(p.pemda)
            .nilai(p.edisi)
            .nilai(simpul)
            .nilai(i + 1)
            .teks(l)
            .akhir();
    }
}

/// Indicators; a row without code belongs to the row above it, a code without ceiling makes a
/// node flagged `hanya_indikator`.
pub fn indikator(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid, temuan: &mut Vec<Masalah>) {
    let mut terakhir: Option<Uuid> = None;
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let kode = KodeNomenklatur::parse(b.teks("kode")).ok();
        if b.teks("indikator").is_empty()
            && b.teks("target").is_empty()
            && b.teks("satuan").is_empty()
        {
            catat_tanpa_indikator(&b, kode.as_ref(), temuan);
            continue;
        }
        let simpul = match kode {
            Some(kode) => simpul_indikator(p, &b, &kode, asal),
            None => {
                temuan.push(
                    Masalah::baru(
                        Tingkat::Periksa,
                        "INDIKATOR_TANPA_KODE",
                        b.nomor(),
                        "Indikator tanpa kode; digantungkan pada baris di atasnya.",
                    )
                    .di("kode", "")
                    .saran("Isi kode program, kegiatan, atau sub kegiatannya."),
                );
                terakhir
            }
        };
        let Some(simpul) = simpul else { continue };
        terakhir = Some(simpul);
        let teks = b.rapat("indikator");
        if teks.is_empty() {
            temuan.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "INDIKATOR_KOSONG",
                    b.nomor(),
                    "Baris punya target tetapi tidak punya teks indikator.",
                )
                .di("indikator", "")
                .saran("Isi indikatornya."),
            );
        }
        p.indikator(
            simpul,
            &IndikatorBaru {
                teks: &teks,
                satuan: b.teks("satuan"),
                jenis: "",
                polaritas: b.teks("polaritas"),
                baseline: "",
                target: vec![(p.tahun(), b.teks("target"))],
                asal,
            },
        );
    }
}

/// Headings of urusan and OPD carry no indicator by nature; the others are worth a note.
fn catat_tanpa_indikator(b: &Baris<'_>, kode: Option<&KodeNomenklatur>, temuan: &mut Vec<Masalah>) {
    use TingkatNomenklatur::{Kegiatan, Program, SubKegiatan};
    if kode.is_some_and(|k| matches!(k.tingkat(), Program | Kegiatan | SubKegiatan)) {
        temuan.push(
            Masalah::baru(
                Tingkat::Periksa,
                "TANPA_INDIKATOR",
                b.nomor(),
                "Baris ini tidak punya indikator.",
            )
            .di("indikator", "")
            .saran("Isi indikator, target, dan satuannya."),
        );
    }
}

fn simpul_indikator(
    p: &mut Penyusun<'_>,
    b: &Baris<'_>,
    kode: &KodeNomenklatur,
    asal: Asal,
) -> Option<Uuid> {
    let pemegang = pemegang(p, (b.teks("kode_unit"), ""), ("", ""), asal)?;
    let tingkat = kata_tingkat(kode.tingkat());
    if let Some(ada) = p.cari(tingkat, kode.as_str(), pemegang) {
        return Some(ada);
    }
    let uraian = b.rapat("uraian");
    let induk = p.induk_dari(kode, pemegang, &|_| None, asal, &["hanya_indikator"]);
    let nama = p.nama_untuk(kode, Some(&uraian));
    Some(
        p.simpul(&SimpulBaru {
            tingkat,
            kode: kode.as_str(),
            kode_asli: "",
            nama: &nama,
            induk,
            pemegang,
            bendera: vec!["hanya_indikator"],
            asal,
        })
        .0,
    )
}

/// The sub-activity node a side file speaks of; a finding when the document has none.
fn simpul_sub(
    p: &mut Penyusun<'_>,
    b: &Baris<'_>,
    asal: Asal,
    temuan: &mut Vec<Masalah>,
) -> Option<Uuid> {
    let kode = KodeNomenklatur::parse(b.teks("kode_sub_kegiatan")).ok()?;
    let pemegang = pemegang(p, (b.teks("kode_unit"), ""), ("", ""), asal)?;
    let simpul = p.cari("sub_kegiatan", kode.as_str(), pemegang);
    if simpul.is_none() {
        temuan.push(
            Masalah::baru(
                Tingkat::Periksa,
                "SUB_KEGIATAN_TAK_ADA",
                b.nomor(),
                "Sub kegiatan ini tidak ada dalam dokumen.",
            )
            .di("kode_sub_kegiatan", b.teks("kode_sub_kegiatan"))
            .saran("Perbaiki kode unit atau sub kegiatannya."),
        );
    }
    simpul
}

/// Locations, one row each.
pub fn lokasi(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid, temuan: &mut Vec<Masalah>) {
    let mut urut: BTreeMap<Uuid, u16> = BTreeMap::new();
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let Some(simpul) = simpul_sub(p, &b, asal, temuan) else {
            continue;
        };
        let n = urut.entry(simpul).and_modify(|n| *n += 1).or_insert(101);
        let n = *n;
        p.isi
            .lokasi
            .nilai(p.pemda)
            .nilai(p.edisi)
            .nilai(simpul)
            .nilai(n)
            .teks(&b.rapat("lokasi"))
            .akhir();
    }
}

/// Forward estimates.
pub fn prakiraan(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid, temuan: &mut Vec<Masalah>) {
    let mut sudah = BTreeSet::new();
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let Some(simpul) = simpul_sub(p, &b, asal, temuan) else {
            continue;
        };
        if let Some(nilai) = b.uang("prakiraan_maju").filter(|_| sudah.insert(simpul)) {
            p.pagu(simpul, p.tahun() + 1, "prakiraan_maju", nilai);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::pisah_label;

    #[test]
    fn labels_split_at_numbers_only() {
        assert_eq!(
            pisah_label("2. Stunting,4. Ekonomi"),
            ["2. Stunting", "4. Ekonomi"]
        );
        assert_eq!(pisah_label("1. Pangan, air"), ["1. Pangan, air"]);
        assert_eq!(pisah_label("Gizi, Air"), ["Gizi", "Air"]);
        assert!(pisah_label(" ").is_empty());
    }
}
