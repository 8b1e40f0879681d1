//! Facts read straight from the CSV files of the data pack.

use std::collections::BTreeMap;
use std::path::PathBuf;

use dasar::kode::KodeNomenklatur;
use dasar::teks::padat;
use dasar::{JenisPemda, Rupiah};
use keselarasan::fakta::*;
use keselarasan::{Fakta, Simbol};

/// One row by column name.
pub type Baris = BTreeMap<String, String>;

fn folder() -> PathBuf {
    std::env::var_os("SELARAS_PAKET").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    )
}

/// All rows of a file of the pack.
pub fn baca(nama: &str) -> Vec<Baris> {
    let mut r = csv::Reader::from_path(folder().join(nama)).unwrap();
    let judul: Vec<String> = r.headers().unwrap().iter().map(str::to_owned).collect();
    r.records()
        .map(|b| {
            judul
                .iter()
                .cloned()
                .zip(b.unwrap().iter().map(str::to_owned))
                .collect()
        })
        .collect()
}

fn sen(teks: &str) -> i64 {
    Rupiah::parse_bulat(teks).map_or(0, |d| d.nilai.sen())
}

fn sen_opsi(teks: &str) -> Option<i64> {
    (!teks.trim().is_empty()).then(|| sen(teks))
}

/// Mahakam Ulu 2026.
pub fn mahulu() -> Fakta {
    let mut f = Fakta::baru(
        "64.11",
        "Kabupaten Mahakam Ulu",
        JenisPemda::Kabupaten,
        2026,
    );
    for r in baca("mahulu-skpd.csv") {
        let induk = (!r["kode_induk"].is_empty()).then(|| f.tambah_organ_ada(&r["kode_induk"]));
        f.tambah_organ(&r["kode"], &r["nama"], induk);
    }
    nomenklatur(&mut f);
    daftar(&mut f);
    rpjmd(&mut f);
    renstra(&mut f);
    f.rkpd = Some(dokumen(&mut f, Dok::Rkpd));
    f.apbd = Some(dokumen(&mut f, Dok::Apbd));
    realisasi(&mut f);
    f.lengkapi();
    f
}

/// The nation 2023.
pub fn nasional() -> Fakta {
    let mut f = Fakta::baru("00", "Indonesia", JenisPemda::Nasional, 2023);
    let mut per: BTreeMap<String, Vec<(Simbol, i64)>> = BTreeMap::new();
    for r in baca("apbd-nasional-2023.csv") {
        let k = f.s(&r["kode_rekening"]);
        per.entry(r["kode_kemenkeu"].clone())
            .or_default()
            .push((k, sen(&r["nilai"])));
    }
    let nama: BTreeMap<String, Baris> = baca("pemda-kode-kemenkeu.csv")
        .into_iter()
        .map(|r| (r["kode_kemenkeu"].clone(), r))
        .collect();
    let isi = per
        .into_iter()
        .map(|(k, akun)| PemdaTerbit {
            kode: f.s(&nama[&k]["kode_kemendagri"]),
            nama: f.s(&nama[&k]["nama"]),
            akun,
        })
        .collect();
    f.terbit = Some(isi);
    f.lengkapi();
    f
}

/// Price standards of Pasangkayu 2024.
pub fn pasangkayu() -> Fakta {
    let mut f = Fakta::baru("76.01", "Kabupaten Pasangkayu", JenisPemda::Kabupaten, 2024);
    daftar(&mut f);
    let mut isi = Vec::new();
    for kelompok in ["ssh", "sbu", "asb"] {
        for r in baca(&format!("{kelompok}-pasangkayu-2024.csv")) {
            isi.push(StandarHarga {
                id: 0,
                kelompok: f.s(kelompok),
                kode: f.s(&r["kode_kelompok"]),
                nama: f.s(&r["nama"]),
                spesifikasi: f.s(&r["spesifikasi"]),
                satuan: f.s(&r["satuan"]),
                harga: sen(&r["harga"]),
                rekening: r["kode_rekening"]
                    .split(',')
                    .map(str::trim)
                    .filter(|k| !k.is_empty())
                    .map(|k| f.s(k))
                    .collect(),
            });
        }
    }
    f.standar = Some(isi);
    f.lengkapi();
    f
}

/// Macro indicators of a province in 2021.
pub fn makro(kode_bps: &str, kode: &str, nama: &str) -> Fakta {
    let mut f = Fakta::baru(kode, nama, JenisPemda::Provinsi, 2021);
    let judul: BTreeMap<String, String> = baca("indikator-makro-nama.csv")
        .into_iter()
        .map(|r| (r["indikator"].clone(), r["nama"].clone()))
        .collect();
    let mikro = |t: &str| keselarasan::bacaan::baca(t).angka();
    let mut isi = Vec::new();
    for r in baca("indikator-makro-2015-2022.csv") {
        if r["kode_bps"] == kode_bps && r["tahun"] == "2021" {
            isi.push(Makro {
                nomor: r["indikator"].parse().unwrap(),
                nama: f.s(&judul[&r["indikator"]]),
                periode: f.s(&r["periode"]),
                rkpd: mikro(&r["target_rkpd"]),
                rkp: mikro(&r["target_rkp"]),
                rpjmn: mikro(&r["target_rpjmn"]),
                kewilayahan: mikro(&r["target_kewilayahan"]),
            });
        }
    }
    f.makro = Some(isi);
    f.lengkapi();
    f
}

/// A register code that may already be there, without counting it again.
trait OrganAda {
    fn tambah_organ_ada(&mut self, kode: &str) -> u32;
}

impl OrganAda for Fakta {
    fn tambah_organ_ada(&mut self, kode: &str) -> u32 {
        self.organ_dokumen(kode, "")
    }
}

fn nomenklatur(f: &mut Fakta) {
    let tingkat = |t: &str| match t {
        "urusan" => TingkatNomenklatur::Urusan,
        "bidang" => TingkatNomenklatur::Bidang,
        "program" => TingkatNomenklatur::Program,
        "kegiatan" => TingkatNomenklatur::Kegiatan,
        _ => TingkatNomenklatur::SubKegiatan,
    };
    let mut baru = Vec::new();
    let kosong = String::new();
    for berkas in [
        "nomenklatur-2027-tingkat.csv",
        "nomenklatur-2027-subkegiatan.csv",
        "nomenklatur-2023-kabkota.csv",
        "nomenklatur-2020.csv",
    ] {
        let mut isi = Vec::new();
        for r in baca(berkas) {
            if r.get("jenis_pemda").is_some_and(|j| j != "K") {
                continue;
            }
            let k = |n: &str| r.get(n).unwrap_or(&kosong).clone();
            isi.push(ButirNomenklatur {
                kode: f.s(&k("kode")),
                tingkat: tingkat(r.get("tingkat").map_or("", String::as_str)),
                nama: f.s(&k("nama")),
                indikator: f.s(&k("indikator")),
                satuan: f.s(&k("satuan")),
                spm: k("spm") == "1",
                tag: k("tag")
                    .split(';')
                    .map(str::trim)
                    .filter(|t| !t.is_empty())
                    .map(|t| f.s(t))
                    .collect(),
                sebelumnya: f.s(&k("kode_sebelumnya")),
            });
        }
        baru.push(isi);
    }
    let mut baru = baru.into_iter();
    let mut kini = baru.next().unwrap();
    kini.extend(baru.next().unwrap());
    f.nomenklatur = vec![
        EdisiNomenklatur::baru("2027", true, kini),
        EdisiNomenklatur::baru("2023", true, baru.next().unwrap()),
        EdisiNomenklatur::baru("2020", false, baru.next().unwrap()),
    ];
}

fn daftar(f: &mut Fakta) {
    let mut rek = DaftarKode::default();
    for r in baca("rekening.csv") {
        let induk = r["kode"].rsplit_once('.').map(|(a, _)| f.s(a));
        let (k, n) = (f.s(&r["kode"]), f.s(&r["nama"]));
        rek.tambah(k, n, induk);
    }
    f.rekening = Some(rek);
    let mut sd = DaftarKode::default();
    for r in baca("sumber-dana.csv")
        .into_iter()
        .chain(baca("sumber-dana-sipd-2026.csv"))
    {
        let (k, n) = (f.s(&r["kode"]), f.s(&r["nama"]));
        sd.tambah(k, n, None);
    }
    f.sumber_dana = Some(sd);
    let mut b = BarangRekening::default();
    for r in baca("mapping-barang-rekening.csv") {
        let (k, n) = (f.s(&r["kode_barang"]), f.s(&r["kode_rekening"]));
        b.tambah(k, n);
    }
    f.barang = Some(b);
}

fn rpjmd(f: &mut Fakta) {
    let mut r = Rpjmd::default();
    let mut ada: BTreeMap<String, u32> = BTreeMap::new();
    for b in baca("mahulu-rpjmd.csv") {
        let mut induk = None;
        for (t, n) in [
            (TingkatRencana::Visi, "visi"),
            (TingkatRencana::Misi, "misi"),
            (TingkatRencana::Tujuan, "tujuan"),
            (TingkatRencana::Sasaran, "sasaran"),
            (TingkatRencana::Strategi, "strategi"),
        ] {
            let kode = b[&format!("kode_{n}")].clone();
            let pos = *ada.entry(kode.clone()).or_insert_with(|| {
                r.simpul.push(SimpulRencana {
                    id: 0,
                    tingkat: t,
                    kode: f.s(&kode),
                    nama: f.s(&b[n]),
                    induk,
                    opd: None,
                });
                u32::try_from(r.simpul.len() - 1).unwrap()
            });
            induk = Some(pos);
        }
    }
    for b in baca("mahulu-rpjmd-indikator.csv") {
        let i = indikator_rencana(f, &b, "baseline_2024", ada.get(&b["kode"]).copied(), None);
        r.indikator.push(IndikatorRencana {
            jenis: f.s(&b["tingkat"]),
            ..i
        });
    }
    f.rpjmd = Some(r);
}

fn indikator_rencana(
    f: &mut Fakta,
    b: &Baris,
    awal: &str,
    induk: Option<u32>,
    opd: Option<u32>,
) -> IndikatorRencana {
    let target = (2024..=2030)
        .filter_map(|t| Some((t, b.get(&format!("target_{t}"))?)))
        .filter(|(t, _)| format!("target_{t}") != awal)
        .map(|(t, s)| (t, f.s(s)))
        .collect();
    IndikatorRencana {
        simpul: 0,
        induk,
        opd,
        kode: f.s(&b["kode"]),
        jenis: Simbol::KOSONG,
        teks: f.s(&b["indikator"]),
        satuan: f.s(&b["satuan"]),
        baseline: f.s(b.get(awal).map_or("", String::as_str)),
        polaritas: Simbol::KOSONG,
        target,
    }
}

fn renstra(f: &mut Fakta) {
    let nama: BTreeMap<String, u32> = (0..f.organ.len())
        .map(|n| u32::try_from(n).unwrap())
        .map(|n| (padat(f.nama_organ(n)), n))
        .collect();
    let mut r = Renstra::default();
    for b in baca("mahulu-renstra-pagu.csv") {
        let opd = nama.get(&padat(&b["opd"])).copied();
        let kode = KodeNomenklatur::perbaiki(&b["kode_program"]);
        r.program.push(RenstraProgram {
            id: 0,
            opd,
            kode: f.s(&kode.map_or_else(|_| b["kode_program"].clone(), |k| k.0.to_string())),
            kode_asli: f.s(&b["kode_program"]),
            nama: f.s(&b["nama"]),
            pagu: (2025..=2030)
                .map(|t| (t, sen(&b[&format!("pagu_{t}")])))
                .collect(),
        });
        if !keselarasan::kode::perangkat_baku(&b["kode_opd"]) {
            let (asli, nama) = (f.s(&b["kode_opd"]), f.s(&b["opd"]));
            match r
                .kode_rusak
                .iter_mut()
                .find(|k| (k.asli, k.nama) == (asli, nama))
            {
                Some(k) => k.baris += 1,
                None => r.kode_rusak.push(KodeRusak {
                    asli,
                    nama,
                    opd,
                    baris: 1,
                }),
            }
        }
    }
    for b in baca("mahulu-renstra-indikator.csv") {
        let opd = f
            .kamus
            .cari(&b["kode_opd"])
            .and_then(|k| f.organ.iter().position(|o| o.kode == k));
        let opd = opd.map(|n| u32::try_from(n).unwrap());
        let i = indikator_rencana(f, &b, "target_2024", None, opd);
        r.indikator.push(i);
    }
    f.renstra = Some(r);
}

fn dokumen(f: &mut Fakta, jenis: Dok) -> DokumenPagu {
    let mut d = DokumenPagu::baru(jenis);
    for r in baca(&format!("mahulu-{}-2026-subkegiatan.csv", jenis.kunci())) {
        let (opd, unit) = (
            f.organ_dokumen(&r["kode_skpd"], ""),
            f.organ_dokumen(&r["kode_sub_unit"], ""),
        );
        let sumber = r["kode_sumber_dana"]
            .split(',')
            .map(str::trim)
            .filter(|k| !k.is_empty())
            .map(|k| SumberBaris {
                kode: f.s(k),
                nama: f.s(&r["nama_sumber_dana"]),
                nilai: None,
            })
            .collect();
        let prioritas = r["prioritas"]
            .split(',')
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .map(|p| f.s(p))
            .collect();
        d.baris.push(BarisPagu {
            opd,
            unit,
            sub: f.s(&r["kode_sub_kegiatan"]),
            nama: f.s(&r["nama"]),
            pagu: sen(&r["pagu"]),
            validasi: sen_opsi(&r["pagu_validasi"]),
            rincian: sen_opsi(&r["rincian"]),
            sumber,
            prioritas,
            ..BarisPagu::default()
        });
    }
    for r in baca(&format!("mahulu-{}-2026-indikator.csv", jenis.kunci())) {
        d.baris_indikator += 1;
        if r["indikator"].trim().is_empty() {
            continue;
        }
        d.indikator.push(BarisIndikator {
            simpul: 0,
            unit: f.organ_dokumen(&r["kode_unit"], ""),
            tingkat: match padat(&r["tingkat"]).as_str() {
                "program" => TingkatKinerja::Program,
                "kegiatan" => TingkatKinerja::Kegiatan,
                "subkegiatan" => TingkatKinerja::SubKegiatan,
                _ => TingkatKinerja::Lain,
            },
            kode: f.s(&r["kode"]),
            teks: f.s(&r["indikator"]),
            target: f.s(&r["target"]),
            satuan: f.s(&r["satuan"]),
        });
    }
    d
}

fn realisasi(f: &mut Fakta) {
    let mut d = DokumenPagu::baru(Dok::Dpa);
    let mut x = Realisasi {
        triwulan: 1,
        ..Realisasi::default()
    };
    for r in baca("mahulu-realisasi.csv") {
        let unit = f.organ_dokumen(&r["kode_opd"], "");
        let opd = f.organ(unit).and_then(|o| o.induk).unwrap_or(unit);
        let sub = f.s(&r["kode_sub_kegiatan"]);
        let nama = f.s(&r["uraian"]);
        d.baris.push(BarisPagu {
            opd,
            unit,
            sub,
            nama,
            pagu: sen(&r["anggaran"]),
            ..BarisPagu::default()
        });
        x.baris.push(BarisRealisasi {
            simpul: 0,
            unit,
            sub,
            nilai: sen(&r["realisasi"]),
        });
    }
    f.dpa = Some(d);
    f.realisasi = Some(x);
}
