//! The first tree, drawn from the imported plan: objectives of the RPJMD, programmes of the
//! Renstra and the budget, activities of the budget with their sub-activities.
//!
//! Names of programmes are no conditions yet and the plan does not say which objective a programme
//! serves where no indicator is shared: both stay open, marked and found by the checks.

use std::collections::{BTreeMap, BTreeSet};

use kinerja::pohon::JenisSimpul;
use store::pohon::{IndikatorRow, RencanaRow, SimpulRow};
use uuid::Uuid;

use crate::impor::sidik;

/// What the plan says.
pub(super) struct Rencana {
    /// tujuan, sasaran, strategi.
    pub rpjmd: Vec<RencanaRow>,
    /// sasaran, program.
    pub renstra: Vec<RencanaRow>,
    /// program, kegiatan, sub_kegiatan.
    pub apbd: Vec<RencanaRow>,
    /// Indicators of all three.
    pub indikator: Vec<IndikatorRow>,
    /// Objective of the region → node of the Renstra.
    pub taut: Vec<(Uuid, Uuid)>,
}

/// A tree about to be stored.
#[derive(Default)]
pub(super) struct Hasil {
    pub simpul: Vec<SimpulRow>,
    pub indikator: BTreeMap<Uuid, Vec<IndikatorRow>>,
    pub faktor: BTreeMap<Uuid, Vec<String>>,
    /// Office, code of the sub-activity, node.
    pub sub: Vec<(Uuid, String, Uuid)>,
}

type Kunci = (Uuid, String);

struct Perakit<'a> {
    pemda: Uuid,
    hasil: Hasil,
    indikator: BTreeMap<Uuid, Vec<&'a IndikatorRow>>,
    per_rencana: BTreeMap<Uuid, Uuid>,
    per_kode: BTreeMap<Kunci, Uuid>,
}

/// Draws the tree.
pub(super) fn bangun(pemda: Uuid, r: &Rencana) -> Hasil {
    let mut indikator: BTreeMap<Uuid, Vec<&IndikatorRow>> = BTreeMap::new();
    for i in &r.indikator {
        indikator.entry(i.simpul_id).or_default().push(i);
    }
    let mut p = Perakit {
        pemda,
        hasil: Hasil::default(),
        indikator,
        per_rencana: BTreeMap::new(),
        per_kode: BTreeMap::new(),
    };
    p.daerah(&r.rpjmd);
    p.perangkat(r);
    p.kegiatan(&r.apbd);
    p.hasil
}

/// The first `n` parts of a code.
fn potong(kode: &str, n: usize) -> String {
    kode.split('.').take(n).collect::<Vec<_>>().join(".")
}

/// `1.01.0.2` as documents write it for programme `1.01.02`.
fn program_dari_sasaran(kode: &str) -> Option<String> {
    let bagian: Vec<&str> = kode.split('.').collect();
    match bagian.as_slice() {
        [a, b, "0", n] if n.len() == 1 => Some(format!("{a}.{b}.0{n}")),
        _ => None,
    }
}

impl Perakit<'_> {
    fn tambah(&mut self, asal: &RencanaRow, jenis: JenisSimpul, induk: Option<Uuid>) -> Uuid {
        let bagian = [self.pemda.to_string(), asal.id.to_string()];
        let id = sidik::id(&["pohon", &bagian[0], &bagian[1]]);
        let urut = i32::try_from(self.hasil.simpul.len()).unwrap_or(i32::MAX);
        self.hasil.simpul.push(SimpulRow {
            id,
            induk_id: induk,
            urut,
            jenis: jenis.kode().to_owned(),
            kode: asal.kode.clone(),
            pernyataan: asal.nama.clone(),
            puncak: asal.tingkat == "tujuan" && asal.opd_id.is_none(),
            dari_rencana: true,
            opd_id: asal.opd_id,
            ..SimpulRow::default()
        });
        self.per_rencana.insert(asal.id, id);
        if let Some(opd) = asal.opd_id {
            self.per_kode.insert((opd, asal.kode.clone()), id);
        }
        self.ukur(id, asal.id);
        id
    }

    /// Gives a node the indicators of a node of the plan that it does not have yet.
    fn ukur(&mut self, id: Uuid, rencana: Uuid) {
        let ada = self.hasil.indikator.entry(id).or_default();
        for i in self.indikator.get(&rencana).into_iter().flatten() {
            let sama = dasar::teks::padat(&i.teks);
            if !ada.iter().any(|x| dasar::teks::padat(&x.teks) == sama) {
                ada.push(IndikatorRow {
                    simpul_id: id,
                    ..(*i).clone()
                });
            }
        }
    }

    /// Goals, objectives; strategies become the success factors of their objective.
    fn daerah(&mut self, rpjmd: &[RencanaRow]) {
        for tingkat in ["tujuan", "sasaran"] {
            for r in rpjmd.iter().filter(|r| r.tingkat == tingkat) {
                let induk = r.induk_id.and_then(|i| self.per_rencana.get(&i).copied());
                self.tambah(r, JenisSimpul::DampakAkhir, induk);
            }
        }
        for r in rpjmd.iter().filter(|r| r.tingkat == "strategi") {
            if let Some(s) = r.induk_id.and_then(|i| self.per_rencana.get(&i)) {
                self.hasil
                    .faktor
                    .entry(*s)
                    .or_default()
                    .push(r.nama.clone());
            }
        }
    }

    /// Objectives and programmes of the offices. An objective that only repeats a programme's
    /// number lends it its indicators.
    fn perangkat(&mut self, r: &Rencana) {
        let atas: BTreeMap<Uuid, Uuid> = r.taut.iter().map(|(a, b)| (*b, *a)).collect();
        let program: Vec<&RencanaRow> = r
            .renstra
            .iter()
            .chain(&r.apbd)
            .filter(|x| x.tingkat == "program" && x.opd_id.is_some())
            .collect();
        let ada: BTreeSet<Kunci> = program
            .iter()
            .filter_map(|x| Some((x.opd_id?, x.kode.clone())))
            .collect();
        let mut pinjam: Vec<(Kunci, &RencanaRow)> = Vec::new();
        for s in r.renstra.iter().filter(|s| s.tingkat == "sasaran") {
            let kunci = s.opd_id.zip(program_dari_sasaran(&s.kode));
            match kunci.filter(|k| ada.contains(k)) {
                Some(k) => pinjam.push((k, s)),
                None => {
                    let induk = self.induk(&atas, s.id);
                    self.tambah(s, JenisSimpul::DampakAntara, induk);
                }
            }
        }
        for x in program {
            let kunci = (x.opd_id.unwrap_or_default(), x.kode.clone());
            match self.per_kode.get(&kunci).copied() {
                Some(id) => self.ukur(id, x.id),
                None => {
                    let lewat = pinjam
                        .iter()
                        .filter(|(k, _)| *k == kunci)
                        .map(|(_, s)| s.id);
                    let induk = std::iter::once(x.id)
                        .chain(lewat)
                        .find_map(|a| self.induk(&atas, a));
                    self.tambah(x, JenisSimpul::DampakSegera, induk);
                }
            }
        }
        for (k, s) in pinjam {
            if let Some(id) = self.per_kode.get(&k).copied() {
                self.ukur(id, s.id);
            }
        }
    }

    fn induk(&self, atas: &BTreeMap<Uuid, Uuid>, bawah: Uuid) -> Option<Uuid> {
        self.per_rencana.get(atas.get(&bawah)?).copied()
    }

    /// Activities below their programme, sub-activities on their activity.
    fn kegiatan(&mut self, apbd: &[RencanaRow]) {
        for k in apbd.iter().filter(|k| k.tingkat == "kegiatan") {
            let Some(opd) = k.opd_id else { continue };
            let kunci = (opd, k.kode.clone());
            if let Some(id) = self.per_kode.get(&kunci).copied() {
                self.ukur(id, k.id);
                continue;
            }
            let induk = self.per_kode.get(&(opd, potong(&k.kode, 3))).copied();
            self.tambah(k, JenisSimpul::Keluaran, induk);
        }
        let mut sudah = BTreeSet::new();
        for s in apbd.iter().filter(|s| s.tingkat == "sub_kegiatan") {
            let Some(opd) = s.opd_id else { continue };
            let simpul = self.per_kode.get(&(opd, potong(&s.kode, 5))).copied();
            if let Some(id) = simpul.filter(|_| sudah.insert((opd, s.kode.clone()))) {
                self.hasil.sub.push((opd, s.kode.clone(), id));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_objective_is_read_as_its_programme() {
        assert_eq!(program_dari_sasaran("1.01.0.2").as_deref(), Some("1.01.02"));
        assert_eq!(program_dari_sasaran("1.01.02"), None);
        assert_eq!(program_dari_sasaran("1.01.1.0"), None);
        assert_eq!(potong("1.01.02.2.01.0003", 5), "1.01.02.2.01");
    }
}
