//! A waiting file: recognised columns, sample rows, every finding, and the decision.

use app::impor::Pratinjau;
use app::tampil::unggah::{self, OpsiForm, UnggahanRow};
use askama::Template;
use axum::extract::{Path, State};

use super::daftar::Isian;
use super::{baris_temuan, id, kolom_temuan};
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Kolom, Kosong, Sel, TabelView, Tautan};
use crate::unduh;
use crate::url::ribuan;
use crate::{Galat, Halaman, Keadaan, Sesi};

/// Findings shown on the page; the file to correct carries them all.
const TAMPIL: usize = 300;

#[derive(Template)]
#[template(path = "impor/pratinjau.html")]
struct PratinjauHal {
    hal: Halaman,
    id: String,
    nama: String,
    judul_letak: String,
    angka: Vec<(String, String)>,
    isian: Isian,
    salah: Vec<(&'static str, String)>,
    contoh: Option<TabelView>,
    temuan: TabelView,
    temuan_lain: usize,
    perbaikan: Option<Tautan>,
    boleh_semua: bool,
    boleh_baik: bool,
    diterima: String,
    ditolak: String,
}

async fn buka(k: &Keadaan, p: &str) -> Result<(UnggahanRow, OpsiForm), Galat> {
    let id = id(p)?;
    unggah::satu(&k.ling.db, id)
        .await?
        .ok_or_else(|| Galat::tidak_ada("Berkas ini sudah diterapkan atau dibuang."))
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Path(p): Path<String>) -> Hasil {
    let (u, form) = buka(&k, &p).await?;
    let (opsi, salah) = match form.baca(false) {
        Ok(o) => (o, vec![]),
        Err(salah) => {
            let bersih = OpsiForm {
                tata_letak: form.tata_letak.clone(),
                ..OpsiForm::default()
            };
            (bersih.baca(false).unwrap_or_default(), salah)
        }
    };
    let nama = u.nama.clone();
    let lihat = unggah::lihat(u, opsi).await?;
    html(&halaman(&s, p, nama, &form, salah, &lihat))
}

fn halaman(
    s: &Sesi,
    id: String,
    nama: String,
    form: &OpsiForm,
    salah: Vec<(&'static str, String)>,
    l: &Pratinjau,
) -> PratinjauHal {
    let j = l.jumlah;
    let terbaca = j.baris > 0 && !l.kolom.is_empty();
    PratinjauHal {
        hal: Halaman::baru(s, format!("Pratinjau {nama}"))
            .aktif("impor")
            .remah("Impor", "/impor"),
        judul_letak: if l.judul.is_empty() {
            "Tata letak tidak dikenali".to_owned()
        } else {
            format!("{} ({})", l.judul, l.tata_letak)
        },
        angka: vec![
            ("baris dibaca".into(), ribuan(j.baris)),
            ("dapat diterima".into(), ribuan(j.diterima)),
            ("ditolak".into(), ribuan(j.ditolak)),
            ("temuan".into(), ribuan(j.temuan)),
        ],
        isian: Isian::dari(form, &salah),
        boleh_semua: terbaca && j.ditolak == 0 && salah.is_empty(),
        boleh_baik: terbaca && j.ditolak > 0 && j.diterima > 0 && salah.is_empty(),
        salah,
        contoh: contoh(l),
        temuan: temuan(l),
        temuan_lain: l.temuan.len().saturating_sub(TAMPIL),
        perbaikan: l.perbaikan.as_ref().map(|_| {
            Tautan::baru(
                "Unduh baris yang ditolak untuk diperbaiki",
                format!("/impor/unggah/{id}/perbaikan"),
            )
        }),
        diterima: ribuan(j.diterima),
        ditolak: ribuan(j.ditolak),
        id,
        nama,
    }
}

fn contoh(l: &Pratinjau) -> Option<TabelView> {
    (!l.contoh.is_empty()).then(|| TabelView {
        id: "contoh".into(),
        keterangan: format!("{} baris pertama seperti terbaca", l.contoh.len()),
        kolom: l
            .kolom
            .iter()
            .enumerate()
            .map(|(i, k)| Kolom::teks(k).ponsel(if i == 0 { "pertama" } else { "" }))
            .collect(),
        baris: l
            .contoh
            .iter()
            .map(|b| {
                let mut sel: Vec<Sel> = b.iter().map(Sel::teks).collect();
                sel.resize(l.kolom.len(), Sel::default());
                Baris::baru(sel)
            })
            .collect(),
        ..TabelView::default()
    })
}

fn temuan(l: &Pratinjau) -> TabelView {
    TabelView {
        id: "temuan".into(),
        keterangan: format!(
            "{} temuan; baris seperti nomor di program lembar kerja",
            ribuan(l.temuan.len())
        ),
        kolom: kolom_temuan(),
        baris: l
            .temuan
            .iter()
            .take(TAMPIL)
            .map(|m| {
                baris_temuan(
                    [&m.kolom, &m.nilai, unggah::kata(m), &m.pesan, &m.saran],
                    m.baris,
                )
            })
            .collect(),
        kosong: Some(Kosong::baru(
            "Tidak ada temuan",
            "Setiap baris berkas ini dapat dipakai.",
        )),
        ..TabelView::default()
    }
}

/// The refused rows as a file that can be corrected and sent again.
pub(super) async fn perbaikan(State(k): State<Keadaan>, Path(p): Path<String>) -> Hasil {
    let (u, form) = buka(&k, &p).await?;
    let nama = u.nama.clone();
    let opsi = form.baca(false).unwrap_or_default();
    let Some(byte) = unggah::lihat(u, opsi).await?.perbaikan else {
        return Err(Galat::tidak_ada(
            "Tidak ada baris yang ditolak dalam berkas ini.",
        ));
    };
    let pokok = nama.rsplit_once('.').map_or(nama.as_str(), |(a, _)| a);
    Ok(unduh::jawab(
        byte,
        "text/csv; charset=utf-8",
        &format!("perbaikan-{pokok}.csv"),
    ))
}
