//! The golden thread of one node: from the priority above it down to the payments below it.
//!
//! The thread is assembled from four places: the node's ancestors in its own document, the arrows
//! (`tautan`) to plans of several years, the reading row that puts the documents of a year side by
//! side, and the payments. A link that does not exist becomes a knot that says so and why.

use std::collections::BTreeMap;

use anyhow::Result;
use store::Tx;
pub use store::tampil::baris::BarisRow;
use store::tampil::baris::{self, Halaman, Kunci, Saring};
pub use store::tampil::benang::{LabelRow, NilaiRow, PembayaranRow, SimpulRow, TautanRow};
use store::tampil::{benang, temuan};
use uuid::Uuid;

use super::daerah::Daerah;
use super::rencana::IndikatorTarget;

/// State of a knot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sambung {
    /// Linked.
    Ada,
    /// The node the page is about.
    Kini,
    /// A link is missing that the law asks for.
    Putus,
    /// Nothing is stored, and nothing can be said.
    Kosong,
}

/// One knot of the thread.
#[derive(Clone, Debug)]
pub struct Mata {
    /// prioritas, a level of the tree, or pembayaran.
    pub tingkat: String,
    /// Kind of document: rpjmd, renstra, rkpd, apbd, dpa, realisasi, or empty.
    pub dokumen: String,
    /// Name, or why there is none.
    pub nama: String,
    /// Code, or empty.
    pub kode: String,
    /// Edition and node it opens.
    pub tujuan: Option<(Uuid, Uuid)>,
    /// Amount of the year, sen.
    pub nilai_sen: Option<i64>,
    /// The amount is a sum of this many rows.
    pub dari_baris: Option<i64>,
    /// State.
    pub sambung: Sambung,
    /// File and row of the node.
    pub asal: Option<(String, i32)>,
    /// How the link was found: kode, nama, kode_dan_nama, orang.
    pub cara: Option<String>,
}

impl Mata {
    fn kosong(tingkat: &str, dokumen: &str, nama: impl Into<String>, sambung: Sambung) -> Self {
        Self {
            tingkat: tingkat.to_owned(),
            dokumen: dokumen.to_owned(),
            nama: nama.into(),
            kode: String::new(),
            tujuan: None,
            nilai_sen: None,
            dari_baris: None,
            sambung,
            asal: None,
            cara: None,
        }
    }

    fn simpul(s: &SimpulRow, nilai_sen: Option<i64>, kini: Uuid) -> Self {
        Self {
            kode: s.kode.clone(),
            tujuan: Some((s.edisi_id, s.id)),
            nilai_sen,
            asal: s.berkas.clone().zip(s.baris),
            ..Self::kosong(
                &s.tingkat,
                &s.jenis,
                s.nama.clone(),
                if s.id == kini {
                    Sambung::Kini
                } else {
                    Sambung::Ada
                },
            )
        }
    }
}

/// A node with its thread and everything its page shows.
#[derive(Clone, Debug)]
pub struct Benang {
    /// The node.
    pub simpul: SimpulRow,
    /// Ancestors in its document, highest first.
    pub leluhur: Vec<SimpulRow>,
    /// The thread, top to bottom.
    pub mata: Vec<Mata>,
    /// The node's row with every ceiling side by side.
    pub baris: Option<BarisRow>,
    /// Rows below it with every ceiling.
    pub bawah: Vec<BarisRow>,
    /// Children in its own document, where `bawah` does not apply.
    pub anak: Vec<SimpulRow>,
    /// Amounts of the node as stored.
    pub nilai: Vec<NilaiRow>,
    /// Indicators with targets.
    pub indikator: Vec<IndikatorTarget>,
    /// Priorities, fund sources, places.
    pub label: Vec<LabelRow>,
    /// Findings on the node in any document.
    pub temuan: Vec<temuan::TemuanRow>,
    /// Last payments.
    pub pembayaran: Vec<PembayaranRow>,
}

/// Loads the thread of a node; `None` when the edition has no such node.
///
/// # Errors
/// The database does not answer.
pub async fn muat(tx: &mut Tx<'_>, d: &Daerah, edisi: Uuid, id: Uuid) -> Result<Option<Benang>> {
    let mut jalur = benang::ke_atas(tx, edisi, id).await?;
    let Some(simpul) = jalur.first().cloned() else {
        return Ok(None);
    };
    let baris = baris_dari(tx, d, &simpul).await?;
    let program = program_dari(tx, d, &simpul, &jalur, baris.as_ref()).await?;
    let label = benang::label(tx, edisi, id).await?;
    let pembayaran = bayar(tx, d, &simpul).await?;
    let rangkaian = Rangkaian {
        d,
        simpul: &simpul,
        jalur: &jalur,
        label: &label,
    };
    let mut mata = rangkaian.prioritas();
    let atas = rangkaian.atas(tx, program.as_ref()).await?;
    mata.extend(atas);
    if let Some(b) = &baris {
        mata.extend(
            rangkaian
                .tahunan(tx, b, program.as_ref(), &pembayaran)
                .await?,
        );
    } else {
        mata.extend(rangkaian.ke_bawah(tx).await?);
    }
    let bawah = bawah(tx, d, &simpul, baris.as_ref()).await?;
    let anak = if baris.is_some() {
        Vec::new()
    } else {
        benang::anak(tx, edisi, id).await?
    };
    let terkait = id_terkait(&simpul, baris.as_ref());
    let s = temuan::Saring {
        tahun: d.tahun,
        simpul: Some(terkait),
        ..Default::default()
    };
    let temuan = temuan::daftar(tx, &s, (temuan::Urut::Tingkat, false), 50, 0).await?;
    let indikator = super::rencana::indikator(tx, edisi, &[id])
        .await?
        .remove(&id)
        .unwrap_or_default();
    let nilai = benang::nilai(tx, edisi, &[id]).await?;
    jalur.remove(0);
    jalur.reverse();
    Ok(Some(Benang {
        simpul,
        leluhur: jalur,
        mata,
        baris,
        bawah,
        anak,
        nilai,
        indikator,
        label,
        temuan,
        pembayaran,
    }))
}

/// The node and its counterparts in the other documents of the year.
fn id_terkait(s: &SimpulRow, b: Option<&BarisRow>) -> Vec<Uuid> {
    let mut id = vec![s.id];
    if let Some(b) = b {
        let lain = [b.renstra_id, b.rkpd_id, b.apbd_id, b.dpa_id, b.realisasi_id];
        id.extend(lain.into_iter().flatten().filter(|i| *i != s.id));
    }
    id
}

fn berbaris(tingkat: &str) -> bool {
    matches!(tingkat, "program" | "kegiatan" | "sub_kegiatan")
}

async fn baris_dari(tx: &mut Tx<'_>, d: &Daerah, s: &SimpulRow) -> Result<Option<BarisRow>> {
    if !berbaris(&s.tingkat) {
        return Ok(None);
    }
    let kunci = Kunci {
        tahun: d.tahun,
        tingkat: &s.tingkat,
        opd_id: s.opd_id,
        unit_id: s.unit_id.or(s.opd_id),
        kode: &s.kode,
    };
    Ok(baris::oleh_kunci(tx, &kunci).await?)
}

/// The programme row above a node of the yearly documents (the node's own row on programmes).
async fn program_dari(
    tx: &mut Tx<'_>,
    d: &Daerah,
    s: &SimpulRow,
    jalur: &[SimpulRow],
    b: Option<&BarisRow>,
) -> Result<Option<BarisRow>> {
    if s.tingkat == "program" {
        return Ok(b.cloned());
    }
    let kode = jalur
        .iter()
        .find(|j| j.tingkat == "program")
        .map(|j| j.kode.clone());
    let Some(kode) = kode.or_else(|| b.map(|b| b.program_kode.clone())) else {
        return Ok(None);
    };
    let kunci = Kunci {
        tahun: d.tahun,
        tingkat: "program",
        opd_id: s.opd_id,
        unit_id: None,
        kode: &kode,
    };
    Ok(baris::oleh_kunci(tx, &kunci).await?)
}

async fn bayar(tx: &mut Tx<'_>, d: &Daerah, s: &SimpulRow) -> Result<Vec<PembayaranRow>> {
    let unit = s.unit_kode.as_ref().or(s.opd_kode.as_ref());
    match unit {
        Some(u) if s.tingkat == "sub_kegiatan" => {
            Ok(benang::pembayaran(tx, d.tahun, u, &s.kode).await?)
        }
        _ => Ok(Vec::new()),
    }
}

async fn bawah(
    tx: &mut Tx<'_>,
    d: &Daerah,
    s: &SimpulRow,
    b: Option<&BarisRow>,
) -> Result<Vec<BarisRow>> {
    let Some(b) = b else { return Ok(Vec::new()) };
    let (tingkat, kegiatan) = match s.tingkat.as_str() {
        "program" => ("kegiatan", None),
        "kegiatan" => ("sub_kegiatan", Some(b.kegiatan_kode.clone())),
        _ => return Ok(Vec::new()),
    };
    let saring = Saring {
        tahun: d.tahun,
        tingkat: tingkat.to_owned(),
        opd: Some(b.opd_kode.clone()),
        program: Some(b.program_kode.clone()),
        kegiatan,
        ..Saring::default()
    };
    let h = Halaman {
        urut: baris::Urut::Nomor,
        turun: false,
        batas: 500,
        lewati: 0,
    };
    Ok(baris::daftar(tx, &saring, h).await?)
}

/// What the parts of the thread are assembled from.
struct Rangkaian<'a> {
    d: &'a Daerah,
    simpul: &'a SimpulRow,
    /// The node and its ancestors, lowest first.
    jalur: &'a [SimpulRow],
    label: &'a [LabelRow],
}

impl Rangkaian<'_> {
    /// Priority labels; their absence is said where the node is one that must carry them.
    fn prioritas(&self) -> Vec<Mata> {
        let mut hasil = Vec::new();
        for jenjang in ["nasional", "provinsi", "daerah"] {
            let kata: Vec<&str> = self
                .label
                .iter()
                .filter(|l| l.jenis == jenjang)
                .map(|l| l.teks.as_str())
                .collect();
            let tingkat = format!("prioritas_{jenjang}");
            if !kata.is_empty() {
                hasil.push(Mata::kosong(&tingkat, "", kata.join(" · "), Sambung::Ada));
            } else if self.simpul.tingkat == "sub_kegiatan" && jenjang != "provinsi" {
                let s = if jenjang == "daerah" {
                    Sambung::Putus
                } else {
                    Sambung::Kosong
                };
                let nama = format!("Belum ada label prioritas {jenjang} pada sub kegiatan ini");
                hasil.push(Mata::kosong(&tingkat, "", nama, s));
            }
        }
        hasil
    }

    /// Plans of several years above the node: RPJMD, then Renstra down to its programme.
    async fn atas(&self, tx: &mut Tx<'_>, program: Option<&BarisRow>) -> Result<Vec<Mata>> {
        let dari_rpjmd = self.simpul.jenis == "rpjmd";
        let dari_renstra = self.simpul.jenis == "renstra";
        let renstra = if dari_renstra {
            self.jalur.to_vec()
        } else {
            jalur_renstra(tx, self.d, program).await?
        };
        let rpjmd = if dari_rpjmd {
            self.jalur.to_vec()
        } else {
            self.jalur_rpjmd(tx, &renstra).await?
        };
        let mut hasil: Vec<Mata> = rpjmd
            .iter()
            .rev()
            .map(|s| Mata::simpul(s, None, self.simpul.id))
            .collect();
        if dari_rpjmd {
            return Ok(hasil);
        }
        let bertujuan =
            |s: &SimpulRow| matches!(s.tingkat.as_str(), "tujuan" | "sasaran" | "strategi");
        if !rpjmd.iter().any(bertujuan) {
            hasil.push(self.putus_rpjmd());
        }
        if renstra.is_empty() {
            hasil.extend(self.putus_renstra(program));
        }
        let nilai = program.and_then(|p| p.renstra_sen);
        hasil.extend(renstra.iter().rev().map(|s| {
            let n = if s.tingkat == "program" { nilai } else { None };
            Mata::simpul(s, n, self.simpul.id)
        }));
        Ok(hasil)
    }

    async fn jalur_rpjmd(&self, tx: &mut Tx<'_>, renstra: &[SimpulRow]) -> Result<Vec<SimpulRow>> {
        let mut id: Vec<Uuid> = renstra.iter().map(|s| s.id).collect();
        id.extend(self.jalur.iter().map(|s| s.id));
        let panah = benang::tautan_atas(tx, &id).await?;
        let Some(e) = self.d.berlaku("rpjmd") else {
            return Ok(Vec::new());
        };
        match panah.iter().find(|t| t.edisi_id == e.id) {
            Some(t) => Ok(benang::ke_atas(tx, t.edisi_id, t.id).await?),
            None => Ok(Vec::new()),
        }
    }

    fn putus_rpjmd(&self) -> Mata {
        match self.d.berlaku("rpjmd") {
            Some(e) => Mata::kosong(
                "sasaran",
                "rpjmd",
                format!(
                    "Belum dihubungkan ke sasaran {}: berkas tidak memuat hubungannya",
                    e.judul
                ),
                Sambung::Putus,
            ),
            None => Mata::kosong("sasaran", "rpjmd", "RPJMD belum diimpor", Sambung::Kosong),
        }
    }

    fn putus_renstra(&self, program: Option<&BarisRow>) -> Option<Mata> {
        if !berbaris(&self.simpul.tingkat) {
            return None;
        }
        let Some(e) = self.d.berlaku("renstra") else {
            return Some(Mata::kosong(
                "program",
                "renstra",
                "Renstra belum diimpor",
                Sambung::Kosong,
            ));
        };
        let nama = match program {
            Some(p) => format!(
                "Program {} tidak ada dalam {} {}",
                p.kode, e.judul, p.opd_nama
            ),
            None => "Program di atas simpul ini tidak ditemukan".to_owned(),
        };
        Some(Mata::kosong("program", "renstra", nama, Sambung::Putus))
    }

    /// RKPD, APBD, DPA, realisation and payments of the year.
    async fn tahunan(
        &self,
        tx: &mut Tx<'_>,
        b: &BarisRow,
        program: Option<&BarisRow>,
        bayar: &[PembayaranRow],
    ) -> Result<Vec<Mata>> {
        let id: Vec<Uuid> = [b.rkpd_id, b.apbd_id, b.dpa_id, b.realisasi_id]
            .into_iter()
            .flatten()
            .collect();
        let mut simpul: BTreeMap<Uuid, SimpulRow> = benang::simpul_berlaku(tx, &id)
            .await?
            .into_iter()
            .map(|s| (s.id, s))
            .collect();
        if let Some(s) = id.contains(&self.simpul.id).then_some(self.simpul) {
            simpul.insert(s.id, s.clone());
        }
        let cara: BTreeMap<Uuid, String> = benang::tautan_atas(tx, &id)
            .await?
            .into_iter()
            .map(|t| (t.dari_id, t.cara))
            .collect();
        let mut hasil = self.di_antara(tx, program).await?;
        let sebelum = ["rkpd", "apbd", "dpa", "realisasi"];
        for (jenis, i, nilai) in [
            ("rkpd", b.rkpd_id, b.rkpd_sen),
            ("apbd", b.apbd_id, b.apbd_sen),
            ("dpa", b.dpa_id, b.dpa_sen),
            ("realisasi", b.realisasi_id, b.realisasi_sen),
        ] {
            match i.and_then(|i| simpul.get(&i)) {
                Some(s) => {
                    let mut m = Mata::simpul(s, nilai, self.simpul.id);
                    m.cara = cara.get(&s.id).cloned();
                    if b.tingkat != "sub_kegiatan" {
                        m.asal = None;
                        m.dari_baris = Some(0);
                    }
                    hasil.push(m);
                }
                None => hasil.push(self.putus_tahunan(jenis, b, &sebelum)),
            }
        }
        hasil.extend(self.pembayaran(b, bayar));
        Ok(hasil)
    }

    /// Programme and activity between the Renstra and the node, in the node's own document.
    async fn di_antara(&self, tx: &mut Tx<'_>, program: Option<&BarisRow>) -> Result<Vec<Mata>> {
        let mut hasil = Vec::new();
        let antara = self.jalur.iter().skip(1).rev();
        for s in antara.filter(|s| berbaris(&s.tingkat) && s.jenis != "renstra") {
            let baris = match program.filter(|_| s.tingkat == "program") {
                Some(p) => Some(p.clone()),
                None => baris_dari(tx, self.d, s).await?,
            };
            let nilai = baris.and_then(|p| match s.jenis.as_str() {
                "rkpd" => p.rkpd_sen,
                "apbd" => p.apbd_sen,
                "dpa" => p.dpa_sen,
                _ => p.realisasi_sen,
            });
            let mut m = Mata::simpul(s, nilai, self.simpul.id);
            m.asal = None;
            m.dari_baris = Some(0);
            hasil.push(m);
        }
        Ok(hasil)
    }

    fn putus_tahunan(&self, jenis: &str, b: &BarisRow, urutan: &[&str]) -> Mata {
        if self.d.berlaku(jenis).is_none() {
            let nama = format!(
                "Tidak ada {} {} yang diimpor",
                nama_dokumen(jenis),
                self.d.tahun
            );
            return Mata::kosong(&b.tingkat, jenis, nama, Sambung::Kosong);
        }
        let punya = |j: &str| match j {
            "rkpd" => b.rkpd_id.is_some(),
            "apbd" => b.apbd_id.is_some(),
            "dpa" => b.dpa_id.is_some(),
            _ => b.realisasi_id.is_some(),
        };
        let lain: Vec<&str> = urutan
            .iter()
            .filter(|j| punya(j))
            .map(|j| nama_dokumen(j))
            .collect();
        let nama = if lain.is_empty() {
            format!("Tidak ada dalam {}", nama_dokumen(jenis))
        } else {
            format!(
                "Tidak ada dalam {}, padahal ada dalam {}",
                nama_dokumen(jenis),
                lain.join(", ")
            )
        };
        Mata::kosong(&b.tingkat, jenis, nama, Sambung::Putus)
    }

    fn pembayaran(&self, b: &BarisRow, bayar: &[PembayaranRow]) -> Option<Mata> {
        if b.tingkat != "sub_kegiatan" {
            return None;
        }
        Some(match bayar.first() {
            Some(p) => Mata {
                nilai_sen: Some(p.jumlah_sen),
                dari_baris: Some(p.dari),
                ..Mata::kosong(
                    "pembayaran",
                    "",
                    format!("{} pembayaran", p.dari),
                    Sambung::Ada,
                )
            },
            None => Mata::kosong(
                "pembayaran",
                "",
                "Tidak ada rincian pembayaran dalam data",
                Sambung::Kosong,
            ),
        })
    }

    /// What hangs below a node of a plan of several years: its arrows downward.
    async fn ke_bawah(&self, tx: &mut Tx<'_>) -> Result<Vec<Mata>> {
        let panah = benang::tautan_bawah(tx, &[self.simpul.id]).await?;
        let id: Vec<Uuid> = panah.iter().map(|t| t.id).collect();
        let mut hasil: Vec<Mata> = benang::simpul_berlaku(tx, &id)
            .await?
            .iter()
            .take(12)
            .map(|s| Mata::simpul(s, None, self.simpul.id))
            .collect();
        if hasil.is_empty() && matches!(self.simpul.tingkat.as_str(), "sasaran" | "strategi") {
            hasil.push(Mata::kosong(
                "program",
                "renstra",
                "Belum ada program yang dihubungkan ke simpul ini: berkas tidak memuat hubungannya",
                Sambung::Putus,
            ));
        }
        Ok(hasil)
    }
}

/// Programme of the Renstra and its ancestors there, lowest first.
async fn jalur_renstra(
    tx: &mut Tx<'_>,
    d: &Daerah,
    program: Option<&BarisRow>,
) -> Result<Vec<SimpulRow>> {
    match (d.berlaku("renstra"), program.and_then(|p| p.renstra_id)) {
        (Some(e), Some(id)) => Ok(benang::ke_atas(tx, e.id, id).await?),
        _ => Ok(Vec::new()),
    }
}

/// The short legal name of a kind of document.
#[must_use]
pub fn nama_dokumen(jenis: &str) -> &'static str {
    match jenis {
        "rpjmd" => "RPJMD",
        "renstra" => "Renstra",
        "rkpd" => "RKPD",
        "ppas" => "PPAS",
        "apbd" => "APBD",
        "dpa" => "DPA",
        "realisasi" => "realisasi",
        "pk" => "perjanjian kinerja",
        _ => "dokumen",
    }
}
