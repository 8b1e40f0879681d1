//! Opening a government: its editions, its year, and a read transaction with fresh reading rows.

use anyhow::Result;
use store::Db;
pub use store::PemdaRow;
pub use store::Tx;
pub use store::tampil::dokumen::{EdisiRow, PerangkatRow};
use store::tampil::{baris, dokumen};

/// A government in one budget year.
#[derive(Clone, Debug)]
pub struct Daerah {
    /// The government.
    pub pemda: PemdaRow,
    /// Budget year shown.
    pub tahun: i16,
    /// Every edition of every document, newest document first.
    pub edisi: Vec<EdisiRow>,
}

impl Daerah {
    /// The year is the one asked for, else the newest with a yearly document, else `tahun_ini`.
    #[must_use]
    pub fn baru(pemda: PemdaRow, edisi: Vec<EdisiRow>, tahun: Option<i16>, tahun_ini: i16) -> Self {
        let terbaru = edisi
            .iter()
            .filter(|e| e.status == "berlaku" && e.tahun_mulai == e.tahun_selesai)
            .map(|e| e.tahun_mulai)
            .max();
        Self {
            tahun: tahun.or(terbaru).unwrap_or(tahun_ini),
            edisi,
            pemda,
        }
    }

    /// The edition in force of a document in the year shown; for plans of several years the one
    /// that covers it.
    #[must_use]
    pub fn berlaku(&self, jenis: &str) -> Option<&EdisiRow> {
        self.edisi
            .iter()
            .filter(|e| e.jenis == jenis && e.status == "berlaku")
            .find(|e| e.tahun_mulai <= self.tahun && self.tahun <= e.tahun_selesai)
    }

    /// Years with a document of one year, newest first.
    #[must_use]
    pub fn daftar_tahun(&self) -> Vec<i16> {
        let mut t: Vec<i16> = self
            .edisi
            .iter()
            .filter(|e| e.tahun_mulai == e.tahun_selesai && e.status == "berlaku")
            .map(|e| e.tahun_mulai)
            .collect();
        t.sort_unstable_by(|a, b| b.cmp(a));
        t.dedup();
        t
    }

    /// True when the year has nothing to show.
    #[must_use]
    pub fn kosong(&self) -> bool {
        !self.edisi.iter().any(|e| {
            e.status == "berlaku" && e.tahun_mulai <= self.tahun && self.tahun <= e.tahun_selesai
        })
    }

    /// The newest as-of of the editions of this year.
    #[must_use]
    pub fn keadaan(&self) -> Option<chrono::NaiveDate> {
        ["realisasi", "dpa", "apbd", "rkpd"]
            .iter()
            .filter_map(|j| self.berlaku(j)?.keadaan)
            .max()
    }
}

/// Opens a government by its Kemendagri code; `None` when there is no such government.
/// The year is the one asked for, else the newest with a yearly document, else `tahun_ini`.
///
/// # Errors
/// The database does not answer.
pub async fn buka(
    db: &Db,
    kode: &str,
    tahun: Option<i16>,
    tahun_ini: i16,
) -> Result<Option<(Daerah, Tx<'static>)>> {
    let Some(pemda) = db.pemda(kode).await? else {
        return Ok(None);
    };
    let mut tx = db.tx_baca(pemda.id).await?;
    let edisi = dokumen::edisi(&mut tx).await?;
    let daerah = Daerah::baru(pemda, edisi, tahun, tahun_ini);
    if !daerah.edisi.is_empty() && !baris::segar(&mut tx, daerah.tahun).await? {
        tx.rollback().await?;
        tx = baris::baca(db, daerah.pemda.id, daerah.tahun).await?;
    }
    Ok(Some((daerah, tx)))
}

/// Rebuilds the reading rows of a government after an import or a check, so that the first reader
/// does not wait for it. Years that are fresh cost one question.
///
/// # Errors
/// The database does not answer.
pub async fn segarkan(db: &Db, pemda: uuid::Uuid) -> Result<()> {
    let mut tx = db.tx_baca(pemda).await?;
    let edisi = dokumen::edisi(&mut tx).await?;
    tx.rollback().await?;
    let tahunan = edisi
        .iter()
        .filter(|e| e.status == "berlaku" && e.tahun_mulai == e.tahun_selesai);
    let tahun: std::collections::BTreeSet<i16> = tahunan.map(|e| e.tahun_mulai).collect();
    for t in tahun {
        baris::baca(db, pemda, t).await?.rollback().await?;
    }
    Ok(())
}

/// Offices and units by code.
///
/// # Errors
/// The database does not answer.
pub async fn perangkat(tx: &mut Tx<'_>) -> Result<Vec<PerangkatRow>> {
    Ok(dokumen::perangkat(tx).await?)
}

/// A read transaction of a government whose reading rows of the year are fresh.
///
/// # Errors
/// The database does not answer.
pub async fn baca(db: &Db, d: &Daerah) -> Result<Tx<'static>> {
    Ok(baris::baca(db, d.pemda.id, d.tahun).await?)
}
