//! Typed view of a consistency rule: severity, tolerance, citation.
use crate::desimal::Desimal;
use crate::galat::Error;
use crate::hukum::Hukum;
use crate::parameter::Berlaku;
use dasar::waktu::Tanggal;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TingkatTemuan {
    /// Blocks the next step of the document.
    Blokir,
    /// Needs a written reason.
    Peringatan,
    /// For information.
    Informasi,
}

impl TingkatTemuan {
    /// The word used in law files, tables and JSON.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Blokir => "blokir",
            Self::Peringatan => "peringatan",
            Self::Informasi => "informasi",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(kata: &str) -> Option<Self> {
        [Self::Blokir, Self::Peringatan, Self::Informasi]
            .into_iter()
            .find(|t| t.kata() == kata)
    }
}

/// What the law says about one consistency rule on a day, for one government.
///
/// # Shape and units
/// - `kode`: as people write it, `BUD-03`; the file is `hukum/keselarasan/bud-03.toml`.
/// - `toleransi_persen`: 0 where the law foresees no tolerance.
///
/// # Example
/// ```
/// use dasar::Tanggal;
/// use hukum::{AturanTemuan, Hukum, TingkatTemuan};
/// let hari = Tanggal::baru(2026, 1, 1).unwrap();
/// let aturan = AturanTemuan::pada(&Hukum::bawaan(), "BUD-03", None, hari)?;
/// assert_eq!(aturan.tingkat, TingkatTemuan::Peringatan);
/// assert_eq!(aturan.toleransi_persen.mesin(), "0");
/// # Ok::<(), hukum::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AturanTemuan {
    /// Code of the rule.
    pub kode: String,
    /// What the rule demands.
    pub judul: String,
    /// Severity of its findings.
    pub tingkat: TingkatTemuan,
    /// Share in percent that two amounts or targets may differ by.
    pub toleransi_persen: Desimal,
    /// Whether a government may set its own tolerance.
    pub boleh_setempat: bool,
    /// Regulation and article.
    pub dasar: String,
    /// Words of the regulation or their summary.
    pub kutipan: String,
    /// Whether the citation was found in a source that was read.
    pub terverifikasi: bool,
    /// First day of the version in force.
    pub mulai: Tanggal,
}

/// Area of the rules' parameters.
pub const AREA: &str = "keselarasan";

impl AturanTemuan {
    /// The rule on a day; with a region code, that government's tolerance.
    ///
    /// # Errors
    /// The code has no file, is not in force yet, or its file has another shape.
    pub fn pada(
        hukum: &Hukum,
        kode: &str,
        wilayah: Option<&str>,
        tanggal: Tanggal,
    ) -> Result<Self, Error> {
        let berlaku = berlaku(hukum, kode, wilayah, tanggal)?;
        let kata = berlaku.kata("tingkat")?;
        let tingkat = TingkatTemuan::parse(kata).ok_or_else(|| Error::SalahBentuk {
            kunci: berlaku.parameter.kunci.clone(),
            diminta: "tingkat temuan".to_owned(),
            tersedia: kata.to_owned(),
        })?;
        Ok(Self {
            kode: kode.to_uppercase(),
            judul: berlaku.parameter.judul.clone(),
            tingkat,
            toleransi_persen: berlaku.angka("toleransi")?,
            boleh_setempat: berlaku.versi.setempat.is_some(),
            dasar: berlaku.versi.dasar.clone(),
            kutipan: berlaku.versi.kutipan.teks().to_owned(),
            terverifikasi: berlaku.versi.terverifikasi,
            mulai: berlaku.versi.mulai,
        })
    }

    /// Every rule in force on a day, by code; rules that start later or were repealed are left
    /// out.
    ///
    /// # Errors
    /// A rule's file has another shape.
    pub fn semua(
        hukum: &Hukum,
        wilayah: Option<&str>,
        tanggal: Tanggal,
    ) -> Result<Vec<Self>, Error> {
        let mut hasil = Vec::new();
        for kode in hukum.area(AREA).filter_map(|p| p.kunci.rsplit('.').next()) {
            match Self::pada(hukum, kode, wilayah, tanggal) {
                Ok(aturan) => hasil.push(aturan),
                Err(Error::BelumBerlaku { .. } | Error::Dicabut { .. }) => {}
                Err(lain) => return Err(lain),
            }
        }
        Ok(hasil)
    }
}

/// The whole record of a rule on a day, for thresholds that only this rule has
/// (`batas_persen`, `batas_hari`, `triwulan_mulai`, …).
///
/// # Errors
/// As [`AturanTemuan::pada`].
pub fn berlaku<'h>(
    hukum: &'h Hukum,
    kode: &str,
    wilayah: Option<&str>,
    tanggal: Tanggal,
) -> Result<Berlaku<'h>, Error> {
    let parameter = hukum.parameter(&format!("{AREA}.{}", kode.to_lowercase()))?;
    match wilayah {
        Some(wilayah) => parameter.untuk(wilayah, tanggal),
        None => parameter.pada(tanggal),
    }
}
