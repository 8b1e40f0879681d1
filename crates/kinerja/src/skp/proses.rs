//! The way of one SKP through its year: drawn up, agreed, evaluated, closed.

use std::fmt;

use super::Rating;

/// State of an SKP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeadaanSkp {
    /// Being drawn up.
    Draf,
    /// Results and expectations agreed with the superior.
    Disepakati,
    /// Rated by the superior.
    Dinilai,
    /// Closed with the unit's distribution.
    Ditetapkan,
}

impl KeadaanSkp {
    /// Every state, in order.
    pub const SEMUA: [Self; 4] = [
        Self::Draf,
        Self::Disepakati,
        Self::Dinilai,
        Self::Ditetapkan,
    ];

    /// The stable code, as stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Draf => "draf",
            Self::Disepakati => "disepakati",
            Self::Dinilai => "dinilai",
            Self::Ditetapkan => "ditetapkan",
        }
    }

    /// Reads a stable code.
    #[must_use]
    pub fn parse(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|k| k.kode() == kode.trim())
    }
}

impl fmt::Display for KeadaanSkp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.kode())
    }
}

/// Why an SKP does not move on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TolakSkp {
    /// Somebody else was faster.
    VersiLain,
    /// Not in this state.
    BukanKeadaannya(KeadaanSkp),
    /// No main result.
    TanpaHasilUtama,
    /// A result without indicator and target.
    HasilTanpaTarget(String),
    /// The rating was given without any dialogue or feedback in the period.
    TanpaDialog,
    /// A rating away from "as expected" says why.
    TanpaAlasan,
    /// The head's results follow what the unit achieved.
    RatingPimpinan(Rating),
    /// The spread departs from the guide and nobody says why.
    MenyimpangTanpaAlasan(usize),
    /// Employees of the unit that are not rated yet.
    BelumDinilai(usize),
    /// What the unit achieved is not settled.
    CapaianUnitBelum,
    /// One does not rate oneself.
    MenilaiDiri,
}

impl TolakSkp {
    /// The stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::VersiLain => "SKP-409",
            Self::BukanKeadaannya(_) => "SKP-010",
            Self::TanpaHasilUtama => "SKP-011",
            Self::HasilTanpaTarget(_) => "SKP-012",
            Self::TanpaDialog => "SKP-013",
            Self::TanpaAlasan => "SKP-014",
            Self::RatingPimpinan(_) => "SKP-015",
            Self::MenyimpangTanpaAlasan(_) => "SKP-016",
            Self::BelumDinilai(_) => "SKP-017",
            Self::CapaianUnitBelum => "SKP-018",
            Self::MenilaiDiri => "SKP-019",
        }
    }
}

impl fmt::Display for TolakSkp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::VersiLain => f.write_str(
                "SKP ini baru saja diubah orang lain. Muat ulang halamannya, lalu ulangi.",
            ),
            Self::BukanKeadaannya(k) => {
                write!(f, "SKP ini sudah {k}; langkah ini tidak berlaku lagi.")
            }
            Self::TanpaHasilUtama => {
                f.write_str("SKP memuat paling sedikit satu hasil kerja utama. Tambahkan dahulu.")
            }
            Self::HasilTanpaTarget(h) => {
                write!(f, "Hasil kerja “{h}” belum berindikator dan bertarget.")
            }
            Self::TanpaDialog => f.write_str(
                "Belum ada dialog kinerja atau umpan balik selama periode ini. Catat dahulu \
                 pembicaraannya, baru tetapkan rating.",
            ),
            Self::TanpaAlasan => f.write_str(
                "Rating di atas atau di bawah ekspektasi perlu alasan, paling sedikit 10 huruf.",
            ),
            Self::RatingPimpinan(r) => write!(
                f,
                "Rating hasil kerja pimpinan unit mengikuti capaian unitnya: {r}.",
            ),
            Self::MenyimpangTanpaAlasan(n) => write!(
                f,
                "Sebaran predikat menyimpang dari pedoman pada {n} batas. Tulis alasannya, atau \
                 tinjau kembali ratingnya.",
            ),
            Self::BelumDinilai(n) => write!(f, "Masih ada {n} pegawai yang belum dinilai."),
            Self::CapaianUnitBelum => f.write_str(
                "Capaian kinerja unit belum ditetapkan. Ambil dahulu dari penilaian kepala \
                 perangkat daerah, atau isi di sini.",
            ),
            Self::MenilaiDiri => f.write_str("Rating diberikan atasan, bukan pegawai itu sendiri."),
        }
    }
}

impl std::error::Error for TolakSkp {}

/// A result of an SKP, as far as the rules need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HasilSkp {
    /// Main, not additional.
    pub utama: bool,
    /// The result in words.
    pub teks: String,
    /// Indicators with a target.
    pub bertarget: usize,
}

/// Agreement of employee and superior.
///
/// # Errors
/// State first, then missing results, then results without target.
pub fn sepakati(kini: KeadaanSkp, hasil: &[HasilSkp]) -> Result<KeadaanSkp, TolakSkp> {
    if kini != KeadaanSkp::Draf {
        return Err(TolakSkp::BukanKeadaannya(kini));
    }
    if !hasil.iter().any(|h| h.utama) {
        return Err(TolakSkp::TanpaHasilUtama);
    }
    match hasil.iter().find(|h| h.bertarget == 0) {
        Some(h) => Err(TolakSkp::HasilTanpaTarget(h.teks.clone())),
        None => Ok(KeadaanSkp::Disepakati),
    }
}

/// A rating as given.
#[derive(Clone, Copy, Debug)]
pub struct PenilaianSkp<'a> {
    /// Results.
    pub hasil: Rating,
    /// Behaviour.
    pub perilaku: Rating,
    /// Why, where it is not "as expected".
    pub alasan: &'a str,
    /// Dialogues and feedback of the period.
    pub dialog: usize,
    /// The rating of results that follows from the unit, for its head.
    pub pimpinan: Option<Rating>,
}

/// The superior's rating.
///
/// # Errors
/// State, no dialogue, a head's rating that does not follow the unit, no reason; in this order.
pub fn nilai(kini: KeadaanSkp, p: &PenilaianSkp<'_>) -> Result<KeadaanSkp, TolakSkp> {
    if !matches!(kini, KeadaanSkp::Disepakati | KeadaanSkp::Dinilai) {
        return Err(TolakSkp::BukanKeadaannya(kini));
    }
    if p.dialog == 0 {
        return Err(TolakSkp::TanpaDialog);
    }
    if let Some(r) = p.pimpinan.filter(|r| *r != p.hasil) {
        return Err(TolakSkp::RatingPimpinan(r));
    }
    let biasa = p.hasil == Rating::Sesuai && p.perilaku == Rating::Sesuai;
    if !biasa && dasar::teks::rapat(p.alasan).chars().count() < 10 {
        return Err(TolakSkp::TanpaAlasan);
    }
    Ok(KeadaanSkp::Dinilai)
}

/// Closing a unit: everybody rated, the spread within the guide or explained.
///
/// # Errors
/// Unit not settled, employees not rated, a departure without reason; in this order.
pub fn tetapkan_unit(
    capaian_ada: bool,
    belum: usize,
    pelanggaran: usize,
    alasan: &str,
) -> Result<(), TolakSkp> {
    if !capaian_ada {
        return Err(TolakSkp::CapaianUnitBelum);
    }
    if belum > 0 {
        return Err(TolakSkp::BelumDinilai(belum));
    }
    if pelanggaran > 0 && dasar::teks::rapat(alasan).chars().count() < 10 {
        return Err(TolakSkp::MenyimpangTanpaAlasan(pelanggaran));
    }
    Ok(())
}
