//! `/pemda/{kode}/kepala-opd`: the ranking of heads of OPD (or, for a province, of its regencies),
//! why everybody is where they are, values with their verification.

mod kirim;

use app::kepala_opd::{self, CapaianUnit, KeadaanIsian, Lembar, Penilaian, SetRow, Subjek};
use app::tampil::daerah::Daerah;
use askama::Template;
use axum::extract::{Path, Query, State};
use dasar::Rasio;
use keamanan::Tindakan;
use laporan::{JenisKolom, Kolom as KolomLap, Sel as SelLap, Tabel};
use serde::Deserialize;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Cip, Kolom, Kosong, Sel, TabelView, Tautan, Warna};
use crate::pohon::{boleh_di, galat, hari, tabel};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::UrlDaftar;
use crate::{Halaman, Keadaan, Sesi};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/kepala-opd", lihat)
        .post("/pemda/{kode}/kepala-opd/susun", kirim::susun)
        .post("/pemda/{kode}/kepala-opd/isi", kirim::isi)
        .post("/pemda/{kode}/kepala-opd/verifikasi", kirim::verifikasi)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Tanya {
    tahun: Option<String>,
    periode: Option<String>,
    untuk: Option<String>,
    subjek: Option<String>,
    format: Option<String>,
}

impl Tanya {
    fn daerah(&self) -> bool {
        self.untuk.as_deref() == Some("daerah")
    }
}

/// One variable of the chosen subject.
struct BarisVariabel {
    kode: String,
    nama: String,
    bobot: String,
    nilai: String,
    sumbangan: String,
    keadaan: Cip,
    sebab: String,
    verifikator: String,
    menunggu: bool,
}

#[derive(Template)]
#[template(path = "kepala_opd/kepala_opd.html")]
struct KepalaHal {
    hal: Halaman,
    judul: String,
    status: Vec<Cip>,
    keterangan: String,
    kosong: Option<Kosong>,
    boleh_susun: bool,
    boleh_isi: bool,
    boleh_verifikasi: bool,
    aksi: String,
    set: String,
    untuk: String,
    tahun: i16,
    periode: Vec<(String, String, bool)>,
    unduh: Vec<Tautan>,
    peringkat: Option<TabelView>,
    subjek: String,
    subjek_nama: String,
    skor: String,
    variabel: Vec<BarisVariabel>,
    dasar: String,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let semua = kepala_opd::daftar(&mut tx, d.tahun, q.daerah())
        .await
        .map_err(galat)?;
    let pilih = match q.periode.as_deref().filter(|p| !p.is_empty()) {
        Some(p) => semua.iter().find(|s| s.periode == p).cloned(),
        None => semua.first().cloned(),
    };
    let mut hal = kerangka(&s, &d, &q, &semua);
    let Some(set) = pilih else {
        hal.kosong = Some(Kosong::baru(
            "Belum ada susunan penilaian",
            "Penilaian memakai variabel berbobot dengan verifikatornya masing-masing. Mulai dari \
             susunan bawaan, yang bobotnya belum terverifikasi sumbernya.",
        ));
        return html(&hal);
    };
    let l = kepala_opd::muat(&mut tx, &k.ling.hukum, set, hari(&k))
        .await
        .map_err(galat)?;
    if let Some(f) = Format::dari(q.format.as_deref()) {
        return unduh::berkas(&k, laporan(&d, &l), daerah::kop(&d, vec![]), f).await;
    }
    isi(&mut hal, &d, &q, &l);
    html(&hal)
}

fn url(d: &Daerah, q: &Tanya) -> UrlDaftar {
    daerah::url(d, "/kepala-opd")
        .dengan("untuk", if q.daerah() { "daerah" } else { "" })
        .dengan("periode", q.periode.clone().unwrap_or_default())
}

fn kerangka(s: &Sesi, d: &Daerah, q: &Tanya, semua: &[SetRow]) -> KepalaHal {
    let judul = if q.daerah() {
        format!("Penilaian kabupaten/kota {}", d.tahun)
    } else {
        format!("Penilaian kepala perangkat daerah {}", d.tahun)
    };
    KepalaHal {
        hal: daerah::halaman(s, d, &judul, "kepala-opd"),
        judul,
        status: vec![],
        keterangan: String::new(),
        kosong: None,
        boleh_susun: boleh_di(s, d, Tindakan::SusunVariabel),
        boleh_isi: boleh_di(s, d, Tindakan::IsiVariabel),
        boleh_verifikasi: boleh_di(s, d, Tindakan::VerifikasiVariabel),
        aksi: daerah::jalur(d, "/kepala-opd"),
        set: String::new(),
        untuk: q.untuk.clone().unwrap_or_default(),
        tahun: d.tahun,
        periode: semua
            .iter()
            .map(|x| {
                let u = url(d, q).dengan("periode", x.periode.clone()).to_string();
                (
                    nama_periode(&x.periode).to_owned(),
                    u,
                    Some(&x.periode) == q.periode.as_ref(),
                )
            })
            .collect(),
        unduh: vec![],
        peringkat: None,
        subjek: String::new(),
        subjek_nama: String::new(),
        skor: String::new(),
        variabel: vec![],
        dasar: String::new(),
    }
}

fn nama_periode(p: &str) -> &'static str {
    match p {
        "tw1" => "Triwulan I",
        "tw2" => "Triwulan II",
        "tw3" => "Triwulan III",
        "tw4" => "Triwulan IV",
        _ => "Tahunan",
    }
}

fn isi(hal: &mut KepalaHal, d: &Daerah, q: &Tanya, l: &Lembar) {
    hal.status = vec![Cip::baru(nama_periode(&l.set.periode), Warna::Info)];
    if l.set.asal == "bawaan" {
        hal.status
            .push(Cip::baru("bobot bawaan, belum terverifikasi", Warna::Awas));
    }
    hal.keterangan = format!(
        "{} yang dinilai, {} variabel",
        l.subjek.len(),
        l.variabel.len()
    );
    hal.set = l.set.id.to_string();
    hal.unduh = url(d, q).unduhan();
    hal.peringkat = Some(peringkat(d, q, l));
    hal.dasar = l.dasar.clone();
    let diminta = q.subjek.as_deref().unwrap_or_default();
    let pilih = l.subjek.iter().find(|s| s.kode == diminta);
    if let Some((s, n)) = pilih.and_then(|s| Some((s, l.nilai.get(&s.id)?))) {
        hal.subjek = s.kode.clone();
        hal.subjek_nama = s.nama.clone();
        hal.skor = skor(n);
        hal.variabel = variabel(l, s, n);
    }
}

fn skor(n: &Penilaian) -> String {
    n.skor.map_or_else(|| "–".to_owned(), |s| s.to_string())
}

fn cip_capaian(c: Option<CapaianUnit>) -> Cip {
    let warna = match c {
        Some(CapaianUnit::Istimewa | CapaianUnit::Baik) => Warna::Baik,
        Some(CapaianUnit::ButuhPerbaikan) => Warna::Awas,
        Some(_) => Warna::Bahaya,
        None => Warna::Netral,
    };
    Cip::baru(
        c.map_or_else(|| "belum".to_owned(), |c| c.to_string()),
        warna,
    )
}

fn peringkat(d: &Daerah, q: &Tanya, l: &Lembar) -> TabelView {
    let baris = l
        .posisi
        .iter()
        .filter_map(|p| {
            let s = l.satu(p.id)?;
            let n = l.nilai.get(&p.id)?;
            let u = url(d, q).dengan("subjek", s.kode.clone()).to_string();
            Some(vec![
                Sel::tautan(&s.nama, u).kode(&s.kode),
                Sel::teks(
                    p.peringkat
                        .map_or_else(|| "–".to_owned(), |n| n.to_string()),
                ),
                Sel::teks(skor(n)),
                Sel {
                    cip: vec![cip_capaian(n.predikat)],
                    ..Sel::default()
                },
                Sel::teks(&p.alasan),
            ])
        })
        .collect();
    tabel(
        "peringkat",
        "Peringkat; skor yang sama menempati tempat yang sama".to_owned(),
        vec![
            Kolom::teks("Yang dinilai").ponsel("pertama"),
            Kolom::angka("Peringkat"),
            Kolom::angka("Skor").ponsel("penentu"),
            Kolom::teks("Predikat"),
            Kolom::teks("Mengapa di sini"),
        ],
        baris,
    )
}

fn persen(r: Rasio) -> String {
    r.persen(2)
}

fn variabel(l: &Lembar, s: &Subjek, n: &Penilaian) -> Vec<BarisVariabel> {
    n.rincian
        .iter()
        .zip(&l.variabel)
        .map(|(r, v)| {
            let i = l.isian.get(&(s.id, v.kode.clone()));
            let keadaan = i.and_then(|i| KeadaanIsian::parse(&i.keadaan));
            let keadaan = keadaan.unwrap_or(KeadaanIsian::Belum);
            let warna = match keadaan {
                KeadaanIsian::Selesai => Warna::Baik,
                KeadaanIsian::Pengembalian => Warna::Bahaya,
                KeadaanIsian::Verifikasi => Warna::Awas,
                KeadaanIsian::Belum => Warna::Netral,
            };
            let mut sebab = i.map(|i| i.asal.clone()).unwrap_or_default();
            if let Some(c) = i.map(|i| &i.catatan).filter(|c| !c.is_empty()) {
                sebab.push_str(&format!(" ({c})"));
            }
            BarisVariabel {
                kode: v.kode.clone(),
                nama: v.nama.clone(),
                bobot: persen(r.bobot_pakai),
                nilai: r.capaian.map_or_else(|| "–".to_owned(), persen),
                sumbangan: persen(r.sumbangan).replace(" %", ""),
                keadaan: Cip::baru(keadaan.to_string(), warna),
                sebab: format!("{sebab}; {}", r.sebab)
                    .trim_start_matches("; ")
                    .to_owned(),
                verifikator: v.verifikator.clone(),
                menunggu: keadaan == KeadaanIsian::Verifikasi,
            }
        })
        .collect()
}

fn laporan(d: &Daerah, l: &Lembar) -> Tabel {
    let teks = |k: &str, j: &str| KolomLap::baru(k, j, JenisKolom::Teks);
    let mut kolom = vec![
        teks("peringkat", "Peringkat"),
        teks("kode", "Kode"),
        teks("nama", "Yang dinilai"),
        teks("skor", "Skor"),
        teks("predikat", "Predikat"),
        teks("alasan", "Mengapa di sini"),
    ];
    kolom.extend(l.variabel.iter().map(|v| teks(&v.kode, &v.nama)));
    let judul = format!("Penilaian {} {}", l.set.tahun, d.pemda.nama);
    let mut t = Tabel::baru(&judul, kolom);
    for p in &l.posisi {
        let (Some(s), Some(n)) = (l.satu(p.id), l.nilai.get(&p.id)) else {
            continue;
        };
        let mut b = vec![
            SelLap::teks(p.peringkat.map(|n| n.to_string()).unwrap_or_default()),
            SelLap::teks(&s.kode),
            SelLap::teks(&s.nama),
            SelLap::teks(skor(n)),
            SelLap::teks(n.predikat.map(|c| c.to_string()).unwrap_or_default()),
            SelLap::teks(&p.alasan),
        ];
        b.extend(
            n.rincian
                .iter()
                .map(|r| SelLap::teks(r.capaian.map(persen).unwrap_or_default())),
        );
        t.tambah(b);
    }
    t.catatan = daerah::catatan(d);
    t.catatan.push(format!("Predikat menurut {}.", l.dasar));
    t
}
