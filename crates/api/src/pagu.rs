//! Ceilings of a government side by side.

use app::lingkungan::Lingkungan;
use app::tampil::pagu::{self, BarisRow, Halaman, JumlahRow, Saring, Urut};
use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Masalah;
use crate::galat::Tanya;
use crate::isi::{Hal, kata, pisah, sen};
use crate::pemda::buka;

/// One row with every ceiling; amounts in rupiah, null where the document lacks the node.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Pagu {
    /// Kode simpul.
    kode: String,
    /// Nama.
    nama: String,
    /// program, kegiatan, atau sub_kegiatan.
    tingkat: String,
    /// Kode perangkat daerah.
    opd_kode: String,
    /// Nama perangkat daerah.
    opd_nama: String,
    /// Nama unit.
    unit_nama: String,
    /// Rupiah.
    renstra: Option<String>,
    /// Rupiah.
    rkpd: Option<String>,
    /// Rupiah.
    apbd: Option<String>,
    /// Rupiah.
    dpa: Option<String>,
    /// Rupiah.
    realisasi: Option<String>,
    /// APBD dikurangi RKPD, rupiah.
    selisih: Option<String>,
    /// selaras, naik, turun, jadi_nol, dari_nol, hanya_rkpd, hanya_apbd, atau hanya_lain.
    status: String,
    /// Temuan.
    temuan: i32,
    /// Halaman benangnya.
    benang: Option<String>,
}

/// Totals over every row of the filter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JumlahPagu {
    renstra: String,
    rkpd: String,
    apbd: String,
    dpa: String,
    realisasi: String,
    selisih: String,
    temuan: i64,
}

impl From<&JumlahRow> for JumlahPagu {
    fn from(j: &JumlahRow) -> Self {
        Self {
            renstra: sen(j.renstra_sen),
            rkpd: sen(j.rkpd_sen),
            apbd: sen(j.apbd_sen),
            dpa: sen(j.dpa_sen),
            realisasi: sen(j.realisasi_sen),
            selisih: sen(j.selisih_sen),
            temuan: j.temuan,
        }
    }
}

/// One page of the list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DaftarPagu {
    /// Tahun anggaran.
    tahun: i16,
    /// Baris halaman ini.
    data: Vec<Pagu>,
    /// Baris seluruhnya.
    jumlah: i64,
    /// Jumlah uang seluruh baris.
    total: JumlahPagu,
    /// Halaman ini.
    halaman: i64,
    /// Baris per halaman.
    per_halaman: i64,
}

#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct SaringPagu {
    /// Tahun; bawaannya yang terbaru dengan data.
    tahun: Option<i16>,
    /// program, kegiatan, atau sub_kegiatan (bawaan).
    tingkat: Option<String>,
    /// Kode perangkat daerah.
    opd: Option<String>,
    /// Kode program.
    program: Option<String>,
    /// Keadaan, dipisah koma; "berbeda" mencakup naik, turun, jadi_nol, dari_nol.
    status: Option<String>,
    /// Hanya yang bertemuan.
    temuan: Option<bool>,
    /// Kata yang semuanya harus ada.
    q: Option<String>,
}

/// Pagu Renstra, RKPD, APBD, DPA, dan realisasi berdampingan.
#[utoipa::path(get, path = "/pemda/{kode}/pagu", operation_id = "pemda_kode_pagu_daftar",
    tag = "rencana", params(("kode" = String, Path, example = "64.11"), SaringPagu, Hal),
    responses((status = 200, body = DaftarPagu), (status = 400, body = Masalah,
        content_type = "application/problem+json"),
              (status = 404, body = Masalah, content_type = "application/problem+json")))]
pub async fn daftar(
    State(l): State<Lingkungan>,
    Path(kode): Path<String>,
    Tanya(s): Tanya<SaringPagu>,
    Tanya(h): Tanya<Hal>,
) -> Result<Json<DaftarPagu>, Masalah> {
    let (halaman, per_halaman, lewati) = h.baca()?;
    let tingkat = s.tingkat.unwrap_or_else(|| "sub_kegiatan".into());
    if !["program", "kegiatan", "sub_kegiatan"].contains(&tingkat.as_str()) {
        return Err(Masalah::masukan(
            "tingkat: program, kegiatan, atau sub_kegiatan",
        ));
    }
    let (d, mut tx) = buka(&l, &kode, s.tahun).await?;
    let mut status = pisah(s.status.as_deref());
    if let Some(i) = status.iter().position(|x| x == "berbeda") {
        status.remove(i);
        status.extend(pagu::BERBEDA.map(str::to_owned));
    }
    let saring = Saring {
        tahun: d.tahun,
        tingkat,
        opd: s.opd,
        program: s.program,
        kegiatan: None,
        status,
        temuan: s.temuan.unwrap_or_default(),
        kata: kata(s.q.as_deref()),
    };
    let hal = Halaman {
        urut: Urut::Nomor,
        turun: false,
        batas: per_halaman,
        lewati,
    };
    let isi = pagu::muat(&mut tx, &saring, hal).await?;
    Ok(Json(DaftarPagu {
        tahun: d.tahun,
        jumlah: isi.jumlah.baris,
        total: JumlahPagu::from(&isi.jumlah),
        data: isi.baris.into_iter().map(|b| satu(&kode, b)).collect(),
        halaman,
        per_halaman,
    }))
}

fn satu(pemda: &str, b: BarisRow) -> Pagu {
    let uang = |n: Option<i64>| n.map(sen);
    Pagu {
        benang: b
            .edisi_id
            .zip(b.simpul_id)
            .map(|(e, s)| format!("/pemda/{pemda}/benang/{e}/{s}")),
        kode: b.kode,
        nama: b.nama,
        tingkat: b.tingkat,
        opd_kode: b.opd_kode,
        opd_nama: b.opd_nama,
        unit_nama: b.unit_nama,
        renstra: uang(b.renstra_sen),
        rkpd: uang(b.rkpd_sen),
        apbd: uang(b.apbd_sen),
        dpa: uang(b.dpa_sen),
        realisasi: uang(b.realisasi_sen),
        selisih: uang(b.selisih_sen),
        status: b.status,
        temuan: b.temuan,
    }
}
