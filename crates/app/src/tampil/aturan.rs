//! The rules as their pages show them.

use keselarasan::DefinisiAturan;
use keselarasan::aturan::SEMUA;

/// A rule of the check engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InfoAturan {
    /// Code, `BUD-03`.
    pub kode: &'static str,
    /// One line.
    pub judul: &'static str,
    /// blokir, peringatan or informasi.
    pub tingkat: &'static str,
    /// Article it rests on.
    pub pasal: &'static str,
    /// What to do about a finding.
    pub saran: &'static str,
    /// May the difference be kept with a written reason.
    pub boleh_alasan: bool,
    /// Tolerance in thousandths of a percent.
    pub toleransi: Option<i64>,
    /// The doc block: why, what is compared, how to fix, example.
    pub penjelasan: &'static str,
}

fn info(d: &DefinisiAturan) -> InfoAturan {
    InfoAturan {
        kode: d.kode,
        judul: d.judul,
        tingkat: d.tingkat.kunci(),
        pasal: d.pasal,
        saran: d.saran,
        boleh_alasan: d.boleh_alasan,
        toleransi: d.toleransi,
        penjelasan: d.penjelasan,
    }
}

/// Every registered rule, in order of the registry.
#[must_use]
pub fn semua() -> Vec<InfoAturan> {
    SEMUA.iter().map(|d| info(d)).collect()
}

/// The rule with this code.
#[must_use]
pub fn cari(kode: &str) -> Option<InfoAturan> {
    keselarasan::aturan::cari(kode).map(info)
}

/// Words of a family of rules.
#[must_use]
pub fn nama_keluarga(keluarga: &str) -> &'static str {
    match keluarga {
        "REF" => "Kebenaran rujukan",
        "OBJ" => "Pohon tujuan dan sasaran",
        "PLN" => "Keselarasan rencana dari atas ke bawah",
        "ALN" => "Keselarasan dengan prioritas",
        "USL" => "Usulan",
        "BUD" => "Keselarasan anggaran",
        "PRC" => "Harga",
        "DOC" => "Dokumen dan kas",
        "EXE" => "Pelaksanaan",
        "ACC" => "Akuntansi",
        "AUD" => "Pemeriksaan",
        "PRF" => "Kinerja",
        _ => "Lainnya",
    }
}
