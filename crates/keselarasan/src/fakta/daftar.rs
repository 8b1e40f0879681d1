//! Registers that other systems keep and a government brings along: national projects, needs of
//! minimum services, cash advances, progress, books, assets, audit follow-up.

use super::{Rujukan, Tanggal};
use crate::kamus::Simbol;

/// A national strategic project or priority located in the region.
#[derive(Clone, Debug, Hash)]
pub struct ProyekNasional {
    /// Row id.
    pub id: Rujukan,
    /// Number of the project.
    pub kode: Simbol,
    /// Name.
    pub nama: Simbol,
    /// Codes of programs, kegiatan or sub kegiatan that support it.
    pub pendukung: Vec<Simbol>,
}

/// The costed need of one SPM sub kegiatan. Need in millionths, cost in sen.
#[derive(Clone, Debug, Hash)]
pub struct KebutuhanSpm {
    /// Row id.
    pub id: Rujukan,
    /// Sub kegiatan.
    pub sub: Simbol,
    /// People or things to be served.
    pub kebutuhan: i64,
    /// Unit of measure.
    pub satuan: Simbol,
    /// What serving them costs.
    pub biaya: Option<i64>,
}

/// An indicator of the regional action plan for the sustainable development goals.
#[derive(Clone, Debug, Hash)]
pub struct IndikatorTpb {
    /// Row id.
    pub id: Rujukan,
    /// Number of the goal's target or indicator.
    pub kode: Simbol,
    /// Text in the action plan.
    pub indikator: Simbol,
    /// Indicator of the region's plan that is mapped to it; empty when none is.
    pub daerah: Simbol,
}

/// One cash advance: UP, GU or TU, and how it was accounted for. Amounts in sen.
#[derive(Clone, Debug, Hash)]
pub struct UangPersediaan {
    /// Row id.
    pub id: Rujukan,
    /// Perangkat daerah or unit.
    pub unit: u32,
    /// `UP`, `GU` or `TU`.
    pub jenis: Simbol,
    /// Number of the SP2D.
    pub nomor: Simbol,
    /// Its date.
    pub tanggal: Tanggal,
    /// Its amount.
    pub nilai: i64,
    /// Size of the UP by decree.
    pub besaran: Option<i64>,
    /// Number of the account given; empty when none was.
    pub lpj: Simbol,
    /// Its date.
    pub tanggal_lpj: Option<Tanggal>,
    /// Its amount.
    pub nilai_lpj: Option<i64>,
}

/// Progress of a sub kegiatan up to the end of a quarter. Shares in hundredths of a percent.
#[derive(Clone, Debug, Hash)]
pub struct Kemajuan {
    /// Row id.
    pub id: Rujukan,
    /// Unit.
    pub unit: u32,
    /// Sub kegiatan.
    pub sub: Simbol,
    /// Quarter 1–4.
    pub triwulan: u8,
    /// Physical progress.
    pub fisik: Option<i64>,
    /// Output reached, as share of its target.
    pub keluaran: Option<i64>,
}

/// One line of a journal. Amounts in sen.
#[derive(Clone, Debug, Hash)]
pub struct BarisJurnal {
    /// Row id.
    pub id: Rujukan,
    /// Number of the journal entry.
    pub nomor: Simbol,
    /// Account.
    pub rekening: Simbol,
    /// Debit.
    pub debit: i64,
    /// Credit.
    pub kredit: i64,
}

/// Money that left the treasury account in a month by the books. Amounts in sen.
#[derive(Clone, Debug, Hash)]
pub struct KasBulan {
    /// Row id.
    pub id: Rujukan,
    /// Month, 1–12.
    pub bulan: u8,
    /// Payments by the cash book.
    pub buku_kas: i64,
    /// Payments by the bank statement.
    pub rekening_koran: i64,
}

/// An addition to the assets, or the reason why capital spending is none. Amount in sen.
#[derive(Clone, Debug, Hash)]
pub struct MutasiAset {
    /// Row id.
    pub id: Rujukan,
    /// Perangkat daerah.
    pub opd: u32,
    /// Account of the capital spending, `5.2.02…`.
    pub rekening: Simbol,
    /// True for a reclassification: capital spending that became no asset, or the reverse.
    pub reklasifikasi: bool,
    /// Amount; negative when other spending became an asset.
    pub nilai: i64,
}

/// The balance carried over. Amounts in sen.
#[derive(Clone, Debug, Hash)]
pub struct SaldoAnggaran {
    /// Row id.
    pub id: Rujukan,
    /// SiLPA of the year before, audited.
    pub silpa_lalu: i64,
    /// Opening balance (SAL) of this year.
    pub sal_awal: i64,
}

/// One recommendation of the auditor (BPK).
#[derive(Clone, Debug, Hash)]
pub struct Rekomendasi {
    /// Row id.
    pub id: Rujukan,
    /// Perangkat daerah it is addressed to.
    pub opd: u32,
    /// Audited year.
    pub tahun: u16,
    /// Number of the report.
    pub lhp: Simbol,
    /// Number of the recommendation in the report.
    pub nomor: Simbol,
    /// When the report was received.
    pub diterima: Tanggal,
    /// The finding.
    pub temuan: Simbol,
    /// State of the follow-up, a word of the law's list.
    pub status: Simbol,
    /// The day the register describes.
    pub keadaan: Tanggal,
}

/// A case of state loss in a unit. Amounts in sen.
#[derive(Clone, Debug, Hash)]
pub struct Kerugian {
    /// Row id.
    pub id: Rujukan,
    /// Perangkat daerah or unit.
    pub unit: u32,
    /// Number of the case.
    pub nomor: Simbol,
    /// The loss.
    pub nilai: i64,
    /// Recovered so far.
    pub dibayar: i64,
    /// Closed: recovered or written off.
    pub selesai: bool,
    /// What the unit's budget says about it; empty when nothing.
    pub catatan: Simbol,
}

/// All registers; each may be absent.
#[derive(Clone, Debug, Default)]
pub struct Daftar {
    /// National projects in the region.
    pub proyek: Option<Vec<ProyekNasional>>,
    /// Costed needs of minimum services.
    pub kebutuhan: Option<Vec<KebutuhanSpm>>,
    /// Action plan for the sustainable development goals.
    pub tpb: Option<Vec<IndikatorTpb>>,
    /// Cash advances.
    pub up: Option<Vec<UangPersediaan>>,
    /// Physical and output progress.
    pub kemajuan: Option<Vec<Kemajuan>>,
    /// Journal.
    pub jurnal: Option<Vec<BarisJurnal>>,
    /// Cash book and bank statement by month.
    pub kas_bulan: Option<Vec<KasBulan>>,
    /// Asset additions and reclassifications.
    pub aset: Option<Vec<MutasiAset>>,
    /// The balance carried over.
    pub saldo: Option<SaldoAnggaran>,
    /// Recommendations of the auditor, of all years.
    pub rekomendasi: Option<Vec<Rekomendasi>>,
    /// Cases of state loss.
    pub kerugian: Option<Vec<Kerugian>>,
}
