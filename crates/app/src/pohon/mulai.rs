//! Beginning an edition and putting it into force.

use keamanan::{JenisPeristiwa, Tindakan};
use kinerja::pohon::TolakPohon;
use serde_json::json;
use store::kinerja::edisi_berlaku;
use store::pohon as gudang;
use store::pohon::PohonRow;
use uuid::Uuid;

use super::bangun::{Hasil, Rencana, bangun};
use crate::impor::sidik;
use crate::tindak::{Kerja, Minta, TindakGalat};

/// What an edition begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cara {
    /// The imported plan.
    Rencana,
    /// The edition in force.
    Edisi,
    /// Nothing.
    Kosong,
}

impl Cara {
    /// The stable code.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Rencana => "rencana",
            Self::Edisi => "edisi",
            Self::Kosong => "kosong",
        }
    }

    /// Reads a stable code.
    #[must_use]
    pub fn parse(kode: &str) -> Option<Self> {
        [Self::Rencana, Self::Edisi, Self::Kosong]
            .into_iter()
            .find(|c| c.kode() == kode.trim())
    }
}

/// Begins a draft for the period of the RPJMD that covers a year; returns the edition.
///
/// # Errors
/// No permission, a draft exists, no plan or no edition to begin from.
pub async fn mulai(minta: &Minta<'_>, tahun: i16, cara: Cara) -> Result<Uuid, TindakGalat> {
    let mut k = minta.buka().await?;
    k.izin(Tindakan::SusunPohon, None).await?;
    let ada = gudang::daftar(&mut k.tx, tahun).await?;
    if ada.iter().any(|p| p.keadaan == "draf") {
        return Err(TolakPohon::DrafSudahAda.into());
    }
    let rpjmd = edisi_berlaku(&mut k.tx, "rpjmd", tahun).await?;
    let (awal, akhir) = rpjmd
        .as_ref()
        .map_or((tahun, tahun), |r| (r.tahun_mulai, r.tahun_selesai));
    let lama = ada.iter().find(|p| p.keadaan == "berlaku").cloned();
    let (hasil, dasar) = match cara {
        Cara::Rencana => dari_rencana(&mut k, tahun).await?,
        Cara::Edisi => {
            let l = lama.as_ref().ok_or_else(tanpa_edisi)?;
            (Hasil::default(), format!("edisi {}", l.edisi))
        }
        Cara::Kosong => (Hasil::default(), String::new()),
    };
    let (pemda, nomor) = (k.pemda.id.to_string(), ada.len().to_string());
    let id = sidik::id(&["pohon", &pemda, &nomor, &k.kini.to_rfc3339()]);
    let (awal, akhir) = match (cara, &lama) {
        (Cara::Edisi, Some(l)) => (l.tahun_mulai, l.tahun_selesai),
        _ => (awal, akhir),
    };
    let baris = PohonRow {
        id,
        tahun_mulai: awal,
        tahun_selesai: akhir,
        edisi: 0,
        keadaan: "draf".to_owned(),
        asal: cara.kode().to_owned(),
        dasar,
        versi: 1,
        dibuat_pada: k.kini,
        dibuat_oleh: k.oleh(),
        ditetapkan_pada: None,
        ditetapkan_oleh: String::new(),
    };
    gudang::mulai(&mut k.tx, &baris).await?;
    if let (Cara::Edisi, Some(l)) = (cara, &lama) {
        gudang::salin(&mut k.tx, l.id, id).await?;
    }
    tulis(&mut k, id, &hasil).await?;
    let isi = json!({"periode": format!("{awal}–{akhir}"), "asal": baris.dasar,
        "cara": cara.kode(), "simpul": hasil.simpul.len()});
    k.selesai(JenisPeristiwa::PohonDimulai, id.to_string(), isi)
        .await?;
    Ok(id)
}

fn tanpa_edisi() -> TindakGalat {
    TindakGalat::ditolak(
        "PHN-018",
        "Belum ada edisi yang berlaku untuk disalin. Susun dari rencana yang diimpor.",
    )
}

async fn dari_rencana(k: &mut Kerja<'_>, tahun: i16) -> Result<(Hasil, String), TindakGalat> {
    let mut kata = Vec::new();
    let mut indikator = Vec::new();
    let mut isi = Vec::new();
    let mut edisi = Vec::new();
    for (jenis, tingkat) in [
        ("rpjmd", &["tujuan", "sasaran", "strategi"][..]),
        ("renstra", &["sasaran", "program"]),
        ("apbd", &["program", "kegiatan", "sub_kegiatan"]),
    ] {
        let Some(e) = edisi_berlaku(&mut k.tx, jenis, tahun).await? else {
            isi.push(Vec::new());
            edisi.push(None);
            continue;
        };
        kata.push(format!("{} edisi {}", e.judul, e.urut));
        isi.push(gudang::rencana(&mut k.tx, e.id, tingkat).await?);
        indikator.extend(gudang::rencana_indikator(&mut k.tx, e.id, tahun).await?);
        edisi.push(Some(e.id));
    }
    let taut = match edisi.as_slice() {
        [Some(a), Some(b), _] => gudang::taut_sasaran(&mut k.tx, (*a, *b)).await?,
        _ => Vec::new(),
    };
    let mut isi = isi.into_iter();
    let mut ambil = || isi.next().unwrap_or_default();
    let r = Rencana {
        rpjmd: ambil(),
        renstra: ambil(),
        apbd: ambil(),
        indikator,
        taut,
    };
    if kata.is_empty() {
        return Err(TindakGalat::ditolak(
            "PHN-019",
            "Belum ada RPJMD, Renstra, atau APBD yang diimpor untuk tahun ini.",
        ));
    }
    Ok((bangun(k.pemda.id, &r), kata.join(", ")))
}

async fn tulis(k: &mut Kerja<'_>, pohon: Uuid, h: &Hasil) -> Result<(), TindakGalat> {
    for s in &h.simpul {
        gudang::simpan_simpul(&mut k.tx, pohon, s).await?;
    }
    for (s, i) in h.indikator.iter().filter(|(_, i)| !i.is_empty()) {
        gudang::ganti_indikator(&mut k.tx, (pohon, *s), i).await?;
    }
    for (s, f) in &h.faktor {
        gudang::ganti_faktor(&mut k.tx, (pohon, *s), f).await?;
    }
    for (opd, kode, simpul) in &h.sub {
        gudang::gantung_sub(&mut k.tx, pohon, (*opd, kode), Some(*simpul)).await?;
    }
    Ok(())
}

/// Puts a draft into force.
///
/// # Errors
/// Unknown edition, no permission, not a draft, changed meanwhile, empty, blocking findings.
pub async fn tetapkan(
    minta: &Minta<'_>,
    (id, versi): (Uuid, i32),
    tahun: i16,
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    k.izin(Tindakan::TetapkanPohon, None).await?;
    let p = super::pegang(&mut k, id, versi, true).await?;
    let hari = minta.hari_ini();
    let isi = super::muat(&mut k.tx, minta.hukum, p.clone(), (tahun, hari)).await?;
    if isi.simpul.is_empty() {
        return Err(TolakPohon::Kosong.into());
    }
    let halang = isi.temuan.iter().filter(|t| t.tingkat == "blokir").count();
    if halang > 0 {
        return Err(TolakPohon::MasihTerhalang(halang).into());
    }
    let (oleh, kini) = (k.oleh(), k.kini);
    gudang::tetapkan(&mut k.tx, &p, (&oleh, kini)).await?;
    let isi = json!({"periode": super::periode(&p), "edisi": p.edisi,
        "simpul": isi.simpul.len(), "temuan": isi.temuan.len()});
    k.selesai(JenisPeristiwa::PohonDitetapkan, id.to_string(), isi)
        .await
}
