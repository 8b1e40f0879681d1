//! The list of findings with counts by rule, office and severity over the whole filter.

use app::tampil::aturan;
use app::tampil::daerah::{Daerah, PerangkatRow};
use app::tampil::temuan::{self, DaftarTemuan, Kelompok, Saring, Urut};
use askama::Template;
use axum::extract::{Path, Query, State};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde::Deserialize;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Bidang, Cip, Kosong, NomorHalaman, Saringan, Tautan, TemuanView, Warna};
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};
use crate::{Halaman, Keadaan, Sesi};

const PER: usize = 25;
const MAKS_UNDUH: i64 = 200_000;

/// The query as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Tanya {
    tahun: Option<String>,
    aturan: Option<String>,
    tingkat: Option<String>,
    opd: Option<String>,
    alasan: Option<String>,
    q: Option<String>,
    urut: Option<String>,
    hal: Option<String>,
    format: Option<String>,
}

/// One bar of a grouped count.
struct Batang {
    teks: String,
    judul: String,
    jumlah: String,
    lebar: String,
    url: String,
    kini: bool,
}

#[derive(Template)]
#[template(path = "temuan/daftar.html")]
struct DaftarHal {
    hal: Halaman,
    status: Vec<Cip>,
    keterangan: String,
    kosong: Option<Kosong>,
    pilih_status: Vec<crate::pagu::PilihStatus>,
    saring: Saringan,
    unduh: Vec<Tautan>,
    urut: Vec<(String, String, bool)>,
    ringkasan_url: String,
    jumlah: String,
    temuan: Vec<TemuanView>,
    halaman: NomorHalaman,
    per_aturan: Vec<Batang>,
    per_opd: Vec<Batang>,
}

struct Pilihan {
    saring: Saring,
    urut: (Urut, bool),
    hal: usize,
    url: UrlDaftar,
    t: Tanya,
}

const TINGKAT: [(&str, &str); 3] = [
    ("blokir", "menghalangi"),
    ("peringatan", "perlu alasan"),
    ("informasi", "catatan"),
];

fn pilihan(d: &Daerah, t: Tanya) -> Pilihan {
    let isi = |o: &Option<String>| o.clone().filter(|s| !s.is_empty());
    let tingkat = isi(&t.tingkat)
        .filter(|x| TINGKAT.iter().any(|(k, _)| k == x))
        .into_iter()
        .collect();
    let kunci = t.urut.clone().unwrap_or_default();
    let urut = match kunci.trim_start_matches('-') {
        "aturan" => Urut::Aturan,
        "opd" => Urut::Opd,
        "pertama" => Urut::Pertama,
        _ => Urut::Tingkat,
    };
    let hal = daerah::nomor_hal(t.hal.as_deref());
    let saring = Saring {
        tahun: d.tahun,
        aturan: isi(&t.aturan).into_iter().collect(),
        tingkat,
        opd: isi(&t.opd),
        beralasan: match t.alasan.as_deref() {
            Some("ya") => Some(true),
            Some("belum") => Some(false),
            _ => None,
        },
        kata: daerah::kata(t.q.as_deref()),
        ..Saring::default()
    };
    let mut url = daerah::url(d, "/temuan");
    for (k, v) in [
        ("aturan", &t.aturan),
        ("tingkat", &t.tingkat),
        ("opd", &t.opd),
        ("alasan", &t.alasan),
        ("q", &t.q),
        ("urut", &t.urut),
    ] {
        url = url.dengan(k, v.clone().unwrap_or_default());
    }
    if hal > 1 {
        url = url.dengan("hal", hal.to_string());
    }
    Pilihan {
        saring,
        urut: (urut, kunci.starts_with('-')),
        hal,
        url,
        t,
    }
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(t): Query<Tanya>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, t.tahun.as_deref()).await?;
    let p = pilihan(&d, t);
    let format = Format::dari(p.t.format.as_deref());
    let (batas, lewati) = match format {
        Some(_) => (MAKS_UNDUH, 0),
        None => (i64::try_from(PER).unwrap_or(25), daerah::lewati(p.hal, PER)),
    };
    let data = temuan::muat(&mut tx, &p.saring, p.urut, batas, lewati).await?;
    if let Some(f) = format {
        let perangkat = app::tampil::daerah::perangkat(&mut tx).await?;
        let kop = daerah::kop(&d, kata_saring(&p, &perangkat));
        return unduh::berkas(&k, laporan(&d, &data), kop, f).await;
    }
    let perangkat = app::tampil::daerah::perangkat(&mut tx).await?;
    let semua = temuan::aturan(&mut tx, d.tahun).await?;
    let (status, keterangan) = daerah::status(&d, None);
    let jumlah = daerah::cacah(data.jumlah);
    html(&DaftarHal {
        hal: daerah::halaman(&s, &d, format!("Temuan {}", d.tahun), "temuan"),
        status,
        keterangan,
        kosong: kosong(&d, &p, &data, semua.is_empty()),
        pilih_status: pilih_tingkat(&p, &data),
        saring: saringan(&p, &data, &perangkat),
        unduh: p.url.unduhan(),
        urut: urutan(&p),
        ringkasan_url: daerah::url(&d, "/pemeriksaan").to_string(),
        jumlah: ribuan(jumlah),
        temuan: data
            .baris
            .iter()
            .map(|t| super::kartu(&d, t, true))
            .collect(),
        halaman: p.url.halaman(p.hal, jumlah, PER),
        per_aturan: batang(&p, "aturan", &data.per_aturan),
        per_opd: batang(&p, "opd", &data.per_opd),
    })
}

fn kosong(d: &Daerah, p: &Pilihan, data: &DaftarTemuan, belum_diperiksa: bool) -> Option<Kosong> {
    if d.kosong() {
        return Some(daerah::kosong(d));
    }
    if data.jumlah > 0 {
        return None;
    }
    let bersih = daerah::url(d, "/temuan").to_string();
    if belum_diperiksa {
        return Some(
            Kosong::baru(
                "Belum diperiksa",
                "Pemeriksaan membandingkan semua dokumen tahun ini dan menyimpan temuannya.",
            )
            .perintah(&format!(
                "selaras periksa --pemda {} --tahun {}",
                d.pemda.kode, d.tahun
            )),
        );
    }
    Some(if p.url.to_string() == bersih {
        Kosong::baru(
            "Tidak ada temuan",
            "Semua aturan yang dapat dinilai tidak menemukan apa pun.",
        )
        .langkah(
            "Lihat keadaan tiap aturan",
            daerah::url(d, "/pemeriksaan").to_string(),
        )
    } else {
        Kosong::baru("Tidak ada temuan yang cocok", "Hapus salah satu saringan.")
            .langkah("Hapus semua saringan", bersih)
    })
}

fn pilih_tingkat(p: &Pilihan, data: &DaftarTemuan) -> Vec<crate::pagu::PilihStatus> {
    let kini = p
        .saring
        .tingkat
        .first()
        .map(String::as_str)
        .unwrap_or_default();
    let semua: i64 = data.per_tingkat.values().sum();
    let mut hasil = vec![("", "semua", semua)];
    for (k, teks) in TINGKAT {
        hasil.push((k, teks, data.per_tingkat.get(k).copied().unwrap_or(0)));
    }
    hasil
        .into_iter()
        .filter(|(k, _, _)| kini.is_empty() || k.is_empty() || *k == kini)
        .map(|(k, teks, n)| crate::pagu::PilihStatus {
            teks: if k.is_empty() && !kini.is_empty() {
                "tampilkan semua"
            } else {
                teks
            }
            .to_owned(),
            jumlah: if k.is_empty() && !kini.is_empty() {
                String::new()
            } else {
                ribuan(daerah::cacah(n))
            },
            url: p.url.dengan("tingkat", k).to_string(),
            kini: k == kini,
        })
        .collect()
}

fn urutan(p: &Pilihan) -> Vec<(String, String, bool)> {
    let kini = p.t.urut.clone().unwrap_or_default();
    [
        ("", "tingkat"),
        ("aturan", "aturan"),
        ("opd", "perangkat daerah"),
        ("-pertama", "terbaru"),
    ]
    .into_iter()
    .map(|(k, t)| (t.to_owned(), p.url.dengan("urut", k).to_string(), kini == k))
    .collect()
}

/// Codes of the registered rules; of those with findings when none is registered.
fn kode_aturan(data: &DaftarTemuan) -> Vec<String> {
    let terdaftar: Vec<String> = aturan::semua().iter().map(|a| a.kode.to_owned()).collect();
    if terdaftar.is_empty() {
        return data.per_aturan.iter().map(|(k, _, _)| k.clone()).collect();
    }
    terdaftar
}

fn saringan(p: &Pilihan, data: &DaftarTemuan, perangkat: &[PerangkatRow]) -> Saringan {
    let pilih = |nama: &str, label: &str, opsi| Bidang::Pilihan {
        nama: nama.into(),
        label: label.into(),
        opsi,
    };
    let opsi = |semua: &str, kini: &str, isi: Vec<(String, String)>| {
        let mut o = vec![(String::new(), semua.to_owned(), kini.is_empty())];
        o.extend(isi.into_iter().map(|(k, t)| {
            let pilih = k == kini;
            (k, t, pilih)
        }));
        o
    };
    let kini = |o: &Option<String>| o.clone().unwrap_or_default();
    let aturan = kode_aturan(data);
    let opd = perangkat
        .iter()
        .filter(|o| o.induk_id.is_none())
        .map(|o| (o.kode.clone(), o.nama.clone()))
        .collect();
    let alasan = vec![
        ("belum".to_owned(), "Belum beralasan".to_owned()),
        ("ya".to_owned(), "Sudah beralasan".to_owned()),
    ];
    let mut bidang = vec![
        Bidang::Teks {
            nama: "q".into(),
            label: "Cari dalam temuan".into(),
            nilai: kini(&p.t.q),
        },
        pilih(
            "aturan",
            "Aturan",
            opsi(
                "Semua aturan",
                &kini(&p.t.aturan),
                aturan.into_iter().map(|a| (a.clone(), a)).collect(),
            ),
        ),
        pilih(
            "opd",
            "Perangkat daerah",
            opsi("Semua perangkat daerah", &kini(&p.t.opd), opd),
        ),
        pilih(
            "alasan",
            "Alasan",
            opsi("Semua", &kini(&p.t.alasan), alasan),
        ),
    ];
    for (nama, nilai) in [("tingkat", kini(&p.t.tingkat)), ("urut", kini(&p.t.urut))] {
        if !nilai.is_empty() {
            bidang.push(Bidang::Tetap {
                nama: nama.into(),
                nilai,
            });
        }
    }
    let url = p.url.to_string();
    Saringan {
        aksi: url.split('?').next().unwrap_or_default().to_owned(),
        bidang,
        aktif: aktif(p, perangkat),
    }
}

fn aktif(p: &Pilihan, perangkat: &[PerangkatRow]) -> Vec<Tautan> {
    let nama_opd = |k: &str| {
        perangkat
            .iter()
            .find(|o| o.kode == k)
            .map_or_else(|| k.to_owned(), |o| o.nama.clone())
    };
    [
        ("q", p.t.q.as_ref().map(|q| format!("\"{q}\""))),
        ("aturan", p.t.aturan.clone()),
        ("opd", p.t.opd.as_deref().map(nama_opd)),
        (
            "alasan",
            p.t.alasan.as_ref().map(|a| format!("alasan: {a}")),
        ),
    ]
    .into_iter()
    .filter_map(|(k, v)| v.filter(|v| !v.is_empty() && v != "\"\"").map(|v| (k, v)))
    .map(|(k, v)| Tautan::baru(v, p.url.tanpa(k).to_string()))
    .collect()
}

/// The active filters in words, for a printed list.
fn kata_saring(p: &Pilihan, perangkat: &[PerangkatRow]) -> Vec<String> {
    let tingkat = p.saring.tingkat.first();
    let tingkat = tingkat.and_then(|t| TINGKAT.iter().find(|(k, _)| k == t));
    let semua = aktif(p, perangkat).into_iter().map(|t| t.teks);
    semua
        .chain(tingkat.map(|(_, kata)| (*kata).to_owned()))
        .collect()
}

/// Bars relative to the largest group; the first fifteen.
fn batang(p: &Pilihan, kunci: &str, k: &Kelompok) -> Vec<Batang> {
    let besar = k.iter().map(|x| x.2).max().unwrap_or(1).max(1);
    let kini = if kunci == "aturan" {
        &p.t.aturan
    } else {
        &p.t.opd
    };
    k.iter()
        .take(15)
        .map(|(kode, nama, n)| Batang {
            teks: match (nama.is_empty(), kode.is_empty()) {
                (_, true) => "Tanpa perangkat daerah".to_owned(),
                (true, false) => kode.clone(),
                _ => nama.clone(),
            },
            judul: aturan::cari(kode)
                .map(|a| a.judul.to_owned())
                .unwrap_or_default(),
            jumlah: ribuan(daerah::cacah(*n)),
            lebar: n
                .saturating_mul(100)
                .checked_div(besar)
                .unwrap_or(0)
                .max(1)
                .to_string(),
            url: p.url.dengan(kunci, kode.clone()).to_string(),
            kini: kini.as_deref() == Some(kode.as_str()) && !kode.is_empty(),
        })
        .collect()
}

/// The same findings as a report.
fn laporan(d: &Daerah, data: &DaftarTemuan) -> Tabel {
    let k = |kunci: &str, judul: &str| Kolom::baru(kunci, judul, JenisKolom::Teks);
    let mut t = Tabel::baru(
        &format!("Temuan {} {}", d.pemda.nama, d.tahun),
        vec![
            k("id", "Nomor temuan"),
            k("aturan", "Aturan"),
            k("tingkat", "Tingkat"),
            k("kode_opd", "Kode perangkat daerah"),
            k("opd", "Perangkat daerah"),
            k("kode", "Kode baris"),
            k("nama", "Nama baris"),
            k("pesan", "Temuan"),
            k("saran", "Saran"),
            k("pasal", "Dasar"),
            Kolom::baru("alasan", "Alasan diberikan", JenisKolom::Bilangan),
        ],
    );
    for b in &data.baris {
        let teks = |s: &Option<String>| Sel::atau_kosong(s.clone(), Sel::Teks);
        let pasal = aturan::cari(&b.aturan).map(|a| a.pasal.to_owned());
        t.tambah(vec![
            Sel::teks(&b.id),
            Sel::teks(&b.aturan),
            Sel::teks(&b.tingkat),
            teks(&b.opd_kode),
            teks(&b.opd_nama),
            teks(&b.simpul_kode),
            teks(&b.simpul_nama),
            Sel::teks(&b.pesan),
            Sel::teks(&b.saran),
            teks(&pasal),
            Sel::Bilangan(b.alasan),
        ]);
    }
    t.catatan = daerah::catatan(d);
    t
}

/// Chip of a rule's state, for the summary page.
pub(super) fn cip_aturan(status: &str, jumlah: i32) -> Cip {
    match (status, jumlah) {
        ("dinilai", 0) => Cip::baru("tidak ada temuan", Warna::Baik),
        ("dinilai", n) => Cip::baru(
            format!("{} temuan", ribuan(usize::try_from(n).unwrap_or(0))),
            Warna::Awas,
        ),
        _ => Cip::baru("data tidak ada", Warna::Netral),
    }
}
