//! Links the editions in force: RPJMD → Renstra → RKPD → PPAS → APBD → DPA → realisation.

use std::collections::{BTreeMap, BTreeSet};

use store::benang::SimpulTautRow;
use store::impor::Salin;
use uuid::Uuid;

/// How two ends were matched.
fn cara(a: &SimpulTautRow, b: &SimpulTautRow) -> &'static str {
    if a.bendera.iter().any(|f| f == "opd_dari_nama") {
        return "nama";
    }
    if dasar::teks::padat(&a.nama) == dasar::teks::padat(&b.nama) {
        "kode_dan_nama"
    } else {
        "kode"
    }
}

type KunciUnit<'a> = (&'a str, &'a str, Option<Uuid>);

/// Arrows on their way.
struct Panah {
    pemda: Uuid,
    /// Only links of this edition.
    baru: Option<Uuid>,
    isi: Salin,
    sudah: BTreeSet<(Uuid, Uuid, Uuid, Uuid)>,
}

impl Panah {
    fn tambah(
        &mut self,
        a: &SimpulTautRow,
        b: &SimpulTautRow,
        cara: impl FnOnce() -> &'static str,
    ) {
        if self
            .baru
            .is_some_and(|e| e != a.edisi_id && e != b.edisi_id)
        {
            return;
        }
        if self.sudah.insert((a.edisi_id, a.id, b.edisi_id, b.id)) {
            self.isi
                .nilai(self.pemda)
                .nilai(a.edisi_id)
                .nilai(a.id)
                .nilai(b.edisi_id)
                .nilai(b.id)
                .teks(cara())
                .akhir();
        }
    }
}

fn bertumpang(a: &SimpulTautRow, b: &SimpulTautRow) -> bool {
    a.tahun_mulai <= b.tahun_selesai && b.tahun_mulai <= a.tahun_selesai
}

/// Computes every link between the nodes in force.
#[must_use]
pub fn tautkan(
    pemda: Uuid,
    baru: Option<Uuid>,
    simpul: &[SimpulTautRow],
    indikator: &[(String, Uuid, Uuid, String)],
) -> Salin {
    let mut p = Panah {
        pemda,
        baru,
        isi: Salin::baru(),
        sudah: BTreeSet::new(),
    };
    rpjmd_ke_renstra(&mut p, simpul, indikator);
    renstra_ke_rkpd(&mut p, simpul);
    for (atas, bawah) in [
        ("rkpd", "ppas"),
        ("rkpd", "apbd"),
        ("ppas", "apbd"),
        ("apbd", "dpa"),
        ("dpa", "realisasi"),
        ("rkpd", "pk"),
    ] {
        per_unit(&mut p, simpul, atas, bawah);
    }
    p.isi
}

fn dari<'a>(
    simpul: &'a [SimpulTautRow],
    jenis: &'a str,
) -> impl Iterator<Item = &'a SimpulTautRow> {
    simpul.iter().filter(move |s| s.jenis == jenis)
}

/// Same level, code and unit, same year.
fn per_unit(p: &mut Panah, simpul: &[SimpulTautRow], atas: &str, bawah: &str) {
    let mut peta: BTreeMap<KunciUnit<'_>, Vec<&SimpulTautRow>> = BTreeMap::new();
    for a in dari(simpul, atas) {
        peta.entry((&a.tingkat, &a.kode, a.unit_id))
            .or_default()
            .push(a);
    }
    for b in dari(simpul, bawah) {
        let kunci: KunciUnit<'_> = (&b.tingkat, &b.kode, b.unit_id);
        for a in peta
            .get(&kunci)
            .into_iter()
            .flatten()
            .filter(|a| bertumpang(a, b))
        {
            p.tambah(a, b, || cara(a, b));
        }
    }
}

/// Programmes, activities and sub-activities of the plan: same OPD and code, any unit below it.
fn renstra_ke_rkpd(p: &mut Panah, simpul: &[SimpulTautRow]) {
    let mut peta: BTreeMap<KunciUnit<'_>, Vec<&SimpulTautRow>> = BTreeMap::new();
    for a in dari(simpul, "renstra").filter(|a| a.opd_id.is_some()) {
        peta.entry((&a.tingkat, &a.kode, a.opd_id))
            .or_default()
            .push(a);
    }
    for b in dari(simpul, "rkpd") {
        let kunci: KunciUnit<'_> = (&b.tingkat, &b.kode, b.opd_id);
        for a in peta
            .get(&kunci)
            .into_iter()
            .flatten()
            .filter(|a| bertumpang(a, b))
        {
            p.tambah(a, b, || cara(a, b));
        }
    }
}

/// Bidang of the RPJMD → programmes of that bidang (or of that OPD); sasaran → sasaran of the
/// Renstra that measure the same indicator.
fn rpjmd_ke_renstra(
    p: &mut Panah,
    simpul: &[SimpulTautRow],
    indikator: &[(String, Uuid, Uuid, String)],
) {
    for a in dari(simpul, "rpjmd").filter(|a| a.tingkat == "bidang") {
        for b in dari(simpul, "renstra").filter(|b| b.tingkat == "program" && bertumpang(a, b)) {
            let sama = match a.opd_id {
                Some(opd) => b.opd_id == Some(opd),
                None => b.kode.get(..4) == Some(a.kode.as_str()),
            };
            if sama {
                p.tambah(a, b, || "nama");
            }
        }
    }
    let per_id: BTreeMap<(Uuid, Uuid), &SimpulTautRow> =
        simpul.iter().map(|s| ((s.edisi_id, s.id), s)).collect();
    let mut atas: BTreeMap<String, Vec<&SimpulTautRow>> = BTreeMap::new();
    for (jenis, edisi, id, teks) in indikator {
        let kunci = dasar::teks::padat(teks);
        if let Some(s) = per_id
            .get(&(*edisi, *id))
            .filter(|_| jenis == "rpjmd" && !kunci.is_empty())
        {
            atas.entry(kunci).or_default().push(s);
        }
    }
    for (jenis, edisi, id, teks) in indikator {
        let Some(b) = per_id.get(&(*edisi, *id)).filter(|_| jenis == "renstra") else {
            continue;
        };
        for a in atas
            .get(&dasar::teks::padat(teks))
            .into_iter()
            .flatten()
            .filter(|a| bertumpang(a, b))
        {
            p.tambah(a, b, || "nama");
        }
    }
}
