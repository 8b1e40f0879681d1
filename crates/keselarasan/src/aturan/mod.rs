//! The rules: definitions, their parameters, and the registry.
//!
//! A rule is one function over facts. The doc block above it is its manual page; the macro
//! `aturan!` joins both with code, advice and needs. Severity, article, tolerance and thresholds
//! stand in `hukum/keselarasan/`. To add a rule: write it in the
//! file of its family, add one line to [`SEMUA`], add an example pair to the tests.

mod akuntansi;
mod akuntansi_buku;
mod anggaran;
mod anggaran_imbang;
mod anggaran_rincian;
mod dokumen;
mod harga;
mod kemajuan;
mod kinerja;
mod objektif;
mod objektif_target;
mod parameter;
mod pelaksanaan;
mod pelaksanaan_kas;
mod pemeriksaan;
mod penyelarasan;
mod penyelarasan_daftar;
mod perencanaan;
mod perencanaan_kinerja;
mod referensi;
mod referensi_daftar;
mod usulan;

pub(crate) use anggaran::pasangan;
pub(crate) use anggaran_imbang::{pegawai, selisih, struktur};
pub(crate) use harga::{harga_beda, standar_ganda};
pub(crate) use penyelarasan::pagu_per_sub;
pub(crate) use perencanaan_kinerja::{satuan_beda, satuan_sebanding};
pub(crate) use referensi::di_luar_bidang;

use crate::fakta::{Bagian, BarisPagu, DokumenPagu, Fakta};
use crate::temuan::{Finding, HasilAturan};
pub use parameter::{Aturan, AturanParam};

/// A rule as registered.
///
/// # Why
/// Severity, article, tolerance and thresholds are not here: they are [`AturanParam`], read from
/// the law files alone.
#[derive(Clone, Copy, Debug)]
pub struct DefinisiAturan {
    /// Code of the catalogue, `BUD-03`.
    pub kode: &'static str,
    /// One line.
    pub judul: &'static str,
    /// What to do about a finding.
    pub saran: &'static str,
    /// May the government keep the difference with a written reason.
    pub boleh_alasan: bool,
    /// Parts of the facts it reads.
    pub butuh: &'static [Bagian],
    /// The doc block: why, what is compared, how to fix, example.
    pub penjelasan: &'static str,
    /// The rule itself.
    pub periksa: fn(&Fakta, &AturanParam) -> HasilAturan,
}

impl DefinisiAturan {
    /// The family, `BUD`.
    pub fn keluarga(&self) -> &'static str {
        self.kode.split('-').next().unwrap_or(self.kode)
    }
}

/// Every rule, in order of the catalogue.
pub static SEMUA: &[&DefinisiAturan] = &[
    &referensi::REF_01,
    &referensi::REF_02,
    &referensi::REF_03,
    &referensi::REF_04,
    &referensi::REF_05,
    &referensi_daftar::REF_06,
    &referensi_daftar::REF_07,
    &referensi_daftar::REF_08,
    &objektif::OBJ_01,
    &objektif_target::OBJ_02,
    &objektif_target::OBJ_03,
    &objektif::OBJ_04,
    &objektif::OBJ_05,
    &objektif::OBJ_06,
    &objektif_target::OBJ_07,
    &objektif::OBJ_08,
    &objektif::OBJ_09,
    &objektif::OBJ_10,
    &perencanaan::PLN_01,
    &perencanaan::PLN_02,
    &perencanaan::PLN_03,
    &perencanaan_kinerja::PLN_04,
    &perencanaan::PLN_05,
    &perencanaan_kinerja::PLN_06,
    &perencanaan_kinerja::PLN_07,
    &perencanaan_kinerja::PLN_08,
    &perencanaan::PLN_09,
    &perencanaan::PLN_10,
    &perencanaan::PLN_11,
    &penyelarasan::ALN_01,
    &penyelarasan::ALN_02,
    &penyelarasan_daftar::ALN_03,
    &penyelarasan::ALN_04,
    &penyelarasan::ALN_05,
    &penyelarasan_daftar::ALN_06,
    &penyelarasan::ALN_07,
    &penyelarasan_daftar::ALN_08,
    &usulan::USL_01,
    &usulan::USL_02,
    &usulan::USL_03,
    &usulan::USL_04,
    &usulan::USL_05,
    &anggaran::BUD_01,
    &anggaran::BUD_02,
    &anggaran::BUD_03,
    &anggaran::BUD_04,
    &anggaran::BUD_05,
    &anggaran_rincian::BUD_06,
    &anggaran_rincian::BUD_07,
    &anggaran_rincian::BUD_08,
    &anggaran_imbang::BUD_09,
    &anggaran_imbang::BUD_10,
    &anggaran_rincian::BUD_11,
    &anggaran_imbang::BUD_12,
    &anggaran_rincian::BUD_13,
    &anggaran_rincian::BUD_14,
    &harga::PRC_01,
    &harga::PRC_02,
    &harga::PRC_03,
    &harga::PRC_04,
    &harga::PRC_05,
    &harga::PRC_06,
    &dokumen::DOC_01,
    &dokumen::DOC_02,
    &dokumen::DOC_03,
    &dokumen::DOC_04,
    &dokumen::DOC_05,
    &pelaksanaan::EXE_01,
    &pelaksanaan::EXE_02,
    &pelaksanaan_kas::EXE_03,
    &pelaksanaan::EXE_04,
    &pelaksanaan::EXE_05,
    &pelaksanaan::EXE_06,
    &kemajuan::EXE_07,
    &pelaksanaan::EXE_08,
    &pelaksanaan::EXE_09,
    &akuntansi_buku::ACC_01,
    &akuntansi_buku::ACC_02,
    &akuntansi::ACC_03,
    &akuntansi_buku::ACC_04,
    &akuntansi_buku::ACC_05,
    &pemeriksaan::AUD_01,
    &pemeriksaan::AUD_02,
    &pemeriksaan::AUD_03,
    &kinerja::PRF_01,
    &kemajuan::PRF_02,
    &kinerja::PRF_03,
];

/// The definition of a rule.
pub fn cari(kode: &str) -> Option<&'static DefinisiAturan> {
    SEMUA.iter().copied().find(|d| d.kode == kode)
}

/// Defines a rule: its doc block is the manual page, then its row of the registry.
macro_rules! aturan {
    (
        $(#[doc = $doc:literal])*
        $nama:ident = $fungsi:path {
            kode: $kode:literal,
            judul: $judul:literal,
            saran: $saran:literal,
            alasan: $alasan:literal,
            butuh: [$($bagian:ident),* $(,)?],
        }
    ) => {
        $(#[doc = $doc])*
        pub static $nama: $crate::aturan::DefinisiAturan = $crate::aturan::DefinisiAturan {
            kode: $kode,
            judul: $judul,
            saran: $saran,
            boleh_alasan: $alasan,
            butuh: &[$($crate::fakta::Bagian::$bagian),*],
            penjelasan: concat!($($doc, "\n"),*),
            periksa: $fungsi,
        };
    };
}
pub(crate) use aturan;

/// Answers "data tidak ada" naming the first part that is missing.
pub(crate) fn perlu(f: &Fakta, bagian: &[Bagian]) -> Option<HasilAturan> {
    let kurang: Vec<&str> = bagian
        .iter()
        .filter(|b| !f.ada(**b))
        .map(|b| b.nama())
        .collect();
    if kurang.is_empty() {
        return None;
    }
    Some(HasilAturan::DataTidakAda(format!(
        "Belum ada data {} untuk {} tahun {}.",
        kurang.join(", "),
        f.nama_pemda,
        f.tahun
    )))
}

/// Subject of a ceiling row: document, unit, sub kegiatan.
pub(crate) fn subjek_baris<'a>(f: &'a Fakta, d: &DokumenPagu, b: &BarisPagu) -> [&'a str; 3] {
    [d.jenis.kunci(), f.kode_organ(b.unit), f.t(b.sub)]
}

/// How a row is named in sentences: `1.01.02.2.01.0003 Nama (Dinas X)`.
pub(crate) fn sebut_baris(f: &Fakta, b: &BarisPagu) -> String {
    format!("{} {} ({})", f.t(b.sub), f.t(b.nama), f.nama_organ(b.unit))
}

/// A finding about a ceiling row.
pub(crate) fn temuan_baris(f: &Fakta, d: &DokumenPagu, b: &BarisPagu, pesan: String) -> Finding {
    Finding::baru(&subjek_baris(f, d, b), pesan)
        .organ(b.unit)
        .di(d.edisi, b.simpul)
}
