//! The forms of an assessment.

use app::kepala_opd::{self, Isi, Verifikasi};
use axum::extract::{Form, Path, State};
use serde::Deserialize;
use uuid::Uuid;

use crate::galat::Hasil;
use crate::pohon::kirim::{jawaban, minta, periksa_csrf};
use crate::url::{UrlDaftar, sandi};
use crate::{Galat, Keadaan, Sesi};

/// Every field a form of an assessment may carry.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Isian {
    csrf: String,
    tahun: i16,
    periode: String,
    untuk: String,
    set: String,
    subjek: String,
    kode: String,
    nilai: String,
    catatan: String,
    terima: String,
    tarik: String,
}

impl Isian {
    fn set(&self) -> Result<Uuid, Galat> {
        Uuid::parse_str(&self.set)
            .map_err(|_| Galat::Masukan("Isian formulir ini tidak lengkap. Muat ulang.".to_owned()))
    }

    fn alamat(&self, kode: &str) -> String {
        let u = UrlDaftar::baru(format!("/pemda/{}/kepala-opd", sandi(kode)));
        u.dengan("tahun", self.tahun.to_string())
            .dengan("untuk", self.untuk.clone())
            .dengan("subjek", self.subjek.clone())
            .to_string()
    }
}

/// `POST …/kepala-opd/susun`: begins the set of a period.
pub(super) async fn susun(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let periode = if f.periode.is_empty() {
        "tahunan"
    } else {
        f.periode.as_str()
    };
    let m = minta(&k, &s, &kode);
    let hasil = kepala_opd::mulai(&m, (f.tahun, periode), f.untuk == "daerah").await;
    let kalimat = "Susunan variabel dibuat. Tarik nilainya dari data, lalu mintakan verifikasi.";
    jawaban(&k, hasil.map(drop), (&f.alamat(&kode), kalimat))
}

/// `POST …/kepala-opd/isi`: fills in a value, or draws all of them.
pub(super) async fn isi(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let m = minta(&k, &s, &kode);
    let hasil = if f.tarik == "1" {
        kepala_opd::tarik(&m, f.set()?).await.map(drop)
    } else {
        let i = Isi {
            set: f.set()?,
            subjek: f.subjek.clone(),
            kode: f.kode.clone(),
            nilai: f.nilai.clone(),
            catatan: f.catatan.clone(),
        };
        kepala_opd::isi(&m, &i).await
    };
    jawaban(
        &k,
        hasil,
        (&f.alamat(&kode), "Nilai dicatat dan menunggu verifikasi."),
    )
}

/// `POST …/kepala-opd/verifikasi`.
pub(super) async fn verifikasi(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let v = Verifikasi {
        set: f.set()?,
        subjek: f.subjek.clone(),
        kode: f.kode.clone(),
        terima: f.terima == "1",
        catatan: f.catatan.clone(),
    };
    let hasil = kepala_opd::verifikasi(&minta(&k, &s, &kode), &v).await;
    jawaban(
        &k,
        hasil.map(drop),
        (&f.alamat(&kode), "Putusan verifikasi dicatat."),
    )
}
