//! The grade of today, for one office, the government, or every office.

use dasar::Tanggal;
use dasar::waktu::Zona;
use hukum::lke::SetLke;
use sakip::hidup::{Hidup, Masukan, hitung};
use sakip::nilai::kunci_jawaban;
use store::kinerja as kin;
use store::sakip as gudang;
use uuid::Uuid;

use super::fakta::{self, Konteks};
use super::lembar::{self, Lembar};
use super::set;
use crate::lingkungan::Lingkungan;
use crate::tindak::TindakGalat;

/// The grade of today of one office or the government.
#[derive(Clone, Debug)]
pub struct NilaiHidup {
    /// Code; none for the government.
    pub opd_kode: Option<String>,
    /// Name.
    pub nama: String,
    /// Worksheet.
    pub set: SetLke,
    /// Score, answers and how sure they are.
    pub hidup: Hidup,
}

type Tx<'a> = store::Tx<'a>;

/// Computes it now from the facts, this year's answers and last year's result.
///
/// # Errors
/// No connection, a worksheet or law file of another shape.
pub async fn muat(
    tx: &mut Tx<'_>,
    ling: &Lingkungan,
    (pemda, tahun): (&store::PemdaRow, i16),
    opd: Option<&kin::OpdRow>,
) -> Result<NilaiHidup, TindakGalat> {
    let hari: Tanggal = ling.clock.kini().tanggal(Zona::Wib);
    let opd_id = opd.map(|o| o.id);
    let ini = lembar_tahun(tx, tahun, opd_id).await?;
    let lalu = lembar_tahun(tx, tahun - 1, opd_id).await?;
    let set = match &ini {
        Some(l) => l.set.clone(),
        None => set::berlaku(tx, &ling.hukum, tahun).await?,
    };
    let konteks = Konteks {
        pemda: &pemda.kode,
        hukum: &ling.hukum,
        tahun,
        opd: opd_id,
        opd_kode: opd.map(|o| o.kode.as_str()),
        hari,
    };
    let f = fakta::muat(tx, &konteks).await?;
    let m = masukan(&set, ini.as_ref(), lalu.as_ref());
    let hidup = hitung(&set, &f, &m).map_err(|e| {
        TindakGalat::ditolak(
            "EVL-040",
            format!("Jawaban tersimpan tidak sesuai LKE-nya: {e:?}"),
        )
    })?;
    Ok(NilaiHidup {
        opd_kode: opd.map(|o| o.kode.clone()),
        nama: opd.map_or_else(|| pemda.nama.clone(), |o| o.nama.clone()),
        set,
        hidup,
    })
}

async fn lembar_tahun(
    tx: &mut Tx<'_>,
    tahun: i16,
    opd: Option<Uuid>,
) -> Result<Option<Lembar>, TindakGalat> {
    match gudang::milik(tx, tahun, opd).await? {
        Some(id) => Ok(Some(lembar::muat(tx, id).await?)),
        None => Ok(None),
    }
}

/// People's answers: the team's before the office's; last year's only with the same keys.
fn masukan(set: &SetLke, ini: Option<&Lembar>, lalu: Option<&Lembar>) -> Masukan {
    let mut m = Masukan::default();
    let kunci: Vec<&str> = kunci_jawaban(set).into_iter().map(|(k, _)| k).collect();
    let ambil = |l: &Lembar, k: &str| {
        let j = l.jawab("evaluator", k).or_else(|| l.jawab("mandiri", k));
        j.map(|j| (j.isi.clone(), j.alasan.starts_with("dibawa dari evaluasi")))
    };
    if let Some(l) = ini {
        for k in &kunci {
            match ambil(l, k) {
                Some((isi, false)) => {
                    m.jawaban.insert((*k).to_owned(), isi);
                }
                Some((isi, true)) => {
                    m.tahun_lalu.insert((*k).to_owned(), isi);
                }
                None => {}
            }
        }
        for j in l.jawaban.iter().filter(|j| !kunci.contains(&&*j.kunci)) {
            if matches!(j.isi.as_str(), "Y" | "T") {
                let ya = j.isi == "Y";
                let pertama = !m.centang.contains_key(&j.kunci);
                if pertama || j.lapis == "evaluator" {
                    m.centang.insert(j.kunci.clone(), ya);
                }
            }
        }
    }
    if let Some(l) = lalu.filter(|l| l.set.kode == set.kode) {
        for k in &kunci {
            if let Some((isi, _)) = ambil(l, k) {
                m.tahun_lalu.entry((*k).to_owned()).or_insert(isi);
            }
        }
    }
    m
}
