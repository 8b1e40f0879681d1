//! From a list of accounts and amounts to the sums of one budget.

use crate::RingkasanApbd;
use dasar::Rupiah;
use dasar::kode::{Akun, KodeRekening};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

/// Why a list of accounts is not a budget. `Display` is Indonesian and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApbdError {
    /// An account outside revenue, expenditure and financing.
    BukanApbd(KodeRekening),
    /// The same account twice.
    Ganda(KodeRekening),
    /// An account beside one of its own parts: adding both counts money twice.
    IndukDanBagian {
        /// The coarser account.
        induk: KodeRekening,
        /// The finer one.
        bagian: KodeRekening,
    },
    /// Sums beyond any budget.
    TerlaluBesar,
}

impl fmt::Display for ApbdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BukanApbd(k) => write!(
                f,
                "rekening {k} bukan pendapatan (4), belanja (5), atau pembiayaan (6.1, 6.2); \
                 keluarkan dari daftar APBD"
            ),
            Self::Ganda(k) => write!(f, "rekening {k} tertulis dua kali; gabungkan jumlahnya"),
            Self::IndukDanBagian { induk, bagian } => write!(
                f,
                "rekening {induk} tertulis bersama bagiannya {bagian}, sehingga uangnya terhitung \
                 dua kali; sisakan salah satu"
            ),
            Self::TerlaluBesar => {
                f.write_str("jumlah APBD di luar jangkauan; periksa banyaknya angka nol")
            }
        }
    }
}

impl std::error::Error for ApbdError {}

/// Sums the accounts of one budget.
///
/// # Shape and units
/// One amount per account, at any mix of levels as long as no account stands beside its own part.
///
/// # Errors
/// All faults at once, in account order.
///
/// # Legal basis
/// PP 12/2019 art. 27: the APBD is revenue, expenditure and financing.
///
/// # Example
/// ```
/// use anggaran::hitung_apbd;
/// use dasar::{Rupiah, kode::KodeRekening};
/// let akun = |k: &str, sen| KodeRekening::parse(k).map(|k| (k, Rupiah::dari_sen(sen)));
/// let daftar = [akun("4.1.01", 900)?, akun("5.1.01", 1_000)?, akun("6.1.01", 100)?];
/// let apbd = hitung_apbd(daftar).expect("a budget");
/// assert_eq!(apbd.selisih(), Some(Rupiah::NOL));
/// # Ok::<(), dasar::KodeError>(())
/// ```
pub fn hitung_apbd(
    daftar: impl IntoIterator<Item = (KodeRekening, Rupiah)>,
) -> Result<RingkasanApbd, Vec<ApbdError>> {
    let mut salah = Vec::new();
    let mut akun: BTreeMap<KodeRekening, Rupiah> = BTreeMap::new();
    for (kode, nilai) in daftar {
        let apbd = match kode.akun() {
            Akun::Pendapatan | Akun::Belanja => true,
            Akun::Pembiayaan => kode.di_bawah("6.1") || kode.di_bawah("6.2"),
            _ => false,
        };
        if !apbd {
            salah.push(ApbdError::BukanApbd(kode));
            continue;
        }
        match akun.entry(kode) {
            Entry::Occupied(ada) => salah.push(ApbdError::Ganda(ada.key().clone())),
            Entry::Vacant(baru) => {
                baru.insert(nilai);
            }
        }
    }
    for kode in akun.keys() {
        let mut naik = kode.induk();
        while let Some(induk) = naik {
            naik = induk.induk();
            if akun.contains_key(&induk) {
                salah.push(ApbdError::IndukDanBagian {
                    induk,
                    bagian: kode.clone(),
                });
            }
        }
    }
    let mut hasil = RingkasanApbd::default();
    for (kode, nilai) in &akun {
        if hasil.tambah(kode.as_str(), *nilai).is_none() {
            salah.push(ApbdError::TerlaluBesar);
            break;
        }
    }
    if salah.is_empty() {
        Ok(hasil)
    } else {
        Err(salah)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn k(s: &str) -> KodeRekening {
        KodeRekening::parse(s).unwrap()
    }

    #[test]
    fn all_faults_come_at_once() {
        let r = |s, n| (k(s), Rupiah::dari_sen(n));
        let salah = hitung_apbd([
            r("1.1", 5),
            r("6", 5),
            r("5.1", 7),
            r("5.1.01", 7),
            r("5.1.01.01", 7),
            r("4.1.01", 1),
            r("4.1.01", 1),
            r("4.1.02", i64::MAX),
        ])
        .unwrap_err();
        let pasangan = |a, b| ApbdError::IndukDanBagian {
            induk: k(a),
            bagian: k(b),
        };
        assert_eq!(
            salah,
            [
                ApbdError::BukanApbd(k("1.1")),
                ApbdError::BukanApbd(k("6")),
                ApbdError::Ganda(k("4.1.01")),
                pasangan("5.1", "5.1.01"),
                pasangan("5.1.01", "5.1.01.01"),
                pasangan("5.1", "5.1.01.01"),
                ApbdError::TerlaluBesar,
            ]
        );
        assert!(salah.iter().all(|s| !s.to_string().is_empty()));
    }

    #[test]
    fn mixed_levels_without_overlap_add_up() {
        let r = |s, n| (k(s), Rupiah::dari_sen(n));
        let a = hitung_apbd([
            r("4", 100),
            r("5.1.01.01.01.0001", 40),
            r("5.2", 70),
            r("6.1", 10),
        ])
        .unwrap();
        assert_eq!(
            (a.pegawai.sen(), a.modal.sen(), a.belanja.sen()),
            (40, 70, 110)
        );
        assert_eq!(a.selisih(), Some(Rupiah::NOL));
        assert_eq!(hitung_apbd([]), Ok(RingkasanApbd::default()));
    }
}
