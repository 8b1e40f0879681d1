//! Published grades, claims about them, key indicators, achievements of past years.

use tabular::{Jenis::*, Kolom as K, TataLetak};

/// Grades of governments by year.
pub const NILAI: TataLetak = TataLetak {
    kode: "nilai-sakip",
    judul: "Nilai SAKIP pemerintah daerah per tahun",
    kolom: &[
        K::wajib("tahun", Tahun),
        K::wajib("kode_kemendagri", KodeWilayah).alias(&["kode", "kode_daerah"]),
        K::wajib("daerah", Teks).alias(&["nama", "pemerintah_daerah"]),
        K::ada("nilai", Teks).alias(&["nilai_sakip", "skor"]),
        K::ada("predikat", Teks).alias(&["kategori"]),
        K::boleh("keterangan", Teks),
    ],
    tahunan: &[],
};

/// Figures claimed about many governments together.
pub const AGREGAT: TataLetak = TataLetak {
    kode: "nilai-sakip-agregat",
    judul: "Angka SAKIP gabungan menurut sumbernya",
    kolom: &[
        K::wajib("tahun", Tahun),
        K::wajib("cakupan", Teks),
        K::wajib("ukuran", Teks),
        K::wajib("nilai", Desimal),
    ],
    tahunan: &[],
};

/// Register of key performance indicators.
pub const IKU: TataLetak = TataLetak {
    kode: "iku",
    judul: "Indikator kinerja utama",
    kolom: &[
        K::wajib("sasaran", Teks),
        K::ada("indikator", Teks).alias(&["indikator_kinerja", "iku"]),
        K::ada("satuan", Teks),
        K::boleh("polaritas", Teks),
        K::boleh("keterangan", Teks),
    ],
    tahunan: &[],
};

/// Achievements of past years.
pub const CAPAIAN: TataLetak = TataLetak {
    kode: "capaian",
    judul: "Capaian kinerja tahun-tahun lalu",
    kolom: &[
        K::wajib("opd", Teks).alias(&["perangkat_daerah"]),
        K::wajib("indikator", Teks),
        K::ada("polaritas", Teks),
        K::wajib("tahun", Bulat),
        K::ada("target", Teks),
        K::ada("realisasi", Teks),
        K::boleh("rasio_cetak", Teks).alias(&["capaian", "rasio"]),
        K::boleh("rasio_hitung", Teks),
        K::boleh("catatan", Teks).alias(&["keterangan"]),
    ],
    tahunan: &[],
};
