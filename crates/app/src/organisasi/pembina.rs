//! Supervisory views: the defined figures of supervised governments.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use dasar::Id;
use dasar::kode::KodeWilayah;
use keamanan::{Pelaku, Sumber, Tindakan, boleh};
use store::{Db, PemdaRow};

use super::OrgRefusal;

/// One supervised government.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaerahBinaan {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Figures by what is counted.
    pub angka: BTreeMap<String, i64>,
    /// Kinds of documents in force, with blanks between.
    pub dokumen: String,
    /// Period the realisation reaches to.
    pub periode: String,
    /// When the newest figure was written.
    pub pada: Option<DateTime<Utc>>,
}

impl DaerahBinaan {
    /// Share of the budget that was paid, in tenths of a percent; none without a budget.
    #[must_use]
    pub fn serapan_permil(&self) -> Option<i64> {
        let anggaran = self.angka.get("anggaran_sen").filter(|n| **n > 0)?;
        let realisasi = self.angka.get("realisasi_sen")?;
        let permil = i128::from(*realisasi) * 1000 / i128::from(*anggaran);
        i64::try_from(permil).ok()
    }

    /// A count; 0 when there is nothing.
    #[must_use]
    pub fn jumlah(&self, ukuran: &str) -> i64 {
        self.angka.get(ukuran).copied().unwrap_or(0)
    }
}

/// What an actor may see of a supervisor's governments, by code.
///
/// # Errors
/// Not allowed; no connection.
pub async fn pandangan(
    db: &Db,
    pelaku: &Pelaku,
    pembina: &PemdaRow,
    tahun: u16,
) -> Result<Vec<DaerahBinaan>, OrgRefusal> {
    let kode =
        KodeWilayah::parse(&pembina.kode).map_err(|_| OrgRefusal::TidakAda("Wilayah ini"))?;
    // The government about itself, or a supervisor about a region.
    let milik = (pembina.jenis != "nasional").then(|| Id::dari_uuid(pembina.id));
    boleh(
        pelaku,
        Tindakan::LihatPembinaan,
        &Sumber::pembinaan(milik, kode),
    )?;
    let mut tx = db.tx(pembina.id).await?;
    let tahun = i16::try_from(tahun).unwrap_or(i16::MAX);
    let baris = store::pembina::pandangan(&mut tx, tahun).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    let mut hasil: BTreeMap<String, DaerahBinaan> = BTreeMap::new();
    for b in baris {
        let d = hasil.entry(b.kode.clone()).or_default();
        d.kode = b.kode;
        d.nama = b.nama;
        d.pada = d.pada.max(b.pada);
        let teks = b.teks.unwrap_or_default();
        match b.ukuran.as_str() {
            "dokumen_berlaku" => d.dokumen = teks,
            "realisasi_sen" => d.periode = teks,
            _ => {}
        }
        if let Some(n) = b.nilai {
            d.angka.insert(b.ukuran, n);
        }
    }
    Ok(hasil.into_values().collect())
}
