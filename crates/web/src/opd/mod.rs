//! `/pemda/{kode}/opd`: the offices of a government, and one office with all its rows.

mod tabel;

use app::gulung::{OpdGulungan, TingkatGulungan};
use app::tampil::daerah::Daerah;
use app::tampil::opd;
use app::tampil::pagu::{self, JumlahRow};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::daerah::{self, rp};
use crate::galat::{Hasil, html};
use crate::komponen::{
    BenangView, Cip, Kosong, PilihKolom, SimpulView, TabelView, Tautan, UangView, Warna,
};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::{Galat, Halaman, Keadaan, Sesi};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/opd", daftar)
        .get("/pemda/{kode}/opd/{opd}", satu)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Tanya {
    tahun: Option<String>,
    temuan: Option<String>,
    urut: Option<String>,
    pilih: Option<String>,
    angka: Option<String>,
    format: Option<String>,
}

#[derive(Template)]
#[template(path = "opd/daftar.html")]
struct DaftarHal {
    hal: Halaman,
    status: Vec<Cip>,
    keterangan: String,
    kosong: Option<Kosong>,
    tabel: TabelView,
}

async fn daftar(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
    kolom: PilihKolom,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let sub = pagu::per_opd(&mut tx, d.tahun, "sub_kegiatan").await?;
    let program = pagu::per_opd(&mut tx, d.tahun, "program").await?;
    let perangkat = app::tampil::daerah::perangkat(&mut tx).await?;
    let urut = q.urut.clone().unwrap_or_default();
    let isi = tabel::isi_daftar(&perangkat, &sub, &program, &urut);
    if let Some(f) = Format::dari(q.format.as_deref()) {
        let laporan = kolom.laporan(tabel::laporan_daftar(&d, &isi), &tabel::KOLOM_DAFTAR);
        return unduh::berkas(&k, laporan, daerah::kop(&d, vec![]), f).await;
    }
    let (status, keterangan) = daerah::status(&d, d.berlaku("apbd").or(d.berlaku("rkpd")));
    html(&DaftarHal {
        hal: daerah::halaman(&s, &d, format!("Perangkat daerah {}", d.tahun), "opd"),
        status,
        keterangan,
        kosong: d.kosong().then(|| daerah::kosong(&d)),
        tabel: tabel::daftar(&d, &isi, &urut, &kolom),
    })
}

#[derive(Template)]
#[template(path = "opd/opd.html")]
struct OpdHal {
    hal: Halaman,
    judul: String,
    kode: String,
    status: Vec<Cip>,
    keterangan: String,
    angka: Vec<(String, UangView, String)>,
    temuan: Vec<(Tautan, String, Cip)>,
    saring: Vec<crate::pagu::PilihStatus>,
    tabel: TabelView,
    akun: Option<TabelView>,
    benang: BenangView,
    benang_judul: Option<Tautan>,
    benang_tutup: Option<String>,
}

async fn satu(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, opd)): Path<(String, String)>,
    Query(q): Query<Tanya>,
    kolom: PilihKolom,
) -> Hasil {
    let r = daerah::buka_residen(&k, &kode, q.tahun.as_deref()).await?;
    let d = &r.daerah;
    let Some(o) = r.gulungan.opd(&opd) else {
        return Err(Galat::tidak_ada(format!(
            "Tidak ada perangkat daerah dengan kode {opd} di {}.",
            d.pemda.nama
        )));
    };
    let j = opd::jumlah(&o);
    let hanya = q.temuan.as_deref() == Some("1");
    let penuh = q.angka.as_deref() == Some("penuh");
    if let Some(f) = Format::dari(q.format.as_deref()) {
        let laporan = tabel::laporan(d, &o, &j, hanya);
        let laporan = kolom.laporan(laporan, &tabel::KOLOM_POHON.map(|(k, _)| k));
        let saring = hanya.then(|| "hanya dengan temuan".to_owned());
        let kop = daerah::kop(d, saring.into_iter().collect());
        return unduh::berkas(&k, laporan, kop, f).await;
    }
    let dipilih = q.pilih.as_deref().unwrap_or_default();
    let samping = match tabel::simpul_dipilih(&o, dipilih) {
        None => None,
        Some(pilih) => {
            let mut tx = app::tampil::daerah::baca(&k.ling.db, d).await?;
            crate::benang::samping(&mut tx, d, Some(&pilih)).await?
        }
    };
    let url = daerah::url(d, &format!("/opd/{}", crate::url::sandi(&o.kode)))
        .dengan("temuan", if hanya { "1" } else { "" })
        .dengan("angka", if penuh { "penuh" } else { "" });
    let url = kolom.pada(&url);
    let minta = tabel::Minta {
        hanya,
        penuh,
        pilih: dipilih,
        kolom: &kolom,
        url: &url,
    };
    let ada_pilihan = samping.is_some();
    let (benang, benang_judul) = match samping {
        Some((b, j)) => (b, Some(j)),
        None => (ringkasan(d, &o, &j), None),
    };
    let (status, keterangan) = daerah::status(d, d.berlaku("apbd").or(d.berlaku("rkpd")));
    html(&OpdHal {
        hal: daerah::halaman(&s, d, &o.nama, "opd")
            .remah("Perangkat daerah", daerah::url(d, "/opd").to_string()),
        judul: o.nama.clone(),
        kode: o.kode.clone(),
        status,
        keterangan: format!("{keterangan} · per perubahan ke-{}", r.gulungan.urut()),
        angka: angka(&j),
        temuan: temuan(d, &o),
        saring: saring(&o, &url, hanya),
        akun: tabel::akun(&o),
        tabel: tabel::satu(&o, &j, &minta),
        benang,
        benang_judul,
        benang_tutup: ada_pilihan.then(|| url.to_string()),
    })
}

fn angka(j: &JumlahRow) -> Vec<(String, UangView, String)> {
    let serap = dasar::rasio::Rasio::dari(rp(j.realisasi_sen), rp(j.dpa_sen))
        .map(|r| format!("{} dari DPA", r.persen(1)))
        .unwrap_or_default();
    vec![
        (
            "RKPD".into(),
            UangView::ringkas(rp(j.rkpd_sen)),
            String::new(),
        ),
        (
            "APBD".into(),
            UangView::ringkas(rp(j.apbd_sen)),
            format!(
                "{} dari RKPD",
                daerah::persen_beda(j.selisih_sen, j.rkpd_sen)
            ),
        ),
        (
            "DPA".into(),
            UangView::ringkas(rp(j.dpa_sen)),
            String::new(),
        ),
        (
            "dibayar".into(),
            UangView::ringkas(rp(j.realisasi_sen)),
            serap,
        ),
    ]
}

/// Counts by rule, with the list they lead to.
fn temuan(d: &Daerah, o: &OpdGulungan) -> Vec<(Tautan, String, Cip)> {
    let mut t: Vec<_> = o.aturan.iter().collect();
    t.sort_by(|a, b| {
        b.jumlah
            .cmp(&a.jumlah)
            .then_with(|| a.aturan.cmp(&b.aturan))
    });
    t.into_iter()
        .map(|h| {
            let url = daerah::url(d, "/temuan")
                .dengan("opd", &o.kode)
                .dengan("aturan", &h.aturan)
                .dengan("tingkat", &h.tingkat);
            let judul = app::tampil::aturan::cari(&h.aturan)
                .map(|a| a.judul)
                .unwrap_or_default();
            (
                Tautan::baru(&h.aturan, url.to_string()),
                judul.to_owned(),
                Cip {
                    teks: h.jumlah.to_string(),
                    warna: daerah::cip_tingkat(&h.tingkat).warna,
                },
            )
        })
        .collect()
}

fn saring(
    o: &OpdGulungan,
    url: &crate::url::UrlDaftar,
    hanya: bool,
) -> Vec<crate::pagu::PilihStatus> {
    let n = |f: bool| o.baris.iter().filter(|b| !f || b.jumlah.temuan > 0).count();
    [
        ("semua baris", "", false),
        ("hanya dengan temuan", "1", true),
    ]
    .map(|(teks, nilai, f)| crate::pagu::PilihStatus {
        teks: teks.to_owned(),
        jumlah: n(f).to_string(),
        url: url.dengan("temuan", nilai).to_string(),
        kini: f == hanya,
    })
    .into()
}

/// How the budget differs from the annual plan.
fn cip_beda(j: &JumlahRow) -> Cip {
    if j.selisih_sen == 0 {
        return Cip::baru("selaras", Warna::Baik);
    }
    let beda = daerah::persen_beda(j.selisih_sen, j.rkpd_sen);
    Cip::baru(format!("{beda} dari RKPD"), Warna::Awas)
}

/// The thread of the whole office: its sums from plan to payment.
fn ringkasan(d: &Daerah, o: &OpdGulungan, j: &JumlahRow) -> BenangView {
    let simpul = |jenis: String, nama: String, cip: Vec<Cip>, ada: bool| SimpulView {
        jenis,
        nama,
        cip,
        keadaan: if ada { "" } else { "kosong" },
        ..SimpulView::default()
    };
    let uang = |n: i64, ada: bool| {
        if ada {
            rp(n).ringkas()
        } else {
            "belum diimpor".to_owned()
        }
    };
    let ada = |dok: &str| d.berlaku(dok).is_some();
    let mut lebih = Vec::new();
    if ada("renstra") && j.renstra_sen > 0 && j.rkpd_sen > j.renstra_sen {
        lebih.push(Cip::baru("terlampaui RKPD", Warna::Bahaya));
    }
    let beda = (ada("apbd") && ada("rkpd"))
        .then(|| cip_beda(j))
        .into_iter()
        .collect();
    let program = o.cacah(TingkatGulungan::Program);
    let mut kini = simpul("Perangkat daerah".into(), o.nama.clone(), vec![], true);
    kini.keadaan = "kini";
    kini.rincian
        .push(format!("{program} program · {} sub kegiatan", j.baris));
    BenangView {
        simpul: vec![
            simpul(
                format!("Renstra, pagu {}", d.tahun),
                uang(j.renstra_sen, ada("renstra")),
                lebih,
                ada("renstra"),
            ),
            kini,
            simpul(
                format!("RKPD {}", d.tahun),
                uang(j.rkpd_sen, ada("rkpd")),
                vec![],
                ada("rkpd"),
            ),
            simpul(
                format!("APBD {}", d.tahun),
                uang(j.apbd_sen, ada("apbd")),
                beda,
                ada("apbd"),
            ),
            simpul(
                format!("DPA {}", d.tahun),
                uang(j.dpa_sen, ada("dpa")),
                vec![],
                ada("dpa"),
            ),
            simpul(
                "Dibayar".into(),
                uang(j.realisasi_sen, ada("realisasi")),
                vec![],
                ada("realisasi"),
            ),
        ],
    }
}
