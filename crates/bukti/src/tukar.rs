//! Witness exchange: heads of logs with the proofs that each grew out of the one before, in a file
//! that travels without any other data.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kanonik::Sidik;
use crate::kepala::{Kepala, KunciPublik};
use crate::pohon::{Pohon, bersambung};

/// The only form so far.
pub const BENTUK: &str = "selaras-kepala-1";
/// Newest heads of a log that travel; a witness that comes rarer asks from its own size.
const PALING: usize = 32;

/// Heads of several logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BerkasKepala {
    /// `selaras-kepala-1`.
    pub bentuk: String,
    /// One entry per log.
    pub log: Vec<LogKepala>,
}

/// Heads of one log, smallest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogKepala {
    /// Kemendagri code of the government.
    pub kode: String,
    /// Its newest heads, smallest first.
    pub kepala: Vec<Kepala>,
    /// Proofs between sizes.
    pub sambung: Vec<Sambung>,
}

/// Proof that the log of one size is the beginning of that of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sambung {
    /// Smaller size.
    pub dari: u64,
    /// Larger size.
    pub ke: u64,
    /// RFC 6962 consistency proof, hex.
    pub bukti: String,
}

/// What is wrong with a head, the kept or the presented one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KepalaRusak {
    /// Its size.
    pub ukuran: u64,
    /// How.
    pub jenis: JenisRusak,
}

/// Kinds of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JenisRusak {
    /// Not signed by any of the keys.
    TandaTangan,
    /// Two heads of one size with different roots, or a proof that does not hold.
    Bercabang,
    /// The log presented is shorter than one kept: events are gone.
    Mundur,
    /// No proof leads from the kept head to the newest: nothing can be said.
    TakTersambung,
}

impl JenisRusak {
    /// The word in JSON.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::TandaTangan => "tanda_tangan",
            Self::Bercabang => "bercabang",
            Self::Mundur => "mundur",
            Self::TakTersambung => "tak_tersambung",
        }
    }
}

impl fmt::Display for JenisRusak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TandaTangan => "tanda tangannya tidak cocok dengan kunci yang diberikan",
            Self::Bercabang => "akarnya berbeda: riwayat di sana ditulis ulang",
            Self::Mundur => "log di sana sekarang lebih pendek: ada peristiwa yang hilang",
            Self::TakTersambung => {
                "tidak ada bukti sambungan dari kepala yang disimpan; minta berkas kepala baru \
                 dengan --sejak ukuran ini"
            }
        })
    }
}

/// Puts the newest heads of a log and the proofs between them into the form that travels.
/// `sejak`: sizes witnesses hold, to be connected too.
#[must_use]
pub fn susun(kode: &str, daun: &[Sidik], kepala: &[Kepala], sejak: &[u64]) -> LogKepala {
    let ada = u64::try_from(daun.len()).unwrap_or(u64::MAX);
    let mut kepala: Vec<Kepala> = kepala.iter().filter(|k| k.ukuran <= ada).cloned().collect();
    kepala.sort_by_key(|k| k.ukuran);
    let lewati = kepala.len().saturating_sub(PALING);
    let kepala = kepala.split_off(lewati);
    let mut ukuran: BTreeSet<u64> = kepala.iter().map(|k| k.ukuran).collect();
    let akhir = ukuran.last().copied().unwrap_or(0);
    ukuran.extend(sejak.iter().filter(|n| **n > 0 && **n <= akhir));
    let mut sambung = Vec::new();
    let mut pohon = Pohon::default();
    let mut dari = None;
    for (n, d) in (1_u64..).zip(daun) {
        pohon.tambah(*d);
        if !ukuran.contains(&n) {
            continue;
        }
        if let Some(dari) = dari {
            let bukti = pohon.bukti_sambung(dari).map(hex::encode);
            sambung.extend(bukti.map(|bukti| Sambung { dari, ke: n, bukti }));
        }
        dari = Some(n);
    }
    LogKepala {
        kode: kode.to_owned(),
        kepala,
        sambung,
    }
}

/// Reads a file of heads.
///
/// # Errors
/// Not JSON of this form.
pub fn baca(teks: &str) -> Result<BerkasKepala, String> {
    let b: BerkasKepala = serde_json::from_str(teks).map_err(|e| e.to_string())?;
    if b.bentuk != BENTUK {
        return Err(format!("bentuk {} tidak dikenal", b.bentuk));
    }
    Ok(b)
}

/// Everything that is wrong with a log as presented, against the heads a witness kept of it.
#[must_use]
pub fn periksa(log: &LogKepala, disimpan: &[Kepala], kunci: &[KunciPublik]) -> Vec<KepalaRusak> {
    let mut rusak = Vec::new();
    for k in &log.kepala {
        if !kunci.iter().any(|p| k.sah(p)) {
            rusak.push(salah(k, JenisRusak::TandaTangan));
        }
    }
    for s in disimpan {
        let beda = |k: &&Kepala| k.ukuran == s.ukuran && k.akar != s.akar;
        if log.kepala.iter().any(|k| beda(&k)) {
            rusak.push(salah(s, JenisRusak::Bercabang));
        }
    }
    // A size without any head is a link of the chain only where the proofs around it say so; the
    // roots at both ends are always signed ones.
    let semua: Vec<&Kepala> = log.kepala.iter().chain(disimpan).collect();
    for s in &log.sambung {
        let (Some(a), Some(b)) = (pada(&semua, s.dari), pada(&semua, s.ke)) else {
            continue;
        };
        if !sah_sambung(s, a, b) {
            rusak.push(salah(b, JenisRusak::Bercabang));
        }
    }
    let Some(akhir) = log.kepala.iter().map(|k| k.ukuran).max() else {
        return rusak;
    };
    for s in disimpan {
        if s.ukuran > akhir {
            rusak.push(salah(s, JenisRusak::Mundur));
        } else if !terhubung(log, &semua, s.ukuran, akhir) {
            rusak.push(salah(s, JenisRusak::TakTersambung));
        }
    }
    rusak
}

fn salah(k: &Kepala, jenis: JenisRusak) -> KepalaRusak {
    KepalaRusak {
        ukuran: k.ukuran,
        jenis,
    }
}

fn pada<'a>(semua: &[&'a Kepala], ukuran: u64) -> Option<&'a Kepala> {
    semua.iter().copied().find(|k| k.ukuran == ukuran)
}

fn sah_sambung(s: &Sambung, a: &Kepala, b: &Kepala) -> bool {
    let (Some(x), Some(y), Ok(bukti)) = (a.akar_sidik(), b.akar_sidik(), hex::decode(&s.bukti))
    else {
        return false;
    };
    bersambung((x, a.ukuran), (y, b.ukuran), &bukti)
}

/// Whether proofs between known heads lead from one size to the other.
fn terhubung(log: &LogKepala, semua: &[&Kepala], dari: u64, ke: u64) -> bool {
    let mut sampai = BTreeSet::from([dari]);
    // Links are in rising order, so one pass is enough.
    for s in &log.sambung {
        let dikenal = pada(semua, s.dari).is_some() && pada(semua, s.ke).is_some();
        if dikenal && sampai.contains(&s.dari) {
            sampai.insert(s.ke);
        }
    }
    sampai.contains(&ke)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kepala::KunciTanda;

    fn daun(n: u8) -> Vec<Sidik> {
        (0..n).map(|i| Sidik::dari(&[i])).collect()
    }

    fn tanda(daun: &[Sidik], k: &KunciTanda) -> Kepala {
        let p: Pohon = daun.iter().copied().collect();
        k.tanda("pemda", p.ukuran(), p.akar(), "2026-11-22T05:00:00Z")
    }

    fn jenis(r: &[KepalaRusak]) -> Vec<(u64, JenisRusak)> {
        r.iter().map(|k| (k.ukuran, k.jenis)).collect()
    }

    #[test]
    fn a_grown_log_is_consistent_with_every_kept_head() {
        let k = KunciTanda::dari_benih(&[7; 32]);
        let d = daun(40);
        let kepala: Vec<_> = (1..=40).map(|n| tanda(&d[..n], &k)).collect();
        let log = susun("64.01", &d, &kepala, &[3]);
        assert_eq!(log.kepala.len(), PALING);
        for n in [3, 9, 20, 40] {
            let simpan = [tanda(&d[..n], &k)];
            assert_eq!(periksa(&log, &simpan, &[k.publik()]), [], "{n}");
        }
        // Older than what travels, and not asked for: it cannot be said, and that is said.
        let simpan = [tanda(&d[..4], &k)];
        assert_eq!(
            jenis(&periksa(&log, &simpan, &[k.publik()])),
            [(4, JenisRusak::TakTersambung)]
        );
        let teks = serde_json::to_string(&BerkasKepala {
            bentuk: BENTUK.into(),
            log: vec![log.clone()],
        });
        assert_eq!(baca(&teks.unwrap()).unwrap().log, [log]);
    }

    #[test]
    fn rewriting_shortening_and_forging_are_named() {
        let k = KunciTanda::dari_benih(&[7; 32]);
        let d = daun(20);
        let simpan = [tanda(&d[..10], &k), tanda(&d[..15], &k)];
        let mut palsu = d.clone();
        palsu[4] = Sidik::dari(b"lain");
        // The same size with another root.
        let log = susun(
            "64.01",
            &palsu,
            &[tanda(&palsu[..10], &k), tanda(&palsu, &k)],
            &[15],
        );
        let r = jenis(&periksa(&log, &simpan, &[k.publik()]));
        assert!(r.contains(&(10, JenisRusak::Bercabang)), "{r:?}");
        // No head of the same size: the proof from the kept root does not hold.
        let log = susun("64.01", &palsu, &[tanda(&palsu, &k)], &[10, 15]);
        let r = jenis(&periksa(&log, &simpan, &[k.publik()]));
        assert!(r.contains(&(20, JenisRusak::Bercabang)), "{r:?}");
        let pendek = susun("64.01", &d[..12], &[tanda(&d[..12], &k)], &[10]);
        let r = jenis(&periksa(&pendek, &simpan, &[k.publik()]));
        assert_eq!(r, [(15, JenisRusak::Mundur)]);
        let lain = KunciTanda::dari_benih(&[8; 32]);
        let log = susun("64.01", &d, &[tanda(&d, &lain)], &[10, 15]);
        let r = jenis(&periksa(&log, &simpan, &[k.publik()]));
        assert_eq!(r, [(20, JenisRusak::TandaTangan)]);
    }
}
