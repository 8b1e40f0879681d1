//! Employee performance (SKP): two ratings make a predicate; what a unit achieved limits how its
//! employees' predicates may be spread.
//!
//! There is no score in points. Every table stands in the law set under `kinerja.skp`.

use std::collections::BTreeMap;
use std::fmt;

use dasar::waktu::Tanggal;
use hukum::{Error, Hukum};

pub mod distribusi;
pub mod proses;

pub use distribusi::{Batas, Distribusi, Pelanggaran};
pub use proses::{KeadaanSkp, TolakSkp};

macro_rules! kata {
    ($(#[$doc:meta])* $nama:ident {
        $($(#[$d:meta])* $v:ident = $kode:literal, $tampil:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $nama { $($(#[$d])* $v,)* }

        impl $nama {
            /// Every value, best first.
            pub const SEMUA: &'static [Self] = &[$(Self::$v),*];

            /// The stable code, as stored and as in the law set.
            #[must_use]
            pub const fn kode(self) -> &'static str {
                match self { $(Self::$v => $kode,)* }
            }

            /// Reads a stable code.
            #[must_use]
            pub fn parse(kode: &str) -> Option<Self> {
                Self::SEMUA.iter().copied().find(|x| x.kode() == kode.trim())
            }
        }

        impl fmt::Display for $nama {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(match self { $(Self::$v => $tampil,)* })
            }
        }
    };
}

kata! {
    /// A rating of results or of behaviour against the superior's expectation.
    Rating {
        /// Above.
        DiAtas = "di_atas_ekspektasi", "Di atas ekspektasi";
        /// As expected.
        Sesuai = "sesuai_ekspektasi", "Sesuai ekspektasi";
        /// Below.
        DiBawah = "di_bawah_ekspektasi", "Di bawah ekspektasi";
    }
}

kata! {
    /// The predicate of an employee.
    PredikatSkp {
        /// Very good.
        SangatBaik = "sangat_baik", "Sangat baik";
        /// Good.
        Baik = "baik", "Baik";
        /// Needs improvement.
        ButuhPerbaikan = "butuh_perbaikan", "Butuh perbaikan";
        /// Poor; with good results: misconduct.
        Kurang = "kurang", "Kurang";
        /// Very poor.
        SangatKurang = "sangat_kurang", "Sangat kurang";
    }
}

kata! {
    /// What a unit achieved as a whole.
    CapaianUnit {
        /// Outstanding.
        Istimewa = "istimewa", "Istimewa";
        /// Good.
        Baik = "baik", "Baik";
        /// Needs improvement.
        ButuhPerbaikan = "butuh_perbaikan", "Butuh perbaikan";
        /// Poor.
        Kurang = "kurang", "Kurang";
        /// Very poor.
        SangatKurang = "sangat_kurang", "Sangat kurang";
    }
}

/// A cell of the quadrant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelKuadran {
    /// The predicate.
    pub predikat: PredikatSkp,
    /// Another name the cell has; may be empty.
    pub sebutan: String,
}

/// Results × behaviour → predicate, in force on a day.
///
/// # Legal basis
/// PermenPANRB 6/2022; parameter `kinerja.skp.kuadran`.
///
/// # Example
/// ```
/// use dasar::waktu::Tanggal;
/// use kinerja::skp::{Kuadran, PredikatSkp, Rating};
/// let hari = Tanggal::baru(2026, 12, 31).expect("a day");
/// let k = Kuadran::pada(&hukum::Hukum::bawaan(), hari)?;
/// let sel = k.nilai(Rating::DiAtas, Rating::DiAtas).expect("complete");
/// assert_eq!(sel.predikat, PredikatSkp::SangatBaik);
/// # Ok::<(), hukum::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kuadran {
    sel: BTreeMap<(Rating, Rating), SelKuadran>,
    /// Where it stands.
    pub dasar: String,
}

impl Kuadran {
    /// The quadrant in force on a day.
    ///
    /// # Errors
    /// The parameter is missing or has another shape.
    pub fn pada(hukum: &Hukum, hari: Tanggal) -> Result<Self, Error> {
        let berlaku = hukum.parameter("kinerja.skp.kuadran")?.pada(hari)?;
        let mut sel = BTreeMap::new();
        for b in berlaku.daftar()? {
            let kata = |k: &str| kolom(b, k);
            let (Some(hasil), Some(perilaku), Some(predikat)) = (
                Rating::parse(kata("hasil")),
                Rating::parse(kata("perilaku")),
                PredikatSkp::parse(kata("predikat")),
            ) else {
                continue;
            };
            let sebutan = kata("sebutan").trim_matches('–').to_owned();
            sel.insert((hasil, perilaku), SelKuadran { predikat, sebutan });
        }
        Ok(Self {
            sel,
            dasar: berlaku.versi.dasar.clone(),
        })
    }

    /// The cell of two ratings; none when the law set leaves it out.
    #[must_use]
    pub fn nilai(&self, hasil: Rating, perilaku: Rating) -> Option<&SelKuadran> {
        self.sel.get(&(hasil, perilaku))
    }
}

/// The seven values an employee's behaviour is rated by: code, name.
///
/// # Errors
/// The parameter is missing or has another shape.
pub fn perilaku(hukum: &Hukum, hari: Tanggal) -> Result<Vec<(String, String)>, Error> {
    let berlaku = hukum.parameter("kinerja.skp.perilaku")?.pada(hari)?;
    let daftar = berlaku.daftar()?;
    Ok(daftar
        .iter()
        .map(|b| (kolom(b, "kode").to_owned(), kolom(b, "nama").to_owned()))
        .collect())
}

/// The rating of results of the head of a unit, which follows what the unit achieved.
///
/// # Errors
/// The parameter is missing or has another shape.
pub fn rating_pimpinan(
    hukum: &Hukum,
    hari: Tanggal,
    capaian: CapaianUnit,
) -> Result<Option<Rating>, Error> {
    let berlaku = hukum
        .parameter("kinerja.skp.padanan_pimpinan")?
        .pada(hari)?;
    let daftar = berlaku.daftar()?;
    Ok(daftar
        .iter()
        .find(|b| kolom(b, "capaian") == capaian.kode())
        .and_then(|b| Rating::parse(kolom(b, "hasil"))))
}

pub(crate) fn kolom<'a>(b: &'a hukum::Baris, nama: &str) -> &'a str {
    match b.get(nama) {
        Some(hukum::Value::Kata(k)) => k,
        _ => "",
    }
}

pub(crate) fn angka(b: &hukum::Baris, nama: &str) -> Option<i64> {
    b.get(nama)?.angka()?.bulat()
}

#[cfg(test)]
mod tests;
