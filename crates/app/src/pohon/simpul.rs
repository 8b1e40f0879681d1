//! Editing a draft: nodes, their place, the sub-activities that hang on them.

use keamanan::{JenisPeristiwa, Tindakan};
use kinerja::pohon::{self, JenisSimpul, TolakPohon};
use serde_json::json;
use store::pohon as gudang;
use store::pohon::{IndikatorRow, SimpulRow};
use uuid::Uuid;

use super::{Pohon, fakta, pegang};
use crate::impor::sidik;
use crate::tindak::{Kerja, Minta, TindakGalat};

/// A node as a person writes it.
#[derive(Clone, Debug, Default)]
pub struct Simpan {
    /// Edition.
    pub pohon: Uuid,
    /// Version the person saw.
    pub versi: i32,
    /// Node; none adds one.
    pub id: Option<Uuid>,
    /// Node above; none at the top.
    pub induk: Option<Uuid>,
    /// Kind.
    pub jenis: String,
    /// The condition.
    pub pernyataan: String,
    /// Code of the office; empty for the government as a whole.
    pub opd: String,
    /// Post, where one is known.
    pub jabatan: Option<Uuid>,
    /// Who answers for it, in words.
    pub penanggung_jawab: String,
    /// Indicators: words, unit, target.
    pub indikator: Vec<(String, String, String)>,
    /// Success factors.
    pub faktor: Vec<String>,
}

struct Isi {
    simpul: Vec<SimpulRow>,
}

async fn isi(k: &mut Kerja<'_>, pohon: Uuid) -> Result<Isi, TindakGalat> {
    Ok(Isi {
        simpul: gudang::simpul(&mut k.tx, pohon).await?,
    })
}

impl Isi {
    fn satu(&self, id: Uuid) -> Result<&SimpulRow, TindakGalat> {
        self.simpul
            .iter()
            .find(|s| s.id == id)
            .ok_or_else(|| TindakGalat::TakAda("Simpul ini tidak ada dalam pohonnya.".to_owned()))
    }
}

/// Adds a node or changes one; its id.
///
/// # Errors
/// Not a draft, changed meanwhile, unknown node or office, no permission, a condition too short, a
/// loop, a turned order of kinds.
pub async fn simpan(minta: &Minta<'_>, s: &Simpan) -> Result<Uuid, TindakGalat> {
    let mut k = minta.buka().await?;
    pegang(&mut k, s.pohon, s.versi, true).await?;
    let ada = isi(&mut k, s.pohon).await?;
    let lama = match s.id {
        Some(id) => Some(ada.satu(id)?.clone()),
        None => None,
    };
    let opd = cari_opd(&mut k, &s.opd).await?;
    if let Some(l) = &lama {
        k.izin(Tindakan::SusunPohon, l.opd_id).await?;
    }
    k.izin(Tindakan::SusunPohon, opd).await?;
    let id = s.id.unwrap_or_else(|| {
        let bagian = [
            s.pohon.to_string(),
            k.kini.to_rfc3339(),
            s.pernyataan.clone(),
        ];
        sidik::id(&["pohon_simpul", &bagian[0], &bagian[1], &bagian[2]])
    });
    let jenis = JenisSimpul::parse(&s.jenis).ok_or_else(|| {
        TindakGalat::ditolak(
            "PHN-012",
            "Pilih jenis simpul: akhir, antara, segera, keluaran.",
        )
    })?;
    let baru = SimpulRow {
        id,
        induk_id: s.induk,
        urut: lama.as_ref().map_or_else(
            || i32::try_from(ada.simpul.len()).unwrap_or(i32::MAX),
            |l| l.urut,
        ),
        jenis: jenis.kode().to_owned(),
        kode: lama.as_ref().map(|l| l.kode.clone()).unwrap_or_default(),
        pernyataan: pohon::pernyataan(&s.pernyataan)?,
        puncak: s.induk.is_none() && jenis == JenisSimpul::DampakAkhir,
        dari_rencana: lama
            .as_ref()
            .is_some_and(|l| l.dari_rencana && l.pernyataan == s.pernyataan.trim()),
        opd_id: opd,
        unit_id: None,
        jabatan_id: s.jabatan,
        penanggung_jawab: dasar::teks::rapat(&s.penanggung_jawab),
        ..SimpulRow::default()
    };
    letak(&ada.simpul, &baru)?;
    gudang::simpan_simpul(&mut k.tx, s.pohon, &baru).await?;
    rincian(&mut k, s, id).await?;
    let perubahan = if lama.is_some() {
        "mengubah simpul"
    } else {
        "menambah simpul"
    };
    let isi = json!({"perubahan": perubahan, "simpul": baru.pernyataan, "jenis": baru.jenis,
        "opd": s.opd});
    k.selesai(JenisPeristiwa::PohonDiubah, id.to_string(), isi)
        .await?;
    Ok(id)
}

/// The place of a node among the others; also its children must stay below it in kind.
fn letak(ada: &[SimpulRow], baru: &SimpulRow) -> Result<(), TindakGalat> {
    let mut calon: Vec<SimpulRow> = ada.iter().filter(|x| x.id != baru.id).cloned().collect();
    calon.push(baru.clone());
    let f = fakta(&calon, &std::collections::BTreeMap::new());
    pohon::pindah(&f, baru.id, baru.induk_id)?;
    if baru
        .induk_id
        .is_some_and(|i| !ada.iter().any(|x| x.id == i))
    {
        return Err(TindakGalat::TakAda(
            "Induk ini tidak ada dalam pohonnya.".to_owned(),
        ));
    }
    let jenis = super::jenis(baru);
    for anak in ada.iter().filter(|x| x.induk_id == Some(baru.id)) {
        pohon::urutan(super::jenis(anak), jenis)?;
    }
    Ok(())
}

async fn rincian(k: &mut Kerja<'_>, s: &Simpan, id: Uuid) -> Result<(), TindakGalat> {
    let indikator: Vec<IndikatorRow> = s
        .indikator
        .iter()
        .map(|(t, u, n)| IndikatorRow {
            simpul_id: id,
            teks: dasar::teks::rapat(t),
            satuan: dasar::teks::rapat(u),
            target: dasar::teks::rapat(n),
        })
        .filter(|i| !i.teks.is_empty())
        .collect();
    let faktor: Vec<String> = s
        .faktor
        .iter()
        .map(|f| dasar::teks::rapat(f))
        .filter(|f| !f.is_empty())
        .collect();
    gudang::ganti_indikator(&mut k.tx, (s.pohon, id), &indikator).await?;
    gudang::ganti_faktor(&mut k.tx, (s.pohon, id), &faktor).await?;
    Ok(())
}

/// The office of a code.
pub(super) async fn cari_opd(k: &mut Kerja<'_>, kode: &str) -> Result<Option<Uuid>, TindakGalat> {
    let kode = kode.trim();
    if kode.is_empty() {
        return Ok(None);
    }
    match store::kinerja::opd(&mut k.tx, kode).await? {
        Some(o) => Ok(Some(o.id)),
        None => Err(TindakGalat::TakAda(format!(
            "Tidak ada perangkat daerah dengan kode {kode}."
        ))),
    }
}

/// Moves nodes below another (to the top without one).
///
/// # Errors
/// As [`simpan`].
pub async fn pindah(
    minta: &Minta<'_>,
    (pohon, versi): (Uuid, i32),
    daftar: &[Uuid],
    induk: Option<Uuid>,
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    pegang(&mut k, pohon, versi, true).await?;
    let mut ada = isi(&mut k, pohon).await?;
    let mut kata = Vec::new();
    for id in daftar {
        let mut s = ada.satu(*id)?.clone();
        k.izin(Tindakan::SusunPohon, s.opd_id).await?;
        s.induk_id = induk;
        s.puncak = induk.is_none() && super::jenis(&s) == JenisSimpul::DampakAkhir;
        letak(&ada.simpul, &s)?;
        gudang::simpan_simpul(&mut k.tx, pohon, &s).await?;
        kata.push(s.pernyataan.clone());
        for x in ada.simpul.iter_mut().filter(|x| x.id == *id) {
            *x = s.clone();
        }
    }
    if kata.is_empty() {
        return Err(TindakGalat::TakAda(
            "Pilih simpul yang dipindahkan.".to_owned(),
        ));
    }
    let ke = match induk {
        Some(i) => ada.satu(i)?.pernyataan.clone(),
        None => "puncak".to_owned(),
    };
    let isi = json!({"perubahan": format!("memindahkan {} simpul ke bawah {ke}", kata.len()),
        "simpul": kata.join("; ")});
    k.selesai(JenisPeristiwa::PohonDiubah, pohon.to_string(), isi)
        .await
}

/// A sub-activity and where it goes.
#[derive(Clone, Debug)]
pub struct Gantung {
    /// Office.
    pub opd: String,
    /// Code of the sub-activity.
    pub kode: String,
    /// Node; none takes it off.
    pub simpul: Option<Uuid>,
}

/// Hangs a sub-activity on a node.
///
/// # Errors
/// Not a draft, changed meanwhile, unknown office or node, no permission.
pub async fn gantung(
    minta: &Minta<'_>,
    (pohon, versi): (Uuid, i32),
    g: &Gantung,
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    pegang(&mut k, pohon, versi, true).await?;
    let opd = cari_opd(&mut k, &g.opd)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Sebut perangkat daerahnya.".to_owned()))?;
    k.izin(Tindakan::SusunPohon, Some(opd)).await?;
    let ada = isi(&mut k, pohon).await?;
    let nama = match g.simpul {
        Some(s) => ada.satu(s)?.pernyataan.clone(),
        None => "tidak pada simpul mana pun".to_owned(),
    };
    gudang::gantung_sub(&mut k.tx, pohon, (opd, g.kode.trim()), g.simpul).await?;
    let isi = json!({"perubahan": format!("menggantung sub kegiatan {}", g.kode.trim()),
        "simpul": nama});
    k.selesai(JenisPeristiwa::PohonDiubah, pohon.to_string(), isi)
        .await
}

/// Takes a node out of a draft.
///
/// # Errors
/// As [`simpan`]; nodes hang on it.
pub async fn hapus(
    minta: &Minta<'_>,
    (pohon, versi): (Uuid, i32),
    id: Uuid,
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    pegang(&mut k, pohon, versi, true).await?;
    let ada = isi(&mut k, pohon).await?;
    let s = ada.satu(id)?.clone();
    k.izin(Tindakan::SusunPohon, s.opd_id).await?;
    let anak = ada.simpul.iter().filter(|x| x.induk_id == Some(id)).count();
    if anak > 0 {
        return Err(TolakPohon::MasihBeranak(anak).into());
    }
    gudang::hapus_simpul(&mut k.tx, pohon, id).await?;
    let isi = json!({"perubahan": "mengeluarkan simpul", "simpul": s.pernyataan});
    k.selesai(JenisPeristiwa::PohonDiubah, id.to_string(), isi)
        .await
}

impl Pohon {
    /// Likely parents of a node, the best first, at most `batas`.
    #[must_use]
    pub fn calon_induk(&self, id: Uuid, batas: usize) -> Vec<(usize, SimpulRow)> {
        pohon::calon_induk(&self.fakta(), id)
            .into_iter()
            .filter_map(|(n, s)| Some((n, self.satu(s.id)?.clone())))
            .take(batas)
            .collect()
    }
}
