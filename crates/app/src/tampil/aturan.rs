//! The rules as their pages show them.

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

/// Every registered rule, in order of the registry.
#[must_use]
pub fn semua() -> Vec<InfoAturan> {
    Vec::new()
}

/// The rule with this code.
#[must_use]
pub fn cari(kode: &str) -> Option<InfoAturan> {
    semua().into_iter().find(|a| a.kode == kode)
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
