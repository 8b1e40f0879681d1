//! Tables of offices: the list, and the tree of one office.

use std::collections::BTreeMap;

use app::gulung::{BarisGulungan, OpdGulungan, TingkatGulungan};
use app::tampil::daerah::{Daerah, PerangkatRow};
use app::tampil::pagu::{JumlahRow, tambah};
use laporan::{JenisKolom, Kolom as KolomLaporan, Sel as SelLaporan, Tabel};
use uuid::Uuid;

use crate::daerah::{self, rp};
use crate::komponen::{Baris, Kolom, Sel, TabelView, Warna};
use crate::pagu::{kolom_uang, sel_uang, sel_uang_mungkin};
use crate::url::{UrlDaftar, ribuan, sandi};

/// Accounts shown on the page of an office.
const AKUN: usize = 20;

/// One office of the list: code, name, totals.
pub(super) struct Isi {
    kode: String,
    nama: String,
    j: JumlahRow,
}

/// Offices with rows, ordered; Renstra and findings come from the programmes.
pub(super) fn isi_daftar(
    perangkat: &[PerangkatRow],
    sub: &BTreeMap<String, JumlahRow>,
    program: &BTreeMap<String, JumlahRow>,
    urut: &str,
) -> Vec<Isi> {
    let nama = |k: &str| {
        perangkat.iter().find(|o| o.kode == k).map_or_else(
            || "Perangkat daerah tidak dikenal".to_owned(),
            |o| o.nama.clone(),
        )
    };
    let kode: std::collections::BTreeSet<&String> = sub.keys().chain(program.keys()).collect();
    let mut isi: Vec<Isi> = kode
        .into_iter()
        .map(|k| {
            let p = program.get(k).copied().unwrap_or_default();
            let j = JumlahRow {
                renstra_sen: p.renstra_sen,
                temuan: p.temuan,
                ..sub.get(k).copied().unwrap_or_default()
            };
            Isi {
                kode: k.clone(),
                nama: nama(k),
                j,
            }
        })
        .collect();
    let kunci = |i: &Isi| match urut.trim_start_matches('-') {
        "rkpd" => i.j.rkpd_sen,
        "apbd" => i.j.apbd_sen,
        "selisih" => i.j.selisih_sen.saturating_abs(),
        "realisasi" => i.j.realisasi_sen,
        "temuan" => i.j.temuan,
        "renstra" => i.j.renstra_sen,
        _ => 0,
    };
    // A file may name an office nobody knows: it comes last.
    isi.sort_by_key(|i| i.kode.is_empty());
    if urut.trim_start_matches('-') == "nama" {
        isi.sort_by(|a, b| a.nama.cmp(&b.nama));
    } else {
        isi.sort_by_key(kunci);
    }
    if urut.starts_with('-') {
        isi.reverse();
    }
    isi
}

/// The list of offices.
pub(super) fn daftar(d: &Daerah, isi: &[Isi], urut: &str) -> TabelView {
    let url = daerah::url(d, "/opd").dengan("urut", urut);
    let k = |kolom: Kolom, kunci: &str, turun| {
        let (u, arah) = url.urut(kunci, urut, turun);
        kolom.urut(u, arah)
    };
    let mut total = JumlahRow::default();
    isi.iter().for_each(|i| tambah(&mut total, &i.j));
    let sel = |nama: Sel, j: &JumlahRow| {
        let persen = daerah::persen_beda(j.selisih_sen, j.rkpd_sen);
        let status = if j.selisih_sen == 0 && j.rkpd_sen > 0 {
            Sel::cip("selaras", Warna::Baik)
        } else if persen.is_empty() {
            Sel::teks("–")
        } else {
            Sel::cip(persen, Warna::Awas)
        };
        let serap = dasar::rasio::Rasio::dari(rp(j.realisasi_sen), rp(j.dpa_sen));
        let mut bayar = sel_uang(j.realisasi_sen, true);
        bayar.batang = serap.map(|r| r.mesin_persen(1));
        vec![
            nama,
            sel_uang(j.renstra_sen, true),
            sel_uang(j.rkpd_sen, true),
            sel_uang(j.apbd_sen, true),
            status,
            bayar,
            Sel::teks(ribuan(daerah::cacah(j.temuan))),
        ]
    };
    TabelView {
        id: "opd".into(),
        keterangan: format!(
            "{} perangkat daerah; batang = bagian DPA yang dibayar",
            isi.len()
        ),
        kolom: vec![
            k(
                Kolom::teks("Perangkat daerah").ponsel("pertama"),
                "nama",
                false,
            ),
            k(kolom_uang("Renstra"), "renstra", true),
            k(kolom_uang("RKPD"), "rkpd", true),
            k(kolom_uang("APBD"), "apbd", true),
            k(Kolom::angka("Beda").ponsel("penentu"), "selisih", true),
            k(kolom_uang("Dibayar"), "realisasi", true),
            k(Kolom::angka("Temuan"), "temuan", true),
        ],
        baris: isi
            .iter()
            .map(|i| {
                let u = daerah::url(d, &format!("/opd/{}", sandi(&i.kode)));
                let nama = if i.kode.is_empty() {
                    Sel::teks(&i.nama)
                } else {
                    Sel::tautan(&i.nama, u.to_string()).kode(&i.kode)
                };
                Baris::baru(sel(nama, &i.j))
            })
            .collect(),
        total: Some(sel(
            Sel::teks(format!("Jumlah {} perangkat daerah", isi.len())),
            &total,
        )),
        unduh: url.unduhan(),
        rapat: true,
        ..TabelView::default()
    }
}

fn terlihat(b: &BarisGulungan, hanya: bool) -> bool {
    !hanya || b.jumlah.temuan > 0
}

/// Programmes, activities and sub-activities of one office, indented.
pub(super) fn satu(
    d: &Daerah,
    o: &OpdGulungan,
    j: &JumlahRow,
    hanya: bool,
    url: &UrlDaftar,
) -> TabelView {
    let alamat = Alamat::baru(d, url);
    TabelView {
        id: "baris-opd".into(),
        keterangan: "Program, kegiatan, dan sub kegiatan dengan pagu tiap dokumen".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Program, kegiatan, sub kegiatan").ponsel("pertama"),
            kolom_uang("RKPD"),
            kolom_uang("APBD"),
            Kolom::angka("Selaras?").ponsel("penentu"),
            kolom_uang("DPA"),
            kolom_uang("Dibayar"),
            Kolom::angka("Temuan"),
        ],
        baris: (1..)
            .zip(&o.baris)
            .filter(|(_, b)| terlihat(b, hanya))
            .map(|(nomor, b)| baris(nomor, b, &alamat))
            .collect(),
        total: Some(vec![
            Sel::teks(format!("Jumlah {} sub kegiatan", j.baris)),
            sel_uang(j.rkpd_sen, true),
            sel_uang(j.apbd_sen, true),
            Sel::teks(daerah::persen_beda(j.selisih_sen, j.rkpd_sen)),
            sel_uang(j.dpa_sen, true),
            sel_uang(j.realisasi_sen, true),
            Sel::teks(ribuan(daerah::cacah(j.temuan))),
        ]),
        unduh: url.unduhan(),
        rapat: true,
        pohon: true,
        ..TabelView::default()
    }
}

/// Addresses that every row continues; made once for a page.
struct Alamat {
    benang: String,
    tahun: String,
    pilih: (String, String),
}

impl Alamat {
    fn baru(d: &Daerah, url: &UrlDaftar) -> Self {
        let benang = daerah::url(d, "/benang/").to_string();
        let (benang, tahun) = match benang.split_once('?') {
            Some((b, t)) => (b.to_owned(), format!("?{t}")),
            None => (benang, String::new()),
        };
        let pilih = url.dengan("pilih", "PILIH").to_string();
        let (kiri, kanan) = pilih.split_once("PILIH").unwrap_or((&pilih, ""));
        Self {
            benang,
            tahun,
            pilih: (kiri.to_owned(), format!("{kanan}#benang")),
        }
    }

    fn benang(&self, (edisi, simpul): (Uuid, Uuid)) -> String {
        format!("{}{edisi}/{simpul}{}", self.benang, self.tahun)
    }

    fn pilih(&self, (edisi, simpul): (Uuid, Uuid)) -> String {
        format!("{}{edisi}.{simpul}{}", self.pilih.0, self.pilih.1)
    }
}

fn baris(nomor: usize, b: &BarisGulungan, alamat: &Alamat) -> Baris {
    let kelas = match b.tingkat {
        TingkatGulungan::Program => "dalam-0 tebal",
        TingkatGulungan::Kegiatan => "dalam-1",
        TingkatGulungan::SubKegiatan => "dalam-2",
    };
    let j = &b.jumlah;
    let mut kode = b.kode.clone();
    if !b.unit_nama.is_empty() {
        kode = format!("{kode} · {}", b.unit_nama);
    }
    if let Some(n) = j.renstra_sen {
        kode = format!("{kode} · Renstra {}", rp(n).ringkas());
    }
    let nama = match b.simpul {
        Some(s) => Sel::tautan(&b.nama, alamat.benang(s)),
        None => Sel::teks(&b.nama),
    };
    let status = daerah::cip_status(j.status(), j.selisih_sen(), j.rkpd_sen);
    let mut temuan = match b.simpul {
        Some(s) => Sel::tautan("benang", alamat.pilih(s)),
        None => Sel::default(),
    };
    if j.temuan > 0 {
        let warna = if j.blokir > 0 {
            Warna::Bahaya
        } else {
            Warna::Awas
        };
        temuan = temuan.dengan_cip(j.temuan.to_string(), warna);
    }
    Baris {
        id: Some(format!("b{nomor}")),
        kelas: kelas.into(),
        sel: vec![
            nama.kode(kode),
            sel_uang_mungkin(j.rkpd_sen, true),
            sel_uang_mungkin(j.apbd_sen, true),
            Sel {
                cip: vec![status],
                ..Sel::default()
            },
            sel_uang_mungkin(j.dpa_sen, true),
            sel_uang_mungkin(j.realisasi_sen, true),
            temuan,
        ],
    }
}

/// The accounts with the largest budget, when the budget has lines.
pub(super) fn akun(o: &OpdGulungan) -> Option<TabelView> {
    let baris: Vec<Baris> = o
        .akun_terbesar(AKUN)
        .into_iter()
        .map(|a| {
            let nama = if a.nama.is_empty() { &a.kode } else { &a.nama };
            vec![
                Sel::teks(nama).kode(&a.kode),
                sel_uang_mungkin(a.anggaran_sen, true),
                sel_uang_mungkin(a.realisasi_sen, true),
            ]
            .into()
        })
        .collect();
    (!baris.is_empty()).then(|| TabelView {
        id: "akun-opd".into(),
        keterangan: format!("{} rekening dengan anggaran terbesar", baris.len()),
        kolom: vec![
            Kolom::teks("Rekening").ponsel("pertama"),
            kolom_uang("Anggaran"),
            kolom_uang("Dibayar").ponsel("penentu"),
        ],
        baris,
        rapat: true,
        ..TabelView::default()
    })
}

fn kolom_laporan(awal: &[(&str, &str)]) -> Vec<KolomLaporan> {
    let mut k: Vec<KolomLaporan> = awal
        .iter()
        .map(|(a, b)| KolomLaporan::baru(a, b, JenisKolom::Teks))
        .collect();
    for (a, b) in [
        ("renstra", "Renstra"),
        ("rkpd", "RKPD"),
        ("apbd", "APBD"),
        ("selisih", "Selisih"),
        ("dpa", "DPA"),
        ("realisasi", "Realisasi"),
    ] {
        k.push(KolomLaporan::baru(a, b, JenisKolom::Uang));
    }
    k.push(KolomLaporan::baru("temuan", "Temuan", JenisKolom::Bilangan));
    k
}

fn uang(j: &JumlahRow) -> Vec<SelLaporan> {
    let mut v: Vec<SelLaporan> = [
        j.renstra_sen,
        j.rkpd_sen,
        j.apbd_sen,
        j.selisih_sen,
        j.dpa_sen,
        j.realisasi_sen,
    ]
    .map(|n| SelLaporan::Uang(rp(n)))
    .into();
    v.push(SelLaporan::Bilangan(j.temuan));
    v
}

/// The list of offices as a report.
pub(super) fn laporan_daftar(d: &Daerah, isi: &[Isi]) -> Tabel {
    let mut t = Tabel::baru(
        &format!("Perangkat daerah {} {}", d.pemda.nama, d.tahun),
        kolom_laporan(&[("kode", "Kode"), ("nama", "Perangkat daerah")]),
    );
    let mut total = JumlahRow::default();
    for i in isi {
        tambah(&mut total, &i.j);
        let mut b = vec![SelLaporan::teks(&i.kode), SelLaporan::teks(&i.nama)];
        b.extend(uang(&i.j));
        t.tambah(b);
    }
    let mut b = vec![SelLaporan::teks("Jumlah"), SelLaporan::Kosong];
    b.extend(uang(&total));
    t.total = Some(b);
    t.catatan = daerah::catatan(d);
    t
}

/// The rows of one office as a report.
pub(super) fn laporan(d: &Daerah, o: &OpdGulungan, j: &JumlahRow, hanya: bool) -> Tabel {
    let awal = [
        ("tingkat", "Tingkat"),
        ("kode", "Kode"),
        ("nama", "Nama"),
        ("unit", "Unit"),
        ("status", "Selaras?"),
    ];
    let mut t = Tabel::baru(
        &format!("{} {} {}", o.nama, d.pemda.nama, d.tahun),
        kolom_laporan(&awal),
    );
    for b in o.baris.iter().filter(|b| terlihat(b, hanya)) {
        let mut sel: Vec<SelLaporan> = [
            daerah::nama_tingkat(b.tingkat.as_str()),
            &b.kode,
            &b.nama,
            &b.unit_nama,
            daerah::nama_status(b.jumlah.status()),
        ]
        .map(SelLaporan::teks)
        .into();
        for n in [
            b.jumlah.renstra_sen,
            b.jumlah.rkpd_sen,
            b.jumlah.apbd_sen,
            b.jumlah.selisih_sen(),
            b.jumlah.dpa_sen,
            b.jumlah.realisasi_sen,
        ] {
            sel.push(SelLaporan::atau_kosong(n, |n| SelLaporan::Uang(rp(n))));
        }
        sel.push(SelLaporan::Bilangan(b.jumlah.temuan));
        t.tambah(sel);
    }
    let mut total = vec![SelLaporan::teks("Jumlah sub kegiatan")];
    total.resize(awal.len(), SelLaporan::Kosong);
    total.extend(uang(j));
    t.total = Some(total);
    t.catatan = daerah::catatan(d);
    t
}
