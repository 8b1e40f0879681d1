//! The people of a government; one person with assignments, roles and delegations.

use app::organisasi::tampil::{self, OrangRinci};
use app::organisasi::{OrangRow, PeranRow};
use app::tampil::daerah::Daerah;
use askama::Template;
use axum::extract::{Path, Query, State};
use dasar::Tanggal;
use keamanan::{JenisLingkup, Lingkup, Peran, Wewenang};
use serde::Deserialize;
use uuid::Uuid;

use super::borang::Borang;
use super::jabatan::sel_jenis;
use super::unit::rentang;
use super::{IdJalur, galat, hari_ini};
use crate::galat::{Hasil, html};
use crate::komponen::{Kolom, Kosong, Sel, TabelView, Warna};
use crate::riwayat::RiwayatView;
use crate::url::ribuan;
use crate::{Halaman, Keadaan, Sesi, daerah};

/// Rows of one page of the list.
const HALAMAN: i64 = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TanyaDaftar {
    q: String,
    hal: Option<i64>,
}

#[derive(Template)]
#[template(path = "organisasi/daftar.html")]
struct DaftarHal {
    hal: Halaman,
    aksi: String,
    kata: String,
    ringkas: String,
    lanjut: Option<String>,
    tabel: TabelView,
    borang: Option<Borang>,
}

pub(super) async fn daftar(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<TanyaDaftar>,
) -> Hasil {
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let nomor = q.hal.unwrap_or(1).max(1);
    let cari = (q.q.as_str(), nomor, HALAMAN);
    let (orang, jumlah) = tampil::daftar_orang(&k.ling.db, &s.pelaku, &d.pemda, cari)
        .await
        .map_err(galat)?;
    let aksi = daerah::jalur(&d, "/orang");
    let lagi = nomor.saturating_mul(HALAMAN) < jumlah;
    let pemda = dasar::Id::dari_uuid(d.pemda.id);
    let sumber = keamanan::Sumber::dalam(pemda);
    let boleh = keamanan::boleh(&s.pelaku, keamanan::Tindakan::KelolaOrang, &sumber).is_ok();
    html(&DaftarHal {
        hal: daerah::halaman(&s, &d, "Orang", "organisasi")
            .remah("Organisasi", daerah::jalur(&d, "/organisasi")),
        lanjut: lagi.then(|| {
            let u = crate::url::UrlDaftar::baru(aksi.clone()).dengan("q", &q.q);
            u.dengan("hal", nomor.saturating_add(1).to_string())
                .to_string()
        }),
        kata: q.q,
        ringkas: format!(
            "{} orang",
            usize::try_from(jumlah).map(ribuan).unwrap_or_default()
        ),
        tabel: tabel_orang(&d, &orang),
        borang: boleh.then(|| borang_orang(&s, aksi.clone())),
        aksi,
    })
}

fn tabel_orang(d: &Daerah, orang: &[OrangRow]) -> TabelView {
    let baris = orang.iter().map(|o| {
        let url = daerah::jalur(d, &format!("/orang/{}", o.id));
        let nama = Sel::tautan(o.nama_lengkap(), url);
        vec![
            if o.aktif {
                nama
            } else {
                nama.dengan_cip("tidak aktif", Warna::Netral)
            },
            Sel::teks(o.nip.clone().unwrap_or_else(|| "–".into())),
            Sel::teks(&o.jenis),
        ]
        .into()
    });
    TabelView {
        id: "orang".into(),
        keterangan: "Orang menurut nama".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Nama").ponsel("pertama"),
            Kolom::teks("NIP"),
            Kolom::teks("Jenis"),
        ],
        baris: baris.collect(),
        kosong: Some(Kosong::baru(
            "Belum ada orang",
            "Orang yang ditambahkan di bawah muncul di sini.",
        )),
        ..TabelView::default()
    }
}

/// Adding a person.
pub(super) fn borang_orang(s: &Sesi, aksi: String) -> Borang {
    let jenis = app::organisasi::orang::JENIS.map(|(k, v)| (k.to_owned(), v.to_owned()));
    Borang::baru(s, "orang-baru", "Tambah orang", aksi)
        .teks("nama", "Nama", "Tanpa gelar.")
        .wajib()
        .teks("gelar_depan", "Gelar depan", "")
        .teks("gelar_belakang", "Gelar belakang", "")
        .pilihan("jenis", "Jenis", jenis.to_vec())
        .wajib()
        .teks("nip", "NIP", "18 angka; wajib bagi PNS dan PPPK.")
        .teks("surel", "Surel", "")
        .tombol("Tambah", false)
}

#[derive(Template)]
#[template(path = "organisasi/orang.html")]
struct OrangHal {
    hal: Halaman,
    nama: String,
    aktif: bool,
    data: Vec<(&'static str, String)>,
    wewenang: Vec<String>,
    tugas: TabelView,
    peran: TabelView,
    delegasi: TabelView,
    borang: Vec<Borang>,
    riwayat: Option<RiwayatView>,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, IdJalur(id))): Path<(String, IdJalur)>,
) -> Hasil {
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let hari = hari_ini(&k);
    let r = tampil::orang_rinci(&k.ling.db, &s.pelaku, &d.pemda, (id, hari)).await;
    let r = r.map_err(galat)?;
    let o = &r.orang;
    let pilihan = ("", 1, 2000);
    let lain = tampil::daftar_orang(&k.ling.db, &s.pelaku, &d.pemda, pilihan).await;
    let lain = lain.map(|o| o.0).unwrap_or_default();
    html(&OrangHal {
        hal: daerah::halaman(&s, &d, o.nama_lengkap(), "organisasi")
            .remah("Organisasi", daerah::jalur(&d, "/organisasi"))
            .remah("Orang", daerah::jalur(&d, "/orang")),
        nama: o.nama_lengkap(),
        aktif: o.aktif,
        data: vec![
            ("Jenis", o.jenis.clone()),
            ("NIP", o.nip.clone().unwrap_or_else(|| "–".into())),
            ("Surel", o.surel.clone().unwrap_or_else(|| "–".into())),
        ],
        wewenang: r.wewenang.iter().map(|w| sebut(&r, &d, w)).collect(),
        tugas: tabel_tugas(&d, &r),
        peran: tabel_peran(&r),
        delegasi: tabel_delegasi(&r),
        borang: borang(&s, &d, (&r, &lain), hari),
        riwayat: RiwayatView::dari(&r.peristiwa),
    })
}

/// "kepala perangkat daerah · Dinas Kesehatan, a.n. Nama".
fn sebut(r: &OrangRinci, d: &Daerah, w: &Wewenang) -> String {
    let di = match &w.lingkup {
        Lingkup::Opd { opd, .. } => r.unit.get(&opd.uuid()).cloned().unwrap_or_default(),
        Lingkup::Pemda(_) => d.pemda.nama.clone(),
        lain => lain.jenis().to_string(),
    };
    let atas = w.atas_nama.as_ref();
    let atas = atas
        .map(|a| format!(", a.n. {}", a.nama))
        .unwrap_or_default();
    format!("{} · {di}{atas}", w.peran)
}

fn tabel_tugas(d: &Daerah, r: &OrangRinci) -> TabelView {
    let baris = r.tugas.iter().rev().map(|t| {
        let url = daerah::jalur(d, &format!("/jabatan/{}", t.jabatan_id));
        let unit = r.unit.get(&t.unit_id).cloned().unwrap_or_default();
        vec![
            Sel::tautan(&t.jabatan, url).kode(unit),
            sel_jenis(&t.jenis),
            Sel::teks(rentang(Some(t.mulai), t.selesai)),
            Sel::teks(&t.nomor_sk),
        ]
        .into()
    });
    let kolom = [
        ("Jabatan", "pertama"),
        ("Sebagai", "penentu"),
        ("Masa", "lebar"),
        ("SK", ""),
    ];
    tabel(
        "tugas",
        "Jabatan yang pernah dipegang",
        &kolom,
        baris.collect(),
        "Belum ada penugasan.",
    )
}

fn tabel_peran(r: &OrangRinci) -> TabelView {
    let baris = r.peran.iter().rev().map(|p| {
        vec![
            Sel::teks(nama_peran(&p.peran)),
            Sel::teks(nama_lingkup(r, p)),
            Sel::teks(rentang(Some(p.mulai), p.selesai)),
            Sel::teks(&p.dasar),
        ]
        .into()
    });
    let kolom = [
        ("Peran", "pertama"),
        ("Lingkup", "penentu"),
        ("Masa", "lebar"),
        ("Dasar", ""),
    ];
    let kosong = "Belum ada peran yang diberikan. Peran kepala mengikuti jabatannya.";
    tabel(
        "peran",
        "Peran yang diberikan",
        &kolom,
        baris.collect(),
        kosong,
    )
}

fn tabel_delegasi(r: &OrangRinci) -> TabelView {
    let baris = r.delegasi.iter().rev().map(|x| {
        vec![
            Sel::teks(nama_peran(&x.peran)),
            Sel::teks(&x.dari),
            Sel::teks(&x.kepada),
            Sel::teks(rentang(Some(x.mulai), Some(x.selesai))),
            Sel::teks(&x.nomor_surat),
        ]
        .into()
    });
    let kolom = [
        ("Peran", "pertama"),
        ("Dari", ""),
        ("Kepada", "penentu"),
        ("Masa", "lebar"),
        ("Surat", ""),
    ];
    tabel(
        "delegasi",
        "Delegasi dari dan kepada",
        &kolom,
        baris.collect(),
        "Belum ada delegasi.",
    )
}

fn tabel(
    id: &str,
    keterangan: &str,
    kolom: &[(&str, &'static str)],
    baris: Vec<crate::komponen::Baris>,
    kosong: &str,
) -> TabelView {
    TabelView {
        id: id.into(),
        keterangan: keterangan.into(),
        keterangan_samar: true,
        kolom: kolom
            .iter()
            .map(|(k, p)| Kolom::teks(*k).ponsel(p))
            .collect(),
        baris,
        kosong: Some(Kosong::baru("Kosong", kosong)),
        ..TabelView::default()
    }
}

pub(super) fn nama_peran(kode: &str) -> String {
    Peran::parse(kode).map_or_else(|| kode.to_owned(), |p| p.nama().to_owned())
}

fn nama_lingkup(r: &OrangRinci, p: &PeranRow) -> String {
    match p.unit_id {
        Some(u) => r.unit.get(&u).cloned().unwrap_or_default(),
        None => JenisLingkup::parse(&p.lingkup)
            .map(|l| l.to_string())
            .unwrap_or_default(),
    }
}

fn borang(
    s: &Sesi,
    d: &Daerah,
    (r, orang): (&OrangRinci, &[OrangRow]),
    hari: Tanggal,
) -> Vec<Borang> {
    let jalan = |p: &&PeranRow| p.selesai.is_none_or(|s| s > hari.0);
    let mut hasil = Vec::new();
    if r.boleh_peran {
        let unit: Vec<(String, String)> = r
            .unit
            .iter()
            .map(|(id, n)| (id.to_string(), n.clone()))
            .collect();
        hasil.push(borang_peran(s, d, r.orang.id, unit));
        for p in r.peran.iter().filter(jalan) {
            let judul = format!("Cabut peran {}", nama_peran(&p.peran));
            hasil.push(borang_cabut(s, (d, "peran"), (p.id, p.versi), judul));
        }
    }
    if r.boleh_delegasi {
        let peran: Vec<(String, String)> = r
            .peran
            .iter()
            .filter(jalan)
            .map(|p| (p.id.to_string(), nama_peran(&p.peran)))
            .collect();
        if !peran.is_empty() {
            hasil.push(borang_delegasi(s, d, r.orang.id, (peran, orang)));
        }
        for x in r
            .delegasi
            .iter()
            .filter(|x| x.dari_id == r.orang.id && x.selesai > hari.0)
        {
            let judul = format!("Akhiri delegasi kepada {}", x.kepada);
            hasil.push(borang_cabut(s, (d, "delegasi"), (x.id, x.versi), judul));
        }
    }
    hasil
}

/// Giving a role.
pub(super) fn borang_peran(
    s: &Sesi,
    d: &Daerah,
    orang: Uuid,
    unit: Vec<(String, String)>,
) -> Borang {
    let aksi = daerah::jalur(d, &format!("/orang/{orang}/peran"));
    let diberi = |p: &&Peran| {
        let jenis = |j: &JenisLingkup| !matches!(j, JenisLingkup::Diri | JenisLingkup::Mesin);
        p.lingkup_sah().iter().any(jenis)
    };
    let peran = Peran::SEMUA.iter().filter(diberi);
    let peran = peran
        .map(|p| (p.kode().to_owned(), p.nama().to_owned()))
        .collect();
    let b = Borang::baru(s, "peran-baru", "Beri peran", aksi)
        .pilihan("peran", "Peran", peran)
        .wajib();
    let b = match unit.is_empty() {
        true => b,
        false => b.pilihan("unit", "Unit kerja, bagi peran perangkat daerah", unit),
    };
    b.tanggal("mulai", "Mulai", "")
        .wajib()
        .tanggal(
            "sampai",
            "Sampai",
            "Hari terakhir; kosong berarti sampai dicabut.",
        )
        .teks("dasar", "Dasar", "Nomor surat atau SK.")
        .wajib()
        .tombol("Beri peran", false)
}

/// Ending a role or a delegation.
pub(super) fn borang_cabut(
    s: &Sesi,
    (d, apa): (&Daerah, &str),
    (id, versi): (Uuid, i32),
    judul: String,
) -> Borang {
    let aksi = daerah::jalur(d, &format!("/{apa}/{id}/pencabutan"));
    Borang::baru(s, format!("cabut-{id}"), judul, aksi)
        .tetap("versi", versi)
        .tanggal("terakhir", "Hari terakhir", "")
        .wajib()
        .teks("alasan", "Alasan", "")
        .wajib()
        .tombol("Akhiri", true)
}

/// Handing a role over.
pub(super) fn borang_delegasi(
    s: &Sesi,
    d: &Daerah,
    dari: Uuid,
    (peran, orang): (Vec<(String, String)>, &[OrangRow]),
) -> Borang {
    let aksi = daerah::jalur(d, &format!("/orang/{dari}/delegasi"));
    let orang = orang.iter().filter(|o| o.id != dari && o.aktif);
    let orang: Vec<_> = orang
        .map(|o| (o.id.to_string(), o.nama_lengkap()))
        .collect();
    let b = Borang::baru(s, "delegasi-baru", "Delegasikan peran", aksi)
        .pilihan("peran", "Peran", peran)
        .wajib();
    let b = match orang.is_empty() {
        true => b.teks("kepada", "Id penerima", "Id orang yang menerima."),
        false => b.pilihan("kepada", "Kepada", orang),
    };
    b.wajib()
        .tanggal("mulai", "Mulai", "")
        .wajib()
        .tanggal("sampai", "Sampai", "Hari terakhir.")
        .wajib()
        .teks("nomor_surat", "Nomor surat", "")
        .wajib()
        .teks("alasan", "Alasan", "")
        .tombol("Delegasikan", false)
}
