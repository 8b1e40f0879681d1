//! The rules as their pages show them.

use std::sync::LazyLock;

use hukum::Hukum;
use keselarasan::aturan::SEMUA;
use keselarasan::{Aturan, AturanParam, DefinisiAturan};

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
    /// Tolerance in thousandths of a percent, where the law knows one.
    pub toleransi: Option<i64>,
    /// The doc block: why, what is compared, how to fix, example.
    pub penjelasan: &'static str,
}

/// The newest version of every rule in the embedded law set; a test keeps the set readable.
static BERLAKU: LazyLock<Option<Aturan>> = LazyLock::new(|| Aturan::terbaru(&Hukum::bawaan()).ok());

fn param(kode: &str) -> Option<&'static AturanParam> {
    BERLAKU.as_ref().and_then(|a| a.param(kode))
}

fn info(d: &DefinisiAturan) -> InfoAturan {
    let p = param(d.kode);
    InfoAturan {
        kode: d.kode,
        judul: d.judul,
        tingkat: p.map_or("", |p| p.tingkat.kunci()),
        pasal: p.map_or("", |p| p.pasal.as_str()),
        saran: d.saran,
        boleh_alasan: d.boleh_alasan,
        toleransi: p
            .filter(|p| p.boleh_setempat || p.toleransi > 0)
            .map(|p| p.toleransi),
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
