//! `/aturan`: every rule of the check engine, its page rendered from its doc block.

mod teks;

use app::tampil::aturan::{self, InfoAturan};
use askama::Template;
use axum::extract::{Path, Query, State};
use laporan::{JenisKolom, Kolom as KolomLaporan, Sel as SelLaporan, Tabel};
use serde::Deserialize;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Sel, TabelView};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::UrlDaftar;
use crate::{Galat, Halaman, Keadaan, Sesi};

use teks::Bagian;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/aturan", daftar).get("/aturan/{kode}", satu)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Tanya {
    q: Option<String>,
    tingkat: Option<String>,
    format: Option<String>,
}

#[derive(Template)]
#[template(path = "aturan/daftar.html")]
struct DaftarHal {
    hal: Halaman,
    jumlah: usize,
    q: String,
    unduh: Vec<crate::komponen::Tautan>,
    pilih_status: Vec<crate::pagu::PilihStatus>,
    keluarga: Vec<(String, TabelView)>,
}

async fn daftar(State(k): State<Keadaan>, s: Sesi, Query(q): Query<Tanya>) -> Hasil {
    let semua = aturan::semua();
    let kata = daerah::kata(q.q.as_deref());
    let tingkat = q.tingkat.clone().unwrap_or_default();
    let cocok = |a: &InfoAturan| {
        let isi = format!("{} {} {} {}", a.kode, a.judul, a.pasal, a.penjelasan).to_lowercase();
        kata.iter().all(|k| isi.contains(k)) && (tingkat.is_empty() || a.tingkat == tingkat)
    };
    let url = UrlDaftar::baru("/aturan")
        .dengan("q", q.q.clone().unwrap_or_default())
        .dengan("tingkat", tingkat.clone());
    let terpilih: Vec<&InfoAturan> = semua.iter().filter(|a| cocok(a)).collect();
    if let Some(f) = Format::dari(q.format.as_deref()) {
        return unduh::berkas(&k, laporan(&terpilih), cetak::Kop::default(), f).await;
    }
    let n = |t: &str| {
        semua
            .iter()
            .filter(|a| t.is_empty() || a.tingkat == t)
            .count()
    };
    let pilih = [
        ("", "semua"),
        ("blokir", "menghalangi"),
        ("peringatan", "perlu alasan"),
        ("informasi", "catatan"),
    ];
    let mut keluarga: Vec<(String, Vec<&InfoAturan>)> = Vec::new();
    for a in &terpilih {
        let nama = aturan::nama_keluarga(a.kode.split('-').next().unwrap_or_default());
        match keluarga.iter_mut().find(|(k, _)| k == nama) {
            Some((_, isi)) => isi.push(a),
            None => keluarga.push((nama.to_owned(), vec![a])),
        }
    }
    html(&DaftarHal {
        hal: Halaman::baru(&s, "Aturan pemeriksaan")
            .aktif("aturan")
            .ringkasan(
                "Semua aturan keselarasan rencana, anggaran, dan realisasi yang diperiksa Selaras",
            ),
        jumlah: terpilih.len(),
        q: q.q.clone().unwrap_or_default(),
        unduh: url.unduhan(),
        pilih_status: pilih
            .into_iter()
            .map(|(k, teks)| crate::pagu::PilihStatus {
                teks: teks.to_owned(),
                jumlah: n(k).to_string(),
                url: url.dengan("tingkat", k).to_string(),
                kini: k == tingkat,
            })
            .collect(),
        keluarga: keluarga
            .into_iter()
            .enumerate()
            .map(|(i, (nama, isi))| {
                let t = tabel(i, &nama, &isi);
                (nama, t)
            })
            .collect(),
    })
}

fn tabel(i: usize, nama: &str, isi: &[&InfoAturan]) -> TabelView {
    TabelView {
        id: format!("keluarga-{i}"),
        keterangan: nama.to_owned(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Aturan").ponsel("pertama"),
            Kolom::teks("Tingkat").ponsel("penentu"),
            Kolom::teks("Dasar").ponsel("lebar"),
        ],
        baris: isi
            .iter()
            .map(|a| {
                Baris::baru(vec![
                    Sel::tautan(a.judul, format!("/aturan/{}", a.kode)).kode(a.kode),
                    Sel {
                        cip: vec![daerah::cip_tingkat(a.tingkat)],
                        ..Sel::default()
                    },
                    Sel::teks(a.pasal),
                ])
            })
            .collect(),
        ..TabelView::default()
    }
}

fn laporan(isi: &[&InfoAturan]) -> Tabel {
    let k = |kunci: &str, judul: &str| KolomLaporan::baru(kunci, judul, JenisKolom::Teks);
    let mut t = Tabel::baru(
        "Aturan pemeriksaan",
        vec![
            k("kode", "Kode"),
            k("judul", "Judul"),
            k("tingkat", "Tingkat"),
            k("pasal", "Dasar"),
            k("saran", "Saran"),
            k("penjelasan", "Penjelasan"),
        ],
    );
    for a in isi {
        t.tambah(
            [a.kode, a.judul, a.tingkat, a.pasal, a.saran, a.penjelasan]
                .map(SelLaporan::teks)
                .into(),
        );
    }
    t
}

#[derive(Template)]
#[template(path = "aturan/satu.html")]
struct AturanHal {
    hal: Halaman,
    kode: String,
    judul: String,
    tingkat: Cip,
    sifat: Vec<(String, String)>,
    bagian: Vec<Bagian>,
    sebelum: Option<crate::komponen::Tautan>,
    sesudah: Option<crate::komponen::Tautan>,
}

async fn satu(s: Sesi, Path(kode): Path<String>) -> Hasil {
    let semua = aturan::semua();
    let kode = kode.to_uppercase();
    let Some(i) = semua.iter().position(|a| a.kode == kode) else {
        return Err(Galat::tidak_ada(format!(
            "Tidak ada aturan dengan kode {kode}."
        )));
    };
    let tautan = |n: Option<usize>| {
        n.and_then(|n| semua.get(n)).map(|a| {
            crate::komponen::Tautan::baru(
                format!("{} {}", a.kode, a.judul),
                format!("/aturan/{}", a.kode),
            )
        })
    };
    let Some(a) = semua.get(i) else {
        return Err(Galat::tidak_ada(""));
    };
    let keluarga = aturan::nama_keluarga(a.kode.split('-').next().unwrap_or_default());
    let mut sifat = vec![
        ("Keluarga".to_owned(), keluarga.to_owned()),
        ("Dasar".to_owned(), a.pasal.to_owned()),
        ("Saran".to_owned(), a.saran.to_owned()),
        (
            "Boleh diberi alasan".to_owned(),
            if a.boleh_alasan {
                "ya, tertulis"
            } else {
                "tidak"
            }
            .to_owned(),
        ),
    ];
    if let Some(t) = a.toleransi {
        let r = dasar::rasio::Rasio::baru(i128::from(t), 100_000);
        let t = r.map(|r| r.persen(3)).unwrap_or_default();
        sifat.push((
            "Toleransi bawaan".to_owned(),
            format!("{t}; dapat diubah tiap pemerintah daerah dengan alasan"),
        ));
    }
    html(&AturanHal {
        hal: Halaman::baru(&s, format!("{} {}", a.kode, a.judul))
            .aktif("aturan")
            .remah("Aturan", "/aturan"),
        kode: a.kode.to_owned(),
        judul: a.judul.to_owned(),
        tingkat: daerah::cip_tingkat(a.tingkat),
        sifat,
        bagian: teks::urai(a.penjelasan),
        sebelum: tautan(i.checked_sub(1)),
        sesudah: tautan(i.checked_add(1)),
    })
}
