//! One agreement with its quarters and achievements: what every page and report of performance
//! shows.

use dasar::{Rasio, Tanggal};
use kinerja::capaian::{Agregasi, Capaian, Polaritas, Ukuran, hitung};
use kinerja::lkj::{rata_capaian, rumus};
use kinerja::pengukuran::Keadaan;
use store::kinerja as gudang;
pub use store::kinerja::UkurRow;
use store::kinerja::{PkIndikatorRow, PkProgramRow, PkRow, TargetRow, UkurBuktiRow};
use uuid::Uuid;

use crate::tindak::TindakGalat;

/// A quarter of an indicator.
#[derive(Clone, Debug)]
pub struct Triwulan {
    /// 1 to 4.
    pub nomor: i16,
    /// The plan.
    pub rencana: Option<TargetRow>,
    /// The measurement as it stands.
    pub ukur: Option<UkurRow>,
    /// Its state.
    pub keadaan: Keadaan,
    /// Evidence.
    pub bukti: Vec<UkurBuktiRow>,
    /// Achievement against the quarter's own target.
    pub capaian: Option<Capaian>,
}

/// An indicator with its year.
#[derive(Clone, Debug)]
pub struct Indikator {
    /// As promised.
    pub janji: PkIndikatorRow,
    /// Quarters in order.
    pub triwulan: Vec<Triwulan>,
    /// Achievement of the year so far.
    pub capaian: Capaian,
    /// The year's realisation as the engine read it; empty while nothing is measured.
    pub realisasi: String,
}

impl Indikator {
    /// Direction.
    #[must_use]
    pub fn polaritas(&self) -> Polaritas {
        Polaritas::parse(&self.janji.polaritas).unwrap_or(Polaritas::Positif)
    }

    /// Quarters to year.
    #[must_use]
    pub fn agregasi(&self) -> Agregasi {
        Agregasi::parse(&self.janji.agregasi).unwrap_or(Agregasi::Akhir)
    }

    /// The engine's input with the measurements that count.
    #[must_use]
    pub fn ukuran(&self) -> Ukuran<'_> {
        Ukuran {
            target: &self.janji.target,
            realisasi: "",
            polaritas: self.polaritas(),
            agregasi: Some(self.agregasi()),
            triwulan: self.triwulan.iter().map(nilai).collect(),
            rumus_negatif: rumus(&self.janji.rumus_negatif),
        }
    }
}

/// The measured text of a quarter; a draft counts for its author's preview only when handed over.
fn nilai(t: &Triwulan) -> &str {
    match t.keadaan {
        Keadaan::Diajukan | Keadaan::Terverifikasi => {
            t.ukur.as_ref().map_or("", |u| u.realisasi.as_str())
        }
        _ => "",
    }
}

/// An agreement with everything.
#[derive(Clone, Debug)]
pub struct Rekap {
    /// The agreement.
    pub pk: PkRow,
    /// Indicators.
    pub indikator: Vec<Indikator>,
    /// Programmes.
    pub program: Vec<PkProgramRow>,
    /// The quarterly plan is in force.
    pub rencana_berlaku: bool,
    /// The quarterly plan was begun.
    pub rencana_ada: bool,
}

impl Rekap {
    /// Mean achievement, each indicator capped at 100 %.
    #[must_use]
    pub fn rata(&self) -> Option<Rasio> {
        let c: Vec<Option<Rasio>> = self.indikator.iter().map(|i| i.capaian.nilai).collect();
        rata_capaian(&c, Rasio::SATU)
    }

    /// Programme money, sen.
    #[must_use]
    pub fn anggaran_sen(&self) -> i64 {
        self.program
            .iter()
            .fold(0_i64, |a, p| a.saturating_add(p.anggaran_sen))
    }

    /// "Dinas Pendidikan", "Kepala daerah", "Bidang SD, Dinas Pendidikan".
    #[must_use]
    pub fn untuk(&self) -> String {
        untuk(&self.pk)
    }
}

/// Whose agreement it is, in words.
#[must_use]
pub fn untuk(p: &PkRow) -> String {
    let opd = p.opd_nama.as_deref().unwrap_or("Kepala daerah");
    if p.unit.is_empty() {
        opd.to_owned()
    } else {
        format!("{}, {opd}", p.unit)
    }
}

/// Loads an agreement whole.
///
/// # Errors
/// No such agreement, no connection.
pub async fn muat(tx: &mut store::Tx<'_>, id: Uuid) -> Result<Rekap, TindakGalat> {
    let pk = gudang::pk(tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Perjanjian Kinerja ini tidak ada.".to_owned()))?;
    let janji = gudang::pk_indikator(tx, id).await?;
    let program = gudang::pk_program(tx, id).await?;
    let rencana = gudang::rencana(tx, id).await?;
    let target = gudang::daftar_target(tx, id).await?;
    let ukur = gudang::daftar_ukur(tx, id).await?;
    let bukti = gudang::daftar_ukur_bukti(tx, id).await?;
    let indikator = janji
        .into_iter()
        .map(|j| satu(j, &target, &ukur, &bukti))
        .collect();
    Ok(Rekap {
        pk,
        indikator,
        program,
        rencana_berlaku: rencana.as_ref().is_some_and(|r| r.keadaan == "berlaku"),
        rencana_ada: rencana.is_some(),
    })
}

fn satu(
    j: PkIndikatorRow,
    target: &[TargetRow],
    ukur: &[UkurRow],
    bukti: &[UkurBuktiRow],
) -> Indikator {
    let triwulan: Vec<Triwulan> = (1..=4)
        .map(|n| {
            let di = |i: i16, t: i16| i == j.urut && t == n;
            let u = ukur.iter().find(|u| di(u.indikator, u.triwulan)).cloned();
            Triwulan {
                nomor: n,
                rencana: target.iter().find(|t| di(t.indikator, t.triwulan)).cloned(),
                keadaan: u
                    .as_ref()
                    .and_then(|u| Keadaan::parse(&u.keadaan))
                    .unwrap_or(Keadaan::Kosong),
                ukur: u,
                bukti: bukti
                    .iter()
                    .filter(|b| di(b.indikator, b.triwulan))
                    .cloned()
                    .collect(),
                capaian: None,
            }
        })
        .collect();
    let mut i = Indikator {
        janji: j,
        triwulan,
        capaian: tak_terbaca(""),
        realisasi: String::new(),
    };
    isi_capaian(&mut i);
    i
}

fn tak_terbaca(sebab: &str) -> Capaian {
    Capaian {
        nilai: None,
        kategori: "",
        penjelasan: sebab.to_owned(),
    }
}

/// A figure that cannot be read leaves the achievement undefined and says why.
fn isi_capaian(i: &mut Indikator) {
    let (polaritas, agregasi, r) = (i.polaritas(), i.agregasi(), rumus(&i.janji.rumus_negatif));
    for t in &mut i.triwulan {
        let (Some(rencana), Some(u)) = (&t.rencana, &t.ukur) else {
            continue;
        };
        let ukuran = Ukuran {
            target: &rencana.target,
            realisasi: &u.realisasi,
            polaritas,
            agregasi: (agregasi == Agregasi::Predikat).then_some(agregasi),
            triwulan: Vec::new(),
            rumus_negatif: r,
        };
        t.capaian = Some(
            hitung(&ukuran).unwrap_or_else(|e| tak_terbaca(&format!("{}: {}.", e.kolom, e.sebab))),
        );
    }
    let hasil = hitung(&i.ukuran());
    i.capaian = hasil.unwrap_or_else(|e| tak_terbaca(&format!("{}: {}.", e.kolom, e.sebab)));
    i.realisasi = realisasi_tahun(i);
}

/// The year's figure: sum, mean or last of the quarters that count.
fn realisasi_tahun(i: &Indikator) -> String {
    let isi: Vec<&str> = i
        .triwulan
        .iter()
        .map(nilai)
        .filter(|t| !t.trim().is_empty())
        .collect();
    match kinerja::capaian::realisasi_setahun(i.agregasi(), &isi) {
        Some(t) => t,
        None => isi.last().map_or_else(String::new, |t| (*t).to_owned()),
    }
}

/// First day of a quarter.
#[must_use]
pub fn mulai_triwulan(tahun: i16, triwulan: i16) -> Option<Tanggal> {
    let bulan = u32::try_from(triwulan).ok()?.checked_sub(1)? * 3 + 1;
    Tanggal::baru(i32::from(tahun), bulan, 1)
}

/// Whether a quarter is over on a day.
#[must_use]
pub fn triwulan_lewat(tahun: i16, triwulan: i16, hari: Tanggal) -> bool {
    let (t, n) = if triwulan == 4 {
        (tahun.saturating_add(1), 1)
    } else {
        (tahun, triwulan + 1)
    };
    mulai_triwulan(t, n).is_some_and(|m| hari >= m)
}
