//! `/pemda/{kode}/pohon`: the performance tree as a tree table, one node with its forms, a picture.

mod cabang;
mod gambar;
pub(crate) mod kirim;
mod simpul;

use app::pohon::{self, Pohon, PohonRow};
use app::tampil::daerah::{Daerah, Tx};
use app::tindak::TindakGalat;
use askama::Template;
use axum::extract::{Path, Query, State};
use dasar::waktu::Zona;
use dasar::{Id, Tanggal};
use keamanan::{Sumber, Tindakan, boleh};
use serde::Deserialize;
use uuid::Uuid;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Kosong, Sel, TabelView, Tautan, Warna};
use crate::pagu::PilihStatus;
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};
use crate::{Galat, Halaman, Keadaan, Sesi};

use cabang::CabangView;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/pohon", lihat)
        .get("/pemda/{kode}/pohon/gambar", gambar::lihat)
        .get("/pemda/{kode}/pohon/simpul/{id}", simpul::lihat)
        .post("/pemda/{kode}/pohon/susun", kirim::susun)
        .post("/pemda/{kode}/pohon/jawab", kirim::jawab)
        .post("/pemda/{kode}/pohon/tetapkan", kirim::tetapkan)
}

/// Filters of the tree.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tanya {
    pub tahun: Option<String>,
    pub edisi: Option<String>,
    pub opd: Option<String>,
    pub akar: Option<String>,
    pub masalah: Option<String>,
    pub format: Option<String>,
}

#[derive(Template)]
#[template(path = "pohon/pohon.html")]
struct PohonHal {
    hal: Halaman,
    judul: String,
    status: Vec<Cip>,
    keterangan: String,
    kosong: Option<Kosong>,
    mulai: Vec<(String, String, String)>,
    aksi: String,
    edisi: Vec<(String, String, bool)>,
    saring: Vec<PilihStatus>,
    unduh: Vec<Tautan>,
    gambar: String,
    jalur: Vec<Tautan>,
    pohon: Vec<CabangView>,
    opd: Option<TabelView>,
    temuan: Option<TabelView>,
    boleh_tetapkan: bool,
    id: String,
    versi: i32,
    tahun: i16,
}

/// A government's tree as a page sees it.
pub(super) struct Terbuka {
    pub d: Daerah,
    pub edisi: Vec<PohonRow>,
    pub pohon: Option<Pohon>,
}

pub(crate) fn hari(k: &Keadaan) -> Tanggal {
    k.ling.clock.kini().tanggal(Zona::Wib)
}

/// Faults stay faults; the rest becomes a sentence.
pub(crate) fn galat(g: TindakGalat) -> Galat {
    match g {
        TindakGalat::Tolak(t) => t.into(),
        TindakGalat::TakAda(k) => Galat::tidak_ada(k),
        TindakGalat::PemdaTakDikenal(_) => Galat::tidak_ada(g.to_string()),
        g if g.gangguan() => Galat::Rusak(g.into()),
        g => Galat::Masukan(g.to_string()),
    }
}

pub(super) async fn buka(
    k: &Keadaan,
    kode: &str,
    tahun: Option<&str>,
    edisi: Option<&str>,
) -> Result<(Terbuka, Tx<'static>), Galat> {
    let (d, mut tx) = daerah::buka(k, kode, tahun).await?;
    let semua = pohon::daftar(&mut tx, d.tahun).await.map_err(galat)?;
    let diminta = edisi.filter(|e| !e.is_empty());
    let pilih = match diminta {
        Some(e) => semua.iter().find(|p| p.id.to_string() == e),
        None => semua.first(),
    };
    if diminta.is_some() && pilih.is_none() {
        return Err(Galat::tidak_ada("Edisi pohon kinerja ini tidak ada."));
    }
    let isi = match pilih.cloned() {
        Some(p) => {
            let saat = (d.tahun, hari(k));
            let isi = pohon::muat(&mut tx, &k.ling.hukum, p, saat).await;
            Some(isi.map_err(galat)?)
        }
        None => None,
    };
    Ok((
        Terbuka {
            d,
            edisi: semua,
            pohon: isi,
        },
        tx,
    ))
}

pub(crate) fn boleh_di(s: &Sesi, d: &Daerah, t: Tindakan) -> bool {
    boleh(&s.pelaku, t, &Sumber::dalam(Id::dari_uuid(d.pemda.id))).is_ok()
}

/// Address of the tree in the edition shown.
pub(super) fn url(d: &Daerah, p: Option<&Pohon>, sisa: &str) -> UrlDaftar {
    let u = daerah::url(d, &format!("/pohon{sisa}"));
    match p {
        Some(p) => u.dengan("edisi", p.edisi.id.to_string()),
        None => u,
    }
}

pub(super) fn url_simpul(d: &Daerah, p: &Pohon, id: Uuid) -> String {
    url(d, Some(p), &format!("/simpul/{id}")).to_string()
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (t, _) = buka(&k, &kode, q.tahun.as_deref(), q.edisi.as_deref()).await?;
    let Some(p) = &t.pohon else {
        return html(&tanpa_pohon(&s, &t));
    };
    let ada = pilihan(p, &q)?;
    if let Some(f) = Format::dari(q.format.as_deref()) {
        let kop = daerah::kop(&t.d, vec![]);
        return unduh::berkas(&k, cabang::laporan(&t.d, p, &ada), kop, f).await;
    }
    html(&halaman(&s, &t, p, &q))
}

/// Nodes the filters leave.
fn pilihan(p: &Pohon, q: &Tanya) -> Result<std::collections::BTreeSet<Uuid>, Galat> {
    let akar = akar(p, q)?;
    let mut ada = p.cabang(akar);
    if let Some(o) = q.opd.as_deref().filter(|o| !o.is_empty()) {
        let milik = p.milik(o);
        ada.retain(|i| milik.contains(i));
    }
    if q.masalah.as_deref() == Some("1") {
        let masalah = p.bermasalah();
        ada.retain(|i| masalah.contains(i));
    }
    Ok(ada)
}

fn akar(p: &Pohon, q: &Tanya) -> Result<Option<Uuid>, Galat> {
    let Some(a) = q.akar.as_deref().filter(|a| !a.is_empty()) else {
        return Ok(None);
    };
    let id = Uuid::parse_str(a).ok().filter(|i| p.satu(*i).is_some());
    id.map(Some)
        .ok_or_else(|| Galat::tidak_ada("Simpul ini tidak ada dalam pohonnya."))
}

fn kerangka(s: &Sesi, t: &Terbuka, judul: &str) -> PohonHal {
    PohonHal {
        hal: daerah::halaman(s, &t.d, judul, "pohon"),
        judul: judul.to_owned(),
        status: vec![],
        keterangan: String::new(),
        kosong: None,
        mulai: vec![],
        aksi: daerah::jalur(&t.d, "/pohon"),
        edisi: vec![],
        saring: vec![],
        unduh: vec![],
        gambar: String::new(),
        jalur: vec![],
        pohon: vec![],
        opd: None,
        temuan: None,
        boleh_tetapkan: false,
        id: String::new(),
        versi: 0,
        tahun: t.d.tahun,
    }
}

fn tanpa_pohon(s: &Sesi, t: &Terbuka) -> PohonHal {
    let mut hal = kerangka(s, t, "Pohon kinerja");
    hal.kosong = Some(Kosong::baru(
        "Belum ada pohon kinerja",
        "Pohon kinerja menguraikan kondisi yang hendak dicapai dari dampak akhir sampai keluaran, \
         lalu menugaskannya kepada perangkat daerah dan jabatan.",
    ));
    hal.mulai = mulai(s, t);
    hal
}

/// How a draft can begin: code, words, explanation.
fn mulai(s: &Sesi, t: &Terbuka) -> Vec<(String, String, String)> {
    if !boleh_di(s, &t.d, Tindakan::SusunPohon) || t.edisi.iter().any(|e| e.keadaan == "draf") {
        return vec![];
    }
    let b = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    let mut m = vec![
        b(
            "rencana",
            "Susun dari rencana yang diimpor",
            "Tujuan dan sasaran RPJMD, program Renstra dan APBD, kegiatan, dan sub kegiatannya.",
        ),
        b(
            "kosong",
            "Mulai dari pohon kosong",
            "Tulis sendiri dari dampak akhirnya.",
        ),
    ];
    if t.edisi.iter().any(|e| e.keadaan == "berlaku") {
        m.insert(
            0,
            b(
                "edisi",
                "Susun edisi berikutnya",
                "Menyalin edisi yang berlaku menjadi draf.",
            ),
        );
    }
    m
}

fn halaman(s: &Sesi, t: &Terbuka, p: &Pohon, q: &Tanya) -> PohonHal {
    let d = &t.d;
    let ada = pilihan(p, q).unwrap_or_default();
    let saringan = q.opd.as_deref().is_some_and(|o| !o.is_empty()) || q.akar.is_some();
    let dasar = url(d, Some(p), "")
        .dengan("opd", q.opd.clone().unwrap_or_default())
        .dengan("akar", q.akar.clone().unwrap_or_default());
    let kini = dasar.dengan("masalah", q.masalah.clone().unwrap_or_default());
    let judul = format!("Pohon kinerja {}", pohon::periode(&p.edisi));
    let mut hal = kerangka(s, t, &judul);
    let tampil: Vec<Uuid> = if saringan {
        ada.iter().copied().collect()
    } else {
        let daerah = |i: &&Uuid| p.satu(**i).is_some_and(|x| x.opd_id.is_none());
        ada.iter().filter(daerah).copied().collect()
    };
    hal.pohon = cabang::susun(d, p, &tampil.iter().copied().collect(), saringan);
    hal.opd = (!saringan).then(|| cabang::tabel_opd(d, p, q.masalah.as_deref() == Some("1")));
    hal.temuan = cabang::tabel_sub(d, p, q.opd.as_deref());
    hal.status = status(p);
    hal.keterangan = format!(
        "edisi {} · {} simpul · {} masalah{}",
        p.edisi.edisi,
        ribuan(p.simpul.len()),
        ribuan(p.temuan.len()),
        if p.edisi.dasar.is_empty() {
            String::new()
        } else {
            format!(" · disusun dari {}", p.edisi.dasar)
        }
    );
    hal.edisi = t
        .edisi
        .iter()
        .map(|e| {
            let u = daerah::url(d, "/pohon").dengan("edisi", e.id.to_string());
            (
                format!("Edisi {} ({})", e.edisi, e.keadaan),
                u.to_string(),
                e.id == p.edisi.id,
            )
        })
        .collect();
    hal.saring = saring(p, q, &dasar, &ada);
    hal.jalur = jalur(d, p, q);
    hal.unduh = kini.unduhan();
    hal.gambar = url(d, Some(p), "/gambar")
        .dengan("opd", q.opd.clone().unwrap_or_default())
        .dengan("akar", q.akar.clone().unwrap_or_default())
        .to_string();
    hal.mulai = mulai(s, t);
    hal.boleh_tetapkan = p.edisi.keadaan == "draf" && boleh_di(s, d, Tindakan::TetapkanPohon);
    hal.id = p.edisi.id.to_string();
    hal.versi = p.edisi.versi;
    hal
}

pub(super) fn status(p: &Pohon) -> Vec<Cip> {
    let mut c = vec![match p.edisi.keadaan.as_str() {
        "berlaku" => Cip::baru("berlaku", Warna::Baik),
        "draf" => Cip::baru("draf", Warna::Awas),
        lain => Cip::baru(lain, Warna::Netral),
    }];
    if p.edisi.asal == "rencana" && p.simpul.iter().any(|s| s.dari_rencana) {
        c.push(Cip::baru("rumusan dari rencana", Warna::Awas));
    }
    c
}

fn saring(
    p: &Pohon,
    q: &Tanya,
    dasar: &UrlDaftar,
    ada: &std::collections::BTreeSet<Uuid>,
) -> Vec<PilihStatus> {
    let hanya = q.masalah.as_deref() == Some("1");
    let masalah = p.temuan.iter().filter_map(|t| t.simpul);
    let masalah: std::collections::BTreeSet<Uuid> =
        masalah.filter(|i| hanya || ada.contains(i)).collect();
    [
        ("semua simpul", "", p.simpul.len()),
        ("hanya yang bermasalah", "1", masalah.len()),
    ]
    .map(|(teks, nilai, n)| PilihStatus {
        teks: teks.to_owned(),
        jumlah: ribuan(n),
        url: dasar.dengan("masalah", nilai).to_string(),
        kini: hanya == (nilai == "1"),
    })
    .into()
}

/// Breadcrumbs inside the tree.
fn jalur(d: &Daerah, p: &Pohon, q: &Tanya) -> Vec<Tautan> {
    let semua = url(d, Some(p), "");
    let mut hasil = Vec::new();
    if let Some(o) = q.opd.as_deref().filter(|o| !o.is_empty()) {
        let nama = p.simpul.iter().find(|s| s.opd_kode == o);
        hasil.push(Tautan::baru("Seluruh pohon", semua.to_string()));
        let u = semua.dengan("opd", o).to_string();
        hasil.push(Tautan::baru(nama.map_or(o, |s| s.opd_nama.as_str()), u));
    }
    let Some(a) = q.akar.as_deref().and_then(|a| Uuid::parse_str(a).ok()) else {
        return hasil;
    };
    if hasil.is_empty() {
        hasil.push(Tautan::baru("Seluruh pohon", semua.to_string()));
    }
    let mut naik = app::pohon::jalur(&p.fakta(), a);
    naik.reverse();
    naik.push(a);
    for s in naik.iter().filter_map(|i| p.satu(*i)) {
        let u = semua.dengan("akar", s.id.to_string()).to_string();
        hasil.push(Tautan::baru(&s.pernyataan, u));
    }
    hasil
}

/// Columns and rows of a small table without sums.
pub(crate) fn tabel(
    id: &str,
    keterangan: String,
    kolom: Vec<Kolom>,
    baris: Vec<Vec<Sel>>,
) -> TabelView {
    TabelView {
        id: id.into(),
        keterangan,
        kolom,
        baris: baris.into_iter().map(Baris::baru).collect(),
        rapat: true,
        ..TabelView::default()
    }
}
