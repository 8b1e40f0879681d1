//! `selaras hukum daftar|tampil|periksa|beda`: the law set of this installation.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use dasar::waktu::{Tanggal, Zona};
use hukum::{Hukum, LoadErrors, Parameter, Versi, isi_teks, situasi};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::{Value, json};

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder hukum tambahan [bawaan: SELARAS_HUKUM, lalu folder hukum di dalam --data]
    #[arg(long, global = true, value_name = "FOLDER")]
    hukum: Option<PathBuf>,
    #[command(subcommand)]
    perintah: Perintah,
}

#[derive(Debug, Subcommand)]
enum Perintah {
    /// Semua parameter dengan nilainya pada suatu hari
    Daftar {
        /// Hanya area ini, misalnya anggaran.wajib
        area: Option<String>,
        /// Hari berlakunya, misalnya 2026-01-31 [bawaan: hari ini]
        #[arg(long, value_name = "TANGGAL", value_parser = tanggal)]
        pada: Option<Tanggal>,
    },
    /// Satu parameter dengan seluruh riwayat dan dasar hukumnya
    Tampil {
        /// Kunci parameter, misalnya anggaran.wajib.pegawai
        kunci: String,
        /// Hari berlakunya [bawaan: hari ini]
        #[arg(long, value_name = "TANGGAL", value_parser = tanggal)]
        pada: Option<Tanggal>,
        /// Kode wilayah, untuk nilai yang ditetapkan setempat
        #[arg(long, value_name = "KODE")]
        pemda: Option<String>,
    },
    /// Periksa berkas, situasi, dan parameter yang perlu dibaca ulang
    Periksa {
        /// Hari pemeriksaan [bawaan: hari ini]
        #[arg(long, value_name = "TANGGAL", value_parser = tanggal)]
        pada: Option<Tanggal>,
    },
    /// Apa yang berubah antara dua hari
    Beda {
        /// Hari pertama
        #[arg(value_parser = tanggal)]
        dari: Tanggal,
        /// Hari kedua
        #[arg(value_parser = tanggal)]
        ke: Tanggal,
    },
}

fn tanggal(teks: &str) -> Result<Tanggal, String> {
    Tanggal::parse(teks)
        .ok_or_else(|| "bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-01-31".to_owned())
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    let folder = folder(lingkungan, args.hukum);
    let hukum = muat_folder(folder.as_deref())?;
    let hari_ini = || lingkungan.clock.kini().tanggal(Zona::Wib);
    match args.perintah {
        Perintah::Daftar { area, pada } => {
            daftar(&hukum, area.as_deref(), pada.unwrap_or_else(hari_ini))
        }
        Perintah::Tampil { kunci, pada, pemda } => tampil(
            &hukum,
            &kunci,
            pemda.as_deref(),
            pada.unwrap_or_else(hari_ini),
        ),
        Perintah::Periksa { pada } => {
            periksa(&hukum, folder.as_deref(), pada.unwrap_or_else(hari_ini))
        }
        Perintah::Beda { dari, ke } => Ok(beda(&hukum, dari, ke)),
    }
}

/// The law set every command decides by: the embedded one with this installation's overlay.
pub fn muat(lingkungan: &Lingkungan) -> Result<Hukum, Gagal> {
    muat_folder(folder(lingkungan, None).as_deref())
}

fn muat_folder(folder: Option<&Path>) -> Result<Hukum, Gagal> {
    Hukum::muat(folder).map_err(|galat: LoadErrors| Gagal::pakai(galat.to_string().trim_end()))
}

fn folder(lingkungan: &Lingkungan, diminta: Option<PathBuf>) -> Option<PathBuf> {
    let env = std::env::var_os("SELARAS_HUKUM")
        .filter(|v| !v.is_empty())
        .map(PathBuf::from);
    let dalam_data = lingkungan.data.join("hukum");
    diminta
        .or(env)
        .or_else(|| dalam_data.is_dir().then_some(dalam_data))
}

fn tabel_teks(judul: &str, kolom: &[&str]) -> Tabel {
    let kolom = kolom.iter().map(|k| Kolom::baru(k, k, JenisKolom::Teks));
    Tabel::baru(judul, kolom.collect())
}

fn tambah(tabel: &mut Tabel, baris: Vec<String>) {
    tabel.tambah(baris.into_iter().map(Sel::teks).collect());
}

fn daftar(hukum: &Hukum, area: Option<&str>, pada: Tanggal) -> Result<Keluaran, Gagal> {
    let semua: Vec<&Parameter> = match area {
        None => hukum.daftar().collect(),
        Some(area) => hukum.area(area.trim_end_matches('.')).collect(),
    };
    if semua.is_empty() {
        let pesan = format!(
            "tidak ada parameter di bawah \"{}\"",
            area.unwrap_or_default()
        );
        return Err(Gagal::tolak("area_tidak_dikenal", pesan));
    }
    let mut tabel = tabel_teks(
        &format!("Hukum pada {pada}"),
        &["kunci", "nilai", "mulai", "dasar", "terverifikasi"],
    );
    let mut larik = Vec::new();
    for parameter in semua {
        let versi = berlaku(parameter, pada);
        tambah(
            &mut tabel,
            vec![
                parameter.kunci.clone(),
                versi.map_or_else(|| "belum berlaku".to_owned(), |v| isi_teks(&v.isi)),
                versi.map_or_else(String::new, |v| v.mulai.iso()),
                versi.map_or_else(String::new, |v| v.dasar.clone()),
                versi
                    .map_or("", |v| if v.terverifikasi { "ya" } else { "belum" })
                    .to_owned(),
            ],
        );
        larik.push(json!({
            "kunci": parameter.kunci,
            "judul": parameter.judul,
            "cakupan": parameter.cakupan.kata(),
            "diperiksa": parameter.diperiksa.iso(),
            "berlaku": versi.map(versi_json),
        }));
    }
    let json = json!({
        "pada": pada.iso(),
        "sidik": hukum.sidik(),
        "tumpangan": hukum.tumpangan(),
        "parameter": larik,
    });
    let pesan = format!("{} parameter. Sidik {}.", tabel.baris.len(), hukum.sidik());
    Ok(Keluaran::baru(json).dengan(tabel).pesan(pesan))
}

fn berlaku(parameter: &Parameter, pada: Tanggal) -> Option<&Versi> {
    parameter.versi.iter().rev().find(|v| v.mulai <= pada)
}

fn versi_json(versi: &Versi) -> Value {
    let baris = |baris: &hukum::Baris| {
        Value::Object(
            baris
                .iter()
                .map(|(k, v)| (k.clone(), json!(v.mesin())))
                .collect(),
        )
    };
    let tepi = |tepi: &Option<hukum::Tepi>| {
        tepi.map(|t| json!({"angka": t.angka.mesin(), "termasuk": t.termasuk}))
    };
    let nilai = match &versi.isi {
        hukum::Isi::Nilai(isi) => baris(isi),
        hukum::Isi::Daftar(daftar) => daftar.iter().map(baris).collect(),
        hukum::Isi::Pita(pita) => {
            let satu = |p: &hukum::Pita| {
                let (bawah, atas) = (tepi(&p.bawah), tepi(&p.atas));
                json!({"bawah": bawah, "atas": atas, "isi": baris(&p.isi)})
            };
            pita.iter().map(satu).collect()
        }
        hukum::Isi::Dicabut => Value::Null,
    };
    json!({
        "mulai": versi.mulai.iso(),
        "nilai": nilai,
        "dicabut": versi.isi == hukum::Isi::Dicabut,
        "dasar": versi.dasar,
        "kutipan": versi.kutipan.teks(),
        "kutipan_harfiah": matches!(versi.kutipan, hukum::Kutipan::Harfiah(_)),
        "terverifikasi": versi.terverifikasi,
        "batas_setempat": versi.setempat.as_ref().map(hukum::BatasSetempat::kalimat),
    })
}

fn tampil(
    hukum: &Hukum,
    kunci: &str,
    pemda: Option<&str>,
    pada: Tanggal,
) -> Result<Keluaran, Gagal> {
    let tolak = |galat: hukum::Error| Gagal::tolak("parameter_tidak_dikenal", galat.to_string());
    let parameter = hukum.parameter(kunci).map_err(tolak)?;
    let setempat = pemda
        .and_then(|kode| parameter.setempat.get(kode))
        .map_or(&[][..], |v| v);
    let mut tabel = tabel_teks(
        &format!("{} — {}", parameter.kunci, parameter.judul),
        &["mulai", "nilai", "dasar", "terverifikasi", "isi peraturan"],
    );
    let kini = berlaku(parameter, pada).map(|v| v.mulai);
    let nasional = parameter.versi.iter().map(|v| (v, Some(v.mulai) == kini));
    for (versi, tanda) in nasional.chain(setempat.iter().map(|v| (v, false))) {
        tambah(
            &mut tabel,
            vec![
                format!("{}{}", versi.mulai.iso(), if tanda { " ←" } else { "" }),
                isi_teks(&versi.isi),
                versi.dasar.clone(),
                if versi.terverifikasi { "ya" } else { "belum" }.to_owned(),
                versi.kutipan.teks().to_owned(),
            ],
        );
    }
    let mut keluaran = Keluaran::baru(json!({
        "kunci": parameter.kunci,
        "judul": parameter.judul,
        "cakupan": parameter.cakupan.kata(),
        "diperiksa": parameter.diperiksa.iso(),
        "catatan": parameter.catatan,
        "pada": pada.iso(),
        "berlaku": berlaku(parameter, pada).map(versi_json),
        "versi": parameter.versi.iter().map(versi_json).collect::<Vec<_>>(),
        "setempat": setempat.iter().map(versi_json).collect::<Vec<_>>(),
    }))
    .dengan(tabel);
    if let Some(rincian) = rincian(parameter, pada) {
        keluaran = keluaran.dengan(rincian);
    }
    if !parameter.catatan.is_empty() {
        keluaran = keluaran.pesan(parameter.catatan.clone());
    }
    Ok(keluaran.pesan(format!("Sumber terakhir dibaca {}.", parameter.diperiksa)))
}

/// The rows of a list or band table in force.
fn rincian(parameter: &Parameter, pada: Tanggal) -> Option<Tabel> {
    let versi = berlaku(parameter, pada)?;
    let kolom: Vec<&str> = parameter.urutan_kolom.iter().map(String::as_str).collect();
    let sel = |baris: &hukum::Baris| {
        kolom
            .iter()
            .map(|k| baris.get(*k).map(ToString::to_string).unwrap_or_default())
            .collect()
    };
    match &versi.isi {
        hukum::Isi::Daftar(daftar) => {
            let mut tabel = tabel_teks(&format!("Isi pada {pada}"), &kolom);
            daftar
                .iter()
                .for_each(|baris| tambah(&mut tabel, sel(baris)));
            Some(tabel)
        }
        hukum::Isi::Pita(pita) => {
            let kepala: Vec<&str> = std::iter::once("pita")
                .chain(kolom.iter().copied())
                .collect();
            let mut tabel = tabel_teks(&format!("Pita pada {pada}"), &kepala);
            for satu in pita {
                let mut baris = vec![hukum::pita_teks(satu, parameter.satuan_batas.as_ref())];
                baris.extend::<Vec<String>>(sel(&satu.isi));
                tambah(&mut tabel, baris);
            }
            Some(tabel)
        }
        hukum::Isi::Nilai(_) | hukum::Isi::Dicabut => None,
    }
}

fn periksa(hukum: &Hukum, folder: Option<&Path>, pada: Tanggal) -> Result<Keluaran, Gagal> {
    let uji = folder.map(|f| f.join("uji")).filter(|f| f.is_dir());
    let situasi = match uji {
        Some(folder) => situasi::baca_folder(&folder)
            .map_err(|galat| Gagal::pakai(galat.to_string().trim_end()))?,
        None => Vec::new(),
    };
    let gagal: Vec<String> = situasi
        .iter()
        .filter_map(|s| s.uji(hukum, &|_| None).err())
        .collect();
    let catatan = hukum.periksa(pada);
    let mut tabel = tabel_teks(&format!("Pemeriksaan {pada}"), &["kunci", "jenis", "pesan"]);
    for c in &catatan {
        let baris = vec![c.kunci.clone(), c.jenis.to_string(), c.pesan.clone()];
        tambah(&mut tabel, baris);
    }
    let jumlah = hukum.daftar().count();
    let larik = catatan
        .iter()
        .map(|c| json!({"kunci": c.kunci, "jenis": c.jenis.kata(), "pesan": c.pesan}));
    let mut keluaran = Keluaran::baru(json!({
        "pada": pada.iso(),
        "sidik": hukum.sidik(),
        "parameter": jumlah,
        "catatan": larik.collect::<Vec<_>>(),
        "situasi": {"jumlah": situasi.len(), "gagal": gagal},
    }))
    .dengan(tabel);
    for satu in &gagal {
        keluaran = keluaran.pesan(format!("Situasi gagal: {satu}"));
    }
    keluaran.kode = u8::from(!gagal.is_empty());
    Ok(keluaran.pesan(format!(
        "{jumlah} parameter tanpa kesalahan, {} catatan, {} situasi tambahan.",
        catatan.len(),
        situasi.len()
    )))
}

fn beda(hukum: &Hukum, dari: Tanggal, ke: Tanggal) -> Keluaran {
    let beda = hukum.beda(dari, ke);
    let mut tabel = tabel_teks(
        &format!("Perubahan hukum dari {dari} ke {ke}"),
        &["kunci", "sebelum", "sesudah", "mulai", "dasar"],
    );
    let teks = |isi: &Option<String>| isi.clone().unwrap_or_else(|| "belum berlaku".to_owned());
    for b in &beda {
        tambah(
            &mut tabel,
            vec![
                b.kunci.clone(),
                teks(&b.sebelum),
                if b.hanya_dasar {
                    "sama, dasar baru".to_owned()
                } else {
                    teks(&b.sesudah)
                },
                b.mulai.map(Tanggal::iso).unwrap_or_default(),
                b.dasar.clone(),
            ],
        );
    }
    let larik = beda.iter().map(|b| {
        json!({
            "kunci": b.kunci, "judul": b.judul, "sebelum": b.sebelum, "sesudah": b.sesudah,
            "mulai": b.mulai.map(Tanggal::iso), "dasar": b.dasar, "hanya_dasar": b.hanya_dasar,
        })
    });
    let json = json!({"dari": dari.iso(), "ke": ke.iso(), "beda": larik.collect::<Vec<_>>()});
    Keluaran::baru(json)
        .dengan(tabel)
        .pesan(format!("{} parameter berbeda.", beda.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hari() -> Tanggal {
        Tanggal::baru(2026, 1, 1).unwrap()
    }

    #[test]
    fn every_parameter_can_be_shown() {
        let hukum = Hukum::bawaan();
        for parameter in hukum.daftar() {
            let keluaran = tampil(&hukum, &parameter.kunci, None, hari()).unwrap();
            assert_eq!(keluaran.json["kunci"], parameter.kunci.as_str());
            assert_eq!(keluaran.tabel[0].baris.len(), parameter.versi.len());
        }
    }

    #[test]
    fn list_has_value_citation_and_state() {
        let hukum = Hukum::bawaan();
        let keluaran = daftar(&hukum, Some("anggaran.wajib"), hari()).unwrap();
        let baris: Vec<Vec<String>> = keluaran.tabel[0]
            .baris
            .iter()
            .map(|b| b.iter().map(Sel::tampil).collect())
            .collect();
        let pegawai = baris.iter().find(|b| b[0].ends_with(".pegawai")).unwrap();
        assert_eq!(
            pegawai[1..],
            ["30 %", "2022-01-05", "UU 1/2022 Pasal 146 ayat (1)", "ya"]
        );
        assert_eq!(
            daftar(&hukum, None, hari()).unwrap().tabel[0].baris.len(),
            hukum.daftar().count()
        );
        assert_eq!(daftar(&hukum, Some("tiada"), hari()).unwrap_err().kode(), 1);
    }

    #[test]
    fn unknown_key_is_a_refusal() {
        let galat = tampil(&Hukum::bawaan(), "anggaran.wajib.pegawei", None, hari()).unwrap_err();
        assert_eq!(galat.kode(), 1);
    }

    #[test]
    fn overlay_mistakes_are_unreadable_input() {
        assert_eq!(
            muat_folder(Some(Path::new("/tiada/folder")))
                .unwrap_err()
                .kode(),
            2
        );
    }

    #[test]
    fn failing_situation_of_the_overlay_fails_the_check() {
        let contoh = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hukum");
        let lulus = periksa(&Hukum::bawaan(), Some(&contoh), hari()).unwrap();
        assert_eq!(lulus.kode, 0, "{}", lulus.json["situasi"]);
        assert!(lulus.json["situasi"]["jumlah"].as_u64().unwrap() > 100);
        let lain = Hukum::dari_berkas(&[]).unwrap();
        let gagal = periksa(&lain, Some(&contoh), hari()).unwrap();
        assert_eq!(gagal.kode, 1);
    }
}
