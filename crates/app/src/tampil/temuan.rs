//! Findings: the list with grouped counts, one finding, the state of every rule.

use std::collections::BTreeMap;

use anyhow::Result;
use store::Tx;
use store::tampil::temuan;
pub use store::tampil::temuan::{AlasanRow, AturanRow, HitungRow, Saring, TemuanRow, Urut};

/// Counts by one thing: key, words, findings.
pub type Kelompok = Vec<(String, String, i64)>;

/// One page of findings with counts over the whole filter.
#[derive(Clone, Debug, Default)]
pub struct DaftarTemuan {
    /// Findings of the page.
    pub baris: Vec<TemuanRow>,
    /// Findings of the filter.
    pub jumlah: i64,
    /// By rule, most first.
    pub per_aturan: Kelompok,
    /// By office, most first; findings without office have an empty key.
    pub per_opd: Kelompok,
    /// By severity: blokir, peringatan, informasi.
    pub per_tingkat: BTreeMap<String, i64>,
}

/// Loads one page.
///
/// # Errors
/// The database does not answer.
pub async fn muat(
    tx: &mut Tx<'_>,
    s: &Saring,
    urut: (Urut, bool),
    batas: i64,
    lewati: i64,
) -> Result<DaftarTemuan> {
    let mut d = DaftarTemuan {
        baris: temuan::daftar(tx, s, urut, batas, lewati).await?,
        ..DaftarTemuan::default()
    };
    let mut aturan: BTreeMap<String, (String, i64)> = BTreeMap::new();
    let mut opd: BTreeMap<String, (String, i64)> = BTreeMap::new();
    for h in temuan::hitung(tx, s).await? {
        d.jumlah += h.jumlah;
        *d.per_tingkat.entry(h.tingkat).or_default() += h.jumlah;
        aturan.entry(h.aturan).or_default().1 += h.jumlah;
        let o = opd.entry(h.opd_kode.unwrap_or_default()).or_default();
        o.0 = h.opd_nama.unwrap_or_default();
        o.1 += h.jumlah;
    }
    d.per_aturan = terbanyak(aturan);
    d.per_opd = terbanyak(opd);
    Ok(d)
}

fn terbanyak(peta: BTreeMap<String, (String, i64)>) -> Kelompok {
    let mut v: Kelompok = peta.into_iter().map(|(k, (n, j))| (k, n, j)).collect();
    v.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    v
}

/// One finding with its reasons.
///
/// # Errors
/// The database does not answer.
pub async fn satu(
    tx: &mut Tx<'_>,
    tahun: i16,
    id: &str,
) -> Result<Option<(TemuanRow, Vec<AlasanRow>)>> {
    let s = Saring {
        tahun,
        id: Some(id.to_owned()),
        ..Saring::default()
    };
    let Some(t) = temuan::daftar(tx, &s, (Urut::Tingkat, false), 1, 0)
        .await?
        .into_iter()
        .next()
    else {
        return Ok(None);
    };
    let alasan = temuan::alasan(tx, tahun, id).await?;
    Ok(Some((t, alasan)))
}

/// "2,5" of thousandths of a percent.
#[must_use]
pub fn persen(milipersen: i64) -> String {
    let (utuh, sisa) = (milipersen / 1_000, (milipersen % 1_000).abs());
    let pecahan = format!("{sisa:03}");
    match pecahan.trim_end_matches('0') {
        "" => utuh.to_string(),
        p => format!("{utuh},{p}"),
    }
}

/// State of every rule of the year.
///
/// # Errors
/// The database does not answer.
pub async fn aturan(tx: &mut Tx<'_>, tahun: i16) -> Result<Vec<AturanRow>> {
    Ok(temuan::aturan(tx, tahun).await?)
}
