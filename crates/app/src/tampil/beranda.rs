//! The public front page: the nation from published budgets.

use anggaran::RingkasanApbd;
use anyhow::Result;
use store::publikasi::dokumen::{self, TerbitRow};

use super::ukuran::Ukuran;
use crate::anggaran::nasional::{self, Nasional, PemdaApbd, ProvinsiApbd};
use crate::lingkungan::Lingkungan;
use crate::wilayah::peta::{self, Bentuk, Kotak};

/// How many governments the two short lists show.
const PENDEK: usize = 6;

/// What the front page shows.
#[derive(Clone, Debug)]
pub struct Beranda {
    /// The nation; `None` when nothing is published.
    pub angka: Option<Angka>,
    /// Shapes; `None` without a boundary pack.
    pub peta: Option<(Kotak, Vec<Bentuk>)>,
    /// Governments with documents of their own.
    pub dokumen: Vec<TerbitRow>,
    /// How many governments the register knows.
    pub terdaftar: usize,
}

/// Figures of the nation.
#[derive(Clone, Debug)]
pub struct Angka {
    /// All governments and the law of the year.
    pub nasional: Nasional,
    /// Sums of all.
    pub jumlah: RingkasanApbd,
    /// How many pass the personnel limit.
    pub di_atas: usize,
    /// How many are balanced.
    pub seimbang: usize,
    /// Provinces.
    pub provinsi: Vec<ProvinsiApbd>,
    /// How many governments per class of the measure, by kind (provinsi, kabupaten, kota).
    pub sebaran: [[usize; 3]; 7],
    /// Highest shares.
    pub tertinggi: Vec<PemdaApbd>,
    /// Lowest shares.
    pub terendah: Vec<PemdaApbd>,
}

/// Loads the front page.
///
/// # Errors
/// The database does not answer.
pub async fn muat(ling: &Lingkungan, ukuran: Ukuran, tahun: Option<i16>) -> Result<Beranda> {
    let angka = match nasional::muat(&ling.db, &ling.hukum, tahun).await? {
        Some(n) => Some(angka(n, ukuran)?),
        None => None,
    };
    let mut tx = ling.db.tx_umum().await?;
    let dokumen = dokumen::semua(&mut tx).await?;
    let terdaftar = store::wilayah::daftar::pemda(&mut tx).await?.len();
    drop(tx);
    Ok(Beranda {
        angka,
        peta: peta::provinsi(&ling.db).await?,
        dokumen,
        terdaftar,
    })
}

fn angka(nasional: Nasional, ukuran: Ukuran) -> Result<Angka> {
    let mut sebaran = [[0_usize; 3]; 7];
    for p in &nasional.pemda {
        let jenis = match p.jenis.as_str() {
            "provinsi" => 0,
            "kota" => 2,
            _ => 1,
        };
        let sel = ukuran
            .nilai(&p.ringkasan)
            .and_then(|n| sebaran.get_mut(ukuran.kelas(n)))
            .and_then(|b: &mut [usize; 3]| b.get_mut(jenis));
        if let Some(sel) = sel {
            *sel += 1;
        }
    }
    let mut urut: Vec<&PemdaApbd> = nasional
        .pemda
        .iter()
        .filter(|p| ukuran.nilai(&p.ringkasan).is_some())
        .collect();
    // Sorted by code before, so equal shares keep a stable order.
    urut.sort_by_key(|p| std::cmp::Reverse(ukuran.nilai(&p.ringkasan)));
    Ok(Angka {
        jumlah: Nasional::jumlah(&nasional.pemda)?,
        di_atas: nasional
            .pemda
            .iter()
            .filter(|p| nasional.aturan.melampaui(&p.ringkasan))
            .count(),
        seimbang: nasional.pemda.iter().filter(|p| p.seimbang).count(),
        provinsi: nasional.provinsi()?,
        sebaran,
        tertinggi: urut.iter().take(PENDEK).map(|p| (*p).clone()).collect(),
        terendah: urut
            .iter()
            .rev()
            .take(PENDEK)
            .map(|p| (*p).clone())
            .collect(),
        nasional,
    })
}
