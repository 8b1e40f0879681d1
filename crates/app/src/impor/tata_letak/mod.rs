//! Layouts: one declarative column list per kind of file. Adding a file kind is adding one list
//! here and one line in [`DAFTAR`].

mod belanja;
mod daftar;
mod nomenklatur;
mod rencana;
mod rujukan;
mod sakip;
mod tahunan;
mod wilayah;

use tabular::TataLetak;

use super::tujuan::{Bagian, Daftar, Dokumen, Rujukan, Sakip, Tujuan};

/// A layout and what its files fill.
#[derive(Debug, Clone, Copy)]
pub struct Entri {
    /// Code used in manifests and on the command line.
    pub kode: &'static str,
    /// Columns.
    pub tata: &'static TataLetak,
    /// What it fills.
    pub tujuan: Tujuan,
}

const fn r(kode: &'static str, tata: &'static TataLetak, tujuan: Rujukan) -> Entri {
    Entri {
        kode,
        tata,
        tujuan: Tujuan::Rujukan(tujuan),
    }
}

const fn reg(d: Daftar) -> Entri {
    let tata = daftar::tata(d);
    r(tata.kode, tata, Rujukan::Daftar(d))
}

const fn d(
    kode: &'static str,
    tata: &'static TataLetak,
    bagian: &'static [(Dokumen, Bagian)],
) -> Entri {
    Entri {
        kode,
        tata,
        tujuan: Tujuan::Dokumen(bagian),
    }
}

/// Every layout there is.
pub const DAFTAR: &[Entri] = &[
    r("wilayah", &wilayah::WILAYAH, Rujukan::Wilayah),
    r(
        "wilayah-rinci",
        &wilayah::WILAYAH_RINCI,
        Rujukan::WilayahRinci,
    ),
    r("pemda-kode", &wilayah::PEMDA_KODE, Rujukan::PemdaKode),
    r(
        "nomenklatur",
        &nomenklatur::DAFTAR,
        Rujukan::NomenklaturSemua,
    ),
    r(
        "nomenklatur-tingkat",
        &nomenklatur::TINGKAT,
        Rujukan::NomenklaturTingkat,
    ),
    r(
        "nomenklatur-subkegiatan",
        &nomenklatur::SUB,
        Rujukan::NomenklaturSub,
    ),
    r(
        "nomenklatur-definisi",
        &nomenklatur::DEFINISI,
        Rujukan::NomenklaturDefinisi,
    ),
    r(
        "nomenklatur-sipd",
        &nomenklatur::SIPD,
        Rujukan::NomenklaturSipd,
    ),
    r("rekening", &rujukan::REKENING, Rujukan::Rekening),
    r(
        "rekening-keterangan",
        &rujukan::REKENING_KETERANGAN,
        Rujukan::RekeningKeterangan,
    ),
    r("sumber-dana", &rujukan::SUMBER_DANA, Rujukan::SumberDana),
    r("fungsi", &rujukan::FUNGSI, Rujukan::Fungsi),
    r("spm", &rujukan::SPM, Rujukan::Spm),
    r("tahapan-anggaran", &rujukan::TAHAPAN, Rujukan::Tahapan),
    r(
        "program-nasional",
        &rujukan::PROGRAM_NASIONAL,
        Rujukan::ProgramNasional,
    ),
    r(
        "barang-rekening",
        &rujukan::BARANG_REKENING,
        Rujukan::BarangRekening,
    ),
    r(
        "indikator-makro-nama",
        &wilayah::MAKRO_NAMA,
        Rujukan::MakroNama,
    ),
    r("indikator-makro", &wilayah::MAKRO, Rujukan::Makro),
    r(
        "apbd-nasional",
        &wilayah::APBD_NASIONAL,
        Rujukan::ApbdNasional,
    ),
    r("sikd", &wilayah::SIKD, Rujukan::Sikd),
    r(
        "standar-harga",
        &rujukan::STANDAR_HARGA,
        Rujukan::StandarHarga,
    ),
    r("perangkat-daerah", &rencana::PERANGKAT, Rujukan::Perangkat),
    r("pembayaran", &belanja::PEMBAYARAN, Rujukan::Pembayaran),
    r("usulan", &belanja::USULAN, Rujukan::Usulan),
    reg(Daftar::ProyekNasional),
    reg(Daftar::KebutuhanSpm),
    reg(Daftar::Tpb),
    reg(Daftar::UangPersediaan),
    reg(Daftar::Kemajuan),
    reg(Daftar::Jurnal),
    reg(Daftar::KasBulan),
    reg(Daftar::MutasiAset),
    reg(Daftar::SaldoAnggaran),
    reg(Daftar::Rekomendasi),
    reg(Daftar::Kerugian),
    reg(Daftar::Pengesahan),
    reg(Daftar::Makro),
    reg(Daftar::AnggaranKas),
    reg(Daftar::Spd),
    r("nilai-sakip", &sakip::NILAI, Rujukan::Sakip(Sakip::Nilai)),
    r(
        "nilai-sakip-agregat",
        &sakip::AGREGAT,
        Rujukan::Sakip(Sakip::Agregat),
    ),
    r("iku", &sakip::IKU, Rujukan::Sakip(Sakip::Iku)),
    r("capaian", &sakip::CAPAIAN, Rujukan::Sakip(Sakip::Capaian)),
    d("rpjmd", &rencana::RPJMD, &[(Dokumen::Rpjmd, Bagian::Pohon)]),
    d(
        "rpjmd-indikator",
        &rencana::RPJMD_INDIKATOR,
        &[(Dokumen::Rpjmd, Bagian::Indikator)],
    ),
    d(
        "renstra-program",
        &rencana::RENSTRA_PROGRAM,
        &[(Dokumen::Renstra, Bagian::Program)],
    ),
    d(
        "renstra-pagu",
        &rencana::RENSTRA_PAGU,
        &[(Dokumen::Renstra, Bagian::Pagu)],
    ),
    d(
        "renstra-indikator",
        &rencana::RENSTRA_INDIKATOR,
        &[(Dokumen::Renstra, Bagian::Indikator)],
    ),
    d("rkpd", &tahunan::SUB, &[(Dokumen::Rkpd, Bagian::Sub)]),
    d(
        "rkpd-indikator",
        &tahunan::INDIKATOR,
        &[(Dokumen::Rkpd, Bagian::Indikator)],
    ),
    d(
        "rkpd-lokasi",
        &tahunan::LOKASI,
        &[(Dokumen::Rkpd, Bagian::Lokasi)],
    ),
    d(
        "rkpd-prakiraan-maju",
        &tahunan::PRAKIRAAN,
        &[(Dokumen::Rkpd, Bagian::Prakiraan)],
    ),
    d("ppas", &tahunan::SUB, &[(Dokumen::Ppas, Bagian::Sub)]),
    d("apbd", &tahunan::SUB, &[(Dokumen::Apbd, Bagian::Sub)]),
    d(
        "apbd-indikator",
        &tahunan::INDIKATOR,
        &[(Dokumen::Apbd, Bagian::Indikator)],
    ),
    d(
        "apbd-lokasi",
        &tahunan::LOKASI,
        &[(Dokumen::Apbd, Bagian::Lokasi)],
    ),
    d(
        "apbd-akun",
        &tahunan::AKUN,
        &[(Dokumen::Apbd, Bagian::Akun)],
    ),
    d(
        "apbd-rka",
        &belanja::RKA,
        &[(Dokumen::Apbd, Bagian::Rincian)],
    ),
    d(
        "apbd-rka-lembar",
        &belanja::RKA_LEMBAR,
        &[(Dokumen::Apbd, Bagian::RincianLembar)],
    ),
    d(
        "apbd-penerima-bankeu",
        &belanja::PENERIMA_BANKEU,
        &[(Dokumen::Apbd, Bagian::Penerima)],
    ),
    d(
        "apbd-penerima-hibah",
        &belanja::PENERIMA_HIBAH,
        &[(Dokumen::Apbd, Bagian::Penerima)],
    ),
    d("dpa", &tahunan::SUB, &[(Dokumen::Dpa, Bagian::Sub)]),
    d("dpa-rka", &belanja::RKA, &[(Dokumen::Dpa, Bagian::Rincian)]),
    d(
        "realisasi",
        &tahunan::REALISASI,
        &[
            (Dokumen::Dpa, Bagian::Anggaran),
            (Dokumen::Realisasi, Bagian::Realisasi),
        ],
    ),
    d("lra", &tahunan::LRA, &[(Dokumen::Realisasi, Bagian::Lra)]),
    d(
        "pk-target",
        &tahunan::INDIKATOR,
        &[(Dokumen::Pk, Bagian::Indikator)],
    ),
];

/// The entry with this code.
#[must_use]
pub fn cari(kode: &str) -> Option<&'static Entri> {
    DAFTAR.iter().find(|e| e.kode == kode)
}
