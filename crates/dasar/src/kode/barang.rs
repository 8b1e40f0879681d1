//! Goods and services, and government functions.

use super::ruas::{AlasanKode, KodeError, banyak, kepala, kode_umum, rancu, ruas, salah, susun};

const JENIS_BARANG: &str = "kode barang";
const JENIS_FUNGSI: &str = "kode fungsi";

/// A good or service: the inventory code `1.1.12.01.01.0001`, with the serial of a price item as
/// an optional seventh segment of five digits.
///
/// # Legal basis
/// Permendagri 108/2016 (codification of regional assets), reused by the price standards.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KodeBarang(String);

kode_umum!(KodeBarang);

impl KodeBarang {
    /// Reads a goods code of any level.
    ///
    /// # Errors
    /// [`KodeError`].
    pub fn parse(masukan: &str) -> Result<Self, KodeError> {
        let r = ruas(masukan, JENIS_BARANG, false)?;
        if r.len() > 7 {
            let alasan = AlasanKode::JumlahRuas {
                ada: r.len(),
                boleh: "1 sampai 7",
            };
            return Err(salah(JENIS_BARANG, masukan, alasan));
        }
        susun(&r, &[1, 1, 2, 2, 2, 4, 5], JENIS_BARANG, masukan).map(Self)
    }

    /// The group of six segments without the serial; `None` when the code is coarser.
    #[must_use]
    pub fn kelompok(&self) -> Option<Self> {
        (banyak(&self.0) >= 6).then(|| Self(kepala(&self.0, 6).to_owned()))
    }
}

/// A government function: `08` or sub-function `08.01`.
///
/// # Legal basis
/// Permendagri 90/2019: nine functions, needed for "20 % of spending on the education function".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KodeFungsi(String);

kode_umum!(KodeFungsi);

impl KodeFungsi {
    /// Reads a function or sub-function.
    ///
    /// # Errors
    /// [`KodeError`]; `8.1` is refused as ambiguous.
    pub fn parse(masukan: &str) -> Result<Self, KodeError> {
        let r = ruas(masukan, JENIS_FUNGSI, false)?;
        if r.len() > 2 {
            let alasan = AlasanKode::JumlahRuas {
                ada: r.len(),
                boleh: "1 atau 2",
            };
            return Err(salah(JENIS_FUNGSI, masukan, alasan));
        }
        if rancu(&r) {
            return Err(salah(JENIS_FUNGSI, masukan, AlasanKode::Rancu));
        }
        susun(&r, &[2, 2], JENIS_FUNGSI, masukan).map(Self)
    }

    /// The function of a sub-function; `None` for a function.
    #[must_use]
    pub fn induk(&self) -> Option<Self> {
        (banyak(&self.0) == 2).then(|| Self(kepala(&self.0, 1).to_owned()))
    }
}
