//! Accounts, fund sources and the smaller national lists.

use tabular::{Jenis::*, Kolom as K, TataLetak};

/// Chart of accounts.
pub const REKENING: TataLetak = TataLetak {
    kode: "rekening",
    judul: "Bagan akun",
    kolom: &[
        K::wajib("kode", KodeRekening).alias(&["kode_rekening", "kode_akun"]),
        K::wajib("nama", Teks).alias(&["nama_rekening", "nama_akun", "uraian"]),
        K::boleh("tingkat", Bulat).alias(&["level"]),
        K::boleh("laporan", Teks),
        K::boleh("status", Teks),
        K::boleh("sumber", Teks),
        K::boleh("beda_nama_2020", Bendera),
    ],
    tahunan: &[],
};

/// What an account is for.
pub const REKENING_KETERANGAN: TataLetak = TataLetak {
    kode: "rekening-keterangan",
    judul: "Penjelasan penggunaan akun",
    kolom: &[K::wajib("kode", KodeRekening), K::wajib("keterangan", Teks)],
    tahunan: &[],
};

/// Fund sources.
pub const SUMBER_DANA: TataLetak = TataLetak {
    kode: "sumber-dana",
    judul: "Daftar sumber dana",
    kolom: &[
        K::wajib("kode", KodeSumberDana).alias(&["kode_sumber_dana"]),
        K::wajib("nama", Teks).alias(&["nama_sumber_dana"]),
        K::boleh("tingkat", Bulat),
        K::boleh("sumber", Teks),
    ],
    tahunan: &[],
};

/// Functions.
pub const FUNGSI: TataLetak = TataLetak {
    kode: "fungsi",
    judul: "Fungsi dan subfungsi",
    kolom: &[K::wajib("kode", Teks), K::wajib("nama", Teks)],
    tahunan: &[],
};

/// Minimum service standards.
pub const SPM: TataLetak = TataLetak {
    kode: "spm",
    judul: "Standar pelayanan minimal",
    kolom: &[
        K::wajib("kode_bidang", Teks),
        K::wajib("bidang", Teks),
        K::wajib("no", Bulat).alias(&["nomor"]),
        K::wajib("jenis_layanan", Teks).alias(&["layanan"]),
        K::wajib("jenis_pemda", Teks),
    ],
    tahunan: &[],
};

/// Budget stages.
pub const TAHAPAN: TataLetak = TataLetak {
    kode: "tahapan-anggaran",
    judul: "Tahapan penganggaran",
    kolom: &[
        K::wajib("urut", Bulat),
        K::wajib("kode", Teks),
        K::wajib("id_sipd", Bulat),
        K::wajib("nama", Teks),
        K::wajib("perkada", Bendera),
        K::wajib("perda", Bendera),
    ],
    tahunan: &[],
};

/// National priority programmes.
pub const PROGRAM_NASIONAL: TataLetak = TataLetak {
    kode: "program-nasional",
    judul: "Program prioritas nasional",
    kolom: &[
        K::wajib("no", Bulat).alias(&["nomor"]),
        K::wajib("tahun", Tahun),
        K::wajib("uraian", Teks),
    ],
    tahunan: &[],
};

/// Which account a good may be booked to.
pub const BARANG_REKENING: TataLetak = TataLetak {
    kode: "barang-rekening",
    judul: "Rekening yang diizinkan untuk tiap kode barang",
    kolom: &[
        K::wajib("kode_barang", Teks),
        K::wajib("nama_barang", Teks),
        K::ada("kode_rekening", KodeRekening).lunak(),
        K::ada("nama_rekening", Teks),
        K::wajib("kelompok", Teks),
    ],
    tahunan: &[],
};

/// Price standards (SSH, SBU, HSPK, ASB), also as exported by SIPD.
pub const STANDAR_HARGA: TataLetak = TataLetak {
    kode: "standar-harga",
    judul: "Standar harga SSH, SBU, HSPK, ASB",
    kolom: &[
        K::wajib("kode_kelompok", Teks).alias(&["KODE KELOMPOK BARANG"]),
        K::wajib("kelompok", Teks).alias(&["URAIAN KELOMPOK BARANG"]),
        K::wajib("nama", Teks).alias(&["URAIAN BARANG"]),
        K::ada("spesifikasi", Teks),
        K::wajib("satuan", Teks),
        K::wajib("harga", Uang).alias(&["HARGA SATUAN"]),
        K::boleh("tkdn", Desimal),
        K::ada("kode_rekening", Teks),
        K::boleh("keterangan", Teks),
        K::boleh("jenis_standar", Teks),
    ],
    tahunan: &[],
};
