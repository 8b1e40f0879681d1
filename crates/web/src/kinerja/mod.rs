//! `/pemda/{kode}/kinerja`: agreements, quarterly plans, measurements, reports.

mod kirim;
mod lkj;
mod pk;

use app::kinerja::baca::{self, KemajuanRow, PkRow};
use app::kinerja::pk::Keadaan as KeadaanPk;
use app::kinerja::rekap::{triwulan_lewat, untuk};
use app::tampil::daerah::{self as bacaan, Daerah};
use askama::Template;
use axum::extract::{Path, Query, State};
use dasar::waktu::Zona;
use keamanan::Tindakan;
use serde::Deserialize;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Kosong, Sel, TabelView, Warna};
use crate::rute::Perute;
use crate::tindak::{dapat, galat};
use crate::{Halaman, Keadaan, Sesi};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/kinerja", lihat)
        .post("/pemda/{kode}/kinerja", kirim::susun)
        .post("/pemda/{kode}/kinerja/kunci", kirim::kunci)
        .get("/pemda/{kode}/kinerja/pk/{id}", pk::lihat)
        .get("/pemda/{kode}/kinerja/pk/{id}/pdf", pk::pdf)
        .post("/pemda/{kode}/kinerja/pk/{id}/susun", kirim::ubah)
        .post("/pemda/{kode}/kinerja/pk/{id}/putusan", kirim::putusan)
        .post("/pemda/{kode}/kinerja/pk/{id}/ukur", kirim::ukur)
        .post("/pemda/{kode}/kinerja/pk/{id}/bukti", kirim::bukti)
        .post(
            "/pemda/{kode}/kinerja/pk/{id}/verifikasi",
            kirim::verifikasi,
        )
        .post("/pemda/{kode}/kinerja/pk/{id}/terbit", kirim::terbit)
        .get("/pemda/{kode}/kinerja/berkas/{id}", pk::berkas)
        .post("/pemda/{kode}/kinerja/lkj", lkj::mulai)
        .get("/pemda/{kode}/kinerja/lkj/{id}", lkj::lihat)
        .get("/pemda/{kode}/kinerja/lkj/{id}/pdf", lkj::pdf)
        .post("/pemda/{kode}/kinerja/lkj/{id}/susun", lkj::susun)
        .post("/pemda/{kode}/kinerja/lkj/{id}/reviu", lkj::reviu)
        .post("/pemda/{kode}/kinerja/lkj/{id}/terbit", lkj::terbit)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Tanya {
    tahun: Option<String>,
}

#[derive(Template)]
#[template(path = "kinerja/daftar.html")]
struct DaftarHal {
    hal: Halaman,
    status: Vec<Cip>,
    keterangan: String,
    tahun: String,
    pk: TabelView,
    kemajuan: Vec<(String, bool, TabelView)>,
    lkj: Vec<(String, String, Cip)>,
    aksi: String,
    boleh_susun: bool,
    boleh_kunci: bool,
    opd: Vec<(String, String)>,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let dalam = dapat(&s, &d, Tindakan::LihatKinerja, None);
    let pk = baca::daftar_pk(&mut tx, d.tahun).await.map_err(galat)?;
    let semua_lkj = baca::daftar_lkj(&mut tx, d.tahun).await.map_err(galat)?;
    let hari = k.ling.clock.kini().tanggal(Zona::Wib);
    let mut kemajuan = Vec::new();
    if dalam {
        for t in 1..=4 {
            let (isi, terkunci) = baca::kemajuan(&mut tx, d.tahun, t).await.map_err(galat)?;
            if !isi.is_empty() {
                let lewat = triwulan_lewat(d.tahun, t, hari);
                kemajuan.push((t.to_string(), terkunci, tabel_kemajuan(&d, t, &isi, lewat)));
            }
        }
    }
    let opd = bacaan::perangkat(&mut tx).await?;
    let (status, keterangan) = daerah::status(&d, None);
    html(&DaftarHal {
        hal: daerah::halaman(&s, &d, "Kinerja", "kinerja"),
        status,
        keterangan,
        tahun: d.tahun.to_string(),
        pk: tabel_pk(&d, &pk, dalam),
        kemajuan,
        lkj: semua_lkj
            .iter()
            .filter(|l| dalam || l.terbit_pada.is_some())
            .map(|l| {
                let nama = l.opd_nama.clone().unwrap_or_else(|| d.pemda.nama.clone());
                let url = daerah::jalur(&d, &format!("/kinerja/lkj/{}", l.id));
                (nama, url, lkj::cip(&l.keadaan))
            })
            .collect(),
        aksi: daerah::jalur(&d, "/kinerja"),
        boleh_susun: dapat(&s, &d, Tindakan::SusunPk, None),
        boleh_kunci: dapat(&s, &d, Tindakan::KunciPeriode, None),
        opd: opd
            .into_iter()
            .filter(|o| o.jenis == "skpd")
            .map(|o| (o.kode, o.nama))
            .collect(),
    })
}

/// State of an agreement as a chip.
pub(super) fn cip_pk(keadaan: &str) -> Cip {
    let k = KeadaanPk::parse(keadaan).unwrap_or(KeadaanPk::Dibatalkan);
    let warna = match k {
        KeadaanPk::Berlaku => Warna::Baik,
        KeadaanPk::Draf | KeadaanPk::Diajukan => Warna::Awas,
        KeadaanPk::Digantikan | KeadaanPk::Dibatalkan => Warna::Netral,
    };
    Cip::baru(k.nama(), warna)
}

fn tabel_pk(d: &Daerah, pk: &[PkRow], dalam: bool) -> TabelView {
    let baris: Vec<Baris> = pk
        .iter()
        .filter(|p| dalam || p.terbit_pada.is_some())
        .map(|p| {
            let jenjang = app::kinerja::pk::Jenjang::parse(&p.jenjang).map_or("", |j| j.nama());
            let url = daerah::jalur(d, &format!("/kinerja/pk/{}", p.id));
            let mut keadaan = Sel {
                cip: vec![cip_pk(&p.keadaan)],
                ..Sel::default()
            };
            if p.terbit_pada.is_some() {
                keadaan = keadaan.dengan_cip("terbuka", Warna::Info);
            }
            Baris::baru(vec![
                Sel::tautan(untuk(p), url).kode(jenjang),
                Sel::teks(p.edisi.to_string()),
                Sel::teks(p.tanggal.map(daerah::tanggal).unwrap_or_default()),
                keadaan,
            ])
        })
        .collect();
    TabelView {
        id: "pk".into(),
        keterangan: format!("Perjanjian Kinerja {}", d.tahun),
        kolom: vec![
            Kolom::teks("Pihak").ponsel("pertama"),
            Kolom::angka("Edisi"),
            Kolom::teks("Ditandatangani"),
            Kolom::teks("Keadaan").ponsel("penentu"),
        ],
        kosong: baris.is_empty().then(|| {
            Kosong::baru(
                "Belum ada Perjanjian Kinerja",
                "Perjanjian disusun dari rencana yang berlaku: indikator dan targetnya sama \
                 dengan RPJMD, Renstra, atau DPA.",
            )
        }),
        baris,
        ..TabelView::default()
    }
}

fn tabel_kemajuan(d: &Daerah, t: i16, isi: &[KemajuanRow], lewat: bool) -> TabelView {
    let n = |x: i64| Sel::teks(x.to_string());
    let satu = |k: &KemajuanRow| {
        let opd = k.opd_nama.as_deref().unwrap_or("Kepala daerah");
        let nama = format!("{} {opd}", k.unit);
        let mut akhir = n(k.terverifikasi);
        if lewat && k.diajukan < k.perlu {
            akhir = akhir.dengan_cip("terlambat", Warna::Bahaya);
        }
        let url = daerah::jalur(d, &format!("/kinerja/pk/{}", k.pk_id));
        Baris::baru(vec![
            Sel::tautan(nama.trim(), url).kode(&k.pihak1_nama),
            n(k.perlu),
            n(k.diisi),
            n(k.diajukan),
            akhir,
        ])
    };
    TabelView {
        id: format!("tw{t}"),
        keterangan: format!("Triwulan {t}"),
        kolom: vec![
            Kolom::teks("Pihak").ponsel("pertama"),
            Kolom::angka("Indikator"),
            Kolom::angka("Diisi"),
            Kolom::angka("Diajukan"),
            Kolom::angka("Terverifikasi").ponsel("penentu"),
        ],
        baris: isi.iter().map(satu).collect(),
        ..TabelView::default()
    }
}
