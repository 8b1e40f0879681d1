//! Takes a reason for keeping a difference back.

use dasar::waktu::Saat;
use keamanan::Tindakan;
use store::temuan::{self, SasaranRow};

use super::{PeriksaRefusal, Permintaan};

/// Takes the reason with this number back; the finding waits for one again.
///
/// # Errors
/// In this order: unknown government, no permission, unknown finding, no such reason (any more).
///
/// # Why
/// The reason and who gave it stay on record: what was decided on its strength can be explained.
pub async fn cabut_alasan(
    p: &Permintaan<'_>,
    temuan_id: &str,
    urut: i16,
) -> Result<SasaranRow, PeriksaRefusal> {
    let pemda = p.pemda().await?;
    p.izin(Tindakan::CabutAlasan, pemda.id)?;
    let mut tx = p.db.tx(pemda.id).await?;
    let mut cocok = temuan::cari(&mut tx, temuan_id.trim()).await?;
    let (Some(t), None) = (cocok.pop(), cocok.pop()) else {
        return Err(PeriksaRefusal::TemuanTakAda(temuan_id.to_owned()));
    };
    let Saat(pada) = p.clock.kini();
    let alasan = temuan::cabut_alasan(&mut tx, &t, urut, &p.pelaku.nama, pada).await?;
    let alasan = alasan.ok_or(PeriksaRefusal::AlasanTakAda)?;
    let isi = serde_json::json!({"aturan": t.aturan, "urut": urut, "alasan": alasan});
    p.catat(
        &mut tx,
        pemda.id,
        ("temuan.alasan_dicabut", t.id.clone(), isi),
    )
    .await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(t)
}
