//! Showing a field in full: somebody asks with a reason, and that is written down.

use keamanan::{JenisPeristiwa, Pelaku, Sumber, Tindakan, kuasa};
use serde_json::json;

use super::{Pemilik, Rahasia};
use crate::akun::{AkunRefusal, Layanan};
use crate::log::{Kejadian, Pencatat};

/// Shortest reason, in characters.
const ALASAN: usize = 10;

/// Opens a person's field for `pelaku` and writes the event; without the event nothing is shown.
///
/// # Errors
/// In this order: no permission, a reason that says nothing, no such field, a missing key.
pub async fn buka(
    l: &Layanan,
    (pelaku, sumber, permintaan): (&Pelaku, &Sumber, &str),
    (p, bidang): (Pemilik, &str),
    alasan: &str,
) -> Result<Rahasia<String>, AkunRefusal> {
    let w = kuasa(pelaku, Tindakan::BukaRahasia, sumber)?;
    let alasan = dasar::teks::rapat(alasan);
    if alasan.chars().count() < ALASAN {
        return Err(AkunRefusal::AlasanPendek);
    }
    let mut tx = l.db.tx(p.pemda).await?;
    let nilai = l
        .brankas
        .baca(&mut tx, p, bidang)
        .await?
        .ok_or(AkunRefusal::TidakAda)?;
    let pencatat = Pencatat {
        pelaku,
        kuasa: w,
        permintaan,
        pada: l.kini(),
    };
    let kejadian = Kejadian {
        jenis: JenisPeristiwa::RahasiaDibuka,
        subjek: p.id.to_string(),
        sebelum: None,
        sesudah: None,
        alasan: &alasan,
        isi: json!({"bidang": bidang, "alasan": alasan}),
    };
    crate::log::catat(&mut tx, p.pemda, &pencatat, kejadian).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(nilai)
}
