//! Running the rules over the facts.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::aturan::{Aturan, AturanParam, DefinisiAturan, SEMUA};
use crate::fakta::{Bagian, Fakta};
use crate::temuan::{Finding, HasilAturan, Tingkat, id_temuan};

/// What one rule answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HasilPeriksa {
    /// Rule code.
    pub kode: &'static str,
    /// Its answer, findings in order of subject.
    pub hasil: HasilAturan,
    /// Fingerprint of the facts and parameters it read.
    pub sidik: String,
}

impl HasilPeriksa {
    /// Findings without the notes.
    pub fn jumlah(&self) -> usize {
        self.temuan().iter().filter(|t| !t.catatan).count()
    }

    /// All findings; none when the rule could not decide.
    pub fn temuan(&self) -> &[Finding] {
        match &self.hasil {
            HasilAturan::Dinilai(t) => t,
            HasilAturan::DataTidakAda(_) => &[],
        }
    }

    /// The reason, when the rule could not decide.
    pub fn sebab(&self) -> Option<&str> {
        match &self.hasil {
            HasilAturan::Dinilai(_) => None,
            HasilAturan::DataTidakAda(s) => Some(s),
        }
    }
}

/// Runs every rule.
///
/// # Shape and units
/// One result per registered rule, in order of the registry.
pub fn periksa_semua(f: &Fakta, aturan: &Aturan) -> Vec<HasilPeriksa> {
    periksa_berubah(f, aturan, &BTreeMap::new())
}

/// Runs the rules whose fingerprint differs from the known one; the others are left out.
pub fn periksa_berubah(
    f: &Fakta,
    aturan: &Aturan,
    dikenal: &BTreeMap<String, String>,
) -> Vec<HasilPeriksa> {
    let sidik = SidikBagian::dari(f);
    SEMUA
        .iter()
        .filter_map(|d| {
            let p = aturan.param(d.kode)?;
            let s = sidik.aturan(f, d, p);
            if dikenal.get(d.kode) == Some(&s) {
                None
            } else {
                Some(satu(f, d, p, s))
            }
        })
        .collect()
}

/// Runs one rule.
pub fn periksa_satu(f: &Fakta, d: &DefinisiAturan, p: &AturanParam) -> HasilPeriksa {
    satu(f, d, p, SidikBagian::dari(f).aturan(f, d, p))
}

fn satu(f: &Fakta, d: &DefinisiAturan, p: &AturanParam, sidik: String) -> HasilPeriksa {
    let hasil = match (d.periksa)(f, p) {
        HasilAturan::Dinilai(mut t) => {
            t.sort_by(|a, b| {
                (a.catatan, &a.subjek, &a.pesan).cmp(&(b.catatan, &b.subjek, &b.pesan))
            });
            bedakan(&mut t);
            t.iter_mut().for_each(|x| lengkapi(f, d, p, x));
            HasilAturan::Dinilai(t)
        }
        tidak => tidak,
    };
    HasilPeriksa {
        kode: d.kode,
        hasil,
        sidik,
    }
}

/// Numbers findings that share a subject, in order of their sentence, so that none is lost.
fn bedakan(t: &mut [Finding]) {
    let mut sebelum = String::new();
    let mut ke = 1_u32;
    for x in t.iter_mut() {
        if x.subjek == sebelum {
            ke += 1;
            x.subjek = format!("{sebelum}#{ke}");
        } else {
            x.subjek.clone_into(&mut sebelum);
            ke = 1;
        }
    }
}

fn lengkapi(f: &Fakta, d: &DefinisiAturan, p: &AturanParam, t: &mut Finding) {
    t.id = id_temuan(&f.kode_pemda, f.tahun, d.kode, &t.subjek);
    t.aturan = d.kode;
    t.tingkat = match (t.catatan, t.kedua) {
        (true, _) => Tingkat::Informasi,
        (false, true) => p.tingkat_kedua,
        (false, false) => p.tingkat,
    };
    if t.saran.is_empty() {
        d.saran.clone_into(&mut t.saran);
    }
}

/// Version of the rules' code: part of every fingerprint, so that a changed rule recomputes.
const VERSI: u32 = 2;

/// Fingerprints of all parts, computed once per run.
struct SidikBagian(BTreeMap<Bagian, u64>);

impl SidikBagian {
    fn dari(f: &Fakta) -> Self {
        let mut peta = BTreeMap::new();
        for b in SEMUA.iter().flat_map(|d| d.butuh) {
            peta.entry(*b).or_insert_with(|| f.sidik(*b));
        }
        SidikBagian(peta)
    }

    fn aturan(&self, f: &Fakta, d: &DefinisiAturan, p: &AturanParam) -> String {
        let mut h = FxHasher::default();
        (
            VERSI,
            &f.kode_pemda,
            f.tahun,
            d.kode,
            p.toleransi,
            p.tingkat,
            p.tingkat_kedua,
            &p.angka,
        )
            .hash(&mut h);
        f.jenis.hash(&mut h);
        self.0.get(&Bagian::Organ).hash(&mut h);
        for b in d.butuh {
            self.0.get(b).hash(&mut h);
        }
        format!("{:016x}", h.finish())
    }
}
