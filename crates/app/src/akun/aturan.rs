//! Parameters of sessions and sign-in, from `hukum/keamanan/`.

use chrono::TimeDelta;
use dasar::waktu::Tanggal;
use hukum::Hukum;
use masuk::sandi::AturanSandi;

/// Typed parameters of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AturanAkun {
    /// A session ends after so long without use.
    pub diam: TimeDelta,
    /// A session ends after so long in any case.
    pub paling_lama: TimeDelta,
    /// An act of legal effect wants a proof of identity not older than this.
    pub bukti_ulang: TimeDelta,
    /// A reset code of the administrator is valid for so long.
    pub kode_setel: TimeDelta,
    /// Cost of a password hash.
    pub sandi: AturanSandi,
}

impl AturanAkun {
    /// Parameters in force on a day.
    ///
    /// # Errors
    /// A parameter that is missing or has another shape.
    pub fn pada(hukum: &Hukum, tanggal: Tanggal) -> Result<Self, hukum::Error> {
        let angka = |kunci: &str| -> Result<i64, hukum::Error> {
            hukum
                .parameter(&format!("keamanan.{kunci}"))?
                .pada(tanggal)?
                .bilangan("nilai")
        };
        Ok(Self {
            diam: TimeDelta::minutes(angka("sesi_diam")?),
            paling_lama: TimeDelta::minutes(angka("sesi_paling_lama")?),
            bukti_ulang: TimeDelta::minutes(angka("bukti_ulang")?),
            kode_setel: TimeDelta::hours(angka("kode_setel")?),
            sandi: AturanSandi::BAKU,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terbaca_dari_hukum_bawaan() {
        let hari = Tanggal::baru(2026, 11, 22).unwrap();
        let a = AturanAkun::pada(&Hukum::bawaan(), hari).unwrap();
        assert_eq!(a.diam, TimeDelta::minutes(30));
        assert_eq!(a.paling_lama, TimeDelta::hours(12));
        assert_eq!(a.bukti_ulang, TimeDelta::minutes(15));
        assert!(a.diam < a.paling_lama && a.bukti_ulang < a.diam);
    }
}
