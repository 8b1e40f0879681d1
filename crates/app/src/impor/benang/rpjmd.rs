//! RPJMD: the objective tree and its indicators.

use std::collections::BTreeMap;

use tabular::{Masalah, Tingkat};
use uuid::Uuid;

use super::penyusun::{Asal, IndikatorBaru, Pemegang, Penyusun, SimpulBaru};
use crate::impor::tabel::{Baris, Tabel};

/// Levels of the tree with their code and text columns.
const TINGKAT: [(&str, &str, &str); 5] = [
    ("visi", "kode_visi", "visi"),
    ("misi", "kode_misi", "misi"),
    ("tujuan", "kode_tujuan", "tujuan"),
    ("sasaran", "kode_sasaran", "sasaran"),
    ("strategi", "kode_strategi", "strategi"),
];

/// Builds the tree: one row is one strategy with everything above it.
pub fn pohon(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid) {
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let mut induk = None;
        for (tingkat, kolom_kode, kolom_teks) in TINGKAT {
            let (kode, nama) = (b.teks(kolom_kode), b.rapat(kolom_teks));
            if kode.is_empty() {
                break;
            }
            let baru = SimpulBaru {
                tingkat,
                kode,
                kode_asli: "",
                nama: &nama,
                induk,
                pemegang: Pemegang::default(),
                bendera: Vec::new(),
                asal,
            };
            induk = Some(p.simpul(&baru).0);
        }
    }
}

/// Hangs the indicators on their nodes; IKU on the vision, IKK on nodes of their bidang or OPD.
pub fn indikator(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid, temuan: &mut Vec<Masalah>) {
    let bidang = bidang_per_nama(p);
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let tingkat = dasar::teks::normal(b.teks("tingkat"));
        let simpul = match tingkat.as_str() {
            "tujuan" | "sasaran" | "misi" | "visi" | "strategi" => {
                cari_simpul(p, &tingkat, b.teks("kode"))
            }
            "iku" | "ikd" => p.cari("visi", "visi1", Pemegang::default()),
            _ => Some(simpul_bidang(p, &b, &bidang, asal, temuan)),
        };
        let Some(simpul) = simpul else {
            temuan.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "INDUK_TAK_ADA",
                    b.nomor(),
                    "Indikator menunjuk simpul yang tidak ada dalam pohon RPJMD.",
                )
                .di("kode", b.teks("kode"))
                .saran("Perbaiki kode atau lengkapi pohon RPJMD."),
            );
            continue;
        };
        let jenis = if matches!(tingkat.as_str(), "iku" | "ikd" | "ikk") {
            tingkat.as_str()
        } else {
            ""
        };
        let teks = b.rapat("indikator");
        let baseline = b.tahunan().find(|(k, ..)| *k == 0).map_or("", |x| x.2);
        p.indikator(
            simpul,
            &IndikatorBaru {
                teks: &teks,
                satuan: b.teks("satuan"),
                jenis,
                polaritas: b.teks("polaritas"),
                baseline,
                target: b
                    .tahunan()
                    .filter(|(k, ..)| *k == 1)
                    .map(|(_, t, v)| (t, v))
                    .collect(),
                asal,
            },
        );
    }
}

fn cari_simpul(p: &Penyusun<'_>, tingkat: &str, kode: &str) -> Option<Uuid> {
    let tetap = TINGKAT.iter().find(|(t, ..)| *t == tingkat)?.0;
    p.cari(tetap, kode, Pemegang::default())
}

/// Compact name of each bidang → its code.
fn bidang_per_nama(p: &Penyusun<'_>) -> BTreeMap<String, String> {
    p.nama_kode
        .iter()
        .filter(|(kode, _)| kode.len() == 4 && !kode.starts_with('X'))
        .map(|(kode, nama)| (inti_bidang(nama), kode.clone()))
        .collect()
}

/// `URUSAN PEMERINTAHAN BIDANG PENDIDIKAN` → `pendidikan`.
fn inti_bidang(nama: &str) -> String {
    let padat = dasar::teks::padat(nama);
    padat
        .strip_prefix("urusanpemerintahanbidang")
        .map(str::to_owned)
        .unwrap_or(padat)
}

fn simpul_bidang(
    p: &mut Penyusun<'_>,
    b: &Baris<'_>,
    bidang: &BTreeMap<String, String>,
    asal: Asal,
    temuan: &mut Vec<Masalah>,
) -> Uuid {
    let nama = b.rapat("kode");
    let kode = bidang.get(&inti_bidang(&nama)).cloned();
    let mut pemegang = Pemegang::default();
    let mut bendera = Vec::new();
    let kode = match kode {
        Some(kode) => kode,
        None => {
            let mut diam = Vec::new();
            pemegang = p
                .register
                .kenali("", &nama, "kode", b.nomor(), &mut diam)
                .pemegang;
            bendera.push("bidang_tak_dikenal");
            nama.clone()
        }
    };
    let (id, baru) = p.simpul(&SimpulBaru {
        tingkat: "bidang",
        kode: &kode,
        kode_asli: &nama,
        nama: &nama,
        induk: None,
        pemegang,
        bendera,
        asal,
    });
    if baru && kode == nama && pemegang.opd.is_none() {
        temuan.push(
            Masalah::baru(
                Tingkat::Periksa,
                "BIDANG_TAK_DIKENAL",
                b.nomor(),
                "Nama ini bukan bidang urusan dan bukan perangkat daerah yang dikenal.",
            )
            .di("kode", &nama)
            .saran("Tulis nama resmi bidang urusan atau perangkat daerah."),
        );
    }
    id
}
