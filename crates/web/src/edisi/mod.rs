//! `/pemda/{kode}/edisi`: every edition of every document, and what changed between two.

use app::tampil::daerah::{Daerah, EdisiRow};
use app::tampil::edisi::{self, Beda, BedaRow};
use askama::Template;
use axum::extract::{Path, Query, State};
use laporan::{JenisKolom, Kolom as KolomLaporan, Sel as SelLaporan, Tabel};
use serde::Deserialize;
use uuid::Uuid;

use crate::daerah::{self, rp};
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Kosong, PilihKolom, Sel, TabelView, Tautan, Warna};
use crate::pagu::{kolom_uang, sel_uang_mungkin};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};
use crate::{Galat, Halaman, Keadaan, Sesi};

const PER: usize = 100;
const MAKS_UNDUH: i64 = 500_000;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/edisi", daftar)
        .get("/pemda/{kode}/edisi/{edisi}", beda)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Tanya {
    tahun: Option<String>,
    dengan: Option<String>,
    hal: Option<String>,
    format: Option<String>,
}

#[derive(Template)]
#[template(path = "edisi/daftar.html")]
struct DaftarHal {
    hal: Halaman,
    kosong: Option<Kosong>,
    tabel: TabelView,
}

async fn daftar(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (d, _) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let baris = d.edisi.iter().map(|e| baris_edisi(&d, e)).collect();
    html(&DaftarHal {
        hal: daerah::halaman(&s, &d, "Edisi dokumen", "edisi"),
        kosong: d.edisi.is_empty().then(|| daerah::kosong(&d)),
        tabel: TabelView {
            id: "edisi".into(),
            keterangan: "Setiap impor ulang menjadi edisi baru; yang lama tetap dapat dibaca"
                .into(),
            kolom: vec![
                Kolom::teks("Dokumen").ponsel("pertama"),
                Kolom::angka("Edisi"),
                Kolom::teks("Keadaan").ponsel("penentu"),
                Kolom::teks("Tahap"),
                Kolom::teks("Data per"),
                Kolom::teks("Dicatat"),
                Kolom::teks("Perbedaan"),
            ],
            baris,
            ..TabelView::default()
        },
    })
}

fn baris_edisi(d: &Daerah, e: &EdisiRow) -> Baris {
    let warna = if e.status == "berlaku" {
        Warna::Baik
    } else {
        Warna::Netral
    };
    let sebelum = d
        .edisi
        .iter()
        .any(|x| x.dokumen_id == e.dokumen_id && x.urut < e.urut);
    let mut dok = Sel::teks(&e.judul);
    if e.status == "berlaku" {
        dok.url = Some(
            daerah::url(d, "/rencana")
                .dengan("dok", &e.jenis)
                .to_string(),
        );
    }
    if !e.label.is_empty() {
        dok = dok.kode(&e.label);
    }
    Baris::baru(vec![
        dok,
        Sel::teks(e.urut.to_string()),
        Sel::cip(&e.status, warna),
        Sel::teks(daerah::nama_tahap(&e.tahap)),
        Sel::teks(e.keadaan.map_or_else(|| "–".to_owned(), daerah::tanggal)),
        Sel::teks(daerah::saat(e.dibuat_pada)),
        if sebelum {
            Sel::tautan(
                "lihat perubahan",
                daerah::url(d, &format!("/edisi/{}", e.id)).to_string(),
            )
        } else {
            Sel::teks("edisi pertama")
        },
    ])
}

#[derive(Template)]
#[template(path = "edisi/beda.html")]
struct BedaHal {
    hal: Halaman,
    judul: String,
    status: Vec<Cip>,
    keterangan: String,
    lama: Option<String>,
    pilihan: Vec<Tautan>,
    kosong: Option<Kosong>,
    tabel: TabelView,
}

async fn beda(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, id)): Path<(String, String)>,
    Query(q): Query<Tanya>,
    kolom: PilihKolom,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let tidak_ada = || Galat::tidak_ada("Edisi ini tidak ada.");
    let id = Uuid::parse_str(&id).map_err(|_| tidak_ada())?;
    let dengan = q.dengan.as_deref().and_then(|x| Uuid::parse_str(x).ok());
    let hal = daerah::nomor_hal(q.hal.as_deref());
    let format = Format::dari(q.format.as_deref());
    let (batas, lewati) = match format {
        Some(_) => (MAKS_UNDUH, 0),
        None => (i64::try_from(PER).unwrap_or(100), daerah::lewati(hal, PER)),
    };
    let b = edisi::muat(&mut tx, &d, id, dengan, batas, lewati)
        .await?
        .ok_or_else(tidak_ada)?;
    if let Some(f) = format {
        let kop = daerah::kop(&d, vec![]);
        return unduh::berkas(&k, kolom.laporan(laporan(&d, &b), &KOLOM), kop, f).await;
    }
    html(&halaman_beda(&s, &d, &b, hal, &kolom))
}

/// Columns that can be left out.
const KOLOM: [&str; 4] = ["perubahan", "sebelum", "sesudah", "selisih"];

fn halaman_beda(s: &Sesi, d: &Daerah, b: &Beda, hal: usize, kolom: &PilihKolom) -> BedaHal {
    let url = daerah::url(d, &format!("/edisi/{}", b.baru.id)).dengan(
        "dengan",
        b.lama
            .as_ref()
            .map(|l| l.id.to_string())
            .unwrap_or_default(),
    );
    let url = kolom.pada(&url);
    let (status, keterangan) = daerah::status(d, Some(&b.baru));
    let jumlah = daerah::cacah(b.jumlah);
    let judul = format!("Perubahan {} edisi {}", b.baru.judul, b.baru.urut);
    let kosong = if b.lama.is_none() {
        Some(Kosong::baru(
            "Ini edisi pertama",
            "Belum ada edisi sebelumnya untuk dibandingkan. Impor ulang dokumen ini menghasilkan \
             edisi berikutnya.",
        ))
    } else if b.baris.is_empty() {
        Some(Kosong::baru(
            "Tidak ada perubahan",
            "Kedua edisi ini sama baris demi baris.",
        ))
    } else {
        None
    };
    BedaHal {
        hal: daerah::halaman(s, d, &judul, "edisi")
            .remah("Edisi dokumen", daerah::url(d, "/edisi").to_string()),
        judul,
        status,
        keterangan,
        lama: b.lama.as_ref().map(|l| {
            format!(
                "{} baris berubah dibanding edisi {}",
                ribuan(jumlah),
                l.urut
            )
        }),
        pilihan: d
            .edisi
            .iter()
            .filter(|e| e.dokumen_id == b.baru.dokumen_id && e.id != b.baru.id)
            .map(|e| {
                Tautan::baru(
                    format!("bandingkan dengan edisi {}", e.urut),
                    url.dengan("dengan", e.id.to_string()).to_string(),
                )
            })
            .collect(),
        kosong,
        tabel: kolom.terapkan(tabel_beda(d, b, hal, &url), &url),
    }
}

fn tabel_beda(d: &Daerah, b: &Beda, hal: usize, url: &UrlDaftar) -> TabelView {
    let jumlah = daerah::cacah(b.jumlah);
    TabelView {
        id: "perubahan".into(),
        keterangan: "Hanya baris yang berubah; angka adalah jumlah pagu semua tahun".into(),
        kolom: vec![
            Kolom::teks("Baris").ponsel("pertama"),
            Kolom::teks("Perubahan")
                .ponsel("penentu")
                .kunci("perubahan"),
            kolom_uang("Sebelum").kunci("sebelum"),
            kolom_uang("Sesudah").kunci("sesudah"),
            kolom_uang("Bertambah / berkurang").kunci("selisih"),
        ],
        baris: b.baris.iter().map(|x| baris_beda(d, b, x)).collect(),
        halaman: (jumlah > 0).then(|| url.halaman(hal, jumlah, PER)),
        unduh: url.unduhan(),
        rapat: true,
        ..TabelView::default()
    }
}

fn kata(b: &BedaRow) -> (&'static str, Warna) {
    match (b.ada_lama, b.ada_baru) {
        (false, _) => ("baru", Warna::Baik),
        (_, false) => ("hilang", Warna::Bahaya),
        _ if b.lama_sen != b.baru_sen => ("pagu berubah", Warna::Awas),
        _ => ("nama berubah", Warna::Info),
    }
}

fn selisih(b: &BedaRow) -> Option<i64> {
    (b.lama_sen != b.baru_sen).then(|| {
        b.baru_sen
            .unwrap_or(0)
            .saturating_sub(b.lama_sen.unwrap_or(0))
    })
}

fn baris_beda(d: &Daerah, b: &Beda, x: &BedaRow) -> Baris {
    let edisi = if x.ada_baru {
        Some(b.baru.id)
    } else {
        b.lama.as_ref().map(|l| l.id)
    };
    let nama = match edisi {
        Some(e) => Sel::tautan(&x.nama, daerah::url_benang(d, e, x.id)),
        None => Sel::teks(&x.nama),
    };
    let mut tempat = format!("{} {}", daerah::nama_tingkat(&x.tingkat), x.kode);
    for t in [&x.opd_nama, &x.unit_nama]
        .into_iter()
        .filter(|t| !t.is_empty())
    {
        tempat = format!("{tempat} · {t}");
    }
    let (teks, warna) = kata(x);
    let mut perubahan = Sel::cip(teks, warna);
    if let Some(l) = &x.nama_lama {
        perubahan = perubahan.kode(format!("sebelumnya: {l}"));
    }
    Baris::baru(vec![
        nama.kode(tempat),
        perubahan,
        sel_uang_mungkin(x.lama_sen, false),
        sel_uang_mungkin(x.baru_sen, false),
        sel_uang_mungkin(selisih(x), false),
    ])
}

fn laporan(d: &Daerah, b: &Beda) -> Tabel {
    let k = |kunci: &str, judul: &str, jenis| KolomLaporan::baru(kunci, judul, jenis);
    let mut t = Tabel::baru(
        &format!("Perubahan {} edisi {}", b.baru.judul, b.baru.urut),
        vec![
            k("tingkat", "Tingkat", JenisKolom::Teks),
            k("kode", "Kode", JenisKolom::Teks),
            k("nama", "Nama", JenisKolom::Teks),
            k("nama_lama", "Nama sebelumnya", JenisKolom::Teks),
            k("opd", "Perangkat daerah", JenisKolom::Teks),
            k("unit", "Unit", JenisKolom::Teks),
            k("perubahan", "Perubahan", JenisKolom::Teks),
            k("sebelum", "Sebelum", JenisKolom::Uang),
            k("sesudah", "Sesudah", JenisKolom::Uang),
            k("selisih", "Bertambah / berkurang", JenisKolom::Uang),
        ],
    );
    for x in &b.baris {
        let uang = |n| SelLaporan::atau_kosong(n, |n| SelLaporan::Uang(rp(n)));
        t.tambah(vec![
            SelLaporan::teks(daerah::nama_tingkat(&x.tingkat)),
            SelLaporan::teks(&x.kode),
            SelLaporan::teks(&x.nama),
            SelLaporan::atau_kosong(x.nama_lama.clone(), SelLaporan::Teks),
            SelLaporan::teks(&x.opd_nama),
            SelLaporan::teks(&x.unit_nama),
            SelLaporan::teks(kata(x).0),
            uang(x.lama_sen),
            uang(x.baru_sen),
            uang(selisih(x)),
        ]);
    }
    t.catatan = daerah::catatan(d);
    t
}
