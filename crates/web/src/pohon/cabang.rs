//! Branches of the tree, its table per office, its report.

use std::collections::{BTreeMap, BTreeSet};

use app::pohon::{Pohon, SimpulRow, jenis};
use app::tampil::daerah::Daerah;
use askama::Template;
use laporan::{JenisKolom, Kolom as KolomLap, Sel as SelLap, Tabel};
use uuid::Uuid;

use super::{tabel, url, url_simpul};
use crate::daerah::{self, rp};
use crate::komponen::{Cip, Kolom, Sel, TabelView, Warna};
use crate::url::ribuan;

/// A node with what hangs on it.
#[derive(Template)]
#[template(path = "pohon/cabang.html")]
pub(super) struct CabangView {
    pub jenis: String,
    pub pernyataan: String,
    pub rincian: String,
    pub url: String,
    pub cip: Vec<Cip>,
    pub indikator: Vec<(String, String, String)>,
    pub faktor: Vec<String>,
    pub pagu: String,
    pub buka: bool,
    pub anak: Vec<CabangView>,
}

struct Susun<'a> {
    d: &'a Daerah,
    p: &'a Pohon,
    anak: BTreeMap<Option<Uuid>, Vec<&'a SimpulRow>>,
    pagu: BTreeMap<Uuid, (usize, i64)>,
    buka: bool,
}

/// Branches of the nodes chosen; a node whose parent is left out stands at the top.
pub(super) fn susun(d: &Daerah, p: &Pohon, ada: &BTreeSet<Uuid>, buka: bool) -> Vec<CabangView> {
    let mut anak: BTreeMap<Option<Uuid>, Vec<&SimpulRow>> = BTreeMap::new();
    for s in p.simpul.iter().filter(|s| ada.contains(&s.id)) {
        let induk = s.induk_id.filter(|i| ada.contains(i));
        anak.entry(induk).or_default().push(s);
    }
    let mut pagu: BTreeMap<Uuid, (usize, i64)> = BTreeMap::new();
    for s in &p.sub {
        if let Some(i) = s.simpul_id {
            let x = pagu.entry(i).or_default();
            x.0 += 1;
            x.1 = x.1.saturating_add(s.pagu_sen);
        }
    }
    let buat = Susun {
        d,
        p,
        anak,
        pagu,
        buka,
    };
    let akar = buat.anak.get(&None).cloned().unwrap_or_default();
    akar.into_iter().map(|s| buat.satu(s, 0).0).collect()
}

impl Susun<'_> {
    /// The branch and its money; a loop in a draft ends at depth 12.
    fn satu(&self, s: &SimpulRow, dalam: u8) -> (CabangView, i64) {
        let bawah = match self.anak.get(&Some(s.id)) {
            Some(b) if dalam < 12 => b.clone(),
            _ => Vec::new(),
        };
        let anak: Vec<(CabangView, i64)> =
            bawah.into_iter().map(|a| self.satu(a, dalam + 1)).collect();
        let (sub, sendiri) = self.pagu.get(&s.id).copied().unwrap_or_default();
        let jumlah = anak.iter().fold(sendiri, |a, (_, n)| a.saturating_add(*n));
        let view = CabangView {
            jenis: jenis(s).to_string(),
            pernyataan: s.pernyataan.clone(),
            rincian: rincian(s, sub),
            url: url_simpul(self.d, self.p, s.id),
            cip: cip(self.p, s.id),
            indikator: self.indikator(s.id),
            faktor: self.p.faktor.get(&s.id).cloned().unwrap_or_default(),
            pagu: if jumlah > 0 {
                rp(jumlah).ringkas()
            } else {
                "–".to_owned()
            },
            buka: self.buka && dalam < 2,
            anak: anak.into_iter().map(|(a, _)| a).collect(),
        };
        (view, jumlah)
    }

    fn indikator(&self, id: Uuid) -> Vec<(String, String, String)> {
        let semua = self.p.indikator.get(&id).into_iter().flatten();
        semua
            .map(|i| (i.teks.clone(), i.satuan.clone(), i.target.clone()))
            .collect()
    }
}

fn rincian(s: &SimpulRow, sub: usize) -> String {
    let mut kata = Vec::new();
    for k in [&s.kode, &s.opd_nama] {
        if !k.is_empty() {
            kata.push(k.clone());
        }
    }
    let pic = if s.jabatan.is_empty() {
        &s.penanggung_jawab
    } else {
        &s.jabatan
    };
    if !pic.is_empty() {
        kata.push(format!("PJ {pic}"));
    }
    if sub > 0 {
        kata.push(format!("{sub} sub kegiatan"));
    }
    kata.join(" · ")
}

/// Findings of a node as chips, the gravest colour first.
pub(super) fn cip(p: &Pohon, id: Uuid) -> Vec<Cip> {
    p.temuan_dari(id)
        .map(|t| {
            let warna = match t.tingkat.as_str() {
                "blokir" => Warna::Bahaya,
                "peringatan" => Warna::Awas,
                _ => Warna::Info,
            };
            Cip::baru(t.jenis.to_string(), warna)
        })
        .collect()
}

/// Offices with their nodes and findings.
pub(super) fn tabel_opd(d: &Daerah, p: &Pohon, hanya: bool) -> TabelView {
    let mut per: BTreeMap<(&str, &str), [usize; 4]> = BTreeMap::new();
    for s in p.simpul.iter().filter(|s| s.opd_id.is_some()) {
        let x = per.entry((&s.opd_kode, &s.opd_nama)).or_default();
        let temuan = p.temuan_dari(s.id).count();
        let ada = [
            1,
            usize::from(s.induk_id.is_none()),
            usize::from(s.jabatan_id.is_none() && s.penanggung_jawab.is_empty()),
            temuan,
        ];
        x.iter_mut().zip(ada).for_each(|(a, b)| *a += b);
    }
    let baris: Vec<Vec<Sel>> = per
        .iter()
        .filter(|(_, n)| !hanya || n.last().is_some_and(|t| *t > 0))
        .map(|((kode, nama), n)| {
            let mut u = url(d, Some(p), "").dengan("opd", *kode);
            if hanya {
                u = u.dengan("masalah", "1");
            }
            let mut b = vec![Sel::tautan(*nama, u.to_string()).kode(*kode)];
            b.extend(n.iter().map(|n| Sel::teks(ribuan(*n))));
            b
        })
        .collect();
    tabel(
        "opd",
        "Pilih perangkat daerah untuk membuka cabangnya".to_owned(),
        vec![
            Kolom::teks("Perangkat daerah").ponsel("pertama"),
            Kolom::angka("Simpul"),
            Kolom::angka("Belum berinduk"),
            Kolom::angka("Tanpa penanggung jawab"),
            Kolom::angka("Masalah").ponsel("penentu"),
        ],
        baris,
    )
}

/// Budgeted sub-activities that hang nowhere.
pub(super) fn tabel_sub(d: &Daerah, p: &Pohon, opd: Option<&str>) -> Option<TabelView> {
    let nama: BTreeMap<Uuid, (&str, &str)> = p
        .simpul
        .iter()
        .filter_map(|s| Some((s.opd_id?, (s.opd_kode.as_str(), s.opd_nama.as_str()))))
        .collect();
    let cocok = |o: &Uuid| {
        let kode = nama.get(o).map_or("", |n| n.0);
        opd.is_none_or(|x| x.is_empty() || x == kode)
    };
    let lepas: Vec<_> = p
        .sub
        .iter()
        .filter(|s| s.simpul_id.is_none() && cocok(&s.opd_id))
        .collect();
    if lepas.is_empty() {
        return None;
    }
    let baris = lepas
        .iter()
        .take(100)
        .map(|s| {
            let (kode, nama) = nama.get(&s.opd_id).copied().unwrap_or_default();
            let u = url(d, Some(p), "").dengan("opd", kode).to_string();
            vec![
                Sel::teks(&s.nama).kode(&s.kode),
                Sel::tautan(nama, u),
                Sel::teks(rp(s.pagu_sen).ringkas()),
            ]
        })
        .collect();
    Some(tabel(
        "lepas",
        format!(
            "{} sub kegiatan berpagu tidak bergantung pada simpul",
            lepas.len()
        ),
        vec![
            Kolom::teks("Sub kegiatan").ponsel("pertama"),
            Kolom::teks("Perangkat daerah"),
            Kolom::angka("Pagu").ponsel("penentu"),
        ],
        baris,
    ))
}

/// The chosen nodes as a flat report.
pub(super) fn laporan(d: &Daerah, p: &Pohon, ada: &BTreeSet<Uuid>) -> Tabel {
    let teks = |k: &str, j: &str| KolomLap::baru(k, j, JenisKolom::Teks);
    let mut t = Tabel::baru(
        &format!(
            "Pohon kinerja {} {}",
            app::pohon::periode(&p.edisi),
            d.pemda.nama
        ),
        vec![
            teks("jenis", "Jenis"),
            teks("kode", "Kode"),
            teks("pernyataan", "Kondisi"),
            teks("induk", "Induk"),
            teks("opd", "Perangkat daerah"),
            teks("penanggung_jawab", "Penanggung jawab"),
            teks("indikator", "Indikator dan target"),
            teks("faktor", "Faktor kunci keberhasilan"),
            KolomLap::baru("pagu", "Pagu sub kegiatan", JenisKolom::Uang),
            teks("masalah", "Masalah"),
        ],
    );
    for s in p.simpul.iter().filter(|s| ada.contains(&s.id)) {
        let pagu = p.sub.iter().filter(|x| x.simpul_id == Some(s.id));
        let pagu = pagu.fold(0_i64, |a, x| a.saturating_add(x.pagu_sen));
        let indikator: Vec<String> = p
            .indikator
            .get(&s.id)
            .into_iter()
            .flatten()
            .map(|i| format!("{} [{}] {}", i.teks, i.satuan, i.target))
            .collect();
        let masalah: Vec<String> = p.temuan_dari(s.id).map(|t| t.jenis.to_string()).collect();
        let induk = s.induk_id.and_then(|i| p.satu(i));
        t.tambah(vec![
            SelLap::teks(jenis(s).to_string()),
            SelLap::teks(&s.kode),
            SelLap::teks(&s.pernyataan),
            SelLap::teks(induk.map_or("", |i| i.pernyataan.as_str())),
            SelLap::teks(&s.opd_nama),
            SelLap::teks(if s.jabatan.is_empty() {
                &s.penanggung_jawab
            } else {
                &s.jabatan
            }),
            SelLap::teks(indikator.join("; ")),
            SelLap::teks(
                p.faktor
                    .get(&s.id)
                    .map(|f| f.join("; "))
                    .unwrap_or_default(),
            ),
            SelLap::Uang(rp(pagu)),
            SelLap::teks(masalah.join("; ")),
        ]);
    }
    t.catatan = daerah::catatan(d);
    t.catatan
        .push(format!("Edisi {}, {}.", p.edisi.edisi, p.edisi.keadaan));
    t
}
