//! What the law says about assignments on a day, as typed values.

use dasar::Tanggal;
use hukum::{Error, Hukum, NILAI};

/// Limits of assignments in force on a day.
///
/// # Legal basis
/// Parameters `organisasi.penugasan.*`; each carries its own citation and says whether its number
/// was read in the source.
///
/// # Example
/// ```
/// use dasar::Tanggal;
/// use organisasi::AturanPenugasan;
/// let hari = Tanggal::baru(2026, 1, 1).expect("a day");
/// let a = AturanPenugasan::pada(&hukum::Hukum::bawaan(), hari)?;
/// assert_eq!((a.plt_bulan, a.plt_perpanjangan, a.plh_hari), (3, 1, 30));
/// # Ok::<(), hukum::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AturanPenugasan {
    /// A PLT serves at most so many months at a time.
    pub plt_bulan: u32,
    /// How often that may be prolonged.
    pub plt_perpanjangan: u32,
    /// A PLH serves at most so many days at a time.
    pub plh_hari: u32,
    /// A delegation lasts at most so many days.
    pub delegasi_hari: u32,
}

impl AturanPenugasan {
    /// The limits in force on a day. Before the first version the first one is used: limits
    /// protect, and an old assignment is only warned about.
    ///
    /// # Errors
    /// A law file has another shape than this view needs.
    pub fn pada(hukum: &Hukum, hari: Tanggal) -> Result<Self, Error> {
        let angka = |nama: &str| angka(hukum, nama, hari);
        Ok(Self {
            plt_bulan: angka("plt_paling_lama")?,
            plt_perpanjangan: angka("plt_perpanjangan")?,
            plh_hari: angka("plh_paling_lama")?,
            delegasi_hari: angka("delegasi_paling_lama")?,
        })
    }
}

fn angka(hukum: &Hukum, nama: &str, hari: Tanggal) -> Result<u32, Error> {
    let parameter = hukum.parameter(&format!("organisasi.penugasan.{nama}"))?;
    let awal = parameter.versi.first().map_or(hari, |v| v.mulai.max(hari));
    let nilai = parameter.pada(awal)?.bilangan(NILAI)?;
    Ok(u32::try_from(nilai).unwrap_or(u32::MAX))
}
