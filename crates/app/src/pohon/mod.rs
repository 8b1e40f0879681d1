//! Performance tree: one edition with everything that belongs to it, its findings, and the acts.

mod bangun;
mod lintas;
mod mulai;
mod simpul;

pub use lintas::{Jawab, MintaLintas, jawab, minta_dukungan, tarik};
pub use mulai::{Cara, mulai, tetapkan};
pub use simpul::{Gantung, Simpan, gantung, hapus, pindah, simpan};

use std::collections::{BTreeMap, BTreeSet};

use dasar::waktu::Tanggal;
use hukum::Hukum;
pub use kinerja::pohon::{JenisSimpul, jalur, letak};
use kinerja::pohon::{JenisTemuanPohon, SimpulPohon, SubBerpagu, TolakPohon, periksa};
use store::Tx;
use store::pohon as gudang;
pub use store::pohon::{IndikatorRow, LintasRow, PohonRow, SimpulRow, SubRow};
use uuid::Uuid;

use crate::tindak::{Kerja, TindakGalat};

/// A finding with what the law set says about its kind.
#[derive(Clone, Debug)]
pub struct Temuan {
    /// Kind.
    pub jenis: JenisTemuanPohon,
    /// blokir, peringatan, informasi.
    pub tingkat: String,
    /// Article.
    pub pasal: String,
    /// What to do.
    pub saran: String,
    /// Node; none for a sub-activity that hangs nowhere.
    pub simpul: Option<Uuid>,
    /// Code of the sub-activity.
    pub kode: String,
    /// Words of the node or the sub-activity.
    pub subjek: String,
}

/// An edition with everything.
#[derive(Clone, Debug)]
pub struct Pohon {
    /// The edition.
    pub edisi: PohonRow,
    /// Nodes in their order.
    pub simpul: Vec<SimpulRow>,
    /// Indicators per node.
    pub indikator: BTreeMap<Uuid, Vec<IndikatorRow>>,
    /// Success factors per node.
    pub faktor: BTreeMap<Uuid, Vec<String>>,
    /// Budgeted sub-activities with their node.
    pub sub: Vec<SubRow>,
    /// Support asked for.
    pub lintas: Vec<LintasRow>,
    /// What is missing.
    pub temuan: Vec<Temuan>,
}

impl Pohon {
    /// The nodes as the rules see them.
    #[must_use]
    pub fn fakta(&self) -> Vec<SimpulPohon<Uuid>> {
        fakta(&self.simpul, &self.indikator)
    }

    /// A node.
    #[must_use]
    pub fn satu(&self, id: Uuid) -> Option<&SimpulRow> {
        self.simpul.iter().find(|s| s.id == id)
    }

    /// Findings of a node.
    pub fn temuan_dari(&self, id: Uuid) -> impl Iterator<Item = &Temuan> {
        self.temuan.iter().filter(move |t| t.simpul == Some(id))
    }

    /// A node and everything below it, plus nothing else; the whole tree without a node.
    #[must_use]
    pub fn cabang(&self, akar: Option<Uuid>) -> BTreeSet<Uuid> {
        let Some(akar) = akar else {
            return self.simpul.iter().map(|s| s.id).collect();
        };
        let mut ada = BTreeSet::from([akar]);
        loop {
            let baru: Vec<Uuid> = self
                .simpul
                .iter()
                .filter(|s| !ada.contains(&s.id) && s.induk_id.is_some_and(|i| ada.contains(&i)))
                .map(|s| s.id)
                .collect();
            if baru.is_empty() {
                return ada;
            }
            ada.extend(baru);
        }
    }

    /// Nodes of an office with every node above them.
    #[must_use]
    pub fn milik(&self, opd: &str) -> BTreeSet<Uuid> {
        let f = self.fakta();
        let mut ada = BTreeSet::new();
        for s in self.simpul.iter().filter(|s| s.opd_kode == opd) {
            ada.insert(s.id);
            ada.extend(kinerja::pohon::jalur(&f, s.id));
        }
        ada
    }

    /// Nodes with a finding, with every node above them.
    #[must_use]
    pub fn bermasalah(&self) -> BTreeSet<Uuid> {
        let f = self.fakta();
        let mut ada = BTreeSet::new();
        for id in self.temuan.iter().filter_map(|t| t.simpul) {
            if ada.insert(id) {
                ada.extend(kinerja::pohon::jalur(&f, id));
            }
        }
        ada
    }
}

fn fakta(
    simpul: &[SimpulRow],
    indikator: &BTreeMap<Uuid, Vec<IndikatorRow>>,
) -> Vec<SimpulPohon<Uuid>> {
    simpul
        .iter()
        .map(|s| SimpulPohon {
            id: s.id,
            induk: s.induk_id,
            jenis: jenis(s),
            pernyataan: s.pernyataan.clone(),
            indikator: indikator.get(&s.id).map_or(0, Vec::len),
            berpic: s.jabatan_id.is_some() || !s.penanggung_jawab.is_empty(),
            puncak: s.puncak,
        })
        .collect()
}

/// The kind of a stored node; the table allows no other word.
#[must_use]
pub fn jenis(s: &SimpulRow) -> JenisSimpul {
    JenisSimpul::parse(&s.jenis).unwrap_or(JenisSimpul::Keluaran)
}

/// Editions that cover a year, the newest first.
///
/// # Errors
/// No connection.
pub async fn daftar(tx: &mut Tx<'_>, tahun: i16) -> Result<Vec<PohonRow>, TindakGalat> {
    Ok(gudang::daftar(tx, tahun).await?)
}

/// Loads an edition whole and checks it against the budget of a year.
///
/// # Errors
/// No connection, a law file of another shape.
pub async fn muat(
    tx: &mut Tx<'_>,
    hukum: &Hukum,
    edisi: PohonRow,
    (tahun, hari): (i16, Tanggal),
) -> Result<Pohon, TindakGalat> {
    let simpul = gudang::simpul(tx, edisi.id).await?;
    let mut indikator: BTreeMap<Uuid, Vec<IndikatorRow>> = BTreeMap::new();
    for i in gudang::indikator(tx, edisi.id).await? {
        indikator.entry(i.simpul_id).or_default().push(i);
    }
    let mut faktor: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for (s, teks) in gudang::faktor(tx, edisi.id).await? {
        faktor.entry(s).or_default().push(teks);
    }
    let sub = match store::kinerja::edisi_berlaku(tx, "apbd", tahun).await? {
        Some(a) => gudang::sub_kegiatan(tx, edisi.id, (a.id, tahun)).await?,
        None => Vec::new(),
    };
    let lintas = gudang::lintas(tx, edisi.id).await?;
    let berpagu: Vec<SubBerpagu<Uuid>> = sub
        .iter()
        .map(|s| SubBerpagu {
            kode: s.kode.clone(),
            nama: s.nama.clone(),
            simpul: s.simpul_id,
        })
        .collect();
    let temuan = berhukum(hukum, hari, &fakta(&simpul, &indikator), &berpagu)?;
    Ok(Pohon {
        edisi,
        simpul,
        indikator,
        faktor,
        sub,
        lintas,
        temuan,
    })
}

fn berhukum(
    hukum: &Hukum,
    hari: Tanggal,
    simpul: &[SimpulPohon<Uuid>],
    sub: &[SubBerpagu<Uuid>],
) -> Result<Vec<Temuan>, TindakGalat> {
    let berlaku = hukum.parameter("kinerja.pohon.periksa")?.pada(hari)?;
    let daftar = berlaku.daftar()?;
    let teks = |kode: &str, kolom: &str| {
        daftar
            .iter()
            .find(|b| b.get("kode").is_some_and(|k| k.mesin() == kode))
            .and_then(|b| b.get(kolom))
            .map(hukum::Value::mesin)
            .unwrap_or_default()
    };
    Ok(periksa(simpul, sub)
        .into_iter()
        .map(|t| Temuan {
            tingkat: teks(t.jenis.kode(), "tingkat"),
            pasal: teks(t.jenis.kode(), "pasal"),
            saran: teks(t.jenis.kode(), "saran"),
            jenis: t.jenis,
            simpul: t.simpul,
            kode: t.kode,
            subjek: t.subjek,
        })
        .collect())
}

/// Holds an edition: it exists, in the version the caller saw.
async fn pegang(
    k: &mut Kerja<'_>,
    id: Uuid,
    versi: i32,
    draf: bool,
) -> Result<PohonRow, TindakGalat> {
    let p = gudang::kunci(&mut k.tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Pohon kinerja ini tidak ada.".to_owned()))?;
    if draf && p.keadaan != "draf" {
        return Err(TolakPohon::BukanDraf.into());
    }
    if !gudang::naik(&mut k.tx, (id, versi)).await? {
        return Err(TolakPohon::VersiLain.into());
    }
    Ok(p)
}

/// "2025–2029".
#[must_use]
pub fn periode(p: &PohonRow) -> String {
    format!("{}–{}", p.tahun_mulai, p.tahun_selesai)
}
