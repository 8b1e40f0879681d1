//! Names of log segments, what is archived, and whether anything is missing between two of them.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// A segment's place: timeline, then the running number over all logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Segmen {
    /// Timeline.
    pub garis: u32,
    /// Number of the segment, the same on all timelines.
    pub nomor: u64,
}

impl Segmen {
    /// Reads `000000010000000000000003`.
    #[must_use]
    pub fn parse(nama: &str, segmen_byte: u64) -> Option<Self> {
        if nama.len() != 24 || !nama.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let bagian = |a: usize| u32::from_str_radix(nama.get(a..a + 8)?, 16).ok();
        let per_log = 0x1_0000_0000_u64.checked_div(segmen_byte)?;
        Some(Self {
            garis: bagian(0)?,
            nomor: u64::from(bagian(8)?) * per_log + u64::from(bagian(16)?),
        })
    }
}

/// One archived segment; written beside it, after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalTercatat {
    /// Name of the segment.
    pub nama: String,
    /// Bytes of the encrypted file.
    pub byte: u64,
    /// SHA-256 of the encrypted file.
    pub sidik: String,
    /// SHA-256 of the segment itself: the same segment is accepted again, another one refused.
    pub sidik_isi: String,
    /// When the server archived it, seconds since 1970.
    pub pada: i64,
}

/// Missing segments: the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Celah {
    /// Name of the last segment before the gap.
    pub setelah: String,
    /// Number of the missing segment.
    pub nomor: u64,
}

/// What a sweep moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disapu {
    /// Files moved into the repository.
    pub berkas: u64,
    /// Their bytes before compression.
    pub byte: u64,
}

/// The first hole among `ada` at or after `dari`; any timeline may fill a number.
#[must_use]
pub fn celah(ada: &[String], dari: &str, segmen_byte: u64) -> Option<Celah> {
    let awal = Segmen::parse(dari, segmen_byte)?;
    let nomor: BTreeSet<(u64, &str)> = ada
        .iter()
        .filter_map(|n| Some((Segmen::parse(n, segmen_byte)?.nomor, n.as_str())))
        .filter(|(n, _)| *n >= awal.nomor)
        .collect();
    let mut tunggu = awal.nomor;
    let mut terakhir = "";
    for (n, nama) in nomor {
        if n > tunggu {
            break;
        }
        if n == tunggu {
            tunggu += 1;
            terakhir = nama;
        }
    }
    let tertinggi = ada
        .iter()
        .filter_map(|n| Some(Segmen::parse(n, segmen_byte)?.nomor))
        .max()
        .unwrap_or(0)
        .max(awal.nomor);
    (tunggu <= tertinggi).then(|| Celah {
        setelah: terakhir.to_owned(),
        nomor: tunggu,
    })
}

/// What the server wrote about one base copy into the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Riwayat {
    /// First segment needed.
    pub wal_mulai: String,
    /// Last segment needed.
    pub wal_selesai: String,
}

/// Reads a `….backup` file when it is about the copy with this label.
#[must_use]
pub fn baca_riwayat(teks: &str, label: &str) -> Option<Riwayat> {
    let ambil = |awalan: &str| {
        let baris = teks.lines().find_map(|b| b.strip_prefix(awalan))?;
        let (_, nama) = baris.split_once("(file ")?;
        Some(nama.trim_end_matches(')').to_owned())
    };
    let punya = teks
        .lines()
        .any(|b| b.strip_prefix("LABEL: ").is_some_and(|l| l.trim() == label));
    punya.then_some(())?;
    Some(Riwayat {
        wal_mulai: ambil("START WAL LOCATION: ")?,
        wal_selesai: ambil("STOP WAL LOCATION: ")?,
    })
}

/// Looks through the archive folder for the history of a copy.
#[must_use]
pub fn cari_riwayat(arsip: &Path, label: &str) -> Option<Riwayat> {
    std::fs::read_dir(arsip).ok()?.flatten().find_map(|e| {
        let jalur = e.path();
        (jalur.extension()? == "backup").then_some(())?;
        baca_riwayat(&std::fs::read_to_string(jalur).ok()?, label)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB16: u64 = 16 << 20;

    fn nama(nomor: &[u64]) -> Vec<String> {
        nomor
            .iter()
            .map(|n| format!("{:08X}{:08X}{:08X}", 1, n / 256, n % 256))
            .collect()
    }

    #[test]
    fn nomor_berlanjut_melewati_batas_log() {
        let a = Segmen::parse("0000000100000000000000FF", MB16).unwrap();
        let b = Segmen::parse("000000020000000100000000", MB16).unwrap();
        assert_eq!(b.nomor, a.nomor + 1);
        assert_eq!(b.garis, 2);
        assert!(Segmen::parse("00000002.history", MB16).is_none());
    }

    #[test]
    fn celah_pertama_disebut() {
        let dari = &nama(&[254])[0];
        assert_eq!(celah(&nama(&[250, 254, 255, 256, 257]), dari, MB16), None);
        let c = celah(&nama(&[254, 255, 257]), dari, MB16).unwrap();
        assert_eq!((c.nomor, c.setelah), (256, nama(&[255])[0].clone()));
        assert_eq!(celah(&nama(&[255]), dari, MB16).unwrap().nomor, 254);
        assert_eq!(
            celah(&[], dari, MB16).unwrap().nomor,
            254,
            "tidak ada sama sekali"
        );
    }

    #[test]
    fn riwayat_menurut_label() {
        let teks = "START WAL LOCATION: 0/3000028 (file 000000010000000000000003)\n\
            STOP WAL LOCATION: 0/4000138 (file 000000010000000000000004)\n\
            LABEL: selaras x1\n";
        let r = baca_riwayat(teks, "selaras x1").unwrap();
        assert_eq!(r.wal_mulai, "000000010000000000000003");
        assert_eq!(r.wal_selesai, "000000010000000000000004");
        assert_eq!(baca_riwayat(teks, "selaras x"), None);
    }
}
