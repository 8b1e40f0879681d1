//! Yearly documents: RKPD, PPAS, APBD, DPA, realisation, performance agreements.

use tabular::{Jenis::*, Kolom as K, TataLetak};

/// Sub-activities with ceilings: the recap of SIPD and its mirrors.
pub const SUB: TataLetak = TataLetak {
    kode: "sub-kegiatan",
    judul: "Rekap sub kegiatan dengan pagu",
    kolom: &[
        K::wajib("kode_skpd", KodePerangkat).alias(&["kode_opd"]),
        K::boleh("nama_skpd", Teks).alias(&["nama_opd"]),
        K::boleh("kode_sub_unit", KodePerangkat).alias(&["kode_unit"]),
        K::boleh("nama_sub_unit", Teks).alias(&["nama_unit"]),
        K::wajib("kode_sub_kegiatan", KodeNomenklatur),
        K::wajib("nama", Teks).alias(&["nama_sub_kegiatan", "NAMA SUB_KEGIATAN", "uraian"]),
        K::boleh("kode_sumber_dana", Teks),
        K::boleh("nama_sumber_dana", Teks),
        K::wajib("pagu", Uang).alias(&["anggaran"]),
        K::boleh("pagu_validasi", Uang),
        K::boleh("rincian", Uang),
        K::boleh("prioritas", Teks).alias(&[
            "label_sub_kegiatan",
            "prioritas_daerah",
            "label_kokab",
        ]),
        K::boleh("prioritas_provinsi", Teks).alias(&["label_prov"]),
        K::boleh("prioritas_nasional", Teks).alias(&["label_pusat"]),
        K::boleh("jenis", Teks),
        K::boleh("no", Teks),
        K::boleh("lokasi", Teks),
        K::boleh("prakiraan_maju", Uang).alias(&["pagu_n1", "pagu n+1"]),
    ],
    tahunan: &[],
};

/// Indicators of a yearly document.
pub const INDIKATOR: TataLetak = TataLetak {
    kode: "indikator",
    judul: "Indikator program, kegiatan, dan sub kegiatan",
    kolom: &[
        K::wajib("kode_unit", KodePerangkat).alias(&["kode_sub_unit", "kode_skpd", "kode_opd"]),
        K::ada("kode", KodeNomenklatur),
        K::ada("uraian", Teks).alias(&["nama"]),
        K::ada("tingkat", Teks),
        K::ada("indikator", Teks),
        K::ada("target", Teks),
        K::ada("satuan", Teks),
        K::boleh("polaritas", Teks),
    ],
    tahunan: &[],
};

/// Budget and realisation per sub-activity.
pub const REALISASI: TataLetak = TataLetak {
    kode: "realisasi",
    judul: "Anggaran dan realisasi per sub kegiatan",
    kolom: &[
        K::boleh("kode_bidang", KodeNomenklatur).lunak(),
        K::wajib("kode_opd", KodePerangkat).alias(&["kode_skpd", "kode_unit"]),
        K::wajib("kode_sub_kegiatan", KodeNomenklatur),
        K::wajib("uraian", Teks).alias(&["nama"]),
        K::wajib("anggaran", Uang).alias(&["pagu"]),
        K::wajib("realisasi", Uang),
    ],
    tahunan: &[],
};

/// Locations of sub-activities.
pub const LOKASI: TataLetak = TataLetak {
    kode: "lokasi",
    judul: "Lokasi sub kegiatan",
    kolom: &[
        K::wajib("kode_unit", KodePerangkat).alias(&["kode_sub_unit", "kode_skpd"]),
        K::wajib("kode_sub_kegiatan", KodeNomenklatur),
        K::wajib("lokasi", Teks),
    ],
    tahunan: &[],
};

/// Forward estimates.
pub const PRAKIRAAN: TataLetak = TataLetak {
    kode: "prakiraan-maju",
    judul: "Prakiraan maju sub kegiatan",
    kolom: &[
        K::wajib("kode_unit", KodePerangkat).alias(&["kode_sub_unit", "kode_skpd"]),
        K::wajib("kode_sub_kegiatan", KodeNomenklatur),
        K::wajib("prakiraan_maju", Uang).alias(&["pagu_n1", "pagu n+1"]),
    ],
    tahunan: &[],
};

/// Revenue and financing per account.
pub const AKUN: TataLetak = TataLetak {
    kode: "akun",
    judul: "Pendapatan dan pembiayaan per rekening",
    kolom: &[
        K::boleh("tahun", Tahun),
        K::wajib("kode_akun", KodeRekening).alias(&["kode_rekening", "rekening"]),
        K::ada("nama_akun", Teks).alias(&["nama_rekening", "nama"]),
        K::ada("kode_opd", KodePerangkat).alias(&["kode_skpd"]),
        K::boleh("nama_opd", Teks).alias(&["nama_skpd"]),
        K::boleh("uraian", Teks),
        K::boleh("keterangan", Teks),
        K::boleh("kode_sumber_dana", KodeSumberDana).lunak(),
        K::wajib("pagu", Uang).alias(&["nilai", "anggaran", "total"]),
    ],
    tahunan: &[],
};

/// Realisation per account, the LRA of SIPD Pelaporan.
pub const LRA: TataLetak = TataLetak {
    kode: "lra",
    judul: "Laporan realisasi anggaran per rekening",
    kolom: &[
        K::wajib("kode_rekening", KodeRekening),
        K::wajib("nama", Teks).alias(&["nama_rekening", "uraian"]),
        K::boleh("level", Bulat).alias(&["tingkat"]),
        K::wajib("anggaran", Uang).alias(&["nominal"]),
        K::wajib("realisasi", Uang),
        K::boleh("persen", Desimal).alias(&["persentase"]),
        K::boleh("realisasi_tahun_lalu", Uang).alias(&["realisasi tahun lalu"]),
        K::boleh("sd_tanggal", Tanggal),
        K::boleh("skpd", Teks).alias(&["kode_skpd"]),
    ],
    tahunan: &[],
};
