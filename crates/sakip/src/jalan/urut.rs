//! The order in which criteria are decided, and what has to be remembered in between.

use std::collections::{BTreeMap, BTreeSet};

use super::soal::{Aturan, Soal};

/// A remembered sum: where its bits stand, and the value that is stored as zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kotak {
    geser: u32,
    lebar: u32,
    dasar: i64,
    satuan: i64,
}

impl Kotak {
    fn baca(self, ingat: u128) -> i64 {
        let topeng = (1_u128 << self.lebar) - 1;
        let n = (ingat >> self.geser) & topeng;
        i64::try_from(n).unwrap_or(0) * self.satuan + self.dasar
    }

    fn tulis(self, nilai: i64) -> u128 {
        let n = (nilai - self.dasar).checked_div(self.satuan).unwrap_or(0);
        u128::try_from(n).unwrap_or(0) << self.geser
    }
}

/// A sum over decided variables: from a remembered one, plus the value just chosen or not.
#[derive(Clone, Copy, Debug)]
struct Asal {
    kotak: Option<Kotak>,
    tambah: bool,
}

impl Asal {
    fn hitung(self, ingat: u128, nilai: i64) -> i64 {
        self.kotak.map_or(0, |k| k.baca(ingat)) + if self.tambah { nilai } else { 0 }
    }
}

/// A rule whose last variable is decided here.
#[derive(Clone, Debug)]
struct Periksa {
    kiri: Asal,
    /// Sum and number of members.
    kelompok: Vec<(Asal, i64)>,
}

/// What deciding one variable means for the memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Tahap {
    simpan: Vec<(Asal, Kotak)>,
    periksa: Vec<Periksa>,
}

impl Tahap {
    /// True when a rule that ends here is broken.
    pub(super) fn melanggar(&self, ingat: u128, nilai: i64) -> bool {
        self.periksa.iter().any(|p| {
            let kiri = p.kiri.hitung(ingat, nilai);
            p.kelompok
                .iter()
                .all(|(a, n)| kiri.saturating_mul(*n) > a.hitung(ingat, nilai))
        })
    }

    /// The memory afterwards.
    pub(super) fn ingat(&self, ingat: u128, nilai: i64) -> u128 {
        self.simpan
            .iter()
            .map(|(a, k)| k.tulis(a.hitung(ingat, nilai)))
            .fold(0, |a, b| a | b)
    }
}

/// Order of the variables and the stage of each.
#[derive(Clone, Debug)]
pub(super) struct Susunan {
    pub urutan: Vec<usize>,
    pub tahap: Vec<Tahap>,
}

/// A set of variables, one bit each.
type Kumpulan = u128;

fn satu(v: usize) -> Option<Kumpulan> {
    let geser = u32::try_from(v).ok()?;
    1_u128.checked_shl(geser)
}

fn isi(k: Kumpulan) -> impl Iterator<Item = usize> {
    (0_usize..128).filter(move |v| satu(*v).is_some_and(|b| k & b != 0))
}

/// A control rule over sets: the criterion, what it may not exceed, everybody in it.
struct Ketentuan {
    kiri: Kumpulan,
    kelompok: Vec<(Kumpulan, i64)>,
    kanan: Kumpulan,
    anggota: Kumpulan,
}

fn ketentuan(soal: &Soal) -> Option<Vec<Ketentuan>> {
    let satu_aturan = |a: &Aturan| -> Option<Ketentuan> {
        let kiri = satu(a.kiri)?;
        let mut kelompok = Vec::new();
        for g in &a.kelompok {
            let mut k = 0;
            for v in g {
                k |= satu(*v)?;
            }
            kelompok.push((k, i64::try_from(g.len()).ok()?));
        }
        let kanan = kelompok.iter().fold(0, |a, (k, _)| a | k);
        Some(Ketentuan {
            kiri,
            kelompok,
            kanan,
            anggota: kanan | kiri,
        })
    };
    soal.aturan.iter().map(satu_aturan).collect()
}

/// The decided parts of sums that rules with undecided variables ask about.
fn perlu(aturan: &[Ketentuan], sudah: Kumpulan) -> BTreeSet<Kumpulan> {
    aturan
        .iter()
        .filter(|a| a.anggota & !sudah != 0)
        .flat_map(|a| std::iter::once(a.kiri).chain(a.kelompok.iter().map(|(k, _)| *k)))
        .map(|k| k & sudah)
        .filter(|k| *k != 0)
        .collect()
}

fn fpb(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    a
}

/// Where a sum starts, in which steps it moves, and how many steps there are.
fn rentang(soal: &Soal, k: Kumpulan) -> Option<(i64, i64, u64)> {
    let (mut dasar, mut puncak, mut satuan) = (0_i64, 0_i64, 0_i64);
    for v in isi(k) {
        let langkah = &soal.variabel.get(v)?.langkah;
        let awal = langkah.first()?.nilai;
        dasar = dasar.checked_add(awal)?;
        puncak = puncak.checked_add(langkah.last()?.nilai)?;
        for l in langkah {
            satuan = fpb(satuan, l.nilai - awal);
        }
    }
    let satuan = satuan.max(1);
    let banyak = u64::try_from((puncak - dasar).checked_div(satuan)?).ok()?;
    Some((dasar, satuan, banyak))
}

/// How many combinations of values may have to be told apart between two stages.
fn ragam(soal: &Soal, aturan: &[Ketentuan], sudah: Kumpulan) -> Option<u128> {
    let mut hasil = 1_u128;
    for k in perlu(aturan, sudah) {
        let (_, _, banyak) = rentang(soal, k)?;
        hasil = hasil.saturating_mul(u128::from(banyak) + 1);
    }
    Some(hasil)
}

/// The worksheet's order, except that a criterion comes after what it may not exceed, and at once
/// when deciding it leaves no more to remember than before.
fn urutan(soal: &Soal, aturan: &[Ketentuan]) -> Option<Vec<usize>> {
    let n = soal.variabel.len();
    let mut sudah: Kumpulan = 0;
    let mut hasil = Vec::new();
    let mut kini = 1_u128;
    while hasil.len() < n {
        let sisa: Vec<usize> = (0..n).filter(|v| !hasil.contains(v)).collect();
        let siap = |v: &usize| {
            let bit = satu(*v).unwrap_or(0);
            let mut milik = aturan.iter().filter(|a| a.kiri == bit);
            milik.all(|a| a.kanan & !(sudah | bit) == 0)
        };
        let mut calon: Vec<usize> = sisa.iter().copied().filter(siap).collect();
        if calon.is_empty() {
            calon = sisa;
        }
        let mut pilih = None;
        for v in &calon {
            let nanti = ragam(soal, aturan, sudah | satu(*v)?)?;
            if nanti <= kini {
                pilih = Some((*v, nanti));
                break;
            }
            pilih = pilih.or(Some((*v, nanti)));
        }
        let (v, nanti) = pilih?;
        sudah |= satu(v)?;
        kini = nanti;
        hasil.push(v);
    }
    Some(hasil)
}

/// Order and stages; none when there are too many variables or the memory does not fit.
pub(super) fn susun(soal: &Soal) -> Option<Susunan> {
    let aturan = ketentuan(soal)?;
    let urutan = urutan(soal, &aturan)?;
    let mut sudah: Kumpulan = 0;
    let mut lama: BTreeMap<Kumpulan, Kotak> = BTreeMap::new();
    let mut tahap = Vec::new();
    for v in &urutan {
        let bit = satu(*v)?;
        let sebelum = sudah;
        sudah |= bit;
        let asal = |k: Kumpulan| -> Option<Asal> {
            let dulu = k & sebelum;
            Some(Asal {
                kotak: match dulu {
                    0 => None,
                    _ => Some(*lama.get(&dulu)?),
                },
                tambah: k & bit != 0,
            })
        };
        let mut satu_tahap = Tahap::default();
        let mut baru = BTreeMap::new();
        let mut geser = 0_u32;
        for k in perlu(&aturan, sudah) {
            let (dasar, satuan, banyak) = rentang(soal, k)?;
            let kotak = Kotak {
                geser,
                lebar: u64::BITS - banyak.leading_zeros(),
                dasar,
                satuan,
            };
            geser = geser.checked_add(kotak.lebar).filter(|n| *n < u128::BITS)?;
            satu_tahap.simpan.push((asal(k)?, kotak));
            baru.insert(k, kotak);
        }
        let selesai = |a: &&Ketentuan| a.anggota & bit != 0 && a.anggota & !sudah == 0;
        for a in aturan.iter().filter(selesai) {
            let mut kelompok = Vec::new();
            for (k, n) in &a.kelompok {
                kelompok.push((asal(*k)?, *n));
            }
            satu_tahap.periksa.push(Periksa {
                kiri: asal(a.kiri)?,
                kelompok,
            });
        }
        tahap.push(satu_tahap);
        lama = baru;
    }
    Some(Susunan { urutan, tahap })
}
