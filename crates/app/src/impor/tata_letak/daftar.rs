//! Registers that other systems keep: what the checks compare plans, money and books with.

use tabular::{Jenis::*, Kolom as K, TataLetak};

use super::super::tujuan::Daftar;

macro_rules! tata {
    ($nama:ident, $kode:literal, $judul:literal, [$($kolom:expr),* $(,)?]) => {
        static $nama: TataLetak = TataLetak {
            kode: $kode,
            judul: $judul,
            kolom: &[$($kolom),*],
            tahunan: &[],
        };
    };
}

const UNIT: K =
    K::wajib("kode_unit", KodePerangkat).alias(&["kode_sub_unit", "kode_skpd", "kode_opd"]);
const SUB: K = K::wajib("kode_sub_kegiatan", KodeNomenklatur).alias(&["sub_kegiatan"]);

tata!(
    PROYEK,
    "proyek-nasional",
    "Proyek dan prioritas nasional di wilayah daerah",
    [
        K::wajib("kode", Teks).alias(&["kode_proyek"]),
        K::wajib("nama", Teks).alias(&["nama_proyek"]),
        K::ada("program_pendukung", Teks).alias(&["kode_pendukung"]),
    ]
);
tata!(
    KEBUTUHAN,
    "kebutuhan-spm",
    "Perhitungan kebutuhan SPM per sub kegiatan",
    [
        SUB,
        K::wajib("kebutuhan", Desimal),
        K::ada("satuan", Teks),
        K::boleh("biaya", Uang),
    ]
);
tata!(
    TPB,
    "rad-tpb",
    "Rencana aksi daerah TPB dan pemetaan indikator",
    [
        K::wajib("kode_tpb", Teks).alias(&["kode"]),
        K::wajib("indikator", Teks),
        K::ada("indikator_daerah", Teks).alias(&["indikator_rpjmd"]),
    ]
);
tata!(
    UP,
    "uang-persediaan",
    "Register UP, GU, TU dan pertanggungjawabannya",
    [
        K::wajib("nomor", Teks).alias(&["no_sp2d", "nomor_sp2d"]),
        K::wajib("jenis", Teks),
        K::wajib("tanggal", Tanggal).alias(&["tgl_sp2d"]),
        UNIT,
        K::wajib("nilai", Uang),
        K::boleh("besaran_keputusan", Uang),
        K::ada("nomor_lpj", Teks),
        K::ada("tanggal_lpj", Tanggal),
        K::boleh("nilai_lpj", Uang),
    ]
);
tata!(
    KEMAJUAN,
    "kemajuan",
    "Kemajuan fisik dan capaian keluaran per triwulan",
    [
        UNIT,
        SUB,
        K::wajib("triwulan", Bulat),
        K::ada("fisik_persen", Desimal).alias(&["fisik"]),
        K::ada("keluaran_persen", Desimal).alias(&["keluaran"]),
    ]
);
tata!(
    JURNAL,
    "jurnal",
    "Jurnal akuntansi",
    [
        K::wajib("nomor", Teks),
        K::wajib("tanggal", Tanggal),
        K::wajib("kode_rekening", KodeRekening).alias(&["kode_akun"]),
        K::boleh("uraian", Teks),
        K::ada("debit", Uang),
        K::ada("kredit", Uang),
    ]
);
tata!(
    KAS_BULAN,
    "kas-bulan",
    "Pengeluaran kas per bulan: buku kas umum dan rekening koran",
    [
        K::wajib("bulan", Bulat),
        K::boleh("rekening_bank", Teks),
        K::wajib("buku_kas", Uang),
        K::wajib("rekening_koran", Uang),
    ]
);
tata!(
    ASET,
    "mutasi-aset",
    "Penambahan aset dari belanja modal dan reklasifikasinya",
    [
        UNIT,
        K::wajib("kode_rekening", KodeRekening),
        K::boleh("uraian", Teks),
        K::wajib("jenis", Teks),
        K::wajib("nilai", Uang),
    ]
);
tata!(
    SALDO,
    "saldo-anggaran",
    "SiLPA tahun lalu yang diperiksa dan saldo anggaran lebih awal",
    [
        K::wajib("silpa_tahun_lalu", Uang),
        K::wajib("sal_awal", Uang),
        K::boleh("nomor_lhp", Teks),
    ]
);
tata!(
    REKOMENDASI,
    "rekomendasi-bpk",
    "Temuan dan rekomendasi BPK dengan status tindak lanjut",
    [
        UNIT,
        K::wajib("tahun_periksa", Tahun),
        K::wajib("nomor_lhp", Teks),
        K::wajib("nomor", Teks),
        K::wajib("tanggal_terima", Tanggal),
        K::wajib("temuan", Teks),
        K::boleh("rekomendasi", Teks),
        K::wajib("status", Teks),
        K::boleh("nilai", Uang),
        K::boleh("keadaan", Tanggal),
    ]
);
tata!(
    KERUGIAN,
    "kerugian-daerah",
    "Kasus kerugian daerah dan penyelesaiannya",
    [
        UNIT,
        K::wajib("nomor", Teks),
        K::boleh("tanggal", Tanggal),
        K::boleh("uraian", Teks),
        K::wajib("nilai", Uang),
        K::ada("dibayar", Uang),
        K::boleh("selesai", Bendera),
        K::ada("catatan_anggaran", Teks),
    ]
);
tata!(
    PENGESAHAN,
    "pengesahan",
    "Nomor dan tanggal penetapan RKPD, PPAS, APBD, DPA",
    [
        K::wajib("dokumen", Teks).alias(&["jenis_dokumen"]),
        K::ada("nomor", Teks).alias(&["nomor_pengesahan", "nomor_penetapan"]),
        K::ada("tanggal", Tanggal).alias(&["tanggal_pengesahan", "tanggal_penetapan"]),
    ]
);
/// A sub-unit where one is named, else the OPD; one of the two must be filled.
const OPD_KAS: K = K::boleh("kode_skpd", KodePerangkat).alias(&["kode_opd"]);
const UNIT_KAS: K = K::boleh("kode_unit", KodePerangkat).alias(&["kode_sub_unit", "kode_sub_skpd"]);
const SUB_KAS: K =
    K::wajib("kode_sub_kegiatan", KodeNomenklatur).alias(&["sub_kegiatan", "kode_sub_giat"]);

tata!(
    MAKRO,
    "makro-daerah",
    "Target makro daerah beserta target nasionalnya",
    [
        K::wajib("indikator", Bulat).alias(&["nomor"]),
        K::wajib("nama", Teks),
        K::boleh("periode", Teks),
        K::ada("target_rkpd", Desimal),
        K::boleh("target_rkp", Desimal),
        K::boleh("target_rpjmn", Desimal),
        K::boleh("target_kewilayahan", Desimal),
    ]
);
tata!(
    ANGGARAN_KAS,
    "anggaran-kas",
    "Rencana anggaran kas (RAK) per bulan",
    [
        OPD_KAS,
        K::boleh("nama_skpd", Teks).alias(&["nama_opd"]),
        UNIT_KAS,
        K::boleh("nama_unit", Teks).alias(&["nama_sub_unit", "nama_sub_skpd"]),
        SUB_KAS,
        K::boleh("nama_sub_kegiatan", Teks).alias(&["nama_sub_giat"]),
        K::boleh("kode_rekening", KodeRekening)
            .alias(&["kode_akun"])
            .lunak(),
        K::boleh("nama_rekening", Teks).alias(&["nama_akun"]),
        K::ada("bulan_1", Uang).alias(&["januari", "jan"]),
        K::ada("bulan_2", Uang).alias(&["februari", "feb"]),
        K::ada("bulan_3", Uang).alias(&["maret", "mar"]),
        K::ada("bulan_4", Uang).alias(&["april", "apr"]),
        K::ada("bulan_5", Uang).alias(&["mei"]),
        K::ada("bulan_6", Uang).alias(&["juni", "jun"]),
        K::ada("bulan_7", Uang).alias(&["juli", "jul"]),
        K::ada("bulan_8", Uang).alias(&["agustus", "agt", "agu", "ags"]),
        K::ada("bulan_9", Uang).alias(&["september", "sep"]),
        K::ada("bulan_10", Uang).alias(&["oktober", "okt"]),
        K::ada("bulan_11", Uang).alias(&["november", "nov"]),
        K::ada("bulan_12", Uang).alias(&["desember", "des"]),
        K::boleh("total", Uang).alias(&["total_akb", "jumlah", "total_rak"]),
        K::boleh("total_rincian", Uang),
        K::boleh("selisih", Uang),
    ]
);
tata!(
    SPD,
    "spd",
    "Surat penyediaan dana (SPD)",
    [
        K::wajib("nomor", Teks).alias(&["no_spd", "nomor_spd"]),
        K::wajib("tanggal", Tanggal).alias(&["tgl_spd", "tanggal_spd"]),
        K::boleh("periode", Teks).alias(&["triwulan", "bulan"]),
        OPD_KAS,
        K::boleh("nama_skpd", Teks).alias(&["nama_opd"]),
        UNIT_KAS,
        K::boleh("nama_unit", Teks).alias(&["nama_sub_unit", "nama_sub_skpd"]),
        SUB_KAS,
        K::boleh("nama_sub_kegiatan", Teks).alias(&["nama_sub_giat"]),
        K::boleh("kode_rekening", KodeRekening)
            .alias(&["kode_akun"])
            .lunak(),
        K::wajib("nilai", Uang).alias(&["nilai_spd", "nilai_detail_spd", "jumlah"]),
    ]
);

/// The layout of a register.
pub const fn tata(d: Daftar) -> &'static TataLetak {
    match d {
        Daftar::ProyekNasional => &PROYEK,
        Daftar::KebutuhanSpm => &KEBUTUHAN,
        Daftar::Tpb => &TPB,
        Daftar::UangPersediaan => &UP,
        Daftar::Kemajuan => &KEMAJUAN,
        Daftar::Jurnal => &JURNAL,
        Daftar::KasBulan => &KAS_BULAN,
        Daftar::MutasiAset => &ASET,
        Daftar::SaldoAnggaran => &SALDO,
        Daftar::Rekomendasi => &REKOMENDASI,
        Daftar::Kerugian => &KERUGIAN,
        Daftar::Pengesahan => &PENGESAHAN,
        Daftar::Makro => &MAKRO,
        Daftar::AnggaranKas => &ANGGARAN_KAS,
        Daftar::Spd => &SPD,
    }
}
