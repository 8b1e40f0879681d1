//! Performance tree (pohon kinerja): what has to be true so that an outcome comes true.
//!
//! A node is a condition, not an office: the tree is drawn first and assigned to units and posts
//! afterwards. Checks read the whole tree and return findings; moving a node and asking another
//! unit for support are decided here, too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub mod letak;
pub mod lintas;
pub mod periksa;

pub use periksa::{JenisTemuanPohon, TemuanPohon, periksa};

/// What a node is, from the far outcome to what an office itself produces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisSimpul {
    /// Ultimate outcome: what society notices.
    DampakAkhir,
    /// Intermediate outcome.
    DampakAntara,
    /// Immediate outcome: what follows directly from outputs.
    DampakSegera,
    /// Output of work.
    Keluaran,
}

impl JenisSimpul {
    /// Every kind, from the top of the tree.
    pub const SEMUA: [Self; 4] = [
        Self::DampakAkhir,
        Self::DampakAntara,
        Self::DampakSegera,
        Self::Keluaran,
    ];

    /// The stable code, as stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::DampakAkhir => "akhir",
            Self::DampakAntara => "antara",
            Self::DampakSegera => "segera",
            Self::Keluaran => "keluaran",
        }
    }

    /// Reads a stable code.
    #[must_use]
    pub fn parse(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|j| j.kode() == kode.trim())
    }
}

impl fmt::Display for JenisSimpul {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::DampakAkhir => "Dampak akhir",
            Self::DampakAntara => "Dampak antara",
            Self::DampakSegera => "Dampak segera",
            Self::Keluaran => "Keluaran",
        })
    }
}

/// A node, as far as the rules need it. `K` is any identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimpulPohon<K> {
    /// Identity.
    pub id: K,
    /// Node above; none at the top.
    pub induk: Option<K>,
    /// Kind.
    pub jenis: JenisSimpul,
    /// The condition in words.
    pub pernyataan: String,
    /// Number of indicators.
    pub indikator: usize,
    /// A post or a named official answers for it.
    pub berpic: bool,
    /// The top of the government's own tree: a vision or mission above it is not expected.
    pub puncak: bool,
}

/// A sub-activity with money, and the node it hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubBerpagu<K> {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Node; none when it hangs nowhere.
    pub simpul: Option<K>,
}

/// Why the tree is not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TolakPohon {
    /// Somebody else was faster.
    VersiLain,
    /// Only a draft is edited.
    BukanDraf,
    /// A node below itself.
    Lingkar {
        /// The node that would stand above itself.
        pernyataan: String,
    },
    /// An outcome below an output, or a farther outcome below a nearer one.
    JenisTerbalik {
        /// Kind of the node.
        bawah: JenisSimpul,
        /// Kind of the node above.
        atas: JenisSimpul,
    },
    /// Too short to be a condition.
    PernyataanPendek,
    /// A node with children cannot be taken out.
    MasihBeranak(usize),
    /// Findings that forbid approval.
    MasihTerhalang(usize),
    /// Nothing in it.
    Kosong,
    /// A draft exists already.
    DrafSudahAda,
}

impl TolakPohon {
    /// The stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::VersiLain => "PHN-409",
            Self::BukanDraf => "PHN-010",
            Self::Lingkar { .. } => "PHN-011",
            Self::JenisTerbalik { .. } => "PHN-012",
            Self::PernyataanPendek => "PHN-013",
            Self::MasihBeranak(_) => "PHN-014",
            Self::MasihTerhalang(_) => "PHN-015",
            Self::Kosong => "PHN-016",
            Self::DrafSudahAda => "PHN-017",
        }
    }
}

impl fmt::Display for TolakPohon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::VersiLain => f.write_str(
                "Pohon ini baru saja diubah orang lain. Muat ulang halamannya, lalu ulangi.",
            ),
            Self::BukanDraf => f.write_str(
                "Edisi ini sudah ditetapkan dan tidak diubah. Susun draf edisi berikutnya dahulu.",
            ),
            Self::Lingkar { pernyataan } => write!(
                f,
                "“{pernyataan}” akan berada di bawah dirinya sendiri. Pilih induk lain.",
            ),
            Self::JenisTerbalik { bawah, atas } => write!(
                f,
                "{bawah} tidak dapat berada di bawah {}. Pilih induk yang jenisnya sama atau lebih \
                 tinggi, atau ubah jenis simpulnya.",
                atas.to_string().to_lowercase()
            ),
            Self::PernyataanPendek => f.write_str(
                "Pernyataan simpul terlalu pendek. Tulis kondisi yang hendak dicapai, paling \
                 sedikit 10 huruf.",
            ),
            Self::MasihBeranak(n) => write!(
                f,
                "Simpul ini masih membawahi {n} simpul. Pindahkan dahulu simpul di bawahnya.",
            ),
            Self::MasihTerhalang(n) => write!(
                f,
                "Masih ada {n} masalah yang menghalangi penetapan. Saring “hanya yang bermasalah” \
                 dan perbaiki yang bertanda penghalang.",
            ),
            Self::Kosong => f.write_str("Pohon ini belum berisi simpul."),
            Self::DrafSudahAda => {
                f.write_str("Sudah ada draf pohon kinerja untuk periode ini. Lanjutkan draf itu.")
            }
        }
    }
}

impl std::error::Error for TolakPohon {}

/// Whether words can stand as the condition of a node.
///
/// # Errors
/// [`TolakPohon::PernyataanPendek`].
pub fn pernyataan(teks: &str) -> Result<String, TolakPohon> {
    let rapi = dasar::teks::rapat(teks);
    if rapi.chars().count() < 10 {
        return Err(TolakPohon::PernyataanPendek);
    }
    Ok(rapi)
}

/// Whether a kind may stand below another: same kind or nearer to work, and nothing but outputs
/// below an output.
///
/// # Errors
/// [`TolakPohon::JenisTerbalik`].
pub fn urutan(bawah: JenisSimpul, atas: JenisSimpul) -> Result<(), TolakPohon> {
    if bawah < atas {
        return Err(TolakPohon::JenisTerbalik { bawah, atas });
    }
    Ok(())
}

/// Whether a node may move below another (to the top without one).
///
/// # Errors
/// A loop first, then a turned order of kinds.
pub fn pindah<K: Copy + Ord>(
    semua: &[SimpulPohon<K>],
    id: K,
    induk: Option<K>,
) -> Result<(), TolakPohon> {
    let peta = per_id(semua);
    let (Some(s), Some(induk)) = (peta.get(&id), induk) else {
        return Ok(());
    };
    let lingkar = TolakPohon::Lingkar {
        pernyataan: s.pernyataan.clone(),
    };
    if induk == id || jalur(semua, induk).contains(&id) {
        return Err(lingkar);
    }
    peta.get(&induk)
        .map_or(Ok(()), |a| urutan(s.jenis, a.jenis))
}

/// The nodes above a node, nearest first; a loop ends where it closes.
#[must_use]
pub fn jalur<K: Copy + Ord>(semua: &[SimpulPohon<K>], id: K) -> Vec<K> {
    let peta = per_id(semua);
    let mut dilewati = BTreeSet::from([id]);
    let mut hasil = Vec::new();
    let mut kini = peta.get(&id).and_then(|s| s.induk);
    while let Some(k) = kini {
        if !dilewati.insert(k) {
            break;
        }
        hasil.push(k);
        kini = peta.get(&k).and_then(|s| s.induk);
    }
    hasil
}

pub(crate) fn per_id<K: Copy + Ord>(semua: &[SimpulPohon<K>]) -> BTreeMap<K, &SimpulPohon<K>> {
    semua.iter().map(|s| (s.id, s)).collect()
}

/// Possible parents of a node, the likeliest first: those that share most words with it, then by
/// their own words. A proposal to choose from; nothing is decided by it.
#[must_use]
pub fn calon_induk<K: Copy + Ord>(
    semua: &[SimpulPohon<K>],
    id: K,
) -> Vec<(usize, &SimpulPohon<K>)> {
    let Some(s) = semua.iter().find(|s| s.id == id) else {
        return Vec::new();
    };
    let kata = inti(&s.pernyataan);
    let mut calon: Vec<(usize, &SimpulPohon<K>)> = semua
        .iter()
        .filter(|c| c.jenis < s.jenis && pindah(semua, id, Some(c.id)).is_ok())
        .map(|c| (inti(&c.pernyataan).intersection(&kata).count(), c))
        .collect();
    calon.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then(b.1.jenis.cmp(&a.1.jenis))
            .then(a.1.pernyataan.cmp(&b.1.pernyataan))
    });
    calon
}

/// Words that carry meaning: longer than three letters, without the ones every plan repeats.
fn inti(teks: &str) -> BTreeSet<String> {
    const UMUM: [&str; 12] = [
        "program",
        "kegiatan",
        "urusan",
        "pemerintahan",
        "pemerintah",
        "daerah",
        "kabupaten",
        "kota",
        "dengan",
        "serta",
        "yang",
        "untuk",
    ];
    dasar::teks::normal(teks)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|k| k.chars().count() > 3 && !UMUM.contains(k))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests;
