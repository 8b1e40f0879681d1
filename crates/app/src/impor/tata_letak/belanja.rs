//! Budget lines, recipients, payments and proposals.

use tabular::{Jenis::*, Kolom as K, TataLetak};

/// One row per budget line, the SIPD-RI export.
pub const RKA: TataLetak = TataLetak {
    kode: "rka",
    judul: "Rincian belanja SIPD-RI, satu baris per rincian",
    kolom: &[
        K::boleh("tahun", Tahun),
        K::boleh("kode_urusan", Teks),
        K::boleh("nama_urusan", Teks),
        K::wajib("kode_skpd", KodePerangkat).alias(&["kode_opd"]),
        K::boleh("nama_skpd", Teks).alias(&["nama_opd"]),
        K::boleh("kode_sub_unit", KodePerangkat).alias(&["kode_unit"]),
        K::boleh("nama_sub_unit", Teks).alias(&["nama_unit"]),
        K::boleh("kode_bidang_urusan", Teks),
        K::boleh("nama_bidang_urusan", Teks),
        K::boleh("kode_program", Teks),
        K::boleh("nama_program", Teks),
        K::boleh("kode_kegiatan", Teks),
        K::boleh("nama_kegiatan", Teks),
        K::wajib("kode_sub_kegiatan", KodeNomenklatur),
        K::boleh("nama_sub_kegiatan", Teks),
        K::boleh("kode_sumber_dana", KodeSumberDana).lunak(),
        K::boleh("nama_sumber_dana", Teks),
        K::ada("kode_rekening", KodeRekening).alias(&["kode_akun"]),
        K::boleh("nama_rekening", Teks).alias(&["nama_akun"]),
        K::boleh("kode_standar_harga", Teks),
        K::boleh("nama_standar_harga", Teks),
        K::boleh("spesifikasi", Teks),
        K::boleh("satuan", Teks),
        K::boleh("volume", Desimal),
        K::boleh("koefisien", Teks),
        K::boleh("harga_satuan", Uang).alias(&["harga"]),
        K::boleh("pajak_persen", Desimal).alias(&["pajak"]),
        K::boleh("penerima", Teks),
        K::boleh("kode_usulan", Teks).alias(&["usulan", "id_usulan"]),
        K::wajib("pagu", Uang).alias(&["total", "jumlah", "nilai"]),
    ],
    tahunan: &[],
};

/// The printed RKA worksheet: header rows name OPD and sub-activity, row types SUB, REK, UR.
pub const RKA_LEMBAR: TataLetak = TataLetak {
    kode: "rka-lembar",
    judul: "Lembar kerja RKA (baris SUB, REK, UR)",
    kolom: &[
        K::ada("kode_rekening", Teks).alias(&["Kode Rekening"]),
        K::wajib("jenis", Teks),
        K::wajib("uraian", Teks),
        K::boleh("spek", Teks).alias(&["spesifikasi"]),
        K::boleh("kode", Teks),
        K::boleh("volume", Desimal),
        K::boleh("satuan", Teks),
        K::boleh("harga_satuan", Uang).alias(&["Harga Satuan"]),
        K::ada("total", Uang),
        K::boleh("ref", Teks),
    ],
    tahunan: &[],
};

/// Recipients of village transfers.
pub const PENERIMA_BANKEU: TataLetak = TataLetak {
    kode: "penerima-bankeu",
    judul: "Penerima bantuan keuangan desa",
    kolom: &[
        K::boleh("no", Teks),
        K::wajib("desa", Teks),
        K::wajib("nama", Teks),
        K::wajib("pagu", Uang),
        K::boleh("keterangan", Teks),
        K::boleh("kecamatan", Teks),
        K::boleh("kabupaten", Teks),
        K::boleh("provinsi", Teks),
    ],
    tahunan: &[],
};

/// Recipients of grants; what identifies a person is masked while reading.
pub const PENERIMA_HIBAH: TataLetak = TataLetak {
    kode: "penerima-hibah",
    judul: "Penerima hibah, bantuan sosial, dan BOS",
    kolom: &[
        K::boleh("no", Teks),
        K::boleh("id_profil", Teks),
        K::wajib("penerima", Teks),
        K::boleh("volume", Desimal),
        K::boleh("harga", Uang),
        K::wajib("pagu", Uang),
        K::boleh("keterangan", Teks),
        K::boleh("jenis", Teks),
        K::boleh("nik", Teks)
            .alias(&["no_ktp", "nomor_induk_kependudukan"])
            .pribadi(),
        K::boleh("alamat", Teks),
        K::boleh("kelurahan", Teks),
        K::boleh("kecamatan", Teks),
        K::boleh("kabupaten", Teks),
        K::boleh("provinsi", Teks),
        K::boleh("tlp", Teks)
            .alias(&["telepon", "no_telepon", "hp", "no_hp"])
            .pribadi(),
    ],
    tahunan: &[],
};

/// Payments (SP2D lines).
pub const PEMBAYARAN: TataLetak = TataLetak {
    kode: "pembayaran",
    judul: "Pembayaran (SPM/SP2D) per rekening",
    kolom: &[
        K::wajib("nomor", Teks).alias(&["no_sp2d", "no_spm", "no_spp"]),
        K::wajib("jenis", Teks),
        K::wajib("tanggal", Tanggal).alias(&["tgl_sp2d", "tgl_spm", "tgl_spp"]),
        K::wajib("kode_opd", KodePerangkat).alias(&["kode_skpd"]),
        K::boleh("kode_unit", KodePerangkat).alias(&["kode_sub_unit"]),
        K::wajib("kode_sub_kegiatan", KodeNomenklatur).alias(&["sub_kegiatan"]),
        K::wajib("kode_rekening", KodeRekening).alias(&["rekening"]),
        K::boleh("uraian", Teks),
        K::boleh("penerima", Teks),
        K::boleh("kontrak", Teks).alias(&["no_kontrak"]),
        K::wajib("nilai", Uang).alias(&["afektasi", "jumlah"]),
    ],
    tahunan: &[],
};

/// Proposals from musrenbang, pokir and citizens.
pub const USULAN: TataLetak = TataLetak {
    kode: "usulan",
    judul: "Usulan musrenbang, pokok pikiran, dan masyarakat",
    kolom: &[
        K::wajib("kode", Teks).alias(&["id_usulan", "kode_usulan"]),
        K::wajib("asal", Teks),
        K::boleh("pengusul", Teks),
        K::boleh("kamus", Teks),
        K::wajib("uraian", Teks),
        K::boleh("lokasi", Teks),
        K::boleh("tanggal", Tanggal),
        K::wajib("status", Teks),
        K::boleh("kode_sub_kegiatan", KodeNomenklatur).alias(&["sub_kegiatan"]),
        K::boleh("nilai", Uang).alias(&["anggaran", "pagu"]),
    ],
    tahunan: &[],
};
