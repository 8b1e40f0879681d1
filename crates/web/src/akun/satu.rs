//! `/pemda/{kode}/akun/{id}`: one account, for the administrator.

use app::akun::kelola;
use askama::Template;
use axum::extract::{Form, Path, State};
use serde::Deserialize;
use uuid::Uuid;

use super::kelola::{LembarHal, Slip, sekali};
use super::{daerah, saat};
use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::Warna;
use crate::masuk::{arahkan, galat, periksa_csrf};

#[derive(Template)]
#[template(path = "akun/satu.html")]
pub(crate) struct SatuHal {
    hal: Halaman,
    url: String,
    tampilan: String,
    nama: String,
    aktif: bool,
    contoh: bool,
    totp: bool,
    dibuat: String,
    sandi_pada: String,
}

impl SatuHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |aktif| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Akun"),
            url: "/pemda/99.01/akun/1".into(),
            tampilan: "Nama Contoh".into(),
            nama: "nama.contoh".into(),
            aktif,
            contoh: false,
            totp: aktif,
            dibuat: "22 November 2026".into(),
            sandi_pada: "belum pernah".into(),
        };
        vec![baru(true), baru(false)]
    }
}

fn baca_id(teks: &str) -> Result<Uuid, Galat> {
    Uuid::parse_str(teks).map_err(|_| Galat::tidak_ada("Akun tidak ditemukan."))
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, id)): Path<(String, String)>,
) -> Hasil {
    let d = daerah(&k, &kode).await?;
    let a = kelola::satu(&k.akun, d.pengelola(&s), baca_id(&id)?)
        .await
        .map_err(galat)?;
    html(&SatuHal {
        hal: Halaman::baru(&s, &*a.tampilan)
            .aktif("akun")
            .remah(&*d.nama, d.url(""))
            .remah("Akun", d.url("/akun")),
        url: d.url(&format!("/akun/{id}")),
        tampilan: a.tampilan,
        nama: a.nama,
        aktif: a.aktif,
        contoh: a.contoh,
        totp: a.totp_aktif,
        dibuat: saat(a.dibuat_pada),
        sandi_pada: a
            .sandi_pada
            .filter(|_| !a.harus_ganti)
            .map_or_else(|| "belum diganti dari sandi awal".to_owned(), saat),
    })
}

#[derive(Deserialize, Default)]
pub(super) struct Isian {
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    apa: String,
}

pub(super) async fn kirim(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, id)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let d = daerah(&k, &kode).await?;
    let (p, akun) = (d.pengelola(&s), baca_id(&id)?);
    let kalimat = match f.apa.as_str() {
        "kode" => {
            let (a, kode, sampai) = kelola::kode_setel(&k.akun, p, akun).await.map_err(galat)?;
            return sekali(&LembarHal {
                hal: Halaman::baru(&s, "Kode setel ulang").aktif("akun"),
                judul: format!("Kode setel ulang untuk {}", a.tampilan),
                pesan: format!(
                    "Hanya ditampilkan sekali ini dan berlaku sampai {}. Serahkan langsung kepada \
                     orangnya.",
                    saat(sampai)
                ),
                apa: "Kode",
                ekor: "/setel-ulang",
                asal: k.akun.asal.clone(),
                kembali: d.url(&format!("/akun/{id}")),
                daftar: vec![Slip {
                    tampilan: a.tampilan,
                    nama: a.nama,
                    rahasia: kode,
                }],
            });
        }
        "faktor" => {
            kelola::lepas_faktor(&k.akun, p, akun)
                .await
                .map_err(galat)?;
            "Langkah kedua dilepas."
        }
        "tutup" => {
            kelola::aktifkan(&k.akun, p, akun, false)
                .await
                .map_err(galat)?;
            "Akun ditutup dan semua perangkatnya dikeluarkan."
        }
        "buka" => {
            kelola::aktifkan(&k.akun, p, akun, true)
                .await
                .map_err(galat)?;
            "Akun dibuka kembali."
        }
        _ => return Err(Galat::Masukan("Tindakan ini tidak dikenal.".to_owned())),
    };
    let url = d.url(&format!("/akun/{id}"));
    Ok(arahkan(&k, &url, Warna::Baik, kalimat))
}
