//! Recommendations and their follow-up.

use dasar::Tanggal;
use keamanan::{JenisPeristiwa, Tindakan};
use sakip::evaluasi::Tahap;
use sakip::rekomendasi::{Laporan, tindak};
pub use sakip::rekomendasi::{StatusTindak, terlambat};
use serde_json::json;
use store::sakip as gudang;
pub use store::sakip::RekomendasiRow;
use store::sakip::{RekomendasiBaru, TindakRow};
use uuid::Uuid;

use super::buka::ambil;
use super::lembar;
use crate::tindak::{Minta, TindakGalat};

/// A recommendation to be written.
#[derive(Clone, Debug)]
pub struct Rekomendasi {
    /// Criterion or sub-component.
    pub kriteria: String,
    /// Words.
    pub teks: String,
    /// Due.
    pub tenggat: Tanggal,
    /// Who is to do it.
    pub penanggung_jawab: String,
}

/// Writes a recommendation; returns its number.
///
/// # Errors
/// Unknown evaluation, no permission, the result is out, not of the team, empty words, a deadline
/// in the past.
pub async fn tulis(minta: &Minta<'_>, id: Uuid, r: &Rekomendasi) -> Result<i16, TindakGalat> {
    let mut k = minta.buka().await?;
    let e = ambil(&mut k, id).await?;
    k.izin(Tindakan::PutusEvaluasi, e.opd_id).await?;
    let l = lembar::muat(&mut k.tx, id).await?;
    if l.tahap == Tahap::Terbit || l.tahap == Tahap::Mandiri {
        return Err(TindakGalat::ditolak(
            "EVL-034",
            format!(
                "Rekomendasi ditulis sebelum LHE terbit dan setelah penilaian mandiri; \
                 evaluasi ini berada pada tahap {}.",
                l.tahap.nama()
            ),
        ));
    }
    if l.pihak(&minta.pelaku.nama) == sakip::evaluasi::Pihak::Dievaluasi {
        return Err(TindakGalat::ditolak(
            "EVL-002",
            "Hanya tim evaluasi yang menulis rekomendasi.",
        ));
    }
    if !l.punya(&r.kriteria) {
        return Err(sakip::usul::TolakPutusan::KunciTakDikenal(r.kriteria.clone()).into());
    }
    let teks = dasar::teks::rapat(&r.teks);
    let pj = dasar::teks::rapat(&r.penanggung_jawab);
    if teks.chars().count() < 10 || pj.is_empty() {
        return Err(TindakGalat::ditolak(
            "EVL-035",
            "Tulis rekomendasinya (paling sedikit 10 huruf) dan penanggung jawabnya.",
        ));
    }
    if r.tenggat <= minta.hari_ini() {
        return Err(TindakGalat::ditolak(
            "EVL-036",
            "Tenggat rekomendasi harus setelah hari ini.",
        ));
    }
    let (oleh, pada) = (k.oleh(), k.kini);
    let baru = RekomendasiBaru {
        kriteria: &r.kriteria,
        teks: &teks,
        tenggat: r.tenggat.0,
        penanggung_jawab: &pj,
        oleh: &oleh,
        pada,
    };
    let nomor = gudang::tambah_rekomendasi(&mut k.tx, id, &baru).await?;
    let isi = json!({"nomor": nomor, "tenggat": r.tenggat.to_string(), "teks": teks});
    k.selesai(JenisPeristiwa::RekomendasiDitulis, id.to_string(), isi)
        .await?;
    Ok(nomor)
}

/// A report on a recommendation.
#[derive(Clone, Debug)]
pub struct Tindak {
    /// Its number.
    pub nomor: i16,
    /// State asked for.
    pub status: StatusTindak,
    /// What was done.
    pub uraian: String,
    /// Evidence.
    pub tautan: String,
}

/// Reports on a recommendation, or settles it (the inspectorate).
///
/// # Errors
/// Unknown evaluation or recommendation, no permission, then
/// [`sakip::rekomendasi::TolakTindak`] in its order, a link that is none.
pub async fn tindak_lanjuti(
    minta: &Minta<'_>,
    id: Uuid,
    t: &Tindak,
) -> Result<StatusTindak, TindakGalat> {
    let mut k = minta.buka().await?;
    let e = ambil(&mut k, id).await?;
    k.izin(Tindakan::TindakLanjuti, e.opd_id).await?;
    let semua = gudang::daftar_rekomendasi(&mut k.tx, Some(id)).await?;
    let r = semua
        .iter()
        .find(|r| r.nomor == t.nomor)
        .ok_or_else(|| TindakGalat::TakAda("Rekomendasi ini tidak ada.".to_owned()))?;
    let kini = StatusTindak::parse(&r.status).unwrap_or(StatusTindak::Belum);
    let l = lembar::muat(&mut k.tx, id).await?;
    let inspektorat = l.pihak(&minta.pelaku.nama) != sakip::evaluasi::Pihak::Dievaluasi
        || minta.pelaku.memegang(keamanan::Peran::Evaluator);
    let tautan = t.tautan.trim();
    let laporan = Laporan {
        ke: t.status,
        uraian: &t.uraian,
        berbukti: !tautan.is_empty(),
        inspektorat,
    };
    let status = tindak(kini, &laporan)?;
    let tautan = if tautan.is_empty() || tautan.starts_with("/pemda/") {
        tautan.to_owned()
    } else {
        kinerja::pengukuran::periksa_tautan(tautan)?
    };
    let baris = TindakRow {
        status: status.kode().to_owned(),
        uraian: dasar::teks::rapat(&t.uraian),
        tautan,
        oleh: k.oleh(),
        pada: k.kini,
    };
    gudang::tindak(&mut k.tx, (id, t.nomor), &baris).await?;
    let isi = json!({"nomor": t.nomor, "status": status.nama(), "uraian": baris.uraian});
    k.selesai(JenisPeristiwa::RekomendasiDitindak, id.to_string(), isi)
        .await?;
    Ok(status)
}

/// Recommendations of every evaluation, by deadline.
///
/// # Errors
/// No connection.
pub async fn daftar(tx: &mut store::Tx<'_>) -> Result<Vec<RekomendasiRow>, TindakGalat> {
    Ok(gudang::daftar_rekomendasi(tx, None).await?)
}
