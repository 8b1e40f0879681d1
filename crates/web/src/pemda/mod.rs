//! `/pemda/{kode}`: where a government's money comes from and goes to, its promises, documents,
//! and its like.

mod isi;

use app::tampil::pemda::{self, Apbd, Pemda};
use askama::Template;
use axum::extract::{Path, Query, State};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde::Deserialize;

use crate::Keadaan;
use crate::beranda::dokumen_kata;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{Kosong, Mengapa, PetakView, TabelView};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}", lihat)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct TanyaQuery {
    format: Option<String>,
    tahun: Option<i16>,
}

/// Figures of the published budget.
pub(crate) struct ApbdView {
    keadaan: String,
    kunci: Vec<(String, String, String)>,
    seimbang: bool,
    selisih: String,
    pendapatan: PetakView,
    belanja: PetakView,
    tabel_pendapatan: TabelView,
    tabel_belanja: TabelView,
    tabel_imbang: TabelView,
    pegawai: String,
    pegawai_batang: String,
    batas: String,
    batas_batang: String,
    melampaui: bool,
    mengapa: Mengapa,
    sebanding: TabelView,
    unduh: Vec<crate::komponen::Tautan>,
}

/// One document and its page.
pub(crate) struct DokumenView {
    nama: String,
    judul: String,
    keterangan: String,
}

#[derive(Template)]
#[template(path = "pemda/pemda.html")]
pub(crate) struct PemdaHal {
    hal: Halaman,
    kode: String,
    nama: String,
    contoh: bool,
    keterangan: String,
    apbd: Option<ApbdView>,
    kosong: Kosong,
    makro: Option<TabelView>,
    sakip: Option<TabelView>,
    terbitan: Option<String>,
    dokumen: Vec<DokumenView>,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<TanyaQuery>,
) -> Hasil {
    let Some(p) = pemda::muat(&k.ling, &kode, q.tahun).await? else {
        return Err(Galat::tidak_ada(format!(
            "Tidak ada pemerintah daerah dengan kode {kode}."
        )));
    };
    if let (Some(format), Some(a)) = (Format::dari(q.format.as_deref()), &p.apbd) {
        let kop = cetak::Kop {
            pemda: nama(&p),
            ..cetak::Kop::default()
        };
        return unduh::berkas(&k, rincian(&p, a), kop, format).await;
    }
    html(&PemdaHal::baru(&s, &p))
}

impl PemdaHal {
    fn baru(s: &Sesi, p: &Pemda) -> Self {
        let nama = nama(p);
        let mut hal = Halaman::baru(s, &nama)
            .aktif("nasional")
            .remah("Beranda", "/")
            .remah("Anggaran daerah", "/nasional");
        if let (Some(nama), Some(induk)) = (&p.provinsi, &p.pemda.induk) {
            hal = hal.remah(
                nama.trim_start_matches("Provinsi "),
                format!("/provinsi/{induk}"),
            );
        }
        Self {
            hal,
            kode: p.pemda.kode.clone(),
            nama,
            contoh: p.pemda.contoh,
            keterangan: keterangan(p),
            apbd: p.apbd.as_ref().map(|a| isi::apbd(&p.pemda.kode, a)),
            kosong: Kosong::baru(
                "APBD daerah ini belum terbit di sini",
                "Angka muncul setelah APBD terbit diimpor; dokumen daerah sendiri tampil bila ada.",
            )
            .perintah("selaras impor paket FOLDER"),
            sakip: (!p.sakip.is_empty()).then(|| isi::sakip(&p.sakip)),
            terbitan: isi::terbitan(p.terbitan),
            makro: (!p.makro.is_empty()).then(|| isi::makro(&p.makro)),
            dokumen: p
                .dokumen
                .iter()
                .map(|d| DokumenView {
                    nama: dokumen_kata(&d.jenis, d.tahun_mulai, d.tahun_selesai),
                    judul: d.judul.clone(),
                    keterangan: [
                        Some(format!("edisi {}", d.urut)),
                        Some(format!(
                            "{} simpul",
                            usize::try_from(d.simpul).map(ribuan).unwrap_or_default()
                        )),
                        d.keadaan
                            .map(|k| format!("keadaan {}", dasar::waktu::Tanggal(k))),
                    ]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · "),
                })
                .collect(),
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let s = Sesi::contoh();
        isi::contoh().iter().map(|p| Self::baru(&s, p)).collect()
    }
}

/// A province's own government is called so.
fn nama(p: &Pemda) -> String {
    let n = &p.pemda.nama;
    if p.pemda.jenis == "provinsi" && !n.starts_with("Provinsi ") {
        return format!("Provinsi {n}");
    }
    n.clone()
}

fn keterangan(p: &Pemda) -> String {
    let mut k = vec![format!("kode {}", p.pemda.kode)];
    k.extend(
        p.pemda
            .penduduk
            .and_then(|n| usize::try_from(n).ok())
            .map(|n| format!("{} penduduk", ribuan(n))),
    );
    k.extend(
        p.pemda
            .luas_km2
            .as_deref()
            .map(|l| format!("{} km²", isi::angka(l))),
    );
    k.join(" · ")
}

/// The published amounts as a report.
fn rincian(p: &Pemda, a: &Apbd) -> Tabel {
    Tabel {
        judul: format!("APBD {} {}", a.tahun, p.pemda.nama),
        kolom: vec![
            Kolom::baru("rekening", "Rekening", JenisKolom::Teks),
            Kolom::baru("nama", "Uraian", JenisKolom::Teks),
            Kolom::baru("nilai", "Nilai", JenisKolom::Uang),
        ],
        baris: a
            .pos
            .iter()
            .map(|x| {
                vec![
                    Sel::teks(&x.rekening),
                    Sel::teks(&x.nama),
                    Sel::Uang(x.nilai),
                ]
            })
            .collect(),
        total: None,
        catatan: vec![format!("Data uji, keadaan {}.", a.keadaan)],
    }
}

impl PemdaHal {
    fn url(&self, bagian: &str) -> String {
        UrlDaftar::baru(format!("/pemda/{}/{bagian}", self.kode)).to_string()
    }
}
