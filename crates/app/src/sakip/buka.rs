//! Opens an evaluation, names its team, draws evidence from the system.

use keamanan::{JenisPeristiwa, Tindakan};
use sakip::bukti::usulkan;
use sakip::evaluasi::{PeranTim, Tahap};
use serde_json::json;
use store::sakip as gudang;
use store::sakip::{EvaluasiRow, JawabanRow, TimRow, UsulRow};
use uuid::Uuid;

use super::{fakta, set};
use crate::impor::sidik;
use crate::kinerja::pk::opd;
use crate::tindak::{Kerja, Minta, TindakGalat};

/// What is evaluated.
#[derive(Clone, Debug)]
pub struct BukaEvaluasi {
    /// Evaluated year.
    pub tahun: i16,
    /// Code of the office; none for the government itself.
    pub opd: Option<String>,
    /// Worksheet; none for the one in force.
    pub lke: Option<String>,
}

/// Opens an evaluation with the worksheet of its year, last year's answers as a start and the
/// evidence of the system. Returns its id.
///
/// # Errors
/// Unknown office, no permission, one is open for the year, no worksheet for the year.
///
/// # Why
/// The worksheet's text is pinned by its digest: rules loaded later never change an old score.
pub async fn buka(minta: &Minta<'_>, b: &BukaEvaluasi) -> Result<Uuid, TindakGalat> {
    let mut k = minta.buka().await?;
    let opd = opd(&mut k, b.opd.as_deref()).await?;
    let opd_id = opd.as_ref().map(|o| o.id);
    k.izin(Tindakan::BukaEvaluasi, opd_id).await?;
    if gudang::milik(&mut k.tx, b.tahun, opd_id).await?.is_some() {
        return Err(TindakGalat::ditolak(
            "EVL-030",
            format!("Evaluasi tahun {} sudah dibuka.", b.tahun),
        ));
    }
    let s = set::pilih(&mut k, minta.hukum, (b.tahun, b.lke.as_deref())).await?;
    let id = sidik::id(&[
        &k.pemda.id.to_string(),
        "evaluasi",
        &b.tahun.to_string(),
        &opd_id.map(|o| o.to_string()).unwrap_or_default(),
    ]);
    let lalu = gudang::milik(&mut k.tx, b.tahun - 1, opd_id).await?;
    let untuk = opd
        .as_ref()
        .map_or_else(|| k.pemda.nama.clone(), |o| o.nama.clone());
    let baru = EvaluasiRow {
        id,
        tahun: b.tahun,
        opd_id,
        opd_kode: opd.as_ref().map(|o| o.kode.clone()),
        opd_nama: opd.map(|o| o.nama),
        lke_sidik: s.sidik.clone(),
        lke_kode: s.set.kode.clone(),
        lke_judul: s.set.judul.clone(),
        tahap: Tahap::Mandiri.kode().to_owned(),
        dari_id: lalu,
        nilai_perseratus: None,
        predikat: None,
        dibuat_pada: k.kini,
        dibuat_oleh: k.oleh(),
        terbit_pada: None,
    };
    gudang::buka(&mut k.tx, &baru).await?;
    if let Some(lalu) = lalu {
        bawa(&mut k, lalu, &baru, b.tahun - 1).await?;
    }
    tarik(&mut k, minta, &baru, &s.set).await?;
    let isi = json!({"tahun": b.tahun, "untuk": untuk, "lke": s.set.judul,
        "lke_sidik": s.sidik});
    k.selesai(JenisPeristiwa::EvaluasiDibuka, id.to_string(), isi)
        .await?;
    Ok(id)
}

/// Copies last year's answers into the self-assessment when the worksheet is the same.
async fn bawa(
    k: &mut Kerja<'_>,
    lalu: Uuid,
    baru: &EvaluasiRow,
    tahun: i16,
) -> Result<(), TindakGalat> {
    let sama = gudang::satu(&mut k.tx, lalu)
        .await?
        .is_some_and(|l| l.lke_sidik == baru.lke_sidik);
    if !sama {
        return Ok(());
    }
    let semua = gudang::jawaban(&mut k.tx, lalu).await?;
    for j in &semua {
        let diputus = semua
            .iter()
            .any(|x| x.lapis == "evaluator" && x.kunci == j.kunci);
        if j.lapis == "mandiri" && diputus {
            continue;
        }
        let salin = JawabanRow {
            lapis: "mandiri".to_owned(),
            kunci: j.kunci.clone(),
            urut: 0,
            isi: j.isi.clone(),
            alasan: format!("dibawa dari evaluasi {tahun}"),
            oleh: k.oleh(),
            pada: k.kini,
        };
        gudang::jawab(&mut k.tx, baru.id, &salin).await?;
    }
    Ok(())
}

/// Keeps what the facts say now; returns how many criteria they speak about.
async fn tarik(
    k: &mut Kerja<'_>,
    minta: &Minta<'_>,
    e: &EvaluasiRow,
    set: &hukum::lke::SetLke,
) -> Result<usize, TindakGalat> {
    let hari = minta.hari_ini();
    let konteks = fakta::Konteks {
        pemda: &k.pemda.kode.clone(),
        hukum: minta.hukum,
        tahun: e.tahun,
        opd: e.opd_id,
        opd_kode: e.opd_kode.as_deref(),
        hari,
    };
    let f = fakta::muat(&mut k.tx, &konteks).await?;
    let usul: Vec<UsulRow> = usulkan(set, &f)
        .into_iter()
        .map(|u| UsulRow {
            kriteria: u.kriteria,
            terpenuhi: u.terpenuhi,
            jawaban: u.jawaban,
            kalimat: u.kalimat,
            tautan: u.tautan,
            dihitung_pada: k.kini,
        })
        .collect();
    gudang::ganti_usul(&mut k.tx, e.id, &usul).await?;
    Ok(usul.len())
}

/// Draws the evidence again.
///
/// # Errors
/// Unknown evaluation, no permission, the result is out.
pub async fn tarik_bukti(minta: &Minta<'_>, id: Uuid) -> Result<usize, TindakGalat> {
    let mut k = minta.buka().await?;
    let e = ambil(&mut k, id).await?;
    k.izin(Tindakan::NilaiMandiri, e.opd_id).await?;
    if e.tahap == Tahap::Terbit.kode() {
        return Err(TindakGalat::ditolak(
            "EVL-031",
            "LHE sudah terbit; buktinya tetap seperti saat diterbitkan.",
        ));
    }
    let set = set::tersimpan(&mut k.tx, &e.lke_sidik).await?;
    let jumlah = tarik(&mut k, minta, &e, &set).await?;
    let isi = json!({"jumlah": jumlah});
    k.selesai(JenisPeristiwa::BuktiDitarik, id.to_string(), isi)
        .await?;
    Ok(jumlah)
}

pub(super) async fn ambil(k: &mut Kerja<'_>, id: Uuid) -> Result<EvaluasiRow, TindakGalat> {
    gudang::kunci(&mut k.tx, id).await?;
    gudang::satu(&mut k.tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Evaluasi ini tidak ada.".to_owned()))
}

/// Names the team: who holds which place.
///
/// # Errors
/// Unknown evaluation, no permission, the result is out, unknown place, empty name.
pub async fn tetapkan_tim(
    minta: &Minta<'_>,
    id: Uuid,
    tim: &[(String, String)],
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let e = ambil(&mut k, id).await?;
    k.izin(Tindakan::BukaEvaluasi, e.opd_id).await?;
    if e.tahap == Tahap::Terbit.kode() {
        return Err(TindakGalat::ditolak(
            "EVL-031",
            "LHE sudah terbit; timnya tetap seperti saat diterbitkan.",
        ));
    }
    let mut baris = Vec::new();
    for (nama, peran) in tim {
        let nama = dasar::teks::rapat(nama);
        let Some(p) = PeranTim::parse(peran).filter(|_| !nama.is_empty()) else {
            return Err(TindakGalat::ditolak(
                "EVL-032",
                "Tulis nama dan pilih peran: anggota, ketua, pengendali_teknis, atau \
                 penjamin_mutu.",
            ));
        };
        baris.push(TimRow {
            nama,
            peran: p.kode().to_owned(),
        });
    }
    let pada = k.kini;
    gudang::ganti_tim(&mut k.tx, id, &baris, pada).await?;
    let daftar: Vec<String> = baris
        .iter()
        .map(|t| format!("{} ({})", t.nama, t.peran))
        .collect();
    let isi = json!({"tim": daftar.join(", ")});
    k.selesai(JenisPeristiwa::TimDitetapkan, id.to_string(), isi)
        .await
}
