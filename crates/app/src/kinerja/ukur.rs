//! Measuring: fill in, add evidence, hand over, verify, lock.

use dasar::Rasio;
use keamanan::{JenisPeristiwa, Tindakan};
use kinerja::pengukuran::{Fakta, langkah};
pub use kinerja::pengukuran::{Keadaan, Langkah};
use serde_json::json;
use store::kinerja as gudang;
use store::kinerja::{UkurBuktiRow, UkurRow};
use uuid::Uuid;

use super::berkas::{self, Bukti};
use super::rekap::{self, Indikator, Rekap, Triwulan, mulai_triwulan};
use crate::tindak::{Kerja, Minta, TindakGalat};

/// Which quarter of which indicator of which agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letak {
    /// Agreement.
    pub pk: Uuid,
    /// Indicator.
    pub indikator: i16,
    /// Quarter.
    pub triwulan: i16,
}

/// A realisation as a form gives it.
#[derive(Clone, Debug, Default)]
pub struct Isian {
    /// Realisation of the quarter.
    pub realisasi: String,
    /// Money spent, sen.
    pub anggaran_sen: i64,
    /// What hindered.
    pub hambatan: String,
    /// What is done about it.
    pub tindak_lanjut: String,
}

/// The parts every step looks at.
struct Muatan {
    rekap: Rekap,
    terkunci: bool,
}

impl Muatan {
    fn indikator(&self, l: Letak) -> Result<&Indikator, TindakGalat> {
        self.rekap
            .indikator
            .iter()
            .find(|i| i.janji.urut == l.indikator)
            .ok_or_else(|| TindakGalat::TakAda("Indikator ini tidak ada.".to_owned()))
    }

    fn triwulan(&self, l: Letak) -> Result<&Triwulan, TindakGalat> {
        self.indikator(l)?
            .triwulan
            .iter()
            .find(|t| t.nomor == l.triwulan)
            .ok_or_else(|| TindakGalat::TakAda("Triwulan ini tidak ada.".to_owned()))
    }
}

async fn ambil(k: &mut Kerja<'_>, l: Letak) -> Result<Muatan, TindakGalat> {
    gudang::kunci_pk(&mut k.tx, l.pk).await?;
    let rekap = rekap::muat(&mut k.tx, l.pk).await?;
    let terkunci = gudang::terkunci(&mut k.tx, rekap.pk.tahun, l.triwulan).await?;
    Ok(Muatan { rekap, terkunci })
}

fn fakta(minta: &Minta<'_>, m: &Muatan, t: &Triwulan) -> Fakta {
    let u = t.ukur.as_ref();
    let hari = minta.hari_ini();
    let sebelumnya = u.is_some_and(|u| u.oleh == minta.pelaku.nama);
    Fakta {
        terkunci: m.terkunci,
        sudah_mulai: mulai_triwulan(m.rekap.pk.tahun, t.nomor).is_some_and(|awal| hari >= awal),
        rencana_berlaku: m.rekap.pk.keadaan == "berlaku" && m.rekap.rencana_berlaku,
        ada_realisasi: u.is_some_and(|u| !u.realisasi.trim().is_empty()),
        bukti: t.bukti.len(),
        di_bawah_target: t
            .capaian
            .as_ref()
            .and_then(|c| c.nilai)
            .is_some_and(|c| c < Rasio::SATU),
        hambatan: u.map(|u| u.hambatan.clone()).unwrap_or_default(),
        tindak_lanjut: u.map(|u| u.tindak_lanjut.clone()).unwrap_or_default(),
        catatan: String::new(),
        orang_sama: sebelumnya,
    }
}

/// Fills in or corrects a realisation.
///
/// # Errors
/// Unknown agreement, no permission, then [`kinerja::pengukuran::TolakUkur`] in its order, an
/// unreadable figure.
pub async fn isi(minta: &Minta<'_>, l: Letak, i: &Isian) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let m = ambil(&mut k, l).await?;
    k.izin(Tindakan::UkurKinerja, m.rekap.pk.opd_id).await?;
    let t = m.triwulan(l)?;
    let realisasi = dasar::teks::rapat(&i.realisasi);
    let f = Fakta {
        ada_realisasi: !realisasi.is_empty(),
        ..fakta(minta, &m, t)
    };
    let ke = langkah(t.keadaan, Langkah::Isi, &f)?;
    let ind = m.indikator(l)?;
    terbaca(ind, &realisasi)?;
    if i.anggaran_sen < 0 {
        return Err(TindakGalat::ditolak(
            "UKR-011",
            "Realisasi anggaran tidak boleh negatif.",
        ));
    }
    let baru = UkurRow {
        indikator: l.indikator,
        triwulan: l.triwulan,
        urut: 0,
        keadaan: ke.kode().to_owned(),
        realisasi: realisasi.clone(),
        anggaran_sen: i.anggaran_sen,
        hambatan: dasar::teks::rapat(&i.hambatan),
        tindak_lanjut: dasar::teks::rapat(&i.tindak_lanjut),
        catatan: String::new(),
        oleh: k.oleh(),
        pada: k.kini,
    };
    gudang::simpan_ukur(&mut k.tx, l.pk, &baru).await?;
    let isi = json!({"indikator": ind.janji.teks, "triwulan": l.triwulan,
        "realisasi": realisasi});
    k.selesai(JenisPeristiwa::RealisasiDiisi, l.pk.to_string(), isi)
        .await
}

/// A figure that the engine cannot read is refused at the door.
fn terbaca(i: &Indikator, realisasi: &str) -> Result<(), TindakGalat> {
    use kinerja::capaian::Agregasi;
    let kata = i.agregasi() == Agregasi::Predikat && kinerja::ordinal::langkah(realisasi).is_some();
    if kata {
        return Ok(());
    }
    kinerja::angka::parse(realisasi)
        .map(drop)
        .map_err(|e| TindakGalat::ditolak("UKR-010", format!("Realisasi {e}.")))
}

/// Adds evidence to a realisation.
///
/// # Errors
/// Unknown agreement, no permission, locked, evidence that is not accepted.
pub async fn tambah_bukti(minta: &Minta<'_>, l: Letak, b: &Bukti) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let m = ambil(&mut k, l).await?;
    k.izin(Tindakan::UkurKinerja, m.rekap.pk.opd_id).await?;
    m.triwulan(l)?;
    if m.terkunci {
        return Err(kinerja::pengukuran::TolakUkur::Terkunci.into());
    }
    let (oleh, pada) = (k.oleh(), k.kini);
    let sah = berkas::periksa(b, k.pemda.id, (&oleh, pada))?;
    if let Some(f) = &sah.berkas {
        store::sakip::simpan_berkas(&mut k.tx, f).await?;
    }
    let baris = UkurBuktiRow {
        indikator: l.indikator,
        triwulan: l.triwulan,
        judul: sah.judul.clone(),
        tautan: sah.tautan,
        berkas_id: sah.berkas.map(|f| f.id),
        oleh,
        pada,
    };
    gudang::tambah_ukur_bukti(&mut k.tx, l.pk, &baris).await?;
    let isi = json!({"judul": sah.judul, "indikator": m.indikator(l)?.janji.teks,
        "triwulan": l.triwulan});
    k.selesai(JenisPeristiwa::RealisasiDibuktikan, l.pk.to_string(), isi)
        .await
}

/// Hands over, verifies or sends back.
///
/// # Errors
/// Unknown agreement, no permission, then [`kinerja::pengukuran::TolakUkur`] in its order.
pub async fn pindah(
    minta: &Minta<'_>,
    l: Letak,
    (ke, catatan): (Langkah, &str),
) -> Result<Keadaan, TindakGalat> {
    let mut k = minta.buka().await?;
    let m = ambil(&mut k, l).await?;
    let (izin, jenis) = match ke {
        Langkah::Isi | Langkah::Ajukan => {
            (Tindakan::UkurKinerja, JenisPeristiwa::RealisasiDiajukan)
        }
        Langkah::Verifikasi | Langkah::Kembalikan => (
            Tindakan::VerifikasiKinerja,
            JenisPeristiwa::RealisasiDiputus,
        ),
    };
    k.izin(izin, m.rekap.pk.opd_id).await?;
    let t = m.triwulan(l)?;
    let f = Fakta {
        catatan: catatan.to_owned(),
        ..fakta(minta, &m, t)
    };
    let keadaan = langkah(t.keadaan, ke, &f)?;
    let Some(u) = &t.ukur else {
        return Err(kinerja::pengukuran::TolakUkur::TanpaRealisasi.into());
    };
    let baru = UkurRow {
        keadaan: keadaan.kode().to_owned(),
        catatan: dasar::teks::rapat(catatan),
        // The author stays with the figure until somebody else judges it.
        oleh: if jenis == JenisPeristiwa::RealisasiDiputus {
            k.oleh()
        } else {
            u.oleh.clone()
        },
        pada: k.kini,
        ..u.clone()
    };
    gudang::simpan_ukur(&mut k.tx, l.pk, &baru).await?;
    let isi = json!({"indikator": m.indikator(l)?.janji.teks, "triwulan": l.triwulan,
        "keadaan": keadaan.nama(), "alasan": baru.catatan});
    k.selesai(jenis, l.pk.to_string(), isi).await?;
    Ok(keadaan)
}

/// Locks or opens a quarter for the whole government.
///
/// # Errors
/// No permission, no such quarter, opening without a reason.
pub async fn kunci(
    minta: &Minta<'_>,
    (tahun, triwulan): (i16, i16),
    (kunci, alasan): (bool, &str),
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    k.izin(Tindakan::KunciPeriode, None).await?;
    if !(1..=4).contains(&triwulan) {
        return Err(TindakGalat::TakAda("Triwulan ini tidak ada.".to_owned()));
    }
    let alasan = dasar::teks::rapat(alasan);
    if !kunci && alasan.chars().count() < 10 {
        return Err(TindakGalat::ditolak(
            "UKR-012",
            "Membuka periode yang terkunci memerlukan alasan, paling sedikit 10 huruf.",
        ));
    }
    let (oleh, pada) = (k.oleh(), k.kini);
    gudang::kunci_triwulan(
        &mut k.tx,
        (tahun, triwulan),
        (kunci, &alasan),
        (&oleh, pada),
    )
    .await?;
    let keadaan = if kunci { "dikunci" } else { "dibuka" };
    let isi = json!({"tahun": tahun, "triwulan": triwulan, "keadaan": keadaan,
        "alasan": alasan});
    let subjek = format!("{tahun}-tw{triwulan}");
    k.selesai(JenisPeristiwa::PeriodeDikunci, subjek, isi).await
}
