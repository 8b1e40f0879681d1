//! Regions and governments.

use tabular::{Jenis::*, Kolom as K, TataLetak};

/// All region codes.
pub const WILAYAH: TataLetak = TataLetak {
    kode: "wilayah",
    judul: "Daftar kode wilayah",
    kolom: &[
        K::wajib("code", KodeWilayah).alias(&["kode", "kode_wilayah"]),
        K::wajib("name", Teks).alias(&["nama", "nama_wilayah"]),
    ],
    tahunan: &[],
};

/// Provinces and regencies with figures.
pub const WILAYAH_RINCI: TataLetak = TataLetak {
    kode: "wilayah-rinci",
    judul: "Provinsi dan kabupaten/kota dengan penduduk dan luas",
    kolom: &[
        K::wajib("code", KodeWilayah).alias(&["kode"]),
        K::wajib("name", Teks).alias(&["nama"]),
        K::boleh("short_name", Teks).alias(&["nama_pendek"]),
        K::wajib("type", Teks).alias(&["jenis"]),
        K::boleh("parent", KodeWilayah).alias(&["induk"]),
        K::ada("administrative", Bendera).alias(&["administratif"]),
        K::ada("population", Bulat).alias(&["penduduk"]),
        K::boleh("male", Bulat).alias(&["laki_laki"]),
        K::boleh("female", Bulat).alias(&["perempuan"]),
        K::ada("area_km2", Desimal).alias(&["luas_km2"]),
        K::boleh("lat", Desimal).alias(&["lintang"]),
        K::boleh("lng", Desimal).alias(&["bujur"]),
    ],
    tahunan: &[],
};

/// Kemenkeu, BPS and Kemendagri codes side by side.
pub const PEMDA_KODE: TataLetak = TataLetak {
    kode: "pemda-kode",
    judul: "Padanan kode pemerintah daerah Kemenkeu, BPS, dan Kemendagri",
    kolom: &[
        K::wajib("kode_kemenkeu", Teks),
        K::wajib("kode_bps", Teks),
        K::wajib("kode_kemendagri", KodeWilayah),
        K::boleh("nama", Teks),
    ],
    tahunan: &[],
};

/// National budgets by account kind.
pub const APBD_NASIONAL: TataLetak = TataLetak {
    kode: "apbd-nasional",
    judul: "APBD seluruh pemerintah daerah per jenis",
    kolom: &[
        K::wajib("kode_kemenkeu", Teks).alias(&["kode_pemda"]),
        K::wajib("kode_rekening", KodeRekening).alias(&["kode_akun"]),
        K::wajib("nilai", Uang).alias(&["jumlah", "anggaran"]),
    ],
    tahunan: &[],
};

/// The flat file of Kemenkeu's SIKD.
pub const SIKD: TataLetak = TataLetak {
    kode: "sikd",
    judul: "Berkas datar SIKD Kemenkeu",
    kolom: &[
        K::boleh("wilayah", Teks).alias(&["wilayah(BPS)", "kode_bps"]),
        K::wajib("kodepemda", Teks).alias(&["kode_pemda"]),
        K::wajib("tahun", Tahun),
        K::wajib("standarjenis", Teks).alias(&["standar_jenis"]),
        K::wajib("nilai", Uang),
        K::boleh("versi", Teks),
        K::boleh("satuan", Teks),
        K::boleh("sumber", Teks),
        K::boleh("keterangan", Teks),
    ],
    tahunan: &[],
};

/// Macro indicators.
pub const MAKRO: TataLetak = TataLetak {
    kode: "indikator-makro",
    judul: "Indikator makro dan sasarannya",
    kolom: &[
        K::wajib("kode_bps", Teks),
        K::wajib("tahun", Tahun),
        K::wajib("periode", Teks),
        K::wajib("indikator", Bulat),
        K::wajib("nilai", Desimal),
        K::boleh("target_rkp", Desimal),
        K::boleh("target_rpjmn", Desimal),
        K::boleh("target_rkpd", Desimal),
        K::boleh("target_kewilayahan", Desimal),
        K::ada("satuan", Teks),
        K::ada("sumber", Teks),
        K::ada("versi", Teks),
    ],
    tahunan: &[],
};

/// Names of the macro indicators.
pub const MAKRO_NAMA: TataLetak = TataLetak {
    kode: "indikator-makro-nama",
    judul: "Nama indikator makro",
    kolom: &[K::wajib("indikator", Bulat), K::wajib("nama", Teks)],
    tahunan: &[],
};
