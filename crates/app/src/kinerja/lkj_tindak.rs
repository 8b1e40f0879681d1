//! Acts on performance reports: begin, write, compare, review, put into force, publish.

use keamanan::{JenisPeristiwa, Tindakan};
use kinerja::lkj::{BAGIAN, Fakta, langkah};
pub use kinerja::lkj::{Keadaan, Langkah};
use serde_json::{Value, json};
use store::kinerja as gudang;
use store::kinerja::{LkjRow, PembandingRow};
use uuid::Uuid;

use super::lkj::{Laporan, muat, pk_pokok};
use super::pk::opd;
use crate::impor::sidik;
use crate::tindak::{Kerja, Minta, TindakGalat};

async fn ambil(k: &mut Kerja<'_>, id: Uuid) -> Result<LkjRow, TindakGalat> {
    gudang::lkj(&mut k.tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Laporan Kinerja ini tidak ada.".to_owned()))
}

/// Begins a report; returns its id.
///
/// # Errors
/// Unknown office, no permission, no agreement in force, one exists.
pub async fn mulai(minta: &Minta<'_>, tahun: i16, kode: Option<&str>) -> Result<Uuid, TindakGalat> {
    let mut k = minta.buka().await?;
    let opd = opd(&mut k, kode).await?;
    let opd_id = opd.as_ref().map(|o| o.id);
    k.izin(Tindakan::SusunLkj, opd_id).await?;
    if pk_pokok(&mut k.tx, tahun, opd_id).await?.is_none() {
        return Err(TindakGalat::ditolak(
            "LKJ-010",
            "Laporan Kinerja memerlukan Perjanjian Kinerja yang berlaku pada tahun itu.",
        ));
    }
    let ada = gudang::daftar_lkj(&mut k.tx, tahun).await?;
    if ada.iter().any(|l| l.opd_id == opd_id) {
        return Err(TindakGalat::ditolak(
            "LKJ-011",
            "Laporan Kinerja tahun itu sudah dimulai.",
        ));
    }
    let id = sidik::id(&[
        &k.pemda.id.to_string(),
        "lkj",
        &tahun.to_string(),
        &opd_id.map(|o| o.to_string()).unwrap_or_default(),
    ]);
    let (oleh, pada) = (k.oleh(), k.kini);
    gudang::buat_lkj(&mut k.tx, (id, tahun, opd_id), (&oleh, pada)).await?;
    let untuk = opd.map_or_else(|| k.pemda.nama.clone(), |o| o.nama);
    let isi = json!({"untuk": untuk, "bagian": "dimulai", "tahun": tahun});
    k.selesai(JenisPeristiwa::LkjDisusun, id.to_string(), isi)
        .await?;
    Ok(id)
}

fn untuk(l: &LkjRow) -> String {
    l.opd_nama
        .clone()
        .unwrap_or_else(|| "pemerintah daerah".to_owned())
}

/// Writes a section, or the causes of one indicator (`sebab-3`).
///
/// # Errors
/// Unknown report or section, no permission, not a draft.
pub async fn tulis(
    minta: &Minta<'_>,
    id: Uuid,
    (kunci, teks): (&str, &str),
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let l = ambil(&mut k, id).await?;
    k.izin(Tindakan::SusunLkj, l.opd_id).await?;
    let keadaan = Keadaan::parse(&l.keadaan).unwrap_or(Keadaan::Draf);
    langkah(keadaan, Langkah::Tulis, &Fakta::default())?;
    let sebab = kunci
        .strip_prefix("sebab-")
        .is_some_and(|n| n.parse::<i16>().is_ok());
    if !sebab && !BAGIAN.iter().any(|(b, _)| *b == kunci) {
        return Err(TindakGalat::TakAda(format!("Bagian {kunci} tidak ada.")));
    }
    let (oleh, pada) = (k.oleh(), k.kini);
    let rapi = teks.trim();
    gudang::simpan_bagian(&mut k.tx, id, (kunci, rapi), (&oleh, pada)).await?;
    let isi = json!({"untuk": untuk(&l), "bagian": kunci, "panjang": rapi.chars().count()});
    k.selesai(JenisPeristiwa::LkjDisusun, id.to_string(), isi)
        .await
}

/// Adds a benchmark for an indicator.
///
/// # Errors
/// Unknown report, no permission, not a draft, an unreadable figure, no source.
pub async fn bandingkan(minta: &Minta<'_>, id: Uuid, p: &PembandingRow) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let l = ambil(&mut k, id).await?;
    k.izin(Tindakan::SusunLkj, l.opd_id).await?;
    let keadaan = Keadaan::parse(&l.keadaan).unwrap_or(Keadaan::Draf);
    langkah(keadaan, Langkah::Tulis, &Fakta::default())?;
    let rapat = dasar::teks::rapat;
    let baru = PembandingRow {
        indikator: p.indikator,
        nama: rapat(&p.nama),
        nilai: rapat(&p.nilai),
        sumber: rapat(&p.sumber),
    };
    kinerja::angka::parse(&baru.nilai)
        .map_err(|e| TindakGalat::ditolak("LKJ-012", format!("Nilai pembanding {e}.")))?;
    if baru.nama.is_empty() || baru.sumber.is_empty() {
        return Err(TindakGalat::ditolak(
            "LKJ-013",
            "Pembanding menyebut siapa dan dari mana angkanya.",
        ));
    }
    let (oleh, pada) = (k.oleh(), k.kini);
    gudang::tambah_pembanding(&mut k.tx, id, &baru, (&oleh, pada)).await?;
    let bagian = format!("pembanding {}", baru.nama);
    let isi = json!({"untuk": untuk(&l), "bagian": bagian});
    k.selesai(JenisPeristiwa::LkjDisusun, id.to_string(), isi)
        .await
}

/// Figures to be frozen.
fn beku(l: &Laporan) -> Value {
    let baris: Vec<Value> = l
        .baris
        .iter()
        .map(|b| {
            json!({"indikator": b.indikator, "satuan": b.satuan, "target": b.target,
                "realisasi": b.realisasi, "capaian": b.capaian.mesin(),
                "penjelasan": b.capaian.penjelasan})
        })
        .collect();
    json!({"baris": baris, "rata": l.rata.map(|r| r.mesin_persen(2)),
        "anggaran_sen": l.anggaran_sen(), "realisasi_sen": l.realisasi_sen()})
}

/// Moves a report: handed to review, reviewed, sent back, put into force, published.
///
/// # Errors
/// Unknown report, no permission, then [`kinerja::lkj::TolakLkj`] in its order.
pub async fn pindah(
    minta: &Minta<'_>,
    id: Uuid,
    (ke, catatan): (Langkah, &str),
) -> Result<Keadaan, TindakGalat> {
    let mut k = minta.buka().await?;
    let l = ambil(&mut k, id).await?;
    let (izin, jenis) = match ke {
        Langkah::Tulis | Langkah::MintaReviu => (Tindakan::SusunLkj, JenisPeristiwa::LkjDisusun),
        Langkah::Nyatakan | Langkah::Kembalikan => (Tindakan::ReviuLkj, JenisPeristiwa::LkjDireviu),
        Langkah::Tetapkan | Langkah::Terbitkan => {
            (Tindakan::TerbitkanKinerja, JenisPeristiwa::KinerjaTerbit)
        }
    };
    k.izin(izin, l.opd_id).await?;
    let lap = muat(&mut k.tx, id).await?;
    let fakta = Fakta {
        bagian_kosong: lap
            .bagian
            .iter()
            .filter(|b| b.teks.trim().is_empty())
            .map(|b| b.judul.to_owned())
            .collect(),
        tanpa_realisasi: lap
            .baris
            .iter()
            .filter(|b| b.realisasi.is_empty())
            .map(|b| b.indikator.clone())
            .collect(),
        catatan: catatan.to_owned(),
    };
    let keadaan = langkah(lap.keadaan, ke, &fakta)?;
    let mut baru = LkjRow {
        keadaan: keadaan.kode().to_owned(),
        ..l
    };
    match ke {
        Langkah::Nyatakan | Langkah::Kembalikan => {
            baru.reviu_catatan = dasar::teks::rapat(catatan);
            baru.reviu_oleh = k.oleh();
            baru.reviu_pada = (ke == Langkah::Nyatakan).then_some(k.kini);
        }
        Langkah::Tetapkan => {
            baru.berlaku_pada = Some(k.kini);
            baru.angka = Some(beku(&lap));
        }
        Langkah::Terbitkan => baru.terbit_pada = Some(k.kini),
        Langkah::Tulis | Langkah::MintaReviu => {}
    }
    gudang::pindah_lkj(&mut k.tx, &baru).await?;
    let isi = json!({"untuk": untuk(&baru), "keadaan": keadaan.nama(), "bagian": keadaan.nama(),
        "dokumen": "Laporan Kinerja", "alasan": catatan});
    k.selesai(jenis, id.to_string(), isi).await?;
    Ok(keadaan)
}
