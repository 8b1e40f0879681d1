//! The overlay directory: replaced or added parameters, and values of single governments.
use super::baca::{Pembaca, Tabel, tabel};
use super::versi::{Bentuk, baca_semua};
use crate::galat::LoadError;
use crate::parameter::{Isi, NILAI, Parameter, Versi};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};
use toml::de::DeTable;

/// Every TOML file below `folder` except situations, as (relative path, text), sorted.
pub(crate) fn kumpulkan(folder: &Path) -> Result<Vec<(String, String)>, Vec<LoadError>> {
    let mut berkas = Vec::new();
    let mut galat = Vec::new();
    susuri(folder, "", &mut berkas, &mut galat);
    if galat.is_empty() {
        berkas.sort();
        return Ok(berkas);
    }
    Err(galat)
}

fn susuri(
    folder: &Path,
    awalan: &str,
    berkas: &mut Vec<(String, String)>,
    galat: &mut Vec<LoadError>,
) {
    let gagal = |nama: &str, sebab: &io::Error| LoadError {
        berkas: nama.to_owned(),
        baris: 0,
        apa: format!("tidak bisa dibaca ({sebab})"),
        saran: "periksa jalur dan izin baca folder hukum tambahan".to_owned(),
    };
    let isi = match fs::read_dir(folder) {
        Ok(isi) => isi,
        Err(sebab) => {
            galat.push(gagal(&folder.display().to_string(), &sebab));
            return;
        }
    };
    for masukan in isi.flatten() {
        let jalur = masukan.path();
        let nama = masukan.file_name().to_string_lossy().into_owned();
        let relatif = if awalan.is_empty() {
            nama
        } else {
            format!("{awalan}/{nama}")
        };
        if jalur.is_dir() {
            if relatif != "uji" {
                susuri(&jalur, &relatif, berkas, galat);
            }
        } else if jalur.extension().is_some_and(|akhiran| akhiran == "toml") {
            match fs::read_to_string(&jalur) {
                Ok(teks) => berkas.push((relatif, teks)),
                Err(sebab) => galat.push(gagal(&relatif, &sebab)),
            }
        }
    }
}

/// Reads `setempat/<wilayah>/<kunci>.toml` into the national parameter.
pub(super) fn baca_setempat(
    berkas: &str,
    teks: &str,
    parameter: &mut BTreeMap<String, Parameter>,
) -> Vec<LoadError> {
    let mut p = Pembaca::baru(berkas, teks);
    let (dokumen, galat) = DeTable::parse_recoverable(teks);
    if !galat.is_empty() {
        p.sintaks(&galat);
        return p.selesai();
    }
    let akar = tabel(dokumen.get_ref());
    p.tolak_asing(&akar, &["sejak", "terverifikasi"]);
    let Some((wilayah, kunci)) = uraikan(berkas) else {
        p.salah(
            0,
            "letak berkas setempat tidak dikenali",
            "simpan sebagai setempat/<kode wilayah>/<area>/<parameter>.toml, \
             misalnya setempat/64.11/keselarasan/bud-03.toml",
        );
        return p.selesai();
    };
    let Some(nasional) = parameter.get_mut(&kunci) else {
        let saran = match crate::mirip::terdekat(&kunci, parameter.keys().map(String::as_str)) {
            Some(mirip) => format!("maksud Anda \"{mirip}\"?"),
            None => "nilai setempat hanya untuk parameter nasional yang sudah ada".to_owned(),
        };
        p.salah(
            0,
            format!("tidak ada parameter nasional \"{kunci}\""),
            saran,
        );
        return p.selesai();
    };
    let versi = baca_versi(&mut p, &akar, nasional);
    if p.bersih() {
        nasional.setempat.insert(wilayah, versi);
    }
    p.selesai()
}

/// `setempat/64.11/keselarasan/bud-03.toml` → (`64.11`, `keselarasan.bud-03`).
fn uraikan(berkas: &str) -> Option<(String, String)> {
    let (wilayah, sisa) = berkas.strip_prefix("setempat/")?.split_once('/')?;
    let wilayah = dasar::kode::KodeWilayah::parse(wilayah).ok()?;
    Some((wilayah.to_string(), super::kunci_berkas(sisa)?))
}

fn baca_versi(p: &mut Pembaca<'_>, akar: &Tabel<'_>, nasional: &Parameter) -> Vec<Versi> {
    let batas = nasional
        .versi
        .iter()
        .rev()
        .find_map(|v| v.setempat.as_ref());
    let Some(satuan) = batas.and_then(|b| nasional.kolom.get(&b.kolom)) else {
        p.salah(
            0,
            format!(
                "\"{}\" tidak memberi ruang bagi nilai setempat",
                nasional.kunci
            ),
            "hapus berkas ini; peraturan menetapkan nilainya sama untuk semua daerah",
        );
        return Vec::new();
    };
    let kolom = BTreeMap::from([(NILAI.to_owned(), satuan.clone())]);
    let terverifikasi = p.ya_boleh(akar, "terverifikasi").unwrap_or(false);
    let bentuk = Bentuk {
        kolom: &kolom,
        satuan_batas: None,
        terverifikasi,
    };
    let mut versi = baca_semua(p, akar, &bentuk);
    let akhir: Vec<_> = versi
        .iter()
        .skip(1)
        .map(|v| Some(v.mulai))
        .chain([None])
        .collect();
    for (satu, sampai) in versi.iter().zip(akhir) {
        periksa_batas(p, nasional, satu, sampai);
    }
    for satu in &mut versi {
        if let (Isi::Nilai(baris), Some(batas)) = (&mut satu.isi, batas)
            && let Some(nilai) = baris.remove(NILAI)
        {
            baris.insert(batas.kolom.clone(), nilai);
        }
    }
    versi
}

fn periksa_batas(
    p: &mut Pembaca<'_>,
    nasional: &Parameter,
    satu: &Versi,
    sampai: Option<dasar::waktu::Tanggal>,
) {
    let Isi::Nilai(baris) = &satu.isi else { return };
    let Some(nilai) = baris.get(NILAI).and_then(crate::satuan::Value::angka) else {
        return;
    };
    let akhir = nasional
        .versi
        .iter()
        .skip(1)
        .map(|v| Some(v.mulai))
        .chain([None]);
    for (norma, akhir_norma) in nasional.versi.iter().zip(akhir) {
        let sebelum = sampai.is_some_and(|s| s <= norma.mulai);
        let sesudah = akhir_norma.is_some_and(|a| a <= satu.mulai);
        let Some(batas) = &norma.setempat else {
            continue;
        };
        if sebelum || sesudah || batas.memuat(nilai) {
            continue;
        }
        p.salah(
            0,
            format!(
                "nilai setempat {nilai} (mulai {}) di luar batas {} yang berlaku sejak {}",
                satu.mulai,
                batas.kalimat(),
                norma.mulai
            ),
            format!(
                "tetapkan nilai di dalam batas itu; dasarnya {}",
                norma.dasar
            ),
        );
    }
}
