//! Grades by year: one bar per year, one segment per grade, as long as there are governments.

use askama::Template;

/// Classes of the fixed scale, best first, with their letters.
pub const KELAS: [(&str, &str); 7] = [
    ("AA", "t-aa"),
    ("A", "t-a"),
    ("BB", "t-bb"),
    ("B", "t-b"),
    ("CC", "t-cc"),
    ("C", "t-c"),
    ("D", "t-d"),
];

/// One segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruas {
    /// Grade.
    pub huruf: &'static str,
    /// Class of its colour.
    pub kelas: &'static str,
    /// How many.
    pub angka: usize,
    /// Left.
    pub x: usize,
    /// Width.
    pub l: usize,
    /// Wide enough for its words.
    pub muat: bool,
}

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisTahun {
    /// The year.
    pub label: String,
    /// Top.
    pub y: usize,
    /// Segments, best grade first.
    pub ruas: Vec<Ruas>,
    /// Right end.
    pub x_akhir: usize,
    /// How many together.
    pub jumlah: usize,
}

/// The chart; the same figures stand beside it as a table.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "components/sebaran_tahun.html")]
pub struct SebaranTahunView {
    /// Element id of the title.
    pub id: String,
    /// What is counted.
    pub judul: String,
    /// Years.
    pub baris: Vec<BarisTahun>,
    /// Height of the drawing.
    pub tinggi: usize,
}

const KIRI: usize = 56;
const LEBAR: usize = 540;

impl SebaranTahunView {
    /// Lays out the years in the order given.
    #[must_use]
    pub fn susun(id: &str, judul: &str, isi: &[(String, [usize; 7])]) -> Self {
        let terbesar = isi
            .iter()
            .map(|(_, n)| n.iter().sum::<usize>())
            .max()
            .unwrap_or(0)
            .max(1);
        let mut baris = Vec::with_capacity(isi.len());
        for (i, (label, n)) in isi.iter().enumerate() {
            let mut x = KIRI;
            let mut ruas = Vec::new();
            for ((huruf, kelas), angka) in KELAS.iter().zip(n) {
                if *angka == 0 {
                    continue;
                }
                let l = (angka * LEBAR / terbesar).max(2);
                ruas.push(Ruas {
                    huruf,
                    kelas,
                    angka: *angka,
                    x,
                    l,
                    muat: l >= 44,
                });
                x += l;
            }
            baris.push(BarisTahun {
                label: label.clone(),
                y: i * 44 + 6,
                ruas,
                x_akhir: x,
                jumlah: n.iter().sum(),
            });
        }
        Self {
            id: id.into(),
            judul: judul.into(),
            tinggi: isi.len() * 44 + 6,
            baris,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_follow_each_other_and_the_longest_year_fills_the_width() {
        let isi = [
            ("2016".to_owned(), [0, 2, 0, 2, 6, 3, 1]),
            ("2015".to_owned(), [0; 7]),
            ("2014".to_owned(), [0, 0, 0, 1, 0, 0, 6]),
        ];
        let v = SebaranTahunView::susun("x", "Sebaran", &isi);
        let huruf: Vec<&str> = v.baris[0].ruas.iter().map(|r| r.huruf).collect();
        assert_eq!(huruf, ["A", "B", "CC", "C", "D"]);
        for p in v.baris[0].ruas.windows(2) {
            assert_eq!(p[0].x + p[0].l, p[1].x);
        }
        assert!(v.baris[0].x_akhir <= KIRI + LEBAR && v.baris[0].x_akhir > LEBAR);
        assert!(v.baris[1].ruas.is_empty() && v.baris[1].jumlah == 0);
        assert!(v.baris[2].x_akhir < v.baris[0].x_akhir);
    }
}
