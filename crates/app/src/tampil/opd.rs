//! One office: its programmes, activities and sub-activities with every ceiling, and its findings.

use anyhow::Result;
use store::Tx;
use store::tampil::{baris, temuan};

use super::pagu::{BarisRow, JumlahRow, tambah};

/// The office with all its rows in document order.
#[derive(Clone, Debug)]
pub struct OpdLengkap {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Programmes, activities, sub-activities.
    pub baris: Vec<BarisRow>,
    /// Totals over sub-activities; Renstra over programmes.
    pub jumlah: JumlahRow,
    /// Findings by rule and severity.
    pub temuan: Vec<temuan::HitungRow>,
}

/// Loads an office; `None` when it has no row in this year and no such code exists.
///
/// # Errors
/// The database does not answer.
pub async fn muat(tx: &mut Tx<'_>, tahun: i16, kode: &str) -> Result<Option<OpdLengkap>> {
    let baris = baris::opd(tx, tahun, kode).await?;
    let Some(nama) = nama(tx, &baris, kode).await? else {
        return Ok(None);
    };
    let mut jumlah = JumlahRow::default();
    for b in &baris {
        let nol = |v: Option<i64>| v.unwrap_or(0);
        if b.tingkat == "sub_kegiatan" {
            let satu = JumlahRow {
                baris: 1,
                renstra_sen: 0,
                rkpd_sen: nol(b.rkpd_sen),
                apbd_sen: nol(b.apbd_sen),
                dpa_sen: nol(b.dpa_sen),
                realisasi_sen: nol(b.realisasi_sen),
                selisih_sen: nol(b.selisih_sen),
                temuan: 0,
            };
            tambah(&mut jumlah, &satu);
        } else if b.tingkat == "program" {
            let satu = JumlahRow {
                renstra_sen: nol(b.renstra_sen),
                temuan: i64::from(b.temuan),
                ..JumlahRow::default()
            };
            tambah(&mut jumlah, &satu);
        }
    }
    let mut hitung = temuan::hitung(
        tx,
        &temuan::Saring {
            tahun,
            ..Default::default()
        },
    )
    .await?;
    hitung.retain(|h| h.opd_kode.as_deref() == Some(kode));
    Ok(Some(OpdLengkap {
        kode: kode.to_owned(),
        nama,
        baris,
        jumlah,
        temuan: hitung,
    }))
}

async fn nama(tx: &mut Tx<'_>, baris: &[BarisRow], kode: &str) -> Result<Option<String>> {
    if let Some(b) = baris.first() {
        return Ok(Some(b.opd_nama.clone()));
    }
    let semua = store::tampil::dokumen::perangkat(tx).await?;
    Ok(semua.into_iter().find(|o| o.kode == kode).map(|o| o.nama))
}
