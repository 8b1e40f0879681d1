//! Failures of data protection: registered with the moment they became known; from then on the
//! duties of the law run.
//!
//! # Legal basis
//! UU 27/2022 art. 46: within 3 × 24 hours the controller tells the people concerned and the
//! authority in writing which data were disclosed, when and how, and what is done about it.

use chrono::{DateTime, TimeDelta, Utc};
use dasar::waktu::{Saat, Zona};
use keamanan::{JenisPeristiwa, Tindakan};
use serde_json::json;
use store::pelindungan;
pub use store::pelindungan::{InsidenRow, TugasRow};
use uuid::Uuid;

use crate::akun::kelola::Pengelola;
use crate::akun::{AkunRefusal, Layanan};
use crate::log::{Kejadian, Pencatat};

/// The duties, each due at the deadline that runs from the moment of knowledge.
pub const KEWAJIBAN: [(&str, &str); 3] = [
    (
        "beri_tahu_subjek",
        "Beri tahu tertulis kepada orang yang datanya terdampak",
    ),
    (
        "beri_tahu_lembaga",
        "Beri tahu tertulis kepada lembaga pelindungan data pribadi",
    ),
    ("tangani_pulihkan", "Catat upaya penanganan dan pemulihan"),
];

/// Words of a duty.
#[must_use]
pub fn kalimat_tugas(kode: &str) -> &'static str {
    KEWAJIBAN
        .iter()
        .find(|(k, _)| *k == kode)
        .map_or("Kewajiban lain", |(_, s)| s)
}

/// An incident to be registered.
#[derive(Clone, Debug, Default)]
pub struct InsidenBaru {
    /// What, in a line.
    pub judul: String,
    /// What happened: when and how.
    pub uraian: String,
    /// Which data.
    pub data_terdampak: String,
    /// How many people, when known.
    pub jumlah_orang: Option<i64>,
    /// Known since; now when not given.
    pub diketahui_pada: Option<DateTime<Utc>>,
}

/// Registers an incident with its duties; returns its id.
///
/// # Errors
/// No permission; a description that says nothing; a moment in the future.
pub async fn catat(l: &Layanan, p: Pengelola<'_>, i: &InsidenBaru) -> Result<Uuid, AkunRefusal> {
    p.izin(Tindakan::KelolaInsiden)?;
    let judul = dasar::teks::rapat(&i.judul);
    let uraian = i.uraian.trim().to_owned();
    if judul.chars().count() < 5 || uraian.chars().count() < 10 {
        return Err(AkunRefusal::AlasanPendek);
    }
    let kini = l.kini();
    let diketahui = i.diketahui_pada.unwrap_or(kini);
    if diketahui > kini {
        return Err(AkunRefusal::SaatDepan);
    }
    let tenggat = diketahui + tenggat(l)?;
    let id = l.id_baru();
    let row = InsidenRow {
        id,
        judul: judul.clone(),
        uraian,
        data_terdampak: dasar::teks::rapat(&i.data_terdampak),
        jumlah_orang: i.jumlah_orang,
        diketahui_pada: diketahui,
        dicatat_pada: kini,
        dicatat_oleh: p.pelaku.nama.clone(),
        ditutup_pada: None,
    };
    let tugas: Vec<TugasRow> = KEWAJIBAN
        .iter()
        .map(|(kode, _)| TugasRow {
            insiden_id: id,
            kode: (*kode).to_owned(),
            tenggat,
            selesai_pada: None,
            oleh: String::new(),
            catatan: String::new(),
        })
        .collect();
    let mut tx = l.db.tx(p.pemda).await?;
    pelindungan::catat(&mut tx, p.pemda, &row, &tugas).await?;
    let apa = (JenisPeristiwa::InsidenDicatat, id, json!({"judul": judul}));
    peristiwa(&mut tx, l, p, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(id)
}

/// Hours of the law, at the day of registration.
fn tenggat(l: &Layanan) -> Result<TimeDelta, AkunRefusal> {
    let hari = Saat(l.kini()).tanggal(Zona::Wib);
    let jam = l
        .hukum()
        .parameter("pelindungan.pemberitahuan_insiden")?
        .pada(hari)?
        .bilangan("nilai")?;
    Ok(TimeDelta::hours(jam))
}

async fn peristiwa(
    tx: &mut store::Tx<'_>,
    l: &Layanan,
    p: Pengelola<'_>,
    (jenis, id, isi): (JenisPeristiwa, Uuid, serde_json::Value),
) -> store::Result<()> {
    let pencatat = Pencatat {
        pelaku: p.pelaku,
        kuasa: p.pelaku.wewenang.first(),
        permintaan: p.permintaan,
        pada: l.kini(),
    };
    let k = Kejadian {
        jenis,
        subjek: id.to_string(),
        sebelum: None,
        sesudah: None,
        alasan: "",
        isi,
    };
    crate::log::catat(tx, p.pemda, &pencatat, k).await
}

/// Incidents of the government, newest first, each with its duties.
///
/// # Errors
/// No permission.
pub async fn daftar(
    l: &Layanan,
    p: Pengelola<'_>,
) -> Result<Vec<(InsidenRow, Vec<TugasRow>)>, AkunRefusal> {
    p.izin(Tindakan::LihatInsiden)?;
    let mut tx = l.db.tx(p.pemda).await?;
    let tugas = pelindungan::tugas(&mut tx, p.pemda).await?;
    let semua = pelindungan::daftar(&mut tx, p.pemda).await?;
    let milik = |id: Uuid| tugas.iter().filter(move |t| t.insiden_id == id).cloned();
    Ok(semua
        .into_iter()
        .map(|i| {
            let t = milik(i.id).collect();
            (i, t)
        })
        .collect())
}

/// Marks a duty as done, with what was done; closes the incident with its last duty, and says so.
///
/// # Errors
/// No permission; a note that says nothing; no such duty, or done before.
pub async fn selesaikan(
    l: &Layanan,
    p: Pengelola<'_>,
    (id, kode): (Uuid, &str),
    catatan: &str,
) -> Result<bool, AkunRefusal> {
    p.izin(Tindakan::KelolaInsiden)?;
    let catatan = dasar::teks::rapat(catatan);
    if catatan.chars().count() < 10 {
        return Err(AkunRefusal::AlasanPendek);
    }
    let mut tx = l.db.tx(p.pemda).await?;
    let oleh = (p.pelaku.nama.as_str(), catatan.as_str());
    if !pelindungan::selesaikan(&mut tx, (p.pemda, id, kode), oleh, l.kini()).await? {
        return Err(AkunRefusal::TidakAda);
    }
    let ditutup = pelindungan::tutup(&mut tx, p.pemda, id, l.kini()).await?;
    let isi = json!({"tugas": kalimat_tugas(kode), "catatan": catatan, "ditutup": ditutup});
    let apa = (JenisPeristiwa::InsidenTugasSelesai, id, isi);
    peristiwa(&mut tx, l, p, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(ditutup)
}
