//! Assessment of heads of OPD, and of regencies by their province: one set of variables with its
//! values, scores and ranking; the acts.

mod tindak;

pub use tindak::{Isi, Verifikasi, isi, mulai, tarik, verifikasi};

use std::collections::BTreeMap;

use dasar::Rasio;
use dasar::waktu::Tanggal;
use hukum::Hukum;
use kinerja::kepala_opd::{AturanKepala, Isian, Posisi, Variabel, hitung, peringkat};
pub use kinerja::kepala_opd::{KeadaanIsian, Penilaian};
pub use kinerja::skp::CapaianUnit;
use store::Tx;
use store::kepala_opd as gudang;
pub use store::kepala_opd::{IsianRow, SetRow};
use uuid::Uuid;

use crate::tindak::TindakGalat;

/// Who is assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subjek {
    /// Office or government.
    pub id: Uuid,
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
}

/// A set with everything.
#[derive(Clone, Debug)]
pub struct Lembar {
    /// The set.
    pub set: SetRow,
    /// Its variables.
    pub variabel: Vec<Variabel>,
    /// Who is assessed, by code.
    pub subjek: Vec<Subjek>,
    /// Values as they stand.
    pub isian: BTreeMap<(Uuid, String), IsianRow>,
    /// Results.
    pub nilai: BTreeMap<Uuid, Penilaian>,
    /// The ranking, first place first.
    pub posisi: Vec<Posisi<Uuid>>,
    /// Where the bands stand.
    pub dasar: String,
}

impl Lembar {
    /// Somebody who is assessed.
    #[must_use]
    pub fn satu(&self, id: Uuid) -> Option<&Subjek> {
        self.subjek.iter().find(|s| s.id == id)
    }
}

/// Hundredths of a percent as a share.
pub(crate) fn rasio(bp: i32) -> Rasio {
    Rasio::dari_basis_poin(bp)
}

/// The sets of a year.
///
/// # Errors
/// No connection.
pub async fn daftar(tx: &mut Tx<'_>, tahun: i16, daerah: bool) -> Result<Vec<SetRow>, TindakGalat> {
    Ok(gudang::daftar_set(tx, tahun, kata(daerah)).await?)
}

const fn kata(daerah: bool) -> &'static str {
    if daerah { "daerah" } else { "opd" }
}

/// Loads a set and computes every result.
///
/// # Errors
/// No connection, a law file of another shape.
pub async fn muat(
    tx: &mut Tx<'_>,
    hukum: &Hukum,
    set: SetRow,
    hari: Tanggal,
) -> Result<Lembar, TindakGalat> {
    let aturan = AturanKepala::pada(hukum, hari)?;
    let variabel: Vec<Variabel> = gudang::variabel(tx, set.id)
        .await?
        .into_iter()
        .map(|v| Variabel {
            kode: v.kode,
            nama: v.nama,
            bobot: rasio(v.bobot_bp),
            sumber: v.sumber,
            target: rasio(v.target_bp),
            verifikator: v.verifikator,
        })
        .collect();
    let isian: BTreeMap<(Uuid, String), IsianRow> = gudang::isian(tx, set.id)
        .await?
        .into_iter()
        .map(|i| ((i.subjek_id, i.kode.clone()), i))
        .collect();
    let bonus: BTreeMap<Uuid, i32> = gudang::bonus(tx, set.id)
        .await?
        .into_iter()
        .map(|b| (b.subjek_id, b.poin_bp))
        .collect();
    let subjek = subjek(tx, &set).await?;
    let mut semua = Vec::new();
    for s in &subjek {
        let cari = |kode: &str| {
            let i = isian.get(&(s.id, kode.to_owned()))?;
            Some(Isian {
                nilai: i.nilai_bp.map(rasio),
                keadaan: KeadaanIsian::parse(&i.keadaan).unwrap_or(KeadaanIsian::Belum),
            })
        };
        let b = rasio(bonus.get(&s.id).copied().unwrap_or(0));
        semua.push((s.id, s.nama.clone(), hitung(&variabel, cari, b, &aturan)));
    }
    let posisi = peringkat(&semua);
    Ok(Lembar {
        set,
        variabel,
        subjek,
        isian,
        nilai: semua.into_iter().map(|(id, _, n)| (id, n)).collect(),
        posisi,
        dasar: aturan.dasar,
    })
}

/// Offices of the government, or the governments it supervises (without itself).
async fn subjek(tx: &mut Tx<'_>, set: &SetRow) -> Result<Vec<Subjek>, TindakGalat> {
    if set.subjek != "daerah" {
        let semua = store::kinerja::daftar_opd(tx).await?;
        return Ok(semua
            .into_iter()
            .map(|o| Subjek {
                id: o.id,
                kode: o.kode,
                nama: o.nama,
            })
            .collect());
    }
    let mut hasil: Vec<Subjek> = Vec::new();
    for p in store::pembina::pandangan(tx, set.tahun).await? {
        if p.kode.contains('.') && !hasil.iter().any(|s| s.id == p.pemda_id) {
            hasil.push(Subjek {
                id: p.pemda_id,
                kode: p.kode,
                nama: p.nama,
            });
        }
    }
    Ok(hasil)
}
