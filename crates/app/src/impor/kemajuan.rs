//! How far an import is: written by the importer, read by whoever shows it.

use std::sync::{Mutex, PoisonError};

/// The steps of one document, with the share of the whole (per mille) reached when each begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tahap {
    /// Bytes become cells.
    #[default]
    Membaca,
    /// Cells and lines are checked.
    Memeriksa,
    /// Rows become nodes and lines.
    Menyusun,
    /// They are written.
    Menulis,
    /// The new edition is compared and linked with the others.
    Menautkan,
}

impl Tahap {
    const fn rentang(self) -> (u64, u64) {
        match self {
            Self::Membaca => (0, 150),
            Self::Memeriksa => (150, 300),
            Self::Menyusun => (300, 400),
            Self::Menulis => (400, 900),
            Self::Menautkan => (900, 1_000),
        }
    }

    /// What is done, for people.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Membaca => "membaca berkas",
            Self::Memeriksa => "memeriksa baris",
            Self::Menyusun => "menyusun dokumen",
            Self::Menulis => "menyimpan baris",
            Self::Menautkan => "menautkan dokumen",
        }
    }

    /// What is counted in it.
    #[must_use]
    pub const fn satuan(self) -> &'static str {
        match self {
            Self::Membaca => "byte",
            _ => "baris",
        }
    }
}

/// One look at an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Potret {
    /// File at hand.
    pub nama: String,
    /// Step.
    pub tahap: Tahap,
    /// Done in this step.
    pub selesai: u64,
    /// To do in this step; 0 when it is not known.
    pub jumlah: u64,
    /// Files or documents done.
    pub berkas_selesai: u64,
    /// Files or documents in all.
    pub berkas_jumlah: u64,
}

impl Potret {
    /// Share of the whole run in percent, 0–100.
    #[must_use]
    pub fn persen(&self) -> u64 {
        if self.berkas_jumlah == 0 {
            return 0;
        }
        if self.berkas_selesai >= self.berkas_jumlah {
            return 100;
        }
        let (awal, akhir) = self.tahap.rentang();
        let lebar = akhir - awal;
        let di = self
            .selesai
            .min(self.jumlah)
            .saturating_mul(lebar)
            .checked_div(self.jumlah)
            .unwrap_or(0);
        let permil = self.berkas_selesai.saturating_mul(1_000) + awal + di;
        permil / self.berkas_jumlah.saturating_mul(10)
    }
}

/// Shared between the importer and a watcher.
#[derive(Debug)]
pub struct Kemajuan(Mutex<Potret>);

impl Default for Kemajuan {
    fn default() -> Self {
        Self::baru()
    }
}

/// For imports nobody watches.
pub(crate) static TAK_DILIHAT: Kemajuan = Kemajuan::baru();

fn u64_dari(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

impl Kemajuan {
    /// Nothing done yet.
    #[must_use]
    pub const fn baru() -> Self {
        Self(Mutex::new(Potret {
            nama: String::new(),
            tahap: Tahap::Membaca,
            selesai: 0,
            jumlah: 0,
            berkas_selesai: 0,
            berkas_jumlah: 0,
        }))
    }

    fn ubah(&self, kerja: impl FnOnce(&mut Potret)) {
        kerja(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// How far it is now.
    #[must_use]
    pub fn potret(&self) -> Potret {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The next file or document begins.
    pub(crate) fn berkas(&self, nama: &str, selesai: usize, jumlah: usize) {
        self.ubah(|p| {
            *p = Potret {
                nama: nama.to_owned(),
                berkas_selesai: u64_dari(selesai),
                berkas_jumlah: u64_dari(jumlah),
                ..Potret::default()
            };
        });
    }

    /// The next step begins, with so much to do.
    pub(crate) fn tahap(&self, tahap: Tahap, jumlah: usize) {
        self.ubah(|p| (p.tahap, p.selesai, p.jumlah) = (tahap, 0, u64_dari(jumlah)));
    }

    /// So much more of the step is done.
    pub(crate) fn maju(&self, n: usize) {
        self.ubah(|p| p.selesai = p.selesai.saturating_add(u64_dari(n)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Kemajuan, Tahap};

    #[test]
    fn the_share_grows_from_step_to_step_and_ends_at_a_hundred() {
        let k = Kemajuan::baru();
        let mut lalu = 0;
        for ke in 0..2 {
            k.berkas("a.csv", ke, 2);
            for tahap in [
                Tahap::Membaca,
                Tahap::Memeriksa,
                Tahap::Menyusun,
                Tahap::Menulis,
                Tahap::Menautkan,
            ] {
                k.tahap(tahap, 10);
                for _ in 0..10 {
                    k.maju(1);
                    let kini = k.potret().persen();
                    assert!(kini >= lalu && kini <= 100, "{kini} after {lalu}");
                    lalu = kini;
                }
            }
        }
        k.berkas("", 2, 2);
        assert_eq!(k.potret().persen(), 100);
        k.berkas("a.csv", 0, 1);
        k.tahap(Tahap::Menulis, 0);
        assert_eq!(k.potret().persen(), 40, "an unknown amount is no share");
    }
}
