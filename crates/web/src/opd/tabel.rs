//! Tables of offices: the list, and the tree of one office.

use std::collections::BTreeMap;

use app::tampil::daerah::{Daerah, PerangkatRow};
use app::tampil::opd::OpdLengkap;
use app::tampil::pagu::{BarisRow, JumlahRow, tambah};
use laporan::{JenisKolom, Kolom as KolomLaporan, Sel as SelLaporan, Tabel};

use crate::daerah::{self, rp};
use crate::komponen::{Baris, Kolom, Sel, TabelView, Warna};
use crate::pagu::{kolom_uang, sel_uang, sel_uang_mungkin};
use crate::url::{UrlDaftar, ribuan, sandi};

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

fn terlihat(b: &BarisRow, hanya: bool) -> bool {
    !hanya || b.temuan > 0
}

/// Programmes, activities and sub-activities of one office, indented.
pub(super) fn satu(d: &Daerah, o: &OpdLengkap, hanya: bool, url: &UrlDaftar) -> TabelView {
    let j = &o.jumlah;
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
        baris: o
            .baris
            .iter()
            .filter(|b| terlihat(b, hanya))
            .map(|b| baris(d, b, url))
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

fn baris(d: &Daerah, b: &BarisRow, url: &UrlDaftar) -> Baris {
    let kelas = match b.tingkat.as_str() {
        "program" => "dalam-0 tebal",
        "kegiatan" => "dalam-1",
        _ => "dalam-2",
    };
    let mut kode = b.kode.clone();
    if !b.unit_nama.is_empty() && b.unit_nama != b.opd_nama {
        kode = format!("{kode} · {}", b.unit_nama);
    }
    if let Some(n) = b.renstra_sen {
        kode = format!("{kode} · Renstra {}", rp(n).ringkas());
    }
    let nama = match b.edisi_id.zip(b.simpul_id) {
        Some((e, s)) => Sel::tautan(&b.nama, daerah::url_benang(d, e, s)),
        None => Sel::teks(&b.nama),
    };
    let status = daerah::cip_status(&b.status, b.selisih_sen, b.rkpd_sen);
    let mut temuan = match b.edisi_id.zip(b.simpul_id) {
        Some((e, s)) => Sel::tautan(
            "benang",
            format!("{}#benang", url.dengan("pilih", format!("{e}.{s}"))),
        ),
        None => Sel::default(),
    };
    if b.temuan > 0 {
        let warna = if b.blokir > 0 {
            Warna::Bahaya
        } else {
            Warna::Awas
        };
        temuan = temuan.dengan_cip(b.temuan.to_string(), warna);
    }
    Baris {
        id: Some(format!("b{}", b.nomor)),
        kelas: kelas.into(),
        sel: vec![
            nama.kode(kode),
            sel_uang_mungkin(b.rkpd_sen, true),
            sel_uang_mungkin(b.apbd_sen, true),
            Sel {
                cip: vec![status],
                ..Sel::default()
            },
            sel_uang_mungkin(b.dpa_sen, true),
            sel_uang_mungkin(b.realisasi_sen, true),
            temuan,
        ],
    }
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
pub(super) fn laporan(d: &Daerah, o: &OpdLengkap, hanya: bool) -> Tabel {
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
            daerah::nama_tingkat(&b.tingkat),
            &b.kode,
            &b.nama,
            &b.unit_nama,
            daerah::nama_status(&b.status),
        ]
        .map(SelLaporan::teks)
        .into();
        for n in [
            b.renstra_sen,
            b.rkpd_sen,
            b.apbd_sen,
            b.selisih_sen,
            b.dpa_sen,
            b.realisasi_sen,
        ] {
            sel.push(SelLaporan::atau_kosong(n, |n| SelLaporan::Uang(rp(n))));
        }
        sel.push(SelLaporan::Bilangan(i64::from(b.temuan)));
        t.tambah(sel);
    }
    let mut total = vec![SelLaporan::teks("Jumlah sub kegiatan")];
    total.resize(awal.len(), SelLaporan::Kosong);
    total.extend(uang(&o.jumlah));
    t.total = Some(total);
    t.catatan = daerah::catatan(d);
    t
}
