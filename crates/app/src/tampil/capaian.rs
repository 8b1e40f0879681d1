//! Published key indicators and past achievements of one government, each recomputed beside what
//! was printed.

use anyhow::{Result, anyhow};
use dasar::Rasio;
use kinerja::capaian::{Polaritas, RumusNegatif, Ukuran, hitung};
use kinerja::rasio_cetak::{self, CacatRasio};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use store::tampil::capaian as db;
pub use store::tampil::capaian::{CapaianRow, IkuRow};

use crate::lingkungan::Lingkungan;

/// One achievement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapaianLalu {
    /// As printed.
    pub baris: CapaianRow,
    /// Share of the target; none when undefined.
    pub nilai: Option<Rasio>,
    /// Category; empty when undefined.
    pub kategori: String,
    /// How it came about, or why there is none.
    pub penjelasan: String,
    /// What is wrong with the printed ratio.
    pub cacat: Option<CacatRasio>,
}

/// What a government published.
#[derive(Clone, Debug)]
pub struct Terbitan {
    /// Kemendagri code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Key indicators.
    pub iku: Vec<IkuRow>,
    /// Achievements.
    pub capaian: Vec<CapaianLalu>,
}

impl Terbitan {
    /// Achievements that have no percentage.
    pub fn tak_tentu(&self) -> impl Iterator<Item = &CapaianLalu> {
        self.capaian.iter().filter(|c| c.nilai.is_none())
    }

    /// Offices in the order of the source.
    #[must_use]
    pub fn opd(&self) -> Vec<&str> {
        let mut hasil: Vec<&str> = Vec::new();
        for c in &self.capaian {
            if !hasil.contains(&c.baris.opd.as_str()) {
                hasil.push(&c.baris.opd);
            }
        }
        hasil
    }
}

/// Loads what a government published; `None` when the code is no government.
///
/// # Errors
/// The database does not answer; a stored figure that the import would have refused.
pub async fn muat(ling: &Lingkungan, kode: &str) -> Result<Option<Terbitan>> {
    let Some(p) = ling.db.pemda(kode).await?.filter(|p| p.kode != "00") else {
        return Ok(None);
    };
    let mut tx = ling.db.tx_baca(p.id).await?;
    let iku = db::iku(&mut tx).await?;
    let capaian = db::capaian(&mut tx)
        .await?
        .into_iter()
        .map(hitung_satu)
        .collect::<Result<_>>()?;
    Ok(Some(Terbitan {
        kode: p.kode,
        nama: p.nama,
        iku,
        capaian,
    }))
}

fn hitung_satu(baris: CapaianRow) -> Result<CapaianLalu> {
    let c = hitung(&Ukuran {
        target: &baris.target,
        realisasi: &baris.realisasi,
        polaritas: Polaritas::parse(&baris.polaritas)
            .ok_or_else(|| anyhow!("capaian_terbit: polaritas {:?}", baris.polaritas))?,
        agregasi: None,
        triwulan: Vec::new(),
        rumus_negatif: RumusNegatif::default(),
    })
    .map_err(|e| anyhow!("capaian_terbit, {}: {}", e.kolom, e.sebab))?;
    Ok(CapaianLalu {
        cacat: rasio_cetak::periksa(&baris.rasio_cetak, &baris.realisasi, c.nilai),
        nilai: c.nilai,
        kategori: c.kategori.to_owned(),
        penjelasan: c.penjelasan,
        baris,
    })
}

/// Filters of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saring {
    /// Words of the indicator.
    pub kata: String,
    /// Office, or "".
    pub opd: String,
    /// A category, "tak_tentu", "cacat", or "".
    pub hasil: String,
    /// Column key, with "-" before it for descending; "" is the order of the source.
    pub urut: String,
}

/// Sortable columns.
pub const URUT: [&str; 3] = ["indikator", "tahun", "capaian"];

impl Saring {
    fn cocok(&self, c: &CapaianLalu) -> bool {
        let kata = dasar::teks::normal(&self.kata);
        (kata.is_empty() || dasar::teks::normal(&c.baris.indikator).contains(&kata))
            && (self.opd.is_empty() || c.baris.opd == self.opd)
            && match self.hasil.as_str() {
                "" => true,
                "tak_tentu" => c.nilai.is_none(),
                "cacat" => c.cacat.is_some(),
                kategori => c.kategori == kategori,
            }
    }

    /// The achievements that pass, in order; undefined ones last in either direction.
    #[must_use]
    pub fn terapkan<'a>(&self, t: &'a Terbitan) -> Vec<&'a CapaianLalu> {
        let mut hasil: Vec<&CapaianLalu> = t.capaian.iter().filter(|c| self.cocok(c)).collect();
        let (turun, kunci) = match self.urut.strip_prefix('-') {
            Some(k) => (true, k),
            None => (false, self.urut.as_str()),
        };
        let arah = |o: std::cmp::Ordering| if turun { o.reverse() } else { o };
        match kunci {
            "indikator" => hasil.sort_by(|a, b| arah(a.baris.indikator.cmp(&b.baris.indikator))),
            "tahun" => hasil.sort_by(|a, b| arah(a.baris.tahun.cmp(&b.baris.tahun))),
            "capaian" => hasil.sort_by(|a, b| match (a.nilai, b.nilai) {
                (Some(x), Some(y)) => arah(x.cmp(&y)),
                (x, y) => y.is_some().cmp(&x.is_some()),
            }),
            _ => {}
        }
        hasil
    }
}

/// "2024", or "tahun ke-1" where the source numbers the years of its plan.
#[must_use]
pub fn kata_tahun(tahun: i16) -> String {
    if tahun < 10 {
        format!("tahun ke-{tahun}")
    } else {
        tahun.to_string()
    }
}

/// The list as a report.
#[must_use]
pub fn tabel(t: &Terbitan, baris: &[&CapaianLalu]) -> Tabel {
    let k = Kolom::baru;
    let mut tabel = Tabel::baru(
        &format!("Capaian kinerja {}", t.nama),
        vec![
            k("opd", "Perangkat daerah", JenisKolom::Teks),
            k("indikator", "Indikator", JenisKolom::Teks),
            k("tahun", "Tahun", JenisKolom::Teks),
            k("target", "Target", JenisKolom::Teks),
            k("realisasi", "Realisasi", JenisKolom::Teks),
            k("rasio_cetak", "Rasio tercetak", JenisKolom::Teks),
            k("capaian", "Capaian dihitung", JenisKolom::Teks),
            k("kategori", "Kategori", JenisKolom::Teks),
            k("penjelasan", "Penjelasan", JenisKolom::Teks),
            k("temuan", "Temuan", JenisKolom::Teks),
            k("catatan", "Catatan sumber", JenisKolom::Teks),
        ],
    );
    for c in baris {
        let b = &c.baris;
        tabel.tambah(vec![
            Sel::teks(&b.opd),
            Sel::teks(&b.indikator),
            Sel::teks(kata_tahun(b.tahun)),
            Sel::teks(&b.target),
            Sel::teks(&b.realisasi),
            Sel::teks(&b.rasio_cetak),
            Sel::atau_kosong(c.nilai, |n| Sel::teks(n.mesin_persen(2).replace('.', ","))),
            Sel::teks(&c.kategori),
            Sel::teks(&c.penjelasan),
            Sel::atau_kosong(c.cacat, |x| Sel::teks(x.kalimat())),
            Sel::teks(&b.catatan),
        ]);
    }
    tabel.catatan = vec![
        "Data uji dari dokumen terbitan daerah; capaian dihitung tanpa batas atas.".to_owned(),
    ];
    tabel
}
