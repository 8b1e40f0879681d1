//! The one policy table and the one function that reads it.

use crate::{Keterbukaan, Pelaku, Peran, Sumber, Tindakan, Tolak};
use std::fmt::Write as _;

/// One cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Izin {
    /// Always, on subjects the actor may see.
    Ya,
    /// On open subjects only; on others the subject does not exist for this role.
    Terbuka,
    /// Never, and the act is no secret.
    Tidak,
    /// Never, and not even its existence is shown.
    Tersembunyi,
}

use Izin::{Terbuka, Tersembunyi, Tidak, Ya};
use Tindakan as T;

/// Act × role, columns in the order of [`Peran::SEMUA`].
const MATRIKS: &[(Tindakan, [Izin; 2])] = &[
    // act                    publik       admin lokal
    (T::LihatNasional, [Terbuka, Ya]),
    (T::LihatRencana, [Terbuka, Ya]),
    (T::LihatTemuan, [Terbuka, Ya]),
    (T::LihatAturan, [Terbuka, Ya]),
    (T::Cari, [Terbuka, Ya]),
    (T::UnduhTabel, [Terbuka, Ya]),
    (T::PakaiApi, [Terbuka, Ya]),
    (T::LihatTentang, [Ya, Ya]),
    (T::LihatKesehatan, [Ya, Ya]),
    (T::Masuk, [Ya, Ya]),
    (T::Keluar, [Ya, Ya]),
    (T::LihatImpor, [Tersembunyi, Ya]),
    (T::UnggahImpor, [Tidak, Ya]),
    (T::UnduhKoreksi, [Tersembunyi, Ya]),
    (T::TerapkanImpor, [Tersembunyi, Ya]),
    (T::BatalkanImpor, [Tersembunyi, Ya]),
    (T::BeriAlasan, [Tidak, Ya]),
    (T::CabutAlasan, [Tidak, Ya]),
    (T::UbahToleransi, [Tidak, Ya]),
    (T::JalankanPeriksa, [Tidak, Ya]),
    (T::TerbitkanAngka, [Tidak, Ya]),
    (T::LihatCatatan, [Tersembunyi, Ya]),
    (T::LihatPekerjaan, [Tersembunyi, Ya]),
    (T::LihatDiagnosis, [Tersembunyi, Ya]),
    (T::KelolaSistem, [Tersembunyi, Ya]),
];

/// The cell of an act and a role. An act missing from the table is hidden from everybody.
#[must_use]
pub fn izin(tindakan: Tindakan, peran: Peran) -> Izin {
    let baris = MATRIKS.iter().find(|(t, _)| *t == tindakan).map(|(_, b)| b);
    let sel = baris.and_then(|b| Peran::SEMUA.iter().zip(b).find(|(p, _)| **p == peran));
    sel.map_or(Tersembunyi, |(_, i)| *i)
}

/// Decides whether an actor may do something to a subject. Everything asks here, pages and
/// commands alike.
///
/// # Preconditions
/// `sumber` names the government the subject belongs to; data without one is common property.
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
    let terbuka = sumber.keterbukaan == Keterbukaan::Terbuka;
    let lain = matches!((pelaku.pemda, sumber.pemda), (Some(a), Some(b)) if a != b);
    // What is published about another government stays readable to everybody.
    if lain && (!terbuka || tindakan.mengubah()) {
        return Err(Tolak::TidakTampak { tindakan });
    }
    match izin(tindakan, pelaku.peran) {
        Ya => Ok(()),
        Terbuka if terbuka => Ok(()),
        Terbuka | Tersembunyi => Err(Tolak::TidakTampak { tindakan }),
        Tidak => Err(Tolak::TidakBoleh {
            tindakan,
            peran: pelaku.peran,
        }),
    }
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
            let kata = match izin(*t, p) {
                Ya => "ya",
                Terbuka => "yang terbuka",
                Tidak => "tidak",
                Tersembunyi => "tidak (tersembunyi)",
            };
            let _ = write!(s, " {kata} |");
        }
        s.push('\n');
    }
    s
}
