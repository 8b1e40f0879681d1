//! What the integer codes of a line mean.

use crate::{Hierarki, RollupError};

/// The two trees and the organisation that the lines are counted along.
///
/// # Preconditions
/// The perangkat daerah are numbered government by government, so that the lines of a government
/// lie together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimensi {
    program: Hierarki,
    akun: Hierarki,
    pemda_opd: Vec<u16>,
    provinsi_pemda: Vec<u16>,
    provinsi: usize,
}

impl Dimensi {
    /// Puts trees and organisation together.
    ///
    /// - `pemda_opd`: the government of each perangkat daerah, never descending.
    /// - `provinsi_pemda`: the province of each government.
    ///
    /// # Errors
    /// A number that points outside, or perangkat daerah that are not listed by government.
    pub fn baru(
        program: Hierarki,
        akun: Hierarki,
        pemda_opd: Vec<u16>,
        provinsi_pemda: Vec<u16>,
    ) -> Result<Self, RollupError> {
        let batas = usize::from(u16::MAX);
        if provinsi_pemda.len() > batas {
            let jumlah = provinsi_pemda.len();
            return Err(RollupError::TerlaluBanyak {
                apa: "pemerintah daerah",
                jumlah,
                batas,
            });
        }
        let mut lalu = 0;
        for (opd, pemda) in pemda_opd.iter().enumerate() {
            let kode = usize::from(*pemda);
            if kode >= provinsi_pemda.len() {
                return Err(RollupError::DiLuarDimensi {
                    apa: "pemerintah daerah",
                    kode,
                });
            }
            if *pemda < lalu {
                return Err(RollupError::OpdTidakUrut(opd));
            }
            lalu = *pemda;
        }
        let provinsi = provinsi_pemda
            .iter()
            .map(|p| usize::from(*p) + 1)
            .max()
            .unwrap_or(0);
        Ok(Self {
            program,
            akun,
            pemda_opd,
            provinsi_pemda,
            provinsi,
        })
    }

    /// The programme tree.
    pub fn program(&self) -> &Hierarki {
        &self.program
    }

    /// The account tree.
    pub fn akun(&self) -> &Hierarki {
        &self.akun
    }

    /// Number of perangkat daerah.
    pub fn jumlah_opd(&self) -> usize {
        self.pemda_opd.len()
    }

    /// Number of governments.
    pub fn jumlah_pemda(&self) -> usize {
        self.provinsi_pemda.len()
    }

    /// Number of provinces.
    pub fn jumlah_provinsi(&self) -> usize {
        self.provinsi
    }

    /// Government of a perangkat daerah.
    pub fn pemda(&self, opd: usize) -> Option<u16> {
        self.pemda_opd.get(opd).copied()
    }

    /// Province of a government.
    pub fn provinsi(&self, pemda: u16) -> Option<u16> {
        self.provinsi_pemda.get(usize::from(pemda)).copied()
    }

    pub(crate) fn pemda_opd(&self) -> &[u16] {
        &self.pemda_opd
    }

    pub(crate) fn provinsi_pemda(&self) -> &[u16] {
        &self.provinsi_pemda
    }
}
