//! `/pemda/{kode}/insiden`: failures of data protection and their duties.

use app::pelindungan::insiden::{self, InsidenBaru, InsidenRow, TugasRow};
use askama::Template;
use axum::extract::{Form, Path, State};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use keamanan::Tindakan;
use serde::Deserialize;
use uuid::Uuid;

use super::{Daerah, daerah, saat};
use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::Warna;
use crate::masuk::{arahkan, ditolak, galat, kalimat, periksa_csrf};

/// One duty for the page.
pub(crate) struct TugasView {
    kode: String,
    kalimat: &'static str,
    tenggat: String,
    lewat: bool,
    selesai: String,
    catatan: String,
}

/// One incident for the page.
pub(crate) struct InsidenView {
    id: String,
    judul: String,
    uraian: String,
    data: String,
    orang: String,
    diketahui: String,
    dicatat: String,
    ditutup: bool,
    lewat: bool,
    sisa: String,
    tugas: Vec<TugasView>,
}

#[derive(Template)]
#[template(path = "akun/insiden.html")]
pub(crate) struct InsidenHal {
    hal: Halaman,
    pemda: String,
    url: String,
    kabar: String,
    boleh: bool,
    insiden: Vec<InsidenView>,
    isian: Isian,
}

#[derive(Clone, Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    judul: String,
    #[serde(default)]
    uraian: String,
    #[serde(default)]
    data: String,
    #[serde(default)]
    orang: String,
    #[serde(default)]
    diketahui: String,
}

impl InsidenHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let tugas = |selesai: &str| TugasView {
            kode: "beri_tahu_subjek".into(),
            kalimat: insiden::kalimat_tugas("beri_tahu_subjek"),
            tenggat: "25 November 2026 12.00 WIB".into(),
            lewat: false,
            selesai: selesai.into(),
            catatan: "surat contoh".into(),
        };
        let satu = InsidenView {
            id: "1".into(),
            judul: "Berkas terkirim ke alamat salah (contoh)".into(),
            uraian: "Contoh.".into(),
            data: "nama".into(),
            orang: "12".into(),
            diketahui: "22 November 2026".into(),
            dicatat: "22 November 2026".into(),
            ditutup: false,
            lewat: false,
            sisa: "sisa 71 jam".into(),
            tugas: vec![tugas(""), tugas("23 November 2026")],
        };
        let baru = |insiden, boleh| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Insiden data pribadi"),
            pemda: "Kabupaten Contoh".into(),
            url: "/pemda/99.01/insiden".into(),
            kabar: String::new(),
            boleh,
            insiden,
            isian: Isian::default(),
        };
        vec![baru(vec![satu], true), baru(vec![], false)]
    }
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Path(kode): Path<String>) -> Hasil {
    let d = daerah(&k, &kode).await?;
    html(&halaman(&k, &s, &d, Isian::default(), String::new()).await?)
}

async fn halaman(
    k: &Keadaan,
    s: &Sesi,
    d: &Daerah,
    isian: Isian,
    kabar: String,
) -> Result<InsidenHal, Galat> {
    let kini = k.akun.kini();
    let semua = insiden::daftar(&k.akun, d.pengelola(s))
        .await
        .map_err(galat)?;
    let sumber = keamanan::Sumber::dalam(dasar::Id::dari_uuid(d.id));
    Ok(InsidenHal {
        hal: Halaman::baru(s, "Insiden data pribadi")
            .aktif("akun")
            .remah(&*d.nama, d.url("")),
        pemda: d.nama.clone(),
        url: d.url("/insiden"),
        kabar,
        boleh: keamanan::boleh(&s.pelaku, Tindakan::KelolaInsiden, &sumber).is_ok(),
        insiden: semua.into_iter().map(|(i, t)| susun(i, &t, kini)).collect(),
        isian,
    })
}

fn susun(i: InsidenRow, tugas: &[TugasRow], kini: DateTime<Utc>) -> InsidenView {
    let tenggat = tugas.iter().map(|t| t.tenggat).min().unwrap_or(kini);
    let lewat = tenggat < kini;
    let jam = (tenggat - kini).num_hours().abs();
    InsidenView {
        id: i.id.to_string(),
        judul: i.judul,
        uraian: i.uraian,
        data: if i.data_terdampak.is_empty() {
            "belum diketahui".to_owned()
        } else {
            i.data_terdampak
        },
        orang: i
            .jumlah_orang
            .map_or_else(|| "belum diketahui".to_owned(), |n| n.to_string()),
        diketahui: saat(i.diketahui_pada),
        dicatat: format!("{} oleh {}", saat(i.dicatat_pada), i.dicatat_oleh),
        ditutup: i.ditutup_pada.is_some(),
        lewat,
        sisa: if lewat {
            format!("lewat {jam} jam")
        } else {
            format!("sisa {jam} jam")
        },
        tugas: tugas
            .iter()
            .map(|t| TugasView {
                kode: t.kode.clone(),
                kalimat: insiden::kalimat_tugas(&t.kode),
                tenggat: saat(t.tenggat),
                lewat: t.tenggat < kini,
                selesai: t
                    .selesai_pada
                    .map_or_else(String::new, |p| format!("{} oleh {}", saat(p), t.oleh)),
                catatan: t.catatan.clone(),
            })
            .collect(),
    }
}

/// `2026-11-22T09:30` in western Indonesian time.
fn baca_saat(teks: &str) -> Result<Option<DateTime<Utc>>, ()> {
    if teks.trim().is_empty() {
        return Ok(None);
    }
    let t = NaiveDateTime::parse_from_str(teks.trim(), "%Y-%m-%dT%H:%M").map_err(|_| ())?;
    Ok(Some((t - TimeDelta::hours(7)).and_utc()))
}

pub(super) async fn kirim(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let d = daerah(&k, &kode).await?;
    let salah = |kabar: &str| kabar.to_owned();
    let baru = match (baca_saat(&f.diketahui), jumlah(&f.orang)) {
        (Err(()), _) => Err(salah(
            "Saat diketahui tidak terbaca; tulis tanggal dan jam.",
        )),
        (_, Err(())) => Err(salah("Jumlah orang harus angka, atau kosong.")),
        (Ok(diketahui_pada), Ok(jumlah_orang)) => Ok(InsidenBaru {
            judul: f.judul.clone(),
            uraian: f.uraian.clone(),
            data_terdampak: f.data.clone(),
            jumlah_orang,
            diketahui_pada,
        }),
    };
    let kabar = match baru {
        Ok(baru) => match insiden::catat(&k.akun, d.pengelola(&s), &baru).await {
            Ok(_) => {
                let pesan = "Insiden dicatat. Tenggat kewajibannya berjalan sejak diketahui.";
                return Ok(arahkan(&k, &d.url("/insiden"), Warna::Baik, pesan));
            }
            Err(e) => kalimat(e)?,
        },
        Err(kabar) => kabar,
    };
    Ok(ditolak(html(&halaman(&k, &s, &d, f, kabar).await?)?))
}

fn jumlah(teks: &str) -> Result<Option<i64>, ()> {
    match teks.trim() {
        "" => Ok(None),
        t => t.replace('.', "").parse().map(Some).map_err(|_| ()),
    }
}

#[derive(Deserialize, Default)]
pub(super) struct TugasIsian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    tugas: String,
    #[serde(default)]
    catatan: String,
}

pub(super) async fn tugas(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, id)): Path<(String, String)>,
    Form(f): Form<TugasIsian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let d = daerah(&k, &kode).await?;
    let id = Uuid::parse_str(&id).map_err(|_| Galat::tidak_ada("Insiden tidak ditemukan."))?;
    let apa = (id, f.tugas.as_str());
    let url = d.url("/insiden");
    match insiden::selesaikan(&k.akun, d.pengelola(&s), apa, &f.catatan).await {
        Ok(true) => Ok(arahkan(
            &k,
            &url,
            Warna::Baik,
            "Semua kewajiban selesai; insiden ditutup.",
        )),
        Ok(false) => Ok(arahkan(
            &k,
            &url,
            Warna::Baik,
            "Kewajiban ditandai selesai.",
        )),
        Err(e) => Ok(arahkan(&k, &url, Warna::Bahaya, &kalimat(e)?)),
    }
}
