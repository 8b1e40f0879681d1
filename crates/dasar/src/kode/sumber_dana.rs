//! Fund sources.

use super::ruas::{AlasanKode, KodeError, banyak, kepala, kode_umum, ruas, salah, susun};

const JENIS: &str = "kode sumber dana";

/// A fund source, in the shape up to 2025 (`S.K.JJ.OO.RR.SSSS`) or of SIPD 2026
/// (`S.K.JJ.OO.RRR.SSSSS`).
///
/// # Shape and units
/// 1 dana umum, 2 dana khusus. The shape is told by the fifth segment: up to two digits is the old
/// one, three the new one; the coarser levels are common to both.
///
/// # Legal basis
/// Kepmendagri 050-5889/2021 annex on fund sources; SIPD 2026.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KodeSumberDana(String);

kode_umum!(KodeSumberDana);

impl KodeSumberDana {
    /// Reads one fund source of any level.
    ///
    /// # Errors
    /// [`KodeError`].
    pub fn parse(masukan: &str) -> Result<Self, KodeError> {
        let r = ruas(masukan, JENIS, false)?;
        if r.len() > 6 {
            let alasan = AlasanKode::JumlahRuas {
                ada: r.len(),
                boleh: "1 sampai 6",
            };
            return Err(salah(JENIS, masukan, alasan));
        }
        let baru = r.get(4).is_some_and(|s| s.len() >= 3);
        let (kelima, keenam) = if baru { (3, 5) } else { (2, 4) };
        let kode = susun(&r, &[1, 1, 2, 2, kelima, keenam], JENIS, masukan)?;
        if !kode.starts_with(['1', '2']) {
            let harus = "1 (dana umum) atau 2 (dana khusus)";
            return Err(salah(
                JENIS,
                masukan,
                AlasanKode::RuasSalah { ke: 1, harus },
            ));
        }
        Ok(Self(kode))
    }

    /// Reads the comma-joined list of a SIPD export, one result per entry; an empty cell gives an
    /// empty list.
    #[must_use]
    pub fn daftar(masukan: &str) -> Vec<Result<Self, KodeError>> {
        if masukan.trim().is_empty() {
            return Vec::new();
        }
        masukan.split([',', ';']).map(Self::parse).collect()
    }

    /// 1 to 6.
    #[must_use]
    pub fn tingkat(&self) -> usize {
        banyak(&self.0)
    }

    /// The source one level up.
    #[must_use]
    pub fn induk(&self) -> Option<Self> {
        let n = banyak(&self.0);
        (n > 1).then(|| Self(kepala(&self.0, n - 1).to_owned()))
    }

    /// True for the shape of SIPD 2026.
    #[must_use]
    pub fn bentuk_2026(&self) -> bool {
        self.0.split('.').nth(4).is_some_and(|s| s.len() == 3)
    }
}
