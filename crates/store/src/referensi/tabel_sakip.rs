//! Published grades and achievements.

use super::{Cara, TabelRujukan};

/// Grades: a file of some regions leaves the others of the year alone.
pub const NILAI: TabelRujukan = TabelRujukan {
    id: "SAKIP_NILAI",
    nama: "publikasi_sakip",
    kolom: &[
        "tahun",
        "kode",
        "daerah",
        "nilai_perseratus",
        "predikat",
        "keterangan",
    ],
    kunci: &["tahun", "kode"],
    asal: &[],
    lingkup: "x.tahun::text = any($1::text[])",
    cara: Cara::Tambah,
};

/// Claims.
pub const AGREGAT: TabelRujukan = TabelRujukan {
    id: "SAKIP_AGREGAT",
    nama: "publikasi_sakip_agregat",
    kolom: &["tahun", "cakupan", "ukuran", "nilai"],
    kunci: &["tahun", "cakupan", "ukuran"],
    asal: &[],
    lingkup: "x.tahun::text = any($1::text[])",
    cara: Cara::Tambah,
};

/// The register of one government: the file is the whole of it.
pub const IKU: TabelRujukan = TabelRujukan {
    id: "SAKIP_IKU",
    nama: "iku_terbit",
    kolom: &[
        "pemda_id",
        "id",
        "urut",
        "sasaran",
        "indikator",
        "satuan",
        "polaritas",
        "keterangan",
        "berkas_id",
        "baris",
    ],
    kunci: &["id"],
    asal: &["berkas_id", "baris"],
    lingkup: "true",
    cara: Cara::Ganti,
};

/// Achievements of the years the file names.
pub const CAPAIAN: TabelRujukan = TabelRujukan {
    id: "SAKIP_CAPAIAN",
    nama: "capaian_terbit",
    kolom: &[
        "pemda_id",
        "tahun",
        "id",
        "opd",
        "indikator",
        "polaritas",
        "target",
        "realisasi",
        "rasio_cetak",
        "catatan",
        "berkas_id",
        "baris",
    ],
    kunci: &["tahun", "id"],
    asal: &["berkas_id", "baris"],
    lingkup: "x.tahun::text = any($1::text[])",
    cara: Cara::Ganti,
};

/// Every part.
pub const SEMUA: &[TabelRujukan] = &[NILAI, AGREGAT, IKU, CAPAIAN];
