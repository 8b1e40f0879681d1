//! The measures maps and lists compare governments by, with their display classes.

use anggaran::RingkasanApbd;
use dasar::Rasio;

/// A share to compare by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ukuran {
    /// Personnel expenditure over expenditure; less is better.
    #[default]
    Pegawai,
    /// Own revenue over revenue; more is better.
    Pad,
    /// Capital expenditure over expenditure; more is better.
    Modal,
}

impl Ukuran {
    /// All, in the order of the switch.
    pub const SEMUA: [Self; 3] = [Self::Pegawai, Self::Pad, Self::Modal];

    /// Key in the address.
    #[must_use]
    pub const fn kunci(self) -> &'static str {
        match self {
            Self::Pegawai => "pegawai",
            Self::Pad => "pad",
            Self::Modal => "modal",
        }
    }

    /// From the address; anything else is the first.
    #[must_use]
    pub fn dari(s: Option<&str>) -> Self {
        Self::SEMUA
            .into_iter()
            .find(|u| Some(u.kunci()) == s)
            .unwrap_or_default()
    }

    /// Column head.
    #[must_use]
    pub const fn pendek(self) -> &'static str {
        match self {
            Self::Pegawai => "Pegawai",
            Self::Pad => "PAD",
            Self::Modal => "Modal",
        }
    }

    /// Full words.
    #[must_use]
    pub const fn judul(self) -> &'static str {
        match self {
            Self::Pegawai => "Belanja pegawai terhadap belanja",
            Self::Pad => "Pendapatan asli terhadap pendapatan",
            Self::Modal => "Belanja modal terhadap belanja",
        }
    }

    /// The share.
    #[must_use]
    pub fn nilai(self, r: &RingkasanApbd) -> Option<Rasio> {
        match self {
            Self::Pegawai => r.porsi_pegawai(),
            Self::Pad => r.porsi_pad(),
            Self::Modal => r.porsi_modal(),
        }
    }

    /// Upper ends of the first six classes in percent, from low to high.
    const fn batas(self) -> [i32; 6] {
        match self {
            Self::Pegawai => [28, 32, 36, 40, 44, 48],
            Self::Pad => [5, 10, 15, 25, 35, 50],
            Self::Modal => [8, 12, 16, 20, 25, 30],
        }
    }

    /// True when a small share is the good one.
    #[must_use]
    pub const fn kecil_baik(self) -> bool {
        matches!(self, Self::Pegawai)
    }

    /// Class from low (0) to high (6); a share on a boundary belongs to the lower class.
    #[must_use]
    pub fn kelas(self, nilai: Rasio) -> usize {
        self.batas()
            .iter()
            .filter(|b| nilai > Rasio::dari_persen(**b))
            .count()
    }

    /// Words of the seven classes, from low to high.
    #[must_use]
    pub fn legenda(self) -> Vec<String> {
        let b = self.batas();
        let mut kata = Vec::with_capacity(7);
        let mut bawah: Option<i32> = None;
        for atas in b {
            kata.push(bawah.map_or_else(|| format!("≤ {atas} %"), |l| format!("{l}–{atas} %")));
            bawah = Some(atas);
        }
        kata.extend(bawah.map(|l| format!("> {l} %")));
        kata
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_belong_to_the_lower_class() {
        let u = Ukuran::Pegawai;
        assert_eq!(u.kelas(Rasio::dari_persen(28)), 0);
        assert_eq!(u.kelas(Rasio::dari_basis_poin(2801)), 1);
        assert_eq!(u.kelas(Rasio::dari_basis_poin(4801)), 6);
        assert_eq!(u.legenda().len(), 7);
        assert_eq!(
            (u.legenda()[0].as_str(), u.legenda()[6].as_str()),
            ("≤ 28 %", "> 48 %")
        );
    }
}
