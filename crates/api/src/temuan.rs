//! Findings of a government.

use app::lingkungan::Lingkungan;
use app::tampil::temuan::{self, Saring, TemuanRow, Urut};
use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Masalah;
use crate::galat::Tanya;
use crate::isi::{Daftar, Hal, kata, pisah};
use crate::pemda::buka;

/// One finding.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Temuan {
    /// Id yang tetap antar-perhitungan.
    id: String,
    /// Kode aturan.
    #[schema(example = "BUD-03")]
    aturan: String,
    /// blokir, peringatan, atau informasi.
    tingkat: String,
    /// Perihalnya.
    subjek: String,
    /// Kode perangkat daerah.
    opd_kode: Option<String>,
    /// Kode simpul.
    simpul_kode: Option<String>,
    /// Nama simpul.
    simpul_nama: Option<String>,
    /// Kalimatnya.
    pesan: String,
    /// Yang perlu dilakukan.
    saran: String,
    /// Angka di baliknya.
    #[schema(value_type = Option<Object>)]
    angka: Option<serde_json::Value>,
    /// Banyaknya alasan tertulis.
    alasan: i64,
}

impl From<TemuanRow> for Temuan {
    fn from(t: TemuanRow) -> Self {
        Self {
            id: t.id,
            aturan: t.aturan,
            tingkat: t.tingkat,
            subjek: t.subjek,
            opd_kode: t.opd_kode,
            simpul_kode: t.simpul_kode,
            simpul_nama: t.simpul_nama,
            pesan: t.pesan,
            saran: t.saran,
            angka: t.angka,
            alasan: t.alasan,
        }
    }
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct SaringTemuan {
    /// Tahun; bawaannya yang terbaru dengan data.
    tahun: Option<i16>,
    /// Kode aturan, dipisah koma.
    aturan: Option<String>,
    /// blokir, peringatan, informasi; dipisah koma.
    tingkat: Option<String>,
    /// Kode perangkat daerah.
    opd: Option<String>,
    /// Sudah (true) atau belum (false) beralasan.
    beralasan: Option<bool>,
    /// Kata yang semuanya harus ada.
    q: Option<String>,
}

/// Temuan pemeriksaan keselarasan.
#[utoipa::path(get, path = "/pemda/{kode}/temuan", operation_id = "pemda_kode_temuan_daftar",
    tag = "keselarasan", params(("kode" = String, Path, example = "64.11"), SaringTemuan, Hal),
    responses((status = 200, body = Daftar<Temuan>), (status = 400, body = Masalah,
        content_type = "application/problem+json"),
              (status = 404, body = Masalah, content_type = "application/problem+json")))]
pub async fn daftar(
    State(l): State<Lingkungan>,
    Path(kode): Path<String>,
    Tanya(s): Tanya<SaringTemuan>,
    Tanya(h): Tanya<Hal>,
) -> Result<Json<Daftar<Temuan>>, Masalah> {
    let (halaman, per_halaman, lewati) = h.baca()?;
    let (d, mut tx) = buka(&l, &kode, s.tahun).await?;
    let saring = Saring {
        tahun: d.tahun,
        aturan: pisah(s.aturan.as_deref()),
        tingkat: pisah(s.tingkat.as_deref()),
        opd: s.opd,
        beralasan: s.beralasan,
        kata: kata(s.q.as_deref()),
        simpul: None,
        id: None,
    };
    let isi = temuan::muat(
        &mut tx,
        &saring,
        (Urut::Tingkat, false),
        per_halaman,
        lewati,
    )
    .await?;
    Ok(Json(Daftar {
        data: isi.baris.into_iter().map(Temuan::from).collect(),
        jumlah: isi.jumlah,
        halaman,
        per_halaman,
    }))
}
