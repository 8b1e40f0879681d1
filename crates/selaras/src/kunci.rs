//! The keys of this installation: in the data folder, readable by its owner alone.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use app::log::KunciLog;
use bukti::kepala::{KunciPublik, KunciTanda};
use store::KunciData;
use zeroize::Zeroizing;

use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;

const BENIH: &str = "log.benih";
const PUBLIK: &str = "log";
const DATA: &str = "data.kunci";

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

/// The data key in `DATA/kunci/data.kunci` (mode 0600); made at first use, never replaced: what
/// was sealed with it opens with nothing else. None on a read-only program that finds none.
pub fn data(lingkungan: &Lingkungan) -> Result<Option<KunciData>, Gagal> {
    let folder = lingkungan.data.join("kunci");
    let berkas = folder.join(DATA);
    if !berkas.exists() {
        if lingkungan.baca_saja() {
            return Ok(None);
        }
        fs::create_dir_all(&folder).map_err(Gagal::rusak)?;
        let mut isi = Zeroizing::new([0_u8; 32]);
        lingkungan.acak(isi.as_mut_slice());
        tulis_sekali(lingkungan, &berkas, isi.as_slice())?;
    }
    let isi = Zeroizing::new(fs::read(&berkas).map_err(Gagal::rusak)?);
    let isi: [u8; 32] = isi.as_slice().try_into().map_err(|_| {
        Gagal::pakai(format!(
            "{} bukan kunci data 32 byte; pulihkan dari cadangan",
            berkas.display()
        ))
    })?;
    Ok(Some(KunciData::baru(isi)))
}

/// Puts a whole file in its place unless somebody else did so first: two programs that start
/// together must end with the same key.
fn tulis_sekali(lingkungan: &Lingkungan, tujuan: &Path, isi: &[u8]) -> Result<(), Gagal> {
    let mut ekor = [0_u8; 8];
    lingkungan.acak(&mut ekor);
    let sementara = tujuan.with_extension(format!("{:x}.tmp", u64::from_be_bytes(ekor)));
    let mut berkas = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&sementara)
        .map_err(Gagal::rusak)?;
    let ditulis = berkas.write_all(isi).and_then(|()| berkas.sync_all());
    let ditaruh = ditulis.and_then(|()| match fs::hard_link(&sementara, tujuan) {
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        lain => lain,
    });
    let dibuang = fs::remove_file(&sementara);
    ditaruh.and(dibuang).map_err(Gagal::rusak)?;
    fs::File::open(tujuan.parent().unwrap_or(tujuan))
        .and_then(|f| f.sync_all())
        .map_err(Gagal::rusak)
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
pub fn tulis_rahasia(tujuan: &Path, isi: &[u8]) -> Result<(), Gagal> {
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
