//! Finding an organisation behind what a document typed.

use dasar::kode::{CaraPerbaikan, KodePerangkat};
use dasar::teks::padat;
use std::fmt;

/// One entry of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perangkat {
    /// Its code.
    pub kode: KodePerangkat,
    /// Its name.
    pub nama: String,
}

/// A found organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cocok {
    /// Position in the register (the first of entries with the same code).
    pub indeks: usize,
    /// How it was found.
    pub cara: Cara,
    /// The code decided, but the name in the document is another one: worth a note.
    pub nama_beda: bool,
}

/// How an organisation was found, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cara {
    /// The code as it stands.
    Kode,
    /// The code after a repair that has one reading.
    KodeDiperbaiki(CaraPerbaikan),
    /// The name, letter by letter, blanks and signs aside.
    Nama,
    /// The name but for a few letters.
    NamaMirip {
        /// Letters to change.
        jarak: usize,
    },
}

impl fmt::Display for Cara {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kode => f.write_str("kode"),
            Self::KodeDiperbaiki(c) => write!(f, "kode diperbaiki ({c})"),
            Self::Nama => f.write_str("nama"),
            Self::NamaMirip { jarak } => write!(f, "nama mirip (beda {jarak} huruf)"),
        }
    }
}

/// Why nothing was found. `Display` is Indonesian and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakCocok {
    /// Neither code nor name was written.
    Kosong,
    /// Nothing in the register is near.
    TidakDikenal {
        /// As typed.
        kode: String,
        /// As typed.
        nama: String,
    },
    /// The name fits several organisations and the code does not decide.
    Ganda(Vec<String>),
    /// Code and name point to different organisations.
    Bertentangan {
        /// The organisation with the code.
        menurut_kode: String,
        /// The organisation with the name.
        menurut_nama: String,
    },
}

impl fmt::Display for TakCocok {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kosong => f.write_str("kode dan nama perangkat daerah kosong; isi salah satunya"),
            Self::TidakDikenal { kode, nama } => write!(
                f,
                "perangkat daerah \"{nama}\" (kode \"{kode}\") tidak ada di daftar perangkat \
                 daerah; daftarkan, atau perbaiki kode dan namanya"
            ),
            Self::Ganda(nama) => write!(
                f,
                "nama ini cocok dengan lebih dari satu perangkat daerah ({}); isi kodenya",
                nama.join("; ")
            ),
            Self::Bertentangan {
                menurut_kode,
                menurut_nama,
            } => write!(
                f,
                "kodenya milik \"{menurut_kode}\" tetapi namanya \"{menurut_nama}\"; \
                 perbaiki salah satunya"
            ),
        }
    }
}

impl std::error::Error for TakCocok {}

/// Finds the organisation that a document means by a code and a name, either of which may be
/// missing, broken or scanned.
///
/// # Preconditions
/// `register` holds the organisations of one government. Entries sharing a code are one.
///
/// # Errors
/// [`TakCocok`]. A code that names one organisation beside the exact name of another is refused:
/// nobody but a person can tell which is wrong.
///
/// # Why
/// In one real Renstra 131 of 182 rows carry codes of 20 or 21 characters and 15 carry `#N/A`; the
/// names lost their blanks. Dropping those rows would lose most of the plan.
pub fn cocokkan(register: &[Perangkat], kode: &str, nama: &str) -> Result<Cocok, TakCocok> {
    let kunci = kunci_nama(nama);
    let per_nama = dengan_nama(register, &kunci);
    if let Some((indeks, cara)) = dengan_kode(register, kode) {
        let Some(p) = register.get(indeks) else {
            return Err(tidak_dikenal(kode, nama));
        };
        let sama = kunci.is_empty() || kunci_nama(&p.nama) == kunci;
        if sama || per_nama.iter().any(|i| sekode(register, *i, indeks)) {
            return Ok(Cocok {
                indeks,
                cara,
                nama_beda: false,
            });
        }
        return match per_nama.first().and_then(|i| register.get(*i)) {
            Some(lain) => Err(TakCocok::Bertentangan {
                menurut_kode: p.nama.clone(),
                menurut_nama: lain.nama.clone(),
            }),
            None => Ok(Cocok {
                indeks,
                cara,
                nama_beda: true,
            }),
        };
    }
    if kunci.is_empty() {
        let kosong = padat(kode).is_empty();
        return Err(if kosong {
            TakCocok::Kosong
        } else {
            tidak_dikenal(kode, nama)
        });
    }
    if let Some(indeks) = satu_saja(register, &per_nama)? {
        return Ok(Cocok {
            indeks,
            cara: Cara::Nama,
            nama_beda: false,
        });
    }
    let (jarak, mirip) = terdekat(register, &kunci);
    match satu_saja(register, &mirip)? {
        Some(indeks) => Ok(Cocok {
            indeks,
            cara: Cara::NamaMirip { jarak },
            nama_beda: true,
        }),
        None => Err(tidak_dikenal(kode, nama)),
    }
}

/// The form in which names are compared: letters and digits, lower case, `&` read as "dan".
#[must_use]
pub fn kunci_nama(nama: &str) -> String {
    padat(&nama.replace('&', " dan "))
}

fn tidak_dikenal(kode: &str, nama: &str) -> TakCocok {
    let potong = |s: &str| s.trim().chars().take(120).collect();
    TakCocok::TidakDikenal {
        kode: potong(kode),
        nama: potong(nama),
    }
}

fn dengan_kode(register: &[Perangkat], kode: &str) -> Option<(usize, Cara)> {
    let p = KodePerangkat::perbaiki(kode)?;
    let indeks = register.iter().position(|r| r.kode == p.kode)?;
    let cara = match p.cara {
        CaraPerbaikan::Utuh => Cara::Kode,
        lain => Cara::KodeDiperbaiki(lain),
    };
    Some((indeks, cara))
}

fn dengan_nama(register: &[Perangkat], kunci: &str) -> Vec<usize> {
    if kunci.is_empty() {
        return Vec::new();
    }
    let cocok = |(i, p): (usize, &Perangkat)| (kunci_nama(&p.nama) == kunci).then_some(i);
    register.iter().enumerate().filter_map(cocok).collect()
}

fn sekode(register: &[Perangkat], a: usize, b: usize) -> bool {
    register.get(a).map(|p| &p.kode) == register.get(b).map(|p| &p.kode)
}

/// The first candidate when all of them are one organisation; none when there is no candidate.
fn satu_saja(register: &[Perangkat], calon: &[usize]) -> Result<Option<usize>, TakCocok> {
    let Some(pertama) = calon.first() else {
        return Ok(None);
    };
    if calon.iter().all(|i| sekode(register, *i, *pertama)) {
        return Ok(Some(*pertama));
    }
    let sebut = |i: &usize| register.get(*i).map(|p| format!("{} {}", p.kode, p.nama));
    Err(TakCocok::Ganda(calon.iter().filter_map(sebut).collect()))
}

/// The entries with the smallest edit distance that is still small: one letter in twelve, at most
/// four. Two equally near entries are both returned and so refused.
fn terdekat(register: &[Perangkat], kunci: &str) -> (usize, Vec<usize>) {
    let huruf: Vec<char> = kunci.chars().take(200).collect();
    let batas = (huruf.len() / 12).clamp(1, 4);
    let mut terbaik = batas + 1;
    let mut calon = Vec::new();
    for (i, p) in register.iter().enumerate() {
        let lawan: Vec<char> = kunci_nama(&p.nama).chars().take(200).collect();
        if huruf.len() < 8 || huruf.len().abs_diff(lawan.len()) > batas {
            continue;
        }
        let jarak = jarak(&huruf, &lawan);
        if jarak < terbaik {
            terbaik = jarak;
            calon.clear();
        }
        if jarak == terbaik && jarak <= batas {
            calon.push(i);
        }
    }
    (terbaik, calon)
}

/// Levenshtein distance.
fn jarak(a: &[char], b: &[char]) -> usize {
    let mut baris: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut kiri_atas = i;
        let mut kiri = i + 1;
        let mut baru = Vec::with_capacity(baris.len());
        baru.push(kiri);
        for (cb, atas) in b.iter().zip(baris.iter().skip(1)) {
            let ganti = kiri_atas + usize::from(ca != cb);
            kiri = ganti.min(atas + 1).min(kiri + 1);
            kiri_atas = *atas;
            baru.push(kiri);
        }
        baris = baru;
    }
    baris.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod uji {
    use super::jarak;

    #[test]
    fn distance_counts_changed_added_and_dropped_letters() {
        let j = |a: &str, b: &str| {
            jarak(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        assert_eq!(j("", ""), 0);
        assert_eq!(j("", "abc"), 3);
        assert_eq!(j("kitten", "sitting"), 3);
        assert_eq!(j("longaparai", "longapari"), 1);
        assert_eq!(j("laham", "laham"), 0);
    }
}
