//! `/pemda/{kode}/capaian`: published key indicators and the achievements of past years.

use app::tampil::capaian::{self, CapaianLalu, Saring, Terbitan, URUT, kata_tahun, tabel};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{Baris, Bidang, Cip, Kolom, Kosong, Saringan, Sel, TabelView, Tautan, Warna};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};

const PER_HALAMAN: usize = 50;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/capaian", lihat)
}

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(crate) struct TanyaQuery {
    q: String,
    opd: String,
    hasil: String,
    urut: String,
    hal: Option<usize>,
    format: Option<String>,
}

#[derive(Template)]
#[template(path = "capaian/capaian.html")]
pub(crate) struct CapaianHal {
    hal: Halaman,
    nama: String,
    ringkas: String,
    iku: Option<TabelView>,
    tak_tentu: Option<TabelView>,
    capaian: Option<TabelView>,
    kosong: Option<Kosong>,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<TanyaQuery>,
) -> Hasil {
    let Some(t) = capaian::muat(&k.ling, &kode).await? else {
        return Err(Galat::tidak_ada(format!(
            "Tidak ada pemerintah daerah dengan kode {kode}."
        )));
    };
    let urut = q.urut.trim_start_matches('-');
    if !urut.is_empty() && !URUT.contains(&urut) {
        return Err(Galat::Masukan(format!(
            "Daftar ini tidak dapat diurutkan menurut {urut:?}."
        )));
    }
    let saring = Saring {
        kata: q.q.trim().to_owned(),
        opd: q.opd.clone(),
        hasil: q.hasil.clone(),
        urut: q.urut.clone(),
    };
    let baris = saring.terapkan(&t);
    if let Some(format) = Format::dari(q.format.as_deref()) {
        let kop = cetak::Kop {
            pemda: t.nama.clone(),
            ..cetak::Kop::default()
        };
        return unduh::berkas(&k, tabel(&t, &baris), kop, format).await;
    }
    html(&CapaianHal::baru(&s, &q, &t, &baris))
}

impl CapaianHal {
    fn baru(s: &Sesi, q: &TanyaQuery, t: &Terbitan, baris: &[&CapaianLalu]) -> Self {
        let tak_tentu: Vec<&CapaianLalu> = t.tak_tentu().collect();
        let kosong = (t.iku.is_empty() && t.capaian.is_empty()).then(|| {
            Kosong::baru(
                "Belum ada indikator dan capaian terbit",
                "Halaman ini memuat indikator kinerja utama dan capaian tahun-tahun lalu setelah \
                 berkasnya diimpor dengan tata letak iku atau capaian.",
            )
            .langkah("Ke halaman daerah", format!("/pemda/{}", t.kode))
        });
        let cacat = t.capaian.iter().filter(|c| c.cacat.is_some()).count();
        let ringkas = if t.capaian.is_empty() {
            String::new()
        } else {
            format!(
                "{} capaian: {} dihitung, {} tidak tentu, {} rasio tercetak bermasalah",
                ribuan(t.capaian.len()),
                ribuan(t.capaian.len() - tak_tentu.len()),
                ribuan(tak_tentu.len()),
                ribuan(cacat)
            )
        };
        Self {
            hal: Halaman::baru(s, "Indikator dan capaian terbit")
                .aktif("nasional")
                .remah("Beranda", "/")
                .remah(&t.nama, format!("/pemda/{}", t.kode)),
            nama: t.nama.clone(),
            ringkas,
            iku: (!t.iku.is_empty()).then(|| tabel_iku(t)),
            tak_tentu: (!tak_tentu.is_empty()).then(|| tabel_tak_tentu(&tak_tentu)),
            capaian: (!t.capaian.is_empty()).then(|| tabel_capaian(q, t, baris)),
            kosong,
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        use app::tampil::capaian::{CapaianRow, IkuRow};
        let s = Sesi::contoh();
        let q = TanyaQuery::default();
        let baris = |tahun, target: &str, nilai: Option<i32>| CapaianLalu {
            baris: CapaianRow {
                tahun,
                opd: "Dinas Contoh".into(),
                indikator: "Indeks contoh".into(),
                polaritas: "positif".into(),
                target: target.into(),
                realisasi: "80".into(),
                rasio_cetak: "100".into(),
                catatan: String::new(),
            },
            nilai: nilai.map(dasar::Rasio::dari_persen),
            kategori: nilai.map(|_| "tinggi".into()).unwrap_or_default(),
            penjelasan: "Target tidak ada.".into(),
            cacat: None,
        };
        let isi = Terbitan {
            kode: "98.01".into(),
            nama: "Kabupaten Contoh".into(),
            iku: vec![IkuRow {
                sasaran: "Sasaran contoh".into(),
                indikator: String::new(),
                satuan: String::new(),
                polaritas: String::new(),
                keterangan: String::new(),
            }],
            capaian: vec![baris(2021, "100", Some(80)), baris(1, "", None)],
        };
        let hampa = Terbitan {
            iku: vec![],
            capaian: vec![],
            ..isi.clone()
        };
        let semua: Vec<&CapaianLalu> = isi.capaian.iter().collect();
        vec![
            Self::baru(&s, &q, &isi, &semua),
            Self::baru(&s, &q, &hampa, &[]),
        ]
    }
}

fn tabel_iku(t: &Terbitan) -> TabelView {
    let baris = t
        .iku
        .iter()
        .map(|i| {
            let indikator = if i.indikator.is_empty() {
                Sel::cip("tanpa indikator yang terbaca", Warna::Awas)
            } else {
                Sel::teks(&i.indikator)
            };
            vec![
                Sel::teks(&i.sasaran),
                indikator,
                Sel::teks(&i.satuan),
                Sel::teks(&i.polaritas),
                Sel::teks(&i.keterangan),
            ]
            .into()
        })
        .collect();
    TabelView {
        id: "tabel-iku".into(),
        keterangan: "Indikator kinerja utama yang diterbitkan".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Sasaran").ponsel("pertama"),
            Kolom::teks("Indikator").ponsel("penentu"),
            Kolom::teks("Satuan"),
            Kolom::teks("Arah"),
            Kolom::teks("Catatan sumber"),
        ],
        baris,
        ..TabelView::default()
    }
}

fn tabel_tak_tentu(isi: &[&CapaianLalu]) -> TabelView {
    let baris = isi
        .iter()
        .map(|c| {
            vec![
                Sel::teks(&c.baris.indikator).kode(&c.baris.opd),
                Sel::teks(kata_tahun(c.baris.tahun)),
                Sel::teks(&c.penjelasan),
            ]
            .into()
        })
        .collect();
    TabelView {
        id: "tak-tentu".into(),
        keterangan: "Capaian yang tidak tentu dan sebabnya".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Indikator").ponsel("pertama"),
            Kolom::teks("Tahun"),
            Kolom::teks("Sebab"),
        ],
        baris,
        ..TabelView::default()
    }
}

fn tabel_capaian(q: &TanyaQuery, t: &Terbitan, baris: &[&CapaianLalu]) -> TabelView {
    let url = UrlDaftar::baru(format!("/pemda/{}/capaian", t.kode))
        .dengan("q", q.q.trim())
        .dengan("opd", &q.opd)
        .dengan("hasil", &q.hasil)
        .dengan("urut", &q.urut);
    let kini = q.hal.unwrap_or(1).max(1);
    let tampil = baris
        .iter()
        .skip((kini - 1) * PER_HALAMAN)
        .take(PER_HALAMAN);
    let urut = |k: Kolom, kunci: &str, turun: bool| {
        let (u, arah) = url.urut(kunci, &q.urut, turun);
        k.urut(u, arah)
    };
    TabelView {
        id: "tabel-capaian".into(),
        keterangan: "Capaian kinerja tahun-tahun lalu".into(),
        keterangan_samar: true,
        kolom: vec![
            urut(
                Kolom::teks("Indikator").ponsel("pertama"),
                "indikator",
                false,
            ),
            Kolom::teks("Kategori"),
            Kolom::teks("Temuan"),
            urut(Kolom::angka("Tahun"), "tahun", false),
            Kolom::angka("Target"),
            Kolom::angka("Realisasi"),
            Kolom::angka("Tercetak"),
            urut(Kolom::angka("Dihitung").ponsel("penentu"), "capaian", true),
        ],
        baris: tampil.map(|c| satu(c)).collect(),
        saring: Some(saringan(q, t, &url)),
        halaman: Some(url.halaman(kini, baris.len(), PER_HALAMAN)),
        unduh: url.unduhan(),
        rapat: true,
        kosong: Some(
            Kosong::baru("Tidak ada yang cocok", "Longgarkan saringannya.")
                .langkah("Hapus semua saringan", format!("/pemda/{}/capaian", t.kode)),
        ),
        ..TabelView::default()
    }
}

fn satu(c: &CapaianLalu) -> Baris {
    let warna = match c.kategori.as_str() {
        "sangat tinggi" | "tinggi" => Warna::Baik,
        "sedang" | "" => Warna::Netral,
        _ => Warna::Awas,
    };
    let kategori = if c.kategori.is_empty() {
        "tidak tentu"
    } else {
        &c.kategori
    };
    let temuan = c.cacat.map_or_else(Sel::default, |x| Sel {
        teks: x.kalimat().to_owned(),
        cip: if x.ringan() {
            vec![]
        } else {
            vec![Cip::baru("periksa", Warna::Awas)]
        },
        ..Sel::default()
    });
    let b = &c.baris;
    vec![
        Sel::teks(&b.indikator).kode(&b.opd),
        Sel::cip(kategori, warna),
        temuan,
        Sel::teks(kata_tahun(b.tahun)),
        Sel::teks(b.target.replace('.', ",")),
        Sel::teks(b.realisasi.replace('.', ",")),
        Sel::teks(b.rasio_cetak.replace('.', ",")),
        Sel::teks(c.nilai.map_or_else(|| "–".into(), |n| n.persen(2))),
    ]
    .into()
}

fn saringan(q: &TanyaQuery, t: &Terbitan, url: &UrlDaftar) -> Saringan {
    let opd: Vec<(String, String)> = t
        .opd()
        .into_iter()
        .map(|o| (o.to_owned(), o.to_owned()))
        .collect();
    let mut hasil: Vec<(String, String)> = Vec::new();
    for c in t.capaian.iter().filter(|c| !c.kategori.is_empty()) {
        let satu = (c.kategori.clone(), c.kategori.clone());
        if !hasil.contains(&satu) {
            hasil.push(satu);
        }
    }
    hasil.push(("tak_tentu".into(), "Tidak tentu".into()));
    hasil.push(("cacat".into(), "Rasio tercetak bermasalah".into()));
    let mut aktif = Vec::new();
    for (kunci, nilai, opsi) in [
        ("opd", &q.opd, &opsi_semua(&opd)),
        ("hasil", &q.hasil, &opsi_semua(&hasil)),
    ] {
        if let Some((_, teks)) = opsi.iter().find(|(v, _)| !v.is_empty() && v == nilai) {
            aktif.push(Tautan::baru(teks, url.tanpa(kunci).to_string()));
        }
    }
    if !q.q.trim().is_empty() {
        let teks = format!("“{}”", q.q.trim());
        aktif.push(Tautan::baru(teks, url.tanpa("q").to_string()));
    }
    let pilihan =
        |nama: &str, label: &str, kini: &str, opsi: &[(String, String)]| Bidang::Pilihan {
            nama: nama.into(),
            label: label.into(),
            opsi: opsi_semua(opsi)
                .into_iter()
                .map(|(v, t)| {
                    let pilih = v == kini;
                    (v, t, pilih)
                })
                .collect(),
        };
    Saringan {
        aksi: format!("/pemda/{}/capaian", t.kode),
        bidang: vec![
            Bidang::Teks {
                nama: "q".into(),
                label: "Indikator".into(),
                nilai: q.q.clone(),
            },
            pilihan("opd", "Perangkat daerah", &q.opd, &opd),
            pilihan("hasil", "Hasil", &q.hasil, &hasil),
        ],
        aktif,
    }
}

fn opsi_semua(opsi: &[(String, String)]) -> Vec<(String, String)> {
    let semua = std::iter::once((String::new(), "Semua".to_owned()));
    semua.chain(opsi.iter().cloned()).collect()
}
