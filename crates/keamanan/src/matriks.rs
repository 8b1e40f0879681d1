//! The one function that decides, and the matrix for people.

use crate::kebijakan::KEBIJAKAN;
use crate::{Keterbukaan, Pelaku, Peran, Sumber, Tindakan, Tolak, Wewenang};
use dasar::Id;
use dasar::id;
use std::fmt::Write as _;

/// One cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Izin {
    /// Always, on subjects within the scope of the role.
    Ya,
    /// On open subjects only; on others the subject does not exist for this role.
    Terbuka,
    /// Never, and the act is no secret.
    Tidak,
    /// Never, and not even its existence is shown.
    Tersembunyi,
}

impl Izin {
    /// How much the cell grants: nothing, open subjects, everything in scope.
    #[must_use]
    pub const fn kadar(self) -> u8 {
        match self {
            Self::Tersembunyi | Self::Tidak => 0,
            Self::Terbuka => 1,
            Self::Ya => 2,
        }
    }

    /// The word in the matrix.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Ya => "ya",
            Self::Terbuka => "yang terbuka",
            Self::Tidak => "tidak",
            Self::Tersembunyi => "tidak (tersembunyi)",
        }
    }
}

use Izin::{Terbuka, Tersembunyi, Tidak, Ya};

/// The cell of an act and a role. An act missing from the table is hidden from everybody.
#[must_use]
pub fn izin(tindakan: Tindakan, peran: Peran) -> Izin {
    let Some((_, baris)) = KEBIJAKAN.iter().find(|(t, _)| *t == tindakan) else {
        return Tersembunyi;
    };
    let sel = |p: Peran| baris.iter().find(|(q, _)| *q == p).map(|(_, i)| *i);
    sel(peran)
        .or_else(|| sel(Peran::Publik))
        .unwrap_or(Tersembunyi)
}

/// Whether an act stands in the table at all; a test asks this for every act.
#[must_use]
pub fn terdaftar(tindakan: Tindakan) -> bool {
    KEBIJAKAN.iter().filter(|(t, _)| *t == tindakan).count() == 1
}

/// Decides whether an actor may do something to a subject. Everything asks here, pages and
/// commands alike.
///
/// # Preconditions
/// `sumber` names the government the subject belongs to, the path of its unit and its person
/// where it has them; data without a government is common property.
///
/// # Errors
/// [`Tolak`]: hidden (404) or forbidden (403), in Indonesian.
///
/// # Why
/// An actor bound to one government does not learn what exists in another, so scope is decided
/// before the table; a refusal by the table on working material is "not found" for the same reason.
///
/// # Example
/// ```
/// use keamanan::{boleh, Pelaku, Sumber, Tindakan, Tolak};
/// assert!(boleh(&Pelaku::publik(), Tindakan::LihatNasional, &Sumber::UMUM).is_ok());
/// let tolak = boleh(&Pelaku::publik(), Tindakan::LihatImpor, &Sumber::SISTEM);
/// assert_eq!(tolak.map_err(|t| t.status()), Err(404));
/// ```
pub fn boleh(pelaku: &Pelaku, tindakan: Tindakan, sumber: &Sumber) -> Result<(), Tolak> {
    kuasa(pelaku, tindakan, sumber).map(drop)
}

/// [`boleh`], and by which of the held roles: the log names it. None when the public may, too,
/// and no held role reaches the subject.
///
/// # Errors
/// As [`boleh`].
///
/// # Why
/// A role held in one's own name goes before one held by delegation, and a narrower scope
/// before a wider: the log then names the least power that was enough.
pub fn kuasa<'a>(
    pelaku: &'a Pelaku,
    tindakan: Tindakan,
    sumber: &Sumber,
) -> Result<Option<&'a Wewenang>, Tolak> {
    let terbuka = sumber.keterbukaan == Keterbukaan::Terbuka;
    let memberi = |i: Izin| i == Ya || (i == Terbuka && terbuka);
    let dalam: Vec<&Wewenang> = pelaku
        .wewenang
        .iter()
        .filter(|w| w.sah() && w.lingkup.mencakup(tindakan, sumber))
        .collect();
    let dasar = dalam
        .iter()
        .copied()
        .filter(|w| memberi(izin(tindakan, w.peran)))
        .min_by_key(|w| (w.atas_nama.is_some(), std::cmp::Reverse(w.lingkup.jenis())));
    if dasar.is_some() {
        return Ok(dasar);
    }
    let publik = izin(tindakan, Peran::Publik);
    if memberi(publik) {
        return Ok(None);
    }
    // Without any role the public's cell speaks; with one, only within its scope.
    let terang = if pelaku.tanpa_wewenang() {
        terbuka && publik == Tidak
    } else {
        dalam.iter().any(|w| izin(tindakan, w.peran) == Tidak)
    };
    Err(tolak(pelaku, tindakan, terang))
}

/// Whether an actor may stand at the door of an act: some subject of the government (of any, when
/// none is named) may be allowed. What lies behind asks [`boleh`] with its subject.
///
/// # Errors
/// As [`boleh`].
pub fn pintu(
    pelaku: &Pelaku,
    tindakan: Tindakan,
    pemda: Option<Id<id::Pemda>>,
) -> Result<(), Tolak> {
    let mut terang = false;
    for w in pelaku.wewenang.iter().filter(|w| w.sah()) {
        if !w.lingkup.menyentuh(tindakan, pemda) {
            continue;
        }
        let i = izin(tindakan, w.peran);
        if i.kadar() > 0 {
            return Ok(());
        }
        terang |= i == Tidak;
    }
    let publik = izin(tindakan, Peran::Publik);
    if publik.kadar() > 0 {
        return Ok(());
    }
    let terang = terang || (pelaku.tanpa_wewenang() && publik == Tidak);
    Err(tolak(pelaku, tindakan, terang))
}

fn tolak(pelaku: &Pelaku, tindakan: Tindakan, terang: bool) -> Tolak {
    if terang {
        Tolak::TidakBoleh {
            tindakan,
            peran: pelaku.peran_utama(),
        }
    } else {
        Tolak::TidakTampak { tindakan }
    }
}

/// The roles that may do an act, for "ask one of these".
#[must_use]
pub fn yang_boleh(tindakan: Tindakan) -> Vec<Peran> {
    let ya = |p: &&Peran| izin(tindakan, **p) == Ya;
    Peran::SEMUA.iter().filter(ya).copied().collect()
}

/// The whole matrix as a Markdown table, for the manual and the page about roles.
#[must_use]
pub fn matriks_markdown() -> String {
    let mut s = String::from("| Tindakan | Uraian |");
    for p in Peran::SEMUA {
        let _ = write!(s, " {p} |");
    }
    s.push_str("\n|---|---|");
    for _ in Peran::SEMUA {
        s.push_str("---|");
    }
    s.push('\n');
    for t in Tindakan::SEMUA {
        let _ = write!(s, "| `{}` | {} |", t.kode(), t.uraian());
        for p in Peran::SEMUA {
            let _ = write!(s, " {} |", izin(*t, *p).kata());
        }
        s.push('\n');
    }
    s
}
