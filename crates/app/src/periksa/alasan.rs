//! Gives a reason for keeping a difference, where the law allows one.

use dasar::waktu::Saat;
use keamanan::Tindakan;
use store::temuan::{self, SasaranRow};

use super::{PeriksaRefusal, Permintaan, aturan_berlaku};

/// A reason to be written.
#[derive(Clone, Debug)]
pub struct Alasan {
    /// Id of the finding, or its first characters.
    pub temuan: String,
    /// The reason.
    pub teks: String,
}

/// Writes the reason and returns the finding it is about.
///
/// # Errors
/// In this order: unknown government, no permission, unknown finding, a rule that knows no
/// reasons, a reason that says nothing.
pub async fn beri_alasan(p: &Permintaan<'_>, a: &Alasan) -> Result<SasaranRow, PeriksaRefusal> {
    let pemda = p.pemda().await?;
    p.izin(Tindakan::BeriAlasan, pemda.id)?;
    let mut tx = p.db.tx(pemda.id).await?;
    let mut cocok = temuan::cari(&mut tx, a.temuan.trim()).await?;
    let (Some(t), None) = (cocok.pop(), cocok.pop()) else {
        return Err(PeriksaRefusal::TemuanTakAda(a.temuan.clone()));
    };
    let tahun = u16::try_from(t.tahun).unwrap_or(p.tahun);
    let aturan = aturan_berlaku(&mut tx, p.hukum, (&pemda.kode, tahun)).await?;
    let param = aturan
        .param(&t.aturan)
        .ok_or_else(|| PeriksaRefusal::AturanTakAda(t.aturan.clone()))?;
    if !param.boleh_alasan || t.tingkat == "blokir" {
        return Err(PeriksaRefusal::TakDapatDialasankan {
            aturan: t.aturan,
            pasal: param.pasal.clone(),
        });
    }
    let teks = dasar::teks::rapat(&a.teks);
    if teks.chars().count() < 10 {
        return Err(PeriksaRefusal::AlasanPendek);
    }
    let Saat(pada) = p.clock.kini();
    temuan::beri_alasan(&mut tx, &t, &teks, &p.pelaku.nama, pada).await?;
    let isi = serde_json::json!({"aturan": t.aturan, "alasan": teks});
    p.catat(&mut tx, pemda.id, ("temuan.dialasankan", t.id.clone(), isi))
        .await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(t)
}
