//! The forms: upload, change options, throw away, apply, take back.

use app::tampil::unggah::{self, OpsiForm, UnggahanRow};
use axum::extract::{Form, Multipart, Path, State};
use serde::Deserialize;
use uuid::Uuid;

use super::{arahkan, id, periksa_csrf};
use crate::galat::Hasil;
use crate::komponen::Warna;
use crate::lapis::segel;
use crate::{Galat, Keadaan, Sesi};

/// Longest text of one field.
const PANJANG: usize = 400;

/// `POST /impor/unggah`: keeps the file, then shows it.
pub(super) async fn unggah(State(k): State<Keadaan>, s: Sesi, mut m: Multipart) -> Hasil {
    let mut isi: Option<(String, Vec<u8>)> = None;
    let mut csrf = String::new();
    let mut bidang = serde_json::Map::new();
    while let Some(b) = m.next_field().await.map_err(|_| rusak())? {
        let nama = b.name().unwrap_or_default().to_owned();
        if nama == "berkas" {
            let berkas = aman(b.file_name().unwrap_or_default());
            let byte = b.bytes().await.map_err(|_| rusak())?;
            isi = Some((berkas, byte.to_vec()));
            continue;
        }
        let teks = b.text().await.map_err(|_| rusak())?;
        if teks.len() > PANJANG {
            return Err(Galat::Masukan(format!("Isian {nama} terlalu panjang.")));
        }
        if nama == "csrf" {
            csrf = teks;
        } else {
            bidang.insert(nama, serde_json::Value::String(teks));
        }
    }
    periksa_csrf(&s, &csrf)?;
    let Some((nama, byte)) = isi.filter(|(n, b)| !n.is_empty() && !b.is_empty()) else {
        let kalimat = "Berkas belum dipilih, atau kosong. Pilih berkas CSV, XLSX, atau JSON.";
        return Ok(arahkan(&k, "/impor", Warna::Bahaya, kalimat));
    };
    let opsi: OpsiForm = serde_json::from_value(bidang.into()).unwrap_or_default();
    let baru = id_baru(&k, &s, &nama, &byte);
    let u = UnggahanRow {
        id: baru,
        nama,
        isi: byte,
        opsi: serde_json::to_value(&opsi)?,
        dibuat_pada: k.ling.clock.kini().0,
        ukuran: 0,
        tersegel: false,
    };
    unggah::simpan(&k.ling.db, u, &s.pelaku.nama).await?;
    let kalimat = "Berkas diterima. Belum ada yang berubah: periksa dahulu, lalu putuskan.";
    Ok(arahkan(
        &k,
        &format!("/impor/unggah/{baru}"),
        Warna::Info,
        kalimat,
    ))
}

fn rusak() -> Galat {
    Galat::Masukan("Kiriman berkas terputus atau tidak lengkap. Unggah lagi.".to_owned())
}

/// The last part of a name, without anything a file system or a page could misread.
fn aman(nama: &str) -> String {
    nama.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '<' | '>' | '"' | '\'' | '&'))
        .take(120)
        .collect()
}

/// An id nobody can guess: sealed with the key of this run.
fn id_baru(k: &Keadaan, s: &Sesi, nama: &str, byte: &[u8]) -> Uuid {
    let benih = format!("unggah|{}|{nama}|{}", s.permintaan, byte.len());
    let h = segel::hmac(&k.kunci, benih.as_bytes());
    let mut b = [0_u8; 16];
    b.iter_mut().zip(h).for_each(|(t, d)| *t = d);
    uuid::Builder::from_custom_bytes(b).into_uuid()
}

/// Options form of a waiting file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct UbahForm {
    csrf: String,
    #[serde(flatten)]
    opsi: OpsiForm,
}

/// `POST /impor/unggah/{id}`: other options, same file.
pub(super) async fn ubah(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(p): Path<String>,
    Form(f): Form<UbahForm>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let id = id(&p)?;
    if !unggah::ubah(&k.ling.db, id, &f.opsi).await? {
        return Err(hilang());
    }
    Ok(arahkan(
        &k,
        &format!("/impor/unggah/{id}"),
        Warna::Info,
        "Berkas dibaca ulang.",
    ))
}

fn hilang() -> Galat {
    Galat::tidak_ada("Berkas ini sudah diterapkan atau dibuang.")
}

/// A form that carries only the token.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CsrfForm {
    csrf: String,
    baik: String,
}

/// `POST /impor/unggah/{id}/buang`.
pub(super) async fn buang(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(p): Path<String>,
    Form(f): Form<CsrfForm>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    if !unggah::buang(&k.ling.db, id(&p)?).await? {
        return Err(hilang());
    }
    Ok(arahkan(
        &k,
        "/impor",
        Warna::Info,
        "Berkas dibuang; tidak ada data yang berubah.",
    ))
}

/// `POST /impor/unggah/{id}/terapkan`: begins the job and goes to its page.
pub(super) async fn terapkan(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(p): Path<String>,
    Form(f): Form<CsrfForm>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let id = id(&p)?;
    let ke = format!("/impor/pekerjaan/{id}");
    let Some((u, form)) = unggah::satu(&k.ling.db, id).await? else {
        let ada = unggah::pekerjaan(&k.ling.db, id).await?.is_some();
        return if ada {
            Ok(arahkan(
                &k,
                &ke,
                Warna::Info,
                "Berkas ini sudah diterapkan.",
            ))
        } else {
            Err(hilang())
        };
    };
    let Ok(opsi) = form.baca(f.baik == "1") else {
        let kalimat = "Perbaiki dahulu isian yang ditandai.";
        return Ok(arahkan(
            &k,
            &format!("/impor/unggah/{id}"),
            Warna::Bahaya,
            kalimat,
        ));
    };
    let ling = k.ling.clone();
    if unggah::mulai(
        &ling.db,
        ling.clock.as_ref(),
        id,
        &u.nama,
        opsi.terima_yang_baik,
    )
    .await?
    {
        let pelaku = s.pelaku.clone();
        tokio::spawn(async move {
            if let Err(e) = unggah::kerjakan(&ling, id, opsi, &pelaku).await {
                tracing::error!(sebab = format!("{e:#}"), "pekerjaan impor gagal");
            }
        });
    }
    let kalimat = "Pekerjaan dimulai. Halaman ini boleh ditinggalkan; temukan lagi di Impor.";
    Ok(arahkan(&k, &ke, Warna::Info, kalimat))
}

/// `POST /impor/{id}/batalkan`: takes an import back.
pub(super) async fn batalkan(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(p): Path<String>,
    Form(f): Form<CsrfForm>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let id = id(&p)?;
    let ke = format!("/impor/{id}");
    let ling = &k.ling;
    let jawab =
        app::impor::batalkan(&ling.db, ling.clock.as_ref(), &s.pelaku.nama, id, false).await;
    match jawab {
        Ok(h) => {
            let kalimat = format!(
                "Impor dibatalkan: {} berkas, {} edisi ditarik, {} edisi berlaku lagi.",
                h.berkas.len(),
                h.edisi_ditarik,
                h.edisi_berlaku_lagi
            );
            Ok(arahkan(&k, &ke, Warna::Baik, kalimat))
        }
        Err(app::impor::ImporError::Tolak(kalimat)) => Ok(arahkan(&k, &ke, Warna::Bahaya, kalimat)),
        Err(e) => Err(e.into()),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_file_name_loses_folders_and_markup() {
        assert_eq!(super::aman("C:\\data\\pagu <b>.csv"), "pagu b.csv");
        assert_eq!(super::aman("../../etc/passwd"), "passwd");
        assert_eq!(super::aman("a\u{0}b\n.xlsx"), "ab.xlsx");
    }
}
