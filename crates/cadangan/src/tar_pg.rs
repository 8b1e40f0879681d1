//! Tar archives: of a running cluster's folder, and back.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tar::{Builder, EntryType, Header};

use crate::bungkus::galat_baca;
use crate::{Buka, CadanganError, Result};

/// Folders whose content belongs to the running server only.
const KOSONG: [&str; 9] = [
    "pg_wal",
    "pg_replslot",
    "pg_dynshmem",
    "pg_notify",
    "pg_serial",
    "pg_snapshots",
    "pg_stat_tmp",
    "pg_subtrans",
    "pgsql_tmp",
];
/// Files of the running server, or of an earlier backup.
const TANPA: [&str; 7] = [
    "postmaster.pid",
    "postmaster.opts",
    "backup_label",
    "tablespace_map",
    "backup_manifest",
    "recovery.signal",
    "standby.signal",
];

/// The archive of a running cluster, still without its label.
pub struct SalinanPg<'a> {
    tar: Builder<&'a mut dyn Write>,
    pg: PathBuf,
}

impl SalinanPg<'_> {
    /// Adds the label that the server gave at the stop; without it the copy cannot be started.
    ///
    /// # Errors
    /// The archive cannot be written.
    pub fn tutup(mut self, label: &str) -> Result<()> {
        let mut kepala = kepala(EntryType::Regular, u64::try_from(label.len()).unwrap_or(0));
        self.tar
            .append_data(&mut kepala, "backup_label", label.as_bytes())
            .and_then(|()| self.tar.finish())
            .map_err(CadanganError::berkas(&self.pg))
    }
}

/// Writes the files of a cluster while it runs, between the start and the stop of a backup.
///
/// Torn pages are fine: the log holds a full image of each page changed since the start. Files
/// may shrink or vanish meanwhile; the log knows why.
///
/// # Errors
/// A file cannot be read, or the archive not be written.
pub fn salin_pg<'a>(pg: &Path, ke: &'a mut dyn Write) -> Result<SalinanPg<'a>> {
    let mut tar = Builder::new(ke);
    jelajahi(pg, Path::new(""), &mut tar)?;
    // The file that says where the log stands comes last, as the server's own tool does.
    satu_berkas(pg, Path::new("global/pg_control"), &mut tar)?;
    Ok(SalinanPg {
        tar,
        pg: pg.to_owned(),
    })
}

fn kepala(jenis: EntryType, byte: u64) -> Header {
    let mut h = Header::new_gnu();
    h.set_entry_type(jenis);
    h.set_size(byte);
    h.set_mode(if jenis == EntryType::Directory {
        0o700
    } else {
        0o600
    });
    h
}

fn jelajahi(pg: &Path, di: &Path, tar: &mut Builder<&mut dyn Write>) -> Result<()> {
    let folder = pg.join(di);
    let mut isi: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map_err(CadanganError::berkas(&folder))?
        .filter_map(|e| Some(di.join(e.ok()?.file_name())))
        .collect();
    isi.sort();
    for jalur in isi {
        let nama = jalur.file_name().unwrap_or_default().to_string_lossy();
        let Ok(meta) = std::fs::symlink_metadata(pg.join(&jalur)) else {
            continue;
        };
        if meta.is_dir() {
            let mut h = kepala(EntryType::Directory, 0);
            tar.append_data(&mut h, &jalur, io::empty())
                .map_err(CadanganError::berkas(&pg.join(&jalur)))?;
            if KOSONG.contains(&&*nama) {
                if nama == "pg_wal" {
                    let mut h = kepala(EntryType::Directory, 0);
                    tar.append_data(&mut h, jalur.join("archive_status"), io::empty())
                        .map_err(CadanganError::berkas(&pg.join(&jalur)))?;
                }
            } else {
                jelajahi(pg, &jalur, tar)?;
            }
        } else if meta.is_file()
            && !TANPA.contains(&&*nama)
            && !nama.starts_with("pg_internal.init")
            && !nama.starts_with("pgsql_tmp")
            && jalur != Path::new("global/pg_control")
        {
            satu_berkas(pg, &jalur, tar)?;
        }
    }
    Ok(())
}

fn satu_berkas(pg: &Path, jalur: &Path, tar: &mut Builder<&mut dyn Write>) -> Result<()> {
    let asal = pg.join(jalur);
    let berkas = match File::open(&asal) {
        Ok(b) => b,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(CadanganError::berkas(&asal)(e)),
    };
    let byte = berkas
        .metadata()
        .map_err(CadanganError::berkas(&asal))?
        .len();
    let mut h = kepala(EntryType::Regular, byte);
    // Exactly as many bytes as announced, zeros where the file shrank under the reading.
    let isi = berkas.chain(io::repeat(0)).take(byte);
    tar.append_data(&mut h, jalur, isi)
        .map_err(CadanganError::berkas(&asal))
}

/// Unpacks an archive below a folder; no entry may leave it.
///
/// # Errors
/// The archive is damaged, or the disk is full.
pub fn bongkar(mut dari: Buka, tujuan: &Path, asal: &Path) -> Result<()> {
    std::fs::create_dir_all(tujuan).map_err(CadanganError::berkas(tujuan))?;
    {
        let mut tar = tar::Archive::new(&mut dari);
        tar.set_preserve_permissions(true);
        tar.set_preserve_ownerships(false);
        tar.set_preserve_mtime(false);
        for isi in tar.entries().map_err(|e| galat_baca(asal, e))? {
            let mut isi = isi.map_err(|e| galat_baca(asal, e))?;
            let jenis = isi.header().entry_type();
            if !jenis.is_dir() && !jenis.is_file() {
                return Err(CadanganError::rusak(
                    asal,
                    "berisi tautan; basis data pribadi tidak pernah memilikinya",
                ));
            }
            let di_dalam = isi.unpack_in(tujuan).map_err(|e| galat_tulis(tujuan, e))?;
            if !di_dalam {
                return Err(CadanganError::rusak(
                    asal,
                    "ada jalur yang keluar dari folder",
                ));
            }
        }
    }
    dari.habiskan()
}

/// The tar crate wraps the cause; a full disk must still be told as such.
fn galat_tulis(tujuan: &Path, galat: io::Error) -> CadanganError {
    let mut sebab: Option<&(dyn std::error::Error + 'static)> = Some(&galat);
    while let Some(e) = sebab {
        if let Some(io) = e.downcast_ref::<io::Error>()
            && io.kind() == io::ErrorKind::StorageFull
        {
            return CadanganError::Penuh(tujuan.to_owned());
        }
        sebab = e.source();
    }
    galat_baca(tujuan, galat)
}
