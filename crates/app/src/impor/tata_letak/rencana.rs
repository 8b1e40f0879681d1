//! Organisation and medium-term plans: RPJMD and Renstra.

use tabular::{Jenis::*, Kolom as K, TataLetak};

/// Perangkat daerah and their units.
pub const PERANGKAT: TataLetak = TataLetak {
    kode: "perangkat-daerah",
    judul: "Perangkat daerah dan unitnya",
    kolom: &[
        K::wajib("kode", KodePerangkat).alias(&["kode_skpd", "kode_opd"]),
        K::wajib("nama", Teks).alias(&["nama_skpd", "nama_opd"]),
        K::boleh("jenis", Teks),
        K::boleh("kode_induk", KodePerangkat),
    ],
    tahunan: &[],
};

/// The objective tree of the RPJMD.
pub const RPJMD: TataLetak = TataLetak {
    kode: "rpjmd",
    judul: "RPJMD: visi, misi, tujuan, sasaran, strategi",
    kolom: &[
        K::wajib("kode_visi", Teks),
        K::wajib("visi", Teks),
        K::wajib("kode_misi", Teks),
        K::wajib("misi", Teks),
        K::ada("kode_tujuan", Teks),
        K::ada("tujuan", Teks),
        K::ada("kode_sasaran", Teks),
        K::ada("sasaran", Teks),
        K::boleh("kode_strategi", Teks),
        K::boleh("strategi", Teks),
    ],
    tahunan: &[],
};

/// Indicators of the RPJMD.
pub const RPJMD_INDIKATOR: TataLetak = TataLetak {
    kode: "rpjmd-indikator",
    judul: "RPJMD: indikator dan sasaran tahunan",
    kolom: &[
        K::wajib("tingkat", Teks),
        K::wajib("kode", Teks),
        K::wajib("indikator", Teks),
        K::ada("satuan", Teks),
        K::boleh("polaritas", Teks),
    ],
    tahunan: &[("baseline", Teks), ("target", Teks)],
};

/// Programmes of the Renstra with priority flag.
pub const RENSTRA_PROGRAM: TataLetak = TataLetak {
    kode: "renstra-program",
    judul: "Renstra: program dan tanda prioritas",
    kolom: &[
        K::wajib("kode_skpd", KodePerangkat)
            .alias(&["kode_opd"])
            .lunak(),
        K::boleh("opd", Teks).alias(&["nama_skpd", "nama_opd"]),
        K::wajib("kode_program", KodeNomenklatur).lunak(),
        K::wajib("nama", Teks).alias(&["nama_program"]),
        K::ada("prioritas", Teks),
        K::boleh("kode_sasaran", Teks),
    ],
    tahunan: &[],
};

/// Programme ceilings of the Renstra.
pub const RENSTRA_PAGU: TataLetak = TataLetak {
    kode: "renstra-pagu",
    judul: "Renstra: pagu program per tahun",
    kolom: &[
        K::wajib("kode_opd", KodePerangkat)
            .alias(&["kode_skpd"])
            .lunak(),
        K::boleh("opd", Teks).alias(&["nama_skpd", "nama_opd"]),
        K::wajib("kode_program", KodeNomenklatur).lunak(),
        K::wajib("nama", Teks).alias(&["nama_program"]),
    ],
    tahunan: &[("pagu", Uang)],
};

/// Indicators of the Renstra.
pub const RENSTRA_INDIKATOR: TataLetak = TataLetak {
    kode: "renstra-indikator",
    judul: "Renstra: indikator dan sasaran tahunan",
    kolom: &[
        K::wajib("kode_opd", KodePerangkat)
            .alias(&["kode_skpd"])
            .lunak(),
        K::boleh("opd", Teks).alias(&["nama_skpd", "nama_opd"]),
        K::wajib("kode", Teks),
        K::ada("indikator", Teks),
        K::ada("satuan", Teks),
        K::boleh("polaritas", Teks),
        K::boleh("nama", Teks).alias(&["uraian"]),
    ],
    tahunan: &[("target", Teks)],
};
