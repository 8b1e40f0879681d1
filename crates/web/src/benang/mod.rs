//! `/pemda/{kode}/benang/{edisi}/{simpul}`: the golden thread of any node.

mod mata;
mod mengapa;
mod tabel;

use app::tampil::benang::{self, Benang};
use app::tampil::daerah::{Daerah, Tx};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use uuid::Uuid;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{BenangView, Cip, Mengapa, TabelView, Tautan, TemuanView};
use crate::rute::Perute;
use crate::{Galat, Halaman, Keadaan, Sesi};

use mata::MataView;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/benang/{edisi}/{simpul}", lihat)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Tanya {
    tahun: Option<String>,
}

#[derive(Template)]
#[template(path = "benang/benang.html")]
struct BenangHal {
    hal: Halaman,
    judul: String,
    tingkat: String,
    kode: String,
    kode_asli: Option<String>,
    opd: Option<Tautan>,
    unit: Option<String>,
    status: Vec<Cip>,
    keterangan: String,
    edisi_lama: Option<String>,
    mata: Vec<MataView>,
    mengapa: Vec<Mengapa>,
    temuan: Vec<TemuanView>,
    temuan_url: String,
    temuan_bawah: Option<Tautan>,
    label: Vec<(String, Vec<String>)>,
    bawah: Option<TabelView>,
    indikator: Option<TabelView>,
    nilai: Option<TabelView>,
    pembayaran: Option<TabelView>,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, edisi, simpul)): Path<(String, String, String)>,
    Query(t): Query<Tanya>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, t.tahun.as_deref()).await?;
    let tidak_ada = || Galat::tidak_ada("Simpul rencana ini tidak ada di edisi yang ditunjuk.");
    let (Ok(edisi), Ok(simpul)) = (Uuid::parse_str(&edisi), Uuid::parse_str(&simpul)) else {
        return Err(tidak_ada());
    };
    let b = benang::muat(&mut tx, &d, edisi, simpul)
        .await?
        .ok_or_else(tidak_ada)?;
    html(&halaman(&s, &d, &b))
}

/// The thread of a row chosen beside a list (`edisi.simpul`), and the link to its page.
///
/// # Errors
/// The database does not answer.
pub async fn samping(
    tx: &mut Tx<'_>,
    d: &Daerah,
    pilih: Option<&str>,
) -> Result<Option<(BenangView, Tautan)>, Galat> {
    let Some((e, s)) = pilih.and_then(|p| p.split_once('.')) else {
        return Ok(None);
    };
    let (Ok(e), Ok(s)) = (Uuid::parse_str(e), Uuid::parse_str(s)) else {
        return Ok(None);
    };
    let Some(b) = benang::muat(tx, d, e, s).await? else {
        return Ok(None);
    };
    let simpul = mata::semua(d, &b)
        .into_iter()
        .map(MataView::ringkas)
        .collect();
    let tautan = Tautan::baru(&b.simpul.nama, daerah::url_benang(d, e, s));
    Ok(Some((BenangView { simpul }, tautan)))
}

fn halaman(s: &Sesi, d: &Daerah, b: &Benang) -> BenangHal {
    let n = &b.simpul;
    let e = d.edisi.iter().find(|e| e.id == n.edisi_id);
    let (status, keterangan) = daerah::status(d, e);
    let mut hal = daerah::halaman(s, d, &n.nama, &n.jenis)
        .remah(
            benang::nama_dokumen(&n.jenis),
            daerah::url(d, "/rencana")
                .dengan("dok", &n.jenis)
                .to_string(),
        )
        .ringkasan(format!("Benang emas {} {}", n.kode, n.nama));
    let opd = n
        .opd_kode
        .as_ref()
        .zip(n.opd_nama.as_ref())
        .map(|(k, nama)| {
            Tautan::baru(
                nama,
                daerah::url(d, &format!("/opd/{}", crate::url::sandi(k))).to_string(),
            )
        });
    if let Some(o) = &opd {
        hal = hal.remah(&o.teks, &o.url);
    }
    for l in &b.leluhur {
        hal = hal.remah(&l.nama, daerah::url_benang(d, l.edisi_id, l.id));
    }
    let unit = n
        .unit_nama
        .clone()
        .filter(|u| Some(u) != n.opd_nama.as_ref());
    BenangHal {
        hal,
        judul: n.nama.clone(),
        tingkat: daerah::nama_tingkat(&n.tingkat).to_owned(),
        kode: n.kode.clone(),
        kode_asli: (!n.kode_asli.is_empty() && n.kode_asli != n.kode).then(|| n.kode_asli.clone()),
        opd,
        unit,
        status,
        keterangan,
        edisi_lama: (n.status != "berlaku").then(|| {
            format!(
                "Edisi {} ini sudah {}; angka di halaman lain memakai edisi yang berlaku.",
                n.edisi_urut, n.status
            )
        }),
        mata: mata::semua(d, b),
        mengapa: mengapa::semua(b),
        temuan: b
            .temuan
            .iter()
            .map(|t| crate::temuan::kartu(d, t, false))
            .collect(),
        temuan_url: daerah::url(d, "/temuan").dengan("q", &n.kode).to_string(),
        temuan_bawah: temuan_bawah(d, b),
        label: label(b),
        bawah: tabel::bawah(d, b),
        indikator: tabel::indikator(b),
        nilai: tabel::nilai(b),
        pembayaran: tabel::pembayaran(b),
    }
}

/// Findings on rows below the node, as a link to those rows.
fn temuan_bawah(d: &Daerah, b: &Benang) -> Option<Tautan> {
    let r = b.baris.as_ref().filter(|r| r.tingkat != "sub_kegiatan")?;
    let lain = r
        .temuan
        .saturating_sub(i32::try_from(b.temuan.len()).unwrap_or(0));
    (lain > 0).then(|| {
        let url = daerah::url(d, "/pagu")
            .dengan("opd", &r.opd_kode)
            .dengan("program", &r.program_kode)
            .dengan("temuan", "1");
        Tautan::baru(
            format!("{lain} temuan pada baris di bawahnya"),
            url.to_string(),
        )
    })
}

fn label(b: &Benang) -> Vec<(String, Vec<String>)> {
    let judul = [
        ("nasional", "Prioritas nasional"),
        ("provinsi", "Prioritas provinsi"),
        ("daerah", "Prioritas daerah"),
        ("dana", "Sumber dana"),
        ("lokasi", "Lokasi"),
    ];
    judul
        .into_iter()
        .filter_map(|(j, nama)| {
            let isi: Vec<String> = b
                .label
                .iter()
                .filter(|l| l.jenis == j)
                .map(|l| match l.kode.as_str() {
                    "" => l.teks.clone(),
                    k => format!("{} ({k})", l.teks),
                })
                .collect();
            (!isi.is_empty()).then(|| (nama.to_owned(), isi))
        })
        .collect()
}
