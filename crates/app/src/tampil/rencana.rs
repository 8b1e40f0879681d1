//! The plan tree of one edition: nodes with sums at every level, indicators and yearly targets.

use std::collections::BTreeMap;

use anyhow::Result;
use store::Tx;
use store::tampil::pohon;
pub use store::tampil::pohon::{IndikatorRow, OpdRow, TargetRow};
use uuid::Uuid;

/// A node with its children.
#[derive(Clone, Debug)]
pub struct Cabang {
    /// Node.
    pub id: Uuid,
    /// Level.
    pub tingkat: String,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Unit below the office, or empty.
    pub unit_nama: String,
    /// Ceiling per year: its own, else the sum of the children.
    pub pagu: BTreeMap<i16, i64>,
    /// The ceilings are sums of the children.
    pub dihitung: bool,
    /// Findings on the node and below it.
    pub temuan: i64,
    /// Indicators.
    pub indikator: Vec<IndikatorTarget>,
    /// Children.
    pub anak: Vec<Cabang>,
}

/// An indicator with its yearly targets.
#[derive(Clone, Debug)]
pub struct IndikatorTarget {
    /// The indicator.
    pub indikator: IndikatorRow,
    /// Words of the document per year.
    pub target: BTreeMap<i16, String>,
}

/// Offices of an edition with sums of the year.
///
/// # Errors
/// The database does not answer.
pub async fn opd(tx: &mut Tx<'_>, edisi: Uuid, tahun: i16) -> Result<Vec<OpdRow>> {
    Ok(pohon::opd(tx, edisi, tahun).await?)
}

/// The tree of an edition (objectives), or of one office in it.
///
/// # Errors
/// The database does not answer.
pub async fn pohon(
    tx: &mut Tx<'_>,
    edisi: Uuid,
    opd: Option<Uuid>,
    tahun: i16,
) -> Result<Vec<Cabang>> {
    let simpul = pohon::simpul(tx, edisi, opd, tahun).await?;
    let id: Vec<Uuid> = simpul.iter().map(|s| s.id).collect();
    let mut indikator = indikator(tx, edisi, &id).await?;
    let mut pagu: BTreeMap<Uuid, BTreeMap<i16, i64>> = BTreeMap::new();
    for p in pohon::pagu(tx, edisi, opd).await? {
        pagu.entry(p.simpul_id)
            .or_default()
            .insert(p.tahun, p.nilai_sen);
    }
    let ada: std::collections::BTreeSet<Uuid> = id.iter().copied().collect();
    let mut anak: BTreeMap<Option<Uuid>, Vec<Cabang>> = BTreeMap::new();
    for s in simpul {
        let induk = s.induk_id.filter(|i| ada.contains(i) && *i != s.id);
        anak.entry(induk).or_default().push(Cabang {
            pagu: pagu.remove(&s.id).unwrap_or_default(),
            indikator: indikator.remove(&s.id).unwrap_or_default(),
            id: s.id,
            tingkat: s.tingkat,
            kode: s.kode,
            nama: s.nama,
            unit_nama: s.unit_nama,
            dihitung: false,
            temuan: s.temuan,
            anak: Vec::new(),
        });
    }
    let akar = anak.remove(&None).unwrap_or_default();
    Ok(akar.into_iter().map(|c| susun(c, &mut anak, 0)).collect())
}

/// Hangs the children below a node and adds up; a loop in broken data ends at depth 12.
fn susun(mut c: Cabang, anak: &mut BTreeMap<Option<Uuid>, Vec<Cabang>>, dalam: u8) -> Cabang {
    if dalam > 12 {
        return c;
    }
    let bawah = anak.remove(&Some(c.id)).unwrap_or_default();
    c.anak = bawah
        .into_iter()
        .map(|b| susun(b, anak, dalam.saturating_add(1)))
        .collect();
    c.temuan += c.anak.iter().map(|a| a.temuan).sum::<i64>();
    if c.pagu.is_empty() {
        for a in &c.anak {
            for (t, n) in &a.pagu {
                let j = c.pagu.entry(*t).or_default();
                *j = j.saturating_add(*n);
            }
        }
        c.dihitung = !c.pagu.is_empty();
    }
    c
}

/// Indicators of nodes with their targets.
///
/// # Errors
/// The database does not answer.
pub async fn indikator(
    tx: &mut Tx<'_>,
    edisi: Uuid,
    simpul: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<IndikatorTarget>>> {
    let mut target: BTreeMap<Uuid, BTreeMap<i16, String>> = BTreeMap::new();
    for t in pohon::target(tx, edisi, simpul).await? {
        target
            .entry(t.indikator_id)
            .or_default()
            .insert(t.tahun, t.teks);
    }
    let mut hasil: BTreeMap<Uuid, Vec<IndikatorTarget>> = BTreeMap::new();
    for i in pohon::indikator(tx, edisi, simpul).await? {
        let target = target.remove(&i.id).unwrap_or_default();
        hasil.entry(i.simpul_id).or_default().push(IndikatorTarget {
            indikator: i,
            target,
        });
    }
    Ok(hasil)
}

/// Keeps only branches that lead to a finding.
#[must_use]
pub fn hanya_temuan(pohon: Vec<Cabang>) -> Vec<Cabang> {
    pohon
        .into_iter()
        .filter(|c| c.temuan > 0)
        .map(|mut c| {
            c.anak = hanya_temuan(c.anak);
            c
        })
        .collect()
}
