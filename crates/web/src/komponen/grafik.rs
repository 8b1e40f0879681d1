//! Charts drawn on the server as SVG, in whole units: treemap, columns, bars. Each stands beside
//! the same data as a table.

use askama::Template;

/// One rectangle of a treemap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Petak {
    /// Left, top, width, height.
    pub x: i64,
    /// Top.
    pub y: i64,
    /// Width.
    pub l: i64,
    /// Height.
    pub t: i64,
    /// Colour class "g-1" … "g-8".
    pub kelas: String,
    /// Name and amount for hover and screen readers.
    pub judul: String,
    /// Name, cut to the width; empty where it does not fit.
    pub label: String,
    /// Amount, empty where it does not fit.
    pub angka: String,
}

/// One part of a treemap before it is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bagian {
    /// Name.
    pub nama: String,
    /// Size; parts without size are left out.
    pub besar: i64,
    /// Short amount.
    pub angka: String,
    /// Colour class.
    pub kelas: String,
}

/// A treemap: the area of each rectangle is its share.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "components/petak.html")]
pub struct PetakView {
    /// Element id of the title.
    pub id: String,
    /// What is shown.
    pub judul: String,
    /// Rectangles.
    pub petak: Vec<Petak>,
}

const LEBAR: i64 = 1000;
const TINGGI: i64 = 420;

impl PetakView {
    /// Lays the parts out, the largest first.
    #[must_use]
    pub fn susun(id: &str, judul: &str, mut bagian: Vec<Bagian>) -> Self {
        bagian.retain(|b| b.besar > 0);
        bagian.sort_by(|a, b| b.besar.cmp(&a.besar).then_with(|| a.nama.cmp(&b.nama)));
        let kotak = bujur(
            &bagian.iter().map(|b| b.besar).collect::<Vec<_>>(),
            LEBAR,
            TINGGI,
        );
        let petak = bagian
            .into_iter()
            .zip(kotak)
            .map(|(b, k)| petak(b, k))
            .collect();
        Self {
            id: id.into(),
            judul: judul.into(),
            petak,
        }
    }

    /// An example.
    #[must_use]
    pub fn contoh() -> Self {
        let b = |nama: &str, besar: i64, k: usize| Bagian {
            nama: nama.into(),
            besar,
            angka: format!("Rp{besar} M"),
            kelas: format!("g-{k}"),
        };
        Self::susun(
            "petak-contoh",
            "Belanja menurut jenis",
            vec![
                b("Belanja pegawai", 400, 1),
                b("Belanja barang dan jasa", 300, 2),
                b("Modal jalan, jaringan, dan irigasi", 120, 3),
                b("Belanja bantuan keuangan", 90, 4),
                b("Belanja hibah", 40, 2),
            ],
        )
    }
}

fn petak(b: Bagian, (x, y, l, t): (i64, i64, i64, i64)) -> Petak {
    // About 7 units a letter at this size; two lines need 44.
    let muat = usize::try_from((l - 16) / 7).unwrap_or(0);
    let label = if t >= 26 {
        potong(&b.nama, muat)
    } else {
        String::new()
    };
    let angka = if t >= 46 && b.angka.chars().count() <= muat {
        b.angka.clone()
    } else {
        String::new()
    };
    Petak {
        x,
        y,
        l,
        t,
        judul: format!("{}: {}", b.nama, b.angka),
        kelas: b.kelas,
        label,
        angka,
    }
}

/// The words, or their beginning with "…", or nothing below six letters.
fn potong(teks: &str, muat: usize) -> String {
    if teks.chars().count() <= muat {
        return teks.to_owned();
    }
    if muat < 6 {
        return String::new();
    }
    let awal: String = teks.chars().take(muat - 1).collect();
    format!("{}…", awal.trim_end())
}

/// Squarified treemap (Bruls, Huizing, van Wijk) in whole units; sizes sorted from large to small.
fn bujur(besar: &[i64], lebar: i64, tinggi: i64) -> Vec<(i64, i64, i64, i64)> {
    let mut hasil = Vec::with_capacity(besar.len());
    let mut sisa: &[i64] = besar;
    let (mut x, mut y, mut l, mut t) = (0, 0, lebar, tinggi);
    while !sisa.is_empty() && l > 0 && t > 0 {
        let jumlah: i128 = sisa.iter().map(|b| i128::from(*b)).sum();
        let luas = i128::from(l) * i128::from(t);
        let sisi = l.min(t);
        let mut n = 1;
        while n < sisa.len()
            && buruk(sisa, n + 1, jumlah, luas, sisi) <= buruk(sisa, n, jumlah, luas, sisi)
        {
            n += 1;
        }
        let (baris, lanjut) = sisa.split_at(n);
        sisa = lanjut;
        let isi: i128 = baris.iter().map(|b| i128::from(*b)).sum();
        let tegak = l >= t;
        let panjang = if tegak { l } else { t };
        let tebal = if sisa.is_empty() {
            panjang
        } else {
            bagi(i128::from(panjang) * isi, jumlah)
        };
        let mut geser = 0;
        let mut jalan: i128 = 0;
        for b in baris {
            jalan += i128::from(*b);
            let sampai = bagi(i128::from(sisi) * jalan, isi);
            hasil.push(if tegak {
                (x, y + geser, tebal, sampai - geser)
            } else {
                (x + geser, y, sampai - geser, tebal)
            });
            geser = sampai;
        }
        if tegak {
            x += tebal;
            l -= tebal;
        } else {
            y += tebal;
            t -= tebal;
        }
    }
    hasil
}

/// Worst aspect ratio of a row of the first `n`, in thousandths.
fn buruk(sisa: &[i64], n: usize, jumlah: i128, luas: i128, sisi: i64) -> i128 {
    let baris = sisa.get(..n).unwrap_or_default();
    let luas_dari = |b: i128| (b * luas / jumlah.max(1)).max(1);
    let isi: i128 = luas_dari(baris.iter().map(|b| i128::from(*b)).sum());
    let besar = baris.first().map_or(1, |b| luas_dari(i128::from(*b)));
    let kecil = baris.last().map_or(1, |b| luas_dari(i128::from(*b)));
    let s2 = i128::from(sisi) * i128::from(sisi);
    (s2 * besar * 1000 / (isi * isi)).max(isi * isi * 1000 / (s2 * kecil).max(1))
}

fn bagi(a: i128, b: i128) -> i64 {
    i64::try_from((a + b / 2) / b.max(1)).unwrap_or(0)
}

/// One column of a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiang {
    /// Left.
    pub x: i64,
    /// Middle, for the words.
    pub tengah: i64,
    /// Top.
    pub y: i64,
    /// Height.
    pub t: i64,
    /// Height of the number.
    pub y_angka: i64,
    /// Class "t-aa" ….
    pub kelas: &'static str,
    /// How many.
    pub angka: usize,
    /// Which.
    pub label: String,
}

/// A distribution over classes.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "components/tiang.html")]
pub struct TiangView {
    /// Element id of the title.
    pub id: String,
    /// What is counted.
    pub judul: String,
    /// Columns.
    pub tiang: Vec<Tiang>,
}

impl TiangView {
    /// Columns of (words, class, count).
    #[must_use]
    pub fn susun(id: &str, judul: &str, isi: &[(String, &'static str, usize)]) -> Self {
        let besar = isi.iter().map(|i| i.2).max().unwrap_or(0).max(1);
        let langkah = 420 / i64::try_from(isi.len().max(1)).unwrap_or(1);
        let mut x = 0;
        let mut tiang = Vec::with_capacity(isi.len());
        for (label, kelas, n) in isi {
            let t = i64::try_from(n * 130 / besar)
                .unwrap_or(0)
                .max(i64::from(*n > 0) * 2);
            tiang.push(Tiang {
                x: x + 4,
                tengah: x + langkah / 2,
                y: 160 - t,
                t,
                y_angka: 154 - t,
                kelas,
                angka: *n,
                label: label.clone(),
            });
            x += langkah;
        }
        Self {
            id: id.into(),
            judul: judul.into(),
            tiang,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_fill_the_frame_without_overlap_and_keep_shares() {
        let besar = [6_000_000_000_000_i64, 6_000_000, 4_000_000, 3, 2, 2, 1];
        for isi in [&besar[..], &[6, 6, 4, 3, 2, 2, 1], &[5], &[1, 1]] {
            let k = bujur(isi, LEBAR, TINGGI);
            let luas: i64 = k.iter().map(|(_, _, l, t)| l * t).sum();
            assert!(luas <= LEBAR * TINGGI, "{k:?}");
            for (i, a) in k.iter().enumerate() {
                assert!(
                    a.0 >= 0 && a.1 >= 0 && a.0 + a.2 <= LEBAR && a.1 + a.3 <= TINGGI,
                    "{a:?}"
                );
                for b in &k[i + 1..] {
                    let pisah = a.0 + a.2 <= b.0
                        || b.0 + b.2 <= a.0
                        || a.1 + a.3 <= b.1
                        || b.1 + b.3 <= a.1;
                    assert!(pisah, "{a:?} {b:?}");
                }
            }
        }
        let k = bujur(&[6, 6, 4, 3, 2, 2, 1], LEBAR, TINGGI);
        let pertama = k[0].2 * k[0].3;
        let benar = LEBAR * TINGGI * 6 / 24;
        assert!((pertama - benar).abs() < benar / 50, "{pertama} {benar}");
    }

    #[test]
    fn a_long_name_is_cut_and_a_tiny_box_has_none() {
        assert_eq!(potong("Belanja pegawai", 8), "Belanja…");
        assert_eq!(potong("Belanja pegawai", 3), "");
    }
}
