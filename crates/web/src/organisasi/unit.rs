//! A unit with its history and its posts.

use app::organisasi::tampil;
use askama::Template;
use axum::extract::{Path, State};
use dasar::Tanggal;

use super::{IdJalur, galat, hari_ini};
use crate::galat::{Hasil, html};
use crate::komponen::{Kolom, Sel, TabelView};
use crate::riwayat::RiwayatView;
use crate::{Halaman, Keadaan, Sesi, daerah};

#[derive(Template)]
#[template(path = "organisasi/unit.html")]
struct UnitHal {
    hal: Halaman,
    judul: String,
    kode: String,
    masa: TabelView,
    jabatan: TabelView,
    riwayat: Option<RiwayatView>,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, IdJalur(id))): Path<(String, IdJalur)>,
) -> Hasil {
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let r = tampil::unit_rinci(&k.ling.db, &s.pelaku, &d.pemda, (id, hari_ini(&k))).await;
    let r = r.map_err(galat)?;
    let kini = r.riwayat.last();
    let masa = r.riwayat.iter().rev().map(|u| {
        vec![
            Sel::teks(rentang(u.mulai, u.selesai)),
            Sel::teks(&u.nama),
            Sel::teks(u.jenis.replace('_', " ")),
            Sel::teks(if u.dasar.is_empty() {
                "dari data impor"
            } else {
                &u.dasar
            }),
        ]
        .into()
    });
    let jabatan = r.jabatan.iter().map(|j| {
        let url = daerah::jalur(&d, &format!("/jabatan/{}", j.id));
        vec![
            Sel::tautan(&j.nama, url),
            Sel::teks(j.jenis.replace('_', " ")),
            Sel::teks(rentang(Some(j.mulai), j.selesai)),
        ]
        .into()
    });
    html(&UnitHal {
        hal: daerah::halaman(&s, &d, kini.map_or("", |u| &u.nama), "organisasi")
            .remah("Organisasi", daerah::jalur(&d, "/organisasi")),
        judul: kini.map(|u| u.nama.clone()).unwrap_or_default(),
        kode: kini.map(|u| u.kode.clone()).unwrap_or_default(),
        masa: TabelView {
            id: "masa".into(),
            keterangan: "Nama dan tempat unit ini dari waktu ke waktu".into(),
            keterangan_samar: true,
            kolom: vec![
                Kolom::teks("Masa").ponsel("pertama"),
                Kolom::teks("Nama").ponsel("penentu"),
                Kolom::teks("Jenis"),
                Kolom::teks("Dasar").ponsel("lebar"),
            ],
            baris: masa.collect(),
            ..TabelView::default()
        },
        jabatan: TabelView {
            id: "jabatan".into(),
            keterangan: "Jabatan pada unit ini".into(),
            keterangan_samar: true,
            kolom: vec![
                Kolom::teks("Jabatan").ponsel("pertama"),
                Kolom::teks("Jenis"),
                Kolom::teks("Masa").ponsel("lebar"),
            ],
            baris: jabatan.collect(),
            ..TabelView::default()
        },
        riwayat: RiwayatView::dari(&r.peristiwa),
    })
}

/// "1 Januari 2026 s.d. 30 Juni 2026"; an open end is "sejak …".
pub(super) fn rentang(
    mulai: Option<chrono::NaiveDate>,
    selesai: Option<chrono::NaiveDate>,
) -> String {
    let akhir = selesai.and_then(|s| Tanggal(s).kemarin());
    match (mulai.map(Tanggal), akhir) {
        (Some(m), Some(a)) => format!("{m} s.d. {a}"),
        (Some(m), None) => format!("sejak {m}"),
        (None, Some(a)) => format!("sampai {a}"),
        (None, None) => "sejak semula".into(),
    }
}
