//! Branches of the tree as the template and the download need them.

use app::tampil::daerah::{Daerah, EdisiRow};
use app::tampil::rencana::{Cabang, OpdRow};
use askama::Template;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use uuid::Uuid;

use crate::daerah::{self, rp};
use crate::komponen::UangView;

/// An indicator of a branch.
#[derive(Clone, Debug)]
pub(super) struct IndikatorView {
    pub teks: String,
    pub satuan: String,
    /// (year, target as written)
    pub target: Vec<(String, String)>,
    pub asal: String,
}

/// A branch, ready to print; its children print themselves.
#[derive(Clone, Debug, Template)]
#[template(path = "rencana/cabang.html")]
pub(super) struct CabangView {
    pub tingkat: &'static str,
    pub kode: String,
    pub nama: String,
    pub url: String,
    pub pagu: Vec<Option<UangView>>,
    pub dihitung: bool,
    pub temuan: String,
    pub indikator: Vec<IndikatorView>,
    pub buka: bool,
    pub anak: Vec<CabangView>,
}

impl CabangView {
    /// The branch and everything below it.
    pub fn dari(d: &Daerah, edisi: Uuid, c: &Cabang, tahun: &[i16], buka: bool) -> Self {
        let kode = if c.unit_nama.is_empty() {
            c.kode.clone()
        } else {
            format!("{} · {}", c.kode, c.unit_nama)
        };
        let indikator = c.indikator.iter().map(|i| IndikatorView {
            teks: i.indikator.teks.clone(),
            satuan: i.indikator.satuan.clone(),
            target: i
                .target
                .iter()
                .filter(|(_, t)| !t.trim().is_empty())
                .map(|(y, t)| (y.to_string(), t.clone()))
                .collect(),
            asal: match (&i.indikator.berkas, i.indikator.baris) {
                (Some(b), Some(n)) => format!("{b} baris {n}"),
                _ => String::new(),
            },
        });
        Self {
            tingkat: daerah::nama_tingkat(&c.tingkat),
            kode,
            nama: c.nama.clone(),
            url: daerah::url_benang(d, edisi, c.id),
            pagu: tahun
                .iter()
                .map(|t| c.pagu.get(t).map(|n| UangView::ringkas(rp(*n))))
                .collect(),
            dihitung: c.dihitung,
            temuan: if c.temuan > 0 {
                c.temuan.to_string()
            } else {
                String::new()
            },
            indikator: indikator.collect(),
            buka: buka || matches!(c.tingkat.as_str(), "visi" | "misi"),
            anak: c
                .anak
                .iter()
                .map(|a| Self::dari(d, edisi, a, tahun, buka))
                .collect(),
        }
    }
}

/// The tree as a flat report with a level column.
pub(super) fn laporan(d: &Daerah, e: &EdisiRow, cabang: &[Cabang]) -> Tabel {
    let teks = |k: &str, j: &str| Kolom::baru(k, j, JenisKolom::Teks);
    let mut tahun: Vec<i16> = cabang.iter().flat_map(|c| c.pagu.keys().copied()).collect();
    tahun.sort_unstable();
    tahun.dedup();
    let mut kolom = vec![
        teks("tingkat", "Tingkat"),
        teks("kode", "Kode"),
        teks("nama", "Nama"),
        teks("unit", "Unit"),
        teks("indikator", "Indikator dan target"),
    ];
    for t in &tahun {
        kolom.push(Kolom::baru(
            &format!("pagu_{t}"),
            &format!("Pagu {t}"),
            JenisKolom::Uang,
        ));
    }
    kolom.push(Kolom::baru("temuan", "Temuan", JenisKolom::Bilangan));
    let mut t = Tabel::baru(&format!("{} {}", e.judul, d.pemda.nama), kolom);
    cabang.iter().for_each(|c| baris(&mut t, c, &tahun));
    t.catatan = daerah::catatan(d);
    t
}

fn baris(t: &mut Tabel, c: &Cabang, tahun: &[i16]) {
    let indikator: Vec<String> = c
        .indikator
        .iter()
        .map(|i| {
            let target: Vec<String> = i.target.iter().map(|(y, n)| format!("{y}: {n}")).collect();
            format!(
                "{} [{}] {}",
                i.indikator.teks,
                i.indikator.satuan,
                target.join(", ")
            )
        })
        .collect();
    let mut sel = vec![
        Sel::teks(daerah::nama_tingkat(&c.tingkat)),
        Sel::teks(&c.kode),
        Sel::teks(&c.nama),
        Sel::teks(&c.unit_nama),
        Sel::teks(indikator.join("; ")),
    ];
    sel.extend(
        tahun
            .iter()
            .map(|y| Sel::atau_kosong(c.pagu.get(y), |n| Sel::Uang(rp(*n)))),
    );
    sel.push(Sel::Bilangan(c.temuan));
    t.tambah(sel);
    c.anak.iter().for_each(|a| baris(t, a, tahun));
}

/// Offices of an edition as a report.
pub(super) fn laporan_opd(d: &Daerah, e: &EdisiRow, daftar: &[OpdRow]) -> Tabel {
    let mut t = Tabel::baru(
        &format!("{} {}", e.judul, d.pemda.nama),
        vec![
            Kolom::baru("kode", "Kode", JenisKolom::Teks),
            Kolom::baru("nama", "Perangkat daerah", JenisKolom::Teks),
            Kolom::baru("program", "Program", JenisKolom::Bilangan),
            Kolom::baru("sub_kegiatan", "Sub kegiatan", JenisKolom::Bilangan),
            Kolom::baru("pagu", &format!("Pagu {}", d.tahun), JenisKolom::Uang),
            Kolom::baru("temuan", "Temuan", JenisKolom::Bilangan),
        ],
    );
    let mut total = (0_i64, 0_i64, 0_i64, 0_i64);
    for o in daftar {
        total.0 += o.program;
        total.1 += o.sub_kegiatan;
        total.2 = total.2.saturating_add(o.nilai_sen);
        total.3 += o.temuan;
        t.tambah(vec![
            Sel::teks(&o.kode),
            Sel::teks(&o.nama),
            Sel::Bilangan(o.program),
            Sel::Bilangan(o.sub_kegiatan),
            Sel::Uang(rp(o.nilai_sen)),
            Sel::Bilangan(o.temuan),
        ]);
    }
    t.total = Some(vec![
        Sel::teks("Jumlah"),
        Sel::Kosong,
        Sel::Bilangan(total.0),
        Sel::Bilangan(total.1),
        Sel::Uang(rp(total.2)),
        Sel::Bilangan(total.3),
    ]);
    t.catatan = daerah::catatan(d);
    t
}
