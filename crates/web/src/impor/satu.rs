//! One import: its files, what was found, what changed; taking it back.

use app::impor::daftar::{self, BerkasTampil};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use super::{baris_temuan, cip_status, id, kolom_temuan};
use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Sel, TabelView, Tautan, Warna};
use crate::unduh;
use crate::url::{ribuan, sandi};
use crate::{Galat, Halaman, Keadaan, Sesi};

/// Findings and differences shown per file.
const BATAS: i64 = 100;

#[derive(Template)]
#[template(path = "impor/satu.html")]
struct SatuHal {
    hal: Halaman,
    id: String,
    judul: String,
    status: Vec<Cip>,
    keterangan: String,
    berkas: TabelView,
    rincian: Vec<Rincian>,
    perbaikan: Vec<Tautan>,
    boleh_batal: bool,
}

struct Rincian {
    nama: String,
    edisi: Option<Tautan>,
    temuan: Option<TabelView>,
    beda: Option<TabelView>,
}

async fn muat(k: &Keadaan, p: &str, batas: i64) -> Result<Vec<BerkasTampil>, Galat> {
    match daftar::tampil(&k.ling.db, id(p)?, batas).await {
        Ok(b) => Ok(b),
        Err(app::impor::ImporError::Tolak(kalimat)) => Err(Galat::tidak_ada(kalimat)),
        Err(e) => Err(e.into()),
    }
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Path(p): Path<String>) -> Hasil {
    let isi = muat(&k, &p, BATAS).await?;
    let run = daftar::daftar(&k.ling.db, isi.first().map(|b| b.pemda.kode.as_str())).await?;
    let run = run.into_iter().find(|r| r.impor.id.to_string() == p);
    let (status, keterangan, sumber) = match &run {
        Some(r) => {
            let mut kata = vec![format!(
                "{} oleh {}",
                daerah::saat(r.impor.dimulai_pada),
                r.impor.oleh
            )];
            if let Some(t) = r.impor.keadaan {
                kata.push(format!("data per {}", daerah::tanggal(t)));
            }
            let nama = r
                .impor
                .sumber
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            (r.impor.status.clone(), kata.join(" · "), nama)
        }
        None => (String::new(), String::new(), String::new()),
    };
    let judul = format!("Impor {sumber}");
    html(&SatuHal {
        hal: Halaman::baru(&s, &judul)
            .aktif("impor")
            .remah("Impor", "/impor"),
        judul,
        status: vec![cip_status(&status)],
        keterangan,
        berkas: tabel_berkas(&isi),
        rincian: isi.iter().filter_map(rincian).collect(),
        perbaikan: isi
            .iter()
            .filter(|b| b.temuan.iter().any(|t| t.tingkat == "tolak"))
            .map(|b| {
                let u = format!("/impor/{p}/perbaikan?berkas={}", sandi(&b.berkas.nama));
                Tautan::baru(format!("Baris yang ditolak dari {}", b.berkas.nama), u)
            })
            .collect(),
        boleh_batal: status == "diterapkan",
        id: p,
    })
}

fn tabel_berkas(isi: &[BerkasTampil]) -> TabelView {
    TabelView {
        id: "berkas".into(),
        keterangan: format!("{} berkas", isi.len()),
        kolom: vec![
            Kolom::teks("Berkas").ponsel("pertama"),
            Kolom::teks("Status").ponsel("penentu"),
            Kolom::teks("Untuk"),
            Kolom::angka("Baris"),
            Kolom::angka("Diterima"),
            Kolom::angka("Temuan"),
        ],
        baris: isi
            .iter()
            .map(|b| {
                let n = |x: i32| Sel::teks(ribuan(usize::try_from(x).unwrap_or(0)));
                Baris::baru(vec![
                    Sel::teks(&b.berkas.nama).kode(&b.berkas.tata_letak),
                    Sel {
                        cip: vec![cip_status(&b.berkas.status)],
                        ..Sel::default()
                    },
                    Sel::teks(&b.pemda.nama),
                    n(b.berkas.baris),
                    n(b.berkas.diterima),
                    n(b.berkas.temuan),
                ])
            })
            .collect(),
        rapat: true,
        ..TabelView::default()
    }
}

/// Findings and differences of a file that has any.
fn rincian(b: &BerkasTampil) -> Option<Rincian> {
    let edisi = b
        .berkas
        .edisi_id
        .filter(|_| b.berkas.status == "diterapkan")
        .map(|e| {
            let kode = sandi(&b.pemda.kode);
            Tautan::baru(
                "Perbedaan dengan edisi sebelumnya",
                format!("/pemda/{kode}/edisi/{e}"),
            )
        });
    if b.temuan.is_empty() && b.beda.is_empty() && edisi.is_none() {
        return None;
    }
    let kunci = b.berkas.id;
    let temuan = (!b.temuan.is_empty()).then(|| TabelView {
        id: format!("t-{kunci}"),
        keterangan: format!("{} dari {} temuan", b.temuan.len(), b.berkas.temuan),
        kolom: kolom_temuan(),
        baris: b
            .temuan
            .iter()
            .map(|t| {
                let nomor = u32::try_from(t.baris).unwrap_or(0);
                baris_temuan([&t.kolom, &t.nilai, &t.tingkat, &t.pesan, &t.saran], nomor)
            })
            .collect(),
        ..TabelView::default()
    });
    Some(Rincian {
        nama: b.berkas.nama.clone(),
        edisi,
        temuan,
        beda: beda(b),
    })
}

fn beda(b: &BerkasTampil) -> Option<TabelView> {
    let singkat = |v: &Option<serde_json::Value>| {
        let teks = v
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_else(|| "–".to_owned());
        teks.chars().take(200).collect::<String>()
    };
    (!b.beda.is_empty()).then(|| TabelView {
        id: format!("b-{}", b.berkas.id),
        keterangan: format!("{} perubahan pertama", b.beda.len()),
        kolom: vec![
            Kolom::teks("Baris").ponsel("pertama"),
            Kolom::teks("Perubahan").ponsel("penentu"),
            Kolom::teks("Sebelum").ponsel("lebar"),
            Kolom::teks("Sesudah").ponsel("lebar"),
        ],
        baris: b
            .beda
            .iter()
            .map(|x| {
                let (kata, warna) = match x.jenis.as_str() {
                    "tambah" => ("baru", Warna::Baik),
                    "hapus" => ("hilang", Warna::Bahaya),
                    _ => ("berubah", Warna::Awas),
                };
                Baris::baru(vec![
                    Sel::teks(&x.kunci).kode(&x.tabel),
                    Sel::cip(kata, warna),
                    Sel::teks(singkat(&x.sebelum)),
                    Sel::teks(singkat(&x.sesudah)),
                ])
            })
            .collect(),
        ..TabelView::default()
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TanyaBerkas {
    berkas: String,
}

/// The refused rows of one file of an import.
pub(super) async fn perbaikan(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(p): Path<String>,
    Query(q): Query<TanyaBerkas>,
) -> Hasil {
    let (db, clock) = (&k.ling.db, k.ling.clock.as_ref());
    let semua = match daftar::perbaikan(db, clock, &s.pelaku.nama, id(&p)?).await {
        Err(app::impor::ImporError::Tolak(apa)) => return Err(Galat::tidak_ada(apa)),
        lain => lain?,
    };
    let pokok = q
        .berkas
        .rsplit_once('.')
        .map_or(q.berkas.as_str(), |(a, _)| a);
    let dicari = format!("perbaikan-{pokok}.csv");
    match semua
        .into_iter()
        .find(|(n, _)| q.berkas.is_empty() || *n == dicari)
    {
        Some((nama, byte)) => Ok(unduh::jawab(byte, "text/csv; charset=utf-8", &nama)),
        None => Err(Galat::tidak_ada(
            "Tidak ada baris yang ditolak dalam impor ini.",
        )),
    }
}
