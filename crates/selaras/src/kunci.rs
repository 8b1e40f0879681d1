//! The keys of this installation: in the data folder, readable by its owner alone.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use app::log::KunciLog;
use bukti::kepala::{KunciPublik, KunciTanda};

use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;

const BENIH: &str = "log.benih";
const PUBLIK: &str = "log";

/// The log's keys; made at first use.
///
/// The seed stands in `DATA/kunci/log.benih` (mode 0600); every public key that ever signed
/// stands beside it as `log-<name>.pem`, so that old heads stay verifiable after a rotation.
pub fn log(lingkungan: &Lingkungan) -> Result<KunciLog, Gagal> {
    let folder = lingkungan.data.join("kunci");
    fs::create_dir_all(&folder).map_err(Gagal::rusak)?;
    let benih = folder.join(BENIH);
    if !benih.exists() {
        let mut isi = [0_u8; 32];
        lingkungan.acak(&mut isi);
        tulis_rahasia(&benih, &isi)?;
    }
    let isi = fs::read(&benih).map_err(Gagal::rusak)?;
    let isi: [u8; 32] = isi.try_into().map_err(|_| {
        Gagal::pakai(format!(
            "{} bukan benih kunci 32 byte; pulihkan dari cadangan",
            benih.display()
        ))
    })?;
    let tanda = KunciTanda::dari_benih(&isi);
    catat_publik(&folder, &tanda.publik())?;
    Ok(KunciLog {
        publik: semua_publik(&folder)?,
        tanda,
    })
}

/// Replaces the signing key: the old seed is gone, its public key stays for old heads.
pub fn putar(lingkungan: &Lingkungan) -> Result<KunciLog, Gagal> {
    // Makes sure that the public half of the old one is written down.
    log(lingkungan)?;
    let mut isi = [0_u8; 32];
    lingkungan.acak(&mut isi);
    tulis_rahasia(&lingkungan.data.join("kunci").join(BENIH), &isi)?;
    log(lingkungan)
}

/// Written under another name first: a half-written seed never stands where a key is read.
fn tulis_rahasia(tujuan: &Path, isi: &[u8]) -> Result<(), Gagal> {
    let sementara = tujuan.with_extension("tmp");
    let mut berkas = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&sementara)
        .map_err(Gagal::rusak)?;
    berkas
        .write_all(isi)
        .and_then(|()| berkas.sync_all())
        .map_err(Gagal::rusak)?;
    fs::rename(&sementara, tujuan).map_err(Gagal::rusak)
}

fn catat_publik(folder: &Path, kunci: &KunciPublik) -> Result<(), Gagal> {
    let berkas = folder.join(format!("{PUBLIK}-{}.pem", kunci.sebutan()));
    if berkas.exists() {
        return Ok(());
    }
    let pem = kunci
        .pem()
        .ok_or_else(|| Gagal::pakai("kunci publik tidak dapat ditulis"))?;
    fs::write(berkas, pem).map_err(Gagal::rusak)
}

/// Every public key in a folder of keys.
pub fn semua_publik(folder: &Path) -> Result<Vec<KunciPublik>, Gagal> {
    let mut nama: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(Gagal::rusak)?
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "pem"))
        .collect();
    nama.sort();
    nama.iter().map(|p| baca_publik(p)).collect()
}

/// Reads a public key from a PEM file.
pub fn baca_publik(berkas: &Path) -> Result<KunciPublik, Gagal> {
    let isi = fs::read_to_string(berkas)
        .map_err(|e| Gagal::pakai(format!("{} tidak dapat dibaca: {e}", berkas.display())))?;
    KunciPublik::dari_pem(&isi).ok_or_else(|| {
        Gagal::pakai(format!(
            "{} bukan kunci publik Ed25519 dalam PEM",
            berkas.display()
        ))
    })
}
