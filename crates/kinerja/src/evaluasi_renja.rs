//! The quarterly evaluation form of the yearly plan (Permendagri 86/2017, form E.81), recomputed.
//!
//! The paper form adds everything over years and so prints 1.389 %. Here a target is read for
//! what it is: of the whole period, of one year, or impossible.

use crate::angka::{self, AngkaError};
use dasar::Rasio;

/// One row as the form writes it; money and performance have the same columns.
#[derive(Clone, Debug, Default)]
pub struct BarisForm<'a> {
    /// Unit of the indicator; empty for money.
    pub satuan: &'a str,
    /// Target at the end of the plan period.
    pub target_akhir: &'a str,
    /// Realised up to last year.
    pub realisasi_lalu: &'a str,
    /// Target of the year.
    pub target_tahun: &'a str,
    /// Quarters; what was done in each.
    pub triwulan: [&'a str; 4],
    /// Year's realisation as written.
    pub realisasi_tahun: &'a str,
}

/// How the target at the end of the period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Makna {
    /// A level to be held: percentages, indices.
    Tingkat,
    /// Everything of the period together.
    SelamaPeriode,
    /// The amount of one year.
    PerTahun,
    /// Smaller than the year's own target: it cannot be compared.
    Rancu,
}

impl Makna {
    /// For machines.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Tingkat => "tingkat",
            Self::SelamaPeriode => "selama_periode",
            Self::PerTahun => "per_tahun",
            Self::Rancu => "rancu",
        }
    }
}

/// What a row comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HasilForm {
    /// Year's realisation: the quarters, or what is written when they are empty.
    pub realisasi: Option<Rasio>,
    /// Share of the year's target; `None` without target or with target zero.
    pub capaian_tahun: Option<Rasio>,
    /// Share of the target at the end of the period.
    pub capaian_akhir: Option<Rasio>,
    /// How the last target was read.
    pub makna: Option<Makna>,
    /// The year's figure as written differs from its quarters by this much.
    pub selisih_triwulan: Option<Rasio>,
    /// One or two Indonesian sentences.
    pub penjelasan: String,
}

/// A figure that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// Column.
    pub kolom: &'static str,
    /// What is wrong.
    pub sebab: AngkaError,
}

/// Units whose value is a level and never adds up over years.
fn tingkat(satuan: &str) -> bool {
    matches!(
        dasar::teks::normal(satuan).as_str(),
        "%" | "persen" | "persentase" | "nilai" | "indeks" | "skor" | "poin" | "rasio" | "predikat"
    )
}

fn baca(kolom: &'static str, teks: &str) -> Result<Option<Rasio>, FormError> {
    match teks.trim() {
        "" | "-" => Ok(None),
        t => angka::parse(t)
            .map(Some)
            .map_err(|sebab| FormError { kolom, sebab }),
    }
}

fn bagi(a: Rasio, b: Rasio) -> Option<Rasio> {
    Rasio::baru(b.penyebut(), b.pembilang()).and_then(|k| a.kali(k))
}

fn kurang(a: Rasio, b: Rasio) -> Option<Rasio> {
    b.kali(Rasio::baru(-1, 1)?).and_then(|m| a.tambah(m))
}

/// Recomputes one row.
///
/// # Errors
/// [`FormError`] for the first figure that cannot be read.
///
/// # Legal basis
/// Permendagri 86/2017, form E.81: columns 13 = 9 + 10 + 11 + 12 and 15 = 14 ÷ 6. Column 14 of the
/// form adds all years; here that is done only where the target is one of all years.
pub fn hitung(b: &BarisForm<'_>) -> Result<HasilForm, FormError> {
    const TW: [&str; 4] = ["tw1", "tw2", "tw3", "tw4"];
    let mut terisi = Vec::new();
    for (kolom, teks) in TW.into_iter().zip(b.triwulan) {
        terisi.extend(baca(kolom, teks)?);
    }
    let tertulis = baca("realisasi_tahun", b.realisasi_tahun)?;
    let jumlah = (!terisi.is_empty())
        .then(|| terisi.iter().try_fold(Rasio::NOL, |a, t| a.tambah(*t)))
        .flatten();
    let realisasi = jumlah.or(tertulis);
    let target = baca("target_tahun", b.target_tahun)?;
    let akhir = baca("target_akhir", b.target_akhir)?;
    let lalu = baca("realisasi_lalu", b.realisasi_lalu)?.unwrap_or(Rasio::NOL);
    let selisih_triwulan = match (jumlah, tertulis) {
        (Some(j), Some(t)) => kurang(t, j).filter(|s| !hampir_nol(*s)),
        _ => None,
    };
    let makna = akhir.map(|a| makna(b.satuan, a, lalu, target));
    let capaian_tahun = realisasi.zip(target).and_then(|(r, t)| bagi(r, t));
    let capaian_akhir = match (realisasi, akhir, makna) {
        (Some(r), Some(a), Some(Makna::Tingkat | Makna::PerTahun)) => bagi(r, a),
        (Some(r), Some(a), Some(Makna::SelamaPeriode)) => lalu.tambah(r).and_then(|s| bagi(s, a)),
        _ => None,
    };
    Ok(HasilForm {
        penjelasan: penjelasan(realisasi, target, akhir, makna, selisih_triwulan),
        realisasi,
        capaian_tahun,
        capaian_akhir,
        makna,
        selisih_triwulan,
    })
}

/// Below a thousandth: spreadsheets round their cells.
fn hampir_nol(r: Rasio) -> bool {
    Rasio::baru(1, 1000).is_some_and(|e| r < e) && Rasio::baru(-1, 1000).is_some_and(|e| r > e)
}

fn makna(satuan: &str, akhir: Rasio, lalu: Rasio, target: Option<Rasio>) -> Makna {
    if tingkat(satuan) {
        return Makna::Tingkat;
    }
    let target = target.unwrap_or(Rasio::NOL);
    if lalu.tambah(target).is_some_and(|s| akhir >= s) {
        Makna::SelamaPeriode
    } else if akhir >= target {
        Makna::PerTahun
    } else {
        Makna::Rancu
    }
}

fn penjelasan(
    realisasi: Option<Rasio>,
    target: Option<Rasio>,
    akhir: Option<Rasio>,
    makna: Option<Makna>,
    selisih: Option<Rasio>,
) -> String {
    let n = |r: Rasio| angka::tampil(r, 2);
    let mut k = match (realisasi, target) {
        (None, _) => "Realisasi belum ada.".to_owned(),
        (_, None) => "Target tahun ini tidak ada.".to_owned(),
        (_, Some(t)) if t == Rasio::NOL => {
            "Target tahun ini nol, sehingga capaiannya tidak tentu.".to_owned()
        }
        (Some(r), Some(t)) => format!("Realisasi {} dari target {}.", n(r), n(t)),
    };
    let tambahan = match makna {
        Some(Makna::Tingkat) => {
            " Satuan ini adalah tingkat: tahun-tahun tidak dijumlahkan, nilai terakhir yang \
             dibandingkan dengan target akhir periode."
        }
        Some(Makna::SelamaPeriode) => {
            " Target akhir periode memuat semua tahun, sehingga realisasi dijumlahkan."
        }
        Some(Makna::PerTahun) => {
            " Target akhir periode adalah jumlah setahun, sehingga tahun-tahun tidak dijumlahkan."
        }
        Some(Makna::Rancu) | None => "",
    };
    k.push_str(tambahan);
    if let (Some(Makna::Rancu), Some(a), Some(t)) = (makna, akhir, target) {
        k.push_str(&format!(
            " Target akhir periode ({}) lebih kecil daripada target tahun ini ({}): perbaiki \
             targetnya; capaian akhir tidak dihitung.",
            n(a),
            n(t)
        ));
    }
    if let Some(s) = selisih {
        k.push_str(&format!(
            " Angka tahunan yang tertulis berbeda {} dari jumlah triwulannya.",
            n(s)
        ));
    }
    k
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baris<'a>(satuan: &'a str, isi: [&'a str; 8]) -> BarisForm<'a> {
        let [akhir, lalu, target, a, b, c, d, r] = isi;
        BarisForm {
            satuan,
            target_akhir: akhir,
            realisasi_lalu: lalu,
            target_tahun: target,
            triwulan: [a, b, c, d],
            realisasi_tahun: r,
        }
    }

    fn persen(r: Option<Rasio>) -> Option<String> {
        r.map(|r| r.mesin_persen(2))
    }

    /// Rows of the real form: staff paid (printed 1.388,89 %), a percentage (printed 200 %), a
    /// target of the whole period, and targets that shrink.
    #[test]
    fn years_add_up_only_where_the_target_is_one_of_all_years() {
        for (satuan, isi, makna, tahun, akhir) in [
            (
                "Orang / Bulan",
                ["45", "580", "45", "11.25", "11.25", "11.25", "11.25", "45"],
                Makna::PerTahun,
                Some("100.00"),
                Some("100.00"),
            ),
            (
                "%",
                ["100", "100", "100", "20", "17.5", "31.25", "31.25", "100"],
                Makna::Tingkat,
                Some("100.00"),
                Some("100.00"),
            ),
            (
                "Lap",
                ["2", "0.83", "1", "0", "0", "0", "1", "1"],
                Makna::SelamaPeriode,
                Some("100.00"),
                Some("91.50"),
            ),
            (
                "Lap",
                ["1", "0.8", "8", "2.4", "1.6", "2", "2", "8"],
                Makna::Rancu,
                Some("100.00"),
                None,
            ),
            (
                "Unit",
                ["1", "0", "0", "0", "0", "0", "", "0"],
                Makna::SelamaPeriode,
                None,
                Some("0.00"),
            ),
        ] {
            let h = hitung(&baris(satuan, isi)).unwrap();
            assert_eq!(h.makna, Some(makna), "{isi:?}");
            assert_eq!(persen(h.capaian_tahun).as_deref(), tahun, "{isi:?}");
            assert_eq!(persen(h.capaian_akhir).as_deref(), akhir, "{isi:?}");
        }
    }

    #[test]
    fn quarters_win_over_the_written_year_and_the_difference_is_told() {
        let h = hitung(&baris("Unit", ["40", "35", "35", "0", "0", "0", "35", "0"])).unwrap();
        assert_eq!(persen(h.capaian_tahun).as_deref(), Some("100.00"));
        assert_eq!(h.selisih_triwulan, Rasio::baru(-35, 1));
        assert!(h.penjelasan.contains("berbeda -35"));
    }

    #[test]
    fn an_empty_row_and_an_unreadable_figure() {
        let h = hitung(&BarisForm::default()).unwrap();
        assert_eq!(
            (h.capaian_tahun, h.capaian_akhir, h.makna),
            (None, None, None)
        );
        let salah = hitung(&baris("Unit", ["#DIV/0!", "", "", "", "", "", "", ""]));
        assert_eq!(salah.unwrap_err().kolom, "target_akhir");
    }
}
