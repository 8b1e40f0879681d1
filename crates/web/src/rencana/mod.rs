//! `/pemda/{kode}/rencana`: the tree of a document, sums at every level, targets, breadcrumbs.

mod pohon;

use app::tampil::daerah::{Daerah, EdisiRow};
use app::tampil::rencana::{self, Cabang};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::daerah::{self, rp};
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Kosong, Sel, TabelView, Tautan, Warna};
use crate::pagu::{PilihStatus, kolom_uang, sel_uang};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};
use crate::{Galat, Halaman, Keadaan, Sesi};

use pohon::CabangView;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/rencana", lihat)
}

const DOKUMEN: [(&str, &str); 6] = [
    ("rpjmd", "RPJMD"),
    ("renstra", "Renstra"),
    ("rkpd", "RKPD"),
    ("apbd", "APBD"),
    ("dpa", "DPA"),
    ("realisasi", "Realisasi"),
];

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Tanya {
    tahun: Option<String>,
    dok: Option<String>,
    opd: Option<String>,
    temuan: Option<String>,
    buka: Option<String>,
    format: Option<String>,
}

#[derive(Template)]
#[template(path = "rencana/rencana.html")]
struct RencanaHal {
    hal: Halaman,
    judul: String,
    dokumen: Vec<(String, String, bool)>,
    status: Vec<Cip>,
    keterangan: String,
    kosong: Option<Kosong>,
    saring: Vec<PilihStatus>,
    buka: Option<Tautan>,
    unduh: Vec<Tautan>,
    opd: Option<TabelView>,
    pohon: Vec<CabangView>,
    kolom: Vec<String>,
    total: Vec<String>,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let dok = pilih_dokumen(&d, q.dok.as_deref());
    let opd_kode = q.opd.clone().filter(|o| !o.is_empty());
    let hanya = q.temuan.as_deref() == Some("1");
    let url = daerah::url(&d, "/rencana")
        .dengan("dok", dok.0)
        .dengan("opd", opd_kode.clone().unwrap_or_default())
        .dengan("temuan", if hanya { "1" } else { "" });
    let mut hal = hal_kosong(&s, &d, dok, &url);
    let Some(e) = d.berlaku(dok.0) else {
        hal.kosong = Some(tanpa_dokumen(&d, dok.1));
        return html(&hal);
    };
    let opd = match &opd_kode {
        None => None,
        Some(kode) => Some(cari_opd(&mut tx, kode).await?),
    };
    if opd.is_none() && dok.0 != "rpjmd" {
        let daftar = rencana::opd(&mut tx, e.id, d.tahun).await?;
        if let Some(f) = Format::dari(q.format.as_deref()) {
            let kop = daerah::kop(&d, vec![]);
            return unduh::berkas(&k, pohon::laporan_opd(&d, e, &daftar), kop, f).await;
        }
        hal.opd = Some(tabel_opd(&d, &url, &daftar, hanya));
        return html(&hal);
    }
    let mut cabang = rencana::pohon(&mut tx, e.id, opd.as_ref().map(|o| o.0), d.tahun).await?;
    let bertemuan: usize = cabang.iter().map(hitung_bertemuan).sum();
    let semua: usize = cabang.iter().map(hitung).sum();
    if hanya {
        cabang = rencana::hanya_temuan(cabang);
    }
    if let Some(f) = Format::dari(q.format.as_deref()) {
        let saring = hanya.then(|| "hanya dengan temuan".to_owned());
        let opd = opd.map(|o| o.1);
        let kop = daerah::kop(&d, opd.into_iter().chain(saring).collect());
        return unduh::berkas(&k, pohon::laporan(&d, e, &cabang), kop, f).await;
    }
    if let Some((_, nama)) = &opd {
        hal.judul = format!("{}: {nama}", e.judul);
        hal.hal = hal.hal.remah(dok.1, url.tanpa("opd").to_string());
    }
    isi_pohon(
        &mut hal,
        &d,
        e,
        &cabang,
        hanya || q.buka.as_deref() == Some("1"),
    );
    hal.saring = saring(&url, semua, bertemuan, hanya);
    let terbuka = q.buka.as_deref() == Some("1");
    hal.buka = Some(Tautan::baru(
        if terbuka {
            "Tutup semua cabang"
        } else {
            "Buka semua cabang"
        },
        url.dengan("buka", if terbuka { "" } else { "1" })
            .to_string(),
    ));
    html(&hal)
}

fn pilih_dokumen(d: &Daerah, diminta: Option<&str>) -> (&'static str, &'static str) {
    let cari = |k: &str| DOKUMEN.into_iter().find(|(n, _)| *n == k);
    diminta
        .and_then(cari)
        .or_else(|| DOKUMEN.into_iter().find(|(n, _)| d.berlaku(n).is_some()))
        .unwrap_or(("rpjmd", "RPJMD"))
}

async fn cari_opd(
    tx: &mut app::tampil::daerah::Tx<'_>,
    kode: &str,
) -> Result<(uuid::Uuid, String), Galat> {
    app::tampil::daerah::perangkat(tx)
        .await?
        .into_iter()
        .find(|o| o.kode == kode)
        .map(|o| (o.id, o.nama))
        .ok_or_else(|| Galat::tidak_ada(format!("Tidak ada perangkat daerah dengan kode {kode}.")))
}

fn hal_kosong(
    s: &Sesi,
    d: &Daerah,
    dok: (&'static str, &'static str),
    url: &UrlDaftar,
) -> RencanaHal {
    let e = d.berlaku(dok.0);
    let (status, keterangan) = daerah::status(d, e);
    let judul = e.map_or_else(|| format!("{} {}", dok.1, d.tahun), |e| e.judul.clone());
    RencanaHal {
        hal: daerah::halaman(s, d, &judul, dok.0),
        judul,
        dokumen: DOKUMEN
            .into_iter()
            .filter(|(k, _)| d.berlaku(k).is_some() || *k == dok.0)
            .map(|(k, n)| {
                let u = daerah::url(d, "/rencana").dengan("dok", k);
                (n.to_owned(), u.to_string(), k == dok.0)
            })
            .collect(),
        status,
        keterangan,
        kosong: None,
        saring: vec![],
        buka: None,
        unduh: if e.is_some() { url.unduhan() } else { vec![] },
        opd: None,
        pohon: vec![],
        kolom: vec![],
        total: vec![],
    }
}

fn tanpa_dokumen(d: &Daerah, nama: &str) -> Kosong {
    if d.kosong() {
        return daerah::kosong(d);
    }
    Kosong::baru(
        format!("{nama} belum diimpor"),
        format!(
            "Impor berkas {nama} tahun {} untuk melihat pohonnya di sini.",
            d.tahun
        ),
    )
    .perintah("selaras impor berkas …")
}

fn hitung(c: &Cabang) -> usize {
    1 + c.anak.iter().map(hitung).sum::<usize>()
}

fn hitung_bertemuan(c: &Cabang) -> usize {
    usize::from(c.temuan > 0) + c.anak.iter().map(hitung_bertemuan).sum::<usize>()
}

fn saring(url: &UrlDaftar, semua: usize, bertemuan: usize, hanya: bool) -> Vec<PilihStatus> {
    [
        ("semua simpul", "", semua, false),
        ("hanya dengan temuan", "1", bertemuan, true),
    ]
    .map(|(teks, nilai, n, f)| PilihStatus {
        teks: teks.to_owned(),
        jumlah: ribuan(n),
        url: url.dengan("temuan", nilai).to_string(),
        kini: f == hanya,
    })
    .into()
}

/// Columns: one year for yearly documents, every year for plans of several years.
fn isi_pohon(hal: &mut RencanaHal, d: &Daerah, e: &EdisiRow, cabang: &[Cabang], buka: bool) {
    let tahun: Vec<i16> = if e.tahun_mulai == e.tahun_selesai {
        vec![d.tahun]
    } else {
        let mut t: Vec<i16> = cabang.iter().flat_map(|c| c.pagu.keys().copied()).collect();
        t.sort_unstable();
        t.dedup();
        t
    };
    let jumlah = |t: i16| {
        let n = cabang
            .iter()
            .filter_map(|c| c.pagu.get(&t))
            .fold(0_i64, |a, b| a.saturating_add(*b));
        rp(n).ringkas()
    };
    hal.total = tahun.iter().map(|t| jumlah(*t)).collect();
    hal.kolom = tahun.iter().map(|t| format!("Pagu {t}")).collect();
    hal.pohon = cabang
        .iter()
        .map(|c| CabangView::dari(d, e.id, c, &tahun, buka))
        .collect();
}

fn tabel_opd(d: &Daerah, url: &UrlDaftar, daftar: &[rencana::OpdRow], hanya: bool) -> TabelView {
    let daftar: Vec<_> = daftar.iter().filter(|o| !hanya || o.temuan > 0).collect();
    let total = daftar
        .iter()
        .fold(0_i64, |a, o| a.saturating_add(o.nilai_sen));
    let n = |x: i64| Sel::teks(ribuan(daerah::cacah(x)));
    let j = |f: fn(&rencana::OpdRow) -> i64| daftar.iter().map(|o| f(o)).sum::<i64>();
    TabelView {
        id: "opd".into(),
        keterangan: "Pilih perangkat daerah untuk membuka pohonnya".into(),
        kolom: vec![
            Kolom::teks("Perangkat daerah").ponsel("pertama"),
            Kolom::angka("Program"),
            Kolom::angka("Sub kegiatan"),
            kolom_uang(&format!("Pagu {}", d.tahun)),
            Kolom::angka("Temuan").ponsel("penentu"),
        ],
        baris: daftar
            .iter()
            .map(|o| {
                let nama = match o.kode.as_str() {
                    "" => Sel::teks(&o.nama),
                    kode => Sel::tautan(&o.nama, url.dengan("opd", kode).to_string()).kode(kode),
                };
                let temuan = if o.temuan > 0 {
                    Sel::cip(ribuan(daerah::cacah(o.temuan)), Warna::Awas)
                } else {
                    Sel::teks("–")
                };
                Baris::baru(vec![
                    nama,
                    n(o.program),
                    n(o.sub_kegiatan),
                    sel_uang(o.nilai_sen, false),
                    temuan,
                ])
            })
            .collect(),
        total: Some(vec![
            Sel::teks(format!("Jumlah {} perangkat daerah", daftar.len())),
            n(j(|o| o.program)),
            n(j(|o| o.sub_kegiatan)),
            sel_uang(total, false),
            n(j(|o| o.temuan)),
        ]),
        rapat: true,
        ..TabelView::default()
    }
}
