//! The one achievement engine: every report asks here.

use crate::angka::{self, AngkaError};
use crate::kategori::kategori;
use crate::ordinal;
use dasar::Rasio;

/// Direction in which an indicator improves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polaritas {
    /// More is better.
    Positif,
    /// Less is better.
    Negatif,
    /// Best inside a range of two bounds.
    Rentang,
}

impl Polaritas {
    /// Reads `positif`, `negatif`, `rentang`.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        match teks.trim().to_lowercase().as_str() {
            "positif" => Some(Self::Positif),
            "negatif" => Some(Self::Negatif),
            "rentang" => Some(Self::Rentang),
            _ => None,
        }
    }

    /// As stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Positif => "positif",
            Self::Negatif => "negatif",
            Self::Rentang => "rentang",
        }
    }
}

/// How quarters become a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agregasi {
    /// Sum of the filled quarters.
    Jumlah,
    /// Last filled quarter.
    Akhir,
    /// Mean of the filled quarters.
    RataRata,
    /// Ordered words; last filled quarter.
    Predikat,
}

impl Agregasi {
    /// Reads `jumlah`, `akhir`, `rata_rata`, `predikat`.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        match teks.trim().to_lowercase().as_str() {
            "jumlah" => Some(Self::Jumlah),
            "akhir" => Some(Self::Akhir),
            "rata_rata" => Some(Self::RataRata),
            "predikat" => Some(Self::Predikat),
            _ => None,
        }
    }

    /// As stored.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Jumlah => "jumlah",
            Self::Akhir => "akhir",
            Self::RataRata => "rata_rata",
            Self::Predikat => "predikat",
        }
    }

    /// The usual way for a unit and a target; people may choose another.
    #[must_use]
    pub fn lazim(satuan: &str, target: &str) -> Self {
        if ordinal::langkah(target).is_some() {
            return Self::Predikat;
        }
        let tingkat = [
            "%",
            "persen",
            "persentase",
            "indeks",
            "nilai",
            "skor",
            "poin",
            "rasio",
            "angka",
            "predikat",
            "opini",
            "tahun",
            "level",
            "tingkat",
            "",
        ];
        if tingkat.contains(&dasar::teks::normal(satuan).as_str()) {
            Self::Akhir
        } else {
            Self::Jumlah
        }
    }
}

/// How a negative indicator is turned into a percentage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RumusNegatif {
    /// `(2T − R) / T`, never below zero: the default.
    #[default]
    SelisihGanda,
    /// `T / R`.
    Kebalikan,
}

/// One indicator's figures as the document writes them.
#[derive(Clone, Debug)]
pub struct Ukuran<'a> {
    /// Target; for [`Polaritas::Rentang`] two bounds joined by `-`: `3-5`.
    pub target: &'a str,
    /// Realisation of the year; empty when it follows from the quarters or is not known.
    pub realisasi: &'a str,
    /// Direction of improvement.
    pub polaritas: Polaritas,
    /// How quarters aggregate; `None` when the year's figure is given.
    pub agregasi: Option<Agregasi>,
    /// Quarters in order; an empty text is a missing quarter, never zero.
    pub triwulan: Vec<&'a str>,
    /// Formula for [`Polaritas::Negatif`].
    pub rumus_negatif: RumusNegatif,
}

/// The achievement of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capaian {
    /// Exact share of the target; `None` when it is undefined.
    pub nilai: Option<Rasio>,
    /// Category of [`kategori`], empty when undefined.
    pub kategori: &'static str,
    /// How the figure came about, or why there is none; one Indonesian sentence or two.
    pub penjelasan: String,
}

impl Capaian {
    /// Per cent with two decimals, rounded half-up once, without a cap: `98.33`.
    #[must_use]
    pub fn mesin(&self) -> Option<String> {
        self.nilai.map(|n| n.mesin_persen(2))
    }

    fn tak_tentu(penjelasan: impl Into<String>) -> Self {
        Self {
            nilai: None,
            kategori: "",
            penjelasan: penjelasan.into(),
        }
    }
}

/// A figure of the input that cannot be read, with the column it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UkuranError {
    /// `target`, `realisasi` or `triwulan 1` …
    pub kolom: String,
    /// What is wrong with it.
    pub sebab: AngkaError,
}

/// Computes the achievement of one indicator.
///
/// # Shape and units
/// Share of the target, uncapped: caps apply only where achievements are averaged.
///
/// # Errors
/// [`UkuranError`] for a figure that cannot be read or could be read two ways. An achievement that
/// is undefined (no target, zero target) is no error: its `nilai` is `None` with the reason.
///
/// # Legal basis
/// PermenPANRB 53/2014 (comparison of target and realisation). The formula for negative indicators
/// is a convention; both that occur are offered.
///
/// # Why
/// A missing quarter is not zero, a percentage is not added over quarters, and a year whose target
/// is zero has no percentage: the three mistakes that paper forms print as 1.389 %.
pub fn hitung(u: &Ukuran<'_>) -> Result<Capaian, UkuranError> {
    if kosong(u.target) {
        return Ok(Capaian::tak_tentu(
            "Target tidak ada, sehingga capaian tidak dapat dihitung.",
        ));
    }
    let (realisasi, asal) = match realisasi_tahun(u)? {
        Some(ada) => ada,
        None => {
            return Ok(Capaian::tak_tentu(
                "Realisasi belum ada, sehingga capaian tidak dapat dihitung.",
            ));
        }
    };
    match u.polaritas {
        Polaritas::Rentang => rentang(u, realisasi, &asal),
        Polaritas::Positif | Polaritas::Negatif => searah(u, realisasi, &asal),
    }
}

/// A cell that says "nothing here".
fn kosong(teks: &str) -> bool {
    matches!(
        teks.trim().to_lowercase().as_str(),
        "" | "-" | "n/a" | "na" | "null"
    )
}

/// A figure or an ordered word; words only where the indicator is one of words.
fn baca(u: &Ukuran<'_>, kolom: &str, teks: &str) -> Result<Rasio, UkuranError> {
    let gagal = |sebab| UkuranError {
        kolom: kolom.to_owned(),
        sebab,
    };
    if u.agregasi == Some(Agregasi::Predikat)
        && let Some(l) = ordinal::langkah(teks)
    {
        return Rasio::baru(l.nilai, 1)
            .ok_or_else(|| gagal(AngkaError::BukanAngka(teks.to_owned())));
    }
    angka::parse(teks).map_err(gagal)
}

/// The year's realisation and the sentence that says where it comes from.
fn realisasi_tahun(u: &Ukuran<'_>) -> Result<Option<(Rasio, String)>, UkuranError> {
    let mut terisi = Vec::new();
    for (i, teks) in u.triwulan.iter().enumerate() {
        if !kosong(teks) {
            terisi.push(baca(u, &format!("triwulan {}", i + 1), teks)?);
        }
    }
    let tertulis = if kosong(u.realisasi) {
        None
    } else {
        Some(baca(u, "realisasi", u.realisasi)?)
    };
    let Some(jenis) = u.agregasi.filter(|_| !terisi.is_empty()) else {
        return Ok(tertulis.map(|r| (r, String::new())));
    };
    let Some((nilai, kata)) = gabungkan(jenis, &terisi) else {
        return Ok(None);
    };
    let mut asal = format!(
        " Realisasi {} adalah {kata} dari {} triwulan yang terisi.",
        angka::tampil(nilai, 2),
        terisi.len()
    );
    if let Some(t) = tertulis.filter(|t| *t != nilai) {
        asal.push_str(&format!(
            " Angka tahunan yang tertulis ({}) tidak sama.",
            angka::tampil(t, 2)
        ));
    }
    Ok(Some((nilai, asal)))
}

/// The year's figure as text from its filled quarters: sum or mean; `None` where the last quarter
/// stands as it is written, or where a figure cannot be read.
#[must_use]
pub fn realisasi_setahun(jenis: Agregasi, triwulan: &[&str]) -> Option<String> {
    if matches!(jenis, Agregasi::Akhir | Agregasi::Predikat) {
        return None;
    }
    let nilai: Option<Vec<Rasio>> = triwulan.iter().map(|t| angka::parse(t).ok()).collect();
    let (n, _) = gabungkan(jenis, &nilai?)?;
    let mut teks = angka::tampil(n, 4);
    // Three decimals could be read as thousands when the text is read again.
    if teks.split_once(',').is_some_and(|(_, p)| p.len() == 3) {
        teks.push('0');
    }
    Some(teks)
}

/// A figure of a named column.
pub(crate) fn baca_angka(kolom: &str, teks: &str) -> Result<Rasio, UkuranError> {
    angka::parse(teks).map_err(|sebab| UkuranError {
        kolom: kolom.to_owned(),
        sebab,
    })
}

/// The year from its filled quarters, with the word for how; `None` for none.
pub(crate) fn gabungkan(jenis: Agregasi, terisi: &[Rasio]) -> Option<(Rasio, &'static str)> {
    let jumlah = || terisi.iter().try_fold(Rasio::NOL, |a, r| a.tambah(*r));
    match jenis {
        _ if terisi.is_empty() => None,
        Agregasi::Jumlah => Some((jumlah()?, "jumlah")),
        Agregasi::RataRata => {
            let n = i128::try_from(terisi.len()).ok()?;
            Some((jumlah()?.kali(Rasio::baru(1, n)?)?, "rata-rata"))
        }
        Agregasi::Akhir | Agregasi::Predikat => Some((*terisi.last()?, "nilai terakhir")),
    }
}

fn searah(u: &Ukuran<'_>, r: Rasio, asal: &str) -> Result<Capaian, UkuranError> {
    let t = baca(u, "target", u.target)?;
    let positif = u.polaritas == Polaritas::Positif;
    if t == Rasio::NOL {
        return Ok(target_nol(positif, r));
    }
    let (nilai, rumus) = if positif {
        (bagi(r, t), "realisasi ÷ target")
    } else if u.rumus_negatif == RumusNegatif::Kebalikan {
        if r == Rasio::NOL {
            return Ok(Capaian::tak_tentu(
                "Realisasi nol tidak dapat menjadi pembagi.",
            ));
        }
        (bagi(t, r), "target ÷ realisasi")
    } else {
        (
            selisih_ganda(t, r),
            "(2 × target − realisasi) ÷ target, paling rendah nol",
        )
    };
    let Some(nilai) = nilai else {
        return Ok(Capaian::tak_tentu(
            "Angkanya terlalu besar untuk dibandingkan.",
        ));
    };
    let kata = if u.agregasi == Some(Agregasi::Predikat) {
        " (urutan predikat)"
    } else {
        ""
    };
    let penjelasan = format!(
        "{rumus}{kata}: target {}, realisasi {}.{asal}",
        angka::tampil(t, 2),
        angka::tampil(r, 2)
    );
    Ok(Capaian {
        nilai: Some(nilai),
        kategori: kategori(nilai),
        penjelasan,
    })
}

fn target_nol(positif: bool, r: Rasio) -> Capaian {
    if !positif && r == Rasio::NOL {
        return Capaian {
            nilai: Some(Rasio::SATU),
            kategori: kategori(Rasio::SATU),
            penjelasan: "Target nol dan realisasi nol pada indikator negatif: tercapai penuh."
                .to_owned(),
        };
    }
    Capaian::tak_tentu("Target nol tidak dapat menjadi pembagi, sehingga capaian tidak tentu.")
}

/// Inside the two bounds is 100 %; below, the lower bound is the target; above, the upper bound is
/// the target of a negative indicator.
fn rentang(u: &Ukuran<'_>, r: Rasio, asal: &str) -> Result<Capaian, UkuranError> {
    let gagal = || UkuranError {
        kolom: "target".to_owned(),
        sebab: AngkaError::BukanAngka(u.target.trim().to_owned()),
    };
    let rapi = u.target.replace(['–', '—'], "-");
    let (a, b) = rapi.split_once('-').ok_or_else(gagal)?;
    let (bawah, atas) = (baca(u, "target", a)?, baca(u, "target", b)?);
    if bawah > atas {
        return Err(gagal());
    }
    let letak = format!(
        "rentang {}–{}, realisasi {}",
        angka::tampil(bawah, 2),
        angka::tampil(atas, 2),
        angka::tampil(r, 2)
    );
    let (nilai, kata) = if r < bawah {
        (bagi(r, bawah), "di bawah rentang: realisasi ÷ batas bawah")
    } else if r > atas {
        if atas == Rasio::NOL {
            return Ok(Capaian::tak_tentu(
                "Batas atas nol tidak dapat menjadi pembagi.",
            ));
        }
        (
            selisih_ganda(atas, r),
            "di atas rentang: (2 × batas atas − realisasi) ÷ batas atas",
        )
    } else {
        (Some(Rasio::SATU), "di dalam rentang")
    };
    match nilai {
        Some(n) => Ok(Capaian {
            nilai: Some(n),
            kategori: kategori(n),
            penjelasan: format!("{kata}; {letak}.{asal}"),
        }),
        None => Ok(Capaian::tak_tentu(
            "Angkanya terlalu besar untuk dibandingkan.",
        )),
    }
}

fn bagi(a: Rasio, b: Rasio) -> Option<Rasio> {
    a.kali(Rasio::baru(b.penyebut(), b.pembilang())?)
}

fn selisih_ganda(t: Rasio, r: Rasio) -> Option<Rasio> {
    let dua = Rasio::baru(2, 1)?;
    let minus = r.kali(Rasio::baru(-1, 1)?)?;
    Some(bagi(t.kali(dua)?.tambah(minus)?, t)?.max(Rasio::NOL))
}

#[cfg(test)]
mod tests;
