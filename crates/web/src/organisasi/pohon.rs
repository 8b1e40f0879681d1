//! The organisation of a government as of a day.

use app::organisasi::TugasRow;
use app::organisasi::tampil::{self, Cabang, JabatanPada};
use askama::Template;
use axum::extract::{Path, Query, State};
use dasar::Tanggal;
use serde::Deserialize;

use super::{galat, hari};
use crate::galat::{Hasil, html};
use crate::komponen::{Kolom, Kosong, Sel, TabelView, Warna};
use crate::{Halaman, Keadaan, Sesi, daerah};

/// The day asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tanya {
    pub tanggal: Option<String>,
}

#[derive(Template)]
#[template(path = "organisasi/pohon.html")]
struct PohonHal {
    hal: Halaman,
    tanggal: Tanggal,
    nilai_tanggal: String,
    aksi: String,
    ringkas: String,
    boleh_orang: Option<String>,
    tabel: TabelView,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let hari = hari(&k, q.tanggal.as_deref())?;
    let pohon = tampil::pohon(&k.ling.db, &s.pelaku, &d.pemda, hari)
        .await
        .map_err(galat)?;
    let jabatan: usize = pohon.iter().map(|c| c.jabatan.len()).sum();
    let kosong = pohon
        .iter()
        .flat_map(|c| &c.jabatan)
        .filter(|j| j.pemegang.is_empty())
        .count();
    let u = |sisa: String| daerah::jalur(&d, &sisa);
    let baris = pohon.iter().map(|c| crate::komponen::Baris {
        kelas: format!("d{}", (c.dalam + 1).min(5)),
        sel: vec![sel_unit(c, &u), sel_kepala(c, &u), sel_jabatan(c, &u)],
        ..crate::komponen::Baris::default()
    });
    let boleh = keamanan::pintu(
        &s.pelaku,
        keamanan::Tindakan::LihatOrang,
        Some(dasar::Id::dari_uuid(d.pemda.id)),
    );
    html(&PohonHal {
        hal: daerah::halaman(&s, &d, "Organisasi", "organisasi"),
        tanggal: hari,
        nilai_tanggal: hari.iso(),
        aksi: u("/organisasi".into()),
        ringkas: format!(
            "{} unit, {jabatan} jabatan, {kosong} di antaranya kosong",
            pohon.len()
        ),
        boleh_orang: boleh.is_ok().then(|| u("/orang".into())),
        tabel: TabelView {
            id: "organisasi".into(),
            keterangan: "Unit kerja, kepala, dan jabatannya".into(),
            keterangan_samar: true,
            kolom: vec![
                Kolom::teks("Unit kerja").ponsel("pertama"),
                Kolom::teks("Kepala").ponsel("penentu"),
                Kolom::teks("Jabatan lain").ponsel("lebar"),
            ],
            baris: baris.collect(),
            kosong: Some(
                Kosong::baru(
                    "Belum ada unit kerja",
                    "Perangkat daerah muncul di sini setelah datanya diimpor.",
                )
                .perintah("selaras impor paket FOLDER"),
            ),
            ..TabelView::default()
        },
    })
}

fn sel_unit(c: &Cabang, u: &impl Fn(String) -> String) -> Sel {
    Sel::tautan(&c.unit.nama, u(format!("/unit/{}", c.unit.id))).kode(&c.unit.kode)
}

/// "Plt. Nama" of the head, or that the post is vacant, or that there is none.
fn sel_kepala(c: &Cabang, u: &impl Fn(String) -> String) -> Sel {
    let Some(j) = c.jabatan.iter().find(|j| j.jabatan.kepala) else {
        return Sel::teks("belum ada jabatan kepala");
    };
    let url = u(format!("/jabatan/{}", j.jabatan.id));
    match j.pemegang.first() {
        Some(t) => Sel::tautan(sebut(t), url).kode(&j.jabatan.nama),
        None => Sel::tautan(&j.jabatan.nama, url).dengan_cip("kosong", Warna::Awas),
    }
}

fn sebut(t: &TugasRow) -> String {
    match t.jenis.as_str() {
        "plt" => format!("Plt. {}", t.orang),
        "plh" => format!("Plh. {}", t.orang),
        _ => t.orang.clone(),
    }
}

fn sel_jabatan(c: &Cabang, u: &impl Fn(String) -> String) -> Sel {
    let lain: Vec<&JabatanPada> = c.jabatan.iter().filter(|j| !j.jabatan.kepala).collect();
    match lain.len() {
        0 => Sel::teks("–"),
        n => Sel::tautan(format!("{n} jabatan"), u(format!("/unit/{}", c.unit.id))),
    }
}
