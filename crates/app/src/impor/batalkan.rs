//! Taking an import back: reference rows return to what they were, editions give way to their
//! predecessors.

use chrono::{DateTime, Utc};
use dasar::waktu::Clock;
use serde::Serialize;
use store::benang as benang_db;
use store::impor as buku;
use store::referensi as rujukan_db;
use store::{Db, StoreError, Tx};
use uuid::Uuid;

use super::dokumen::taut;
use super::hasil::ImporError;
use super::sidik::id;
use super::tata_letak::cari;
use super::tujuan::{Rujukan, Tujuan};

/// What was taken back.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
pub struct Dibatalkan {
    /// Files taken back.
    pub berkas: Vec<String>,
    /// Editions withdrawn.
    pub edisi_ditarik: usize,
    /// Editions in force again.
    pub edisi_berlaku_lagi: usize,
}

/// Takes one run back in every government it touched, in one transaction: all of it or nothing.
///
/// # Errors
/// [`ImporError::Tolak`] when a later import stands on it, or something uses its rows.
pub async fn batalkan(
    db: &Db,
    clock: &dyn Clock,
    oleh: &str,
    impor: Uuid,
    coba: bool,
) -> Result<Dibatalkan, ImporError> {
    let pada = clock.kini().0;
    let mut hasil = Dibatalkan::default();
    // Governments before the nation, whose lists they use.
    let daftar = super::daftar::pemda_dengan_impor(db, impor).await?;
    let Some(terakhir) = daftar.last() else {
        return Err(ImporError::Tolak(format!("Impor {impor} tidak ada.")));
    };
    let mut tx = db.tx(*terakhir).await?;
    for pemda in daftar.iter().rev().copied() {
        store::ganti_pemda(&mut tx, pemda).await?;
        buku::antre(&mut tx, pemda).await?;
        satu_pemda(&mut tx, (pemda, impor), oleh, pada, &mut hasil).await?;
    }
    if !coba {
        tx.commit().await.map_err(StoreError::from)?;
    }
    Ok(hasil)
}

async fn satu_pemda(
    tx: &mut Tx<'static>,
    (pemda, impor): (Uuid, Uuid),
    oleh: &str,
    pada: DateTime<Utc>,
    hasil: &mut Dibatalkan,
) -> Result<(), ImporError> {
    let Some(run) = buku::satu(tx, impor).await? else {
        return Ok(());
    };
    if run.status == "dibatalkan" {
        return Err(ImporError::Tolak("Impor ini sudah dibatalkan.".to_owned()));
    }
    let mut daftar = buku::berkas_dari(tx, impor).await?;
    daftar.retain(|b| b.status == "diterapkan");
    daftar.reverse();
    tarik_edisi(tx, impor, hasil).await?;
    for b in &daftar {
        if let Some(Tujuan::Rujukan(r)) = cari(&b.tata_letak).map(|e| e.tujuan) {
            if r == Rujukan::Perangkat && rujukan_db::perangkat_dipakai(tx).await? {
                return Err(ImporError::Tolak(format!(
                    "{} tidak dapat ditarik: dokumen yang berlaku masih memakai perangkat \
                        daerahnya. Batalkan impor dokumennya dahulu.",
                    b.nama
                )));
            }
            let lebih_baru = buku::terakhir(tx, &b.sasaran)
                .await?
                .is_some_and(|l| l.id != b.id);
            if lebih_baru {
                return Err(ImporError::Tolak(format!(
                    "{} sudah diganti impor yang lebih baru; batalkan impor itu dahulu.",
                    b.nama
                )));
            }
            rujukan_db::kembalikan(tx, b.id)
                .await
                .map_err(|e| terpakai(&b.nama, e))?;
        }
        buku::status_berkas(tx, b.id, "dibatalkan").await?;
        hasil.berkas.push(b.nama.clone());
    }
    buku::tutup(tx, impor, "dibatalkan", pada).await?;
    taut(tx, pemda, None).await?;
    let p = store::log::PeristiwaBaru {
        pemda,
        id: id(&[
            "peristiwa",
            &pemda.to_string(),
            &impor.to_string(),
            "dibatalkan",
        ]),
        pada,
        pelaku: oleh,
        peran: "admin_lokal",
        unit: "",
        tindakan: "impor.dibatalkan",
        subjek: impor.to_string(),
        sebelum_sesudah: (String::new(), String::new()),
        permintaan: "",
        alasan: "",
        isi: serde_json::json!({
            "berkas": daftar.iter().map(|b| b.nama.as_str()).collect::<Vec<_>>()
        }),
    };
    store::log::catat(tx, &p).await?;
    Ok(())
}

async fn tarik_edisi(
    tx: &mut Tx<'static>,
    impor: Uuid,
    hasil: &mut Dibatalkan,
) -> Result<(), ImporError> {
    for (edisi, dokumen, status) in benang_db::edisi_dari_impor(tx, impor).await? {
        match status.as_str() {
            "berlaku" => {
                hasil.edisi_ditarik += 1;
                if benang_db::tarik(tx, dokumen, edisi).await?.is_some() {
                    hasil.edisi_berlaku_lagi += 1;
                }
            }
            "digantikan" => {
                return Err(ImporError::Tolak(
                    "Edisi dari impor ini sudah diganti edisi yang lebih baru; batalkan impor \
                        yang lebih baru dahulu."
                        .to_owned(),
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

fn terpakai(nama: &str, galat: StoreError) -> ImporError {
    match galat {
        StoreError::Batasan { .. } => ImporError::Tolak(format!(
            "{nama} tidak dapat ditarik: dokumen yang berlaku masih memakai barisnya. Batalkan \
                impor dokumennya dahulu."
        )),
        lain => ImporError::Store(lain),
    }
}
