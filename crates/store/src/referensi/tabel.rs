//! The tables an import fills as a whole or completes, with their keys and scopes.

/// A table and the part of it one file is responsible for.
#[derive(Debug, Clone, Copy)]
pub struct TabelRujukan {
    /// Name of this part.
    pub id: &'static str,
    /// Table name.
    pub nama: &'static str,
    /// Columns a file delivers, in order.
    pub kolom: &'static [&'static str],
    /// Key columns (without `pemda_id`).
    pub kunci: &'static [&'static str],
    /// Columns left out of comparisons (provenance).
    pub asal: &'static [&'static str],
    /// Which rows the file is responsible for: SQL over alias `x`, `$1` a `text[]`.
    pub lingkup: &'static str,
    /// What happens to rows the file does not name.
    pub cara: Cara,
}

/// How a file meets the rows that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cara {
    /// Rows of the scope the file does not name go away.
    Ganti,
    /// They stay.
    Tambah,
    /// Only existing rows are completed; nothing is inserted.
    Lengkapi,
}

macro_rules! tabel {
    (
        $id:ident, $nama:literal, $cara:ident, [$($kolom:literal),*], [$($kunci:literal),*],
        [$($asal:literal),*], $lingkup:literal
    ) => {
        #[doc = concat!("Part of `", $nama, "`.")]
        pub const $id: TabelRujukan = TabelRujukan {
            id: stringify!($id), nama: $nama, kolom: &[$($kolom),*], kunci: &[$($kunci),*],
            asal: &[$($asal),*],
            lingkup: $lingkup, cara: Cara::$cara,
        };
    };
}

tabel!(
    WILAYAH_DESA,
    "wilayah",
    Ganti,
    ["kode", "nama", "tingkat", "induk"],
    ["kode"],
    [],
    "x.tingkat >= 3"
);
tabel!(
    WILAYAH_ATAS,
    "wilayah",
    Tambah,
    ["kode", "nama", "tingkat", "induk"],
    ["kode"],
    [],
    "x.tingkat <= 2"
);
tabel!(
    WILAYAH_RINCI,
    "wilayah",
    Tambah,
    [
        "kode",
        "nama",
        "tingkat",
        "induk",
        "jenis",
        "administratif",
        "penduduk",
        "luas_km2",
        "lintang",
        "bujur"
    ],
    ["kode"],
    [],
    "x.tingkat <= 2"
);
tabel!(
    PEMDA_KODE,
    "pemda",
    Lengkapi,
    ["kode", "kode_kemenkeu", "kode_bps"],
    ["kode"],
    [],
    "x.kode_kemenkeu is not null"
);
tabel!(
    NOMENKLATUR_TINGKAT,
    "nomenklatur",
    Ganti,
    ["edisi", "jenis_pemda", "kode", "tingkat", "nama"],
    ["edisi", "jenis_pemda", "kode"],
    [],
    "x.edisi = ($1::text[])[1] and x.tingkat <> 'sub_kegiatan'"
);
tabel!(
    NOMENKLATUR_SEMUA,
    "nomenklatur",
    Ganti,
    [
        "edisi",
        "jenis_pemda",
        "kode",
        "tingkat",
        "nama",
        "kinerja",
        "indikator",
        "satuan"
    ],
    ["edisi", "jenis_pemda", "kode"],
    [],
    "x.edisi = ($1::text[])[1]"
);
tabel!(
    NOMENKLATUR_SUB,
    "nomenklatur",
    Ganti,
    [
        "edisi",
        "jenis_pemda",
        "kode",
        "tingkat",
        "nama",
        "kinerja",
        "indikator",
        "satuan",
        "tag",
        "pelaksana",
        "spm",
        "jenis",
        "kode_sebelumnya"
    ],
    ["edisi", "jenis_pemda", "kode"],
    [],
    "x.edisi = ($1::text[])[1] and x.tingkat = 'sub_kegiatan'"
);
tabel!(
    NOMENKLATUR_DEFINISI,
    "nomenklatur",
    Lengkapi,
    ["edisi", "jenis_pemda", "kode", "definisi"],
    ["edisi", "jenis_pemda", "kode"],
    [],
    "x.edisi = ($1::text[])[1] and x.definisi is not null"
);
tabel!(
    REKENING,
    "rekening",
    Ganti,
    [
        "edisi",
        "kode",
        "nama",
        "tingkat",
        "laporan",
        "beda_nama_2020"
    ],
    ["edisi", "kode"],
    [],
    "x.edisi = any($1::text[])"
);
tabel!(
    REKENING_KETERANGAN,
    "rekening",
    Lengkapi,
    ["edisi", "kode", "keterangan"],
    ["edisi", "kode"],
    [],
    "x.edisi = ($1::text[])[1] and x.keterangan is not null"
);
tabel!(
    SUMBER_DANA,
    "sumber_dana",
    Ganti,
    ["edisi", "kode", "nama", "tingkat"],
    ["edisi", "kode"],
    [],
    "x.edisi = ($1::text[])[1]"
);
tabel!(
    FUNGSI,
    "fungsi",
    Ganti,
    ["kode", "nama"],
    ["kode"],
    [],
    "true"
);
tabel!(
    SPM,
    "spm",
    Ganti,
    [
        "kode",
        "bidang",
        "nama_bidang",
        "nomor",
        "layanan",
        "jenis_pemda"
    ],
    ["kode"],
    [],
    "true"
);
tabel!(
    TAHAPAN,
    "tahapan_anggaran",
    Ganti,
    ["kode", "urut", "id_sipd", "nama", "perkada", "perda"],
    ["kode"],
    [],
    "true"
);
tabel!(
    PROGRAM_NASIONAL,
    "program_nasional",
    Ganti,
    ["tahun", "nomor", "uraian"],
    ["tahun", "nomor"],
    [],
    "x.tahun::text = any($1::text[])"
);
tabel!(
    BARANG_REKENING,
    "barang_rekening",
    Ganti,
    [
        "kode_barang",
        "kode_rekening",
        "nama_barang",
        "nama_rekening",
        "kelompok"
    ],
    ["kode_barang", "kode_rekening", "kelompok"],
    [],
    "true"
);
tabel!(
    MAKRO_NAMA,
    "indikator_makro_nama",
    Ganti,
    ["nomor", "nama"],
    ["nomor"],
    [],
    "true"
);
tabel!(
    MAKRO,
    "indikator_makro",
    Ganti,
    [
        "kode_bps",
        "periode",
        "indikator",
        "tahun",
        "nilai",
        "target_rkp",
        "target_rpjmn",
        "target_rkpd",
        "target_kewilayahan",
        "satuan",
        "sumber",
        "versi"
    ],
    ["kode_bps", "periode", "indikator", "sumber"],
    [],
    "true"
);
tabel!(
    PUBLIKASI_APBD,
    "publikasi_apbd",
    Ganti,
    ["tahun", "kode", "rekening", "nilai_sen", "keadaan"],
    ["tahun", "kode", "rekening"],
    [],
    "x.tahun::text = ($1::text[])[1]"
);
tabel!(
    PERANGKAT,
    "perangkat_daerah",
    Tambah,
    [
        "pemda_id",
        "id",
        "kode",
        "kode_asli",
        "nama",
        "jenis",
        "induk_id",
        "berkas_id",
        "baris"
    ],
    ["kode"],
    ["id", "kode_asli", "berkas_id", "baris"],
    "true"
);
tabel!(
    STANDAR_HARGA,
    "standar_harga",
    Ganti,
    [
        "pemda_id",
        "tahun",
        "kelompok",
        "id",
        "kode",
        "nama_kelompok",
        "nama",
        "spesifikasi",
        "satuan",
        "harga_sen",
        "tkdn",
        "rekening",
        "berkas_id",
        "baris"
    ],
    ["tahun", "kelompok", "id"],
    ["berkas_id", "baris"],
    "x.tahun::text = ($1::text[])[1] and x.kelompok = any(($1::text[])[2:])"
);
tabel!(
    PEMBAYARAN,
    "pembayaran",
    Ganti,
    [
        "pemda_id",
        "tahun",
        "id",
        "nomor",
        "jenis",
        "tanggal",
        "opd_kode",
        "unit_kode",
        "sub_kegiatan",
        "rekening",
        "uraian",
        "penerima",
        "kontrak",
        "nilai_sen",
        "berkas_id",
        "baris"
    ],
    ["tahun", "id"],
    ["berkas_id", "baris"],
    "x.tahun::text = ($1::text[])[1]"
);
tabel!(
    USULAN,
    "usulan",
    Ganti,
    [
        "pemda_id",
        "tahun",
        "id",
        "kode",
        "asal",
        "pengusul",
        "kamus",
        "uraian",
        "lokasi",
        "tanggal",
        "status",
        "sub_kegiatan",
        "nilai_sen",
        "berkas_id",
        "baris"
    ],
    ["tahun", "id"],
    ["berkas_id", "baris"],
    "x.tahun::text = ($1::text[])[1]"
);

/// Every part there is; taking back looks the table up here by name and columns.
pub const SEMUA: &[TabelRujukan] = &[
    WILAYAH_DESA,
    WILAYAH_ATAS,
    WILAYAH_RINCI,
    PEMDA_KODE,
    NOMENKLATUR_TINGKAT,
    NOMENKLATUR_SEMUA,
    NOMENKLATUR_SUB,
    NOMENKLATUR_DEFINISI,
    REKENING,
    REKENING_KETERANGAN,
    SUMBER_DANA,
    FUNGSI,
    SPM,
    TAHAPAN,
    PROGRAM_NASIONAL,
    BARANG_REKENING,
    MAKRO_NAMA,
    MAKRO,
    PUBLIKASI_APBD,
    PERANGKAT,
    STANDAR_HARGA,
    PEMBAYARAN,
    USULAN,
];
