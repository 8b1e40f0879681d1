//! Verification of a government's whole log.

use std::collections::BTreeMap;

use bukti::kanonik::Sidik;
use bukti::kepala::{Kepala, KunciPublik};
use bukti::periksa::{Entri, Jenis, Kerusakan, Laporan, Tercatat, periksa};
use store::{Db, Result, log};
use uuid::Uuid;

/// What was verified.
#[derive(Clone, Debug)]
pub struct LogDiperiksa {
    /// Code of the government.
    pub kode: String,
    /// Its name.
    pub nama: String,
    /// The findings.
    pub laporan: Laporan,
}

/// Verifies one government's log, or with `None` every log that has events.
///
/// # Errors
/// No connection.
pub async fn verifikasi(
    db: &Db,
    pemda: Option<&str>,
    kunci: &[KunciPublik],
) -> Result<Vec<LogDiperiksa>> {
    let mut tx = db.tx_umum().await?;
    let semua = log::kode_berlog(&mut tx).await?;
    tx.commit().await?;
    let diingat = super::kumpul::terkumpul(db).await?;
    let mut hasil = Vec::new();
    for (id, kode, nama) in semua {
        if pemda.is_some_and(|p| p != kode) {
            continue;
        }
        let mut laporan = satu(db, id, kunci).await?;
        if let Some(diingat) = diingat.get(&id) {
            let mut tx = db.tx_baca(id).await?;
            let entri = log::entri(&mut tx, id).await?;
            tx.commit().await?;
            let daun: Vec<Sidik> = entri.iter().filter_map(|e| Sidik::parse(&e.daun)).collect();
            let beda = super::kumpul::bandingkan(&daun, diingat);
            laporan.kerusakan.extend(beda);
        }
        let kosong = laporan.diperiksa == 0 && laporan.belum_diurutkan == 0;
        if !kosong || !laporan.kerusakan.is_empty() || pemda.is_some() {
            hasil.push(LogDiperiksa {
                kode,
                nama,
                laporan,
            });
        }
    }
    Ok(hasil)
}

async fn satu(db: &Db, pemda: Uuid, kunci: &[KunciPublik]) -> Result<Laporan> {
    let mut tx = db.tx_baca(pemda).await?;
    let baris = log::entri(&mut tx, pemda).await?;
    let peristiwa = log::peristiwa(&mut tx, pemda).await?;
    let kepala = log::kepala(&mut tx, pemda).await?;
    tx.commit().await?;
    let mut rusak = Vec::new();
    let entri: Vec<Entri> = baris
        .into_iter()
        .filter_map(|e| entri_dari(e, &mut rusak))
        .collect();
    let peristiwa: BTreeMap<String, Tercatat> = peristiwa
        .into_iter()
        .map(|(p, daun)| {
            let daun = daun.as_deref().and_then(Sidik::parse);
            (p.id.clone(), Tercatat { peristiwa: p, daun })
        })
        .collect();
    let kepala: Vec<Kepala> = kepala
        .into_iter()
        .map(|k| super::kepala_dari(pemda, k))
        .collect();
    let mut laporan = periksa(&entri, &peristiwa, &kepala, kunci);
    laporan.kerusakan.splice(0..0, rusak);
    Ok(laporan)
}

/// A place whose digest is no digest at all has been written by somebody else.
fn entri_dari(e: log::EntriRow, rusak: &mut Vec<Kerusakan>) -> Option<Entri> {
    let urut = u64::try_from(e.urut).ok()?;
    let Some(daun) = Sidik::parse(&e.daun) else {
        rusak.push(Kerusakan {
            peristiwa: e.peristiwa_id.to_string(),
            jenis: Jenis::Isi,
            pesan: format!("Sidik pada posisi {urut} tidak terbaca."),
        });
        return None;
    };
    Some(Entri {
        urut,
        peristiwa_id: e.peristiwa_id.to_string(),
        daun,
    })
}
