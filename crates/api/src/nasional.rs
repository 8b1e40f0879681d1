//! Published budgets of all governments.

use app::anggaran::nasional::{self, Nasional, PemdaApbd};
use app::lingkungan::Lingkungan;
use app::tampil::nasional as daftar_nasional;
use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Masalah;
use crate::galat::Tanya;
use crate::isi::{Daftar, Hal, persen, tanggal};

/// The nation in a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Ringkasan {
    /// Tahun anggaran.
    tahun: i16,
    /// Keadaan sumber.
    #[schema(format = Date)]
    keadaan: String,
    /// Banyaknya pemerintah daerah.
    jumlah_pemda: usize,
    /// Yang seimbang.
    seimbang: usize,
    /// Yang belanja pegawainya di atas batas.
    pegawai_di_atas_batas: usize,
    /// Batas belanja pegawai, persen.
    batas_pegawai_persen: String,
    /// Dasar hukum batas itu.
    dasar_batas: String,
    /// Rupiah.
    #[schema(example = "1223306600647112.91")]
    pendapatan: String,
    /// Rupiah.
    belanja: String,
    /// Rupiah.
    pembiayaan_neto: Option<String>,
    /// Belanja pegawai terhadap belanja, persen.
    belanja_pegawai_persen: Option<String>,
}

/// One government's published budget.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Apbd {
    /// Kode Kemendagri.
    kode: String,
    /// Nama.
    nama: String,
    /// provinsi, kabupaten, atau kota.
    jenis: String,
    /// Kode provinsi.
    provinsi: String,
    /// Rupiah.
    pendapatan: String,
    /// Rupiah.
    belanja: String,
    /// Penerimaan dikurangi pengeluaran pembiayaan, rupiah.
    pembiayaan_neto: Option<String>,
    /// Pendapatan dikurangi belanja, rupiah.
    surplus: Option<String>,
    /// Surplus ditambah pembiayaan neto, rupiah.
    selisih: Option<String>,
    /// |selisih| kurang dari Rp1.
    seimbang: bool,
    /// Persen.
    belanja_pegawai_persen: Option<String>,
    /// Persen.
    pendapatan_asli_persen: Option<String>,
}

impl From<&PemdaApbd> for Apbd {
    fn from(p: &PemdaApbd) -> Self {
        let r = &p.ringkasan;
        let uang = |u: Option<dasar::Rupiah>| u.map(dasar::Rupiah::mesin);
        Self {
            kode: p.kode.clone(),
            nama: p.nama.clone(),
            jenis: p.jenis.clone(),
            provinsi: p.provinsi.clone(),
            pendapatan: r.pendapatan.mesin(),
            belanja: r.belanja.mesin(),
            pembiayaan_neto: uang(r.pembiayaan_neto()),
            surplus: uang(r.surplus()),
            selisih: uang(r.selisih()),
            seimbang: p.seimbang,
            belanja_pegawai_persen: persen(r.porsi_pegawai()),
            pendapatan_asli_persen: persen(r.porsi_pad()),
        }
    }
}

async fn muat(l: &Lingkungan, tahun: &str) -> Result<Nasional, Masalah> {
    let t = tahun
        .parse::<i16>()
        .map_err(|_| Masalah::masukan(format!("tahun {tahun:?} bukan tahun anggaran")))?;
    nasional::muat(&l.db, &l.hukum, Some(t))
        .await?
        .ok_or_else(|| Masalah::tidak_ada(format!("APBD {t} belum terbit.")))
}

/// Ringkasan nasional satu tahun.
#[utoipa::path(get, path = "/nasional/{tahun}", operation_id = "nasional_tahun_satu",
    tag = "nasional", params(("tahun" = i16, Path, example = 2023)),
    responses((status = 200, body = Ringkasan), (status = 404, body = Masalah,
        content_type = "application/problem+json")))]
pub async fn ringkasan(
    State(l): State<Lingkungan>,
    Path(tahun): Path<String>,
) -> Result<Json<Ringkasan>, Masalah> {
    let n = muat(&l, &tahun).await?;
    let r = Nasional::jumlah(&n.pemda)?;
    Ok(Json(Ringkasan {
        tahun: n.tahun,
        keadaan: tanggal(n.keadaan),
        jumlah_pemda: n.pemda.len(),
        seimbang: n.pemda.iter().filter(|p| p.seimbang).count(),
        pegawai_di_atas_batas: n
            .pemda
            .iter()
            .filter(|p| n.aturan.melampaui(&p.ringkasan))
            .count(),
        batas_pegawai_persen: n.aturan.batas_pegawai.mesin_persen(2),
        dasar_batas: n.aturan.dasar_pegawai.clone(),
        pendapatan: r.pendapatan.mesin(),
        belanja: r.belanja.mesin(),
        pembiayaan_neto: r.pembiayaan_neto().map(dasar::Rupiah::mesin),
        belanja_pegawai_persen: persen(r.porsi_pegawai()),
    }))
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Saring {
    /// Kata nama atau awal kode.
    q: String,
    /// provinsi, kabupaten, atau kota.
    jenis: String,
    /// Kode provinsi.
    provinsi: String,
    /// ya atau tidak.
    seimbang: String,
    /// di_atas atau di_bawah batas belanja pegawai.
    pegawai: String,
    /// Kunci kolom; dengan "-" di depan untuk urutan turun.
    urut: String,
}

/// APBD terbit tiap pemerintah daerah.
#[utoipa::path(get, path = "/nasional/{tahun}/pemda",
    operation_id = "nasional_tahun_pemda_daftar", tag = "nasional", params(("tahun" = i16, Path,
        example = 2023), Saring, Hal),
    responses((status = 200, body = Daftar<Apbd>), (status = 400, body = Masalah,
        content_type = "application/problem+json"),
              (status = 404, body = Masalah, content_type = "application/problem+json")))]
pub async fn daftar(
    State(l): State<Lingkungan>,
    Path(tahun): Path<String>,
    Tanya(s): Tanya<Saring>,
    Tanya(h): Tanya<Hal>,
) -> Result<Json<Daftar<Apbd>>, Masalah> {
    let kunci = s.urut.trim_start_matches('-');
    if !kunci.is_empty() && !daftar_nasional::URUT.contains(&kunci) {
        return Err(Masalah::masukan(format!(
            "urut {kunci:?} tidak dikenal; pilihan: {}",
            daftar_nasional::URUT.join(", ")
        )));
    }
    let n = muat(&l, &tahun).await?;
    let saring = daftar_nasional::Saring {
        kata: s.q,
        jenis: s.jenis,
        provinsi: s.provinsi,
        seimbang: s.seimbang,
        pegawai: s.pegawai,
        urut: s.urut,
    };
    Ok(Json(h.potong(
        saring.terapkan(&n).into_iter().map(Apbd::from).collect(),
    )?))
}
