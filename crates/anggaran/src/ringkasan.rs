//! The summary of one published budget: revenue, expenditure, financing, and what follows.

use dasar::{Rasio, Rupiah};

/// Sums of one government's budget, by the first parts of the account.
///
/// # Shape and units
/// Amounts of one budget year. `tambah` takes each account kind once; transfers below the level of
/// kinds must not be added again.
///
/// # Legal basis
/// PP 12/2019 art. 27–28, 55, 70: revenue (4), expenditure (5), financing received (6.1) and paid
/// (6.2); personnel expenditure is 5.1.01, capital expenditure 5.2, own revenue 4.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RingkasanApbd {
    /// Revenue.
    pub pendapatan: Rupiah,
    /// Own revenue.
    pub pad: Rupiah,
    /// Expenditure.
    pub belanja: Rupiah,
    /// Personnel expenditure, gross of the teacher allowances the law leaves out.
    pub pegawai: Rupiah,
    /// Capital expenditure.
    pub modal: Rupiah,
    /// Financing received.
    pub pembiayaan_masuk: Rupiah,
    /// Financing paid.
    pub pembiayaan_keluar: Rupiah,
}

impl RingkasanApbd {
    /// Adds one account kind; `None` on overflow. Accounts outside 4, 5, 6.1, 6.2 change nothing.
    pub fn tambah(&mut self, rekening: &str, nilai: Rupiah) -> Option<()> {
        let termasuk = |awal: &str| {
            rekening
                .strip_prefix(awal)
                .is_some_and(|sisa| sisa.is_empty() || sisa.starts_with('.'))
        };
        let bagian = [
            (termasuk("4"), &mut self.pendapatan),
            (termasuk("4.1"), &mut self.pad),
            (termasuk("5"), &mut self.belanja),
            (termasuk("5.1.01"), &mut self.pegawai),
            (termasuk("5.2"), &mut self.modal),
            (termasuk("6.1"), &mut self.pembiayaan_masuk),
            (termasuk("6.2"), &mut self.pembiayaan_keluar),
        ];
        for (ya, jumlah) in bagian {
            if ya {
                *jumlah = jumlah.tambah(nilai)?;
            }
        }
        Some(())
    }

    /// Adds another government's sums; `None` on overflow.
    #[must_use]
    pub fn gabung(&self, lain: &Self) -> Option<Self> {
        Some(Self {
            pendapatan: self.pendapatan.tambah(lain.pendapatan)?,
            pad: self.pad.tambah(lain.pad)?,
            belanja: self.belanja.tambah(lain.belanja)?,
            pegawai: self.pegawai.tambah(lain.pegawai)?,
            modal: self.modal.tambah(lain.modal)?,
            pembiayaan_masuk: self.pembiayaan_masuk.tambah(lain.pembiayaan_masuk)?,
            pembiayaan_keluar: self.pembiayaan_keluar.tambah(lain.pembiayaan_keluar)?,
        })
    }

    /// Revenue less expenditure; negative is a deficit.
    #[must_use]
    pub fn surplus(&self) -> Option<Rupiah> {
        self.pendapatan.kurang(self.belanja)
    }

    /// Financing received less financing paid.
    #[must_use]
    pub fn pembiayaan_neto(&self) -> Option<Rupiah> {
        self.pembiayaan_masuk.kurang(self.pembiayaan_keluar)
    }

    /// What is left after financing: surplus plus net financing. A balanced budget leaves nothing.
    #[must_use]
    pub fn selisih(&self) -> Option<Rupiah> {
        self.surplus()?.tambah(self.pembiayaan_neto()?)
    }

    /// True when less than `batas` is left, whatever the sign.
    #[must_use]
    pub fn seimbang(&self, batas: Rupiah) -> bool {
        self.selisih().is_some_and(|s| s.mutlak() < batas)
    }

    /// Personnel expenditure over expenditure; none without expenditure.
    #[must_use]
    pub fn porsi_pegawai(&self) -> Option<Rasio> {
        Rasio::dari(self.pegawai, self.belanja)
    }

    /// Capital expenditure over expenditure.
    #[must_use]
    pub fn porsi_modal(&self) -> Option<Rasio> {
        Rasio::dari(self.modal, self.belanja)
    }

    /// Own revenue over revenue.
    #[must_use]
    pub fn porsi_pad(&self) -> Option<Rasio> {
        Rasio::dari(self.pad, self.pendapatan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rp(n: i64) -> Rupiah {
        Rupiah::dari_rupiah(n).unwrap()
    }

    fn contoh(silpa: i64) -> RingkasanApbd {
        let mut r = RingkasanApbd::default();
        for (akun, nilai) in [
            ("4.1.01", 200),
            ("4.2.01", 800),
            ("5.1.01", 400),
            ("5.1.02", 300),
            ("5.2.03", 350),
            ("6.1.01", silpa),
            ("6.2.02", 10),
        ] {
            r.tambah(akun, rp(nilai)).unwrap();
        }
        r
    }

    #[test]
    fn financing_closes_the_deficit() {
        let r = contoh(60);
        assert_eq!(
            (r.pendapatan, r.pad, r.belanja),
            (rp(1000), rp(200), rp(1050))
        );
        assert_eq!((r.pegawai, r.modal), (rp(400), rp(350)));
        assert_eq!(r.surplus(), Some(rp(-50)));
        assert_eq!(r.pembiayaan_neto(), Some(rp(50)));
        assert_eq!(r.selisih(), Some(Rupiah::NOL));
        assert!(r.seimbang(rp(1)));
    }

    #[test]
    fn one_rupiah_is_too_much_and_one_sen_is_not() {
        let mut r = contoh(61);
        assert!(!r.seimbang(rp(1)), "left over: {:?}", r.selisih());
        r = contoh(59);
        assert!(!r.seimbang(rp(1)));
        r = contoh(60);
        r.tambah("4.1.04", Rupiah::dari_sen(99)).unwrap();
        assert!(r.seimbang(rp(1)));
        r.tambah("4.1.04", Rupiah::dari_sen(1)).unwrap();
        assert!(!r.seimbang(rp(1)));
    }

    #[test]
    fn a_longer_account_with_the_same_digits_is_another_account() {
        let mut r = RingkasanApbd::default();
        r.tambah("5.1.010", rp(5)).unwrap();
        r.tambah("41.01", rp(5)).unwrap();
        r.tambah("6.3", rp(5)).unwrap();
        assert_eq!(
            (r.pegawai, r.pendapatan, r.belanja),
            (Rupiah::NOL, Rupiah::NOL, rp(5))
        );
    }
}
