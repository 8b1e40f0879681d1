//! The worksheet as people see it: criteria, proposals, both layers of answers, score, control.

use std::collections::BTreeMap;

pub use hukum::lke::KriteriaLke;
use hukum::lke::{SetLke, SubLke, TingkatJawaban};
use sakip::evaluasi::{Fakta, PeranTim, Pihak, Tahap};
use sakip::nilai::{self, Hasil, kunci_jawaban};
use sakip::usul::{Usulan, usul};
use store::sakip as gudang;
use store::sakip::{
    BuktiRow, EvaluasiRow, JawabanRow, KlarifikasiRow, RekomendasiRow, TimRow, UsulRow,
};
use uuid::Uuid;

use super::set;
use crate::tindak::TindakGalat;

/// An evaluation with everything on it.
#[derive(Clone, Debug)]
pub struct Lembar {
    /// The evaluation.
    pub evaluasi: EvaluasiRow,
    /// Its pinned worksheet.
    pub set: SetLke,
    /// Stage.
    pub tahap: Tahap,
    /// The team.
    pub tim: Vec<TimRow>,
    /// Last answer per layer and key.
    pub jawaban: Vec<JawabanRow>,
    /// Evidence given by people.
    pub bukti: Vec<BuktiRow>,
    /// What the facts propose.
    pub usul: Vec<UsulRow>,
    /// Questions and answers.
    pub klarifikasi: Vec<KlarifikasiRow>,
    /// Recommendations.
    pub rekomendasi: Vec<RekomendasiRow>,
    /// The same of the year before, when there is a result.
    pub lalu: Option<(i16, i32, String)>,
}

/// The layer that counts at a stage.
#[must_use]
pub const fn lapis(tahap: Tahap) -> &'static str {
    match tahap {
        Tahap::Mandiri => "mandiri",
        _ => "evaluator",
    }
}

/// Points for people: two decimals.
#[must_use]
pub fn poin(r: dasar::Rasio) -> String {
    let n = nilai::perseratus(r);
    format!("{},{:02}", n / 100, n % 100)
}

/// Answers of a scale, best first; none without a scale.
#[must_use]
pub fn pilihan(l: &Lembar, skala: Option<&str>) -> Vec<String> {
    skala
        .and_then(|s| l.set.skala.get(s))
        .map(sakip::usul::urut_skala)
        .unwrap_or_default()
}

/// Loads an evaluation whole.
///
/// # Errors
/// No such evaluation, a worksheet that cannot be read, no connection.
pub async fn muat(tx: &mut store::Tx<'_>, id: Uuid) -> Result<Lembar, TindakGalat> {
    let evaluasi = gudang::satu(tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Evaluasi ini tidak ada.".to_owned()))?;
    let set = set::tersimpan(tx, &evaluasi.lke_sidik).await?;
    let lalu = match evaluasi.dari_id {
        None => None,
        Some(l) => gudang::satu(tx, l)
            .await?
            .and_then(|l| Some((l.tahun, l.nilai_perseratus?, l.predikat.unwrap_or_default()))),
    };
    Ok(Lembar {
        tahap: Tahap::parse(&evaluasi.tahap).unwrap_or(Tahap::Mandiri),
        tim: gudang::tim(tx, id).await?,
        jawaban: gudang::jawaban(tx, id).await?,
        bukti: gudang::bukti(tx, id).await?,
        usul: gudang::usul(tx, id).await?,
        klarifikasi: gudang::klarifikasi(tx, id).await?,
        rekomendasi: gudang::daftar_rekomendasi(tx, Some(id)).await?,
        lalu,
        evaluasi,
        set,
    })
}

impl Lembar {
    /// The answer of a layer to a key.
    #[must_use]
    pub fn jawab(&self, lapis: &str, kunci: &str) -> Option<&JawabanRow> {
        self.jawaban
            .iter()
            .find(|j| j.lapis == lapis && j.kunci == kunci)
    }

    /// What the facts say about a criterion.
    #[must_use]
    pub fn data(&self, kriteria: &str) -> Option<&UsulRow> {
        self.usul.iter().find(|u| u.kriteria == kriteria)
    }

    /// Whether a criterion counts as met at the layer: the evaluator's tick, else the office's,
    /// else the facts.
    #[must_use]
    pub fn centang(&self, lapis: &str, kriteria: &str) -> Option<bool> {
        let orang = |l: &str| self.jawab(l, kriteria).map(|j| j.isi == "Y");
        let data = || self.data(kriteria).map(|u| u.terpenuhi);
        match lapis {
            "evaluator" => orang("evaluator")
                .or_else(|| orang("mandiri"))
                .or_else(data),
            _ => orang("mandiri").or_else(data),
        }
    }

    /// The proposed letter of a sub-component.
    #[must_use]
    pub fn usulan(&self, lapis: &str, sub: &SubLke) -> Option<Usulan> {
        let centang: BTreeMap<String, bool> = sub
            .kriteria
            .iter()
            .filter_map(|k| Some((k.kode.clone(), self.centang(lapis, &k.kode)?)))
            .collect();
        usul(&self.set, sub, &centang)
    }

    /// The proposal for a key: the letter of a sub-component, or the facts' answer.
    #[must_use]
    pub fn usulan_kunci(&self, lapis: &str, kunci: &str) -> Option<Usulan> {
        if let Some(s) = self.sub(kunci) {
            return self.usulan(lapis, s);
        }
        let u = self.data(kunci)?;
        Some(Usulan {
            jawaban: u.jawaban.clone()?,
            terpenuhi: usize::from(u.terpenuhi),
            dinilai: 1,
            jumlah: 1,
            penjelasan: u.kalimat.clone(),
        })
    }

    /// The sub-component answered as a whole under this key.
    #[must_use]
    pub fn sub(&self, kunci: &str) -> Option<&SubLke> {
        self.set
            .komponen
            .iter()
            .flat_map(|k| &k.sub)
            .find(|s| s.kode == kunci && s.skala.is_some())
    }

    /// The answer that counts: a person's of the layer, else the office's, else the proposal.
    #[must_use]
    pub fn berlaku(&self, lapis: &str, kunci: &str) -> Option<String> {
        let orang = |l: &str| self.jawab(l, kunci).map(|j| j.isi.clone());
        if lapis == "evaluator" {
            return orang("evaluator");
        }
        orang("mandiri").or_else(|| {
            self.usulan_kunci("mandiri", kunci)
                .filter(|u| u.dinilai > 0)
                .map(|u| u.jawaban)
        })
    }

    /// Keys without an answer in a layer.
    #[must_use]
    pub fn kurang(&self, lapis: &str) -> Vec<String> {
        kunci_jawaban(&self.set)
            .into_iter()
            .map(|(k, _)| k)
            .filter(|k| self.berlaku(lapis, k).is_none())
            .map(str::to_owned)
            .collect()
    }

    /// The score of a layer; what is not answered counts as the lowest answer.
    #[must_use]
    pub fn hasil(&self, lapis: &str) -> Option<Hasil> {
        let jawaban: BTreeMap<String, String> = kunci_jawaban(&self.set)
            .into_iter()
            .filter_map(|(k, s)| {
                let isi = self.berlaku(lapis, k).or_else(|| {
                    let skala = self.set.skala.get(s)?;
                    sakip::usul::urut_skala(skala).pop()
                })?;
                Some((k.to_owned(), isi))
            })
            .collect();
        nilai::hitung(&self.set, &jawaban).ok()
    }

    /// Which side of the table somebody sits on.
    #[must_use]
    pub fn pihak(&self, nama: &str) -> Pihak {
        let peran: Vec<PeranTim> = self
            .tim
            .iter()
            .filter(|t| t.nama == nama)
            .filter_map(|t| PeranTim::parse(&t.peran))
            .collect();
        if peran.is_empty() {
            Pihak::Dievaluasi
        } else {
            Pihak::Tim(peran)
        }
    }

    /// Questions without an answer after them.
    #[must_use]
    pub fn terbuka(&self) -> usize {
        let mut terakhir: BTreeMap<&str, &str> = BTreeMap::new();
        for k in &self.klarifikasi {
            terakhir.insert(&k.kunci, &k.sisi);
        }
        terakhir.values().filter(|s| **s == "evaluator").count()
    }

    /// What the next step needs to know when this person takes it.
    #[must_use]
    pub fn fakta(&self, nama: &str) -> Fakta {
        let lapis = lapis(self.tahap);
        let tertinggi = self.hasil(lapis).is_some_and(|h| {
            self.set
                .predikat
                .first()
                .is_some_and(|p| p.kode == h.predikat)
        });
        let ketua = self
            .tim
            .iter()
            .any(|t| t.nama == nama && t.peran == PeranTim::Ketua.kode());
        Fakta {
            belum_dijawab: self.kurang(lapis),
            belum_ditanggapi: self.terbuka(),
            rekomendasi: self.rekomendasi.len(),
            ketua_juga_penjamin: ketua,
            tertinggi,
        }
    }

    /// Whether criteria are ticked and sub-components answered.
    #[must_use]
    pub fn bercentang(&self) -> bool {
        self.set.jawaban == TingkatJawaban::SubKomponen
    }

    /// Whether a key or criterion belongs to the worksheet.
    #[must_use]
    pub fn punya(&self, kunci: &str) -> bool {
        self.set
            .komponen
            .iter()
            .flat_map(|k| &k.sub)
            .any(|s| s.kode == kunci || s.kriteria.iter().any(|k| k.kode == kunci))
    }
}
