//! `/pemda/{kode}/temuan`: what does not agree, by rule, office and severity; and one finding.

mod alasan;
mod daftar;
mod ringkasan;

use app::tampil::aturan;
use app::tampil::daerah::Daerah;
use app::tampil::temuan::{self, TemuanRow};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Cip, Tautan, TemuanView};
use crate::rute::Perute;
use crate::{Galat, Halaman, Keadaan, Sesi};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/temuan", daftar::lihat)
        .get("/pemda/{kode}/temuan/{id}", satu)
        .post("/pemda/{kode}/temuan/{id}/alasan", alasan::beri)
        .post(
            "/pemda/{kode}/temuan/{id}/alasan/{urut}/cabut",
            alasan::cabut,
        )
        .post("/pemda/{kode}/toleransi", alasan::toleransi)
        .get("/pemda/{kode}/pemeriksaan", ringkasan::lihat)
}

/// A finding as a card; `lengkap` adds the link to its own page.
#[must_use]
pub fn kartu(d: &Daerah, t: &TemuanRow, lengkap: bool) -> TemuanView {
    let info = aturan::cari(&t.aturan);
    let judul = match (&t.simpul_nama, &info) {
        (Some(n), _) if lengkap => n.clone(),
        (_, Some(i)) => i.judul.to_owned(),
        (Some(n), None) => n.clone(),
        (None, None) => t.subjek.replace('|', " · "),
    };
    let mut aksi = Vec::new();
    if lengkap {
        if let Some((e, s)) = t.edisi_id.zip(t.simpul_id) {
            aksi.push(Tautan::baru("Lihat baris", daerah::url_benang(d, e, s)));
        }
        aksi.push(Tautan::baru("Buka temuan", url_satu(d, &t.id)));
    } else {
        aksi.push(Tautan::baru("Buka temuan", url_satu(d, &t.id)));
    }
    let mut pasal = info.map(|i| i.pasal.to_owned()).unwrap_or_default();
    if lengkap && let Some(o) = &t.opd_nama {
        pasal = if pasal.is_empty() {
            o.clone()
        } else {
            format!("{pasal} · {o}")
        };
    }
    if t.alasan > 0 {
        pasal = format!("{pasal} · sudah diberi alasan");
    }
    TemuanView {
        tingkat: daerah::cip_tingkat(&t.tingkat),
        judul,
        aturan: Some(Tautan::baru(&t.aturan, format!("/aturan/{}", t.aturan))),
        kalimat: t.pesan.clone(),
        saran: t.saran.clone(),
        pasal,
        aksi,
    }
}

/// Address of one finding.
#[must_use]
pub fn url_satu(d: &Daerah, id: &str) -> String {
    daerah::url(d, &format!("/temuan/{}", crate::url::sandi(id))).to_string()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TanyaSatu {
    tahun: Option<String>,
}

#[derive(Template)]
#[template(path = "temuan/satu.html")]
struct TemuanHal {
    hal: Halaman,
    judul: String,
    tingkat: Cip,
    aturan: Tautan,
    status: Vec<Cip>,
    keterangan: String,
    kalimat: String,
    saran: String,
    pasal: String,
    boleh_alasan: bool,
    perintah: String,
    borang: Option<Borang>,
    letak: Vec<(String, String, Option<String>)>,
    angka: Vec<(String, String)>,
    alasan: Vec<AlasanView>,
    lihat: Option<String>,
}

/// The forms of somebody who may write.
struct Borang {
    aksi: String,
    toleransi: String,
    tahun: String,
    id: String,
    aturan: String,
    boleh_alasan: bool,
}

/// One reason.
struct AlasanView {
    teks: String,
    siapa: String,
    dicabut: Option<String>,
    cabut: Option<String>,
}

impl AlasanView {
    fn dari(a: temuan::AlasanRow, aksi: Option<&str>) -> Self {
        let dicabut = a
            .dicabut_oleh
            .zip(a.dicabut_pada)
            .map(|(o, p)| format!("dicabut {o}, {}", daerah::saat(p)));
        Self {
            teks: a.alasan,
            siapa: format!("{}, {}", a.oleh, daerah::saat(a.pada)),
            cabut: aksi
                .filter(|_| dicabut.is_none())
                .map(|u| format!("{u}/{}/cabut", a.urut)),
            dicabut,
        }
    }
}

async fn satu(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, id)): Path<(String, String)>,
    Query(q): Query<TanyaSatu>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let Some((t, alasan)) = temuan::satu(&mut tx, d.tahun, &id).await? else {
        return Err(Galat::tidak_ada(
            "Temuan ini tidak ada lagi: mungkin sudah diperbaiki, atau tahunnya lain.",
        ));
    };
    let info = aturan::cari(&t.aturan);
    let boleh_alasan = info.as_ref().is_some_and(|i| i.boleh_alasan) && t.tingkat != "blokir";
    let sumber = keamanan::Sumber::dalam(dasar::Id::dari_uuid(d.pemda.id));
    let menulis = keamanan::boleh(&s.pelaku, keamanan::Tindakan::BeriAlasan, &sumber).is_ok();
    let borang = menulis.then(|| Borang {
        aksi: format!(
            "{}/alasan",
            daerah::jalur(&d, &format!("/temuan/{}", crate::url::sandi(&t.id)))
        ),
        toleransi: daerah::jalur(&d, "/toleransi"),
        tahun: d.tahun.to_string(),
        id: t.id.clone(),
        aturan: t.aturan.clone(),
        boleh_alasan,
    });
    let judul = info
        .as_ref()
        .map_or_else(|| t.subjek.replace('|', " · "), |i| i.judul.to_owned());
    let (status, keterangan) =
        daerah::status(&d, d.edisi.iter().find(|e| Some(e.id) == t.edisi_id));
    html(&TemuanHal {
        hal: daerah::halaman(&s, &d, &judul, "temuan")
            .remah("Temuan", daerah::url(&d, "/temuan").to_string()),
        tingkat: daerah::cip_tingkat(&t.tingkat),
        aturan: Tautan::baru(&t.aturan, format!("/aturan/{}", t.aturan)),
        judul,
        status,
        keterangan,
        kalimat: t.pesan.clone(),
        saran: t.saran.clone(),
        pasal: info
            .as_ref()
            .map(|i| i.pasal.to_owned())
            .unwrap_or_default(),
        boleh_alasan,
        perintah: format!(
            "selaras periksa --pemda {} --tahun {} alasan {} --teks \"…\"",
            d.pemda.kode, d.tahun, t.id
        ),
        letak: letak(&d, &t),
        angka: angka(&t),
        alasan: alasan
            .into_iter()
            .map(|a| AlasanView::dari(a, borang.as_ref().map(|b| b.aksi.as_str())))
            .collect(),
        borang,
        lihat: t
            .edisi_id
            .zip(t.simpul_id)
            .map(|(e, s)| daerah::url_benang(&d, e, s)),
    })
}

/// Where the finding is: words, value, address.
fn letak(d: &Daerah, t: &TemuanRow) -> Vec<(String, String, Option<String>)> {
    let mut l = Vec::new();
    if let Some((k, n)) = t.opd_kode.as_ref().zip(t.opd_nama.as_ref()) {
        let url = daerah::url(d, &format!("/opd/{}", crate::url::sandi(k))).to_string();
        l.push(("Perangkat daerah".to_owned(), n.clone(), Some(url)));
    }
    if let Some(dok) = &t.dokumen {
        let nama = app::tampil::benang::nama_dokumen(dok);
        l.push(("Dokumen".to_owned(), format!("{nama} {}", d.tahun), None));
    }
    if let Some((k, n)) = t.simpul_kode.as_ref().zip(t.simpul_nama.as_ref()) {
        let url = t
            .edisi_id
            .zip(t.simpul_id)
            .map(|(e, s)| daerah::url_benang(d, e, s));
        l.push(("Baris".to_owned(), format!("{k} {n}"), url));
    }
    l.push(("Subjek".to_owned(), t.subjek.replace('|', " · "), None));
    l.push((
        "Pertama ditemukan".to_owned(),
        daerah::saat(t.pertama_pada),
        None,
    ));
    l
}

/// Figures behind the sentence: amounts in rupiah, the rest as stored.
fn angka(t: &TemuanRow) -> Vec<(String, String)> {
    let Some(serde_json::Value::Object(isi)) = &t.angka else {
        return Vec::new();
    };
    isi.iter()
        .map(|(k, v)| {
            let teks = match v {
                serde_json::Value::String(s) => s.clone(),
                lain => lain.to_string(),
            };
            let uang = teks
                .contains('.')
                .then(|| dasar::uang::Rupiah::parse_mesin(&teks).ok());
            let teks = match uang.flatten() {
                Some(r) if !k.contains("persen") => r.to_string(),
                _ => teks,
            };
            (k.replace('_', " "), teks)
        })
        .collect()
}
