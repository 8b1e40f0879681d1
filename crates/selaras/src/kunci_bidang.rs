//! Master keys of personal data: files beside the log's seed, readable by their owner alone.
//!
//! `DATA/kunci/bidang-<name>.kunci` holds 32 bytes; `DATA/kunci/bidang.kini` names the one that
//! wraps new data keys. Old ones stay: older backups need them.

use std::fs;
use std::path::{Path, PathBuf};

use app::rahasia::Brankas;

use crate::keluaran::Gagal;
use crate::kunci::tulis_rahasia;
use crate::lingkungan::Lingkungan;

const KINI: &str = "bidang.kini";
const AWAL: &str = "bidang-";
const AKHIR: &str = "kunci";

/// The folder of keys.
pub fn folder(data: &Path) -> PathBuf {
    data.join("kunci")
}

/// Names of the master keys that lie in the folder.
pub fn daftar(data: &Path) -> Vec<String> {
    let Ok(isi) = fs::read_dir(folder(data)) else {
        return Vec::new();
    };
    let mut nama: Vec<String> = isi
        .filter_map(|e| {
            let p = e.ok()?.path();
            let cocok = p.extension().is_some_and(|e| e == AKHIR);
            let nama = p.file_stem()?.to_str()?.strip_prefix(AWAL)?.to_owned();
            cocok.then_some(nama)
        })
        .collect();
    nama.sort();
    nama
}

/// The key that wraps new data keys.
pub fn kini(data: &Path) -> Option<String> {
    let teks = fs::read_to_string(folder(data).join(KINI)).ok()?;
    let nama = teks.trim().to_owned();
    (!nama.is_empty()).then_some(nama)
}

/// Every key, the present one first.
fn baca(data: &Path) -> Vec<Vec<u8>> {
    let pertama = kini(data);
    let mut nama = daftar(data);
    nama.sort_by_key(|n| Some(n) != pertama.as_ref());
    nama.iter()
        .filter_map(|n| fs::read(berkas(data, n)).ok())
        .collect()
}

pub fn berkas(data: &Path, nama: &str) -> PathBuf {
    folder(data).join(format!("{AWAL}{nama}.{AKHIR}"))
}

/// The vault over the files of this folder; reads them again when a key is missing.
pub fn brankas(data: &Path) -> Brankas {
    let data = data.to_owned();
    Brankas::dengan(move || baca(&data))
}

/// Writes a new master key and makes it the present one; its name.
pub fn buat(l: &Lingkungan) -> Result<String, Gagal> {
    fs::create_dir_all(folder(&l.data)).map_err(Gagal::rusak)?;
    let mut isi = [0_u8; 32];
    l.acak(&mut isi);
    let nama = app::rahasia::sebutan_kunci(&isi);
    tulis_rahasia(&berkas(&l.data, &nama), &isi)?;
    tulis_rahasia(&folder(&l.data).join(KINI), nama.as_bytes())?;
    Ok(nama)
}

/// The vault of this installation. The first key is made where nothing was sealed yet; where data
/// were sealed and the files are gone none is made, so that the loss is told and not covered up.
pub async fn siapkan(l: &Lingkungan) -> Result<Brankas, Gagal> {
    if daftar(&l.data).is_empty() && !l.baca_saja() {
        let db = l.db().await?;
        let ada = app::rahasia::daftar(&db, &Brankas::kosong())
            .await
            .map_err(gagal)?;
        if ada.is_empty() {
            buat(l)?;
        } else {
            tracing::error!(
                "folder kunci tidak berisi kunci data pribadi, padahal ada data yang disegel; \
                 pulihkan folder kunci dari cadangan"
            );
        }
    }
    Ok(brankas(&l.data))
}

/// What the vault refuses, at the end of a command.
pub fn gagal(e: app::rahasia::RahasiaGagal) -> Gagal {
    use app::rahasia::RahasiaGagal;
    match e {
        RahasiaGagal::Store(e) => e.into(),
        RahasiaGagal::TanpaKunci | RahasiaGagal::KunciHilang { .. } => {
            Gagal::tolak("kunci_hilang", e.to_string())
        }
        RahasiaGagal::Rusak { .. } => Gagal::tolak("rahasia_rusak", e.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kunci_terbaru_dibaca_lebih_dahulu() {
        let d = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder(d.path())).unwrap();
        assert!(daftar(d.path()).is_empty() && kini(d.path()).is_none());
        for (nama, isi) in [("aaaa", [1_u8; 32]), ("bbbb", [2_u8; 32])] {
            fs::write(berkas(d.path(), nama), isi).unwrap();
        }
        fs::write(folder(d.path()).join(KINI), "bbbb\n").unwrap();
        fs::write(folder(d.path()).join("log.benih"), [3_u8; 32]).unwrap();
        assert_eq!(daftar(d.path()), ["aaaa", "bbbb"]);
        assert_eq!(baca(d.path()), [vec![2; 32], vec![1; 32]]);
        assert_eq!(brankas(d.path()).sebutan().len(), 2);
    }
}
