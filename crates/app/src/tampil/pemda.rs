//! A region page: where money comes from and goes to, promises, documents, and its like.

use anyhow::Result;
use dasar::Rupiah;
use store::publikasi::apbd;
use store::tampil::pemda as dokumen;
pub use store::tampil::pemda::DokumenRow;
use store::wilayah::daftar;
pub use store::wilayah::daftar::{MakroRow, PemdaWilayahRow};

use super::sakip_nasional::{self, NilaiTahun};
use crate::anggaran::{akun, nasional};
use crate::lingkungan::Lingkungan;
use nasional::{AturanNasional, PemdaApbd};

/// How many similar governments are compared.
const SEBANDING: usize = 6;

/// What a region page shows.
#[derive(Clone, Debug)]
pub struct Pemda {
    /// The government.
    pub pemda: PemdaWilayahRow,
    /// Name of its province; none for a province.
    pub provinsi: Option<String>,
    /// Published budget; `None` when nothing is published.
    pub apbd: Option<Apbd>,
    /// Macro indicators with targets, newest period of each.
    pub makro: Vec<Makro>,
    /// Published SAKIP grades, oldest first.
    pub sakip: Vec<NilaiTahun>,
    /// How many key indicators and past achievements it published.
    pub terbitan: (i64, i64),
    /// Documents of its own.
    pub dokumen: Vec<DokumenRow>,
}

/// Published budget of a government.
#[derive(Clone, Debug)]
pub struct Apbd {
    /// Budget year.
    pub tahun: i16,
    /// State of the source.
    pub keadaan: dasar::waktu::Tanggal,
    /// Sums.
    pub jumlah: PemdaApbd,
    /// Amounts by account kind.
    pub pos: Vec<Pos>,
    /// The law of the year.
    pub aturan: AturanNasional,
    /// Governments of the same kind with the nearest expenditure, and this one, by expenditure.
    pub sebanding: Vec<PemdaApbd>,
}

/// One account kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pos {
    /// Account kind.
    pub rekening: String,
    /// Name.
    pub nama: String,
    /// Amount.
    pub nilai: Rupiah,
}

/// One macro indicator: its newest value, the one a year before, its targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Makro {
    /// Newest row.
    pub kini: MakroRow,
    /// The same season a year before.
    pub lalu: Option<MakroRow>,
    /// The newest row that carries a target, if the newest has none.
    pub sasaran: Option<MakroRow>,
}

/// Loads a region; `None` when the code is no government.
///
/// # Errors
/// The database does not answer.
pub async fn muat(ling: &Lingkungan, kode: &str, tahun: Option<i16>) -> Result<Option<Pemda>> {
    let mut tx = ling.db.tx_umum().await?;
    let Some(pemda) = daftar::satu(&mut tx, kode).await? else {
        return Ok(None);
    };
    let provinsi = match &pemda.induk {
        Some(i) => daftar::satu(&mut tx, i).await?.map(|p| p.nama),
        None => None,
    };
    let makro = match &pemda.kode_bps {
        Some(bps) => susun_makro(daftar::makro(&mut tx, bps).await?),
        None => vec![],
    };
    drop(tx);
    let apbd = apbd_satu(ling, kode, tahun).await?;
    let (dokumen, terbitan) = match ling.db.pemda(kode).await? {
        Some(p) => {
            let mut tx = ling.db.tx_baca(p.id).await?;
            let dokumen = dokumen::dokumen(&mut tx).await?;
            (dokumen, store::tampil::capaian::jumlah(&mut tx).await?)
        }
        None => (vec![], (0, 0)),
    };
    let sakip = sakip_nasional::riwayat_pemda(&ling.db, kode).await?;
    Ok(Some(Pemda {
        pemda,
        provinsi,
        apbd,
        makro,
        sakip,
        terbitan,
        dokumen,
    }))
}

async fn apbd_satu(ling: &Lingkungan, kode: &str, tahun: Option<i16>) -> Result<Option<Apbd>> {
    let Some(n) = nasional::muat(&ling.db, &ling.hukum, tahun).await? else {
        return Ok(None);
    };
    let Some(jumlah) = n.pemda.iter().find(|p| p.kode == kode).cloned() else {
        return Ok(None);
    };
    let pos = apbd::pos(&mut *ling.db.tx_umum().await?, n.tahun, kode)
        .await?
        .into_iter()
        .map(|p| Pos {
            nama: akun::nama(&p.rekening).map_or_else(
                || p.nama.unwrap_or_else(|| p.rekening.clone()),
                str::to_owned,
            ),
            nilai: Rupiah::dari_sen(p.nilai_sen),
            rekening: p.rekening,
        })
        .collect();
    Ok(Some(Apbd {
        tahun: n.tahun,
        keadaan: dasar::waktu::Tanggal(n.keadaan),
        sebanding: sebanding(&n.pemda, &jumlah),
        jumlah,
        pos,
        aturan: n.aturan,
    }))
}

/// The nearest of the same kind by expenditure, the government itself among them.
fn sebanding(semua: &[PemdaApbd], ini: &PemdaApbd) -> Vec<PemdaApbd> {
    let jarak = |p: &PemdaApbd| {
        p.ringkasan
            .belanja
            .sen()
            .abs_diff(ini.ringkasan.belanja.sen())
    };
    let mut sejenis: Vec<&PemdaApbd> = semua.iter().filter(|p| p.jenis == ini.jenis).collect();
    sejenis.sort_by(|a, b| jarak(a).cmp(&jarak(b)).then_with(|| a.kode.cmp(&b.kode)));
    let mut pilih: Vec<PemdaApbd> = sejenis.into_iter().take(SEBANDING + 1).cloned().collect();
    pilih.sort_by_key(|p| std::cmp::Reverse(p.ringkasan.belanja));
    pilih
}

/// Rows come by indicator and period, so the last of each indicator is its newest.
fn susun_makro(baris: Vec<MakroRow>) -> Vec<Makro> {
    let mut hasil: Vec<Makro> = Vec::new();
    for kelompok in baris.chunk_by(|a, b| a.indikator == b.indikator) {
        // The whole year ("00") before its quarters, a later season before an earlier one.
        let Some(kini) = kelompok
            .iter()
            .max_by_key(|b| (b.tahun, b.periode.ends_with("00"), &b.periode))
        else {
            continue;
        };
        let lalu = kelompok
            .iter()
            .rev()
            .find(|b| b.tahun < kini.tahun && b.periode.get(4..) == kini.periode.get(4..));
        let sasaran = (!bersasaran(kini))
            .then(|| kelompok.iter().rev().find(|b| bersasaran(b)))
            .flatten();
        hasil.push(Makro {
            kini: kini.clone(),
            lalu: lalu.cloned(),
            sasaran: sasaran.cloned(),
        });
    }
    hasil
}

fn bersasaran(b: &MakroRow) -> bool {
    b.target_rkpd.is_some()
        || b.target_rpjmn.is_some()
        || b.target_kewilayahan.is_some()
        || b.target_rkp.is_some()
}

/// Whether a value meets its target, by the direction the indicator should go; `None` where no
/// direction is agreed or a figure cannot be read.
#[must_use]
pub fn arah_tercapai(indikator: i16, nilai: &str, target: &str) -> Option<bool> {
    let (n, t) = (desimal(nilai)?, desimal(target)?);
    match indikator {
        // Growth, income, human development, life expectancy, schooling, spending: upward.
        1 | 2 | 3 | 5 | 8 | 9 | 10 | 11 => Some(n >= t),
        // Unemployment, inequality, poverty: downward.
        4 | 6 | 7 | 36 | 38 | 39 | 40 => Some(n <= t),
        _ => None,
    }
}

/// A decimal in millionths.
fn desimal(s: &str) -> Option<i128> {
    let (kurang, s) = s
        .trim()
        .strip_prefix('-')
        .map_or((false, s.trim()), |p| (true, p));
    let (bulat, pecahan) = s.split_once('.').unwrap_or((s, ""));
    let pecahan: String = pecahan
        .chars()
        .chain(std::iter::repeat('0'))
        .take(6)
        .collect();
    let n = bulat.parse::<i128>().ok()?.checked_mul(1_000_000)? + pecahan.parse::<i128>().ok()?;
    Some(if kurang { -n } else { n })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_met_in_the_direction_of_the_indicator() {
        assert_eq!(arah_tercapai(1, "2.55", "1"), Some(true));
        assert_eq!(arah_tercapai(36, "6.540", "6.54"), Some(true));
        assert_eq!(arah_tercapai(36, "6.55", "6.54"), Some(false));
        assert_eq!(arah_tercapai(1, "-2.9", "-2.89"), Some(false));
        assert_eq!(arah_tercapai(99, "1", "1"), None);
        assert_eq!(arah_tercapai(1, "x", "1"), None);
    }
}
