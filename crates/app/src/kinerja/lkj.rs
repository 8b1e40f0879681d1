//! Performance reports: a draft from the data with every comparison, and sections people write.

use dasar::{Rasio, Rupiah};
use kinerja::capaian::Capaian;
use kinerja::lkj::{BAGIAN, Banding, Efisiensi, Keadaan, Perubahan, banding, efisiensi, perubahan};
use kinerja::pk::Jenjang;
use store::kinerja as gudang;
use store::kinerja::{BagianRow, LkjRow, PembandingRow, SumberIndikatorRow};
use uuid::Uuid;

use super::rekap::{self, Indikator, Rekap};
use crate::tindak::TindakGalat;

/// Years looked back upon.
const TAHUN_LALU: i16 = 3;

/// One section: written by a person, or proposed from the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bagian {
    /// Key.
    pub kunci: &'static str,
    /// Heading.
    pub judul: &'static str,
    /// Words.
    pub teks: String,
    /// A person wrote or accepted it.
    pub ditulis: bool,
}

/// One indicator with every comparison.
#[derive(Clone, Debug)]
pub struct BarisLaporan {
    /// Number.
    pub urut: i16,
    /// Objective.
    pub sasaran: String,
    /// Indicator.
    pub indikator: String,
    /// Unit.
    pub satuan: String,
    /// Target of the year.
    pub target: String,
    /// Realisation; empty when not measured.
    pub realisasi: String,
    /// Achievement.
    pub capaian: Capaian,
    /// Realisations of earlier years: year, figure, direction.
    pub tahun_lalu: Vec<(i16, String, Option<Perubahan>)>,
    /// Against the last target of the plan.
    pub menengah: Option<Banding>,
    /// Against a benchmark, with its source.
    pub pembanding: Option<(Banding, String)>,
    /// Hindrances and follow-ups as they were reported, or what a person wrote.
    pub sebab: String,
}

/// A programme with its money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramLaporan {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Budget, sen.
    pub anggaran_sen: i64,
    /// Spent, sen.
    pub realisasi_sen: i64,
}

/// A report with its figures.
#[derive(Clone, Debug)]
pub struct Laporan {
    /// The report.
    pub lkj: LkjRow,
    /// State.
    pub keadaan: Keadaan,
    /// Whose it is.
    pub untuk: String,
    /// Indicators.
    pub baris: Vec<BarisLaporan>,
    /// Programmes.
    pub program: Vec<ProgramLaporan>,
    /// Money against performance.
    pub efisiensi: Option<Efisiensi>,
    /// Mean achievement, each capped at 100 %.
    pub rata: Option<Rasio>,
    /// Sections.
    pub bagian: Vec<Bagian>,
}

impl Laporan {
    /// Budget, sen.
    #[must_use]
    pub fn anggaran_sen(&self) -> i64 {
        self.program
            .iter()
            .fold(0_i64, |a, p| a.saturating_add(p.anggaran_sen))
    }

    /// Spent, sen.
    #[must_use]
    pub fn realisasi_sen(&self) -> i64 {
        self.program
            .iter()
            .fold(0_i64, |a, p| a.saturating_add(p.realisasi_sen))
    }

    /// Indicators at or above their target, and those that have an achievement.
    #[must_use]
    pub fn tercapai(&self) -> (usize, usize) {
        let ada: Vec<Rasio> = self.baris.iter().filter_map(|b| b.capaian.nilai).collect();
        let ya = ada.iter().filter(|c| **c >= Rasio::SATU).count();
        (ya, ada.len())
    }
}

/// Puts a report together from the agreement, the plan, earlier years and the money spent.
///
/// # Errors
/// No connection.
pub async fn susun(
    tx: &mut store::Tx<'_>,
    l: &LkjRow,
    pk: Option<&Rekap>,
) -> Result<Laporan, TindakGalat> {
    let tertulis = gudang::bagian(tx, l.id).await?;
    let pembanding = gudang::pembanding(tx, l.id).await?;
    let untuk = l
        .opd_nama
        .clone()
        .unwrap_or_else(|| "Pemerintah daerah".to_owned());
    let mut lap = Laporan {
        keadaan: Keadaan::parse(&l.keadaan).unwrap_or(Keadaan::Draf),
        untuk,
        lkj: l.clone(),
        baris: Vec::new(),
        program: Vec::new(),
        efisiensi: None,
        rata: None,
        bagian: Vec::new(),
    };
    if let Some(r) = pk {
        let lalu = tahun_lalu(tx, r).await?;
        let rencana = sumber(tx, r).await?;
        let bahan = Bahan {
            lalu: &lalu,
            rencana: &rencana,
            pembanding: &pembanding,
            tertulis: &tertulis,
        };
        lap.baris = r.indikator.iter().map(|i| baris(i, &bahan)).collect();
        lap.rata = r.rata();
        lap.program = program(tx, r).await?;
        lap.efisiensi = lap.rata.and_then(|c| {
            efisiensi(
                c,
                Rupiah::dari_sen(lap.anggaran_sen()),
                Rupiah::dari_sen(lap.realisasi_sen()),
            )
        });
    }
    lap.bagian = bagian(&lap, &tertulis);
    Ok(lap)
}

struct Bahan<'a> {
    lalu: &'a [(i16, Vec<Indikator>)],
    rencana: &'a [SumberIndikatorRow],
    pembanding: &'a [PembandingRow],
    tertulis: &'a [BagianRow],
}

async fn sumber(tx: &mut store::Tx<'_>, r: &Rekap) -> Result<Vec<SumberIndikatorRow>, TindakGalat> {
    let jenjang = Jenjang::parse(&r.pk.jenjang).unwrap_or(Jenjang::EselonIi);
    Ok(gudang::indikator_sumber(
        tx,
        (r.pk.rencana_edisi_id, r.pk.opd_id),
        jenjang.tingkat_rencana(),
        r.pk.tahun,
    )
    .await?)
}

/// The same office's agreements of earlier years, newest first.
async fn tahun_lalu(
    tx: &mut store::Tx<'_>,
    r: &Rekap,
) -> Result<Vec<(i16, Vec<Indikator>)>, TindakGalat> {
    let mut hasil = Vec::new();
    for n in 1..=TAHUN_LALU {
        let tahun = r.pk.tahun - n;
        let semua = gudang::daftar_pk(tx, tahun, r.pk.opd_id).await?;
        let sama = semua.into_iter().find(|p| {
            p.opd_id == r.pk.opd_id
                && p.jenjang == r.pk.jenjang
                && p.unit == r.pk.unit
                && p.keadaan == "berlaku"
        });
        if let Some(p) = sama {
            hasil.push((tahun, rekap::muat(tx, p.id).await?.indikator));
        }
    }
    Ok(hasil)
}

/// Money spent: by the realisation that was imported, else by the measurements.
async fn program(tx: &mut store::Tx<'_>, r: &Rekap) -> Result<Vec<ProgramLaporan>, TindakGalat> {
    let edisi = gudang::edisi_berlaku(tx, "realisasi", r.pk.tahun).await?;
    let belanja = match edisi {
        Some(e) => {
            gudang::program_sumber(tx, (e.id, r.pk.opd_id), (r.pk.tahun, "realisasi")).await?
        }
        None => Vec::new(),
    };
    let mut hasil: Vec<ProgramLaporan> = r
        .program
        .iter()
        .map(|p| ProgramLaporan {
            kode: p.kode.clone(),
            nama: p.nama.clone(),
            anggaran_sen: p.anggaran_sen,
            realisasi_sen: belanja
                .iter()
                .filter(|b| b.kode == p.kode)
                .fold(0_i64, |a, b| a.saturating_add(b.anggaran_sen)),
        })
        .collect();
    if belanja.is_empty() {
        let diukur = r
            .indikator
            .iter()
            .flat_map(|i| &i.triwulan)
            .filter_map(|t| t.ukur.as_ref())
            .fold(0_i64, |a, u| a.saturating_add(u.anggaran_sen));
        if let ([satu], true) = (hasil.as_mut_slice(), diukur > 0) {
            satu.realisasi_sen = diukur;
        }
    }
    Ok(hasil)
}

fn baris(i: &Indikator, b: &Bahan<'_>) -> BarisLaporan {
    let j = &i.janji;
    let ukuran = i.ukuran();
    let rencana = b.rencana.iter().find(|r| r.indikator_id == j.indikator_id);
    let ada = !i.realisasi.is_empty();
    let menengah = rencana
        .filter(|r| ada && !r.target_akhir.is_empty())
        .and_then(|r| banding("target akhir Renstra", &r.target_akhir, &ukuran).ok());
    let pembanding = b
        .pembanding
        .iter()
        .find(|p| p.indikator == j.urut && ada)
        .and_then(|p| Some((banding(&p.nama, &p.nilai, &ukuran).ok()?, p.sumber.clone())));
    let nama = dasar::teks::normal(&j.teks);
    let positif = i.polaritas() != kinerja::capaian::Polaritas::Negatif;
    let lalu = b
        .lalu
        .iter()
        .filter_map(|(tahun, semua)| {
            let dulu = semua
                .iter()
                .find(|x| dasar::teks::normal(&x.janji.teks) == nama)?;
            (!dulu.realisasi.is_empty()).then(|| {
                let gerak = perubahan(&dulu.realisasi, &i.realisasi, positif).ok();
                (*tahun, dulu.realisasi.clone(), gerak)
            })
        })
        .collect();
    BarisLaporan {
        urut: j.urut,
        sasaran: j.sasaran.clone(),
        indikator: j.teks.clone(),
        satuan: j.satuan.clone(),
        target: j.target.clone(),
        realisasi: i.realisasi.clone(),
        capaian: i.capaian.clone(),
        tahun_lalu: lalu,
        menengah,
        pembanding,
        sebab: sebab(i, b.tertulis),
    }
}

/// A person's words, else the hindrances and follow-ups of the quarters.
fn sebab(i: &Indikator, tertulis: &[BagianRow]) -> String {
    let kunci = kunci_sebab(i.janji.urut);
    if let Some(t) = tertulis.iter().find(|t| t.kunci == kunci) {
        return t.teks.clone();
    }
    let isi: Vec<String> = i
        .triwulan
        .iter()
        .filter_map(|t| {
            let u = t.ukur.as_ref().filter(|u| !u.hambatan.is_empty())?;
            let tindak = if u.tindak_lanjut.is_empty() {
                String::new()
            } else {
                format!(" Tindak lanjut: {}.", u.tindak_lanjut.trim_end_matches('.'))
            };
            Some(format!(
                "Triwulan {}: {}.{tindak}",
                t.nomor,
                u.hambatan.trim_end_matches('.')
            ))
        })
        .collect();
    isi.join(" ")
}

/// Key of the section about one indicator's causes.
#[must_use]
pub fn kunci_sebab(urut: i16) -> String {
    format!("sebab-{urut}")
}

fn bagian(l: &Laporan, tertulis: &[BagianRow]) -> Vec<Bagian> {
    BAGIAN
        .iter()
        .map(|(kunci, judul)| {
            let ada = tertulis
                .iter()
                .find(|t| t.kunci == *kunci && !t.teks.trim().is_empty());
            Bagian {
                kunci,
                judul,
                teks: ada.map_or_else(|| usul(l, kunci), |t| t.teks.clone()),
                ditulis: ada.is_some(),
            }
        })
        .collect()
}

/// A first text from the data, where the data can say something.
fn usul(l: &Laporan, kunci: &str) -> String {
    let tahun = l.lkj.tahun;
    let (ya, semua) = l.tercapai();
    match kunci {
        "ringkasan" => {
            let rata = l
                .rata
                .map_or_else(|| "belum dapat dihitung".to_owned(), |r| r.persen(2));
            format!(
                "Pada tahun {tahun} {} memperjanjikan {} indikator. Dari {semua} indikator yang \
                 terukur, {ya} mencapai atau melampaui target; rata-rata capaian (dibatasi 100 % \
                 per indikator) {rata}.",
                l.untuk,
                l.baris.len()
            )
        }
        "perencanaan" => format!(
            "Perjanjian Kinerja tahun {tahun} disusun dari rencana yang berlaku dan didukung {} \
             program dengan anggaran {}.",
            l.program.len(),
            Rupiah::dari_sen(l.anggaran_sen())
        ),
        "capaian" => {
            let kurang: Vec<&str> = l
                .baris
                .iter()
                .filter(|b| b.capaian.nilai.is_some_and(|c| c < Rasio::SATU))
                .map(|b| b.indikator.as_str())
                .collect();
            if kurang.is_empty() {
                String::new()
            } else {
                format!(
                    "Indikator yang belum mencapai target: {}.",
                    kurang.join("; ")
                )
            }
        }
        "efisiensi" => l
            .efisiensi
            .as_ref()
            .map(|e| e.penjelasan.clone())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// The main agreement of the report's office and year.
///
/// # Errors
/// No connection.
pub async fn pk_pokok(
    tx: &mut store::Tx<'_>,
    tahun: i16,
    opd: Option<Uuid>,
) -> Result<Option<Rekap>, TindakGalat> {
    let semua = gudang::daftar_pk(tx, tahun, opd).await?;
    let pokok = semua
        .into_iter()
        .find(|p| p.opd_id == opd && p.unit.is_empty() && p.keadaan == "berlaku");
    match pokok {
        Some(p) => Ok(Some(rekap::muat(tx, p.id).await?)),
        None => Ok(None),
    }
}

/// Loads a report for reading.
///
/// # Errors
/// No such report, no connection.
pub async fn muat(tx: &mut store::Tx<'_>, id: Uuid) -> Result<Laporan, TindakGalat> {
    let l = gudang::lkj(tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Laporan Kinerja ini tidak ada.".to_owned()))?;
    let pk = pk_pokok(tx, l.tahun, l.opd_id).await?;
    susun(tx, &l, pk.as_ref()).await
}
