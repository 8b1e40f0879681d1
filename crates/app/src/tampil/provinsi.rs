//! One province: its own government and those of its regencies and cities.

use anggaran::RingkasanApbd;
use anyhow::Result;
use dasar::waktu::Tanggal;
use store::wilayah::daftar::{self, PemdaWilayahRow};

use crate::anggaran::nasional::{self, AturanNasional, Nasional, PemdaApbd};
use crate::lingkungan::Lingkungan;
use crate::wilayah::peta::{self, Bentuk, Kotak};

/// What a province page shows.
#[derive(Clone, Debug)]
pub struct Provinsi {
    /// The provincial government.
    pub pemda: PemdaWilayahRow,
    /// Governments of the province from the register, itself first.
    pub anggota: Vec<PemdaWilayahRow>,
    /// Their published budgets; `None` when nothing is published.
    pub angka: Option<AngkaProvinsi>,
    /// Shapes of regencies and cities.
    pub peta: Option<(Kotak, Vec<Bentuk>)>,
}

/// Figures of a province.
#[derive(Clone, Debug)]
pub struct AngkaProvinsi {
    /// Budget year.
    pub tahun: i16,
    /// State of the source.
    pub keadaan: Tanggal,
    /// Governments by code.
    pub pemda: Vec<PemdaApbd>,
    /// Sums of all of them.
    pub jumlah: RingkasanApbd,
    /// The law of the year.
    pub aturan: AturanNasional,
}

/// Loads a province; `None` when the code is not a province.
///
/// # Errors
/// The database does not answer.
pub async fn muat(ling: &Lingkungan, kode: &str, tahun: Option<i16>) -> Result<Option<Provinsi>> {
    let semua = daftar::pemda(&mut *ling.db.tx_umum().await?).await?;
    let Some(pemda) = semua
        .iter()
        .find(|p| p.kode == kode && p.jenis == "provinsi")
        .cloned()
    else {
        return Ok(None);
    };
    let anggota = semua
        .into_iter()
        .filter(|p| p.kode == kode || p.induk.as_deref() == Some(kode))
        .collect();
    let angka = match nasional::muat(&ling.db, &ling.hukum, tahun).await? {
        Some(n) => angka(n, kode)?,
        None => None,
    };
    Ok(Some(Provinsi {
        pemda,
        anggota,
        angka,
        peta: peta::kabkota(&ling.db, kode).await?,
    }))
}

fn angka(n: Nasional, kode: &str) -> Result<Option<AngkaProvinsi>> {
    let pemda: Vec<PemdaApbd> = n.pemda.into_iter().filter(|p| p.provinsi == kode).collect();
    if pemda.is_empty() {
        return Ok(None);
    }
    Ok(Some(AngkaProvinsi {
        tahun: n.tahun,
        keadaan: Tanggal(n.keadaan),
        jumlah: Nasional::jumlah(&pemda)?,
        pemda,
        aturan: n.aturan,
    }))
}
