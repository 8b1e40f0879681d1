//! `/pemda/{kode}/pagu`: every sub-activity with its ceilings in all documents side by side.

mod saring;
mod tabel;

use app::tampil::daerah::Daerah;
use app::tampil::pagu::{self, DaftarPagu};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{BenangView, Cip, PilihKolom, TabelView, Tautan};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::{Halaman, Keadaan, Sesi};

pub use saring::Pilihan;
pub(crate) use tabel::{kolom_uang, sel_uang, sel_uang_mungkin};

/// Rows of one page.
const PER: usize = 50;
/// Most rows of a download; the page says how many there are.
const MAKS_UNDUH: i64 = 200_000;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/pagu", lihat)
}

/// The query as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Tanya {
    tahun: Option<String>,
    tingkat: Option<String>,
    opd: Option<String>,
    program: Option<String>,
    status: Option<String>,
    temuan: Option<String>,
    q: Option<String>,
    urut: Option<String>,
    hal: Option<String>,
    pilih: Option<String>,
    format: Option<String>,
}

/// One state above the table: words, rows, address, chosen.
pub(crate) struct PilihStatus {
    pub teks: String,
    pub jumlah: String,
    pub url: String,
    pub kini: bool,
}

#[derive(Template)]
#[template(path = "pagu/daftar.html")]
struct PaguHal {
    hal: Halaman,
    judul: String,
    status: Vec<Cip>,
    keterangan: String,
    kosong: Option<crate::komponen::Kosong>,
    pilih_status: Vec<PilihStatus>,
    tabel: TabelView,
    benang: Option<BenangView>,
    benang_judul: Option<Tautan>,
    benang_tutup: String,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(t): Query<Tanya>,
    kolom: PilihKolom,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, t.tahun.as_deref()).await?;
    let p = Pilihan::dari(&d, &t, &kolom);
    let format = Format::dari(t.format.as_deref());
    let mut h = p.halaman;
    if format.is_some() {
        h.batas = MAKS_UNDUH;
        h.lewati = 0;
    }
    let data = pagu::muat(&mut tx, &p.saring, h).await?;
    if let Some(f) = format {
        let perangkat = app::tampil::daerah::perangkat(&mut tx).await?;
        let laporan = kolom.laporan(tabel::laporan(&d, &p, &data), &tabel::KOLOM);
        let kop = daerah::kop(&d, tabel::kata_saring(&p, &perangkat));
        return unduh::berkas(&k, laporan, kop, f).await;
    }
    let perangkat = app::tampil::daerah::perangkat(&mut tx).await?;
    let samping = crate::benang::samping(&mut tx, &d, t.pilih.as_deref()).await?;
    let judul = p.judul().to_owned();
    let (status, keterangan) = daerah::status(&d, d.berlaku("apbd").or(d.berlaku("rkpd")));
    let (benang, benang_judul) = samping.map_or((None, None), |(b, j)| (Some(b), Some(j)));
    html(&PaguHal {
        hal: daerah::halaman(&s, &d, format!("{judul} {}", d.tahun), "pagu")
            .ringkasan(format!("{judul} {} {}", d.pemda.nama, d.tahun)),
        judul,
        status,
        keterangan,
        kosong: d.kosong().then(|| daerah::kosong(&d)),
        pilih_status: pilih_status(&p, &data),
        tabel: kolom.terapkan(
            tabel::tampilan(&d, &p, &data, &perangkat, benang.is_some()),
            &p.url,
        ),
        benang,
        benang_judul,
        benang_tutup: p.url.tanpa("pilih").to_string(),
    })
}

/// The states with their counts; "berbeda" is what rule BUD-03 counts.
fn pilih_status(p: &Pilihan, data: &DaftarPagu) -> Vec<PilihStatus> {
    let n = |s: &str| data.per_status.get(s).copied().unwrap_or(0);
    let semua: i64 = data.per_status.values().sum();
    let butir = [
        ("", "semua", semua),
        (
            "berbeda",
            "berbeda",
            pagu::BERBEDA.iter().map(|s| n(s)).sum(),
        ),
        ("naik", "naik", n("naik") + n("dari_nol")),
        ("turun", "turun", n("turun") + n("jadi_nol")),
        ("jadi_nol", "jadi nol", n("jadi_nol")),
        ("dari_nol", "dari nol", n("dari_nol")),
        ("selaras", "selaras", n("selaras")),
        ("hanya_rkpd", "hanya di RKPD", n("hanya_rkpd")),
        ("hanya_apbd", "hanya di APBD", n("hanya_apbd")),
        ("hanya_lain", "di luar keduanya", n("hanya_lain")),
    ];
    butir
        .into_iter()
        .filter(|(s, _, jumlah)| *jumlah > 0 || s.is_empty() || *s == p.status)
        .map(|(s, teks, jumlah)| PilihStatus {
            teks: teks.to_owned(),
            jumlah: crate::url::ribuan(daerah::cacah(jumlah)),
            url: p.url.dengan("status", s).to_string(),
            kini: s == p.status,
        })
        .collect()
}

/// Address of the list with only this office.
#[must_use]
pub fn url_opd(d: &Daerah, opd: &str) -> String {
    daerah::url(d, "/pagu").dengan("opd", opd).to_string()
}
