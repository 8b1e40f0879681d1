//! Moves an evaluation on; publishes its result.

use keamanan::{JenisPeristiwa, Tindakan};
use sakip::evaluasi::langkah;
pub use sakip::evaluasi::{Langkah, PeranTim, Pihak, Tahap};
use serde_json::json;
use store::sakip as gudang;
use uuid::Uuid;

use super::buka::ambil;
use super::lembar::{self, Lembar};
use crate::tindak::{Minta, TindakGalat};

/// Takes a step.
///
/// # Errors
/// Unknown evaluation, no permission, then [`sakip::evaluasi::TolakLangkah`] in its order.
pub async fn pindah(minta: &Minta<'_>, id: Uuid, l: Langkah) -> Result<Tahap, TindakGalat> {
    let mut k = minta.buka().await?;
    let e = ambil(&mut k, id).await?;
    let (izin, jenis) = match l {
        Langkah::IsiMandiri | Langkah::Serahkan | Langkah::Tanggapi => {
            (Tindakan::NilaiMandiri, JenisPeristiwa::MandiriDiserahkan)
        }
        Langkah::Terbitkan => (Tindakan::TerbitkanLhe, JenisPeristiwa::LheTerbit),
        Langkah::Putuskan
        | Langkah::BukaKlarifikasi
        | Langkah::TutupKlarifikasi
        | Langkah::AjukanReviu
        | Langkah::Kembalikan => (Tindakan::PutusEvaluasi, JenisPeristiwa::EvaluasiBerpindah),
    };
    k.izin(izin, e.opd_id).await?;
    let lembar = lembar::muat(&mut k.tx, id).await?;
    let nama = &minta.pelaku.nama;
    let ke = langkah(lembar.tahap, l, &lembar.pihak(nama), &lembar.fakta(nama))?;
    let hasil = (l == Langkah::Terbitkan)
        .then(|| lembar.hasil("evaluator"))
        .flatten();
    let nilai = hasil.as_ref().map(|h| {
        let n = i32::try_from(h.nilai_perseratus).unwrap_or(0);
        (n, h.predikat.as_str(), k.kini)
    });
    gudang::pindah(&mut k.tx, (id, ke.kode()), nilai).await?;
    if let Some(h) = &hasil {
        super::umum::umumkan(&mut k, &lembar, h).await?;
    }
    let isi = json!({
        "dari": lembar.tahap.nama(), "ke": ke.nama(), "tahun": e.tahun,
        "nilai": hasil.as_ref().map(|h| h.nilai_mesin()),
        "predikat": hasil.as_ref().map(|h| h.predikat.clone()),
        "lke_sidik": e.lke_sidik,
    });
    k.selesai(jenis, id.to_string(), isi).await?;
    Ok(ke)
}

/// Scores an evaluation again from its stored answers and its pinned worksheet.
///
/// # Why
/// This is what proves that an old score stays: the published figure and this one must agree.
#[must_use]
pub fn nilai_ulang(l: &Lembar) -> Option<(u32, String)> {
    let h = l.hasil(lembar::lapis(l.tahap))?;
    Some((h.nilai_perseratus, h.predikat))
}

/// Whether this party may take the step at this stage, leaving aside what is still missing.
#[must_use]
pub fn mungkin(tahap: Tahap, l: Langkah, pihak: &Pihak) -> bool {
    let lengkap = sakip::evaluasi::Fakta {
        rekomendasi: 1,
        ..sakip::evaluasi::Fakta::default()
    };
    langkah(tahap, l, pihak, &lengkap).is_ok()
}
