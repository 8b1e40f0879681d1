//! Letting the server account reach its folder when Selaras runs as root.
//!
//! The data folder may lie below folders that only root may pass (`/root`, a 0700 folder). The
//! account gets the right to pass, nothing more: an access-control entry for that one account
//! where the file system has them, else the pass bit for others. Every step is tested by a
//! process of that account, because modes alone do not tell (mounts, lists, security modules).

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::GugusError;
use crate::akun::{Akun, sebagai};

/// Opens the way to `folder` (absolute, without links) and says in Indonesian what was changed.
pub(crate) fn buka_jalan(folder: &Path, akun: &Akun) -> Result<Vec<String>, GugusError> {
    let mut catatan = Vec::new();
    if dapat_lewat(folder, akun) {
        return Ok(catatan);
    }
    let mut leluhur: Vec<&Path> = folder.ancestors().collect();
    leluhur.reverse();
    for satu in leluhur {
        if dapat_lewat(satu, akun) {
            continue;
        }
        if tambah_daftar_akses(satu, akun.uid) && dapat_lewat(satu, akun) {
            catatan.push(format!(
                "akun {} boleh melewati {}",
                akun.nama,
                satu.display()
            ));
        } else if tambah_bit_lewat(satu) && dapat_lewat(satu, akun) {
            catatan.push(format!("{} kini boleh dilewati (o+x)", satu.display()));
        } else {
            return Err(GugusError::TanpaJalan {
                folder: satu.to_owned(),
                akun: akun.nama.clone(),
            });
        }
    }
    Ok(catatan)
}

/// Asks a process of that account.
fn dapat_lewat(folder: &Path, akun: &Akun) -> bool {
    let uji = ["/usr/bin/test", "/bin/test"]
        .iter()
        .map(Path::new)
        .find(|p| p.exists());
    let Some(uji) = uji else { return false };
    sebagai(Some(akun), uji)
        .arg("-x")
        .arg(folder)
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

fn tambah_bit_lewat(folder: &Path) -> bool {
    std::fs::metadata(folder).is_ok_and(|m| {
        let mode = m.permissions().mode() | 0o001;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).is_ok()
    })
}

const ATRIBUT: &str = "system.posix_acl_access";
/// Version of the kernel's format.
const VERSI: u32 = 2;
const TANPA_NOMOR: u32 = u32::MAX;
const LEWAT: u16 = 1;

/// Kinds of an entry, in the order the kernel wants them.
mod jenis {
    pub const PEMILIK: u16 = 0x01;
    pub const AKUN: u16 = 0x02;
    pub const GRUP: u16 = 0x04;
    pub const GRUP_BERNOMOR: u16 = 0x08;
    pub const TOPENG: u16 = 0x10;
    pub const LAIN: u16 = 0x20;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Butir {
    jenis: u16,
    hak: u16,
    nomor: u32,
}

/// Adds "account `uid` may pass" to the access list; false where lists are not supported.
fn tambah_daftar_akses(folder: &Path, uid: u32) -> bool {
    let Ok(meta) = std::fs::metadata(folder) else {
        return false;
    };
    let mut lama = vec![0_u8; 4096];
    let daftar = match rustix::fs::getxattr(folder, ATRIBUT, lama.as_mut_slice()) {
        Ok(panjang) => lama.get(..panjang).and_then(baca),
        Err(rustix::io::Errno::NODATA) => Some(dari_mode(meta.permissions().mode())),
        Err(_) => None,
    };
    let Some(daftar) = daftar else { return false };
    let baru = tulis(&dengan_lewat(daftar, uid));
    rustix::fs::setxattr(folder, ATRIBUT, &baru, rustix::fs::XattrFlags::empty()).is_ok()
}

fn dari_mode(mode: u32) -> Vec<Butir> {
    let hak = |geser: u32| u16::try_from((mode >> geser) & 7).unwrap_or(0);
    let butir = |jenis, hak| Butir {
        jenis,
        hak,
        nomor: TANPA_NOMOR,
    };
    vec![
        butir(jenis::PEMILIK, hak(6)),
        butir(jenis::GRUP, hak(3)),
        butir(jenis::LAIN, hak(0)),
    ]
}

/// The list plus the entry. Where there was no mask, the entries of groups keep their rights: the
/// new mask is their union and the pass right.
fn dengan_lewat(mut daftar: Vec<Butir>, uid: u32) -> Vec<Butir> {
    match daftar
        .iter_mut()
        .find(|b| b.jenis == jenis::AKUN && b.nomor == uid)
    {
        Some(b) => b.hak |= LEWAT,
        None => daftar.push(Butir {
            jenis: jenis::AKUN,
            hak: LEWAT,
            nomor: uid,
        }),
    }
    if let Some(topeng) = daftar.iter_mut().find(|b| b.jenis == jenis::TOPENG) {
        topeng.hak |= LEWAT;
    } else {
        let grup = [jenis::GRUP, jenis::GRUP_BERNOMOR, jenis::AKUN];
        let hak = daftar
            .iter()
            .filter(|b| grup.contains(&b.jenis))
            .fold(0, |h, b| h | b.hak);
        daftar.push(Butir {
            jenis: jenis::TOPENG,
            hak,
            nomor: TANPA_NOMOR,
        });
    }
    daftar.sort_by_key(|b| (b.jenis, b.nomor));
    daftar
}

fn baca(bita: &[u8]) -> Option<Vec<Butir>> {
    let (kepala, isi) = bita.split_at_checked(4)?;
    if u32::from_le_bytes(kepala.try_into().ok()?) != VERSI || isi.len() % 8 != 0 {
        return None;
    }
    isi.chunks_exact(8)
        .map(|c| {
            let (jenis, sisa) = c.split_at_checked(2)?;
            let (hak, nomor) = sisa.split_at_checked(2)?;
            Some(Butir {
                jenis: u16::from_le_bytes(jenis.try_into().ok()?),
                hak: u16::from_le_bytes(hak.try_into().ok()?),
                nomor: u32::from_le_bytes(nomor.try_into().ok()?),
            })
        })
        .collect()
}

fn tulis(daftar: &[Butir]) -> Vec<u8> {
    let mut bita = VERSI.to_le_bytes().to_vec();
    for b in daftar {
        bita.extend(b.jenis.to_le_bytes());
        bita.extend(b.hak.to_le_bytes());
        bita.extend(b.nomor.to_le_bytes());
    }
    bita
}

/// Absolute path without links; the folder must exist.
pub(crate) fn mutlak(folder: &Path) -> Result<PathBuf, GugusError> {
    std::fs::canonicalize(folder).map_err(GugusError::berkas(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn daftar_baru_memberi_lewat_kepada_satu_akun_saja() {
        let daftar = dengan_lewat(dari_mode(0o700), 101);
        let hak: Vec<_> = daftar.iter().map(|b| (b.jenis, b.hak, b.nomor)).collect();
        let n = TANPA_NOMOR;
        assert_eq!(
            hak,
            [(1, 7, n), (2, 1, 101), (4, 0, n), (16, 1, n), (32, 0, n)]
        );
        assert_eq!(baca(&tulis(&daftar)).unwrap(), daftar);
    }

    #[test]
    fn mengulang_tidak_menggandakan_dan_topeng_lama_dibuka() {
        let mut daftar = dengan_lewat(dari_mode(0o750), 101);
        assert!(
            daftar
                .iter()
                .any(|b| b.jenis == jenis::TOPENG && b.hak == 5)
        );
        daftar
            .iter_mut()
            .filter(|b| b.jenis == jenis::TOPENG)
            .for_each(|b| b.hak = 0);
        let lagi = dengan_lewat(daftar.clone(), 101);
        assert_eq!(lagi.len(), daftar.len());
        assert!(lagi.iter().any(|b| b.jenis == jenis::TOPENG && b.hak == 1));
    }

    #[test]
    fn bita_asing_tidak_dibaca() {
        assert_eq!(baca(&[1, 0, 0, 0]), None);
        assert_eq!(baca(&[2, 0, 0, 0, 9]), None);
        assert_eq!(baca(&[]), None);
    }
}
