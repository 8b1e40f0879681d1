//! `/pemda/{kode}/pemeriksaan`: what every rule said about the year, and why some could not.

use app::tampil::aturan;
use app::tampil::daerah::Daerah;
use app::tampil::temuan::{self, AturanRow};
use askama::Template;
use axum::extract::{Path, Query, State};
use laporan::{JenisKolom, Kolom as KolomLaporan, Sel as SelLaporan, Tabel};
use serde::Deserialize;

use super::daftar::cip_aturan;
use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Kosong, Sel, TabelView};
use crate::unduh::{self, Format};
use crate::{Halaman, Keadaan, Sesi};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tanya {
    tahun: Option<String>,
    status: Option<String>,
    format: Option<String>,
}

#[derive(Template)]
#[template(path = "temuan/ringkasan.html")]
struct RingkasanHal {
    hal: Halaman,
    status: Vec<Cip>,
    keterangan: String,
    kosong: Option<Kosong>,
    pilih_status: Vec<crate::pagu::PilihStatus>,
    tabel: TabelView,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let semua = temuan::aturan(&mut tx, d.tahun).await?;
    let cocok = |a: &AturanRow| match q.status.as_deref() {
        Some("bertemuan") => a.status == "dinilai" && a.jumlah > 0,
        Some("bersih") => a.status == "dinilai" && a.jumlah == 0,
        Some("data_tidak_ada") => a.status == "data_tidak_ada",
        _ => true,
    };
    let terpilih: Vec<&AturanRow> = semua.iter().filter(|a| cocok(a)).collect();
    let url =
        daerah::url(&d, "/pemeriksaan").dengan("status", q.status.clone().unwrap_or_default());
    if let Some(f) = Format::dari(q.format.as_deref()) {
        let kop = kop(&d, q.status.as_deref());
        return unduh::berkas(&k, laporan(&d, &terpilih), kop, f).await;
    }
    let n = |f: &dyn Fn(&AturanRow) -> bool| semua.iter().filter(|a| f(a)).count();
    let pilih = [
        ("", "semua aturan", semua.len()),
        (
            "bertemuan",
            "ada temuan",
            n(&|a| a.status == "dinilai" && a.jumlah > 0),
        ),
        (
            "bersih",
            "tidak ada temuan",
            n(&|a| a.status == "dinilai" && a.jumlah == 0),
        ),
        (
            "data_tidak_ada",
            "data tidak ada",
            n(&|a| a.status == "data_tidak_ada"),
        ),
    ];
    let kini = q.status.clone().unwrap_or_default();
    let (status, mut keterangan) = daerah::status(&d, None);
    if let Some(t) = semua.iter().map(|a| a.dihitung_pada).max() {
        keterangan = format!("diperiksa {}", daerah::saat(t));
    }
    let belum = Kosong::baru(
        "Belum diperiksa",
        "Pemeriksaan membandingkan semua dokumen tahun ini dan menyimpan temuannya.",
    )
    .perintah(&format!(
        "selaras periksa --pemda {} --tahun {}",
        d.pemda.kode, d.tahun
    ));
    html(&RingkasanHal {
        hal: daerah::halaman(&s, &d, format!("Pemeriksaan {}", d.tahun), "pemeriksaan")
            .remah("Temuan", daerah::url(&d, "/temuan").to_string()),
        status,
        keterangan,
        kosong: if d.kosong() {
            Some(daerah::kosong(&d))
        } else {
            semua.is_empty().then_some(belum)
        },
        pilih_status: pilih
            .into_iter()
            .map(|(k, teks, n)| crate::pagu::PilihStatus {
                teks: teks.to_owned(),
                jumlah: n.to_string(),
                url: url.dengan("status", k).to_string(),
                kini: k == kini,
            })
            .collect(),
        tabel: tabel(&d, &terpilih, url.unduhan()),
    })
}

/// Heading of the printed list: the chosen state in words.
fn kop(d: &Daerah, status: Option<&str>) -> cetak::Kop {
    let status = status.filter(|s| !s.is_empty());
    let kata = status.map(|s| s.replace('_', " "));
    daerah::kop(d, kata.into_iter().collect())
}

fn tabel(d: &Daerah, daftar: &[&AturanRow], unduh: Vec<crate::komponen::Tautan>) -> TabelView {
    let baris = daftar.iter().map(|a| {
        let info = aturan::cari(&a.aturan);
        let judul = info.as_ref().map_or(a.aturan.as_str(), |i| i.judul);
        let mut hasil = Sel {
            cip: vec![cip_aturan(&a.status, a.jumlah)],
            ..Sel::default()
        };
        if a.jumlah > 0 {
            hasil.teks = "lihat".into();
            hasil.url = Some(
                daerah::url(d, "/temuan")
                    .dengan("aturan", &a.aturan)
                    .to_string(),
            );
        }
        Baris::baru(vec![
            Sel::tautan(judul, format!("/aturan/{}", a.aturan)).kode(&a.aturan),
            hasil,
            info.as_ref().map_or_else(Sel::default, |i| Sel {
                cip: vec![daerah::cip_tingkat(i.tingkat)],
                ..Sel::default()
            }),
            Sel::teks(&a.sebab),
            Sel::teks(info.map(|i| i.pasal).unwrap_or_default()),
        ])
    });
    TabelView {
        id: "pemeriksaan".into(),
        keterangan: format!("{} aturan", daftar.len()),
        kolom: vec![
            Kolom::teks("Aturan").ponsel("pertama"),
            Kolom::teks("Hasil").ponsel("penentu"),
            Kolom::teks("Tingkat"),
            Kolom::teks("Sebab tidak dinilai").ponsel("lebar"),
            Kolom::teks("Dasar").ponsel("lebar"),
        ],
        baris: baris.collect(),
        unduh,
        rapat: true,
        ..TabelView::default()
    }
}

fn laporan(d: &Daerah, daftar: &[&AturanRow]) -> Tabel {
    let k = |kunci: &str, judul: &str, jenis| KolomLaporan::baru(kunci, judul, jenis);
    let mut t = Tabel::baru(
        &format!("Pemeriksaan {} {}", d.pemda.nama, d.tahun),
        vec![
            k("aturan", "Aturan", JenisKolom::Teks),
            k("judul", "Judul", JenisKolom::Teks),
            k("status", "Status", JenisKolom::Teks),
            k("jumlah", "Temuan", JenisKolom::Bilangan),
            k("sebab", "Sebab tidak dinilai", JenisKolom::Teks),
        ],
    );
    for a in daftar {
        t.tambah(vec![
            SelLaporan::teks(&a.aturan),
            SelLaporan::teks(aturan::cari(&a.aturan).map(|i| i.judul).unwrap_or_default()),
            SelLaporan::teks(&a.status),
            SelLaporan::Bilangan(i64::from(a.jumlah)),
            SelLaporan::teks(&a.sebab),
        ]);
    }
    t.catatan = daerah::catatan(d);
    t
}
