//! Accounts.

use super::ruas::{
    AlasanKode, KodeError, banyak, kepala, kode_umum, ruas, salah, sudah_kanonik, susun,
};

const JENIS: &str = "kode rekening";
const LEBAR: [usize; 6] = [1, 1, 2, 2, 2, 4];

/// An account at one of six levels: akun, kelompok, jenis, objek, rincian objek, sub rincian objek.
///
/// # Shape and units
/// `A.K.JJ.OO.RR.SSSS`; regional dumps that drop zeros (`5.1.1.01.01`) are padded.
///
/// # Legal basis
/// Permendagri 90/2019 and Kepmendagri 050-3708/2020, 050-5889/2021 and later.
///
/// # Example
/// ```
/// use dasar::kode::{Akun, KodeRekening};
/// let k = KodeRekening::parse("5.1.2.1.1.24")?;
/// assert_eq!(k.as_str(), "5.1.02.01.01.0024");
/// assert_eq!(k.akun(), Akun::Belanja);
/// assert!(k.di_bawah("5.1.02"));
/// # Ok::<(), dasar::KodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KodeRekening(String);

kode_umum!(KodeRekening);

/// The first digit of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Akun {
    /// 1
    Aset,
    /// 2
    Kewajiban,
    /// 3
    Ekuitas,
    /// 4
    Pendapatan,
    /// 5
    Belanja,
    /// 6
    Pembiayaan,
    /// 7
    PendapatanLo,
    /// 8
    Beban,
}

impl KodeRekening {
    /// Reads an account of any level.
    ///
    /// # Errors
    /// [`KodeError`].
    pub fn parse(masukan: &str) -> Result<Self, KodeError> {
        let akun = masukan
            .as_bytes()
            .first()
            .is_some_and(|c| (b'1'..=b'8').contains(c));
        if akun && sudah_kanonik(masukan, &LEBAR).is_some() {
            return Ok(Self(masukan.to_owned()));
        }
        let r = ruas(masukan, JENIS, false)?;
        if r.len() > 6 {
            let alasan = AlasanKode::JumlahRuas {
                ada: r.len(),
                boleh: "1 sampai 6",
            };
            return Err(salah(JENIS, masukan, alasan));
        }
        let kode = susun(&r, &LEBAR, JENIS, masukan)?;
        if !kode.starts_with(|c| ('1'..='8').contains(&c)) {
            let harus = "akun 1 sampai 8";
            return Err(salah(
                JENIS,
                masukan,
                AlasanKode::RuasSalah { ke: 1, harus },
            ));
        }
        Ok(Self(kode))
    }

    /// 1 (akun) to 6 (sub rincian objek).
    #[must_use]
    pub fn tingkat(&self) -> usize {
        banyak(&self.0)
    }

    /// True for a sub rincian objek, the only level that can carry budget lines.
    #[must_use]
    pub fn daun(&self) -> bool {
        self.tingkat() == 6
    }

    /// The account one level up.
    #[must_use]
    pub fn induk(&self) -> Option<Self> {
        let n = banyak(&self.0);
        (n > 1).then(|| Self(kepala(&self.0, n - 1).to_owned()))
    }

    /// The account at a coarser level; `None` when it is not that deep.
    #[must_use]
    pub fn pada_tingkat(&self, n: usize) -> Option<Self> {
        (n >= 1 && banyak(&self.0) >= n).then(|| Self(kepala(&self.0, n).to_owned()))
    }

    /// The akun.
    #[must_use]
    pub fn akun(&self) -> Akun {
        match self.0.as_bytes().first() {
            Some(b'1') => Akun::Aset,
            Some(b'2') => Akun::Kewajiban,
            Some(b'3') => Akun::Ekuitas,
            Some(b'4') => Akun::Pendapatan,
            Some(b'5') => Akun::Belanja,
            Some(b'6') => Akun::Pembiayaan,
            Some(b'7') => Akun::PendapatanLo,
            _ => Akun::Beban,
        }
    }

    /// True when this is `induk` (canonical) or lies below it; whole segments only.
    #[must_use]
    pub fn di_bawah(&self, induk: &str) -> bool {
        match self.0.strip_prefix(induk) {
            Some(sisa) => !induk.is_empty() && (sisa.is_empty() || sisa.starts_with('.')),
            None => false,
        }
    }
}
