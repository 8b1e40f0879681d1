//! Witness exchange by file: heads out, heads in, and the later proof that nothing was rewritten.

use std::collections::BTreeMap;

use bukti::kanonik::Sidik;
use bukti::kepala::{Kepala, KunciPublik};
use bukti::tukar::{BENTUK, BerkasKepala, KepalaRusak, LogKepala, periksa, susun};
use dasar::waktu::Clock;
use keamanan::{JenisPeristiwa, Pelaku, Sumber, Tindakan, Tolak, boleh};
use serde_json::json;
use store::{Db, PemdaRow, StoreError, log};
use thiserror::Error;
use uuid::Uuid;

use super::{Kejadian, Pencatat, catat, kepala_dari, kepala_simpan};

/// Why an exchange did not happen.
#[derive(Debug, Error)]
pub enum TukarRefusal {
    /// The actor may not.
    #[error("{0}")]
    Tolak(#[from] Tolak),
    /// No such government.
    #[error("Pemerintah daerah {0} tidak dikenal. Tulis kode Kemendagri, misalnya 64.11.")]
    PemdaTakDikenal(String),
    /// Nothing was kept yet.
    #[error("{0} belum menyimpan kepala log siapa pun. Terima dahulu: selaras log saksi terima")]
    BelumAda(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a witness says about one log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HasilSaksi {
    /// Code of the government whose log it is.
    pub kode: String,
    /// Heads newly kept.
    pub baru: usize,
    /// Heads kept before.
    pub disimpan: usize,
    /// What is wrong, by size.
    pub rusak: Vec<KepalaRusak>,
}

/// The heads of one log or of all, with their proofs, as a file that travels. `sejak` connects a
/// witness that holds this size.
///
/// # Errors
/// Unknown government; no connection.
pub async fn ekspor(
    db: &Db,
    pemda: Option<&str>,
    sejak: &[u64],
) -> Result<BerkasKepala, TukarRefusal> {
    let mut tx = db.tx_umum().await?;
    let semua = log::kode_berlog(&mut tx).await?;
    tx.commit().await.map_err(StoreError::from)?;
    if let Some(p) = pemda
        && !semua.iter().any(|(_, kode, _)| kode == p)
    {
        return Err(TukarRefusal::PemdaTakDikenal(p.to_owned()));
    }
    let mut hasil = Vec::new();
    for (id, kode, _) in semua {
        if pemda.is_some_and(|p| p != kode) {
            continue;
        }
        let l = satu(db, id, (&kode, sejak)).await?;
        if !l.kepala.is_empty() {
            hasil.push(l);
        }
    }
    Ok(BerkasKepala {
        bentuk: BENTUK.to_owned(),
        log: hasil,
    })
}

async fn satu(
    db: &Db,
    pemda: Uuid,
    (kode, sejak): (&str, &[u64]),
) -> Result<LogKepala, StoreError> {
    let mut tx = db.tx_baca(pemda).await?;
    let kepala: Vec<Kepala> = log::kepala(&mut tx, pemda)
        .await?
        .into_iter()
        .map(|k| kepala_dari(pemda, k))
        .collect();
    let daun: Vec<Sidik> = match kepala.is_empty() {
        true => Vec::new(),
        false => log::entri(&mut tx, pemda)
            .await?
            .iter()
            .filter_map(|e| Sidik::parse(&e.daun))
            .collect(),
    };
    tx.commit().await?;
    Ok(susun(kode, &daun, &kepala, sejak))
}

/// Takes the heads of a file into the keeping of a witness. Heads of a log that contradicts what
/// was kept are not taken; the others are. One event says how many.
///
/// # Errors
/// Not allowed; no connection.
pub async fn terima_berkas(
    db: &Db,
    (clock, pelaku): (&dyn Clock, &Pelaku),
    saksi: &PemdaRow,
    berkas: &BerkasKepala,
    kunci: &[KunciPublik],
) -> Result<Vec<HasilSaksi>, TukarRefusal> {
    izin(pelaku, saksi)?;
    let pada = clock.kini().0;
    let mut tx = db.tx(saksi.id).await?;
    let mut hasil = Vec::new();
    for l in &berkas.log {
        let Some(asal) = l.kepala.last().map(|k| k.pemda_id.clone()) else {
            continue;
        };
        let lama: Vec<Kepala> = disimpan(&mut tx, saksi.id, &asal).await?;
        let mut rusak = periksa(l, &lama, kunci);
        // Two logs under one heading would hide one behind the other.
        let asing = l.kepala.iter().filter(|k| k.pemda_id != asal);
        rusak.extend(asing.map(|k| KepalaRusak {
            ukuran: k.ukuran,
            jenis: bukti::tukar::JenisRusak::Bercabang,
        }));
        let mut baru = 0;
        if rusak.is_empty() {
            for k in &l.kepala {
                let simpan = kepala_simpan(k);
                if log::catat_saksi(&mut tx, saksi.id, &asal, &simpan, pada).await? {
                    baru += 1;
                }
            }
        }
        hasil.push(HasilSaksi {
            kode: l.kode.clone(),
            baru,
            disimpan: lama.len(),
            rusak,
        });
    }
    let jumlah: usize = hasil.iter().map(|h| h.baru).sum();
    if jumlah > 0 {
        let p = Pencatat {
            pelaku,
            kuasa: None,
            permintaan: "",
            pada,
        };
        let log: BTreeMap<&str, usize> = hasil.iter().map(|h| (h.kode.as_str(), h.baru)).collect();
        let k = Kejadian {
            jenis: JenisPeristiwa::KepalaDisaksikan,
            subjek: saksi.id.to_string(),
            sebelum: None,
            sesudah: None,
            alasan: "",
            isi: json!({"jumlah": jumlah, "log": log}),
        };
        catat(&mut tx, saksi.id, &p, k).await?;
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(hasil)
}

/// Holds what a witness kept against logs as they are presented now. Kept logs that are not
/// presented are not in the answer.
///
/// # Errors
/// Not allowed; nothing kept; no connection.
pub async fn periksa_saksi(
    db: &Db,
    pelaku: &Pelaku,
    saksi: &PemdaRow,
    berkas: &BerkasKepala,
    kunci: &[KunciPublik],
) -> Result<Vec<HasilSaksi>, TukarRefusal> {
    izin(pelaku, saksi)?;
    let mut tx = db.tx_baca(saksi.id).await?;
    if log::saksi_semua(&mut tx, saksi.id).await?.is_empty() {
        return Err(TukarRefusal::BelumAda(saksi.nama.clone()));
    }
    let mut hasil = Vec::new();
    for l in &berkas.log {
        let Some(asal) = l.kepala.last().map(|k| k.pemda_id.clone()) else {
            continue;
        };
        let lama = disimpan(&mut tx, saksi.id, &asal).await?;
        if lama.is_empty() {
            continue;
        }
        hasil.push(HasilSaksi {
            kode: l.kode.clone(),
            baru: 0,
            disimpan: lama.len(),
            rusak: periksa(l, &lama, kunci),
        });
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(hasil)
}

/// Sizes a witness holds of each log, for an export that connects them.
///
/// # Errors
/// No connection.
pub async fn ukuran_disimpan(db: &Db, saksi: &PemdaRow) -> Result<Vec<u64>, StoreError> {
    let mut tx = db.tx_baca(saksi.id).await?;
    let semua = log::saksi_semua(&mut tx, saksi.id).await?;
    tx.commit().await?;
    Ok(semua
        .iter()
        .filter_map(|s| u64::try_from(s.kepala.ukuran).ok())
        .collect())
}

fn izin(pelaku: &Pelaku, saksi: &PemdaRow) -> Result<(), Tolak> {
    let sumber = Sumber::dalam(dasar::Id::dari_uuid(saksi.id));
    boleh(pelaku, Tindakan::KelolaSistem, &sumber)
}

async fn disimpan(
    tx: &mut store::Tx<'_>,
    saksi: Uuid,
    asal: &str,
) -> Result<Vec<Kepala>, StoreError> {
    let semua = log::saksi(tx, saksi, asal).await?;
    let asal_id = asal.parse().unwrap_or_default();
    Ok(semua
        .into_iter()
        .map(|s| kepala_dari(asal_id, s.kepala))
        .collect())
}
