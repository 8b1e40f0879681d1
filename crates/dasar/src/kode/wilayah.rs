//! Regions by the code of the Ministry of Home Affairs.

use super::ruas::{AlasanKode, KodeError, banyak, kepala, kode_umum, rancu, ruas, salah, susun};

const JENIS: &str = "kode wilayah";

/// A region: `64` province, `64.11` kabupaten/kota, `64.11.01` kecamatan, `64.11.01.2001` village;
/// `00` is the nation, owner of reference lists.
///
/// # Legal basis
/// Kepmendagri 300.2.2-2138/2025.
///
/// # Example
/// ```
/// use dasar::kode::{KodeWilayah, TingkatWilayah};
/// let w = KodeWilayah::parse(" 64.11 ")?;
/// assert_eq!(w.tingkat(), TingkatWilayah::KabupatenKota);
/// assert_eq!(w.provinsi().as_str(), "64");
/// # Ok::<(), dasar::KodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KodeWilayah(String);

kode_umum!(KodeWilayah);

/// Level of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TingkatWilayah {
    /// The nation (`00`).
    Nasional,
    /// Province.
    Provinsi,
    /// Kabupaten or kota.
    KabupatenKota,
    /// Kecamatan.
    Kecamatan,
    /// Desa or kelurahan.
    Desa,
}

impl KodeWilayah {
    /// Reads a region code.
    ///
    /// # Errors
    /// [`KodeError`]; `64.1` is refused as ambiguous (64.01 or a shortened 64.10).
    pub fn parse(masukan: &str) -> Result<Self, KodeError> {
        let r = ruas(masukan, JENIS, false)?;
        if r.len() > 4 {
            let alasan = AlasanKode::JumlahRuas {
                ada: r.len(),
                boleh: "1 sampai 4",
            };
            return Err(salah(JENIS, masukan, alasan));
        }
        if rancu(&r) {
            return Err(salah(JENIS, masukan, AlasanKode::Rancu));
        }
        let kode = susun(&r, &[2, 2, 2, 4], JENIS, masukan)?;
        if kode.starts_with("00") && kode != "00" {
            let harus = "kode provinsi, bukan 00";
            return Err(salah(
                JENIS,
                masukan,
                AlasanKode::RuasSalah { ke: 1, harus },
            ));
        }
        Ok(Self(kode))
    }

    /// The level.
    #[must_use]
    pub fn tingkat(&self) -> TingkatWilayah {
        match banyak(&self.0) {
            1 if self.0 == "00" => TingkatWilayah::Nasional,
            1 => TingkatWilayah::Provinsi,
            2 => TingkatWilayah::KabupatenKota,
            3 => TingkatWilayah::Kecamatan,
            _ => TingkatWilayah::Desa,
        }
    }

    /// The region above; a province belongs to the nation.
    #[must_use]
    pub fn induk(&self) -> Option<Self> {
        match self.tingkat() {
            TingkatWilayah::Nasional => None,
            TingkatWilayah::Provinsi => Some(Self("00".to_owned())),
            _ => Some(Self(kepala(&self.0, banyak(&self.0) - 1).to_owned())),
        }
    }

    /// The province (or the nation itself).
    #[must_use]
    pub fn provinsi(&self) -> Self {
        Self(kepala(&self.0, 1).to_owned())
    }
}
