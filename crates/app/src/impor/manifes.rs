//! What the files of a folder are: `paket.toml`, or the built-in list for the files every known
//! pack has under the same names.

use std::path::{Path, PathBuf};

use dasar::waktu::Tanggal;
use serde::Deserialize;

use super::opsi::Opsi;

/// One file of a pack.
#[derive(Debug, Clone)]
pub struct BerkasPaket {
    /// File name.
    pub nama: String,
    /// Full path.
    pub jalur: PathBuf,
    /// Options; an empty layout means the file is not used yet.
    pub opsi: Opsi,
}

/// A pack.
#[derive(Debug, Clone)]
pub struct Paket {
    /// Title for people.
    pub judul: String,
    /// Files in order of import.
    pub berkas: Vec<BerkasPaket>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Naskah {
    #[serde(default)]
    judul: String,
    #[serde(default)]
    umum: Umum,
    #[serde(default)]
    berkas: Vec<Entri>,
}

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Umum {
    pemda: Option<String>,
    tahun: Option<u16>,
    label: Option<String>,
    keadaan: Option<String>,
    terima_yang_baik: Option<bool>,
}

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entri {
    nama: String,
    tata_letak: String,
    pemda: Option<String>,
    tahun: Option<u16>,
    tahun_selesai: Option<u16>,
    tahap: Option<String>,
    keadaan: Option<String>,
    label: Option<String>,
    edisi: Option<String>,
    kelompok: Option<String>,
    periode: Option<String>,
    kode_unit: Option<String>,
    sub_kegiatan: Option<String>,
    rekening: Option<String>,
    ketat: Option<bool>,
    terima_yang_baik: Option<bool>,
}

/// Why a folder is not a pack.
#[derive(Debug, thiserror::Error)]
pub enum ManifesError {
    /// The folder cannot be read.
    #[error("folder {0} tidak dapat dibaca: {1}")]
    Folder(PathBuf, #[source] std::io::Error),
    /// `paket.toml` is wrong.
    #[error("paket.toml tidak terbaca: {0}")]
    Naskah(String),
    /// A file is named that is not there, or a layout that does not exist.
    #[error("{0}")]
    Isi(String),
}

/// Reads the manifest of a folder, or applies the built-in one.
///
/// # Errors
/// [`ManifesError`].
pub fn baca_paket(folder: &Path) -> Result<Paket, ManifesError> {
    let gagal = |e| ManifesError::Folder(folder.to_owned(), e);
    let mut ada: Vec<String> = Vec::new();
    for entri in std::fs::read_dir(folder).map_err(gagal)? {
        let entri = entri.map_err(gagal)?;
        if entri.path().is_file() {
            ada.push(entri.file_name().to_string_lossy().into_owned());
        }
    }
    ada.sort();
    let manifes = folder.join("paket.toml");
    let (judul, daftar) = if manifes.is_file() {
        let teks = std::fs::read_to_string(&manifes).map_err(gagal)?;
        dari_toml(&teks)?
    } else {
        dari_bawaan(&ada)
    };
    let mut berkas = Vec::new();
    for (nama, opsi) in daftar {
        let jalur = folder.join(&nama);
        if nama.contains("..") || !jalur.is_file() {
            return Err(ManifesError::Isi(format!(
                "paket.toml menyebut {nama}, tetapi berkas itu tidak ada"
            )));
        }
        if super::tata_letak::cari(&opsi.tata_letak).is_none() {
            return Err(ManifesError::Isi(format!(
                "tata letak \"{}\" untuk {nama} tidak dikenal",
                opsi.tata_letak
            )));
        }
        berkas.push(BerkasPaket { nama, jalur, opsi });
    }
    for nama in ada.into_iter().filter(|n| dapat_dipakai(n)) {
        if berkas.iter().all(|b| b.nama != nama) {
            berkas.push(BerkasPaket {
                jalur: folder.join(&nama),
                nama,
                opsi: Opsi::default(),
            });
        }
    }
    Ok(Paket { judul, berkas })
}

/// Data files, as opposed to notes and the manifest itself.
fn dapat_dipakai(nama: &str) -> bool {
    let kecil = nama.to_lowercase();
    kecil != "paket.toml" && !kecil.ends_with(".source.txt") && !kecil.ends_with(".md")
}

fn tanggal(teks: Option<&String>) -> Result<Option<Tanggal>, ManifesError> {
    teks.map(|t| {
        Tanggal::parse(t).ok_or_else(|| ManifesError::Naskah(format!("\"{t}\" bukan tanggal")))
    })
    .transpose()
}

fn dari_toml(teks: &str) -> Result<(String, Vec<(String, Opsi)>), ManifesError> {
    let n: Naskah = toml::from_str(teks).map_err(|e| ManifesError::Naskah(e.to_string()))?;
    let mut daftar = Vec::new();
    for e in n.berkas {
        let u = n.umum.clone();
        let opsi = Opsi {
            tata_letak: e.tata_letak,
            pemda: e.pemda.or(u.pemda).unwrap_or_default(),
            tahun: e.tahun.or(u.tahun),
            tahun_selesai: e.tahun_selesai,
            tahap: e.tahap.unwrap_or_default(),
            keadaan: tanggal(e.keadaan.as_ref().or(u.keadaan.as_ref()))?,
            label: e.label.or(u.label).unwrap_or_default(),
            edisi: e.edisi.unwrap_or_default(),
            kelompok: e.kelompok.unwrap_or_default(),
            periode: e.periode.unwrap_or_default(),
            kode_unit: e.kode_unit.unwrap_or_default(),
            sub_kegiatan: e.sub_kegiatan.unwrap_or_default(),
            rekening: e.rekening.unwrap_or_default(),
            ketat: e.ketat.unwrap_or(false),
            terima_yang_baik: e.terima_yang_baik.or(u.terima_yang_baik).unwrap_or(false),
        };
        daftar.push((e.nama, opsi));
    }
    Ok((n.judul, daftar))
}

/// File, layout and the fields that differ, as `kunci=nilai`.
const BAWAAN: &[(&str, &str, &str)] = &[
    ("wilayah-full.csv", "wilayah", ""),
    ("wilayah-prov-kab.csv", "wilayah-rinci", ""),
    ("pemda-kode-kemenkeu.csv", "pemda-kode", ""),
    ("nomenklatur-2020.csv", "nomenklatur", "edisi=2020"),
    ("nomenklatur-2023-kabkota.csv", "nomenklatur", "edisi=2023"),
    (
        "nomenklatur-2027-tingkat.csv",
        "nomenklatur-tingkat",
        "edisi=2027",
    ),
    (
        "nomenklatur-2027-subkegiatan.csv",
        "nomenklatur-subkegiatan",
        "edisi=2027",
    ),
    (
        "nomenklatur-2027-definisi.csv",
        "nomenklatur-definisi",
        "edisi=2027",
    ),
    ("rekening.csv", "rekening", "edisi=2021"),
    ("rekening-2020.csv", "rekening", "edisi=2020"),
    (
        "rekening-keterangan.csv",
        "rekening-keterangan",
        "edisi=2021",
    ),
    ("sumber-dana.csv", "sumber-dana", "edisi=2021"),
    ("sumber-dana-sipd-2026.csv", "sumber-dana", "edisi=2026"),
    ("fungsi.csv", "fungsi", ""),
    ("spm.csv", "spm", ""),
    ("tahapan-anggaran.csv", "tahapan-anggaran", ""),
    ("program-nasional-rkp2021.csv", "program-nasional", ""),
    ("mapping-barang-rekening.csv", "barang-rekening", ""),
    ("indikator-makro-nama.csv", "indikator-makro-nama", ""),
    ("indikator-makro-2015-2022.csv", "indikator-makro", ""),
    (
        "apbd-nasional-2023.csv",
        "apbd-nasional",
        "tahun=2023 keadaan=2023-05-12",
    ),
    (
        "ssh-pasangkayu-2024.csv",
        "standar-harga",
        "pemda=76.01 tahun=2024 kelompok=ssh",
    ),
    (
        "sbu-pasangkayu-2024.csv",
        "standar-harga",
        "pemda=76.01 tahun=2024 kelompok=sbu",
    ),
    (
        "asb-pasangkayu-2024.csv",
        "standar-harga",
        "pemda=76.01 tahun=2024 kelompok=asb",
    ),
    ("mahulu-skpd.csv", "perangkat-daerah", "pemda=64.11"),
    (
        "mahulu-rpjmd.csv",
        "rpjmd",
        "pemda=64.11 tahun=2025 tahun_selesai=2029",
    ),
    (
        "mahulu-rpjmd-indikator.csv",
        "rpjmd-indikator",
        "pemda=64.11 tahun=2025 tahun_selesai=2029",
    ),
    (
        "mahulu-renstra-program.csv",
        "renstra-program",
        "pemda=64.11 tahun=2025 tahun_selesai=2030",
    ),
    (
        "mahulu-renstra-pagu.csv",
        "renstra-pagu",
        "pemda=64.11 tahun=2025 tahun_selesai=2030",
    ),
    (
        "mahulu-renstra-indikator.csv",
        "renstra-indikator",
        "pemda=64.11 tahun=2025 tahun_selesai=2030",
    ),
    (
        "mahulu-rkpd-2026-subkegiatan.csv",
        "rkpd",
        "pemda=64.11 tahun=2026 tahap=RKPD_MURNI_PENETAPAN",
    ),
    (
        "mahulu-rkpd-2026-indikator.csv",
        "rkpd-indikator",
        "pemda=64.11 tahun=2026 tahap=RKPD_MURNI_PENETAPAN",
    ),
    (
        "mahulu-apbd-2026-subkegiatan.csv",
        "apbd",
        "pemda=64.11 tahun=2026 tahap=APBD_MURNI_PENETAPAN",
    ),
    (
        "mahulu-apbd-2026-indikator.csv",
        "apbd-indikator",
        "pemda=64.11 tahun=2026 tahap=APBD_MURNI_PENETAPAN",
    ),
    (
        "mahulu-realisasi.csv",
        "realisasi",
        "pemda=64.11 tahun=2026 periode=TW1",
    ),
    ("nilai-sakip.csv", "nilai-sakip", ""),
    ("nilai-sakip-agregat.csv", "nilai-sakip-agregat", ""),
    ("iku-meranti.csv", "iku", "pemda=14.10"),
    ("capaian-banyuwangi-2020-2024.csv", "capaian", "pemda=35.10"),
];

fn dari_bawaan(ada: &[String]) -> (String, Vec<(String, Opsi)>) {
    let daftar = BAWAAN
        .iter()
        .filter(|(nama, ..)| ada.iter().any(|a| a == nama))
        .map(|(nama, tata_letak, rinci)| ((*nama).to_owned(), opsi_bawaan(tata_letak, rinci)))
        .collect();
    ("paket data uji".to_owned(), daftar)
}

fn opsi_bawaan(tata_letak: &str, rinci: &str) -> Opsi {
    let mut o = Opsi {
        tata_letak: tata_letak.to_owned(),
        label: "data uji".to_owned(),
        terima_yang_baik: true,
        ..Opsi::default()
    };
    for bagian in rinci.split_whitespace() {
        let Some((kunci, nilai)) = bagian.split_once('=') else {
            continue;
        };
        match kunci {
            "pemda" => nilai.clone_into(&mut o.pemda),
            "tahun" => o.tahun = nilai.parse().ok(),
            "tahun_selesai" => o.tahun_selesai = nilai.parse().ok(),
            "tahap" => nilai.clone_into(&mut o.tahap),
            "keadaan" => o.keadaan = Tanggal::parse(nilai),
            "edisi" => nilai.clone_into(&mut o.edisi),
            "kelompok" => nilai.clone_into(&mut o.kelompok),
            "periode" => nilai.clone_into(&mut o.periode),
            _ => {}
        }
    }
    o
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_names_real_layouts() {
        for (nama, tata_letak, rinci) in BAWAAN {
            assert!(
                super::super::tata_letak::cari(tata_letak).is_some(),
                "{nama}"
            );
            let o = opsi_bawaan(tata_letak, rinci);
            assert_eq!(o.label, "data uji");
        }
    }

    #[test]
    fn a_manifest_sets_defaults_and_refuses_unknown_words() {
        let teks = "judul = \"Contoh\"\n[umum]\npemda = \"99.01\"\ntahun = 2026\nkeadaan \
                    = \"2026-01-02\"\n\
                    [[berkas]]\nnama = \"a.csv\"\ntata_letak = \"rkpd\"\n";
        let (judul, daftar) = dari_toml(teks).unwrap();
        assert_eq!(judul, "Contoh");
        assert_eq!(
            (daftar[0].1.pemda.as_str(), daftar[0].1.tahun),
            ("99.01", Some(2026))
        );
        assert!(dari_toml("[umum]\npemdaa = \"1\"\n").is_err());
        assert!(
            dari_toml("[umum]\nkeadaan = \"kemarin\"\n[[berkas]]\nnama='a'\ntata_letak='rkpd'")
                .is_err()
        );
    }
}
