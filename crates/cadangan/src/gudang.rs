//! The repository folder.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use crate::age::{Identitas, Penerima};
use crate::bungkus::{sidik_berkas, sinkron_folder, tulis_utuh};
use crate::{Buka, CadanganError, Disapu, Manifes, Result, Tulis, WalTercatat, tar_pg};

/// Code of the refusal when another process works in the repository.
pub const TERKUNCI: &str = "gudang_terpakai";

const BACA_SAYA: &str = "Cadangan Selaras.\n\n\
Tanpa Selaras, berkas di sini dibuka dengan alat umum dan kunci pemulihan:\n\
  age -d -i KUNCI dasar/ID/pg.tar.gz.age | tar xz -C folder-pg\n\
  age -d -i KUNCI wal/SEGMEN.gz.age | gunzip > folder-wal/SEGMEN\n\
  age -d -i KUNCI kunci/ID.tar.gz.age | tar xz -C folder-data\n\
Lalu ikuti bab Continuous Archiving pada dokumentasi PostgreSQL (restore_command).\n";

/// What a repository says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GudangInfo {
    /// Version of the format.
    pub versi: u32,
    /// Identity of the cluster whose copies lie here.
    pub sistem: String,
    /// Who can open what is written from now on.
    pub penerima: Vec<String>,
}

/// An opened repository.
#[derive(Debug)]
pub struct Gudang {
    folder: PathBuf,
    info: GudangInfo,
    penerima: Vec<Penerima>,
    _kunci: Option<File>,
}

impl Gudang {
    /// True when the folder holds a repository.
    #[must_use]
    pub fn ada(folder: &Path) -> bool {
        folder.join("gudang.json").is_file()
    }

    /// Makes a repository in a folder that has none.
    ///
    /// # Errors
    /// It exists, or the folder cannot be written.
    pub fn buat(folder: &Path, sistem: &str, penerima: &[Penerima]) -> Result<()> {
        for sub in ["dasar", "wal", "kunci"] {
            let f = folder.join(sub);
            std::fs::create_dir_all(&f).map_err(CadanganError::berkas(&f))?;
        }
        tulis_utuh(&folder.join("BACA-SAYA.txt"), BACA_SAYA.as_bytes())?;
        tulis_info(
            folder,
            &GudangInfo {
                versi: 1,
                sistem: sistem.to_owned(),
                penerima: penerima.iter().map(ToString::to_string).collect(),
            },
        )
    }

    /// Opens for reading.
    ///
    /// # Errors
    /// No repository there, or one of a newer program.
    pub fn baca(folder: &Path) -> Result<Self> {
        let jalur = folder.join("gudang.json");
        let isi = std::fs::read(&jalur).map_err(|_| {
            CadanganError::Masukan(format!("{} bukan gudang cadangan", folder.display()))
        })?;
        let info: GudangInfo =
            serde_json::from_slice(&isi).map_err(|e| CadanganError::rusak(&jalur, e))?;
        if info.versi != 1 {
            return Err(CadanganError::tolak(
                "gudang_lebih_baru",
                format!("gudang versi {}; perbarui Selaras", info.versi),
            ));
        }
        let penerima: Option<Vec<Penerima>> =
            info.penerima.iter().map(|p| Penerima::parse(p)).collect();
        Ok(Self {
            folder: folder.to_owned(),
            penerima: penerima.ok_or_else(|| CadanganError::rusak(&jalur, "penerima"))?,
            info,
            _kunci: None,
        })
    }

    /// Opens for writing: one process at a time; the kernel lets go when it dies.
    ///
    /// # Errors
    /// As [`Gudang::baca`], or [`TERKUNCI`].
    pub fn tulis(folder: &Path, tunggu: bool) -> Result<Self> {
        let mut gudang = Self::baca(folder)?;
        let jalur = folder.join("terkunci");
        let berkas = File::options()
            .create(true)
            .append(true)
            .open(&jalur)
            .map_err(CadanganError::berkas(&jalur))?;
        let cara = if tunggu {
            FlockOperation::LockExclusive
        } else {
            FlockOperation::NonBlockingLockExclusive
        };
        if let Err(e) = flock(&berkas, cara) {
            return Err(match e {
                rustix::io::Errno::WOULDBLOCK => CadanganError::tolak(
                    TERKUNCI,
                    "cadangan lain sedang dibuat di gudang ini; tunggu sampai selesai",
                ),
                e => CadanganError::berkas(&jalur)(e.into()),
            });
        }
        gudang._kunci = Some(berkas);
        gudang.buang_sisa();
        Ok(gudang)
    }

    /// Removes what an interrupted backup left; called under the lock only.
    fn buang_sisa(&self) {
        for sub in ["wal", "kunci"] {
            for e in std::fs::read_dir(self.folder.join(sub))
                .into_iter()
                .flatten()
                .flatten()
            {
                if e.path().extension().is_some_and(|x| x == "tmp") {
                    let _ = std::fs::remove_file(e.path());
                }
            }
        }
        let dasar = std::fs::read_dir(self.folder.join("dasar"));
        for e in dasar.into_iter().flatten().flatten() {
            if !e.path().join("manifes.json").is_file() {
                let _ = std::fs::remove_dir_all(e.path());
            }
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What it says about itself.
    #[must_use]
    pub fn info(&self) -> &GudangInfo {
        &self.info
    }

    /// Replaces the recipients of everything written from now on.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn ganti_penerima(&mut self, penerima: Vec<Penerima>) -> Result<()> {
        self.info.penerima = penerima.iter().map(ToString::to_string).collect();
        self.penerima = penerima;
        tulis_info(&self.folder, &self.info)
    }

    /// Starts the archive of a base copy.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn dasar_baru(&self, id: &str, acak: &mut dyn FnMut(&mut [u8])) -> Result<Tulis> {
        let folder = self.folder.join("dasar").join(id);
        std::fs::create_dir(&folder).map_err(CadanganError::berkas(&folder))?;
        Tulis::baru(folder.join("pg.tar.gz.age"), &self.penerima, acak)
    }

    /// Makes a base copy valid.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn sahkan(&self, manifes: &Manifes) -> Result<()> {
        let folder = self.folder.join("dasar").join(&manifes.id);
        let isi = serde_json::to_vec_pretty(manifes)
            .map_err(|e| CadanganError::berkas(&folder)(e.into()))?;
        tulis_utuh(&folder.join("manifes.json"), &isi)?;
        sinkron_folder(&folder)
    }

    /// Valid base copies, oldest first.
    ///
    /// # Errors
    /// The folder cannot be read, or a manifest is damaged.
    pub fn dasar(&self) -> Result<Vec<Manifes>> {
        let folder = self.folder.join("dasar");
        let mut semua = Vec::new();
        for e in std::fs::read_dir(&folder).map_err(CadanganError::berkas(&folder))? {
            let jalur = e
                .map_err(CadanganError::berkas(&folder))?
                .path()
                .join("manifes.json");
            let Ok(isi) = std::fs::read(&jalur) else {
                continue;
            };
            let m: Manifes =
                serde_json::from_slice(&isi).map_err(|e| CadanganError::rusak(&jalur, e))?;
            semua.push(m);
        }
        semua.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(semua)
    }

    /// Checks size and digest of a copy's files, without any key.
    ///
    /// # Errors
    /// A file is missing or differs.
    pub fn periksa_sidik(&self, m: &Manifes) -> Result<()> {
        for b in &m.berkas {
            let jalur = self.folder.join("dasar").join(&m.id).join(&b.nama);
            cocokkan(&jalur, b.byte, &b.sidik)?;
        }
        Ok(())
    }

    /// Opens the archive of a copy.
    ///
    /// # Errors
    /// No key fits, or it is damaged.
    pub fn buka_dasar(&self, m: &Manifes, identitas: &[Identitas]) -> Result<(Buka, PathBuf)> {
        let jalur = self.folder.join("dasar").join(&m.id).join("pg.tar.gz.age");
        Ok((Buka::baru(&jalur, identitas)?, jalur))
    }

    /// Saves `kunci/` and `rahasia` of a data folder, when they changed since the last time.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn simpan_kunci(
        &self,
        data: &Path,
        id: &str,
        acak: &mut dyn FnMut(&mut [u8]),
    ) -> Result<()> {
        let tujuan = self.folder.join("kunci").join(format!("{id}.tar.gz.age"));
        let mut ke = Tulis::baru(tujuan, &self.penerima, acak)?;
        {
            let mut tar = tar::Builder::new(&mut ke);
            for nama in ["rahasia", "kunci"] {
                let asal = data.join(nama);
                let hasil = if asal.is_dir() {
                    tar.append_dir_all(nama, &asal)
                } else if asal.is_file() {
                    tar.append_path_with_name(&asal, nama)
                } else {
                    Ok(())
                };
                hasil.map_err(CadanganError::berkas(&asal))?;
            }
            tar.finish().map_err(CadanganError::berkas(data))?;
        }
        ke.flush().map_err(CadanganError::berkas(data))?;
        ke.selesai().map(|_| ())
    }

    /// Unpacks the newest saved keys: later ones hold every earlier public key too.
    ///
    /// # Errors
    /// There are none, no key fits, or they are damaged.
    pub fn pulihkan_kunci(&self, tujuan: &Path, identitas: &[Identitas]) -> Result<()> {
        let folder = self.folder.join("kunci");
        let mut semua: Vec<PathBuf> = std::fs::read_dir(&folder)
            .map_err(CadanganError::berkas(&folder))?
            .filter_map(|e| Some(e.ok()?.path()))
            .filter(|p| p.extension().is_some_and(|x| x == "age"))
            .collect();
        semua.sort();
        let Some(jalur) = semua.pop() else {
            return Err(CadanganError::rusak(&folder, "tidak ada cadangan kunci"));
        };
        tar_pg::bongkar(Buka::baru(&jalur, identitas)?, tujuan, &jalur)
    }

    /// Moves what the server archived into the repository, encrypted.
    ///
    /// # Errors
    /// A file cannot be read or written, or another segment of the same name lies here.
    pub fn sapu(&self, arsip: &Path, acak: &mut dyn FnMut(&mut [u8])) -> Result<Disapu> {
        let mut hasil = Disapu::default();
        let mut semua: Vec<PathBuf> = std::fs::read_dir(arsip)
            .map_err(CadanganError::berkas(arsip))?
            .filter_map(|e| Some(e.ok()?.path()))
            .filter(|p| !nama(p).starts_with('.'))
            .collect();
        semua.sort();
        for jalur in semua {
            hasil.byte += self.sapu_satu(&jalur, acak)?;
            hasil.berkas += 1;
            std::fs::remove_file(&jalur).map_err(CadanganError::berkas(&jalur))?;
        }
        Ok(hasil)
    }

    fn sapu_satu(&self, asal: &Path, acak: &mut dyn FnMut(&mut [u8])) -> Result<u64> {
        let nama = nama(asal);
        let (byte, sidik_isi) = sidik_berkas(asal)?;
        let catatan = self.folder.join("wal").join(format!("{nama}.json"));
        if let Ok(lama) = std::fs::read(&catatan) {
            let lama: WalTercatat =
                serde_json::from_slice(&lama).map_err(|e| CadanganError::rusak(&catatan, e))?;
            if lama.sidik_isi == sidik_isi {
                return Ok(0);
            }
            return Err(CadanganError::tolak(
                "segmen_berbeda",
                format!(
                    "segmen {nama} sudah ada di gudang dengan isi lain: dua basis data menulis ke \
                     gudang yang sama. Pakai gudang baru (--gudang) untuk yang satu"
                ),
            ));
        }
        let pada = std::fs::metadata(asal)
            .and_then(|m| m.modified())
            .ok()
            .and_then(|t| t.duration_since(UNIX_EPOCH).ok())
            .and_then(|d| i64::try_from(d.as_secs()).ok())
            .unwrap_or(0);
        let tujuan = self.folder.join("wal").join(format!("{nama}.gz.age"));
        let mut ke = Tulis::baru(tujuan, &self.penerima, acak)?;
        let mut dari = File::open(asal).map_err(CadanganError::berkas(asal))?;
        std::io::copy(&mut dari, &mut ke).map_err(CadanganError::berkas(&catatan))?;
        let berkas = ke.selesai()?;
        let isi = WalTercatat {
            nama,
            byte: berkas.byte,
            sidik: berkas.sidik,
            sidik_isi,
            pada,
        };
        let isi =
            serde_json::to_vec(&isi).map_err(|e| CadanganError::berkas(&catatan)(e.into()))?;
        tulis_utuh(&catatan, &isi)?;
        Ok(byte)
    }

    /// Everything archived, by name.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn wal(&self) -> Result<Vec<WalTercatat>> {
        let folder = self.folder.join("wal");
        let mut semua = Vec::new();
        for e in std::fs::read_dir(&folder).map_err(CadanganError::berkas(&folder))? {
            let jalur = e.map_err(CadanganError::berkas(&folder))?.path();
            if jalur.extension().is_none_or(|x| x != "json") {
                continue;
            }
            let isi = std::fs::read(&jalur).map_err(CadanganError::berkas(&jalur))?;
            let catatan: WalTercatat =
                serde_json::from_slice(&isi).map_err(|e| CadanganError::rusak(&jalur, e))?;
            semua.push(catatan);
        }
        semua.sort_by(|a, b| a.nama.cmp(&b.nama));
        Ok(semua)
    }

    /// Unpacks segments (and timeline histories) for replaying.
    ///
    /// # Errors
    /// No key fits, or one is damaged.
    pub fn bongkar_wal(
        &self,
        pilih: &[WalTercatat],
        tujuan: &Path,
        identitas: &[Identitas],
    ) -> Result<()> {
        std::fs::create_dir_all(tujuan).map_err(CadanganError::berkas(tujuan))?;
        for w in pilih {
            let jalur = self.folder.join("wal").join(format!("{}.gz.age", w.nama));
            cocokkan(&jalur, w.byte, &w.sidik)?;
            Buka::baru(&jalur, identitas)?.ke_berkas(&tujuan.join(&w.nama))?;
        }
        Ok(())
    }

    /// Removes a base copy and its folder.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn hapus_dasar(&self, id: &str) -> Result<()> {
        let folder = self.folder.join("dasar").join(id);
        // Without its manifest the copy is no copy: the rest may be removed in any order.
        let manifes = folder.join("manifes.json");
        std::fs::remove_file(&manifes).map_err(CadanganError::berkas(&manifes))?;
        sinkron_folder(&manifes)?;
        std::fs::remove_dir_all(&folder).map_err(CadanganError::berkas(&folder))
    }

    /// Removes an archived segment.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn hapus_wal(&self, nama: &str) -> Result<()> {
        for ekor in ["json", "gz.age"] {
            let jalur = self.folder.join("wal").join(format!("{nama}.{ekor}"));
            std::fs::remove_file(&jalur).map_err(CadanganError::berkas(&jalur))?;
        }
        Ok(())
    }
}

fn nama(jalur: &Path) -> String {
    jalur
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn tulis_info(folder: &Path, info: &GudangInfo) -> Result<()> {
    let jalur = folder.join("gudang.json");
    let isi =
        serde_json::to_vec_pretty(info).map_err(|e| CadanganError::berkas(&jalur)(e.into()))?;
    tulis_utuh(&jalur, &isi)
}

fn cocokkan(jalur: &Path, byte: u64, sidik: &str) -> Result<()> {
    let (ada, dihitung) = sidik_berkas(jalur).map_err(|e| CadanganError::rusak(jalur, e))?;
    if ada != byte || dihitung != sidik {
        return Err(CadanganError::rusak(jalur, "sidiknya tidak cocok"));
    }
    Ok(())
}
