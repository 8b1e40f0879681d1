//! Tables of offices: the list, and the tree of one office.

use std::borrow::Cow;
use std::collections::BTreeMap;

use app::gulung::{BarisGulungan, Jumlah, OpdGulungan, TingkatGulungan};
use app::tampil::daerah::{Daerah, PerangkatRow};
use app::tampil::pagu::{JumlahRow, tambah};
use laporan::{JenisKolom, Kolom as KolomLaporan, Sel as SelLaporan, Tabel};
use uuid::Uuid;

use crate::daerah::{self, rp};
use crate::komponen::{Baris, Kolom, Penulis, PilihKolom, Sel, TabelView, Warna};
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

/// Columns of the list that can be left out.
pub(super) const KOLOM_DAFTAR: [&str; 6] =
    ["renstra", "rkpd", "apbd", "selisih", "realisasi", "temuan"];

/// The list of offices.
pub(super) fn daftar(d: &Daerah, isi: &[Isi], urut: &str, pilih: &PilihKolom) -> TabelView {
    let url = pilih.pada(&daerah::url(d, "/opd").dengan("urut", urut));
    let k = |kolom: Kolom, kunci: &'static str, turun| {
        let (u, arah) = url.urut(kunci, urut, turun);
        let tetap = kunci == "nama";
        kolom.urut(u, arah).kunci(if tetap { "" } else { kunci })
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
    let tabel = TabelView {
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
    };
    pilih.terapkan(tabel, &url)
}

fn terlihat(b: &BarisGulungan, hanya: bool) -> bool {
    !hanya || b.jumlah.temuan > 0
}

/// What the page of one office was asked for.
pub(super) struct Minta<'a> {
    /// Only rows with findings.
    pub hanya: bool,
    /// Figures in full instead of short.
    pub penuh: bool,
    /// The row whose thread is shown beside the table.
    pub pilih: &'a str,
    /// Columns.
    pub kolom: &'a PilihKolom,
    /// The present address without the chosen row.
    pub url: &'a UrlDaftar,
}

/// Columns of the tree that can be left out: key in address and file, words.
pub(super) const KOLOM_POHON: [(&str, &str); 6] = [
    ("rkpd", "RKPD"),
    ("apbd", "APBD"),
    ("status", "Selaras?"),
    ("dpa", "DPA"),
    ("realisasi", "Dibayar"),
    ("temuan", "Temuan"),
];

/// Programmes, activities and sub-activities of one office, indented.
pub(super) fn satu(o: &OpdGulungan, j: &JumlahRow, m: &Minta<'_>) -> TabelView {
    let mut kolom = vec![Kolom::teks("Program, kegiatan, sub kegiatan").ponsel("pertama")];
    kolom.extend(KOLOM_POHON.iter().map(|(kunci, judul)| match *kunci {
        "status" => Kolom::angka(*judul).ponsel("penentu").kunci(kunci),
        "temuan" => Kolom::angka(*judul).kunci(kunci),
        _ => kolom_uang(judul).kunci(kunci),
    }));
    let singkat = m.url.dengan("angka", "").to_string();
    let penuh = m.url.dengan("angka", "penuh").to_string();
    let uang = |n| sel_uang(n, !m.penuh);
    let tabel = TabelView {
        id: "baris-opd".into(),
        keterangan: "Program, kegiatan, dan sub kegiatan dengan pagu tiap dokumen, dalam rupiah"
            .into(),
        keterangan_samar: true,
        kolom,
        total: Some(vec![
            Sel::teks(format!("Jumlah {} sub kegiatan", j.baris)),
            uang(j.rkpd_sen),
            uang(j.apbd_sen),
            Sel::teks(daerah::persen_beda(j.selisih_sen, j.rkpd_sen)),
            uang(j.dpa_sen),
            uang(j.realisasi_sen),
            Sel::teks(ribuan(daerah::cacah(j.temuan))),
        ]),
        penuh: (!m.penuh).then_some(penuh),
        singkat: m.penuh.then_some(singkat),
        unduh: m.kolom.pada(m.url).unduhan(),
        rapat: true,
        pohon: true,
        ..TabelView::default()
    };
    TabelView {
        tulisan: tulis(o, m),
        ..m.kolom.terapkan(tabel, m.url)
    }
}

/// Writes the rows: a page of an office has hundreds, so nothing is made per cell.
fn tulis(o: &OpdGulungan, m: &Minta<'_>) -> Penulis {
    let alamat = m.url.dengan("pilih", "PILIH").to_string();
    let tanya = alamat.find('?').and_then(|i| alamat.get(i..));
    let (kiri, kanan) = tanya
        .and_then(|t| t.split_once("PILIH"))
        .unwrap_or(("?pilih=", ""));
    let kanan = format!("{kanan}#benang");
    let tampak = KOLOM_POHON.map(|(k, _)| m.kolom.tampak(k));
    let mut p = Penulis::dengan_ruang(o.baris.len());
    let (mut sama, mut lalu) = (1_usize, "");
    for b in &o.baris {
        sama = if b.kode == lalu { sama + 1 } else { 1 };
        lalu = &b.kode;
        if !terlihat(b, m.hanya) {
            continue;
        }
        let nomor = alamat_baris(b, sama);
        let kini = *nomor == *m.pilih;
        p.baris(match (b.tingkat, kini) {
            (TingkatGulungan::Program, false) => "d0",
            (TingkatGulungan::Program, true) => "d0 kini",
            (TingkatGulungan::Kegiatan, false) => "d1",
            (TingkatGulungan::Kegiatan, true) => "d1 kini",
            (TingkatGulungan::SubKegiatan, false) => "",
            (TingkatGulungan::SubKegiatan, true) => "kini",
        });
        p.utama();
        if b.simpul.is_some() {
            p.tautan(&[kiri, &nomor, &kanan], &b.nama);
        } else {
            p.teks(&b.nama);
        }
        tulis_kode(&mut p, b);
        tulis_angka(&mut p, &b.jumlah, tampak, m.penuh);
    }
    p
}

/// The short address of a row: its code, with `~2` for the second unit that has the same code.
fn alamat_baris(b: &BarisGulungan, sama: usize) -> Cow<'_, str> {
    let polos = |c: u8| c.is_ascii_alphanumeric() || c == b'.' || c == b'-';
    let kode = if b.kode.bytes().all(polos) {
        Cow::Borrowed(b.kode.as_str())
    } else {
        Cow::Owned(sandi(&b.kode))
    };
    if sama > 1 {
        Cow::Owned(format!("{kode}~{sama}"))
    } else {
        kode
    }
}

/// The node of a chosen row (`edisi.simpul`), from its short address or from an older one.
pub(super) fn simpul_dipilih(o: &OpdGulungan, pilih: &str) -> Option<String> {
    let lama = |p: &str| {
        let (e, s) = p.split_once('.')?;
        Some(Uuid::parse_str(e).is_ok() && Uuid::parse_str(s).is_ok())
    };
    if lama(pilih) == Some(true) {
        return Some(pilih.to_owned());
    }
    let berurut = pilih.rsplit_once('~');
    let berurut = berurut.and_then(|(k, n)| Some((k, n.parse::<usize>().ok()?)));
    let (kode, ke) = berurut.unwrap_or((pilih, 1));
    let mut sama = o.baris.iter().filter(|b| b.kode == kode);
    let (edisi, simpul) = sama.nth(ke.checked_sub(1)?)?.simpul?;
    Some(format!("{edisi}.{simpul}"))
}

fn tulis_kode(p: &mut Penulis, b: &BarisGulungan) {
    p.buka_kode();
    p.teks(&b.kode);
    if !b.unit_nama.is_empty() {
        p.teks(" · ");
        p.teks(&b.unit_nama);
    }
    if let Some(n) = b.jumlah.renstra_sen {
        p.teks(" · Renstra ");
        p.uang_ringkas(rp(n));
    }
    p.tutup_kode();
}

fn tulis_angka(p: &mut Penulis, j: &Jumlah, tampak: [bool; 6], penuh: bool) {
    let [rkpd, apbd, status, dpa, realisasi, temuan] = tampak;
    tulis_uang(p, j.rkpd_sen, rkpd, penuh);
    tulis_uang(p, j.apbd_sen, apbd, penuh);
    if status {
        p.sel();
        tulis_status(p, j);
    }
    tulis_uang(p, j.dpa_sen, dpa, penuh);
    tulis_uang(p, j.realisasi_sen, realisasi, penuh);
    if temuan {
        p.sel();
        if j.temuan > 0 {
            p.buka_cip(if j.blokir > 0 {
                Warna::Bahaya
            } else {
                Warna::Awas
            });
            p.bilangan(j.temuan);
            p.tutup_cip();
        }
    }
}

fn tulis_uang(p: &mut Penulis, sen: Option<i64>, tampak: bool, penuh: bool) {
    if !tampak {
        return;
    }
    p.sel();
    match sen {
        None => p.teks("–"),
        Some(n) if penuh => p.uang_polos(rp(n)),
        Some(n) => p.uang_ringkas(rp(n)),
    }
}

/// How the budget relates to the annual plan: as `daerah::cip_status`, without a string.
fn tulis_status(p: &mut Penulis, j: &Jumlah) {
    match (j.status(), j.selisih_sen(), j.rkpd_sen) {
        ("naik" | "turun", Some(s), Some(d)) if d != 0 => {
            p.buka_cip(Warna::Awas);
            p.persen_beda(s, d);
            p.tutup_cip();
        }
        (status, s, d) => {
            let c = daerah::cip_status(status, s, d);
            p.cip(&c.teks, c.warna);
        }
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
