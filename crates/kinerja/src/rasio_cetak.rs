//! The ratio a document prints, beside the one that follows from its own target and realisation.

use dasar::Rasio;

/// What is wrong with a printed ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CacatRasio {
    /// A ratio is printed although there is no target.
    TanpaTarget,
    /// The column repeats the realisation.
    MenyalinRealisasi,
    /// Cut at 100 although more was reached.
    Dibatasi,
    /// Cut after the last printed digit instead of rounded.
    Dipotong,
    /// Another figure.
    Berbeda,
    /// Not a figure at all.
    BukanAngka,
}

impl CacatRasio {
    /// Stable code.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::TanpaTarget => "RASIO_TANPA_TARGET",
            Self::MenyalinRealisasi => "RASIO_MENYALIN_REALISASI",
            Self::Dibatasi => "RASIO_DIBATASI",
            Self::Dipotong => "RASIO_DIPOTONG",
            Self::Berbeda => "RASIO_BERBEDA",
            Self::BukanAngka => "RASIO_BUKAN_ANGKA",
        }
    }

    /// The sentence people read.
    #[must_use]
    pub const fn kalimat(self) -> &'static str {
        match self {
            Self::TanpaTarget => "Rasio tercetak padahal targetnya tidak ada.",
            Self::MenyalinRealisasi => "Kolom rasio menyalin realisasi.",
            Self::Dibatasi => "Rasio dibatasi 100 padahal capaiannya lebih.",
            Self::Dipotong => "Rasio dipotong, bukan dibulatkan.",
            Self::Berbeda => "Rasio tercetak bukan realisasi terhadap target.",
            Self::BukanAngka => "Rasio tercetak bukan angka.",
        }
    }

    /// True where only digits were lost.
    #[must_use]
    pub const fn ringan(self) -> bool {
        matches!(self, Self::Dipotong)
    }
}

/// Compares a printed ratio with the computed one; `None` when nothing is printed or both agree.
///
/// # Shape and units
/// `cetak` and `realisasi` as printed, `hasil` a share of the target. Both agree when rounding the
/// computed one to as many digits as were printed gives the printed one.
///
/// # Why
/// These are the defects that published tables really have; each tells its owner what to change.
#[must_use]
pub fn periksa(cetak: &str, realisasi: &str, hasil: Option<Rasio>) -> Option<CacatRasio> {
    let cetak = cetak.trim();
    if cetak.is_empty() {
        return None;
    }
    let Some((angka, desimal)) = persen(cetak) else {
        return Some(CacatRasio::BukanAngka);
    };
    let Some(hasil) = hasil else {
        return Some(CacatRasio::TanpaTarget);
    };
    if persen(&hasil.mesin_persen(desimal)).is_some_and(|(h, _)| h == angka) {
        return None;
    }
    if persen(realisasi.trim()).is_some_and(|(r, _)| r == angka) {
        return Some(CacatRasio::MenyalinRealisasi);
    }
    if angka == Rasio::SATU && hasil > Rasio::SATU {
        return Some(CacatRasio::Dibatasi);
    }
    let satu_angka = Rasio::baru(1, 100 * 10_i128.checked_pow(desimal)?)?;
    if hasil > angka && angka.tambah(satu_angka).is_some_and(|atas| hasil < atas) {
        return Some(CacatRasio::Dipotong);
    }
    Some(CacatRasio::Berbeda)
}

/// A plain decimal of per cent as a share, and how many decimals it shows.
fn persen(teks: &str) -> Option<(Rasio, u32)> {
    let teks = teks.trim_end_matches('%').trim_end().replace(',', ".");
    let (utuh, pecah) = teks.split_once('.').unwrap_or((&teks, ""));
    let digit = format!("{utuh}{pecah}");
    let titik_saja = teks.contains('.') && pecah.is_empty();
    if digit.is_empty()
        || utuh.is_empty()
        || titik_saja
        || digit.len() > 12
        || !digit.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let desimal = u32::try_from(pecah.len()).ok()?;
    let penyebut = 100 * 10_i128.checked_pow(desimal)?;
    Some((Rasio::baru(digit.parse().ok()?, penyebut)?, desimal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uji(cetak: &str, target: i128, realisasi: &str, r: (i128, i128)) -> Option<CacatRasio> {
        let hasil = Rasio::baru(r.0, r.1 * target);
        periksa(cetak, realisasi, hasil)
    }

    #[test]
    fn real_defects_are_told_apart() {
        // Target, realisation and ratio as published.
        for (cetak, target, realisasi, r, harap) in [
            ("298.40", 30, "89.52", (8952, 100), None),
            ("298,4 %", 30, "89.52", (8952, 100), None),
            ("104.319", 764, "79.7", (797, 1), None),
            (
                "89.52",
                30,
                "89.52",
                (8952, 100),
                Some(CacatRasio::MenyalinRealisasi),
            ),
            ("100", 75, "78.11", (7811, 100), Some(CacatRasio::Dibatasi)),
            ("141", 336, "4.77", (477, 1), Some(CacatRasio::Dipotong)),
            ("297.1", 175, "5.3", (530, 1), Some(CacatRasio::Berbeda)),
            ("seratus", 75, "75", (75, 1), Some(CacatRasio::BukanAngka)),
            ("5.", 75, "75", (75, 1), Some(CacatRasio::BukanAngka)),
            ("", 75, "75", (80, 1), None),
            // Below 100 nothing was cut.
            ("100", 75, "60", (60, 1), Some(CacatRasio::Berbeda)),
        ] {
            assert_eq!(uji(cetak, target, realisasi, r), harap, "{cetak}");
        }
        let tanpa = periksa("100", "3.53", None);
        assert_eq!(tanpa, Some(CacatRasio::TanpaTarget));
        assert_eq!(periksa(" ", "3.53", None), None);
    }
}
