//! The list of sub-activities (activities, programmes) with every ceiling side by side.

use std::collections::BTreeMap;

use anyhow::Result;
use store::Tx;
use store::tampil::baris;
pub use store::tampil::baris::{BarisRow, FacetRow, Halaman, JumlahRow, Saring, Urut};

/// States that the word "berbeda" of rule BUD-03 covers: in both documents, ceilings unequal.
pub const BERBEDA: [&str; 4] = ["naik", "turun", "jadi_nol", "dari_nol"];

/// One page of the list with its totals and the numbers for the chips.
#[derive(Clone, Debug, Default)]
pub struct DaftarPagu {
    /// Rows of the page.
    pub baris: Vec<BarisRow>,
    /// Totals over every row of the filter.
    pub jumlah: JumlahRow,
    /// Rows per status, under the other filters except text.
    pub per_status: BTreeMap<String, i64>,
    /// Rows with findings, under the same.
    pub bertemuan: i64,
    /// Offices that have rows: code and rows.
    pub opd: BTreeMap<String, i64>,
}

/// Loads one page.
///
/// # Errors
/// The database does not answer.
pub async fn muat(tx: &mut Tx<'_>, s: &Saring, h: Halaman) -> Result<DaftarPagu> {
    let baris = baris::daftar(tx, s, h).await?;
    let jumlah = baris::jumlah(tx, s).await?;
    let facet = baris::facet(tx, s.tahun, &s.tingkat).await?;
    let mut d = DaftarPagu {
        baris,
        jumlah,
        ..DaftarPagu::default()
    };
    for f in facet {
        *d.opd.entry(f.opd_kode.clone()).or_default() += f.jumlah.baris;
        if s.opd.as_ref().is_some_and(|o| *o != f.opd_kode) {
            continue;
        }
        if !s.temuan || f.ada_temuan {
            *d.per_status.entry(f.status.clone()).or_default() += f.jumlah.baris;
        }
        if f.ada_temuan && (s.status.is_empty() || s.status.contains(&f.status)) {
            d.bertemuan += f.jumlah.baris;
        }
    }
    Ok(d)
}

/// Totals of every office of one level.
///
/// # Errors
/// The database does not answer.
pub async fn per_opd(
    tx: &mut Tx<'_>,
    tahun: i16,
    tingkat: &str,
) -> Result<BTreeMap<String, JumlahRow>> {
    let mut hasil: BTreeMap<String, JumlahRow> = BTreeMap::new();
    for f in baris::facet(tx, tahun, tingkat).await? {
        tambah(hasil.entry(f.opd_kode).or_default(), &f.jumlah);
    }
    Ok(hasil)
}

/// Adds totals; sums of one government stay far below the range of sen in 64 bits.
pub fn tambah(a: &mut JumlahRow, b: &JumlahRow) {
    a.baris = a.baris.saturating_add(b.baris);
    a.renstra_sen = a.renstra_sen.saturating_add(b.renstra_sen);
    a.rkpd_sen = a.rkpd_sen.saturating_add(b.rkpd_sen);
    a.apbd_sen = a.apbd_sen.saturating_add(b.apbd_sen);
    a.dpa_sen = a.dpa_sen.saturating_add(b.dpa_sen);
    a.realisasi_sen = a.realisasi_sen.saturating_add(b.realisasi_sen);
    a.selisih_sen = a.selisih_sen.saturating_add(b.selisih_sen);
    a.temuan = a.temuan.saturating_add(b.temuan);
}
