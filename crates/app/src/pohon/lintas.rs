//! Asking another unit for support, and its answer.

use keamanan::{JenisPeristiwa, Tindakan};
use kinerja::pohon::lintas::{self as aturan, KeadaanLintas, Pendukung};
use serde_json::json;
use store::pohon as gudang;
use store::pohon::LintasRow;
use uuid::Uuid;

use super::simpul::cari_opd;
use crate::impor::sidik;
use crate::tindak::{Kerja, Minta, TindakGalat};

/// A request as a person writes it.
#[derive(Clone, Debug)]
pub struct MintaLintas {
    /// Edition.
    pub pohon: Uuid,
    /// Node that needs support.
    pub simpul: Uuid,
    /// Code of the office asked; empty for an institution outside.
    pub opd: String,
    /// Name of the institution outside.
    pub lembaga: String,
    /// What is asked for.
    pub isi: String,
}

/// Asks for support; allowed on drafts and on the edition in force.
///
/// # Errors
/// Unknown edition, node or office, no permission, one's own office, nothing said.
pub async fn minta_dukungan(minta: &Minta<'_>, m: &MintaLintas) -> Result<Uuid, TindakGalat> {
    let mut k = minta.buka().await?;
    gudang::kunci(&mut k.tx, m.pohon)
        .await?
        .ok_or_else(tak_ada)?;
    let semua = gudang::simpul(&mut k.tx, m.pohon).await?;
    let s = semua
        .into_iter()
        .find(|s| s.id == m.simpul)
        .ok_or_else(tak_ada)?;
    k.izin(Tindakan::SusunPohon, s.opd_id).await?;
    let opd = cari_opd(&mut k, &m.opd).await?;
    let lembaga = dasar::teks::rapat(&m.lembaga);
    if opd.is_none() && lembaga.is_empty() {
        return Err(TindakGalat::ditolak(
            "PHN-025",
            "Pilih perangkat daerah, atau tulis nama lembaga di luar pemerintah daerah.",
        ));
    }
    let pihak = opd.map_or(Pendukung::Luar, Pendukung::Opd);
    aturan::minta(s.opd_id, &pihak, &m.isi)?;
    let id = sidik::id(&[
        "lintas",
        &m.simpul.to_string(),
        &k.kini.to_rfc3339(),
        &m.isi,
    ]);
    let kepada = if opd.is_some() {
        m.opd.clone()
    } else {
        lembaga.clone()
    };
    let baris = LintasRow {
        id,
        simpul_id: m.simpul,
        opd_id: opd,
        opd_kode: m.opd.clone(),
        nama: lembaga,
        isi: dasar::teks::rapat(&m.isi),
        keadaan: KeadaanLintas::Diminta.kode().to_owned(),
        jawaban: String::new(),
        diminta_oleh: k.oleh(),
        diminta_pada: k.kini,
        dijawab_oleh: String::new(),
        dijawab_pada: None,
    };
    gudang::minta_lintas(&mut k.tx, m.pohon, &baris).await?;
    let isi = json!({"kepada": kepada, "simpul": s.pernyataan, "keadaan": baris.keadaan,
        "isi": baris.isi});
    k.selesai(JenisPeristiwa::LintasDiminta, id.to_string(), isi)
        .await?;
    Ok(id)
}

fn tak_ada() -> TindakGalat {
    TindakGalat::TakAda("Pohon, simpul, atau permintaan ini tidak ada.".to_owned())
}

/// The request, its node's words and the office of the node.
async fn ambil(
    k: &mut Kerja<'_>,
    (pohon, id): (Uuid, Uuid),
) -> Result<(LintasRow, String, Option<Uuid>), TindakGalat> {
    gudang::kunci(&mut k.tx, pohon).await?.ok_or_else(tak_ada)?;
    let semua = gudang::lintas(&mut k.tx, pohon).await?;
    let l = semua.into_iter().find(|l| l.id == id).ok_or_else(tak_ada)?;
    let simpul = gudang::simpul(&mut k.tx, pohon).await?;
    let s = simpul
        .into_iter()
        .find(|s| s.id == l.simpul_id)
        .ok_or_else(tak_ada)?;
    Ok((l, s.pernyataan, s.opd_id))
}

fn keadaan(l: &LintasRow) -> KeadaanLintas {
    KeadaanLintas::parse(&l.keadaan).unwrap_or(KeadaanLintas::Ditarik)
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Jawab {
    /// Edition and request.
    pub lintas: (Uuid, Uuid),
    /// Agreed.
    pub setuju: bool,
    /// Reason, or number of the letter.
    pub alasan: String,
}

/// Answers for the other side: the office that was asked, or, for an institution outside, the
/// asking side with its letter.
///
/// # Errors
/// Unknown request, no permission, answered already, no reason or letter.
pub async fn jawab(minta: &Minta<'_>, j: &Jawab) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let (l, simpul, pemilik) = ambil(&mut k, j.lintas).await?;
    let pihak = l.opd_id.map_or(Pendukung::Luar, Pendukung::Opd);
    k.izin(Tindakan::JawabLintas, l.opd_id.or(pemilik)).await?;
    let baru = aturan::jawab(keadaan(&l), &pihak, j.setuju, &j.alasan)?;
    let alasan = dasar::teks::rapat(&j.alasan);
    let (oleh, kini) = (k.oleh(), k.kini);
    gudang::jawab_lintas(&mut k.tx, j.lintas, (baru.kode(), &alasan), (&oleh, kini)).await?;
    let isi = json!({"simpul": simpul, "keadaan": baru.to_string(), "alasan": alasan});
    k.selesai(JenisPeristiwa::LintasDijawab, l.id.to_string(), isi)
        .await
}

/// Takes a request back.
///
/// # Errors
/// Unknown request, no permission, refused or taken back already.
pub async fn tarik(minta: &Minta<'_>, lintas: (Uuid, Uuid)) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let (l, simpul, pemilik) = ambil(&mut k, lintas).await?;
    k.izin(Tindakan::SusunPohon, pemilik).await?;
    let baru = aturan::tarik(keadaan(&l))?;
    let (oleh, kini) = (k.oleh(), k.kini);
    gudang::jawab_lintas(&mut k.tx, lintas, (baru.kode(), &l.jawaban), (&oleh, kini)).await?;
    let isi = json!({"kepada": l.nama, "simpul": simpul, "keadaan": baru.to_string()});
    k.selesai(JenisPeristiwa::LintasDiminta, l.id.to_string(), isi)
        .await
}
