//! Choropleth of provinces or of a province's regencies; squares where no boundary pack is loaded.

use app::tampil::ukuran::Ukuran;
use app::wilayah::peta::{Bentuk, Kotak};
use askama::Template;
use dasar::Rasio;

/// Order of the fixed scale, best first.
const SKALA: [&str; 7] = ["aa", "a", "bb", "b", "cc", "c", "d"];
const SKALA_T: [&str; 7] = ["t-aa", "t-a", "t-bb", "t-b", "t-cc", "t-c", "t-d"];

/// One region to draw.
#[derive(Clone, Debug)]
pub struct Daerah {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Where it leads.
    pub url: String,
    /// The share; none without data.
    pub nilai: Option<Rasio>,
}

/// One drawn shape.
#[derive(Clone, Debug)]
pub struct BentukView {
    /// Where it leads.
    pub url: String,
    /// "Aceh: 35,5 %".
    pub judul: String,
    /// Class of the scale: "t-aa" … "t-d", "t-kosong".
    pub kelas: &'static str,
    /// Path, or none for a square.
    pub jalur: Option<String>,
    /// Left and top of the square.
    pub x: usize,
    /// Top.
    pub y: usize,
    /// Words on the square.
    pub label: String,
}

/// The map with its legend.
#[derive(Clone, Debug, Template)]
#[template(path = "components/peta.html")]
pub struct PetaView {
    /// Title for screen readers.
    pub judul: String,
    /// Frame.
    pub bingkai: String,
    /// Shapes.
    pub bentuk: Vec<BentukView>,
    /// Class and words, best first.
    pub legenda: Vec<(&'static str, String)>,
    /// Squares instead of boundaries.
    pub petak: bool,
}

/// One region whose class is known already.
#[derive(Clone, Debug)]
pub struct DaerahKelas {
    /// Code.
    pub kode: String,
    /// Where it leads.
    pub url: String,
    /// "Riau: B (60,49)".
    pub judul: String,
    /// "t-aa" … "t-d", "t-kosong".
    pub kelas: &'static str,
}

/// Class of a share on the fixed scale.
#[must_use]
pub fn kelas(ukuran: Ukuran, nilai: Option<Rasio>) -> &'static str {
    let Some(n) = nilai else { return "t-kosong" };
    SKALA_T
        .get(urut(ukuran, ukuran.kelas(n)))
        .copied()
        .unwrap_or("t-kosong")
}

/// Position on the scale of a class from low to high.
fn urut(ukuran: Ukuran, kelas: usize) -> usize {
    if ukuran.kecil_baik() {
        kelas
    } else {
        SKALA.len() - 1 - kelas.min(SKALA.len() - 1)
    }
}

/// Classes from low to high with their words: the distribution uses the colours of the map.
#[must_use]
pub fn kelas_rendah_ke_tinggi(ukuran: Ukuran) -> Vec<(&'static str, String)> {
    ukuran
        .legenda()
        .into_iter()
        .enumerate()
        .map(|(i, kata)| {
            (
                SKALA_T.get(urut(ukuran, i)).copied().unwrap_or("t-kosong"),
                kata,
            )
        })
        .collect()
}

impl PetaView {
    /// A map of these regions; squares where `bentuk` is none.
    #[must_use]
    pub fn susun(
        judul: &str,
        ukuran: Ukuran,
        daerah: &[Daerah],
        bentuk: Option<&(Kotak, Vec<Bentuk>)>,
    ) -> Self {
        let daerah: Vec<DaerahKelas> = daerah.iter().map(|d| satu(ukuran, d)).collect();
        Self::kelas(judul, &daerah, kelas_rendah_ke_tinggi(ukuran), bentuk)
    }

    /// A map of regions in classes of any kind.
    #[must_use]
    pub fn kelas(
        judul: &str,
        daerah: &[DaerahKelas],
        legenda: Vec<(&'static str, String)>,
        bentuk: Option<&(Kotak, Vec<Bentuk>)>,
    ) -> Self {
        let (bingkai, isi) = match bentuk {
            Some((kotak, daftar)) => (kotak.bingkai(4), bergambar(daerah, daftar)),
            None => berpetak(daerah),
        };
        Self {
            judul: judul.into(),
            bingkai,
            bentuk: isi,
            legenda,
            petak: bentuk.is_none(),
        }
    }
}

fn satu(ukuran: Ukuran, d: &Daerah) -> DaerahKelas {
    let angka = d
        .nilai
        .map_or_else(|| "belum ada angka".into(), |n| n.persen(1));
    DaerahKelas {
        kode: d.kode.clone(),
        url: d.url.clone(),
        judul: format!("{}: {angka}", d.nama),
        kelas: kelas(ukuran, d.nilai),
    }
}

fn gambar(d: &DaerahKelas) -> BentukView {
    BentukView {
        url: d.url.clone(),
        judul: d.judul.clone(),
        kelas: d.kelas,
        jalur: None,
        x: 0,
        y: 0,
        label: String::new(),
    }
}

fn bergambar(daerah: &[DaerahKelas], bentuk: &[Bentuk]) -> Vec<BentukView> {
    bentuk
        .iter()
        .filter_map(|b| {
            let d = daerah.iter().find(|d| d.kode == b.kode)?;
            Some(BentukView {
                jalur: Some(b.jalur.clone()),
                ..gambar(d)
            })
        })
        .collect()
}

fn berpetak(daerah: &[DaerahKelas]) -> (String, Vec<BentukView>) {
    let nasional = daerah.iter().all(|d| !d.kode.contains('.'));
    let mut isi = Vec::new();
    for (i, d) in daerah.iter().enumerate() {
        let tempat = if nasional {
            TEMPAT
                .iter()
                .find(|(k, _, _)| *k == d.kode)
                .map(|(_, x, y)| (*x, *y))
        } else {
            Some((i % 10, i / 10))
        };
        let Some((x, y)) = tempat else { continue };
        let label = d.kode.rsplit('.').next().unwrap_or_default().to_owned();
        isi.push(BentukView {
            x: x * 64,
            y: y * 64,
            label,
            ..gambar(d)
        });
    }
    let (l, t) = if nasional {
        (16, 6)
    } else {
        (10, daerah.len().div_ceil(10).max(1))
    };
    (format!("0 0 {} {}", l * 64, t * 64), isi)
}

/// Where the square of a province stands: code, column, row.
const TEMPAT: [(&str, usize, usize); 38] = [
    ("11", 0, 0),
    ("65", 7, 0),
    ("71", 10, 0),
    ("82", 11, 0),
    ("12", 1, 1),
    ("14", 2, 1),
    ("21", 3, 1),
    ("61", 5, 1),
    ("64", 7, 1),
    ("75", 9, 1),
    ("96", 12, 1),
    ("92", 13, 1),
    ("91", 15, 1),
    ("13", 1, 2),
    ("15", 2, 2),
    ("19", 3, 2),
    ("62", 6, 2),
    ("63", 7, 2),
    ("76", 8, 2),
    ("72", 9, 2),
    ("81", 11, 2),
    ("94", 14, 2),
    ("95", 15, 2),
    ("17", 1, 3),
    ("16", 2, 3),
    ("18", 3, 3),
    ("73", 8, 3),
    ("74", 9, 3),
    ("93", 15, 3),
    ("36", 4, 4),
    ("31", 5, 4),
    ("33", 6, 4),
    ("35", 7, 4),
    ("51", 8, 4),
    ("52", 9, 4),
    ("53", 10, 4),
    ("32", 5, 5),
    ("34", 6, 5),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_square_has_a_place_of_its_own() {
        for (i, a) in TEMPAT.iter().enumerate() {
            for b in &TEMPAT[i + 1..] {
                assert!(a.0 != b.0 && (a.1, a.2) != (b.1, b.2), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn the_good_end_has_the_good_colour() {
        let p = Rasio::dari_persen;
        assert_eq!(kelas(Ukuran::Pegawai, Some(p(20))), "t-aa");
        assert_eq!(kelas(Ukuran::Pegawai, Some(p(60))), "t-d");
        assert_eq!(kelas(Ukuran::Pad, Some(p(60))), "t-aa");
        assert_eq!(kelas(Ukuran::Pad, Some(p(2))), "t-d");
        assert_eq!(kelas(Ukuran::Pad, None), "t-kosong");
    }
}
