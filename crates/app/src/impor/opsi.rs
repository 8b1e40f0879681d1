//! What a person or manifest says about a file beyond its content.

use dasar::waktu::Tanggal;

/// Options of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opsi {
    /// Layout code.
    pub tata_letak: String,
    /// Kemendagri code of the government; empty or `00` for national files.
    pub pemda: String,
    /// Fiscal year, or first year of a plan.
    pub tahun: Option<u16>,
    /// Last year of a plan.
    pub tahun_selesai: Option<u16>,
    /// Budget stage.
    pub tahap: String,
    /// State date of the data.
    pub keadaan: Option<Tanggal>,
    /// Label shown with the data.
    pub label: String,
    /// Edition of a code list.
    pub edisi: String,
    /// Kind of price standard.
    pub kelompok: String,
    /// Reporting period of a realisation (`TW1`).
    pub periode: String,
    /// Sub-unit a recipient list belongs to.
    pub kode_unit: String,
    /// Sub-activity a recipient list belongs to.
    pub sub_kegiatan: String,
    /// Account a recipient list belongs to.
    pub rekening: String,
    /// Refuse budget lines that break one of the nine rules of a line, instead of keeping them as
    /// findings.
    pub ketat: bool,
    /// Take the good rows when some are refused.
    pub terima_yang_baik: bool,
}

impl Opsi {
    /// First and last year of a document.
    #[must_use]
    pub fn rentang(&self) -> Option<(u16, u16)> {
        let mulai = self.tahun?;
        Some((mulai, self.tahun_selesai.unwrap_or(mulai)))
    }
}
