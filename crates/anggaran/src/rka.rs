//! Lines of an RKA: factors × price × (1 + tax).

mod koefisien;
#[cfg(test)]
mod tests;

pub use koefisien::{Faktor, KoefisienError, baca_faktor, baca_koefisien};

use dasar::{Pembulatan, Rasio, Rupiah};
use std::fmt;

/// Most factors a line may have.
pub const FAKTOR_MAKS: usize = 4;

/// One budget line as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisRka {
    /// One to four factors ("2 orang × 3 hari").
    pub faktor: Vec<Faktor>,
    /// Unit price.
    pub harga: Rupiah,
    /// Tax on top, as a share (11 % is 11/100); zero when included.
    pub pajak: Rasio,
    /// Total as typed.
    pub total: Rupiah,
}

/// What is wrong with the arithmetic of a line. `Display` is Indonesian and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RkaError {
    /// No factor, or more than four.
    JumlahFaktor(usize),
    /// A factor that is zero or negative.
    FaktorTidakPositif {
        /// Which, from 1.
        ke: usize,
    },
    /// A negative price.
    HargaNegatif,
    /// A tax below zero or above 100 %.
    PajakTidakWajar,
    /// The typed total is another one.
    TotalBeda {
        /// Computed.
        seharusnya: Rupiah,
        /// Typed.
        tertulis: Rupiah,
    },
    /// Beyond any budget.
    TerlaluBesar,
}

impl fmt::Display for RkaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JumlahFaktor(n) => {
                write!(
                    f,
                    "baris memiliki {n} faktor; isi 1 sampai {FAKTOR_MAKS} faktor"
                )
            }
            Self::FaktorTidakPositif { ke } => {
                write!(
                    f,
                    "faktor ke-{ke} harus lebih dari nol; isi volumenya atau hapus barisnya"
                )
            }
            Self::HargaNegatif => f.write_str("harga satuan negatif; isi harga tanpa tanda minus"),
            Self::PajakTidakWajar => {
                f.write_str("pajak di luar 0 % sampai 100 %; isi persentase pajaknya")
            }
            Self::TotalBeda {
                seharusnya,
                tertulis,
            } => write!(
                f,
                "total tertulis {tertulis}, padahal volume × harga × (1 + pajak) = {seharusnya}; \
                 perbaiki salah satunya"
            ),
            Self::TerlaluBesar => {
                f.write_str("hasil perkalian di luar jangkauan; periksa volumenya")
            }
        }
    }
}

impl std::error::Error for RkaError {}

impl BarisRka {
    /// Product of the factors; `None` on overflow.
    #[must_use]
    pub fn volume(&self) -> Option<Rasio> {
        self.faktor
            .iter()
            .try_fold(Rasio::SATU, |v, f| v.kali(f.volume))
    }

    /// The total the line should have, rounded half-up to whole rupiah as SIPD does.
    ///
    /// # Errors
    /// `None` on overflow.
    ///
    /// # Why
    /// The product is exact until this one rounding: rounding price and tax separately shifts the
    /// total by some rupiah, and then the RKA does not add up to the ceiling.
    #[must_use]
    pub fn hitung(&self) -> Option<Rupiah> {
        let pengali = self.volume()?.kali(Rasio::SATU.tambah(self.pajak)?)?;
        let dalam_rupiah = pengali.kali(Rasio::baru(1, 100)?)?;
        let utuh = self
            .harga
            .kali_rasio(dalam_rupiah, Pembulatan::SetengahNaik)?;
        Rupiah::dari_rupiah(utuh.sen())
    }

    /// Every fault of the line at once; a typed total may differ by less than one rupiah.
    ///
    /// # Legal basis
    /// Permendagri 77/2020, annex on RKA forms; check PRC-06.
    #[must_use]
    pub fn periksa(&self) -> Vec<RkaError> {
        let mut salah = Vec::new();
        if self.faktor.is_empty() || self.faktor.len() > FAKTOR_MAKS {
            salah.push(RkaError::JumlahFaktor(self.faktor.len()));
        }
        for (i, f) in self.faktor.iter().enumerate() {
            if f.volume <= Rasio::NOL {
                salah.push(RkaError::FaktorTidakPositif { ke: i + 1 });
            }
        }
        if self.harga < Rupiah::NOL {
            salah.push(RkaError::HargaNegatif);
        }
        if self.pajak < Rasio::NOL || self.pajak > Rasio::SATU {
            salah.push(RkaError::PajakTidakWajar);
        }
        if !salah.is_empty() {
            return salah;
        }
        match self.hitung().and_then(|h| Some((h, h.kurang(self.total)?))) {
            None => salah.push(RkaError::TerlaluBesar),
            Some((seharusnya, beda)) if beda.mutlak() >= Rupiah::dari_sen(100) => {
                salah.push(RkaError::TotalBeda {
                    seharusnya,
                    tertulis: self.total,
                });
            }
            Some(_) => {}
        }
        salah
    }
}
