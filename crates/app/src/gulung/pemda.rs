//! One government and year.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rollup::RollupError;
use store::StoreError;
use store::gulung::{AkunRow, RincianRow, SimpulRow, TemuanRow};
use store::tampil::temuan::{self, HitungRow};

use super::bangun::Bangunan;
use super::opd::{Jumlah, OpdGulungan};

/// Rows that a roll-up is built from.
#[derive(Clone, Debug, Default)]
pub struct Isi {
    /// As-of number.
    pub urut: i64,
    /// Date the documents speak of.
    pub keadaan: Option<NaiveDate>,
    /// Nodes with their ceilings.
    pub simpul: Vec<SimpulRow>,
    /// Lines of the APBD per account.
    pub rincian: Vec<RincianRow>,
    /// Payments per account.
    pub pembayaran: Vec<RincianRow>,
    /// Account names.
    pub akun: Vec<AkunRow>,
    /// Findings per node.
    pub temuan: Vec<TemuanRow>,
    /// Findings per rule, severity and perangkat daerah.
    pub aturan: Vec<HitungRow>,
}

impl Isi {
    /// Reads all of it in the caller's snapshot.
    pub(super) async fn muat(
        tx: &mut store::Tx<'_>,
        tahun: i16,
        urut: i64,
    ) -> Result<Self, StoreError> {
        let rincian = store::gulung::daftar_rincian(tx, tahun).await?;
        let pembayaran = store::gulung::daftar_pembayaran(tx, tahun).await?;
        let mut kode: Vec<String> = Vec::new();
        for r in rincian.iter().chain(&pembayaran) {
            let batas = r.rekening.match_indices('.').map(|(i, _)| i);
            for i in batas.chain([r.rekening.len()]) {
                kode.extend(r.rekening.get(..i).map(str::to_owned));
            }
        }
        kode.sort_unstable();
        kode.dedup();
        let saring = temuan::Saring {
            tahun,
            ..temuan::Saring::default()
        };
        Ok(Self {
            urut,
            keadaan: store::gulung::keadaan(tx, tahun).await?,
            simpul: store::gulung::daftar_simpul(tx, tahun).await?,
            akun: store::gulung::daftar_akun(tx, &kode).await?,
            temuan: store::gulung::daftar_temuan(tx, tahun).await?,
            aturan: temuan::hitung(tx, &saring).await?,
            rincian,
            pembayaran,
        })
    }
}

/// The resident roll-up of one government and year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PemdaGulungan {
    urut: i64,
    keadaan: Option<NaiveDate>,
    jumlah: Jumlah,
    opd: BTreeMap<String, Arc<OpdGulungan>>,
}

impl PemdaGulungan {
    /// Rolls the rows up.
    ///
    /// # Errors
    /// More than 65,535 nodes or a total beyond 64 bits.
    pub fn baru(isi: Isi) -> Result<Self, RollupError> {
        let (urut, keadaan) = (isi.urut, isi.keadaan);
        let bangunan = Bangunan::baru(isi)?;
        let opd = bangunan
            .opd()
            .map(|o| (o.kode.clone(), Arc::new(o)))
            .collect();
        Ok(Self {
            urut,
            keadaan,
            jumlah: bangunan.jumlah(),
            opd,
        })
    }

    /// As-of: number of the newest change contained.
    #[must_use]
    pub fn urut(&self) -> i64 {
        self.urut
    }

    /// As-of: newest date that a document in force says its figures are of.
    #[must_use]
    pub fn keadaan(&self) -> Option<NaiveDate> {
        self.keadaan
    }

    /// Totals of the government.
    #[must_use]
    pub fn jumlah(&self) -> Jumlah {
        self.jumlah
    }

    /// One perangkat daerah by its code.
    #[must_use]
    pub fn opd(&self, kode: &str) -> Option<Arc<OpdGulungan>> {
        self.opd.get(kode).cloned()
    }

    /// Every perangkat daerah by code.
    pub fn daftar_opd(&self) -> impl Iterator<Item = &OpdGulungan> {
        self.opd.values().map(AsRef::as_ref)
    }
}
