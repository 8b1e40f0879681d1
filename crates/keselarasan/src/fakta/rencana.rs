//! Five-year plans: RPJMD and Renstra.

use super::Rujukan;
use crate::kamus::Simbol;

/// Level of an RPJMD node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TingkatRencana {
    /// Vision.
    Visi,
    /// Mission.
    Misi,
    /// Goal.
    Tujuan,
    /// Objective.
    Sasaran,
    /// Strategy.
    Strategi,
    /// Program.
    Program,
    /// Bidang urusan and others that only carry indicators.
    Lain,
}

impl TingkatRencana {
    /// Name in texts.
    pub fn nama(self) -> &'static str {
        match self {
            TingkatRencana::Visi => "visi",
            TingkatRencana::Misi => "misi",
            TingkatRencana::Tujuan => "tujuan",
            TingkatRencana::Sasaran => "sasaran",
            TingkatRencana::Strategi => "strategi",
            TingkatRencana::Program => "program",
            TingkatRencana::Lain => "urusan",
        }
    }
}

/// One node of a plan.
#[derive(Clone, Debug, Hash)]
pub struct SimpulRencana {
    /// Row id.
    pub id: Rujukan,
    /// Level.
    pub tingkat: TingkatRencana,
    /// Code.
    pub kode: Simbol,
    /// Text.
    pub nama: Simbol,
    /// Node above, as position in the plan.
    pub induk: Option<u32>,
    /// Perangkat daerah, in a Renstra.
    pub opd: Option<u32>,
}

/// One indicator with its yearly targets, as typed.
#[derive(Clone, Debug, Hash)]
pub struct IndikatorRencana {
    /// Row id of the node it hangs on; 0 when unknown.
    pub simpul: Rujukan,
    /// Position of the node in the plan.
    pub induk: Option<u32>,
    /// Perangkat daerah, in a Renstra.
    pub opd: Option<u32>,
    /// Code of the node as the file has it.
    pub kode: Simbol,
    /// `tujuan`, `sasaran`, `iku`, `ikk`, or empty.
    pub jenis: Simbol,
    /// Text.
    pub teks: Simbol,
    /// Unit of measure.
    pub satuan: Simbol,
    /// Starting value.
    pub baseline: Simbol,
    /// `naik` or `turun` when declared; else empty.
    pub polaritas: Simbol,
    /// Target per year, in order of years.
    pub target: Vec<(u16, Simbol)>,
}

/// The RPJMD.
#[derive(Clone, Debug, Default)]
pub struct Rpjmd {
    /// Edition id.
    pub edisi: Rujukan,
    /// Nodes.
    pub simpul: Vec<SimpulRencana>,
    /// Indicators.
    pub indikator: Vec<IndikatorRencana>,
}

/// A program in the Renstra of a perangkat daerah. Amounts in sen.
#[derive(Clone, Debug, Hash)]
pub struct RenstraProgram {
    /// Row id.
    pub id: Rujukan,
    /// Perangkat daerah; none when its name and code cannot be matched.
    pub opd: Option<u32>,
    /// Program code, repaired where the typed one could be read.
    pub kode: Simbol,
    /// Program code as typed.
    pub kode_asli: Simbol,
    /// Name.
    pub nama: Simbol,
    /// Ceiling per year.
    pub pagu: Vec<(u16, i64)>,
}

impl RenstraProgram {
    /// The ceiling of a year; 0 when the year has none.
    pub fn pagu_tahun(&self, tahun: u16) -> i64 {
        self.pagu
            .iter()
            .find(|(t, _)| *t == tahun)
            .map_or(0, |(_, n)| *n)
    }
}

/// A broken code of a perangkat daerah in the ceiling table of the Renstra.
#[derive(Clone, Debug, Hash)]
pub struct KodeRusak {
    /// As typed.
    pub asli: Simbol,
    /// Name typed beside it; empty when unknown.
    pub nama: Simbol,
    /// What it was read as.
    pub opd: Option<u32>,
    /// Rows that carry it.
    pub baris: u32,
}

/// The Renstra of all perangkat daerah.
#[derive(Clone, Debug, Default)]
pub struct Renstra {
    /// Edition id.
    pub edisi: Rujukan,
    /// Programs with ceilings.
    pub program: Vec<RenstraProgram>,
    /// Sasaran and other nodes.
    pub simpul: Vec<SimpulRencana>,
    /// Indicators.
    pub indikator: Vec<IndikatorRencana>,
    /// Broken codes of perangkat daerah in the ceiling table.
    pub kode_rusak: Vec<KodeRusak>,
    /// Sub kegiatan the Renstra names, by perangkat daerah.
    pub sub: Vec<(u32, Simbol)>,
}
