//! `/pemda/{kode}/akun/impor`: many accounts at once.

use app::akun::impor::{self, lembar_csv};
use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;

use super::{Daerah, daerah, kelola};
use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{Baris, Kolom, Sel, TabelView};
use crate::masuk::{ditolak, galat, periksa_csrf};

#[derive(Template)]
#[template(path = "akun/impor.html")]
pub(crate) struct ImporHal {
    hal: Halaman,
    url: String,
    jumlah: usize,
    masalah: Option<TabelView>,
}

impl ImporHal {
    fn baru(s: &Sesi, d: &Daerah) -> Self {
        Self {
            hal: Halaman::baru(s, "Banyak akun")
                .aktif("akun")
                .remah(&*d.nama, d.url(""))
                .remah("Akun", d.url("/akun")),
            url: d.url("/akun/impor"),
            jumlah: 0,
            masalah: None,
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |masalah| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Banyak akun"),
            url: "/pemda/99.01/akun/impor".into(),
            jumlah: 3,
            masalah,
        };
        vec![baru(None), baru(Some(TabelView::default()))]
    }
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Path(kode): Path<String>) -> Hasil {
    let d = daerah(&k, &kode).await?;
    html(&ImporHal::baru(&s, &d))
}

fn rusak() -> Galat {
    Galat::Masukan("Kiriman berkas terputus atau tidak lengkap. Unggah lagi.".to_owned())
}

pub(super) async fn kirim(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    mut m: Multipart,
) -> Hasil {
    let (mut csrf, mut bentuk) = (String::new(), String::new());
    let (mut nama, mut isi) = (String::new(), Vec::new());
    while let Some(b) = m.next_field().await.map_err(|_| rusak())? {
        match b.name().unwrap_or_default() {
            "csrf" => csrf = b.text().await.map_err(|_| rusak())?,
            "bentuk" => bentuk = b.text().await.map_err(|_| rusak())?,
            "berkas" => {
                b.file_name().unwrap_or("akun.csv").clone_into(&mut nama);
                isi = b.bytes().await.map_err(|_| rusak())?.to_vec();
            }
            _ => {}
        }
    }
    periksa_csrf(&s, &csrf)?;
    let d = daerah(&k, &kode).await?;
    let nama: String = nama.chars().filter(|c| !c.is_control()).take(120).collect();
    let hasil = impor::jalankan(&k.akun, d.pengelola(&s), (&nama, &isi))
        .await
        .map_err(galat)?;
    if hasil.dibuat.is_empty() {
        return Ok(ditolak(html(&ImporHal {
            jumlah: hasil.masalah.len(),
            masalah: Some(tabel(&hasil.masalah)),
            ..ImporHal::baru(&s, &d)
        })?));
    }
    if bentuk != "csv" {
        return kelola::lembar(&k, &s, &d, &hasil.dibuat);
    }
    let kepala = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/csv; charset=utf-8"),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"sandi-awal.csv\""),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((kepala, lembar_csv(&hasil.dibuat)).into_response())
}

fn tabel(masalah: &[app::akun::impor::Masalah]) -> TabelView {
    let baris = masalah
        .iter()
        .map(|m| {
            let di = if m.baris == 0 {
                "berkas".to_owned()
            } else {
                format!("baris {}", m.baris)
            };
            let di = if m.kolom.is_empty() {
                di
            } else {
                format!("{di}, {}", m.kolom)
            };
            Baris::baru(vec![
                Sel::teks(di),
                Sel::teks(m.nilai.clone()),
                Sel::teks(m.pesan.clone()),
                Sel::teks(m.saran.clone()),
            ])
        })
        .collect();
    TabelView {
        id: "masalah".into(),
        keterangan: "Yang perlu diperbaiki".into(),
        kolom: vec![
            Kolom::teks("Di mana").ponsel("pertama"),
            Kolom::teks("Isi").ponsel("lebar"),
            Kolom::teks("Masalah").ponsel("lebar"),
            Kolom::teks("Yang perlu dilakukan").ponsel("lebar"),
        ],
        baris,
        ..TabelView::default()
    }
}
