//! Nomenclature of programmes, activities and sub-activities.

use tabular::{Jenis::*, Kolom as K, TataLetak};

/// One list with every level.
pub const DAFTAR: TataLetak = TataLetak {
    kode: "nomenklatur",
    judul: "Nomenklatur, semua tingkat dalam satu daftar",
    kolom: &[
        K::boleh("jenis_pemda", Teks),
        K::wajib("tingkat", Teks),
        K::wajib("kode", KodeNomenklatur),
        K::wajib("nama", Teks),
        K::boleh("kinerja", Teks),
        K::boleh("indikator", Teks),
        K::boleh("satuan", Teks),
    ],
    tahunan: &[],
};

/// The levels above sub-activity.
pub const TINGKAT: TataLetak = TataLetak {
    kode: "nomenklatur-tingkat",
    judul: "Nomenklatur urusan sampai kegiatan",
    ..DAFTAR
};

/// Sub-activities with their metadata.
pub const SUB: TataLetak = TataLetak {
    kode: "nomenklatur-subkegiatan",
    judul: "Nomenklatur sub kegiatan dengan kinerja, indikator, dan satuan",
    kolom: &[
        K::wajib("jenis_pemda", Teks),
        K::wajib("kode", KodeNomenklatur),
        K::wajib("nama", Teks),
        K::ada("kinerja", Teks),
        K::ada("indikator", Teks),
        K::ada("satuan", Teks),
        K::boleh("tag", Teks),
        K::boleh("pelaksana", Teks),
        K::boleh("spm", Bendera),
        K::boleh("jenis", Teks),
        K::boleh("kode_sebelumnya", KodeNomenklatur).lunak(),
    ],
    tahunan: &[],
};

/// Operational definitions.
pub const DEFINISI: TataLetak = TataLetak {
    kode: "nomenklatur-definisi",
    judul: "Definisi operasional sub kegiatan",
    kolom: &[
        K::wajib("jenis_pemda", Teks),
        K::wajib("kode", KodeNomenklatur),
        K::wajib("definisi_operasional", Teks).alias(&["definisi"]),
    ],
    tahunan: &[],
};

/// The SIPD export: code and name share one cell.
pub const SIPD: TataLetak = TataLetak {
    kode: "nomenklatur-sipd",
    judul: "Ekspor nomenklatur SIPD (kode dan nama dalam satu sel)",
    kolom: &[
        K::wajib("JENIS PEMDA", Teks),
        K::ada("BIDANG", Teks),
        K::ada("PROGRAM", Teks),
        K::ada("KEGIATAN", Teks),
        K::wajib("SUBKEGIATAN", Teks).alias(&["SUB KEGIATAN"]),
        K::ada("KINERJA", Teks),
        K::ada("INDIKATOR", Teks),
        K::ada("SATUAN", Teks),
        K::boleh("TAG", Teks),
        K::boleh("DEFINISI OPERASIONAL", Teks),
        K::boleh("PELAKSANA", Teks),
        K::boleh("SPM", Teks),
        K::boleh("JENIS", Teks),
        K::boleh("SUBKEGIATAN SEBELUMNYA", Teks),
    ],
    tahunan: &[],
};
