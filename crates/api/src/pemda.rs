//! Governments, their documents and plan trees.

use std::collections::BTreeMap;

use app::lingkungan::Lingkungan;
use app::tampil::daerah::{self, Daerah};
use app::tampil::rencana::{self, Cabang};
use app::wilayah::daftar;
use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::galat::Tanya;
use crate::isi::{Daftar, Hal, sen, tanggal};
use crate::{Masalah, tahun_ini};

/// One government.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Pemda {
    /// Kode Kemendagri.
    #[schema(example = "64.11")]
    kode: String,
    /// Nama.
    nama: String,
    /// provinsi, kabupaten, atau kota.
    jenis: String,
    /// Kode provinsi.
    induk: Option<String>,
    /// Kode BPS.
    kode_bps: Option<String>,
    /// Penduduk.
    penduduk: Option<i64>,
    /// Luas, kilometer persegi.
    luas_km2: Option<String>,
    /// Daerah contoh, bukan nyata.
    contoh: bool,
}

impl From<daftar::PemdaWilayahRow> for Pemda {
    fn from(p: daftar::PemdaWilayahRow) -> Self {
        Self {
            kode: p.kode,
            nama: p.nama,
            jenis: p.jenis,
            induk: p.induk,
            kode_bps: p.kode_bps,
            penduduk: p.penduduk,
            luas_km2: p.luas_km2,
            contoh: p.contoh,
        }
    }
}

pub(crate) fn tiada(kode: &str) -> Masalah {
    Masalah::tidak_ada(format!("Tidak ada pemerintah daerah dengan kode {kode}."))
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct SaringPemda {
    /// Kata nama atau awal kode.
    q: String,
    /// provinsi, kabupaten, atau kota.
    jenis: String,
    /// Kode provinsi.
    provinsi: String,
}

/// Pemerintah daerah.
#[utoipa::path(get, path = "/pemda", operation_id = "pemda_daftar", tag = "wilayah",
    params(SaringPemda, Hal),
    responses((status = 200, body = Daftar<Pemda>), (status = 400, body = Masalah,
        content_type = "application/problem+json")))]
pub async fn daftar(
    State(l): State<Lingkungan>,
    Tanya(s): Tanya<SaringPemda>,
    Tanya(h): Tanya<Hal>,
) -> Result<Json<Daftar<Pemda>>, Masalah> {
    let kata = dasar::teks::normal(&s.q);
    let mut semua = daftar::pemda(&l.db).await?;
    semua.retain(|p| {
        let nama = dasar::teks::normal(&p.nama);
        (kata.is_empty() || p.kode.starts_with(&kata) || nama.contains(&kata))
            && (s.jenis.is_empty() || p.jenis == s.jenis)
            && (s.provinsi.is_empty()
                || p.kode == s.provinsi
                || p.induk.as_deref() == Some(s.provinsi.as_str()))
    });
    Ok(Json(
        h.potong(semua.into_iter().map(Pemda::from).collect())?,
    ))
}

/// Satu pemerintah daerah.
#[utoipa::path(get, path = "/pemda/{kode}", operation_id = "pemda_kode_satu", tag = "wilayah",
    params(("kode" = String, Path, description = "Kode Kemendagri", example = "64.11")),
    responses((status = 200, body = Pemda), (status = 404, body = Masalah,
        content_type = "application/problem+json")))]
pub async fn satu(
    State(l): State<Lingkungan>,
    Path(kode): Path<String>,
) -> Result<Json<Pemda>, Masalah> {
    let p = daftar::satu_pemda(&l.db, &kode)
        .await?
        .ok_or_else(|| tiada(&kode))?;
    Ok(Json(p.into()))
}

/// One document in force.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DokumenIsi {
    /// rpjmd, renstra, rkpd, apbd, dpa, realisasi.
    jenis: String,
    /// Judul.
    judul: String,
    /// Tahun pertama.
    tahun_mulai: i16,
    /// Tahun terakhir.
    tahun_selesai: i16,
    /// Keadaan datanya.
    #[schema(format = Date)]
    keadaan: Option<String>,
    /// Banyaknya simpul.
    simpul: i64,
}

/// Dokumen yang berlaku.
#[utoipa::path(get, path = "/pemda/{kode}/dokumen", operation_id = "pemda_kode_dokumen_daftar",
    tag = "rencana", params(("kode" = String, Path, example = "64.11")),
    responses((status = 200, body = Vec<DokumenIsi>), (status = 404, body = Masalah,
        content_type = "application/problem+json")))]
pub async fn dokumen(
    State(l): State<Lingkungan>,
    Path(kode): Path<String>,
) -> Result<Json<Vec<DokumenIsi>>, Masalah> {
    daftar::satu_pemda(&l.db, &kode)
        .await?
        .ok_or_else(|| tiada(&kode))?;
    let isi = daftar::dokumen(&l.db, &kode)
        .await?
        .into_iter()
        .map(|d| DokumenIsi {
            jenis: d.jenis,
            judul: d.judul,
            tahun_mulai: d.tahun_mulai,
            tahun_selesai: d.tahun_selesai,
            keadaan: d.keadaan.map(tanggal),
            simpul: d.simpul,
        });
    Ok(Json(isi.collect()))
}

/// One indicator with its targets.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Indikator {
    /// Bunyinya.
    teks: String,
    /// Satuan.
    satuan: String,
    /// Keadaan awal.
    awal: String,
    /// Sasaran per tahun, sebagaimana tertulis dalam dokumen.
    sasaran: BTreeMap<i16, String>,
}

/// One node with what is below it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Simpul {
    /// Id, tetap antar-edisi.
    id: String,
    /// visi … sub_kegiatan.
    tingkat: String,
    /// Kode.
    kode: String,
    /// Nama.
    nama: String,
    /// Pagu per tahun, rupiah.
    pagu: BTreeMap<i16, String>,
    /// Pagu dijumlahkan dari bawah.
    dihitung: bool,
    /// Temuan pada simpul ini dan di bawahnya.
    temuan: i64,
    /// Indikator.
    indikator: Vec<Indikator>,
    /// Simpul di bawahnya.
    #[schema(no_recursion)]
    anak: Vec<Simpul>,
}

impl From<Cabang> for Simpul {
    fn from(c: Cabang) -> Self {
        Self {
            id: c.id.to_string(),
            tingkat: c.tingkat,
            kode: c.kode,
            nama: c.nama,
            pagu: c.pagu.into_iter().map(|(t, n)| (t, sen(n))).collect(),
            dihitung: c.dihitung,
            temuan: c.temuan,
            indikator: c
                .indikator
                .into_iter()
                .map(|i| Indikator {
                    teks: i.indikator.teks,
                    satuan: i.indikator.satuan,
                    awal: i.indikator.baseline,
                    sasaran: i.target,
                })
                .collect(),
            anak: c.anak.into_iter().map(Self::from).collect(),
        }
    }
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct SaringPohon {
    /// Tahun; bawaannya yang terbaru dengan data.
    tahun: Option<i16>,
    /// rpjmd, renstra, rkpd, apbd, dpa, atau realisasi.
    #[param(example = "rpjmd")]
    dokumen: Option<String>,
    /// Kode perangkat daerah; wajib untuk dokumen selain rpjmd.
    opd: Option<String>,
}

/// Pohon sebuah dokumen.
#[utoipa::path(get, path = "/pemda/{kode}/pohon", operation_id = "pemda_kode_pohon_daftar",
    tag = "rencana", params(("kode" = String, Path, example = "64.11"), SaringPohon),
    responses((status = 200, body = Vec<Simpul>), (status = 400, body = Masalah,
        content_type = "application/problem+json"),
              (status = 404, body = Masalah, content_type = "application/problem+json")))]
pub async fn pohon(
    State(l): State<Lingkungan>,
    Path(kode): Path<String>,
    Tanya(s): Tanya<SaringPohon>,
) -> Result<Json<Vec<Simpul>>, Masalah> {
    let (d, mut tx) = buka(&l, &kode, s.tahun).await?;
    let jenis = s.dokumen.as_deref().unwrap_or("rpjmd");
    let Some(edisi) = d.berlaku(jenis) else {
        return Err(Masalah::tidak_ada(format!(
            "Tidak ada {jenis} untuk tahun {}.",
            d.tahun
        )));
    };
    let opd = match &s.opd {
        None if jenis == "rpjmd" => None,
        None => return Err(Masalah::masukan(format!("opd wajib untuk {jenis}"))),
        Some(k) => {
            let semua = daerah::perangkat(&mut tx).await?;
            let ada = semua.into_iter().find(|p| p.kode == *k);
            let ada =
                ada.ok_or_else(|| Masalah::tidak_ada(format!("Tidak ada perangkat daerah {k}.")))?;
            Some(ada.id)
        }
    };
    let isi = rencana::pohon(&mut tx, edisi.id, opd, d.tahun).await?;
    Ok(Json(isi.into_iter().map(Simpul::from).collect()))
}

pub(crate) async fn buka(
    l: &Lingkungan,
    kode: &str,
    tahun: Option<i16>,
) -> Result<(Daerah, app::tampil::daerah::Tx<'static>), Masalah> {
    daerah::buka(&l.db, kode, tahun, tahun_ini(l))
        .await?
        .ok_or_else(|| tiada(kode))
}
