//! The rebuildable file of the columns.
//!
//! Little endian: signature, version, as-of number, source fingerprint, counts; then the trees, the
//! organisation and the four columns, each padded to 32 bytes; then a checksum of all before it.
//! The file is a copy of what the database holds. It is never trusted: a wrong length, signature,
//! version, source or checksum, or a code outside the trees, means "build again" ([`muat`] returns
//! the reason), never a wrong total. Writing goes to a neighbour and is renamed when it is on disk.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use crate::kolom::usize_dari;
use crate::sidik::{LEBAR, Sidik};
use crate::{Dimensi, Hierarki, Kolom};

const TANDA: [u8; 8] = *b"SLRGULNG";
const VERSI: u64 = 1;
const KEPALA: usize = 96;
/// Bytes per read; whole stripes.
const POTONG: usize = 1 << 18;

/// What a file says it is a copy of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asal {
    /// Number of the newest change contained.
    pub per: u64,
    /// Fingerprint of the source (which database, which year); the caller's choice.
    pub sumber: u64,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum BerkasError {
    /// It cannot be read or written.
    #[error("berkas gulungan tidak dapat dibaca atau ditulis: {0}")]
    Io(#[from] io::Error),
    /// It is damaged, of another version, or not such a file at all.
    #[error("berkas gulungan tidak dipakai: {0}")]
    Rusak(&'static str),
    /// It is a copy of something else, or of an older state.
    #[error("berkas gulungan berasal dari sumber lain")]
    SumberLain,
}

/// Reads columns and dimension, and checks all of it.
///
/// # Errors
/// [`BerkasError`]; the caller then builds from the database and writes the file again.
pub fn muat(letak: &Path, sumber: u64) -> Result<(Dimensi, Kolom, Asal), BerkasError> {
    let berkas = File::open(letak)?;
    let panjang = berkas.metadata()?.len();
    let mut pembaca = Pembaca {
        isi: BufReader::with_capacity(0, berkas),
        sidik: Sidik::baru(),
    };
    let kepala = Kepala::baca(&mut pembaca)?;
    if u64::try_from(kepala.panjang()?).ok() != Some(panjang) {
        return Err(BerkasError::Rusak("panjangnya salah"));
    }
    if kepala.asal.sumber != sumber {
        return Err(BerkasError::SumberLain);
    }
    let program = pembaca.u16(kepala.program)?;
    let akun = pembaca.u16(kepala.akun)?;
    let pemda_opd = pembaca.u16(kepala.opd)?;
    let provinsi_pemda = pembaca.u16(kepala.pemda)?;
    let kolom = Kolom {
        mulai: pembaca.angka(kepala.opd + 1, u32::from_le_bytes)?,
        program: pembaca.u16(kepala.baris)?,
        akun: pembaca.u16(kepala.baris)?,
        nilai: pembaca.angka(kepala.baris, i64::from_le_bytes)?,
    };
    pembaca.cocokkan_sidik()?;
    let rusak = |_| BerkasError::Rusak("pohonnya tidak sah");
    let program = Hierarki::dari_kode(&program).map_err(rusak)?;
    let akun = Hierarki::dari_kode(&akun).map_err(rusak)?;
    let dimensi = Dimensi::baru(program, akun, pemda_opd, provinsi_pemda).map_err(rusak)?;
    periksa(&dimensi, &kolom)?;
    Ok((dimensi, kolom, kepala.asal))
}

/// Writes columns and dimension, durable before it takes the name.
///
/// # Errors
/// [`BerkasError::Io`].
pub fn simpan(
    letak: &Path,
    dimensi: &Dimensi,
    kolom: &Kolom,
    asal: Asal,
) -> Result<(), BerkasError> {
    let sementara = letak.with_extension("tmp");
    let mut penulis = Penulis {
        isi: File::create(&sementara)?,
        sidik: Sidik::baru(),
    };
    let kepala = Kepala {
        asal,
        program: dimensi.program().jumlah(),
        akun: dimensi.akun().jumlah(),
        opd: dimensi.jumlah_opd(),
        pemda: dimensi.jumlah_pemda(),
        baris: kolom.jumlah(),
    };
    penulis.tulis(&kepala.bita())?;
    penulis.u16(dimensi.program().kode_induk())?;
    penulis.u16(dimensi.akun().kode_induk())?;
    penulis.u16(dimensi.pemda_opd())?;
    penulis.u16(dimensi.provinsi_pemda())?;
    penulis.angka(&kolom.mulai, u32::to_le_bytes)?;
    penulis.u16(&kolom.program)?;
    penulis.u16(&kolom.akun)?;
    penulis.angka(&kolom.nilai, i64::to_le_bytes)?;
    let sidik = penulis.sidik.selesai();
    penulis.isi.write_all(&sidik.to_le_bytes())?;
    penulis.isi.sync_all()?;
    drop(penulis);
    fs::rename(&sementara, letak)?;
    if let Some(folder) = letak.parent().filter(|f| !f.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Offsets ascend and end at the number of lines; every code lies inside its tree.
fn periksa(dimensi: &Dimensi, kolom: &Kolom) -> Result<(), BerkasError> {
    let akhir = kolom.mulai.last().copied().map(usize_dari);
    if akhir != Some(kolom.jumlah()) || !kolom.mulai.is_sorted() {
        return Err(BerkasError::Rusak("letak barisnya tidak sah"));
    }
    let terbesar = |kode: &[u16]| kode.iter().copied().max().map_or(0, |k| usize::from(k) + 1);
    if terbesar(&kolom.program) > dimensi.program().jumlah()
        || terbesar(&kolom.akun) > dimensi.akun().jumlah()
    {
        return Err(BerkasError::Rusak("ada kode di luar pohonnya"));
    }
    Ok(())
}

struct Kepala {
    asal: Asal,
    program: usize,
    akun: usize,
    opd: usize,
    pemda: usize,
    baris: usize,
}

impl Kepala {
    fn bita(&self) -> Vec<u8> {
        let jumlah = [self.program, self.akun, self.opd, self.pemda, self.baris];
        let mut isi = TANDA.to_vec();
        isi.extend(VERSI.to_le_bytes());
        isi.extend(self.asal.per.to_le_bytes());
        isi.extend(self.asal.sumber.to_le_bytes());
        for n in jumlah {
            isi.extend(u64::try_from(n).unwrap_or(u64::MAX).to_le_bytes());
        }
        isi.resize(KEPALA, 0);
        isi
    }

    fn baca(pembaca: &mut Pembaca) -> Result<Self, BerkasError> {
        let mut isi = [0_u8; KEPALA];
        pembaca
            .isi
            .read_exact(&mut isi)
            .map_err(|_| BerkasError::Rusak("terlalu pendek"))?;
        pembaca.sidik.makan(&isi);
        let kata: Vec<u64> = isi
            .as_chunks::<8>()
            .0
            .iter()
            .map(|k| u64::from_le_bytes(*k))
            .collect();
        let [
            tanda,
            versi,
            per,
            sumber,
            program,
            akun,
            opd,
            pemda,
            baris,
            ..,
        ] = kata.as_slice()
        else {
            return Err(BerkasError::Rusak("terlalu pendek"));
        };
        if *tanda != u64::from_le_bytes(TANDA) {
            return Err(BerkasError::Rusak("bukan berkas gulungan"));
        }
        if *versi != VERSI {
            return Err(BerkasError::Rusak("versinya lain"));
        }
        let angka = |n: &u64| usize::try_from(*n).map_err(|_| BerkasError::Rusak("jumlah"));
        Ok(Self {
            asal: Asal {
                per: *per,
                sumber: *sumber,
            },
            program: angka(program)?,
            akun: angka(akun)?,
            opd: angka(opd)?,
            pemda: angka(pemda)?,
            baris: angka(baris)?,
        })
    }

    /// Length of the whole file: known before anything is allocated.
    fn panjang(&self) -> Result<usize, BerkasError> {
        let bagian = [
            (self.program, 2),
            (self.akun, 2),
            (self.opd, 2),
            (self.pemda, 2),
            (self.opd.saturating_add(1), 4),
            (self.baris, 2),
            (self.baris, 2),
            (self.baris, 8),
        ];
        let mut jumlah = KEPALA + 8;
        for (banyak, lebar) in bagian {
            let bita = banyak
                .checked_mul(lebar)
                .and_then(|b| b.checked_next_multiple_of(LEBAR));
            jumlah = bita
                .and_then(|b| b.checked_add(jumlah))
                .ok_or(BerkasError::Rusak("jumlahnya tidak masuk akal"))?;
        }
        Ok(jumlah)
    }
}

struct Pembaca {
    isi: BufReader<File>,
    sidik: Sidik,
}

impl Pembaca {
    fn u16(&mut self, banyak: usize) -> Result<Vec<u16>, BerkasError> {
        self.angka(banyak, u16::from_le_bytes)
    }

    /// Reads one section in pieces: the file's bytes are never held beside the decoded column.
    fn angka<const L: usize, T>(
        &mut self,
        banyak: usize,
        baca: impl Fn([u8; L]) -> T,
    ) -> Result<Vec<T>, BerkasError> {
        let mut hasil = Vec::with_capacity(banyak);
        let mut sisa = (banyak * L).next_multiple_of(LEBAR);
        let mut potong = vec![0_u8; sisa.min(POTONG)];
        while sisa > 0 {
            let Some(isi) = potong.get_mut(..sisa.min(POTONG)) else {
                break;
            };
            self.isi
                .read_exact(isi)
                .map_err(|_| BerkasError::Rusak("terputus"))?;
            self.sidik.makan(isi);
            sisa -= isi.len();
            let kurang = banyak - hasil.len();
            hasil.extend(isi.as_chunks::<L>().0.iter().take(kurang).map(|k| baca(*k)));
        }
        Ok(hasil)
    }

    fn cocokkan_sidik(&mut self) -> Result<(), BerkasError> {
        let mut isi = [0_u8; 8];
        self.isi
            .read_exact(&mut isi)
            .map_err(|_| BerkasError::Rusak("terputus"))?;
        if u64::from_le_bytes(isi) == self.sidik.selesai() {
            Ok(())
        } else {
            Err(BerkasError::Rusak("sidiknya tidak cocok"))
        }
    }
}

struct Penulis {
    isi: File,
    sidik: Sidik,
}

impl Penulis {
    fn u16(&mut self, angka: &[u16]) -> io::Result<()> {
        self.angka(angka, u16::to_le_bytes)
    }

    fn angka<const L: usize, T: Copy>(
        &mut self,
        angka: &[T],
        tulis: impl Fn(T) -> [u8; L],
    ) -> io::Result<()> {
        for potong in angka.chunks(POTONG / L) {
            let mut bita = Vec::with_capacity(POTONG);
            for n in potong {
                bita.extend_from_slice(&tulis(*n));
            }
            bita.resize(bita.len().next_multiple_of(LEBAR), 0);
            self.tulis(&bita)?;
        }
        Ok(())
    }

    fn tulis(&mut self, bita: &[u8]) -> io::Result<()> {
        self.sidik.makan(bita);
        self.isi.write_all(bita)
    }
}
