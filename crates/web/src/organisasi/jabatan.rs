//! A post with everybody who held it, and the forms to assign and to end.

use app::organisasi::tampil::{self, JabatanRinci};
use app::organisasi::{OrangRow, TugasRow};
use app::tampil::daerah::Daerah;
use askama::Template;
use axum::extract::{Path, State};
use uuid::Uuid;

use super::borang::Borang;
use super::unit::rentang;
use super::{IdJalur, galat, hari_ini};
use crate::galat::{Hasil, html};
use crate::komponen::{Cip, Kolom, Kosong, Sel, TabelView, Warna};
use crate::riwayat::RiwayatView;
use crate::{Halaman, Keadaan, Sesi, daerah};

#[derive(Template)]
#[template(path = "organisasi/jabatan.html")]
struct JabatanHal {
    hal: Halaman,
    judul: String,
    unit: (String, String),
    atasan: Option<(String, String)>,
    masa: String,
    keadaan: Cip,
    tugas: TabelView,
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
    let r = tampil::jabatan_rinci(&k.ling.db, &s.pelaku, &d.pemda, (id, hari)).await;
    let r = r.map_err(galat)?;
    let mut borang = Vec::new();
    if r.boleh_tugaskan {
        let cari = ("", 1, 2000);
        let orang = tampil::daftar_orang(&k.ling.db, &s.pelaku, &d.pemda, cari).await;
        borang.push(borang_tugas(
            &s,
            &d,
            id,
            &orang.map(|o| o.0).unwrap_or_default(),
        ));
        for t in r
            .tugas
            .iter()
            .filter(|t| t.selesai.is_none_or(|s| s > hari.0))
        {
            borang.push(borang_akhiri(&s, &d, t));
        }
    }
    let isi = r
        .tugas
        .iter()
        .any(|t| t.mulai <= hari.0 && t.selesai.is_none_or(|s| s > hari.0));
    html(&JabatanHal {
        hal: daerah::halaman(&s, &d, &r.jabatan.nama, "organisasi")
            .remah("Organisasi", daerah::jalur(&d, "/organisasi"))
            .remah(
                &r.unit,
                daerah::jalur(&d, &format!("/unit/{}", r.jabatan.unit_id)),
            ),
        judul: r.jabatan.nama.clone(),
        unit: (
            r.unit.clone(),
            daerah::jalur(&d, &format!("/unit/{}", r.jabatan.unit_id)),
        ),
        atasan: r.atasan.as_ref().map(|a| {
            (
                a.nama.clone(),
                daerah::jalur(&d, &format!("/jabatan/{}", a.id)),
            )
        }),
        masa: rentang(Some(r.jabatan.mulai), r.jabatan.selesai),
        keadaan: match isi {
            true => Cip::baru("terisi", Warna::Baik),
            false => Cip::baru("kosong", Warna::Awas),
        },
        tugas: tabel(&d, &r),
        borang,
        riwayat: RiwayatView::dari(&r.peristiwa),
    })
}

fn tabel(d: &Daerah, r: &JabatanRinci) -> TabelView {
    let baris = r.tugas.iter().rev().map(|t| {
        let url = daerah::jalur(d, &format!("/orang/{}", t.orang_id));
        vec![
            Sel::tautan(&t.orang, url),
            sel_jenis(&t.jenis),
            Sel::teks(rentang(Some(t.mulai), t.selesai)),
            Sel::teks(&t.nomor_sk).kode(daerah::tanggal(t.tanggal_sk)),
            Sel::teks(&t.sebab_akhir),
        ]
        .into()
    });
    TabelView {
        id: "penugasan".into(),
        keterangan: "Semua yang pernah memegang jabatan ini".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Orang").ponsel("pertama"),
            Kolom::teks("Sebagai").ponsel("penentu"),
            Kolom::teks("Masa").ponsel("lebar"),
            Kolom::teks("SK"),
            Kolom::teks("Sebab berakhir").ponsel("lebar"),
        ],
        baris: baris.collect(),
        kosong: Some(Kosong::baru(
            "Belum pernah diisi",
            "Penugasan dicatat di sini dengan nomor SK dan tanggalnya.",
        )),
        ..TabelView::default()
    }
}

/// The kind of an assignment as a chip.
pub(super) fn sel_jenis(jenis: &str) -> Sel {
    match jenis {
        "definitif" => Sel::cip("definitif", Warna::Baik),
        "plt" => Sel::cip("Plt.", Warna::Awas),
        _ => Sel::cip("Plh.", Warna::Info),
    }
}

/// Assigning somebody to the post.
pub(super) fn borang_tugas(s: &Sesi, d: &Daerah, id: Uuid, orang: &[OrangRow]) -> Borang {
    let aksi = daerah::jalur(d, &format!("/jabatan/{id}/penugasan"));
    let opsi = orang.iter().map(|o| {
        let nip = o
            .nip
            .as_deref()
            .map(|n| format!(" · {n}"))
            .unwrap_or_default();
        (o.id.to_string(), format!("{}{nip}", o.nama_lengkap()))
    });
    let jenis = [
        ("definitif", "definitif"),
        ("plt", "pelaksana tugas (Plt.), jabatan lowong"),
        (
            "plh",
            "pelaksana harian (Plh.), pejabatnya berhalangan sementara",
        ),
    ];
    let jenis = jenis.map(|(k, v)| (k.to_owned(), v.to_owned()));
    Borang::baru(s, "tugas", "Tugaskan orang pada jabatan ini", aksi)
        .pilihan("orang", "Orang", opsi.collect())
        .wajib()
        .pilihan("jenis", "Sebagai", jenis.to_vec())
        .wajib()
        .tanggal("mulai", "Mulai", "Terhitung mulai tanggal.")
        .wajib()
        .tanggal(
            "sampai",
            "Sampai",
            "Hari terakhir; wajib bagi Plt. dan Plh.",
        )
        .teks("nomor_sk", "Nomor SK", "")
        .wajib()
        .tanggal("tanggal_sk", "Tanggal SK", "")
        .wajib()
        .tombol("Tugaskan", false)
}

/// Ending one assignment.
pub(super) fn borang_akhiri(s: &Sesi, d: &Daerah, t: &TugasRow) -> Borang {
    let aksi = daerah::jalur(d, &format!("/penugasan/{}/pengakhiran", t.id));
    let judul = format!("Akhiri tugas {}", t.orang);
    Borang::baru(s, format!("akhiri-{}", t.id), judul, aksi)
        .tetap("versi", t.versi)
        .tanggal("terakhir", "Hari terakhir", "")
        .wajib()
        .teks("alasan", "Alasan", "Sebabnya, dan nomor SK bila ada.")
        .wajib()
        .tombol("Akhiri tugas", true)
}
