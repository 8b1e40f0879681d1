//! `/pemda/{kode}/akun`: accounts of a government; making one.

use app::akun::kelola::{self, Dibuat, SEHALAMAN};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderValue, header};
use keamanan::Peran;
use serde::Deserialize;

use super::{Daerah, daerah, saat};
use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{
    Baris, Bidang, Kolom, Kosong, NomorHalaman, Saringan, Sel, TabelView, Warna,
};
use crate::masuk::{ditolak, galat, kalimat, periksa_csrf};

#[derive(Template)]
#[template(path = "akun/kelola.html")]
pub(crate) struct KelolaHal {
    hal: Halaman,
    pemda: String,
    url: String,
    kabar: String,
    nama: String,
    tampilan: String,
    pertama: bool,
    daftar: TabelView,
}

impl KelolaHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |kabar: &str, pertama| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Akun"),
            pemda: "Kabupaten Contoh".into(),
            url: "/pemda/99.01/akun".into(),
            kabar: kabar.to_owned(),
            nama: "siti.rahma".into(),
            tampilan: "Nama Contoh".into(),
            pertama,
            daftar: TabelView::default(),
        };
        vec![baru("", true), baru("Nama akun sudah dipakai.", false)]
    }
}

/// One slip of paper.
pub(crate) struct Slip {
    pub(crate) tampilan: String,
    pub(crate) nama: String,
    pub(crate) rahasia: String,
}

#[derive(Template)]
#[template(path = "akun/lembar.html")]
pub(crate) struct LembarHal {
    pub(crate) hal: Halaman,
    pub(crate) judul: String,
    pub(crate) pesan: String,
    pub(crate) apa: &'static str,
    pub(crate) ekor: &'static str,
    pub(crate) asal: String,
    pub(crate) kembali: String,
    pub(crate) daftar: Vec<Slip>,
}

/// First passwords on a page for the printer, once: no cache keeps it.
pub(super) fn lembar(k: &Keadaan, s: &Sesi, d: &Daerah, dibuat: &[Dibuat]) -> Hasil {
    let daftar = dibuat
        .iter()
        .map(|b| Slip {
            tampilan: b.tampilan.clone(),
            nama: b.nama.clone(),
            rahasia: b.sandi.buka().to_owned(),
        })
        .collect();
    sekali(&LembarHal {
        hal: Halaman::baru(s, "Sandi awal").aktif("akun"),
        judul: format!("Sandi awal {} akun", dibuat.len()),
        pesan: "Hanya ditampilkan sekali ini. Cetak, potong, dan serahkan langsung kepada \
                orangnya; sandi harus diganti saat pertama masuk."
            .to_owned(),
        apa: "Sandi awal",
        ekor: "",
        asal: k.akun.asal.clone(),
        kembali: d.url("/akun"),
        daftar,
    })
}

/// A page that no cache keeps.
pub(super) fn sekali(h: &LembarHal) -> Hasil {
    let mut jawab = html(h)?;
    let simpan = HeaderValue::from_static("no-store");
    jawab.headers_mut().insert(header::CACHE_CONTROL, simpan);
    Ok(jawab)
}

#[derive(Deserialize, Default)]
pub(super) struct Tanya {
    #[serde(default)]
    cari: String,
    #[serde(default)]
    hal: Option<i64>,
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    nama: String,
    #[serde(default)]
    tampilan: String,
    #[serde(default)]
    pertama: String,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let d = daerah(&k, &kode).await?;
    html(&halaman(&k, &s, &d, &q, Isian::default(), String::new()).await?)
}

async fn halaman(
    k: &Keadaan,
    s: &Sesi,
    d: &Daerah,
    q: &Tanya,
    f: Isian,
    kabar: String,
) -> Result<KelolaHal, crate::Galat> {
    let ke = q.hal.unwrap_or(1).max(1);
    let (semua, jumlah) = kelola::daftar(&k.akun, d.pengelola(s), &q.cari, ke)
        .await
        .map_err(galat)?;
    Ok(KelolaHal {
        hal: Halaman::baru(s, format!("Akun {}", d.nama))
            .aktif("akun")
            .remah(&*d.nama, d.url("")),
        pemda: d.nama.clone(),
        url: d.url("/akun"),
        kabar,
        nama: f.nama,
        tampilan: f.tampilan,
        pertama: s.pelaku.memegang(Peran::AdminLokal),
        daftar: tabel(d, q, &semua, (ke, jumlah)),
    })
}

fn tabel(
    d: &Daerah,
    q: &Tanya,
    semua: &[app::akun::kelola::AkunRow],
    (ke, jumlah): (i64, i64),
) -> TabelView {
    let baris = semua
        .iter()
        .map(|a| {
            let (kata, warna) = match (a.aktif, a.harus_ganti) {
                (false, _) => ("ditutup", Warna::Bahaya),
                (true, true) => ("belum pernah masuk", Warna::Awas),
                (true, false) => ("aktif", Warna::Baik),
            };
            Baris::baru(vec![
                Sel::tautan(&*a.tampilan, d.url(&format!("/akun/{}", a.id))).kode(&*a.nama),
                Sel::cip(kata, warna),
                Sel::teks(if a.totp_aktif {
                    "dua langkah"
                } else {
                    "satu langkah"
                }),
                Sel::teks(saat(a.dibuat_pada)),
            ])
        })
        .collect();
    let url = crate::url::UrlDaftar::baru(d.url("/akun")).dengan("cari", &*q.cari);
    let akhir = (jumlah + SEHALAMAN - 1) / SEHALAMAN;
    let nomor = (1..=akhir)
        .filter(|n| akhir <= 12 || (*n - ke).abs() <= 3 || *n == 1 || *n == akhir)
        .map(|n| {
            let u = url.dengan("hal", n.to_string());
            (n.to_string(), Some(u.to_string()), n == ke)
        })
        .collect();
    TabelView {
        id: "akun".into(),
        keterangan: "Akun pemerintah daerah ini".into(),
        keterangan_samar: true,
        saring: Some(Saringan {
            aksi: d.url("/akun"),
            bidang: vec![Bidang::Teks {
                nama: "cari".into(),
                label: "Nama".into(),
                nilai: q.cari.clone(),
            }],
            aktif: vec![],
        }),
        kolom: vec![
            Kolom::teks("Orang").ponsel("pertama"),
            Kolom::teks("Keadaan").ponsel("penentu"),
            Kolom::teks("Cara masuk"),
            Kolom::teks("Dibuat").ponsel("samar"),
        ],
        baris,
        kosong: Some(Kosong {
            judul: "Belum ada akun".into(),
            kalimat: "Buat akun pertama di sebelah, atau banyak sekaligus dari berkas.".into(),
            langkah: vec![],
            perintah: None,
        }),
        halaman: Some(NomorHalaman {
            keterangan: format!("{jumlah} akun"),
            nomor,
        }),
        ..TabelView::default()
    }
}

pub(super) async fn buat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let d = daerah(&k, &kode).await?;
    let p = d.pengelola(&s);
    let hasil = if f.pertama == "ya" {
        kelola::admin_pertama(&k.akun, p, (&f.nama, &f.tampilan)).await
    } else {
        kelola::buat(&k.akun, p, (&f.nama, &f.tampilan, None)).await
    };
    match hasil {
        Ok(dibuat) => lembar(&k, &s, &d, &[dibuat]),
        Err(e) => {
            let kabar = kalimat(e)?;
            let q = Tanya::default();
            Ok(ditolak(html(&halaman(&k, &s, &d, &q, f, kabar).await?)?))
        }
    }
}
