//! `/pemda/{kode}/sakip`: the grade of today, evaluations, the worksheet, recommendations.

mod kirim;
mod lembar;
mod rekomendasi;

use app::sakip::hidup;
use app::tampil::daerah::{self as bacaan, Daerah};
use askama::Template;
use axum::extract::{Path, Query, State};
use keamanan::Tindakan;
use serde::Deserialize;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Kosong, NilaiView, Sel, TabelView, Warna};
use crate::rute::Perute;
use crate::tindak::{dapat, galat};
use crate::{Halaman, Keadaan, Sesi};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/sakip", lihat)
        .post("/pemda/{kode}/sakip", kirim::buka)
        .get("/pemda/{kode}/sakip/rekomendasi", rekomendasi::lihat)
        .get("/pemda/{kode}/sakip/{id}", lembar::lihat)
        .get("/pemda/{kode}/sakip/{id}/pdf", lembar::pdf)
        .post("/pemda/{kode}/sakip/{id}/mandiri", kirim::mandiri)
        .post("/pemda/{kode}/sakip/{id}/putusan", kirim::putusan)
        .post("/pemda/{kode}/sakip/{id}/tim", kirim::tim)
        .post("/pemda/{kode}/sakip/{id}/lhe", kirim::lhe)
        .post("/pemda/{kode}/sakip/{id}/tindak", kirim::tindak)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Tanya {
    tahun: Option<String>,
}

#[derive(Template)]
#[template(path = "sakip/daftar.html")]
struct DaftarHal {
    hal: Halaman,
    judul: String,
    status: Vec<Cip>,
    keterangan: String,
    hidup: Option<HidupView>,
    tabel: TabelView,
    aksi: String,
    boleh_buka: bool,
    tahun: String,
    opd: Vec<(String, String)>,
}

/// The grade of today on top of the page.
pub(super) struct HidupView {
    nilai: NilaiView,
    angka: String,
    arti: String,
    keyakinan: String,
    asal: Vec<(String, String, String)>,
    kontrol: usize,
}

/// Code of a score: `81,55`.
pub(super) fn angka(perseratus: i32) -> String {
    format!("{},{:02}", perseratus / 100, perseratus % 100)
}

/// Address of one evaluation.
pub(super) fn url_satu(d: &Daerah, id: impl std::fmt::Display) -> String {
    daerah::jalur(d, &format!("/sakip/{id}"))
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let semua = app::sakip::daftar(&mut tx).await.map_err(galat)?;
    let dalam = dapat(&s, &d, Tindakan::LihatSakip, None);
    let boleh_buka = dapat(&s, &d, Tindakan::BukaEvaluasi, None);
    let opd = if boleh_buka {
        bacaan::perangkat(&mut tx)
            .await?
            .into_iter()
            .filter(|o| o.jenis == "skpd")
            .map(|o| (o.kode, o.nama))
            .collect()
    } else {
        Vec::new()
    };
    let hidup = if dalam && !d.kosong() {
        let n = hidup::muat(&mut tx, &k.ling, (&d.pemda, d.tahun), None).await;
        Some(hidup_view(&n.map_err(galat)?))
    } else {
        None
    };
    let (status, keterangan) = daerah::status(&d, None);
    html(&DaftarHal {
        hal: daerah::halaman(&s, &d, "Evaluasi SAKIP", "sakip"),
        judul: "Evaluasi SAKIP".to_owned(),
        status,
        keterangan,
        hidup,
        tabel: tabel(&d, &semua, dalam),
        aksi: daerah::jalur(&d, "/sakip"),
        boleh_buka,
        tahun: d.tahun.to_string(),
        opd,
    })
}

fn hidup_view(n: &hidup::NilaiHidup) -> HidupView {
    let h = &n.hidup;
    HidupView {
        nilai: NilaiView {
            huruf: h.hasil.predikat.clone(),
        },
        angka: h.hasil.nilai_mesin().replace('.', ","),
        arti: h.hasil.arti.clone(),
        keyakinan: h.keyakinan.persen(0),
        asal: h
            .asal
            .iter()
            .map(|(k, a)| {
                let j = h.jawaban.get(k).cloned().unwrap_or_default();
                (k.clone(), j, a.nama().to_owned())
            })
            .collect(),
        kontrol: h.hasil.kontrol.len(),
    }
}

fn tabel(d: &Daerah, semua: &[app::sakip::EvaluasiRow], dalam: bool) -> TabelView {
    let baris: Vec<Baris> = semua
        .iter()
        .filter(|e| dalam || e.tahap == "terbit")
        .map(|e| {
            let nama = e.opd_nama.as_deref().unwrap_or(&d.pemda.nama);
            let tahap = app::sakip::langkah::Tahap::parse(&e.tahap);
            let nilai = match (e.nilai_perseratus, &e.predikat) {
                (Some(n), Some(p)) => Sel::teks(angka(n)).dengan_cip(p, Warna::Netral),
                _ => Sel::teks("–"),
            };
            let warna = if e.tahap == "terbit" {
                Warna::Baik
            } else {
                Warna::Awas
            };
            Baris::baru(vec![
                Sel::tautan(nama, url_satu(d, e.id)).kode(&e.lke_judul),
                Sel::teks(e.tahun.to_string()),
                Sel::cip(tahap.map_or("", |t| t.nama()), warna),
                nilai,
            ])
        })
        .collect();
    TabelView {
        id: "evaluasi".into(),
        keterangan: "Evaluasi menurut tahun".into(),
        kolom: vec![
            Kolom::teks("Yang dievaluasi").ponsel("pertama"),
            Kolom::angka("Tahun"),
            Kolom::teks("Tahap"),
            Kolom::angka("Nilai").ponsel("penentu"),
        ],
        kosong: baris.is_empty().then(|| {
            Kosong::baru(
                "Belum ada evaluasi",
                "Buka evaluasi untuk melihat lembar kerja yang sudah terisi bukti dari data \
                 daerah ini.",
            )
            .perintah(&format!(
                "selaras sakip buka --pemda {} --tahun {}",
                d.pemda.kode, d.tahun
            ))
        }),
        baris,
        ..TabelView::default()
    }
}
