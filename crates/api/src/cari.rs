//! Search.

use app::lingkungan::Lingkungan;
use app::tampil::cari as app_cari;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Masalah;
use crate::galat::Tanya;

/// One hit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Temu {
    /// Kode.
    kode: String,
    /// Nama.
    nama: String,
    /// Jenis atau tingkat.
    jenis: String,
    /// Keterangan.
    keterangan: String,
}

/// Hits by kind, best first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HasilCari {
    /// Pemerintah daerah.
    pemda: Vec<Temu>,
    /// Nomenklatur program, kegiatan, sub kegiatan.
    nomenklatur: Vec<Temu>,
    /// Kecamatan, desa, kelurahan.
    desa: Vec<Temu>,
    /// Simpul dokumen pemerintah daerah yang dipilih.
    simpul: Vec<Temu>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SaringCari {
    /// Kata atau kode, paling sedikit dua huruf.
    q: String,
    /// Kode pemerintah daerah yang dokumennya ikut dicari.
    pemda: Option<String>,
}

/// Cari daerah, nomenklatur, tempat, dan simpul.
#[utoipa::path(get, path = "/cari", operation_id = "cari_daftar", tag = "cari", params(SaringCari),
    responses((status = 200, body = HasilCari), (status = 400, body = Masalah,
        content_type = "application/problem+json")))]
pub async fn cari(
    State(l): State<Lingkungan>,
    Tanya(s): Tanya<SaringCari>,
) -> Result<Json<HasilCari>, Masalah> {
    let kata: String = s.q.trim().chars().take(120).collect();
    let h = app_cari::muat(&l, &kata, s.pemda.as_deref().filter(|p| !p.is_empty())).await?;
    let baris = |isi: Vec<app_cari::HasilRow>| {
        isi.into_iter()
            .map(|x| Temu {
                kode: x.kode,
                nama: x.nama,
                jenis: x.jenis,
                keterangan: x.keterangan,
            })
            .collect()
    };
    Ok(Json(HasilCari {
        pemda: baris(h.pemda),
        nomenklatur: baris(h.nomenklatur),
        desa: baris(h.desa),
        simpul: h
            .simpul
            .into_iter()
            .map(|x| Temu {
                kode: x.kode,
                nama: x.nama,
                jenis: x.tingkat,
                keterangan: format!("{} {}", x.dokumen, x.tahun),
            })
            .collect(),
    }))
}
