//! What changed between two editions of a document.

use anyhow::Result;
use store::Tx;
use store::tampil::dokumen;
pub use store::tampil::dokumen::{BedaRow, EdisiRow};
use uuid::Uuid;

use super::daerah::Daerah;

/// The newer edition, the older one it is compared with, and one page of changed lines.
#[derive(Clone, Debug)]
pub struct Beda {
    /// The edition asked for.
    pub baru: EdisiRow,
    /// What it is compared with; none when it is the first.
    pub lama: Option<EdisiRow>,
    /// Changed lines of the page.
    pub baris: Vec<BedaRow>,
    /// Changed lines in all.
    pub jumlah: i64,
}

/// Compares an edition with `lama`, or with the one before it of the same document.
///
/// # Errors
/// The database does not answer.
pub async fn muat(
    tx: &mut Tx<'_>,
    daerah: &Daerah,
    edisi: Uuid,
    lama: Option<Uuid>,
    batas: i64,
    lewati: i64,
) -> Result<Option<Beda>> {
    let Some(baru) = daerah.edisi.iter().find(|e| e.id == edisi).cloned() else {
        return Ok(None);
    };
    let sejenis = || {
        daerah
            .edisi
            .iter()
            .filter(|e| e.dokumen_id == baru.dokumen_id)
    };
    let lama = match lama {
        Some(id) => sejenis().find(|e| e.id == id),
        None => sejenis()
            .filter(|e| e.urut < baru.urut)
            .max_by_key(|e| e.urut),
    }
    .cloned();
    let baris = match &lama {
        Some(l) => dokumen::beda(tx, l.id, baru.id, batas, lewati).await?,
        None => Vec::new(),
    };
    let jumlah = baris.first().map_or(0, |b| b.dari);
    Ok(Some(Beda {
        baru,
        lama,
        baris,
        jumlah,
    }))
}
